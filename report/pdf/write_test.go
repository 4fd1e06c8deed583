package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tolokku/programme/assessment"
	"tolokku/report"
	"tolokku/report/pdf/tagged/taggedtest"
)

// write draws a report and checks the file's structure.
func write(t testing.TB, r *report.Report) []byte {
	t.Helper()
	b, err := Write(r)
	if err != nil {
		t.Fatal(err)
	}
	for i, err := range taggedtest.Check(b) {
		if i == 5 {
			t.Error("…")
			break
		}
		t.Error(err)
	}
	return b
}

func TestExampleYears(t *testing.T) {
	for _, r := range exampleReports(t) {
		t.Run(r.Date, func(t *testing.T) {
			b := write(t, r)
			if len(b) >= 300_000 {
				t.Errorf("the file has %d bytes, 300 000 are too many", len(b))
			}
			again, err := Write(r)
			if err != nil || !bytes.Equal(b, again) {
				t.Error("two runs differ")
			}
			for _, err := range taggedtest.Overlaps(b) {
				t.Error(err)
			}
			checkText(t, r, readOut(t, b))
			checkType(t, b)
			checkPages(t, b)
		})
	}
}

// readOut is the text as a screen reader goes through it, on one line.
func readOut(t testing.TB, b []byte) string {
	t.Helper()
	text, err := taggedtest.Text(b)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(text), " ")
}

// checkText holds what can be read out against the report.
func checkText(t *testing.T, r *report.Report, flat string) {
	t.Helper()
	want := []string{r.Headline, r.Programme, r.Command}
	for _, m := range r.Metrics {
		want = append(want, m.Name, m.Short, m.SourceText)
		want = append(want, m.OwnNotes...)
		for _, c := range m.Comments {
			want = append(want, c.Text)
		}
		for _, e := range m.Explanations {
			want = append(want, e.Cause, e.Action, e.Who, e.DueText)
		}
		for _, g := range m.Groups {
			want = append(want, g.Name)
		}
		if v := m.Verdict; v != nil {
			want = append(want, v.Reason)
		}
	}
	for _, n := range r.SharedNotes {
		want = append(want, n.Text)
		if strings.Count(flat, strings.TrimSuffix(n.Text, ".")) != 1 {
			t.Errorf("the note %q stands there more or less than once", n.Text)
		}
	}
	for _, w := range want {
		w = strings.Join(strings.Fields(w), " ")
		if w = strings.TrimSuffix(w, "."); !strings.Contains(flat, w) {
			t.Errorf("the text lacks %q", w)
		}
	}
	if strings.Contains(strings.ToLower(flat), "suunniteltu taso") {
		t.Error("a planned level is called so")
	}
	// Reading order: the summary, then the themes, then the back matter.
	at := 0
	order := []string{"Seurantaraportti " + fmt.Sprint(r.Year), r.Headline, "[Mittareita on", "Jäljessä", "Lisäksi", "Kaikki 28 mittaria"}
	for _, theme := range r.Themes {
		order = append(order, fmt.Sprintf("%d %s", theme.Number, theme.Name), theme.Headline)
	}
	for _, heading := range append(order, "Näin raporttia luetaan", "Tavoiteura on suora viiva", "Puuttuvat ja vajaat tiedot", "Lähteet ja raportin tekeminen uudelleen") {
		i := strings.Index(flat[at:], strings.Join(strings.Fields(heading), " "))
		if i < 0 {
			t.Fatalf("%q does not come after what should stand before it", heading)
		}
		at += i
	}
}

// checkType: nothing is set smaller than 8.5 pt, and at least half of the characters larger.
func checkType(t *testing.T, b []byte) {
	t.Helper()
	all, large := 0, 0
	for i, page := range taggedtest.Texts(b) {
		for _, run := range page {
			n := len([]rune(run.Text))
			all += n
			if run.Size >= 9 {
				large += n
			}
			if run.Size < 8.5 {
				t.Errorf("page %d: %q is set in %.1f pt", i+1, run.Text, run.Size)
			}
		}
	}
	t.Logf("%d %% of the characters have 9 pt or more", 100*large/all)
	if 2*large < all {
		t.Errorf("only %d of %d characters have 9 pt or more", large, all)
	}
}

// checkPages: there are at most 17, the summary has two of them, and no page within is much empty unless a theme begins on
// the next.
func checkPages(t *testing.T, b []byte) {
	t.Helper()
	pages := taggedtest.Texts(b)
	if len(pages) > 17 {
		t.Errorf("the report has %d pages", len(pages))
	}
	chapter := func(i int) bool { // begins with a heading of a chapter
		for _, run := range pages[i] {
			if run.Size == chapterType.Size {
				return true
			}
		}
		return false
	}
	if !chapter(1) || !chapter(2) {
		t.Error("the summary does not have two pages")
	}
	const point = 25.4 / 72
	for i := range pages[:len(pages)-1] {
		lowest := 297.0
		for _, run := range pages[i] {
			if base := run.Base * point; base > 20 { // above the footer
				lowest = min(lowest, base)
			}
		}
		if empty := (lowest - edge) / (297 - 2*edge); empty > 0.45 && !chapter(i+1) {
			t.Errorf("%.0f %% of page %d are empty", 100*empty, i+1)
		}
	}
}

func TestStress(t *testing.T) {
	for _, c := range stressSet() {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && c.metrics > 50 {
				t.Skip("large")
			}
			b := write(t, stressReport(c.seed, c.metrics, c.empty, c.odd))
			for _, page := range taggedtest.Texts(b) {
				for _, run := range page {
					if run.Size < 8.5 {
						t.Fatalf("%q is set in %.1f pt", run.Text, run.Size)
					}
				}
			}
		})
	}
}

// TestOfAnySize: programmes of one, three and a hundred metrics.
func TestOfAnySize(t *testing.T) {
	for _, n := range []int{1, 3, 100} {
		r := stressReport(8, n, false, false)
		b := write(t, r)
		flat := readOut(t, b)
		for _, m := range r.Metrics {
			if name := strings.Join(strings.Fields(m.Short), " "); strings.Count(flat, name) < 2 {
				t.Errorf("%d metrics: %q is missing", n, name)
			}
		}
		if n <= 3 && strings.Contains(taggedtest.Texts(b)[0][0].Text, "Kaikki") {
			t.Error("the table of all metrics stands before the verdict")
		}
	}
}

func TestBareReport(t *testing.T) {
	write(t, &report.Report{Date: "2024-02-01", Year: 2023})
	if _, err := Write(&report.Report{Year: 2023}); err == nil {
		t.Error("a report without a date was written")
	}
	// A metric with nothing but a status, as no assessment would give it.
	for _, s := range assessment.Statuses {
		m := &report.Metric{Number: 1, Status: s, StatusWord: s.Word()}
		theme := &report.Theme{Number: 1, Metrics: []*report.Metric{m}, Lupaukset: []*report.Lupaus{{
			Tavoitteet: []*report.Tavoite{{Rows: []*report.Row{{Metrics: []*report.Metric{m}}}}},
		}}}
		r := &report.Report{Date: "2024-02-01", Year: 2023, Metrics: theme.Metrics, Themes: []*report.Theme{theme}}
		if s == assessment.Behind {
			r.Behind = r.Metrics
		}
		write(t, r)
	}
}

func BenchmarkWrite(b *testing.B) {
	b.Run("example-2023", func(b *testing.B) {
		r := exampleReport(b, 2023)
		pages := 0
		for b.Loop() {
			out, err := Write(r)
			if err != nil {
				b.Fatal(err)
			}
			pages = taggedtest.Pages(out)
		}
		b.ReportMetric(float64(pages), "pages")
	})
	for _, n := range []int{25, 50, 100, 200} {
		b.Run(fmt.Sprintf("metrics-%d", n), func(b *testing.B) {
			r := stressReport(44, n, false, false)
			for b.Loop() {
				if _, err := Write(r); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(n), "ms/metric")
		})
	}
}
