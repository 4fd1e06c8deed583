package exports_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

func tableSource(keys string) string {
	return "lähteet:\n  t: {nimi: Seuranta, tiedostot: \"*.xlsx\", muoto: taulukko" + keys + "}"
}

func TestTableYearsAcross(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.xlsx")
	rows := books.Grid{
		{"Alue", "Mittari", 2022, "2023*"},
		{"Sotkamo", "Työttömät", 318, 300.5},
		{"Kuhmo", "Työttömät", "1\u00a0056,75", "−3"},
		nil,
		{"Lähde: työnvälitystilasto"},
	}
	books.Write(t, file, books.Named("a", rows))
	for _, sources := range []string{
		tableSource(", rivit: [Alue, Mittari]"),
		tableSource(", rivit: [A, B], otsikkorivi: Alue"),
	} {
		d, problems := trial.Run(t, dir, 0, sources, `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Sarake}`)
		trial.WantValues(t, d, problems, "2022: 318 [a C2: ei muutettu]", "2023: 300,5 [a D2: ei muutettu]")
	}
	d, problems := trial.Run(t, dir, 0, tableSource(", rivit: [Alue, Mittari]"), `arvo: {lähde: t, missä: {A: Kuhmo}, aika: Sarake}`)
	trial.WantValues(t, d, problems, "2022: 1\u00a0056,75 [a C3: ei muutettu]", "2023: \u22123 [a D3: ei muutettu]")
	// The header moved two rows down since the mapping was written.
	books.Write(t, file, books.Named("a", append(books.Grid{{"Seuranta"}, {"päivitetty"}}, rows...)))
	d, problems = trial.Run(t, dir, 0, tableSource(", rivit: [Alue, Mittari]"), `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Sarake}`)
	trial.WantProblem(t, problems, "varoitus: otsikkorivi on rivillä 3, vaikka lähteen mukaan se on rivillä 1", "otsikkorivi: 3")
	trial.WantValues(t, d, problems, "2022: 318 [a C4: ei muutettu]", "2023: 300,5 [a D4: ei muutettu]")
	_, problems = trial.Run(t, dir, 0, tableSource(", otsikkorivi: Aluekoodi"), `arvo: {lähde: t, aika: Sarake}`)
	trial.WantProblem(t, problems, `ei löydy otsikkoriviä, jolla on teksti "Aluekoodi"`, `"Alue"`)
	_, problems = trial.Run(t, dir, 0, tableSource(", rivit: [Aluekoodi], otsikkorivi: 3"), `arvo: {lähde: t, aika: Sarake}`)
	trial.WantProblem(t, problems, `saraketta "Aluekoodi"`, `"Alue"`)
}

func TestTableTwoHeaderRows(t *testing.T) {
	rows := books.Grid{
		{"Alue", 2022, nil, 2023, nil},
		{nil, "lkm", "%", "lkm", "%"},
		{"Sotkamo", 318, 7.5, 300, 7.1},
		{"Kuhmo", 200, 8.5, 190, 8.1},
	}
	arvo := `arvo: {lähde: t, missä: {Alue: Sotkamo, Yksikkö: "%"}, aika: Vuosi}`
	want := []string{"2022: 7,5 [a C3: ei muutettu]", "2023: 7,1 [a E3: ei muutettu]"}
	sources := tableSource(", otsikkorivejä: 2, rivit: [Alue], sarakkeet: [Vuosi, Yksikkö]")
	for _, merged := range []bool{false, true} {
		dir := t.TempDir()
		f := books.New(t, books.Named("a", rows))
		if merged {
			books.Check(t, f.MergeCell("a", "A1", "A2"))
			books.Check(t, f.MergeCell("a", "B1", "C1"))
			books.Check(t, f.MergeCell("a", "D1", "E1"))
		}
		books.Save(t, f, filepath.Join(dir, "a.xlsx"))
		d, problems := trial.Run(t, dir, 0, sources, arvo)
		trial.WantValues(t, d, problems, want...)
		d, problems = trial.Run(t, dir, 0, tableSource(", otsikkorivejä: 2"), `arvo: {lähde: t, missä: {Alue: Sotkamo, Sarake 2: "%"}, aika: Sarake 1}`)
		trial.WantValues(t, d, problems, want...)
	}
}

func TestTableWithoutHeader(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "kunnat_2023.xlsx"), books.Named("a", books.Grid{{20, "Akaa", "16\u00a0408"}, {765, "Sotkamo", "10\u00a0275"}}))
	d, problems := trial.Run(t, dir, 0, tableSource(", otsikkorivi: ei, rivit: [A, B]"), `arvo: {lähde: t, missä: {B: Sotkamo, Sarake: C}, aika: Tiedosto}`)
	trial.WantValues(t, d, problems, "2023: 10\u00a0275 [a C2: ei muutettu]")
}

func TestTableYearInSheetName(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"),
		books.Named("Tietoja", books.Grid{{"Selite", "Teksti"}, {"Alue", "kunta"}}),
		books.Named("Työttömät 2022", books.Grid{{nil, nil, "Väkiluku", "Työttömät"}, {2022, "Kuhmo", 8000, 400}, {nil, "Sotkamo", 10300, 318}}),
		books.Named("Työttömät 2023", books.Grid{{nil, nil, "Väkiluku", "Työttömät"}, {2023, "Kuhmo", 7900, 390}, {nil, "Sotkamo", 10200, 300}}))
	for _, time := range []string{"Välilehti", "A"} {
		d, problems := trial.Run(t, dir, 0, tableSource(`, välilehti: "Työttömät *", rivit: [A, B]`), `arvo: {lähde: t, missä: {B: Sotkamo, Sarake: Työttömät}, aika: `+time+`}`)
		trial.WantValues(t, d, problems, "2022: 318 [Työttömät 2022 D3: ei muutettu]", "2023: 300 [Työttömät 2023 D3: ei muutettu]")
	}
	_, problems := trial.Run(t, dir, 0, tableSource(`, välilehti: "Työttömät 2024"`), `arvo: {lähde: t, aika: A}`)
	trial.WantProblem(t, problems, `ei ole välilehteä "Työttömät 2024"`, `tarkoititko "Työttömät 2022"?`)
	_, problems = trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, aika: A}`)
	trial.WantProblem(t, problems, "tiedostossa on monta välilehteä", `välilehti: "Tietoja"`)
}

func TestTableMonthsAcross(t *testing.T) {
	dir := t.TempDir()
	header, complete, begun := []any{nil, "Koko vuosi"}, []any{2024, 133.6}, []any{2025, "."}
	for m, name := range []string{"Tammi", "Helmi", "Maalis", "Huhti", "Touko", "Kesä", "Heinä", "Elo", "Syys", "Loka", "Marras", "Joulu"} {
		header, complete = append(header, name), append(complete, 130+m)
		if m < 2 {
			begun = append(begun, 140+m)
		} else {
			begun = append(begun, ".")
		}
	}
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{header, begun, complete, {"1 Aiemmat luvut ovat toisessa taulukossa"}}))
	sources := tableSource(`, puuttuva: ["."]`)
	d, problems := trial.Run(t, dir, 0, sources, `arvo: {lähde: t, missä: {Sarake: {ei: Koko vuosi}}, aika: A, yhdistä: keskiarvo}`)
	trial.WantValues(t, d, problems, "2024: 135,5 (12/12) [a C3:N3: 12 kuukauden keskiarvo]", "2025: 140,5 (2/12) [a C2:D2: 2 kuukauden keskiarvo]")
	d, problems = trial.Run(t, dir, 0, sources, `arvo: {lähde: t, missä: {Sarake: [Tammi, Helmi]}, aika: A, yhdistä: summa, vaaditaan: 2}`)
	trial.WantValues(t, d, problems, "2024: 261 (2/2) [a C3:D3: 2 kuukauden summa]", "2025: 281 (2/2) [a C2:D2: 2 kuukauden summa]")
	_, problems = trial.Run(t, dir, 0, sources, `arvo: {lähde: t, aika: A, yhdistä: keskiarvo}`)
	trial.WantProblem(t, problems, `ulottuvuudessa "Sarake" on ajankohtien seassa "Koko vuosi"`, "Sarake: {ei: Koko vuosi}")
}

func TestTableNotPeriods(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Alue", "2022", "2023", "Muutos"}, {"Sotkamo", 318, 300, -18}}))
	_, problems := trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Sarake}`)
	trial.WantProblem(t, problems, `'a'!D2: virhe: solun aika on "Muutos"`, `Sarake: {ei: "Muutos"}`)
	d, problems := trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, missä: {Alue: Sotkamo, Sarake: {ei: Muutos}}, aika: Sarake}`)
	trial.WantValues(t, d, problems, "2022: 318 [a B2: ei muutettu]", "2023: 300 [a C2: ei muutettu]")
}

func TestTableDates(t *testing.T) {
	dir := t.TempDir()
	rows := books.Grid{{"Kuukausi", "Työttömät"}}
	for m := time.January; m <= time.December; m++ {
		rows = append(rows, []any{time.Date(2023, m, 1, 0, 0, 0, 0, time.UTC), 100 + int(m)})
	}
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", rows))
	arvo := `arvo: {lähde: t, aika: Kuukausi, yhdistä: viimeinen}`
	d, problems := trial.Run(t, dir, 0, tableSource(""), arvo)
	trial.WantValues(t, d, problems, "2023: 112 (12/12) [a B13: vuoden viimeinen kuukausi (2023M12)]")
	// The same days in the calendar that starts from 1904, without a date format.
	rows = books.Grid{{"Kuukausi", "Työttömät"}, {43465, 1}, {43496, 2}}
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", rows))
	books.Rewrite(t, filepath.Join(dir, "a.xlsx"), func(name, content string) string {
		if name == "xl/workbook.xml" {
			return strings.Replace(content, "<workbookPr", `<workbookPr date1904="1"`, 1)
		}
		return content
	})
	d, problems = trial.Run(t, dir, 0, tableSource(""), strings.Replace(arvo, "viimeinen", "ensimmäinen", 1))
	trial.WantValues(t, d, problems, "2023: 1 (2/12) [a B2: vuoden ensimmäinen kuukausi (2023M01)]")
}

func TestHiddenSheets(t *testing.T) {
	dir := t.TempDir()
	f := books.New(t, books.Named("Luvut", books.Grid{{"Alue", "2023"}, {"Sotkamo", 318}}), books.Named("Vanhat", books.Grid{{"Alue", "2023"}, {"Sotkamo", 1}}))
	books.Check(t, f.SetSheetVisible("Vanhat", false))
	books.Save(t, f, filepath.Join(dir, "a.xlsx"))
	d, problems := trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Sarake}`)
	trial.WantValues(t, d, problems, "2023: 318 [Luvut B2: ei muutettu]")
	d, problems = trial.Run(t, dir, 0, tableSource(", välilehti: Vanhat"), `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Sarake}`)
	trial.WantValues(t, d, problems, "2023: 1 [Vanhat B2: ei muutettu]")
}
