package inspect

import (
	"math/big"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
)

// How much of a sheet is looked at to see how it is arranged.
const (
	sampledRows    = 300
	sampledColumns = 400
	headerSearch   = 40
	deepestHeader  = 8
)

// framed is a table under header rows, as it seems to stand on its sheet.
type framed struct {
	sheet *xlsx.Sheet
	// The header rows are top … bottom, a blank row under them included; the data
	// begin under them.
	top, bottom int
	// gaps is set where blank rows part the data.
	gaps bool
	// subheads are the texts that stand alone on a row between the data.
	subheads []string
	columns  []column
}

// column is what the data of a column of the sheet look like.
type column struct {
	number int
	// name is the lowest text of the column's header.
	name string
	// figures are numbers that are no years; periods years, months and the like.
	figures, periods, texts, blanks int
	labels                          []string
}

func (c column) filled() int { return c.figures + c.periods + c.texts }

// isValue tells whether the column holds figures rather than labels. Years may be
// figures too: only the first column, or its name, makes a column of them time.
func (c column) isValue() bool { return c.figures > c.texts }

func (c column) isTime(first bool) bool {
	if c.periods == 0 || c.figures > 0 || c.texts > 0 {
		return false
	}
	return first || isTimeName(c.name) || !xlsx.AllYears(slices.DeleteFunc(slices.Clone(c.labels), func(l string) bool { return l == "" }))
}

func isTimeName(name string) bool {
	return name != "" && strings.Contains(" vuosi vuodet year år ar kausi ajankohta aika kuukausi month månad neljännes kvartal quarter päivä pvm päivämäärä date time ", " "+xlsx.Fold(name)+" ")
}

// isFlag tells whether a column only marks the figures beside it: one without a
// name, mostly blank or with the shortest of texts.
func (c column) isFlag() bool {
	if c.name != "" {
		return false
	}
	return !slices.ContainsFunc(c.labels, func(l string) bool { return len([]rune(l)) > 3 })
}

// isYearLike tells whether a number may be a year rather than a figure.
func isYearLike(s *xlsx.Sheet, c xlsx.Cell) bool {
	value := s.ReadNumber(c, xlsx.Marks{}).Value
	return value != nil && value.IsInt() && value.Cmp(big.NewRat(1900, 1)) >= 0 && value.Cmp(big.NewRat(2100, 1)) <= 0
}

func isSureFigure(s *xlsx.Sheet, c xlsx.Cell) bool { return xlsx.IsFigure(c) && !isYearLike(s, c) }

// isHeading accepts rows of texts and periods, with no figure among them.
func isHeading(s *xlsx.Sheet, n int) bool {
	row := s.Row(n)
	return len(row) > 0 && !slices.ContainsFunc(row, func(c xlsx.Cell) bool {
		if xlsx.IsFigure(c) {
			_, isPeriod := xlsx.ParsePeriod(s.LabelOf(c))
			return !isPeriod
		}
		return c.Kind != xlsx.Text && c.Kind != xlsx.Number && c.Kind != xlsx.ISODate
	})
}

// frameOf finds the first table under header rows; ok is false without one.
func frameOf(s *xlsx.Sheet) (f framed, ok bool) {
	f.sheet = s
	data := 0
	for i := range min(s.Count(), headerSearch) {
		row := s.RowAt(i)
		if len(row.Cells) > 1 && slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool { return isSureFigure(s, c) }) {
			data = row.Number
			break
		}
	}
	if data < 2 {
		return f, false
	}
	f.bottom = data - 1
	if above := s.Row(f.bottom); len(above) == 1 && above[0].Column == s.Row(data)[0].Column && f.bottom > 1 && len(s.Row(f.bottom-1)) > 1 {
		// A heading of the first rows alone.
		f.bottom--
	}
	lowest := f.bottom
	if len(s.Row(lowest)) == 0 {
		lowest--
	}
	if !isHeading(s, lowest) || len(s.Row(lowest)) < 2 {
		return f, false
	}
	f.readColumns(f.bottom + 1)
	f.top = lowest
	for f.top > 1 && f.bottom-f.top < deepestHeader && isHeading(s, f.top-1) && f.covers(f.top-1) {
		f.top--
	}
	for i := range f.columns {
		for n := f.bottom; n >= f.top && f.columns[i].name == ""; n-- {
			f.columns[i].name = s.Label(n, f.columns[i].number)
		}
	}
	return f, slices.ContainsFunc(f.columns, column.isValue)
}

// covers tells whether a row above the header belongs to it: its labels hold for
// at least half of the columns of figures, each to the next one's left.
func (f *framed) covers(n int) bool {
	values, covered := 0, 0
	first := 0
	for _, c := range f.sheet.Row(n) {
		if slices.ContainsFunc(f.columns, func(o column) bool { return o.number == c.Column && o.isValue() }) {
			first = c.Column
			break
		}
	}
	for _, c := range f.columns {
		if !c.isValue() {
			continue
		}
		values++
		if first > 0 && c.number >= first {
			covered++
		}
	}
	return covered*2 >= values && covered > 0
}

// readColumns looks at the rows of the data: those under the header that have
// more than a single text, until two blank rows follow each other.
func (f *framed) readColumns(data int) {
	s := f.sheet
	width := min(s.Width(data, data+sampledRows), sampledColumns)
	f.columns = make([]column, width)
	for i := range f.columns {
		f.columns[i].number = i + 1
	}
	blank := 0
	var alone []string
	for n := data; n <= min(s.LastRow(), data+sampledRows); n++ {
		cells := s.Row(n)
		if len(cells) == 0 {
			blank++
			if blank > 1 {
				return
			}
			continue
		}
		if len(cells) == 1 && !isSureFigure(s, cells[0]) {
			alone = append(alone, s.LabelOf(cells[0]))
			continue
		}
		// What stands alone after the last row of data is a footnote.
		f.subheads = append(f.subheads, alone...)
		alone = nil
		if blank > 0 && !slices.ContainsFunc(cells, func(c xlsx.Cell) bool { return isSureFigure(s, c) }) {
			return
		}
		f.gaps = f.gaps || blank > 0
		blank = 0
		for i := range f.columns {
			f.columns[i].add(s, s.At(n, i+1), s.Label(n, i+1))
		}
	}
}

func (c *column) add(s *xlsx.Sheet, cell xlsx.Cell, label string) {
	c.labels = append(c.labels, label)
	_, isPeriod := xlsx.ParsePeriod(label)
	switch {
	case label == "":
		c.blanks++
	case isPeriod && (cell.Kind != xlsx.Number || isYearLike(s, cell) || cell.Format == xlsx.Date):
		c.periods++
	case xlsx.IsFigure(cell) || xlsx.IsSymbol(label):
		c.figures++
	default:
		c.texts++
	}
}

// rowLabels are the columns that tell the rows apart: those of time and of texts
// that are filled on every row, and of the others as many as it takes.
func (f *framed) rowLabels() []column {
	firstValue := slices.IndexFunc(f.columns, column.isValue)
	var full, others []column
	for i, c := range f.columns {
		switch {
		case c.filled() == 0 || c.isValue() || c.isFlag():
		case c.isTime(i == 0 || slices.IndexFunc(f.columns, func(o column) bool { return o.filled() > 0 }) == i):
			full = append(full, c)
		case c.texts > 0 && c.blanks == 0 && i < firstValue:
			full = append(full, c)
		case c.texts > 0:
			others = append(others, c)
		}
	}
	for len(others) > 0 && !f.apart(full) {
		full = append(full, others[0])
		others = others[1:]
	}
	slices.SortFunc(full, func(a, b column) int { return a.number - b.number })
	return full
}

// apart tells whether no two rows have the same labels in all the columns.
func (f *framed) apart(columns []column) bool {
	if len(columns) == 0 {
		return false
	}
	seen := map[string]bool{}
	for i := range columns[0].labels {
		var key strings.Builder
		for _, c := range columns {
			key.WriteString(c.labels[i] + "\x00")
		}
		if seen[key.String()] {
			return false
		}
		seen[key.String()] = true
	}
	return true
}

// headerTellsTime tells whether a header over the figures is a period.
func (f *framed) headerTellsTime() bool {
	for n := f.top; n <= f.bottom; n++ {
		for _, c := range f.columns {
			if _, ok := xlsx.ParsePeriod(f.sheet.Label(n, c.number)); ok && c.isValue() {
				return true
			}
		}
	}
	return false
}

// guessFramed reads the rows under a header as a list where a column holds the
// periods and no header does, else as a table.
func guessFramed(s *xlsx.Sheet, symbols []string) *arrangement {
	f, ok := frameOf(s)
	if !ok {
		return nil
	}
	title := ""
	if first := s.RowAt(0); first.Number < f.top {
		title = s.LabelOf(first.Cells[0])
	}
	source := &programme.Source{Layout: programme.Table, Header: programme.Header{Row: f.top, Depth: f.bottom - f.top + 1}, Missing: symbols}
	labels := f.rowLabels()
	time := slices.ContainsFunc(labels, func(c column) bool { return c.periods > 0 && c.texts == 0 })
	// A label that holds for the rows below it too is known to tables alone. It
	// stands before what it spans, from the first row on: a blank one further right
	// is a row without a group.
	filledDown := slices.ContainsFunc(labels, func(c column) bool {
		return c.blanks > 0 && c.labels[0] != "" && c.number < labels[len(labels)-1].number
	})
	if time && !filledDown && !f.headerTellsTime() && f.top == f.bottom {
		source.Layout = programme.Long
		return &arrangement{title: title, source: source}
	}
	if len(labels) == 0 {
		labels = f.columns[:1]
	}
	for _, c := range labels {
		source.RowLabels = append(source.RowLabels, f.nameOf(c))
	}
	source.SkipBlankRows = f.gaps
	if len(f.subheads) > 1 && f.bottom+1 <= s.LastRow() && len(s.Row(f.bottom+1)) == 1 {
		source.Subheads = nameByLabels(f.subheads, "Väliotsikko")
	}
	return &arrangement{title: title, source: source}
}

// nameOf is the column's name, or its letter where it has none of its own.
func (f *framed) nameOf(c column) string {
	named := 0
	for _, o := range f.columns {
		if o.name == c.name {
			named++
		}
	}
	if c.name == "" || named > 1 {
		return xlsx.ColumnName(c.number)
	}
	return c.name
}
