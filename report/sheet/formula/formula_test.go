package formula

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sheetOf are the cells of a sheet "Luvut", by name.
type sheetOf map[string]any

func (s sheetOf) Value(at Cell) (Value, error) {
	name, _ := excelize.CoordinatesToCellName(at.Column, at.Row)
	switch v := s[name].(type) {
	case float64:
		return Of(v), nil
	case string:
		return Word(v), nil
	}
	return Value{}, nil
}

func (s sheetOf) Named(name string) (Cell, bool) {
	return Cell{"Luvut", 1, 1}, name == "Vuosi"
}

var given = sheetOf{"A1": 2023.0, "A2": 7.5, "A3": "puuttuu", "A4": 0.1, "A5": 0.2, "A6": "Kyllä", "B1": -2.5, "B2": 1e300}

// TestSameResultsAsExcelize holds the results against another program's.
func TestSameResultsAsExcelize(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Luvut"))
	_, err := f.NewSheet("Toinen sivu")
	must(err)
	for cell, value := range given {
		must(f.SetCellValue("Luvut", cell, value))
	}
	must(f.SetDefinedName(&excelize.DefinedName{Name: "Vuosi", RefersTo: "Luvut!$A$1"}))
	for _, text := range []string{
		"1+2*3", "(1+2)*3", "8/4/2", "10-3-2", "-A2+1", "2*-A2", "A4+A5", "1/0", "A3+1", "0.5", "Vuosi-1",
		"Luvut!A2*2", "'Luvut'!$A$2", `"a ""b"""`, `A3&"/"&A2&"/"&C9`,
		"A2>7", "A2>=7.5", "A2<>7.5", `A3="PUUTTUU"`, `A6="kyllä"`, `A3>5`, `C9=0`, "ROUND(A4+A5,9)=ROUND(0.3,9)",
		`IF(A2>7,"yli","alle")`, `IF(A2<7,"alle")`, "IF(ISNUMBER(A3),A3/0,1)", "IF(A3+1>0,1,2)",
		"AND(A2>7,A1>0)", "AND(A2>7,A1<0)", "OR(A2<7,A1>0)", "OR(A2<7,FALSE())", "NOT(A2>7)", "TRUE()",
		"ISNUMBER(A2)", "ISNUMBER(A3)", "ISNUMBER(C9)", "ISTEXT(A3)", "ISBLANK(C9)", "N(A3)", "N(A2)", "N(C9)",
		"ROUND(2.5,0)", "ROUND(B1,0)", "ROUND(1.005,2)", "ROUND(2.345,2)", "ROUND(A4*3,9)", "ROUND(1234.5,-2)", "ABS(B1)",
		"MIN(A1:A5)", "MAX(A1:B1)", "MAX(B1,A4)", "SUM(A1:A5)", "MIN(C1:C9)", "COUNT(A1:A9)", `COUNTIF(A1:A9,"kyllä")`, `COUNTIF(A1:A9,"puu")`, "COUNTIF(Luvut!A1:A9,A2)",
	} {
		want, failed := func() (string, error) {
			must(f.SetCellFormula("Luvut", "Z1", text))
			return f.CalcCellValue("Luvut", "Z1", excelize.Options{RawCellValue: true})
		}()
		got, err := Compute(text, "Luvut", given)
		switch {
		case err != nil:
			t.Errorf("%s: %v", text, err)
		case got.Kind == Error:
			if failed == nil || failed.Error() != got.Text && want != got.Text {
				t.Errorf("%s is %s, want %q (%v)", text, got, want, failed)
			}
		case got.String() != want && got.String() != want+".0":
			t.Errorf("%s is %q, want %q (%v)", text, got, want, failed)
		}
	}
}

// TestWhereExcelizeDiffers has what Excel shows and excelize does not.
func TestWhereExcelizeDiffers(t *testing.T) {
	for text, want := range map[string]string{
		`C9=""`: "TRUE", "C9": "0", "IF(A2>7,C9,1)": "0", "A4&1/3": "0.10.333333333333333", "ROUND(B2,9)": "1E+300", "1/B2": "1E-300", "0.00001*1": "1E-05",
	} {
		if got, err := Compute(text, "Luvut", given); err != nil || got.String() != want {
			t.Errorf("%s is %s (%v), want %s", text, got, err, want)
		}
	}
}

func TestWhatIsOutsideTheLanguageIsAnError(t *testing.T) {
	for _, text := range []string{
		"", "1+", "(1", `"a`, "A1)", "1 2", "VLOOKUP(A1,A2:A3,1)", "IF(1)", "IF(1,2,3,4)", "tuntematon", "A1:A3", "SUM(A1:)", "'Luvut!A1", "{1,2}", "2^3", "5%",
	} {
		if v, err := Compute(text, "Luvut", given); err == nil {
			t.Errorf("%q is %v", text, v)
		} else if !strings.Contains(err.Error(), text) {
			t.Errorf("%q: the error %q does not show the formula", text, err)
		}
	}
}
