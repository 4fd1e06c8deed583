package xlsx

import (
	"bytes"
	"unicode/utf8"
)

// check sees that a text which nobody needs holds only what XML allows.
func (s *scanner) check(text []byte, literal bool) (err error) {
	s.scratch, err = appendText(s.scratch[:0], text, literal)
	return err
}

// content appends the text of the element that was just opened, which may hold
// no other element.
func (s *scanner) content(to []byte) ([]byte, error) {
	limit := len(to) + textLimit
	for {
		t, err := s.next()
		if err != nil {
			return to, err
		}
		switch t {
		case charData:
			if to, err = appendText(to, s.text, s.plain); err != nil {
				return to, err
			}
			if len(to) > limit {
				return to, errLongText
			}
		case endTag:
			return to, nil
		case startTag:
			return to, errMalformed
		default:
			return to, errCut
		}
	}
}

// plainContent takes what stands between two strings of markup, from where the
// scanner is to the end of the element that is open, in one step. It gives up
// where that is anything but a short ASCII text without references, and the
// element is read the long way then.
func (s *scanner) plainContent(before, after []byte) ([]byte, bool) {
	b := s.buffer[s.pos:s.end]
	if s.closing || s.nested || !bytes.HasPrefix(b, before) {
		return nil, false
	}
	text := b[len(before):]
	i := 0
	for i < len(text) && i < plainLimit && text[i] >= ' ' && text[i] < utf8.RuneSelf && text[i] != '<' && text[i] != '&' && text[i] != '>' {
		i++
	}
	if !bytes.HasPrefix(text[i:], after) {
		return nil, false
	}
	s.pos += len(before) + i + len(after)
	_ = s.pop()
	return text[:i], true
}

// plainLimit is the length of the longest text that plainContent takes.
const plainLimit = 1000

func isSpaceByte(b byte) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }

func isSpace(b []byte) bool {
	for _, c := range b {
		if !isSpaceByte(c) {
			return false
		}
	}
	return true
}

// appendText decodes references and line ends. literal is text of a CDATA
// section, where & stands for itself.
func appendText(to, text []byte, literal bool) ([]byte, error) {
	i := 0
	for i < len(text) && text[i] >= ' ' && text[i] < utf8.RuneSelf && text[i] != '&' && text[i] != '>' {
		i++
	}
	to = append(to, text[:i]...)
	for i < len(text) {
		c := text[i]
		switch {
		case c == '&' && !literal:
			r, n := reference(text[i:])
			if n == 0 {
				return to, errMalformed
			}
			to = utf8.AppendRune(to, r)
			i += n
		case c == '>' && !literal && bytes.HasSuffix(text[:i], []byte("]]")):
			// The end of a CDATA section without its beginning.
			return to, errMalformed
		case c == '\r':
			to = append(to, '\n')
			if i++; i < len(text) && text[i] == '\n' {
				i++
			}
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && n < 2 || r == 0xfffe || r == 0xffff {
				return to, errMalformed
			}
			to = append(to, text[i:i+n]...)
			i += n
		case c < ' ' && c != '\n' && c != '\t':
			return to, errMalformed
		default:
			to = append(to, c)
			i++
		}
	}
	return to, nil
}

// reference decodes one such as &amp; or &#228; and tells its length, 0 for none.
func reference(b []byte) (rune, int) {
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	switch name := b[1:end]; string(name) {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	default:
		if name[0] != '#' {
			return 0, 0
		}
		digits, base := name[1:], rune(10)
		if len(digits) > 0 && digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		r := rune(0)
		for _, d := range digits {
			v := rune(16)
			switch {
			case d >= '0' && d <= '9':
				v = rune(d - '0')
			case d >= 'a' && d <= 'f':
				v = rune(d-'a') + 10
			case d >= 'A' && d <= 'F':
				v = rune(d-'A') + 10
			}
			if r = r*base + v; v >= base || r > utf8.MaxRune {
				return 0, 0
			}
		}
		if len(digits) == 0 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0xd800 && r <= 0xdfff || r == 0xfffe || r == 0xffff {
			return 0, 0
		}
		return r, end + 1
	}
}

// text decodes an attribute's value.
func attributeText(value []byte) (string, error) {
	b, err := appendText(nil, value, false)
	return string(b), err
}
