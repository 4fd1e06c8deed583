package tagged

import (
	"strings"
)

// breakKind tells what a line may do after a piece of text.
type breakKind uint8

const (
	noBreak breakKind = iota
	spaceBreak
	plainBreak // after a hyphen, a slash or an en dash
	softBreak  // a soft hyphen: a hyphen appears if the line ends here
	mustBreak
)

// piece is text of one span without a break opportunity inside.
type piece struct {
	span  int
	text  string // cleaned, without the space that follows
	w     float64
	after breakKind
	icon  bool // an icon and the room after it, no text
}

// line is a line of a paragraph.
type line struct {
	runs []run
	w    float64 // without trailing space
	h    float64
	base float64 // from the top of the line to the baseline
	// indent is how far the line starts to the right of the paragraph's first one.
	indent float64
}

// run is text of one span within a line.
type run struct {
	span int
	text string
	w    float64 // without the trailing space, if the line was broken after it
	icon bool
}

// inline is a span with everything resolved.
type inline struct {
	Span
	face  face
	size  float64 // points
	color Color
}

// shortest is the number of letters that a word must have to be divided for looks alone.
const shortest = 9

// iconGap is the room between an icon and its word, in mm.
const iconGap = 1.2

func (s inline) iconSize() float64 {
	if s.IconSize > 0 {
		return s.IconSize
	}
	return s.size * capHeight * mmPerPt * 4 / 3
}

func (s inline) linked() bool { return s.Link != "" || s.URI != "" }

// resolve gives every span its face, size and colour.
func (d *Doc) resolve(spans []Span, style Style) []inline {
	out := make([]inline, len(spans))
	for i, s := range spans {
		if s.Text = clean(s.Text); s.PageOf != "" {
			s.Text, s.Link, s.NoBreak = d.placeholder(), s.PageOf, true
		}
		if s.Frame.Color.set() && s.Text != "" {
			// The spaces keep the text off its frame.
			s.Text, s.NoBreak = string(noBreakSpace)+s.Text+string(noBreakSpace), true
		}
		in := inline{Span: s, face: faceOf(s.Bold || style.Bold, s.Italic || style.Italic), size: style.Size, color: style.Color}
		if s.Size > 0 {
			in.size = s.Size
		}
		if in.linked() {
			in.color = d.theme.Link
		}
		in.color = s.Color.or(in.color)
		out[i] = in
	}
	return out
}

// breakLines sets spans in lines of at most w mm, first come first served.
func (d *Doc) breakLines(spans []inline, style Style, w float64) []line {
	b := breaker{d: d, spans: spans, width: w, minSize: style.Size, leading: style.Leading}
	if len(spans) > 0 && spans[0].Icon != nil && style.Align == Left {
		// The words beside an icon stand below each other, unless the column is hardly wider than the icon.
		if hang := spans[0].iconSize() + iconGap; hang < w/3 {
			b.hang = hang
		}
	}
	// A column that holds fewer than some 28 letters gets ragged without divided words.
	b.narrow = !d.theme.Whole && w < 14*style.Size*mmPerPt
	pieces := d.pieces(spans)
	for start := 0; start < len(pieces); {
		end := start
		for pieces[end].after == noBreak && end+1 < len(pieces) {
			end++
		}
		b.word(pieces[start : end+1])
		start = end + 1
	}
	if len(b.runs) > 0 {
		b.endLine()
	}
	return b.lines
}

// pieces cuts spans at every break opportunity.
func (d *Doc) pieces(spans []inline) []piece {
	var out []piece
	add := func(span int, text string, after breakKind) {
		s := spans[span]
		d.measured += len(text)
		out = append(out, piece{span: span, text: text, w: textWidth(d.fonts, s.face, s.size, text), after: after})
	}
	for i, s := range spans {
		if s.NewLine && len(out) > 0 {
			last := &out[len(out)-1]
			if last.after == spaceBreak && !last.icon {
				// As at any line's end, the space keeps words apart that are read out.
				last.text += " "
			}
			last.after = mustBreak
		}
		if s.Icon != nil {
			out = append(out, piece{span: i, w: s.iconSize() + iconGap, icon: true})
		}
		if s.NoBreak {
			s.Text = strings.ReplaceAll(s.Text, " ", string(noBreakSpace))
			if s.Text != "" {
				add(i, s.Text, noBreak)
			}
			continue
		}
		start := 0
		runes := s.Text
		for at, r := range runes {
			if at < start {
				continue
			}
			next := at + len(string(r))
			switch {
			case r == ' ' && numberSpace(runes[:at], runes[next:]):
			case r == ' ':
				if at == start && len(out) > 0 {
					// A space between spans, or another one, belongs to what is before it.
					last := &out[len(out)-1]
					if last.after != mustBreak {
						last.after = spaceBreak
					}
				} else if at > start {
					add(i, runes[start:at], spaceBreak)
				}
				start = next
			case r == softHyphen:
				if at > start {
					add(i, runes[start:at], softBreak)
				}
				start = next
			case breaksAfter(runes[:at], r, runes[next:]):
				add(i, runes[start:next], plainBreak)
				start = next
			}
		}
		if start < len(runes) {
			add(i, runes[start:], noBreak)
		}
	}
	return out
}

type breaker struct {
	d       *Doc
	spans   []inline
	width   float64
	narrow  bool
	minSize float64
	leading float64
	hang    float64 // taken from the width of the lines after the first

	lines []line
	runs  []run
	w     float64   // of runs, without space
	after breakKind // how the latest piece ended
}

// word sets the pieces up to the next break opportunity.
func (b *breaker) word(pieces []piece) {
	sum := 0.0
	for _, p := range pieces {
		sum += p.w
	}
	const slack = 0.001
	for {
		space := b.spaceBefore()
		room := b.width - b.w - space
		hyphen := 0.0
		if last := pieces[len(pieces)-1]; last.after == softBreak {
			hyphen = b.hyphenWidth(last.span)
		}
		if sum+hyphen <= room+slack {
			break
		}
		tooLong := sum+hyphen > b.width+slack
		if tooLong || b.narrow && room > b.width*0.3 {
			if head, tail, ok := b.divide(pieces, room, tooLong); ok {
				b.put(head)
				b.endLine()
				pieces, sum = tail, 0
				for _, p := range pieces {
					sum += p.w
				}
				continue
			}
		}
		if len(b.runs) == 0 {
			break // Not even a letter fits: the column is too narrow for any text.
		}
		b.breakHere()
	}
	b.put(pieces)
	if b.after == mustBreak {
		b.after = noBreak
		b.endLine()
	}
}

// breakHere ends the line at the opportunity that the latest piece offers.
func (b *breaker) breakHere() {
	last := &b.runs[len(b.runs)-1]
	switch b.after {
	case spaceBreak:
		// The space stays at the line's end, so that text which is read out or copied keeps its words apart.
		if !last.icon {
			last.text += " "
		}
	case softBreak:
		b.addHyphen()
	}
	b.after = noBreak
	b.endLine()
}

func (b *breaker) addHyphen() {
	last := &b.runs[len(b.runs)-1]
	w := b.hyphenWidth(last.span)
	// The hyphen is painted as a soft hyphen, whose glyph is the same, so that a reader can tell it from one that
	// belongs to the word.
	last.text += paintedHyphen
	last.w += w
	b.w += w
}

// paintedHyphen survives the second step of the gate, which drops soft hyphens.
const paintedHyphen = "\x01"

func (b *breaker) hyphenWidth(span int) float64 {
	return b.textWidth(span, "-")
}

func (b *breaker) spaceBefore() float64 {
	if len(b.runs) == 0 || b.after != spaceBreak {
		return 0
	}
	return b.textWidth(b.runs[len(b.runs)-1].span, " ")
}

// put appends pieces to the line, merging those of one span into one run.
func (b *breaker) put(pieces []piece) {
	for _, p := range pieces {
		if space := b.spaceBefore(); space > 0 {
			last := &b.runs[len(b.runs)-1]
			if b.spans[last.span].linked() && last.span != p.span && !p.icon {
				// The space after a link is not part of what can be clicked.
				p.text, p.w = " "+p.text, b.textWidth(p.span, " ")+p.w
			} else {
				last.text += " "
				last.w += space
				b.w += space
			}
		}
		if n := len(b.runs); n > 0 && b.runs[n-1].span == p.span && !p.icon && !b.runs[n-1].icon {
			b.runs[n-1].text += p.text
			b.runs[n-1].w += p.w
		} else {
			b.runs = append(b.runs, run{span: p.span, text: p.text, w: p.w, icon: p.icon})
		}
		b.w += p.w
		b.after = p.after
	}
}

func (b *breaker) endLine() {
	size := 0.0
	for _, r := range b.runs {
		size = max(size, b.spans[r.span].size)
	}
	if size == 0 {
		size = b.minSize
	}
	h := size * b.leading * mmPerPt
	em := size * mmPerPt
	l := line{runs: b.runs, w: b.w, h: h, base: (h-(ascent+descent)*em)/2 + ascent*em}
	if len(b.lines) == 0 {
		b.width -= b.hang
	} else {
		l.indent = b.hang
	}
	b.lines = append(b.lines, l)
	b.runs, b.w = nil, 0
}

func (b *breaker) runeWidth(span int, r rune) float64 {
	s := b.spans[span]
	b.d.measured++
	return float64(b.d.fonts[s.face][paintRune(r)]) * s.size / 1000 * mmPerPt
}

func (b *breaker) textWidth(span int, text string) float64 {
	s := b.spans[span]
	b.d.measured += len(text)
	return textWidth(b.d.fonts, s.face, s.size, text)
}
