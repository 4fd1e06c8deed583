package cmd

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/exports"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
	"tolokku/report"
	"tolokku/report/collect"
)

type checkFlags struct {
	inputs
	asked        yearFlag
	year         int
	strict, json bool
}

func newCheck(env Environment) *cobra.Command {
	f := &checkFlags{}
	c := &cobra.Command{
		Use:   "check [valitsimet]",
		Short: "Tarkista ohjelma ja aineistot",
		Long: `Tarkistaa ohjelmatiedoston ja kaikki aineistot ja kertoo kaikki ongelmat kerralla.

Varoittaa, kun mittarilta puuttuu vuoden arvo, kun vuodesta puuttuu kuukausia
tai kun taulukon muoto on muuttunut.`,
		Example: "  tolokku check\n  tolokku check --year 2023 --strict",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runCheck(env, f) },
	}
	c.Flags().SortFlags = false
	f.inputs.flags(c)
	c.Flags().Var(&f.asked, "year", "tarkista vain tämä `VUOSI`; edellinen on viime vuosi (oletus: kaikki ohjelman vuodet)")
	c.Flags().BoolVar(&f.strict, "strict", false, "pidä jokaista puuttuvaa arvoa virheenä")
	c.Flags().BoolVar(&f.json, "json", false, "tulosta tulokset JSON-muodossa")
	return c
}

func runCheck(env Environment, f *checkFlags) error {
	f.year = f.asked.on(env.Now().Format(time.DateOnly))
	p, _, problems := f.read()
	result := checked{Problems: []jsonProblem{}, Unanswered: []collect.Unanswered{}}
	if p != nil {
		result.Metrics = len(p.AllMittarit())
	}
	if problems.HasErrors() {
		problems.Add(dataFaults(p, problems, f.dir(), f.year)...)
	} else {
		if f.year != 0 {
			if err := yearInProgramme(p, f.year); err != nil {
				return err
			}
		}
		data, found := exports.Load(p, f.dir(), f.year, env.Now().Format(time.DateOnly))
		problems.Add(found...)
		year := f.year
		if year == 0 {
			year = min(max(env.Now().Year(), p.Start), p.End)
		}
		problems.Add(foreseen(p, data, assessment.Options{Year: year, Date: env.Now().Format(time.DateOnly)})...)
		problems.Add(lacking(p, data, f)...)
		problems.Add(emptyYears(p, data, f, env.Now().Year())...)
		problems.Add(longNames(p)...)
		result.unanswered(p, data, f.year, env.Now())
		names := map[string]bool{}
		for _, file := range data.Files {
			names[file.Name] = true
		}
		result.Files = len(names)
	}
	for _, x := range problems.Sorted() {
		if x.Severity == problem.Error {
			result.Errors++
		} else {
			result.Warnings++
		}
		result.Problems = append(result.Problems, jsonProblemOf(x))
	}
	if f.json {
		if err := printJSON(env, result); err != nil {
			return err
		}
		return exitWith(problems)
	}
	err := stop(env, problems, f.quiet)
	if err == nil && f.quiet {
		return nil
	}
	if result.Files == 0 && result.Errors > 0 {
		fmt.Fprintf(env.Stdout, "%s, aineistoja ei voitu tarkistaa kokonaan: %s, %s\n", counted(result.Metrics, "mittari", "mittaria"),
			counted(result.Errors, "virhe", "virhettä"), counted(result.Warnings, "varoitus", "varoitusta"))
		return err
	}
	fmt.Fprintf(env.Stdout, "%s, %s: %s, %s\n", counted(result.Metrics, "mittari", "mittaria"), counted(result.Files, "tiedosto", "tiedostoa"),
		counted(result.Errors, "virhe", "virhettä"), counted(result.Warnings, "varoitus", "varoitusta"))
	result.printUnanswered(env)
	return err
}

// unanswered finds out who has not told what is asked of them: for the year
// that is checked, else for the last year that is over.
func (c *checked) unanswered(p *programme.Programme, data *programme.Data, year int, now time.Time) {
	if year == 0 {
		year = min(max(now.Year()-1, p.Start), p.End)
	}
	c.UnansweredYear = year
	c.Unanswered = collect.WhoHasNotAnswered(p, data, collect.Options{Year: year, Date: now.Format(time.DateOnly)})
}

func (c *checked) printUnanswered(env Environment) {
	if len(c.Unanswered) == 0 {
		return
	}
	fmt.Fprintf(env.Stdout, "\nVastaamatta vuodelta %d:\n", c.UnansweredYear)
	for _, u := range c.Unanswered {
		var parts []string
		if len(u.Values) > 0 {
			parts = append(parts, "arvo puuttuu: "+strings.Join(u.Values, ", "))
		}
		if len(u.Causes) > 0 {
			parts = append(parts, "syy tai toimet puuttuvat: "+strings.Join(u.Causes, ", "))
		}
		fmt.Fprintf(env.Stdout, "  %s: %s\n", u.Party, strings.Join(parts, "; "))
	}
	fmt.Fprintf(env.Stdout, "Kysy näitä työkirjalla: tolokku collect --year %d --party TAHO\n", c.UnansweredYear)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// lacking finds the values that are missing or incomplete in the years that are
// checked: the year that was asked for, else each of the programme's years
// that has any value. A metric's years are told together.
func lacking(p *programme.Programme, data *programme.Data, f *checkFlags) problem.List {
	type gap struct {
		metric         *programme.Mittari
		name           string
		absent, months []string
	}
	var gaps []*gap
	find := func(m *programme.Mittari, name string) *gap {
		for _, g := range gaps {
			if g.name == name {
				return g
			}
		}
		gaps = append(gaps, &gap{metric: m, name: name})
		return gaps[len(gaps)-1]
	}
	for _, year := range data.YearsWithValues {
		if year < p.Start || year > p.End || f.year != 0 && year != f.year {
			continue
		}
		r := report.Build(p, data, report.Options{Year: year, Date: fmt.Sprintf("%d-01-01", year+1)})
		for _, x := range r.Gaps {
			name := x.Metric.ID
			if x.Group != "" {
				name += " (" + x.Group + ")"
			}
			g := find(x.Metric.Result.Mittari, name)
			g.absent = append(g.absent, fmt.Sprint(year))
		}
		for _, x := range r.Provisional {
			g := find(x.Result.Mittari, x.ID)
			g.months = append(g.months, fmt.Sprintf("%d (%s)", year, x.ProvisionalText))
		}
	}
	severity, hint := problem.Warning, "lisää arvo lähteeseen; ilman sitä raportissa lukee, että tieto puuttuu"
	if f.strict {
		severity, hint = problem.Error, "lisää arvo lähteeseen tai jätä valitsin --strict pois"
	}
	var all problem.List
	add := func(g *gap, severity problem.Severity, hint, fact, years string) {
		at := g.metric.At
		all.Add(problem.Problem{Severity: severity, File: p.File, Line: at.Line, Column: at.Column, Length: at.Length,
			Snippet: p.Line(at.Line), Fact: fmt.Sprintf(fact, g.name, years), Hint: hint})
	}
	for _, g := range gaps {
		if data.Faulty[g.metric.ID] {
			// Its own error has been told, and mending that may bring the values.
			continue
		}
		if len(g.absent) > 0 {
			add(g, severity, hint, "mittarilta %s puuttuu arvo %s", listed("vuodelta", "vuosilta", g.absent))
		}
		if len(g.months) > 0 {
			add(g, problem.Warning, incompleteHint, "mittarin %s tiedot eivät ole täydet %s", listed("vuodelta", "vuosilta", g.months))
		}
	}
	return all
}

// emptyYears are the checked years without a single value: an error for a year
// that was asked for, a warning for each of the programme's years that is over.
func emptyYears(p *programme.Programme, data *programme.Data, f *checkFlags, thisYear int) problem.List {
	var all problem.List
	for year := p.Start; year <= p.End; year++ {
		if slices.Contains(data.YearsWithValues, year) || f.year != 0 && year != f.year || f.year == 0 && year >= thisYear {
			continue
		}
		x := noValues(p, data, year)
		if f.year == 0 && !f.strict {
			x.Severity = problem.Warning
		}
		all.Add(x)
	}
	return all
}

// listed is "vuodelta 2023" or "vuosilta 2022, 2023 ja 2024".
func listed(one, many string, years []string) string {
	if len(years) == 1 {
		return one + " " + years[0]
	}
	return many + " " + finnish.List(years)
}

// checked is the result in JSON.
type checked struct {
	Metrics  int           `json:"metrics"`
	Files    int           `json:"files"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Problems []jsonProblem `json:"problems"`
	// Unanswered are those who have not told what is asked of them for a year.
	UnansweredYear int                  `json:"unanswered_year"`
	Unanswered     []collect.Unanswered `json:"unanswered"`
}

type jsonProblem struct {
	Severity string  `json:"severity"`
	File     *string `json:"file"`
	Line     *int    `json:"line"`
	Column   *int    `json:"column"`
	Sheet    *string `json:"sheet"`
	Cell     *string `json:"cell"`
	Fact     string  `json:"fact"`
	Hint     *string `json:"hint"`
}

func jsonProblemOf(p problem.Problem) jsonProblem {
	severity := "error"
	if p.Severity == problem.Warning {
		severity = "warning"
	}
	return jsonProblem{severity, report.OrNull(p.File), report.OrNull(p.Line), report.OrNull(p.Column), report.OrNull(p.Sheet), report.OrNull(p.Cell), p.Fact, report.OrNull(p.Hint)}
}
