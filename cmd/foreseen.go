package cmd

import (
	"fmt"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// foreseen tells what the programme's metrics cannot be judged for in a year
// and until when, before a report says so: a baseline that is lacking or not
// full is a warning, an interim target that the measured baseline contradicts an
// error.
func foreseen(p *programme.Programme, data *programme.Data, o assessment.Options) problem.List {
	var all problem.List
	for _, m := range p.AllMittarit() {
		if data.Faulty[m.ID] {
			// Its own error has been told, and mending that may bring the baseline.
			continue
		}
		for _, x := range assessment.Foresee(p, m, data.Measured[m.ID], o) {
			all.Add(obstacle(p, x))
		}
	}
	return all
}

func obstacle(p *programme.Programme, x assessment.Obstacle) problem.Problem {
	m, at := x.Mittari, x.Mittari.At
	out := problem.Problem{Severity: problem.Warning, File: p.File}
	until := "joten mittaria ei voi arvioida"
	switch {
	case x.Until > 0:
		until = fmt.Sprintf("joten etenemistä ei voi arvioida ennen vuotta %d", x.Until)
	case len(x.Groups) == 1:
		until = "joten ryhmää ei voi arvioida"
	case len(x.Groups) > 1:
		until = "joten ryhmiä ei voi arvioida"
	}
	declare := fmt.Sprintf("lähtötaso: {arvo: luku, vuosi: %d}", x.BaseYear)
	switch x.Kind {
	case assessment.ObstacleNoBaseline:
		whose := "mittarilta " + m.ID
		switch len(x.Groups) {
		case 0:
		case 1:
			whose = fmt.Sprintf("mittarin %s ryhmältä %s", m.ID, x.Groups[0])
		default:
			whose = fmt.Sprintf("mittarin %s ryhmiltä %s", m.ID, finnish.List(x.Groups))
		}
		out.Fact = fmt.Sprintf("%s puuttuu lähtötaso vuodelta %d, %s", whose, x.BaseYear, until)
		out.Hint = fmt.Sprintf("lisää ohjelmatiedostoon %s, tai lisää vuoden %d arvo lähteeseen", declare, x.BaseYear)
	case assessment.ObstaclePartialBaseline:
		whose := "mittarin " + m.ID
		if len(x.Groups) == 1 {
			whose += " ryhmän " + x.Groups[0]
		}
		out.Fact = fmt.Sprintf("%s lähtötaso on vajaa: vuodelta %d on %s, %s", whose, x.BaseYear,
			finnish.Periods(x.Measured.Periods, x.Measured.Required), until)
		out.Hint = fmt.Sprintf("täydennä vuosi %d lähteeseen, tai lisää ohjelmatiedostoon %s", x.BaseYear, declare)
	case assessment.ObstacleInterim:
		at = x.Interim.At
		out.Severity = problem.Error
		out.Fact = fmt.Sprintf("vuoden %d välitavoite %s ei ole lähteen lähtötason %s (%d) ja tavoitteen %s välissä", x.Interim.Year,
			finnish.Exact(x.Interim.Value), finnish.Exact(x.Measured.Number), x.BaseYear, finnish.Exact(x.Target.Value))
		out.Hint = "anna välitavoitteelle taso lähtötason ja tavoitteen väliltä, tai lisää mittarille " + declare
	}
	out.Line, out.Column, out.Length, out.Snippet = at.Line, at.Column, at.Length, p.Line(at.Line)
	return out
}
