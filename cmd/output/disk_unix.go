//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"syscall"
)

// lock opens the file and locks it. The run that held it before removes it
// while it still holds it, so the file that was opened may have lost its name
// by then: such a lock keeps nobody out and is taken anew.
func lock(name string) (io.Closer, error) {
	for {
		file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
		made := err == nil
		if errors.Is(err, fs.ErrExist) {
			file, err = os.OpenFile(name, os.O_CREATE|os.O_RDWR|syscall.O_NOFOLLOW, 0o666)
		}
		if errors.Is(err, fs.ErrPermission) {
			// Another user's killed run has left it; holding it takes no writing.
			if others, e := os.OpenFile(name, os.O_RDONLY|syscall.O_NOFOLLOW, 0); e == nil {
				file, err = others, nil
			}
		}
		if err != nil {
			return nil, err
		}
		if err := flock(file); err != nil {
			if errors.Is(err, errNoLocks) || made && !errors.Is(err, errHeld) {
				os.Remove(name) // nobody can hold it
			}
			file.Close()
			return nil, err
		}
		mine, err := file.Stat()
		if err != nil {
			file.Close()
			return nil, err
		}
		named, err := os.Lstat(name)
		if err == nil && os.SameFile(mine, named) {
			return file, nil
		}
		file.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
}

func flock(file *os.File) error {
	for {
		switch err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case err == nil:
			return nil
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errHeld
		case errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.EINVAL),
			errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.EOPNOTSUPP):
			return errNoLocks
		default:
			return &fs.PathError{Op: "flock", Path: file.Name(), Err: err}
		}
	}
}

func rename(old, new string) error { return os.Rename(old, new) }

// syncDir takes no notice of file systems that cannot sync a folder, nor of a
// folder that may be written but not read.
func syncDir(name string) error {
	dir, err := os.Open(name)
	if err == nil {
		err = dir.Sync()
		dir.Close()
	}
	cannot := []error{syscall.EINVAL, syscall.ENOTSUP, syscall.ENOSYS, syscall.EBADF, fs.ErrPermission}
	if slices.ContainsFunc(cannot, func(e error) bool { return errors.Is(err, e) }) {
		return nil
	}
	return err
}
