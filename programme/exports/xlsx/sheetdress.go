package xlsx

// dress gives a cell what its style makes of it. text are the flags of an
// inline text.
func (r *sheetReader) dress(c *pendingCell, kind *Kind, raw []byte, styled int, text uint64) error {
	var s style
	switch {
	case styled < len(r.book.styles):
		s = r.book.styles[styled]
	case styled > 0:
		s.lost = true
	}
	if s.lost {
		return broken("solu viittaa muotoiluun, jota tiedostossa ei ole")
	}
	switch {
	case *kind == Number && s.font == (font{}) && s.format != nil:
		c.head |= byte(s.formatOf(raw)) << kindBits
	case *kind == Number || *kind == ISODate:
		if s.font == (font{}) {
			return nil
		}
		// Digits that are struck out or raised are no number.
		*kind = Text
	}
	if *kind != Text {
		return nil
	}
	extra := byte(ownFont)
	switch {
	case text&richText != 0 || s.font == (font{}):
		// The runs' own fonts count, not the cell's.
		if text&struckText != 0 {
			extra = partStruck
		}
	case s.font.struck:
		extra = struckFont
	case s.font.raised > 0:
		extra = raisedFont
	default:
		extra = loweredFont
	}
	c.head |= extra << kindBits
	return nil
}

// isStruck tells whether some of a text cell is struck out.
func (r *sheetReader) isStruck(c pendingCell) bool {
	shared := c.head&sharedBit != 0
	switch c.head >> kindBits & (1<<extraBits - 1) {
	case partStruck:
		return true
	case struckFont:
		return !shared || r.book.texts.flags(c.index)&richText == 0
	}
	return shared && r.book.texts.flags(c.index)&struckText != 0
}

func kindOf(t []byte) (Kind, bool) {
	switch string(t) {
	case "", "n":
		return Number, true
	case "s", "str", "inlineStr":
		return Text, true
	case "b":
		return Boolean, true
	case "e":
		return Error, true
	case "d":
		return ISODate, true
	}
	return Number, false
}

func isBlankBytes(b []byte) bool {
	if b[0] > ' ' && b[0] < 0x80 {
		return false
	}
	return isBlankText(string(b))
}
