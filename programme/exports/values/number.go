package values

import (
	"math/big"
	"strconv"
	"strings"
)

// Finnish writes a number with a decimal comma, a real minus and no-break
// spaces between thousands, with as many decimals as it needs up to twelve
// significant digits.
func Finnish(r *big.Rat) string {
	f, _ := r.Float64()
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if r.IsInt() {
		text = r.Num().String()
	} else if g := strconv.FormatFloat(f, 'g', 12, 64); !strings.ContainsAny(g, "e") {
		text = g
	}
	negative := strings.HasPrefix(text, "-")
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	decimals = strings.TrimRight(decimals, "0")
	var b strings.Builder
	if negative {
		b.WriteString("\u2212")
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString("\u00a0")
		}
		b.WriteRune(d)
	}
	if decimals != "" {
		b.WriteString("," + decimals)
	}
	return b.String()
}
