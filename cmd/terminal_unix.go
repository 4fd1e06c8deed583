//go:build !windows

package cmd

import "os"

// terminal tells a terminal from files and pipes. The null device is a
// character device too, but nobody looks at what goes there.
func terminal(stream *os.File) bool {
	info, err := stream.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
