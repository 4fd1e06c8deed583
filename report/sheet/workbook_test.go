package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/report"
)

// opened opens a written workbook.
func opened(t *testing.T, r *report.Report) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(write(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestSameReportHasSameBytes(t *testing.T) {
	first := write(t, example(t, 2023, false))
	for range 8 {
		if !bytes.Equal(first, write(t, example(t, 2023, false))) {
			t.Fatal("two runs differ")
		}
	}
	// Kept for a look with other programs.
	if dir := os.Getenv("TOLOKKU_SHEETS"); dir != "" {
		for year := range exampleDays {
			file := filepath.Join(dir, fmt.Sprintf("raportti-%d.xlsx", year))
			if err := os.WriteFile(file, write(t, example(t, year, false)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestEverySheetIsAPageThatExplainsItself(t *testing.T) {
	r := example(t, 2023, false)
	f := opened(t, r)
	want := []string{sheetSummary, sheetMetrics, sheetSeries, sheetCharts, sheetCalculation, sheetSteps, sheetParties, sheetSources, sheetGaps, sheetLegend, sheetPoints}
	if got := f.GetSheetList(); strings.Join(got, ",") != strings.Join(want, ",") {
		t.Fatalf("sheets are %q", got)
	}
	if f.GetActiveSheetIndex() != 0 {
		t.Error("the workbook does not open on its first sheet")
	}
	for _, name := range want {
		layout, err := f.GetPageLayout(name)
		if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s: page layout %+v, %v", name, layout, err)
		}
		if notice, _ := f.GetCellValue(name, "A2"); notice != strings.Join(r.Notices, "\n") {
			t.Errorf("%s: the notice is %q", name, notice)
		}
		head, err := f.GetHeaderFooter(name)
		if err != nil || !strings.Contains(head.OddFooter, "&P/&N") || !strings.Contains(head.OddHeader, "keksittyjä") || len(head.OddHeader) > 255 {
			t.Errorf("%s: header and footer %+v, %v", name, head, err)
		}
		tables, err := f.GetTables(name)
		if err != nil || len(tables) == 0 && name != sheetCharts {
			t.Errorf("%s: tables %v, %v", name, tables, err)
		}
		if name == sheetSummary || name == sheetCharts {
			continue
		}
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.Selection[0].ActiveCell != "A1" {
			t.Errorf("%s: panes %+v, %v", name, panes, err)
		}
		noEmptyCells(t, f, name, tables[0].Range)
		noMergedCells(t, f, name, tables[0].Range)
	}
	about, err := f.GetDocProps()
	if err != nil || about.Language != "fi-FI" || !strings.Contains(about.Title, "2023") || about.Created != "2024-02-01T00:00:00Z" {
		t.Errorf("properties are %+v, %v", about, err)
	}
	titles := 0
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			titles++
		}
	}
	if titles != len(want)-2 {
		t.Errorf("%d sheets repeat their header, want %d", titles, len(want)-2)
	}
}

func corners(t *testing.T, area string) (left, top, right, bottom int) {
	t.Helper()
	from, to, _ := strings.Cut(area, ":")
	left, top, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		t.Fatal(err)
	}
	right, bottom, err = excelize.CellNameToCoordinates(to)
	if err != nil {
		t.Fatal(err)
	}
	return left, top, right, bottom
}

// mayBeEmpty are the columns that hold numbers and days or nothing, by sheet.
var mayBeEmpty = map[string]string{
	sheetMetrics: "Arvo, Tavoiteura, Tavoitetaso, Tavoitevuosi, Lähtötaso, Lähtövuosi, Edellinen arvo, Muutos, Mennessä, Arvion päivä, Vastaajia",
	sheetSeries:  "Arvo, Tavoiteura, Tavoitetaso",
	sheetParties: "Mennessä",
	sheetSources: "Vuosi",
	sheetPoints:  "Arvo, Arvo katkoksen jälkeen, Tavoiteura, Tavoitetaso",
}

// noEmptyCells checks that what is missing is a word, but in the columns of
// numbers, which hold numbers or nothing.
func noEmptyCells(t *testing.T, f *excelize.File, sheet, area string) {
	t.Helper()
	left, top, right, bottom := corners(t, area)
	for column := left; column <= right; column++ {
		header, _ := excelize.CoordinatesToCellName(column, top)
		title, err := f.GetCellValue(sheet, header)
		if err != nil || title == "" {
			t.Errorf("%s!%s has no title (%v)", sheet, header, err)
		}
		numbers := strings.Contains(", "+mayBeEmpty[sheet]+", ", ", "+title+", ")
		for row := top + 1; row <= bottom; row++ {
			cell, _ := excelize.CoordinatesToCellName(column, row)
			value, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
			if err != nil || value == "" && !numbers {
				t.Errorf("%s!%s (%s) is empty (%v)", sheet, cell, title, err)
			}
			if _, err := strconv.ParseFloat(value, 64); numbers && value != "" && err != nil && title != "Mennessä" {
				t.Errorf("%s!%s (%s) is %q, no number", sheet, cell, title, value)
			}
		}
	}
}

func noMergedCells(t *testing.T, f *excelize.File, sheet, area string) {
	t.Helper()
	_, top, _, _ := corners(t, area)
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range merged {
		if _, row, _ := excelize.CellNameToCoordinates(m.GetEndAxis()); row >= top {
			t.Errorf("%s: merged cells %s in the table", sheet, m.GetStartAxis())
		}
	}
}

func TestNumbersAreNumbersInTheirUnits(t *testing.T) {
	r := example(t, 2023, false)
	f := opened(t, r)
	tables, _ := f.GetTables(sheetMetrics)
	_, top, _, _ := corners(t, tables[0].Range)
	numbers := 0
	for i, m := range r.Metrics {
		cell, _ := excelize.CoordinatesToCellName(5, top+1+i)
		kind, err := f.GetCellType(sheetMetrics, cell)
		if err != nil {
			t.Fatal(err)
		}
		if !m.Value.Known() {
			words, _ := excelize.CoordinatesToCellName(6, top+1+i)
			value, _ := f.GetCellValue(sheetMetrics, cell)
			if word, _ := f.GetCellValue(sheetMetrics, words); value != "" || word == "" || word == "0" {
				t.Errorf("%s: a missing value is %q and %q", m.ID, value, word)
			}
			continue
		}
		numbers++
		if kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("%s: the value is no number", m.ID)
		}
		id, _ := f.GetCellStyle(sheetMetrics, cell)
		style, err := f.GetStyle(id)
		if err != nil || style.CustomNumFmt == nil {
			t.Fatalf("%s: no number format (%v)", m.ID, err)
		}
		if unit := m.Unit; (unit == "%" || unit == "€") && !strings.HasSuffix(*style.CustomNumFmt, "\"\u00a0"+unit+"\"") {
			t.Errorf("%s: the format is %q", m.ID, *style.CustomNumFmt)
		}
	}
	if numbers < 10 {
		t.Errorf("only %d numbers", numbers)
	}
}

func TestChartsAreNativeAndDescribed(t *testing.T) {
	content := write(t, example(t, 2024, false))
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	bars, lines, described := 0, 0, 0
	for _, part := range archive.File {
		reader, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		switch {
		case strings.HasPrefix(part.Name, "xl/charts/"):
			bars += strings.Count(text, "<barChart>") + strings.Count(text, "<c:barChart>")
			lines += strings.Count(text, "<lineChart>") + strings.Count(text, "<c:lineChart>")
		case strings.HasPrefix(part.Name, "xl/drawings/drawing"):
			described += strings.Count(text, `descr="Viivakaavio: `) + strings.Count(text, `descr="Pylväskaavio `)
		}
	}
	r := example(t, 2024, false)
	curves := len(newPoints(r).curves)
	if bars != len(r.Themes) || lines != curves || curves < 20 || described != bars+lines {
		t.Errorf("%d bar charts, %d line charts for %d curves, %d descriptions", bars, lines, curves, described)
	}
}

func TestTextStaysText(t *testing.T) {
	r := stressReport(3, 17, 2023, "2024-02-01", false)
	m := r.Metrics[0]
	m.Name, m.Reason = "=HYPERLINK(\"http://x\")", "\x01+1\v\x00"+strings.Repeat("ä", 40000)
	m.Responsible = []string{"@SUM(A1)", "\tsarkain"}
	m.Comments = []report.Comment{{Text: "-2+3 _x0041_ </c> & <b>"}}
	m.Sources = []report.Source{{Year: 2023, File: "a.xlsx", Sheet: "2023", SHA256: strings.Repeat("1e5", 21) + "0"}}
	f := opened(t, r)
	texts := map[string]bool{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for c, value := range row {
				texts[value] = true
				cell, _ := excelize.CoordinatesToCellName(c+1, i+1)
				formula, _ := f.GetCellFormula(name, cell)
				if formula != "" && name != sheetCalculation && name != sheetSteps {
					t.Errorf("%s!%s has the formula %s", name, cell, formula)
				}
				if strings.Contains(formula, "HYPERLINK") || strings.Contains(formula, "ryhmä") {
					t.Errorf("%s!%s: a text has become the formula %s", name, cell, formula)
				}
			}
		}
	}
	for _, want := range []string{m.Name, "@SUM(A1), \tsarkain", "-2+3 _x0041_ </c> & <b>", m.Sources[0].SHA256, "+1" + strings.Repeat("ä", 32764) + "…"} {
		if !texts[want] {
			t.Errorf("%.40q is not in the workbook as it is", want)
		}
	}
}

func TestOddReportsCanBeWritten(t *testing.T) {
	empty := report.Build(&programme.Programme{Name: "Tyhjä", Start: 2022, End: 2025, BaseYear: 2021}, &programme.Data{}, report.Options{Year: 2022, Date: "2023-02-01"})
	write(t, empty)
	noData := stressReport(5, 34, 2023, "2024-02-01", false)
	for _, m := range noData.Metrics {
		m.Series, m.Plan = nil, nil
	}
	check(t, write(t, noData), len(subjects(noData)))
}

// TestChangedCellsChangeTheStatus changes inputs of every kind and recomputes.
func TestChangedCellsChangeTheStatus(t *testing.T) {
	f := opened(t, example(t, 2023, false))
	rows, err := f.GetRows(sheetCalculation)
	if err != nil {
		t.Fatal(err)
	}
	last := len(calculationColumns) - 1
	row := map[string]int{}
	for i, cells := range rows {
		if len(cells) > last {
			row[cells[last]+"/"+cells[2]] = i + 1
		}
	}
	steps, err := f.GetRows(sheetSteps)
	if err != nil {
		t.Fatal(err)
	}
	step := func(id, label string) string {
		for i, cells := range steps {
			if len(cells) > 5 && cells[5] == id && cells[2] == label {
				return fmt.Sprintf("D%d", i+1)
			}
		}
		t.Fatalf("%s has no step %q", id, label)
		return ""
	}
	status := func(id string) string {
		value, err := f.CalcCellValue(sheetCalculation, fmt.Sprintf("N%d", row[id]))
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	for _, change := range []struct {
		id, sheet, cell string
		value           any
		before, after   string
	}{
		{"tyottomyysaste/–", sheetCalculation, "I", 5.76, wordOnTrack, wordBehind},
		{"tyottomyysaste/–", sheetCalculation, "I", 4.0, wordBehind, wordMet},
		{"tyottomyysaste/–", sheetCalculation, "J", 8, wordMet, wordOnTrack},
		{"yli-3-kk-tyottomyyteen/–", sheetCalculation, "F", 90, wordBehind, wordOnTrack},
		{"nuoret-tyottomat/–", sheetCalculation, "G", 2035, wordBehind, wordOnTrack},
		{"aktivointiaste-ikaluokittain/yli 54-vuotiaat", sheetCalculation, "I", 60, wordBehind, wordMet},
		{"aktivointiaste-ikaluokittain/kaikki yhteensä", "", "", nil, wordOnTrack, wordOnTrack},
		{"tyomarkkinatuen-maksuosuudet/–", sheetSteps, step("tyomarkkinatuen-maksuosuudet", "Arvo 2022"), 430000, wordOnTrack, wordBehind},
		{"palkkatukipaatokset/–", sheetSteps, step("palkkatukipaatokset", "Vaihteluväli"), 0.25, wordBehind, wordMet},
		{"sahkoinen-arkisto/–", sheetSteps, step("sahkoinen-arkisto", "Tavoite, saavutettu"), 45000, wordNoValue, wordMet},
		{"digitaalinen-aineisto/–", sheetSteps, step("digitaalinen-aineisto", "Tavoite, määräaika"), 45000, wordOnTrack, wordBehind},
		{"koulutusalat/–", sheetCalculation, "F", "puuttuu", wordMet, wordUnjudged},
		// A text is told, an empty cell is a missing number and no zero.
		{"nuoret-tyottomat/–", sheetCalculation, "I", "noin 31", wordOnTrack, wordCheck},
		{"nuoret-tyottomat/–", sheetCalculation, "I", nil, wordCheck, wordNoValue},
		{"nuoret-tyottomat/–", sheetCalculation, "I", 20, wordNoValue, wordOnTrack},
		{"nuoret-tyottomat/–", sheetCalculation, "F", nil, wordOnTrack, wordUnjudged},
		{"nuoret-tyottomat/–", sheetCalculation, "F", 47, wordUnjudged, wordOnTrack},
		{"nuoret-tyottomat/–", sheetCalculation, "H", nil, wordOnTrack, wordCheck},
		{"nuoret-tyottomat/–", sheetCalculation, "H", "0 henkilöä", wordCheck, wordCheck},
		{"nuoret-tyottomat/–", sheetCalculation, "H", 0, wordCheck, wordOnTrack},
		{"nuoret-tyottomat/–", sheetCalculation, "J", "kaikki", wordOnTrack, wordCheck},
		{"tyomarkkinatuen-maksuosuudet/–", sheetSteps, step("tyomarkkinatuen-maksuosuudet", "Arvo 2022"), "430 tuhatta", wordBehind, wordCheck},
		{"digitaalinen-aineisto/–", sheetSteps, step("digitaalinen-aineisto", "Tavoite, määräaika"), "vuoden lopussa", wordBehind, wordCheck},
	} {
		if got := status(change.id); got != change.before {
			t.Errorf("%s: %q before the change, want %q", change.id, got, change.before)
		}
		cell := change.cell
		if change.sheet == sheetCalculation {
			cell = fmt.Sprintf("%s%d", cell, row[change.id])
		}
		if change.sheet != "" {
			if err := f.SetCellValue(change.sheet, cell, change.value); err != nil {
				t.Fatal(err)
			}
		}
		if got := status(change.id); got != change.after {
			t.Errorf("%s: %q after %s became %v, want %q", change.id, got, cell, change.value, change.after)
		}
	}
}
