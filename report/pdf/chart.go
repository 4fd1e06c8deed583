package pdf

import (
	"math"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// The chart of a series, in mm: the plot lies within the picture, with room for numbers above, years below, the scale's
// beginning to the left and the target's number to the right.
const (
	chartWidth, chartHeight = 70.0, 26.5
	plotLeft, plotRight     = 10.0, 58.0
	plotTop, plotBottom     = 6.4, 21.7
	yearInset               = 3.4 // from the plot's edges to the first and the last year
)

var (
	yearLabel   = tagged.Style{Size: smallest, Color: grey, Align: tagged.Center}
	chartLabel  = tagged.Style{Size: smallest, Color: ink, Align: tagged.Center}
	targetLabel = tagged.Style{Size: smallest, Color: ink, Bold: true}
	valueLabel  = tagged.Style{Size: 10, Color: ink, Bold: true, Align: tagged.Center}
	dashes      = []float64{0.9, 0.7}
	axisLine    = tagged.Stroke{Color: middle, Width: 0.25}
	seriesLine  = tagged.Stroke{Color: ink, Width: 0.6, Round: true}
)

// chart draws a metric's years with its path and target, and tells where its scale begins if that is not zero.
func chart(s subject, text measure) (p picture, begins string) {
	p = picture{w: chartWidth, h: chartHeight}
	c := chartDrawing{s: s, labels: labels{p: &p, text: text}}
	c.x = axis{float64(s.first), float64(s.last), plotLeft + yearInset, plotRight - yearInset}
	var v scale
	v.read(s)
	c.y = v.axis(plotBottom, plotTop)
	if !v.fromZero() {
		begins = shortNumber(c.y.lo)
	}
	c.frame(begins)
	c.limits()
	c.path()
	c.series()
	c.words()
	return p, begins
}

type chartDrawing struct {
	labels
	s    subject
	x, y axis
	last tagged.Point // where the report year's value is
	// known are the years' values.
	known []tagged.Point
}

func (c *chartDrawing) place(year int, f report.Figure) tagged.Point {
	return at(c.x.at(float64(year)), c.y.at(number(f)))
}

// frame draws the axes: years below, and where the scale begins.
func (c *chartDrawing) frame(begins string) {
	p, s := c.p, c.s
	p.line(axisLine, at(plotLeft, plotBottom), at(plotRight, plotBottom))
	c.lines = append(c.lines, []tagged.Point{at(plotLeft, plotBottom), at(plotRight, plotBottom)})
	c.boxes = append(c.boxes, area{0, plotBottom + 0.9, p.w, p.h}) // the years
	if begins == "" {
		p.line(axisLine, at(plotLeft, plotTop), at(plotLeft, plotBottom))
		c.lines = append(c.lines, []tagged.Point{at(plotLeft, plotTop), at(plotLeft, plotBottom)})
		if c.y.lo < 0 {
			zero := c.y.at(0)
			p.line(axisLine, at(plotLeft, zero), at(plotRight, zero))
			p.label(plotLeft-1.2, zero+1, "0", rightOf(yearLabel))
		} else {
			p.label(plotLeft-1.2, plotBottom+0.3, "0", rightOf(yearLabel))
		}
	} else {
		p.zigzag(plotLeft, plotTop, plotBottom)
		c.lines = append(c.lines, []tagged.Point{at(plotLeft, plotTop), at(plotLeft, plotBottom)})
		c.boxes = append(c.boxes, area{plotLeft - 1, plotBottom - 4.2, plotLeft + 1, plotBottom - 2}) // the zigzag
		p.label(plotLeft-1.8, plotBottom+0.3, begins, rightOf(yearLabel))
	}
	years := c.s.last - c.s.first + 1
	// As many years as have room beside each other.
	const room = 7.6
	step := max(1, int(math.Ceil(room*float64(years-1)/(c.x.b-c.x.a))))
	for year := s.first; year <= s.last; year++ {
		x := c.x.at(float64(year))
		p.line(axisLine, at(x, plotBottom), at(x, plotBottom+0.8))
		style := yearLabel
		if year == s.year {
			style = inBold(chartLabel)
		} else if (year-s.year)%step != 0 {
			continue
		}
		p.label(x, chartHeight-0.7, strconv.Itoa(year), style)
	}
}

func rightOf(s tagged.Style) tagged.Style {
	s.Align = tagged.Right
	return s
}

// zigzag is an axis that does not begin at zero.
func (p *picture) zigzag(x, top, bottom float64) {
	line := tagged.Stroke{Color: ink, Width: 0.35}
	p.line(line, at(x, top), at(x, bottom-4.2), at(x-1, bottom-3.6), at(x+1, bottom-2.6), at(x, bottom-2), at(x, bottom))
}

// limits draws what each year is held against: a level across, or a band.
func (c *chartDrawing) limits() {
	p, s := c.p, c.s
	switch s.graphic.Kind {
	case report.BandGraphic:
		low, high := c.y.at(number(s.graphic.Limit)), c.y.at(number(s.graphic.LimitHigh))
		p.rect(plotLeft, high, plotRight-plotLeft, low-high, rail, tagged.Stroke{})
		c.level(s.graphic.Limit, low)
		if s.target != nil && !s.target.ExceedingAllowed {
			c.level(s.graphic.LimitHigh, high)
		}
	case report.LimitGraphic:
		if !s.byYear() {
			c.level(s.graphic.Limit, c.y.at(number(s.graphic.Limit)))
		}
	}
	if s.byYear() {
		q := c.place(s.target.Year, s.level)
		half := 2.0
		if s.target.Year == s.year {
			half = 3.4 // to be seen beside the year's own mark
		}
		p.line(thickTick, at(q.X-half, q.Y), at(q.X+half, q.Y))
		c.boxes = append(c.boxes, area{q.X - half, q.Y - 0.5, q.X + half, q.Y + 0.5})
		c.first(s.level.Text(), targetLabel, true, at(q.X+half+0.8, q.Y+1.1), at(q.X-half, q.Y-1.4), at(q.X-half, q.Y+3.4))
	}
	if s.graphic.Share != nil && s.value.Known() {
		// What an incomplete sum is held against.
		x, y := c.x.at(float64(s.year)), c.y.at(number(report.Figure{Number: s.graphic.Share}))
		line := []tagged.Point{at(x-3.4, y), at(x+3.4, y)}
		p.line(tagged.Stroke{Color: ink, Width: 0.4, Dash: dashes}, line...)
		c.lines = append(c.lines, line)
	}
}

func (c *chartDrawing) level(f report.Figure, y float64) {
	line := []tagged.Point{at(plotLeft, y), at(plotRight, y)}
	c.p.line(tagged.Stroke{Color: ink, Width: 0.6}, line...)
	c.lines = append(c.lines, line)
	c.first(f.Text(), targetLabel, true, at(plotRight+1, y+1.1), at(plotRight+1, y-1), at(plotRight+1, y+3))
}

// path draws the path from the baseline to the target.
func (c *chartDrawing) path() {
	line := c.planPoints()
	c.p.line(tagged.Stroke{Color: ink, Width: 0.35, Dash: dashes}, line...)
	c.lines = append(c.lines, line)
}

// series draws the years: a line that is interrupted where a year is missing or a new series begins, dashed to an incomplete
// year.
func (c *chartDrawing) series() {
	points := c.s.points()
	var run []tagged.Point
	end := func() {
		c.p.line(seriesLine, run...)
		c.lines = append(c.lines, run)
		run = nil
	}
	for _, q := range points {
		if q.NewSeries && q.Year > c.s.first {
			x := (c.x.at(float64(q.Year-1)) + c.x.at(float64(q.Year))) / 2
			c.p.line(tagged.Stroke{Color: ink, Width: 0.3, Dash: []float64{0.3, 0.8}}, at(x, plotTop), at(x, plotBottom))
		}
		if q.NewSeries || !q.Figure.Known() {
			end()
		}
		if !q.Figure.Known() {
			continue
		}
		here := c.place(q.Year, q.Figure)
		if n := len(run); n > 0 && partial(q) {
			// An incomplete year, above all a sum, must not look like a fall.
			from := run[n-1]
			end()
			c.p.line(tagged.Stroke{Color: ink, Width: 0.6, Dash: []float64{0.7, 0.6}}, from, here)
			c.lines = append(c.lines, []tagged.Point{from, here})
		}
		run = append(run, here)
	}
	end()
	c.marks(points)
}

// marks draws the years' points; the report year's is its status.
func (c *chartDrawing) marks(points []report.Point) {
	known := map[int]bool{}
	for _, q := range points {
		if !q.Figure.Known() {
			continue
		}
		known[q.Year] = true
		here := c.place(q.Year, q.Figure)
		c.known = append(c.known, here)
		switch {
		case q.Year == c.s.year:
			c.last = here
		case partial(q):
			c.p.disc(here.X, here.Y, 0.8, white, tagged.Stroke{Color: ink, Width: 0.4})
		default:
			c.p.disc(here.X, here.Y, 0.9, ink, tagged.Stroke{})
		}
	}
	for _, q := range points {
		if x := c.x.at(float64(q.Year)); !q.Figure.Known() && q.Year != c.s.year {
			c.p.disc(x, plotBottom, 1.1, white, tagged.Stroke{Color: grey, Width: 0.35})
		}
	}
	if !known[c.s.year] {
		x := c.x.at(float64(c.s.year))
		c.p.disc(x, plotBottom, 1.6, white, tagged.Stroke{Color: grey, Width: 0.45})
		c.first("tieto puuttuu", tagged.Style{Size: smallest, Color: grey}, false,
			at(x+2.4, plotBottom-1.2), at(x-20.4, plotBottom-1.2), at(x+2.4, plotBottom-5), at(x-20.4, plotBottom-5))
	}
}

// words writes the numbers of the first and of the report year, and names the path.
func (c *chartDrawing) words() {
	p, s := c.p, c.s
	if s.value.Known() {
		const r, size = 2.3, 3.6
		q := c.last
		p.disc(q.X, q.Y, r, white, tagged.Stroke{})
		if s.status == programme.Monitored {
			p.disc(q.X, q.Y, 1.5, grey, tagged.Stroke{})
		} else {
			p.inset(q.X-size/2, q.Y-size/2, sign(s.status, size, s.hollow))
		}
		above, below := at(q.X, q.Y-r-0.5), at(q.X, q.Y+r+2.9)
		w := c.text(s.value.Text(), valueLabel) / 2
		c.first(s.value.Text(), valueLabel, true, above, below, at(q.X+r+0.6+w, q.Y+1.2), at(q.X-r-0.6-w, q.Y+1.2), at(q.X+w, q.Y-r-0.5), at(q.X-w, q.Y-r-0.5))
		c.boxes = append(c.boxes, area{q.X - r, q.Y - r, q.X + r, q.Y + r})
	}
	for _, q := range s.points() {
		if !q.Figure.Known() {
			continue
		}
		if q.Year != s.year {
			here := c.place(q.Year, q.Figure)
			w := c.text(q.Figure.Text(), chartLabel) / 2
			beside := max(here.X, plotLeft+w+0.8)
			c.first(q.Figure.Text(), chartLabel, false, at(here.X, here.Y-1.6), at(beside, here.Y-1.6), at(here.X, here.Y-2.6), at(beside, here.Y-2.6), at(beside, here.Y+4.2),
				at(here.X+1.8+w, here.Y-1.2), at(here.X+1.8+w, here.Y+1), at(here.X+w-0.8, here.Y-2.2), at(here.X-1.8-w, here.Y+1))
		}
		break
	}
	c.namePath()
}

// namePath writes the path's name beside it where there is room: the table beside the chart names it too.
func (c *chartDrawing) namePath() {
	plan := c.s.plan
	if len(plan) < 2 {
		return
	}
	var points []tagged.Point
	for i := len(plan) - 1; i > 0; i-- {
		a, b := c.place(plan[i-1].Year, plan[i-1].Figure), c.place(plan[i].Year, plan[i].Figure)
		for _, dy := range []float64{-2.2, 3.6, -3.4, 4.8, -4.6, 6} {
			for _, f := range []float64{0.5, 0.2, 0.8} {
				points = append(points, at(a.X+(b.X-a.X)*f, a.Y+(b.Y-a.Y)*f+dy))
			}
		}
	}
	points = slices.DeleteFunc(points, func(q tagged.Point) bool { return q.Y > plotBottom-0.5 || c.nearSeries(q) })
	c.first("tavoiteura", yearLabel, false, points...)
}

// nearSeries tells whether a name at q would seem to be that of the values and not of the path.
func (c *chartDrawing) nearSeries(q tagged.Point) bool {
	path, on := heightAt(c.planPoints(), q.X)
	values, has := heightAt(c.known, q.X)
	if !on || !has {
		return false
	}
	const apart, middle = 1.5, 1.1 // of lines that are told from each other; of the name, above its baseline
	y := q.Y - middle
	return math.Abs(path-values) < apart || math.Abs(y-values) < math.Abs(y-path)
}

func (c *chartDrawing) planPoints() []tagged.Point {
	var line []tagged.Point
	for _, q := range c.s.plan {
		line = append(line, c.place(q.Year, q.Figure))
	}
	return line
}

// heightAt is where a line of points in the order of years stands at x, if it does.
func heightAt(line []tagged.Point, x float64) (y float64, ok bool) {
	for i := 1; i < len(line); i++ {
		if a, b := line[i-1], line[i]; a.X <= x && x <= b.X && a.X < b.X {
			return a.Y + (b.Y-a.Y)*(x-a.X)/(b.X-a.X), true
		}
	}
	return 0, false
}
