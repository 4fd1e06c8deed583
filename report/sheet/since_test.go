package sheet

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/report"
)

// TestSince: a workbook has a sheet of what changed only where something was
// compared with.
func TestSince(t *testing.T) {
	r := example(t, 2023, false)
	plain, err := excelize.OpenReader(bytes.NewReader(write(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(plain.GetSheetList(), sheetSince) {
		t.Error("a sheet of changes without a comparison")
	}
	r.Since = &report.Since{Year: 2022, DateText: "1.2.2023",
		Figures: []report.Revised{{Metric: r.Metrics[0], Year: 2022, Change: "6,5 % → 6,6 %", Source: report.Source{File: "a.xlsx", Cells: []string{"B2:B13"}}}}, Gone: []string{"Vanha"}}
	f, err := excelize.OpenReader(bytes.NewReader(write(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	row, columns := header(t, f, sheetSince, "Laji")
	for title, want := range map[string]string{"Muutos": "6,5 % → 6,6 %", "Solut": "B2:B13", "Vuosi": "2022"} {
		cell, _ := excelize.CoordinatesToCellName(columns[title], row+1)
		if got, _ := f.GetCellValue(sheetSince, cell); got != want {
			t.Errorf("%s is %q", title, got)
		}
	}
}
