package assessment

import (
	"math/big"

	"tolokku/programme"
)

// series is one row of yearly values with its baseline, ready to be judged.
type series struct {
	year   int
	final  bool
	list   []programme.Value
	byYear map[int]*programme.Value
	breaks []programme.Break

	// y0 and base are the baseline in force; base is nil without one.
	y0   int
	base *big.Rat
	// declared is the programme's baseline, measuredBase the data's value for y0.
	declared       *big.Rat
	measuredBase   *programme.Value
	baselineShared bool
}

func newSeries(p *programme.Programme, m *programme.Mittari, g *programme.Group, values []programme.Value, o Options) *series {
	s := &series{year: o.Year, final: o.Final, byYear: map[int]*programme.Value{}, breaks: m.Breaks, y0: baseYear(p, m)}
	for _, v := range values {
		if v.Year <= o.Year {
			s.list = append(s.list, v)
		}
	}
	for i := range s.list {
		s.byYear[s.list[i].Year] = &s.list[i]
	}
	baseline := m.Baseline
	if g != nil {
		s.breaks = append(append([]programme.Break{}, m.Breaks...), g.Breaks...)
		if g.Baseline != nil {
			baseline = g.Baseline
			s.y0 = g.Baseline.Year
		} else {
			s.baselineShared = true
		}
	}
	if baseline != nil {
		s.declared = baseline.Value
		s.base = baseline.Value
	}
	if v := s.byYear[s.y0]; v != nil && v.Number != nil && !(s.final && v.Incomplete()) {
		s.measuredBase = v
		if s.base == nil {
			s.base = v.Number
		}
	}
	return s
}

// crossing returns a break between the years a and b, or nil.
func (s *series) crossing(a, b int) *programme.Break {
	for i := range s.breaks {
		if a < s.breaks[i].Year && s.breaks[i].Year <= b {
			return &s.breaks[i]
		}
	}
	return nil
}

// complete returns the number of a complete year, or nil.
func (s *series) complete(year int) *big.Rat {
	v := s.byYear[year]
	if v == nil || v.Number == nil || v.Incomplete() {
		return nil
	}
	return v.Number
}

// judge decides the status of the series under the target; nil means monitored.
func (s *series) judge(t *programme.Target) Outcome {
	out := Outcome{Value: s.byYear[s.year], BaselineYear: s.y0, Baseline: s.base}
	if s.declared == nil {
		out.Measured = s.measuredBase
		if !t.UsesBaseline() {
			// A measured first year is a baseline only where the target needs one.
			out.Measured, out.Baseline = nil, nil
		}
	}
	if t == nil {
		out.Status, out.Why = Monitored, WhyMonitored
		out.Break = s.crossing(s.year-1, s.year)
		return out
	}
	s.plan(t, &out)
	if (t.Op == programme.Falls || t.Op == programme.Rises) && s.year > t.Year {
		// After the target year the years up to it decide, whatever came since.
		s.judgeEachYear(t, &out)
		return out
	}
	switch {
	case out.Value == nil:
		if (t.Op == programme.Falls || t.Op == programme.Rises) && s.failedAlready(t, &out) {
			return out
		}
		out.Status, out.Why, out.MissingYears = NoData, WhyNoValue, []int{s.year}
		return out
	case out.Value.Number == nil:
		if (t.Op == programme.Falls || t.Op == programme.Rises) && s.failedAlready(t, &out) {
			return out
		}
		out.Status, out.Why = NoData, WhyNoNumber
		return out
	case s.final && out.Value.Incomplete():
		out.Status, out.Why = NoData, WhyUnfinished
		return out
	}
	if out.Value.Incomplete() && isSum(out.Value) {
		out.Share = big.NewRat(int64(out.Value.Periods), int64(out.Value.Required))
	}
	switch {
	case t.Op == programme.Falls || t.Op == programme.Rises:
		s.judgeEachYear(t, &out)
	case t.Op == programme.Grows || t.Op == programme.Shrinks:
		s.judgeFromBaseline(t, &out)
	case t.Op == programme.About:
		judgeBand(t, &out)
	case t.IsLevel() && t.EveryYear:
		judgeEveryYear(t, &out)
	case t.IsLevel():
		s.judgeByYear(t, &out)
	default:
		panic("no rule for the target " + string(t.Op))
	}
	return out
}

// isSum tells whether the number only grows as periods are added to the year.
func isSum(v *programme.Value) bool {
	return v.Aggregate == programme.Sum || v.Aggregate == programme.Count
}

// settle turns a met status of an incomplete year into on_track, unless more
// periods cannot undo it: full is the test against the whole year's level, and
// kept tells which way a number may move without making it false.
func settle(out *Outcome, full func(x *big.Rat) bool, kept direction) {
	v := out.Value
	if !v.Incomplete() {
		return
	}
	keeps := false
	switch {
	case isSum(v):
		keeps = kept == upward && v.Number.Sign() >= 0
	case v.Aggregate == programme.Max:
		keeps = kept == upward
	case v.Aggregate == programme.Min:
		keeps = kept == downward
	}
	switch {
	case keeps && full(v.Number):
		out.Status = Met
	case out.Status == Met:
		out.Status = OnTrack
	}
}

// share returns level × n/12 for an incomplete sum, else the level itself. An
// accumulated sum covers the earlier years whole, so that only the growth from
// the level before is shared.
func share(out *Outcome, level, before *big.Rat) *big.Rat {
	if out.Share == nil {
		return level
	}
	if before == nil || !out.Value.Accumulated {
		return new(big.Rat).Mul(level, out.Share)
	}
	growth := new(big.Rat).Sub(level, before)
	return growth.Add(before, growth.Mul(growth, out.Share))
}
