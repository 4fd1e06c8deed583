package table

import (
	"strings"
	"testing"
)

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
