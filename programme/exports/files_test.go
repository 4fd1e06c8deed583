package exports_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"tolokku/programme/exports/files"
	"tolokku/programme/exports/inspect"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

func yearTable(year string, value any, footer ...string) books.Grid {
	g := books.Grid{{"Alue", year}, {"Sotkamo", value}, nil}
	for _, f := range footer {
		g = append(g, []any{f})
	}
	return g
}

const yearArvo = `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Sarake}`

func TestNewestFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, value int, footer ...string) {
		books.Write(t, filepath.Join(dir, name), books.Named("a", yearTable("2023", value, footer...)))
	}
	write("t_20230105-101010.xlsx", 1)
	write("t_20240105-091010.xlsx", 2)
	books.Check(t, os.WriteFile(filepath.Join(dir, "~$t_20250105-091010.xlsx"), []byte("lukko"), 0o644))
	d, problems := trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantValues(t, d, problems, "2023: 2 [a B2: ei muutettu]")
	trial.WantProblem(t, problems, "t_20230105-101010.xlsx: varoitus: tiedosto jätettiin lukematta", "uusin tiedosto on t_20240105-091010.xlsx")
	if len(d.Files) != 1 || d.Files[0].Name != "t_20240105-091010.xlsx" {
		t.Errorf("files %+v", d.Files)
	}

	dir = t.TempDir()
	write("a.xlsx", 1, "Päivitetty viimeksi:", "20240123 09:00")
	write("b.xlsx", 2, "Päivitetty viimeksi: 3.2.2024")
	write("c.xlsx", 3, "Uppdaterad:", "20231231 09:00")
	d, problems = trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantValues(t, d, problems, "2023: 2 [a B2: ei muutettu]")

	dir = t.TempDir()
	write("a.xlsx", 1, "Latest update:", "20240123 09:00")
	write("b.xlsx", 2, "Updated:", "20240123 09:00")
	_, problems = trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantProblem(t, problems, "programme.yaml:", `lähteelle "t" löytyy kaksi tiedostoa, joista ei näe, mikä on uusin: "a.xlsx" ja "b.xlsx"`, "tiedostot: b.xlsx")

	// A day without a time of day may be later than any time of that day.
	dir = t.TempDir()
	write("a.xlsx", 1, "Updated:", "2024-01-23")
	write("b.xlsx", 2, "Updated:", "2024-01-23 09:00")
	write("c.xlsx", 3, "Updated:", "2024-01-22 10:00")
	_, problems = trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantProblem(t, problems, "programme.yaml:", `lähteelle "t" löytyy kaksi tiedostoa, joista ei näe, mikä on uusin: "a.xlsx" ja "b.xlsx"`, "tiedostot: b.xlsx")
}

func TestEveryFile(t *testing.T) {
	all := tableSource(", valinta: kaikki")
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Alue", 2021, 2022}, {"Sotkamo", 1, 2}}))
	books.Write(t, filepath.Join(dir, "b.xlsx"), books.Named("a", books.Grid{{"Alue", 2022, 2023}, {"Sotkamo", 2, 3}}))
	d, problems := trial.Run(t, dir, 0, all, yearArvo)
	trial.WantValues(t, d, problems, "2021: 1 [a B2: ei muutettu]", "2022: 2 [a C2: ei muutettu]", "2023: 3 [a C2: ei muutettu]")
	if f := d.Measured["m"].Values[1].Origins[0].File; f != "a.xlsx" || len(d.Files) != 2 {
		t.Errorf("a repeated value comes from the first file, not from %s", f)
	}
	books.Write(t, filepath.Join(dir, "b.xlsx"), books.Named("a", books.Grid{{"Alue", 2022, 2023}, {"Sotkamo", 2.5, 3}}))
	_, problems = trial.Run(t, dir, 0, all, yearArvo)
	trial.WantProblem(t, problems, "b.xlsx: 'a'!B2: virhe: sama luku on kahdessa tiedostossa erilainen: tässä 2,5, tiedostossa a.xlsx ('a'!C2) 2")
	_, problems = trial.Run(t, dir, 2021, all, yearArvo)
	if problems.HasErrors() {
		t.Errorf("a fault of 2022 in a report of 2021:\n%s", trial.Printed(problems))
	}
}

func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "aineistot", "seuranta.xlsx"), books.Named("a", yearTable("2023", 1)))
	_, problems := trial.Run(t, dir, 0, strings.Replace(tableSource(""), "*.xlsx", "aineistot/seuraanta.xlsx", 1), yearArvo)
	trial.WantProblem(t, problems, "programme.yaml:3:3: virhe: lähteen \"t\" tiedostoa ei löydy: aineistot/seuraanta.xlsx", `"seuranta.xlsx"`)
	if problems.ExitCode() != 3 {
		t.Errorf("exit code %d", problems.ExitCode())
	}
	_, problems = trial.Run(t, dir, 0, strings.Replace(tableSource(""), "*.xlsx", "muualla/*.xlsx", 1), yearArvo)
	trial.WantProblem(t, problems, "kansiota muualla ei ole", "--data")
	if err := os.Mkdir(filepath.Join(dir, "kansio.xlsx"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, problems = trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantProblem(t, problems, "kansio.xlsx: virhe: tämä on kansio")
}

func TestFileNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Aineistot [2023]")
	name := norm.NFD.String("työttömät (1) [uusi].xlsx")
	books.Write(t, filepath.Join(dir, name), books.Named("a", yearTable("2023", 1)))
	for _, pattern := range []string{"työttömät*.xlsx", "työttömät (1) [uusi].xlsx", "../*/ty*.xlsx", "./*.xlsx"} {
		d, problems := trial.Run(t, dir, 0, strings.Replace(tableSource(""), "*.xlsx", pattern, 1), yearArvo)
		trial.WantValues(t, d, problems, "2023: 1 [a B2: ei muutettu]")
		if f := d.Files[0].Name; !strings.HasSuffix(f, "työttömät (1) [uusi].xlsx") {
			t.Errorf("name %q is not in composed form", f)
		}
	}
	absolute := filepath.ToSlash(filepath.Join(dir, "*.xlsx"))
	found, err := files.Match("/", filepath.ToSlash(filepath.Dir(dir))+"/*/*.xlsx")
	if err != nil || len(found) != 1 {
		t.Errorf("match(%q) = %q, %v", absolute, found, err)
	}
}

func TestRefusals(t *testing.T) {
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
	zipped := func(name string) []byte {
		return books.Raw(t, "", map[string]string{name: "x", "[Content_Types].xml": "", "xl/workbook.xml": "", "xl/worksheets/sheet1.xml": "", "xl/styles.xml": "", "_rels/.rels": "", "xl/_rels/workbook.xml.rels": ""})
	}
	good := books.Raw(t, `<row r="1"><c r="A1"><v>1</v></c></row>`, nil)
	broken := bytes.Clone(good)
	copy(broken[len(broken)/3:], make([]byte, 200))
	for name, c := range map[string]struct {
		data []byte
		fact string
	}{
		"a.xls":         {ole, "vanhaa Excel-muotoa (.xls)"},
		"suojattu":      {append(bytes.Clone(ole), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...), "suojattu salasanalla"},
		"biff.xls":      {append([]byte{0x09, 0x08, 0x10, 0}, make([]byte, 100)...), "hyvin vanhaa Excel-muotoa"},
		"b.xlsb":        {zipped("xl/workbook.bin"), ".xlsb"},
		"c.ods":         {zipped("mimetype"), ".ods"},
		"d.docx":        {zipped("word/document.xml"), "Word-asiakirja"},
		"e.zip":         {zipped("luvut.csv"), "zip-paketti"},
		"f.csv":         {[]byte("kunta;ty\xf6tt\xf6mi\xe4\nSotkamo;318\n"), "tekstiä (esimerkiksi CSV)"},
		"g.xml":         {[]byte("\ufeff<?xml version=\"1.0\"?><data/>"), "XML-tiedosto"},
		"h.xml":         {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), "vanha XML-laskentataulukko"},
		"html.xls":      {[]byte("\r\n<HTML><table><tr><td>1</td></tr></table></HTML>"), "verkkosivu (HTML)"},
		"i.pdf":         {[]byte("%PDF-1.7"), "PDF"},
		"tyhjä.xlsx":    {nil, "tiedosto on tyhjä"},
		"puolet.xlsx":   {good[:len(good)/2], "vaurioitunut"},
		"rikki.xlsx":    {broken, "vaurioitunut"},
		"utf16.csv":     {[]byte("\xff\xfea\x00;\x00"), "tekstiä"},
		"satunn.xlsx":   {[]byte("\x00\x01\x02\x03\x04"), "ei ole Excel-työkirja"},
		"rivi.xlsx":     {books.Raw(t, `<row r="1"><c r="A1"><v>1</v></c>`, nil), "vaurioitunut"},
		"numero.xlsx":   {books.Raw(t, `<row r="9999999"><c r="A9999999"><v>1</v></c></row>`, nil), "liian suuri"},
		"osoite.xlsx":   {books.Raw(t, `<row r="1"><c r="ÅÄÖ1"><v>1</v></c></row>`, nil), "vaurioitunut"},
		"kahdesti.xlsx": {books.Raw(t, `<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, nil), "vaurioitunut"},
	} {
		// A pattern may name workbooks only.
		if !strings.HasSuffix(name, ".xlsx") {
			name += ".xlsx"
		}
		dir := t.TempDir()
		file := filepath.Join(dir, name)
		books.Check(t, os.WriteFile(file, c.data, 0o644))
		_, problems := inspect.Describe(file)
		trial.WantProblem(t, problems, "virhe: ", c.fact, "vihje: ")
		if problems.ExitCode() != 1 {
			t.Errorf("%s: exit code %d", name, problems.ExitCode())
		}
		_, problems = trial.Run(t, dir, 0, strings.Replace(tableSource(""), "*.xlsx", name[:len(name)-1]+"*", 1), yearArvo)
		trial.WantProblem(t, problems, name+":", c.fact)
	}
	if _, problems := inspect.Describe(filepath.Join(t.TempDir(), "puuttuu.xlsx")); problems.ExitCode() != 3 {
		t.Errorf("a missing file: exit code %d", problems.ExitCode())
	}
}
