package problem

import "strings"

// QuoteList writes labels for a message: "A", "B" ja "C"; many are cut short.
func QuoteList(labels []string, most int) string {
	var quoted []string
	for i, l := range labels {
		if i == most && len(labels) > most+1 {
			return strings.Join(quoted, ", ") + " …"
		}
		quoted = append(quoted, Quote(l))
	}
	return AndList(quoted)
}

func AndList(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " ja " + items[len(items)-1]
}

// Quote puts a text in quotation marks and cuts a long one short.
func Quote(s string) string {
	if r := []rune(s); len(r) > 80 {
		s = string(r[:77]) + "…"
	}
	return `"` + s + `"`
}
