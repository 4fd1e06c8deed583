package tagged

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/adler32"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// object is an object of the finished file.
type object struct {
	num  int
	kind string // for the tests, which alter objects of a kind
	// body is the object, for a stream its dictionary without the brackets, /Length and /Filter.
	body   string
	stream []byte
	// isStream tells an empty stream from none; deflated that stream is compressed already; plain that it must not be.
	isStream, deflated, plain bool
}

// file collects objects. Numbers are given in order, so that the same document gets the same ones.
type file struct {
	objects []*object
}

// reserve gives out a number for an object that is filled later.
func (f *file) reserve(kind string) *object {
	o := &object{num: len(f.objects) + 1, kind: kind}
	f.objects = append(f.objects, o)
	return o
}

func (f *file) add(kind, body string) *object {
	o := f.reserve(kind)
	o.body = body
	return o
}

func (f *file) addStream(kind, dict string, data []byte) *object {
	o := f.reserve(kind)
	o.body, o.stream, o.isStream = dict, data, true
	return o
}

func (o *object) ref() string { return strconv.Itoa(o.num) + " 0 R" }

// perStream is how many objects share a compressed object stream.
const perStream = 400

// bytes writes the file. Objects without a stream go into compressed object streams: a structure tree is thousands of
// small dictionaries that look alike.
func (f *file) bytes(catalog, info *object) ([]byte, error) {
	sum := sha256.New()
	for _, o := range f.objects {
		fmt.Fprintf(sum, "%d %s %d\n", o.num, o.body, len(o.stream))
		sum.Write(o.stream)
	}
	id := strings.ToUpper(hex.EncodeToString(sum.Sum(nil)[:16]))

	var out bytes.Buffer
	// Four bytes above 127 in the second line tell transports that this is no text.
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	w := &streamWriter{out: &out, z: zlib.NewWriter(io.Discard)}
	type entry struct {
		kind byte
		a, b int // offset, 0 | object stream, index
	}
	entries := make([]entry, len(f.objects)+1)
	entries[0] = entry{kind: 0, b: 65535}
	var small []*object
	for _, o := range f.objects {
		if !o.isStream {
			small = append(small, o)
			continue
		}
		entries[o.num] = entry{kind: 1, a: out.Len()}
		if err := w.write(o); err != nil {
			return nil, err
		}
	}
	for len(small) > 0 {
		n := min(perStream, len(small))
		num := len(entries)
		entries = append(entries, entry{kind: 1, a: out.Len()})
		var index, data bytes.Buffer
		for i, o := range small[:n] {
			fmt.Fprintf(&index, "%d %d ", o.num, data.Len())
			data.WriteString(o.body)
			data.WriteByte('\n')
			entries[o.num] = entry{kind: 2, a: num, b: i}
		}
		// A reader that looks for the line end before endstream would take a last
		// carriage return of the compressed data for a part of it.
		stream := append(index.Bytes(), data.Bytes()...)
		for byte(adler32.Checksum(stream)) == '\r' {
			stream = append(stream, ' ')
		}
		s := &object{
			num: num, isStream: true, stream: stream,
			body: fmt.Sprintf("/Type/ObjStm/N %d/First %d", n, index.Len()),
		}
		if err := w.write(s); err != nil {
			return nil, err
		}
		small = small[n:]
	}
	num, start := len(entries), out.Len()
	entries = append(entries, entry{kind: 1, a: start})
	var table []byte
	for _, e := range entries {
		table = append(table, e.kind)
		table = binary.BigEndian.AppendUint32(table, uint32(e.a))
		table = binary.BigEndian.AppendUint16(table, uint16(e.b))
	}
	x := &object{
		num: num, isStream: true, stream: table,
		body: fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]", num+1, catalog.ref(), info.ref(), id, id),
	}
	if err := w.write(x); err != nil {
		return nil, err
	}
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", start)
	return out.Bytes(), nil
}

// streamWriter writes streams with one compressor, whose tables are larger than most of what it compresses.
type streamWriter struct {
	out *bytes.Buffer
	z   *zlib.Writer
	buf bytes.Buffer
}

func (w *streamWriter) write(o *object) error {
	out := w.out
	data, filter := o.stream, ""
	switch {
	case o.deflated:
		filter = "/Filter/FlateDecode"
	case !o.plain:
		w.buf.Reset()
		w.z.Reset(&w.buf)
		if _, err := w.z.Write(data); err != nil {
			return err
		}
		if err := w.z.Close(); err != nil {
			return err
		}
		data, filter = w.buf.Bytes(), "/Filter/FlateDecode"
	}
	fmt.Fprintf(out, "%d 0 obj\n<<%s%s/Length %d>>\nstream\n", o.num, o.body, filter, len(data))
	out.Write(data)
	out.WriteString("\nendstream\nendobj\n")
	return nil
}

// pdfString writes a text string: as ASCII where that is enough, else as UTF-16.
func pdfString(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= ' ' && s[i] <= '~'
	}
	if ascii {
		return "(" + literal.Replace(s) + ")"
	}
	buf := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		buf = binary.BigEndian.AppendUint16(buf, u)
	}
	return "<" + strings.ToUpper(hex.EncodeToString(buf)) + ">"
}

var literal = strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`)

func numbers(values ...float64) string {
	var buf []byte
	for i, v := range values {
		if i > 0 {
			buf = append(buf, ' ')
		}
		buf = appendNumber(buf, v)
	}
	return string(buf)
}
