package collect

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
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
	// guide says what is asked for; may be empty.
	guide string
	// known is set where the year's value needs no asking: a statistic gives it, or
	// the giver's own table has it already.
	known bool
	// explained is set where cause and actions may be told: a metric is asked for
	// them once, whatever its groups.
	explained bool
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

// givers lists who is asked for what, in the programme's order: values, and the
// causes and actions of metrics that are behind.
func (w *writer) givers() []giver {
	var all []giver
	index := map[string]int{}
	for _, m := range w.p.AllMittarit() {
		behind := w.behind(m)
		var asks []question
		switch {
		case asked(m):
			asks = questions(m, w.d.Measured[m.ID], w.year)
			asks[0].explained = true
			if behind != "" {
				asks[0].guide = explain(asks[0].guide, behind)
			}
		case behind != "":
			// A statistic gives the value; only the people know why.
			q := question{mittari: m, before: missing, guide: behind, known: true, explained: true}
			if measured := w.d.Measured[m.ID]; measured != nil {
				q.previous = programme.NumberOf(measured.Values, w.year-1)
				if len(groups(m, measured)) > 0 {
					q.before = "ryhmittäin"
				}
			}
			asks = []question{q}
		}
		if len(asks) == 0 {
			continue
		}
		name := w.p.DataGiver(m)
		i, ok := index[name]
		if !ok {
			i = len(all)
			index[name] = i
			all = append(all, giver{name: name})
		}
		all[i].questions = append(all[i].questions, asks...)
	}
	return all
}

// behind asks for cause and actions where the metric is behind in the year, or,
// as long as the year has no value, was so in the year before; empty otherwise,
// and where they were told already.
func (w *writer) behind(m *programme.Mittari) string {
	for _, e := range w.d.Explanations {
		if e.Mittari == m && e.Year == w.year && e.Cause != "" && e.Action != "" {
			return ""
		}
	}
	for year := w.year; year >= w.year-1; year-- {
		r := assessment.Assess(w.p, m, w.d.Measured[m.ID], assessment.Options{Year: year, Date: w.date})
		if r.Status == assessment.Behind {
			return fmt.Sprintf("mittari on jäljessä vuonna %d: kerro syy ja toimet", year)
		}
		if r.Status != assessment.NoData {
			return ""
		}
	}
	return ""
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
		q.fill(measured.Values, year)
		return []question{q}
	}
	var all []question
	for _, name := range names {
		part := q
		part.group = name
		for _, g := range measured.Groups {
			if g.Name == name {
				part.fill(g.Values, year)
			}
		}
		all = append(all, part)
	}
	return all
}

// fill adds what the data knows: last year's number, and whether the year's is
// there already. A series of months asks for the whole year only as long as
// months are missing.
func (q *question) fill(values []programme.Value, year int) {
	before, v := programme.ValueOf(values, year-1), programme.ValueOf(values, year)
	if before != nil {
		q.previous = before.Number
	}
	switch {
	case v == nil || v.Number == nil:
		if before != nil && before.Required > 1 && q.mittari.Mapping != nil && q.mittari.Mapping.Source != nil {
			q.guide = explain(q.guide, "jaksot voi täydentää myös taulukkoon ”"+q.mittari.Mapping.Source.Name+"”")
		}
	case v.Incomplete():
		q.guide = explain(q.guide, fmt.Sprintf("taulukossa on nyt %s; täydennä se tai anna tässä koko vuoden luku", finnish.Periods(v.Periods, v.Required)))
	default:
		q.known = true
		q.guide = "arvo on jo saatu: " + finnish.Exact(v.Number)
	}
}

func explain(parts ...string) string {
	return strings.Trim(strings.Join(parts, "; "), "; ")
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
		return ratioGuide(m)
	case m.Accumulate:
		return "kertymä ohjelman alusta vuoden loppuun"
	}
	return map[programme.Aggregate]string{
		programme.Mean: "koko vuoden keskiarvo", programme.Sum: "koko vuoden summa", programme.Count: "lukumäärä vuoden aikana",
		programme.Last: "vuoden viimeinen arvo", programme.First: "vuoden ensimmäinen arvo",
		programme.Max: "vuoden suurin arvo", programme.Min: "vuoden pienin arvo",
	}[m.Aggregate]
}

// ratioGuide says how a ratio is made, with an example where it is a percentage.
func ratioGuide(m *programme.Mapping) string {
	above, below := parts(m.Numerator, m.Denominator)
	text := above + " / " + below
	switch {
	case m.Scale == nil:
		return text
	case m.Scale.Cmp(big.NewRat(100, 1)) == 0:
		return "prosentteina: " + text + " × 100, esimerkiksi 93,6"
	}
	return text + " × " + finnish.Exact(m.Scale)
}

// parts are the names of a ratio's parts: the labels or columns that tell them
// apart, or general words.
func parts(numerator, denominator *programme.Mapping) (above, below string) {
	for _, a := range numerator.Where {
		for _, b := range denominator.Where {
			if a.Dimension == b.Dimension && !a.Not && !b.Not && len(a.Labels) == 1 && len(b.Labels) == 1 && a.Labels[0] != b.Labels[0] {
				return a.Labels[0], b.Labels[0]
			}
		}
	}
	if numerator.Column != denominator.Column && numerator.Column != "" && denominator.Column != "" {
		return numerator.Column, denominator.Column
	}
	return "osoittaja", "nimittäjä"
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
		"Valitse vaihe luettelosta ja kirjoita päivä, jona se saavutettiin, muodossa 31.12.%d. Harmaata solua ei täytetä. "+
		"Älä muuta otsikoita, tunnuksia äläkä ryhmien nimiä. Palauta tallennettu tiedosto sille, joka lähetti sen.", year, year)
}

// publication says what becomes of the texts.
func publication(year int) string {
	return fmt.Sprintf("Jos mittari on jäljessä, kerro syy, toimet, kuka ne tekee ja mihin mennessä. Syy, toimet ja kommentti julkaistaan raportissa sellaisenaan. "+
		"Ne voi kirjoittaa, vaikka arvoa ei olisi. Älä kirjoita henkilötietoja. Edellinen arvo tai vaihe on vuodelta %d.", year-1)
}
