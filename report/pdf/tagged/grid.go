package tagged

// Grid is blocks at fixed places beside each other, read out in the order of the cells wherever they stand. It stays on one
// page unless it is taller than one.
type Grid struct {
	Cells []GridCell
	// Role groups the blocks; default Div.
	Role Role
	// Rule is a line along the upper edge; Top and Bottom are the room inside the edges in mm.
	Rule        Stroke
	Top, Bottom float64
	// KeepNext forbids a page break between the grid and the next block.
	KeepNext bool
}

// GridCell is a column of blocks that begins X mm from the left and is W mm wide. Cells of one X stand below each other, Top
// mm apart.
type GridCell struct {
	X, W, Top float64
	Blocks    []Block
}

func (g Grid) layout(d *Doc, parent *elem, w float64) []atom {
	role := g.Role
	if role == "" {
		role = Div
	}
	group := d.newElem(parent, role)
	b := band{}
	at := map[float64]int{} // the latest strip of each place
	for i, c := range g.Cells {
		atoms, _ := tidy(d.layout(group, c.W, c.Blocks))
		s := strip{x: c.X, w: c.W, atoms: atoms, top: c.Top, bottom: g.Bottom}
		if above, ok := at[c.X]; ok {
			s.under = []int{above}
		} else {
			s.top += g.Top
		}
		at[c.X] = i
		b.strips = append(b.strips, s)
	}
	b.first = func(d *Doc, x, y, _ float64) {
		(&Canvas{d: d, x: x, y: y}).Line(0, 0, w, 0, g.Rule)
	}
	a := b.atom()
	a.keepNext = g.KeepNext
	return []atom{a}
}
