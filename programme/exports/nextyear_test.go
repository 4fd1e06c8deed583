package exports_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

// change is what next year's export of a source may bring.
type change func(books.Grid) books.Grid

func set(row, column int, value any) change {
	return func(g books.Grid) books.Grid {
		for len(g[row]) <= column {
			g[row] = append(g[row], nil)
		}
		g[row][column] = value
		return g
	}
}

func insertRow(at int, cells ...any) change {
	return func(g books.Grid) books.Grid { return slices.Insert(g, at, cells) }
}

func insertColumn(at int, cells ...any) change {
	return func(g books.Grid) books.Grid {
		for i := range g {
			if len(g[i]) < at {
				continue
			}
			var cell any
			if i < len(cells) {
				cell = cells[i]
			}
			g[i] = slices.Insert(g[i], at, cell)
		}
		return g
	}
}

func replaceText(from, to string) change {
	return func(g books.Grid) books.Grid {
		for _, row := range g {
			for i, cell := range row {
				if text, ok := cell.(string); ok {
					row[i] = strings.ReplaceAll(text, from, to)
				}
			}
		}
		return g
	}
}

func deleteRows(from, to int) change {
	return func(g books.Grid) books.Grid { return slices.Delete(g, from, to) }
}

// TestNextYearsExport: whatever next year's export brings, the figure of a year is
// right, or it is refused or warned of; it is never wrong without a word.
func TestNextYearsExport(t *testing.T) {
	months := func() books.Grid {
		return books.Monthly("Työnvälitys muuttujina Alue, Kuukausi ja Tiedot", 2022, 2023)
	}
	table := func() books.Grid {
		return books.Grid{{"Seuranta"}, {"Alue", "Koodi", "2021", "2022", "2023"}, {"Kuhmo", "290", 200, 190, 180}, {"Sotkamo", "765", 318, 310, 300}, {"Kajaani", "205", 500, 490, 480}}
	}
	list := func() books.Grid {
		return books.Grid{{"Vuosi", "Alue", "Mittari", "Arvo"}, {2022, "Sotkamo", "a", 1}, {2022, "Kuhmo", "a", 9}, {2023, "Sotkamo", "a", 2}, {2023, "Sotkamo", "b", 8}, {2023, "Kuhmo", "a", 9}}
	}
	tableKeys := tableSource(`, otsikkorivi: 2, rivit: [Alue, Koodi]`)
	const (
		tableArvo = `arvo: {lähde: t, missä: {Alue: Sotkamo}, aika: Sarake}`
		listArvo  = `arvo: {lähde: t, missä: {Alue: Sotkamo, Mittari: a}, luku: Arvo, aika: Vuosi}`
	)
	for _, c := range []struct {
		name    string
		rows    func() books.Grid
		source  string
		arvo    string
		right   string
		changes map[string]change
	}{
		{"months", months, pxwebSource, monthlyMean, "213/2", map[string]change{
			"nothing":                   func(g books.Grid) books.Grid { return g },
			"the label renamed":         replaceText("Sotkamo", "Sotkamon kunta"),
			"the measure renamed":       replaceText("Työttömät työnhakijat (lkm.)", "Työttömät työnhakijat yhteensä (lkm.)"),
			"a narrow space":            replaceText("Työttömät työnhakijat", "Työttömät\u202ftyönhakijat"),
			"a no-break space":          replaceText("Työttömät työnhakijat", "Työttömät\u00a0työnhakijat"),
			"a footnote mark":           replaceText("Sotkamo", "Sotkamo*"),
			"codes in front":            replaceText("Sotkamo", "KU765 Sotkamo"),
			"a title less":              deleteRows(0, 2),
			"another title":             set(0, 0, "Työnvälityksen luvut"),
			"a title that moved":        insertRow(0, "Tilastokeskus"),
			"months as dates":           replaceText("2023M0", "2023-0"),
			"months with slashes":       replaceText("2023M", "2023/"),
			"months of words":           replaceText("2023M01", "tammikuu 2023"),
			"a month of another year":   replaceText("2023M12", "2023M11"),
			"a figure as text":          set(51-1, 3, "112"),
			"a figure that is a text":   set(51-1, 3, "noin 112"),
			"a symbol":                  set(51-1, 3, ".."),
			"an unknown symbol":         set(51-1, 3, "—"),
			"a column before":           insertColumn(2, nil, nil, "Uusia työpaikkoja (lkm.)"),
			"a column of the same name": insertColumn(3, nil, nil, "Työttömät työnhakijat (lkm.)"),
			"the year in the months":    insertRow(51, nil, "2023", 10, 20),
			"a total row":               insertRow(51, nil, "Yhteensä", 10, 20),
			"a blank row inside":        insertRow(45),
			"the latest year only":      func(g books.Grid) books.Grid { return append(slices.Clone(g[:3]), g[15:27]...) },
		}},
		{"a table", table, tableKeys, tableArvo, "300", map[string]change{
			"nothing":              func(g books.Grid) books.Grid { return g },
			"the label renamed":    replaceText("Sotkamo", "Sotkamon kunta"),
			"a narrow space":       replaceText("Sotkamo", "Sotkamo\u202f"),
			"a row above the head": insertRow(0, "Kainuu"),
			"a row under the head": insertRow(2, nil, nil, "lkm", "lkm", "lkm"),
			"a column of labels":   insertColumn(1, nil, "Maakunta", "Kainuu", "Kainuu", "Kainuu"),
			"a column of years":    insertColumn(5, nil, "2024", 170, 290, 470),
			"a column of changes":  insertColumn(5, nil, "Muutos", -10, -10, -10),
			"a total row":          insertRow(5, "Yhteensä", nil, 1018, 990, 960),
			"the row twice":        insertRow(5, "Sotkamo", "765", 318, 310, 301),
			"the year twice":       insertColumn(5, nil, "2023", 181, 301, 481),
			"the first year gone": func(g books.Grid) books.Grid {
				for i := 1; i < len(g); i++ {
					g[i] = slices.Delete(g[i], 2, 3)
				}
				return g
			},
			"years with asterisks": replaceText("2023", "2023*"),
			"years with words":     replaceText("2023", "vuosi 2023"),
			"a budget beside":      replaceText("2023", "TA 2023"),
			"the head renamed":     replaceText("Alue", "Kunta"),
			"a percentage":         set(3, 4, "300 %"),
			"an error":             set(3, 4, "#N/A"),
		}},
		{"a list", list, longSource(""), listArvo, "2", map[string]change{
			"nothing":                 func(g books.Grid) books.Grid { return g },
			"the column renamed":      set(0, 3, "Luku"),
			"the column twice":        func(g books.Grid) books.Grid { g[0] = append(g[0], "Arvo"); g[3] = append(g[3], 7); return g },
			"a column before":         insertColumn(0, "Rivi", 1, 2, 3, 4, 5),
			"a column of totals":      insertColumn(4, "Yhteensä", 1, 9, 10, 10, 9),
			"the row twice":           insertRow(6, 2023, "Sotkamo", "a", 2),
			"a differing row":         insertRow(6, 2023, "Sotkamo", "a", 3),
			"a total row":             insertRow(6, 2023, "Yhteensä", "a", 11),
			"a title row":             insertRow(0, "Kysely"),
			"years as dates":          set(3, 0, day(2023, 1, 1)),
			"a year as a day of 1905": set(3, 0, day(1905, 7, 15)),
			"years as texts":          set(3, 0, "2023"),
			"a blank year":            set(3, 0, nil),
			"a blank figure":          set(3, 3, nil),
			"a label misspelt":        set(3, 1, "Sotakmo"),
			"rows under a blank one":  insertRow(3),
			"rows in another order":   func(g books.Grid) books.Grid { slices.Reverse(g[1:]); return g },
			"a footnote":              insertRow(6, "1) Ennakkotieto"),
		}},
	} {
		for name, change := range c.changes {
			t.Run(c.name+"/"+name, func(t *testing.T) {
				dir := t.TempDir()
				books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", change(c.rows())))
				d, problems := trial.RunOn(t, dir, 2023, "2024-02-01", c.source, c.arvo)
				v := programme.ValueOf(d.Measured["m"].Values, 2023)
				switch {
				case v == nil || v.Number == nil, len(problems) > 0, v.Incomplete():
					// Refused, told, or shown to be incomplete; a value that is missing is
					// told by whoever judges it.
				case v.Number.RatString() != c.right:
					t.Errorf("%s without a word, not %s", v.Number.RatString(), c.right)
				}
				if name == "nothing" && (v == nil || v.Number.RatString() != c.right) {
					t.Fatalf("value %+v\n%s", v, trial.Printed(problems))
				}
				t.Logf("%v %d problems", v != nil && v.Number != nil, len(problems))
			})
		}
	}
}
