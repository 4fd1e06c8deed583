package exports

import (
	"slices"
	"strings"
	"testing"
)

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"  Työttömät\u00a0 työnhakijat ": "Työttömät työnhakijat", "Ja\u0308rvi": "Järvi", "a\u200bb": "ab", "a\tb\nc": "a b c", "\ufeffAlue": "Alue", "": "",
		"15\u2009–\u200924": "15 – 24", "  a  b  ": "a b",
	} {
		if got := normalise(in); got != want {
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
		got, ok := matchLabel(c.wanted, c.existing)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("matchLabel(%q, %q) = %q, %v; want %q", c.wanted, c.existing, got, ok, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	existing := []string{"Kajaani", "Sotkamo", "Kuhmo", "Koko maa", "Sotkamon seutukunta"}
	if got := nearest("Sotkam", existing, 2); !slices.Equal(got, []string{"Sotkamo", "Sotkamon seutukunta"}) {
		t.Errorf("nearest = %q", got)
	}
	if got := nearest("xyz", existing, 2); len(got) != 0 {
		t.Errorf("nearest to nothing = %q", got)
	}
}

func TestTitleNames(t *testing.T) {
	for title, want := range map[string]string{
		"Työnvälityksen tunnusluvut muuttujina Alue, Kuukausi ja Tiedot":   "Alue|Kuukausi|Tiedot",
		"Arbetsförmedlingens nyckeltal efter Område, Månad och Uppgifter":  "Område|Månad|Uppgifter",
		"12r5 -- Key figures by Area, Month and Information":               "Area|Month|Information",
		"07459: Population, by region, sex, age, year and contents":        "region|sex|age|year|contents",
		"03013: Konsumprisindeks, etter måned og statistikkvariabel":       "måned|statistikkvariabel",
		"Väestö muuttujina Vuosi":                                          "Vuosi",
		"Population by Region, Sex, and Year":                              "Region|Sex|Year",
		"Tuotanto ja myynti muuttujina Alue, Ala ja koko, Vuosi ja Tiedot": "Alue|Ala ja koko|Vuosi|Tiedot",
	} {
		found := false
		for _, names := range titleNames(title) {
			found = found || strings.Join(names, "|") == want
		}
		if !found {
			t.Errorf("titleNames(%q) = %q; want %s among them", title, titleNames(title), want)
		}
	}
	if got := titleNames("Date"); len(got) != 0 {
		t.Errorf("titleNames of no such title = %q", got)
	}
}

func TestRanges(t *testing.T) {
	at := func(refs string) []position {
		var all []position
		for _, r := range strings.Fields(refs) {
			p, ok := parsePosition(r)
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
