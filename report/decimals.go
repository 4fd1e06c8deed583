package report

import (
	"math/big"
	"slices"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// metricDecimals chooses how many decimals the metric's figures need: as many
// as are declared, one for broken numbers under a thousand, and then enough
// that no printed comparison contradicts its status.
func metricDecimals(m *programme.Mittari, r *assessment.Result) int {
	start := m.Decimals
	if start < 0 {
		start = 0
		declared := []*big.Rat{}
		if m.Baseline != nil {
			declared = append(declared, m.Baseline.Value)
		}
		for _, t := range m.Targets {
			if t.Value != nil {
				declared = append(declared, t.Value)
			}
		}
		for _, g := range m.Groups {
			if g.Baseline != nil {
				declared = append(declared, g.Baseline.Value)
			}
		}
		for _, v := range declared {
			start = max(start, decimalsOf(v, 3))
		}
		thousand := big.NewRat(1000, 1)
		for _, v := range allValues(r) {
			if v.Number != nil && !v.Number.IsInt() && new(big.Rat).Abs(v.Number).Cmp(thousand) < 0 {
				start = max(start, 1)
			}
		}
	}
	pairs := append(outcomePairs(&r.Outcome, r.Series, r.Target), changePair(r.Year, r.Series))
	if r.Previous != nil {
		last, _ := m.TargetFor(r.Year - 1)
		pairs = append(pairs, outcomePairs(r.Previous, nil, last)...)
	}
	for i := range r.Groups {
		pairs = append(pairs, outcomePairs(&r.Groups[i].Outcome, r.Groups[i].Series, r.Target)...)
		pairs = append(pairs, changePair(r.Year, r.Groups[i].Series))
	}
	return decimalsFor(start, pairs)
}

// changePair is this year's number and last year's: a printed change must not
// vanish.
func changePair(year int, series []programme.Value) pair {
	return pair{a: programme.NumberOf(series, year), b: programme.NumberOf(series, year-1), figure: true}
}

// wholeNumbers tells whether there are numbers, and none is broken.
func wholeNumbers(values []programme.Value) bool {
	any := false
	for _, v := range values {
		if v.Number != nil && !v.Number.IsInt() {
			return false
		}
		any = any || v.Number != nil
	}
	return any
}

func allValues(r *assessment.Result) []programme.Value {
	all := slices.Clone(r.Series)
	for _, g := range r.Groups {
		all = append(all, g.Series...)
	}
	return all
}

func outcomePairs(o *assessment.Outcome, series []programme.Value, t *programme.Target) []pair {
	x := number(o)
	if t == nil || x == nil {
		return nil
	}
	asFigure := o.Why == assessment.WhyEachYear || o.Why == assessment.WhyFromBaseline && o.Measured != nil
	pairs := []pair{{a: x, b: o.Reference, figure: asFigure}, {a: x, b: o.ReferenceHigh}, {a: x, b: t.Value, exact: true}}
	if t.Op == programme.Grows || t.Op == programme.Shrinks {
		pairs = append(pairs, pair{a: x, b: o.Baseline, figure: o.Measured != nil, exact: o.Measured == nil})
	}
	if t.Op == programme.Falls || t.Op == programme.Rises {
		last, year := o.Baseline, 0
		for _, v := range series {
			if v.Year > o.BaselineYear {
				pairs = append(pairs, pair{a: v.Number, b: last, figure: year > 0 || o.Measured != nil, exact: year == 0 && o.Measured == nil})
				last, year = v.Number, v.Year
			}
		}
	} else {
		pairs = append(pairs, pair{a: x, b: o.Planned})
	}
	return pairs
}
