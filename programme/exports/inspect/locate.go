package inspect

import (
	"slices"

	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// labelsOf are a cell's labels along the rows and the columns; the figures beside
// it in a list are none.
func labelsOf(c table.Cell) (rows, columns []FoundLabel) {
	rows, columns = []FoundLabel{}, []FoundLabel{}
	for _, dim := range c.Table.Dimensions {
		l := FoundLabel{dim.Name, c.In(dim).Text}
		switch {
		case dim.Place == table.OnColumns:
			columns = append(columns, l)
		case dim.Place != table.OnRows || c.Table.HasFigures(dim):
		case c.Table.Observations && (l.Label == "" || dim.Index == c.Column):
		default:
			rows = append(rows, l)
		}
	}
	return rows, columns
}

// figureAt is the table's figure at a place.
func figureAt(t *table.Table, at xlsx.Position) (table.Cell, bool) {
	row := slices.IndexFunc(t.Rows, func(l table.Line) bool { return l.Number == at.Row })
	if row < 0 || len(t.Rows[row].Labels) > 0 && !slices.ContainsFunc(t.Rows[row].Labels, func(l table.Label) bool { return l.Text != "" }) {
		return table.Cell{}, false
	}
	for _, column := range t.FigureColumns() {
		if t.Columns[column].Number == at.Column {
			return table.Cell{Table: t, Row: row, Column: column}, true
		}
	}
	return table.Cell{}, false
}

// isLabel tells whether a cell labels rows or columns of the table.
func isLabel(t *table.Table, at xlsx.Position) bool {
	if at.Row >= t.HeaderTop && at.Row <= t.HeaderBottom {
		return true
	}
	row := slices.IndexFunc(t.Rows, func(l table.Line) bool { return l.Number == at.Row })
	if row < 0 {
		return false
	}
	wanted := t.Sheet.Label(at.Row, at.Column)
	return hasLabel(t.Rows[row], wanted)
}

func hasLabel(l table.Line, wanted string) bool {
	return slices.ContainsFunc(l.Labels, func(l table.Label) bool { return l.Text == wanted })
}

// figureFor is a figure that a label belongs to: the latest of its row, its column
// or its span. A period belongs to its own row or column alone, for the same year
// stands beside everything else too.
func figureFor(t *table.Table, at xlsx.Position, year int) (table.Cell, bool) {
	wanted := t.Sheet.Label(at.Row, at.Column)
	_, isPeriod := xlsx.ParsePeriod(wanted)
	inHeader := at.Row >= t.HeaderTop && at.Row <= t.HeaderBottom
	end := blockEnd(t, at)
	belongs := func(c table.Cell) bool {
		row := t.Rows[c.Row]
		if !inHeader {
			return hasLabel(row, wanted) && (!isPeriod || row.Number >= at.Row && row.Number <= end)
		}
		return hasLabel(t.Columns[c.Column], wanted) && (!isPeriod || inSpan(c, at))
	}
	var best table.Cell
	var bestAt xlsx.Period
	found := false
	for i := range t.Rows {
		for _, j := range t.FigureColumns() {
			c := table.Cell{Table: t, Row: i, Column: j}
			if !belongs(c) || t.Sheet.ReadNumber(c.Content(), xlsx.Marks{}).Value == nil {
				continue
			}
			at := latest(c)
			if year != 0 && at.Year != 0 && at.Year != year {
				continue
			}
			if !found || at.Year > bestAt.Year || at.Year == bestAt.Year && at.Part > bestAt.Part {
				best, bestAt, found = c, at, true
			}
		}
	}
	return best, found
}

// blockEnd is the last row that a label in a column of row labels holds for: the
// cells below it that are blank take it too.
func blockEnd(t *table.Table, at xlsx.Position) int {
	end := at.Row
	for _, row := range t.Rows {
		if row.Number <= at.Row {
			continue
		}
		if t.Sheet.At(row.Number, at.Column).Kind != xlsx.Blank {
			break
		}
		end = row.Number
	}
	return end
}

// inSpan tells whether a header cell stands over the figure: in its column, or to
// the left of it with only blank cells between.
func inSpan(c table.Cell, at xlsx.Position) bool {
	column := c.Position().Column
	for n := column; n > at.Column; n-- {
		if c.Table.Sheet.At(at.Row, n).Kind != xlsx.Blank {
			return false
		}
	}
	return column >= at.Column
}

// latest is the finest period among the labels of a cell.
func latest(c table.Cell) xlsx.Period {
	var at xlsx.Period
	time, parts := timeOf(c)
	for _, dim := range []*table.Dimension{time, parts} {
		if dim == nil {
			continue
		}
		own, _ := xlsx.ParsePeriod(c.In(*dim).Text)
		at.Year = max(at.Year, own.Year)
		at.Part = max(at.Part, own.Part)
	}
	if at.Year == 0 {
		at.Year = visibleYear(c)
	}
	return at
}
