package exports_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

var plainSheet = [][]string{{"Alue", "2022", "2023"}, {"Kuhmo", "#200", "#190.5"}, {"Sotkamo", "#318", "#300"}}

// TestExporterShapes reads the same table in the shapes that exporters and
// spreadsheet programs write.
func TestExporterShapes(t *testing.T) {
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const head = `<?xml version="1.0" encoding="utf-8"?>`
	sheet := func(content string) string {
		return head + `<worksheet xmlns="` + main + `"><sheetData>` + content + `</sheetData></worksheet>`
	}
	prefixed := func(s string) string {
		s = regexp.MustCompile(`<(/?)([a-zA-Z]+)`).ReplaceAllString(s, "<${1}x:$2")
		return strings.Replace(s, "xmlns=", "xmlns:x=", 1)
	}
	rows := books.Rows(plainSheet...)
	shared := `<sst xmlns="` + main + `"><si><t>Alue</t></si><si><r><t>Sot</t></r><r><rPr><b/></rPr><t>kamo</t></r></si></sst>`
	for name, parts := range map[string]map[string]string{
		"inline strings": {},
		"x-prefixed": {
			"xl/worksheets/sheet1.xml": head + prefixed(strings.TrimPrefix(sheet(rows), head)),
			"xl/workbook.xml":          head + prefixed(`<workbook xmlns="`+main+`" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="12r5" sheetId="1" r:id="rId1"/></sheets></workbook>`),
		},
		"byte order mark":    {"xl/worksheets/sheet1.xml": "\ufeff" + sheet(rows)},
		"a dimension":        {"xl/worksheets/sheet1.xml": strings.Replace(sheet(rows), "<sheetData>", `<dimension ref="A1:XFD1048576"/><sheetData>`, 1)},
		"no cell references": {"xl/worksheets/sheet1.xml": regexp.MustCompile(` r="[A-Z]*\d+"`).ReplaceAllString(sheet(rows), "")},
		"strict": {
			"xl/worksheets/sheet1.xml":   strings.Replace(sheet(rows), main, "http://purl.oclc.org/ooxml/spreadsheetml/main", 1),
			"xl/workbook.xml":            head + `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict"><sheets><sheet name="12r5" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			"_rels/.rels":                head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		},
		"absolute targets": {"xl/_rels/workbook.xml.rels": "\ufeff" + head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml" Id="rId1"/></Relationships>`},
		"shared strings": {
			"xl/worksheets/sheet1.xml":   sheet(strings.NewReplacer(`t="inlineStr"><is><t>Alue</t></is>`, `t="s"><v>0</v>`, `t="inlineStr"><is><t>Sotkamo</t></is>`, `t="s"><v>1</v>`).Replace(rows)),
			"xl/sharedStrings.xml":       head + shared,
			"xl/_rels/workbook.xml.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		},
		"formulas with results": {"xl/worksheets/sheet1.xml": strings.Replace(sheet(rows), `<v>318</v>`, `<f>300+18</f><v>318</v>`, 1)},
		"blank styled corner":   {"xl/worksheets/sheet1.xml": strings.Replace(sheet(rows), `</row></sheetData>`, `</row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>`, 1)},
	} {
		dir := t.TempDir()
		books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), rows, parts)
		d, problems := trial.Run(t, dir, 0, tableSource(""), yearArvo)
		t.Run(name, func(t *testing.T) {
			trial.WantValues(t, d, problems, "2022: 318 [12r5 B3: ei muutettu]", "2023: 300 [12r5 C3: ei muutettu]")
		})
	}
}

func TestCellKinds(t *testing.T) {
	for name, c := range map[string]struct{ cell, value, fact string }{
		"a fraction shown as per cent":     {`<c r="C3" s="2"><v>0.075</v></c>`, "7,5", ""},
		"with decimals":                    {`<c r="C3" s="3"><v>0.07500000000000001</v></c>`, "7,5", ""},
		"a text with a per cent sign":      {`<c r="C3" t="inlineStr"><is><t>7,5 %</t></is></c>`, "7,5", ""},
		"a formula's text":                 {`<c r="C3" t="str"><f>A1</f><v>−0,4</v></c>`, "\u22120,4", ""},
		"a blank cell":                     {`<c r="C3" s="2"/>`, "", ""},
		"a formula with an empty text":     {`<c r="C3" t="str"><f>IF(A1="","",1)</f><v></v></c>`, "", ""},
		"a formula without a result":       {`<c r="C3"><f>SUM(A1:A2)</f></c>`, "", "solussa on kaava, jonka tulosta ei ole tallennettu"},
		"a formula for a text":             {`<c r="C3" t="str"><f>A1</f></c>`, "", "solussa on kaava, jonka tulosta ei ole tallennettu"},
		"an error":                         {`<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "", "solussa on virhe #DIV/0!"},
		"an error as text":                 {`<c r="C3" t="inlineStr"><is><t>#N/A</t></is></c>`, "", "solussa on virhe #N/A"},
		"true":                             {`<c r="C3" t="b"><v>1</v></c>`, "", "solussa on totuusarvo"},
		"a date":                           {`<c r="C3" s="1"><v>44927</v></c>`, "", "solussa on päivämäärä 2023-01-01"},
		"a date as the file format has it": {`<c r="C3" t="d"><v>2023-01-01T00:00:00</v></c>`, "", "solussa on päivämäärä 2023-01-01"},
		"a point that may mean thousands":  {`<c r="C3" t="inlineStr"><is><t>1.056</t></is></c>`, "", `solussa on teksti "1.056", josta ei näe, erottaako piste tuhannet vai desimaalit`},
		"a text":                           {`<c r="C3" t="inlineStr"><is><t>n. 300</t></is></c>`, "", `solussa on teksti "n. 300", mutta sen pitäisi olla luku`},
		"an undeclared symbol":             {`<c r="C3" t="inlineStr"><is><t>..</t></is></c>`, "", `solussa on merkki "..", jonka merkitystä ei ole kerrottu`},
	} {
		dir := t.TempDir()
		books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), books.Rows(plainSheet[0], plainSheet[1], []string{"Sotkamo", "#318", c.cell}), nil)
		t.Run(name, func(t *testing.T) {
			d, problems := trial.Run(t, dir, 0, tableSource(""), yearArvo)
			switch {
			case c.fact != "":
				trial.WantProblem(t, problems, "a.xlsx: '12r5'!C3: virhe: "+c.fact, "vihje: ")
			case c.value == "":
				trial.WantValues(t, d, problems, "2022: 318 [12r5 B3: ei muutettu]")
			default:
				trial.WantValues(t, d, problems, "2022: 318 [12r5 B3: ei muutettu]", "2023: "+c.value+" [12r5 C3: ei muutettu]")
			}
		})
	}
}

// TestAbsurdSheets reads sheets that claim to be huge without filling the memory.
func TestAbsurdSheets(t *testing.T) {
	var far strings.Builder
	far.WriteString(books.Rows(plainSheet...))
	for r := 4; r < 3000; r++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d" s="1"/></row>`, r*300, r*300)
	}
	far.WriteString(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)
	dir := t.TempDir()
	books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), far.String(), nil)
	d, problems := trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantValues(t, d, problems, "2022: 318 [12r5 B3: ei muutettu]", "2023: 300 [12r5 C3: ei muutettu]")
	var wide strings.Builder
	for r := 1; r <= 15_000; r++ {
		fmt.Fprintf(&wide, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, r, r)
	}
	books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), wide.String(), nil)
	_, problems = trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantProblem(t, problems, "välilehti on liian suuri luettavaksi")
}
