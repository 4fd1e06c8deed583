package output

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
)

// The names of our own files: hidden, and of a form that nothing else has. All
// of a set's stand in the set's own folder.
const (
	tokenBytes = 8
	fresh      = "uusi"
	kept       = "vanha"
)

var (
	ownFile = regexp.MustCompile(`^\.(.+)\.tolokku-[0-9a-f]{16}-\d+\.(` + fresh + `|` + kept + `)$`)
	ownLock = regexp.MustCompile(`^\.(.+)\.tolokku\.lukko$`)
)

func (w *writing) lockName(set string) string {
	return filepath.Join(w.set.Dir, "."+set+".tolokku.lukko")
}

func (w *writing) ownName(p *placed, role string) string {
	return filepath.Join(w.set.Dir, fmt.Sprintf(".%s.tolokku-%s-%d.%s", w.set.Name, w.token, slices.Index(w.files, p), role))
}

// sweep removes what killed runs have left in the folder: this set's, whose
// lock is held, and those of other sets whose lock nobody holds. What cannot
// be removed waits for the next run.
func (w *writing) sweep() {
	entries, err := w.ReadDir(w.set.Dir)
	if err != nil {
		return
	}
	left := map[string][]string{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if m := ownFile.FindStringSubmatch(e.Name()); m != nil {
			left[m[1]] = append(left[m[1]], filepath.Join(w.set.Dir, e.Name()))
		} else if m := ownLock.FindStringSubmatch(e.Name()); m != nil {
			left[m[1]] = append(left[m[1]], "")
		}
	}
	for _, set := range slices.Sorted(maps.Keys(left)) {
		names := left[set]
		if set == w.set.Name {
			w.removeAll(names)
			continue
		}
		held, err := w.Lock(w.lockName(set))
		if err != nil {
			continue
		}
		w.removeAll(names)
		w.unlock(set, held)
	}
}

func (w *writing) removeAll(names []string) {
	for _, name := range names {
		if name != "" {
			w.Remove(name)
		}
	}
}
