package table

import (
	"slices"
	"strconv"

	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// How many rows down a header is looked for.
const HeaderSearch = 100

// headedColumns makes the lines of some columns out of their header rows.
func headedColumns(s *xlsx.Sheet, top, bottom int, columns []int) []Line {
	heading := headingLabels(s, top, bottom, columns)
	var lines []Line
	for i, c := range columns {
		l := Line{Number: c, Labels: make([]Label, len(heading))}
		for d := range heading {
			l.Labels[d].Text = heading[d][i]
		}
		lines = append(lines, l)
	}
	return lines
}

// locateHeader returns the first header row; 0 for a table without a header.
// Where the row is given by number but the wanted texts stand on another one,
// that one is used with a warning.
func (r *Reader) locateHeader(s *xlsx.Sheet, wanted []string) (int, bool) {
	h := r.Source.Header
	switch {
	case h.None:
		return 0, true
	case h.Label != "":
		label := xlsx.Normalise(h.Label)
		var texts []string
		for row := range s.Rows() {
			if row.Number > HeaderSearch {
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
		if near := problem.Nearest(label, texts, 3); len(near) > 0 {
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
func (r *Reader) movedHeader(s *xlsx.Sheet, top int, wanted []string) int {
	depth := max(r.Source.Header.Depth, 1)
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
	for n := 1; n <= min(s.LastRow(), HeaderSearch); n++ {
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
		if texts := slices.DeleteFunc(slices.Clone(wanted), func(w string) bool { _, ok := xlsx.ColumnNumber(w); return ok }); len(texts) > 0 && len(texts) < len(wanted) {
			return r.movedHeader(s, top, texts)
		}
		return top
	}
	return best
}

// headingLabels reads the header rows of some columns with their spans filled: a
// blank cell takes the label to its left, but no further than the label above
// it reaches. The last row is not filled, for there each column has its own.
func headingLabels(s *xlsx.Sheet, top, bottom int, columns []int) [][]string {
	var all [][]string
	for n := top; n <= bottom; n++ {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = s.Label(n, c)
			if row[i] != "" || n == bottom || i == 0 || columns[i-1] != c-1 {
				continue
			}
			if _, merged := s.Anchor(n, c); merged {
				continue
			}
			sameAbove := true
			for _, above := range all {
				sameAbove = sameAbove && above[i] == above[i-1]
			}
			if sameAbove {
				row[i] = row[i-1]
			}
		}
		all = append(all, row)
	}
	return all
}
