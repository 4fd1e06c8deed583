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
	default:
		panic("no comparison for the target " + string(op))
	}
}

// judgeEveryYear holds the value against a level that must hold each year.
func (s *series) judgeEveryYear(t *programme.Target, out *Outcome) {
	out.Why = WhyTarget
	s.hold(t.Op, t.Value, out)
}

// hold holds the value against a level that decides alone.
func (s *series) hold(op programme.Op, level *big.Rat, out *Outcome) {
	out.Reference = out.share(level, nil)
	out.markShare(out.Reference, nil)
	out.Status = Behind
	if holds(op, out.Value.Number, out.Reference) {
		out.Status = Met
	}
	can := s.bounds(s.year)
	out.settle(can.all(op, level), can.none(op, level))
}

// judgeByYear holds the value against a level that must be reached by the
// target year, and before it against the planned level.
func (s *series) judgeByYear(t *programme.Target, out *Outcome) {
	x, can := out.Value.Number, s.bounds(s.year)
	before := s.shareFrom(t, out)
	target := out.share(t.Value, before)
	out.Why, out.Reference = WhyTarget, target
	out.markShare(target, nil)
	if holds(t.Op, x, target) {
		out.Status = Met
		out.settle(can.all(t.Op, t.Value), false)
		return
	}
	out.MetIn = s.metBefore(t)
	surelyMissed := false
	switch {
	case out.Break != nil && s.accumulated && out.Value.Incomplete():
		// Across a break there is no share, so that part of a year says nothing.
		out.Status, out.Why = NoData, WhyBreak
		surelyMissed = s.year >= t.Year && can.none(t.Op, t.Value)
	case s.year >= t.Year, out.BaselineMeetsTarget:
		out.Status = Behind
		surelyMissed = can.none(t.Op, t.Value)
	case out.Planned == nil && out.Break != nil:
		out.Status, out.Why = NoData, WhyBreak
	case out.Planned == nil:
		out.Status, out.Why = NoData, WhyNoBaseline
	default:
		level := out.Planned
		if out.Eased != nil {
			level = out.Eased
			if before != nil {
				// A tolerance eases both ends of the year's growth.
				before = new(big.Rat).Add(before, new(big.Rat).Sub(out.Eased, out.Planned))
			}
		}
		out.Why = WhyPlan
		out.Reference = out.share(level, before)
		if out.Share != nil {
			out.PlanShare = out.Reference
		}
		out.Status = Behind
		if asGood(t, x, out.Reference, target) {
			out.Status = OnTrack
		}
		surelyMissed = worseForGood(t, can, level)
	}
	if surelyMissed && out.Why == WhyBreak {
		out.Why = WhyTarget
	}
	out.settle(can.all(t.Op, t.Value), surelyMissed)
}

// asGood tells whether x is at least as good as the planned level p; for
// Exactly it must lie between p and the target t.
func asGood(t *programme.Target, x, p, target *big.Rat) bool {
	switch t.Op {
	case programme.AtMost, programme.LessThan:
		return x.Cmp(p) <= 0
	case programme.AtLeast, programme.MoreThan:
		return x.Cmp(p) >= 0
	case programme.Exactly:
		low, high := inOrder(p, target)
		return x.Cmp(low) >= 0 && x.Cmp(high) <= 0
	default:
		panic("nothing tells when the target " + string(t.Op) + " is on track")
	}
}

func inOrder(a, b *big.Rat) (low, high *big.Rat) {
	if a.Cmp(b) > 0 {
		return b, a
	}
	return a, b
}

// worseForGood tells whether nothing can bring the number to the planned level.
func worseForGood(t *programme.Target, can bounds, p *big.Rat) bool {
	switch t.Op {
	case programme.AtMost, programme.LessThan:
		return can.none(programme.AtMost, p)
	case programme.AtLeast, programme.MoreThan:
		return can.none(programme.AtLeast, p)
	case programme.Exactly:
		low, high := inOrder(p, t.Value)
		return can.none(programme.AtLeast, low) || can.none(programme.AtMost, high)
	default:
		panic("nothing tells when the target " + string(t.Op) + " is off track")
	}
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
