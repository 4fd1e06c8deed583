package exports_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/exports"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

// quarters is a list of quarters' figures.
func quarters(years ...int) books.Grid {
	g := books.Grid{{"Jakso", "Käynnit", "Virkoja"}}
	for _, y := range years {
		for q := 1; q <= 4; q++ {
			g = append(g, []any{fmt.Sprintf("%dQ%d", y, q), q * 10, 2})
		}
	}
	return g
}

func TestAggregates(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", quarters(2023)))
	for aggregate, want := range map[string]string{
		"keskiarvo":   "2023: 25 (4/4) [a B2:B5: 4 neljänneksen keskiarvo]",
		"summa":       "2023: 100 (4/4) [a B2:B5: 4 neljänneksen summa]",
		"viimeinen":   "2023: 40 (4/4) [a B5: vuoden viimeinen neljännes (2023K4)]",
		"ensimmäinen": "2023: 10 (4/4) [a B2: vuoden ensimmäinen neljännes (2023K1)]",
		"suurin":      "2023: 40 (4/4) [a B2:B5: 4 neljänneksen suurin arvo]",
		"pienin":      "2023: 10 (4/4) [a B2:B5: 4 neljänneksen pienin arvo]",
		"lukumäärä":   "2023: 4 (4/4) [a B2:B5: rivien lukumäärä]",
	} {
		d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Jakso, luku: Käynnit, yhdistä: `+aggregate+`}`)
		trial.WantValues(t, d, problems, want)
	}
	d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Jakso, luku: Käynnit, yhdistä: summa, kerroin: 0.5}`)
	trial.WantValues(t, d, problems, "2023: 50 (4/4) [a B2:B5: 4 neljänneksen summa, kerrottuna luvulla 0,5]")
	// One third is exact until it is printed.
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Jakso", "Luku"}, {"2023M01", 0.1}, {"2023M02", 0.2}, {"2023M03", 0.7}}))
	d, problems = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Jakso, luku: Luku, yhdistä: keskiarvo}`)
	if problems.HasErrors() || d.Measured["m"].Values[0].Number.RatString() != "1/3" {
		t.Errorf("mean %v", d.Measured["m"].Values)
	}
}

func TestAccumulate(t *testing.T) {
	dir := t.TempDir()
	write := func(rows ...[]any) {
		books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", append(books.Grid{{"Vuosi", "Uusia"}}, rows...)))
	}
	arvo := `arvo: {lähde: t, aika: Vuosi, luku: Uusia, kertymä: kyllä}`
	write([]any{2021, 9}, []any{2022, 1}, []any{2023, 2})
	d, problems := trial.Run(t, dir, 0, longSource(""), arvo)
	trial.WantValues(t, d, problems,
		"2022: 1 [a B3: ei muutettu]",
		"2023: 3 [a B3: summa vuosista 2022–2023] [a B4: summa vuosista 2022–2023]")
	if v := d.Measured["m"].Values[1]; !v.Accumulated {
		t.Error("not marked as accumulated")
	}
	write([]any{2022, 1}, []any{2024, 2})
	d, problems = trial.Run(t, dir, 0, longSource(""), arvo)
	if problems.HasErrors() || d.Measured["m"].Values[1].Number != nil || d.Measured["m"].Values[1].Missing != "kertymästä puuttuu vuosi 2023" {
		t.Errorf("a missing year: %s", trial.Written(d.Measured["m"].Values))
	}
	write([]any{2022, 1}, []any{2023, 1}, []any{2023, 1}, []any{2024, 2}, []any{2024, 2})
	d, _ = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Vuosi, luku: Uusia, kertymä: kyllä, yhdistä: summa, vaaditaan: 2}`)
	if v := d.Measured["m"].Values; v[0].Number == nil || !v[0].Incomplete() || v[1].Missing != "kertymässä vuosi 2022 on vajaa (1/2)" {
		t.Errorf("an incomplete year: %s", trial.Written(v))
	}
}

func TestRatio(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", append(quarters(2022, 2023), []any{"2024Q1", 10, 0}, []any{"2025Q1", 10, nil})))
	part := func(column, aggregate string) string {
		return `{lähde: t, aika: Jakso, luku: ` + column + `, yhdistä: ` + aggregate + `}`
	}
	d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {suhde: {osoittaja: `+part("Käynnit", "summa")+`, nimittäjä: `+part("Virkoja", "viimeinen")+`}, kerroin: 100}`)
	if problems.HasErrors() {
		t.Fatal(trial.Printed(problems))
	}
	v := d.Measured["m"].Values
	if got := strings.Split(trial.Written(v), "\n"); got[1] != "2023: 5\u00a0000 (4/4) [a B6:B9: osoittaja: 4 neljänneksen summa; osamäärä kerrottuna luvulla 100] [a C9: nimittäjä: vuoden viimeinen neljännes (2023K4)]" {
		t.Errorf("ratio: %s", got[1])
	}
	if v[2].Number != nil || v[2].Missing != "nimittäjä on nolla" || v[3].Number != nil || v[3].Missing != "nimittäjä puuttuu" {
		t.Errorf("divisors: %s", trial.Written(v))
	}
	if got := fmt.Sprint(d.YearsWithValues); got != "[2022 2023]" {
		t.Errorf("years with values %s", got)
	}
	if v[1].Aggregate != programme.Quotient || v[2].Periods != 1 || v[2].Required != 4 {
		t.Errorf("a ratio of two sides of quarters has the quarters of both: %+v", v)
	}
}

func TestUsersOfACell(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "seuranta.xlsx"), books.Named("Työttömät 2023", books.Grid{{"Vuosi", "Nuoret"}, {2023, "n. 300"}}))
	p := trial.Parse(t, longSource(""), `arvo: {lähde: t, aika: Vuosi, luku: Nuoret}`)
	row := p.Themes[0].Lupaukset[0].Tavoitteet[0].Toimenpiteet[0]
	second := *row.Mittarit[0]
	second.ID = "nuoret-tyottomat"
	row.Mittarit = append(row.Mittarit, &second)
	_, problems := exports.Load(p, dir, 0, "")
	want := `seuranta.xlsx: 'Työttömät 2023'!B2: virhe: solussa on teksti "n. 300", mutta sen pitäisi olla luku
  vihje: kirjoita soluun luku, tai tyhjennä solu, jos lukua ei ole; solua käyttävät mittarit m (programme.yaml:14) ja nuoret-tyottomat (programme.yaml:14)
`
	if got := trial.Printed(problems); got != want {
		t.Errorf("printed:\n%swant:\n%s", got, want)
	}
}
