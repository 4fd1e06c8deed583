package sheet

import (
	"math/big"
	"strings"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

// curve is the yearly figures of a metric or a group: a row of Aikasarja and a
// point of a chart for each year.
type curve struct {
	metric *report.Metric
	// group is empty for the whole metric.
	group    string
	decimals int
	format   string
	years    []yearly
	measured bool
}

// yearly is one year of a curve; nil is no number.
type yearly struct {
	year                   int
	value, planned, target *big.Rat
	// drawn is the number that a chart shows.
	drawn            *big.Rat
	months, monthsOf int
	newSeries        bool
	// declared is set for the programme's own baseline, future for a year after
	// the report's.
	declared, future bool
	// revised is set where another target than today's was in force.
	revised bool
}

// curves lists what has numbers by year, in the programme's order.
func curves(r *report.Report) []curve {
	var all []curve
	for _, t := range subjects(r) {
		if milestone(t.target) || t.grouped() {
			continue
		}
		c := curve{metric: t.metric, decimals: t.decimals, format: book.NumberFormat(t.decimals, t.metric.Unit)}
		series, plan := t.metric.Series, t.metric.Plan
		if t.group != nil {
			c.group, series, plan = t.group.Name, t.group.Series, t.group.Plan
		}
		c.fill(series, plan)
		if o := t.outcome; o.Baseline != nil {
			c.baseline(o.BaselineYear, o.Baseline)
		}
		for i := range c.years {
			y := &c.years[i]
			y.future = y.year > r.Year
			y.aim(t, r.Year)
			// An incomplete year's number may be a part of a sum; the baseline is
			// a whole year's by its nature.
			if y.value != nil && y.months >= y.monthsOf {
				y.drawn = y.value
			}
			if o := t.outcome; o.Baseline != nil && y.year == o.BaselineYear && y.drawn == nil {
				y.drawn = o.Baseline
			}
			c.measured = c.measured || y.drawn != nil
		}
		if len(c.years) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// aim sets the target that was in force at the year's end, and the level of its
// path.
func (y *yearly) aim(t subject, reportYear int) {
	target := t.target
	if y.year < reportYear {
		target, _ = t.metric.Result.Mittari.TargetFor(y.year)
	}
	if target != nil {
		y.target = target.Value
	}
	if target == t.target {
		return
	}
	y.revised, y.planned = true, nil
	for _, level := range t.outcome.PlanThen {
		if level.Year == y.year {
			y.planned = level.Value
		}
	}
}

// fill makes a year for each from the first to the last of the points.
func (c *curve) fill(series, plan []report.Point) {
	first, last := 0, 0
	for _, p := range append(append([]report.Point{}, series...), plan...) {
		if first == 0 || p.Year < first {
			first = p.Year
		}
		last = max(last, p.Year)
	}
	if first == 0 {
		return
	}
	for year := first; year <= last; year++ {
		c.years = append(c.years, yearly{year: year})
	}
	for _, p := range series {
		y := &c.years[p.Year-first]
		y.value, y.months, y.monthsOf, y.newSeries = p.Figure.Number, p.Months, p.MonthsOf, p.NewSeries
	}
	for _, p := range plan {
		c.years[p.Year-first].planned = p.Figure.Number
	}
}

// baseline adds the declared baseline where the data has no value for its year.
func (c *curve) baseline(year int, level *big.Rat) {
	if len(c.years) == 0 {
		return
	}
	for first := c.years[0].year; first > year; first-- {
		c.years = append([]yearly{{year: first - 1}}, c.years...)
	}
	if i := year - c.years[0].year; i >= 0 && i < len(c.years) && c.years[i].value == nil {
		c.years[i].value, c.years[i].declared = level, true
	}
}

// note says what a year's number is, or why there is none.
func (y yearly) note() string {
	var parts []string
	switch {
	case y.declared:
		parts = append(parts, "lähtötaso ohjelmasta")
	case y.value == nil && y.future:
		parts = append(parts, "ei vielä")
	case y.value == nil:
		parts = append(parts, "arvo "+wordMissing)
	case y.months < y.monthsOf:
		parts = append(parts, "vajaa vuosi")
	}
	if y.newSeries {
		parts = append(parts, "uusi sarja: ei vertailukelpoinen aiempiin")
	}
	if y.revised {
		parts = append(parts, "silloin voimassa ollut tavoite")
	}
	return strings.Join(parts, "; ")
}

// series writes Aikasarja, a row for each metric or group and year.
func (w *writer) series() {
	columns := []book.Column{
		{Title: "Nro", Width: 6}, {Title: "Mittari", Width: 36}, {Title: "Ryhmä", Limit: 24}, {Title: "Vuosi", Width: 9},
		{Title: "Arvo", Limit: 14}, {Title: "Yksikkö", Limit: 14}, {Title: "Kattavuus", Width: 12},
		{Title: "Tavoiteura", Limit: 14}, {Title: "Tavoitetaso", Limit: 14}, {Title: "Lisätieto", Width: 40}, {Title: "Tunnus", Width: 30},
	}
	var rows [][]book.Cell
	for _, c := range curves(w.report) {
		for _, y := range c.years {
			covered := ""
			if y.value != nil && !y.declared {
				covered = coverage(y.months, y.monthsOf)
			}
			rows = append(rows, []book.Cell{
				w.numberLink(c.metric), text(c.metric.Short), text(groupOr(c.metric, c.group)), whole(y.year),
				number(y.value, "", c.format), orDash(c.metric.Unit), orDash(covered),
				number(y.planned, "", c.format), number(y.target, "", c.format), orDash(y.note()), text(c.metric.ID),
			})
		}
	}
	s := w.book.Add(sheetSeries, columns, rows)
	s.Print(10)
	s.Tab(book.Blue)
	s.Title("Aikasarja", "Rivi jokaista mittaria, ryhmää ja vuotta kohti. Samat luvut ovat viivakaavioina välilehdellä "+sheetCharts+". "+
		"Tavoitetaso on se, joka oli voimassa vuoden lopussa. "+constants)
	s.Table("Aikasarja", columns, rows)
	s.Freeze(2)
}
