package xlsx

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/programme/exports/internal/books"
)

// opened opens bytes as a workbook.
func opened(data []byte) (*Workbook, error) {
	if fact, _, bad := refusal(data); bad {
		return nil, fmt.Errorf("%s", fact)
	}
	b := &Workbook{Name: "a.xlsx", storeLeft: storeLimit, shownLeft: shownLimit, cellsLeft: cellLimit, rowsLeft: rowLimit}
	return b, b.open(data)
}

// agree compares what this package reads with what excelize reads, cell by
// cell. Where this package refuses a file or a sheet there is nothing to compare.
func agree(t *testing.T, data []byte) {
	t.Helper()
	ours, err := opened(data)
	if err != nil {
		return
	}
	other, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Errorf("only excelize refuses it: %v", err)
		return
	}
	defer other.Close()
	for _, s := range ours.Sheets {
		if s.Load() != nil || s.IsChart() {
			continue
		}
		compareSheet(t, s, other)
	}
}

var ignored = regexp.MustCompile(`[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎]`)

func compareSheet(t *testing.T, s *Sheet, other *excelize.File) {
	t.Helper()
	rows, err := other.Rows(s.Name)
	if err != nil {
		t.Errorf("only excelize refuses sheet %q: %v", s.Name, err)
		return
	}
	defer rows.Close()
	wrong := 0
	report := func(n, column int, c Cell, theirs string) {
		if wrong++; wrong < 5 {
			t.Errorf("%q %s: %+v, excelize reads %q", s.Name, Position{n, column}, c, theirs)
		}
	}
	for n := 1; rows.Next(); n++ {
		values, err := rows.Columns()
		if err != nil {
			t.Errorf("only excelize refuses row %d: %v", n, err)
			return
		}
		for i, theirs := range values {
			c := s.At(n, i+1)
			switch {
			case c.Struck, ignored.MatchString(c.Raw):
			case c.Raw != theirs && (c.Raw != "" || !isBlankText(theirs)):
				report(n, i+1, c, theirs)
			}
		}
		for _, c := range s.Row(n) {
			if c.Column > len(values) && c.Kind != Unsettled {
				report(n, c.Column, c, "")
			}
		}
	}
	if err := rows.Error(); err != nil {
		t.Errorf("only excelize refuses sheet %q: %v", s.Name, err)
	}
}

// compareKinds compares the kinds of cells, for small sheets.
func compareKinds(t *testing.T, s *Sheet, other *excelize.File) {
	t.Helper()
	for row := range s.Rows() {
		for _, c := range row.Cells {
			at := Position{row.Number, c.Column}.String()
			kind, err := other.GetCellType(s.Name, at)
			if err != nil {
				t.Fatal(err)
			}
			want := map[excelize.CellType]Kind{excelize.CellTypeBool: Boolean, excelize.CellTypeDate: ISODate, excelize.CellTypeError: Error, excelize.CellTypeFormula: Text,
				excelize.CellTypeInlineString: Text, excelize.CellTypeSharedString: Text, excelize.CellTypeNumber: Number, excelize.CellTypeUnset: Number}[kind]
			if c.Kind != want && c.Kind != Unsettled {
				t.Errorf("%s is %v, excelize's %v", at, c.Kind, kind)
			}
		}
	}
}

// TestAgreement reads every workbook of the example and every generated shape by
// this package and by excelize. Further workbooks, such as real exports, are
// read from the folder that TOLOKKU_WORKBOOKS names.
func TestAgreement(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/aineistot/*.xlsx")
	books.Check(t, err)
	if len(files) == 0 {
		t.Error("the example has no workbooks")
	}
	if folder := os.Getenv("TOLOKKU_WORKBOOKS"); folder != "" {
		more, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
		books.Check(t, err)
		files = append(files, more...)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			books.Check(t, err)
			b, err := opened(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range b.Sheets {
				if failure := s.Load(); failure != nil {
					t.Error(failure)
				}
			}
			agree(t, data)
			if len(data) < 100_000 {
				other, err := excelize.OpenReader(bytes.NewReader(data))
				books.Check(t, err)
				defer other.Close()
				for _, s := range b.Sheets {
					compareKinds(t, s, other)
				}
			}
		})
	}
	for name, shape := range shapes() {
		t.Run(name, func(t *testing.T) {
			data := books.Raw(t, shape.rows, shape.parts)
			b, err := opened(data)
			if err != nil {
				t.Fatal(err)
			}
			if failure := b.Sheets[0].Load(); failure != nil {
				t.Fatal(failure)
			}
			if b.Sheets[0].Empty() {
				t.Error("nothing was read")
			}
			agree(t, data)
		})
	}
}

// TestAgreementOnSeeds reads the seeds of the fuzz targets by both.
func TestAgreementOnSeeds(t *testing.T) {
	seeds := sheetSeeds()
	for _, folder := range []string{"testdata/fuzz/FuzzSheetPart", "../testdata/fuzz/FuzzSheet"} {
		files, err := filepath.Glob(folder + "/*")
		books.Check(t, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			books.Check(t, err)
			_, rest, ok := strings.Cut(string(text), "string(")
			value, _, _ := strings.Cut(rest, ")\n")
			seed, err := strconv.Unquote(value)
			if !ok || err != nil {
				t.Errorf("%s: %v", file, err)
			}
			if !strings.Contains(seed, "<worksheet") {
				seed = sheetPart("<sheetData>" + seed + "</sheetData>")
			}
			seeds = append(seeds, seed)
		}
	}
	for i, seed := range seeds {
		// excelize takes what comes later in the file for what comes further down.
		if strings.Contains(seed, `r="B3"/><c r="A3"`) || strings.Contains(seed, `<row r="3"><c r="B3">`) {
			continue
		}
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			agree(t, books.Raw(t, "", map[string]string{"xl/worksheets/sheet1.xml": seed}))
		})
	}
}

type shape struct {
	rows  string
	parts map[string]string
}

const (
	xmlHead     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainName    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relsHead    = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relationXML = `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`
)

func sheetPart(rest string) string {
	return xmlHead + `<worksheet xmlns="` + mainName + `">` + rest + `</worksheet>`
}

// relationsTo are a workbook's relationships to its sheet and more parts.
func relationsTo(more ...string) string {
	s := relsHead + fmt.Sprintf(relationXML, "rId1", "worksheet", "worksheets/sheet1.xml")
	for i := 0; i+1 < len(more); i += 2 {
		s += fmt.Sprintf(relationXML, fmt.Sprintf("rId%d", i+2), more[i], more[i+1])
	}
	return s + `</Relationships>`
}

// withTexts are the parts of a workbook with shared strings.
func withTexts(items string) map[string]string {
	return map[string]string{
		"xl/sharedStrings.xml":       xmlHead + `<sst xmlns="` + mainName + `">` + items + `</sst>`,
		"xl/_rels/workbook.xml.rels": relationsTo("sharedStrings", "sharedStrings.xml", "styles", "styles.xml"),
	}
}

// sharedRow is a row whose cells are the first n shared strings.
func sharedRow(n int) string {
	var b strings.Builder
	b.WriteString(`<row r="1">`)
	for i := range n {
		fmt.Fprintf(&b, `<c r="%s1" t="s"><v>%d</v></c>`, ColumnName(i+1), i)
	}
	return b.String() + `</row>`
}

// shapes are the ways in which programs write the same things.
func shapes() map[string]shape {
	plain := books.Rows([]string{"Alue", "#2022", "#2023"}, []string{"Sotkamo", "#318", "#-0.5"}, nil, []string{"", "&lt;1&amp;2&#228;", "#1E-05"})
	all := map[string]shape{
		"plain":           {rows: plain},
		"empty rows":      {rows: `<row r="1"/><row r="3"><c r="B3"><v>1</v></c></row><row r="7"></row>`},
		"no places":       {rows: `<row><c><v>1</v></c><c t="str"><v>a</v></c></row><row><c/><c><v>2</v></c></row>`},
		"gaps in places":  {rows: `<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`},
		"far corner":      {rows: `<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="XFD9000"><v>2</v></c></row>`},
		"every type":      {rows: `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="str"><f>A1</f><v>x</v></c><c r="D1" t="n"><v>4</v></c><c r="E1" t="inlineStr"><is><t>i</t></is></c></row>`},
		"formulas":        {rows: `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>2</v></c><c r="C1"><f>A1</f></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`},
		"white space":     {rows: "<row r=\"1\">\n  <c r=\"A1\" t=\"str\">\n <v> a  b </v>\n</c>\t<c r=\"B1\">\r\n<v>1</v></c></row>\n"},
		"rich inline":     {rows: `<row r="1"><c r="A1" t="inlineStr"><is><r><t>Sot</t></r><r><rPr><b/></rPr><t xml:space="preserve">kamo </t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>`},
		"comments":        {rows: `<!-- <row r="9"/> --><row r="1"><!-- c --><c r="A1"><v>1<!-- 2 --></v></c><?pi x?></row>`},
		"cdata":           {rows: `<row r="1"><c r="A1" t="str"><v><![CDATA[a < b & c]]></v></c></row>`},
		"quotes":          {rows: `<row r='1' spans = "1:2" ><c r = 'A1' t="str"  ><v>a</v ></c ></row >`},
		"extension lists": {rows: `<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><y:w xmlns:y="u"><y:x>5</y:x></y:w></ext></extLst></c></row>`},
		"utf-16":          {rows: "-", parts: map[string]string{"xl/worksheets/sheet1.xml": utf16Part(strings.Replace(sheetPart(`<sheetData>`+plain+`</sheetData>`), "UTF-8", "UTF-16", 1))}},
		"merged":          {parts: map[string]string{"xl/worksheets/sheet1.xml": sheetPart(`<sheetData>` + plain + `</sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>`)}},
		"around the data": {parts: map[string]string{"xl/worksheets/sheet1.xml": sheetPart(`<sheetPr><tabColor rgb="FF00FF00"/></sheetPr><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="3" width="9"/></cols><sheetData>` + plain + `</sheetData><autoFilter ref="A1:C1"/><legacyDrawing r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>`)}},
		"texts":           {rows: sharedRow(9), parts: withTexts(`<si><t>Alue</t></si><si><t xml:space="preserve"> a </t></si><si><r><t>Sot</t></r><r><rPr><b/><sz val="9"/></rPr><t>kamo</t></r></si><si><t>a_x000D_b_x005F_x0041__x00e4_</t></si>` + "<si><t>a\r\nb\rc</t></si>" + `<si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si><si><t>&quot;&apos;&gt;&#x1F600;</t></si>`)},
		"other names": {rows: sharedRow(1), parts: map[string]string{
			"xl/sharedStrings.xml": xmlHead + `<sst xmlns="` + mainName + `"><si><t>Alue</t></si></sst>`, "xl/styles.xml": "",
			"xl/_rels/workbook.xml.rels": relationsTo("sharedStrings", "sharedStrings.xml")}},
	}
	strict := strings.NewReplacer(mainName, "http://purl.oclc.org/ooxml/spreadsheetml/main")
	all["strict"] = shape{parts: map[string]string{"xl/worksheets/sheet1.xml": strict.Replace(sheetPart(`<sheetData>` + plain + `</sheetData>`))}}
	prefixed := regexp.MustCompile(`<(/?)([a-zA-Z]+)`).ReplaceAllString(strings.TrimPrefix(sheetPart(`<sheetData>`+plain+`</sheetData>`), xmlHead), "<${1}x:$2")
	all["prefixed"] = shape{parts: map[string]string{"xl/worksheets/sheet1.xml": "\ufeff" + strings.Replace(prefixed, "xmlns=", "xmlns:x=", 1)}}
	return all
}

// utf16 encodes a part with a byte order mark.
func utf16Part(s string) string {
	b := []byte{0xff, 0xfe}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}
