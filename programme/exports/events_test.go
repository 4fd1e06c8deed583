package exports_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tolokku/programme"
	"tolokku/programme/exports"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

// staged gives metric m a milestone target with the stages.
func staged(p *programme.Programme, stages ...string) *programme.Mittari {
	m := p.AllMittarit()[0]
	target := &programme.Target{Op: programme.Done, Year: 2025}
	for _, s := range stages {
		target.Stages = append(target.Stages, programme.Stage{Name: s, Deadline: "2025-12-31"})
	}
	m.Targets = []*programme.Target{target}
	return m
}

func events(d *programme.Data) string {
	var lines []string
	for _, e := range d.Measured["m"].Events {
		lines = append(lines, fmt.Sprintf("%d %s %s %v [%s]", e.Stage, e.Text, e.Date, e.YearOnly, strings.Join(e.Origin.Cells, " ")))
	}
	return strings.Join(lines, "\n")
}

const eventArvo = `arvo: {lähde: t, missä: {Mittari: malli}, vaihe: Vaihe, päivä: Päivä}`

func TestEvents(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.xlsx")
	write := func(rows ...[]any) {
		books.Write(t, file, books.Named("a", append(books.Grid{{"Mittari", "Vaihe", "Päivä"}}, rows...)))
	}
	write([]any{"malli", "Malli käytössä", 2025}, []any{"malli", "pilotointi käynnissä", time.Date(2023, 5, 2, 0, 0, 0, 0, time.UTC)},
		[]any{"malli", "Ei aloitettu", nil}, []any{"muu", "roskaa", "roskaa"}, []any{"malli", nil, nil})
	p := trial.Parse(t, longSource(""), eventArvo)
	staged(p, "pilotointi käynnissä", "malli käytössä")
	d, problems := exports.Load(p, dir, 0, "")
	if want := "0 Ei aloitettu  false [B4]\n1 pilotointi käynnissä 2023-05-02 false [B3:C3]\n2 Malli käytössä 2025-12-31 true [B2:C2]"; problems.HasErrors() || events(d) != want {
		t.Errorf("events:\n%s\nwant:\n%s\n%s", events(d), want, trial.Printed(problems))
	}
	if got := fmt.Sprint(d.YearsWithValues); got != "[2022 2023 2024 2025]" {
		t.Errorf("years with values %s", got)
	}
	d, _ = exports.Load(p, dir, 2023, "")
	if got := len(d.Measured["m"].Events); got != 3 {
		t.Errorf("%d events through 2023; the later one tells that the model was not in use before", got)
	}

	write([]any{"malli", "pilotointi käynisä", "1.2.2023"}, []any{"malli", "pilotointi käynnissä", "keväällä"}, []any{"malli", "malli käytössä", nil}, []any{"malli", "valmis", 2023})
	_, problems = exports.Load(p, dir, 0, "")
	trial.WantProblem(t, problems, `a.xlsx: 'a'!B2: virhe: solussa on vaihe "pilotointi käynisä"`, `tarkoititko "pilotointi käynnissä"?`, `"malli käytössä" ja "ei aloitettu"`)
	trial.WantProblem(t, problems, `'a'!C3: virhe: solussa on "keväällä", joka ei ole päivä`, "3.2.2026")
	trial.WantProblem(t, problems, `'a'!C4: virhe: vaiheen "malli käytössä" päivä puuttuu`)
	trial.WantProblem(t, problems, `'a'!B5: virhe: solussa on vaihe "valmis"`)

	staged(p, "valmis")
	write([]any{"malli", "kesken", "2023-02-03"}, []any{"malli", "Valmis", "3.2.2026"})
	d, problems = exports.Load(p, dir, 0, "")
	if want := "0 kesken 2023-02-03 false [B2:C2]\n1 Valmis 2026-02-03 false [B3:C3]"; problems.HasErrors() || events(d) != want {
		t.Errorf("events:\n%s\n%s", events(d), trial.Printed(problems))
	}
}

func TestComments(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2023, 1}}))
	books.Write(t, filepath.Join(dir, "k", "k.xlsx"), books.Named("k", books.Grid{
		{"Mittari", "Vuosi", "Taho", "Teksti"},
		{"m", 2023, "TE-toimisto", "Toinen"}, {"Mittari", "2022", "Kunta", "Nimellä"}, {"m", 2023, "Kunta", "Ensin"}, {"m", 2024, "Kunta", "Myöhemmin"}, {"m", 2023, "Kunta", nil},
		{"mn", 2023, "Kunta", "x"}, {"m", "ensi vuonna", "Kunta", "y"},
	}))
	p := trial.Parse(t, longSource("")+"\n  k: {nimi: Kommentit, tiedostot: k/*.xlsx, muoto: pitkä}\nkommentit: {lähde: k, tunnus: Mittari, vuosi: Vuosi, taho: Taho, kommentti: Teksti}",
		`arvo: {lähde: t, aika: Vuosi, luku: Arvo}`)
	d, problems := exports.Load(p, dir, 2023, "")
	var got []string
	for _, c := range d.Comments {
		got = append(got, fmt.Sprintf("%s %d %s: %s %s", c.Mittari.ID, c.Year, c.Party, c.Text, c.Origin.Cells[0]))
	}
	if want := "m 2022 Kunta: Nimellä D3|m 2023 Kunta: Ensin D4|m 2023 TE-toimisto: Toinen D2"; strings.Join(got, "|") != want {
		t.Errorf("comments %s", strings.Join(got, "|"))
	}
	trial.WantProblem(t, problems, `k/k.xlsx: 'k'!A7: virhe: ohjelmassa ei ole mittaria "mn"`, `tarkoititko "m"?`)
	trial.WantProblem(t, problems, `'k'!B8: virhe: kommentin vuosi on "ensi vuonna"`)
	if len(d.Files) != 2 || d.Files[1].Source.Key != "k" {
		t.Errorf("files %+v", d.Files)
	}
}

func TestCollected(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2022, 5}, {2023, nil}}))
	form := filepath.Join(dir, "k", "tiedonkeruu-kunta.xlsx")
	header := []any{"Tunnus", "Mittari", "Ryhmä", "Yksikkö", "Edellinen arvo", "Vuosi", "Arvo", "Vastaajia", "Päivä", "Vaihe", "Kommentti"}
	write := func(rows ...[]any) {
		books.Write(t, form, books.Named("Ohje", books.Grid{{"Täytä luvut"}}),
			books.Named("Mittarit", append(books.Grid{{"Tiedonkeruu"}, {"Vastuutaho:", "Työllisyyspalvelut"}, nil, header}, rows...)))
	}
	p := trial.Parse(t, longSource("")+"\ntiedonkeruu: k/tiedonkeruu-*.xlsx", `arvo: {lähde: t, aika: Vuosi, luku: Arvo}`)
	d, problems := exports.Load(p, dir, 0, "")
	trial.WantValues(t, d, problems, "2022: 5 [a B2: ei muutettu]")

	write([]any{"m", "Mittari", nil, "kpl", 4, 2022, 5, nil, nil, nil, nil}, []any{"m", "Mittari", nil, "kpl", 5, 2023, "6,5", 40, nil, nil, "Kasvoi"},
		[]any{"m", "Mittari", nil, "kpl", 5, 2024, 7, nil, nil, nil, "Ei vielä"}, []any{"m", nil, nil, nil, nil, 2023, nil, nil, nil, nil, nil})
	d, problems = exports.Load(p, dir, 2023, "")
	trial.WantValues(t, d, problems, "2022: 5 [a B2: ei muutettu]", "2023: 6,5 [Mittarit G6: tiedonkeruussa ilmoitettu arvo]")
	if v := d.Measured["m"].Values[1]; v.Answers != 40 || v.Origins[0].Source != nil {
		t.Errorf("collected value %+v", v)
	}
	if len(d.Comments) != 1 || d.Comments[0].Party != "Työllisyyspalvelut" || d.Comments[0].Text != "Kasvoi" {
		t.Errorf("comments %+v", d.Comments)
	}
	if got := fmt.Sprint(d.YearsWithValues); got != "[2022 2023 2024]" {
		t.Errorf("years with values %s", got)
	}
	if n := len(d.Files); n != 2 || d.Files[1].Source != nil || d.Files[1].Name != "k/tiedonkeruu-kunta.xlsx" {
		t.Errorf("files %+v", d.Files)
	}

	write([]any{"m", nil, nil, nil, nil, 2022, 5.5}, []any{"m", nil, nil, nil, nil, 2023, "noin 6"}, []any{"mm", nil, nil, nil, nil, 2023, 1}, []any{"m", nil, "nuoret", nil, nil, 2023, 1})
	_, problems = exports.Load(p, dir, 0, "")
	trial.WantProblem(t, problems, `'Mittarit'!G5: virhe: vuoden 2022 arvo on tässä 5,5, mutta toisaalla 5 (a.xlsx: 'a'!B2)`)
	trial.WantProblem(t, problems, `'Mittarit'!G6: virhe: solussa on teksti "noin 6"`)
	trial.WantProblem(t, problems, `'Mittarit'!A7: virhe: ohjelmassa ei ole mittaria "mm"`, `tarkoititko "m"?`)
	trial.WantProblem(t, problems, `'Mittarit'!C8: virhe: mittarilla m ei ole ryhmää "nuoret"`)
}

func TestCollectedGroupsAndStages(t *testing.T) {
	dir := t.TempDir()
	p := trial.Parse(t, "tiedonkeruu: \"*.xlsx\"", "ryhmät: [{nimi: nuoret, arvona: 15–24}, vanhat]\ntiedon antaja: Kunta")
	books.Write(t, filepath.Join(dir, "k.xlsx"), books.Named("a", books.Grid{{"Tunnus", "Ryhmä", "Vuosi", "Arvo"}, {"m", "Vanhat", 2023, 2}, {"m", "15–24", 2023, 1}, {"m", nil, 2023, 3}}))
	d, problems := exports.Load(p, dir, 0, "")
	trial.WantProblem(t, problems, "'a'!B4: virhe: mittarin m ryhmä puuttuu", `"nuoret" ja "vanhat"`)
	if g := d.Measured["m"].Groups; len(g) != 2 || trial.Written(g[0].Values) != "2023: 1 [a D3: tiedonkeruussa ilmoitettu arvo]" || trial.Written(g[1].Values) != "2023: 2 [a D2: tiedonkeruussa ilmoitettu arvo]" {
		t.Errorf("groups %+v", g)
	}
	p = trial.Parse(t, "tiedonkeruu: \"*.xlsx\"", "tiedon antaja: Kunta")
	staged(p, "valmis")
	books.Write(t, filepath.Join(dir, "k.xlsx"), books.Named("a", books.Grid{{"Tunnus", "Vuosi", "Vaihe", "Päivä"}, {"m", 2023, "kesken", nil}, {"m", 2024, "valmis", nil}, {"m", 2024, "valmis", "1.2.2024"}}))
	d, problems = exports.Load(p, dir, 0, "")
	trial.WantProblem(t, problems, "'a'!C4: virhe: vaiheen \"valmis\" päivä on tässä 2024-02-01, mutta toisaalla 2024-12-31 (k.xlsx: 'a'!B3:C3)")
	if want := "0 kesken  false [C2]\n1 valmis 2024-12-31 true [B3:C3]"; events(d) != want {
		t.Errorf("events:\n%s", events(d))
	}
}
