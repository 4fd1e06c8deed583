package problem

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns up to n of the existing texts that come closest to the
// wanted one, closest first. A name or an id that differs in more than a third
// of its letters is another one, unless it begins the same; long labels of
// statistics may differ more, because a revision rewords them.
func Nearest(wanted string, existing []string, n int) []string {
	type candidate struct {
		label            string
		distance, common int
	}
	w := []rune(fold(wanted))
	var all []candidate
	seen := map[string]bool{}
	for _, e := range existing {
		if e == "" || seen[e] {
			continue
		}
		seen[e] = true
		if len(seen) > 5000 {
			break
		}
		f := []rune(fold(e))
		d := editDistance(w, f)
		longest := max(len(w), len(f))
		// A text that holds the other one is near although it is longer.
		if strings.Contains(string(f), string(w)) || len(f) > 2 && strings.Contains(string(w), string(f)) {
			d = min(d, 1+longest/10)
		}
		common := commonPrefix(w, f)
		limit := max(longest/3, 1)
		switch {
		case longest > longestID:
			limit = longest * 6 / 10
		case common*2 >= longest:
			// Finnish words are inflected at the end.
			limit = longest / 2
		}
		if d <= limit || len(w) > 0 && strings.Contains(string(f), string(w)) {
			all = append(all, candidate{e, d, common})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.common, a.common))
	})
	var labels []string
	for _, c := range all[:min(n, len(all))] {
		labels = append(labels, c.label)
	}
	return labels
}

// longestID is the length up to which a text is compared as a name or an id.
const longestID = 24

func commonPrefix(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// longestCompared bounds the work on texts that nobody would mistype as a whole.
const longestCompared = 200

// editDistance counts the insertions, deletions, substitutions and swaps of
// neighbours between two texts.
func editDistance(a, b []rune) int {
	a, b = a[:min(len(a), longestCompared)], b[:min(len(b), longestCompared)]
	var before, last []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j, rb := range b {
			cost := 1
			if ra == rb {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && ra == b[j-1] && a[i-1] == rb {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}

// fold makes texts comparable where case and white space mean nothing.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}
