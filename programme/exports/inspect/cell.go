package inspect

import (
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
)

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
