package tagged

// Space is an empty distance in mm between blocks; it vanishes at the top and the bottom of a page.
type Space float64

func (s Space) layout(*Doc, *elem, float64) []atom {
	return []atom{{h: float64(s), space: true}}
}

// Keep holds blocks together on one page if they fit on one.
type Keep []Block

func (k Keep) layout(d *Doc, parent *elem, w float64) []atom {
	atoms := d.layout(parent, w, k)
	for i := range atoms {
		if i > 0 {
			atoms[i].glue = true
		}
	}
	return atoms
}

// Lead holds blocks together and to what follows, like a heading.
type Lead []Block

func (l Lead) layout(d *Doc, parent *elem, w float64) []atom {
	atoms := Keep(l).layout(d, parent, w)
	if n := len(atoms); n > 0 {
		atoms[n-1].keepNext = true
	}
	return atoms
}

// Group is a grouping element (Sect, Div …) around blocks; the block form of [Doc.Begin] and [Doc.End].
type Group struct {
	Role   Role // default Div
	Blocks []Block
}

func (g Group) layout(d *Doc, parent *elem, w float64) []atom {
	role := g.Role
	if role == "" {
		role = Div
	}
	if !role.open() {
		d.fail("rakenne-elementtiin %s ei voi koota lohkoja", role)
		role = Div
	}
	return d.layout(parent.child(role), w, g.Blocks)
}
