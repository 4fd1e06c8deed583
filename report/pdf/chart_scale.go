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

// roundEnds are round numbers at least far to both sides of the middle, but not
// below the lowest.
func roundEnds(middle, far, lowest float64) (from, to float64) {
	if far <= 0 {
		far = 1
	}
	step := math.Pow(10, math.Floor(math.Log10(far)))
	switch {
	case far/step < 2:
		step /= 5
	case far/step < 5:
		step /= 2
	}
	from = math.Floor((middle-far)/step+1e-9) * step
	to = math.Ceil((middle+far)/step-1e-9) * step
	return max(from, min(lowest, middle)), to
}
