package xlsx

import (
	"bytes"
	"io"
	"sync"
)

// token is what the scanner stands at.
type token uint8

const (
	endOfPart token = iota
	startTag
	endTag
	charData
)

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
