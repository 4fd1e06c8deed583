package book

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// opened builds a workbook with one table and opens it.
func opened(t *testing.T, fill func(*Sheet)) *excelize.File {
	t.Helper()
	b := New(Properties{Title: "Koe", Creator: "tolokku", Date: "2024-02-01"})
	s := b.Add("Koe", []Column{{Title: "Nro", Width: 8}, {Title: "Arvo", Width: 8}}, nil)
	fill(s)
	content, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestRulesNameTheirCellsInFewAreas(t *testing.T) {
	f := opened(t, func(s *Sheet) {
		s.Numbers("B4", "B2", "C3", "B3")
		s.Choose([]string{"kyllä", "ei"}, "A7", "A9")
		var many []string
		for row := 1; row <= 900; row += 2 {
			many = append(many, fmt.Sprintf("D%d", row))
		}
		s.Numbers(many...)
		s.Numbers()
	})
	rules, err := f.GetDataValidations("Koe")
	if err != nil {
		t.Fatal(err)
	}
	var areas []string
	for _, r := range rules {
		if n := len(strings.Fields(r.Sqref)); n > areasInRule {
			t.Errorf("a rule has %d areas", n)
		}
		areas = append(areas, r.Sqref)
	}
	if len(rules) != 5 || areas[0] != "B2:B4 C3" || areas[1] != "A7 A9" || !strings.Contains(rules[1].Formula1, "kyllä,ei") {
		t.Errorf("the rules are for %q", areas)
	}
}

// TestCellsAreReadBack writes every kind of cell.
func TestCellsAreReadBack(t *testing.T) {
	half, small := 0.5, 1e-7
	texts := []string{"ä & <b> \"x\"", "  alussa", "kaksi\nriviä", "_x0041_", "=1+1", "\x01pois"}
	f := opened(t, func(s *Sheet) {
		for _, text := range texts {
			s.Put(Cell{Text: text}, Cell{})
		}
		s.Put(Cell{Number: &half}, Cell{Number: &small})
		s.Put(Cell{Formula: "A7+1"}, Cell{Formula: `IF(A7<1,"a<b","x")`})
		s.Put(Cell{Formula: "A7>1"}, Cell{Formula: "1/0"})
		s.Row += 2
		s.Put(Cell{Text: "viimeinen"})
	})
	for i, want := range append(texts[:5:5], "pois", "0.5", "1.5", "FALSE", "", "", "viimeinen") {
		cell := fmt.Sprintf("A%d", i+1)
		got, err := f.GetCellValue("Koe", cell, excelize.Options{RawCellValue: true})
		if err == nil && got == "0" && want == "FALSE" {
			got = "FALSE"
		}
		if err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]string{"B7": "0.0000001", "B8": "a<b", "B9": "#DIV/0!"} {
		if got, err := f.GetCellValue("Koe", cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", cell, got, err, want)
		}
	}
	if formula, err := f.GetCellFormula("Koe", "B8"); err != nil || formula != `IF(A7<1,"a<b","x")` {
		t.Errorf("the formula is %q (%v)", formula, err)
	}
	if used, err := f.GetSheetDimension("Koe"); err != nil || used != "A1:B12" {
		t.Errorf("the used range is %q (%v)", used, err)
	}
}

func TestFormulaThatCannotBeComputedIsAnError(t *testing.T) {
	for _, formula := range []string{"A1+", "Olematon!A1", "TUNTEMATON(1)"} {
		b := New(Properties{Date: "2024-02-01"})
		s := b.Add("Koe", []Column{{Width: 8}}, nil)
		s.Put(Cell{Formula: formula})
		if _, err := b.Bytes(); err == nil || !strings.Contains(err.Error(), "'Koe'!A1") {
			t.Errorf("%s: the error is %v", formula, err)
		}
	}
	// A cell that leads back to itself ends in an error value, not in a loop.
	f := opened(t, func(s *Sheet) { s.Put(Cell{Formula: "B1+1"}, Cell{Formula: "A1+1"}) })
	if got, _ := f.GetCellValue("Koe", "A1", excelize.Options{RawCellValue: true}); got != "#REF!" {
		t.Errorf("a circle is %q", got)
	}
}
