package tagged

// A Block is something that flows: [Paragraph], [Heading], [List], [Table], [Figure], [Box], [Columns], [Grid],
// [Fixed], [Space], [Rule], [Keep] and [Lead].
type Block interface {
	// layout breaks the block into atoms for a column of width w (mm), with elements below parent.
	layout(d *Doc, parent *elem, w float64) []atom
}

// atom is the smallest thing that pages are made of: a line, a table row, a figure.
type atom struct {
	h     float64 // mm
	paint func(d *Doc, x, y float64)
	// space: nothing but distance. It collapses with its neighbours and vanishes at the edges of pages and cells.
	space bool
	// glue: no page break before this atom; keepNext: none after it.
	glue, keepNext bool
	// edge: a rule that parts what is above from what is below; it vanishes at the top of a page.
	edge bool
	// want is the height that must be free below the atom, so that a heading is not stranded.
	want float64
	// head is repeated when a page break falls before the atom.
	head *repeated
	// split divides an atom that is too tall for a page; ok is false where nothing fits into the room.
	split func(room float64) (now, later atom, ok bool)
}

// repeated is a table's header row on the pages after its first.
type repeated struct {
	h     float64
	paint func(d *Doc, x, y float64)
}

// Place puts blocks below each other onto the page, and onto new pages as needed.
func (d *Doc) Place(blocks ...Block) {
	d.push(d.layout(d.cur, d.Width(), blocks))
}

// NewPage makes what follows start on a fresh page in portrait.
func (d *Doc) NewPage() { d.newPage(false) }

// NewLandscapePage makes what follows start on a fresh page in landscape; pages stay so until [Doc.NewPage].
func (d *Doc) NewLandscapePage() { d.newPage(true) }

func (d *Doc) newPage(landscape bool) {
	d.flush()
	if d.page != nil && (!d.top || d.landscape != landscape) {
		if d.top && len(d.page.ops) == 0 {
			d.pages = d.pages[:len(d.pages)-1]
			d.page = nil
		}
		d.endPage()
	}
	d.landscape = landscape
}

func (d *Doc) layout(parent *elem, w float64, blocks []Block) []atom {
	var atoms []atom
	for _, b := range blocks {
		if b == nil {
			continue
		}
		atoms = join(atoms, b.layout(d, parent, w))
	}
	return atoms
}

// join appends atoms and lets keepNext of the last one glue the first new one.
func join(atoms, more []atom) []atom {
	if n := len(atoms); n > 0 && len(more) > 0 && atoms[n-1].keepNext {
		more[0].glue = true
	}
	return append(atoms, more...)
}

func (d *Doc) push(atoms []atom) {
	d.pending = join(d.pending, atoms)
	d.flow(false)
}

func (d *Doc) flush() { d.flow(true) }

// flow places what is complete: a chunk whose last atom wants company waits for the next block.
func (d *Doc) flow(all bool) {
	for len(d.pending) > 0 {
		n := 1
		for n < len(d.pending) && d.pending[n].glue {
			n++
		}
		if n == len(d.pending) && !all && d.pending[n-1].keepNext {
			return
		}
		chunk := d.pending[:n]
		d.pending = d.pending[n:]
		d.placeChunk(chunk)
	}
	d.pending = nil
}

// placeChunk places atoms that belong on one page.
func (d *Doc) placeChunk(chunk []atom) {
	d.needPage()
	h, want, solid, head := 0.0, 0.0, false, (*repeated)(nil)
	gap := d.gap
	for _, a := range chunk {
		if a.space {
			if solid || !d.top {
				h += max(0, a.h-gap)
			}
			gap = max(gap, a.h)
			continue
		}
		if !solid {
			solid, head = true, a.head
		}
		gap = 0
		h += a.h
		want = max(want, h+a.want)
	}
	if !solid {
		// Distance alone never starts a page.
		for _, a := range chunk {
			d.placeSpace(a.h)
		}
		return
	}
	const slack = 0.01 // mm, for sums of rounded heights
	room := d.bottom() - d.y + slack
	full := d.bodyHeight() + slack
	if head != nil {
		full -= head.h
	}
	switch {
	case max(h, min(want, full)) <= room:
	case h <= full:
		if !d.top {
			d.turnPage(head)
		}
	default:
		d.placeTall(chunk)
		return
	}
	for _, a := range chunk {
		d.placeAtom(a)
	}
}

// placeTall places a chunk that no page can hold: atom by atom, and those that are too tall in parts.
func (d *Doc) placeTall(chunk []atom) {
	const slack = 0.01
	// A chunk that has to be broken anyway may start here if there is room for a good part of it.
	if !d.top && d.bottom()-d.y < d.bodyHeight()/3 {
		d.turnPage(firstHead(chunk))
	}
	for _, a := range chunk {
		for !a.space && a.h > d.bottom()-d.y+slack {
			// What a page can hold moves to the next one whole, unless it would leave its heading behind.
			if a.h <= d.bodyHeight() && !d.top && (!a.glue || a.h < d.bodyHeight()/2) {
				d.turnPage(a.head)
				continue
			}
			now, later, ok := atom{}, atom{}, false
			if a.split != nil {
				now, later, ok = a.split(d.bottom() - d.y)
			}
			if ok {
				d.placeAtom(now)
				a = later
				d.turnPage(a.head)
				continue
			}
			if d.top {
				d.fail("lohko on sivua korkeampi (%.0f mm) eikä sitä voi jakaa", a.h)
				break
			}
			d.turnPage(a.head)
		}
		d.placeAtom(a)
	}
}

func firstHead(chunk []atom) *repeated {
	for _, a := range chunk {
		if !a.space {
			return a.head
		}
	}
	return nil
}

// turnPage starts a page and repeats the table header that applies there.
func (d *Doc) turnPage(head *repeated) {
	d.endPage()
	d.needPage()
	if head == nil || head.h > d.bodyHeight()/3 {
		return
	}
	d.asArtifact(artifactLayout, func() { head.paint(d, d.margins.Left, d.y) })
	d.y += head.h
}

func (d *Doc) placeAtom(a atom) {
	if a.space {
		d.placeSpace(a.h)
		return
	}
	d.needPage()
	if a.edge && d.top {
		return
	}
	a.paint(d, d.margins.Left, d.y)
	d.y += a.h
	d.top, d.gap = false, 0
}

func (d *Doc) placeSpace(h float64) {
	if d.top || d.page == nil {
		return
	}
	d.y = min(d.y+max(0, h-d.gap), d.bottom())
	d.gap = max(d.gap, h)
}

// tidy drops the distances at both ends, merges those that meet, and sums the heights.
func tidy(atoms []atom) ([]atom, float64) {
	out := make([]atom, 0, len(atoms))
	for _, a := range atoms {
		if a.space {
			if len(out) == 0 {
				continue
			}
			if last := &out[len(out)-1]; last.space {
				last.h = max(last.h, a.h)
				continue
			}
		}
		out = append(out, a)
	}
	if n := len(out); n > 0 && out[n-1].space {
		out = out[:n-1]
	}
	h := 0.0
	for _, a := range out {
		h += a.h
	}
	return out, h
}

// paintStack paints atoms below each other.
func paintStack(d *Doc, atoms []atom, x, y float64) {
	for _, a := range atoms {
		if !a.space {
			a.paint(d, x, y)
		}
		y += a.h
	}
}

// splitStack takes as many atoms as fit into the room. An atom that is itself too tall is split if it can be.
func splitStack(atoms []atom, room float64) (now, later []atom, used float64) {
	for i, a := range atoms {
		if used+a.h <= room {
			used += a.h
			continue
		}
		cut := i
		if a.split != nil {
			if first, rest, ok := a.split(room - used); ok {
				now = append(append([]atom{}, atoms[:i]...), first)
				return now, append([]atom{rest}, atoms[i+1:]...), used + first.h
			}
		}
		// Keep glued lines together if something can stay behind.
		for cut > 0 && atoms[cut].glue {
			cut--
		}
		if cut == 0 {
			cut = i
		}
		now, _ = tidy(atoms[:cut])
		later, _ = tidy(atoms[cut:])
		used = 0
		for _, n := range now {
			used += n.h
		}
		return now, later, used
	}
	return atoms, nil, used
}

// shifted moves an atom to the right and lets first be painted together with it.
func shifted(a atom, dx float64, first func(d *Doc, x, y float64)) atom {
	if a.space {
		return a
	}
	inner := a.paint
	a.paint = func(d *Doc, x, y float64) {
		if first != nil {
			first(d, x, y)
		}
		inner(d, x+dx, y)
	}
	if split := a.split; split != nil {
		a.split = func(room float64) (now, later atom, ok bool) {
			now, later, ok = split(room)
			if !ok {
				return
			}
			return shifted(now, dx, first), shifted(later, dx, nil), true
		}
	}
	return a
}
