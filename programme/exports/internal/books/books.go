// Package books builds the workbooks that tests read.
package books

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
)

// Grid is a sheet for a test: rows of cells from A1; nil leaves a cell blank.
type Grid [][]any

// Sheet is a sheet with its name.
type Sheet struct {
	Name string
	Rows Grid
}

// Named is a sheet of rows with its name.
func Named(name string, rows Grid) Sheet { return Sheet{Name: name, Rows: rows} }

// Write writes a workbook with excelize.
func Write(t testing.TB, file string, sheets ...Sheet) {
	t.Helper()
	f := New(t, sheets...)
	defer f.Close()
	Save(t, f, file)
}

func New(t testing.TB, sheets ...Sheet) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			Check(t, f.SetSheetName("Sheet1", s.Name))
		} else {
			_, err := f.NewSheet(s.Name)
			Check(t, err)
		}
		for r, row := range s.Rows {
			for c, value := range row {
				if value != nil {
					Check(t, f.SetCellValue(s.Name, cellName(r+1, c+1), value))
				}
			}
		}
	}
	return f
}

func Save(t testing.TB, f *excelize.File, file string) {
	t.Helper()
	Check(t, os.MkdirAll(filepath.Dir(file), 0o755))
	Check(t, f.SaveAs(file))
}

func Check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// WriteRaw writes a workbook part by part; sheets are the contents of
// <sheetData>, with the parts of a plain workbook around them. replace takes
// the place of whole parts.
func WriteRaw(t testing.TB, file string, sheetXML string, replace map[string]string) {
	t.Helper()
	Check(t, os.WriteFile(file, Raw(t, sheetXML, replace), 0o644))
}

func Raw(t testing.TB, sheetXML string, replace map[string]string) []byte {
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
		Check(t, err)
		_, err = part.Write([]byte(parts[name]))
		Check(t, err)
	}
	Check(t, w.Close())
	return buffer.Bytes()
}

// Rewrite changes the parts of a workbook that was written before.
func Rewrite(t testing.TB, file string, change func(name string, content string) string) {
	t.Helper()
	data, err := os.ReadFile(file)
	Check(t, err)
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	Check(t, err)
	var buffer bytes.Buffer
	out := zip.NewWriter(&buffer)
	for _, part := range in.File {
		r, err := part.Open()
		Check(t, err)
		var content bytes.Buffer
		_, err = content.ReadFrom(r)
		Check(t, err)
		w, err := out.Create(part.Name)
		Check(t, err)
		_, err = w.Write([]byte(change(part.Name, content.String())))
		Check(t, err)
	}
	Check(t, out.Close())
	Check(t, os.WriteFile(file, buffer.Bytes(), 0o644))
}

// Rows writes the rows of a <sheetData> from cells given as "A1=text" or
// "B1:number"; anything with < is taken as it is.
func Rows(rows ...[]string) string {
	var b strings.Builder
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, c := range row {
			at := cellName(i+1, j+1)
			switch {
			case c == "":
			case strings.HasPrefix(c, "<"):
				b.WriteString(c)
			case strings.HasPrefix(c, "#"):
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, at, c[1:])
			default:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, c)
			}
		}
		b.WriteString("</row>")
	}
	return b.String()
}

func cellName(row, column int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err)
	}
	return name
}

// Monthly is a PxWeb sheet as the agencies write it: stub of area and month,
// the contents across, footer below. The second contents are the months' numbers.
func Monthly(title string, years ...int) Grid {
	g := Grid{{title}, nil, {nil, nil, "Työnhakijoita (lkm.)", "Työttömät työnhakijat (lkm.)"}}
	for _, area := range []string{"KOKO MAA", "Sotkamo"} {
		for _, y := range years {
			for m := 1; m <= 12; m++ {
				var label any
				if y == years[0] && m == 1 {
					label = area
				}
				base := 100
				if area == "KOKO MAA" {
					base = 10_000
				}
				g = append(g, []any{label, fmt.Sprintf("%dM%02d", y, m), base*10 + m, base + m})
			}
		}
	}
	return append(g, nil, []any{"Työttömät: 318 <b>kunnassa</b>"}, []any{"Päivitetty viimeksi:"}, []any{"20240123 09:00"}, nil, []any{"Lähde:"}, []any{"Työ- ja elinkeinoministeriö"})
}
