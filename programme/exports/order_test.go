package exports

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/finnish"
)

// shared is a programme whose sources read one workbook through three patterns
// and another through one, by metrics that take turns.
func shared(t *testing.T, dir string) *programme.Programme {
	t.Helper()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("yksi", books.Grid{{"Alue", 2022, 2023}, {"Sotkamo", 1, "x1"}}), books.Named("kaksi", books.Grid{{"Alue", 2022, 2023}, {"Sotkamo", 3, 4}}),
		books.Named("kolme", books.Grid{{"Alue", 2022, 2023}, {"Sotkamo", 5, 6}, {"Päivitetty viimeksi: 15.1.2024"}}))
	books.Write(t, filepath.Join(dir, "b.xlsx"), books.Named("b", books.Grid{{"Alue", 2022, 2023}, {"Sotkamo", 7, 8}}))
	var text strings.Builder
	text.WriteString(`ohjelma: {nimi: Koe, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
lähteet:
  yksi: {nimi: Yksi, tiedostot: a.xlsx, muoto: taulukko, välilehti: yksi}
  kaksi: {nimi: Kaksi, tiedostot: "a*.xlsx", muoto: taulukko, välilehti: kaksi}
  kolme: {nimi: Kolme, tiedostot: "?.xlsx", muoto: taulukko, valinta: kaikki, välilehti: [kolme, b]}
  b: {nimi: B, tiedostot: b.xlsx, muoto: taulukko}
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
`)
	for _, m := range [][2]string{{"m1", "yksi"}, {"m2", "b"}, {"m3", "kaksi"}, {"m4", "b"}, {"m5", "yksi"}, {"m6", "kaksi"}} {
		text.WriteString("        - {tunnus: " + m[0] + ", mittari: M, yksikkö: kpl, tavoitetaso: seurataan, arvo: {lähde: " + m[1] + ", missä: {Alue: Sotkamo}, aika: Sarake}}\n")
	}
	text.WriteString("        - {tunnus: m7, mittari: M, yksikkö: kpl, tavoitetaso: seurataan, arvo: {suhde: {osoittaja: {lähde: yksi, missä: {Alue: Sotkamo}, aika: Sarake}, nimittäjä: {lähde: b, missä: {Alue: Sotkamo}, aika: Sarake}}}}\n")
	p, problems := definition.Parse("programme.yaml", []byte(text.String()))
	if problems.HasErrors() {
		var b strings.Builder
		problems.Print(&b, false)
		t.Fatal(b.String())
	}
	return p
}

// TestSharedWorkbooks: workbooks go after their last user and no sooner, and what
// was read is the same as if they had stayed.
func TestSharedWorkbooks(t *testing.T) {
	dir := t.TempDir()
	p := shared(t, dir)
	d, problems := Load(p, dir, 0, "")
	got := ""
	for _, m := range p.AllMittarit() {
		got += m.ID + ":"
		for _, v := range d.Measured[m.ID].Values {
			got += " " + finnish.Exact(v.Number)
		}
		got += "\n"
	}
	if want := "m1: 1\nm2: 7 8\nm3: 3 4\nm4: 7 8\nm5: 1\nm6: 3 4\nm7: 0,142857142857\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	// One cell is wrong, and its users are told in the programme's order.
	var b strings.Builder
	problems.Print(&b, true)
	if want := "solua käyttävät mittarit m1 (programme.yaml:17), m5 (programme.yaml:21) ja m7 (programme.yaml:23)"; strings.Count(b.String(), "virhe: ") != 1 || !strings.Contains(b.String(), want) {
		t.Errorf("told\n%s", b.String())
	}
	if len(d.Files) != 3 || d.Files[0].Name != "a.xlsx" || d.Files[2].Name != "b.xlsx" || d.Files[0].SHA256 == "" {
		t.Errorf("files %+v", d.Files)
	}
}

// TestLettingGo looks at what is open while metrics are read.
func TestLettingGo(t *testing.T) {
	dir := t.TempDir()
	p := shared(t, dir)
	s := newSources(p, dir, faults.New(p))
	defer s.close()
	var order []string
	for _, m := range s.users.order(p.AllMittarit()) {
		order = append(order, m.ID)
	}
	if got := strings.Join(order, " "); got != "m1 m3 m5 m6 m7 m2 m4" {
		t.Errorf("order %s", got)
	}
	metrics := map[string]*programme.Mittari{}
	for _, m := range p.AllMittarit() {
		metrics[m.ID] = m
	}
	for _, step := range []struct{ metric, open string }{{"m1", "a"}, {"m3", "a"}, {"m5", "a"}, {"m6", "a"}, {"m2", "a b"}, {"m7", "b"}, {"m4", ""}} {
		for _, source := range sourcesOf(metrics[step.metric].Mapping) {
			if o := s.open(source); o.failed || len(o.tables) == 0 {
				t.Fatalf("%s: nothing to read", step.metric)
			}
		}
		s.done(metrics[step.metric].Mapping)
		open := ""
		for _, name := range []string{"a", "b"} {
			if s.books[name+".xlsx"] != nil {
				open = strings.TrimSpace(open + " " + name)
			}
		}
		if open != step.open {
			t.Errorf("after %s %q is open, want %q", step.metric, open, step.open)
		}
	}
	// Whoever asks again reads again.
	if o := s.open(p.Sources[0]); o.failed || len(o.tables) != 1 || o.tables[0].Sheet.At(2, 2).Raw != "1" {
		t.Error("a source that is asked for again is not read")
	}
}

// TestClosedSheet: a sheet that was let go never looks empty.
func TestClosedSheet(t *testing.T) {
	dir := t.TempDir()
	p := shared(t, dir)
	s := newSources(p, dir, faults.New(p))
	sheet := s.open(p.Sources[0]).tables[0].Sheet
	s.close()
	defer func() {
		if recover() == nil {
			t.Error("a closed sheet is read without a word")
		}
	}()
	sheet.Row(1)
}

// TestMarkedCells tells what of a cell's text was left out.
func TestMarkedCells(t *testing.T) {
	run := func(look, text string) string { return `<r><rPr>` + look + `</rPr><t>` + text + `</t></r>` }
	inline := func(at, content string) string { return `<c r="` + at + `" t="inlineStr"><is>` + content + `</is></c>` }
	for name, c := range map[string]struct{ header, value, want, told string }{
		"a raised footnote":       {"<t>2023</t>", run("", "3") + run(`<vertAlign val="superscript"/>`, "1"), "3", `'12r5'!B2: varoitus: solussa on luvun perässä yläindeksi ¹`},
		"struck out, then new":    {"<t>2023</t>", run("<strike/>", "7") + run("", "5"), "5", `'12r5'!B2: varoitus: solussa on yliviivattua tekstiä`},
		"a raised mark on a year": {run("", "2023") + run(`<vertAlign val="superscript"/>`, "1)"), "<t>3</t>", "3", ""},
		"a corrected year":        {run("<strike/>", "2022") + run("", "2023"), "<t>3</t>", "3", `'12r5'!B1: varoitus: solussa on yliviivattua tekstiä`},
		"a struck-out year":       {run("<strike/>", "2023"), "<t>3</t>", "", `'12r5'!B1: varoitus: solun teksti "2023" on yliviivattu`},
		"a raised year":           {run(`<vertAlign val="superscript"/>`, "2023"), "<t>3</t>", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), `<row r="1">`+inline("A1", "<t>Alue</t>")+inline("B1", c.header)+`</row><row r="2">`+inline("A2", "<t>Sotkamo</t>")+inline("B2", c.value)+`</row>`, nil)
			p := oneMetric(t, `muoto: taulukko`, `missä: {Alue: Sotkamo}, aika: Sarake`)
			d, problems := Load(p, dir, 0, "")
			got := ""
			for _, v := range d.Measured["m"].Values {
				got += finnish.Exact(v.Number)
			}
			var b strings.Builder
			problems.Print(&b, false)
			if got != c.want || !strings.Contains(b.String(), c.told) {
				t.Errorf("value %q, told\n%s", got, b.String())
			}
		})
	}
}

// TestEnglishNumbers: a column that is written in English is refused by a cell,
// in another one the comma parts decimals.
func TestEnglishNumbers(t *testing.T) {
	for name, c := range map[string]struct {
		values [3]string
		want   string
		told   string
	}{
		"decimal commas":               {[3]string{"1,234", "5,5", "1,000"}, "1,234 5,5 1", ""},
		"a thousand with a point":      {[3]string{"1,234", "1,234.5", "5"}, "5", "B3: virhe: "},
		"millions":                     {[3]string{"1,234", "5", "1,234,567"}, "5", "B4: virhe: "},
		"a year that nobody reads":     {[3]string{"1,234", "5,5", "1,234,567"}, "5,5", "B4: virhe: "},
		"decimal points elsewhere":     {[3]string{"1,234", "12.5", "5"}, "12,5 5", "B2: virhe: "},
		"points and short commas":      {[3]string{"1,5", "12.5", "5"}, "1,5 12,5 5", ""},
		"spaces between the thousands": {[3]string{"1 234,5", "1 234", "12,5"}, "1234,5 1234 12,5", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Luku"}, {2021, c.values[0]}, {2022, c.values[1]}, {2023, c.values[2]}}))
			through := 0
			if strings.Contains(name, "nobody") {
				through = 2022
			}
			d, problems := Load(oneMetric(t, "muoto: pitkä", "luku: Luku, aika: Vuosi"), dir, through, "")
			var got []string
			for _, v := range d.Measured["m"].Values {
				got = append(got, strings.ReplaceAll(finnish.Exact(v.Number), "\u00a0", ""))
			}
			var b strings.Builder
			problems.Print(&b, true)
			if strings.Join(got, " ") != c.want || !strings.Contains(b.String(), c.told) || c.told == "" && b.Len() > 0 {
				t.Errorf("values %q, told\n%s", got, b.String())
			}
		})
	}
}

// TestPointsOnTheRow: the columns of a cross table are written alike.
func TestPointsOnTheRow(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Alue", "2022", "2023"}, {"1.1", "5.5", "7"}, {"Sotkamo", "10.5", "1,234"}}))
	_, problems := Load(oneMetric(t, "muoto: taulukko, rivit: [Alue]", "missä: {Alue: Sotkamo}, aika: Sarake"), dir, 0, "")
	var b strings.Builder
	problems.Print(&b, true)
	if !strings.Contains(b.String(), "C3: virhe: ") || !strings.Contains(b.String(), "solussa B3 desimaalit erottaa piste") {
		t.Error(b.String())
	}
}

// TestCommentErrors: an error value is no comment.
func TestCommentErrors(t *testing.T) {
	dir := t.TempDir()
	books.WriteRaw(t, filepath.Join(dir, "k.xlsx"), books.Rows([]string{"Mittari", "Vuosi", "Kommentti", "Taho"}, []string{"m", "#2023", `<c r="C2" t="e"><v>#REF!</v></c>`}), nil)
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Luku"}, {2023, 1}}))
	text := oneMetricText("muoto: pitkä", "luku: Luku, aika: Vuosi")
	text = strings.Replace(text, "teemat:", "  k: {nimi: K, tiedostot: k.xlsx, muoto: pitkä}\nkommentit: {lähde: k, tunnus: Mittari, vuosi: Vuosi, taho: Taho, kommentti: Kommentti}\nteemat:", 1)
	p, problems := definition.Parse("programme.yaml", []byte(text))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	d, problems := Load(p, dir, 0, "")
	var b strings.Builder
	problems.Print(&b, true)
	if len(d.Comments) > 0 || !strings.Contains(b.String(), "k.xlsx: '12r5'!C2: virhe: solussa on virhe #REF!") {
		t.Errorf("comments %v, told\n%s", d.Comments, b.String())
	}
}

func oneMetricText(source, value string) string {
	return `ohjelma: {nimi: Koe, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
lähteet:
  t: {nimi: T, tiedostot: a.xlsx, ` + source + `}
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
        - {tunnus: m, mittari: M, yksikkö: kpl, tavoitetaso: seurataan, arvo: {lähde: t, ` + value + `}}
`
}

func oneMetric(t *testing.T, source, value string) *programme.Programme {
	t.Helper()
	p, problems := definition.Parse("programme.yaml", []byte(oneMetricText(source, value)))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return p
}

// BenchmarkLoad reads the example's exports.
func BenchmarkLoad(b *testing.B) {
	const root = "../.."
	data, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	books.Check(b, err)
	p, _ := definition.Parse("programme.yaml", data)
	for b.Loop() {
		if _, problems := Load(p, root, 2023, ""); problems.HasErrors() {
			b.Fatal(problems)
		}
	}
}
