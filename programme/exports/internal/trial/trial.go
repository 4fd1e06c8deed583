// Package trial reads programmes of one metric for tests.
package trial

import (
	"fmt"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// Run parses a programme of one metric and reads its data; sources and arvo are
// YAML; the metric is called m.
func Run(t testing.TB, dir string, through int, sources, arvo string) (*programme.Data, problem.List) {
	t.Helper()
	return exports.Load(Parse(t, sources, arvo), dir, through, "")
}

// RunOn is Run on a report's day; arvo may have the metric's other keys too.
func RunOn(t testing.TB, dir string, through int, date, sources, arvo string) (*programme.Data, problem.List) {
	t.Helper()
	return exports.Load(Parse(t, sources, arvo), dir, through, date)
}

// WantNoProblem wants no problem at all, warnings included.
func WantNoProblem(t *testing.T, problems problem.List) {
	t.Helper()
	if len(problems) > 0 {
		t.Errorf("problems:\n%s", Printed(problems))
	}
}

// Parse parses a programme of one metric.
func Parse(t testing.TB, sources, arvo string) *programme.Programme {
	t.Helper()
	target := "tavoitetaso: seurataan"
	switch {
	case strings.Contains(arvo, "tavoitetaso:"):
		target = ""
	case strings.Contains(arvo, "vaihe:"):
		target = "tavoitetaso: {valmis: 2025}"
	}
	text := "ohjelma: {nimi: Kokeilu, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}\n" + sources + `
teemat:
- teema: Teema
  lupaukset:
  - lupaus: Lupaus
    tavoitteet:
    - tavoite: Tavoite
      toimenpiteet:
      - toimenpide: Toimenpide
        vastuutaho: Työllisyyspalvelut
        mittarit:
        - tunnus: m
          mittari: Mittari
          ` + target + `
` + indent(arvo, "          ") + "\n"
	p, problems := definition.Parse("programme.yaml", []byte(text))
	if problems.HasErrors() {
		t.Fatalf("%s\n%s", text, Printed(problems))
	}
	return p
}

func indent(text, by string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := range lines {
		lines[i] = by + lines[i]
	}
	return strings.Join(lines, "\n")
}

// Printed are problems as they are printed.
func Printed(l problem.List) string {
	var b strings.Builder
	l.Print(&b, false)
	return b.String()
}

// Written lists values as "2023: 5,1 (12/12) 'Sheet' D14:O14 how".
func Written(all []programme.Value) string {
	var lines []string
	for _, v := range all {
		line := fmt.Sprintf("%d: ", v.Year)
		if v.Number == nil {
			line += "– " + v.Missing
		} else {
			line += finnish.Exact(v.Number)
		}
		if v.Required != 1 || v.Periods != 1 {
			line += fmt.Sprintf(" (%d/%d)", v.Periods, v.Required)
		}
		for _, o := range v.Origins {
			line += fmt.Sprintf(" [%s %s: %s]", o.Sheet, strings.Join(o.Cells, " "), o.How)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// WantValues compares the values of metric m.
func WantValues(t *testing.T, d *programme.Data, problems problem.List, want ...string) {
	t.Helper()
	if problems.HasErrors() {
		t.Fatalf("problems:\n%s", Printed(problems))
	}
	if got := Written(d.Measured["m"].Values); got != strings.Join(want, "\n") {
		t.Errorf("values:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

// WantProblem looks for a problem whose print holds all the texts.
func WantProblem(t *testing.T, problems problem.List, texts ...string) {
	t.Helper()
	for _, p := range problems {
		all := true
		for _, text := range texts {
			all = all && strings.Contains(p.String(), text)
		}
		if all {
			return
		}
	}
	t.Errorf("no problem with %q in:\n%s", texts, Printed(problems))
}
