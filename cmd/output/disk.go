package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// FS is the file system that a set is written into. It is a seam: tests fail
// it, kill it and delay it at each operation.
type FS interface {
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	// WriteNew writes a file that must not exist yet and waits until the
	// content is on the disk. After an error a part of the file may stand there.
	WriteNew(name string, content []byte) error
	Link(old, new string) error
	// Rename replaces what stands at the new name, in one step.
	Rename(old, new string) error
	Remove(name string) error
	Mkdir(name string) error
	// SyncDir waits until a folder's names are on the disk, where the system can.
	SyncDir(name string) error
	// Lock makes the file if it is missing and holds it until it is closed or
	// the process ends. It returns errHeld when another holds it, and
	// errNoLocks where the file system knows no locks.
	Lock(name string) (io.Closer, error)
}

var (
	errHeld    = errors.New("the lock is held")
	errNoLocks = errors.New("the file system knows no locks")
)

// Disk is the real file system.
type Disk struct{}

func (Disk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (Disk) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (Disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (Disk) ReadFile(name string) ([]byte, error)       { return os.ReadFile(name) }
func (Disk) Link(old, new string) error                 { return os.Link(old, new) }
func (Disk) Rename(old, new string) error               { return rename(old, new) }
func (Disk) Remove(name string) error                   { return os.Remove(name) }
func (Disk) Mkdir(name string) error                    { return os.Mkdir(name, 0o777) }

// WriteNew gives the file the ordinary permissions, which os.CreateTemp would not.
func (Disk) WriteNew(name string, content []byte) error {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

func (Disk) Lock(name string) (io.Closer, error) { return lock(name) }
func (Disk) SyncDir(name string) error           { return syncDir(name) }
