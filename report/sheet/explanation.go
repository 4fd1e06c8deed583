package sheet

import (
	"fmt"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// explanation is what a party says of a metric: cause, action, who, by when.
type explanation struct {
	party, cause, action, who, due string
}

func explanations(m *report.Metric) []explanation { return nil }

func shortName(m *report.Metric) string { return m.Name }

// numberedName is the metric's number and name: "7 Pitkäaikaistyöttömät".
func numberedName(m *report.Metric) string { return fmt.Sprintf("%d %s", m.Number, shortName(m)) }

func directionWord(m *report.Metric) string { return "" }

// explained joins one part of a metric's explanations; the parties are named
// where there are many.
func explained(m *report.Metric, part func(explanation) string) string {
	var all []string
	given := explanations(m)
	for _, e := range given {
		text := part(e)
		if text == "" {
			continue
		}
		if len(given) > 1 {
			text = byParty(e.party, text)
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

// dueCell is the day by which the actions are done: a date, or several in words.
func dueCell(m *report.Metric) book.Cell {
	if given := explanations(m); len(given) == 1 {
		return dayOrNothing(given[0].due)
	}
	return text(explained(m, func(e explanation) string { return finnish.Date(e.due) }))
}

// sourceLabel is the source's label on the pages: "T1".
func sourceLabel(src report.Source) string { return "" }
