package report_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// example builds the example municipality's report of a year.
func example(t *testing.T, year int) *report.Report {
	t.Helper()
	data, err := os.ReadFile("../programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := definition.Parse("programme.yaml", data)
	d, found := exports.Load(p, "..", year, "")
	if problems.Add(found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	return report.Build(p, d, report.Options{Year: year, Date: fmt.Sprintf("%d-02-01", year+1), Version: "1.0.0"})
}

// digest is a report as plain text: what the golden files hold.
func digest(r *report.Report) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s", r.Headline)
	for _, list := range []struct {
		word    string
		metrics []*report.Metric
	}{{"jäljessä", r.Behind}, {"saavutettu", r.Met}, {"arvioimatta", r.Unassessed}, {"vielä kesken", r.Unfinished}, {"asiantuntija toisin", r.Differs}} {
		var names []string
		for _, x := range list.metrics {
			names = append(names, fmt.Sprintf("%d %s", x.Number, x.Short))
		}
		line("%s (%d): %s", list.word, len(names), strings.Join(names, "; "))
	}
	for _, u := range r.Unexplained {
		line("selittämättä: %d %s %s", u.Metric.Number, u.Text, u.Party)
	}
	for _, n := range r.SharedNotes {
		line("H%d: %s", n.Number, n.Text)
	}
	for _, f := range r.Files {
		line("T%d: %s %v", f.Number, filepath.Base(f.Name), f.Sheets)
	}
	for _, t := range r.Themes {
		line("%d %s: %s", t.Number, t.Name, t.Headline)
	}
	for _, x := range r.Metrics {
		line("\n%d %s [%s] %s %s", x.Number, x.Short, x.StatusWord, x.ProvisionalBox, x.DirectionWord)
		if x.Short != x.Name {
			line("  (%s)", x.Name)
		}
		line("  arvo %s, edellinen %s (%s), muutos %s", x.ValueText, x.PreviousText, x.PreviousStatusWord, x.ChangeText)
		line("  lähtötaso %s (%d), suunniteltu %s, tavoite %s; %s", x.Baseline.WithUnit(), x.BaselineYear, x.Planned.WithUnit(), x.TargetText, x.TargetShort)
		line("  %s", x.Reason)
		if x.Peruste != x.Reason {
			line("  peruste: %s", x.Peruste)
		}
		line("  uralla %s", x.PathText)
		if x.Status == assessment.Behind {
			line("  syy: %s toimet: %s %s, %s %s", x.Answer.Cause, x.Answer.Action, x.Answer.Who, x.Answer.Due, x.Answer.Missing)
		}
		line("  lähde: %s H%v", x.SourceText, x.SharedNotes)
		for _, g := range x.Groups {
			line("  - %s: %s [%s] %s, ura %s, muutos %s: %s", g.Name, g.Value.WithUnit(), g.StatusWord, g.DirectionWord, g.PathText, g.ChangeText, g.Reason)
		}
		for _, c := range x.Calculation {
			line("  = %s", c)
		}
		for _, n := range x.Notes {
			line("  * %s", n)
		}
		for _, c := range x.Comments {
			line("  ”%s” (%s)", c.Text, c.Party)
		}
		for _, s := range x.Sources {
			if s.Year == r.Year {
				line("  < %s %s %s %v: %s", filepath.Base(s.File), s.Sheet, s.Group, s.Cells, s.How)
			}
		}
	}
	line("")
	for _, c := range r.Changes {
		line("muutos: %s", c.Text)
	}
	for _, g := range r.Gaps {
		line("puuttuu: %s %s: %s", g.Metric.ID, g.Group, g.Text)
	}
	for _, p := range r.Parties {
		line("taho: %s %+v", p.Name, p.Counts)
	}
	for _, n := range append(r.Notes, r.Notices...) {
		line("huomautus: %s", n)
	}
	return strings.ReplaceAll(b.String(), "\u00a0", "_")
}

// TestExampleYears holds every word of the four years against golden files, in
// which no-break spaces show as _.
func TestExampleYears(t *testing.T) {
	for year := 2022; year <= 2025; year++ {
		got := digest(example(t, year))
		golden := fmt.Sprintf("testdata/%d.txt", year)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
			for i := range min(len(gotLines), len(wantLines)) {
				if gotLines[i] != wantLines[i] {
					t.Errorf("%s:%d: got\n%s\nwant\n%s", golden, i+1, gotLines[i], wantLines[i])
					break
				}
			}
			if len(gotLines) != len(wantLines) {
				t.Errorf("%s: %d lines, want %d", golden, len(gotLines), len(wantLines))
			}
		}
	}
}

// TestJSON holds the JSON's shape: every key of the contract is there, the
// programme's order is kept, and all statuses occur in 2023.
func TestJSON(t *testing.T) {
	data, err := report.JSON(example(t, 2023))
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Municipality string
		Counts       map[string]int
		Metrics      []map[string]any
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	if out.Municipality != "Sotkamo" || len(out.Metrics) != 28 {
		t.Fatalf("%s with %d metrics", out.Municipality, len(out.Metrics))
	}
	for _, key := range strings.Fields("met on_track behind no_data monitored") {
		if out.Counts[key] < 2 {
			t.Errorf("%s: %d metrics, want at least two", key, out.Counts[key])
		}
	}
	keys := strings.Fields(`id theme lupaus tavoite measures name short unit responsible baseline target planned value previous status direction
		previous_status reason provisional months months_of groups stage verdict original breaks comment explanations answers notes series sources`)
	for _, m := range out.Metrics {
		for _, key := range keys {
			if _, ok := m[key]; !ok {
				t.Errorf("%v has no %s", m["id"], key)
			}
		}
		if len(m) != len(keys) {
			t.Errorf("%v has %d keys, want %d", m["id"], len(m), len(keys))
		}
		if m["reason"] == "" {
			t.Errorf("%v has no reason", m["id"])
		}
	}
	first := out.Metrics[0]
	if target := first["target"].(map[string]any); target["op"] != "<=" || target["value"] != 4.0 || target["year"] != 2025.0 || target["every_year"] != false {
		t.Errorf("target %v", target)
	}
	if first["planned"] != 5.75 {
		t.Errorf("planned %v", first["planned"])
	}
}

// TestPrintingAgrees: what is printed never contradicts the status that it
// stands beside.
func TestPrintingAgrees(t *testing.T) {
	tests := []struct {
		target, values string
		want           string
	}{
		{"{laskee: joka vuosi, vuonna: 2024}", "2021: 6, 2022: 5.04, 2023: 5.03", "5,04, 5,03"},
		{"{kasvaa: lähtötasosta}", "2021: 8.03, 2023: 8.04", "8,04, enemmän kuin vuonna 2021 (8,03)."},
		{"{noin: 25, joka vuosi: kyllä, vaihtelu: 3.5}", "2023: 25.875", "25,9 täyttää tavoitteen (noin 25, vähintään 24,1)."},
		{"{enintään: 1.2345, joka vuosi: kyllä}", "2023: 1.2345", "1,2345 täyttää tavoitteen (enintään 1,2345)."},
		{"{enintään: 4, joka vuosi: kyllä}", "2023: 4.0000000001", "4,0000000001; tavoite on enintään 4."},
	}
	for _, test := range tests {
		p, problems := definition.Parse("ohjelma.yaml", []byte(`ohjelma: {nimi: O, kunta: K, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
teemat: [{teema: T, lupaukset: [{lupaus: L, tavoitteet: [{tavoite: G, toimenpiteet: [{toimenpide: M, vastuutaho: V,
  mittarit: [{tunnus: x, mittari: X, tavoitetaso: `+test.target+`}]}]}]}]}]
`))
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		measured := &programme.Measured{}
		for _, item := range strings.Split(test.values, ", ") {
			year, number, _ := strings.Cut(item, ": ")
			v := programme.Value{Periods: 1, Required: 1}
			fmt.Sscan(year, &v.Year)
			v.Number, _ = new(big.Rat).SetString(number)
			measured.Values = append(measured.Values, v)
		}
		d := &programme.Data{Measured: map[string]*programme.Measured{"x": measured}}
		r := report.Build(p, d, report.Options{Year: 2023, Date: "2024-02-01"})
		if got := strings.ReplaceAll(r.Metrics[0].Reason, "\u00a0", " "); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s, want %s", test.target, got, test.want)
		}
	}
}

// TestPosition: the way that a value has come is told in whole percent, never as
// the whole way before its end.
func TestPosition(t *testing.T) {
	r := func(text string) *big.Rat {
		x, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatal(text)
		}
		return x
	}
	for _, test := range []struct{ base, target, value, want string }{
		{"7.5", "4", "5.1", "Matkasta lähtötasosta tavoitteeseen on kuljettu 69\u00a0%."},
		{"7.5", "4", "4.0001", "Matkasta lähtötasosta tavoitteeseen on kuljettu 99\u00a0%."},
		{"7.5", "4", "7.4999", "Matkaa lähtötasosta tavoitteeseen on kuljettu alle 1\u00a0%."},
		{"7.5", "4", "8", "Arvo on lähtötasoa huonompi."},
		{"7.5", "4", "7.5", "Arvo on sama kuin lähtötaso."},
		{"0", "3", "3", "Arvo on sama kuin tavoite."},
		{"0", "3", "4", "Arvo on edennyt tavoitteen ohi."},
	} {
		if got := report.Position(r(test.base), r(test.target), r(test.value)); got != test.want {
			t.Errorf("%s from %s to %s: %q, want %q", test.value, test.base, test.target, got, test.want)
		}
	}
}
