package report

import (
	"cmp"
	"math/big"
	"strings"

	"tolokku/programme/finnish"
)

const (
	nbsp  = finnish.NoBreak
	minus = finnish.Minus
	dash  = finnish.Dash
)

// Figure is a number with what printing it takes. The zero Figure is no number
// and prints as "–".
type Figure struct {
	// Number is exact; nil for no number.
	Number *big.Rat
	// Decimals is how many of them are printed.
	Decimals int
	// Unit may be empty.
	Unit string
}

// Known tells whether there is a number.
func (f Figure) Known() bool { return f.Number != nil }

// Text is the number alone: "7,5".
func (f Figure) Text() string {
	if f.Number == nil {
		return dash
	}
	return finnish.Number(f.Number, f.Decimals)
}

// WithUnit is the number with its unit: "7,5 %".
func (f Figure) WithUnit() string { return withUnit(f.Text(), f.Unit) }

// Signed is a difference with its sign and unit: "+0,9 %-yks.".
func (f Figure) Signed() string {
	if f.Number == nil || f.Number.Sign() <= 0 {
		return f.WithUnit()
	}
	return withUnit("+"+f.Text(), f.Unit)
}

// figure is a number with its decimals; nil is no figure.
func figure(x *big.Rat, decimals int, unit string) Figure {
	if x == nil {
		return Figure{}
	}
	return Figure{x, decimals, unit}
}

// declared is a number with the decimals that it was declared with.
func declared(x *big.Rat, unit string) Figure {
	if x == nil {
		return Figure{}
	}
	return Figure{x, decimalsOf(x, mostDecimals), unit}
}

// Spread is the range of the groups' figures; Low is High where one figure is
// all there is, and neither is known without one.
type Spread struct {
	Low, High Figure
	// Lacking is set where a group has no figure: "2; –".
	Lacking bool
}

// Known tells whether any group has a figure.
func (s Spread) Known() bool { return s.Low.Known() }

// Text is "41,2–60,0".
func (s Spread) Text() string { return s.between(s.High.Text()) }

// WithUnit is "41,2–60,0 %".
func (s Spread) WithUnit() string { return s.between(s.High.WithUnit()) }

func (s Spread) between(high string) string {
	if s.Known() && s.Low.Number.Cmp(s.High.Number) != 0 {
		high = finnish.Range(s.Low.Text(), high)
	}
	if s.Known() && s.Lacking {
		high += ";" + nbsp + dash
	}
	return high
}

// singular is what a unit is called after the number one.
var singular = map[string]string{
	"henkilöä":                    "henkilö",
	"asiakasta virkailijaa kohti": "asiakas virkailijaa kohti",
	"asiakasta":                   "asiakas",
	"päätöstä":                    "päätös",
	"päivää":                      "päivä",
	"euroa":                       "euro",
	"pistettä":                    "piste",
	"kuukautta":                   "kuukausi",
	"viikkoa":                     "viikko",
	"kertaa":                      "kerta",
	"yritystä":                    "yritys",
}

// shortUnits are units where there is little room.
var shortUnits = map[string]string{
	"henkilöä": "henk.", "asiakasta virkailijaa kohti": "as./virk.", "asiakasta": "as.", "pistettä": "p.",
	"kuukautta": "kk", "viikkoa": "vk", "euroa": "€",
}

func shortUnit(unit string) string { return cmp.Or(shortUnits[unit], unit) }

func withUnit(text, unit string) string {
	if unit == "" || text == dash {
		return text
	}
	if one, ok := singular[unit]; ok && strings.TrimLeft(text, "+"+minus) == "1" {
		unit = one
	}
	return text + nbsp + strings.ReplaceAll(unit, " ", nbsp)
}

// decimalsOf is how many decimals the number needs, at most limit.
func decimalsOf(x *big.Rat, limit int) int {
	for d := 0; d < limit; d++ {
		if rounded(x, d).Cmp(x) == 0 {
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
			if rounded(p.a, d).Cmp(rounded(p.b, p.decimals(d))) != p.a.Cmp(p.b) {
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

// levelDecimals is how many decimals a computed level is printed with beside a
// figure with the given decimals: its own where they are few.
func levelDecimals(level *big.Rat, decimals int) int {
	if own, most := decimalsOf(level, decimals+3), max(decimals+1, 2); own <= most {
		return own
	}
	return decimals
}

// change is the difference between this year's and last year's number as they
// are printed.
func change(now, before *big.Rat, decimals int, unit string) Figure {
	if now == nil || before == nil {
		return Figure{}
	}
	if unit == "%" {
		unit = "%-yks."
	}
	return Figure{new(big.Rat).Sub(rounded(now, decimals), rounded(before, decimals)), decimals, unit}
}

func rounded(x *big.Rat, decimals int) *big.Rat {
	r, _ := new(big.Rat).SetString(x.FloatString(decimals))
	return r
}

func changeText(f Figure) string {
	switch {
	case !f.Known():
		return ""
	case f.Number.Sign() == 0:
		return "ei muutosta"
	}
	return f.Signed()
}
