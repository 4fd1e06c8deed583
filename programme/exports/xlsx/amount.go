package xlsx

import "slices"

// IsAmount recognises a number written as text that is no year or other period.
func IsAmount(s string) bool {
	if _, ok := ParsePeriod(s); ok {
		return false
	}
	_, ok, _ := TextNumber(s)
	return ok
}

// IsFigure tells whether a cell holds a number, also one that is written as text.
func IsFigure(c Cell) bool {
	return c.Kind == Number || c.Kind == Text && IsAmount(Normalise(c.Raw))
}

// AllYears tells whether each of the labels is a year.
func AllYears(labels []string) bool {
	return !slices.ContainsFunc(labels, func(l string) bool {
		p, ok := ParsePeriod(l)
		return !ok || p.Span != Year
	})
}

// NormaliseAll normalises each of the texts.
func NormaliseAll(texts []string) []string {
	var all []string
	for _, t := range texts {
		all = append(all, Normalise(t))
	}
	return all
}
