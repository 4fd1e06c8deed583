package pdfcheck

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// font is what showing text needs.
type font struct {
	unicode map[int]string  // of the ToUnicode map
	widths  map[int]float64 // thousandths of an em
	glyphs  []byte          // the CIDToGIDMap
	used    map[int]bool
}

// pageContent is what a page's content stream holds.
type pageContent struct {
	num    int // of the page, from 1
	object ref
	marks  map[int]string // text by marked content id
	order  []int
	w, h   float64 // points
	texts  []Box
}

// reader goes through a page's content stream.
type reader struct {
	c     *checker
	p     *pageContent
	fonts map[string]*font

	open       []mark // marked content that is not ended yet
	depth      int    // of saved graphics states
	font       *font
	size, x, y float64
}

// mark is a piece of marked content.
type mark struct {
	artifact bool
	id       int // -1: no marked content id
}

// content reads a content stream: marks, and the text in them.
func (c *checker) content(p *pageContent, data []byte, fonts map[string]*font) {
	r := &reader{c: c, p: p, fonts: fonts}
	l := &lexer{b: data}
	var operands []any
	for {
		v, err := l.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			r.errorf("content: %v", err)
			return
		}
		if op, ok := v.(keyword); ok {
			r.do(op, operands)
			operands = nil
		} else {
			operands = append(operands, v)
		}
	}
	if len(r.open) > 0 {
		r.errorf("marked content is left open")
	}
	if r.depth != 0 {
		r.errorf("q without Q")
	}
}

func (r *reader) errorf(format string, args ...any) {
	r.c.errorf("page %d: %s", r.p.num, fmt.Sprintf(format, args...))
}

// do carries an operator out.
func (r *reader) do(op keyword, args []any) {
	switch op {
	case "BDC", "BMC":
		r.begin(args)
	case "EMC":
		if len(r.open) == 0 {
			r.errorf("EMC without BDC")
			return
		}
		r.open = r.open[:len(r.open)-1]
	case "q":
		r.depth++
	case "Q":
		if r.depth--; r.depth < 0 {
			r.errorf("Q without q")
		}
	case "Tf":
		id, _ := args[0].(name)
		if r.font = r.fonts[string(id)]; r.font == nil {
			r.errorf("font %s is not among the resources", id)
		}
		r.size, _ = args[1].(float64)
	case "Td":
		r.x, _ = args[0].(float64)
		r.y, _ = args[1].(float64)
	case "Tj", "TJ", "'", "\"":
		text, _ := args[len(args)-1].(string)
		r.text(text)
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI":
		if len(r.open) == 0 {
			r.errorf("painting (%s) outside of marked content", op)
		}
	}
}

// begin opens marked content.
func (r *reader) begin(args []any) {
	m := mark{id: -1}
	tag, _ := args[0].(name)
	m.artifact = tag == "Artifact"
	if len(args) > 1 {
		props, _ := args[1].(dict)
		if props["Type"] == name("Pagination") && props["Subtype"] != name("Header") && props["Subtype"] != name("Footer") {
			r.errorf("neither header nor footer")
		}
		if id, ok := props["MCID"].(float64); ok {
			m.id = int(id)
		}
	}
	if len(r.open) > 0 {
		r.errorf("marked content within marked content")
	}
	if !m.artifact && m.id < 0 {
		r.errorf("marked content /%s without an id", tag)
	}
	if m.id >= 0 {
		if _, twice := r.p.marks[m.id]; twice {
			r.errorf("marked content id %d twice", m.id)
		}
		r.p.marks[m.id] = ""
		r.p.order = append(r.p.order, m.id)
	}
	r.open = append(r.open, m)
}

// text shows a string.
func (r *reader) text(text string) {
	if len(r.open) == 0 {
		r.errorf("text outside of marked content")
	}
	shown, width := r.c.show(r.p, r.font, text)
	r.c.place(r.p, Box{Left: r.x, Right: r.x + width*r.size/1000, Base: r.y, Size: r.size, Text: shown})
	if n := len(r.open); n > 0 && r.open[n-1].id >= 0 {
		r.p.marks[r.open[n-1].id] += shown
	}
}

// show decodes a string and checks that each code has a meaning, a width and a glyph.
func (c *checker) show(p *pageContent, f *font, text string) (shown string, width float64) {
	if f == nil {
		c.errorf("page %d: text without a font", p.num)
		return "", 0
	}
	var b strings.Builder
	for i := 0; i+1 < len(text); i += 2 {
		code := int(text[i])<<8 | int(text[i+1])
		if !f.used[code] {
			f.used[code] = true
			switch {
			case f.unicode[code] == "":
				c.errorf("page %d: code %04X has no entry in ToUnicode", p.num, code)
			case f.widths[code] == 0:
				c.errorf("page %d: code %04X has no width", p.num, code)
			case 2*code+1 >= len(f.glyphs) || f.glyphs[2*code] == 0 && f.glyphs[2*code+1] == 0:
				c.errorf("page %d: code %04X has no glyph", p.num, code)
			}
		}
		b.WriteString(f.unicode[code])
		width += f.widths[code]
	}
	return b.String(), width
}

// place notes where a text is, and whether that is on the page.
func (c *checker) place(p *pageContent, b Box) {
	text := strings.TrimRight(b.Text, " ")
	if b.Text != "" {
		// Spaces at the end of a line may hang over.
		b.Right -= (b.Right - b.Left) * float64(len(b.Text)-len(text)) / float64(len(b.Text))
	}
	b.Text = text
	const slack = 0.5 // points
	if b.Left < -slack || b.Right > p.w+slack || b.Base < 0 || b.Base+b.Size/2 > p.h {
		c.errorf("page %d: %q is beyond the page's edge", p.num, text)
	}
	p.texts = append(p.texts, b)
}

// fonts reads the fonts of the resources.
func (c *checker) fonts(resources dict) map[string]*font {
	fonts := map[string]*font{}
	for id, v := range c.d.dict(resources["Font"]) {
		top := c.d.dict(v)
		base, _ := top["BaseFont"].(name)
		if top["Subtype"] != name("Type0") || top["Encoding"] != name("Identity-H") {
			c.errorf("font %s: not a composite font with Identity-H", base)
		}
		if len(base) < 8 || base[6] != '+' {
			c.errorf("font %s: no subset tag", base)
		}
		descendants := c.d.array(top["DescendantFonts"])
		if len(descendants) != 1 {
			c.errorf("font %s: no descendant", base)
			continue
		}
		cid := c.d.dict(descendants[0])
		descriptor := c.d.dict(cid["FontDescriptor"])
		if program, ok := c.d.get(descriptor["FontFile2"]).(stream); !ok || len(program.data) == 0 {
			c.errorf("font %s: not embedded", base)
		} else if length, _ := program.dict["Length1"].(float64); int(length) != len(program.data) {
			c.errorf("font %s: Length1 is %v, the program has %d bytes", base, length, len(program.data))
		}
		if cid["BaseFont"] != base || descriptor["FontName"] != base {
			c.errorf("font %s: names differ", base)
		}
		f := &font{widths: map[int]float64{}, used: map[int]bool{}}
		if glyphs, ok := c.d.get(cid["CIDToGIDMap"]).(stream); ok {
			f.glyphs = glyphs.data
		}
		var start int
		for _, w := range c.d.array(cid["W"]) {
			switch w := w.(type) {
			case float64:
				start = int(w)
			case array:
				for i := range w {
					f.widths[start+i], _ = w[i].(float64)
				}
			}
		}
		if u, ok := c.d.get(top["ToUnicode"]).(stream); ok {
			f.unicode = c.toUnicode(string(base), u.data)
		} else {
			c.errorf("font %s: no ToUnicode", base)
		}
		fonts[id] = f
	}
	return fonts
}

// toUnicode reads the bfchar sections of a CMap. Ranges are refused: our writer makes none, and one range over
// everything is the fault that this is here to find.
func (c *checker) toUnicode(base string, data []byte) map[int]string {
	m := map[int]string{}
	l := &lexer{b: data}
	inside := false
	var pair []string
	for {
		v, err := l.next()
		if err != nil {
			return m
		}
		switch v {
		case keyword("beginbfchar"):
			inside, pair = true, nil
			continue
		case keyword("endbfchar"):
			inside = false
		case keyword("beginbfrange"):
			c.errorf("font %s: ToUnicode with a range", base)
		}
		s, ok := v.(string)
		if !inside || !ok {
			continue
		}
		if pair = append(pair, s); len(pair) == 2 {
			if len(pair[0]) == 2 {
				text := decodeUTF16(pair[1])
				if strings.ContainsAny(text, "\x00\uFEFF\uFFFE\uFFFD") || text == "" {
					c.errorf("font %s: code %X maps to %q", base, pair[0], text)
				}
				m[int(pair[0][0])<<8|int(pair[0][1])] = text
			}
			pair = nil
		}
	}
}

func decodeUTF16(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// textString decodes a text string outside of content streams.
func textString(v any) string {
	s, _ := v.(string)
	if strings.HasPrefix(s, "\xFE\xFF") {
		return decodeUTF16(s[2:])
	}
	return s
}

func (c *checker) errorf(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}
