package exports

import (
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"

	"github.com/xuri/excelize/v2"
)

// How many rows down a header is looked for.
const headerSearch = 100

// headedColumns makes the lines of some columns out of their header rows.
func headedColumns(s *xlsx.Sheet, top, bottom int, columns []int) []line {
	heading := headingLabels(s, top, bottom, columns)
	var lines []line
	for i, c := range columns {
		l := line{number: c, labels: make([]label, len(heading))}
		for d := range heading {
			l.labels[d].text = heading[d][i]
		}
		lines = append(lines, l)
	}
	return lines
}

// locateHeader returns the first header row; 0 for a table without a header.
// Where the row is given by number but the wanted texts stand on another one,
// that one is used with a warning.
func (r *reader) locateHeader(s *xlsx.Sheet, wanted []string) (int, bool) {
	h := r.source.Header
	switch {
	case h.None:
		return 0, true
	case h.Label != "":
		label := xlsx.Normalise(h.Label)
		var texts []string
		for _, row := range s.Rows() {
			if row.Number > headerSearch {
				break
			}
			for _, c := range row.Cells {
				text := s.LabelOf(c)
				if text == label {
					return row.Number, true
				}
				texts = append(texts, text)
			}
		}
		hint := "kirjoita otsikkorivi-kohtaan otsikkorivin teksti niin kuin se on välilehdellä, tai rivin numero"
		if near := xlsx.Nearest(label, texts, 3); len(near) > 0 {
			hint = "lähimmät tekstit: " + problem.QuoteList(near, 3)
		}
		r.fault(problem.Error, s, "", "välilehdeltä ei löydy otsikkoriviä, jolla on teksti "+problem.Quote(label), hint)
		return 0, false
	}
	top := max(h.Row, 1)
	if found := r.movedHeader(s, top, wanted); found != top {
		r.fault(problem.Warning, s, "", "otsikkorivi on rivillä "+strconv.Itoa(found)+", vaikka lähteen mukaan se on rivillä "+strconv.Itoa(top)+"; luettiin riviltä "+strconv.Itoa(found),
			"korjaa lähteeseen otsikkorivi: "+strconv.Itoa(found))
		return found, true
	}
	return top, true
}

// movedHeader looks for the only row that has all the wanted texts, where the
// given one has none of them.
func (r *reader) movedHeader(s *xlsx.Sheet, top int, wanted []string) int {
	depth := max(r.source.Header.Depth, 1)
	has := func(n int) int {
		count := 0
		for _, w := range wanted {
			found := false
			for d := range depth {
				for _, c := range s.Row(n + d) {
					found = found || s.LabelOf(c) == w
				}
			}
			if found {
				count++
			}
		}
		return count
	}
	if len(wanted) == 0 || has(top) > 0 {
		return top
	}
	best, rows := 0, 0
	for n := 1; n <= min(s.LastRow(), headerSearch); n++ {
		if n != top && has(n) == len(wanted) {
			if rows == 0 {
				best = n
			}
			rows++
			n += depth - 1
		}
	}
	// A column letter is no text of the sheet, so it must not be in the way.
	if rows == 0 {
		if texts := slices.DeleteFunc(slices.Clone(wanted), isColumnLetter); len(texts) > 0 && len(texts) < len(wanted) {
			return r.movedHeader(s, top, texts)
		}
		return top
	}
	return best
}

func isColumnLetter(s string) bool {
	if s == "" || len(s) > 3 || strings.ToUpper(s) != s {
		return false
	}
	_, err := excelize.ColumnNameToNumber(s)
	return err == nil
}

func (r *reader) readHeaded(t *table) bool {
	s := t.sheet
	top, ok := r.locateHeader(s, r.wanted)
	if !ok {
		return false
	}
	bottom := top + max(r.source.Header.Depth, 1) - 1
	start := bottom + 1
	if r.source.Header.None {
		top, bottom, start = 1, 0, 1
		if len(s.Rows()) > 0 {
			start = s.Rows()[0].Number
		}
	}
	t.headerTop, t.headerBottom = top, bottom
	end := start - 1
	for len(s.Row(end+1)) > 0 {
		end++
	}
	width := s.Width(min(top, start), end)
	if end < start {
		r.fault(problem.Error, s, "", "taulukossa ei ole rivejä otsikon alla", "tarkista lähteen välilehti, otsikkorivi ja otsikkorivejä")
		return false
	}
	labelColumns, ok := r.labelColumns(t, width)
	if !ok {
		return false
	}
	var others []int
	for c := 1; c <= width; c++ {
		if !slices.Contains(labelColumns, c) {
			others = append(others, c)
		}
	}
	if r.source.Header.None {
		for _, c := range others {
			t.columns = append(t.columns, line{number: c, labels: []label{{text: columnName(c)}}})
		}
	} else {
		t.columns = slices.DeleteFunc(headedColumns(s, top, bottom, others), func(l line) bool {
			return !slices.ContainsFunc(l.labels, func(l label) bool { return l.text != "" })
		})
	}
	t.rows = labelRows(s, start, end, labelColumns)
	r.nameHeaded(t)
	t.markBare()
	r.warnOfMore(t, end+1, labelColumns[len(labelColumns)-1])
	return true
}

// labelColumns finds the columns that label the rows, by header text or letter,
// and adds their dimensions; without any declared it is the first column.
func (r *reader) labelColumns(t *table, width int) ([]int, bool) {
	declared := r.source.RowLabels
	if len(declared) == 0 {
		declared = []string{"A"}
	}
	headers := map[int]string{}
	var texts []string
	for c := 1; c <= width && t.headerBottom >= t.headerTop; c++ {
		for n := t.headerBottom; n >= t.headerTop && headers[c] == ""; n-- {
			headers[c] = t.sheet.Label(n, c)
		}
		if headers[c] != "" {
			texts = append(texts, headers[c])
		}
	}
	var columns []int
	for i, name := range declared {
		name = xlsx.Normalise(name)
		column := 0
		for c := 1; c <= width && column == 0; c++ {
			if headers[c] == name {
				column = c
			}
		}
		if column == 0 && isColumnLetter(name) {
			column, _ = excelize.ColumnNameToNumber(name)
		}
		if column == 0 {
			hint := "kirjoita rivit-kohtaan sarakkeen otsikko niin kuin se on taulukossa, tai sarakkeen kirjain"
			if near := xlsx.Nearest(name, texts, 3); len(near) > 0 {
				hint = "taulukossa on sarakkeet " + problem.QuoteList(near, 3) + "; kirjoita rivit-kohtaan otsikko niin kuin se on taulukossa, tai sarakkeen kirjain"
			}
			r.fault(problem.Error, t.sheet, "", "otsikkoriviltä ei löydy lähteen rivit-kohdassa nimettyä saraketta "+problem.Quote(name), hint)
			return nil, false
		}
		d := dimension{name: headers[column], alias: columnName(column), place: onRows, index: i}
		if d.name == "" {
			d.name, d.alias = columnName(column), ""
		}
		columns = append(columns, column)
		t.dims = append(t.dims, d)
	}
	return columns, true
}

// labelRows reads the rows' labels. Outer labels hold until the next one; a row
// without any label of its own belongs to nothing and is left out.
func labelRows(s *xlsx.Sheet, start, end int, columns []int) []line {
	var rows []line
	last := make([]string, len(columns))
	for n := start; n <= end; n++ {
		l := line{number: n, labels: make([]label, len(columns))}
		own := false
		for i, c := range columns {
			text := s.Label(n, c)
			own = own || text != ""
			if text == "" && i < len(columns)-1 {
				text = last[i]
			}
			last[i] = text
			l.labels[i].text = text
		}
		if own {
			rows = append(rows, l)
		}
	}
	return rows
}

func (r *reader) nameHeaded(t *table) {
	depth := max(t.headerBottom-t.headerTop+1, 1)
	for i := range depth {
		name := programme.ColumnDimension
		switch {
		case i < len(r.source.HeaderNames):
			name = xlsx.Normalise(r.source.HeaderNames[i])
		case depth > 1:
			name += " " + strconv.Itoa(i+1)
		}
		t.dims = append(t.dims, dimension{name: name, place: onColumns, index: i})
	}
}

// readLong reads a sheet where each row is an observation and each column a dimension.
func (r *reader) readLong(t *table) bool {
	s := t.sheet
	top, ok := r.locateHeader(s, r.wanted)
	if !ok {
		return false
	}
	bottom := top + max(r.source.Header.Depth, 1) - 1
	if r.source.Header.None {
		top, bottom = 1, 0
	}
	t.headerTop, t.headerBottom = top, bottom
	width := s.Width(top, max(bottom, top))
	if r.source.Header.None {
		width = s.Width(1, s.LastRow())
	}
	// A sheet's far corner makes no dimensions of the blank columns before it.
	width = min(width, 2000)
	if width == 0 {
		r.fault(problem.Error, s, "", "otsikkorivi "+strconv.Itoa(max(top, 1))+" on tyhjä", "tarkista lähteen välilehti ja otsikkorivi")
		return false
	}
	var columns []int
	for c := 1; c <= width; c++ {
		columns = append(columns, c)
		name := ""
		for n := bottom; n >= top && name == ""; n-- {
			name = s.Label(n, c)
		}
		d := dimension{name: name, alias: columnName(c), place: onRows, index: c - 1}
		if name == "" {
			d.name, d.alias = columnName(c), ""
		}
		t.dims = append(t.dims, d)
		t.names = append(t.names, d.name)
	}
	gap := false
	for _, row := range s.Rows() {
		if row.Number <= bottom {
			continue
		}
		filled := 0
		for _, c := range row.Cells {
			if c.Column <= width {
				filled++
			}
		}
		gap = gap || s.Row(row.Number-1) == nil && row.Number-1 > bottom
		// Under a blank row only rows that are filled like observations count;
		// the others are footnotes.
		if filled == 0 {
			continue
		}
		if gap && width > 1 && filled*2 <= width {
			if filled > 1 && slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool { return c.Kind == xlsx.Number && c.Column <= width }) {
				r.fault(problem.Warning, s, xlsx.Position{Row: row.Number, Column: row.Cells[0].Column}.String(), "rivi on tyhjän rivin alla ja suurelta osin tyhjä, joten sitä ei lueta",
					"poista tyhjä rivi sen yläpuolelta, jos rivi kuuluu luetteloon")
			}
			continue
		}
		l := line{number: row.Number, labels: make([]label, width)}
		for i, c := range columns {
			l.labels[i].text = s.Label(row.Number, c)
		}
		l.bare = filled == 1 && width > 1 && row.Cells[0].Column == 1 && row.Cells[0].Kind == xlsx.Text
		t.rows = append(t.rows, l)
	}
	// Only the last rows with a single text are footnotes.
	ended := true
	for i := len(t.rows) - 1; i >= 0; i-- {
		ended = ended && t.rows[i].bare
		t.rows[i].bare = ended
	}
	return true
}
