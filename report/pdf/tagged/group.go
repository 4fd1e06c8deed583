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
