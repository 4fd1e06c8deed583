package pdf

import (
	"fmt"
	"strconv"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// series is a metric's chart and, beside it, its figures.
func (p *pages) series(m *report.Metric) tagged.Block {
	s := subjectOf(p.r, m)
	var left []tagged.Block
	right := []tagged.Block{p.figures(m, s)}
	if s.anyKnown() || s.target != nil {
		picture, begins := chart(s, p.measure())
		left = append(left, picture.figure(altSeries(s)))
		if begins != "" {
			right = append(right, tagged.Styled(spaced(greyType, 1, -1), tagged.T(fmt.Sprintf("Kuvan asteikko alkaa arvosta %s, ei nollasta.", begins))))
		}
	}
	const figuresAt = chartWidth + 6
	return tagged.Grid{Bottom: 1, Cells: []tagged.GridCell{
		{W: chartWidth, Blocks: left}, {X: figuresAt, W: mainWidth - figuresAt, Blocks: right},
	}}
}

// figures is the table of a metric's figures: baseline, years, path, target.
func (p *pages) figures(m *report.Metric, s subject) tagged.Table {
	t := tagged.Table{
		Summary: "Mittarin luvut: lähtötaso, vuosien arvot, tavoiteura ja tavoite.",
		Style:   figureType, PadX: -1, PadY: 0.3, After: -1,
	}
	const width = mainWidth - chartWidth - 6
	number := 20.0
	add := func(label, value string, bold bool) {
		number = min(34, max(number, p.widest(figureType, value)))
		name := tagged.Cell{Header: true, Spans: []tagged.Span{{Text: label, Bold: bold}}}
		t.Body = append(t.Body, tagged.Cells(name, tagged.Cell{Spans: []tagged.Span{{Text: value, Bold: bold, NoBreak: len([]rune(value)) < 24}}}))
	}
	year := p.r.Year
	led := m.Baseline.Known() && m.BaselineYear > 0
	if led {
		add(fmt.Sprintf("Lähtötaso %d", m.BaselineYear), m.Baseline.Text(), false)
	}
	for _, q := range pointsTo(m.Series, year) {
		same := report.Figure{Number: q.Figure.Number, Decimals: m.Baseline.Decimals}
		if led && q.Year == m.BaselineYear && (m.BaselineMeasured || same.Text() == m.Baseline.Text()) {
			continue // the baseline says the same
		}
		label, value := strconv.Itoa(q.Year), q.Figure.Text()
		if partial(q) {
			value += " (" + finnish.Periods(q.Months, q.MonthsOf) + ")"
		}
		if q.NewSeries {
			label += ", uusi sarja"
		}
		if led && q.Year == m.BaselineYear {
			label += ", mitattu"
		}
		add(label, value, q.Year == year)
	}
	if m.Answers > 0 {
		add("Vastaajia", finnish.Count(m.Answers), false)
	}
	target := s.target
	if m.Planned.Known() && target != nil && year < target.Year {
		add(fmt.Sprintf("Tavoiteura %d", year), m.Planned.Text(), false)
	}
	if target != nil {
		label := "Tavoite joka vuosi"
		if !target.EveryYear && target.Year > 0 {
			label = fmt.Sprintf("Tavoite %d", target.Year)
		}
		add(label, m.TargetPlain(), false)
	}
	t.Columns = []tagged.Column{{Width: width - number}, {Width: number, Align: tagged.Right}}
	return t
}

// pointsTo are the series' years up to one, which is always there.
func pointsTo(series []report.Point, year int) []report.Point {
	var all []report.Point
	for _, q := range series {
		if q.Year <= year {
			all = append(all, q)
		}
	}
	if n := len(all); n == 0 || all[n-1].Year < year {
		all = append(all, report.Point{Year: year})
	}
	return all
}
