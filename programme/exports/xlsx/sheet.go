package xlsx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

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
	// Format is what the cell's number format makes of a number.
	Format Format
	// Raw is the value as stored, without number format.
	Raw string
}

// Row is a row that holds something.
type Row struct {
	Number int
	Cells  []Cell // by rising column
}

// Area is a merged range, inclusive.
type Area struct{ Top, Left, Bottom, Right int }

// Sheet is a sheet of a workbook. Only cells that hold something are kept, so
// that a cell at the far corner costs no more than any other.
type Sheet struct {
	book   *Workbook
	Name   string
	part   string // empty for a chart sheet
	Hidden bool

	loaded  bool
	failure *problem.Problem
	rows    []Row
	// anchors maps the other cells of a merged area to the one that has the text.
	anchors map[Position]Position
}

// Position is a cell's place, both from 1.
type Position struct{ Row, Column int }

func (p Position) String() string {
	name, err := excelize.CoordinatesToCellName(max(p.Column, 1), max(p.Row, 1))
	if err != nil {
		return fmt.Sprintf("R%dC%d", p.Row, p.Column)
	}
	return name
}

// Bounds for one sheet: more cells than this is no export of a statistics
// agency, and merged areas beyond the second bound are layout, not labels.
const (
	cellLimit   = 8_000_000
	widthLimit  = 200_000_000
	mergedLimit = 200_000
)

// Load reads the sheet's rows once.
func (s *Sheet) Load() *problem.Problem {
	if s.loaded {
		return s.failure
	}
	s.loaded = true
	if err := s.read(); err != nil {
		s.rows = nil
		s.failure = damaged(s.book.Name, s.Name)
		if err == errTooLarge {
			s.failure.Fact = "välilehti on liian suuri luettavaksi"
			s.failure.Hint = "rajaa lähteestä ladattavia tietoja, tai poista välilehdeltä turhat rivit ja sarakkeet"
		}
	}
	return s.failure
}

type readError string

func (e readError) Error() string { return string(e) }

const errTooLarge = readError("sheet too large")

func (s *Sheet) read() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading: %v", r)
		}
	}()
	if s.part == "" {
		return nil
	}
	if err := s.readKinds(); err != nil {
		return err
	}
	rows, err := s.book.file.Rows(s.Name)
	if err != nil {
		return err
	}
	defer rows.Close()
	next := 0
	for n := 1; next < len(s.rows) && rows.Next(); n++ {
		values, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		if s.rows[next].Number != n {
			continue
		}
		for i := range s.rows[next].Cells {
			c := &s.rows[next].Cells[i]
			if c.Column <= len(values) {
				c.Raw = values[c.Column-1]
			}
		}
		next++
	}
	if err := rows.Error(); err != nil {
		return err
	}
	for i := range s.rows {
		s.rows[i].Cells = slices.DeleteFunc(s.rows[i].Cells, func(c Cell) bool {
			return c.Kind != Unsettled && Normalise(c.Raw) == ""
		})
	}
	s.rows = slices.DeleteFunc(s.rows, func(r Row) bool { return len(r.Cells) == 0 })
	return nil
}

// readKinds streams through the sheet's part for what excelize's row reader
// leaves out: the types and styles of cells, formulas without a stored result
// and merged areas. Asking excelize for these cell by cell would build the
// whole sheet in memory, blank cells included.
func (s *Sheet) readKinds() error {
	content, _ := s.book.file.Pkg.Load(s.part)
	data, _ := content.([]byte)
	if len(data) == 0 {
		return fmt.Errorf("no part %s", s.part)
	}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = s.book.file.CharsetReader
	var (
		row     Row
		current Cell
		formula bool
		value   bool
		inValue bool
		stored  bool
		count   int
		width   int
		depth   int
	)
	flush := func() {
		if len(row.Cells) > 0 {
			slices.SortStableFunc(row.Cells, func(a, b Cell) int { return cmp.Compare(a.Column, b.Column) })
			s.rows = append(s.rows, row)
		}
		row.Cells = nil
	}
	column := 0
	for {
		token, err := decoder.RawToken()
		if err == io.EOF {
			if depth != 0 {
				return io.ErrUnexpectedEOF
			}
			break
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch t.Name.Local {
			case "row":
				flush()
				row.Number++
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
					if n > excelize.TotalRows {
						return errTooLarge
					}
					row.Number = n
				}
				column = 0
			case "c":
				column++
				if reference := attribute(t, "r"); reference != "" {
					c, _, err := excelize.CellNameToCoordinates(reference)
					if err != nil {
						return err
					}
					column = c
				}
				current = Cell{Column: column, Kind: kindOf(attribute(t, "t"))}
				style, _ := strconv.Atoi(attribute(t, "s"))
				current.Format = s.book.format(style)
				formula, value, stored = false, false, false
			case "f":
				formula = true
			case "v", "t":
				inValue, stored = true, true
			case "mergeCell":
				s.addMerged(attribute(t, "ref"))
			}
		case xml.CharData:
			// Text between the elements of a cell is white space.
			if inValue && len(t) > 0 {
				value = true
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "v", "t":
				inValue = false
			case "c":
				// A formula's empty text is stored as an empty element, one that was
				// never worked out as none.
				if formula && !value && (current.Kind != Text || !stored) {
					current.Kind = Unsettled
				}
				if value || current.Kind == Unsettled {
					if count++; count > cellLimit {
						return errTooLarge
					}
					row.Cells = append(row.Cells, current)
				}
			case "row":
				if n := len(row.Cells); n > 0 {
					width += row.Cells[n-1].Column
				}
				if width > widthLimit {
					return errTooLarge
				}
			case "sheetData":
				flush()
			}
		}
	}
	flush()
	// The row reader goes through the rows in the order of the file, and rows
	// that are numbered out of order would get each other's values.
	if !slices.IsSortedFunc(s.rows, func(a, b Row) int { return cmp.Compare(a.Number, b.Number) }) {
		return fmt.Errorf("rows out of order")
	}
	return nil
}

func kindOf(t string) Kind {
	switch t {
	case "s", "str", "inlineStr":
		return Text
	case "b":
		return Boolean
	case "e":
		return Error
	case "d":
		return ISODate
	}
	return Number
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func (s *Sheet) addMerged(reference string) {
	a, ok := ParseArea(reference)
	if !ok || (a.Bottom-a.Top+1)*(a.Right-a.Left+1)+len(s.anchors) > mergedLimit {
		return
	}
	if s.anchors == nil {
		s.anchors = map[Position]Position{}
	}
	for r := a.Top; r <= a.Bottom; r++ {
		for c := a.Left; c <= a.Right; c++ {
			s.anchors[Position{r, c}] = Position{a.Top, a.Left}
		}
	}
}

func ParseArea(reference string) (Area, bool) {
	from, to, ok := bytes.Cut([]byte(reference), []byte(":"))
	if !ok {
		return Area{}, false
	}
	c1, r1, err1 := excelize.CellNameToCoordinates(string(from))
	c2, r2, err2 := excelize.CellNameToCoordinates(string(to))
	if err1 != nil || err2 != nil {
		return Area{}, false
	}
	return Area{min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)}, true
}

// Rows returns the rows that hold something, in order; the sheet must have been
// loaded.
func (s *Sheet) Rows() []Row { return s.rows }

// Book is the workbook that the sheet is in.
func (s *Sheet) Book() *Workbook { return s.book }

// IsChart tells whether the sheet is a chart, which has no cells.
func (s *Sheet) IsChart() bool { return s.part == "" }

// Anchor is the cell that has the text of a merged area; ok is false for a cell
// outside all of them.
func (s *Sheet) Anchor(row, column int) (at Position, ok bool) {
	at, ok = s.anchors[Position{row, column}]
	return at, ok
}

// Row returns the cells of a row, nil for a blank one.
func (s *Sheet) Row(n int) []Cell {
	i, ok := slices.BinarySearchFunc(s.rows, n, func(r Row, n int) int { return cmp.Compare(r.Number, n) })
	if !ok {
		return nil
	}
	return s.rows[i].Cells
}

// At returns a cell; one that holds nothing is blank.
func (s *Sheet) At(row, column int) Cell {
	cells := s.Row(row)
	i, ok := slices.BinarySearchFunc(cells, column, func(c Cell, n int) int { return cmp.Compare(c.Column, n) })
	if !ok {
		return Cell{Column: column}
	}
	return cells[i]
}

// LastRow is the number of the last row that holds something, 0 for an empty sheet.
func (s *Sheet) LastRow() int {
	if len(s.rows) == 0 {
		return 0
	}
	return s.rows[len(s.rows)-1].Number
}

// Empty tells whether the sheet holds nothing; it must have been loaded.
func (s *Sheet) Empty() bool { return len(s.rows) == 0 }

// Width is the last column that holds something on the rows from top to bottom.
func (s *Sheet) Width(top, bottom int) int {
	last := 0
	for _, r := range s.rows {
		if r.Number >= top && r.Number <= bottom {
			last = max(last, r.Cells[len(r.Cells)-1].Column)
		}
	}
	return last
}

// Label reads a cell as a label: white space normalised, a date as YYYY-MM-DD,
// the text of a merged area in each of its cells.
func (s *Sheet) Label(row, column int) string {
	if anchor, ok := s.anchors[Position{row, column}]; ok {
		row, column = anchor.Row, anchor.Column
	}
	return s.LabelOf(s.At(row, column))
}

func (s *Sheet) LabelOf(c Cell) string {
	switch c.Kind {
	case Blank, Unsettled:
		return ""
	case Number:
		if c.Format == Date {
			if day, ok := SerialDate(c.Raw, s.book.Epoch1904); ok {
				return day.Format("2006-01-02")
			}
		}
		return shown(c.Raw)
	case ISODate:
		if len(c.Raw) >= 10 {
			return c.Raw[:10]
		}
	}
	return Normalise(c.Raw)
}

func ParsePosition(reference string) (Position, bool) {
	column, row, err := excelize.CellNameToCoordinates(Normalise(reference))
	return Position{row, column}, err == nil
}
