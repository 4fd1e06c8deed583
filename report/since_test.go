package report_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"tolokku/report"
)

// TestCompareWith: each kind of change since an earlier report is told, and
// nothing else.
func TestCompareWith(t *testing.T) {
	earlier, err := report.JSON(example(t, 2022))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		// was is what the earlier report had instead of now.
		now, was string
		texts    []string
	}{
		{name: "the same"},
		{"a figure", `"value": 17` + "\n", `"value": 16` + "\n", []string{"vuosi 2022: 16 henkilöä → 17 henkilöä."}},
		{"a small difference", "98.6\n", "98.5999\n", []string{"vuosi 2022: 98,5999 % → 98,6000 %."}},
		{"the twelfth digit", "98.6\n", "98.6000000000001\n", nil},
		{"none then", `"value": 17` + "\n", `"value": null` + "\n", []string{"vuosi 2022: puuttui → 17 henkilöä."}},
		{"a baseline", `"year": 2021,
        "value": 7.5`, `"year": 2021,
        "value": 7.4`, []string{"lähtötaso vuodelta 2021: 7,4 % → 7,5 %."}},
		{"a metric then unknown", `"id": "tyottomyysaste"`, `"id": "entinen"`, []string{"uusi: tyottomyysaste", "poissa: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.ReplaceAll(string(earlier), c.now, c.was)
			if c.now != "" && text == string(earlier) {
				t.Fatalf("the earlier report has no %q", c.now)
			}
			if c.now == "" {
				text = string(earlier)
			}
			e, err := report.ReadEarlier([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			r := example(t, 2023)
			if err := r.CompareWith(e); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range r.Since.Figures {
				got = append(got, f.Text)
				if f.After.Known() && !f.Baseline && f.Source.File == "" {
					t.Errorf("%s: without a source", f.Text)
				}
			}
			for _, x := range r.Since.Added {
				got = append(got, "uusi: "+x.ID)
			}
			for _, gone := range r.Since.Gone {
				got = append(got, "poissa: "+gone)
			}
			for _, s := range r.Since.Statuses {
				got = append(got, s.Text)
			}
			if r.Since.Same() != (len(c.texts) == 0) {
				t.Errorf("the same: %v, but %q", r.Since.Same(), got)
			}
			for _, want := range c.texts {
				if !slices.ContainsFunc(got, func(text string) bool { return strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) }) {
					t.Errorf("%q does not tell %q", got, want)
				}
			}
			if len(c.texts) > 0 && len(got) != len(c.texts) && c.name != "none then" {
				t.Errorf("told %q, want only %q", got, c.texts)
			}
		})
	}
}

// TestReadEarlier: what is not a report's JSON is refused.
func TestReadEarlier(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", "null", `{"programme": "A", "year": 2022}`, `{"programme": "A", "year": 2022, "metrics": []} x`,
		`{"programme": "A", "year": 2022, "metrics": [{"id": "a", "series": [{"year": 2022, "value": 1e99999}]}]}`} {
		if _, err := report.ReadEarlier([]byte(text)); !errors.Is(err, report.ErrNoReport) {
			t.Errorf("%q: %v", text, err)
		}
	}
	e, err := report.ReadEarlier([]byte(`{"programme": "A", "year": 2022, "metrics": [{"id": "outo"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := example(t, 2023).CompareWith(e); !errors.Is(err, report.ErrOtherProgramme) {
		t.Errorf("another programme: %v", err)
	}
}

// FuzzReadEarlier: no file makes the comparison panic or hang.
func FuzzReadEarlier(f *testing.F) {
	f.Add([]byte(`{"programme": "A", "year": 2022, "metrics": [{"id": "tyottomyysaste", "unit": "%", "series": [{"year": 2022, "value": 6.5}], "groups": [{"name": "x", "months": 3, "months_of": 12, "provisional": true}]}]}`))
	f.Add([]byte(`{"programme": "A", "year": 2022, "metrics": [{"id": "tyottomyysaste", "series": [{"year": 2022, "value": 1e308}], "baseline": {"year": 1, "value": 1e-300}}]}`))
	var r *report.Report
	f.Fuzz(func(t *testing.T, content []byte) {
		if r == nil {
			r = example(t, 2023)
		}
		if e, err := report.ReadEarlier(content); err == nil {
			r.CompareWith(e)
		}
	})
}

// TestEarlierIsBounded: values of a few bytes that would take memory are no report.
func TestEarlierIsBounded(t *testing.T) {
	for _, items := range []string{strings.Repeat("null,", 100_001), strings.Repeat(" ", report.EarlierLimit)} {
		if _, err := report.ReadEarlier([]byte(`{"programme":"a","year":2023,"metrics":[` + items + `null]}`)); err != report.ErrNoReport {
			t.Errorf("%.10q: %v", items, err)
		}
	}
}
