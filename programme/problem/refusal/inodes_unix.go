//go:build linux || darwin || freebsd

package refusal

import "syscall"

// noInodesLeft tells a file system that takes no more files from one that
// takes no more bytes: the error's number is the same.
func noInodesLeft(dir string) bool {
	var s syscall.Statfs_t
	if dir == "" || syscall.Statfs(dir, &s) != nil {
		return false
	}
	return s.Files > 0 && s.Ffree == 0
}
