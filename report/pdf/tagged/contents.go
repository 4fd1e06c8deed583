package tagged

import "strconv"

// Contents is a table of contents made of the document's headings, with links and page numbers.
type Contents struct {
	// MaxLevel is the lowest heading level listed; default 2.
	MaxLevel int
	// Style of the lines of the first level (bold if Bold) and of the others.
	Style, SubStyle Style
	// Indent of each further level in mm; default 5.
	Indent float64
	// After is the distance below in mm.
	After float64
}

func (c Contents) layout(d *Doc, parent *elem, w float64) []atom {
	d.usedEarlier = true
	if c.MaxLevel == 0 {
		c.MaxLevel = 2
	}
	if c.Indent == 0 {
		c.Indent = 5
	}
	if d.earlier == nil {
		return nil // Nothing is known yet; the next pass lists what this one finds.
	}
	// tocs[level-1] is the open list of each level, items its latest item.
	tocs, items := make([]*elem, c.MaxLevel), make([]*elem, c.MaxLevel)
	var atoms []atom
	for i, b := range d.earlier.outline {
		if b.level > c.MaxLevel || !b.inContents {
			continue
		}
		k := b.level - 1
		if tocs[k] == nil {
			up := parent
			for j := k - 1; j >= 0; j-- {
				if items[j] != nil {
					up = items[j]
					break
				}
			}
			tocs[k] = up.child(roleTOC)
		}
		items[k] = tocs[k].child(roleTOCI)
		for j := k + 1; j < c.MaxLevel; j++ {
			tocs[j], items[j] = nil, nil
		}
		style := c.SubStyle
		if b.level == 1 {
			style = c.Style
		}
		atoms = append(atoms, d.contentsLine(items[k], b, headingDest(i), style, float64(k)*c.Indent, w)...)
	}
	for i := range atoms {
		// A main heading's line stays with the first line below it.
		if i == 1 {
			atoms[i].glue = true
		}
	}
	return append(atoms, atom{h: max(c.After, 0), space: true})
}

// headingDest names the place of the document's i-th heading; no caller can choose such a name by accident.
func headingDest(i int) string { return "\x00otsikko" + strconv.Itoa(i) }

// numberWidth is the room for a page number in mm.
const numberWidth = 10

func (d *Doc) contentsLine(item *elem, b bookmark, dest string, style Style, indent, w float64) []atom {
	style = style.over(d.theme.Body)
	link := item.child(roleReference).child(roleLink)
	span := inline{
		Span: Span{Text: clean(b.title)}, face: faceOf(style.Bold, style.Italic), size: style.Size, color: style.Color,
	}
	lines := d.breakLines([]inline{span}, style, w-indent-numberWidth)
	number := strconv.Itoa(b.dest.page + 1)
	contents := paintable(span.Text) + ", sivu " + number
	owners := []*elem{link}
	var atoms []atom
	for i, l := range lines {
		last := i == len(lines)-1
		atoms = append(atoms, atom{h: l.h, glue: i > 0, paint: func(d *Doc, x, y float64) {
			d.paintLine(l, []inline{span}, owners, x+indent, y)
			if last {
				nw := textWidth(d.fonts, span.face, span.size, number)
				d.asArtifact(artifactLayout, func() {
					d.leader(x+indent+l.w+2, x+w-nw-2, y+l.base, style)
				})
				// The space keeps the number apart from the title when the text is read out.
				space := textWidth(d.fonts, span.face, span.size, " ")
				d.text(link, span.face, span.size, span.color, x+w-nw-space, y+l.base, " "+number)
			}
			d.link(link, x+indent, y, w-indent, l.h, contents, dest, "")
		}})
	}
	if style.After > 0 && len(atoms) > 0 {
		atoms = append(atoms, atom{h: style.After, space: true})
	}
	return atoms
}

// leader draws the dots that lead the eye to the page number.
func (d *Doc) leader(x1, x2, y float64, style Style) {
	if x2-x1 < 4 {
		return
	}
	c := &Canvas{d: d}
	// Dots of neighbouring lines stand above each other: they begin on a common raster.
	const step = 1.6
	x1 = float64(int(x1/step)+1) * step
	c.Line(x1, y-0.1, x2, y-0.1, Stroke{Color: RGB(0x8C8C8C), Width: 0.25, Dash: []float64{0.25, step - 0.25}})
}
