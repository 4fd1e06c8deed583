package xlsx

import (
	"bytes"
	"io"
	"sync"
	"unicode/utf8"
)

// token is what the scanner stands at.
type token uint8

const (
	endOfPart token = iota
	startTag
	endTag
	charData
)

// attribute is one of a tag's; the value is as written.
type attribute struct{ name, value []byte }

// scanner goes through a part's XML in one pass and a fixed buffer. It checks
// that the tags nest, and that texts hold only what XML allows; document types
// are refused, so that no entity can be declared. What a token points to stays
// until the next one.
//
// It stands in for encoding/xml, which takes ten times as long and has no bound
// for a tag.
type scanner struct {
	source     io.Reader
	buffer     []byte
	pos, end   int
	drained    bool
	declared   bool // past the place of an XML declaration
	rooted     bool // the root element has been met
	closing    bool // a tag such as <v/> has its end to come
	attributes []attribute
	// name is the tag's local name; main is set where it is in the namespace of
	// the root element.
	name []byte
	main bool
	text []byte
	// plain is set where text needs no decoding.
	plain bool

	open       []byte // the names of the open elements, one after the other
	lengths    []int
	spaces     []namespace
	scratch    []byte
	rootPrefix []byte
	rootSpace  string
	// nested is set where an element below the root declares a namespace.
	nested bool
}

// namespace is a prefix declared by an element at a depth.
type namespace struct {
	depth       int
	prefix, uri string
}

// buffers are used again by the next part.
var buffers = sync.Pool{New: func() any { return new([bufferSize]byte) }}

func newScanner(source io.Reader) *scanner {
	return &scanner{source: source, buffer: buffers.Get().(*[bufferSize]byte)[:]}
}

// close gives the buffer back; nothing that a token pointed to may be used after.
func (s *scanner) close() { buffers.Put((*[bufferSize]byte)(s.buffer)) }

// fill reads more of the part behind what is not yet used.
func (s *scanner) fill() error {
	if s.drained {
		return errCut
	}
	if s.pos > 0 {
		s.end = copy(s.buffer, s.buffer[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buffer) {
		return errLongText
	}
	for tries := 0; tries < 100; tries++ {
		n, err := s.source.Read(s.buffer[s.end:])
		s.end += n
		if err == io.EOF {
			s.drained = true
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			return nil
		}
	}
	return io.ErrNoProgress
}

// next goes to the next tag or text; comments and instructions are passed over.
func (s *scanner) next() (token, error) {
	if s.closing {
		s.closing = false
		return endTag, s.pop()
	}
	for {
		if s.pos == s.end {
			if s.drained {
				return endOfPart, s.atEnd()
			}
			if err := s.fill(); err != nil {
				return endOfPart, err
			}
			continue
		}
		if !s.declared {
			if done, err := s.declaration(); err != nil {
				return endOfPart, err
			} else if !done {
				continue
			}
		}
		if s.buffer[s.pos] != '<' {
			if t, err := s.characters(); t != endOfPart || err != nil {
				return t, err
			}
			continue
		}
		if s.end-s.pos < 2 {
			if err := s.fill(); err != nil {
				return endOfPart, err
			}
			continue
		}
		t, err := s.markup()
		if err != nil || t != endOfPart {
			return t, err
		}
	}
}

func (s *scanner) atEnd() error {
	if len(s.lengths) > 0 || !s.rooted {
		return errCut
	}
	return nil
}

// declaration passes over the byte order mark.
func (s *scanner) declaration() (bool, error) {
	if s.end-s.pos < 3 && !s.drained {
		return false, s.fill()
	}
	s.declared = true
	if bytes.HasPrefix(s.buffer[s.pos:s.end], []byte("\xef\xbb\xbf")) {
		s.pos += 3
		return false, nil
	}
	return true, nil
}

// characters reads a text up to the next tag.
func (s *scanner) characters() (token, error) {
	for {
		i := bytes.IndexByte(s.buffer[s.pos:s.end], '<')
		if i < 0 && !s.drained {
			if err := s.fill(); err != nil {
				return endOfPart, err
			}
			continue
		}
		if i < 0 {
			i = s.end - s.pos
		}
		s.text, s.plain = s.buffer[s.pos:s.pos+i], false
		s.pos += i
		if len(s.lengths) == 0 {
			if !isSpace(s.text) {
				return endOfPart, errStray
			}
			return endOfPart, nil
		}
		return charData, nil
	}
}

// markup reads what begins with <; endOfPart says that it was passed over.
func (s *scanner) markup() (token, error) {
	for {
		var t token
		var err error
		enough := true
		switch s.buffer[s.pos+1] {
		case '?':
			enough, err = s.instruction()
		case '!':
			t, enough, err = s.declarationOrText()
		case '/':
			if enough, err = s.closeTag(); enough {
				t = endTag
			}
		default:
			if enough, err = s.openTag(); enough {
				t = startTag
			}
		}
		if err != nil || enough {
			return t, err
		}
		if err := s.fill(); err != nil {
			return endOfPart, err
		}
	}
}

func (s *scanner) instruction() (enough bool, err error) {
	b := s.buffer[s.pos:s.end]
	i := bytes.Index(b, []byte("?>"))
	if i < 0 {
		return false, nil
	}
	if bytes.HasPrefix(b, []byte("<?xml ")) && !isUTF8Declaration(b[:i]) {
		return true, errEncoding
	}
	s.pos += i + 2
	return true, nil
}

// isUTF8Declaration looks at the encoding that an XML declaration names. A part
// in UTF-16 has been decoded before.
func isUTF8Declaration(b []byte) bool {
	_, rest, found := bytes.Cut(bytes.ToLower(b), []byte("encoding"))
	if !found {
		return true
	}
	name := bytes.Trim(rest, "= \t\r\n\"'")
	if i := bytes.IndexAny(name, "\"'"); i >= 0 {
		name = name[:i]
	}
	switch string(name) {
	case "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be":
		return true
	}
	return false
}

func (s *scanner) declarationOrText() (t token, enough bool, err error) {
	b := s.buffer[s.pos:s.end]
	const comment, cdata = "<!--", "<![CDATA["
	switch {
	case bytes.HasPrefix(b, []byte(comment)):
		i := bytes.Index(b[len(comment):], []byte("-->"))
		if i < 0 {
			return endOfPart, false, nil
		}
		s.pos += len(comment) + i + 3
		return endOfPart, true, nil
	case bytes.HasPrefix(b, []byte(cdata)):
		i := bytes.Index(b[len(cdata):], []byte("]]>"))
		if i < 0 {
			return endOfPart, false, nil
		}
		if len(s.lengths) == 0 {
			return endOfPart, true, errStray
		}
		s.text, s.plain = b[len(cdata):len(cdata)+i], true
		s.pos += len(cdata) + i + 3
		return charData, true, nil
	case len(b) < len(cdata) && (bytes.HasPrefix([]byte(comment), b) || bytes.HasPrefix([]byte(cdata), b)):
		return endOfPart, false, nil
	}
	return endOfPart, true, errMalformed
}

func (s *scanner) closeTag() (enough bool, err error) {
	b := s.buffer[s.pos+2 : s.end]
	n := len(s.lengths)
	if n == 0 {
		return true, errMalformed
	}
	open := s.open[len(s.open)-s.lengths[n-1]:]
	if len(b) > len(open) && b[len(open)] == '>' && string(b[:len(open)]) == string(open) {
		s.pos += len(open) + 3
		return true, s.pop()
	}
	i := bytes.IndexByte(b, '>')
	if i < 0 {
		return false, nil
	}
	if name := bytes.TrimRight(b[:i], " \t\r\n"); string(name) != string(open) {
		return true, errMalformed
	}
	s.pos += i + 3
	return true, s.pop()
}

// pop closes the innermost element.
func (s *scanner) pop() error {
	n := len(s.lengths) - 1
	s.open = s.open[:len(s.open)-s.lengths[n]]
	s.lengths = s.lengths[:n]
	if s.nested {
		for len(s.spaces) > 0 && s.spaces[len(s.spaces)-1].depth > n {
			s.spaces = s.spaces[:len(s.spaces)-1]
		}
	}
	return nil
}

func (s *scanner) openTag() (enough bool, err error) {
	b := s.buffer[s.pos:s.end]
	i, colon := 1, 0
	for i < len(b) && b[i] > ' ' && b[i] != '>' && b[i] != '/' {
		if b[i] == ':' {
			if colon > 0 {
				return true, errMalformed
			}
			colon = i
		} else if b[i] == '<' || b[i] == '&' || b[i] == '=' || b[i] == '"' || b[i] == '\'' {
			return true, errMalformed
		}
		i++
	}
	if i == len(b) {
		return false, nil
	}
	full := b[1:i]
	if len(full) == 0 || colon == 1 || colon == i-1 {
		return true, errMalformed
	}
	s.attributes = s.attributes[:0]
	declares := false
	for {
		spaced := i
		for i < len(b) && isSpaceByte(b[i]) {
			i++
		}
		if i == len(b) {
			return false, nil
		}
		switch b[i] {
		case '>':
			i++
		case '/':
			if i+1 == len(b) {
				return false, nil
			}
			if b[i+1] != '>' {
				return true, errMalformed
			}
			i += 2
			s.closing = true
		default:
			if spaced == i {
				return true, errMalformed
			}
			next, enough, err := s.attribute(b, i)
			if err != nil || !enough {
				return enough, err
			}
			i = next
			declares = declares || bytes.HasPrefix(s.attributes[len(s.attributes)-1].name, []byte("xmlns"))
			continue
		}
		break
	}
	s.pos += i
	if err := s.push(full, colon, declares); err != nil {
		return true, err
	}
	return true, nil
}

// attribute reads one attribute that begins at i.
func (s *scanner) attribute(b []byte, i int) (next int, enough bool, err error) {
	from := i
	for i < len(b) && b[i] > ' ' && b[i] != '=' {
		if b[i] == '<' || b[i] == '>' || b[i] == '"' || b[i] == '\'' || b[i] == '&' {
			return 0, true, errMalformed
		}
		i++
	}
	name := b[from:i]
	for i < len(b) && isSpaceByte(b[i]) {
		i++
	}
	if i < len(b) && b[i] != '=' || len(name) == 0 {
		return 0, true, errMalformed
	}
	i++
	for i < len(b) && isSpaceByte(b[i]) {
		i++
	}
	if i >= len(b) {
		return 0, false, nil
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, true, errMalformed
	}
	i++
	from = i
	plain := true
	for i < len(b) && b[i] != quote {
		if b[i] == '<' {
			return 0, true, errMalformed
		}
		plain = plain && b[i] >= ' ' && b[i] < utf8.RuneSelf && b[i] != '&'
		i++
	}
	if i >= len(b) {
		return 0, false, nil
	}
	if !plain {
		if err := s.check(b[from:i], false); err != nil {
			return 0, true, err
		}
	}
	for _, a := range s.attributes {
		if string(a.name) == string(name) {
			return 0, true, errMalformed
		}
	}
	if len(s.attributes) == attributeLimit {
		return 0, true, errNested
	}
	s.attributes = append(s.attributes, attribute{name, b[from:i]})
	return i + 1, true, nil
}

// push opens an element.
func (s *scanner) push(full []byte, colon int, declares bool) error {
	if len(s.lengths) == 0 && s.rooted {
		return errMalformed
	}
	if len(s.lengths) == depthLimit {
		return errNested
	}
	s.open = append(s.open, full...)
	s.lengths = append(s.lengths, len(full))
	var prefix []byte
	s.name = full
	if colon > 0 {
		prefix, s.name = full[:colon-1], full[colon:]
	}
	if declares {
		s.declare()
	}
	if !s.rooted {
		s.rooted = true
		space, ok := s.space(prefix)
		if !ok {
			return errMalformed
		}
		s.rootPrefix, s.rootSpace, s.main = bytes.Clone(prefix), space, true
		return nil
	}
	if !s.nested && string(prefix) == string(s.rootPrefix) {
		s.main = true
		return nil
	}
	space, ok := s.space(prefix)
	if !ok {
		return errMalformed
	}
	s.main = space == s.rootSpace
	return nil
}

func (s *scanner) declare() {
	depth := len(s.lengths)
	for _, a := range s.attributes {
		name, ok := bytes.CutPrefix(a.name, []byte("xmlns"))
		switch {
		case !ok || len(name) > 0 && name[0] != ':':
			continue
		case len(name) > 0:
			name = name[1:]
		}
		s.spaces = append(s.spaces, namespace{depth, string(name), string(a.value)})
		s.nested = s.nested || depth > 1
	}
}

// space is the namespace of a prefix.
func (s *scanner) space(prefix []byte) (string, bool) {
	for i := len(s.spaces) - 1; i >= 0; i-- {
		if s.spaces[i].prefix == string(prefix) {
			return s.spaces[i].uri, true
		}
	}
	return "", len(prefix) == 0 || string(prefix) == "xml"
}

// get is an attribute of the tag, nil without one.
func (s *scanner) get(name string) []byte {
	for i := range s.attributes {
		if string(s.attributes[i].name) == name {
			return s.attributes[i].value
		}
	}
	return nil
}

// child goes to the next element in the one that is open; false at its end.
// Text between elements is white space, or else it is out of its place.
func (s *scanner) child() (bool, error) {
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return false, err
		case t == startTag:
			return true, nil
		case t == endTag:
			return false, nil
		case t == endOfPart:
			return false, errCut
		case !isSpace(s.text):
			return false, errStray
		}
	}
}

// skip passes over the element that was just opened.
func (s *scanner) skip() error {
	depth := len(s.lengths)
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		switch {
		case t == endTag && len(s.lengths) < depth:
			return nil
		case t == endOfPart:
			return errCut
		case t == charData:
			if err := s.check(s.text, s.plain); err != nil {
				return err
			}
		}
	}
}

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

// finish reads to the end of the part behind the root element, where the
// archive's checksum is checked.
func (s *scanner) finish() error {
	t, err := s.next()
	if err == nil && t != endOfPart {
		return errMalformed
	}
	return err
}

// root goes to the root element, which must be of one of the names.
func (s *scanner) root(names ...string) error {
	t, err := s.next()
	if err != nil {
		return err
	}
	if t == startTag {
		for _, n := range names {
			if string(s.name) == n {
				return nil
			}
		}
	}
	return errMalformed
}

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
