package tagged

// strip is a column of blocks within a band.
type strip struct {
	e           *elem // attached even when the strip is empty; may be nil
	x, w        float64
	atoms       []atom
	top, bottom float64 // padding, mm
	middle      bool
	// under are the strips before it, by index, below which it stands; then top is the distance from them.
	under []int
}

func (s strip) height() float64 {
	h := 0.0
	for _, a := range s.atoms {
		h += a.h
	}
	return h
}

// band is strips side by side or below each other: a table row, columns, a box. It stays on one page unless it is taller
// than one.
type band struct {
	strips []strip
	minH   float64
	// under and over paint the decoration below and above the content; first only on the band's first page.
	under, over, first func(d *Doc, x, y, h float64)
	dest               string // the name of the place where the band begins
}

// tops are the distances of the strips' content from the band's upper edge.
func (b band) tops() []float64 {
	tops := make([]float64, len(b.strips))
	for i, s := range b.strips {
		for _, u := range s.under {
			tops[i] = max(tops[i], tops[u]+b.strips[u].height())
		}
		tops[i] += s.top
	}
	return tops
}

func (b band) height() float64 {
	h := b.minH
	for i, top := range b.tops() {
		h = max(h, top+b.strips[i].height()+b.strips[i].bottom)
	}
	return h
}

func (b band) atom() atom {
	h := b.height()
	return atom{
		h:     h,
		paint: func(d *Doc, x, y float64) { b.paint(d, x, y, h) },
		split: b.split,
	}
}

func (b band) paint(d *Doc, x, y, h float64) {
	d.anchor(b.dest, y)
	for _, below := range []func(d *Doc, x, y, h float64){b.under, b.first} {
		if below != nil {
			d.asArtifact(artifactLayout, func() { below(d, x, y, h) })
		}
	}
	tops := b.tops()
	for i, s := range b.strips {
		if s.e != nil && d.artifact == "" {
			s.e.attach()
		}
		top := tops[i]
		if s.middle {
			top = max(top, (h-s.height())/2)
		}
		paintStack(d, s.atoms, x+s.x, y+top)
	}
	if b.over != nil {
		d.asArtifact(artifactLayout, func() { b.over(d, x, y, h) })
	}
}

// split takes from each strip what fits into the room; the rest goes to the next page.
func (b band) split(room float64) (now, later atom, ok bool) {
	first, rest := b, b
	first.strips, rest.strips = make([]strip, len(b.strips)), make([]strip, len(b.strips))
	first.minH, rest.minH, rest.first = 0, 0, nil
	tops := b.tops()
	left := false
	for i, s := range b.strips {
		waits := false
		for _, u := range s.under {
			waits = waits || len(rest.strips[u].atoms) > 0
		}
		var head []atom
		tail := s.atoms
		if !waits {
			head, tail, _ = splitStack(s.atoms, room-tops[i]-s.bottom)
		}
		if len(s.atoms) > 0 && len(head) == 0 && len(s.under) == 0 {
			// One column that cannot begin here would come after the others began: better a new page.
			return atom{}, atom{}, false
		}
		f, r := s, s
		f.atoms, r.atoms, f.middle, r.middle = head, tail, false, false
		first.strips[i], rest.strips[i] = f, r
		left = left || len(tail) > 0
	}
	if !left {
		return atom{}, atom{}, false
	}
	rest.dest = ""
	return first.atom(), rest.atom(), true
}

// Box is blocks on a tinted or framed ground.
type Box struct {
	Blocks []Block
	Fill   Color
	Border Stroke
	// Accent is a bar of AccentWidth mm (default 1.2) along the left edge.
	Accent      Color
	AccentWidth float64
	// Pad is the room inside the edges in mm: default 3.
	Pad float64
	// MinHeight is the least height in mm.
	MinHeight float64
	// Role groups the blocks; default Div.
	Role Role
	// After is the distance below in mm; 0 takes the body style's, a negative number none.
	After    float64
	KeepNext bool
}

func (b Box) layout(d *Doc, parent *elem, w float64) []atom {
	return d.columns(parent, w, Columns{Boxes: []Box{b}, After: b.After, KeepNext: b.KeepNext}, false)
}

// Columns are boxes side by side, all of the height of the tallest.
type Columns struct {
	Boxes []Box
	// Widths are the shares of the width; empty for equal columns.
	Widths []float64
	// Gap is the room between columns in mm.
	Gap float64
	// List makes the columns items of a list for screen readers: for tiles of one kind.
	List bool
	// After is the distance below in mm; 0 takes the body style's, a negative number none.
	After    float64
	KeepNext bool
}

func (c Columns) layout(d *Doc, parent *elem, w float64) []atom {
	return d.columns(parent, w, c, c.List)
}

func (d *Doc) columns(parent *elem, w float64, c Columns, list bool) []atom {
	if len(c.Boxes) == 0 {
		return nil
	}
	if list {
		parent = parent.child(roleL)
		parent.numbering = "None"
	}
	total, room := 0.0, w-c.Gap*float64(len(c.Boxes)-1)
	share := func(i int) float64 {
		if i < len(c.Widths) && c.Widths[i] > 0 {
			return c.Widths[i]
		}
		return 1
	}
	for i := range c.Boxes {
		total += share(i)
	}
	b := band{}
	type ground struct {
		box  Box
		x, w float64
	}
	var grounds []ground
	x := 0.0
	for i, box := range c.Boxes {
		bw := room * share(i) / total
		role := box.Role
		if role == "" {
			role = Div
		}
		e := d.newElem(parent, role)
		if list {
			e = parent.child(roleLI).child(roleLBody)
		}
		pad := box.Pad
		bare := !box.Fill.set() && !box.Border.Color.set() && !box.Accent.set()
		if pad == 0 && !bare {
			pad = 3
		}
		left := pad
		if box.Accent.set() {
			if box.AccentWidth == 0 {
				box.AccentWidth = 1.2
			}
			left += box.AccentWidth
		}
		atoms, _ := tidy(d.layout(e, bw-left-pad, box.Blocks))
		b.strips = append(b.strips, strip{x: x + left, w: bw - left - pad, atoms: atoms, top: pad, bottom: pad})
		b.minH = max(b.minH, box.MinHeight)
		grounds = append(grounds, ground{box, x, bw})
		x += bw + c.Gap
	}
	b.under = func(d *Doc, x, y, h float64) {
		for _, g := range grounds {
			cv := &Canvas{d: d, x: x + g.x, y: y, W: g.w, H: h}
			cv.Rect(0, 0, g.w, h, g.box.Fill, g.box.Border)
			cv.Rect(0, 0, g.box.AccentWidth, h, g.box.Accent, Stroke{})
		}
	}
	a := b.atom()
	a.keepNext = c.KeepNext
	atoms := []atom{a}
	after := c.After
	if after == 0 {
		after = d.theme.Body.After
	}
	if after > 0 {
		atoms = append(atoms, atom{h: after, space: true, glue: c.KeepNext, keepNext: c.KeepNext})
	}
	return atoms
}
