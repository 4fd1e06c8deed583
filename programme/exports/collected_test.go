package exports_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// collecting is a programme with a number and a milestone that people are asked
// for, and one that an export gives.
func collecting(t *testing.T) *programme.Programme {
	t.Helper()
	const text = `
ohjelma: {nimi: Kokeilu, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
tiedonkeruu: k/*.xlsx
lähteet:
  t: {nimi: T, tiedostot: a.xlsx, muoto: pitkä}
teemat:
- teema: Teema
  lupaukset:
  - lupaus: Lupaus
    tavoitteet:
    - tavoite: Tavoite
      toimenpiteet:
      - toimenpide: Toimenpide
        vastuutaho: Kunta
        mittarit:
        - {tunnus: luku, mittari: Luku, tavoitetaso: seurataan}
        - {tunnus: malli, mittari: Malli, tavoitetaso: {vaiheet: [pilotti, käytössä], vuonna: 2025}}
        - {tunnus: tilasto, mittari: Tilasto, tavoitetaso: seurataan, arvo: {lähde: t, aika: Vuosi, luku: Arvo}}
`
	p, problems := definition.Parse("programme.yaml", []byte(text))
	if problems.HasErrors() {
		t.Fatal(trial.Printed(problems))
	}
	return p
}

var formHeader = []any{"Tunnus", "Mittari", "Yksikkö", "Edellinen arvo", "Vuosi", "Arvo", "Vastaajia", "Vaihe", "Päivä", "Kommentti", "Vastuutaho"}

func formRow(id string, cells ...any) []any {
	return append([]any{id, "Mittari", "–", "puuttuu", 2023}, cells...)
}

// renamed is the form's header with other texts.
func renamed(pairs ...any) []any {
	header := slices.Clone(formHeader)
	for i := 0; i < len(pairs); i += 2 {
		header[slices.Index(header, pairs[i])] = pairs[i+1]
	}
	return header
}

func TestFormEntriesAreUsedOrReported(t *testing.T) {
	number, stage := formRow("luku", 7.5, 40, nil, nil, "Hyvä", "Kunta"), formRow("malli", nil, nil, "pilotti", "1.2.2023")
	for name, c := range map[string]struct {
		rows books.Grid
		want []string
	}{
		"a form as it is":               {books.Grid{formHeader, number, stage}, nil},
		"dashes in the closed cells":    {books.Grid{formHeader, formRow("luku", 7.5, nil, "–", "-"), formRow("malli", "–", "—", "pilotti", 2023)}, nil},
		"a value column renamed":        {books.Grid{renamed("Arvo", "Luku"), number, stage}, []string{`'a'!A1: virhe: otsikkoriviltä puuttuu otsikko "Arvo", jota tarvitsee rivin 2 mittari luku`, `solun F1 otsikko "Luku"`}},
		"a value header wiped out":      {books.Grid{renamed("Arvo", nil), number}, []string{`puuttuu otsikko "Arvo"`, "kirjoita otsikko Arvo"}},
		"a stage column renamed":        {books.Grid{renamed("Vaihe", "Tilanne"), number, stage}, []string{`puuttuu otsikko "Vaihe", jota tarvitsee rivin 3 mittari malli`}},
		"the year renamed":              {books.Grid{renamed("Vuosi", "Vuodelta"), number}, []string{`puuttuu otsikko "Vuosi"`, `"Vuodelta"`}},
		"the id renamed":                {books.Grid{renamed("Tunnus", "Tunniste"), number}, []string{`'a'!A1: virhe: otsikkoriviltä puuttuu otsikko "Tunnus"`, `"Tunniste"`}},
		"the answers renamed":           {books.Grid{renamed("Vastaajia", "Vastaajat"), number}, []string{`'a'!G2: virhe: lomakkeessa ei ole saraketta "Vastaajat"`, `tarkoititko "Vastaajia"?`}},
		"a column of one's own":         {books.Grid{append(slices.Clone(formHeader), "Lisätieto"), append(slices.Clone(number), "tärkeä")}, []string{`'a'!L2: virhe: lomakkeessa ei ole saraketta "Lisätieto"`, "esimerkiksi kommentiksi"}},
		"a column without a header":     {books.Grid{formHeader, append(slices.Clone(number), "tärkeä")}, []string{`'a'!L2: virhe: solun sarakkeella ei ole otsikkoa`}},
		"a header twice":                {books.Grid{append(slices.Clone(formHeader), "Arvo"), append(slices.Clone(number), 8)}, []string{`'a'!L1: virhe: otsikko "Arvo" on rivillä toisen kerran`}},
		"a number for a milestone":      {books.Grid{formHeader, formRow("malli", 1, nil, "pilotti", 2023)}, []string{`'a'!F2: virhe: solussa on "1", mutta mittarilta malli kysytään vaihetta`, "soluun H2"}},
		"answers for a milestone":       {books.Grid{formHeader, formRow("malli", nil, 5)}, []string{`'a'!G2: virhe: solussa on "5", mutta mittarilta malli`}},
		"a stage for a number":          {books.Grid{formHeader, formRow("luku", nil, nil, "valmis")}, []string{`'a'!H2: virhe: solussa on "valmis", mutta mittarilta luku kysytään lukua`, "soluun F2"}},
		"a day for a number":            {books.Grid{formHeader, formRow("luku", nil, nil, nil, "1.2.2023")}, []string{`'a'!I2: virhe: solussa on "1.2.2023", mutta mittarilta luku`}},
		"a day without a stage":         {books.Grid{formHeader, formRow("malli", nil, nil, nil, "1.2.2023")}, []string{`'a'!I2: virhe: päivä on annettu, mutta vaihe puuttuu`, "soluun H2"}},
		"answers without a value":       {books.Grid{formHeader, formRow("luku", nil, 40)}, []string{`'a'!G2: virhe: vastaajien määrä on annettu, mutta arvo puuttuu`, "soluun F2"}},
		"a dash for a value":            {books.Grid{formHeader, formRow("luku", "-")}, []string{`'a'!F2: virhe: solussa on merkki "-", mutta sen pitäisi olla luku`, "tyhjennä solu, jos tietoa ei ole, tai kirjoita 0"}},
		"an entry without an id":        {books.Grid{formHeader, formRow("", 5)}, []string{`'a'!A2: virhe: mittarin tunnus puuttuu`}},
		"a year after the programme":    {books.Grid{formHeader, {"luku", "Mittari", "–", 1, 2032, 5}}, []string{`'a'!E2: virhe: vuosi 2032 on ohjelman viimeisen vuoden 2025 jälkeen`}},
		"no header at all":              {books.Grid{{"Ohje"}, nil, {"luku", "Luku", "–", "puuttuu", 2023, 5}}, []string{"ei ole tiedonkeruun työkirja", "tolokku collect"}},
		"another workbook":              {books.Grid{{"Mittari", "Vuosi", "Ryhmä", "Ajankohta", "Arvo", "Vastaajia"}, {"luku", 2023, nil, nil, 5, nil}}, []string{"k/k.xlsx: virhe: tiedosto ei ole tiedonkeruun työkirja"}},
		"a list of metrics":             {books.Grid{{"Tunnus", "Mittari", "Yksikkö"}, {"luku", "Luku", "%"}}, []string{"k/k.xlsx: virhe: tiedosto ei ole tiedonkeruun työkirja"}},
		"a note in an empty form's row": {books.Grid{formHeader, {"Kiitos vastauksista!"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, 1}}))
			books.Write(t, filepath.Join(dir, "k", "k.xlsx"), books.Named("a", c.rows))
			d, problems := exports.Load(collecting(t), dir, 2023, "")
			if c.want == nil {
				if len(problems) > 0 {
					t.Errorf("problems:\n%s", trial.Printed(problems))
				}
				return
			}
			trial.WantProblem(t, problems, c.want...)
			if len(problems) != 1 {
				t.Errorf("the fault is told %d times:\n%s", len(problems), trial.Printed(problems))
			}
			if strings.Contains(trial.Printed(problems), "puuttuva:") {
				t.Errorf("a form has no key for missing values:\n%s", trial.Printed(problems))
			}
			if d.Faulty["tilasto"] || len(d.Faulty) == 0 && name != "an entry without an id" && name != "a header twice" {
				t.Errorf("faulty metrics %v", d.Faulty)
			}
		})
	}
}

func TestFormFormulasWithoutResult(t *testing.T) {
	for _, c := range []struct{ id, cell string }{{"luku", "F2"}, {"luku", "G2"}, {"malli", "H2"}, {"malli", "I2"}, {"luku", "J2"}, {"luku", "E2"}, {"luku", "A2"}, {"luku", "K2"}} {
		dir := t.TempDir()
		books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, 1}}))
		row := formRow(c.id, 7.5, 40, nil, nil, "Hyvä", "Kunta")
		if c.id == "malli" {
			row = formRow(c.id, nil, nil, "pilotti", "1.2.2023", "Hyvä", "Kunta")
		}
		f := books.New(t, books.Named("a", books.Grid{formHeader, row}))
		// Setting a formula keeps the value that the cell had.
		books.Check(t, f.SetCellValue("a", c.cell, nil))
		books.Check(t, f.SetCellFormula("a", c.cell, "1+1"))
		books.Save(t, f, filepath.Join(dir, "k", "k.xlsx"))
		books.Check(t, f.Close())
		_, problems := exports.Load(collecting(t), dir, 2023, "")
		trial.WantProblem(t, problems, "'a'!"+c.cell+": virhe: solussa on kaava, jonka tulosta ei ole tallennettu", "avaa tiedosto Excelissä ja tallenna se uudelleen")
	}
}

func TestFormSheetsAreUsedOrReported(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, 1}}))
	f := books.New(t, books.Named("ehjä", books.Grid{formHeader, formRow("luku", 7.5)}), books.Named("piilossa", books.Grid{formHeader, formRow("malli", nil, nil, "pilotti")}),
		books.Named("otsikoton", books.Grid{formRow("malli", nil, nil, "pilotti")}), books.Named("ohje", books.Grid{{"malli", "Tähän kirjoitetaan vaihe"}}))
	books.Check(t, f.SetSheetVisible("piilossa", false))
	books.Save(t, f, filepath.Join(dir, "k", "k.xlsx"))
	d, problems := exports.Load(collecting(t), dir, 2023, "")
	trial.WantProblem(t, problems, "'piilossa'!A2: virhe: lomakkeen välilehti on piilotettu")
	trial.WantProblem(t, problems, "'otsikoton'!A1: virhe: rivillä on mittari malli, mutta välilehdellä ei ole lomakkeen otsikkoriviä")
	if len(problems) != 2 || !d.Faulty["malli"] || d.Faulty["luku"] {
		t.Errorf("faulty %v\n%s", d.Faulty, trial.Printed(problems))
	}
	if v := d.Measured["luku"].Values; len(v) != 1 {
		t.Errorf("values %s", trial.Written(v))
	}
}

// TestFaultyMetrics has a fault for each of the places that a metric's values
// come from.
func TestFaultyMetrics(t *testing.T) {
	dir := t.TempDir()
	sources := "lähteet:\n  t: {nimi: T, tiedostot: a.xlsx, muoto: pitkä}\n"
	ids := func(d *programme.Data) string { return strings.Join(slices.Sorted(maps.Keys(d.Faulty)), " ") }

	// A text for a number concerns the metric that reads the cell.
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, "paljon"}}))
	d, _ := trial.Run(t, dir, 0, sources, `arvo: {lähde: t, aika: Vuosi, luku: Arvo}`)
	if ids(d) != "m" {
		t.Errorf("a text for a number: %q", ids(d))
	}
	d, _ = trial.Run(t, dir, 2022, sources, `arvo: {lähde: t, aika: Vuosi, luku: Arvo}`)
	if ids(d) != "" {
		t.Errorf("a fault of a later year: %q", ids(d))
	}
	d, _ = trial.Run(t, dir, 0, sources, `arvo: {lähde: t, aika: Vuosi, luku: Arvot}`)
	if ids(d) != "m" {
		t.Errorf("an unknown column: %q", ids(d))
	}

	// A file that can't be read concerns every metric of the source.
	twice := programmeOfTwo(t)
	d, problems := exports.Load(twice, t.TempDir(), 0, "")
	if ids(d) != "m1 m2" || len(problems) != 1 {
		t.Errorf("a missing file: %q\n%s", ids(d), trial.Printed(problems))
	}
	d, _ = exports.Load(twice, dir, 0, "")
	if ids(d) != "m1 m2" {
		t.Errorf("a cell of both: %q", ids(d))
	}

	// A form that can't be read may hold any of the metrics that are asked for.
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, 1}}))
	books.WriteRaw(t, filepath.Join(dir, "form.xlsx"), "", map[string]string{"xl/workbook.xml": ""})
	p := collecting(t)
	p.Collected = []string{"form.xlsx"}
	if d, _ = exports.Load(p, dir, 0, ""); ids(d) != "luku malli" {
		t.Errorf("a damaged form: %q", ids(d))
	}
}

func programmeOfTwo(t *testing.T) *programme.Programme {
	t.Helper()
	p := trial.Parse(t, "lähteet:\n  t: {nimi: T, tiedostot: a.xlsx, muoto: pitkä}\n", `arvo: {lähde: t, aika: Vuosi, luku: Arvo}`)
	row := p.Themes[0].Lupaukset[0].Tavoitteet[0].Toimenpiteet[0]
	first := row.Mittarit[0]
	first.ID = "m1"
	second, mapping := *first, *first.Mapping
	second.ID, second.Mapping = "m2", &mapping
	row.Mittarit = append(row.Mittarit, &second)
	return p
}

func TestMilestoneEntryTellsEveryYear(t *testing.T) {
	dir := t.TempDir()
	p := trial.Parse(t, longSource(""), eventArvo)
	staged(p, "valmis")
	for _, c := range []struct {
		rows    books.Grid
		through int
		want    string
	}{
		{books.Grid{{"malli", "valmis", "3.2.2026"}}, 2025, "[2022 2023 2024 2025 2026]"},
		{books.Grid{{"malli", "valmis", "3.2.2022"}}, 2024, "[2022 2023 2024]"},
		{books.Grid{{"malli", "ei aloitettu", nil}}, 2023, "[2022 2023]"},
		// Nobody asked for 2024 and 2025, and nothing is known of them yet.
		{books.Grid{{"malli", "valmis", "3.2.2023"}}, 0, "[2022 2023]"},
		{books.Grid{{"muu", "valmis", "3.2.2023"}}, 2023, "[]"},
	} {
		books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", append(books.Grid{{"Mittari", "Vaihe", "Päivä"}, {"malli", nil, nil}}, c.rows...)))
		d, problems := exports.Load(p, dir, c.through, "")
		if got := fmt.Sprint(d.YearsWithValues); got != c.want || len(problems) > 0 {
			t.Errorf("%v through %d: years %s, want %s\n%s", c.rows, c.through, got, c.want, trial.Printed(problems))
		}
	}
}

func TestListFormulasWithoutResult(t *testing.T) {
	dir := t.TempDir()
	f := books.New(t, books.Named("a", books.Grid{{"Mittari", "Vaihe", "Päivä"}, {"malli", nil, "3.2.2023"}, {"malli", "valmis", nil}}))
	books.Check(t, f.SetCellFormula("a", "B2", "1+1"))
	books.Check(t, f.SetCellFormula("a", "C3", "1+1"))
	books.Save(t, f, filepath.Join(dir, "a.xlsx"))
	k := books.New(t, books.Named("k", books.Grid{{"Mittari", "Vuosi", "Teksti", "Taho"}, {"m", 2023, nil, "Kunta"}}))
	books.Check(t, k.SetCellFormula("k", "C2", "1+1"))
	books.Save(t, k, filepath.Join(dir, "k", "k.xlsx"))
	p := trial.Parse(t, longSource("")+"\n  k: {nimi: Kommentit, tiedostot: k/k.xlsx, muoto: pitkä}\nkommentit: {lähde: k, tunnus: Mittari, vuosi: Vuosi, taho: Taho, kommentti: Teksti}", eventArvo)
	staged(p, "valmis")
	_, problems := exports.Load(p, dir, 0, "")
	for _, cell := range []string{"'a'!B2", "'a'!C3", "'k'!C2"} {
		trial.WantProblem(t, problems, cell+": virhe: "+xlsx.FormulaFact, xlsx.FormulaHint)
	}
}

func TestUnknownDimensionIsUnderlined(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Alue", "Vuosi", "Arvo"}, {"Sotkamo", 2023, 1}}))
	_, problems := trial.Run(t, dir, 0, longSource(""), "arvo:\n  lähde: t\n  missä: {Alua: Sotkamo}\n  aika: Vuosi\n  luku: Arvo")
	trial.WantProblem(t, problems, `ei ole ulottuvuutta "Alua"`, "missä: {Alua: Sotkamo}\n      |                     ^~~~\n")
}

func TestNearestOfShortIDs(t *testing.T) {
	ids := []string{"tyottomyysaste", "tyotyytyvaisyys", "nettisivut", "tulos", "m"}
	for wanted, want := range map[string]string{
		"esteettomyys": "", "tyottomyysate": "tyottomyysaste", "Nettisivu": "nettisivut", "tulokset": "tulos", "nettisivut-2": "nettisivut", "mm": "m", "arvo": "",
	} {
		if got := strings.Join(problem.Nearest(wanted, ids, 1), ""); got != want {
			t.Errorf("nearest(%q) = %q, want %q", wanted, got, want)
		}
	}
	// Of two that are as near, the one that begins the same is meant.
	if got := problem.Nearest("arvot", []string{"karvo", "arvoa"}, 1); !slices.Equal(got, []string{"arvoa"}) {
		t.Errorf("nearest = %q", got)
	}
}
