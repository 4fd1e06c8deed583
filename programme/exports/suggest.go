package exports

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"

	"golang.org/x/text/unicode/norm"
)

// suggestByLabels makes a mapping that finds a cell by its labels, runs it and
// keeps it when the cell is among those that it read. Narrower filters are
// tried when the first ones leave several cells.
func (d *Description) suggestByLabels(f *Found, g *guess, p pick, year int) bool {
	source := d.sourceFor(p.t.sheet, g)
	var best *programme.Mapping
	var value *programme.Value
	note := ""
	for _, narrow := range []int{0, 1, 2} {
		m, hint := mappingFor(p, year, narrow)
		if m.Time == "" && m.Year == 0 {
			f.Note = yearUnknown
			return true
		}
		v, clean := d.run(source, m, p.position())
		if v == nil || best != nil && !clean {
			continue
		}
		best, value, note = m, v, hint
		if clean {
			d.dropFilters(source, best, p.position(), value)
			break
		}
		note = "muiden vuosien soluissa on korjattavaa: tolokku check kertoo, mitä"
	}
	if best == nil {
		return false
	}
	if more := symbolNote(p.t, source); more != "" {
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
			if len(m.Where[i].Labels) > 1 || len(m.Where) == 1 || codes != isAmount(m.Where[i].Labels[0]) {
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
func symbolNote(t *table, source *programme.Source) string {
	out := SheetDescription{}
	countCells(t, &out)
	for _, c := range out.Texts {
		if xlsx.IsSymbol(c.Text) && !slices.Contains(source.Missing, c.Text) {
			return "taulukossa on myös merkki " + problem.Quote(c.Text) + " (esimerkiksi solu " + c.Cell + "): jos se tarkoittaa nollaa, lisää lähteeseen nolla: [" + yamlText(c.Text) + "], jos tieto puuttuu, puuttuva: " + yamlList(append(slices.Clone(source.Missing), c.Text))
		}
	}
	return ""
}

// mappingFor is a mapping for a table's cell. narrow 0 filters by the labels
// that are texts, 1 also shuts out the rows that have a label where this one is
// blank, 2 filters by figures that are few enough to be labels.
func mappingFor(p pick, year int, narrow int) (*programme.Mapping, string) {
	m := &programme.Mapping{Aggregate: programme.Only}
	note := ""
	t := p.t
	if t.source.Layout == programme.Long {
		for _, dim := range t.dims {
			if dim.place == onRows && dim.index+1 == p.columnNumber {
				m.Column = dim.name
			}
		}
	}
	at := xlsx.Period{}
	var finer *dimension
	for i, dim := range t.dims {
		own, ok := xlsx.ParsePeriod(t.labelAt(dim, p.row, p.column).text)
		if !ok || dim.place == onWhole || m.Column == dim.name && dim.place == onRows {
			continue
		}
		switch {
		case slices.ContainsFunc(t.timeDimensions(), func(o dimension) bool { return o == dim }) && own.Year != 0 && (m.Time == "" || own.Span > at.Span):
			m.Time, at = dim.name, own
		case own.Year == 0:
			finer = &t.dims[i]
		}
	}
	if m.Time == "" {
		m.Time, m.Year = wholeTime(t)
		if m.Time == "" {
			m.Year = year
			note = "työkirjasta ei näe, miltä vuodelta luku on: tarkista vuosi"
		}
	}
	if at.Span > 0 && at.Span.Parts() > 1 {
		m.Aggregate, m.Required = programme.Mean, at.Span.Parts()
	}
	for _, dim := range t.dims {
		own := t.labelAt(dim, p.row, p.column).text
		if dim.place == onWhole || dim.name == m.Time || dim.name == m.Column {
			continue
		}
		if finer != nil && dim.name == finer.name {
			// The other labels of a year's months, beside which there may be the year's own.
			filter := programme.Filter{Dimension: dim.name}
			spans := 0
			for _, v := range t.values(dim) {
				if part, ok := xlsx.ParsePeriod(v.text); ok && part.Year == 0 {
					filter.Labels = append(filter.Labels, v.text)
					spans = part.Span.Parts()
				}
			}
			m.Aggregate, m.Required = programme.Mean, spans
			if len(filter.Labels) < len(t.values(dim)) {
				m.Where = append(m.Where, filter)
			}
			continue
		}
		labels := t.values(dim)
		if len(labels) < 2 {
			continue
		}
		category := t.source.Layout != programme.Long || !slices.Contains(numericColumns(t), dim.index+1)
		switch {
		case own != "" && (category || narrow == 2 && len(labels) <= 20):
			m.Where = append(m.Where, programme.Filter{Dimension: dim.name, Labels: []string{own}})
		case own == "" && narrow == 1:
			filter := programme.Filter{Dimension: dim.name, Not: true}
			for _, v := range labels {
				if v.text != "" {
					filter.Labels = append(filter.Labels, v.text)
				}
			}
			if len(filter.Labels) <= 5 {
				m.Where = append(m.Where, filter)
			}
		}
	}
	if m.Time != "" && m.Aggregate == programme.Mean && note == "" {
		note = "luku on vuoden keskiarvo; jos vuoden luku on osien summa tai viimeinen, vaihda kohdan yhdistä arvo"
	}
	return m, note
}

// wholeTime is the special dimension whose text tells the year.
func wholeTime(t *table) (string, int) {
	if _, ok := xlsx.YearWithin(t.sheet.Name); ok {
		return programme.SheetDimension, 0
	}
	if _, ok := xlsx.YearWithin(withoutStamp(baseName(t.file))); ok {
		return programme.FileDimension, 0
	}
	return "", 0
}

// yearUnknown is the advice for a number of which nothing tells the year.
const yearUnknown = "työkirjasta ei näe, miltä vuodelta luku on: lisää komentoon --year ja vuosi"

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
	} else if y, ok := xlsx.YearWithin(withoutStamp(path.Base(d.File))); ok {
		year = y
	} else {
		if year == 0 {
			f.Note = yearUnknown
			return
		}
		f.Note = "työkirjasta ei näe, miltä vuodelta luku on: tarkista vuosi"
	}
	source := d.sourceFor(h.sheet, &guess{source: &programme.Source{Layout: programme.Cells}})
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
	return !slices.ContainsFunc(s.Rows(), func(r xlsx.Row) bool { return r.Number != p.Row && s.LabelOf(s.At(r.Number, p.Column)) == wanted })
}

// sourceFor is a source entry for a sheet of this workbook.
func (d *Description) sourceFor(s *xlsx.Sheet, g *guess) *programme.Source {
	source := *g.source
	base := path.Base(d.File)
	source.Key = keyOf(base)
	source.Name = xlsx.Normalise(g.title)
	for _, language := range titleMarkers {
		source.Name, _, _ = strings.Cut(source.Name, language.marker)
	}
	source.Name = strings.TrimRight(source.Name, ", ")
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
	escaped := dir + base
	if m := stampForm.FindStringIndex(base); m != nil && stampOf(base) != "" && !strings.ContainsAny(base, "[]?*\\") {
		open := dir + base[:m[0]] + "*" + base[m[1]:]
		if found, err := match("", open); err == nil && len(found) == 1 && m[0] > 0 {
			return norm.NFC.String(open)
		}
	}
	return norm.NFC.String(escaped)
}

var keyRest = regexp.MustCompile(`[^a-z0-9åäö]+`)

func keyOf(base string) string {
	key := xlsx.Fold(strings.TrimSuffix(withoutStamp(base), path.Ext(base)))
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
	b.WriteString("lähteet:\n  " + yamlText(s.Key) + ":\n")
	put := func(key, value string) { b.WriteString("    " + key + ": " + value + "\n") }
	put("nimi", yamlText(s.Name))
	put("tiedostot", yamlText(s.Files[0]))
	if len(s.Sheets) > 0 {
		put("välilehti", yamlText(s.Sheets[0]))
	}
	put("muoto", string(s.Layout))
	if s.Layout == programme.PxWeb && !namesKnown && len(s.Dimensions) > 0 {
		put("ulottuvuudet", yamlList(s.Dimensions))
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
			put("rivit", yamlList(s.RowLabels))
		}
		if len(s.Missing) > 0 {
			put("puuttuva", yamlList(s.Missing))
		}
	}
	return b.String()
}

// mappingYAML writes a mapping as a metric's arvo.
func mappingYAML(m *programme.Mapping) string {
	var b strings.Builder
	b.WriteString("arvo:\n  lähde: " + yamlText(m.Source.Key) + "\n")
	if len(m.Cells) > 0 {
		b.WriteString("  solut:\n")
		for _, c := range m.Cells {
			fmt.Fprintf(&b, "  - {vuosi: %d, solu: %s, vartija: {%s: %s}}\n", c.Year, c.Cell, c.GuardCell, yamlText(c.Guard))
		}
		return b.String()
	}
	if len(m.Where) > 0 {
		b.WriteString("  missä:\n")
		for _, f := range m.Where {
			labels := yamlText(f.Labels[0])
			if len(f.Labels) > 1 {
				labels = yamlList(f.Labels)
			}
			if f.Not {
				labels = "{ei: " + labels + "}"
			}
			b.WriteString("    " + yamlText(f.Dimension) + ": " + labels + "\n")
		}
	}
	if m.Column != "" {
		b.WriteString("  luku: " + yamlText(m.Column) + "\n")
	}
	if m.Time != "" {
		b.WriteString("  aika: " + yamlText(m.Time) + "\n")
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

// plainYAML is a text that needs no quotation marks anywhere, not even in a flow list.
var plainYAML = regexp.MustCompile(`^[\p{L}][\p{L}\p{N} ._/()-]*$`)

func yamlText(s string) string {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "kyllä", "ei":
	default:
		if plainYAML.MatchString(s) && !strings.HasSuffix(s, " ") {
			return s
		}
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ':
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func yamlList(items []string) string {
	var quoted []string
	for _, i := range items {
		quoted = append(quoted, yamlText(i))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
