package finnish

import (
	"math/big"
	"strconv"
	"strings"
)

// Exact writes a number with as many decimals as it needs, up to twelve
// significant digits.
func Exact(x *big.Rat) string {
	if x.IsInt() {
		return Number(x, 0)
	}
	f, _ := x.Float64()
	text := strconv.FormatFloat(f, 'g', 12, 64)
	if strings.Contains(text, "e") {
		text = strconv.FormatFloat(f, 'f', -1, 64)
	}
	_, fraction, _ := strings.Cut(text, ".")
	fraction = strings.TrimRight(fraction, "0")
	if rounded, ok := new(big.Rat).SetString(text); ok {
		x = rounded
	}
	return Number(x, len(fraction))
}
