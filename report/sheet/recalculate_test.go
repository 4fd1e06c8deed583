package sheet

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
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
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	message, err := exec.CommandContext(ctx, program, arguments...).CombinedOutput()
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
	stressed := stressReport(11, 300, 2024, "2024-10-01", false)
	rows["stress"], books["stress"] = len(subjects(stressed)), write(t, stressed)

	wrong := example(t, 2023, false)
	wrong.Metrics[0].StatusWord = wordMet
	books["wrong"] = write(t, wrong)
	books["changed"] = changeValue(t, write(t, example(t, 2023, false)), 99.5)

	recalculated := libreOffice(t, books)
	for name, n := range rows {
		t.Run(name, func(t *testing.T) { check(t, recalculated[name], n) })
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
		if len(row) > 0 && row[0] == "Tunnus" {
			return i + 2
		}
	}
	t.Fatal("Laskenta has no table")
	return 0
}
