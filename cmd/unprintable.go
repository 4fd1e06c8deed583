package cmd

import (
	"fmt"
	"slices"

	"tolokku/programme"
	"tolokku/programme/problem"
	"tolokku/report"
	"tolokku/report/pdf"
)

// unprintable warns of characters that the pages can't show: the workbook and the JSON have them.
func unprintable(p *programme.Programme, r *report.Report, chosen []format) problem.List {
	var all problem.List
	if !slices.ContainsFunc(chosen, func(f format) bool { return f.name == "pdf" }) {
		return nil
	}
	for _, u := range pdf.Unprintables(r) {
		x := problem.Problem{Severity: problem.Warning, File: p.File,
			Fact: fmt.Sprintf("%s: PDF:n kirjasimesta puuttuu merkkejä, joiden paikalla sivuilla on □: %s", u.Where, u),
			Hint: "kirjoita merkkien tilalle tavallisia kirjaimia; työkirjassa ne näkyvät",
		}
		for _, m := range p.AllMittarit() {
			if m.ID == u.Metric {
				x.Line, x.Column, x.Length, x.Snippet = m.At.Line, m.At.Column, m.At.Length, p.Line(m.At.Line)
			}
		}
		all.Add(x)
	}
	return all
}
