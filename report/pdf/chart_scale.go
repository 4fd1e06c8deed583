package pdf

import (
	"math"
	"math/big"
)

// scale maps values from..to onto x0..x1 in mm; from may be above to.
type scale struct{ from, to, x0, x1 float64 }

func (s scale) at(v float64) float64 {
	if s.from == s.to {
		return (s.x0 + s.x1) / 2
	}
	return s.x0 + (v-s.from)/(s.to-s.from)*(s.x1-s.x0)
}

// clamp maps like at, but stays on the scale; beyond is -1 or 1 where the value
// lies off its start or its end.
func (s scale) clamp(v float64) (x float64, beyond int) {
	x = s.at(v)
	lo, hi := min(s.x0, s.x1), max(s.x0, s.x1)
	switch {
	case x < lo-1e-9:
		return lo, -1
	case x > hi+1e-9:
		return hi, 1
	}
	return x, 0
}

// number is a rational as a finite float: positions in a chart need no more.
func number(r *big.Rat) float64 {
	f, _ := r.Float64()
	if math.IsInf(f, 0) {
		return math.Copysign(math.MaxFloat64/1e6, f)
	}
	return f
}

// span is the least and the greatest of values; ok is false without any.
type span struct {
	lo, hi float64
	ok     bool
}

func (s *span) add(values ...float64) {
	for _, v := range values {
		if !s.ok {
			s.lo, s.hi, s.ok = v, v, true
		}
		s.lo, s.hi = min(s.lo, v), max(s.hi, v)
	}
}

// roundEnds widens lo..hi to round numbers with some air at both ends, but does
// not cross zero where all values are on one side of it.
func roundEnds(lo, hi float64) (float64, float64) {
	width := hi - lo
	if width <= 0 {
		width = max(math.Abs(hi), 1)
	}
	step := math.Pow(10, math.Floor(math.Log10(width)))
	switch {
	case width/step < 2:
		step /= 5
	case width/step < 5:
		step /= 2
	}
	from := math.Floor((lo-width*0.15)/step) * step
	to := math.Ceil((hi+width*0.15)/step) * step
	if lo >= 0 && from < 0 {
		from = 0
	}
	if hi <= 0 && to > 0 {
		to = 0
	}
	if from == to {
		to = from + step
	}
	return from, to
}
