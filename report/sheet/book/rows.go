package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"sort"
	"strconv"

	"tolokku/report/sheet/formula"
)

// The cells are written here and not by excelize, which would keep each of them
// as an object, look every text up and encode them one by one: half of the time
// that a workbook took.

// row is a row of a sheet.
type row struct {
	number int
	// height is in points, 0 for the standard one.
	height float64
	cells  []written
}

// written is a cell and its style's number.
type written struct {
	Cell
	style int
}

// current is the row that is being written.
func (s *Sheet) current() *row {
	if n := len(s.rows); n == 0 || s.rows[n-1].number < s.Row {
		s.rows = append(s.rows, row{number: s.Row})
	}
	return &s.rows[len(s.rows)-1]
}

// Tall sets the height of the row that is written next, in points.
func (s *Sheet) Tall(points float64) { s.current().height = points }

func (s *Sheet) put(column int, c Cell) {
	c.Text = Clean(c.Text)
	switch {
	case c.Formula != "":
	case c.Number != nil:
		c.Style.number = true
	case c.Text != "":
		c.Style.literal = looksLikeFormula(c.Text)
	}
	if c.Target != "" {
		s.book.keep(s.book.File.SetCellHyperLink(s.Name, At(column, s.Row), c.Target, "Location"))
		c.Style.Link = true
		c.Style.Color = Blue
	}
	r := s.current()
	for len(r.cells) <= column {
		r.cells = append(r.cells, written{style: -1})
	}
	r.cells[column] = written{c, s.book.style(c.Style)}
}

// at is the cell of a row and a column, both from 1.
func (s *Sheet) at(number, column int) Cell {
	i := sort.Search(len(s.rows), func(i int) bool { return s.rows[i].number >= number })
	if i == len(s.rows) || s.rows[i].number != number || column > len(s.rows[i].cells) {
		return Cell{}
	}
	return s.rows[i].cells[column-1].Cell
}

// texts are the workbook's texts, each once.
type texts struct {
	index map[string]int
	all   []string
	uses  int
}

func (t *texts) of(text string) int {
	t.uses++
	i, ok := t.index[text]
	if !ok {
		i = len(t.all)
		t.index[text] = i
		t.all = append(t.all, text)
	}
	return i
}

// part is the texts' part of the file.
func (t *texts) part() []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	fmt.Fprintf(&out, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`, t.uses, len(t.all))
	for _, text := range t.all {
		out.WriteString(`<si><t xml:space="preserve">`)
		escape(&out, escaped(text))
		out.WriteString("</t></si>")
	}
	out.WriteString("</sst>")
	return out.Bytes()
}

// escape writes a text as XML. A buffer takes all that is written.
func escape(out *bytes.Buffer, text string) { _ = xml.EscapeText(out, []byte(text)) }

// data writes the rows as a sheet's part has them, and tells the used range.
func (s *Sheet) data(known *values, shared *texts) (data []byte, used string, err error) {
	var out bytes.Buffer
	last, width := 1, 1
	out.WriteString("<sheetData>")
	for _, r := range s.rows {
		last, width = r.number, max(width, len(r.cells))
		fmt.Fprintf(&out, `<row r="%d"`, r.number)
		if r.height > 0 {
			fmt.Fprintf(&out, ` ht="%s" customHeight="1"`, strconv.FormatFloat(r.height, 'f', -1, 64))
		}
		out.WriteByte('>')
		for column, c := range r.cells {
			if c.style < 0 {
				continue
			}
			if err := c.write(&out, formula.Cell{Sheet: s.Name, Column: column + 1, Row: r.number}, known, shared); err != nil {
				return nil, "", err
			}
		}
		out.WriteString("</row>")
	}
	out.WriteString("</sheetData>")
	return out.Bytes(), "A1:" + At(width-1, last), nil
}

func (c written) write(out *bytes.Buffer, at formula.Cell, known *values, shared *texts) error {
	out.WriteString(`<c r="`)
	out.WriteString(At(at.Column-1, at.Row))
	out.WriteString(`" s="`)
	out.WriteString(strconv.Itoa(c.style))
	out.WriteByte('"')
	switch {
	case c.Formula != "":
		// A preview that does not compute shows the result beside the formula.
		value, err := known.Value(at)
		if err != nil {
			return fmt.Errorf("'%s'!%s: %w", at.Sheet, At(at.Column-1, at.Row), err)
		}
		out.WriteString(kinds[value.Kind])
		out.WriteString("><f>")
		escape(out, c.Formula)
		out.WriteString("</f><v>")
		escape(out, stored(value))
		out.WriteString("</v></c>")
	case c.Number != nil:
		out.WriteString("><v>")
		out.WriteString(strconv.FormatFloat(*c.Number, 'f', -1, 64))
		out.WriteString("</v></c>")
	case c.Text != "":
		out.WriteString(` t="s"><v>`)
		out.WriteString(strconv.Itoa(shared.of(c.Text)))
		out.WriteString("</v></c>")
	default:
		out.WriteString("/>")
	}
	return nil
}

// kinds are how a sheet marks the kinds of results; a number has no mark.
var kinds = map[formula.Kind]string{formula.Text: ` t="str"`, formula.Bool: ` t="b"`, formula.Error: ` t="e"`}

// stored is a result as a sheet stores it.
func stored(v formula.Value) string {
	if v.Kind == formula.Bool {
		return map[bool]string{false: "0", true: "1"}[v.Bool]
	}
	return v.String()
}

// insert puts the rows and the used range into a sheet's part.
func insert(part, data []byte, used string) ([]byte, error) {
	part, err := replace(part, "<dimension", "</dimension>", []byte(`<dimension ref="`+used+`"/>`))
	if err != nil {
		return nil, err
	}
	return replace(part, "<sheetData", "</sheetData>", data)
}

// replace puts another text in the place of an element.
func replace(part []byte, begin, end string, by []byte) ([]byte, error) {
	from := bytes.Index(part, []byte(begin))
	if from < 0 {
		return nil, fmt.Errorf("osasta puuttuu %s", begin)
	}
	length := bytes.Index(part[from:], []byte(end))
	if length < 0 {
		return nil, fmt.Errorf("osasta puuttuu %s", end)
	}
	out := make([]byte, 0, len(part)+len(by))
	out = append(out, part[:from]...)
	out = append(out, by...)
	return append(out, part[from+length+len(end):]...), nil
}
