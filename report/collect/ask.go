package collect

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"tolokku/programme"
)

// question is one row: a metric, or one of its groups, that a giver is asked for.
type question struct {
	mittari *programme.Mittari
	// group is empty for the whole metric.
	group string
	// previous is last year's number, or nil; before is last year's stage, or
	// the word for what is missing.
	previous *big.Rat
	before   string
	// stages are the words that may be entered for a milestone; empty for a number.
	stages []string
	// guide says what number is asked for; may be empty.
	guide string
}

// giver is a data giver with its questions in the programme's order.
type giver struct {
	name      string
	questions []question
}

// asked tells whether people give the metric's values: it has no export, or
// its source (of a ratio, either part's) is kept by hand.
func asked(m *programme.Mittari) bool {
	return m.Mapping == nil || handKept(m.Mapping)
}

func handKept(m *programme.Mapping) bool {
	if m == nil {
		return false
	}
	return m.Source != nil && m.Source.HandKept || handKept(m.Numerator) || handKept(m.Denominator)
}

// givers lists who is asked for what, in the programme's order.
func givers(p *programme.Programme, d *programme.Data, year int) []giver {
	var all []giver
	index := map[string]int{}
	for _, m := range p.AllMittarit() {
		if !asked(m) {
			continue
		}
		name := p.DataGiver(m)
		i, ok := index[name]
		if !ok {
			i = len(all)
			index[name] = i
			all = append(all, giver{name: name})
		}
		all[i].questions = append(all[i].questions, questions(m, d.Measured[m.ID], year)...)
	}
	return all
}

func questions(m *programme.Mittari, measured *programme.Measured, year int) []question {
	if measured == nil {
		measured = &programme.Measured{}
	}
	q := question{mittari: m, guide: guide(m.Mapping), before: missing}
	if target, _ := m.TargetFor(year); target != nil && target.Op == programme.Done {
		q.guide = ""
		q.stages = []string{"ei aloitettu"}
		for _, s := range target.Stages {
			q.stages = append(q.stages, s.Name)
		}
		q.before = reached(measured.Events, target.Stages, year-1)
		return []question{q}
	}
	names := groups(m, measured)
	if len(names) == 0 {
		q.previous = programme.NumberOf(measured.Values, year-1)
		return []question{q}
	}
	var all []question
	for _, name := range names {
		part := q
		part.group = name
		for _, g := range measured.Groups {
			if g.Name == name {
				part.previous = programme.NumberOf(g.Values, year-1)
			}
		}
		all = append(all, part)
	}
	return all
}

const missing = "puuttuu"

// groups are the listed groups and those that only the data has.
func groups(m *programme.Mittari, measured *programme.Measured) []string {
	var names []string
	known := map[string]bool{}
	for _, g := range m.Groups {
		names = append(names, g.Name)
		known[g.Name] = true
	}
	for _, g := range measured.Groups {
		if !known[g.Name] {
			names = append(names, g.Name)
		}
	}
	return names
}

// reached is the highest stage that was entered by the end of the year.
func reached(events []programme.Event, stages []programme.Stage, year int) string {
	stage, word := -1, missing
	for _, e := range events {
		if e.Date > strconv.Itoa(year)+"-12-31" || e.Stage <= stage || e.Stage > len(stages) {
			continue
		}
		stage, word = e.Stage, "ei aloitettu"
		if stage > 0 {
			word = stages[stage-1].Name
		}
	}
	return word
}

// guide says how the year's number is made, for those who give it ready.
func guide(m *programme.Mapping) string {
	switch {
	case m == nil:
		return ""
	case m.Numerator != nil:
		text := "valmis osamäärä: osoittaja jaettuna nimittäjällä"
		if m.Scale != nil {
			scale := strings.TrimRight(strings.TrimRight(m.Scale.FloatString(6), "0"), ".")
			text += ", kertaa " + strings.ReplaceAll(scale, ".", ",")
		}
		return text
	case m.Accumulate:
		return "kertymä ohjelman alusta vuoden loppuun"
	}
	return map[programme.Aggregate]string{
		programme.Mean: "koko vuoden keskiarvo", programme.Sum: "koko vuoden summa", programme.Count: "lukumäärä vuoden aikana",
		programme.Last: "vuoden viimeinen arvo", programme.First: "vuoden ensimmäinen arvo",
		programme.Max: "vuoden suurin arvo", programme.Min: "vuoden pienin arvo",
	}[m.Aggregate]
}

func (g giver) has(test func(question) bool) bool {
	for _, q := range g.questions {
		if test(q) {
			return true
		}
	}
	return false
}

func introduction(year int) string {
	return fmt.Sprintf("Täytä keltaiset solut vuoden %d tiedoilla. Jätä solu tyhjäksi, jos tietoa ei ole: tyhjä ei ole nolla. "+
		"Valitse vaihe luettelosta ja kirjoita päivä muodossa 31.12.%d. Harmaata solua ei täytetä. "+
		"Älä muuta otsikoita, tunnuksia äläkä ryhmien nimiä. Palauta tallennettu tiedosto sille, joka lähetti sen.", year, year)
}
