package problem

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns up to n candidates that the word may have been meant to be,
// the nearest first; none that is further off than a third of its length.
func Nearest(word string, candidates []string, n int) []string {
	type scored struct {
		text     string
		distance int
	}
	var near []scored
	folded := strings.ToLower(word)
	for _, c := range candidates {
		lower := strings.ToLower(c)
		d := distance([]rune(folded), []rune(lower))
		limit := max(len([]rune(word)), len([]rune(c)))/3 + 1
		if strings.Contains(lower, folded) || strings.Contains(folded, lower) && lower != "" {
			d = min(d, limit)
		}
		if d <= limit {
			near = append(near, scored{c, d})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.text, b.text))
	})
	var texts []string
	for _, s := range near {
		if len(texts) < n && !slices.Contains(texts, s.text) {
			texts = append(texts, s.text)
		}
	}
	return texts
}

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours between two words.
func distance(a, b []rune) int {
	previous, last := []int(nil), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], previous[j-2]+1)
			}
		}
		previous, last = last, row
	}
	return last[len(b)]
}
