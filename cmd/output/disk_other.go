//go:build !darwin && !dragonfly && !freebsd && !linux && !netbsd && !openbsd && !windows

package output

import (
	"io"
	"os"
)

func lock(string) (io.Closer, error) { return nil, errNoLocks }

func rename(old, new string) error { return os.Rename(old, new) }

func syncDir(string) error { return nil }
