// Package finnish writes numbers, dates and lists as Finnish does.
package finnish

import (
	"math/big"
	"strings"
)

// The characters that Finnish typography needs beside letters.
const (
	// NoBreak is the no-break space between a number and its unit.
	NoBreak = "\u00a0"
	// Minus is the true minus sign.
	Minus = "\u2212"
	// Dash is the en dash of ranges; alone it stands for what there is not.
	Dash = "–"
)

// Number writes a number with a decimal comma, no-break spaces between
// thousands and a true minus sign. Halves round away from zero.
func Number(x *big.Rat, decimals int) string {
	text := x.FloatString(decimals)
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	whole, fraction, _ := strings.Cut(text, ".")
	var b strings.Builder
	if negative && strings.Trim(text, "0.") != "" {
		b.WriteString(Minus)
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(NoBreak)
		}
		b.WriteRune(r)
	}
	if fraction != "" {
		b.WriteString("," + fraction)
	}
	return b.String()
}

// Count writes a whole number.
func Count(n int) string { return Number(big.NewRat(int64(n), 1), 0) }

// Range is "36–44", with spaces where a minus would meet the dash.
func Range(low, high string) string {
	if strings.HasPrefix(high, Minus) {
		return low + NoBreak + Dash + NoBreak + high
	}
	return low + Dash + high
}
