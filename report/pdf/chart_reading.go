package pdf

import (
	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/report"
)

// reading is what a chart shows of a metric, or of one of its groups.
type reading struct {
	// name is the group's; empty for the whole metric.
	name       string
	unit       string
	decimals   int
	year       int
	status     assessment.Status
	target     *programme.Target
	targetText string
	level      report.Figure

	baselineYear             int
	graphic                  report.Graphic
	baseline, planned, value report.Figure
	months, monthsOf         int
	series, plan             []report.Point
	// outcome has what is only needed for drawing: bands, shares, breaks.
	outcome assessment.Outcome
	// siblings are the other groups of the metric, which are drawn to one scale.
	siblings []reading
}

func readMetric(r *report.Report, m *report.Metric) reading {
	rd := reading{
		unit: m.Unit, decimals: m.Decimals, year: r.Year, status: m.Status,
		targetText: m.TargetText, level: m.TargetLevel, baselineYear: m.BaselineYear,
		baseline: m.Baseline, planned: m.Planned, value: m.Value,
		months: m.Months, monthsOf: m.MonthsOf, series: m.Series, plan: m.Plan, graphic: m.Graphic,
	}
	if m.Result != nil {
		rd.target, rd.outcome = m.Result.Target, m.Result.Outcome
	}
	return rd
}

func readGroup(r *report.Report, m *report.Metric, g *report.Group) reading {
	rd := readMetric(r, m)
	rd.name, rd.status, rd.baselineYear = g.Name, g.Status, g.BaselineYear
	rd.baseline, rd.planned, rd.value = g.Baseline, g.Planned, g.Value
	rd.months, rd.monthsOf, rd.series, rd.plan = g.Months, g.MonthsOf, g.Series, g.Plan
	rd.outcome, rd.graphic = assessment.Outcome{}, g.Graphic
	if g.Result != nil {
		rd.outcome = g.Result.Outcome
	}
	return rd
}

// readGroups reads all groups of a metric.
func readGroups(r *report.Report, m *report.Metric) []reading {
	var all []reading
	for _, g := range m.Groups {
		all = append(all, readGroup(r, m, g))
	}
	for i := range all {
		for j := range all {
			if j != i {
				all[i].siblings = append(all[i].siblings, all[j])
			}
		}
	}
	return all
}

// family are the reading and its siblings.
func (rd reading) family() []reading { return append([]reading{rd}, rd.siblings...) }

func (rd reading) provisional() bool { return rd.value.Known() && rd.months < rd.monthsOf }

// chart is the picture that fits the metric, and its description; ok is false
// where there is nothing to draw beside the sparkline.
func (rd reading) chart(w, h float64, text measure) (p picture, alt string, ok bool) {
	switch rd.graphic.Kind {
	case report.WayGraphic:
		return bullet(rd, w, h, text), altBullet(rd), true
	case report.LimitGraphic:
		return limit(rd, w, h, text), altLimit(rd), true
	case report.BandGraphic:
		return band(rd, w, h, text), altBand(rd), true
	case report.YearsGraphic:
		if anyKnown(rd.eachYear()) {
			return years(rd, w, h, text), altYears(rd), true
		}
	}
	return picture{}, "", false
}
