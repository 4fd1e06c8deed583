// Package pdfcheck reads the PDF files of package tagged and checks what PDF/UA-1 and PDF/A-2a ask of them, with nothing
// but Go: whether everything painted is tagged, the structure tree is whole, tables, figures and links are described, and
// texts can be read out. It is made for tests, knows only what our own writer writes, and is no substitute for a
// validator.
package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// The types of PDF objects: numbers are float64, strings are string, null is nil.
type (
	name   string
	ref    int
	dict   map[string]any
	array  []any
	stream struct {
		dict
		data []byte // unpacked
	}
	keyword string // an operator of a content stream
)

// document is a parsed file.
type document struct {
	raw     []byte
	trailer dict
	objects map[ref]any
}

type lexer struct {
	b []byte
	i int
}

var errSyntax = errors.New("syntax error")

func parse(pdf []byte) (d *document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, fmt.Errorf("unreadable file: %v", r)
		}
	}()
	at := bytes.LastIndex(pdf, []byte("startxref\n"))
	if at < 0 || !bytes.HasSuffix(pdf, []byte("%%EOF\n")) {
		return nil, errors.New("no end of file")
	}
	l := &lexer{b: pdf, i: at + len("startxref\n")}
	offset, _ := l.next()
	start, _ := offset.(float64)
	d = &document{raw: pdf, objects: map[ref]any{}}
	x, err := d.indirect(int(start))
	if err != nil {
		return nil, fmt.Errorf("cross-reference stream: %w", err)
	}
	table, ok := x.(stream)
	if !ok || table.dict["Type"] != name("XRef") {
		return nil, errors.New("no cross-reference stream")
	}
	d.trailer = table.dict
	const width = 7
	packed := map[int][]ref{}
	for n := 0; (n+1)*width <= len(table.data); n++ {
		e := table.data[n*width:]
		a := int(binary.BigEndian.Uint32(e[1:]))
		switch e[0] {
		case 1:
			o, err := d.indirect(a)
			if err != nil {
				return nil, fmt.Errorf("object %d: %w", n, err)
			}
			d.objects[ref(n)] = o
		case 2:
			packed[a] = append(packed[a], ref(n))
		}
	}
	for num, members := range packed {
		s, ok := d.objects[ref(num)].(stream)
		if !ok {
			return nil, fmt.Errorf("object stream %d is missing", num)
		}
		if err := d.unpack(s, members); err != nil {
			return nil, fmt.Errorf("object stream %d: %w", num, err)
		}
	}
	return d, nil
}

// indirect reads "n 0 obj … endobj" at an offset.
func (d *document) indirect(offset int) (any, error) {
	l := &lexer{b: d.raw, i: offset}
	for range 2 {
		if _, err := l.next(); err != nil {
			return nil, err
		}
	}
	if k, _ := l.next(); k != keyword("obj") {
		return nil, errSyntax
	}
	v, err := l.next()
	if err != nil {
		return nil, err
	}
	entries, ok := v.(dict)
	if !ok {
		return v, nil
	}
	if k, _ := l.next(); k != keyword("stream") {
		return v, nil
	}
	length, _ := entries["Length"].(float64)
	data := d.raw[l.i+1 : l.i+1+int(length)]
	if !bytes.HasPrefix(d.raw[l.i+1+int(length):], []byte("\nendstream\nendobj\n")) {
		return nil, errors.New("stream has another length than it says")
	}
	if entries["Filter"] == name("FlateDecode") {
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		if data, err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
	return stream{entries, data}, nil
}

func (d *document) unpack(s stream, members []ref) error {
	count, _ := s.dict["N"].(float64)
	first, _ := s.dict["First"].(float64)
	l := &lexer{b: s.data}
	for range int(count) {
		num, _ := l.next()
		offset, _ := l.next()
		n, ok1 := num.(float64)
		o, ok2 := offset.(float64)
		if !ok1 || !ok2 {
			return errSyntax
		}
		v, err := (&lexer{b: s.data, i: int(first) + int(o)}).next()
		if err != nil {
			return fmt.Errorf("object %d: %w", int(n), err)
		}
		d.objects[ref(n)] = v
	}
	for _, m := range members {
		if _, ok := d.objects[m]; !ok {
			return fmt.Errorf("object %d is not in it", m)
		}
	}
	return nil
}

// get follows a reference.
func (d *document) get(v any) any {
	if r, ok := v.(ref); ok {
		return d.objects[r]
	}
	return v
}

func (d *document) dict(v any) dict {
	switch v := d.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (d *document) array(v any) array {
	a, _ := d.get(v).(array)
	return a
}

// list is v itself if it is an array, else an array of v alone.
func (d *document) list(v any) array {
	switch t := d.get(v).(type) {
	case nil:
		return nil
	case array:
		return t
	}
	return array{v}
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f'
}

func delimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.i < len(l.b) {
		if c := l.b[l.i]; c == '%' {
			for l.i < len(l.b) && l.b[l.i] != '\n' {
				l.i++
			}
		} else if !space(c) {
			return
		} else {
			l.i++
		}
	}
}

// next reads an object; io.EOF at the end.
func (l *lexer) next() (any, error) {
	l.skip()
	if l.i >= len(l.b) {
		return nil, io.EOF
	}
	switch c := l.b[l.i]; {
	case c == '/':
		l.i++
		return name(l.word()), nil
	case c == '(':
		return l.literal()
	case c == '[':
		l.i++
		a := array{}
		for {
			l.skip()
			if l.i < len(l.b) && l.b[l.i] == ']' {
				l.i++
				return a, nil
			}
			v, err := l.next()
			if err != nil {
				return nil, errSyntax
			}
			a = append(a, v)
		}
	case bytes.HasPrefix(l.b[l.i:], []byte("<<")):
		l.i += 2
		m := dict{}
		for {
			l.skip()
			if bytes.HasPrefix(l.b[l.i:], []byte(">>")) {
				l.i += 2
				return m, nil
			}
			k, err := l.next()
			key, ok := k.(name)
			if err != nil || !ok {
				return nil, errSyntax
			}
			v, err := l.next()
			if err != nil {
				return nil, errSyntax
			}
			if _, twice := m[string(key)]; twice {
				return nil, fmt.Errorf("key %s twice in a dictionary", key)
			}
			m[string(key)] = v
		}
	case c == '<':
		return l.hex()
	case delimiter(c):
		return nil, errSyntax
	}
	w := l.word()
	if n, err := strconv.ParseFloat(w, 64); err == nil {
		return l.reference(n, w), nil
	}
	switch w {
	case "true", "false":
		return w == "true", nil
	case "null":
		return nil, nil
	}
	return keyword(w), nil
}

// reference reads on if n begins "n 0 R".
func (l *lexer) reference(n float64, w string) any {
	if w[0] < '0' || w[0] > '9' {
		return n
	}
	if rest := l.b[l.i:]; bytes.HasPrefix(rest, []byte(" 0 R")) && (len(rest) == 4 || space(rest[4]) || delimiter(rest[4])) {
		l.i += 4
		return ref(n)
	}
	return n
}

func (l *lexer) word() string {
	start := l.i
	for l.i < len(l.b) && !space(l.b[l.i]) && !delimiter(l.b[l.i]) {
		l.i++
	}
	return string(l.b[start:l.i])
}

func (l *lexer) literal() (any, error) {
	var out []byte
	depth := 0
	for ; l.i < len(l.b); l.i++ {
		switch c := l.b[l.i]; c {
		case '\\':
			l.i++
			if l.i < len(l.b) {
				if l.b[l.i] == 'r' {
					out = append(out, '\r')
				} else {
					out = append(out, l.b[l.i])
				}
			}
			continue
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.i++
				return string(out), nil
			}
		}
		out = append(out, l.b[l.i])
	}
	return nil, errSyntax
}

func (l *lexer) hex() (any, error) {
	end := bytes.IndexByte(l.b[l.i:], '>')
	if end < 0 {
		return nil, errSyntax
	}
	digits := l.b[l.i+1 : l.i+end]
	l.i += end + 1
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i+2 <= len(digits); i += 2 {
		n, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return nil, errSyntax
		}
		out = append(out, byte(n))
	}
	return string(out), nil
}
