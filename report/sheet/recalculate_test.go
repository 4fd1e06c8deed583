package sheet

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/report"
)

// alwaysRecalculate makes LibreOffice compute every formula of an .xlsx file
// anew when it opens one, whatever results the file holds.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

// libreOffice opens each workbook, recalculates it and saves it anew.
func libreOffice(t *testing.T, books map[string][]byte) map[string][]byte {
	t.Helper()
	if testing.Short() {
		t.Skip("another program's work")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is not on PATH: the formulas were not recalculated")
		}
		t.Skip("soffice is not on PATH: the formulas are only computed by excelize here")
	}
	dir := t.TempDir()
	profile := filepath.Join(dir, "profile")
	settings := filepath.Join(profile, "user", "registrymodifications.xcu")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(alwaysRecalculate), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	arguments := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx", "--outdir", out}
	for name, content := range books {
		file := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, file)
	}
	message, err := exec.CommandContext(t.Context(), program, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, message)
	}
	recalculated := map[string][]byte{}
	for name := range books {
		content, err := os.ReadFile(filepath.Join(out, name+".xlsx"))
		if err != nil {
			t.Fatalf("LibreOffice could not open the workbook: %v\n%s", err, message)
		}
		recalculated[name] = content
	}
	return recalculated
}

func TestLibreOfficeComesToTheSameStatuses(t *testing.T) {
	rows := map[string]int{}
	books := map[string][]byte{}
	for year := range exampleDays {
		r := example(t, year, false)
		name := strconv.Itoa(year)
		rows[name], books[name] = len(subjects(r)), write(t, r)
	}
	for name, r := range map[string]*report.Report{
		"stress": stressReport(11, 160, 2024, "2024-10-01", false), "stress-full": stressReport(12, 70, 2025, "2026-02-01", false),
		"stress-january": stressReport(13, 70, 2023, "2023-01-20", false), "stress-final": stressReport(14, 70, 2024, "2025-02-01", true),
	} {
		rows[name], books[name] = len(subjects(r)), write(t, r)
	}

	wrong := example(t, 2023, false)
	wrong.Metrics[0].StatusWord = wordMet
	books["wrong"] = write(t, wrong)
	books["changed"] = changeValue(t, write(t, example(t, 2023, false)), 99.5)

	recalculated := libreOffice(t, books)
	for name, n := range rows {
		t.Run(name, func(t *testing.T) { check(t, recalculated[name], n) })
	}
	for name := range rows {
		t.Run("results of "+name, func(t *testing.T) { sameResults(t, results(t, books[name], nil), results(t, recalculated[name], nil)) })
	}
	if _, differ := agreement(t, recalculated["wrong"]); len(differ) != 1 {
		t.Errorf("a wrong status: %d rows differ, want 1: %v", len(differ), differ)
	}
	// The stored results of this one still say "täsmää": only a recalculation
	// finds that a changed value changes its status.
	agree, differ := agreement(t, books["changed"])
	if len(differ) != 0 || len(agree) == 0 {
		t.Fatalf("the stored results changed without a recalculation: %v", differ)
	}
	if _, differ := agreement(t, recalculated["changed"]); len(differ) != 1 {
		t.Errorf("a changed value: %d rows differ, want 1: %v", len(differ), differ)
	}
}

// changeValue puts another number in the first metric's value on Laskenta and
// leaves all stored results as they were.
func changeValue(t *testing.T, content []byte, value float64) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cell := fmt.Sprintf("I%d", firstRow(t, f))
	if err := f.SetCellValue(sheetCalculation, cell, value); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// firstRow is the first row of Laskenta's table.
func firstRow(t *testing.T, f *excelize.File) int {
	t.Helper()
	rows, err := f.GetRows(sheetCalculation)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 0 && row[0] == "Nro" {
			return i + 2
		}
	}
	t.Fatal("Laskenta has no table")
	return 0
}

// results are what the cells with formulas show, by sheet and cell: as the
// workbook holds it, or computed anew by compute.
func results(t *testing.T, content []byte, compute func(f *excelize.File, sheet, cell string) (string, error)) map[string]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if compute == nil {
		compute = func(f *excelize.File, sheet, cell string) (string, error) {
			return f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		}
	}
	all := map[string]string{}
	for _, sheet := range []string{sheetCalculation, sheetSteps} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for c := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, i+1)
				if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula == "" {
					continue
				}
				if all[sheet+"!"+cell], err = compute(f, sheet, cell); err != nil {
					t.Fatalf("%s!%s: %v", sheet, cell, err)
				}
			}
		}
	}
	return all
}

// sameResults holds two programs' results against each other: words exactly,
// numbers at the digits that a reader can see.
func sameResults(t *testing.T, ours, theirs map[string]string) {
	t.Helper()
	if len(ours) < 100 || len(ours) != len(theirs) {
		t.Errorf("%d formulas here, %d there", len(ours), len(theirs))
	}
	for cell, a := range ours {
		b := theirs[cell]
		x, err := strconv.ParseFloat(a, 64)
		y, other := strconv.ParseFloat(b, 64)
		same := a == b
		if err == nil && other == nil {
			same = math.Abs(x-y) <= 1e-12*math.Max(1, math.Abs(x))
		}
		if !same {
			t.Errorf("%s: %q here, %q there", cell, a, b)
		}
	}
}

// TestStoredResultsAreWhatExcelizeComputes also runs where LibreOffice is missing.
func TestStoredResultsAreWhatExcelizeComputes(t *testing.T) {
	for name, r := range map[string]*report.Report{
		"2023": example(t, 2023, false), "2025": example(t, 2025, false), "2025 final": example(t, 2025, true),
		"stress": stressReport(21, 170, 2024, "2024-09-01", false),
	} {
		t.Run(name, func(t *testing.T) {
			content := write(t, r)
			sameResults(t, results(t, content, nil), results(t, content, func(f *excelize.File, sheet, cell string) (string, error) {
				return f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
			}))
		})
	}
}
