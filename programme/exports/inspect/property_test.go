package inspect

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// TestRandomCells: the block for any figure gives that figure, or its year's by
// the aggregation that it states, in the figure's own year; and nearly every
// figure has one. The folder of workbooks beside the example's is read where the
// environment names it.
func TestRandomCells(t *testing.T) {
	const each = 40
	var paths []string
	for _, pattern := range []string{"../../../testdata/aineistot/*.xlsx", os.Getenv("TOLOKKU_WORKBOOKS") + "/*.xlsx"} {
		found, _ := filepath.Glob(pattern)
		paths = append(paths, found...)
	}
	if len(paths) == 0 {
		t.Fatal("no workbooks")
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i, sheet := range generated(random) {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("muoto-%d.xlsx", i))
		books.Write(t, path, sheet)
		paths = append(paths, path)
	}
	tried, without, single := 0, 0, 0
	for _, path := range paths {
		d, problems := Describe(path)
		if d == nil {
			t.Fatal(problems)
		}
		for _, s := range d.book.Sheets {
			g := d.arrangements[s]
			if g == nil || g.table == nil {
				if strings.HasPrefix(filepath.Base(path), "muoto-") {
					t.Errorf("%s: no table was seen in %s", filepath.Base(path), s.Name)
				}
				continue
			}
			cells := figuresOf(g.table)
			random.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
			for _, c := range cells[:min(each, len(cells))] {
				at := c.Position()
				f := d.explain(hit{s, at, true}, 0, 2024)
				tried++
				if f.Figure == nil {
					without++
					t.Logf("%s %s!%s: no block: %s", filepath.Base(path), s.Name, at, f.Note)
					continue
				}
				if strings.Contains(f.Mapping, "solut:") {
					single++
					if strings.HasPrefix(filepath.Base(path), "muoto-") {
						t.Errorf("%s %s!%s: only by its place, not by its labels\n%s", filepath.Base(path), s.Name, at, f.Mapping)
					}
				}
				checkFigure(t, fmt.Sprintf("%s %s!%s", filepath.Base(path), s.Name, at), c, f)
			}
		}
	}
	t.Logf("%d cells, %d without a block, %d by their place alone", tried, without, single)
	if tried < 100 || without*20 > tried {
		t.Errorf("%d of %d cells have no block", without, tried)
	}
}

func figuresOf(t *table.Table) []table.Cell {
	var cells []table.Cell
	for i, row := range t.Rows {
		if row.Bare {
			continue
		}
		for _, j := range t.FigureColumns() {
			c := table.Cell{Table: t, Row: i, Column: j}
			if t.Sheet.ReadNumber(c.Content(), xlsx.Marks{}).Value != nil {
				cells = append(cells, c)
			}
		}
	}
	return cells
}

func checkFigure(t *testing.T, where string, c table.Cell, f Found) {
	t.Helper()
	if year := yearOn(c); year != 0 && f.Figure.Year != year {
		t.Errorf("%s: the figure is %d's, the block's year is %d\n%s", where, year, f.Figure.Year, f.Mapping)
	}
	own := rounded(c.Table.Sheet.ReadNumber(c.Content(), xlsx.Marks{}).Value)
	if len(f.Figure.Cells) == 1 && f.Figure.Cells[0] == c.Position().String() && f.Figure.Number != own {
		t.Errorf("%s: %v became %v\n%s", where, own, f.Figure.Number, f.Mapping)
	}
}

// yearOn is the only year among all labels that stand over or beside a cell,
// found without the code that makes mappings; 0 where there are none or several.
func yearOn(c table.Cell) int {
	year := 0
	for _, dim := range c.Table.Dimensions {
		if dim.Place == table.OnWhole || c.Table.HasFigures(dim) {
			continue
		}
		label := c.In(dim).Text
		p, ok := xlsx.ParsePeriod(label)
		if !ok || p.Year == 0 {
			continue
		}
		if year != 0 && year != p.Year {
			return 0
		}
		year = p.Year
	}
	return year
}

// generated are tables of made-up figures in the shapes that people and agencies
// use, each with figures that stand nowhere else.
func generated(random *rand.Rand) []books.Sheet {
	figure := func() any { return float64(random.IntN(9_000_000)+3_000) / 10 }
	places, years := []string{"Koivula", "Haapavuori", "Mäntyranta"}, []int{2021, 2022, 2023, 2024}
	months := []string{"tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"}
	var all []books.Sheet
	add := func(rows books.Grid) { all = append(all, books.Named("Taulu", rows)) }

	pxweb := books.Grid{{"Luvut muuttujina Alue, Vuosi ja Tiedot"}, nil, {nil, nil, "Työttömät", "Osuus"}}
	list := books.Grid{{"Vuosi", "Alue", "Saajia", "Euroa"}}
	heads := books.Grid{{"Alue", "Euroa"}}
	for _, place := range places {
		for i, year := range years {
			label := any(nil)
			if i == 0 {
				label = place
			}
			pxweb = append(pxweb, []any{label, strconv.Itoa(year), figure(), figure()})
			list = append(list, []any{year, place, figure(), figure()})
		}
	}
	for _, year := range years {
		heads = append(heads, []any{strconv.Itoa(year)})
		for _, place := range places {
			heads = append(heads, []any{place, figure()})
		}
	}
	add(pxweb)
	add(list)
	add(heads)

	targets := books.Grid{{"Seuranta"}, nil, {"Mittari", "Tavoite", 2021, 2022, 2023, 2024}}
	gap := books.Grid{{"Erä", "2021", "2022", "2023"}}
	measures := books.Grid{{"Alue", "Väkiluku", nil, "Työlliset", nil}, {nil, 2023, 2022, 2023, 2022}}
	for i, place := range places {
		targets = append(targets, []any{place + ", %", figure(), figure(), figure(), figure(), figure()})
		if i == 2 {
			gap = append(gap, nil)
		}
		gap = append(gap, []any{place, figure(), figure(), figure()})
		measures = append(measures, []any{place, figure(), figure(), figure(), figure()})
	}
	add(targets)
	add(gap)
	add(measures)

	over, under := []any{"Toiminta"}, []any{nil}
	for _, year := range years[:2] {
		for i, month := range months {
			label := any(nil)
			if i == 0 {
				label = year
			}
			over, under = append(over, label), append(under, month)
		}
	}
	monthly := books.Grid{over, under}
	for _, place := range places {
		row := []any{place}
		for range len(under) - 1 {
			row = append(row, figure())
		}
		monthly = append(monthly, row)
	}
	add(monthly)
	return all
}
