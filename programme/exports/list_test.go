package exports_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tolokku/programme"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

func longSource(keys string) string {
	return "lähteet:\n  t: {nimi: Kyselyt, tiedostot: \"*.xlsx\", muoto: pitkä" + keys + "}"
}

func TestLongObservations(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{
		{"Kysely", "Päivä", "Vuosi", "Tulos", "Vastaajia"},
		{"kevät", time.Date(2022, 4, 1, 0, 0, 0, 0, time.UTC), 2022, 3.5, 40},
		{"syksy", time.Date(2022, 10, 1, 0, 0, 0, 0, time.UTC), 2022, 4, 60},
		{"kevät", time.Date(2023, 4, 1, 0, 0, 0, 0, time.UTC), 2023, 4.5, 50},
	}))
	d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Vuosi, luku: Tulos, vastaajia: Vastaajia, yhdistä: keskiarvo}`)
	trial.WantValues(t, d, problems, "2022: 3,75 [a D2:D3: 2 luvun keskiarvo]", "2023: 4,5 [a D4: ei muutettu]")
	if v := d.Measured["m"].Values; v[0].Answers != 100 || v[1].Answers != 50 {
		t.Errorf("answers %d, %d", v[0].Answers, v[1].Answers)
	}
	d, problems = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Vuosi, luku: Tulos, yhdistä: keskiarvo, vaaditaan: 2}`)
	trial.WantValues(t, d, problems, "2022: 3,75 (2/2) [a D2:D3: 2 luvun keskiarvo]", "2023: 4,5 (1/2) [a D4: ei muutettu]")
	d, problems = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Päivä, luku: Tulos, yhdistä: lukumäärä, vaaditaan: 1}`)
	trial.WantValues(t, d, problems, "2022: 2 [a D2:D3: rivien lukumäärä]", "2023: 1 [a D4: rivien lukumäärä]")
	_, problems = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Vuosi, luku: Tulos}`)
	trial.WantProblem(t, problems, "ajalle 2022 jää 2 lukua (esimerkiksi solut D2 ja D3)", `"Kysely"`)
	_, problems = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Vuosi, luku: Tulokset}`)
	trial.WantProblem(t, problems, `ei ole saraketta "Tulokset"`, `tarkoititko "Tulos"?`)
}

func TestLongWithoutTime(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Jakso", "Arvo"}, {"2023Q1", 1}, {nil, 5}, {"Lähde: oma seuranta"}}))
	_, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, luku: Arvo, aika: Jakso, yhdistä: keskiarvo}`)
	trial.WantProblem(t, problems, "'a'!B3: virhe: solulla ei ole aikaa: \"Jakso\" on tyhjä")
	if problems.HasErrors() && len(problems) > 1 {
		t.Errorf("a footnote is no row:\n%s", trial.Printed(problems))
	}
}

func TestLongBlankRow(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Paikka", "Arvo", "Huom."}, {2022, "x", 1}, nil, {2023, "x", 2}, nil, {2024, nil, 3}, {"Lähde: oma seuranta"}}))
	d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`)
	trial.WantValues(t, d, problems, "2022: 1 [a C2: ei muutettu]", "2023: 2 [a C4: ei muutettu]")
	trial.WantProblem(t, problems, "a.xlsx: 'a'!A6: varoitus: rivi on tyhjän rivin alla")
}

func TestLongBlankLabel(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Ala", "Arvo", "Ajo"}, {2022, 1, 5, nil}, {2022, nil, 6, 0}, {2023, 3, 7, nil}}))
	_, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`)
	trial.WantProblem(t, problems, `ulottuvuutta "Ajo" ei ole rajattu, ja siinä on "" ja "0"`, `Ajo: {ei: "0"}`)
	d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, missä: {Ajo: {ei: "0"}}, luku: Arvo, aika: Vuosi}`)
	trial.WantValues(t, d, problems, "2022: 5 [a C2: ei muutettu]", "2023: 7 [a C4: ei muutettu]")
}

func TestLongTotals(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{
		{"Vuosi", "Sukupuoli", "Luku"}, {2023, "Yhteensä", 10}, {2023, "Miehet", 4}, {2023, "Naiset", 6},
	}))
	_, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, aika: Vuosi, luku: Luku, yhdistä: summa}`)
	trial.WantProblem(t, problems, "mukana sekä summa että sen osia", `lisää missä-kohtaan Sukupuoli`)
	d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, missä: {Sukupuoli: {ei: Yhteensä}}, aika: Vuosi, luku: Luku, yhdistä: summa}`)
	trial.WantValues(t, d, problems, "2023: 10 (2/2) [a C3:C4: 2 luvun summa]")
}

func TestLongMonths(t *testing.T) {
	dir := t.TempDir()
	rows := books.Grid{{"Seuranta"}, {"Vuosi", "Kuukausi", "Toimipiste", "Käynnit"}}
	for m := 1; m <= 12; m++ {
		rows = append(rows, []any{2023, m, "Keskusta", 10}, []any{2023, m, "Vuokatti", 20})
	}
	rows = append(rows, []any{2024, 1, "Keskusta", 11}, []any{2024, 1, "Vuokatti", nil}, nil, []any{"Lähde: oma seuranta"})
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", rows))
	d, problems := trial.Run(t, dir, 0, longSource(", otsikkorivi: Vuosi"), `arvo: {lähde: t, missä: {Toimipiste: [Keskusta, Vuokatti]}, aika: Vuosi, luku: Käynnit, yhdistä: summa}`)
	trial.WantValues(t, d, problems, "2023: 360 (12/12) [a D3:D26: 12 kuukauden summa (24 solua)]", "2024: – yhdeltäkään jaksolta ei ole kaikkia lukuja (0/12)")
	_, problems = trial.Run(t, dir, 0, longSource(", otsikkorivi: Vuosi"), `arvo: {lähde: t, aika: Vuosi, luku: Käynnit, yhdistä: summa}`)
	trial.WantProblem(t, problems, "ajalle 2023M01 jää 2 lukua", `"Toimipiste"`)
}

func TestGroups(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{
		{"Vuosi", "Ikä", "Osuus", "Kaikki"},
		{2022, "15–24", 36.7, 100}, {2022, "25–34", 40, 100},
		{2023, "15–24", 44, 200}, {2023, "25–34", 46, 200}, {2024, "25–34", 47, 200},
	}))
	text := func(sources, arvo string, through int) string {
		d, problems := trial.Run(t, dir, through, sources, arvo)
		if problems.HasErrors() {
			t.Fatal(trial.Printed(problems))
		}
		var lines []string
		for _, g := range d.Measured["m"].Groups {
			line := g.Name + ":"
			for _, v := range g.Values {
				line += " " + strings.Split(trial.Written([]programme.Value{v}), " [")[0]
			}
			lines = append(lines, line)
		}
		return strings.Join(lines, "\n")
	}
	arvo := `arvo: {lähde: t, aika: Vuosi, luku: Osuus, ryhmittely: Ikä}`
	if got, want := text(longSource(""), arvo, 2023), "15–24: 2022: 36,7 2023: 44\n25–34: 2022: 40 2023: 46"; got != want {
		t.Errorf("found groups:\n%s\nwant:\n%s", got, want)
	}
	listed := "ryhmät: [{nimi: nuoret, arvona: 15–24}, {nimi: vanhat, arvona: 55–64}, {nimi: muut, missä: {Ikä: 25–34}}]\n" + arvo
	if got, want := text(longSource(""), listed, 0), "nuoret: 2022: 36,7 2023: 44\nvanhat:\nmuut: 2022: 40 2023: 46 2024: 47"; got != want {
		t.Errorf("listed groups:\n%s\nwant:\n%s", got, want)
	}
	_, problems := trial.Run(t, dir, 0, longSource(""), listed)
	trial.WantProblem(t, problems, `varoitus: ryhmää "55–64" ei ole lähteen "t" ulottuvuudessa "Ikä"`)
	ratio := `arvo: {suhde: {osoittaja: {lähde: t, aika: Vuosi, luku: Osuus, ryhmittely: Ikä}, nimittäjä: {lähde: t, aika: Vuosi, luku: Kaikki, ryhmittely: Ikä}}, kerroin: 100}`
	if got, want := text(longSource(""), ratio, 2023), "15–24: 2022: 36,7 2023: 22\n25–34: 2022: 40 2023: 23"; got != want {
		t.Errorf("ratio of groups:\n%s\nwant:\n%s", got, want)
	}
}
