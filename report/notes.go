package report

import (
	"fmt"
	"regexp"
	"slices"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

var (
	numberAndUnit = regexp.MustCompile(`(\d) (%|€|kk|kpl|§)`)
	thousands     = regexp.MustCompile(`(\d) (\d{3})\b`)
)

// bind keeps numbers and their units on one line in a text that people wrote.
func bind(text string) string {
	text = thousands.ReplaceAllString(text, "$1"+nbsp+"$2")
	return numberAndUnit.ReplaceAllString(text, "$1"+nbsp+"$2")
}

func bindAll(texts []string) []string {
	var bound []string
	for _, t := range texts {
		bound = append(bound, bind(t))
	}
	return bound
}

// resultNotes words the facts that the assessment noted, and the breaks.
func resultNotes(m *programme.Mittari, r *assessment.Result, w wording) []string {
	var notes, measured []string
	year := 0
	for _, n := range r.Notes {
		whose := ""
		if n.Group != "" {
			whose = " ryhmässä ”" + n.Group + "”"
		}
		switch n.Kind {
		case assessment.NoteBaselineDiffers:
			notes = append(notes, fmt.Sprintf("Ohjelman lähtötaso %s (%d) eroaa%s aineiston luvusta %s%s. Raportti käyttää ohjelman lähtötasoa.",
				w.level(n.Declared), n.Year, whose, w.num(n.Measured.Number), coverage(n.Measured)))
		case assessment.NoteBaselineMeasured:
			if n.Group != "" {
				measured = append(measured, fmt.Sprintf("”%s” %s%s", n.Group, w.num(n.Measured.Number), coverage(n.Measured)))
				year = n.Year
				continue
			}
			notes = append(notes, fmt.Sprintf("Lähtötaso %s%s on aineiston luku vuodelta %d, koska ohjelma ei anna lähtötasoa.",
				w.num(n.Measured.Number), coverage(n.Measured), n.Year))
		case assessment.NoteBaselineShared:
			notes = append(notes, fmt.Sprintf("Ohjelma antaa yhden lähtötason, %s (%d). Sitä käytetään jokaisessa ryhmässä, jolla ei ole omaa lähtötasoa.",
				w.level(n.Declared), n.Year))
		}
	}
	if len(measured) > 0 {
		notes = append(notes, fmt.Sprintf("Ohjelma ei anna ryhmille lähtötasoa. Lähtötasoina ovat aineiston luvut vuodelta %d: %s.", year, finnish.List(measured)))
	}
	if o := &r.Outcome; o.Value != nil && o.Value.Accumulated && o.Now != nil && o.Direction != "" {
		// The sum itself can stand still or grow while the direction is down.
		notes = append(notes, fmt.Sprintf("Suunta kertoo vuosien lisäyksistä: vuonna %d lisäys on %s, vuonna %d %s.",
			r.Year, w.num(o.Now), r.Year-1, w.num(o.Earlier)))
	}
	for _, b := range m.Breaks {
		if b.Year <= r.Year {
			notes = append(notes, fmt.Sprintf("Sarja katkeaa vuonna %d: %s", b.Year, finnish.Sentence(b.Reason)))
		}
	}
	for _, g := range m.Groups {
		for _, b := range g.Breaks {
			if b.Year <= r.Year {
				notes = append(notes, fmt.Sprintf("Ryhmän ”%s” sarja katkeaa vuonna %d: %s", g.Name, b.Year, finnish.Sentence(b.Reason)))
			}
		}
	}
	return notes
}

func coverage(v *programme.Value) string {
	if !v.Incomplete() {
		return ""
	}
	return " (" + finnish.Periods(v.Periods, v.Required) + ")"
}

// sharedFrom is how many metrics must have a note before it is told once for all.
const sharedFrom = 3

// shareNotes numbers the notes that several metrics have, in the order of their
// first metric.
func (r *Report) shareNotes() {
	users := map[string][]*Metric{}
	for _, x := range r.Metrics {
		for _, n := range x.Notes {
			if !slices.Contains(users[n], x) {
				users[n] = append(users[n], x)
			}
		}
	}
	numbers := map[string]int{}
	for _, x := range r.Metrics {
		for _, n := range x.Notes {
			if len(users[n]) < sharedFrom {
				x.OwnNotes = append(x.OwnNotes, n)
				continue
			}
			if numbers[n] == 0 {
				numbers[n] = len(r.SharedNotes) + 1
				r.SharedNotes = append(r.SharedNotes, &SharedNote{Number: numbers[n], Text: n, Metrics: users[n]})
			}
			if !slices.Contains(x.SharedNotes, numbers[n]) {
				x.SharedNotes = append(x.SharedNotes, numbers[n])
			}
		}
		slices.Sort(x.SharedNotes)
	}
}
