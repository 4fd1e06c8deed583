package values

import (
	"math/big"
	"strings"
	"testing"

	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
)

func TestRanges(t *testing.T) {
	at := func(refs string) []xlsx.Position {
		var all []xlsx.Position
		for _, r := range strings.Fields(refs) {
			p, ok := xlsx.ParsePosition(r)
			if !ok {
				t.Fatal(r)
			}
			all = append(all, p)
		}
		return all
	}
	for refs, want := range map[string]string{
		"D14": "D14", "D14 E14 F14": "D14:F14", "F14 D14": "D14 F14", "C5 C6 C7": "C5:C7", "E14 F14 E15 F15": "E14:F15", "D14 E15 E14 D14": "D14:E14 E15", "C5 C7 C6 E6": "C5:C7 E6", "": "",
	} {
		if got := strings.Join(ranges(at(refs)), " "); got != want {
			t.Errorf("ranges(%s) = %s; want %s", refs, got, want)
		}
	}
}

func TestFinnish(t *testing.T) {
	for in, want := range map[string]string{"4207": "4\u00a0207", "-2/5": "\u22120,4", "23/4": "5,75", "1/3": "0,333333333333", "1234567/2": "617\u00a0283,5", "0": "0"} {
		r, _ := new(big.Rat).SetString(in)
		if got := finnish.Exact(r); got != want {
			t.Errorf("finnish.Exact(%s) = %q; want %q", in, got, want)
		}
	}
}

// FuzzFinnish looks for numbers that read as another one once they have been printed.
func FuzzFinnish(f *testing.F) {
	for _, s := range []string{"318", "4 207", "−0,4", "1.056,75", "12**"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		value, ok, _ := xlsx.TextNumber(s)
		if !ok || !value.IsInt() {
			return
		}
		if again, ok, _ := xlsx.TextNumber(finnish.Exact(value)); !ok || again.Cmp(value) != 0 {
			t.Errorf("%q reads as %v, printed and read again %v", s, value, again)
		}
	})
}
