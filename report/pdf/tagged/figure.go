package tagged

// Figure is a vector picture. Texts in it are part of the picture: Alt says in words, with the numbers, what it shows.
type Figure struct {
	// Alt must not be empty.
	Alt string
	// W and H are the size in mm; W 0 is the whole width of the column.
	W, H  float64
	Align Align
	// Draw paints it, on each pass anew.
	Draw func(c *Canvas)
	// After is the distance below in mm.
	After float64
	ID    string
}

// NewFigure makes a picture of w by h mm (w 0: the column's width).
func NewFigure(alt string, w, h float64, draw func(c *Canvas)) Figure {
	return Figure{Alt: alt, W: w, H: h, Draw: draw}
}

func (f Figure) layout(d *Doc, parent *elem, w float64) []atom {
	if f.W <= 0 || f.W > w {
		f.W = w
	}
	e := d.figureElem(parent, f.Alt)
	atoms := []atom{{h: f.H, paint: func(d *Doc, x, y float64) {
		d.anchor(f.ID, y)
		d.paintFigure(e, x+offset(f.Align, w, f.W), y, f.W, f.H, f.Draw)
	}}}
	if f.After > 0 {
		atoms = append(atoms, atom{h: f.After, space: true})
	}
	return atoms
}

func (d *Doc) figureElem(parent *elem, alt string) *elem {
	e := parent
	if e == nil {
		e = d.cur
	}
	e = e.child(roleFigure)
	e.alt = metaText(alt)
	if e.alt == "" {
		d.fail("kuviolta puuttuu vaihtoehtoinen teksti")
	}
	return e
}

func (d *Doc) paintFigure(e *elem, x, y, w, h float64, draw func(c *Canvas)) {
	if draw == nil {
		d.fail("kuviolla %q ei ole piirtofunktiota", e.alt)
		return
	}
	// The mark comes first, so that a figure in which nothing was drawn still has content, and so a place.
	d.mark(e)
	if d.artifact == "" {
		e.bbox = &[4]float64{
			x / mmPerPt, (d.page.h - y - h) / mmPerPt, (x + w) / mmPerPt, (d.page.h - y) / mmPerPt,
		}
	}
	draw(&Canvas{d: d, e: e, x: x, y: y, W: w, H: h})
}

// Fixed is an area of the column's width and a fixed height, painted by hand. Its content must lie within
// [Canvas.Element], [Canvas.Figure] or [Canvas.Artifact].
type Fixed struct {
	H    float64 // mm
	Draw func(c *Canvas)
}

func (f Fixed) layout(d *Doc, parent *elem, w float64) []atom {
	group := parent.child(Div)
	return []atom{{h: f.H, paint: func(d *Doc, x, y float64) {
		f.Draw(&Canvas{d: d, e: group, x: x, y: y, W: w, H: f.H})
	}}}
}

// Rule is a horizontal line across the column, to part what is above from what is below: decoration that vanishes at the top
// of a page.
type Rule struct {
	Stroke Stroke
	// Before and After are the distances in mm.
	Before, After float64
}

func (r Rule) layout(_ *Doc, _ *elem, w float64) []atom {
	return []atom{
		{h: r.Before, space: true, keepNext: true},
		{h: r.Stroke.Width, glue: true, edge: true, paint: func(d *Doc, x, y float64) {
			d.asArtifact(artifactLayout, func() {
				c := &Canvas{d: d, x: x, y: y, W: w}
				c.Line(0, r.Stroke.Width/2, w, r.Stroke.Width/2, r.Stroke)
			})
		}},
		{h: r.After, space: true},
	}
}
