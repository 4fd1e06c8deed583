package table

import (
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

func (r *Reader) readCrossTable(t *Table) bool {
	s := t.Sheet
	top, ok := r.locateHeader(s, r.Wanted)
	if !ok {
		return false
	}
	bottom := top + max(r.Source.Header.Depth, 1) - 1
	start := bottom + 1
	if r.Source.Header.None {
		top, bottom, start = 1, 0, 1
		if !s.Empty() {
			start = s.RowAt(0).Number
		}
	}
	t.HeaderTop, t.HeaderBottom = top, bottom
	end := start - 1
	for s.Has(end + 1) {
		end++
	}
	if r.Source.SkipBlankRows {
		end = s.LastRow()
	}
	width := s.Width(min(top, start), end)
	if end < start {
		r.fault(problem.Error, s, "", "taulukossa ei ole rivejä otsikon alla", "tarkista lähteen välilehti, otsikkorivi ja otsikkorivejä")
		return false
	}
	labelColumns, ok := r.labelColumns(t, width)
	if !ok {
		return false
	}
	var others []int
	for c := 1; c <= width; c++ {
		if !slices.Contains(labelColumns, c) {
			others = append(others, c)
		}
	}
	if r.Source.Header.None {
		for _, c := range others {
			t.Columns = append(t.Columns, Line{Number: c, Labels: []Label{{Text: xlsx.ColumnName(c)}}})
		}
	} else {
		t.Columns = headedColumns(s, top, bottom, others)
	}
	t.Rows = labelRows(s, start, end, labelColumns)
	r.dropHeaderless(t)
	if r.Source.Subheads != "" {
		t.takeSubheads(xlsx.Normalise(r.Source.Subheads), len(labelColumns))
	}
	r.nameHeader(t)
	t.markBare()
	r.warnOfMore(t, end+1, labelColumns[len(labelColumns)-1])
	return true
}

// dropHeaderless leaves out the columns without a header, and tells of one that has
// figures and stands before the last header: what stands beside the table is
// somebody's reckoning.
func (r *Reader) dropHeaderless(t *Table) {
	headed := func(l Line) bool { return slices.ContainsFunc(l.Labels, func(l Label) bool { return l.Text != "" }) }
	last := 0
	for _, l := range t.Columns {
		if headed(l) {
			last = l.Number
		}
	}
	for _, l := range t.Columns {
		if headed(l) {
			continue
		}
		if at, ok := t.unsettledHeader(l.Number); ok {
			r.fault(problem.Warning, t.Sheet, at.String(), xlsx.FormulaFact+", joten sarakkeen lukuja ei lueta", xlsx.FormulaHint)
			continue
		}
		if l.Number > last {
			continue
		}
		i := slices.IndexFunc(t.Rows, func(row Line) bool { return xlsx.IsFigure(t.Sheet.At(row.Number, l.Number)) })
		if i >= 0 {
			r.fault(problem.Warning, t.Sheet, xlsx.Position{Row: t.Rows[i].Number, Column: l.Number}.String(), "luvun sarakkeella ei ole otsikkoa, joten sarakkeen lukuja ei lueta", "kirjoita sarakkeelle otsikko, jos luvut kuuluvat taulukkoon")
		}
	}
	t.Columns = slices.DeleteFunc(t.Columns, func(l Line) bool { return !headed(l) })
}

// unsettledHeader finds a formula without a result in a column's header.
func (t *Table) unsettledHeader(column int) (at xlsx.Position, ok bool) {
	for n := t.HeaderTop; n <= t.HeaderBottom; n++ {
		if t.Sheet.At(n, column).Kind == xlsx.Unsettled {
			return xlsx.Position{Row: n, Column: column}, true
		}
	}
	return at, false
}

// labelColumns finds the columns that label the rows, by header text or letter,
// and adds their dimensions; without any declared it is the first column.
func (r *Reader) labelColumns(t *Table, width int) ([]int, bool) {
	declared := r.Source.RowLabels
	if len(declared) == 0 {
		declared = []string{"A"}
	}
	headers := map[int]string{}
	var texts []string
	for c := 1; c <= width && t.HeaderBottom >= t.HeaderTop; c++ {
		for n := t.HeaderBottom; n >= t.HeaderTop && headers[c] == ""; n-- {
			headers[c] = t.Sheet.Label(n, c)
		}
		if headers[c] != "" {
			texts = append(texts, headers[c])
		}
	}
	var columns []int
	for i, name := range declared {
		name = xlsx.Normalise(name)
		column := 0
		for c := 1; c <= width; c++ {
			switch {
			case headers[c] != name:
			case column == 0:
				column = c
			default:
				r.fault(problem.Error, t.Sheet, xlsx.Position{Row: t.HeaderBottom, Column: c}.String(), "rivit-kohdassa nimetty otsikko "+problem.Quote(name)+" on taulukossa kahdesti: myös sarakkeessa "+xlsx.ColumnName(column),
					"muuta toisen sarakkeen otsikko, tai kirjoita rivit-kohtaan sarakkeen kirjain: "+xlsx.ColumnName(column)+" tai "+xlsx.ColumnName(c))
				return nil, false
			}
		}
		if column == 0 {
			column, _ = xlsx.ColumnNumber(name)
		}
		if column == 0 {
			hint := "kirjoita rivit-kohtaan sarakkeen otsikko niin kuin se on taulukossa, tai sarakkeen kirjain"
			if near := problem.Nearest(name, texts, 3); len(near) > 0 {
				hint = "taulukossa on sarakkeet " + problem.QuoteList(near, 3) + "; kirjoita rivit-kohtaan otsikko niin kuin se on taulukossa, tai sarakkeen kirjain"
			}
			r.fault(problem.Error, t.Sheet, "", "otsikkoriviltä ei löydy lähteen rivit-kohdassa nimettyä saraketta "+problem.Quote(name), hint)
			return nil, false
		}
		d := Dimension{Name: headers[column], Alias: xlsx.ColumnName(column), Place: OnRows, Index: i, Column: column}
		if d.Name == "" {
			d.Name, d.Alias = xlsx.ColumnName(column), ""
		}
		columns = append(columns, column)
		t.Dimensions = append(t.Dimensions, d)
	}
	return columns, true
}

// labelRows reads the rows' labels. Outer labels hold until the next one; a row
// without any label of its own is left out, unless it has figures: what asks for
// them shall be told that they have no label.
func labelRows(s *xlsx.Sheet, start, end int, columns []int) []Line {
	var rows []Line
	last := make([]string, len(columns))
	for n := start; n <= end; n++ {
		l := Line{Number: n, Labels: make([]Label, len(columns))}
		own := false
		for i, c := range columns {
			text := s.Label(n, c)
			own = own || text != ""
			if text == "" && i < len(columns)-1 {
				text = last[i]
			}
			last[i] = text
			l.Labels[i].Text = text
		}
		if own || slices.ContainsFunc(s.Row(n), func(c xlsx.Cell) bool { return xlsx.IsFigure(c) && !slices.Contains(columns, c.Column) }) {
			rows = append(rows, l)
		}
	}
	return rows
}

func (r *Reader) nameHeader(t *Table) {
	depth := max(t.HeaderBottom-t.HeaderTop+1, 1)
	for i := range depth {
		name := programme.ColumnDimension
		switch {
		case i < len(r.Source.HeaderNames):
			name = xlsx.Normalise(r.Source.HeaderNames[i])
		case depth > 1:
			name += " " + strconv.Itoa(i+1)
		}
		t.Dimensions = append(t.Dimensions, Dimension{Name: name, Place: OnColumns, Index: i})
	}
}

// takeSubheads turns the rows that hold a single text, and no figure, into labels
// of the rows below them.
func (t *Table) takeSubheads(name string, index int) {
	held := ""
	var rows []Line
	for _, l := range t.Rows {
		if cells := t.Sheet.Row(l.Number); len(cells) == 1 && !t.hasColumn(cells[0].Column) {
			held = t.Sheet.LabelOf(cells[0])
			continue
		}
		l.Labels = append(l.Labels, Label{Text: held})
		rows = append(rows, l)
	}
	t.Rows = rows
	t.Dimensions = append(t.Dimensions, Dimension{Name: name, Place: OnRows, Index: index})
}
