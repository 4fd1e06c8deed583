package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"tolokku/programme/problem"
	"tolokku/programme/problem/refusal"
	"tolokku/report"
)

// earlier reads the report that --vertaa names; nil without one.
func (f *reportFlags) earlier() (*report.Earlier, problem.List) {
	if f.vertaa == "" {
		return nil, nil
	}
	content, err := readRegular(f.vertaa, report.EarlierLimit)
	if err != nil {
		why := refusal.Of(err)
		if errors.Is(err, errNotRegular) {
			why = refusal.Refusal{Fact: notRegular, Remedy: "anna raportti, joka on tehty valitsimella --format json"}
		}
		return nil, problem.List{{Cause: problem.System, File: f.vertaa, Fact: "raporttia ei voi lukea: " + why.Fact, Hint: why.Remedy}}
	}
	e, err := report.ReadEarlier(content)
	if err != nil {
		return nil, problem.List{{File: f.vertaa, Fact: "tiedosto ei ole tolokun JSON-muotoinen raportti",
			Hint: "anna raportti, joka on tehty valitsimella --format json"}}
	}
	return e, nil
}

// changedSince tells what changed since an earlier report, each figure with the
// place that it comes from now.
func changedSince(r *report.Report, earlier *report.Earlier, name string) problem.List {
	if errors.Is(r.CompareWith(earlier), report.ErrOtherProgramme) {
		return problem.List{{File: name, Fact: "raportti on toisesta ohjelmasta, joten vertailua ei voi tehdä",
			Hint: "anna saman ohjelman raportti valitsimella --vertaa"}}
	}
	var all problem.List
	tell := func(p problem.Problem, fact, hint string) {
		p.Severity, p.Fact, p.Hint = problem.Warning, fact, hint
		all.Add(p)
	}
	since := "raportin " + filepath.Base(name) + " jälkeen"
	if r.Since.Programme != r.Programme {
		tell(problem.Problem{File: name}, "raportti on ohjelmasta "+problem.Quote(r.Since.Programme), "tarkista, että raportti on samasta ohjelmasta")
	}
	for _, f := range r.Since.Figures {
		place := problem.Problem{File: name}
		if f.Source.File != "" {
			place.File, place.Sheet = f.Source.File, f.Source.Sheet
			if len(f.Source.Cells) > 0 {
				place.Cell = f.Source.Cells[0]
			}
		}
		text := strings.TrimSuffix(f.Text, ".")
		tell(place, fmt.Sprintf("luku on muuttunut %s: %s", since, text), "kerro muutoksesta raportin lukijoille, tai tarkista lähde, jos luvun ei pitänyt muuttua")
	}
	for _, s := range r.Since.Statuses {
		tell(problem.Problem{File: name}, "tila on muuttunut "+since+": "+strings.TrimSuffix(s.Text, "."), "kerro muutoksesta raportin lukijoille")
	}
	for _, f := range r.Since.Files {
		fact := "aineisto on uusi: sitä ei ollut raportissa " + filepath.Base(name)
		if f.Replaces {
			fact = "aineisto on muuttunut " + since
		}
		tell(problem.Problem{File: f.Name}, fact, "")
	}
	for _, x := range r.Since.Added {
		tell(problem.Problem{File: name}, "raportissa ei ole mittaria "+x.ID+", joten sitä ei voi verrata", "")
	}
	for _, gone := range r.Since.Gone {
		tell(problem.Problem{File: name}, "mittaria "+problem.Quote(gone)+" ei ole enää ohjelmassa", "")
	}
	return all
}
