package sheet

import (
	"math/big"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/report"
)

// header finds a table's header row by its first title.
func header(t *testing.T, f *excelize.File, sheet, first string) (row int, columns map[string]int) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, cells := range rows {
		if len(cells) > 0 && cells[0] == first {
			columns = map[string]int{}
			for c, title := range cells {
				columns[title] = c + 1
			}
			return i + 1, columns
		}
	}
	t.Fatalf("%s has no header %q", sheet, first)
	return 0, nil
}

// readableWidth is how wide the printed columns of a page may be, so that the
// tables' 9 points are at least 7 on paper.
const readableWidth = 187

func TestWhatIsPrintedCanBeRead(t *testing.T) {
	f := opened(t, example(t, 2023, false))
	for sheet, columns := range map[string]int{sheetSummary: len(summaryColumns), sheetMetrics: printedMetricColumns, sheetParties: 10} {
		total := 0.0
		for c := 1; c <= columns; c++ {
			letter, _ := excelize.ColumnNumberToName(c)
			width, err := f.GetColWidth(sheet, letter)
			if err != nil {
				t.Fatal(err)
			}
			total += width
		}
		if total > readableWidth {
			t.Errorf("%s: the printed columns are %.1f wide, at most %d can be read", sheet, total, readableWidth)
		}
		area := ""
		for _, name := range f.GetDefinedName() {
			if name.Name == "_xlnm.Print_Area" && name.Scope == sheet {
				area = name.RefersTo
			}
		}
		last, _ := excelize.ColumnNumberToName(columns)
		if sheet != sheetSummary && !strings.Contains(area, "!$A$1:$"+last+"$") {
			t.Errorf("%s: the print area is %q", sheet, area)
		}
	}
}

func TestMetricsBeginWithWhatMatters(t *testing.T) {
	r := example(t, 2023, false)
	f := opened(t, r)
	top, columns := header(t, f, sheetMetrics, "Nro")
	for i, title := range []string{"Nro", "Mittari", "Tila", "Suunta", "Arvo"} {
		if columns[title] != i+1 {
			t.Errorf("%s is column %d, want %d", title, columns[title], i+1)
		}
	}
	for i, m := range r.Metrics {
		name, _ := excelize.CoordinatesToCellName(columns["Mittari"], top+1+i)
		if got, _ := f.GetCellValue(sheetMetrics, name); got != m.Short {
			t.Errorf("row %d is %q, want %d %q", i+1, got, m.Number, m.Short)
		}
	}
}

// TestLinksLeadToTheirMetric follows each link between Mittarit, Laskenta and
// Lähteet and the other sheets.
func TestLinksLeadToTheirMetric(t *testing.T) {
	f := opened(t, example(t, 2023, false))
	followed := map[string]int{}
	for _, sheet := range []string{sheetMetrics, sheetSeries, sheetCalculation, sheetParties, sheetSources, sheetGaps} {
		first := "Nro"
		if sheet == sheetParties {
			first = "Vastuutaho"
		}
		if sheet == sheetGaps {
			first = "Laji"
		}
		top, columns := header(t, f, sheet, first)
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for row := top + 1; row <= len(rows); row++ {
			id := rows[row-1][columns["Tunnus"]-1]
			for title, c := range columns {
				cell, _ := excelize.CoordinatesToCellName(c, row)
				linked, target, err := f.GetCellHyperLink(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if !linked {
					continue
				}
				to, at, _ := strings.Cut(target, "!")
				to = strings.Trim(to, "'")
				_, targetRow, err := excelize.CellNameToCoordinates(at)
				if err != nil {
					t.Fatalf("%s!%s leads to %q", sheet, cell, target)
				}
				there, err := f.GetRows(to)
				if err != nil {
					t.Fatal(err)
				}
				if got := there[targetRow-1]; got[len(got)-1] != id {
					t.Errorf("%s!%s (%s) leads to %s, the row of %q, want %q", sheet, cell, title, target, got[len(got)-1], id)
				}
				followed[sheet+" → "+to]++
			}
		}
	}
	for _, way := range []string{
		"Mittarit → Laskenta", "Mittarit → Lähteet", "Laskenta → Mittarit", "Laskenta → Laskennan kulku", "Laskenta → Lähteet",
		"Lähteet → Mittarit", "Vastuutahot → Mittarit", "Aikasarja → Mittarit", "Puuttuvat tiedot → Mittarit",
	} {
		if followed[way] == 0 {
			t.Errorf("no link goes %s", way)
		}
	}
}

func TestConstantSheetsSaySo(t *testing.T) {
	f := opened(t, example(t, 2023, false))
	for _, sheet := range []string{sheetSummary, sheetMetrics, sheetSeries, sheetCharts, sheetParties, sheetSources, sheetGaps} {
		if text, _ := f.GetCellValue(sheet, "A3"); !strings.Contains(text, constants) {
			t.Errorf("%s does not say that it does not follow %s: %q", sheet, sheetCalculation, text)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil || props.TabColorRGB == nil {
			t.Errorf("%s has no colour (%v)", sheet, err)
		}
	}
}

// TestWhoHasNotAnswered finds each missing value and explanation with its giver.
func TestWhoHasNotAnswered(t *testing.T) {
	r := example(t, 2023, false)
	if len(r.Gaps) == 0 || len(r.Unexplained) == 0 {
		t.Fatal("nothing is missing")
	}
	f := opened(t, r)
	rows, err := f.GetRows(sheetGaps)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, row := range rows {
		if len(row) > 8 {
			found[row[0]+"/"+row[8]+"/"+row[7]] = true
		}
	}
	for _, g := range r.Gaps {
		if key := "arvo puuttuu/" + g.Metric.ID + "/" + g.Giver; !found[key] {
			t.Errorf("%s is not told", key)
		}
	}
	for _, u := range r.Unexplained {
		if key := "selitys puuttuu/" + u.Metric.ID + "/" + u.Metric.Giver; !found[key] {
			t.Errorf("%s is not told", key)
		}
	}
}

// TestRevisedTargetHoldsFromItsDay shows in Aikasarja the target that was in
// force in each year.
func TestRevisedTargetHoldsFromItsDay(t *testing.T) {
	m := &programme.Mittari{
		ID: "aste", Name: "Aste", Unit: "%", Decimals: -1, Baseline: &programme.Baseline{Value: big.NewRat(15, 2), Year: 2021},
		Targets: []*programme.Target{
			{Op: programme.AtMost, Value: big.NewRat(4, 1), Year: 2025},
			{Op: programme.AtMost, Value: big.NewRat(5, 1), Year: 2025, Decided: "2024-03-12"},
		},
	}
	row := &programme.Toimenpide{Measures: []string{"toimi"}, Responsible: []string{"taho"}, Mittarit: []*programme.Mittari{m}}
	theme := &programme.Theme{Name: "teema", Lupaukset: []*programme.Lupaus{{Name: "lupaus", Tavoitteet: []*programme.Tavoite{{Name: "tavoite", Toimenpiteet: []*programme.Toimenpide{row}}}}}}
	m.Theme, m.Lupaus, m.Tavoite, m.Toimenpide = theme, theme.Lupaukset[0], theme.Lupaukset[0].Tavoitteet[0], row
	p := &programme.Programme{Name: "Ohjelma", Municipality: "Kunta", Start: 2022, End: 2025, BaseYear: 2021, Themes: []*programme.Theme{theme}}
	var values []programme.Value
	for year := 2022; year <= 2024; year++ {
		values = append(values, programme.Value{Year: year, Number: big.NewRat(6, 1), Periods: 1, Required: 1, Aggregate: programme.Only})
	}
	d := &programme.Data{Measured: map[string]*programme.Measured{"aste": {Values: values}}}
	f := opened(t, report.Build(p, d, report.Options{Year: 2024, Date: "2025-02-01"}))
	top, columns := header(t, f, sheetSeries, "Nro")
	want := map[string]string{"2021": "4/7.5", "2022": "4/6.625", "2023": "4/5.75", "2024": "5/5.625", "2025": "5/5"}
	seen := 0
	rows, _ := f.GetRows(sheetSeries, excelize.Options{RawCellValue: true})
	for _, cells := range rows[top:] {
		year := cells[columns["Vuosi"]-1]
		seen++
		if got := cells[columns["Tavoitetaso"]-1] + "/" + cells[columns["Tavoiteura"]-1]; got != want[year] {
			t.Errorf("%s: target and path are %q, want %q", year, got, want[year])
		}
	}
	if seen != len(want) {
		t.Errorf("%d years, want %d", seen, len(want))
	}
}
