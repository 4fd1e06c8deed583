package report

import (
	"math/big"
	"strings"
)

const (
	nbsp  = "\u00a0"
	minus = "\u2212"
	dash  = "–"
)

// FormatNumber writes a number as Finnish does: decimal comma, no-break spaces
// between thousands, a true minus sign. Halves round away from zero.
func FormatNumber(x *big.Rat, decimals int) string {
	text := x.FloatString(decimals)
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	whole, fraction, _ := strings.Cut(text, ".")
	var b strings.Builder
	if negative && strings.Trim(text, "0.") != "" {
		b.WriteString(minus)
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(nbsp)
		}
		b.WriteRune(r)
	}
	if fraction != "" {
		b.WriteString("," + fraction)
	}
	return b.String()
}

// singular is what a unit is called after the number one.
var singular = map[string]string{
	"henkilöä":             "henkilö",
	"asiakasta/virkailija": "asiakas/virkailija",
	"asiakasta":            "asiakas",
	"päätöstä":             "päätös",
	"päivää":               "päivä",
	"euroa":                "euro",
	"pistettä":             "piste",
	"kuukautta":            "kuukausi",
	"viikkoa":              "viikko",
	"kertaa":               "kerta",
	"yritystä":             "yritys",
}

func withUnit(text, unit string) string {
	if unit == "" || text == dash {
		return text
	}
	if one, ok := singular[unit]; ok && strings.TrimLeft(text, "+"+minus) == "1" {
		unit = one
	}
	return text + nbsp + strings.ReplaceAll(unit, " ", nbsp)
}

// figure words a number; nil is the unknown figure.
func figure(x *big.Rat, decimals int, unit string) Figure {
	if x == nil {
		return Figure{Text: dash, WithUnit: dash}
	}
	text := FormatNumber(x, decimals)
	return Figure{Number: x, Text: text, WithUnit: withUnit(text, unit)}
}

// natural writes a declared number with the decimals it was declared with.
func natural(x *big.Rat) string { return FormatNumber(x, decimalsOf(x, mostDecimals)) }

// decimalsOf is how many decimals the number needs, at most limit.
func decimalsOf(x *big.Rat, limit int) int {
	for d := 0; d < limit; d++ {
		rounded, _ := new(big.Rat).SetString(x.FloatString(d))
		if rounded.Cmp(x) == 0 {
			return d
		}
	}
	return limit
}

// pair is two numbers whose order decided a status. b is printed as levels are,
// unless figure is set (as a is) or exact is set (as it was declared).
type pair struct {
	a, b          *big.Rat
	figure, exact bool
}

func (p pair) decimals(d int) int {
	switch {
	case p.figure:
		return d
	case p.exact:
		return decimalsOf(p.b, mostDecimals)
	}
	return levelDecimals(p.b, d)
}

// mostDecimals is what a number in a cell can have at 15 digits, and one more.
const mostDecimals = 16

// decimalsFor raises the decimals until every pair is in the same order when
// printed as it is exactly: a rounded figure must not contradict the status.
func decimalsFor(start int, pairs []pair) int {
	for d := start; d < mostDecimals; d++ {
		agree := true
		for _, p := range pairs {
			if p.a == nil || p.b == nil {
				continue
			}
			a, _ := new(big.Rat).SetString(p.a.FloatString(d))
			b, _ := new(big.Rat).SetString(p.b.FloatString(p.decimals(d)))
			if a.Cmp(b) != p.a.Cmp(p.b) {
				agree = false
				break
			}
		}
		if agree {
			return d
		}
	}
	return mostDecimals
}

// levelDecimals is how many decimals a level beside a figure with the given
// decimals is printed with: its own where three are enough.
func levelDecimals(level *big.Rat, decimals int) int {
	if own := decimalsOf(level, 4); own <= 3 {
		return own
	}
	return max(decimals, 2)
}

// change words the difference between this year's and last year's number.
func change(now, before *big.Rat, decimals int, unit string) string {
	if now == nil || before == nil {
		return ""
	}
	diff := new(big.Rat).Sub(now, before)
	if diff.Sign() == 0 {
		return "ei muutosta"
	}
	// A change that is there must not be rounded away.
	for decimals < mostDecimals && strings.Trim(diff.FloatString(decimals), "-0.") == "" {
		decimals++
	}
	text := FormatNumber(diff, decimals)
	if diff.Sign() > 0 {
		text = "+" + text
	}
	if unit == "%" {
		unit = "%-yks."
	}
	return withUnit(text, unit)
}

// DateText writes YYYY-MM-DD as 1.2.2024; anything else as it is.
func DateText(day string) string {
	if len(day) != 10 {
		return day
	}
	return strings.TrimLeft(day[8:], "0") + "." + strings.TrimLeft(day[5:7], "0") + "." + day[:4]
}

// span is a range: "36–44 kpl", with spaces where a minus would meet the dash.
func span(low, high string) string {
	if strings.HasPrefix(high, minus) {
		return low + nbsp + dash + nbsp + high
	}
	return low + dash + high
}

// count writes a number of answers or the like.
func count(n int) string { return FormatNumber(big.NewRat(int64(n), 1), 0) }

// list joins names with commas and "ja".
func list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " ja " + names[len(names)-1]
}
