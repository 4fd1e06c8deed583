package assessment

import (
	"math/big"

	"tolokku/programme"
)

// bounds are what a year's number can still become: its own value for a complete
// year, half a line or everything for an incomplete one. A nil end is open.
type bounds struct{ low, high *big.Rat }

func exact(x *big.Rat) bounds { return bounds{x, x} }

// fixed tells whether nothing can change the number.
func (b bounds) fixed() bool { return b.low != nil && b.low == b.high }

// all tells whether x op t holds whatever the number becomes.
func (b bounds) all(op programme.Op, t *big.Rat) bool {
	switch op {
	case programme.AtLeast, programme.MoreThan:
		return b.low != nil && holds(op, b.low, t)
	case programme.AtMost, programme.LessThan:
		return b.high != nil && holds(op, b.high, t)
	case programme.Exactly:
		return b.fixed() && holds(op, b.low, t)
	default:
		panic("nothing tells when the target " + string(op) + " is sure to be met")
	}
}

// none tells whether x op t fails whatever the number becomes.
func (b bounds) none(op programme.Op, t *big.Rat) bool {
	switch op {
	case programme.AtLeast, programme.MoreThan:
		return b.high != nil && !holds(op, b.high, t)
	case programme.AtMost, programme.LessThan:
		return b.low != nil && !holds(op, b.low, t)
	case programme.Exactly:
		return b.low != nil && b.low.Cmp(t) > 0 || b.high != nil && b.high.Cmp(t) < 0
	default:
		panic("nothing tells when the target " + string(op) + " is sure to be missed")
	}
}

// isSum tells whether the number grows as periods are added to the year, unless
// they are negative.
func isSum(v *programme.Value) bool {
	return v.Aggregate == programme.Sum || v.Aggregate == programme.Count
}

// bounds are those of a year's value; open at both ends without one.
func (s *series) bounds(year int) bounds {
	v := s.byYear[year]
	switch {
	case year == s.y0 && year < s.year && s.base != nil:
		return exact(s.base)
	case v == nil || v.Number == nil:
	case !v.Incomplete():
		return exact(v.Number)
	case isSum(v) && !s.shrinks(year), v.Aggregate == programme.Max:
		return bounds{low: v.Number}
	case v.Aggregate == programme.Min:
		return bounds{high: v.Number}
	}
	return bounds{}
}

// shrinks tells whether more periods can make a sum smaller: some period up to
// the year has been below zero.
func (s *series) shrinks(year int) bool {
	for i := range s.list {
		v := &s.list[i]
		if v.Year <= year && (v.Negative || isSum(v) && v.Number != nil && v.Number.Sign() < 0) {
			return true
		}
	}
	return false
}

// settle finishes the outcome of an incomplete year: what more periods cannot
// undo or mend is final, a target that is kept so far is on track, and before
// the first whole period of the year nothing else is said.
func (out *Outcome) settle(surelyMet, surelyMissed bool) {
	v := out.Value
	if !v.Incomplete() {
		return
	}
	switch {
	case surelyMet:
		out.Status = Met
	case surelyMissed:
		out.Status = Behind
	case out.Status == NoData:
	case v.Periods == 0:
		out.Status, out.Why = NoData, WhyTooEarly
		out.unheld()
	case out.Status == Met:
		out.Status = OnTrack
	}
}

// unheld drops the levels of a value that was held against none of them.
func (out *Outcome) unheld() {
	out.Share, out.Reference, out.ReferenceHigh, out.Before = nil, nil, nil, nil
	out.LimitShare, out.LimitShareHigh, out.PlanShare = nil, nil, nil
}
