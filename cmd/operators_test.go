package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// operators are a target of every kind, with a value for 2023 that keeps it
// and one that does not; the baseline is 10 in 2021.
var operators = map[programme.Op]struct {
	// key is the kind's key in programme.yaml, target the whole target.
	key, target string
	good, bad   any
	status      assessment.Status
}{
	programme.AtMost:   {"enintään", "{enintään: 4, vuonna: 2025}", 7, 8, assessment.OnTrack},
	programme.LessThan: {"alle", "{alle: 4, vuonna: 2025}", 3, 8, assessment.Met},
	programme.AtLeast:  {"vähintään", "{vähintään: 20, vuonna: 2025}", 15, 14, assessment.OnTrack},
	programme.MoreThan: {"yli", "{yli: 20, vuonna: 2025}", 21, 14, assessment.Met},
	programme.Exactly:  {"tasan", "{tasan: 20, vuonna: 2025}", 20, 21, assessment.Met},
	programme.About:    {"noin", "{noin: 40, joka vuosi: kyllä}", 36, 35, assessment.Met},
	programme.Falls:    {"laskee", "{laskee: joka vuosi, vuonna: 2025}", 8, 10, assessment.OnTrack},
	programme.Rises:    {"nousee", "{nousee: joka vuosi, vuonna: 2025}", 12, 10, assessment.OnTrack},
	programme.Grows:    {"kasvaa", "{kasvaa: lähtötasosta}", 11, 10, assessment.Met},
	programme.Shrinks:  {"vähenee", "{vähenee: lähtötasosta}", 9, 10, assessment.Met},
	programme.Done:     {"valmis", "{valmis: 2023-12-31}", "valmis", "ei aloitettu", assessment.Met},
}

// TestEveryOperator walks every kind of target from the programme file to the
// JSON and the workbook: a kind that is forgotten anywhere has no words, the
// words of another kind, or a formula that gives another status.
func TestEveryOperator(t *testing.T) {
	folder := t.TempDir()
	book := excelize.NewFile()
	var text strings.Builder
	text.WriteString(`ohjelma: {nimi: Ohjelma, kunta: Kunta, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
lähteet:
  s: {nimi: S, tiedostot: luvut.xlsx, muoto: pitkä}
  v: {nimi: V, tiedostot: luvut.xlsx, muoto: pitkä, välilehti: Vaiheet}
teemat:
- teema: T
  lupaukset:
  - lupaus: L
    tavoitteet:
    - tavoite: G
      toimenpiteet:
      - toimenpide: M
        vastuutaho: V
        mittarit:
`)
	sheets := map[string][][]any{"Sheet1": {{"Mittari", "Vuosi", "Arvo"}}, "Vaiheet": {{"Mittari", "Vaihe", "Päivä"}}}
	for i, op := range programme.Ops {
		o, ok := operators[op]
		if !ok {
			t.Errorf("no example of the target %s: add one here", op)
			continue
		}
		for _, kept := range []bool{true, false} {
			id, value := fmt.Sprintf("m%d-%t", i, kept), o.bad
			if kept {
				value = o.good
			}
			fmt.Fprintf(&text, "        - tunnus: %s\n          mittari: Mittari %s\n          yksikkö: kpl\n          tavoitetaso: %s\n", id, id, o.target)
			if op == programme.Done {
				fmt.Fprintf(&text, "          arvo: {lähde: v, missä: {Mittari: %s}, vaihe: Vaihe, päivä: Päivä}\n", id)
				sheets["Vaiheet"] = append(sheets["Vaiheet"], []any{id, value, "2023-06-01"})
				continue
			}
			fmt.Fprintf(&text, "          arvo: {lähde: s, missä: {Mittari: %s}, aika: Vuosi, luku: Arvo}\n", id)
			if op != programme.About {
				fmt.Fprintf(&text, "          lähtötaso: {arvo: 10, vuosi: 2021}\n")
			}
			before := any(9)
			if op == programme.Rises {
				before = 11
			}
			sheets["Sheet1"] = append(sheets["Sheet1"], []any{id, 2022, before}, []any{id, 2023, value})
		}
	}
	if t.Failed() {
		return
	}
	for name, rows := range sheets {
		book.NewSheet(name)
		for i, row := range rows {
			if err := book.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.SaveAs(filepath.Join(folder, "luvut.xlsx")); err != nil {
		t.Fatal(err)
	}
	own := strings.Replace(text.String(), "muoto: pitkä}", "muoto: pitkä, välilehti: Sheet1}", 1)
	if err := os.WriteFile(filepath.Join(folder, "programme.yaml"), []byte(own), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, faults bytes.Buffer
	code := Run([]string{"report", "--year", "2023", "--date", "2024-02-01", "--programme", filepath.Join(folder, "programme.yaml"), "--format", "pdf,xlsx,json", "-o", folder, "-q"},
		Environment{Stdout: &out, Stderr: &faults, Now: time.Now})
	if code != 0 {
		t.Fatalf("exit %d: %s", code, faults.String())
	}
	content, err := os.ReadFile(filepath.Join(folder, "seurantaraportti-2023.json"))
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Metrics []struct {
			ID, Status, Reason string
			Target             map[string]any
		}
	}
	exact := json.NewDecoder(bytes.NewReader(content))
	exact.UseNumber()
	if err := exact.Decode(&result); err != nil {
		t.Fatal(err)
	}
	words := tableColumns(t, filepath.Join(folder, "seurantaraportti-2023.xlsx"), "Mittarit", "Tavoite sanoin")
	laskenta := tableColumns(t, filepath.Join(folder, "seurantaraportti-2023.xlsx"), "Laskenta", "Tavoitteen laji", "Vertailu")
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]programme.Op{}
	unique := func(op programme.Op, what, text string) {
		if text == "" {
			t.Errorf("%s: no words for %s", op, what)
		} else if other, ok := seen[what+text]; ok && other != op {
			t.Errorf("%s: %s is %q, as that of %s", op, what, text, other)
		}
		seen[what+text] = op
	}
	for i, op := range programme.Ops {
		o := operators[op]
		for j, want := range []assessment.Status{o.status, assessment.Behind} {
			m := result.Metrics[2*i+j]
			if m.Target["op"] != string(op) || m.Status != string(want) || m.Reason == "" {
				t.Errorf("%s: the JSON has %+v, want status %s", op, m, want)
			}
			unique(op, "the target", words[m.ID][0])
			// No number of the target, a limit or a year, may get lost on the way.
			for _, number := range regexp.MustCompile(`\b\d+\b`).FindAllString(o.target, -1) {
				if op == programme.Done {
					break // a day is written in other ways
				}
				if !regexp.MustCompile(`\b` + number + `\b`).MatchString(words[m.ID][0]) {
					t.Errorf("%s: the words %q lack %s of %s", op, words[m.ID][0], number, o.target)
				}
				if !slices.Contains(slices.Collect(maps.Values(m.Target)), any(json.Number(number))) {
					t.Errorf("%s: the JSON's target %v lacks %s of %s", op, m.Target, number, o.target)
				}
			}
			unique(op, "the kind", laskenta[m.ID][0])
			if laskenta[m.ID][1] != "täsmää" {
				t.Errorf("%s: Laskenta says %q of %s", op, laskenta[m.ID][1], m.ID)
			}
		}
		row, written := false, regexp.MustCompile("`{?"+o.key+"[:`]")
		for _, line := range strings.Split(string(readme), "\n") {
			row = row || strings.HasPrefix(line, "|") && written.MatchString(line)
		}
		for _, topic := range []string{"ohjelma", "säännöt"} {
			var guide bytes.Buffer
			if code := Run([]string{"ohje", topic}, Environment{Stdout: &guide, Stderr: &guide, Now: time.Now}); code != 0 || !strings.Contains(guide.String(), o.key) {
				t.Errorf("%s: the guide's topic %s does not mention %q", op, topic, o.key)
			}
		}
		if !row || !strings.Contains(string(readme), "`"+string(op)+"`") {
			t.Errorf("%s: README.md has no row that begins a target with %q or no JSON name", op, o.key)
		}
	}
}

// tableColumns reads columns of a sheet's table by Tunnus.
func tableColumns(t *testing.T, file, sheet string, columns ...string) map[string][]string {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	var at []int
	for _, row := range rows {
		if len(at) == 0 {
			for _, c := range append([]string{"Tunnus"}, columns...) {
				for i, cell := range row {
					if cell == c {
						at = append(at, i)
					}
				}
			}
			if len(at) != len(columns)+1 {
				at = nil
			}
			continue
		}
		if len(row) <= at[0] {
			continue
		}
		var values []string
		for _, i := range at[1:] {
			values = append(values, append(row, make([]string, 40)...)[i])
		}
		found[row[at[0]]] = values
	}
	return found
}
