package tagged

import "strconv"

// List is a list of items with a bullet or a number before each.
type List struct {
	Items []Item
	// Numbered counts 1., 2., …; otherwise items have a bullet.
	Numbered bool
	// Label stands in place of the bullet.
	Label string
	// Indent is the width of the label's column in mm; 0 takes the theme's.
	Indent float64
	// Style is that of items given as Spans.
	Style Style
	// After is the distance below the list in mm; 0 takes the body style's, a negative number none.
	After float64
}

// Item is an item of a list: a paragraph of Spans, then Blocks (which may hold lists).
type Item struct {
	Spans  []Span
	Blocks []Block
	// Icon paints the label in place of a bullet, as in [Span]; the words must say the same.
	Icon     func(c *Canvas)
	IconSize float64 // mm
}

// Bullets makes a list of one-paragraph items.
func Bullets(items ...[]Span) List {
	var l List
	for _, spans := range items {
		l.Items = append(l.Items, Item{Spans: spans})
	}
	return l
}

func (l List) layout(d *Doc, parent *elem, w float64) []atom {
	list := parent.child(roleL)
	list.numbering = "Disc"
	if l.Numbered {
		list.numbering = "Decimal"
	}
	indent := l.Indent
	if indent == 0 {
		indent = d.theme.ListIndent
	}
	style := l.Style.over(d.theme.Body)
	style.After = 0
	var atoms []atom
	for i, item := range l.Items {
		li := list.child(roleLI)
		lbl, body := li.child(roleLbl), li.child(roleLBody)
		para := Paragraph{Spans: item.Spans, Style: style}
		para.Style.After = -1
		var inner []atom
		switch {
		case len(item.Blocks) == 0:
			inner = para.into(d, body, w-indent)
		case len(item.Spans) == 0:
			inner = d.layout(body, w-indent, item.Blocks)
		default:
			inner = d.layout(body, w-indent, append([]Block{para}, item.Blocks...))
		}
		inner, _ = tidy(inner)
		if len(inner) == 0 {
			continue
		}
		label := l.Label
		if label == "" {
			label = "•"
		}
		if l.Numbered {
			label = strconv.Itoa(i+1) + "."
		}
		for k, a := range inner {
			var first func(d *Doc, x, y float64)
			if k == 0 {
				first = func(d *Doc, x, y float64) { d.paintLabel(lbl, label, item, style, x, y) }
				a.glue = false
			}
			atoms = append(atoms, shifted(a, indent, first))
		}
		if i < len(l.Items)-1 {
			atoms = append(atoms, atom{h: d.theme.ItemGap, space: true})
		}
	}
	after := l.After
	if after == 0 {
		after = d.theme.Body.After
	}
	if after > 0 && len(atoms) > 0 {
		atoms = append(atoms, atom{h: after, space: true})
	}
	return atoms
}

// paintLabel paints an item's bullet or number on the baseline of its first line, y being the line's top.
func (d *Doc) paintLabel(lbl *elem, label string, item Item, style Style, x, y float64) {
	em := style.Size * mmPerPt
	base := y + (em*style.Leading-(ascent+descent)*em)/2 + ascent*em
	if item.Icon == nil {
		d.text(lbl, faceOf(style.Bold, style.Italic), style.Size, style.Color, x, base, label)
		return
	}
	size := item.IconSize
	if size <= 0 {
		size = em * capHeight * 4 / 3
	}
	d.asArtifact(artifactLayout, func() {
		item.Icon(&Canvas{d: d, x: x, y: base - em*capHeight/2 - size/2, W: size, H: size})
	})
}
