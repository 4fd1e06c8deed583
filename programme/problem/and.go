package problem

import "strings"

// And joins words the Finnish way: "a", "a ja b", "a, b ja c".
func And(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " ja " + words[last]
}
