package inspect_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/programme/exports/inspect"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
	"tolokku/programme/finnish"
)

// pasted loads a programme with what Find suggests pasted into it.
func pasted(t *testing.T, dir string, f inspect.Found) (*programme.Data, string) {
	t.Helper()
	if f.Source == "" || f.Mapping == "" || f.Figure == nil {
		t.Fatalf("no mapping for %s!%s: %s", f.Sheet, f.Cell, f.Note)
	}
	d, problems := trial.Run(t, dir, 0, f.Source, f.Mapping)
	if problems.HasErrors() {
		t.Fatalf("%s%s%s", f.Source, f.Mapping, trial.Printed(problems))
	}
	for _, v := range d.Measured["m"].Values {
		if v.Year == f.Figure.Year && v.Number != nil {
			return d, finnish.Exact(v.Number)
		}
	}
	t.Fatalf("no value for %d in %s", f.Figure.Year, trial.Written(d.Measured["m"].Values))
	return nil, ""
}

func describe(t *testing.T, file string) *inspect.Description {
	t.Helper()
	d, problems := inspect.Describe(file)
	if len(problems) > 0 {
		t.Fatal(trial.Printed(problems))
	}
	return d
}

// TestSuggestions pastes what Find suggests for a cell of each shape.
func TestSuggestions(t *testing.T) {
	months := books.Grid{{nil, "Koko vuosi", "Tammi", "Helmi", "Maalis"}, {2025, ".", 5, ".", "."}, {2024, 2, 1, 2, 3}}
	for name, c := range map[string]struct {
		file   string
		sheets []books.Sheet
		text   string
		figure string
		has    []string
	}{
		"a fresh monthly download": {"12r5_20240123-090000.xlsx", []books.Sheet{books.Named("12r5", books.Monthly("Työnvälitys muuttujina Alue, Kuukausi ja Tiedot", 2022, 2023))}, "103",
			"2022 106,5 12/12", []string{"tiedostot: \"12r5_*.xlsx\"", "muoto: pxweb", "Alue: Sotkamo", "aika: Kuukausi", "yhdistä: keskiarvo", "Työttömät työnhakijat (lkm.)"}},
		"a download without a title": {"a.xlsx", []books.Sheet{books.Named("a", books.Monthly("", 2023)[2:])}, "103",
			"2023 106,5 12/12", []string{"ulottuvuudet: [Nimike, Kuukausi, Tiedot]"}},
		"codes": {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Väestö muuttujina Alue, Vuosi ja Tiedot"}, nil, {nil, nil, nil, "Väkiluku"}, {"KU765", "Sotkamo", "2022", 10_300}, {nil, nil, "2023", 10_200}, {"KU290", "Kuhmo", "2022", 8_000}, {nil, nil, "2023", 7_900}})}, "10 200",
			"2023 10\u00a0200 1/1", []string{"Alue: Sotkamo", "aika: Vuosi"}},
		"years across": {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Alue", 2022, 2023}, {"Kuhmo", 200, 190}, {"Sotkamo", 318, 300}})}, "318",
			"2022 318 1/1", []string{"muoto: taulukko", "rivit: [Alue]", "Alue: Sotkamo", "aika: Sarake"}},
		"two header rows": {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Seuranta"}, {"Alue", 2022, nil, 2023, nil}, {nil, "lkm", "%", "lkm", "%"}, {"Sotkamo", 318, 7.5, 300, 7.1}, {"Kuhmo", 200, 8.5, 190, 8.1}})}, "7,1",
			"2023 7,1 1/1", []string{"otsikkorivi: 2", "otsikkorivejä: 2", "aika: Sarake 1", `Sarake 2: "%"`}},
		"a blank corner over named labels": {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{nil, 2022, nil, 2023, nil}, {"Alue", "lkm", "%", "lkm", "%"}, {"Sotkamo", 318, 7.5, 300, 7.1}, {"Kuhmo", 200, 8.5, 190, 8.1}})}, "7,1",
			"2023 7,1 1/1", []string{"otsikkorivejä: 2", "rivit: [Alue]", "Alue: Sotkamo"}},
		"a list with a label that is blank": {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Vuosi", "Ennuste", "Tulos"}, {2022, nil, 7}, {2022, "x", 8}, {2023, nil, 9}})}, "7", "2022 7 1/1", []string{"Ennuste: {ei: x}"}},
		"a stub that the header names": {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Alue", "Vuosi", "lkm", "%"}, {"Sotkamo", "2022", 1, 2}, {nil, "2023", 3, 4}, {"Kuhmo", "2022", 5, 6}, {nil, "2023", 7, 8}, nil, {"Yksikkö:", "lkm"}})}, "3",
			"2023 3 1/1", []string{"rivit: [Alue, Vuosi]", "Alue: Sotkamo", "aika: Vuosi", "Sarake: lkm"}},
		"nothing in the heading": {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Luvut muuttujina Alue ja Vuosi"}, nil, {"Sotkamo", "2022", 1}, {nil, "2023", 3}, {"Kuhmo", "2022", 5}, {nil, "2023", 6}})}, "3",
			"2023 3 1/1", []string{"muoto: pxweb", "Alue: Sotkamo", "aika: Vuosi"}},
		"months across":             {"a.xlsx", []books.Sheet{books.Named("a", months)}, "3", "2024 2 3/12", []string{"Sarake: {ei: Koko vuosi}", "yhdistä: keskiarvo"}},
		"the year beside months":    {"a.xlsx", []books.Sheet{books.Named("a", months)}, "Koko vuosi", "2024 2 1/1", []string{"Sarake: Koko vuosi"}},
		"a list":                    {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Kysely"}, {"Vuosi", "Mittari", "Tulos", "Vastaajia"}, {2022, "tyytyväisyys", 3.5, 40}, {2022, "nps", 20, 40}, {2023, "tyytyväisyys", 4, 50}, {2023, "nps", 25, 50}})}, "3,5", "2022 3,5 1/1", []string{"muoto: pitkä", "otsikkorivi: 2", "Mittari: tyytyväisyys", "luku: Tulos", "aika: Vuosi"}},
		"no header":                 {"kunnat_2023.xlsx", []books.Sheet{books.Named("kunnat", books.Grid{{5, "Alajärvi", "Etelä-Pohjanmaa", "9\u00a0114", "1\u00a0056,75"}, {765, "Sotkamo", "Kainuu", "10\u00a0275", 2649.1}})}, "10275", "2023 10\u00a0275 1/1", []string{"otsikkorivi: ei", "rivit: [A, B, C]", "aika: Tiedosto"}},
		"a year a sheet":            {"a.xlsx", []books.Sheet{books.Named("2015", books.Grid{{nil, nil, "Väkiluku", "Työlliset, 18-64-vuotiaat"}, {2015, "Kuhmo", 1, 2}, {nil, "Sotkamo", 10_523, 4_100}}), books.Named("2019", books.Grid{{nil, nil, "Väkiluku", "Työlliset, 18-64-vuotiaat"}, {2019, "Kuhmo", 1, 2}, {nil, "Sotkamo", 10_336, 4_207}})}, "4 207", "2019 4\u00a0207 1/1", []string{`välilehti: "20*"`, "aika: Vuosi"}},
		"a cell of a form":          {"budjetti 2023.xlsx", []books.Sheet{books.Named("Lomake", books.Grid{{"Palkkatuki", nil, 49_000}, {"Tekstiä"}, {nil, nil, "Yhteensä", 50_000}})}, "50000", "2023 50\u00a0000 1/1", []string{"muoto: solut", "{vuosi: 2023, solu: D3, vartija: {C3: Yhteensä}}"}},
		"a label":                   {"a.xlsx", []books.Sheet{books.Named("a", books.Grid{{"Alue", 2022, 2023}, {"Kuhmo", 200, 190}, {"Sotkamo", 318, 300}})}, "Sotkamo", "2023 300 1/1", []string{"Alue: Sotkamo"}},
		"texts that YAML takes ill": {"a.xlsx", []books.Sheet{books.Named("a - b, #1", books.Grid{{"Alue: #1", 2022}, {"yes", 200}, {`"Sotkamo", [x]`, 318}}), books.Named("muu", books.Grid{{"Alue", 2022}, {"x", 1}})}, "318", "2022 318 1/1", []string{`välilehti: "a - b, #1"`}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			books.Write(t, filepath.Join(dir, c.file), c.sheets...)
			found := describe(t, c.file).Find([]string{c.text}, 0)
			if len(found) == 0 {
				t.Fatal("nothing found")
			}
			f := found[0]
			_, text := pasted(t, dir, f)
			if got := strings.Join([]string{digits(f.Figure.Year), f.Figure.Text, digits(f.Figure.Periods) + "/" + digits(f.Figure.Required)}, " "); got != c.figure || text != f.Figure.Text {
				t.Errorf("figure %q, pasted %q; want %q\n%s%s", got, text, c.figure, f.Source, f.Mapping)
			}
			if strings.Contains(f.Mapping, "Kainuu") {
				t.Errorf("a filter that changes nothing:\n%s", f.Mapping)
			}
			for _, has := range c.has {
				if !strings.Contains(f.Source+f.Mapping, has) {
					t.Errorf("no %q in\n%s%s", has, f.Source, f.Mapping)
				}
			}
		})
	}
}

func digits(n int) string { return strconv.Itoa(n) }

func TestDescribe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.xlsx")
	g := books.Monthly("Työnvälitys muuttujina Alue, Kuukausi ja Tiedot", 2022, 2023)
	g[5][2], g[6][2], g[7][3] = "..", "..", nil
	f := books.New(t, books.Named("12r5", g), books.Named("Piilossa", books.Grid{{"Tekstiä"}}), books.Named("Tyhjä", nil))
	books.Check(t, f.SetSheetVisible("Piilossa", false))
	books.Check(t, f.AddChartSheet("Kuvio", &excelize.Chart{Type: excelize.Line, Series: []excelize.ChartSeries{{Values: "'12r5'!$C$4:$C$9"}}}))
	books.Save(t, f, file)
	d := describe(t, file)
	if len(d.Sheets) != 4 || !d.Sheets[1].Hidden || !d.Sheets[3].Chart || d.Sheets[2].Area != "" || d.Updated != "20240123 09:00" {
		t.Fatalf("sheets %+v", d.Sheets)
	}
	s := d.Sheets[0]
	if s.Layout != "pxweb" || s.From != "2022M01" || s.To != "2023M12" || !slices.Equal(s.HeaderRows, []int{3, 3}) || !slices.Equal(s.DataRows, []int{4, 51}) || s.Area != "A1:D58" {
		t.Errorf("sheet %+v", s)
	}
	if s.Blanks != 1 || s.Numbers != 96-3 || len(s.Texts) != 1 || s.Texts[0] != (inspect.TextCount{Text: "..", Count: 2, Cell: "C6"}) || s.Footer[0] != "Työttömät: 318 <b>kunnassa</b>" {
		t.Errorf("counts %d, %d, %v, %q", s.Blanks, s.Numbers, s.Texts, s.Footer)
	}
	area, month, contents := s.Dimensions[0], s.Dimensions[1], s.Dimensions[2]
	if area.Name != "Alue" || area.Count != 2 || area.Time || month.Name != "Kuukausi" || month.Count != 24 || !month.Time || !slices.Equal(month.Last, []string{"2023M11", "2023M12"}) || contents.Place != "sarakkeet" {
		t.Errorf("dimensions %+v", s.Dimensions)
	}
	if text, err := json.Marshal(d); err != nil || !strings.Contains(string(text), `"layout":"pxweb"`) || strings.Contains(string(text), "null") {
		t.Errorf("json %s, %v", text, err)
	}
	for _, text := range []string{"318318", "", "ei ole", " "} {
		if found := d.Find([]string{text}, 0); len(found) != 0 {
			t.Errorf("Find(%q) = %+v", text, found)
		}
	}
	if found := d.Find([]string{"2022M"}, 0); len(found) != 12 || found[0].Cell != "B4" {
		t.Errorf("%d found: a repeated label must be shown once", len(found))
	}
	if found := d.Find([]string{"20"}, 0); len(found) != inspect.MostFound || d.More != 5 {
		t.Errorf("%d found, %d more", len(found), d.More)
	}
	if found := d.Find([]string{"työttömät TYÖNHAKIJAT (lkm.)"}, 0); len(found) != 1 || found[0].Cell != "D3" || found[0].Kind != "nimike" {
		t.Errorf("found %+v", found)
	}
}

func TestFindRounded(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	f := books.New(t, books.Named("a", books.Grid{{"Kuukausi", "Osuus"}, {time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC), 0.0512}, {time.Date(2023, 2, 1, 0, 0, 0, 0, time.UTC), 0.06}}))
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	books.Check(t, err)
	books.Check(t, f.SetCellStyle("a", "B2", "B3", percent))
	books.Save(t, f, "a.xlsx")
	found := describe(t, "a.xlsx").Find([]string{"5,1 %"}, 0)
	if len(found) != 1 || found[0].Cell != "B2" {
		t.Fatalf("found %+v", found)
	}
	if _, text := pasted(t, dir, found[0]); text != "5,56" {
		t.Errorf("pasted %s\n%s%s", text, found[0].Source, found[0].Mapping)
	}
}

// TestHeadingRows: a year or a group that stands alone on a row between the rows
// holds for those below it, and blank rows between them end nothing.
func TestHeadingRows(t *testing.T) {
	for name, c := range map[string]struct {
		rows         books.Grid
		text, figure string
		has          []string
	}{
		"years": {books.Grid{{"Talous"}, {"Erä", "Euroa"}, {"2022"}, {"Verot", 31.5}, {"Maksut", 4}, {"2023"}, {"Verot", 29.5}, {"Maksut", 5}},
			"29,5", "2023 29,5", []string{"väliotsikot: Vuosi", "aika: Vuosi", "Erä: Verot"}},
		"years and blank rows": {books.Grid{{"Erä", "Euroa"}, {2022}, {"Verot", 31.5}, nil, {2023}, {"Verot", 29.5}, {"Lähde: kirjanpito"}},
			"29,5", "2023 29,5", []string{"väliotsikot: Vuosi", "tyhjät rivit: ohitetaan"}},
		"groups": {books.Grid{{"Ikä", 2022, 2023}, {"Miehet"}, {"15–24", 11, 12}, {"25–34", 13, 14}, {"Naiset"}, {"15–24", 21, 22}, {"25–34", 23, 24}},
			"22", "2023 22", []string{"väliotsikot: Väliotsikko", "Väliotsikko: Naiset", "Ikä: \"15–24\""}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", c.rows))
			found := describe(t, "a.xlsx").Find([]string{c.text}, 0)
			if len(found) != 1 || found[0].Figure == nil {
				t.Fatalf("%+v", found)
			}
			f := found[0]
			_, text := pasted(t, dir, f)
			if got := digits(f.Figure.Year) + " " + f.Figure.Text; got != c.figure || text != f.Figure.Text {
				t.Errorf("figure %q, pasted %q\n%s%s", got, text, f.Source, f.Mapping)
			}
			for _, has := range c.has {
				if !strings.Contains(f.Source+f.Mapping, has) {
					t.Errorf("no %q in\n%s%s", has, f.Source, f.Mapping)
				}
			}
		})
	}
}

// TestGuardsOfTheYear: the block for a single cell guards the year that stands
// beside it too, so that next year's rows cannot take its place.
func TestGuardsOfTheYear(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("Lomake", books.Grid{{"Palkkatuki", "tekstiä"}, {2023, "Euroa", 49_000}, {"Muuta"}, {2024, "Euroa", 52_000}}))
	found := describe(t, "a.xlsx").Find([]string{"52000"}, 0)
	if len(found) != 1 || found[0].Figure == nil || found[0].Figure.Year != 2024 {
		t.Fatalf("%+v", found)
	}
	if !strings.Contains(found[0].Metric, "          arvo:\n") {
		t.Errorf("no metric:\n%s", found[0].Metric)
	}
	if strings.Contains(found[0].Mapping, "solut:") && !strings.Contains(found[0].Mapping, `A4: "2024"`) {
		t.Errorf("the year is not guarded:\n%s", found[0].Mapping)
	}
}
