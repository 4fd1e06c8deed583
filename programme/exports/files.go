package exports

import (
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
func (s *sources) find(source *programme.Source) ([]*xlsx.Workbook, bool) {
	var names []string
	ok := true
	for _, pattern := range source.Files {
		found, err := files.Match(s.dir, pattern)
		if err != nil {
			p := xlsx.SystemProblem(pattern, err)
			s.log.Add(*p)
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
		return nil, false
	}
	if source.Pick != programme.Every && len(names) > 1 {
		newest, found := s.newest(source, names)
		if !found {
			return nil, false
		}
		s.closeOthers(names, newest)
		names = []string{newest}
	}
	var books []*xlsx.Workbook
	for _, name := range names {
		if b := s.book(name); b != nil {
			books = append(books, b)
		} else {
			ok = false
		}
	}
	return books, ok
}

// closeOthers lets go the workbooks that were opened to compare their ages, but
// for those that another source is reading.
func (s *sources) closeOthers(names []string, kept string) {
	for _, name := range names {
		b := s.books[name]
		if name == kept || b == nil {
			continue
		}
		reads := false
		for src := range s.read {
			reads = reads || slices.Contains(s.used[src], b)
		}
		if !reads {
			b.Close()
			delete(s.books, name)
		}
	}
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
		if e.Type().IsRegular() && strings.HasPrefix(strings.ToLower(path.Ext(e.Name())), ".xls") && !strings.HasPrefix(e.Name(), "~$") {
			names = append(names, norm.NFC.String(e.Name()))
		}
	}
	if len(names) == 0 {
		return "kansiossa " + dir + " ei ole Excel-tiedostoja; lataa tiedosto sinne, tai anna aineistojen kansio valitsimella --data"
	}
	return "kansiossa " + dir + " on esimerkiksi " + problem.QuoteList(names, 4) + "; korjaa lähteen tiedostot-kohta tai tiedoston nimi"
}

// newest picks the file with the latest stamp in its name, then the one with
// the latest update in its footer. A tie is a problem: nothing else tells which
// of the files is meant.
func (s *sources) newest(source *programme.Source, names []string) (string, bool) {
	best := []string{}
	for _, name := range names {
		stamp := files.Stamp(path.Base(name))
		switch {
		case len(best) == 0 || stamp > files.Stamp(path.Base(best[0])):
			best = []string{name}
		case stamp == files.Stamp(path.Base(best[0])):
			best = append(best, name)
		}
	}
	if len(best) > 1 {
		var latest []string
		updated := ""
		for _, name := range best {
			b := s.book(name)
			if b == nil {
				return "", false
			}
			switch at := xlsx.ComparableTime(b.Updated(true)); {
			case len(latest) == 0 || at > updated:
				latest, updated = []string{name}, at
			case at == updated:
				latest = append(latest, name)
			}
		}
		best = latest
	}
	if len(best) > 1 {
		s.log.Programme(nil, problem.Error, source.At, "lähteelle "+problem.Quote(source.Key)+" löytyy "+plainCount(len(best))+" tiedostoa, joista ei näe, mikä on uusin: "+problem.QuoteList(best, 4),
			"nimeä tiedostot-kohdassa yksi niistä, esimerkiksi tiedostot: "+best[len(best)-1]+", tai lue kaikki: valinta: kaikki")
		return "", false
	}
	for _, name := range names {
		if name != best[0] {
			s.log.Add(problem.Problem{Severity: problem.Warning, File: name,
				Fact: "tiedosto jätettiin lukematta, koska lähteen " + problem.Quote(source.Key) + " uusin tiedosto on " + best[0],
				Hint: "poista vanhentunut tiedosto, tai lue kaikki: valinta: kaikki"})
		}
	}
	return best[0], true
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

// book opens a file once a run.
func (s *sources) book(name string) *xlsx.Workbook {
	if b, ok := s.books[name]; ok {
		return b
	}
	file := filepath.FromSlash(name)
	if !filepath.IsAbs(file) {
		file = filepath.Join(s.dir, file)
	}
	b, fault := xlsx.Open(file, norm.NFC.String(name))
	if fault != nil {
		s.log.Add(*fault)
	}
	s.books[name] = b
	return b
}
