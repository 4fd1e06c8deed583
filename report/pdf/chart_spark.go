package pdf

import (
	"strconv"

	"tolokku/programme"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// spark is the series as a line from year to year, with the planned path and
// the target. It has gaps at breaks and at missing years. The first and the
// last number stand beside the line, so that its scale can be read.
func spark(rd reading, w, h float64, text measure) picture {
	return sparkWith(rd, w, h, text, true)
}

// sparkWith is a sparkline that leaves its numbers out where they stand in the
// same row of a table.
func sparkWith(rd reading, w, h float64, text measure, numbers bool) picture {
	p := picture{w: w, h: h}
	series := rd.sparkSeries()
	var s span
	first, last := 0, 0
	var ends []report.Point
	for _, q := range series {
		if first == 0 || q.Year < first {
			first = q.Year
		}
		last = max(last, q.Year)
		if q.Figure.Known() {
			s.add(number(q.Figure.Number))
			ends = append(ends, q)
		}
	}
	if len(ends) == 0 {
		return p
	}
	for _, one := range rd.siblings {
		for _, q := range one.sparkSeries() {
			first, last = min(first, q.Year), max(last, q.Year)
			if q.Figure.Known() {
				s.add(number(q.Figure.Number))
			}
		}
	}
	for _, q := range rd.plan {
		s.add(number(q.Figure.Number))
		first, last = min(first, q.Year), max(last, q.Year)
	}
	level := rd.target != nil && rd.target.IsLevel() && rd.level.Known() || rd.target != nil && rd.target.Op == programme.About
	if level {
		s.add(number(rd.level.Number))
		if !rd.target.EveryYear {
			last = max(last, rd.target.Year)
		}
	}
	last = max(last, rd.year)
	number1, number2 := ends[0], ends[len(ends)-1]
	style := label(sizeChart, grey, tagged.Right)
	strong := tagged.Style{Size: sizeChart, Color: ink, Bold: true}
	left := text(number1.Figure.Text(), style) + 2.2
	right := w - 2
	if lastWidth := text(number2.Figure.Text(), strong) + 2.4; number2.Year == last {
		right = w - lastWidth
	}
	if right-left < 8 || !numbers {
		left, right = 2, w-2
		number1, number2 = report.Point{}, report.Point{}
	}
	x := scale{float64(first), float64(last), left, right}
	y := scale{s.hi, s.lo, 3.2, max(h-5.6, 4.6)}
	if !numbers {
		y.x0 = 1.6
	}
	if s.lo == s.hi {
		// A level row runs in the middle. (Adding one would vanish in large numbers.)
		y.from, y.to = 1, 1
	}
	pos := func(q report.Point) tagged.Point {
		return at(x.at(float64(q.Year)), y.at(number(q.Figure.Number)))
	}
	p.line(tagged.Stroke{Color: hair, Width: 0.2}, at(left-1.2, h-4), at(right+1.2, h-4))
	var path []tagged.Point
	if len(rd.plan) > 1 {
		for _, q := range rd.plan {
			path = append(path, pos(q))
		}
		p.line(tagged.Stroke{Color: grey, Width: 0.3, Dash: []float64{0.9, 0.7}}, path...)
	}
	if level {
		ty := y.at(number(rd.level.Number))
		if rd.target.EveryYear {
			p.line(tagged.Stroke{Color: ink, Width: 0.35}, at(left-1.2, ty), at(right+1.2, ty))
		} else {
			tx := x.at(float64(rd.target.Year))
			p.rect(tx-1.3, ty-0.4, 2.6, 0.8, ink)
		}
	}
	p.curve(series, pos)
	for _, q := range series {
		if q.NewSeries && q.Year > first {
			middle := (x.at(float64(q.Year-1)) + x.at(float64(q.Year))) / 2
			p.line(tagged.Stroke{Color: grey, Width: 0.3, Dash: []float64{0.4, 0.8}}, at(middle, 2), at(middle, h-4))
		}
	}
	if number1.Figure.Known() {
		p.label(pos(number1).X-1.8, clampY(pos(number1).Y+0.95, h), number1.Figure.Text(), style)
		if n := len(ends); n > 1 {
			above := number(ends[n-2].Figure.Number) >= number(number2.Figure.Number)
			if planned, ok := planAt(rd.plan, number2.Year); ok {
				above = number(number2.Figure.Number) >= planned
			}
			if level && !rd.target.EveryYear {
				// Beside the target's mark the number would read as if it ended in a minus.
				tx, ty := x.at(float64(rd.target.Year)), y.at(number(rd.level.Number))
				at := pos(number2)
				above = above || tx-1.3 < at.X+1.6+text(number2.Figure.Text(), strong) && ty > at.Y-0.5 && ty < at.Y+4.2
			}
			width, end := text(number2.Figure.Text(), strong), pos(number2)
			if crosses(path, besidePoint(end, h, above), width) && !crosses(path, besidePoint(end, h, !above), width) &&
				!crosses([]tagged.Point{pos(ends[n-2]), end}, besidePoint(end, h, !above), width) {
				above = !above
			}
			p.sparkEnd(pos(number2), number2, number2.Year == last, above, text, strong)
		}
	}
	row := newLabels(&p, h-0.8, text)
	row.put(x.at(float64(first)), strconv.Itoa(first), grey)
	row.put(x.at(float64(last)), strconv.Itoa(last), grey)
	if rd.year != first && rd.year != last {
		row.put(x.at(float64(rd.year)), strconv.Itoa(rd.year), ink)
	}
	return p
}

func clampY(y, h float64) float64 { return min(max(y, 2.8), h-4.6) }

// sparkEnd writes the last number to the right of its point: level with it at
// the end of the scale, else on the side that line and plan leave free.
func (p *picture) sparkEnd(q tagged.Point, point report.Point, atEnd, above bool, text measure, s tagged.Style) {
	if q.X+1.4+text(point.Figure.Text(), s) > p.w {
		return
	}
	if atEnd {
		p.label(q.X+1.9, clampY(q.Y+0.95, p.h), point.Figure.Text(), s)
		return
	}
	place := besidePoint(q, p.h, above)
	p.label(place.X, place.Y, point.Figure.Text(), s)
}

// besidePoint is where a number begins above or below a point. At the edges of
// the scale it stands closer, and so further aside.
func besidePoint(q tagged.Point, h float64, above bool) tagged.Point {
	x, y, aside := q.X+1, q.Y+3.5, q.X+1.9
	if above {
		x, y, aside = q.X+0.6, q.Y-1.5, q.X+1.3
	}
	if edge := clampY(y, h); edge != y {
		return at(aside, edge)
	}
	return at(x, y)
}

// crosses tells whether a line runs through a text of the charts' size.
func crosses(line []tagged.Point, text tagged.Point, width float64) bool {
	const height, air, steps = 2, 0.3, 40
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		for k := range steps + 1 {
			f := float64(k) / steps
			x, y := a.X+(b.X-a.X)*f, a.Y+(b.Y-a.Y)*f
			if x > text.X-air && x < text.X+width+air && y > text.Y-height-air && y < text.Y+air {
				return true
			}
		}
	}
	return false
}

// planAt is the planned level of a year.
func planAt(plan []report.Point, year int) (float64, bool) {
	for _, q := range plan {
		if q.Year == year {
			return number(q.Figure.Number), true
		}
	}
	return 0, false
}

// curve draws the years as a line that is interrupted where a year is missing or
// a new series begins; the last known year has the strongest point.
func (p *picture) curve(series []report.Point, pos func(report.Point) tagged.Point) {
	stroke := tagged.Stroke{Color: grey, Width: 0.6, Round: true}
	var run []tagged.Point
	unfinished := stroke
	unfinished.Round, unfinished.Dash = false, []float64{1.1, 0.8}
	flush := func() {
		if len(run) > 1 {
			p.line(stroke, run...)
		}
		run = nil
	}
	lastKnown := 0
	for _, q := range series {
		if q.NewSeries || !q.Figure.Known() {
			flush()
		}
		if !q.Figure.Known() {
			continue
		}
		if n := len(run); n > 0 && partial(q) {
			// An incomplete year, above all a sum, must not look like a fall.
			from := run[n-1]
			flush()
			p.line(unfinished, from, pos(q))
		}
		run = append(run, pos(q))
		lastKnown = q.Year
	}
	flush()
	for _, q := range series {
		if !q.Figure.Known() {
			continue
		}
		c := pos(q)
		switch {
		case partial(q):
			p.disc(c.X, c.Y, 0.95, white, tagged.Stroke{Color: ink, Width: 0.4})
		case q.Year == lastKnown:
			p.disc(c.X, c.Y, 1.1, ink, tagged.Stroke{})
		default:
			p.disc(c.X, c.Y, 0.6, grey, tagged.Stroke{})
		}
	}
}

// sparkSeries is the series, led by the declared baseline where the data does
// not reach back to it and no break parts them.
func (rd reading) sparkSeries() []report.Point {
	if !rd.baseline.Known() || rd.outcome.Measured != nil {
		return rd.series
	}
	base := report.Point{Year: rd.baselineYear, Figure: rd.baseline}
	if len(rd.series) == 0 {
		return []report.Point{base}
	}
	if rd.series[0].Year > rd.baselineYear {
		all := []report.Point{base}
		for y := rd.baselineYear + 1; y < rd.series[0].Year; y++ {
			all = append(all, report.Point{Year: y})
		}
		return append(all, rd.series...)
	}
	return rd.series
}
