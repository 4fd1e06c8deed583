package exports

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"

	"golang.org/x/text/unicode/norm"
)

var (
	stampForm = regexp.MustCompile(`[_\- ]?((?:19|20)\d{6})[-_T ]?(\d{6})?`)
	dateForm  = regexp.MustCompile(`((?:19|20)\d{2})-(\d{2})-(\d{2})`)
)

// stampOf reads the time in a file's name, as 14 digits; empty without one.
func stampOf(name string) string {
	best := ""
	for _, m := range stampForm.FindAllStringSubmatchIndex(name, -1) {
		// Digits on either side make it some other number.
		if m[0] > 0 && isDigit(name[m[0]]) && isDigit(name[m[0]-1]) || m[1] < len(name) && isDigit(name[m[1]]) {
			continue
		}
		day := name[m[2]:m[3]]
		if _, ok := xlsx.ParseDate(day[:4] + "-" + day[4:6] + "-" + day[6:]); !ok {
			continue
		}
		stamp := day + "000000"
		if m[4] >= 0 {
			stamp = day + name[m[4]:m[5]]
		}
		best = max(best, stamp)
	}
	for _, m := range dateForm.FindAllStringSubmatch(name, -1) {
		if _, ok := xlsx.ParseDate(m[0]); ok {
			best = max(best, m[1]+m[2]+m[3]+"000000")
		}
	}
	return best
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// withoutStamp takes the time out of a file's name, so that it is not taken for
// the year that the figures are from.
func withoutStamp(name string) string {
	return dateForm.ReplaceAllString(stampForm.ReplaceAllString(name, " "), " ")
}

// match lists the files that a pattern finds under dir, by name, in rising
// order. Names compare in composed form, because macOS stores them decomposed.
// Excel's lock files are skipped.
func match(dir, pattern string) ([]string, error) {
	pattern = path.Clean(strings.ReplaceAll(pattern, "\\", "/"))
	root, rest := cmp.Or(dir, "."), pattern
	prefix := ""
	if filepath.IsAbs(filepath.FromSlash(pattern)) {
		volume := filepath.VolumeName(filepath.FromSlash(pattern))
		root, prefix = volume+string(filepath.Separator), filepath.ToSlash(volume)+"/"
		rest = strings.TrimPrefix(pattern, prefix)
	}
	found := []string{""}
	for segment := range strings.SplitSeq(rest, "/") {
		var next []string
		for _, base := range found {
			names, err := matchSegment(filepath.Join(root, filepath.FromSlash(base)), segment)
			if err != nil {
				return nil, err
			}
			for _, name := range names {
				next = append(next, path.Join(base, name))
			}
		}
		found = next
	}
	var files []string
	for _, f := range found {
		if strings.HasPrefix(path.Base(f), "~$") {
			continue
		}
		files = append(files, prefix+f)
	}
	slices.Sort(files)
	return files, nil
}

func matchSegment(dir, segment string) ([]string, error) {
	if _, err := os.Lstat(filepath.Join(dir, segment)); err == nil {
		return []string{segment}, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		if os.IsNotExist(err) {
			return nil, nil
		}
		return nil, err
	}
	segment = norm.NFC.String(segment)
	var names []string
	for _, e := range entries {
		name := norm.NFC.String(e.Name())
		if ok, _ := path.Match(segment, name); ok || name == segment {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// find opens the files of a source: all that its patterns match, or the newest.
func (l *loader) find(source *programme.Source) ([]*xlsx.Workbook, bool) {
	var names []string
	ok := true
	for _, pattern := range source.Files {
		found, err := match(l.dir, pattern)
		if err != nil {
			p := xlsx.SystemProblem(pattern, err)
			l.problems.Add(*p)
			ok = false
			continue
		}
		if len(found) == 0 {
			l.problems.Add(problem.Problem{
				Severity: problem.Error, Cause: problem.System, File: l.p.File,
				Line: source.At.Line, Column: source.At.Column, Length: source.At.Length, Snippet: l.p.Line(source.At.Line),
				Fact: "lähteen " + problem.Quote(source.Key) + " tiedostoa ei löydy: " + pattern,
				Hint: l.nearFiles(pattern),
			})
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
		newest, found := l.newest(source, names)
		if !found {
			return nil, false
		}
		names = []string{newest}
	}
	var books []*xlsx.Workbook
	for _, name := range names {
		if b := l.book(name); b != nil {
			books = append(books, b)
		} else {
			ok = false
		}
	}
	return books, ok
}

func (l *loader) nearFiles(pattern string) string {
	dir := path.Dir(path.Clean(strings.ReplaceAll(pattern, "\\", "/")))
	folder := filepath.FromSlash(dir)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(l.dir, folder)
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
func (l *loader) newest(source *programme.Source, names []string) (string, bool) {
	best := []string{}
	for _, name := range names {
		stamp := stampOf(path.Base(name))
		switch {
		case len(best) == 0 || stamp > stampOf(path.Base(best[0])):
			best = []string{name}
		case stamp == stampOf(path.Base(best[0])):
			best = append(best, name)
		}
	}
	if len(best) > 1 {
		var latest []string
		updated := ""
		for _, name := range best {
			b := l.book(name)
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
		l.atProgramme(problem.Error, source.At, "lähteelle "+problem.Quote(source.Key)+" löytyy "+plainCount(len(best))+" tiedostoa, joista ei näe, mikä on uusin: "+problem.QuoteList(best, 4),
			"nimeä tiedostot-kohdassa yksi niistä, esimerkiksi tiedostot: "+best[len(best)-1]+", tai lue kaikki: valinta: kaikki")
		return "", false
	}
	for _, name := range names {
		if name != best[0] {
			l.problems.Add(problem.Problem{Severity: problem.Warning, File: name,
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
func (l *loader) book(name string) *xlsx.Workbook {
	if b, ok := l.books[name]; ok {
		return b
	}
	file := filepath.FromSlash(name)
	if !filepath.IsAbs(file) {
		file = filepath.Join(l.dir, file)
	}
	b, fault := xlsx.Open(file, norm.NFC.String(name))
	if fault != nil {
		l.problems.Add(*fault)
	}
	l.books[name] = b
	return b
}
