package exports_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/programme/exports"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

// TestGroupsOfTheData: what is no group is left out or refused, never judged.
func TestGroupsOfTheData(t *testing.T) {
	const found = `arvo: {lähde: t, luku: Arvo, aika: Vuosi, ryhmittely: Ryhmä}`
	for name, c := range map[string]struct {
		rows   []any
		arvo   string
		groups string
		texts  []string
	}{
		"a total row":             {[]any{2023, "Yhteensä", 13}, found, "A B", nil},
		"a total with more":       {[]any{2023, "Kaikki ryhmät", 13}, found, "A B", nil},
		"a short total":           {[]any{2023, "Yht.", 13}, found, "A B", nil},
		"no total":                {[]any{2023, "Kaikukatu", 13}, found, "A B Kaikukatu", nil},
		"a total that is listed":  {[]any{2023, "Yhteensä", 13}, found + "\nryhmät: [A, B, Yhteensä]", "A B Yhteensä", nil},
		"a blank label":           {[]any{2023, nil, 4}, found, "", []string{"'a'!C4: virhe: luvulla ei ole ryhmää", `"Ryhmä" on tyhjä`}},
		"a blank label of a year": {[]any{2023, "\u00a0", 4}, found, "", []string{"'a'!C4: virhe: luvulla ei ole ryhmää"}},
		"a blank label, listed":   {[]any{2023, nil, 4}, found + "\nryhmät: [A, B]", "", []string{"'a'!C4: virhe: luvulla ei ole ryhmää"}},
		"a label that is a date":  {[]any{2023, day(2024, 10, 14), 4}, found, "", []string{"'a'!B4: virhe: ryhmän nimikkeenä on päivä 2024-10-14", "Teksti"}},
		"a total with a footnote": {[]any{2023, "Yhteensä¹*", 13}, found, "A B", nil},
		"a total in parentheses":  {[]any{2023, "(yhteensä)", 13}, found, "A B", nil},
		"a total in two tongues":  {[]any{2023, "Yhteensä/Totalt", 13}, found, "A B", nil},
		"what looks like a total": {[]any{2023, "A ja B yhteensä", 13}, found, "A B A ja B yhteensä", []string{"'a'!B4: varoitus", "näyttää muiden ryhmien summalta", `{ei: ["A ja B yhteensä"]}`}},
		"a label that is a time":  {[]any{2023, 10*time.Hour + 14*time.Minute, 4}, found, "", []string{"'a'!B4: virhe: ryhmän nimikkeenä on kellonaika 10:14:00"}},
		"one that is not listed":  {[]any{2023, "C", 4}, found + "\nryhmät: [A, B]", "A B", []string{"varoitus", `lähteessä on ryhmiä, joita mittarin m ryhmät-kohdassa ei ole: "C"`}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Ryhmä", "Arvo"}, {2023, "A", 6}, {2023, "B", 7}, c.rows}))
			d, problems := trial.Run(t, dir, 0, longSource(""), c.arvo)
			if c.texts != nil {
				trial.WantProblem(t, problems, c.texts...)
			} else {
				trial.WantNoProblem(t, problems)
			}
			if c.groups == "" {
				return
			}
			var names []string
			for _, g := range d.Measured["m"].Groups {
				names = append(names, g.Name)
			}
			if got := strings.Join(names, " "); got != c.groups {
				t.Errorf("groups %s, want %s", got, c.groups)
			}
		})
	}
	// A total that is not listed is no group that was forgotten.
	whole := t.TempDir()
	books.Write(t, filepath.Join(whole, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Ryhmä", "Arvo"}, {2023, "A", 6}, {2023, "Yhteensä", 6}}))
	_, all := trial.Run(t, whole, 0, longSource(""), found+"\nryhmät: [A]")
	trial.WantNoProblem(t, all)
	// A later year's blank label is no fault of an earlier report.
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Vuosi", "Ryhmä", "Arvo"}, {2023, "A", 6}, {2024, nil, 7}}))
	_, problems := trial.Run(t, dir, 2023, longSource(""), found)
	trial.WantNoProblem(t, problems)
}

// TestRowsWithoutLabels: figures of a table that nothing labels are asked for by
// whatever asks for all rows, and by nothing else.
func TestRowsWithoutLabels(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Ryhmä", "2023"}, {"A", 6}, {nil, 4}, {"B", 7}}))
	_, problems := trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, aika: Sarake, ryhmittely: Ryhmä}`)
	trial.WantProblem(t, problems, "'a'!B3: virhe: luvulla ei ole ryhmää")
	_, problems = trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, aika: Sarake, yhdistä: summa}`)
	trial.WantProblem(t, problems, "virhe", "ajalle 2023 jää 3 lukua")
	d, problems := trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, missä: {Ryhmä: B}, aika: Sarake}`)
	trial.WantValues(t, d, problems, "2023: 7 [a B4: ei muutettu]")
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Ryhmä", "2022", nil, "2024"}, {"B", 6, 7, 8, 99}}))
	d, problems = trial.Run(t, dir, 0, tableSource(""), `arvo: {lähde: t, missä: {Ryhmä: B}, aika: Sarake}`)
	trial.WantValues(t, d, problems, "2022: 6 [a B2: ei muutettu]", "2024: 8 [a D2: ei muutettu]")
	trial.WantProblem(t, problems, "'a'!C2: varoitus: luvun sarakkeella ei ole otsikkoa")
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Ryhmä", "Ryhmä", "2023"}, {"A", "x", 6}}))
	_, problems = trial.Run(t, dir, 0, tableSource(", rivit: [Ryhmä]"), `arvo: {lähde: t, missä: {Ryhmä: A}, aika: Sarake}`)
	trial.WantProblem(t, problems, "'a'!B1: virhe: rivit-kohdassa nimetty otsikko \"Ryhmä\" on taulukossa kahdesti")
}

// TestHeaderTwice: a name that a mapping uses means one column.
func TestHeaderTwice(t *testing.T) {
	rows := func(header ...any) books.Grid { return books.Grid{header, {2023, "A", 6, 7, "x"}} }
	for name, c := range map[string]struct {
		header []any
		arvo   string
		texts  []string
	}{
		"the value":                {[]any{"Vuosi", "Alue", "Arvo", "Arvo"}, `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`, []string{`'a'!D1: virhe: otsikko "Arvo" on taulukossa kahdesti: myös solussa C1`, "C tai D"}},
		"a no-break space":         {[]any{"Vuosi", "Alue", "Arvo 1", "Arvo\u00a01"}, `arvo: {lähde: t, luku: Arvo 1, aika: Vuosi}`, []string{"kahdesti"}},
		"a filter's":               {[]any{"Vuosi", "Alue", "Arvo", "Luku", "Alue"}, `arvo: {lähde: t, missä: {Alue: A}, luku: Arvo, aika: Vuosi}`, []string{`'a'!E1: virhe: otsikko "Alue"`}},
		"the time":                 {[]any{"Vuosi", "Alue", "Arvo", "Vuosi"}, `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`, []string{`'a'!D1: virhe: otsikko "Vuosi"`}},
		"by letter":                {[]any{"Vuosi", "Alue", "Arvo", "Arvo"}, `arvo: {lähde: t, luku: C, aika: Vuosi}`, nil},
		"one that nothing uses":    {[]any{"Vuosi", "Alue", "Arvo", "Huom", "Huom"}, `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`, nil},
		"one that differs by case": {[]any{"Vuosi", "Alue", "Arvo", "ARVO"}, `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", rows(c.header...)))
			d, problems := trial.Run(t, dir, 0, longSource(""), c.arvo)
			if c.texts != nil {
				trial.WantProblem(t, problems, c.texts...)
				return
			}
			trial.WantValues(t, d, problems, "2023: 6 [a C2: ei muutettu]")
		})
	}
}

// TestErrorsBesideFigures: a label that is an error would make its row vanish.
func TestErrorsBesideFigures(t *testing.T) {
	broken := func(cell string) string {
		return books.Rows([]string{"Vuosi", "Alue", "Arvo"}, []string{"#2023", "A", "#6"}, []string{"#2024", cell, "#7"})
	}
	dir := t.TempDir()
	const arvo = `arvo: {lähde: t, missä: {Alue: A}, luku: Arvo, aika: Vuosi}`
	books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), broken(`<c r="B3" t="e"><v>#REF!</v></c>`), nil)
	_, problems := trial.Run(t, dir, 0, longSource(""), arvo)
	trial.WantProblem(t, problems, "'12r5'!B3: virhe: solussa on virhe #REF!", "solua käyttää mittari m")
	_, problems = trial.Run(t, dir, 2023, longSource(""), arvo)
	trial.WantNoProblem(t, problems)
	_, problems = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`)
	trial.WantNoProblem(t, problems)
	books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), broken(`<c r="B3"><f>A1</f></c>`), nil)
	_, problems = trial.Run(t, dir, 0, longSource(""), arvo)
	trial.WantProblem(t, problems, "'12r5'!B3: virhe: solussa on kaava")
}

// TestPercentLost looks for figures that lost their per cent format.
func TestPercentLost(t *testing.T) {
	dir := t.TempDir()
	write := func(values ...string) {
		rows := [][]string{{"Vuosi", "Arvo"}}
		for i, v := range values {
			rows = append(rows, []string{"#" + []string{"2021", "2022", "2023", "2024"}[i], v})
		}
		books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), books.Rows(rows...), nil)
	}
	percent := func(cell, value string) string { return `<c r="` + cell + `" s="2"><v>` + value + `</v></c>` }
	const arvo = "yksikkö: \"%\"\narvo: {lähde: t, luku: Arvo, aika: Vuosi}"
	for name, c := range map[string]struct {
		values []string
		arvo   string
		texts  []string
	}{
		"one of the formatted":       {[]string{percent("B2", "0.05"), "#0.05", percent("B4", "0.06")}, arvo, []string{"'12r5'!B3: virhe: solussa on 0,05 ilman prosenttimuotoilua", "solu B2"}},
		"a text among the formatted": {[]string{percent("B2", "0.05"), "5,1 %", percent("B4", "0.06")}, arvo, nil},
		"in per cent already":        {[]string{percent("B2", "0.05"), "#5.1", percent("B4", "0.06")}, arvo, nil},
		"a zero":                     {[]string{percent("B2", "0.05"), "#0", percent("B4", "0.06")}, arvo, nil},
		"a fraction of plain ones":   {[]string{"#5", "#0.051", "#6"}, arvo, []string{"'12r5'!B3: varoitus: luku 0,051 on paljon pienempi", "prosenttimuotoilu"}},
		"alone under a target":       {[]string{"#0.051"}, "tavoitetaso: {enintään: 4, vuonna: 2025}\nlähtötaso: {arvo: 7.5, vuosi: 2021}\n" + arvo, []string{"'12r5'!B2: varoitus"}},
		"a small share":              {[]string{"#1.5", "#0.9", "#0.6"}, arvo, nil},
		"another unit":               {[]string{"#5", "#0.051", "#6"}, "yksikkö: kpl\narvo: {lähde: t, luku: Arvo, aika: Vuosi}", nil},
		"more than a hundred":        {[]string{percent("B2", "1.5"), "#1.5", percent("B4", "1.6")}, arvo, []string{"'12r5'!B3: virhe: solussa on 1,5 ilman prosenttimuotoilua"}},
		"nothing beside it":          {[]string{"#0.051", "#0.06"}, arvo, []string{"'12r5'!B2: varoitus: luku 0,051 on alle yhden", "yhteensä 2"}},
		"a target that is as small":  {[]string{"#0.051"}, "tavoitetaso: {enintään: 0.04, vuonna: 2025}\nlähtötaso: {arvo: 0.1, vuosi: 2021}\n" + arvo, nil},
		"the unit as a word":         {[]string{"#5", "#0.051", "#6"}, "yksikkö: prosenttia\narvo: {lähde: t, luku: Arvo, aika: Vuosi}", []string{"'12r5'!B3: varoitus"}},
		"a factor on per cents":      {[]string{percent("B2", "0.05")}, "yksikkö: \"%\"\narvo: {lähde: t, luku: Arvo, aika: Vuosi, kerroin: 100}", []string{"'12r5'!B2: varoitus: luku on jo prosentteja (5 %)", "kerroin: 100"}},
		"a factor":                   {[]string{"#0.5", "#0.051"}, "yksikkö: \"%\"\narvo: {lähde: t, luku: Arvo, aika: Vuosi, kerroin: 100}", nil},
	} {
		t.Run(name, func(t *testing.T) {
			write(c.values...)
			_, problems := trial.Run(t, dir, 0, longSource(""), c.arvo)
			if c.texts != nil {
				trial.WantProblem(t, problems, c.texts...)
			} else {
				trial.WantNoProblem(t, problems)
			}
		})
	}
}

// TestPercentLostInAGroup compares the groups of a metric with each other.
func TestPercentLostInAGroup(t *testing.T) {
	dir := t.TempDir()
	books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), books.Rows([]string{"Vuosi", "Ryhmä", "Arvo"}, []string{"#2023", "A", `<c r="C2" s="2"><v>0.05</v></c>`}, []string{"#2023", "B", "#0.06"}), nil)
	const arvo = "arvo: {lähde: t, luku: Arvo, aika: Vuosi, ryhmittely: Ryhmä}"
	for _, text := range []string{arvo, "ryhmät: [A, B]\n" + arvo, "ryhmät: [{nimi: a, missä: {Ryhmä: A}}, {nimi: b, missä: {Ryhmä: B}}]\n" + arvo} {
		_, problems := trial.Run(t, dir, 0, longSource(""), text)
		trial.WantProblem(t, problems, "'12r5'!C3: virhe: solussa on 0,06 ilman prosenttimuotoilua", "solu C2")
	}
}

// TestLoneEntries: the last row's only cell is read where it is what the mapping
// asks for, and is a footnote otherwise.
func TestLoneEntries(t *testing.T) {
	const stage = "tavoitetaso: {valmis: 2025-06-30}\narvo: {lähde: t, vaihe: Vaihe, päivä: Päivä}"
	const value = "arvo: {lähde: t, luku: Arvo, aika: Vuosi}"
	for name, c := range map[string]struct {
		rows  books.Grid
		arvo  string
		texts []string
	}{
		"a stage without its day":   {books.Grid{{"Vaihe", "Päivä"}, {"valmis", nil}}, stage, []string{`'a'!B2: virhe: vaiheen "valmis" päivä puuttuu`}},
		"a stage that needs none":   {books.Grid{{"Vaihe", "Päivä"}, {"ei aloitettu", nil}}, stage, nil},
		"a footnote under a stage":  {books.Grid{{"Vaihe", "Päivä"}, {"valmis", 2023}, {"Lähde: kunta", nil}}, stage, nil},
		"a number without its year": {books.Grid{{"Arvo", "Vuosi"}, {"5", "2022"}, {"7", nil}}, value, []string{`'a'!A3: virhe: solulla ei ole aikaa`}},
		"a footnote under a number": {books.Grid{{"Arvo", "Vuosi"}, {"5", "2022"}, {"Lähde: kunta", nil}}, value, nil},
		"texts under a blank row":   {books.Grid{{"Vuosi", "A", "B", "Arvo"}, {"2022", "x", "y", "5"}, {}, {"2023", nil, nil, "7"}}, value, []string{"'a'!A4: varoitus: rivi on tyhjän rivin alla"}},
		"a year with a word":        {books.Grid{{"Vuosi", "Arvo"}, {"2022", 5}, {"2023 (ennakko)", 6}}, value, []string{"'a'!B3: virhe", "jos se on vuosi 2023 tai sen osa"}},
		"a range of days":           {books.Grid{{"Vuosi", "Arvo"}, {"1.–3.2.2023", 5}}, value, []string{"'a'!B2: virhe", "jos se on vuosi 2023 tai sen osa"}},
		"a total of a year":         {books.Grid{{"Vuosi", "Arvo"}, {"2022", 5}, {"Yhteensä 2022", 6}}, value, []string{"'a'!B3: virhe", "vihje: jätä nimike pois"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", c.rows))
			_, problems := trial.Run(t, dir, 0, longSource(""), c.arvo)
			if c.texts == nil {
				trial.WantNoProblem(t, problems)
				return
			}
			text := strings.Join(strings.Fields(trial.Printed(problems)), " ")
			for _, want := range c.texts {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in:\n%s", want, trial.Printed(problems))
				}
			}
		})
	}
}

// TestLabelWrittenOnce: rows under a label that is written once are told.
func TestLabelWrittenOnce(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Alue", "Vuosi", "Arvo"}, {"A", 2022, 5}, {nil, 2023, 6}, {nil, 2024, 7}, {"B", 2022, 8}}))
	const arvo = "arvo: {lähde: t, missä: {Alue: A}, luku: Arvo, aika: Vuosi}"
	d, problems := trial.Run(t, dir, 0, longSource(""), arvo)
	trial.WantValues(t, d, problems, "2022: 5 [a C2: ei muutettu]")
	trial.WantProblem(t, problems, `'a'!C3: varoitus: luvun rivillä ei ole nimikettä sarakkeessa "Alue", joten lukua ei käytetä; samasta syystä jää pois yhteensä 2 lukua`)
	_, problems = trial.Run(t, dir, 2022, longSource(""), arvo)
	trial.WantNoProblem(t, problems)
}

// TestTwofoldMonth: a spreadsheet program writes October's 2023.10 as January's 2023.1.
func TestTwofoldMonth(t *testing.T) {
	dir := t.TempDir()
	const arvo = "arvo: {lähde: t, luku: Arvo, aika: Kuukausi, yhdistä: viimeinen}"
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Kuukausi", "Arvo"}, {2023.09, 5}, {2023.1, 6}}))
	_, problems := trial.Run(t, dir, 0, longSource(""), arvo)
	trial.WantProblem(t, problems, "'a'!A3: virhe: solun aika on luku 2023.1", "tammikuu vai lokakuu")
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{"Kuukausi", "Arvo"}, {"2023.09", 5}, {"2023.10", 6}}))
	d, problems := trial.Run(t, dir, 0, longSource(""), arvo)
	trial.WantValues(t, d, problems, "2023: 6 (2/12) [a B3: vuoden viimeinen kuukausi (2023M10)]")
}

// TestStruckOut: nobody can tell whether a row whose label is struck out still holds.
func TestStruckOut(t *testing.T) {
	dir := t.TempDir()
	write := func(rows books.Grid, cell string) {
		f := books.New(t, books.Named("a", rows))
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		books.Check(t, err)
		books.Check(t, f.SetCellStyle("a", cell, cell, style))
		books.Save(t, f, filepath.Join(dir, "a.xlsx"))
	}
	write(books.Grid{{"Vuosi", "Ryhmä", "Arvo"}, {2023, "A", 5}, {2023, "B", 6}}, "B2")
	_, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, luku: Arvo, aika: Vuosi, ryhmittely: Ryhmä}`)
	trial.WantProblem(t, problems, `'a'!B2: virhe: ryhmän nimike "A" on yliviivattu`)
	write(books.Grid{{"Vuosi", "Arvo"}, {2023, 5}, {2024, 6}}, "A2")
	_, problems = trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`)
	trial.WantProblem(t, problems, `'a'!B2: virhe: solun aika "2023" on yliviivattu`)
	const stage = "tavoitetaso: {valmis: 2025-06-30}\narvo: {lähde: t, vaihe: Vaihe, päivä: Päivä}"
	for _, cell := range []string{"A2", "B2"} {
		write(books.Grid{{"Vaihe", "Päivä"}, {"valmis", 2023}}, cell)
		_, problems = trial.Run(t, dir, 0, longSource(""), stage)
		trial.WantProblem(t, problems, "'a'!"+cell+": virhe: solussa on ", "yliviivattuna")
	}
}

// TestPercentLostLater: what a later year lost is no business of an earlier report.
func TestPercentLostLater(t *testing.T) {
	dir := t.TempDir()
	percent := func(cell, value string) string { return `<c r="` + cell + `" s="2"><v>` + value + `</v></c>` }
	books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), books.Rows([]string{"Vuosi", "Arvo"}, []string{"#2022", percent("B2", "0.05")}, []string{"#2023", "#0.05"}), nil)
	_, problems := trial.Run(t, dir, 2022, longSource(""), `arvo: {lähde: t, luku: Arvo, aika: Vuosi}`)
	trial.WantNoProblem(t, problems)
}

// TestTotalAmongMonths names the column that is no month, and the filter that leaves
// it out.
func TestTotalAmongMonths(t *testing.T) {
	for name, total := range map[string][]any{"a total": {"Yhteensä"}, "a mean": {"Keskiarvo"}, "two": {"Yhteensä", "Muutos"}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			head, sub, row := []any{"Toiminta", 2022, nil, nil, 2023}, []any{nil, "tammi", "helmi", "maalis", "tammi", "helmi", "maalis"}, []any{"Käynnit", 1, 1, 1, 2, 2, 2}
			for range total {
				row = append(row, 6)
			}
			f := books.New(t, books.Named("a", books.Grid{head, append(sub, total...), row}))
			books.Check(t, f.MergeCell("a", "B1", "D1"))
			books.Save(t, f, filepath.Join(dir, "a.xlsx"))
			sources := tableSource(", otsikkorivejä: 2, sarakkeet: [Vuosi, Kuukausi]")
			_, problems := trial.Run(t, dir, 0, sources, `arvo: {lähde: t, missä: {Toiminta: Käynnit}, aika: Vuosi, yhdistä: summa, vaaditaan: 3}`)
			trial.WantProblem(t, problems, "virhe", total[0].(string), "Kuukausi: {ei: ")
			list := total[0].(string)
			if len(total) > 1 {
				list = "[Yhteensä, Muutos]"
			}
			d, problems := trial.Run(t, dir, 0, sources, `arvo: {lähde: t, missä: {Toiminta: Käynnit, Kuukausi: {ei: `+list+`}}, aika: Vuosi, yhdistä: summa, vaaditaan: 3}`)
			trial.WantValues(t, d, problems, "2022: 3 (3/3) [a B3:D3: 3 kuukauden summa]", "2023: 6 (3/3) [a E3:G3: 3 kuukauden summa]")
		})
	}
}

// TestLeftOutFileHasMore tells of years that only an older download has.
func TestLeftOutFileHasMore(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, years ...int) {
		g := books.Grid{{"Vuosi", "Arvo"}}
		for _, y := range years {
			g = append(g, []any{y, y - 2000})
		}
		books.Write(t, filepath.Join(dir, name), books.Named("a", g))
	}
	write("a_20240101-080000.xlsx", 2020, 2021, 2022)
	write("a_20250101-080000.xlsx", 2022, 2023)
	write("a_20260101-080000.xlsx", 2023, 2024)
	const arvo = "tavoitetaso: {enintään: 4, vuonna: 2025}\narvo: {lähde: t, luku: Arvo, aika: Vuosi}"
	d, problems := trial.Run(t, dir, 0, longSource(""), arvo)
	trial.WantValues(t, d, problems, "2023: 23 [a B2: ei muutettu]", "2024: 24 [a B3: ei muutettu]")
	trial.WantProblem(t, problems, "a_20240101-080000.xlsx: varoitus: tiedostossa on mittarin m lukuja vuosilta 2021 ja 2022, joita uusimmassa tiedostossa ei ole: lähtötaso jää puuttumaan")
	_, problems = trial.Run(t, dir, 0, longSource(", valinta: kaikki"), arvo)
	if strings.Contains(trial.Printed(problems), "uusimmassa") {
		t.Errorf("all files are read:\n%s", trial.Printed(problems))
	}
}

// TestDaysOfEntries: a year that was typed into a cell of dates is no day of 1905.
func TestDaysOfEntries(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		cell, want, fact string
	}{
		"a day":           {`<c r="B2" s="1"><v>45000</v></c>`, "2023-03-15", ""},
		"a year":          {`<c r="B2"><v>2023</v></c>`, "2023-12-31", ""},
		"a year as a day": {`<c r="B2" s="1"><v>2023</v></c>`, "", "solussa on päivä 15.7.1905, joka on ennen vuotta 1990"},
		"a number":        {`<c r="B2"><v>12</v></c>`, "", `solussa on "12", joka ei ole päivä`},
		"an early year":   {`<c r="B2"><v>1905</v></c>`, "", `solussa on "1905", joka ei ole päivä`},
		"an error":        {`<c r="B2" t="e"><v>#N/A</v></c>`, "", "solussa on virhe #N/A"},
	} {
		t.Run(name, func(t *testing.T) {
			books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), books.Rows([]string{"Vaihe", "Päivä"}, []string{"valmis", c.cell}), nil)
			d, problems := trial.Run(t, dir, 0, longSource(""), `arvo: {lähde: t, vaihe: Vaihe, päivä: Päivä}`)
			if c.fact != "" {
				trial.WantProblem(t, problems, "'12r5'!B2: virhe: "+c.fact)
				return
			}
			if e := d.Measured["m"].Events; len(e) != 1 || e[0].Date != c.want {
				t.Errorf("%+v\n%s", e, trial.Printed(problems))
			}
		})
	}
}

// TestNewestByItsOwnWord: what the exports tell of themselves rules where all tell it.
func TestNewestByItsOwnWord(t *testing.T) {
	const newer = 2
	for name, c := range map[string]struct {
		a, b         string // the files' names
		aSays, bSays string
		want         int // 0: neither can be told
	}{
		"the hour":                {"a.xlsx", "b.xlsx", "24.9.2025 9:00", "24.9.2025 10:00", newer},
		"noon and morning":        {"a.xlsx", "b.xlsx", "9/25/2025 11:00 AM", "9/25/2025 1:00 PM", newer},
		"midnight":                {"a.xlsx", "b.xlsx", "9/25/2025 12:30 AM", "9/25/2025 1:00 AM", newer},
		"an English day":          {"a.xlsx", "b.xlsx", "24.9.2025 9:00", "9/25/2025 8:00 AM", newer},
		"a day that may be two":   {"a.xlsx", "b.xlsx", "1.2.2025", "3/4/2025", 0},
		"against the stamps":      {"a_20250924-081500.xlsx", "b.xlsx", "24.9.2025 8:15", "24.10.2025 9:00", newer},
		"one says nothing":        {"a_20250924-081500.xlsx", "b_20251024-081500.xlsx", "", "24.10.2024", newer},
		"one has no stamp either": {"a_20250924-081500.xlsx", "b.xlsx", "", "24.10.2025", 0},
		"both say the same":       {"a_20250924-081500.xlsx", "b_20251024-081500.xlsx", "1.1.2025", "1.1.2025", newer},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for i, f := range []struct{ name, says string }{{c.a, c.aSays}, {c.b, c.bSays}} {
				g := books.Grid{{"Alue", "2023"}, {"Sotkamo", i + 1}}
				if f.says != "" {
					g = append(g, nil, []any{"Päivitetty viimeksi:"}, []any{f.says})
				}
				books.Write(t, filepath.Join(dir, f.name), books.Named("a", g))
			}
			d, problems := trial.Run(t, dir, 0, tableSource(""), yearArvo)
			if c.want == 0 {
				trial.WantProblem(t, problems, "virhe", "joista ei näe, mikä on uusin", c.a, c.b)
				return
			}
			trial.WantValues(t, d, problems, "2023: "+string(rune('0'+c.want))+" [a B2: ei muutettu]")
		})
	}
}

// TestDamagedOlderFile: a file that is left out by its stamp need not be readable.
func TestDamagedOlderFile(t *testing.T) {
	dir := t.TempDir()
	books.Check(t, os.WriteFile(filepath.Join(dir, "a_20240101-080000.xlsx"), []byte("PK\x03\x04"), 0o644))
	books.Write(t, filepath.Join(dir, "a_20250101-080000.xlsx"), books.Named("a", books.Grid{{"Alue", "2023"}, {"Sotkamo", 5}}))
	d, problems := trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantValues(t, d, problems, "2023: 5 [a B2: ei muutettu]")
	trial.WantProblem(t, problems, "a_20240101-080000.xlsx: varoitus: tiedosto jätettiin lukematta")
	books.Check(t, os.WriteFile(filepath.Join(dir, "a_20260101-080000.xlsx"), []byte("PK\x03\x04"), 0o644))
	_, problems = trial.Run(t, dir, 0, tableSource(""), yearArvo)
	trial.WantProblem(t, problems, "a_20260101-080000.xlsx: virhe", "vaurioitunut")
}

// TestNamesOfFiles: what people see as the same name is the same, and what programs
// leave behind is no file of theirs.
func TestNamesOfFiles(t *testing.T) {
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a  b\u00a0c.xlsx"), books.Named("a", books.Grid{{"Alue", "2023"}, {"Sotkamo", 5}}))
	for _, hidden := range []string{"._a  b\u00a0c.xlsx", ".~lock.a.xlsx", "~$a.xlsx"} {
		books.Check(t, os.WriteFile(filepath.Join(dir, hidden), []byte("x"), 0o644))
	}
	for _, pattern := range []string{"a b c.xlsx", "*.xlsx", "a b*.xlsx"} {
		d, problems := trial.Run(t, dir, 0, strings.Replace(tableSource(""), "*.xlsx", pattern, 1), yearArvo)
		trial.WantValues(t, d, problems, "2023: 5 [a B2: ei muutettu]")
	}
	// Where a folder lies on a machine stays out of what is printed.
	elsewhere := t.TempDir()
	for from, want := range map[string]string{dir: "a  b\u00a0c.xlsx", filepath.Dir(dir): filepath.Base(dir) + "/a  b\u00a0c.xlsx", elsewhere: "a  b\u00a0c.xlsx"} {
		d, problems := trial.Run(t, from, 0, strings.Replace(tableSource(""), "*.xlsx", filepath.ToSlash(dir)+"/*.xlsx", 1), yearArvo)
		trial.WantValues(t, d, problems, "2023: 5 [a B2: ei muutettu]")
		if got := d.Measured["m"].Values[0].Origins[0].File; got != want || d.Files[0].Name != want {
			t.Errorf("from %s: file %q and %q, want %q", from, got, d.Files[0].Name, want)
		}
	}
}

// TestSeveralGuards follows a cell by the labels of its row and its column.
func TestSeveralGuards(t *testing.T) {
	sources := "lähteet:\n  t: {nimi: Talousarvio, tiedostot: \"*.xlsx\", muoto: solut, välilehti: Budjetti}"
	const arvo = `arvo: {lähde: t, solut: [{vuosi: 2023, solu: C3, vartija: {A3: Palkkatuki, C2: "2023"}}]}`
	plain := books.Grid{{"Budjetti"}, {nil, "2022", "2023"}, {"Palkkatuki", 49, 50}, {"Starttiraha", 1, 2}}
	for name, c := range map[string]struct {
		rows books.Grid
		want string
		fact []string
	}{
		"as it was":             {plain, "C3", nil},
		"a row above":           {append(books.Grid{{"Uusi"}}, plain...), "C4", nil},
		"a row under the head":  {books.Grid{plain[0], plain[1], {"Uusi", 8, 9}, plain[2]}, "C4", nil},
		"a column before":       {books.Grid{{"Budjetti"}, {nil, "2021", "2022", "2023"}, {"Palkkatuki", 48, 49, 50}}, "D3", nil},
		"a column of labels":    {books.Grid{{"Budjetti"}, {nil, nil, "2022", "2023"}, {"Koodi", "Palkkatuki", 49, 50}}, "D3", nil},
		"the first year gone":   {books.Grid{{"Budjetti"}, {nil, "2023", "2024"}, {"Palkkatuki", 50, 51}}, "B3", nil},
		"the year is gone":      {books.Grid{{"Budjetti"}, {nil, "2024", "2025"}, {"Palkkatuki", 51, 52}}, "", []string{"'Budjetti'!C2: virhe: vartijan mukaan tässä pitäisi olla \"2023\", mutta solussa on \"2025\""}},
		"the year stands twice": {books.Grid{{"Budjetti"}, {nil, "2022", "2024", "2023"}, {"Palkkatuki", 49, 51, 50}, {"2023"}}, "", []string{"'Budjetti'!C2: virhe"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("Budjetti", c.rows))
			d, problems := trial.Run(t, dir, 0, sources, arvo)
			if c.fact != nil {
				trial.WantProblem(t, problems, c.fact...)
				return
			}
			trial.WantValues(t, d, problems, "2023: 50 [Budjetti "+c.want+": ei muutettu]")
			if (c.want == "C3") != (len(problems) == 0) {
				t.Errorf("problems %s", trial.Printed(problems))
			}
		})
	}
}

// TestWholeYearAnswer: the answer for a whole year takes the place of months that
// are not all there.
func TestWholeYearAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		months int
		answer any
		want   string
		texts  []string
	}{
		"beside nine months":      {9, 78, "78", []string{"varoitus", "vuoden 2023 arvona on tiedonkeruun 78", "9/12"}},
		"beside a full year":      {12, 78, "", []string{"virhe", "vuoden 2023 arvo on tässä 78, mutta toisaalla 72"}},
		"the same as a full year": {12, 72, "72", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			g := books.Grid{{"Kuukausi", "Arvo"}}
			for m := 1; m <= c.months; m++ {
				g = append(g, []any{"2023-" + string(rune('0'+m/10)) + string(rune('0'+m%10)), 6})
			}
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", g))
			books.Write(t, filepath.Join(dir, "tiedonkeruu-2023.xlsx"), books.Named("Lomake", books.Grid{{"Tunnus", "Vuosi", "Arvo"}, {"m", 2023, c.answer}}))
			p := trial.Parse(t, strings.Replace(longSource(", ylläpito: käsin"), "*.xlsx", "a.xlsx", 1), `arvo: {lähde: t, luku: Arvo, aika: Kuukausi, yhdistä: summa}`)
			p.Collected = []string{"tiedonkeruu-*.xlsx"}
			d, problems := exports.Load(p, dir, 0, "")
			if c.texts != nil {
				trial.WantProblem(t, problems, c.texts...)
			} else {
				trial.WantNoProblem(t, problems)
			}
			if v := programme.ValueOf(d.Measured["m"].Values, 2023); c.want != "" && (v == nil || v.Number.RatString() != c.want || v.Incomplete()) {
				t.Errorf("value %+v", v)
			}
		})
	}
}

// TestErrorInComment: an error is no comment.
func TestErrorInComment(t *testing.T) {
	dir := t.TempDir()
	f := books.New(t, books.Named("a", books.Grid{{"Tunnus", "Vuosi", "Taho", "Kommentti"}, {"m", 2023, "T", "x"}}))
	books.Save(t, f, filepath.Join(dir, "a.xlsx"))
	books.Rewrite(t, filepath.Join(dir, "a.xlsx"), func(name, content string) string {
		if strings.HasSuffix(name, "sheet1.xml") {
			i := strings.Index(content, `<c r="D2"`)
			return content[:i] + `<c r="D2" t="e"><v>#REF!</v></c>` + content[i+strings.Index(content[i:], "</c>")+4:]
		}
		return content
	})
	p := trial.Parse(t, longSource(""), `arvo: {lähde: t, luku: Vuosi, aika: Vuosi}`)
	p.Comments = &programme.CommentMapping{Source: p.Sources[0], ID: "Tunnus", Year: "Vuosi", Party: "Taho", Text: "Kommentti"}
	d, problems := exports.Load(p, dir, 0, "")
	trial.WantProblem(t, problems, "'a'!D2: virhe: solussa on virhe #REF!")
	if len(d.Comments) != 0 {
		t.Errorf("comments %+v", d.Comments)
	}
}

// TestTotalsLeftByFilters: a filter that leaves out one part leaves the total in.
func TestTotalsLeftByFilters(t *testing.T) {
	rows := func(total string, value int) books.Grid {
		return books.Grid{{"Vuosi", "Alue", "Arvo"}, {2023, "A", 6}, {2023, "B", 2}, {2023, "C", 1}, {2023, total, value}}
	}
	const sum = "arvo: {lähde: t, luku: Arvo, aika: Vuosi, yhdistä: summa"
	for name, c := range map[string]struct {
		rows books.Grid
		arvo string
		want []string
	}{
		"a total is left":      {rows("Yhteensä", 9), sum + ", missä: {Alue: {ei: [B]}}}", []string{"virhe", `sekä summa että sen osia: "A", "C" ja "Yhteensä"`, `lisää myös "Yhteensä" missä-kohdan Alue: {ei: …} luetteloon`}},
		"left out too":         {rows("Yhteensä", 9), sum + ", missä: {Alue: {ei: [B, Yhteensä]}}}", nil},
		"a total that is list": {rows("Yhteensä", 9), sum + ", missä: {Alue: [A, Yhteensä]}}", []string{"varoitus", "kahteen kertaan"}},
		"of both sexes":        {rows("Molemmat sukupuolet", 9), sum + "}", []string{"virhe", "sekä summa että sen osia"}},
		"by another name":      {rows("Alueet", 9), sum + "}", []string{"'a'!C5: varoitus: luku 9 on kaikkien muiden samaan aikaan laskettavien lukujen summa", `Alue: "Alueet"`}},
		"no sum":               {rows("D", 8), sum + "}", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", c.rows))
			_, problems := trial.Run(t, dir, 0, longSource(""), c.arvo)
			if c.want == nil {
				trial.WantNoProblem(t, problems)
			} else {
				trial.WantProblem(t, problems, c.want...)
			}
		})
	}
}

// TestHeadersThatTellNothing: a year that is an error or not worked out is told.
func TestHeadersThatTellNothing(t *testing.T) {
	dir := t.TempDir()
	const arvo = "arvo: {lähde: t, missä: {Alue: A}, aika: Sarake}"
	write := func(header string) {
		books.WriteRaw(t, filepath.Join(dir, "a.xlsx"), books.Rows([]string{"Alue", "#2022", header}, []string{"A", "#5", "#6"}), nil)
	}
	for header, want := range map[string]string{
		`<c r="C1"><f>B1+1</f></c>`:           "'12r5'!C1: varoitus: solussa on kaava, jonka tulosta ei ole tallennettu, joten sarakkeen lukuja ei lueta",
		`<c r="C1" t="e"><v>#REF!</v></c>`:    "'12r5'!C2: virhe: solun aika on virhe #REF!",
		`<c r="C1" t="str"><v>2 023</v></c>`:  "'12r5'!C2: virhe: solun aika on \"2 023\"",
		`<c r="C1" t="str"><v>2023 e</v></c>`: "'12r5'!C2: virhe: solun aika on \"2023 e\"",
	} {
		write(header)
		_, problems := trial.Run(t, dir, 0, tableSource(""), arvo)
		trial.WantProblem(t, problems, want)
	}
}

// TestMergedFigures: a figure that is merged over two years is told.
func TestMergedFigures(t *testing.T) {
	dir := t.TempDir()
	f := books.New(t, books.Named("a", books.Grid{{"Alue", "2022", "2023"}, {"A", 5, nil}, {"B", 6, 7}}))
	books.Check(t, f.MergeCell("a", "B2", "C2"))
	books.Save(t, f, filepath.Join(dir, "a.xlsx"))
	_, problems := trial.Run(t, dir, 0, tableSource(""), "arvo: {lähde: t, missä: {Alue: A}, aika: Sarake}")
	trial.WantProblem(t, problems, "'a'!B2: varoitus: solu on yhdistetty solun C2 kanssa")
	_, problems = trial.Run(t, dir, 0, tableSource(""), "arvo: {lähde: t, missä: {Alue: B}, aika: Sarake}")
	trial.WantNoProblem(t, problems)
	f = books.New(t, books.Named("a", books.Grid{{"Vuosi", "Arvo"}, {2022, 5}, {2023, nil}, {2024, 7}}))
	books.Check(t, f.MergeCell("a", "B2", "B3"))
	books.Save(t, f, filepath.Join(dir, "a.xlsx"))
	_, problems = trial.Run(t, dir, 0, longSource(""), "arvo: {lähde: t, luku: Arvo, aika: Vuosi}")
	trial.WantProblem(t, problems, "'a'!B2: varoitus: solu on yhdistetty solun B3 kanssa")
}
