package book

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Column is a column of a sheet. Widths are in digits of the standard font.
type Column struct {
	Title string
	// Width is the column's width; 0 fits the content, at most Limit.
	Width, Limit float64
}

// Cell is one cell. It holds a formula, else a number, else a text, else nothing.
type Cell struct {
	Text    string
	Number  *float64
	Formula string
	Style   Style
	// Width is how wide the content is where the cell itself doesn't tell: a
	// formula's result.
	Width int
	// Target is a place inside the workbook that the cell links to: 'Sheet'!A1.
	Target string
}

// Sheet is a sheet that is being written from the top down.
type Sheet struct {
	Name    string
	book    *Book
	columns []Column
	widths  []float64
	// Row is the next row, from 1.
	Row int
	// header is the header row of the sheet's first table, 0 without one.
	header int
	freeze int
	loose  bool
	// printed is how many of the columns are printed, 0 for all.
	printed int
	// rows are those with content, by rising number.
	rows []row
}

// Add begins a sheet whose columns are as wide as the given rows need. The
// names of a book's sheets come from SheetName or are known to be valid.
func (b *Book) Add(name string, columns []Column, rows [][]Cell) *Sheet {
	s := &Sheet{Name: name, book: b, columns: columns, Row: 1}
	if len(b.sheets) == 0 {
		b.keep(b.File.SetSheetName("Sheet1", name))
	} else {
		_, err := b.File.NewSheet(name)
		b.keep(err)
	}
	b.sheets = append(b.sheets, s)
	for i, c := range columns {
		width := c.Width
		if width == 0 {
			width = s.fit(i, rows)
		}
		s.widths = append(s.widths, width)
		letter := Letter(i)
		b.keep(b.File.SetColWidth(name, letter, letter, width))
	}
	return s
}

// Letter is the letter of a column counted from 0.
func Letter(column int) string {
	name, _ := excelize.ColumnNumberToName(column + 1)
	return name
}

// At is the name of a cell: column from 0, row from 1.
func At(column, row int) string { return Letter(column) + itoa(row) }

// fit is the width that a column's header and content need. Numbers can't be
// wrapped: a column narrower than one shows ####.
func (s *Sheet) fit(column int, rows [][]Cell) float64 {
	limit := s.columns[column].Limit
	if limit == 0 {
		limit = 60
	}
	width := minWidth
	for _, word := range strings.Fields(s.columns[column].Title) {
		width = math.Max(width, digits(measure(word, tableSize, true))+1)
	}
	for _, row := range rows {
		if column >= len(row) {
			continue
		}
		c := row[column]
		if c.Number != nil && c.Formula == "" || c.Width > 0 {
			width = math.Max(width, float64(c.digits())*0.95+2.5)
			continue
		}
		longest := 0.0
		for _, piece := range pieces(strings.ReplaceAll(c.Text, "\n", " "), " -") {
			longest = math.Max(longest, digits(measure(piece, c.Style.size(), c.Style.Bold)))
		}
		need := math.Min(digits(measure(c.Text, c.Style.size(), c.Style.Bold)), limit)
		// A word stays whole even where that takes a little more than the limit.
		width = math.Max(width, math.Max(need, math.Min(longest, math.Max(limit, 24)))+rightIndent(c))
	}
	return width
}

const minWidth = 5.0

// rightIndent is the room beside a text, which is larger on the right.
func rightIndent(c Cell) float64 {
	if c.Style.Right {
		return 2.5
	}
	return 1
}

// digits is a width in points as a column's width.
func digits(points float64) float64 { return points / 5.25 }

// Paragraph writes a text over the sheet's whole width, as high as it needs.
func (s *Sheet) Paragraph(text string, style Style) {
	style.Bare = true
	if style.Size == 0 {
		style.Size = 10
	}
	columns, total := s.span()
	s.put(0, Cell{Text: text, Style: style})
	if columns > 1 {
		s.book.keep(s.book.File.MergeCell(s.Name, At(0, s.Row), At(columns-1, s.Row)))
	}
	s.Tall(height(lines(text, total*0.97, style), style.Size))
	s.Row++
}

// screenWidth is about how many digits a screen shows beside each other.
const screenWidth = 190

// span is how many columns a paragraph takes and how wide they are: those that
// are printed, or else as many as a screen shows.
func (s *Sheet) span() (columns int, total float64) {
	for _, w := range s.widths {
		if s.printed > 0 && columns == s.printed || s.printed == 0 && columns > 0 && total+w > screenWidth {
			break
		}
		columns++
		total += w
	}
	return columns, total
}

// Print prints only the first columns; the others are for the screen.
func (s *Sheet) Print(columns int) { s.printed = columns }

// Tab colours the sheet's tab, RRGGBB.
func (s *Sheet) Tab(color string) {
	opaque := "FF" + color
	s.book.keep(s.book.File.SetSheetProps(s.Name, &excelize.SheetPropsOptions{TabColorRGB: &opaque}))
}

// Title writes the sheet's title, the notices and an introduction.
func (s *Sheet) Title(title string, paragraphs ...string) {
	s.Paragraph(title, Style{Size: 14, Bold: true, Color: Blue})
	if len(s.book.about.Notices) > 0 {
		s.Paragraph(strings.Join(s.book.about.Notices, "\n"), Style{Size: 10, Bold: true, Color: Rust})
	}
	for _, text := range paragraphs {
		s.Paragraph(text, Style{})
	}
}

// Heading writes a heading between tables.
func (s *Sheet) Heading(text string) {
	s.Row++
	s.Paragraph(text, Style{Size: 11, Bold: true})
}

// Put writes a row of cells, as high as the longest printed text needs. Texts
// that are for the screen take a few lines more at most: a row as high as the
// longest of them would leave a page of white.
func (s *Sheet) Put(cells ...Cell) {
	most := 1
	for i, c := range cells {
		s.put(i, c)
		if c.Number == nil && c.Formula == "" && !c.Style.Nowrap && i < len(s.widths) {
			n := lines(c.Text, s.widths[i], c.Style)
			if s.printed > 0 && i >= s.printed {
				n = min(n, screenLines)
			}
			most = max(most, n)
		}
	}
	s.Tall(height(most, tableSize))
	s.Row++
}

const screenLines = 2

// Break begins a new printed page at the next row.
func (s *Sheet) Break() { s.book.keep(s.book.File.InsertPageBreak(s.Name, At(0, s.Row))) }

// Table writes a named table with a header and a filter, and returns the
// number of its first row of content. The sheet's first table has the header
// that stays in view and is repeated on each printed page. A table without
// content gets one row that says so.
func (s *Sheet) Table(name string, columns []Column, rows [][]Cell) int {
	header := s.Row
	most := 1
	for i, c := range columns {
		style := Style{Bold: true, Color: "FFFFFF", Fill: Blue}
		s.put(i, Cell{Text: c.Title, Style: style})
		// A table of excelize takes its columns' names from the sheet.
		s.book.keep(s.book.File.SetCellStr(s.Name, At(i, header), escaped(Clean(c.Title))))
		most = max(most, lines(c.Title, s.widths[i], style))
	}
	// The filter's button needs a line below the words.
	s.Tall(height(most+1, tableSize))
	s.Row++
	first := s.Row
	if len(rows) == 0 {
		empty := []Cell{{Text: "ei yhtään"}}
		for range columns[1:] {
			empty = append(empty, Cell{Text: "–"})
		}
		rows = [][]Cell{empty}
	}
	for _, row := range rows {
		s.Put(row...)
	}
	s.book.keep(s.book.File.AddTable(s.Name, &excelize.Table{
		Range: At(0, header) + ":" + At(len(columns)-1, s.Row-1), Name: name, StyleName: tableStyle,
	}))
	if s.header == 0 {
		s.header = header
	}
	return first
}

// tableStyle bands the rows of a table in Excel.
const tableStyle = "TableStyleMedium2"

// Freeze keeps the first columns in view beside the header.
func (s *Sheet) Freeze(columns int) { s.freeze = columns }

// Loose leaves a sheet of several tables without a header that stays in view.
func (s *Sheet) Loose() { s.loose = true }

// Tint colours the cells of a column (from 0) and rows that hold the words.
func (s *Sheet) Tint(column, first, last int, tints []Tint) {
	var rules []excelize.ConditionalFormatOptions
	for _, t := range tints {
		format := s.book.tint(t)
		rules = append(rules, excelize.ConditionalFormatOptions{
			Type: "cell", Criteria: "==", Value: Quoted(t.Word), Format: &format,
		})
	}
	s.book.keep(s.book.File.SetConditionalFormat(s.Name, At(column, first)+":"+At(column, last), rules))
}

// digits is how many characters a number takes when it is shown.
func (c Cell) digits() int {
	if c.Width > 0 {
		return c.Width
	}
	return len([]rune(shown(*c.Number, c.Style.Format)))
}
