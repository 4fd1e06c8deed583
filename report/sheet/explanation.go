package sheet

import (
	"fmt"
	"strings"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

// numberedName is the metric's number and name: "7 Pitkäaikaistyöttömät".
func numberedName(m *report.Metric) string { return fmt.Sprintf("%d %s", m.Number, m.Short) }

// explained joins one part of a metric's explanations; the parties are named
// where there are several.
func explained(m *report.Metric, part func(report.Explanation) string) string {
	var all []string
	for _, e := range m.Explanations {
		text := part(e)
		if text == "" {
			continue
		}
		if len(m.Explanations) > 1 {
			text = byParty(e.Party, text)
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

// dueCell is the day by which the actions are done: a date, or several in words.
func dueCell(m *report.Metric) book.Cell {
	if len(m.Explanations) == 1 {
		return dayOrNothing(m.Explanations[0].Due)
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
