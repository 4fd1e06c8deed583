package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"tolokku/programme/exports/internal/books"
)

// FuzzNumber looks for texts that panic, make huge numbers, or are read as
// another number once they have been printed.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"318", "4 207", "1\u00a0056,75", "−0,4", "7,5 %", "1.056", "1.056,75", "..", "n. 300", "1e999999999", "12**", "%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		value, ok, _ := TextNumber(s)
		if ok && (value.Num().BitLen() > 200 || value.Denom().BitLen() > 200) {
			t.Errorf("%q is a huge number", s)
		}
		if stored, ok := StoredNumber(s); ok {
			again, ok := StoredNumber(shown(s))
			if !ok || again.Cmp(stored) != 0 {
				t.Errorf("%q is stored as %v, shown and read again %v", s, stored, again)
			}
		}
	})
}

// FuzzPeriod looks for labels that panic or make a period that reads as
// another one once it has been written.
func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"2023", "2024**", "2023M01", "2023-01", "2023/01", "202301", "2023K1", "tammikuu 2023", "2023 tammikuu", "tammi.23", "2023-01-31", "31.1.2023", "II neljännes 2023", "2023H2", "Jan", "44927", "2021–2023"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, ok := ParsePeriod(s)
		if !ok {
			return
		}
		if p.Year != 0 && (p.Year < firstYear || p.Year > lastYear) || p.Span != Year && (p.Part < 1 || p.Part > p.Span.Parts()) {
			t.Errorf("%q is %+v", s, p)
		}
		again, ok := ParsePeriod(p.String())
		p.Day = 0
		if !ok || again != p {
			t.Errorf("%q is %v, written and read again %v", s, p, again)
		}
		YearWithin(s)
	})
}

// trickle gives a few bytes at a time, so that every token is cut somewhere.
type trickle struct {
	text string
	step int
}

func (r *trickle) Read(b []byte) (int, error) {
	if r.text == "" {
		return 0, io.EOF
	}
	n := copy(b, r.text[:min(len(r.text), r.step)])
	r.text = r.text[n:]
	return n, nil
}

// scanned hands a part's XML to read, as an archive does.
func scanned(text string, step int, read func(*scanner) error) error {
	r, err := decoded(&trickle{text, step})
	if err != nil {
		return err
	}
	s := newScanner(r)
	defer s.close()
	if err := read(s); err != nil {
		return err
	}
	return s.finish()
}

// sheetOf reads a sheet's XML in a workbook of some styles and texts.
func sheetOf(text string, step int) (*Sheet, error) {
	b := &Workbook{Name: "a.xlsx", storeLeft: storeLimit, shownLeft: shownLimit, cellsLeft: cellLimit, rowsLeft: rowLimit, prepared: true}
	for _, code := range []string{"General", "0.0%", "d.m.yyyy", "[h]:mm", "0;0%"} {
		b.styles = append(b.styles, style{format: parseFormat(code)})
	}
	b.styles = append(b.styles, style{format: single(Plain), font: font{struck: true}}, style{format: single(Plain), font: font{raised: 1}})
	b.texts = &texts{store: store{left: &b.storeLeft}}
	if err := scanned(`<sst><si><t>Alue</t></si><si><t> </t></si><si><r><rPr><strike/></rPr><t>7</t></r><r><t>5</t></r></si></sst>`, 1<<20, b.texts.readFrom); err != nil {
		return nil, err
	}
	b.texts.close()
	s := &Sheet{book: b, part: "a", loaded: true}
	return s, scanned(text, step, s.readFrom)
}

// told is all that a sheet tells of its cells.
func told(s *Sheet) string {
	var b strings.Builder
	for row := range s.Rows() {
		for _, c := range row.Cells {
			r := s.ReadNumber(c, Marks{})
			fmt.Fprintf(&b, "%s %+v %q %v %s\n", Position{row.Number, c.Column}, c, s.Label(row.Number, c.Column), r.Value, r.Fact)
			if c != s.At(row.Number, c.Column) {
				return "At differs at " + Position{row.Number, c.Column}.String()
			}
		}
	}
	return b.String() + s.Updated()
}

// sheetSeeds are parts of sheets; TestAgreement reads them too.
func sheetSeeds() []string {
	var seeds []string
	for _, s := range shapes() {
		if s.rows != "" {
			seeds = append(seeds, sheetPart(`<sheetData>`+s.rows+`</sheetData>`))
		}
		if part := s.parts["xl/worksheets/sheet1.xml"]; part != "" {
			seeds = append(seeds, part)
		}
	}
	slices.Sort(seeds)
	return append(seeds,
		sheetPart(`<sheetData><row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><v>44927</v></c><c r="C1" s="3"><v>1.5</v></c><c r="D1" s="5"><v>1</v></c><c r="E1" s="6" t="s"><v>0</v></c><c r="F1" t="s"><v>2</v></c></row></sheetData>`),
		sheetPart(`<sheetData><row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row></sheetData>`),
		sheetPart(`<sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData>`),
		sheetPart(`<sheetData><row r="1"><c r="A1"><v>1</c></v></row></sheetData>`),
		`<worksheet><sheetData><row><c t="str"><v>]]>&#65;&amp;</v></c></row></sheetData></worksheet>`)
}

// FuzzSheetPart looks for sheets that panic, that read otherwise where the bytes
// come in other pieces, or that this package takes though they are no XML.
func FuzzSheetPart(f *testing.F) {
	for _, seed := range sheetSeeds() {
		f.Add(seed, uint16(7))
	}
	f.Fuzz(func(t *testing.T, text string, step uint16) {
		if len(text) > 20_000 || strings.Count(text, "XFD") > 50 {
			return
		}
		whole, err := sheetOf(text, 1<<20)
		pieces, err2 := sheetOf(text, max(int(step), 1))
		if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
			t.Fatalf("whole: %v, in pieces: %v", err, err2)
		}
		if err != nil {
			return
		}
		if a, b := told(whole), told(pieces); a != b || strings.HasPrefix(a, "At differs") {
			t.Errorf("whole:\n%s\nin pieces:\n%s", a, b)
		}
		if !wellFormed(text) {
			t.Errorf("no XML: %q", text)
		}
	})
}

// wellFormed asks a second reader of XML.
func wellFormed(text string) bool {
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") || strings.Contains(text[:min(len(text), 4)], "\x00") {
		return true
	}
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	d.Strict = true
	// It knows few names of characters' encodings, and is strict about the words of
	// a declaration, which nothing depends on here.
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		_, err := d.Token()
		if err == io.EOF {
			return true
		}
		var syntax *xml.SyntaxError
		if errors.As(err, &syntax) && !strings.Contains(syntax.Msg, "invalid XML name") && !strings.Contains(syntax.Msg, "expected element name") && !strings.Contains(syntax.Msg, "expected target name") && !strings.Contains(syntax.Msg, `"--" in comments`) && !strings.Contains(syntax.Msg, "in tag") {
			return false
		}
		if err != nil {
			return true
		}
	}
}

// FuzzTexts reads tables of strings.
func FuzzTexts(f *testing.F) {
	for _, s := range []string{`<si><t>Alue</t></si>`, `<si><r><rPr><strike/></rPr><t>7</t></r><r><t>5</t></r></si>`, `<si><r><rPr><vertAlign val="superscript"/></rPr><t>1)</t></r></si>`, `<si><t>a_x000D_b_xD83D__xDE00_</t><rPh><t>x</t></rPh></si>`, "<si><t>\u00ad</t></si><si/>"} {
		f.Add(`<sst>`+s+`</sst>`, uint16(3))
	}
	f.Fuzz(func(t *testing.T, text string, step uint16) {
		read := func(step int) (all []string, err error) {
			left := storeLimit
			table := &texts{store: store{left: &left}}
			err = scanned(text, step, table.readFrom)
			table.close()
			for i := range table.places {
				s, flags := table.get(uint64(i))
				if flags != table.flags(uint64(i)) || !utf8.ValidString(s) || (flags&blankText != 0) != isBlankText(s) {
					t.Errorf("%q, flags %d", s, flags)
				}
				all = append(all, s)
			}
			return all, err
		}
		a, errA := read(1 << 20)
		b, errB := read(max(int(step), 1))
		if (errA == nil) != (errB == nil) || errA == nil && !slices.Equal(a, b) {
			t.Errorf("whole: %q %v, in pieces: %q %v", a, errA, b, errB)
		}
	})
}

// FuzzStyles reads parts of styles and uses each of them.
func FuzzStyles(f *testing.F) {
	f.Add(`<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[=0]&quot;–&quot;;0.0%"/></numFmts><fonts><font><strike/></font></fonts><cellXfs><xf numFmtId="170" fontId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>`, "0.5")
	f.Add(`<styleSheet><numFmts><numFmt numFmtId="1" formatCode="[&gt;100]0;[h]:mm;0%;@"/></numFmts><cellXfs><xf numFmtId="1" fontId="3"/></cellXfs></styleSheet>`, "-1")
	f.Add(`<styleSheet><cellXfs><xf numFmtId="99999999999999999999"/></cellXfs></styleSheet>`, "x")
	f.Fuzz(func(t *testing.T, text, value string) {
		var table styleTable
		if scanned(text, 1<<20, table.readFrom) != nil {
			return
		}
		for _, s := range table.resolve() {
			if !s.lost && s.formatOf([]byte(value)) > Scaled {
				t.Error("an unknown format")
			}
		}
	})
}

// FuzzFormat looks for number formats that panic, or whose percentage is lost.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{`0.0%`, `[=0]"–";0.0%`, `[h]:mm`, `0;-0;"nolla"`, `[Red][<=5]0\%;0%`, `"`, `[`, `_`, `General;@`} {
		f.Add(s, 0.051)
	}
	f.Fuzz(func(t *testing.T, code string, value float64) {
		format := parseFormat(code)
		got := (style{format: format}).formatOf([]byte(strconv.FormatFloat(value, 'g', -1, 64)))
		if !strings.Contains(code, "%") && got == Percent || !strings.ContainsAny(code, "hHmMsS") && got == Duration {
			t.Errorf("%q makes %v of %v", code, got, value)
		}
	})
}

// FuzzFile opens files of any parts, packed soundly but for one byte, and reads
// what they hold. Parts take the place of a file's bytes, because the fuzzer
// makes short texts shorter in no time, but a packed file in a minute.
func FuzzFile(f *testing.F) {
	const book = `<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets></workbook>`
	const relations = `<Relationships><Relationship Id="a" Type="/worksheet" Target="s"/><Relationship Id="b" Type="/styles" Target="s"/></Relationships>`
	const sheet = `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`
	f.Add(book, relations, sheet, uint16(0), byte(0))
	f.Add(book, strings.Replace(relations, "/styles", "/x", 1), sheet, uint16(0), byte(0))
	f.Add(book, `<Relationships><Relationship Id="a" Type="/worksheet" Target="/XL\\S"/></Relationships>`, sheet, uint16(200), byte(1))
	f.Add(`<workbook><workbookPr date1904="1"/><sheets><sheet name="a"/><sheet name="A"/></sheets></workbook>`, relations, sheet, uint16(30), byte(255))
	f.Fuzz(func(t *testing.T, book, relations, sheet string, at uint16, change byte) {
		if len(book)+len(relations)+len(sheet) > 20_000 {
			return
		}
		var packed bytes.Buffer
		w := zip.NewWriter(&packed)
		for _, part := range []struct{ name, text string }{{"xl/workbook.xml", book}, {"xl/_rels/workbook.xml.rels", relations}, {"xl/s", sheet}} {
			out, err := w.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
			books.Check(t, err)
			_, err = io.WriteString(out, part.text)
			books.Check(t, err)
		}
		books.Check(t, w.Close())
		data := packed.Bytes()
		data[int(at)%len(data)] ^= change
		b, err := opened(data)
		if err != nil {
			return
		}
		for _, s := range b.Sheets {
			if s.Load() == nil {
				told(s)
			}
		}
		b.Updated(true)
		b.Close()
	})
}

// FuzzRefusal looks at first bytes of any kind: a refusal names fact and remedy.
func FuzzRefusal(f *testing.F) {
	for _, s := range []string{"", "PK\x03\x04", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "%PDF-1.7", "<html>", "<?xml version=\"1.0\"?><a/>", "kunta;luku\n", "\xff\xfea\x00", "\x09\x08\x10\x00", "\x00\x01"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fact, hint, refused := refusal(data)
		if refused != (fact != "") || refused != (hint != "") {
			t.Errorf("%q, %q", fact, hint)
		}
	})
}
