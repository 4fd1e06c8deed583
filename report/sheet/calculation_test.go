package sheet

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

// agreement reads Laskenta and returns how many rows agree, by status, and the
// rows that do not.
func agreement(t testing.TB, content []byte) (agree map[string]int, differ []string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheetCalculation)
	if err != nil {
		t.Fatal(err)
	}
	agree = map[string]int{}
	begun := false
	for i, row := range rows {
		if len(row) <= columnAgrees {
			continue
		}
		if row[0] == "Nro" {
			begun = true
			continue
		}
		if !begun {
			continue
		}
		if row[columnAgrees] == wordAgrees && row[columnFormula] == row[columnTool] {
			agree[row[columnTool]]++
			continue
		}
		differ = append(differ, fmt.Sprintf("rivi %d: %s (%s, %s): kaava %q, ohjelma %q, vertailu %q",
			i+1, row[1], row[2], row[3], row[columnFormula], row[columnTool], row[columnAgrees]))
	}
	return agree, differ
}

func write(t testing.TB, r *report.Report) []byte {
	t.Helper()
	content, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func check(t *testing.T, content []byte, rows int) {
	t.Helper()
	agree, differ := agreement(t, content)
	for i, d := range differ {
		if i == 10 {
			break
		}
		t.Error(d)
	}
	total := 0
	for _, n := range agree {
		total += n
	}
	if total+len(differ) != rows {
		t.Errorf("%d rows, want %d", total+len(differ), rows)
	}
}

func TestFormulasAgreeOnExampleYears(t *testing.T) {
	for year := range exampleDays {
		for _, final := range []bool{false, true} {
			r := example(t, year, final)
			t.Run(fmt.Sprintf("%d final=%v", year, final), func(t *testing.T) {
				check(t, write(t, r), len(subjects(r)))
			})
		}
	}
}

func TestFormulasAgreeOnEveryKindOfTarget(t *testing.T) {
	seen := map[string]int{}
	seeds := uint64(5)
	for seed := range seeds {
		for year := 2022; year <= 2025; year++ {
			date := fmt.Sprintf("%d-0%d-01", year+int(seed%2), 2+seed)
			if seed == 4 {
				date = fmt.Sprintf("%d-01-20", year)
			}
			r := stressReport(seed, 85, year, date, seed == 3 && year%2 == 0)
			content := write(t, r)
			check(t, content, len(subjects(r)))
			agree, _ := agreement(t, content)
			for _, th := range subjects(r) {
				seen[kindWord(th.target)+" "+th.tool]++
			}
			for word := range agree {
				seen[word]++
			}
		}
	}
	// The comparison is worth something only where every status occurs.
	for _, word := range []string{wordMet, wordOnTrack, wordBehind, wordNoValue, wordUnjudged, wordMonitored} {
		if seen[word] == 0 {
			t.Errorf("no row is %q", word)
		}
	}
	for _, kind := range []string{"enintään", "alle", "vähintään", "yli", "tasan", "pienenee joka vuosi", "kasvaa joka vuosi", "valmistuu", "etenee vaiheittain"} {
		for _, status := range []string{wordMet, wordOnTrack, wordBehind, wordNoValue} {
			if seen[kind+" "+status] == 0 {
				t.Errorf("no %q is %q", kind, status)
			}
		}
	}
}

func TestWrongStatusIsFound(t *testing.T) {
	r := example(t, 2023, false)
	r.Metrics[0].StatusWord = wordMet
	if _, differ := agreement(t, write(t, r)); len(differ) != 1 {
		t.Fatalf("%d rows differ, want 1: %v", len(differ), differ)
	}
}

// TestEmptiedCellIsMissing empties a value's cell before the workbook is
// written: Excel takes a reference to an empty cell for 0, which excelize and
// LibreOffice do not.
func TestEmptiedCellIsMissing(t *testing.T) {
	w := newWriter(example(t, 2023, false))
	calc := w.plan()
	calc.rows[0][columnValue] = book.Cell{}
	w.calculation(calc)
	content, err := w.book.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if status, err := f.GetCellValue(sheetCalculation, book.At(columnFormula, firstRow(t, f))); err != nil || status != wordNoValue {
		t.Errorf("without a value the status is %q (%v), want %q", status, err, wordNoValue)
	}
}
