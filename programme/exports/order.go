package exports

import (
	"slices"

	"tolokku/programme"
	"tolokku/programme/exports/files"
)

// users counts who still needs a source's files, so that a workbook can be let
// go after its last user. Several sources may read one workbook: it is kept
// while any of them is needed.
type users struct {
	// candidates are the files that a source's patterns match, newest or not.
	candidates map[*programme.Source][]string
	left       map[*programme.Source]int
}

func newUsers(p *programme.Programme, dir string) *users {
	u := &users{candidates: map[*programme.Source][]string{}, left: map[*programme.Source]int{}}
	for _, m := range p.AllMittarit() {
		for _, source := range sourcesOf(m.Mapping) {
			u.left[source]++
		}
	}
	if c := p.Comments; c != nil && c.Source != nil {
		u.left[c.Source]++
	}
	for source := range u.left {
		for _, pattern := range source.Files {
			// A pattern that can't be matched is reported by who reads the source.
			found, _ := files.Match(dir, pattern)
			u.candidates[source] = append(u.candidates[source], found...)
		}
	}
	return u
}

// needs tells whether somebody still needs a file.
func (u *users) needs(name string) bool {
	for source, n := range u.left {
		if n > 0 && slices.Contains(u.candidates[source], name) {
			return true
		}
	}
	return false
}

// order puts the metrics so that those that read the same files follow each
// other; otherwise they keep the programme's order.
func (u *users) order(metrics []*programme.Mittari) []*programme.Mittari {
	// Sources are joined that share a file, and so are the metrics of them.
	group := map[string]int{}
	byGroup := [][]*programme.Mittari{}
	for _, m := range metrics {
		n := -1
		var names []string
		for _, source := range sourcesOf(m.Mapping) {
			names = append(names, u.candidates[source]...)
		}
		for _, name := range names {
			if g, ok := group[name]; ok && n < 0 {
				n = g
			}
		}
		if n < 0 {
			n = len(byGroup)
			byGroup = append(byGroup, nil)
		}
		for _, name := range names {
			if _, ok := group[name]; !ok {
				group[name] = n
			}
		}
		byGroup[n] = append(byGroup[n], m)
	}
	return slices.Concat(byGroup...)
}
