package exports

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"tolokku/programme/exports/internal/books"
)

// monthly is a PxWeb sheet as the agencies write it: stub of area and month,
// the contents across, footer below. The second contents are the months' numbers.
func monthly(title string, years ...int) books.Grid {
	g := books.Grid{{title}, nil, {nil, nil, "Työnhakijoita (lkm.)", "Työttömät työnhakijat (lkm.)"}}
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
				g = append(g, []any{label, strconv.Itoa(y) + "M" + twoDigits(m), base*10 + m, base + m})
			}
		}
	}
	return append(g, nil, []any{"Työttömät: 318 <b>kunnassa</b>"}, []any{"Päivitetty viimeksi:"}, []any{"20240123 09:00"}, nil, []any{"Lähde:"}, []any{"Työ- ja elinkeinoministeriö"})
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

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
		books.Write(t, filepath.Join(dir, "12r5_20240123-090000.xlsx"), books.Named("12r5", monthly(title, 2022, 2023)))
		d, problems := run(t, dir, 0, pxwebSource, arvo)
		wantValues(t, d, problems,
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
	books.Write(t, file, books.Named("12r5", monthly("Otsikko, jonka joku kirjoitti", 2023)))
	_, problems := run(t, dir, 0, pxwebSource, monthlyMean)
	wantProblem(t, problems, "a.xlsx: '12r5': virhe: välilehden otsikosta ei selviä", "2 sarakkeessa ja yksi otsikkorivi", "ulottuvuudet: [Alue, Kuukausi, Tiedot]")
	given := strings.Replace(pxwebSource, "pxweb}", "pxweb, ulottuvuudet: [Alue, Kuukausi, Tiedot]}", 1)
	d, problems := run(t, dir, 0, given, monthlyMean)
	wantValues(t, d, problems, "2023: 106,5 (12/12) [12r5 D16:D27: 12 kuukauden keskiarvo]")
	_, problems = run(t, dir, 0, strings.Replace(given, "Kuukausi, ", "", 1), monthlyMean)
	wantProblem(t, problems, "lähteessä on 2 ulottuvuutta")
	// Without a title the header starts on the first row.
	books.Write(t, file, books.Named("12r5", monthly("", 2023)[2:]))
	d, problems = run(t, dir, 0, given, monthlyMean)
	wantValues(t, d, problems, "2023: 106,5 (12/12) [12r5 D14:D25: 12 kuukauden keskiarvo]")
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
	d, problems := run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo, Sukupuoli: Naiset, Tiedot: "%"}, aika: Vuosi}`)
	wantValues(t, d, problems, "2022: 14 [a E7: arvo sellaisenaan]", "2023: 18 [a I7: arvo sellaisenaan]")
	d, problems = run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo, Sukupuoli: [Miehet, Naiset], Tiedot: lkm}, aika: Vuosi, yhdistä: summa}`)
	wantValues(t, d, problems, "2022: 24 (2/2) [a B7 D7: 2 luvun summa]", "2023: 32 (2/2) [a F7 H7: 2 luvun summa]")
	// Several cells of a year that no filter asked for must not be added up.
	_, problems = run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo, Tiedot: lkm}, aika: Vuosi, yhdistä: summa}`)
	wantProblem(t, problems, "programme.yaml:", "ajalle 2022 jää 2 lukua (esimerkiksi solut B7 ja D7)", `ulottuvuutta "Sukupuoli" ei ole rajattu`, `"Miehet" ja "Naiset"`)
	if len(problems) != 1 {
		t.Errorf("the same fault of two years must be told once:\n%s", printed(problems))
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
	want := []string{"2022: 10\u00a0300 [a E6: arvo sellaisenaan]", "2023: 10\u00a0200 [a E7: arvo sellaisenaan]"}
	d, problems := run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: {koodi: KU765}}, aika: Vuosi}`)
	wantValues(t, d, problems, want...)
	d, problems = run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Vuosi}`)
	wantValues(t, d, problems, want...)
	_, problems = run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: {koodi: KU756}}, aika: Vuosi}`)
	wantProblem(t, problems, `ei ole koodia "KU756"`, `"KU765"`)
	// Code and text may share a cell.
	books.Write(t, file, books.Named("a", books.Grid{
		{"Väestö muuttujina Alue, Vuosi ja Tiedot"}, nil,
		{nil, nil, "Väkiluku"},
		{"KU290 Kuhmo", "2023", 7_900},
		{"KU765 Sotkamo", "2023", 10_200},
	}))
	for _, filter := range []string{"{koodi: KU765}", "Sotkamo", "KU765 Sotkamo"} {
		d, problems = run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: `+filter+`}, aika: Vuosi}`)
		wantValues(t, d, problems, "2023: 10\u00a0200 [a C5: arvo sellaisenaan]")
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
	d, problems := run(t, dir, 0, strings.Replace(pxwebSource, "pxweb}", `pxweb, nolla: ["-"]}`, 1), arvo)
	wantValues(t, d, problems, "2021: 5 [a C4: arvo sellaisenaan]", `2022: – lähteessä on luvun paikalla merkki ”..” (0/1) [a C5: ei lukua]`,
		"2023: 0 [a C6: arvo sellaisenaan]", "2025: 4 [a C8: arvo sellaisenaan]")
	_, problems = run(t, dir, 0, pxwebSource, arvo)
	wantProblem(t, problems, `a.xlsx: 'a'!C6: virhe: solussa on merkki "-", jonka merkitystä ei ole kerrottu`, `nolla: ["-"]`, "solua käyttää mittari m (programme.yaml:")
	// A fault of a later year is no business of an earlier report.
	d, problems = run(t, dir, 2022, pxwebSource, arvo)
	if len(problems) != 0 || len(d.Measured["m"].Values) != 2 {
		t.Errorf("through 2022: %s\n%s", written(d.Measured["m"].Values), printed(problems))
	}
	if got := d.YearsWithValues; len(got) != 2 || got[0] != 2021 || got[1] != 2025 {
		t.Errorf("years with values %v", got)
	}
}

func TestPxWebLabels(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "12r5.xlsx"), books.Named("12r5", monthly("Työnvälitys muuttujina Alue, Kuukausi ja Tiedot", 2023)))
	_, problems := run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "Alue: Sotkamo", "Alue: Sotkano", 1))
	wantProblem(t, problems, `programme.yaml:`, `ulottuvuudessa "Alue" ei ole nimikettä "Sotkano" (12r5.xlsx, välilehti "12r5")`, `tarkoititko "Sotkamo"?`)
	_, problems = run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "Työttömät työnhakijat (lkm.)", "Työttömät työnhakijat", 1))
	wantProblem(t, problems, `ei ole nimikettä "Työttömät työnhakijat"`, `"Työttömät työnhakijat (lkm.)"`)
	_, problems = run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "Alue: Sotkamo", "Kunta: Sotkamo", 1))
	wantProblem(t, problems, `ei ole ulottuvuutta "Kunta"`, `"Alue", "Kuukausi", "Tiedot"`)
	_, problems = run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, "aika: Kuukausi", "aika: Vuosi", 1))
	wantProblem(t, problems, `ei ole ulottuvuutta "Vuosi"`)
	_, problems = run(t, dir, 0, pxwebSource, strings.Replace(monthlyMean, ", yhdistä: keskiarvo", "", 1))
	wantProblem(t, problems, "vuodelle 2023 on 12 lukua (2023M01 … 2023M12)", "yhdistä: keskiarvo")
	// All faults of a mapping at once.
	_, problems = run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Sotkano, Tiedot: Työttömiä}, aika: Kuukausi, yhdistä: keskiarvo}`)
	if len(problems) != 2 {
		t.Errorf("want both labels' problems:\n%s", printed(problems))
	}
}

func TestPxWebLastRowWithoutValues(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Luvut muuttujina Alue ja Vuosi"}, nil, {nil, "2022", "2023"}, {"Sotkamo", 1, 2}, {"Kuhmo"}, {"1 Alaviite heti taulukon alla"}}))
	d, problems := run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: Kuhmo}, aika: Vuosi}`)
	wantValues(t, d, problems)
	d, problems = run(t, dir, 0, pxwebSource, `arvo: {lähde: t, missä: {Alue: {ei: Kuhmo}}, aika: Vuosi}`)
	wantValues(t, d, problems, "2022: 1 [a B4: arvo sellaisenaan]", "2023: 2 [a C4: arvo sellaisenaan]")
}

func TestPxWebBlankRow(t *testing.T) {
	dir := t.TempDir()
	g := monthly("Työnvälitys muuttujina Alue, Kuukausi ja Tiedot", 2023)
	g = append(g[:21:21], append(books.Grid{nil}, g[21:]...)...)
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", g))
	d, problems := run(t, dir, 0, pxwebSource, monthlyMean)
	wantProblem(t, problems, "varoitus: taulukko päättyy tyhjään riviin 22", "niitä ei lueta")
	wantValues(t, d, problems, "2023: 103,5 (6/12) [a D16:D21: 6 kuukauden keskiarvo]")
}

func TestTitleNames(t *testing.T) {
	for title, want := range map[string]string{
		"Työnvälityksen tunnusluvut muuttujina Alue, Kuukausi ja Tiedot":   "Alue|Kuukausi|Tiedot",
		"Arbetsförmedlingens nyckeltal efter Område, Månad och Uppgifter":  "Område|Månad|Uppgifter",
		"12r5 -- Key figures by Area, Month and Information":               "Area|Month|Information",
		"07459: Population, by region, sex, age, year and contents":        "region|sex|age|year|contents",
		"03013: Konsumprisindeks, etter måned og statistikkvariabel":       "måned|statistikkvariabel",
		"Väestö muuttujina Vuosi":                                          "Vuosi",
		"Population by Region, Sex, and Year":                              "Region|Sex|Year",
		"Tuotanto ja myynti muuttujina Alue, Ala ja koko, Vuosi ja Tiedot": "Alue|Ala ja koko|Vuosi|Tiedot",
	} {
		found := false
		for _, names := range titleNames(title) {
			found = found || strings.Join(names, "|") == want
		}
		if !found {
			t.Errorf("titleNames(%q) = %q; want %s among them", title, titleNames(title), want)
		}
	}
	if got := titleNames("Date"); len(got) != 0 {
		t.Errorf("titleNames of no such title = %q", got)
	}
}
