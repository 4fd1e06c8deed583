package tagged

// row lays a row out.
func (l *tableLayout) row(section *elem, row Row, head bool) atom {
	if row.Group > 0 {
		row = l.groupRow(row)
	}
	r := rowLayout{l: l, row: row, head: head, tr: section.child(roleTR)}
	for _, cell := range row.Cells {
		if !r.add(cell) {
			break
		}
	}
	if r.col < len(l.t.Columns) {
		l.d.fail("taulukon rivillä on %d solua, vaikka sarakkeita on %d", r.col, len(l.t.Columns))
	}
	a := r.band().atom()
	a.keepNext = row.KeepNext || row.Group > 0
	return a
}

// groupRow makes the one cell of a group's heading span the table, and ends the groups that it ends.
func (l *tableLayout) groupRow(row Row) Row {
	if len(row.Cells) != 1 {
		l.d.fail("taulukon väliotsikkorivillä pitää olla yksi solu")
		row.Cells = append(row.Cells, Cell{})[:1]
	}
	row.Cells = []Cell{row.Cells[0]}
	row.Cells[0].ColSpan, row.Cells[0].Header = len(l.t.Columns), true
	l.groups = l.groups[:min(row.Group-1, len(l.groups))]
	return row
}

// rowLayout is the state while a row is laid out.
type rowLayout struct {
	l        *tableLayout
	row      Row
	head     bool // a row of the table's header
	tr       *elem
	col      int // where the next cell begins
	strips   []strip
	lines    []int // of the strips
	grounds  []ground
	rowHeads []*elem
}

// ground is the fill behind a cell.
type ground struct {
	x, w float64
	fill Color
}

// add lays the next cell out. It is false where the table has no column left for it.
func (r *rowLayout) add(cell Cell) bool {
	l, t := r.l, r.l.t
	span := min(max(cell.ColSpan, 1), len(t.Columns)-r.col)
	if span < 1 {
		l.d.fail("taulukon rivillä on enemmän soluja kuin sarakkeita")
		return false
	}
	e := r.element(cell, span)
	x, w := l.x[r.col], 0.0
	for k := range span {
		w += l.w[r.col+k]
	}
	left, right := l.padX, l.padX
	if t.Flush && r.col == 0 {
		left = 0
	}
	if t.Flush && r.col+span == len(t.Columns) {
		right = 0
	}
	inner := w - left - right
	s := strip{
		e: e, x: x + left, w: inner, atoms: l.cell(e, cell, r.col, inner, r.head),
		top: l.padY, bottom: l.padY, middle: cell.Middle,
	}
	if line := t.Columns[r.col].Line; line > 0 {
		s.top = 0
		for i, above := range r.lines {
			over := r.strips[i]
			if above == line-1 && (!t.Loose || over.x < s.x+s.w && s.x < over.x+over.w) {
				s.under = append(s.under, i)
			}
		}
	}
	r.lines = append(r.lines, t.Columns[r.col].Line)
	r.strips = append(r.strips, s)
	if cell.Fill.set() {
		r.grounds = append(r.grounds, ground{x, w, cell.Fill})
	}
	r.col += span
	return true
}

// element makes a cell's element. A header cell is noted for the cells that it is the header of; a data cell names its
// headers: the columns', the groups' and the row's.
func (r *rowLayout) element(cell Cell, span int) *elem {
	l, group := r.l, r.row.Group > 0
	e := r.tr.child(roleTD)
	header := r.head || cell.Header
	if header {
		e.role, e.id, e.scope = roleTH, l.d.newID("th"), "Row"
		if r.head || group {
			e.scope = "Column"
		}
	}
	if span > 1 {
		e.colSpan = span
	}
	for k := r.col; k < r.col+span; k++ {
		if r.head {
			l.colHeads[k] = append(l.colHeads[k], e)
		} else if !group {
			e.headers = addHeads(e.headers, l.colHeads[k])
		}
	}
	if !r.head {
		e.headers = addHeads(addHeads(e.headers, l.groups), r.rowHeads)
	}
	switch {
	case group:
		l.groups = append(l.groups, e)
	case header && !r.head:
		r.rowHeads = append(r.rowHeads, e)
	}
	return e
}

// band is the row with its fills and the line below it.
func (r *rowLayout) band() band {
	width, row, grounds := r.l.width, r.row, r.grounds
	rule := row.Rule
	if rule.Width == 0 {
		rule = r.l.rule(r.l.t.RowRule, 0.15)
	}
	b := band{
		strips: r.strips, dest: row.ID,
		under: func(d *Doc, x, y, h float64) {
			cv := &Canvas{d: d, x: x, y: y, W: width, H: h}
			cv.Rect(0, 0, width, h, row.Fill, Stroke{})
			for _, g := range grounds {
				cv.Rect(g.x, 0, g.w, h, g.fill, Stroke{})
			}
		},
		over: func(d *Doc, x, y, h float64) {
			if rule.Width > 0 {
				cv := &Canvas{d: d, x: x, y: y, W: width, H: h}
				cv.Line(0, h, width, h, Stroke{Color: rule.Color.or(d.theme.Rule), Width: rule.Width, Dash: rule.Dash})
			}
		},
	}
	if row.Decor != nil {
		tops := make([]float64, r.l.lines)
		for i, top := range b.tops() {
			tops[r.lines[i]] = top
		}
		b.first = func(d *Doc, x, y, h float64) { row.Decor(&Canvas{d: d, x: x, y: y, W: width, H: h}, tops) }
	}
	return b
}

// addHeads copies, so that cells never share the array behind their lists.
func addHeads(to, more []*elem) []*elem {
	for _, m := range more {
		known := false
		for _, have := range to {
			known = known || have == m
		}
		if !known {
			to = append(to[:len(to):len(to)], m)
		}
	}
	return to
}
