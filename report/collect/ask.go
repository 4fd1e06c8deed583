package collect

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
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
	// behind says why a metric that statistics give is behind; only a cause and
	// actions are asked of it. Empty for the others.
	behind string
	// explains is set on the metric's first row, where its cause and actions are
	// asked for: it may prove to be behind once its value is here.
	explains bool
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

// behind are the reasons of the metrics that are behind in the year, or were the
// year before where the year has no value yet, by the metric's ID.
func behind(p *programme.Programme, d *programme.Data, year int, date string) map[string]string {
	reasons := map[string]string{}
	last := report.Build(p, d, report.Options{Year: year - 1, Date: date})
	for _, x := range last.Metrics {
		if x.Status == programme.Behind {
			reasons[x.ID] = reason(year-1, x)
		}
	}
	for _, x := range report.Build(p, d, report.Options{Year: year, Date: date}).Metrics {
		switch {
		case x.Status == programme.Behind:
			reasons[x.ID] = reason(year, x)
		case x.StatusWord != programme.WordMissing:
			delete(reasons, x.ID)
		}
	}
	return reasons
}

func reason(year int, x *report.Metric) string {
	text := fmt.Sprintf("jäljessä vuonna %d", year)
	if x.ProvisionalBox != "" {
		text += " (" + x.ProvisionalBox + ")"
	}
	return text + ": " + finnish.Small(strings.TrimSuffix(x.Reason, "."))
}

// givers lists who is asked for what, in the programme's order.
func givers(p *programme.Programme, d *programme.Data, year int, date string) []giver {
	var all []giver
	index := map[string]int{}
	lagging := behind(p, d, year, date)
	for _, m := range p.AllMittarit() {
		if !asked(m) && lagging[m.ID] == "" {
			continue
		}
		name := p.DataGiver(m)
		i, ok := index[name]
		if !ok {
			i = len(all)
			index[name] = i
			all = append(all, giver{name: name})
		}
		target, _ := m.TargetFor(year)
		rows := questions(m, d.Measured[m.ID], year)
		if !asked(m) {
			rows = []question{{mittari: m, behind: lagging[m.ID], stages: rows[0].stages}}
		}
		rows[0].explains = target != nil
		all[i].questions = append(all[i].questions, rows...)
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
		over, under := part(m.Numerator, m.Denominator, "osoittaja"), part(m.Denominator, m.Numerator, "nimittäjä")
		switch {
		case m.Scale == nil:
			return fmt.Sprintf("%s / %s", over, under)
		case m.Scale.Cmp(big.NewRat(100, 1)) == 0:
			return fmt.Sprintf("prosentteina: %s / %s × 100, esimerkiksi 93,6", over, under)
		}
		return fmt.Sprintf("%s / %s × %s", over, under, finnish.Exact(m.Scale))
	case m.Accumulate:
		return "kertymä ohjelman alusta vuoden loppuun"
	}
	return map[programme.Aggregate]string{
		programme.Mean: "koko vuoden keskiarvo", programme.Sum: "koko vuoden summa", programme.Count: "lukumäärä vuoden aikana",
		programme.Last: "vuoden viimeinen arvo", programme.First: "vuoden ensimmäinen arvo",
		programme.Max: "vuoden suurin arvo", programme.Min: "vuoden pienin arvo",
	}[m.Aggregate]
}

// part names one side of a ratio by the label that the other side has not.
func part(m, other *programme.Mapping, otherwise string) string {
	shared := map[string]bool{}
	for _, f := range other.Where {
		for _, l := range f.Labels {
			shared[l] = true
		}
	}
	for _, f := range m.Where {
		for _, l := range f.Labels {
			if !shared[l] && !f.Not {
				return l
			}
		}
	}
	return otherwise
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
		"Jos mittari on jäljessä, kirjoita syy, mitä asialle tehdään, kuka sen tekee ja mihin mennessä. "+
		"Älä muuta otsikoita, tunnuksia äläkä ryhmien nimiä. Palauta tallennettu tiedosto sille, joka lähetti sen.", year, year)
}
