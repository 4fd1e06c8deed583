package assessment

import (
	"tolokku/programme"
)

// ObstacleKind names what keeps a metric from being judged.
type ObstacleKind string

// The kinds of obstacles.
const (
	// ObstacleNoBaseline: none is declared and the data has none for the base year.
	ObstacleNoBaseline ObstacleKind = "no baseline"
	// ObstaclePartialBaseline: the data's value for the base year is a sum or a
	// count of a part of it.
	ObstaclePartialBaseline ObstacleKind = "partial baseline"
	// ObstacleInterim: the measured baseline has already passed an interim target,
	// or an interim target lies beyond the target; no path can lead through it.
	ObstacleInterim ObstacleKind = "interim"
)

// Obstacle is something that keeps a metric, or some of its groups, from being
// judged. It is known as soon as the programme and the data are read, before
// any report says "ei voi arvioida".
type Obstacle struct {
	Kind    ObstacleKind
	Mittari *programme.Mittari
	Target  *programme.Target
	// Groups are the groups that it concerns; empty for the whole metric.
	Groups []string
	// BaseYear is the year whose value is lacking or passes the interim target.
	BaseYear int
	// Measured is the data's value for the base year; nil where there is none.
	Measured *programme.Value
	// Until is the first year that is judged all the same, since an interim target
	// or the target has come; 0 where there is none.
	Until int
	// Interim is the interim target of ObstacleInterim, else nil.
	Interim *programme.Interim
}

// Foresee tells what a metric's target in force in the report year cannot be
// judged for. d may be nil: no data.
func Foresee(p *programme.Programme, m *programme.Mittari, d *programme.Measured, o Options) []Obstacle {
	t, _ := m.TargetOn(o.EventDay())
	if !t.UsesBaseline() {
		return nil
	}
	if d == nil {
		d = &programme.Measured{}
	}
	if len(m.Groups) == 0 && len(d.Groups) == 0 {
		return newSeries(p, m, nil, d.Values, o).obstacles(m, t, "")
	}
	var all []Obstacle
	groups := groupsOf(m, d, o.Year)
	for _, g := range groups {
		for _, x := range newSeries(p, m, g.definition, g.values, o).obstacles(m, t, g.name) {
			if x.Kind == ObstacleInterim {
				// A group's path leaves it out.
				continue
			}
			all = merge(all, x)
		}
	}
	for i := range all {
		if len(all[i].Groups) == len(groups) && all[i].Kind == ObstacleNoBaseline {
			all[i].Groups = nil
		}
	}
	return all
}

// merge adds an obstacle, or its group to the same one of another group.
func merge(all []Obstacle, x Obstacle) []Obstacle {
	for i := range all {
		if y := &all[i]; y.Kind == x.Kind && y.BaseYear == x.BaseYear && y.Measured == nil && x.Measured == nil {
			y.Groups = append(y.Groups, x.Groups...)
			return all
		}
	}
	return append(all, x)
}

func (s *series) obstacles(m *programme.Mittari, t *programme.Target, group string) []Obstacle {
	x := Obstacle{Mittari: m, Target: t, BaseYear: s.y0}
	if group != "" {
		x.Groups = []string{group}
	}
	if s.base == nil {
		x.Kind = ObstacleNoBaseline
		if x.Measured = s.partialBase; x.Measured != nil {
			x.Kind = ObstaclePartialBaseline
		}
		switch {
		case !t.IsLevel():
		case len(t.Interim) > 0:
			x.Until = t.Interim[0].Year
		default:
			x.Until = t.Year
		}
		if x.Until > 0 && x.Until <= s.year {
			return nil
		}
		return []Obstacle{x}
	}
	var all []Obstacle
	if s.declared != nil || !t.IsLevel() || holds(t.Op, s.base, t.Value) {
		return nil
	}
	for i := range t.Interim {
		step := &t.Interim[i]
		beyond := step.Value.Cmp(t.Value)*s.base.Cmp(t.Value) < 0
		if s.passed(t, step) || beyond && step.Year > s.y0 {
			y := x
			y.Kind, y.Interim, y.Measured = ObstacleInterim, step, s.measuredBase
			all = append(all, y)
		}
	}
	return all
}
