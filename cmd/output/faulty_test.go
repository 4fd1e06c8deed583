package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"syscall"
	"time"
)

var errDead = errors.New("the process is dead")

// when a fault strikes, as seen from the operation that it strikes.
type when int

const (
	before when = iota // the operation does nothing
	midway             // of a file that is written, half
	after              // the operation does its work
)

// faulty is a disk that fails at an operation, or from it on, as if the
// process had been killed there. Operations count from 1.
type faulty struct {
	Disk
	noLinks, noLocks bool

	at   map[int]bool // the operations that fail
	when when
	kill bool // fail everything from the first one on
	err  error

	mu    sync.Mutex
	count int
	dead  bool
	calls []string
	// struck is the operation that failed.
	struck string
	pause  func() // before each operation
}

// step counts an operation and does it unless it is to fail.
func (f *faulty) step(name string, do func() error) error {
	if f.pause != nil {
		f.pause()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dead {
		return errDead
	}
	f.count++
	f.calls = append(f.calls, name)
	if !f.at[f.count] {
		return do()
	}
	f.struck = name
	if f.when == after {
		do()
	}
	if f.kill {
		f.dead = true
		return errDead
	}
	return f.err
}

func (f *faulty) Stat(name string) (info fs.FileInfo, err error) {
	err = f.step("stat", func() error { info, err = f.Disk.Stat(name); return err })
	return info, err
}

func (f *faulty) Lstat(name string) (info fs.FileInfo, err error) {
	err = f.step("lstat", func() error { info, err = f.Disk.Lstat(name); return err })
	return info, err
}

func (f *faulty) ReadDir(name string) (entries []fs.DirEntry, err error) {
	err = f.step("readdir", func() error { entries, err = f.Disk.ReadDir(name); return err })
	return entries, err
}

func (f *faulty) ReadFile(name string) (content []byte, err error) {
	err = f.step("read", func() error { content, err = f.Disk.ReadFile(name); return err })
	return content, err
}

// WriteNew does not wait for the disk: it is written some thousand times.
func (f *faulty) WriteNew(name string, content []byte) error {
	if f.when == midway && f.at[f.count+1] {
		content = content[:len(content)/2]
		f.when = after
		defer func() { f.when = midway }()
	}
	return f.step("write", func() error {
		file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if err != nil {
			return err
		}
		defer file.Close()
		_, err = file.Write(content)
		return err
	})
}

func (f *faulty) Link(old, new string) error {
	return f.step("link", func() error {
		if f.noLinks {
			return syscall.EPERM
		}
		return f.Disk.Link(old, new)
	})
}

func (f *faulty) Rename(old, new string) error {
	return f.step("rename", func() error { return f.Disk.Rename(old, new) })
}

func (f *faulty) Remove(name string) error {
	return f.step("remove", func() error { return f.Disk.Remove(name) })
}

func (f *faulty) Mkdir(name string) error {
	return f.step("mkdir", func() error { return f.Disk.Mkdir(name) })
}

func (f *faulty) SyncDir(name string) error {
	return f.step("sync", func() error { return nil })
}

func (f *faulty) Lock(name string) (held io.Closer, err error) {
	err = f.step("lock", func() error {
		if f.noLocks {
			return errNoLocks
		}
		held, err = f.Disk.Lock(name)
		return err
	})
	if err != nil && held != nil {
		// A process that is dead or was refused holds no lock.
		held.Close()
		held = nil
	}
	return held, err
}

func sleepUpTo(d time.Duration, random func(int64) int64) func() {
	return func() { time.Sleep(time.Duration(random(int64(d)))) }
}
