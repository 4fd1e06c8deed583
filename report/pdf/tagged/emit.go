package tagged

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"github.com/go-pdf/fpdf"
)

// drawn is what fpdf made of the pages: their content streams and the subset fonts. Everything else in its file is
// written anew.
type drawn struct {
	contents [][]byte
	fonts    []embedded
}

// embedded is one subset font.
type embedded struct {
	face     face
	name     string // of the resource
	used     []rune // in order
	program  []byte // deflated, as fpdf left it
	length1  int
	glyphMap []byte // deflated CIDToGIDMap
	metrics  string // the descriptor's numbers
}

const family = "liberation"

// emit replays the recorded pages through fpdf. It is the one place that holds an fpdf document.
func (d *Doc) emit() (*drawn, error) {
	var used [faceCount]map[rune]bool
	for _, p := range d.pages {
		for _, o := range p.ops {
			if o.text == nil {
				continue
			}
			f := o.text.face
			if used[f] == nil {
				used[f] = map[rune]bool{}
			}
			for _, r := range o.text.text {
				used[f][r] = true
			}
		}
	}
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // the finishing step compresses what is left in the end
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCreationDate(d.meta.Date)
	pdf.SetModificationDate(d.meta.Date)
	for f := range faceCount {
		if used[f] != nil {
			// fpdf's subsetter may append to slices of what it is given, hence a copy of the shared program.
			pdf.AddUTF8FontFromBytes(family, f.style(), bytes.Clone(f.program()))
		}
	}
	for _, p := range d.pages {
		replay(pdf, p)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("fpdf: %w", err)
	}
	return pick(out.Bytes(), len(d.pages), used)
}

func replay(pdf *fpdf.Fpdf, p *page) {
	orientation := "P"
	if p.w > p.h {
		orientation = "L"
	}
	pdf.AddPageFormat(orientation, fpdf.SizeType{Wd: pageShort, Ht: pageLong})
	f, size, color := faceCount, 0.0, Color(1)
	for _, o := range p.ops {
		if o.text == nil {
			pdf.RawWriteStr(string(o.raw))
			continue
		}
		t := o.text
		if t.face != f || t.size != size {
			f, size = t.face, t.size
			pdf.SetFont(family, f.style(), size)
		}
		if t.color != color {
			color = t.color
			pdf.SetTextColor(color.parts())
		}
		pdf.Text(t.x, t.y, t.text)
	}
}

var (
	fontResource = regexp.MustCompile(`/(F[0-9a-f]+) (\d+) 0 R`)
	reference    = map[string]*regexp.Regexp{
		"DescendantFonts": regexp.MustCompile(`/DescendantFonts \[(\d+) 0 R\]`),
		"FontDescriptor":  regexp.MustCompile(`/FontDescriptor (\d+) 0 R`),
		"CIDToGIDMap":     regexp.MustCompile(`/CIDToGIDMap (\d+) 0 R`),
		"FontFile2":       regexp.MustCompile(`/FontFile2 (\d+) 0 R`),
		"Length":          regexp.MustCompile(`/Length (\d+)`),
		"Length1":         regexp.MustCompile(`/Length1 (\d+)`),
	}
	descriptorMetrics = regexp.MustCompile(`/Ascent .*/StemV \d+`)
)

// pick takes content streams and fonts out of fpdf's file.
func pick(file []byte, pages int, used [faceCount]map[rune]bool) (*drawn, error) {
	objects, err := fpdfObjects(file)
	if err != nil {
		return nil, err
	}
	out := &drawn{}
	for n := range pages {
		// fpdf gives page n (from 0) the object 3+2n and its content the one after.
		content := objects[4+2*n]
		if content.stream == nil {
			return nil, errors.New("fpdf: a page has no content where it is expected")
		}
		out.contents = append(out.contents, content.stream)
	}
	for _, m := range fontResource.FindAllStringSubmatch(objects[2].dict, -1) {
		f, err := pickFont(objects, m[1], atoi(m[2]))
		if err != nil {
			return nil, err
		}
		for r := range rune(1 << 16) {
			if used[f.face][r] {
				f.used = append(f.used, r)
			}
		}
		out.fonts = append(out.fonts, f)
	}
	return out, nil
}

func pickFont(objects map[int]fpdfObject, name string, num int) (embedded, error) {
	f := embedded{name: name}
	follow := func(from fpdfObject, key string) fpdfObject {
		m := reference[key].FindStringSubmatch(from.dict)
		if m == nil {
			return fpdfObject{}
		}
		return objects[atoi(m[1])]
	}
	cid := follow(objects[num], "DescendantFonts")
	descriptor := follow(cid, "FontDescriptor")
	glyphMap, program := follow(cid, "CIDToGIDMap"), follow(descriptor, "FontFile2")
	length1 := reference["Length1"].FindStringSubmatch(program.dict)
	f.metrics = descriptorMetrics.FindString(descriptor.dict)
	if glyphMap.stream == nil || program.stream == nil || length1 == nil || f.metrics == "" {
		return f, errors.New("fpdf: a font is not written as expected")
	}
	f.glyphMap, f.program, f.length1 = glyphMap.stream, program.stream, atoi(length1[1])
	for face := range faceCount {
		if bytes.Contains([]byte(objects[num].dict), []byte("/BaseFont /utf8"+family+face.style()+"\n")) {
			f.face = face
			return f, nil
		}
	}
	return f, errors.New("fpdf: a font has an unexpected name")
}

// fpdfObject is an object of fpdf's file: the text before its stream, and the stream.
type fpdfObject struct {
	dict   string
	stream []byte
}

// fpdfObjects reads fpdf's file by its cross-reference table.
func fpdfObjects(file []byte) (map[int]fpdfObject, error) {
	broken := errors.New("fpdf: unreadable cross-reference table")
	at := bytes.LastIndex(file, []byte("\nxref\n0 "))
	if at < 0 {
		return nil, broken
	}
	lines := bytes.Split(file[at+len("\nxref\n"):], []byte("\n"))
	count := atoi(string(bytes.TrimPrefix(lines[0], []byte("0 "))))
	if len(lines) < count+1 {
		return nil, broken
	}
	objects := map[int]fpdfObject{}
	for n := 1; n < count; n++ {
		offset := atoi(string(lines[n+1][:10]))
		if offset <= 0 || offset >= len(file) {
			return nil, broken
		}
		body := file[offset:]
		end := bytes.Index(body, []byte("endobj"))
		if end < 0 {
			return nil, broken
		}
		start := bytes.Index(body[:end], []byte("stream\n"))
		if start < 0 {
			objects[n] = fpdfObject{dict: string(body[:end])}
			continue
		}
		o := fpdfObject{dict: string(body[:start])}
		length := reference["Length"].FindStringSubmatch(o.dict)
		start += len("stream\n")
		if length == nil || start+atoi(length[1]) > len(body) {
			return nil, broken
		}
		o.stream = body[start : start+atoi(length[1])]
		objects[n] = o
	}
	return objects, nil
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
