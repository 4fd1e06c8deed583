package exports_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

// months is a list of months with two columns; a nil is a blank.
func months(a, b []any) books.Grid {
	g := books.Grid{{"Kuukausi", "A", "B"}}
	for i := range 12 {
		row := []any{"2023M" + []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}[i], nil, nil}
		if i < len(a) {
			row[1] = a[i]
		}
		if i < len(b) {
			row[2] = b[i]
		}
		g = append(g, row)
	}
	return g
}

func ones(n int) []any {
	var all []any
	for range n {
		all = append(all, 1)
	}
	return all
}

const monthRatio = `arvo: {suhde: {osoittaja: {lähde: t, luku: A, aika: Kuukausi, yhdistä: summa}, nimittäjä: {lähde: t, luku: B, aika: Kuukausi, yhdistä: summa}}}`

// TestRatioOfCommonPeriods divides only what both parts have.
func TestRatioOfCommonPeriods(t *testing.T) {
	gap := []any{nil, nil, nil, nil, nil, nil, nil, nil, nil, 2, 2, 2}
	for name, c := range map[string]struct {
		a, b []any
		want string
		warn []string
	}{
		"both full":             {ones(12), ones(12), "1 12/12 osamäärä", nil},
		"half a divisor":        {ones(12), []any{2, 2, 2, 2, 2, 2}, "0,5 6/12 osamäärä", []string{"'a'!B8: varoitus: luku jäi pois suhteesta, koska nimittäjässä ei ole lukua sen parina (2023M07)", "yhteensä 6 lukua"}},
		"half a numerator":      {ones(6), []any{2, 2, 2, 2, 2, 2, 2}, "0,5 6/12 osamäärä", []string{"'a'!C8: varoitus: luku jäi pois suhteesta, koska osoittajassa"}},
		"the last three":        {ones(12), gap, "0,5 3/12 osamäärä", []string{"yhteensä 9 lukua"}},
		"none in common":        {ones(6), gap, "– osoittajalla ja nimittäjällä ei ole yhteisiä jaksoja", nil},
		"a zero in the divisor": {ones(2), []any{0, 0}, "– nimittäjä on nolla", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", months(c.a, c.b)))
			d, problems := trial.Run(t, dir, 0, longSource(""), monthRatio)
			wantRatio(t, d, c.want)
			if c.warn != nil {
				trial.WantProblem(t, problems, c.warn...)
			} else if strings.HasPrefix(c.want, "1") {
				trial.WantNoProblem(t, problems)
			}
		})
	}
}

func wantRatio(t *testing.T, d *programme.Data, want string) {
	t.Helper()
	if got := ratioText(programme.ValueOf(d.Measured["m"].Values, 2023)); !strings.HasPrefix(got, want) {
		t.Errorf("ratio %q, want %q", got, want)
	}
}

func ratioText(v *programme.Value) string {
	if v == nil {
		return "nothing"
	}
	text := strings.TrimPrefix(strings.SplitN(trial.Written([]programme.Value{*v}), " [", 2)[0], "2023: ")
	if v.Number == nil {
		return text
	}
	number, _, _ := strings.Cut(text, " (")
	return number + " " + strconv.Itoa(v.Periods) + "/" + strconv.Itoa(v.Required) + " " + string(v.Aggregate)
}

// TestRatioOfSeparateTables pairs months of two sheets, quarters with months and
// labels that both list.
func TestRatioOfSeparateTables(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"),
		books.Named("kk", books.Grid{{"Kunta", "2023M01", "2023M02", "2023M03", "2023M04", "2023M05"}, {"X", 1, 1, 1, 1, nil}, {"Y", 2, 2, nil, 2, nil}, {"Z", 1, 1, 1, nil, 1}}),
		books.Named("nelj", books.Grid{{"Kunta", "2023K1", "2023K2"}, {"X", 6, 6}}),
		books.Named("toinen", books.Grid{{"Kunta", "2023M01", "2023M02", "2023M03", "2023M05"}, {"X", 4, 4, 4, nil}, {"Y", 4, nil, 4, nil}, {"Z", 4, 4, 4, 9}}),
		books.Named("vuosi", books.Grid{{"Kunta", "2023"}, {"X", 100}}))
	sources := "lähteet:\n"
	for _, name := range []string{"kk", "nelj", "toinen", "vuosi"} {
		sources += "  " + name + ": {nimi: " + name + ", tiedostot: a.xlsx, muoto: taulukko, välilehti: " + name + "}\n"
	}
	part := func(source, labels string) string {
		return "{lähde: " + source + ", missä: {Kunta: " + labels + "}, aika: Sarake, yhdistä: summa}"
	}
	for name, c := range map[string]struct{ numerator, denominator, want string }{
		"months of two sheets":  {part("kk", "X"), part("toinen", "X"), "0,25 3/12 osamäärä"},
		"months and quarters":   {part("kk", "X"), part("nelj", "X"), "0,5 3/12 osamäärä"},
		"labels that both list": {part("kk", "[X, Y]"), part("toinen", "[X, Y]"), "0,3125 3/12 osamäärä"},
		// In May both have one of the two alone, so that the month is whole in neither.
		"a label that neither has":  {part("kk", "[X, Z]"), part("toinen", "[X, Z]"), "0,25 3/12 osamäärä"},
		"use of a yearly budget":    {part("kk", "X"), "{lähde: vuosi, missä: {Kunta: X}, aika: Sarake}", "0,04 4/12 summa"},
		"a yearly figure of months": {"{lähde: vuosi, missä: {Kunta: X}, aika: Sarake}", part("kk", "X"), "25 4/12 osamäärä"},
	} {
		t.Run(name, func(t *testing.T) {
			d, problems := trial.Run(t, dir, 0, sources, "arvo: {suhde: {osoittaja: "+c.numerator+", nimittäjä: "+c.denominator+"}}")
			if problems.HasErrors() {
				t.Fatal(trial.Printed(problems))
			}
			wantRatio(t, d, c.want)
		})
	}
}

// TestRatioOfDaysAndPeriods: days count in the periods that the other part has, and
// the periods without any day are none the less periods of both.
func TestRatioOfDaysAndPeriods(t *testing.T) {
	dir := t.TempDir()
	half := books.Grid{{"Kuukausi", "B"}}
	for i := range 6 {
		half = append(half, []any{"2023M0" + strconv.Itoa(i+1), 10})
	}
	books.Write(t, filepath.Join(dir, "a.xlsx"),
		books.Named("p", courses([]any{day(2023, 2, 1), "a", 10}, []any{day(2023, 6, 3), "a", 5}, []any{day(2023, 10, 1), "a", 60})),
		books.Named("v", courses([]any{day(2023, 2, 1), "a", 15}, []any{2023, "a", 60})),
		books.Named("k", half),
		books.Named("n", books.Grid{{"Neljännes", "B"}, {"2023K1", 10}, {"2023K2", 20}}))
	sources := "lähteet:\n"
	for _, name := range []string{"p", "v", "k", "n"} {
		sources += "  " + name + ": {nimi: " + name + ", tiedostot: a.xlsx, muoto: pitkä, välilehti: " + name + "}\n"
	}
	days, undated := "{lähde: p, luku: Aloittaneita, aika: Päivä, yhdistä: summa}", "{lähde: v, luku: Aloittaneita, aika: Päivä, yhdistä: summa}"
	months, quarters := "{lähde: k, luku: B, aika: Kuukausi, yhdistä: summa}", "{lähde: n, luku: B, aika: Neljännes, yhdistä: summa}"
	for name, c := range map[string]struct{ numerator, denominator, date, want, told string }{
		"days and months":        {days, months, "", "0,25 6/12 osamäärä", "'p'!C4: varoitus: luku jäi pois suhteesta, koska nimittäjässä ei ole lukua sen parina (2023M10)"},
		"days and quarters":      {days, quarters, "", "0,5 2/4 osamäärä", "(2023K4)"},
		"months and days":        {months, days, "", "4 6/12 osamäärä", "'p'!C4: varoitus: luku jäi pois suhteesta, koska osoittajassa"},
		"an unfinished month":    {days, months, "2023-06-15", "0,2 5/12 osamäärä", "'p'!C3: varoitus"},
		"an unfinished month's":  {days, months, "2023-06-15", "0,2 5/12 osamäärä", "'k'!B7: varoitus"},
		"a row without its day":  {undated, months, "", "0,25 6/12 osamäärä", "'v'!C3: varoitus: luku jäi pois suhteesta, koska nimittäjässä ei ole lukua sen parina (2023)"},
		"days and days together": {days, days, "", "1 1/1 osamäärä", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d, problems := trial.RunOn(t, dir, 0, c.date, sources, "arvo: {suhde: {osoittaja: "+c.numerator+", nimittäjä: "+c.denominator+"}}")
			if problems.HasErrors() {
				t.Fatal(trial.Printed(problems))
			}
			wantRatio(t, d, c.want)
			if c.told != "" {
				trial.WantProblem(t, problems, c.told)
			}
		})
	}
}

// TestRatioOfRows leaves out the rows that have one part only.
func TestRatioOfRows(t *testing.T) {
	dir := t.TempDir()
	rows := books.Grid{{"Päivä", "Päättäneitä", "Aloittaneita"}, {day(2023, 2, 1), 8, 10}, {day(2023, 3, 1), 6, nil}, {day(2023, 4, 1), 6, 10}, {day(2023, 5, 9), nil, 5}}
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", rows))
	arvo := `arvo: {suhde: {osoittaja: {lähde: t, luku: Päättäneitä, aika: Päivä, yhdistä: summa}, nimittäjä: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa}}, kerroin: 100}`
	d, problems := trial.Run(t, dir, 0, longSource(""), arvo)
	wantRatio(t, d, "70 1/1 osamäärä")
	trial.WantProblem(t, problems, "'a'!B3: varoitus: luku jäi pois suhteesta, koska nimittäjässä ei ole lukua sen parina")
	trial.WantProblem(t, problems, "'a'!C5: varoitus: luku jäi pois suhteesta, koska osoittajassa ei ole lukua sen parina")
	d, _ = trial.RunOn(t, dir, 0, "2023-03-15", longSource(""), arvo)
	wantRatio(t, d, "80 2/12 osamäärä")
}

// TestRatioGroups: a group of one part alone is left out of both.
func TestRatioGroups(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Ryhmä", "A"}, {2023, "x", 1}, {2023, "y", 2}}), books.Named("b", books.Grid{{"Vuosi", "Ryhmä", "B"}, {2023, "x", 4}, {2023, "z", 8}}))
	sources := "lähteet:\n  s: {nimi: S, tiedostot: a.xlsx, muoto: pitkä, välilehti: a}\n  u: {nimi: U, tiedostot: a.xlsx, muoto: pitkä, välilehti: b}"
	d, problems := trial.Run(t, dir, 0, sources, `arvo: {suhde: {osoittaja: {lähde: s, luku: A, aika: Vuosi, ryhmittely: Ryhmä}, nimittäjä: {lähde: u, luku: B, aika: Vuosi, ryhmittely: Ryhmä}}}`)
	if problems.HasErrors() {
		t.Fatal(trial.Printed(problems))
	}
	if g := d.Measured["m"].Groups; len(g) != 1 || g[0].Name != "x" {
		t.Errorf("groups %+v", g)
	}
	trial.WantProblem(t, problems, "'a'!B3: varoitus", `ryhmä "y" jäi pois suhteesta`)
	trial.WantProblem(t, problems, "'b'!B3: varoitus", `ryhmä "z" jäi pois suhteesta`)
}
