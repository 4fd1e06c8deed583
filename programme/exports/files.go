package exports

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tolokku/programme"
	"tolokku/programme/exports/files"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// find opens the files of a source: all that its patterns match, or the newest.
func (s *sources) find(source *programme.Source) (books, older []*xlsx.Workbook, ok bool) {
	var names []string
	ok = true
	for _, pattern := range source.Files {
		found, err := files.Match(s.dir, pattern)
		if err != nil {
			s.log.Add(patternProblem(pattern, err))
			ok = false
			continue
		}
		if len(found) == 0 {
			p := s.log.InFile(source.At, "lähteen "+problem.Quote(source.Key)+" tiedostoa ei löydy: "+pattern, s.nearFiles(pattern))
			p.Cause = problem.System
			s.log.Add(p)
			ok = false
		}
		for _, f := range found {
			if !slices.Contains(names, f) {
				names = append(names, f)
			}
		}
	}
	if !ok || len(names) == 0 {
		return nil, nil, false
	}
	if source.Pick != programme.Every && len(names) > 1 {
		var newest string
		if newest, older, ok = s.newest(source, names); !ok {
			return nil, nil, false
		}
		names = []string{newest}
	}
	for _, name := range names {
		if b := s.book(name); b != nil {
			books = append(books, b)
		} else {
			ok = false
		}
	}
	return books, older, ok
}

func (s *sources) nearFiles(pattern string) string {
	dir := path.Dir(path.Clean(strings.ReplaceAll(pattern, "\\", "/")))
	folder := filepath.FromSlash(dir)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(s.dir, folder)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "kansiota " + dir + " ei ole; tarkista lähteen tiedostot-kohta, tai anna aineistojen kansio valitsimella --data"
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasPrefix(strings.ToLower(path.Ext(e.Name())), ".xls") && !strings.HasPrefix(e.Name(), "~$") && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, norm.NFC.String(e.Name()))
		}
	}
	if len(names) == 0 {
		return "kansiossa " + dir + " ei ole Excel-tiedostoja; lataa tiedosto sinne, tai anna aineistojen kansio valitsimella --data"
	}
	return "kansiossa " + dir + " on esimerkiksi " + problem.QuoteList(names, 4) + "; korjaa lähteen tiedostot-kohta tai tiedoston nimi"
}

// newest picks the file with the latest update that the exports themselves tell,
// where all of them tell one, else the one with the latest stamp in its name,
// where all have one. Where neither tells which file is meant it is a problem. The
// files that are left out are told, and returned.
func (s *sources) newest(source *programme.Source, names []string) (newest string, older []*xlsx.Workbook, ok bool) {
	latest := s.latest(names)
	if len(latest) > 1 {
		shown := make([]string, len(latest))
		for i, name := range latest {
			shown[i] = files.Shown(s.dir, name)
		}
		s.log.Programme(nil, problem.Error, source.At, "lähteelle "+problem.Quote(source.Key)+" löytyy "+plainCount(len(latest))+" tiedostoa, joista ei näe, mikä on uusin: "+problem.QuoteList(shown, 4),
			"nimeä tiedostot-kohdassa yksi niistä, esimerkiksi tiedostot: "+shown[len(shown)-1]+", tai lue kaikki: valinta: kaikki")
		return "", nil, false
	}
	for _, name := range names {
		if name == latest[0] {
			continue
		}
		if b := s.peek(name).book; b != nil {
			older = append(older, b)
		}
		s.log.Add(problem.Problem{Severity: problem.Warning, File: files.Shown(s.dir, name),
			Fact: "tiedosto jätettiin lukematta, koska lähteen " + problem.Quote(source.Key) + " uusin tiedosto on " + files.Shown(s.dir, latest[0]),
			Hint: "poista vanhentunut tiedosto, tai lue kaikki: valinta: kaikki"})
	}
	return latest[0], older, true
}

// latest are the files that may be the newest: one, where the exports' own times
// or else the stamps in the names tell. A file that can't be read tells no time.
func (s *sources) latest(names []string) []string {
	candidates := greatest(names, func(name string) string {
		if b := s.peek(name).book; b != nil {
			return xlsx.ComparableTime(b.Updated(true))
		}
		return ""
	})
	if len(candidates) > 1 {
		candidates = greatest(candidates, func(name string) string { return files.Stamp(path.Base(name)) })
	}
	return candidates
}

// greatest are the names with the greatest value; all of them where any has none. A
// day without a time of day may be as late as any time of it.
func greatest(names []string, of func(string) string) []string {
	values := make([]string, len(names))
	for i, name := range names {
		values[i] = of(name)
	}
	if slices.Contains(values, "") {
		return names
	}
	top := slices.Max(values)
	var best []string
	for i, name := range names {
		if strings.HasPrefix(top, values[i]) {
			best = append(best, name)
		}
	}
	return best
}

func plainCount(n int) string {
	switch n {
	case 2:
		return "kaksi"
	case 3:
		return "kolme"
	}
	return strconv.Itoa(n)
}

// opened is a file that was opened, or the reason why it could not be.
type opened struct {
	book  *xlsx.Workbook
	fault *problem.Problem
}

// peek opens a file once a run, and tells nobody of a file that can't be read.
func (s *sources) peek(name string) *opened {
	if o, ok := s.books[name]; ok {
		return o
	}
	file := filepath.FromSlash(name)
	if !filepath.IsAbs(file) {
		file = filepath.Join(s.dir, file)
	}
	o := &opened{}
	o.book, o.fault = xlsx.Open(file, files.Shown(s.dir, name))
	s.books[name] = o
	return o
}

// book opens a file; nil after the reason why it can't be read was reported.
func (s *sources) book(name string) *xlsx.Workbook {
	o := s.peek(name)
	if o.fault != nil {
		s.log.Add(*o.fault)
	}
	return o.book
}

// patternProblem tells why nothing could be looked for by a pattern.
func patternProblem(pattern string, err error) problem.Problem {
	if errors.Is(err, files.ErrTooMany) {
		return problem.Problem{File: pattern, Fact: "hakumalli löytää liian monta tiedostoa tai kansiota", Hint: "kirjoita kansioiden nimet hakumalliin tähtien sijasta"}
	}
	return *xlsx.SystemProblem(pattern, err)
}
