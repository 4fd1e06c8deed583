package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

// numberedName is the metric's number and name: "7 Pitkäaikaistyöttömät".
func numberedName(m *report.Metric) string { return fmt.Sprintf("%d %s", m.Number, m.Short) }

// explained joins one part of a metric's explanations; the parties are named
// where several told it.
func explained(m *report.Metric, part func(report.Explanation) string) string {
	var all, named []string
	for _, e := range m.Explanations {
		if text := part(e); text != "" {
			all, named = append(all, text), append(named, byParty(e.Party, text))
		}
	}
	if len(all) > 1 {
		all = named
	}
	return strings.Join(all, "\n")
}

// actor is who does what an explanation promises: its party, if it names no one.
func actor(e report.Explanation) string {
	if e.Action == "" && e.Due == "" {
		return e.Who
	}
	return cmp.Or(e.Who, e.Party)
}

// actors are who does something, each once.
func actors(m *report.Metric) string {
	var all []string
	for _, e := range m.Explanations {
		if who := actor(e); who != "" && !slices.Contains(all, who) {
			all = append(all, who)
		}
	}
	return strings.Join(all, "\n")
}

// dueCell is the day by which the actions are done: a date, or several in words.
func dueCell(m *report.Metric) book.Cell {
	var days []report.Explanation
	for _, e := range m.Explanations {
		if e.Due != "" {
			days = append(days, e)
		}
	}
	if len(days) == 1 {
		return dayOrNothing(days[0].Due)
	}
	return text(explained(m, func(e report.Explanation) string { return e.DueText }))
}

// sourceLabel is the source's label on the pages: "T1".
func sourceLabel(src report.Source) string {
	if src.Table == 0 {
		return ""
	}
	return fmt.Sprintf("T%d", src.Table)
}
