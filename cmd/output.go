package cmd

import (
	"fmt"
	"os"
	"path/filepath"

	"tolokku/programme/problem"
)

// output is a file to be written.
type output struct {
	name    string
	content []byte
}

// writeAll writes the files into dir, all or none: each goes to a temporary
// file beside its place, and when all are complete they are renamed. When a
// step fails, what stood there before stands there again.
func writeAll(dir string, files []output) ([]string, problem.List) {
	made, err := makeDirectory(dir)
	if err != nil {
		return nil, writeProblem(dir, err)
	}
	undo := func() {
		for _, d := range made {
			os.Remove(d)
		}
	}
	var temporary []string
	discard := func() {
		for _, name := range temporary {
			os.Remove(name)
		}
		undo()
	}
	for _, f := range files {
		place := filepath.Join(dir, f.name)
		if info, err := os.Stat(place); err == nil && info.IsDir() {
			discard()
			return nil, writeProblem(place, fmt.Errorf("is a directory"))
		}
		name, err := writeTemporary(dir, f)
		if name != "" {
			temporary = append(temporary, name)
		}
		if err != nil {
			discard()
			return nil, writeProblem(place, err)
		}
	}
	var written []string
	var restore []func()
	for i, f := range files {
		place := filepath.Join(dir, f.name)
		back, err := replace(temporary[i], place)
		if err != nil {
			for j := len(restore) - 1; j >= 0; j-- {
				restore[j]()
			}
			discard()
			return nil, writeProblem(place, err)
		}
		restore = append(restore, back)
		written = append(written, place)
	}
	for _, f := range files {
		os.Remove(backupName(filepath.Join(dir, f.name)))
	}
	return written, nil
}

func writeProblem(place string, err error) problem.List {
	return problem.List{{
		Cause: problem.System, File: place, Fact: "tiedostoa ei voi kirjoittaa: " + refused(err),
		Hint: "sulje tiedosto, jos se on auki toisessa ohjelmassa, tarkista kansion käyttöoikeudet tai valitse toinen kansio valitsimella --output",
	}}
}

// makeDirectory makes dir and returns the directories that it had to make, the
// innermost first.
func makeDirectory(dir string) ([]string, error) {
	var missing []string
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		missing = append(missing, d)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		for _, d := range missing {
			os.Remove(d)
		}
		return nil, err
	}
	return missing, nil
}

// writeTemporary writes the content to a new file beside its place. The file
// gets the ordinary permissions, which os.CreateTemp would not give.
func writeTemporary(dir string, f output) (string, error) {
	for n := 0; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d-%d.tmp", f.name, os.Getpid(), n))
		file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if os.IsExist(err) && n < 100 {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = file.Write(f.content)
		if err == nil {
			err = file.Sync()
		}
		if closed := file.Close(); err == nil {
			err = closed
		}
		return name, err
	}
}

func backupName(place string) string {
	return filepath.Join(filepath.Dir(place), fmt.Sprintf(".%s.%d.old", filepath.Base(place), os.Getpid()))
}

// replace puts the temporary file in place and returns what undoes it. What
// stood there is kept under another name until all files are in place.
func replace(temporary, place string) (restore func(), err error) {
	old := backupName(place)
	restore = func() { os.Remove(place) }
	if _, err := os.Lstat(place); err == nil {
		if err := os.Rename(place, old); err != nil {
			return nil, err
		}
		restore = func() { os.Rename(old, place) }
	}
	if err := os.Rename(temporary, place); err != nil {
		restore()
		return nil, err
	}
	return restore, nil
}
