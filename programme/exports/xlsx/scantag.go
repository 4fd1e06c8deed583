package xlsx

import (
	"bytes"
	"unicode/utf8"
)

// attribute is one of a tag's; the value is as written.
type attribute struct{ name, value []byte }

// namespace is a prefix declared by an element at a depth.
type namespace struct {
	depth       int
	prefix, uri string
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
