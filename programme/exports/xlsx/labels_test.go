package xlsx

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"  Työttömät\u00a0 työnhakijat ": "Työttömät työnhakijat", "Ja\u0308rvi": "Järvi", "a\u200bb": "ab", "a\tb\nc": "a b c", "\ufeffAlue": "Alue", "": "",
		"15\u2009–\u200924": "15 – 24", "  a  b  ": "a b",
	} {
		if got := Normalise(in); got != want {
			t.Errorf("normalise(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestMatchLabel(t *testing.T) {
	twins := []string{"Työttömät työnhakijat laskentapäivänä (lkm.)", "Työnhakijoita laskentapäivänä (lkm.)", "Alle 25-v. työttömät työnhakijat (lkm.)"}
	for _, c := range []struct {
		wanted   string
		existing []string
		want     string
	}{
		{"Työttömät\u00a0työnhakijat laskentapäivänä (lkm.)", twins, twins[0]},
		{"työttömät työnhakijat laskentapäivänä (lkm.)", twins, ""},
		{"Työttömät työnhakijat", twins, ""},
		{"Sotkamo", []string{"Sotkamo*", "Kuhmo"}, "Sotkamo*"},
		{"Sotkamo", []string{"Sotkamo*", "Sotkamo**"}, ""},
		{"Sotkamo", []string{"Sotkamo", "Sotkamo*"}, "Sotkamo"},
		{"Sotkamo*", []string{"Sotkamo", "Kuhmo"}, "Sotkamo"},
		{"Sotkamo", []string{"Sotkamo2"}, ""},
		{"Sotkamo", []string{"KU765 Sotkamo", "KU290 Kuhmo"}, "KU765 Sotkamo"},
		{"years", []string{"0 years", "1 years"}, ""},
	} {
		got, ok := MatchLabel(c.wanted, c.existing)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("matchLabel(%q, %q) = %q, %v; want %q", c.wanted, c.existing, got, ok, c.want)
		}
	}
}

// TestNormalInOneLook: what a look takes for a label is one.
func TestNormalInOneLook(t *testing.T) {
	for _, s := range []string{"", " ", "Kuhmo", " Kuhmo", "Kuhmo ", "a  b", "a b", "ä", "a\u0308", "\u0308", "a\u00a0b", "a\u0085", "a\u00adb", "a\tb", "5 €", "a\u200bb", "a\u2009b", "\xff", "\u0340", "ſ", "Ǆ"} {
		if isNormal(s) && (!norm.NFC.IsNormalString(s) || strings.Join(strings.Fields(s), " ") != s || strings.ContainsAny(s, "\u00ad\u200b")) {
			t.Errorf("%q is no label", s)
		}
	}
	for _, s := range []string{"Kuhmo", "a b", "Äänekoski", "20–64-vuotiaat"[:2]} {
		if !isNormal(s) {
			t.Errorf("%q is looked at twice", s)
		}
	}
}
