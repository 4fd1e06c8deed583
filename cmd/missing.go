package cmd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
	"tolokku/report"
)

// What to do about a value that is missing and about a year that lacks months.
const (
	missingHint    = "lisää arvo lähteeseen; ilman sitä raportissa lukee, että tieto puuttuu"
	strictHint     = "lisää arvo lähteeseen tai jätä valitsin --strict pois"
	incompleteHint = "tila on alustava, kunnes lähteessä on koko vuosi; täydennä lähde, jos puuttuvat luvut on jo saatu"
)

// gap is what a metric or one of its groups lacks, with its years.
type gap struct {
	metric *programme.Mittari
	name   string
	// absent are years without a value, short those without all their months,
	// parts what of each is known: "10/12 kk".
	absent, short, parts []string
}

// gaps are what the reports' years lack, in the order of the metrics.
func gaps(reports ...*report.Report) []*gap {
	var all []*gap
	find := func(x *report.Metric, group string) *gap {
		name := x.ID
		if group != "" {
			name += " (" + group + ")"
		}
		i := slices.IndexFunc(all, func(g *gap) bool { return g.name == name })
		if i < 0 {
			i = len(all)
			all = append(all, &gap{metric: x.Result.Mittari, name: name})
		}
		return all[i]
	}
	for _, r := range reports {
		for _, x := range r.Gaps {
			g := find(x.Metric, x.Group)
			g.absent = append(g.absent, strconv.Itoa(r.Year))
		}
		for _, x := range r.Provisional {
			g := find(x, "")
			g.short, g.parts = append(g.short, strconv.Itoa(r.Year)), append(g.parts, x.ProvisionalText)
		}
	}
	return all
}

func (g *gap) problem(p *programme.Programme, severity problem.Severity, fact, hint string) problem.Problem {
	at := g.metric.At
	return problem.Problem{Severity: severity, File: p.File, Line: at.Line, Column: at.Column, Length: at.Length,
		Snippet: p.Line(at.Line), Fact: fact, Hint: hint}
}

func (g *gap) absentFact() string {
	if len(g.absent) == 1 {
		return fmt.Sprintf("mittarilta %s puuttuu vuoden %s arvo", g.name, g.absent[0])
	}
	return fmt.Sprintf("mittarilta %s puuttuvat vuosien %s arvot", g.name, finnish.List(g.absent))
}

func (g *gap) shortFact() string {
	if len(g.short) == 1 {
		return fmt.Sprintf("mittarin %s vuoden %s tiedot ovat vajaat (%s)", g.name, g.short[0], g.parts[0])
	}
	var years []string
	for i, year := range g.short {
		years = append(years, fmt.Sprintf("%s (%s)", year, g.parts[i]))
	}
	return fmt.Sprintf("mittarin %s vuosien %s tiedot ovat vajaat", g.name, finnish.List(years))
}

// missing tells every value that the report's year lacks: a warning, or an
// error where the run is strict. A year that --final leaves unjudged lacks its
// values too.
func missing(p *programme.Programme, r *report.Report, strict bool) problem.List {
	severity, hint := problem.Warning, missingHint
	if strict {
		severity, hint = problem.Error, strictHint
	}
	short, unjudged, shortHint := problem.Warning, "", incompleteHint
	if r.Final {
		short, unjudged, shortHint = severity, ", eikä mittaria arvioida", "täydennä lähde tai jätä valitsin --final pois"
		if strict {
			shortHint = "täydennä lähde tai jätä valitsin --final tai --strict pois"
		}
	}
	var all problem.List
	for _, g := range gaps(r) {
		if len(g.absent) > 0 {
			all.Add(g.problem(p, severity, g.absentFact(), hint))
		}
		if len(g.short) > 0 {
			all.Add(g.problem(p, short, g.shortFact()+unjudged, shortHint))
		}
	}
	return all
}

// lacking tells the values that are missing or incomplete in the years that
// are checked: the year that was asked for, else each of the programme's years
// that has any value. A metric's years are told together.
func lacking(p *programme.Programme, data *programme.Data, year int, strict bool) problem.List {
	var reports []*report.Report
	for _, y := range data.YearsWithValues {
		if y >= p.Start && y <= p.End && (year == 0 || y == year) {
			reports = append(reports, report.Build(p, data, report.Options{Year: y, Date: fmt.Sprintf("%d-01-01", y+1)}))
		}
	}
	severity, hint := problem.Warning, missingHint
	if strict {
		severity, hint = problem.Error, strictHint
	}
	var all problem.List
	for _, g := range gaps(reports...) {
		if data.Faulty[g.metric.ID] {
			// Its own error has been told, and mending that may bring the values.
			continue
		}
		if len(g.absent) > 0 {
			all.Add(g.problem(p, severity, g.absentFact(), hint))
		}
		if len(g.short) > 0 {
			all.Add(g.problem(p, problem.Warning, g.shortFact(), incompleteHint))
		}
	}
	return all
}

// emptyYears are the checked years without a single value: an error for a year
// that was asked for, a warning for each of the programme's years that is over.
func emptyYears(p *programme.Programme, data *programme.Data, year int, strict bool, thisYear int) problem.List {
	var all problem.List
	for y := p.Start; y <= p.End; y++ {
		if slices.Contains(data.YearsWithValues, y) || year != 0 && y != year || year == 0 && y >= thisYear {
			continue
		}
		x := noValues(p, data, y)
		if year == 0 && !strict {
			x.Severity = problem.Warning
		}
		all.Add(x)
	}
	return all
}

// noValues is the error of a year without a single value.
func noValues(p *programme.Programme, data *programme.Data, year int) problem.Problem {
	var years []string
	for _, y := range data.YearsWithValues {
		if y >= p.Start && y <= p.End {
			years = append(years, strconv.Itoa(y))
		}
	}
	hint := "tarkista, että lähteiden tiedostoissa on ohjelman vuosia"
	if len(years) > 0 {
		hint = "arvoja on näiltä vuosilta: " + strings.Join(years, ", ")
	}
	return problem.Problem{File: p.File, Fact: fmt.Sprintf("vuodelta %d ei ole yhtään arvoa", year), Hint: hint}
}
