package assessment

import (
	"math/big"

	"tolokku/programme"
)

// holds tells whether x op t.
func holds(op programme.Op, x, t *big.Rat) bool {
	c := x.Cmp(t)
	switch op {
	case programme.AtMost:
		return c <= 0
	case programme.LessThan:
		return c < 0
	case programme.AtLeast:
		return c >= 0
	case programme.MoreThan:
		return c > 0
	case programme.Exactly:
		return c == 0
	}
	return false
}

// direction is which way a number may move.
type direction int

const (
	neither direction = iota
	upward
	downward
)

// keptBy is which way a number may move without making the operator false.
func keptBy(op programme.Op) direction {
	switch op {
	case programme.AtLeast, programme.MoreThan:
		return upward
	case programme.AtMost, programme.LessThan:
		return downward
	}
	return neither
}

// judgeEveryYear holds the value against a level that must hold each year.
func judgeEveryYear(t *programme.Target, out *Outcome) {
	out.Why = WhyTarget
	out.Reference = share(out, t.Value, nil)
	out.markShare(out.Reference, nil)
	out.Status = Behind
	if holds(t.Op, out.Value.Number, out.Reference) {
		out.Status = Met
	}
	settle(out, func(x *big.Rat) bool { return holds(t.Op, x, t.Value) }, keptBy(t.Op))
}

// judgeByYear holds the value against a level that must be reached by the
// target year, and before it against the planned level.
func (s *series) judgeByYear(t *programme.Target, out *Outcome) {
	x := out.Value.Number
	full := func(x *big.Rat) bool { return holds(t.Op, x, t.Value) }
	var before *big.Rat
	if out.Planned != nil {
		before = s.planned(t, s.year-1)
	}
	out.Why = WhyTarget
	out.Reference = share(out, t.Value, before)
	out.markShare(out.Reference, nil)
	if holds(t.Op, x, out.Reference) {
		out.Status = Met
		settle(out, full, keptBy(t.Op))
		return
	}
	out.MetIn = s.metBefore(t)
	switch {
	case s.year >= t.Year, out.BaselineMeetsTarget:
		out.Status = Behind
	case out.Planned == nil && out.Break != nil:
		out.Status, out.Why = NoData, WhyBreak
	case out.Planned == nil:
		out.Status, out.Why = NoData, WhyNoBaseline
	default:
		level := out.Planned
		if out.Eased != nil {
			level = out.Eased
		}
		out.Why = WhyPlan
		out.Reference = share(out, level, before)
		if out.Share != nil {
			out.PlanShare = out.Reference
		}
		out.Status = Behind
		if asGood(t, x, out.Reference, share(out, t.Value, before), s.base) {
			out.Status = OnTrack
		}
	}
	settle(out, full, keptBy(t.Op))
}

// asGood tells whether x is at least as good as the planned level p; for
// Exactly it must lie between p and the target t.
func asGood(t *programme.Target, x, p, target, base *big.Rat) bool {
	switch t.Op {
	case programme.AtMost, programme.LessThan:
		return x.Cmp(p) <= 0
	case programme.AtLeast, programme.MoreThan:
		return x.Cmp(p) >= 0
	}
	low, high := p, target
	if low.Cmp(high) > 0 {
		low, high = high, low
	}
	return x.Cmp(low) >= 0 && x.Cmp(high) <= 0
}

// metBefore returns the latest earlier complete year after the base year, on
// this side of any break, in which the target was met; else 0.
func (s *series) metBefore(t *programme.Target) int {
	for year := s.year - 1; year > s.y0; year-- {
		if s.crossing(year, s.year) != nil {
			return 0
		}
		if x := s.complete(year); x != nil && holds(t.Op, x, t.Value) {
			return year
		}
	}
	return 0
}
