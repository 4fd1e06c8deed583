package table

import (
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// Cell is a cell of a table, by the indexes of its row and its column.
type Cell struct {
	Table       *Table
	Row, Column int
}

func (c Cell) Position() xlsx.Position {
	return xlsx.Position{Row: c.Table.Rows[c.Row].Number, Column: c.Table.Columns[c.Column].Number}
}

func (c Cell) Content() xlsx.Cell {
	at := c.Position()
	return c.Table.Sheet.At(at.Row, at.Column)
}

// Read reads the cell's number by the source's symbols. A comma parts decimals,
// unless a text in the cell's column or row says that the sheet is English:
// then 1,234 may be either, and that text is the fault.
func (c Cell) Read() xlsx.Reading {
	content := c.Content()
	read := c.Table.ReadNumber(content)
	if read.Value == nil || content.Kind != xlsx.Text || !xlsx.IsEitherComma(content.Raw) {
		return read
	}
	if at, ok := c.Table.english(c.Position()); ok {
		if english := c.Table.ReadNumber(c.Table.Sheet.At(at.Row, at.Column)); english.Fact != "" {
			english.At = at
			return english
		}
	}
	if at, ok := c.Table.pointed(c.Position()); ok {
		written := xlsx.Normalise(content.Raw)
		return xlsx.Reading{Fact: "solussa on teksti " + problem.Quote(written) + ", josta ei näe, erottaako pilkku tuhannet vai desimaalit: solussa " + at.String() + " desimaalit erottaa piste",
			Hint: "muuta tekstit luvuiksi (Tiedot > Teksti sarakkeisiin > Lisäasetukset)"}
	}
	return read
}

// pointed finds a cell in the column of another one, or on its row in a table whose
// columns are alike, whose text is a number with a point before its decimals.
func (t *Table) pointed(at xlsx.Position) (xlsx.Position, bool) {
	row, known := t.pointedRows[at.Column]
	if !known {
		row, _ = t.Sheet.PointedIn(at.Column, t.HeaderBottom+1, t.Rows[len(t.Rows)-1].Number)
		if t.pointedRows == nil {
			t.pointedRows = map[int]int{}
		}
		t.pointedRows[at.Column] = row
	}
	if row > 0 || t.Observations {
		return xlsx.Position{Row: row, Column: at.Column}, row > 0
	}
	for _, c := range t.Sheet.Row(at.Row) {
		if c.Kind == xlsx.Text && t.hasColumn(c.Column) && xlsx.IsPointed(c.Raw) {
			return xlsx.Position{Row: at.Row, Column: c.Column}, true
		}
	}
	return at, false
}

// english finds a cell in the column or on the row of another one whose text is
// a number that only English writes.
func (t *Table) english(at xlsx.Position) (xlsx.Position, bool) {
	row, known := t.englishRows[at.Column]
	if !known {
		row, _ = t.Sheet.EnglishIn(at.Column, t.HeaderBottom+1, t.Rows[len(t.Rows)-1].Number)
		if t.englishRows == nil {
			t.englishRows = map[int]int{}
		}
		t.englishRows[at.Column] = row
	}
	if row > 0 {
		return xlsx.Position{Row: row, Column: at.Column}, true
	}
	column, ok := t.Sheet.EnglishOn(at.Row)
	return xlsx.Position{Row: at.Row, Column: column}, ok
}

// Label is the cell's label in a dimension; empty where its table has none of
// that name.
func (c Cell) Label(name string) string {
	d, ok := c.Table.Dimension(name)
	if !ok {
		return ""
	}
	return c.In(d).Text
}

// In is the cell's label in a dimension of its table.
func (c Cell) In(d Dimension) Label { return c.Table.LabelAt(d, c.Row, c.Column) }
