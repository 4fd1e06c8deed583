package exports_test

import (
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

const pxwebSource = `
lähteet:
  t: {nimi: Työnvälitystilasto, tiedostot: "*.xlsx", muoto: pxweb}`

const monthlyMean = `arvo: {lähde: t, missä: {Alue: Sotkamo, Tiedot: "Työttömät työnhakijat (lkm.)"}, aika: Kuukausi, yhdistä: keskiarvo}`

func TestPxWebTitles(t *testing.T) {
	for title, arvo := range map[string]string{
		"Työnvälitys muuttujina Alue, Kuukausi ja Tiedot": monthlyMean,
		"Nyckeltal efter Område, Månad och Uppgifter":     strings.NewReplacer("Alue", "Område", "Kuukausi", "Månad", "Tiedot", "Uppgifter").Replace(monthlyMean),
		"12r5 -- Key figures by Area, Month and Contents": strings.NewReplacer("Alue", "Area", "Kuukausi", "Month", "Tiedot", "Contents").Replace(monthlyMean),
	} {
		dir := t.TempDir()
		books.Write(t, filepath.Join(dir, "12r5_20240123-090000.xlsx"), books.Named("12r5", books.Monthly(title, 2022, 2023)))
		d, problems := trial.Run(t, dir, 0, pxwebSource, arvo)
		trial.WantValues(t, d, problems,
			"2022: 106,5 (12/12) [12r5 D28:D39: 12 kuukauden keskiarvo]",
			"2023: 106,5 (12/12) [12r5 D40:D51: 12 kuukauden keskiarvo]")
		if d.Files[0].Updated != "20240123 09:00" || len(d.Files[0].SHA256) != 64 || d.Files[0].Name != "12r5_20240123-090000.xlsx" {
			t.Errorf("file %+v", d.Files[0])
		}
	}
}

func TestPxWebNames(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.xlsx")
	books.Write(t, file, books.Named("12r5", books.Monthly("Otsikko, jonka joku kirjoitti", 2023)))
	_, problems := trial.Run(t, dir, 0, pxwebSource, monthlyMean)
	trial.WantProblem(t, problems, "a.xlsx: '12r5': virhe: välilehden otsikosta ei selviä", "2 sarakkeessa ja yksi otsikkorivi", "ulottuvuudet: [Alue, Kuukausi, Tiedot]")
	given := strings.Replace(pxwebSource, "pxweb}", "pxweb, ulottuvuudet: [Alue, Kuukausi, Tiedot]}", 1)
	d, problems := trial.Run(t, dir, 0, given, monthlyMean)
	trial.WantValues(t, d, problems, "2023: 106,5 (12/12) [12r5 D16:D27: 12 kuukauden keskiarvo]")
	_, problems = trial.Run(t, dir, 0, strings.Replace(given, "Kuukausi, ", "", 1), monthlyMean)
	trial.WantProblem(t, problems, "lähteessä on 2 ulottuvuutta")
	// Without a title the header starts on the first row.
	books.Write(t, file, books.Named("12r5", books.Monthly("", 2023)[2:]))
	d, problems = trial.Run(t, dir, 0, given, monthlyMean)
	trial.WantValues(t, d, problems, "2023: 106,5 (12/12) [12r5 D14:D25: 12 kuukauden keskiarvo]")
}

func TestPxWebHeadings(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{
		{"Työttömät muuttujina Alue, Vuosi, Sukupuoli ja Tiedot"}, nil,
		{nil, "2022", nil, nil, nil, "2023*"},
		{nil, "Miehet", nil, "Naiset", nil, "Miehet", nil, "Naiset"},
		{nil, "lkm", "%", "lkm", "%", "lkm", "%", "lkm", "%"},
		{"Kuhmo", 1, 2, 3, 4, 5, 6, 7, 8},
		{"Sotkamo", 11, 12, 13, 14, 15, 16, 17, 18},
	}))
	d, problems := trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo, Sukupuoli: Naiset, Tiedot: "%"}, aika: Vuosi}`)
	trial.WantValues(t, d, problems, "2022: 14 [a E7: ei muutettu]", "2023: 18 [a I7: ei muutettu]")
	d, problems = trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo, Sukupuoli: [Miehet, Naiset], Tiedot: lkm}, aika: Vuosi, yhdistä: summa}`)
	trial.WantValues(t, d, problems, "2022: 24 (2/2) [a B7 D7: 2 luvun summa]", "2023: 32 (2/2) [a F7 H7: 2 luvun summa]")
	// Several cells of a year that no filter asked for must not be added up.
	_, problems = trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo, Tiedot: lkm}, aika: Vuosi, yhdistä: summa}`)
	trial.WantProblem(t, problems, "programme.yaml:", "ajalle 2022 jää 2 lukua (esimerkiksi solut B7 ja D7)", `ulottuvuutta "Sukupuoli" ei ole rajattu`, `"Miehet" ja "Naiset"`)
	if len(problems) != 1 {
		t.Errorf("the same fault of two years must be told once:\n%s", trial.Printed(problems))
	}
}

func TestPxWebCodes(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.xlsx")
	books.Write(t, file, books.Named("a", books.Grid{
		{"Väestö muuttujina Alue, Vuosi ja Tiedot"}, nil,
		{nil, nil, nil, nil, "Väkiluku"},
		{"KU290", "Kuhmo", "2022", "2022", 8_000},
		{nil, nil, "2023", "2023", 7_900},
		{"KU765", "Sotkamo", "2022", "2022", 10_300},
		{nil, nil, "2023", "2023", 10_200},
		nil, {"Alue:"}, {"KU765 on koodi"},
	}))
	want := []string{"2022: 10\u00a0300 [a E6: ei muutettu]", "2023: 10\u00a0200 [a E7: ei muutettu]"}
	d, problems := trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: {koodi: KU765}}, aika: Vuosi}`)
	trial.WantValues(t, d, problems, want...)
	d, problems = trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Vuosi}`)
	trial.WantValues(t, d, problems, want...)
	_, problems = trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: {koodi: KU756}}, aika: Vuosi}`)
	trial.WantProblem(t, problems, `ei ole koodia "KU756"`, `"KU765"`)
	// Code and text may share a cell.
	books.Write(t, file, books.Named("a", books.Grid{
		{"Väestö muuttujina Alue, Vuosi ja Tiedot"}, nil,
		{nil, nil, "Väkiluku"},
		{"KU290 Kuhmo", "2023", 7_900},
		{"KU765 Sotkamo", "2023", 10_200},
	}))
	for _, filter := range []string{"{koodi: KU765}", "Sotkamo", "KU765 Sotkamo"} {
		d, problems = trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: `+filter+`}, aika: Vuosi}`)
		trial.WantValues(t, d, problems, "2023: 10\u00a0200 [a C5: ei muutettu]")
	}
}

func TestPxWebSymbols(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{
		{"Väestö muuttujina Alue, Vuosi ja Tiedot"}, nil,
		{nil, nil, "Luku"},
		{"Sotkamo", "2021", 5}, {nil, "2022", ".."}, {nil, "2023", "-"}, {nil, "2024", nil}, {nil, "2025", 4},
	}))
	arvo := `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Vuosi}`
	d, problems := trial.Run(t, dir, 0, strings.Replace(pxwebSource, "pxweb}", `pxweb, nolla: ["-"]}`, 1), arvo)
	trial.WantValues(t, d, problems, "2021: 5 [a C4: ei muutettu]", `2022: – lähteessä on luvun paikalla merkki ”..” (0/1) [a C5: ei lukua]`,
		"2023: 0 [a C6: ei muutettu]", "2025: 4 [a C8: ei muutettu]")
	_, problems = trial.Run(t, dir, 0, pxwebSource, arvo)
	trial.WantProblem(t, problems, `a.xlsx: 'a'!C6: virhe: solussa on merkki "-", jonka merkitystä ei ole kerrottu`, `nolla: ["-"]`, "solua käyttää mittari m (programme.yaml:")
	// A fault of a later year is no business of an earlier report.
	d, problems = trial.Run(t, dir, 2022, pxwebSource, arvo)
	if len(problems) != 0 || len(d.Measured["m"].Values) != 2 {
		t.Errorf("through 2022: %s\n%s", trial.Written(d.Measured["m"].Values), trial.Printed(problems))
	}
	if got := d.YearsWithValues; len(got) != 2 || got[0] != 2021 || got[1] != 2025 {
		t.Errorf("years with values %v", got)
	}
}

func TestPxWebLabels(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "12r5.xlsx"), books.Named("12r5", books.Monthly("Työnvälitys muuttujina Alue, Kuukausi ja Tiedot", 2023)))
	_, problems := trial.Run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "Alue: Sotkamo", "Alue: Sotkano", 1))
	trial.WantProblem(t, problems, `programme.yaml:`, `ulottuvuudessa "Alue" ei ole nimikettä "Sotkano" (12r5.xlsx, välilehti "12r5")`, `tarkoititko "Sotkamo"?`)
	_, problems = trial.Run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "Työttömät työnhakijat (lkm.)", "Työttömät työnhakijat", 1))
	trial.WantProblem(t, problems, `ei ole nimikettä "Työttömät työnhakijat"`, `"Työttömät työnhakijat (lkm.)"`)
	_, problems = trial.Run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "Alue: Sotkamo", "Kunta: Sotkamo", 1))
	trial.WantProblem(t, problems, `ei ole ulottuvuutta "Kunta"`, `"Alue", "Kuukausi", "Tiedot"`)
	_, problems = trial.Run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "aika: Kuukausi", "aika: Vuosi", 1))
	trial.WantProblem(t, problems, `ei ole ulottuvuutta "Vuosi"`)
	_, problems = trial.Run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, ", yhdistä: keskiarvo", "", 1))
	trial.WantProblem(t, problems, "vuodelle 2023 on 12 lukua (2023M01 … 2023M12)", "yhdistä: keskiarvo")
	// All faults of a mapping at once.
	_, problems = trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkano, Tiedot: Työttömiä}, aika: Kuukausi, yhdistä: keskiarvo}`)
	if len(problems) != 2 {
		t.Errorf("want both labels' problems:\n%s", trial.Printed(problems))
	}
}

func TestPxWebLastRowWithoutValues(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Luvut muuttujina Alue ja Vuosi"}, nil, {nil, "2022", "2023"}, {"Sotkamo", 1, 2}, {"Kuhmo"}, {"1 Alaviite heti taulukon alla"}}))
	d, problems := trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Kuhmo}, aika: Vuosi}`)
	trial.WantValues(t, d, problems)
	d, problems = trial.Run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: {ei: Kuhmo}}, aika: Vuosi}`)
	trial.WantValues(t, d, problems, "2022: 1 [a B4: ei muutettu]", "2023: 2 [a C4: ei muutettu]")
}

func TestPxWebBlankRow(t *testing.T) {
	dir := t.TempDir()
	g := books.Monthly("Työnvälitys muuttujina Alue, Kuukausi ja Tiedot", 2023)
	g = append(g[:21:21], append(books.Grid{nil}, g[21:]...)...)
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", g))
	d, problems := trial.Run(t, dir, 0, pxwebSource, monthlyMean)
	trial.WantProblem(t, problems, "varoitus: taulukko päättyy tyhjään riviin 22", "niitä ei lueta")
	trial.WantValues(t, d, problems, "2023: 103,5 (6/12) [a D16:D21: 6 kuukauden keskiarvo]")
}
