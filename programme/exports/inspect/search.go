package inspect

import (
	"math/big"
	"strconv"
	"strings"

	"tolokku/programme/exports/xlsx"
)

// hit is a cell that a search found.
type hit struct {
	sheet    *xlsx.Sheet
	at       xlsx.Position
	isNumber bool
}

// query is what a search looks for: a number, rounded to its decimals, or a label.
type query struct {
	number   *big.Rat // nil for a label
	decimals int
	label    string // folded
}

func queryOf(text string) query {
	q := query{label: xlsx.Fold(text)}
	number, ok, _ := xlsx.TextNumber(text)
	if !ok {
		return q
	}
	q.number = number
	if _, after, ok := strings.Cut(strings.ReplaceAll(xlsx.Normalise(text), ",", "."), "."); ok {
		q.decimals = len(strings.TrimRight(after, "% "))
	}
	if f, _ := number.Float64(); q.decimals > 0 && f != 0 {
		// Nobody sees more digits than Excel shows.
		q.number, _ = xlsx.StoredNumber(strconv.FormatFloat(f, 'g', -1, 64))
	}
	return q
}

// fit is how well a cell answers a query.
type fit int

const (
	misses fit = iota
	// isClose is a number that rounds to the one searched for, a label that holds it.
	isClose
	isSame
)

// fits tells how well a cell answers the query, and whether it holds a number.
func (q query) fits(s *xlsx.Sheet, c xlsx.Cell) (how fit, isNumber bool) {
	if value := s.ReadNumber(c, xlsx.Marks{}).Value; value != nil {
		switch {
		case q.number == nil:
			return misses, true
		case value.Cmp(q.number) == 0:
			return isSame, true
		case value.FloatString(q.decimals) == q.number.FloatString(q.decimals):
			return isClose, true
		}
		return misses, true
	}
	switch l := xlsx.Fold(s.LabelOf(c)); {
	case l == q.label:
		return isSame, false
	case strings.Contains(l, q.label):
		return isClose, false
	}
	return misses, false
}

// search finds the cells in the order of sheets, visible ones first, and rows:
// those that are the same as the text, else those that come close.
func (d *Description) search(text string) []hit {
	q := queryOf(text)
	if q.label == "" {
		return nil
	}
	hits := map[fit][]hit{}
	look := func(s *xlsx.Sheet) {
		for row := range s.Rows() {
			for _, c := range row.Cells {
				how, isNumber := q.fits(s, c)
				if how != misses {
					hits[how] = append(hits[how], hit{s, xlsx.Position{Row: row.Number, Column: c.Column}, isNumber})
				}
			}
		}
	}
	for _, hidden := range []bool{false, true} {
		for _, s := range d.book.Sheets {
			if s.Hidden == hidden {
				look(s)
			}
		}
	}
	if len(hits[isSame]) > 0 {
		return withoutSameLabels(hits[isSame])
	}
	return withoutSameLabels(hits[isClose])
}

// withoutSameLabels leaves of a label that is repeated down a column or along a
// row only the first.
func withoutSameLabels(hits []hit) []hit {
	type along struct {
		sheet *xlsx.Sheet
		label string
		row   bool
		n     int
	}
	seen := map[along]bool{}
	var kept []hit
	for _, h := range hits {
		if !h.isNumber {
			label := h.sheet.Label(h.at.Row, h.at.Column)
			down, across := along{h.sheet, label, false, h.at.Column}, along{h.sheet, label, true, h.at.Row}
			if seen[down] || seen[across] {
				continue
			}
			seen[down], seen[across] = true, true
		}
		kept = append(kept, h)
	}
	return kept
}
