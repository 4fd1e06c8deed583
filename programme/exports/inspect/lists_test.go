package inspect_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tolokku/programme/exports/inspect"
	"tolokku/programme/exports/internal/books"
)

func on(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// handKept is a workbook as people keep one: figures with groups that some rows
// lack, milestones, events to be counted, comments, and a text to the reader.
func handKept(t *testing.T) *inspect.Description {
	t.Helper()
	t.Chdir(t.TempDir())
	books.Write(t, "seuranta.xlsx",
		books.Named("Luvut", books.Grid{{"Mittari", "Vuosi", "Ryhmä", "Arvo"}, {"jono", 2022, nil, 14}, {"palaute", 2022, "A", 4.5}, {"palaute", 2022, "B", 4}, {"jono", 2023, nil, 12}, {"palaute", 2023, "A", 4.25}}),
		books.Named("Vaiheet", books.Grid{{"Virstanpylväät"}, {"Hanke", "Vaihe", "Pvm"}, {"tila", "ei aloitettu", on(2022, 1, 3)}, {"tila", "valittu", on(2022, 5, 3)}, {"tila", "avattu", on(2023, 6, 1)}, {"sivut", "valmis", on(2023, 2, 1)}}),
		books.Named("Päätökset", books.Grid{{"Päivä", "Laji"}, {on(2022, 2, 1), "palkkatuki"}, {on(2023, 2, 1), "palkkatuki"}, {on(2023, 2, 1), "starttiraha"}, {on(2023, 9, 1), "palkkatuki"}}),
		books.Named("Kurssit", books.Grid{{"Pvm", "Kurssi", "Kurssilaisia"}, {on(2022, 3, 1), "Digi", 9}, {on(2023, 3, 1), "Digi", 8}, {on(2023, 9, 1), "Digi", 12}, {on(2023, 10, 2), "Kieli", 10}}),
		books.Named("Kyselyt", books.Grid{{"Mittari", "Vuosi", "Tulos", "Vastaajia"}, {"kysely", 2022, 3.5, 40}, {"muu", 2022, 3.5, 12}, {"kysely", 2023, 4, 41}}),
		books.Named("Kommentit", books.Grid{{"Mittari", "Vuosi", "Taho", "Kommentti", "Toimet"}, {"jono", 2022, "Ohjaus", "Jonoa oli.", "Palkataan."}}),
		books.Named("Lue minut", books.Grid{{"Täytä rivi kerrallaan."}}))
	return describe(t, "seuranta.xlsx")
}

func TestListsWithoutFigures(t *testing.T) {
	d := handKept(t)
	for _, c := range []struct {
		search []string
		figure string
		has    []string
	}{
		{[]string{"palaute", "A"}, "2023 4,25", []string{"muoto: pitkä", "Mittari: palaute", "Ryhmä: A", "luku: Arvo"}},
		{[]string{"jono"}, "2023 12", []string{"Mittari: jono"}},
		{[]string{"tila"}, "", []string{"otsikkorivi: 2", "Hanke: tila", "vaihe: Vaihe", "päivä: Pvm", "tavoitetaso: {vaiheet: [valittu, avattu], vuonna: 2023}"}},
		{[]string{"sivut"}, "", []string{"Hanke: sivut", "tavoitetaso: {valmis: 2023}"}},
		{[]string{"kurssilaisia"}, "2023 30", []string{"luku: Kurssilaisia", "yhdistä: summa", "lähde: seuranta-kurssit\n            luku"}},
		{[]string{"kurssilaisia", "Digi"}, "2023 20", []string{"Kurssi: Digi"}},
		{[]string{"kysely"}, "2023 4", []string{"luku: Tulos", "vastaajia: Vastaajia"}},
		{[]string{"kysely", "vastaajia"}, "2023 41", []string{"luku: Vastaajia"}},
		{[]string{"palkkatuki"}, "2023 2", []string{"Laji: palkkatuki", "yhdistä: lukumäärä", "aika: Päivä"}},
		{[]string{"Jonoa oli."}, "", []string{"välilehti: Kommentit"}},
	} {
		found := d.Find(c.search, 0)
		if len(found) == 0 {
			t.Errorf("%q: nothing found", c.search)
			continue
		}
		f, figure := found[0], ""
		if f.Figure != nil {
			figure = digits(f.Figure.Year) + " " + f.Figure.Text
		}
		if figure != c.figure {
			t.Errorf("%q: figure %q, want %q", c.search, figure, c.figure)
		}
		for _, has := range c.has {
			if !strings.Contains(f.Source+f.Metric, has) {
				t.Errorf("%q: no %q in\n%s%s", c.search, has, f.Source, f.Metric)
			}
		}
	}
}

func TestSources(t *testing.T) {
	d := handKept(t)
	taken := map[string]bool{"seuranta-luvut": true}
	var keys, metrics []string
	comments := ""
	for _, s := range d.Sources(taken, func(name string) string { return "../" + name }) {
		keys = append(keys, s.Key)
		if s.Metric != "" {
			metrics = append(metrics, s.Sheet)
		}
		if s.Source != "" && !strings.Contains(s.Source, `tiedostot: "../seuranta.xlsx"`) {
			t.Errorf("another path:\n%s", s.Source)
		}
		comments += s.Comments
		if s.Sheet == "Luvut" && (s.From != 2022 || s.To != 2023) {
			t.Errorf("years %d–%d", s.From, s.To)
		}
		if (s.Source == "") != (s.Note != "" && s.Key == "") {
			t.Errorf("neither a source nor a word: %+v", s)
		}
	}
	if want := []string{"seuranta-luvut-2", "seuranta-vaiheet", "seuranta-päätökset", "seuranta-kurssit", "seuranta-kyselyt", "seuranta-kommentit", ""}; !slices.Equal(keys, want) {
		t.Errorf("keys %q", keys)
	}
	if want := []string{"Luvut", "Vaiheet", "Päätökset", "Kurssit", "Kyselyt"}; !slices.Equal(metrics, want) {
		t.Errorf("metrics from %q", metrics)
	}
	if want := "kommentit: {lähde: seuranta-kommentit, tunnus: Mittari, vuosi: Vuosi, taho: Taho, kommentti: Kommentti, toimet: Toimet}\n"; comments != want {
		t.Errorf("comments %q", comments)
	}
	if !taken["seuranta-vaiheet"] {
		t.Error("the new keys are not taken")
	}
}

// TestSheetsOfYears: sheets that are named by their years are one source.
func TestSheetsOfYears(t *testing.T) {
	for name, c := range map[string]struct {
		sheets []string
		want   string
	}{
		"years alone":    {[]string{"2022", "2023"}, `välilehti: "20*"`},
		"among others":   {[]string{"Vuosi 2022", "Vuosi 2023", "Vuosi x"}, `välilehti: "Vuosi 20*"`},
		"with a word":    {[]string{"TP2022", "TP2023"}, `välilehti: "TP20*"`},
		"one year alone": {[]string{"2023", "Muuta"}, `välilehti: "2023"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			var sheets []books.Sheet
			for i, s := range c.sheets {
				sheets = append(sheets, books.Named(s, books.Grid{{"Kunta", "Asiakkaita", "Kursseja"}, {"Sotkamo", 10 + i, 3}, {"Kuhmo", 20 + i, 4}}))
			}
			books.Write(t, "a.xlsx", sheets...)
			d := describe(t, "a.xlsx")
			found := d.Find([]string{"Sotkamo", "Asiakkaita"}, 0)
			if len(found) == 0 || !strings.Contains(found[0].Source, c.want) || !strings.Contains(found[0].Mapping, "aika: Välilehti") {
				t.Fatalf("want %s in %+v", c.want, found)
			}
			if _, text := pasted(t, dir, found[0]); text != found[0].Figure.Text {
				t.Errorf("pasted gives %s, not %s", text, found[0].Figure.Text)
			}
			sources := 0
			for _, s := range d.Sources(map[string]bool{}, func(name string) string { return name }) {
				if strings.Contains(s.Source, c.want) {
					sources++
				}
			}
			if sources != 1 {
				t.Errorf("%d sources", sources)
			}
		})
	}
}

// TestSuggestedAggregates: what kind of figures they are tells how a year's parts
// most likely become one.
func TestSuggestedAggregates(t *testing.T) {
	months := func(header string, last bool) books.Grid {
		g := books.Grid{{"Pvm", "Alue", header}}
		for m := range 12 {
			day := on(2023, m+1, 1)
			if last {
				day = on(2023, m+2, 0)
			}
			g = append(g, []any{day, "Koivula", 10 + m})
		}
		return g
	}
	survey := books.Grid{{"Aikaleima", "Toimipiste", "Arvosana", "Avoin palaute"}, {on(2023, 1, 5), "A", 4, "Hyvä"}, {on(2023, 2, 7), "B", 2, nil}, {on(2023, 2, 7), "A", 3, "Pitkä odotus"}}
	euros := books.Grid{{"Tuki, euroa"}, {"Kunta", "tammi", "helmi", "maalis"}, {"2022"}, {"Koivula", 1, 2, 3}, {"Lehtola", 4, 5, 6}, {"2023"}, {"Koivula", 2, 2, 3}, {"Lehtola", 4, 5, 7}}
	for name, c := range map[string]struct {
		rows books.Grid
		want []string
	}{
		"the last days of months":  {months("Työttömiä", true), []string{"mittari: Työttömiä", "yhdistä: keskiarvo", "vaaditaan: 12"}},
		"the first days of months": {months("Maksettu, €", false), []string{"yhdistä: summa", "vaaditaan: 12"}},
		"answers to a survey":      {survey, []string{"mittari: Arvosana", "yhdistä: keskiarvo", "lähde: a\n            luku: Arvosana"}},
		"quarters like months":     {books.Grid{{"Neljännes", "Koodi", "Osuus"}, {"1/2023", 7, 5.5}, {"2/2023", 7, 6.5}, {"3/2023", 7, 5}, {"4/2023", 7, 6}}, []string{"luku: Osuus", "vaaditaan: 4"}},
		"money by the title":       {euros, []string{"yhdistä: summa"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			books.Write(t, "a.xlsx", books.Named("a", c.rows))
			sources := describe(t, "a.xlsx").Sources(map[string]bool{}, func(name string) string { return name })
			if len(sources) != 1 {
				t.Fatalf("%+v", sources)
			}
			for _, want := range c.want {
				if !strings.Contains(sources[0].Metric, want) {
					t.Errorf("no %q in\n%s", want, sources[0].Metric)
				}
			}
		})
	}
}

// TestPlansAreNotMeasured: the column of a target is not a metric's latest figure.
func TestPlansAreNotMeasured(t *testing.T) {
	t.Chdir(t.TempDir())
	books.Write(t, "a.xlsx", books.Named("a", books.Grid{{"Mittari", "Yksikkö", 2023, 2024, "Tavoite 2025"}, {"Kurssit", "kpl", 7, 9, 12}, {"Jono", "pv", 3.125, 4.126, 5}}))
	d := describe(t, "a.xlsx")
	for _, search := range [][]string{{"Jono"}, {"Jono", "pv"}} {
		found := d.Find(search, 0)
		if len(found) == 0 || found[0].Figure == nil || found[0].Figure.Text != "4,126" || !strings.Contains(found[0].Metric, "{enintään: 4.13, vuonna: 2026}") {
			t.Errorf("%q: %+v", search, found)
		}
	}
	if found := d.Find([]string{"Jono", "Tavoite 2025"}, 0); len(found) != 1 || found[0].Figure == nil || found[0].Figure.Text != "5" {
		t.Errorf("the plan that was searched for: %+v", found)
	}
}

// TestFormByItsLabel: on a form the label leads to the figure beside it.
func TestFormByItsLabel(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	books.Write(t, "lomake.xlsx", books.Named("Lomake", books.Grid{{"Vuosi-ilmoitus"}, {nil, "Vuosi", nil, 2024}, nil, nil, {nil, "Osallistujia", nil, 123}, nil, nil, {nil, "Muuta", nil, "ei ole"}, {nil, "Keskeyttäneitä", nil, 7}}))
	d := describe(t, "lomake.xlsx")
	found := d.Find([]string{"Osallistujia"}, 0)
	if len(found) != 1 || found[0].Figure == nil || found[0].Figure.Text != "123" || found[0].Figure.Year != 2024 || !strings.Contains(found[0].Mapping, "vartija: {B5: Osallistujia, D2: \"2024\"}") {
		t.Fatalf("%+v", found)
	}
	if _, text := pasted(t, dir, found[0]); text != "123" {
		t.Errorf("pasted gives %s", text)
	}
	if found := d.Find([]string{"Muuta"}, 0); len(found) != 1 || found[0].Metric != "" || found[0].Note == "" {
		t.Errorf("%+v", found)
	}
}

// TestManyDays: a row of several days is no event to be counted.
func TestManyDays(t *testing.T) {
	t.Chdir(t.TempDir())
	books.Write(t, "a.xlsx", books.Named("a", books.Grid{{"Hanke", "Aloitettu", "Valmis"}, {"Ohjaamo", on(2022, 3, 1), on(2023, 9, 1)}, {"Arkisto", on(2023, 1, 9), nil}}))
	found := describe(t, "a.xlsx").Find([]string{"Ohjaamo"}, 0)
	if len(found) != 1 || found[0].Metric != "" || !strings.Contains(found[0].Note, "tolokku ohje taulukot") {
		t.Errorf("%+v", found)
	}
}

// TestFilesOfYears: files that differ in the year of their names are one source.
func TestFilesOfYears(t *testing.T) {
	t.Chdir(t.TempDir())
	for i, name := range []string{"paikat 2022.xlsx", "paikat 2023.xlsx", "muut 2023.xlsx"} {
		books.Write(t, name, books.Named("Sheet1", books.Grid{{"Ala", "Avoimet"}, {"Hoitajat", 30 + i}, {"Myyjät", 12}}))
	}
	same := func(name string) string { return name }
	taken := map[string]bool{}
	all := describe(t, "paikat 2023.xlsx").Sources(taken, same)
	if len(all) != 1 || all[0].Figure == nil || all[0].Figure.Year != 2023 || !strings.Contains(all[0].Source, `tiedostot: "paikat *.xlsx"`) {
		t.Fatalf("%+v", all)
	}
	if older := describe(t, "paikat 2022.xlsx").Sources(taken, same); len(older) != 1 || !older[0].Joins(all) || all[0].From != 2022 || all[0].To != 2023 {
		t.Errorf("%+v beside %+v", older, all)
	}
	if others := describe(t, "muut 2023.xlsx").Sources(taken, same); len(others) != 1 || others[0].Joins(all) {
		t.Errorf("%+v", others)
	}
}
