package inspect_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
)

// TestExampleExports pastes what Find suggests for numbers of each example
// export into a new programme: it gives the figure that Find printed, and for
// a year's own cell the figure that stands in it.
func TestExampleExports(t *testing.T) {
	const dir = "../../../testdata/aineistot"
	files, err := filepath.Glob(dir + "/*.xlsx")
	if err != nil || len(files) == 0 {
		t.Fatal("no example exports", err)
	}
	for _, file := range files {
		d := describe(t, file)
		// Patterns of a suggestion are relative to where the file was named from.
		tried, whole := 0, 0
		for _, number := range someNumbers(t, file) {
			for _, found := range d.Find([]string{number}, 0) {
				if found.Mapping == "" || found.Kind != "luku" {
					continue
				}
				found.Source = strings.ReplaceAll(found.Source, dir+"/", "")
				_, got := pasted(t, dir, found)
				if got != found.Figure.Text {
					t.Errorf("%s %s!%s: pasted gives %s, Find said %s", file, found.Sheet, found.Cell, got, found.Figure.Text)
				}
				if found.Figure.Required == 1 && len(found.Figure.Cells) == 1 && found.Figure.Cells[0] == found.Cell {
					whole++
					if want, _, _ := xlsx.TextNumber(found.Shown); finnish.Exact(want) != got {
						t.Errorf("%s %s!%s shows %s, pasted gives %s", file, found.Sheet, found.Cell, found.Shown, got)
					}
				}
				tried++
				break
			}
		}
		t.Logf("%s: %d suggestions, %d of them a year's own cell", filepath.Base(file), tried, whole)
		if tried == 0 {
			t.Errorf("%s: no suggestion", file)
		}
	}
}

// someNumbers are about a dozen numbers from all over a workbook, as the cells hold them.
func someNumbers(t *testing.T, file string) []string {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []string
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if _, ok, ambiguous := xlsx.TextNumber(cell); ok && !ambiguous {
					all = append(all, cell)
				}
			}
		}
	}
	step := max(len(all)/12, 1)
	var some []string
	for i := step / 2; i < len(all); i += step {
		some = append(some, all[i])
	}
	return some
}
