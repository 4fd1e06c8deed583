package cmd

import (
	"fmt"
	"unicode/utf8"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// longestName is how many characters of a name stand on one line of the summary's
// tables.
const longestName = 32

// longNames hints at the metrics that need a short name.
func longNames(p *programme.Programme) problem.List {
	var all problem.List
	for _, m := range p.AllMittarit() {
		n := utf8.RuneCountInString(m.ShortName())
		if n <= longestName {
			continue
		}
		what, hint := "nimessä", "lisää lyhyt nimi taulukoihin ja etusivulle: lyhyt: …"
		if m.Short != "" {
			what, hint = "lyhyessä nimessä", fmt.Sprintf("lyhennä nimi enintään %d merkkiin, jotta se mahtuu taulukoiden riville", longestName)
		}
		all.Add(problem.Problem{Severity: problem.Warning, File: p.File, Line: m.At.Line, Column: m.At.Column, Length: m.At.Length,
			Snippet: p.Line(m.At.Line), Fact: fmt.Sprintf("mittarin %s %s on %d merkkiä", m.ID, what, n), Hint: hint})
	}
	return all
}
