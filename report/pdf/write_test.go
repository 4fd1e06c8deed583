package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tolokku/programme"
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
	for _, year := range exampleYears {
		t.Run(fmt.Sprint(year), func(t *testing.T) {
			r := exampleReport(t, year)
			b := write(t, r)
			if len(b) >= 300_000 {
				t.Errorf("the file has %d bytes, 300 000 are too many", len(b))
			}
			again, err := Write(exampleReport(t, year))
			if err != nil || !bytes.Equal(b, again) {
				t.Error("two runs differ")
			}
			text, err := taggedtest.Text(b)
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, r, text)
		})
	}
}

// checkText holds what can be read out against the report.
func checkText(t *testing.T, r *report.Report, text string) {
	t.Helper()
	flat := strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00ad", "")), " ")
	want := []string{r.Headline, r.Programme, r.Command}
	for _, m := range r.Metrics {
		want = append(want, m.Name, m.Reason, m.TargetText, m.ValueText)
		want = append(want, m.Calculation...)
		want = append(want, m.Notes...)
		for _, c := range m.Comments {
			want = append(want, c.Text)
		}
		if len(m.Groups) > 0 {
			want = append(want, fmt.Sprintf("Mittarin %d ryhmät", m.Number))
		}
		for _, g := range m.Groups {
			want = append(want, g.Name)
		}
		if v := m.Verdict; v != nil {
			want = append(want, "Asiantuntijan arvio: "+v.StatusWord, v.Reason)
		}
	}
	want = append(want, r.Notices...)
	for _, w := range want {
		w = strings.Join(strings.Fields(w), " ")
		if w = strings.TrimSuffix(w, "."); !strings.Contains(flat, w) {
			t.Errorf("the text lacks %q", w)
		}
	}
	// Reading order: the front page, then the themes, then the appendices.
	at := 0
	order := []string{r.Headline, "Sisällys", "Näin luet raporttia", "Kaikki mittarit"}
	for _, theme := range r.Themes {
		order = append(order, theme.Headline)
	}
	for _, heading := range append(order, "Näin tila laskettiin", "Lähteet", "Näin raportin voi tehdä uudelleen") {
		i := strings.Index(flat[at:], strings.Join(strings.Fields(heading), " "))
		if i < 0 {
			t.Fatalf("%q does not come after what should stand before it", heading)
		}
		at += i
	}
}

// TestFrontPage: the example's front page ends on the first page, so that the
// contents begin on the second.
func TestFrontPage(t *testing.T) {
	for _, year := range exampleYears {
		r := exampleReport(t, year)
		p := layout(t, r)
		if page := p.PageOf("lukuohje"); page != 2 {
			t.Errorf("%d: the guide is on page %d, not 2", year, page)
		}
		if first, themes := p.PageOf("kaikki-mittarit"), p.PageOf("teema-1"); first != 3 || themes != 4 {
			t.Errorf("%d: the table of all metrics is on page %d and the first theme on %d, not 3 and 4", year, first, themes)
		}
	}
}

func TestStress(t *testing.T) {
	for _, c := range stressSet() {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && c.metrics > 50 {
				t.Skip("large")
			}
			write(t, stressReport(c.seed, c.metrics, c.empty, c.odd))
		})
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
		write(t, &report.Report{Date: "2024-02-01", Year: 2023, Metrics: theme.Metrics, Themes: []*report.Theme{theme}})
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
		b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(pages)*20, "ms/20pages")
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

// layout draws a report and returns its pages, which then know where everything is.
func layout(t testing.TB, r *report.Report) *pages {
	t.Helper()
	p := &pages{r: r}
	if _, err := render(p); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestChangesAreSorted: a change stands under the word that is true of it.
func TestChangesAreSorted(t *testing.T) {
	for _, year := range exampleYears[1:] {
		r := exampleReport(t, year)
		for _, c := range r.Changes {
			n := 0
			for _, kind := range changeKinds {
				if kind.holds(c) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%d: %q is of %d kinds", year, c.Text, n)
			}
		}
	}
}

// TestStatusBesideItsValue: where a metric is judged by the years up to its
// target's, the last value's coverage is told of the value and not of the status.
func TestStatusBesideItsValue(t *testing.T) {
	r := exampleReport(t, 2025)
	found := 0
	for _, m := range r.Metrics {
		if !m.Provisional {
			continue
		}
		op := programme.Op("")
		if m.Result.Target != nil {
			op = m.Result.Target.Op
		}
		over := op == programme.Falls && m.Result.Target.Year < r.Year
		if over {
			found++
		}
		if rests := statusCover(m) != ""; rests == (over || m.Status == assessment.Monitored) {
			t.Errorf("metric %d (%s): the status is marked %q", m.Number, op, statusCover(m))
		}
	}
	text, err := taggedtest.Text(write(t, r))
	if err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(text), " ")
	if found == 0 || strings.Contains(flat, "Saavutettu 8/12") || !strings.Contains(flat, "Saavutettu arvo 8/12 kk") {
		t.Errorf("%d metrics are judged without their last value, or the pages say otherwise", found)
	}
}

// TestFirstYear: where no year before is judged, no column is full of dashes.
func TestFirstYear(t *testing.T) {
	for _, year := range exampleYears[:2] {
		text, err := taggedtest.Text(write(t, exampleReport(t, year)))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := strings.Contains(text, fmt.Sprint("Tila ", year-1)), year > exampleYears[0]; got != want {
			t.Errorf("%d: last year's statuses have a column: %v", year, got)
		}
	}
}
