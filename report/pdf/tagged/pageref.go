package tagged

import (
	"slices"
	"strconv"
	"strings"
)

// placeholder keeps the room of a page number that is not known while the text is laid out.
func (d *Doc) placeholder() string { return strings.Repeat("0", d.pageDigits) }

// numberPages puts the page numbers into the text, once all pages are laid out. What follows a number on its line moves to
// where the number ends, so that a line holds no gap; it never grows wider than it was.
func (d *Doc) numberPages() {
	for _, p := range d.pages {
		for i := 0; i < len(p.ops); {
			end := i + 1
			var line []*textOp
			if t := p.ops[i].text; t != nil && t.line > 0 {
				line = append(line, t)
				// The operators of icons and links stand between the texts of a line.
				for ; end < len(p.ops); end++ {
					if next := p.ops[end].text; next != nil && next.line != t.line {
						break
					} else if next != nil {
						line = append(line, next)
					}
				}
			}
			d.numberLine(line)
			i = end
		}
	}
}

func (d *Doc) numberLine(line []*textOp) {
	if !slices.ContainsFunc(line, func(t *textOp) bool { return t.pageOf != "" }) {
		return
	}
	spare := make([]float64, len(line))
	sum := 0.0
	for i, t := range line {
		if t.pageOf == "" {
			continue
		}
		at, ok := d.dests[t.pageOf]
		if !ok {
			d.fail("sivunumeron kohdetta %q ei ole", t.pageOf)
			return
		}
		number := strconv.Itoa(at.page + 1)
		reserved, trailing := t.text, ""
		if bare := strings.TrimRight(t.text, " "); bare != t.text {
			trailing = t.text[len(bare):]
		}
		t.text = number + trailing
		spare[i] = textWidth(d.fonts, t.face, t.size, reserved) - textWidth(d.fonts, t.face, t.size, t.text)
		sum += spare[i]
	}
	shift := 0.0
	switch line[0].align {
	case Right:
		shift = sum
	case Center:
		shift = sum / 2
	}
	for i, t := range line {
		t.x += shift
		if t.annot != nil {
			t.annot.rect[0] += shift / mmPerPt
			t.annot.rect[2] += (shift - spare[i]) / mmPerPt
		}
		shift -= spare[i]
	}
}
