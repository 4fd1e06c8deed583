package exports

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

// kind is what a cell holds.
type kind uint8

const (
	blank kind = iota
	number
	text
	boolean
	fault     // #N/A and the like
	isoDate   // a date written as text by the file format itself
	unsettled // a formula whose result is not stored
)

// cell is a cell that holds something.
type cell struct {
	column int
	kind   kind
	style  int
	// raw is the value as stored, without number format.
	raw string
}

// gridRow is a row that holds something.
type gridRow struct {
	number int
	cells  []cell // by rising column
}

// area is a merged range, inclusive.
type area struct{ top, left, bottom, right int }

// sheet is a sheet of a workbook. Only cells that hold something are kept, so
// that a cell at the far corner costs no more than any other.
type sheet struct {
	book   *workbook
	name   string
	part   string // empty for a chart sheet
	hidden bool

	loaded  bool
	failure *problem.Problem
	rows    []gridRow
	// anchors maps the other cells of a merged area to the one that has the text.
	anchors map[position]position
}

// position is a cell's place, both from 1.
type position struct{ row, column int }

func (p position) String() string {
	name, err := excelize.CoordinatesToCellName(max(p.column, 1), max(p.row, 1))
	if err != nil {
		return fmt.Sprintf("R%dC%d", p.row, p.column)
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

// load reads the sheet's rows once.
func (s *sheet) load() *problem.Problem {
	if s.loaded {
		return s.failure
	}
	s.loaded = true
	if err := s.read(); err != nil {
		s.rows = nil
		s.failure = damaged(s.book.name, s.name)
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

func (s *sheet) read() (err error) {
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
	rows, err := s.book.file.Rows(s.name)
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
		if s.rows[next].number != n {
			continue
		}
		for i := range s.rows[next].cells {
			c := &s.rows[next].cells[i]
			if c.column <= len(values) {
				c.raw = values[c.column-1]
			}
		}
		next++
	}
	if err := rows.Error(); err != nil {
		return err
	}
	for i := range s.rows {
		s.rows[i].cells = slices.DeleteFunc(s.rows[i].cells, func(c cell) bool {
			return c.kind != unsettled && normalise(c.raw) == ""
		})
	}
	s.rows = slices.DeleteFunc(s.rows, func(r gridRow) bool { return len(r.cells) == 0 })
	return nil
}

// readKinds streams through the sheet's part for what excelize's row reader
// leaves out: the types and styles of cells, formulas without a stored result
// and merged areas. Asking excelize for these cell by cell would build the
// whole sheet in memory, blank cells included.
func (s *sheet) readKinds() error {
	content, _ := s.book.file.Pkg.Load(s.part)
	data, _ := content.([]byte)
	if len(data) == 0 {
		return fmt.Errorf("no part %s", s.part)
	}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = s.book.file.CharsetReader
	var (
		row     gridRow
		current cell
		formula bool
		value   bool
		inValue bool
		stored  bool
		count   int
		width   int
		depth   int
	)
	flush := func() {
		if len(row.cells) > 0 {
			slices.SortStableFunc(row.cells, func(a, b cell) int { return cmp.Compare(a.column, b.column) })
			s.rows = append(s.rows, row)
		}
		row.cells = nil
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
				row.number++
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
					if n > excelize.TotalRows {
						return errTooLarge
					}
					row.number = n
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
				current = cell{column: column, kind: kindOf(attribute(t, "t"))}
				current.style, _ = strconv.Atoi(attribute(t, "s"))
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
				if formula && !value && (current.kind != text || !stored) {
					current.kind = unsettled
				}
				if value || current.kind == unsettled {
					if count++; count > cellLimit {
						return errTooLarge
					}
					row.cells = append(row.cells, current)
				}
			case "row":
				if n := len(row.cells); n > 0 {
					width += row.cells[n-1].column
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
	if !slices.IsSortedFunc(s.rows, func(a, b gridRow) int { return cmp.Compare(a.number, b.number) }) {
		return fmt.Errorf("rows out of order")
	}
	return nil
}

func kindOf(t string) kind {
	switch t {
	case "s", "str", "inlineStr":
		return text
	case "b":
		return boolean
	case "e":
		return fault
	case "d":
		return isoDate
	}
	return number
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func (s *sheet) addMerged(reference string) {
	a, ok := parseArea(reference)
	if !ok || (a.bottom-a.top+1)*(a.right-a.left+1)+len(s.anchors) > mergedLimit {
		return
	}
	if s.anchors == nil {
		s.anchors = map[position]position{}
	}
	for r := a.top; r <= a.bottom; r++ {
		for c := a.left; c <= a.right; c++ {
			s.anchors[position{r, c}] = position{a.top, a.left}
		}
	}
}

func parseArea(reference string) (area, bool) {
	from, to, ok := bytes.Cut([]byte(reference), []byte(":"))
	if !ok {
		return area{}, false
	}
	c1, r1, err1 := excelize.CellNameToCoordinates(string(from))
	c2, r2, err2 := excelize.CellNameToCoordinates(string(to))
	if err1 != nil || err2 != nil {
		return area{}, false
	}
	return area{min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)}, true
}

// row returns the cells of a row, nil for a blank one.
func (s *sheet) row(n int) []cell {
	i, ok := slices.BinarySearchFunc(s.rows, n, func(r gridRow, n int) int { return cmp.Compare(r.number, n) })
	if !ok {
		return nil
	}
	return s.rows[i].cells
}

// at returns a cell; one that holds nothing is blank.
func (s *sheet) at(row, column int) cell {
	cells := s.row(row)
	i, ok := slices.BinarySearchFunc(cells, column, func(c cell, n int) int { return cmp.Compare(c.column, n) })
	if !ok {
		return cell{column: column}
	}
	return cells[i]
}

// lastRow is the number of the last row that holds something, 0 for an empty sheet.
func (s *sheet) lastRow() int {
	if len(s.rows) == 0 {
		return 0
	}
	return s.rows[len(s.rows)-1].number
}

// empty tells whether the sheet holds nothing; it must have been loaded.
func (s *sheet) empty() bool { return len(s.rows) == 0 }

// width is the last column that holds something on the rows from top to bottom.
func (s *sheet) width(top, bottom int) int {
	last := 0
	for _, r := range s.rows {
		if r.number >= top && r.number <= bottom {
			last = max(last, r.cells[len(r.cells)-1].column)
		}
	}
	return last
}

// label reads a cell as a label: white space normalised, a date as YYYY-MM-DD,
// the text of a merged area in each of its cells.
func (s *sheet) label(row, column int) string {
	if anchor, ok := s.anchors[position{row, column}]; ok {
		row, column = anchor.row, anchor.column
	}
	return s.labelOf(s.at(row, column))
}

func (s *sheet) labelOf(c cell) string {
	switch c.kind {
	case blank, unsettled:
		return ""
	case number:
		if s.book.style(c.style) == date {
			if day, ok := serialDate(c.raw, s.book.epoch1904); ok {
				return day.Format("2006-01-02")
			}
		}
		return shown(c.raw)
	case isoDate:
		if len(c.raw) >= 10 {
			return c.raw[:10]
		}
	}
	return normalise(c.raw)
}
