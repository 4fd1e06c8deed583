package inspect_test

import (
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme/exports/inspect"
	"tolokku/programme/exports/internal/books"
)

// TestFindExplainsEachYear looks for a year that stands beside several metrics.
func TestFindExplainsEachYear(t *testing.T) {
	list := books.Grid{{"Mittari", "Vuosi", "Arvo"}, {"a", 2022, 1}, {"a", 2023, 2}, {"b", 2022, 3}, {"b", 2023, 4}, {"c", 2023, nil}}
	blocks := books.Grid{{"Kunta", "Vuosi", "Määrä", "Osuus"}, {"Kajaani", 2022, 1, 9}, {"Kajaani", 2023, 2, 9}, {"Sotkamo", 2022, 3, 9}, {"Sotkamo", 2023, 4, 9}}
	stub := books.Grid{{"Luvut muuttujina Vuosi, Alue ja Tiedot"}, nil, {nil, nil, "lkm"}, {"2022", "Kajaani", 1}, {nil, "Sotkamo", 3}, {"2023", "Kajaani", 2}, {nil, "Sotkamo", 4}}
	across := books.Grid{{nil, "Määrä", nil, "Osuus", nil}, {"Alue", 2022, 2023, 2022, 2023}, {"Sotkamo", 1, 2, 3, 4}, {"Kuhmo", 5, 6, 7, 8}}
	for name, c := range map[string]struct {
		rows books.Grid
		want string
	}{
		"a list":                {list, "B3→C3=2 B5→C5=4"},
		"a block for each":      {blocks, "B3→C3=2 B5→C5=4"},
		"years of filled stubs": {stub, "A6→C6=2"},
		"years across":          {across, "C2→C3=2 E2→E3=4"},
		"nothing beside it":     {list[:0:0], ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			books.Write(t, "a.xlsx", books.Named("a", c.rows))
			var got []string
			for _, f := range describe(t, "a.xlsx").Find([]string{"2023"}, 0) {
				text := f.Cell + "→" + f.Value
				if f.Figure != nil {
					text += "=" + f.Figure.Text
					if _, pastedText := pasted(t, dir, f); pastedText != f.Figure.Text {
						t.Errorf("%s: pasted gives %s", text, pastedText)
					}
				}
				got = append(got, text)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("found %s, want %s", strings.Join(got, " "), c.want)
			}
		})
	}
}

// TestFindNeverGuessesTheYear has workbooks that tell no year.
func TestFindNeverGuessesTheYear(t *testing.T) {
	t.Chdir(t.TempDir())
	books.Write(t, "kunnat.xlsx",
		books.Named("ei otsikkoa", books.Grid{{5, "Alajärvi", "Pohjanmaa", "9\u00a0114", "1\u00a0056,75"}, {765, "Sotkamo", "Kainuu", "10\u00a0275", 2649.1}, {290, "Kuhmo", "Kainuu", 8000, 1}}),
		books.Named("otsikko", books.Grid{{"Kunta", "Väkiluku"}, {"Sotkamo", 10_275}, {"Kuhmo", 8_000}}),
		books.Named("lomake", books.Grid{{"Palkkatuki"}, {"Tekstiä"}, {nil, "Sotkamo", 10_275}}),
		books.Named("selite", books.Grid{{"Sotkamo"}}))
	d := describe(t, "kunnat.xlsx")
	for _, text := range []string{"Sotkamo", "10275", "10 275", "Väkiluku"} {
		found := d.Find([]string{text}, 0)
		if len(found) == 0 {
			t.Errorf("%s is not found", text)
		}
		for _, f := range found {
			if f.Mapping != "" || f.Figure != nil || f.Note == "" {
				t.Errorf("%s: %s!%s without a year gives\n%s%s", text, f.Sheet, f.Cell, f.Mapping, f.Note)
			}
			if f.Sheet != "selite" && f.Value != "" && f.Note != inspect.YearUnknown {
				t.Errorf("%s: %s!%s is told %q", text, f.Sheet, f.Cell, f.Note)
			}
		}
		for _, f := range d.Find([]string{text}, 2023) {
			if f.Value != "" && !strings.Contains(f.Mapping, "2023") {
				t.Errorf("%s: %s!%s with a year gives\n%s%s", text, f.Sheet, f.Cell, f.Mapping, f.Note)
			}
		}
	}
}

func TestGuardIsTheLabelOfOneRow(t *testing.T) {
	t.Chdir(t.TempDir())
	books.Write(t, "a 2023.xlsx", books.Named("a", books.Grid{{"Alajärvi", "Pohjanmaa", nil, nil, 9114}, nil, {"Sotkamo", "Kainuu", nil, nil, 10_275}, nil, {"Kuhmo", "Kainuu", nil, nil, 8000}, nil, {"Kuhmo", "Kainuu", nil, nil, 1}}))
	d := describe(t, "a 2023.xlsx")
	for text, want := range map[string]string{"10275": "vartija: {A3: Sotkamo}", "8000": "vartija: {B5: Kainuu}"} {
		if found := d.Find([]string{text}, 0); len(found) != 1 || !strings.Contains(found[0].Mapping, want) {
			t.Errorf("%s: %+v", text, found)
		}
	}
}

// TestBlankColumnIsNoDimension is a sheet of which somebody emptied a column, and
// reckoned something under the table.
func TestBlankColumnIsNoDimension(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	one := books.Grid{{nil, nil, "Väkiluku", "Työlliset"}, {nil, "Kuhmo", 1, 2}, {nil, "Sotkamo", 3, 4}, nil, {nil, "Ero", "Väkiluku", "Työlliset"}, {nil, nil, 0.29, -0.67}, {nil, "Lähde: laskelma"}}
	two := books.Grid{{nil, nil, nil, "Väkiluku", "Työlliset"}, {"2022", nil, "Kuhmo", 1, 2}, {nil, nil, "Sotkamo", 3, 4}, {"2023", nil, "Kuhmo", 5, 6}, {nil, nil, "Sotkamo", 7, 8}}
	titled := append(books.Grid{{"Väestö muuttujina Vuosi, Alue ja Tiedot"}, nil}, two...)
	for name, c := range map[string]struct {
		rows       books.Grid
		dimensions string
		text, want string
	}{
		"one column of labels":   {one, "B 2|Sarake 2", "4", "4"},
		"two columns of labels":  {two, "Vuosi 2|Nimike 2|Tiedot 2", "8", "8"},
		"names that a title has": {titled, "Vuosi 2|Alue 2|Tiedot 2", "8", "8"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".xlsx")
			books.Write(t, file, books.Named("15-19", c.rows))
			d := describe(t, filepath.Base(file))
			var got []string
			for _, dim := range d.Sheets[0].Dimensions {
				got = append(got, dim.Name+" "+digits(dim.Count))
			}
			if strings.Join(got, "|") != c.dimensions {
				t.Errorf("dimensions %s, want %s", strings.Join(got, "|"), c.dimensions)
			}
			if footer := strings.Join(d.Sheets[0].Footer, "|"); footer != "" && footer != "Lähde: laskelma" {
				t.Errorf("footer %q", footer)
			}
			found := d.Find([]string{c.text}, 2023)
			if len(found) != 1 {
				t.Fatalf("found %+v", found)
			}
			if _, figure := pasted(t, dir, found[0]); figure != c.want {
				t.Errorf("pasted %s\n%s%s", figure, found[0].Source, found[0].Mapping)
			}
		})
	}
}
