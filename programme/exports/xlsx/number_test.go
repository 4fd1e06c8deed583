package xlsx

import (
	"math/big"
	"testing"
)

func TestTextNumber(t *testing.T) {
	for _, c := range []struct {
		text, want string
	}{
		{"318", "318"},
		{"4 207", "4207"},
		{"1\u00a0056,75", "4227/4"},
		{"1\u2009056,75", "4227/4"},
		{"1\u202f056,75", "4227/4"},
		{"12\u2007345", "12345"},
		{"5,1", "51/10"},
		{"5.1", "51/10"},
		{"−0,4", "-2/5"},
		{"-0,4", "-2/5"},
		{"–4", "-4"},
		{"+3", "3"},
		{"7,5 %", "15/2"},
		{"7,5%", "15/2"},
		{"7,5\u00a0%", "15/2"},
		{"318*", "318"},
		{"318 **", "318"},
		{"318¹", "318"},
		{"1.056,75", "4227/4"},
		{"1,056", "132/125"},
		{"0.125", "1/8"},
		{"1.234.567", "1234567"},
		{"007", "7"},
	} {
		got, ok, _ := TextNumber(c.text)
		if !ok || got.RatString() != c.want {
			t.Errorf("textNumber(%q) = %v, %v; want %s", c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"", " ", "n. 300", "12 34", "1 0056", "1234 567", "1,2,3,4.5", "1e5", "0x10", "1/2", "Inf", "NaN", "--4", "%", ",5", "5,", "5 %-yks", "١٢", "1_000", "4 207 hlö", "1111111111111111111111111111111111111111111"} {
		if got, ok, _ := TextNumber(text); ok {
			t.Errorf("textNumber(%q) = %v; want no number", text, got)
		}
	}
	if _, ok, ambiguous := TextNumber("1.056"); ok || !ambiguous {
		t.Error("1.056 may be a thousand or a decimal number, so it must be refused as ambiguous")
	}
}

func TestStoredNumber(t *testing.T) {
	for raw, want := range map[string]string{
		"0.30000000000000004":   "0.3",
		"1043.0999999999999":    "1043.1",
		"-13.600000000000023":   "-13.6",
		"2.6009199836512696E-2": "0.0260091998365127",
		"4207":                  "4207",
		"5.7500000000000002":    "5.75",
		"123456789012345678":    "123456789012346000",
		"1.8999999999999999E-2": "0.019",
	} {
		got, ok := StoredNumber(raw)
		wanted, _ := new(big.Rat).SetString(want)
		if !ok || got.Cmp(wanted) != 0 {
			t.Errorf("storedNumber(%q) = %v, %v; want %v", raw, got, ok, wanted)
		}
	}
	for _, raw := range []string{"", "Inf", "NaN", "1e999", "kolme"} {
		if got, ok := StoredNumber(raw); ok {
			t.Errorf("storedNumber(%q) = %v; want none", raw, got)
		}
	}
	for raw, want := range map[string]string{"0.30000000000000004": "0.3", "2015": "2015", "1E-3": "0.001", "": "", "teksti ": "teksti", "-0": "0"} {
		if got := shown(raw); got != want {
			t.Errorf("shown(%q) = %q; want %q", raw, got, want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for code, want := range map[string]Format{
		"0.0\\ %": Percent, "0%": Percent, `0" %"`: Plain, "General": Plain, "#,##0": Plain, "yyyy-mm": Date, "d.m.yyyy;@": Date,
		"[Red]0.0": Plain, `0.0"h"`: Plain, "0_);[Red](0)": Plain, "[$-40B]mmmm yyyy": Date, "mmm\\.yy": Date,
	} {
		if got := parseFormat(code).same; got != want {
			t.Errorf("formatOf(%q) = %v; want %v", code, got, want)
		}
	}
}
