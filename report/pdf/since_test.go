package pdf

import (
	"strings"
	"testing"

	"tolokku/report"
	"tolokku/report/pdf/tagged/taggedtest"
)

// TestSince: what changed since an earlier report stands on the pages, and the
// file stays as it must be.
func TestSince(t *testing.T) {
	r := exampleReport(t, 2023)
	r.Since = &report.Since{Year: 2022, DateText: "1.2.2023",
		Figures:  []report.Revised{{Metric: r.Metrics[0], Year: 2022, Text: "Työttömyysaste, vuosi 2022: 6,5 % → 6,6 %."}},
		Statuses: []report.Restated{{Metric: r.Metrics[1], Text: "Vuoden 2022 tila oli silloin aikataulussa, nyt laskettuna jäljessä."}},
		Files:    []report.NewFile{{Name: "a.xlsx", Text: "Uusi aineisto: a.xlsx."}}, Added: []*report.Metric{r.Metrics[2]}, Gone: []string{"Vanha"}}
	content, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	if faults := taggedtest.Check(content); len(faults) > 0 {
		t.Error(faults)
	}
	text, err := taggedtest.Text(content)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"vuoden 2022 raportin", "6,5 % → 6,6 %", "nyt laskettuna jäljessä", "Uusi aineisto: a.xlsx", "Ohjelmassa ei ole enää mittaria Vanha"} {
		if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) {
			t.Errorf("the pages lack %q", want)
		}
	}
}
