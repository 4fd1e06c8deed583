package xlsx

import "strconv"

// font is what of a font changes the reading.
type font struct {
	struck bool
	// raised is 1 above the line and -1 below it.
	raised int8
}

// style is a cell style, resolved once for all cells.
type style struct {
	format *numberFormat
	font   font
	// lost is set where the style points to a format or a font that is not there.
	lost bool
}

// readStyles reads the part of cell styles, whatever its name.
func (b *Workbook) readStyles(part string) error {
	var t styleTable
	if err := b.archive.scan(part, smallLimit, t.readFrom); err != nil {
		return err
	}
	b.styles = t.resolve()
	return nil
}

// styleTable is the part of cell styles as it is written.
type styleTable struct {
	fonts   []font
	formats map[int]*numberFormat
	xfs     []struct{ format, font int }
	// codes is how many bytes the formats' codes have in all.
	codes int
}

func (t *styleTable) readFrom(s *scanner) error {
	t.formats = map[int]*numberFormat{}
	if err := s.root("styleSheet"); err != nil {
		return err
	}
	return s.each(func() error {
		switch string(s.name) {
		case "numFmts":
			return s.each(func() error { return t.addFormat(s) })
		case "fonts":
			return s.each(func() error {
				if len(t.fonts) == styleLimit {
					return errNested
				}
				f, err := readFont(s)
				t.fonts = append(t.fonts, f)
				return err
			})
		case "cellXfs":
			return s.each(func() error {
				if len(t.xfs) == styleLimit {
					return errNested
				}
				format, _ := number(s.get("numFmtId"))
				font, _ := number(s.get("fontId"))
				t.xfs = append(t.xfs, struct{ format, font int }{format, font})
				return s.skip()
			})
		}
		return s.skip()
	})
}

func (t *styleTable) addFormat(s *scanner) error {
	id, ok := number(s.get("numFmtId"))
	code, err := attributeText(s.get("formatCode"))
	t.codes += len(code)
	switch {
	case err != nil:
		return err
	case !ok:
		return errMalformed
	case len(code) > formatLimit || len(t.formats) == styleLimit || t.codes > storeLimit/16:
		return errNested
	}
	t.formats[id] = parseFormat(code)
	return s.skip()
}

// resolve makes what a cell asks for out of what the styles point to.
func (t *styleTable) resolve() []style {
	styles := make([]style, len(t.xfs))
	for i, xf := range t.xfs {
		s := &styles[i]
		if s.format = t.formats[xf.format]; s.format == nil {
			s.format = builtInFormat(xf.format)
		}
		s.lost = s.format == nil || xf.font >= len(t.fonts) && xf.font > 0
		if xf.font < len(t.fonts) {
			s.font = t.fonts[xf.font]
		}
	}
	return styles
}

// each calls read at each element of the format's own in the one that is open;
// read goes to its end. Others are passed over.
func (s *scanner) each(read func() error) error {
	for {
		more, err := s.child()
		if err != nil || !more {
			return err
		}
		if s.main {
			err = read()
		} else {
			err = s.skip()
		}
		if err != nil {
			return err
		}
	}
}

// readFont reads <font> or <rPr>.
func readFont(s *scanner) (f font, err error) {
	return f, s.each(func() error {
		value := s.get("val")
		switch string(s.name) {
		case "strike":
			f.struck = value == nil || isTrue(value)
		case "vertAlign":
			switch string(value) {
			case "superscript":
				f.raised = 1
			case "subscript":
				f.raised = -1
			}
		}
		return s.skip()
	})
}

// isTrue reads a logical attribute.
func isTrue(value []byte) bool {
	switch string(value) {
	case "1", "true", "on":
		return true
	}
	return false
}

// number reads a whole number from 0 of an attribute; ok is false for anything
// else.
func number(value []byte) (n int, ok bool) {
	for _, d := range value {
		if d < '0' || d > '9' || n > 1<<40 {
			return 0, false
		}
		n = n*10 + int(d-'0')
	}
	return n, len(value) > 0
}

// format is what a style makes of a stored number.
func (s style) formatOf(raw []byte) Format {
	f := s.format
	if !f.varies {
		return f.same
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return Plain
	}
	return f.of(v)
}
