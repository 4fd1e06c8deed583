package cmd

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/exports"
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
	c.Flags().Var(&f.asked, "year", "vuosi, joka tarkistetaan; edellinen on viime vuosi (oletus: kaikki ohjelman vuodet)")
	c.Flags().BoolVar(&f.strict, "strict", false, "jokainen puuttuva arvo on virhe")
	c.Flags().BoolVar(&f.json, "json", false, "tulokset JSON-muodossa")
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
		problems.Add(lacking(p, data, f.year, f.strict)...)
		problems.Add(emptyYears(p, data, f.year, f.strict, env.Now().Year())...)
		problems.Add(longNames(p)...)
		problems.Add(fewPersons(p, data, f.year)...)
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
