package pdf

import (
	"math"
	"math/big"

	"tolokku/programme/finnish"
	"tolokku/report"
)

// scale finds the range of a chart's values.
type scale struct {
	lo, hi float64
	any    bool
	cut    bool // the scale does not begin at zero, whatever the lowest value is
}

func (v *scale) add(f report.Figure) {
	if !f.Known() {
		return
	}
	x := number(f)
	if !v.any {
		v.lo, v.hi, v.any = x, x, true
	}
	v.lo, v.hi = min(v.lo, x), max(v.hi, x)
}

// read takes in all that a chart shows of a subject.
func (v *scale) read(s subject) {
	for _, points := range [][]report.Point{s.points(), s.plan} {
		for _, q := range points {
			v.add(q.Figure)
		}
	}
	v.add(s.value)
	if s.byYear() {
		v.add(s.level)
	}
	switch s.graphic.Kind {
	case report.LimitGraphic, report.BandGraphic:
		v.add(s.graphic.Limit)
		v.add(s.graphic.LimitHigh)
	}
	if s.value.Known() {
		v.add(report.Figure{Number: s.graphic.Share})
	}
}

// fromZero tells whether the scale begins at zero, or goes below it: only values that lie close together are drawn on a
// scale of their own, or their changes could not be seen.
func (v *scale) fromZero() bool { return v.lo < 0 || v.lo <= 0.75*v.hi && !v.cut }

// axis maps the values to the heights from bottom to top.
func (v *scale) axis(bottom, top float64) axis {
	lo, hi := v.lo, v.hi
	switch {
	case !v.any:
		return axis{0, 1, bottom, top}
	case lo < 0:
		r := max(hi, 0) - lo
		lo, hi = lo-0.08*r, max(hi, 0)+0.06*r
	case v.fromZero():
		lo, hi = 0, hi+0.06*hi
		if hi == 0 {
			hi = 1
		}
	default:
		// A small change must not look large: the scale spans at least a seventh of the values.
		r := max(hi-lo, 0.14*hi)
		lo = max(0, roundDown(lo-0.45*r, r))
		hi += 0.06 * (hi - lo)
	}
	return axis{lo, hi, bottom, top}
}

// roundDown rounds to a step of the magnitude of r, or to half of one where that is too coarse.
func roundDown(x, r float64) float64 {
	step := math.Pow(10, math.Floor(math.Log10(r)))
	if r/step < 2 {
		step /= 2
	}
	return math.Floor(x/step) * step
}

// shortNumber writes the number that a scale begins at, with the decimals that it needs.
func shortNumber(v float64) string {
	r := new(big.Rat)
	if r.SetFloat64(v) == nil {
		return ""
	}
	for d := range 12 {
		x, _ := new(big.Rat).SetString(r.FloatString(d))
		if f, _ := x.Float64(); math.Abs(f-v) <= 1e-9*max(math.Abs(v), 1e-6) {
			return finnish.Number(x, d)
		}
	}
	return finnish.Number(r, 12)
}
