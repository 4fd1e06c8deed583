package exports

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/problem"
)

// grid is a sheet for a test: rows of cells from A1; nil leaves a cell blank.
type grid [][]any

// named is a sheet with its name.
type named struct {
	name string
	rows grid
}

// writeBook writes a workbook with excelize.
func writeBook(t testing.TB, file string, sheets ...named) {
	t.Helper()
	f := newBook(t, sheets...)
	defer f.Close()
	saveBook(t, f, file)
}

func newBook(t testing.TB, sheets ...named) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			check(t, f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			check(t, err)
		}
		for r, row := range s.rows {
			for c, value := range row {
				if value != nil {
					check(t, f.SetCellValue(s.name, position{r + 1, c + 1}.String(), value))
				}
			}
		}
	}
	return f
}

func saveBook(t testing.TB, f *excelize.File, file string) {
	t.Helper()
	check(t, os.MkdirAll(filepath.Dir(file), 0o755))
	check(t, f.SaveAs(file))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rawBook writes a workbook part by part; sheets are the contents of
// <sheetData>, with the parts of a plain workbook around them. replace takes
// the place of whole parts.
func rawBook(t testing.TB, file string, sheetXML string, replace map[string]string) {
	t.Helper()
	check(t, os.WriteFile(file, rawParts(t, sheetXML, replace), 0o644))
}

func rawParts(t testing.TB, sheetXML string, replace map[string]string) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	parts := map[string]string{
		"[Content_Types].xml":        head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            head + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="12r5" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml":              head + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0\ %"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml":   head + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheetXML + `</sheetData></worksheet>`,
	}
	for name, content := range replace {
		parts[name] = content
	}
	var buffer bytes.Buffer
	w := zip.NewWriter(&buffer)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if parts[name] == "" {
			continue
		}
		part, err := w.Create(name)
		check(t, err)
		_, err = part.Write([]byte(parts[name]))
		check(t, err)
	}
	check(t, w.Close())
	return buffer.Bytes()
}

// rewrite changes the parts of a workbook that was written before.
func rewrite(t testing.TB, file string, change func(name string, content string) string) {
	t.Helper()
	data, err := os.ReadFile(file)
	check(t, err)
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	check(t, err)
	var buffer bytes.Buffer
	out := zip.NewWriter(&buffer)
	for _, part := range in.File {
		r, err := part.Open()
		check(t, err)
		var content bytes.Buffer
		_, err = content.ReadFrom(r)
		check(t, err)
		w, err := out.Create(part.Name)
		check(t, err)
		_, err = w.Write([]byte(change(part.Name, content.String())))
		check(t, err)
	}
	check(t, out.Close())
	check(t, os.WriteFile(file, buffer.Bytes(), 0o644))
}

// run parses a programme of one metric and reads its data; sources and arvo are
// YAML; the metric is called m.
func run(t testing.TB, dir string, through int, sources, arvo string) (*programme.Data, problem.List) {
	t.Helper()
	return Load(parse(t, sources, arvo), dir, through)
}

func parse(t testing.TB, sources, arvo string) *programme.Programme {
	t.Helper()
	target := "seurataan"
	if strings.Contains(arvo, "vaihe:") {
		target = "{valmis: 2025}"
	}
	text := "ohjelma: {nimi: Kokeilu, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}\n" + sources + `
teemat:
- teema: Teema
  lupaukset:
  - lupaus: Lupaus
    tavoitteet:
    - tavoite: Tavoite
      toimenpiteet:
      - toimenpide: Toimenpide
        vastuutaho: Työllisyyspalvelut
        mittarit:
        - tunnus: m
          mittari: Mittari
          tavoitetaso: ` + target + `
` + indent(arvo, "          ") + "\n"
	p, problems := definition.Parse("programme.yaml", []byte(text))
	if problems.HasErrors() {
		t.Fatalf("%s\n%s", text, printed(problems))
	}
	return p
}

func indent(text, by string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := range lines {
		lines[i] = by + lines[i]
	}
	return strings.Join(lines, "\n")
}

func printed(l problem.List) string {
	var b strings.Builder
	l.Print(&b, false)
	return b.String()
}

// written lists values as "2023: 5,1 (12/12) 'Sheet' D14:O14 how".
func written(values []programme.Value) string {
	var lines []string
	for _, v := range values {
		line := fmt.Sprintf("%d: ", v.Year)
		if v.Number == nil {
			line += "– " + v.Missing
		} else {
			line += finnish(v.Number)
		}
		if v.Required != 1 || v.Periods != 1 {
			line += fmt.Sprintf(" (%d/%d)", v.Periods, v.Required)
		}
		for _, o := range v.Origins {
			line += fmt.Sprintf(" [%s %s: %s]", o.Sheet, strings.Join(o.Cells, " "), o.How)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// wantValues compares the values of metric m.
func wantValues(t *testing.T, d *programme.Data, problems problem.List, want ...string) {
	t.Helper()
	if problems.HasErrors() {
		t.Fatalf("problems:\n%s", printed(problems))
	}
	if got := written(d.Measured["m"].Values); got != strings.Join(want, "\n") {
		t.Errorf("values:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

// wantProblem looks for a problem whose print holds all the texts.
func wantProblem(t *testing.T, problems problem.List, texts ...string) {
	t.Helper()
	for _, p := range problems {
		all := true
		for _, text := range texts {
			all = all && strings.Contains(p.String(), text)
		}
		if all {
			return
		}
	}
	t.Errorf("no problem with %q in:\n%s", texts, printed(problems))
}
