package pdf

import (
	"slices"

	"tolokku/programme"
	"tolokku/report"
)

// subject is what graphics show: a metric, or one of its groups.
type subject struct {
	// name is the group's; empty for the whole metric.
	name   string
	status programme.Status
	// word is the status as a word, box "alustava 8/12 kk" where it rests on an incomplete year.
	word, box string
	// hollow: the status rests on an incomplete year.
	hollow bool
	year   int
	// first and last are the years that a chart spans at least.
	first, last int
	unit        string
	decimals    int

	target       *programme.Target // nil without one
	targetText   string
	level        report.Figure // the target's
	baselineYear int
	baseline     report.Figure
	measured     bool // the baseline is taken from the data
	planned      report.Figure
	value        report.Figure
	previous     report.Figure
	series, plan []report.Point
	graphic      report.Graphic
}

func subjectOf(r *report.Report, m *report.Metric) subject {
	s := subject{
		status: m.Status, word: m.StatusWord, box: m.ProvisionalBox, hollow: m.Provisional && m.RestsOnValue, year: r.Year, last: r.End,
		unit: m.Unit, decimals: m.Decimals, targetText: m.TargetText, level: m.TargetLevel,
		baselineYear: m.BaselineYear, baseline: m.Baseline, measured: m.BaselineMeasured, planned: m.Planned, value: m.Value, previous: m.Previous,
		series: m.Series, plan: m.Plan, graphic: m.Graphic,
	}
	if m.Result != nil {
		s.target = m.Result.Target
	}
	s.span()
	return s
}

func groupOf(r *report.Report, m *report.Metric, g *report.Group) subject {
	s := subjectOf(r, m)
	s.name, s.status, s.hollow = g.Name, g.Status, g.Provisional && m.RestsOnValue
	s.word, s.box = g.StatusWord, g.ProvisionalBox
	s.baselineYear, s.baseline, s.planned, s.value, s.previous = g.BaselineYear, g.Baseline, g.Planned, g.Value, g.Previous
	s.series, s.plan, s.graphic = g.Series, g.Plan, g.Graphic
	s.span()
	return s
}

// span finds the years that a chart shows.
func (s *subject) span() {
	s.first = s.year
	s.last = max(s.last, s.year)
	for _, q := range s.points() {
		s.first, s.last = min(s.first, q.Year), max(s.last, q.Year)
	}
	for _, q := range s.plan {
		s.first, s.last = min(s.first, q.Year), max(s.last, q.Year)
	}
	if s.byYear() {
		s.last = max(s.last, s.target.Year)
	}
}

// byYear tells whether the target is a level to be reached by a year.
func (s *subject) byYear() bool {
	return s.target != nil && s.target.IsLevel() && !s.target.EveryYear && s.level.Known()
}

// points is the series, led by the baseline where the data does not reach back to it. The declared baseline stands in for a
// measured one that differs.
func (s *subject) points() []report.Point {
	if !s.baseline.Known() || len(s.series) > 0 && s.series[0].Year < s.baselineYear {
		return s.series
	}
	if len(s.series) > 0 && s.series[0].Year == s.baselineYear {
		all := slices.Clone(s.series)
		all[0].Figure = s.baseline
		if !s.measured {
			all[0].Months = all[0].MonthsOf
		}
		return all
	}
	all := []report.Point{{Year: s.baselineYear, Figure: s.baseline}}
	next := s.year + 1
	if len(s.series) > 0 {
		next = s.series[0].Year
	}
	for y := s.baselineYear + 1; y < next; y++ {
		all = append(all, report.Point{Year: y})
	}
	return append(all, s.series...)
}

func (s *subject) anyKnown() bool {
	for _, q := range s.points() {
		if q.Figure.Known() {
			return true
		}
	}
	return false
}

// partial tells whether only a part of the year is known.
func partial(q report.Point) bool { return q.Figure.Known() && q.Months < q.MonthsOf }

// number is a figure's number for drawing.
func number(f report.Figure) float64 {
	v, _ := f.Number.Float64()
	return v
}
