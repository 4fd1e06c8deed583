package table

import (
	"maps"
	"slices"
	"strings"

	"tolokku/programme/exports/xlsx"
)

// Filled are a dimension's labels but blank ones and those of bare rows.
func (t *Table) Filled(dim Dimension) []Label {
	shown := *t
	shown.known = nil
	shown.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(l Line) bool { return l.Bare })
	return slices.DeleteFunc(shown.Labels(dim), func(l Label) bool { return l.Text == "" })
}

// TimeDimensions are those of which every label is a period.
func (t *Table) TimeDimensions() []Dimension {
	if t.times == nil {
		times := []Dimension{}
		for _, dim := range t.Dimensions {
			if t.IsTime(dim) {
				times = append(times, dim)
			}
		}
		t.times = &times
	}
	return *t.times
}

// IsTime tells whether all labels but those of bare rows are periods.
func (t *Table) IsTime(dim Dimension) bool {
	if dim.Place == OnWhole || dim.Unnamed {
		return false
	}
	lines := t.Rows
	if dim.Place == OnColumns {
		lines = t.Columns
	}
	known := map[string]bool{}
	for _, l := range lines {
		text := l.Labels[dim.Index].Text
		if l.Bare || text == "" || known[text] {
			continue
		}
		known[text] = true
		if _, ok := xlsx.ParsePeriod(text); !ok {
			return false
		}
	}
	// A list's figures are labels too, and small ones may look like years.
	if len(known) > 0 && t.Observations && dim.Index > 0 {
		return strings.Contains(" vuosi year år kuukausi month månad aika päivä pvm date time ", " "+xlsx.Fold(dim.Name)+" ") || !xlsx.AllYears(slices.Collect(maps.Keys(known)))
	}
	return len(known) > 0
}

// FigureColumns are the columns that hold figures, as indexes: all but a list's
// columns of time and of labels, in which texts are more usual than numbers.
func (t *Table) FigureColumns() []int {
	if t.figures == nil {
		columns := []int{}
		for i := range t.Columns {
			if !t.Observations || t.mostlyNumbers(i) {
				columns = append(columns, i)
			}
		}
		t.figures = &columns
	}
	return *t.figures
}

// HasFigures tells whether a dimension's labels are the figures of a list.
func (t *Table) HasFigures(dim Dimension) bool {
	return t.Observations && dim.Column > 0 && slices.Contains(t.FigureColumns(), dim.Index)
}

func (t *Table) mostlyNumbers(column int) bool {
	if t.IsTime(t.Dimensions[column]) {
		return false
	}
	numbers, texts := 0, 0
	for _, row := range t.Rows {
		switch c := t.Sheet.At(row.Number, t.Columns[column].Number); {
		case xlsx.IsFigure(c):
			numbers++
		case c.Kind != xlsx.Blank:
			texts++
		}
	}
	return numbers > texts
}
