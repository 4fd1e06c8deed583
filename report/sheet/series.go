package sheet

import (
	"fmt"
	"math/big"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

// curve is the yearly figures of a metric or a group: a row of Aikasarja and a
// point of a chart for each year.
type curve struct {
	metric *report.Metric
	// group is empty for the whole metric.
	group    string
	format   string
	years    []yearly
	target   *big.Rat
	measured bool
}

// yearly is one year of a curve; nil is no number.
type yearly struct {
	year           int
	value, planned *big.Rat
	// drawn is the number that a chart shows.
	drawn            *big.Rat
	months, monthsOf int
	newSeries        bool
	// declared is set for the programme's own baseline, future for a year after
	// the report's.
	declared, future bool
}

// curves lists what has numbers by year, in the programme's order.
func curves(r *report.Report) []curve {
	var all []curve
	for _, t := range subjects(r) {
		if milestone(t.target) || t.grouped() {
			continue
		}
		c := curve{metric: t.metric, format: book.NumberFormat(t.decimals, t.metric.Unit)}
		series, plan := t.metric.Series, t.metric.Plan
		if t.group != nil {
			c.group, series, plan = t.group.Name, t.group.Series, t.group.Plan
		}
		if t.target != nil {
			c.target = t.target.Value
		}
		c.fill(series, plan)
		if o := t.outcome; o.Baseline != nil {
			c.baseline(o.BaselineYear, o.Baseline)
		}
		for i := range c.years {
			y := &c.years[i]
			y.future = y.year > r.Year
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

// note says what a year's number is.
func (y yearly) note() string {
	switch {
	case y.declared:
		return "lähtötaso ohjelmasta"
	case y.newSeries:
		return "uusi sarja: ei vertailukelpoinen aiempiin"
	case y.value != nil && y.months < y.monthsOf:
		return "vajaa vuosi"
	}
	return ""
}

// series writes Aikasarja, a row for each metric or group and year.
func (w *writer) series() {
	columns := []book.Column{
		{Title: "Tunnus", Limit: 18}, {Title: "Mittari", Width: 44}, {Title: "Ryhmä", Limit: 22}, {Title: "Yksikkö", Limit: 14},
		{Title: "Vuosi", Width: 9}, {Title: "Arvo", Limit: 14}, {Title: "Jaksoja", Width: 10},
		{Title: "Suunniteltu taso", Limit: 14}, {Title: "Tavoite", Limit: 14}, {Title: "Lisätieto", Limit: 26},
	}
	var rows [][]book.Cell
	for _, c := range curves(w.report) {
		group := "koko mittari"
		if c.group != "" {
			group = c.group
		}
		for _, y := range c.years {
			missing := wordMissing
			if y.future {
				missing = "ei vielä"
			}
			periods := ""
			if y.monthsOf > 1 {
				periods = fmt.Sprintf("%d/%d", y.months, y.monthsOf)
			}
			rows = append(rows, []book.Cell{
				text(c.metric.ID), text(c.metric.Name), text(group), orDash(c.metric.Unit), whole(y.year),
				number(y.value, missing, c.format), orDash(periods),
				number(y.planned, wordNone, c.format), number(c.target, wordNone, c.format), orDash(y.note()),
			})
		}
	}
	s := w.book.Add(sheetSeries, columns, rows)
	s.Title("Aikasarja", "Rivi jokaista mittaria, ryhmää ja vuotta kohti. Samat luvut ovat viivakaavioina välilehdellä "+sheetCharts+".")
	s.Table("Aikasarja", columns, rows)
}
