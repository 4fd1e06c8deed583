package inspect

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tolokku/programme"
	"tolokku/programme/exports/files"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// suggestByLabels makes a mapping that finds a cell by its labels, runs it and
// keeps it only where it gives the cell's own figure for the cell's own year.
// Narrower filters are tried when the first ones leave several cells.
func (d *Description) suggestByLabels(f *Found, g *arrangement, c table.Cell, year int) bool {
	source := d.sourceFor(c.Table.Sheet, g)
	if g.source.Layout == programme.Table || g.source.Layout == programme.Long {
		source.Missing = withFlags(c.Table, source.Missing)
	}
	visible := visibleYear(c)
	if visible == 0 && year == 0 && wholeTime(c.Table) == "" {
		f.Note = YearUnknown
		return true
	}
	var best *programme.Mapping
	var value *programme.Value
	note := ""
	for m, hint := range mappingsFor(c, cmp.Or(visible, year)) {
		v, clean := d.run(source, m, c.Position())
		if v == nil || best != nil && !clean || !gives(v, c, visible) {
			continue
		}
		best, value, note = m, v, hint
		if clean {
			d.dropFilters(source, best, c.Position(), value)
			if all := d.allEvents(source, best, c); all != nil {
				value = all
			}
			break
		}
		note = "muiden vuosien soluissa on korjattavaa: tolokku check kertoo, mitä"
	}
	if best == nil {
		return false
	}
	if more := symbolNote(c.Table, source); more != "" {
		note = strings.TrimPrefix(note+"; "+more, "; ")
	}
	switch best.Time {
	case programme.FileDimension:
		// Each year has a file of its own, and all of them are read.
		source.Pick = programme.Every
	case programme.SheetDimension:
		d.openSheets(source, best, c, value)
	case "":
		source.Files = []string{d.closed()}
	}
	f.Source, f.Mapping, f.Figure, f.Note = sourceYAML(source, g.namesFromTitle), mappingYAML(best), figureOf(value), note
	f.Metric = metricYAML(best, measureOf(c, g.title), groupDimensions(c, best), f.Figure)
	return true
}

// gives tells whether a value is what stands in the cell: of the year that its
// labels show, and the cell's own number where it is made of no other.
func gives(v *programme.Value, c table.Cell, visible int) bool {
	if visible != 0 && v.Year != visible {
		return false
	}
	if v.Aggregate != programme.Only {
		return true
	}
	own := c.Table.Sheet.ReadNumber(c.Content(), xlsx.Marks{}).Value
	return own != nil && own.Cmp(v.Number) == 0
}

// withFlags adds the texts that stand in place of numbers and can only be marks of
// a missing one: a colon, and single letters.
func withFlags(t *table.Table, missing []string) []string {
	missing = slices.Clone(missing)
	out := SheetDescription{}
	countCells(t, &out)
	for _, x := range out.Texts {
		if r := []rune(x.Text); len(r) == 1 && (r[0] == ':' || unicode.IsLower(r[0])) && !slices.Contains(missing, x.Text) {
			missing = append(missing, x.Text)
		}
	}
	slices.Sort(missing)
	return missing
}

// dropFilters leaves out the filters of labels that change nothing: a
// municipality's name needs no region beside it, and a remark no filter.
func (d *Description) dropFilters(source *programme.Source, m *programme.Mapping, cell xlsx.Position, value *programme.Value) {
	if source.Layout == programme.PxWeb {
		return
	}
	// Codes go first, then the last labels: what a person knows the row by stands
	// mostly before what it belongs to.
	for _, codes := range []bool{true, false} {
		for i := len(m.Where) - 1; i >= 0; i-- {
			if m.Where[i].Not || len(m.Where[i].Labels) > 1 || len(m.Where) == 1 || codes != xlsx.IsAmount(m.Where[i].Labels[0]) || d.needed(m.Where[i]) {
				continue
			}
			fewer := *m
			fewer.Where = slices.Delete(slices.Clone(m.Where), i, i+1)
			if v, clean := d.run(source, &fewer, cell); clean && v != nil && slices.Equal(figureOf(v).Cells, figureOf(value).Cells) {
				m.Where = fewer.Where
			}
		}
	}
}

// allEvents leaves out the filters of an event's own row that nobody searched for:
// a column of figures by day means all events, not those like the last one. It
// returns what the mapping gives then; nil where it stays.
func (d *Description) allEvents(source *programme.Source, m *programme.Mapping, c table.Cell) *programme.Value {
	time, _ := timeOf(c)
	if time == nil || !c.Table.Observations || m.Aggregate != programme.Sum {
		return nil
	}
	if at, _ := xlsx.ParsePeriod(c.In(*time).Text); at.Day == 0 {
		return nil
	}
	fewer := *m
	fewer.Where = slices.DeleteFunc(slices.Clone(m.Where), func(f programme.Filter) bool { return !f.Not && len(f.Labels) == 1 && !d.needed(f) })
	if len(fewer.Where) == len(m.Where) {
		return nil
	}
	v, clean := d.run(source, &fewer, c.Position())
	if v == nil || !clean {
		return nil
	}
	m.Where = fewer.Where
	return v
}

// needed tells whether a filter stays though it changes nothing yet: somebody
// searched for its label, or it says what is measured, and another metric may
// have the same group next year.
func (d *Description) needed(f programme.Filter) bool {
	label := xlsx.Fold(f.Labels[0])
	return slices.Contains(measureNames, xlsx.Fold(f.Dimension)) || slices.ContainsFunc(d.searched, func(q query) bool { return q.label == label })
}

var measureNames = []string{"mittari", "tunnus", "tiedot", "tieto", "indikaattori", "muuttuja", "kysymys", "erä"}

// openSheets makes of a sheet for a year the pattern for those of all years,
// where they are arranged alike.
func (d *Description) openSheets(source *programme.Source, m *programme.Mapping, c table.Cell, value *programme.Value) {
	own := c.Table.Sheet
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

// symbolNote tells of texts in place of numbers whose meaning nobody has told.
func symbolNote(t *table.Table, source *programme.Source) string {
	out := SheetDescription{}
	countCells(t, &out)
	for _, c := range out.Texts {
		if xlsx.IsSymbol(c.Text) && !slices.Contains(source.Missing, c.Text) {
			return "taulukossa on myös merkki " + problem.Quote(c.Text) + " (esimerkiksi solu " + c.Cell + "): jos se tarkoittaa nollaa, lisää lähteeseen nolla: [" + problem.YAML(c.Text) + "], jos tieto puuttuu, puuttuva: " + problem.YAMLList(append(slices.Clone(source.Missing), c.Text))
		}
	}
	return ""
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

// YearUnknown is the advice for a number of which nothing tells the year.
const YearUnknown = "työkirjasta ei näe, miltä vuodelta luku on: lisää komentoon --year ja vuosi"

// suggestCell maps a number that is in no table by its place, guarded by the
// label beside it or above it. own is the year that its labels tell, 0 for none.
func (d *Description) suggestCell(f *Found, h hit, own, year int) {
	guard, ok := guardFor(h.sheet, h.at)
	if !ok {
		f.Note = "solun vierestä ja yläpuolelta ei löydy nimikettä, josta luvun tunnistaisi; kirjoita sen viereen nimike"
		return
	}
	f.Note = ""
	guards := []programme.Guard{{Cell: guard.String(), Label: h.sheet.Label(guard.Row, guard.Column)}}
	beside, shown, told := yearBeside(h.sheet, h.at)
	if told && (own == 0 || own == shown) {
		own = shown
		if beside != guard {
			// Without it the same label could guard another year's row.
			guards = append(guards, programme.Guard{Cell: beside.String(), Label: h.sheet.Label(beside.Row, beside.Column)})
		}
	}
	f.year = own
	if own != 0 {
		year = own
	} else if y, ok := xlsx.YearWithin(h.sheet.Name); ok {
		year = y
	} else if y, ok := d.nameYear(); ok {
		year = y
	} else {
		if year == 0 {
			f.Note = YearUnknown
			return
		}
		f.Note = checkYear
	}
	source := d.sourceFor(h.sheet, &arrangement{source: &programme.Source{Layout: programme.Cells}})
	source.Sheets = []string{h.sheet.Name}
	m := &programme.Mapping{Aggregate: programme.Only, Cells: []programme.GuardedCell{{Year: year, Cell: h.at.String(), Guards: guards}}}
	v, _ := d.run(source, m, h.at)
	if v == nil {
		return
	}
	f.Source, f.Mapping, f.Figure = sourceYAML(source, true), mappingYAML(m), figureOf(v)
	f.Metric = metricYAML(m, guards[0].Label, nil, f.Figure)
	f.Value = h.at.String()
}

// yearBeside is the nearest cell to the left of a figure, or else above it, whose
// label is a period with its year.
func yearBeside(s *xlsx.Sheet, at xlsx.Position) (xlsx.Position, int, bool) {
	for c := at.Column - 1; c >= 1; c-- {
		if p, ok := xlsx.ParsePeriod(s.Label(at.Row, c)); ok && p.Year != 0 {
			return xlsx.Position{Row: at.Row, Column: c}, p.Year, true
		}
	}
	for r := at.Row - 1; r >= max(1, at.Row-1000); r-- {
		if p, ok := xlsx.ParsePeriod(s.Label(r, at.Column)); ok && p.Year != 0 {
			return xlsx.Position{Row: r, Column: at.Column}, p.Year, true
		}
	}
	return xlsx.Position{}, 0, false
}

// guardFor is the label by which a cell is known again: to the left of it the
// nearest that no other row has, so that a municipality guards sooner than its
// region; else the nearest one, to the left or above.
func guardFor(s *xlsx.Sheet, at xlsx.Position) (xlsx.Position, bool) {
	isLabel := func(p xlsx.Position) bool {
		c := s.At(p.Row, p.Column)
		return c.Kind == xlsx.Text && s.ReadNumber(c, xlsx.Marks{}).Value == nil && !xlsx.IsSymbol(s.LabelOf(c))
	}
	nearest, found := xlsx.Position{}, false
	for c := at.Column - 1; c >= 1; c-- {
		p := xlsx.Position{Row: at.Row, Column: c}
		if !isLabel(p) {
			continue
		}
		if isAlone(s, p) {
			return p, true
		}
		if !found {
			nearest, found = p, true
		}
	}
	for r := at.Row - 1; r >= max(1, at.Row-1000) && !found; r-- {
		if p := (xlsx.Position{Row: r, Column: at.Column}); isLabel(p) {
			nearest, found = p, true
		}
	}
	return nearest, found
}

// isAlone tells whether no other row has the cell's label in the same column.
func isAlone(s *xlsx.Sheet, p xlsx.Position) bool {
	wanted := s.Label(p.Row, p.Column)
	for r := range s.Rows() {
		if r.Number != p.Row && s.LabelOf(s.At(r.Number, p.Column)) == wanted {
			return false
		}
	}
	return true
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
	source.Key = d.freeKey(keyOf(strings.TrimSpace(nameOf(base) + " " + sheet)))
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
