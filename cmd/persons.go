package cmd

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// fewestPersons is the smallest count of persons that tells nothing of any single
// one of them; statistics agencies hide smaller ones.
const fewestPersons = 5

// personUnits are the beginnings of units that count persons.
var personUnits = []string{"henk", "hlö", "ihmi", "asiak", "työnhakij", "työtön", "työttöm", "nuor", "osallistuj", "opiskelij", "oppila"}

// fewPersons warns of counts of persons that the report would print although they
// may tell of a single one: through is the last year that it shows, 0 for all.
func fewPersons(p *programme.Programme, d *programme.Data, through int) problem.List {
	var all problem.List
	for _, m := range p.AllMittarit() {
		measured := d.Measured[m.ID]
		if measured == nil {
			continue
		}
		if countsPersons(m.Unit) {
			all.Add(few(p, m, "", measured.Values, through)...)
			for _, g := range measured.Groups {
				all.Add(few(p, m, g.Name, g.Values, through)...)
			}
		}
	}
	return all
}

func countsPersons(unit string) bool {
	unit = strings.ToLower(unit)
	// A ratio such as asiakasta/virkailija counts no persons.
	return !strings.Contains(unit, "/") && slices.ContainsFunc(personUnits, func(word string) bool { return strings.HasPrefix(unit, word) })
}

// few tells the years of one series together, at the first one's cell.
func few(p *programme.Programme, m *programme.Mittari, group string, values []programme.Value, through int) problem.List {
	var years []string
	var first programme.Value
	for _, v := range values {
		if v.Number == nil || through != 0 && v.Year > through || v.Number.Cmp(big.NewRat(1, 1)) < 0 || v.Number.Cmp(big.NewRat(fewestPersons, 1)) >= 0 {
			continue
		}
		if len(years) == 0 {
			first = v
		}
		years = append(years, strconv.Itoa(v.Year))
	}
	if len(years) == 0 {
		return nil
	}
	what := m.ID
	if group != "" {
		what += " (" + group + ")"
	}
	word := "vuonna"
	if len(years) > 1 {
		word = "vuosina"
	}
	x := problem.Problem{Severity: problem.Warning, File: p.File, Line: m.At.Line, Column: m.At.Column, Length: m.At.Length, Snippet: p.Line(m.At.Line),
		Fact: fmt.Sprintf("mittarin %s luku on %s %s alle viisi henkilöä, ja raportti näyttäisi sen", what, word, finnish.List(years)),
		Hint: "pienestä luvusta voi tunnistaa ihmisen: tarkista, saako luvun julkaista, tai yhdistä ryhmiä"}
	if len(first.Origins) > 0 && len(first.Origins[0].Cells) > 0 {
		o := first.Origins[0]
		x.Hint += "; luku on tiedostossa " + o.File + ", välilehdellä " + o.Sheet + ", solussa " + o.Cells[0]
	}
	return problem.List{x}
}
