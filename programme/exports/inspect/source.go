package inspect

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/files"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// openSheets makes of a sheet for a year the pattern for those of all years,
// where they are arranged alike.
func (d *Description) openSheets(source *programme.Source, m *programme.Mapping, c table.Cell, value *programme.Value) {
	own := c.Table.Sheet
	if _, ok := xlsx.YearWithin(own.Name); !ok || len(source.Sheets) != 1 {
		return
	}
	var years []string
	for _, s := range d.book.Sheets {
		if _, ok := xlsx.YearWithin(s.Name); ok && !s.Hidden && !s.Empty() {
			years = append(years, s.Name)
		}
	}
	if len(years) < 2 {
		return
	}
	wide := *source
	wide.Sheets = years
	open := yearForm.ReplaceAllString(own.Name, "$1*")
	if open != own.Name && slices.Equal(d.sheetsLike(open), years) {
		wide.Sheets = []string{open}
	}
	trial := *m
	all, clean := d.valuesOf(&wide, &trial)
	if clean && slices.ContainsFunc(all, func(v programme.Value) bool { return v.Year == value.Year && v.Number.Cmp(value.Number) == 0 }) {
		source.Sheets = wide.Sheets
		// A title's year is that of its own sheet.
		source.Name = strings.Join(strings.Fields(titleYear.ReplaceAllString(source.Name, " ")), " ")
		if source.Name == "" {
			source.Name = nameOf(path.Base(d.File))
		}
	}
}

// yearForm is a year in a sheet's name; its century stays in the pattern.
var yearForm = regexp.MustCompile(`((?:19|20))\d{2}`)

// titleYear is a year among the words of a title.
var titleYear = regexp.MustCompile(`(?:^|[ ,]+)(?:vuonna |vuosi )?(?:19|20)\d{2}(?:$|[ ,]+)`)

// sheetsLike are the sheets that a pattern with one * finds.
func (d *Description) sheetsLike(pattern string) []string {
	before, after, _ := strings.Cut(pattern, "*")
	var names []string
	for _, s := range d.book.Sheets {
		if len(s.Name) >= len(before)+len(after) && strings.HasPrefix(s.Name, before) && strings.HasSuffix(s.Name, after) {
			names = append(names, s.Name)
		}
	}
	return names
}

// wholeTime is the special dimension whose text tells the year.
func wholeTime(t *table.Table) string {
	if _, ok := xlsx.YearWithin(t.Sheet.Name); ok {
		return programme.SheetDimension
	}
	if _, ok := xlsx.YearWithin(files.WithoutStamp(path.Base(t.File))); ok {
		return programme.FileDimension
	}
	return ""
}

// sourceFor is a source entry for a sheet of this workbook.
func (d *Description) sourceFor(s *xlsx.Sheet, g *arrangement) *programme.Source {
	source := *g.source
	base := path.Base(d.File)
	source.Files = []string{d.pattern(&source)}
	source.Pick = programme.Newest
	visible := 0
	for _, other := range d.book.Sheets {
		if !other.Hidden && !other.Empty() {
			visible++
		}
	}
	sheet := ""
	if visible > 1 || s.Hidden {
		source.Sheets = []string{s.Name}
		// Sheets of years are one source, others have their own.
		if _, ok := xlsx.YearWithin(s.Name); !ok {
			sheet = s.Name
		}
	}
	name := nameOf(base)
	if subject := table.TitleSubject(g.title); subject != "" && name != "" && isDigit(name[0]) {
		// A number tells nobody what the source is, and needs quotes.
		name = subject
	}
	whole := strings.TrimSpace(name + " " + sheet)
	if sheet != "" && len([]rune(whole)) > longestSlug {
		// The end of a long name is what tells the sheets apart.
		whole = sheet
	}
	source.Key = d.freeKey(keyOf(whole))
	source.Name = table.TitleSubject(g.title)
	if r := []rune(source.Name); len(r) > 80 || len(r) == 0 {
		source.Name = strings.TrimSuffix(nameOf(base)+", "+sheet, ", ")
	}
	return &source
}

// freeKey is a key that no other source has.
func (d *Description) freeKey(key string) string {
	free := key
	for n := 2; d.taken[free]; n++ {
		free = key + "-" + strconv.Itoa(n)
	}
	return free
}

var keyRest = regexp.MustCompile(`[^a-z0-9åäö]+`)

// nameOf is a file's name without its times and its ending.
func nameOf(base string) string {
	open, _ := openName(base)
	name := strings.Join(strings.FieldsFunc(strings.TrimSuffix(open, path.Ext(base)), func(r rune) bool { return r == '*' }), " ")
	return cmp.Or(strings.Trim(name, " -_."), strings.TrimSuffix(base, path.Ext(base)))
}

func keyOf(name string) string {
	key := xlsx.Fold(name)
	key = strings.Trim(keyRest.ReplaceAllString(key, "-"), "-")
	for len([]rune(key)) > longestSlug {
		// Whole words, as long as there are some.
		i := strings.LastIndexByte(key, '-')
		if i < 0 {
			key = string([]rune(key)[:longestSlug])
			break
		}
		key = key[:i]
	}
	if key == "" {
		return "lähde"
	}
	return key
}
