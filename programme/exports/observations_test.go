package exports_test

import (
	"path/filepath"
	"testing"
	"time"

	"tolokku/programme"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// courses are a list of events by day: some months have several, most have none.
func courses(rows ...[]any) books.Grid {
	return append(books.Grid{{"Päivä", "Paikka", "Aloittaneita"}}, rows...)
}

// TestDatedRowsAreObservations: whether rows are months is never told by how they fall.
func TestDatedRowsAreObservations(t *testing.T) {
	oneAMonth := courses([]any{day(2023, 1, 20), "a", 10}, []any{day(2023, 5, 3), "b", 7}, []any{day(2023, 11, 12), "a", 30})
	sameDay := courses([]any{day(2023, 1, 20), "a", 10}, []any{day(2023, 1, 20), "a", 10}, []any{day(2023, 1, 9), "b", 7})
	texts := courses([]any{"20.1.2023", "a", 10}, []any{"2023-05-03", "b", 7})
	const sum = `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa}`
	for name, c := range map[string]struct {
		rows       books.Grid
		arvo, date string
		want       string
	}{
		"one in a month":           {oneAMonth, sum, "", "2023: 47 [a C2:C4: 3 luvun summa]"},
		"two on a day":             {sameDay, sum, "", "2023: 27 [a C2:C4: 3 luvun summa]"},
		"days as texts":            {texts, sum, "", "2023: 17 [a C2:C3: 2 luvun summa]"},
		"how many":                 {sameDay, `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: lukumäärä}`, "", "2023: 3 [a C2:C4: rivien lukumäärä]"},
		"the last by day":          {courses([]any{day(2023, 9, 1), "a", 1}, []any{day(2023, 3, 1), "a", 2}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: viimeinen}`, "", "2023: 1 [a C2: vuoden viimeinen luku]"},
		"the year is over":         {oneAMonth, sum, "2024-01-01", "2023: 47 [a C2:C4: 3 luvun summa]"},
		"the last day":             {oneAMonth, sum, "2023-12-31", "2023: 47 [a C2:C4: 3 luvun summa]"},
		"the year is not over":     {oneAMonth, sum, "2023-11-30", "2023: 47 (11/12) [a C2:C4: 3 luvun summa]"},
		"a day to come":            {oneAMonth, sum, "2023-08-10", "2023: 17 (7/12) [a C2:C3: 2 luvun summa]"},
		"the report's own day":     {oneAMonth, sum, "2023-05-03", "2023: 17 (4/12) [a C2:C3: 2 luvun summa]"},
		"January":                  {oneAMonth, sum, "2023-01-25", "2023: 10 (0/12) [a C2: ei muutettu]"},
		"a yearly figure":          {courses([]any{day(2023, 6, 1), "a", 5}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä}`, "2023-08-10", "2023: 5 [a C2: ei muutettu]"},
		"declared to be months":    {courses([]any{day(2023, 1, 31), "a", 10}, []any{day(2023, 2, 28), "a", 7}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa, vaaditaan: 12}`, "2024-02-01", "2023: 17 (2/12) [a C2:C3: 2 kuukauden summa]"},
		"a filter changes nothing": {oneAMonth, `arvo: {lähde: t, missä: {Paikka: a}, luku: Aloittaneita, aika: Päivä, yhdistä: summa}`, "", "2023: 40 [a C2 C4: 2 luvun summa]"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", c.rows))
			d, problems := trial.RunOn(t, dir, 0, c.date, longSource(""), c.arvo)
			trial.WantValues(t, d, problems, c.want)
		})
	}
}

func TestDatedRowsThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		rows  books.Grid
		arvo  string
		texts []string
	}{
		"a month among days":       {courses([]any{day(2023, 1, 20), "a", 10}, []any{"2023M02", "a", 7}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa}`, []string{"'a'!C3: virhe: solun aika on 2023M02, mutta muilla riveillä on päivä"}},
		"two without a day":        {courses([]any{2023, "a", 1}, []any{2023, "a", 2}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: viimeinen}`, []string{"virhe", "ei ole päivää, josta näkisi, mikä niistä on viimeinen"}},
		"an error that is counted": {courses([]any{day(2023, 9, 1), "a", "#N/A"}, []any{day(2023, 9, 1), "b", 2}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: lukumäärä}`, []string{"'a'!C2: virhe: solussa on "}},
		"a dash that is counted":   {courses([]any{day(2023, 9, 1), "a", "–"}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: lukumäärä}`, []string{"'a'!C2: virhe: solussa on merkki \"–\""}},
		"two last days":            {courses([]any{day(2023, 9, 1), "a", 1}, []any{day(2023, 9, 1), "b", 2}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: viimeinen}`, []string{"virhe", "viimeinen päivä 1.9.2023 on kahdella rivillä (solut C3 ja C2)"}},
		"events as months":         {courses([]any{day(2023, 9, 1), "a", 1}, []any{day(2023, 9, 5), "a", 2}), `arvo: {lähde: t, missä: {Paikka: a}, luku: Aloittaneita, aika: Päivä, yhdistä: summa, vaaditaan: 12}`, []string{"virhe", "samassa kuukaudessa", "poista arvo-kohdasta vaaditaan"}},
		"a total among parts":      {courses([]any{day(2023, 9, 1), "a", 1}, []any{day(2023, 9, 1), "Yhteensä", 1}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa}`, []string{"virhe", `"Paikka" on mukana sekä summa että sen osia`}},
		"a year in a cell of days": {courses([]any{day(1905, 7, 17), "a", 1}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa}`, []string{"'a'!C2: virhe: solussa on päivä 17.7.1905", "jos tarkoitat vuotta 2025"}},
		"a short year":             {courses([]any{"31.1.23", "a", 1}), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa}`, []string{`solun aika on "31.1.23"`, "kirjoita aika niin kuin 31.1.2023"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", c.rows))
			_, problems := trial.Run(t, dir, 0, longSource(""), c.arvo)
			trial.WantProblem(t, problems, c.texts...)
		})
	}
}

// TestMonthEndsAreHinted: days that name months are told to be read as events.
func TestMonthEndsAreHinted(t *testing.T) {
	for name, c := range map[string]struct {
		days []time.Time
		hint bool
	}{
		"ends":            {[]time.Time{day(2023, 1, 31), day(2023, 2, 28), day(2023, 3, 31)}, true},
		"firsts":          {[]time.Time{day(2023, 1, 1), day(2023, 2, 1), day(2023, 4, 1)}, true},
		"some day":        {[]time.Time{day(2023, 1, 31), day(2023, 2, 28), day(2023, 3, 30)}, false},
		"two in a month":  {[]time.Time{day(2023, 1, 31), day(2023, 1, 31), day(2023, 3, 31)}, false},
		"only two of all": {[]time.Time{day(2023, 1, 31), day(2023, 2, 28)}, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			rows := courses()
			for _, d := range c.days {
				rows = append(rows, []any{d, "a", 1})
			}
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", rows))
			d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, luku: Aloittaneita, aika: Päivä, yhdistä: summa}`)
			if c.hint {
				trial.WantProblem(t, problems, "varoitus", "vaaditaan: 12")
			} else {
				trial.WantNoProblem(t, problems)
			}
			if v := programme.ValueOf(d.Measured["m"].Values, 2023); v == nil || v.Incomplete() {
				t.Errorf("value %+v", v)
			}
		})
	}
}

// TestNegativeParts: a period below zero is told, for later ones can undo a sum.
func TestNegativeParts(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Jakso", "Arvo"}, {"2022K1", 4}, {"2022K2", 4}, {"2022K3", 4}, {"2022K4", -1}, {"2023K1", 5}, {"2023K2", 0}}))
	for arvo, want := range map[string][2]bool{
		`arvo: {lähde: t, luku: Arvo, aika: Jakso, yhdistä: summa}`:                 {true, false},
		`arvo: {lähde: t, luku: Arvo, aika: Jakso, yhdistä: summa, kertymä: kyllä}`: {true, true},
	} {
		d, problems := trial.Run(t, dir, 0, longSource(""), arvo)
		if problems.HasErrors() {
			t.Fatal(trial.Printed(problems))
		}
		for i, y := range []int{2022, 2023} {
			if v := programme.ValueOf(d.Measured["m"].Values, y); v == nil || v.Negative != want[i] {
				t.Errorf("%s: %d is %+v", arvo, y, v)
			}
		}
	}
}

// TestRowsAlikeAndPeriodsToCome warns of what people leave in lists that they fill in
// by hand.
func TestRowsAlikeAndPeriodsToCome(t *testing.T) {
	dir := t.TempDir()
	const sum = `arvo: {lähde: t, luku: Arvo, aika: Vuosi, yhdistä: summa}`
	write := func(rows ...[]any) {
		books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", append(books.Grid{{"Vuosi", "Alue", "Arvo"}}, rows...)))
	}
	write([]any{2023, "A", 5}, []any{2023, "B", 5}, []any{2023, "A", 5})
	d, problems := trial.Run(t, dir, 0, longSource(""), sum)
	trial.WantValues(t, d, problems, "2023: 15 [a C2:C4: 3 luvun summa]")
	trial.WantProblem(t, problems, "'a'!C4: varoitus: rivi on kaikilta soluiltaan sama kuin rivi 2")
	write([]any{2023, "A", 5}, []any{2023, "B", 5})
	_, problems = trial.Run(t, dir, 0, longSource(""), sum)
	trial.WantNoProblem(t, problems)
	write([]any{"2023M06", "A", 5}, []any{"2023M07", "A", 0}, []any{"2023M08", "A", 0})
	_, problems = trial.RunOn(t, dir, 0, "2023-06-15", longSource(""), sum)
	trial.WantProblem(t, problems, "'a'!C3: varoitus: luku on jaksolta 2023M07, joka alkaa vasta raportin päivän 15.6.2023 jälkeen", "yhteensä 2")
	_, problems = trial.RunOn(t, dir, 0, "2023-08-01", longSource(""), sum)
	trial.WantNoProblem(t, problems)
}
