package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// nasty has what must not speak through a message: an escape sequence, a bell, a
// control of the second kind, a mark of direction, and a line that would forge one.
const nasty = "a\x1b[31mb\ac\u0085d\u202ee\nvirhe: ei f"

// nastyBook writes a workbook whose file, sheets, headers, labels and cells are nasty.
func nastyBook(t *testing.T, file string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	sheet := "s\u202e\u0085"
	for _, err := range []error{f.SetSheetName("Sheet1", sheet),
		f.SetSheetRow(sheet, "A1", &[]any{"Alue" + nasty, "2022" + nasty, "2023", nasty}),
		f.SetSheetRow(sheet, "A2", &[]any{"Sotkamo", 5, nasty, 1}),
		f.SetSheetRow(sheet, "A3", &[]any{nasty, 5, 6, 2}),
		f.SetSheetRow(sheet, "A5", &[]any{"Päivitetty viimeksi: 2024-01-15 " + nasty}),
		f.SetSheetRow(sheet, "A6", &[]any{nasty}), f.SaveAs(file)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestNothingSpeaks prints every kind of message that quotes an input, and all
// that inspect tells, of nasty inputs.
func TestNothingSpeaks(t *testing.T) {
	folder := filepath.ToSlash(t.TempDir())
	name := "a\u202e\u0085.xlsx"
	if runtime.GOOS != "windows" {
		name = "a\u202e\u0085\x1b[31m\a\nvirhe: ei f.xlsx"
	}
	book := filepath.Join(folder, name)
	nastyBook(t, book)
	notABook := filepath.Join(folder, "x"+name)
	if err := os.WriteFile(notABook, []byte("PK\x03\x04"+nasty), 0o644); err != nil {
		t.Fatal(err)
	}
	quoted := fmt.Sprintf("%q", nasty)
	quoted = strings.ReplaceAll(quoted, `\x1b`, `\u001b`)
	programme := func(source, value string) string {
		return `ohjelma: {nimi: Koe, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
lähteet:
  t: {nimi: T, tiedostot: "*` + strings.ReplaceAll(strings.NewReplacer("\x1b", "*", "\a", "*", "\n", "*").Replace(name), `"`, "") + `", muoto: taulukko` + source + `}
teemat:
- teema: T
  lupaukset:
  - lupaus: L
    tavoitteet:
    - tavoite: G
      toimenpiteet:
      - toimenpide: [P]
        vastuutaho: [V]
        mittarit:
        - tunnus: m
          mittari: M
          yksikkö: kpl
          tavoitetaso: seurataan
          arvo: ` + value + "\n"
	}
	for n, c := range []struct{ source, value string }{
		{", valinta: kaikki", `{lähde: t, missä: {A: Sotkamo}, aika: Sarake}`},
		{"", `{lähde: t, missä: {A: ` + quoted + `}, aika: Sarake}`},
		{"", `{lähde: t, missä: {` + quoted + `: Sotkamo}, aika: Sarake}`},
		{"", `{lähde: ` + quoted + `, missä: {A: Sotkamo}, aika: Sarake}`},
		{", välilehti: " + quoted, `{lähde: t, missä: {A: Sotkamo}, aika: Sarake}`},
		{", otsikkorivi: " + quoted, `{lähde: t, missä: {A: Sotkamo}, aika: Sarake}`},
		{", rivit: [" + quoted + "]", `{lähde: t, missä: {A: Sotkamo}, aika: Sarake}`},
		{", " + quoted + ": 1", `{lähde: t, aika: Sarake, yhdistä: ` + quoted + `}`},
		{", puuttuva: [" + quoted + "]", `{lähde: t, missä: {A: Sotkam}, aika: Sarake}`},
		{", muoto: pitkä", `{lähde: t, luku: ` + quoted + `, aika: ` + quoted + `}`},
	} {
		file := filepath.Join(folder, "programme.yaml")
		if err := os.WriteFile(file, []byte(programme(c.source, c.value)), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"check", "--programme", file},
			{"report", "--year", "2022", "--programme", file, "--format", "json", "-o", filepath.Join(folder, "out")},
		} {
			stdout, stderr := run(t, args...)
			mustBeSeen(t, fmt.Sprint(n, " ", args[0]), stdout+stderr)
		}
	}
	for _, args := range [][]string{
		{book}, {book, "--json"}, {book, "--find", "5"}, {book, "--find", "Sotkamo"}, {book, "--find", nasty}, {book, "--find", "6", "--json"}, {book, "--find", "ei tätä" + nasty},
		{notABook}, {filepath.Join(folder, "puuttuu"+name)}, {folder},
	} {
		stdout, stderr := run(t, append([]string{"inspect"}, args...)...)
		mustBeSeen(t, fmt.Sprint("inspect ", args[1:]), stdout+stderr)
	}
	stdout, stderr := run(t, "report", "--year", nasty, nasty)
	mustBeSeen(t, "usage", stdout+stderr)
	stdout, stderr = run(t, "report", "--"+nasty)
	mustBeSeen(t, "flag", stdout+stderr)
	stdout, stderr = run(t, nasty)
	mustBeSeen(t, "command", stdout+stderr)
}

// TestPrintedReportIsSilent prints reports whose texts are nasty.
func TestPrintedReportIsSilent(t *testing.T) {
	content, err := os.ReadFile("../programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	quoted := strings.ReplaceAll(fmt.Sprintf("%q", nasty), `\x1b`, `\u001b`)
	programme := regexp.MustCompile(`(\bkunta: )[^,}\n]+`).ReplaceAllLiteralString(string(content), "kunta: "+quoted)
	programme = regexp.MustCompile(`(?m)^( +)yksikkö: [^\n]+$`).ReplaceAllString(programme, "${1}yksikkö: "+strings.ReplaceAll(quoted, "$", "$$"))
	if strings.Count(programme, quoted) < 3 {
		t.Fatal("the programme is not nasty")
	}
	file := filepath.Join(t.TempDir(), "programme.yaml")
	if err := os.WriteFile(file, []byte(programme), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"json", "md"} {
		stdout, stderr := run(t, "report", "--year", "2023", "--programme", file, "--data", "..", "--format", format, "-o", "-")
		mustBeSeen(t, format, stdout)
		mustBeSeen(t, format, stdout+stderr)
	}
}

// run runs a command and returns what it printed.
func run(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	env := Process()
	env.Stdout, env.Stderr = &out, &errs
	Run(args, env)
	return out.String(), errs.String()
}

func mustBeSeen(t *testing.T, what, printed string) {
	t.Helper()
	if printed == "" {
		t.Errorf("%s: nothing was printed", what)
	}
	for line := range strings.Lines(printed) {
		if strings.HasPrefix(line, "virhe: ei f") {
			t.Errorf("%s: a forged line:\n%s", what, printed)
		}
	}
	for _, r := range printed {
		if r != '\n' && !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) {
			t.Errorf("%s: %U came through:\n%s", what, r, printed)
			return
		}
	}
}
