package table

import "tolokku/programme/exports/xlsx"

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

// Read reads the cell's number by the source's symbols.
func (c Cell) Read() xlsx.Reading { return c.Table.ReadNumber(c.Content()) }

// Key is the place of the cell over all files.
func (c Cell) Key() string {
	return c.Table.File + "\x00" + c.Table.Sheet.Name + "\x00" + c.Position().String()
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
