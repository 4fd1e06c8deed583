package problem

import (
	"strings"

	"tolokku/programme/finnish"
)

// QuoteList writes labels for a message: "A", "B" ja "C"; many are cut short.
func QuoteList(labels []string, most int) string {
	var quoted []string
	for i, l := range labels {
		if i == most && len(labels) > most+1 {
			return strings.Join(quoted, ", ") + " …"
		}
		quoted = append(quoted, Quote(l))
	}
	return finnish.List(quoted)
}

// Quote puts a text in quotation marks and cuts a long one short.
func Quote(s string) string {
	if r := []rune(s); len(r) > 80 {
		s = string(r[:77]) + "…"
	}
	return `"` + s + `"`
}
