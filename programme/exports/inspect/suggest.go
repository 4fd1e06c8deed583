package inspect

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"tolokku/programme"
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
		source.Missing = d.withFlags(c.Table, source.Missing)
	}
	visible := visibleYear(c)
	if visible == 0 && year == 0 && wholeTime(c.Table) == "" {
		f.Note = YearUnknown
		return true
	}
	var best *programme.Mapping
	var value *programme.Value
	note := ""
	for m, hint := range mappingsFor(c, cmp.Or(visible, year), g.title) {
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
	if more := d.symbolNote(c.Table, source); more != "" {
		note = strings.TrimPrefix(note+"; "+more, "; ")
	}
	switch best.Time {
	case programme.FileDimension:
		// Each year has a file of its own, and all of them are read.
		source.Pick = programme.Every
	case "":
		source.Files = []string{d.closed()}
	default:
		d.openSheets(source, best, c, value)
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
func (d *Description) withFlags(t *table.Table, missing []string) []string {
	missing = slices.Clone(missing)
	for _, x := range d.textsIn(t) {
		if r := []rune(x.Text); len(r) == 1 && (r[0] == ':' || unicode.IsLower(r[0])) && !slices.Contains(missing, x.Text) {
			missing = append(missing, x.Text)
		}
	}
	slices.Sort(missing)
	return missing
}

// textsIn are the texts that stand in place of a table's numbers.
func (d *Description) textsIn(t *table.Table) []TextCount {
	texts, ok := d.texts[t]
	if !ok {
		out := SheetDescription{}
		countCells(t, &out)
		texts = out.Texts
		d.texts[t] = texts
	}
	return texts
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
	if time == nil || !c.Table.Observations || m.Aggregate != programme.Sum && m.Aggregate != programme.Mean {
		return nil
	}
	if at, _ := xlsx.ParsePeriod(c.In(*time).Text); at.Day == 0 || m.Required > 0 {
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

// symbolNote tells of texts in place of numbers whose meaning nobody has told.
func (d *Description) symbolNote(t *table.Table, source *programme.Source) string {
	for _, c := range d.textsIn(t) {
		if xlsx.IsSymbol(c.Text) && !slices.Contains(source.Missing, c.Text) {
			return "taulukossa on myös merkki " + problem.Quote(c.Text) + " (esimerkiksi solu " + c.Cell + "): jos se tarkoittaa nollaa, lisää lähteeseen nolla: [" + problem.YAML(c.Text) + "], jos tieto puuttuu, puuttuva: " + problem.YAMLList(append(slices.Clone(source.Missing), c.Text))
		}
	}
	return ""
}
