package sheet

import (
	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/report"
)

// subject is what Laskenta judges on one row: a metric, or one of its groups.
type subject struct {
	metric *report.Metric
	// group is nil for a metric; a metric with groups is judged by theirs.
	group  *report.Group
	target *programme.Target
	// outcome and series are the metric's or the group's own.
	outcome *assessment.Outcome
	series  []programme.Value
	breaks  []programme.Break
	// decimals is how many decimals its figures are shown with.
	decimals int
	// tool is the tool's own status in words.
	tool string
}

// subjects lists what is judged, each metric before its groups.
func subjects(r *report.Report) []subject {
	var all []subject
	for _, m := range r.Metrics {
		result := m.Result
		t := subject{
			metric: m, target: result.Target, outcome: &result.Outcome, series: result.Series,
			breaks: result.Mittari.Breaks, decimals: m.Decimals, tool: m.StatusWord,
		}
		for _, f := range []report.Figure{m.Baseline, m.Value, m.Planned, m.TargetLevel, m.Previous} {
			t.decimals = max(t.decimals, f.Decimals)
		}
		all = append(all, t)
		if milestone(result.Target) {
			continue
		}
		for _, g := range m.Groups {
			if g.Result == nil {
				continue
			}
			part := t
			part.group, part.outcome, part.series, part.tool = g, &g.Result.Outcome, g.Result.Series, g.StatusWord
			for _, f := range []report.Figure{g.Baseline, g.Value, g.Planned} {
				part.decimals = max(part.decimals, f.Decimals)
			}
			for _, d := range result.Mittari.Groups {
				if d.Name == g.Name {
					part.breaks = append(append([]programme.Break{}, part.breaks...), d.Breaks...)
				}
			}
			all = append(all, part)
		}
	}
	return all
}

func milestone(t *programme.Target) bool { return t != nil && t.Op == programme.Done }

// grouped tells whether the subject is a metric that its groups decide.
func (t subject) grouped() bool {
	return t.group == nil && len(t.metric.Groups) > 0 && !milestone(t.target)
}

// name is the metric's name, with the group's.
func (t subject) name() string {
	if t.group == nil {
		return t.metric.Name
	}
	return t.metric.Name + ": " + t.group.Name
}

// lastBreak is the latest break up to the year, 0 for none: where any break
// lies between two years, the latest one up to the later year does.
func (t subject) lastBreak(year int) int {
	last := 0
	for _, b := range t.breaks {
		if b.Year <= year {
			last = max(last, b.Year)
		}
	}
	return last
}

// periodic tells whether the year's value is made of periods, so that the year
// can be incomplete.
func (t subject) periodic() bool {
	v := t.outcome.Value
	return v != nil && v.Number != nil && v.Required > 1
}
