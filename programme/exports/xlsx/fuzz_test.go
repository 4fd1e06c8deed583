package xlsx

import "testing"

// FuzzNumber looks for texts that panic, make huge numbers, or are read as
// another number once they have been printed.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"318", "4 207", "1\u00a0056,75", "−0,4", "7,5 %", "1.056", "1.056,75", "..", "n. 300", "1e999999999", "12**", "%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		value, ok, _ := TextNumber(s)
		if ok && (value.Num().BitLen() > 200 || value.Denom().BitLen() > 200) {
			t.Errorf("%q is a huge number", s)
		}
		if stored, ok := StoredNumber(s); ok {
			again, ok := StoredNumber(shown(s))
			if !ok || again.Cmp(stored) != 0 {
				t.Errorf("%q is stored as %v, shown and read again %v", s, stored, again)
			}
		}
	})
}

// FuzzPeriod looks for labels that panic or make a period that reads as
// another one once it has been written.
func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"2023", "2024**", "2023M01", "2023-01", "2023/01", "202301", "2023K1", "tammikuu 2023", "2023 tammikuu", "tammi.23", "2023-01-31", "31.1.2023", "II neljännes 2023", "2023H2", "Jan", "44927", "2021–2023"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, ok := ParsePeriod(s)
		if !ok {
			return
		}
		if p.Year != 0 && (p.Year < firstYear || p.Year > lastYear) || p.Span != Year && (p.Part < 1 || p.Part > p.Span.Parts()) {
			t.Errorf("%q is %+v", s, p)
		}
		again, ok := ParsePeriod(p.String())
		p.Day = 0
		if !ok || again != p {
			t.Errorf("%q is %v, written and read again %v", s, p, again)
		}
		YearWithin(s)
	})
}
