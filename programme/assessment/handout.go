package assessment

import (
	"math/big"

	"tolokku/programme"
)

// BandOf is the band of a whole year around an About target, both edges in it.
func BandOf(t *programme.Target) (low, high *big.Rat) {
	width := new(big.Rat).Mul(t.Value, t.Band)
	return new(big.Rat).Sub(t.Value, width), new(big.Rat).Add(t.Value, width)
}

// markShare keeps what an incomplete sum is held against, for charts.
func (o *Outcome) markShare(low, high *big.Rat) {
	if o.Share != nil {
		o.LimitShare, o.LimitShareHigh = low, high
	}
}

// RestsOnValue tells whether the status says something about the year's value:
// a monitored value is not judged, and once the target's year is over, falling
// or rising each year is judged by the years up to it alone.
func (r *Result) RestsOnValue() bool {
	t := r.Target
	if t == nil {
		return false
	}
	eachYear := t.Op == programme.Falls || t.Op == programme.Rises
	return !eachYear || r.Year <= t.Year
}

// Bounds are what a year's number can still become; a nil end is open.
func Bounds(list []programme.Value, year int) (low, high *big.Rat) {
	s := &series{list: list, byYear: map[int]*programme.Value{}}
	for i := range list {
		s.byYear[list[i].Year] = &list[i]
	}
	b := s.bounds(year)
	return b.low, b.high
}
