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

func explanations(d *programme.Data) string {
	var all []string
	for _, e := range d.Explanations {
		all = append(all, fmt.Sprintf("%s %d %s: %s / %s / %s / %s %v", e.Mittari.ID, e.Year, e.Party, e.Cause, e.Action, e.Who, e.Due, e.Origins[0].Cells))
	}
	return strings.Join(all, "\n")
}

// TestExplanations: the comments' list gives causes and actions in columns of
// their own, with their cells.
func TestExplanations(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, 1}}))
	header := []any{"Mittari", "Vuosi", "Taho", "Teksti", "Syy", "Toimet", "Kuka", "Mennessä"}
	write := func(rows ...[]any) {
		books.Write(t, filepath.Join(dir, "k", "k.xlsx"), books.Named("k", append(books.Grid{header}, rows...)))
	}
	p := trial.Parse(t, longSource("")+"\n  k: {nimi: Kommentit, tiedostot: k/*.xlsx, muoto: pitkä}\nkommentit: {lähde: k, tunnus: Mittari, vuosi: Vuosi, taho: Taho, kommentti: Teksti, syy: Syy, toimet: Toimet, kuka: Kuka, mennessä: Mennessä}",
		`arvo: {lähde: t, aika: Vuosi, luku: Arvo}`)
	write([]any{"m", 2023, "Kunta", "Kommentti", "Väkeä puuttui", "Palkataan lisää", "Rehtori", "31.5.2024"},
		[]any{"m", 2023, "Hyvinvointialue", nil, "Jonot", nil, nil, nil},
		[]any{"m", 2022, "Kunta", nil, nil, "Kysytään", nil, 2023},
		[]any{"m", 2024, "Kunta", nil, "Myöhempi", nil, nil, "virhe"})
	d, problems := exports.Load(p, dir, 2023, "")
	if len(problems) > 0 {
		t.Fatal(trial.Printed(problems))
	}
	want := "m 2022 Kunta:  / Kysytään /  / 2023-12-31 [F4 H4]\n" +
		"m 2023 Hyvinvointialue: Jonot /  /  /  [E3]\n" +
		"m 2023 Kunta: Väkeä puuttui / Palkataan lisää / Rehtori / 2024-05-31 [E2:H2]"
	if got := explanations(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(d.Comments) != 1 || d.Comments[0].Text != "Kommentti" {
		t.Errorf("comments %+v", d.Comments)
	}

	write([]any{"m", 2023, "Kunta", nil, "Syy", nil, nil, "keväällä"}, []any{"mm", 2023, "Kunta", nil, nil, "Toimi"}, []any{"m", nil, "Kunta", nil, "Syy"})
	_, problems = exports.Load(p, dir, 2023, "")
	trial.WantProblem(t, problems, `'k'!H2: virhe: solussa on "keväällä", joka ei ole päivä`, "31.5.2024")
	trial.WantProblem(t, problems, `'k'!A3: virhe: ohjelmassa ei ole mittaria "mm"`)
	trial.WantProblem(t, problems, `'k'!B4: virhe: kommentin vuosi puuttuu`)

	header[5] = "Toimi"
	write()
	_, problems = exports.Load(p, dir, 2023, "")
	trial.WantProblem(t, problems, `ei ole saraketta "Toimet"`, `tarkoititko "Toimi"?`)
}

// TestCollectedExplanations: a form explains a metric without giving its value.
func TestCollectedExplanations(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, 1}}))
	books.Write(t, filepath.Join(dir, "k", "lomake.xlsx"), books.Named("Kunta", books.Grid{
		{"Tunnus", "Vuosi", "Arvo", "Vaihe", "Kommentti", "Vastuutaho", "Syy", "Toimet", "Kuka", "Mennessä"},
		{"tilasto", 2023, nil, nil, nil, "Kunta", "Väkeä puuttui", "Palkataan lisää", nil, "2024-05-31"},
		{"malli", 2023, nil, nil, nil, "Kunta", nil, nil, "Johtaja", nil},
		{"luku", 2023, nil, nil, nil, "Kunta", nil, nil, nil, "joskus"},
	}))
	p := collecting(t)
	d, problems := exports.Load(p, dir, 2023, "")
	trial.WantProblem(t, problems, `'Kunta'!J4: virhe: solussa on "joskus", joka ei ole päivä`)
	if len(problems) != 1 {
		t.Error(trial.Printed(problems))
	}
	want := "malli 2023 Kunta:  /  / Johtaja /  [I3]\n" +
		"tilasto 2023 Kunta: Väkeä puuttui / Palkataan lisää /  / 2024-05-31 [G2:H2 J2]"
	if got := explanations(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := len(d.Measured["tilasto"].Values); n != 1 {
		t.Errorf("the statistic has %d values", n)
	}
}
