package xlsx

import (
	"bytes"
	"cmp"
	"slices"
)

// Area is a merged range, inclusive.
type Area struct{ Top, Left, Bottom, Right int }

// mergedAreas finds the area that a cell is in. An area is listed at each of
// its rows or at each of its columns, whichever are fewer, so that neither a
// merged title over all columns nor a merged column costs much.
type mergedAreas struct {
	byRow, byColumn map[int][]Area
	count           int
}

// add takes an area in; areas over the limit fail.
func (m *mergedAreas) add(a Area) error {
	rows, columns := a.Bottom-a.Top+1, a.Right-a.Left+1
	if m.count += min(rows, columns); m.count > mergedLimit {
		return &fault{fact: "välilehdellä on liikaa yhdistettyjä soluja luettavaksi", hint: "poista välilehdeltä solujen yhdistäminen, tai lataa tiedosto uudelleen"}
	}
	if m.byRow == nil {
		m.byRow, m.byColumn = map[int][]Area{}, map[int][]Area{}
	}
	if rows <= columns {
		for r := a.Top; r <= a.Bottom; r++ {
			m.byRow[r] = append(m.byRow[r], a)
		}
	} else {
		for c := a.Left; c <= a.Right; c++ {
			m.byColumn[c] = append(m.byColumn[c], a)
		}
	}
	return nil
}

// sort readies the areas for find.
func (m *mergedAreas) sort() {
	for _, areas := range m.byRow {
		slices.SortStableFunc(areas, func(a, b Area) int { return cmp.Compare(a.Left, b.Left) })
	}
	for _, areas := range m.byColumn {
		slices.SortStableFunc(areas, func(a, b Area) int { return cmp.Compare(a.Top, b.Top) })
	}
}

// anchored lists each area once, in the order of their first cells.
func (m *mergedAreas) anchored() []Area {
	var all []Area
	for r, areas := range m.byRow {
		for _, a := range areas {
			if a.Top == r {
				all = append(all, a)
			}
		}
	}
	for c, areas := range m.byColumn {
		for _, a := range areas {
			if a.Left == c {
				all = append(all, a)
			}
		}
	}
	slices.SortFunc(all, func(a, b Area) int {
		return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left), cmp.Compare(a.Bottom, b.Bottom), cmp.Compare(a.Right, b.Right))
	})
	return all
}

// showMerged counts the long texts of merged areas in each of the cells that
// show them, on the rows and columns that hold something.
func (s *Sheet) showMerged() error {
	const long = 1 << 10
	if s.merged.count == 0 || len(s.entries) == 0 {
		return nil
	}
	width := s.Width(1, lastRow)
	areas := s.merged.anchored()
	for len(areas) > 0 {
		top := areas[0].Top
		n := 0
		for n < len(areas) && areas[n].Top == top {
			n++
		}
		cells := s.Row(top)
		for _, a := range areas[:n] {
			for len(cells) > 0 && cells[0].Column < a.Left {
				cells = cells[1:]
			}
			if len(cells) == 0 {
				break
			}
			if size := len(cells[0].Raw); cells[0].Column == a.Left && size > long {
				first, _ := s.entry(a.Top)
				end, _ := s.entry(a.Bottom + 1)
				if err := s.book.show(size * ((end-first)*(min(a.Right, width)-a.Left+1) - 1)); err != nil {
					return at(err, a.Top, a.Left)
				}
			}
		}
		areas = areas[n:]
	}
	return nil
}

// find returns the area of a cell.
func (m *mergedAreas) find(row, column int) (Area, bool) {
	if m.count == 0 {
		return Area{}, false
	}
	areas := m.byRow[row]
	if i, ok := slices.BinarySearchFunc(areas, column, func(a Area, n int) int { return cmp.Compare(a.Left, n) }); ok || i > 0 {
		if !ok {
			i--
		}
		if areas[i].Left <= column && column <= areas[i].Right {
			return areas[i], true
		}
	}
	areas = m.byColumn[column]
	if i, ok := slices.BinarySearchFunc(areas, row, func(a Area, n int) int { return cmp.Compare(a.Top, n) }); ok || i > 0 {
		if !ok {
			i--
		}
		if areas[i].Top <= row && row <= areas[i].Bottom {
			return areas[i], true
		}
	}
	return Area{}, false
}

// ParseArea reads a range such as A1:C3.
func ParseArea(reference string) (Area, bool) {
	from, to, ok := bytes.Cut([]byte(reference), []byte(":"))
	if !ok {
		return Area{}, false
	}
	a, okA := parseReference(from)
	b, okB := parseReference(to)
	if !okA || !okB {
		return Area{}, false
	}
	return Area{min(a.Row, b.Row), min(a.Column, b.Column), max(a.Row, b.Row), max(a.Column, b.Column)}, true
}

// parseReference reads a cell's place such as D14 or $D$14.
func parseReference(b []byte) (p Position, ok bool) {
	i := 0
	if i < len(b) && b[i] == '$' {
		i++
	}
	for ; i < len(b) && p.Column <= lastColumn; i++ {
		c := b[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		p.Column = p.Column*26 + int(c-'A') + 1
	}
	if i < len(b) && b[i] == '$' {
		i++
	}
	for ; i < len(b) && p.Row <= lastRow; i++ {
		if b[i] < '0' || b[i] > '9' {
			return p, false
		}
		p.Row = p.Row*10 + int(b[i]-'0')
	}
	return p, i == len(b) && p.Row >= 1 && p.Row <= lastRow && p.Column >= 1 && p.Column <= lastColumn
}
