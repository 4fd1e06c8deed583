package pdf

import (
	"testing"

	"tolokku/report"
)

func TestUnprintables(t *testing.T) {
	m := &report.Metric{Number: 3, ID: "m", Name: "Hyvä 👍 失业率 失", Notes: []string{"Kaikki – näkyy: ✓ é š ≤ −"}}
	got := Unprintables(&report.Report{Metrics: []*report.Metric{m, m}})
	if len(got) != 1 || got[0].Where != "mittarin 3 nimi" || got[0].Metric != "m" || got[0].String() != "👍 (U+1F44D), 失 (U+5931), 业 (U+4E1A), 率 (U+7387)" {
		t.Errorf("%v", got)
	}
	for _, r := range exampleReports(t) {
		if all := Unprintables(r); len(all) > 0 {
			t.Errorf("the example has %v", all[0])
		}
	}
}
