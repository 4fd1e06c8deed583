package assessment

import (
	"math/big"

	"tolokku/programme"
)

// plan fills in the planned level of the year and the whole path, where the
// target has one, or the reason why it has none.
func (s *series) plan(t *programme.Target, out *Outcome) {
	if !t.IsLevel() || t.EveryYear {
		return
	}
	for i := range t.Interim {
		if !s.passed(t, &t.Interim[i]) {
			out.Interim = append(out.Interim, t.Interim[i])
		}
	}
	if s.base != nil && holds(t.Op, s.base, t.Value) {
		if out.Break = s.crossing(s.y0, s.year); out.Break == nil {
			out.BaselineMeetsTarget = true
		}
		return
	}
	points := s.points(t)
	if len(points) < 2 {
		return
	}
	if out.Break = s.crossing(points[0].Year, s.year); out.Break != nil {
		return
	}
	for year := points[0].Year; year <= t.Year; year++ {
		out.Plan = append(out.Plan, Level{year, interpolate(points, year)})
	}
	if s.year < points[0].Year {
		return
	}
	out.Planned = interpolate(points, s.year)
	if t.Tolerance == nil || s.year >= t.Year {
		return
	}
	from := points[0].Value
	width := new(big.Rat).Sub(t.Value, from)
	ease := new(big.Rat).Mul(width.Abs(width), t.Tolerance)
	if t.Value.Cmp(from) < 0 {
		out.Eased = ease.Add(out.Planned, ease)
	} else {
		out.Eased = ease.Sub(out.Planned, ease)
	}
}

// planThen are the planned levels of the years before the report's in which
// another target than t was in force, on that one's path.
func (s *series) planThen(m *programme.Mittari, t *programme.Target) []Level {
	var all []Level
	for year := s.y0; year < s.year && len(m.Targets) > 1; year++ {
		target, _ := m.TargetFor(year)
		if target == t {
			continue
		}
		var then Outcome
		s.plan(target, &then)
		for _, level := range then.Plan {
			if level.Year == year {
				all = append(all, level)
			}
		}
	}
	return all
}

// planned is the planned level of a year, nil before the path starts.
func (s *series) planned(t *programme.Target, year int) *big.Rat {
	points := s.points(t)
	if len(points) < 2 || year < points[0].Year {
		return nil
	}
	return interpolate(points, year)
}

// points are the corners of the path: the baseline, the interim targets and
// the target. Without a baseline the path starts at the first interim target.
func (s *series) points(t *programme.Target) []Level {
	var points []Level
	if s.base != nil && s.y0 < t.Year {
		points = append(points, Level{s.y0, s.base})
	}
	for i := range t.Interim {
		step := &t.Interim[i]
		if s.passed(t, step) {
			continue
		}
		if len(points) == 0 || step.Year > points[len(points)-1].Year {
			points = append(points, Level{step.Year, step.Value})
		}
	}
	return append(points, Level{t.Year, t.Value})
}

// passed tells whether the measured baseline does not lie before the interim
// target on the way to the target.
func (s *series) passed(t *programme.Target, step *programme.Interim) bool {
	if s.declared != nil || s.base == nil || step.Year <= s.y0 {
		return false
	}
	return step.Value.Cmp(s.base)*t.Value.Cmp(s.base) < 0
}

// interpolate gives the level of a year on the path, the last level after its end.
func interpolate(points []Level, year int) *big.Rat {
	if year <= points[0].Year {
		return points[0].Value
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if year > b.Year {
			continue
		}
		step := new(big.Rat).Sub(b.Value, a.Value)
		step.Mul(step, big.NewRat(int64(year-a.Year), int64(b.Year-a.Year)))
		return step.Add(step, a.Value)
	}
	return points[len(points)-1].Value
}

// shareFrom settles which part of a level an incomplete sum is held against: its
// share, or for an accumulated sum, which covers the earlier years whole, last
// year's planned level, which is returned, and the share of this year's growth.
// Without a path an accumulated sum has no share.
func (s *series) shareFrom(t *programme.Target, out *Outcome) (before *big.Rat) {
	if out.Share == nil || !s.accumulated {
		return nil
	}
	if out.Planned != nil {
		before = s.planned(t, s.year-1)
	}
	if before == nil {
		out.Share = nil
	}
	return before
}

// share returns level × n/12 for an incomplete sum, else the level itself; only
// the growth from the level before is shared where there is one.
func (out *Outcome) share(level, before *big.Rat) *big.Rat {
	switch {
	case out.Share == nil:
		return level
	case before == nil:
		return new(big.Rat).Mul(level, out.Share)
	}
	growth := new(big.Rat).Sub(level, before)
	return growth.Add(before, growth.Mul(growth, out.Share))
}
