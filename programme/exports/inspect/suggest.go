package inspect

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tolokku/programme"
	"tolokku/programme/exports/files"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// suggestByLabels makes a mapping that finds a cell by its labels, runs it and
// keeps it when the cell is among those that it read. Narrower filters are
// tried when the first ones leave several cells.
func (d *Description) suggestByLabels(f *Found, g *arrangement, p table.Cell, year int) bool {
	source := d.sourceFor(p.Table.Sheet, g)
	var best *programme.Mapping
	var value *programme.Value
	note := ""
	for _, narrow := range []narrowing{byTexts, withoutOthers, byFigures} {
		m, hint := mappingFor(p, year, narrow)
		if m.Time == "" && m.Year == 0 {
			f.Note = YearUnknown
			return true
		}
		v, clean := d.run(source, m, p.Position())
		if v == nil || best != nil && !clean {
			continue
		}
		best, value, note = m, v, hint
		if clean {
			d.dropFilters(source, best, p.Position(), value)
			break
		}
		note = "muiden vuosien soluissa on korjattavaa: tolokku check kertoo, mitä"
	}
	if best == nil {
		return false
	}
	if more := symbolNote(p.Table, source); more != "" {
		note = strings.TrimPrefix(note+"; "+more, "; ")
	}
	f.Source, f.Mapping, f.Figure, f.Note = sourceYAML(source, g.namesFromTitle), mappingYAML(best), figureOf(value), note
	return true
}

// dropFilters leaves out the filters of a table's row labels that change
// nothing: a municipality's name needs no region beside it.
func (d *Description) dropFilters(source *programme.Source, m *programme.Mapping, cell xlsx.Position, value *programme.Value) {
	if source.Layout != programme.Table {
		return
	}
	// Codes go first, then the last labels: what a person knows the row by stands
	// mostly before what it belongs to.
	for _, codes := range []bool{true, false} {
		for i := len(m.Where) - 1; i >= 0; i-- {
			if len(m.Where[i].Labels) > 1 || len(m.Where) == 1 || codes != xlsx.IsAmount(m.Where[i].Labels[0]) {
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

// narrowing is how a cell's labels become filters.
type narrowing int

const (
	// byTexts filters by the labels that are texts.
	byTexts narrowing = iota
	// withoutOthers also shuts out the rows that have a label where this one is blank.
	withoutOthers
	// byFigures filters by figures too that are few enough to be labels.
	byFigures
)

// What a suggestion says of what it could not know.
const (
	checkYear = "työkirjasta ei näe, miltä vuodelta luku on: tarkista vuosi"
	checkMean = "luku on vuoden keskiarvo; jos vuoden luku on osien summa tai viimeinen, vaihda kohdan yhdistä arvo"
)

// mappingFor is a mapping for a table's cell, with a note on what to check.
func mappingFor(c table.Cell, year int, narrow narrowing) (m *programme.Mapping, note string) {
	t := c.Table
	m = &programme.Mapping{Aggregate: programme.Only}
	if t.Observations {
		m.Column = t.Dimensions[c.Column].Name
	}
	time, parts := timeOf(c)
	if time == nil {
		if m.Time = wholeTime(t); m.Time == "" {
			m.Year, note = year, checkYear
		}
	} else {
		m.Time = time.Name
		if at, _ := xlsx.ParsePeriod(c.In(*time).Text); at.Span.Parts() > 1 {
			m.Aggregate, m.Required = programme.Mean, at.Span.Parts()
		}
	}
	for _, dim := range t.Dimensions {
		switch {
		case dim.Place == table.OnWhole || dim.Unnamed || dim.Name == m.Time || dim.Name == m.Column:
		case parts != nil && dim.Name == parts.Name:
			// The other labels of a year's months, beside which there may be the year's own.
			filter, required := partsFilter(t, dim)
			m.Aggregate, m.Required = programme.Mean, required
			if len(filter.Labels) < len(t.Labels(dim)) {
				m.Where = append(m.Where, filter)
			}
		default:
			if filter, ok := labelFilter(c, dim, narrow); ok {
				m.Where = append(m.Where, filter)
			}
		}
	}
	if m.Time != "" && m.Aggregate == programme.Mean {
		note = checkMean
	}
	return m, note
}

// timeOf are the dimension that tells a cell's finest period with its year, and
// the one that tells a part of the year alone; nil where none does.
func timeOf(c table.Cell) (time, parts *table.Dimension) {
	t := c.Table
	at := xlsx.Period{}
	for i, dim := range t.Dimensions {
		own, ok := xlsx.ParsePeriod(c.In(dim).Text)
		if !ok || dim.Place == table.OnWhole || dim.Unnamed || t.Observations && dim.Index == c.Column {
			continue
		}
		switch {
		case own.Year == 0:
			parts = &t.Dimensions[i]
		case slices.Contains(t.TimeDimensions(), dim) && (time == nil || own.Span > at.Span):
			time, at = &t.Dimensions[i], own
		}
	}
	return time, parts
}

// partsFilter keeps the labels of a dimension that are parts of a year; required
// is how many of them make a year.
func partsFilter(t *table.Table, dim table.Dimension) (f programme.Filter, required int) {
	f.Dimension = dim.Name
	for _, v := range t.Labels(dim) {
		if part, ok := xlsx.ParsePeriod(v.Text); ok && part.Year == 0 {
			f.Labels = append(f.Labels, v.Text)
			required = part.Span.Parts()
		}
	}
	return f, required
}

// mostFigures is how many different figures may still be labels, and mostShutOut
// how many labels a filter shuts out by name.
const (
	mostFigures = 20
	mostShutOut = 5
)

// labelFilter is the filter by a cell's label in a dimension; ok is false where it
// needs none.
func labelFilter(c table.Cell, dim table.Dimension, narrow narrowing) (f programme.Filter, ok bool) {
	labels := c.Table.Labels(dim)
	if len(labels) < 2 {
		return f, false
	}
	f.Dimension = dim.Name
	own := c.In(dim).Text
	switch {
	case own != "":
		f.Labels = []string{own}
		return f, !c.Table.HasFigures(dim) || narrow == byFigures && len(labels) <= mostFigures
	case narrow != withoutOthers:
		return f, false
	}
	f.Not = true
	for _, v := range labels {
		if v.Text != "" {
			f.Labels = append(f.Labels, v.Text)
		}
	}
	return f, len(f.Labels) <= mostShutOut
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
	if own != 0 {
		year = own
	} else if y, ok := xlsx.YearWithin(h.sheet.Name); ok {
		year = y
	} else if y, ok := xlsx.YearWithin(files.WithoutStamp(path.Base(d.File))); ok {
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
	m := &programme.Mapping{Aggregate: programme.Only, Cells: []programme.GuardedCell{{Year: year, Cell: h.at.String(), GuardCell: guard.String(), Guard: h.sheet.Label(guard.Row, guard.Column)}}}
	v, _ := d.run(source, m, h.at)
	if v == nil {
		return
	}
	f.Source, f.Mapping, f.Figure = sourceYAML(source, true), mappingYAML(m), figureOf(v)
	f.Value = h.at.String()
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
	source.Key = keyOf(base)
	source.Name = table.TitleSubject(g.title)
	if r := []rune(source.Name); len(r) > 80 || len(r) == 0 {
		source.Name = strings.TrimSuffix(base, path.Ext(base))
	}
	source.Files = []string{d.pattern()}
	source.Pick = programme.Newest
	visible := 0
	for _, other := range d.book.Sheets {
		if !other.Hidden && !other.Empty() {
			visible++
		}
	}
	if visible > 1 || s.Hidden {
		source.Sheets = []string{s.Name}
	}
	return &source
}

// pattern is the file's name with its time stamp open, so that the next
// download is found too; as it is where that would find other files now.
func (d *Description) pattern() string {
	dir, base := path.Split(path.Clean(d.File))
	if open, ok := files.AnyStamp(base); ok && !strings.HasPrefix(open, "*") && !strings.ContainsAny(base, "[]?*\\") {
		if found, err := files.Match("", dir+open); err == nil && len(found) == 1 {
			return norm.NFC.String(dir + open)
		}
	}
	return norm.NFC.String(dir + base)
}

var keyRest = regexp.MustCompile(`[^a-z0-9åäö]+`)

func keyOf(base string) string {
	key := xlsx.Fold(strings.TrimSuffix(files.WithoutStamp(base), path.Ext(base)))
	key = strings.Trim(keyRest.ReplaceAllString(key, "-"), "-")
	if r := []rune(key); len(r) > 30 {
		key = strings.TrimRight(string(r[:30]), "-")
	}
	if key == "" {
		return "lähde"
	}
	return key
}

// sourceYAML writes a source as an entry of lähteet.
func sourceYAML(s *programme.Source, namesKnown bool) string {
	var b strings.Builder
	b.WriteString("lähteet:\n  " + problem.YAML(s.Key) + ":\n")
	put := func(key, value string) { b.WriteString("    " + key + ": " + value + "\n") }
	put("nimi", problem.YAML(s.Name))
	put("tiedostot", problem.YAML(s.Files[0]))
	if len(s.Sheets) > 0 {
		put("välilehti", problem.YAML(s.Sheets[0]))
	}
	put("muoto", string(s.Layout))
	if s.Layout == programme.PxWeb && !namesKnown && len(s.Dimensions) > 0 {
		put("ulottuvuudet", problem.YAMLList(s.Dimensions))
	}
	if s.Layout == programme.Table || s.Layout == programme.Long {
		switch {
		case s.Header.None:
			put("otsikkorivi", "ei")
		case s.Header.Row != 1:
			put("otsikkorivi", strconv.Itoa(s.Header.Row))
		}
		if s.Header.Depth > 1 {
			put("otsikkorivejä", strconv.Itoa(s.Header.Depth))
		}
		if s.Layout == programme.Table {
			put("rivit", problem.YAMLList(s.RowLabels))
		}
		if len(s.Missing) > 0 {
			put("puuttuva", problem.YAMLList(s.Missing))
		}
	}
	return b.String()
}

// mappingYAML writes a mapping as a metric's arvo.
func mappingYAML(m *programme.Mapping) string {
	var b strings.Builder
	b.WriteString("arvo:\n  lähde: " + problem.YAML(m.Source.Key) + "\n")
	if len(m.Cells) > 0 {
		b.WriteString("  solut:\n")
		for _, c := range m.Cells {
			fmt.Fprintf(&b, "  - {vuosi: %d, solu: %s, vartija: {%s: %s}}\n", c.Year, c.Cell, c.GuardCell, problem.YAML(c.Guard))
		}
		return b.String()
	}
	if len(m.Where) > 0 {
		b.WriteString("  missä:\n")
		for _, f := range m.Where {
			labels := problem.YAML(f.Labels[0])
			if len(f.Labels) > 1 {
				labels = problem.YAMLList(f.Labels)
			}
			if f.Not {
				labels = "{ei: " + labels + "}"
			}
			b.WriteString("    " + problem.YAML(f.Dimension) + ": " + labels + "\n")
		}
	}
	if m.Column != "" {
		b.WriteString("  luku: " + problem.YAML(m.Column) + "\n")
	}
	if m.Time != "" {
		b.WriteString("  aika: " + problem.YAML(m.Time) + "\n")
	} else {
		fmt.Fprintf(&b, "  vuosi: %d\n", m.Year)
	}
	if m.Aggregate != programme.Only {
		b.WriteString("  yhdistä: " + string(m.Aggregate) + "\n")
	}
	if m.Required > 0 {
		fmt.Fprintf(&b, "  vaaditaan: %d\n", m.Required)
	}
	return b.String()
}
