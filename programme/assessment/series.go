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
	// start is the programme's first year, from which an accumulated sum counts.
	start       int
	accumulated bool

	// y0 and base are the baseline in force; base is nil without one.
	y0   int
	base *big.Rat
	// declared is the programme's baseline, or the 0 that an accumulated sum
	// starts from (then fromZero is set); measuredBase is the data's value for y0
	// and partialBase one that is not complete enough to serve.
	declared       *big.Rat
	fromZero       bool
	measuredBase   *programme.Value
	partialBase    *programme.Value
	baselineShared bool
}

func newSeries(p *programme.Programme, m *programme.Mittari, g *programme.Group, values []programme.Value, o Options) *series {
	s := &series{
		year: o.Year, final: o.Final, byYear: map[int]*programme.Value{}, breaks: m.Breaks, start: p.Start,
		accumulated: accumulates(m) || accumulated(values), y0: baseYear(p, m),
	}
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
		} else {
			s.baselineShared = true
		}
	}
	switch {
	case baseline != nil:
		s.y0, s.base, s.declared = baseline.Year, baseline.Value, baseline.Value
	case s.accumulated:
		s.y0, s.base, s.declared, s.fromZero = p.Start-1, new(big.Rat), new(big.Rat), true
	}
	if v := s.byYear[s.y0]; v != nil && v.Number != nil && !s.accumulated {
		if v.Incomplete() && isSum(v) {
			s.partialBase = v
			return s
		}
		s.measuredBase = v
		if s.base == nil {
			s.base = v.Number
		}
	}
	return s
}

// accumulates tells whether the metric's values are sums over the programme's
// years, or such sums of a yearly divisor.
func accumulates(m *programme.Mittari) bool {
	a := m.Mapping
	if a == nil || a.Accumulate {
		return a != nil
	}
	return a.Numerator != nil && a.Numerator.Accumulate && !(a.Denominator != nil && a.Denominator.Accumulate)
}

func accumulated(values []programme.Value) bool {
	for i := range values {
		if values[i].Accumulated && values[i].Aggregate != programme.Quotient {
			return true
		}
	}
	return false
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

// open is an outcome that is not judged yet: the value, what it is compared
// with, and its baseline where the target needs one.
func (s *series) open(t *programme.Target) Outcome {
	out := Outcome{Value: s.byYear[s.year], BaselineYear: s.y0, Baseline: s.base}
	if s.declared == nil || s.fromZero {
		out.Measured = s.measuredBase
		if s.base == nil {
			out.PartialBaseline = s.partialBase
		}
		if !t.UsesBaseline() {
			// A measured first year is a baseline only where the target needs one.
			out.Measured, out.Baseline, out.PartialBaseline = nil, nil, nil
		}
	}
	out.Now, out.Earlier = s.compared()
	return out
}

// judge decides the status of the series under the target; nil means monitored.
func (s *series) judge(t *programme.Target) Outcome {
	out := s.open(t)
	if t == nil {
		out.Status, out.Why = Monitored, WhyMonitored
		out.Break = s.crossing(s.year-1, s.year)
		return out
	}
	out.CanShrink = out.Value != nil && isSum(out.Value) && s.shrinks(s.year)
	out.Direction = towards(t, out.Now, out.Earlier)
	s.plan(t, &out)
	if v := out.Value; v != nil && v.Number != nil && v.Incomplete() && v.Periods > 0 && isSum(v) && s.shares(t) {
		out.Share = big.NewRat(int64(v.Periods), int64(v.Required))
	}
	if isTrend(t) {
		s.judgeTrend(t, &out)
		return out
	}
	if why := s.unjudged(&out); why != "" && why != WhyTooEarly {
		out.Status, out.Why, out.Share = NoData, why, nil
		if why == WhyNoValue {
			out.MissingYears = []int{s.year}
		}
		return out
	}
	switch {
	case t.Op == programme.Grows || t.Op == programme.Shrinks:
		s.judgeFromBaseline(t, &out)
	case t.Op == programme.About:
		s.judgeBand(t, &out)
	case t.IsLevel() && t.EveryYear:
		s.judgeEveryYear(t, &out)
	case t.IsLevel():
		s.judgeByYear(t, &out)
	default:
		panic("no rule for the target " + string(t.Op))
	}
	return out
}

// shares tells whether an incomplete sum is held against a share of the level.
// An accumulated one covers the earlier years whole, so that only a path, which
// tells where last year ended, gives a share.
func (s *series) shares(t *programme.Target) bool {
	return !s.accumulated || t.IsLevel() && !t.EveryYear
}

// unjudged is the reason why the report year's value cannot be held against
// anything, or only against what no further period can change; empty if it can.
func (s *series) unjudged(out *Outcome) Why {
	v := out.Value
	switch {
	case v == nil:
		return WhyNoValue
	case v.Number == nil:
		return WhyNoNumber
	case s.final && v.Incomplete():
		return WhyUnfinished
	case v.Incomplete() && v.Periods == 0:
		return WhyTooEarly
	}
	return ""
}
