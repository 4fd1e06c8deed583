package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"
)

const (
	accessDenied     = syscall.Errno(5)
	sharingViolation = syscall.Errno(32)

	tries = 20
	pause = 25 * time.Millisecond
)

// rename waits a moment for programs that open each new file to look at it,
// as virus scanners and indexers do.
func rename(old, new string) error {
	for n := 0; ; n++ {
		err := os.Rename(old, new)
		if n == tries || !errors.Is(err, accessDenied) && !errors.Is(err, sharingViolation) {
			return err
		}
		time.Sleep(pause)
	}
}

// lock opens the file so that nobody else can, on network shares too. The
// system removes it when it is closed or when the process ends.
func lock(name string) (io.Closer, error) {
	const (
		deleteOnClose = 0x04000000
		deleteAccess  = 0x00010000
	)
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	for n := 0; ; n++ {
		handle, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE|deleteAccess, 0, nil,
			syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
		switch {
		case err == nil:
			return os.NewFile(uintptr(handle), name), nil
		case errors.Is(err, sharingViolation):
			return nil, errHeld
		case errors.Is(err, accessDenied) && n < tries:
			// The one before has closed it, but its name is still going away.
			time.Sleep(pause)
		default:
			return nil, &fs.PathError{Op: "lock", Path: name, Err: err}
		}
	}
}

// syncDir has nothing to do: Windows keeps the names with the files.
func syncDir(string) error { return nil }
