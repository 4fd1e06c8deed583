package tagged

import "strings"

// Paragraph is running text.
type Paragraph struct {
	Spans []Span
	Style Style
	// ID names the paragraph's start as a destination of links.
	ID string
	// Role is P, or Note for a footnote.
	Role Role
	// Label is a short text of the paragraph that stands to the left of it, in a column LabelWidth mm wide, on the first
	// line. It is read out before the text.
	Label      Span
	LabelWidth float64
	// KeepNext forbids a page break between this paragraph and the next block.
	KeepNext bool
}

// Text makes a paragraph of the given spans in the body style.
func Text(spans ...Span) Paragraph { return Paragraph{Spans: spans} }

// Styled makes a paragraph with a style of its own.
func Styled(style Style, spans ...Span) Paragraph { return Paragraph{Spans: spans, Style: style} }

func (p Paragraph) layout(d *Doc, parent *elem, w float64) []atom {
	role := p.Role
	if role == "" {
		role = P
	}
	return p.into(d, d.newElem(parent, role), w)
}

// into lays the paragraph out as the direct content of e.
func (p Paragraph) into(d *Doc, e *elem, w float64) []atom {
	style := p.Style.over(d.theme.Body)
	spans := d.resolve(p.Spans, style)
	return d.labelled(e, p.Label, p.LabelWidth, style, w, d.lineAtoms(e, spans, style, w-p.LabelWidth, p.ID, p.KeepNext))
}

// labelled moves lines to the right and puts a label before the first.
func (d *Doc) labelled(e *elem, label Span, width float64, style Style, w float64, atoms []atom) []atom {
	if width <= 0 {
		return atoms
	}
	plain := style
	plain.Bold = false
	in := d.resolve([]Span{label}, plain)
	for i, a := range atoms {
		var first func(d *Doc, x, y float64)
		if !a.space && in[0].Text != "" {
			lead := style.Size * style.Leading * mmPerPt
			em := style.Size * mmPerPt
			base := (lead-(ascent+descent)*em)/2 + ascent*em
			s := in[0]
			// The space parts the label from the text when it is read out.
			first = func(d *Doc, x, y float64) { d.text(e, s.face, s.size, s.color, x, y+base, s.Text+" ") }
			in[0].Text = ""
		}
		atoms[i] = shifted(a, width, first)
	}
	return atoms
}

// lineAtoms makes an atom of every line. At least two lines stay together at either side of a page break.
func (d *Doc) lineAtoms(e *elem, spans []inline, style Style, w float64, id string, keepNext bool) []atom {
	lines := d.breakLines(spans, style, w-style.Indent)
	if len(lines) == 0 {
		if id == "" {
			return nil
		}
		// A text of nothing but invisible characters may still be led to.
		return []atom{{keepNext: true, paint: func(d *Doc, _, y float64) { d.anchor(id, y) }}}
	}
	atoms := make([]atom, 0, len(lines)+2)
	if style.Before > 0 {
		atoms = append(atoms, atom{h: style.Before, space: true, keepNext: true})
	}
	owners := inlineElems(e, spans)
	for i, l := range lines {
		dest := ""
		if i == 0 {
			dest = id
		}
		a := atom{h: l.h, paint: func(d *Doc, x, y float64) {
			d.anchor(dest, y)
			d.paintLine(l, spans, owners, style.Align, x+style.Indent+l.indent+offset(style.Align, w-style.Indent-l.indent, l.w), y)
		}}
		a.glue = i == 0 && len(atoms) > 0 || i == 1 || i > 0 && i == len(lines)-1
		atoms = append(atoms, a)
	}
	if keepNext {
		atoms[len(atoms)-1].keepNext = true
	}
	if style.After > 0 {
		atoms = append(atoms, atom{h: style.After, space: true, glue: keepNext, keepNext: keepNext})
	}
	return atoms
}

func offset(a Align, room, w float64) float64 {
	switch a {
	case Right:
		return room - w
	case Center:
		return (room - w) / 2
	default:
		return 0
	}
}

// inlineElems makes the elements of spans that have a meaning of their own; the others paint into e itself.
func inlineElems(e *elem, spans []inline) []*elem {
	owners := make([]*elem, len(spans))
	for i, s := range spans {
		owner := e
		switch {
		case s.linked():
			owner = e.child(roleLink)
			owner.alt = "" // The annotation's Contents describes the link.
		case s.Lang != "" || s.Actual != "" || s.Expansion != "":
			owner = e.child(SpanRole)
		}
		if owner != e {
			owner.lang, owner.actual, owner.expansion = s.Lang, metaText(s.Actual), metaText(s.Expansion)
		}
		owners[i] = owner
	}
	return owners
}

// paintLine paints one line whose upper left corner is x, y.
func (d *Doc) paintLine(l line, spans []inline, owners []*elem, align Align, x, y float64) {
	d.lines++
	for _, r := range l.runs {
		s := spans[r.span]
		if r.icon {
			size := s.iconSize()
			middle := y + l.base - s.size*capHeight*mmPerPt/2
			d.asArtifact(artifactLayout, func() {
				s.Icon(&Canvas{d: d, x: x, y: middle - size/2, W: size, H: size})
			})
			x += r.w
			continue
		}
		if s.Frame.Color.set() {
			d.asArtifact(artifactLayout, func() {
				em := s.size * mmPerPt
				c := &Canvas{d: d, x: x, y: y + l.base}
				c.Rect(0, -0.92*em, textWidth(d.fonts, s.face, s.size, strings.TrimRight(r.text, " ")), 1.22*em, 0, s.Frame)
			})
		}
		t := d.text(owners[r.span], s.face, s.size, s.color, x, y+l.base, r.text)
		if t != nil {
			t.line, t.align, t.pageOf = d.lines, align, s.PageOf
		}
		if s.linked() {
			contents := s.Alt
			if contents == "" {
				contents = paintable(s.Text)
			}
			if metaText(contents) == "" {
				contents = "Linkki"
			}
			a := d.link(owners[r.span], x, y, r.w, l.h, contents, s.Link, s.URI)
			if t != nil {
				t.annot = a
			}
			d.underline(owners[r.span], s, x, y+l.base, r.w)
		}
		x += r.w
	}
}

// underline draws the line below a link's words. It is part of the link's own content: parting it off as an artifact would
// cut the text into more marks and tell nobody anything.
func (d *Doc) underline(e *elem, s inline, x, base, w float64) {
	line := d.theme.LinkLine
	if line.Width < 0 || w <= 0 {
		return
	}
	line.Color = line.Color.or(s.color)
	c := &Canvas{d: d, e: e, x: x, y: base}
	below := 0.13 * s.size * mmPerPt
	c.Line(0, below, w, below, line)
}

// Heading is a heading of level 1 to 5, with a bookmark. Levels must not be skipped: the first heading is of level 1, and a
// heading is at most one level below the one before it.
type Heading struct {
	Level int
	Text  string
	// Bookmark is the text in the viewer's outline, by default Text.
	Bookmark string
	// Spans are painted in place of Text where the heading needs more than one style.
	Spans []Span
	// Style overrides the theme's style of this level where its fields are set.
	Style Style
	// ID names the heading as a destination of links.
	ID string
	// Label and LabelWidth are those of a [Paragraph].
	Label      Span
	LabelWidth float64
}

// Heading places a heading. It stays on one page with the first lines of what follows.
func (d *Doc) Heading(level int, text string) { d.Place(Heading{Level: level, Text: text}) }

// Paragraph places a paragraph in the body style.
func (d *Doc) Paragraph(spans ...Span) { d.Place(Text(spans...)) }

func (h Heading) layout(d *Doc, parent *elem, w float64) []atom {
	if h.Level < 1 || h.Level > len(d.theme.Headings) {
		d.fail("otsikkotaso %d ei ole väliltä 1–%d", h.Level, len(d.theme.Headings))
		h.Level = min(max(h.Level, 1), len(d.theme.Headings))
	}
	e := parent.child(Role("H" + string(rune('0'+h.Level))))
	body := d.theme.Body
	base := d.theme.Headings[h.Level-1].over(Style{Size: body.Size, Leading: body.Leading, Color: body.Color})
	style := h.Style.over(base)
	spans := h.Spans
	if len(spans) == 0 {
		spans = []Span{T(h.Text)}
	}
	title := h.Bookmark
	if title == "" {
		for _, s := range spans {
			title += paintable(clean(s.Text))
		}
	}
	if title == "" && h.Text == "" && len(h.Spans) == 0 {
		d.fail("tason %d otsikko on tyhjä", h.Level)
		return nil
	}
	if title = metaText(title); title == "" {
		// Someone's text, but nothing of it can be seen: the heading must not vanish with its level.
		title, spans = string(missing), []Span{T(string(missing))}
	}
	atoms := d.labelled(e, h.Label, h.LabelWidth, style, w, d.lineAtoms(e, d.resolve(spans, style), style, w-h.LabelWidth, h.ID, true))
	for i := range atoms {
		a := &atoms[i]
		if i > 0 {
			a.glue = true
		}
		if a.space {
			continue
		}
		a.want = d.theme.MinAfterHeading
		inner := a.paint
		a.paint = func(d *Doc, x, y float64) {
			d.beginHeading(h, title, y)
			inner(d, x, y)
		}
		break
	}
	return atoms
}

// beginHeading notes a heading when it is painted: only then is its page known.
func (d *Doc) beginHeading(h Heading, title string, y float64) {
	if d.artifact != "" {
		return
	}
	if h.Level > d.lastLevel+1 {
		d.fail("otsikko %q (taso %d) ohittaa tason %d", title, h.Level, d.lastLevel+1)
	}
	d.lastLevel = h.Level
	d.needPage()
	d.outline = append(d.outline, bookmark{
		level: h.Level, title: title,
		dest: destination{page: d.page.index, y: y},
	})
}
