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
	for _, i := range t.Interim {
		if len(points) == 0 || i.Year > points[len(points)-1].Year {
			points = append(points, Level{i.Year, i.Value})
		}
	}
	return append(points, Level{t.Year, t.Value})
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
