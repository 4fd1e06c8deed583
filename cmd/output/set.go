// Package output writes a run's files as one set: all of them or none,
// whatever happens on the way.
//
// What stands in a place stays there until the new file replaces it in one
// step, so a process that is killed leaves each file whole, old or new. What
// it leaves beside them the next run recognises by its name and clears. A run
// that stops by itself, for an error or a signal, puts everything back. Two
// runs that write the same set into one folder at once do not mix: the second
// is told that the first is at work, and where the file system knows no locks,
// each reads its files back before it says that they are there.
package output

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Set is files that belong together.
type Set struct {
	// Dir is the folder; it is made if it is missing.
	Dir string
	// Name tells the set from others in the same folder, like
	// "seurantaraportti-2023". Runs that write a set of the same name into the
	// same folder keep each other out.
	Name  string
	Files []File
	// Keep refuses to replace a file that stands in a place.
	Keep bool
}

// File is one file of a set.
type File struct {
	// Name is the file's name in the set's folder, or its path below it with "/".
	Name    string
	Content []byte
}

var (
	// ErrOtherRun: another run is writing the same set into the same folder.
	ErrOtherRun = errors.New("another run is writing the same files")
	// ErrChanged: somebody else wrote into the place before the run was done.
	ErrChanged = errors.New("the file was changed by another program")
)

// Error tells where and why a set was not written. Everything is as it was
// before, but for what Broken names.
type Error struct {
	// Place is the file or folder by the name that the user knows.
	Place string
	// Err is the system's refusal, ErrOtherRun, ErrChanged, fs.ErrExist, or
	// the cause of the context's end.
	Err    error
	Broken []Broken
}

// Broken is a place that could not be put back.
type Broken struct {
	Place string
	// Kept is where the old file is; empty if there was none.
	Kept string
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %v", e.Place, e.Err) }
func (e *Error) Unwrap() error { return e.Err }

// Write writes the set. When all files are in place it calls announce with
// their names; an error of that puts everything back too, so that nobody finds
// files that nobody was told of. The context's end stops the writing up to
// then. Every error but announce's own is an *Error.
func (s Set) Write(ctx context.Context, disk FS, announce func(places []string) error) error {
	token := make([]byte, tokenBytes)
	rand.Read(token) // never fails
	w := &writing{FS: disk, set: s, ctx: ctx, token: hex.EncodeToString(token)}
	err := w.lockAndWrite(announce)
	if err == nil {
		return nil
	}
	if len(w.broken) > 0 {
		var told *Error
		if !errors.As(err, &told) {
			told = &Error{Place: s.Dir, Err: err}
		}
		told.Broken = w.broken
		return told
	}
	return err
}

// writing is one run's work on a set.
type writing struct {
	FS
	set    Set
	ctx    context.Context
	token  string
	made   []string // folders that the run made, outermost first
	files  []*placed
	broken []Broken
}

// placed is how far a file has come.
type placed struct {
	File
	place     string
	fresh     string // the new content under a name of our own; "" before it is begun
	old       string // what stood in the place, under a name of our own; "" if nothing did
	replacing bool   // the new file may stand in its place
}

func (w *writing) lockAndWrite(announce func([]string) error) error {
	if err := w.makeDir(w.set.Dir); err != nil {
		w.removeDirs()
		return &Error{Place: w.set.Dir, Err: err}
	}
	held, err := w.Lock(w.lockName(w.set.Name))
	switch {
	case errors.Is(err, errNoLocks):
		// Without a lock nobody knows whose the leftovers are: they stay. A
		// mix is still found, when the files are read back.
	case errors.Is(err, errHeld):
		w.removeDirs()
		return &Error{Place: w.set.Dir, Err: ErrOtherRun}
	case err != nil:
		w.removeDirs()
		return &Error{Place: w.set.Dir, Err: err}
	default:
		w.sweep()
	}
	err = w.write(announce)
	if err != nil {
		w.undo()
	}
	if held != nil {
		w.unlock(w.set.Name, held)
	}
	if err != nil {
		w.removeDirs()
	}
	return err
}

// unlock removes the lock's file while the lock is still held: a run that
// makes it anew has then nothing to do with this one.
func (w *writing) unlock(name string, held io.Closer) {
	w.Remove(w.lockName(name))
	held.Close()
}

func (w *writing) write(announce func([]string) error) error {
	var places []string
	for _, f := range w.set.Files {
		p := &placed{File: f, place: filepath.Join(w.set.Dir, filepath.FromSlash(f.Name))}
		w.files = append(w.files, p)
		places = append(places, p.place)
	}
	for _, step := range []func(*placed) error{w.look, w.prepare, w.replace, w.verify} {
		for _, p := range w.files {
			err := context.Cause(w.ctx)
			if err == nil {
				err = step(p)
			}
			if err != nil {
				return &Error{Place: p.place, Err: err}
			}
		}
	}
	if err := w.SyncDir(w.set.Dir); err != nil {
		return &Error{Place: w.set.Dir, Err: err}
	}
	if err := context.Cause(w.ctx); err != nil {
		return &Error{Place: w.set.Dir, Err: err}
	}
	if err := announce(places); err != nil {
		return err
	}
	for _, p := range w.files {
		if p.old != "" {
			w.Remove(p.old)
		}
	}
	return nil
}

// look refuses a place that no file can take, before anything is written.
func (w *writing) look(p *placed) error {
	info, err := w.Stat(p.place)
	switch {
	case err == nil && info.IsDir():
		return syscall.EISDIR
	case err == nil && w.set.Keep:
		return fs.ErrExist
	}
	return w.makeDir(filepath.Dir(p.place))
}

// prepare writes the new content beside the places.
func (w *writing) prepare(p *placed) error {
	p.fresh = w.ownName(p, fresh)
	return w.WriteNew(p.fresh, p.Content)
}

// replace puts the new file in its place. What stood there is kept under
// another name, but stays where it is until then.
func (w *writing) replace(p *placed) error {
	if w.set.Keep {
		// Unlike a renaming, a link does not replace what somebody else put
		// there meanwhile.
		err := w.Link(p.fresh, p.place)
		if err == nil {
			p.replacing = true
			w.Remove(p.fresh)
			return nil
		}
		if there, found := w.Lstat(p.place); found == nil {
			mine, err := w.Lstat(p.fresh)
			p.replacing = err == nil && os.SameFile(mine, there)
			return fs.ErrExist
		}
	}
	if err := w.keepOld(p); err != nil {
		return err
	}
	p.replacing = true
	return w.Rename(p.fresh, p.place)
}

// keepOld keeps what stands in the place by a hard link, or by a copy where
// the file system has no links.
func (w *writing) keepOld(p *placed) error {
	info, err := w.Lstat(p.place)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	old := w.ownName(p, kept)
	if err := w.Link(p.place, old); err == nil {
		p.old = old
		return nil
	} else if !info.Mode().IsRegular() {
		return err
	}
	content, err := w.ReadFile(p.place)
	if err != nil {
		return err
	}
	p.old = old
	return w.WriteNew(old, content)
}

// verify reads the file back: what the run says it wrote must stand there.
func (w *writing) verify(p *placed) error {
	content, err := w.ReadFile(p.place)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Equal(content, p.Content) {
		return ErrChanged
	}
	return err
}

// undo puts back what stood in the places and removes what the run made.
func (w *writing) undo() {
	for i := len(w.files) - 1; i >= 0; i-- {
		p := w.files[i]
		if p.replacing {
			w.putBack(p)
		}
		for _, name := range []string{p.fresh, p.old} {
			if name != "" {
				w.Remove(name)
			}
		}
	}
}

// putBack restores one place, unless it holds what somebody else wrote.
func (w *writing) putBack(p *placed) {
	content, err := w.ReadFile(p.place)
	if err == nil && !bytes.Equal(content, p.Content) {
		return
	}
	if p.old != "" {
		if err = w.Rename(p.old, p.place); err != nil {
			w.broken = append(w.broken, Broken{p.place, p.old, err})
			p.old = "" // it is the only copy now
		}
		return
	}
	if err = w.Remove(p.place); err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.broken = append(w.broken, Broken{p.place, "", err})
	}
}

// makeDir makes a folder and those above it that are missing.
func (w *writing) makeDir(dir string) error {
	info, err := w.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return syscall.ENOTDIR
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if above := filepath.Dir(dir); above != dir {
		if err := w.makeDir(above); err != nil {
			return err
		}
	}
	err = w.Mkdir(dir)
	switch {
	case err == nil:
		w.made = append(w.made, dir)
	case errors.Is(err, fs.ErrExist):
		return nil
	}
	return err
}

// removeDirs removes the folders that the run made, unless somebody else has
// put something there.
func (w *writing) removeDirs() {
	for i := len(w.made) - 1; i >= 0; i-- {
		w.Remove(w.made[i])
	}
}
