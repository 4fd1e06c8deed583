package xlsx

import (
	"testing"
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
