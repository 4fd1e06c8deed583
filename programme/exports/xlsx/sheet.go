package xlsx

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"tolokku/programme/problem"
)

// Kind is what a cell holds.
type Kind uint8

const (
	Blank Kind = iota
	Number
	Text
	Boolean
	Error     // #N/A and the like
	ISODate   // a date written as text by the file format itself
	Unsettled // a formula whose result is not stored
)

// Cell is a cell that holds something.
type Cell struct {
	Column int
	Kind   Kind
	// Format is what the cell's number format makes of a number; the section of
	// the format that the number takes decides.
	Format Format
	// Struck is set where some of a text is struck out and left out of Raw, or
	// where all of it is.
	Struck bool
	// Raw is the value as stored, without number format. Raised and lowered
	// characters of a text are those of Unicode: ¹ for a raised 1.
	Raw string
}

// Row is a row that holds something.
type Row struct {
	Number int
	Cells  []Cell // by rising column
}

// Sheet is a sheet of a workbook. Only cells that hold something are kept, so
// that a cell at the far corner costs no more than any other.
type Sheet struct {
	book   *Workbook
	Name   string
	part   string // empty for a chart sheet
	Hidden bool

	loaded  bool
	failure *problem.Problem
	entries []rowEntry
	kept    store
	merged  mergedAreas
	struck  []Position
}

// Position is a cell's place, both from 1.
type Position struct{ Row, Column int }

func (p Position) String() string { return ColumnName(p.Column) + strconv.Itoa(max(p.Row, 1)) }

// Load reads the sheet once.
func (s *Sheet) Load() *problem.Problem {
	s.mustBeOpen()
	if s.loaded {
		return s.failure
	}
	s.loaded = true
	if err := s.read(); err != nil {
		s.free()
		s.failure = asFault(err).problem(s.book.Name, s.Name)
	}
	return s.failure
}

// free lets the cells go.
func (s *Sheet) free() { s.entries, s.kept, s.merged, s.struck = nil, store{}, mergedAreas{}, nil }

// Rows goes through the rows that hold something, in order; the sheet must have
// been loaded. A row's cells are made as it is reached.
func (s *Sheet) Rows() iter.Seq[Row] { return s.RowsAfter(0) }

// RowsAfter goes through the rows that hold something below row n.
func (s *Sheet) RowsAfter(n int) iter.Seq[Row] {
	first, _ := s.entry(n + 1)
	return func(yield func(Row) bool) {
		for _, e := range s.entries[first:] {
			if !yield(Row{int(e.number), s.cells(e)}) {
				return
			}
		}
	}
}

// Count is how many rows hold something.
func (s *Sheet) Count() int {
	s.mustBeOpen()
	return len(s.entries)
}

// RowAt is the i-th of the rows that hold something, from 0.
func (s *Sheet) RowAt(i int) Row {
	e := s.entries[i]
	return Row{int(e.number), s.cells(e)}
}

// Struck are the cells of which some or all of the text is struck out, in the
// order of the file; of very many only the first.
func (s *Sheet) Struck() []Position { return s.struck }

// Has tells whether a row holds something.
func (s *Sheet) Has(n int) bool {
	_, ok := s.entry(n)
	return ok
}

// HasFrom tells whether a row holds something from a column on.
func (s *Sheet) HasFrom(n, column int) bool {
	i, ok := s.entry(n)
	return ok && int(s.entries[i].last) >= column
}

// cells makes the cells of a row.
func (s *Sheet) cells(e rowEntry) []Cell {
	cells := make([]Cell, 0, e.count)
	for r := s.reader(e); r.next(); {
		cells = append(cells, r.cell())
	}
	return cells
}

// Book is the workbook that the sheet is in.
func (s *Sheet) Book() *Workbook { return s.book }

// IsChart tells whether the sheet is a chart, which has no cells.
func (s *Sheet) IsChart() bool { return s.part == "" }

// Anchor is the cell that has the text of a merged area; ok is false for a cell
// outside all of them.
func (s *Sheet) Anchor(row, column int) (at Position, ok bool) {
	a, ok := s.merged.find(row, column)
	return Position{a.Top, a.Left}, ok
}

// mustBeOpen keeps a sheet that was let go from looking empty.
func (s *Sheet) mustBeOpen() {
	if s.book.closed {
		panic("xlsx: sheet " + s.Name + " is read after its workbook was closed")
	}
}

func (s *Sheet) entry(n int) (int, bool) {
	s.mustBeOpen()
	return slices.BinarySearchFunc(s.entries, n, func(e rowEntry, n int) int { return cmp.Compare(int(e.number), n) })
}

// Row returns the cells of a row, nil for a blank one.
func (s *Sheet) Row(n int) []Cell {
	i, ok := s.entry(n)
	if !ok {
		return nil
	}
	return s.cells(s.entries[i])
}

// At returns a cell; one that holds nothing is blank.
func (s *Sheet) At(row, column int) Cell {
	if i, ok := s.entry(row); ok {
		for r := s.reader(s.entries[i]); r.next() && r.column <= column; {
			if r.column == column {
				return r.cell()
			}
		}
	}
	return Cell{Column: column}
}

// LastRow is the number of the last row that holds something, 0 for an empty sheet.
func (s *Sheet) LastRow() int {
	if s.Count() == 0 {
		return 0
	}
	return int(s.entries[len(s.entries)-1].number)
}

// Empty tells whether the sheet holds nothing; it must have been loaded.
func (s *Sheet) Empty() bool { return s.Count() == 0 }

// Width is the last column that holds something on the rows from top to bottom.
func (s *Sheet) Width(top, bottom int) int {
	last := 0
	for _, e := range s.entries {
		if n := int(e.number); n >= top && n <= bottom {
			last = max(last, int(e.last))
		}
	}
	return last
}

// Label reads a cell as a label: white space normalised, a date as YYYY-MM-DD,
// the text of a merged area in each of its cells.
func (s *Sheet) Label(row, column int) string {
	if anchor, ok := s.Anchor(row, column); ok {
		row, column = anchor.Row, anchor.Column
	}
	return s.LabelOf(s.At(row, column))
}

func (s *Sheet) LabelOf(c Cell) string {
	switch c.Kind {
	case Blank, Unsettled:
		return ""
	case Number:
		switch c.Format {
		case Date:
			if day, ok := SerialDate(c.Raw, s.book.Epoch1904); ok {
				return day.Format("2006-01-02")
			}
			// A time of day has no day.
			if elapsed, ok := elapsedTime(c.Raw); ok {
				return elapsed
			}
		case Duration:
			if elapsed, ok := elapsedTime(c.Raw); ok {
				return elapsed
			}
		}
		return shown(c.Raw)
	case ISODate:
		if day, ok := isoDay(c.Raw); ok {
			return day
		}
	}
	return Normalise(c.Raw)
}

// ParsePosition reads a cell's place that a user wrote, such as D14.
func ParsePosition(reference string) (Position, bool) {
	return parseReference([]byte(Normalise(reference)))
}
