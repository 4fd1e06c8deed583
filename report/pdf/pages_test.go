package pdf

import (
	"fmt"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/report/pdf/tagged/taggedtest"
)

// pageText is what stands on a page, from 1, in the order of painting.
func pageText(b []byte, n int) string {
	var texts []string
	for _, run := range taggedtest.Texts(b)[n-1] {
		texts = append(texts, run.Text)
	}
	return strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
}

// TestEveryMetricBehindIsOnPageOne: in the table, or named below it.
func TestEveryMetricBehindIsOnPageOne(t *testing.T) {
	for _, r := range exampleReports(t) {
		page := pageText(write(t, r), 1)
		for _, m := range r.Behind {
			if !strings.Contains(page, m.Short) {
				t.Errorf("%s: %s is missing on page 1", r.Date, m.Short)
			}
		}
		if !strings.Contains(page, fmt.Sprintf("Jäljessä: %d mittaria", len(r.Behind))) {
			t.Errorf("%s: page 1 does not count what is behind", r.Date)
		}
	}
}

// TestNumbersKeepTheirLine in the tables of the summary and in the metric's own.
func TestNumbersKeepTheirLine(t *testing.T) {
	r := exampleReport(t, 2023)
	for i, text := range []string{"215049.96", "1234567.89", "9876543210"} {
		m := r.Metrics[i]
		m.Value, m.Baseline, m.Planned, m.Previous = fig(text), fig(text), fig(text), fig(text)
		m.Series, m.PathText = nil, m.Value.Text()
	}
	b := write(t, r)
	for page, boxes := range taggedtest.Texts(b)[:3] {
		for i, text := range []string{"215\u00a0049,96", "1\u00a0234\u00a0567,89", "9\u00a0876\u00a0543\u00a0210"} {
			if page == 0 && i == 0 || page == 2 && i == 2 {
				continue // the first is not behind, the third has its block further down
			}
			found := false
			for _, run := range boxes {
				found = found || strings.Contains(run.Text, text)
			}
			if !found {
				t.Errorf("page %d: %s is on more than one line", page+1, text)
			}
		}
	}
}

// TestStatusBesideItsValue: where a metric is judged by the years up to its target's, the last value's coverage is told of the
// value and not of the status.
func TestStatusBesideItsValue(t *testing.T) {
	r := exampleReport(t, 2025)
	flat := readOut(t, write(t, r))
	found := 0
	for _, m := range r.Metrics {
		if !m.Provisional {
			continue
		}
		want := m.ProvisionalBox
		if !m.RestsOnValue {
			found++
			want = "tiedot " + m.ProvisionalText
		}
		if want = strings.Join(strings.Fields(want), " "); !strings.Contains(flat, want) {
			t.Errorf("metric %d: %q is missing", m.Number, want)
		}
	}
	if found == 0 {
		t.Error("no metric is judged without its last value")
	}
}

// TestWhatIsNotToldIsSaid: a metric that is behind and has no explanation says who should give one.
func TestWhatIsNotToldIsSaid(t *testing.T) {
	r := exampleReport(t, 2023)
	for _, m := range r.Behind {
		m.Explanations, m.Comments = nil, nil
	}
	flat := readOut(t, write(t, r))
	if n := strings.Count(flat, "Selitystä ei ole saatu: "); n != len(r.Behind) {
		t.Errorf("%d metrics say that they are not explained, not %d", n, len(r.Behind))
	}
}

// TestLongStages stand below each other, each with its day or its deadline.
func TestLongStages(t *testing.T) {
	for seed := range uint64(40) {
		r := stressReport(seed, 20, false, false)
		for _, m := range r.Metrics {
			if m.Stage == nil || m.Stage.Of <= 4 || m.Status == programme.NoData {
				continue
			}
			flat := readOut(t, write(t, r))
			for i := range m.Stage.Stages {
				if want := fmt.Sprintf("Vaihe %d", i+1); !strings.Contains(flat, want) {
					t.Errorf("seed %d: %q is missing", seed, want)
				}
			}
			return
		}
	}
	t.Error("no programme has a milestone of more than four stages")
}
