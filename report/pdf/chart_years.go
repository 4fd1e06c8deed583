package pdf

import (
	"math/big"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// years shows each year as a point and between two years how much the value
// changed: for targets that hold each year against the one before it.
func years(rd reading, w, h float64, text measure) picture {
	p := picture{w: w, h: h}
	points := rd.eachYear()
	if len(points) == 0 {
		return p
	}
	var s span
	widest := 0.0
	for _, q := range points {
		if q.Figure.Known() {
			s.add(number(q.Figure.Number))
			widest = max(widest, text(q.Figure.Text(), label(sizeChart, ink, tagged.Left)))
		}
	}
	left, right := max(widest/2, 5), w-max(widest/2, 5)
	step := 0.0
	if len(points) > 1 {
		step = (right - left) / float64(len(points)-1)
	}
	xOf := func(i int) float64 {
		if len(points) == 1 {
			return w / 2
		}
		return left + step*float64(i)
	}
	// Above the curve the values, below it the changes and the years. A low
	// chart leaves the changes out rather than squeeze the curve.
	bottom, changes := h-9.6, true
	if bottom < 8 {
		bottom, changes = max(h-5.4, 5.2), false
	}
	sc := scale{s.hi, s.lo, 4.6, bottom}
	p.line(tagged.Stroke{Color: hair, Width: 0.2}, at(0, h-3.6), at(w, h-3.6))
	roomy := step >= widest+1.2
	for i, q := range points {
		x := xOf(i)
		if p.fits(text, strconv.Itoa(q.Year), step, len(points)) {
			p.label(x, h-0.8, strconv.Itoa(q.Year), label(sizeChart, grey, tagged.Center))
		}
		if i == 0 {
			continue
		}
		before := points[i-1]
		if !q.Figure.Known() || !before.Figure.Known() || q.NewSeries {
			p.line(tagged.Stroke{Color: grey, Width: 0.3, Dash: []float64{0.4, 1}}, at(x-step/2, 2), at(x-step/2, h-4.6))
			continue
		}
		y0, y1 := sc.at(number(before.Figure.Number)), sc.at(number(q.Figure.Number))
		stroke := tagged.Stroke{Color: grey, Width: 0.5}
		good := rd.target != nil && rd.target.Year > 0 && q.Year > rd.target.Year || rd.goodStep(before, q)
		if !good {
			stroke = tagged.Stroke{Color: colourOf("behind"), Width: 0.9}
		}
		if partial(q) {
			stroke.Dash = []float64{1, 0.7}
		}
		p.line(stroke, at(x-step, y0), at(x, y1))
		change := rd.changeText(before, q)
		if width := text(change, label(sizeChart, ink, tagged.Left)); changes && width <= step-1 {
			p.label(x-step/2, h-4.6, change, tagged.Style{Size: sizeChart, Color: stroke.Color, Bold: !good, Align: tagged.Center})
		}
	}
	for i, q := range points {
		if !q.Figure.Known() {
			continue
		}
		x, y := xOf(i), sc.at(number(q.Figure.Number))
		fill := ink
		if partial(q) {
			fill = white
		}
		p.disc(x, y, 1, fill, tagged.Stroke{Color: ink, Width: 0.4})
		if roomy || i == len(points)-1 || i == 0 && right-left >= widest+1.2 {
			p.label(x, y-1.9, q.Figure.Text(), tagged.Style{Size: sizeChart, Color: ink, Bold: q.Year == rd.year, Align: tagged.Center})
		}
	}
	return p
}

// fits tells whether texts of this width stand side by side at the given distance.
func (p *picture) fits(text measure, wording string, step float64, n int) bool {
	return n == 1 || text(wording, label(sizeChart, ink, tagged.Left))+1 <= step
}

func partial(q report.Point) bool { return q.Months < q.MonthsOf }

// eachYear are the baseline and the years after it, gaps included.
func (rd reading) eachYear() []report.Point {
	known := map[int]report.Point{}
	last := rd.year
	for _, q := range rd.series {
		known[q.Year] = q
	}
	first := rd.baselineYear
	if !rd.baseline.Known() {
		if len(rd.series) == 0 {
			return nil
		}
		first = rd.series[0].Year
	}
	var all []report.Point
	for y := first; y <= last; y++ {
		q, ok := known[y]
		if !ok {
			q = report.Point{Year: y}
		}
		if y == rd.baselineYear && rd.baseline.Known() {
			q = report.Point{Year: y, Figure: rd.baseline}
		}
		all = append(all, q)
	}
	return all
}

// goodStep tells whether the year moved as the target wants. An incomplete sum
// is held against its share of the year before.
func (rd reading) goodStep(before, now report.Point) bool {
	from := before.Figure.Number
	if now.Year == rd.year && rd.graphic.Share != nil {
		from = rd.graphic.Share
	}
	c := now.Figure.Number.Cmp(from)
	if rd.target != nil && rd.target.Op == programme.Rises {
		return c > 0
	}
	return c < 0
}

// changeText words the step between two years. To an incomplete year there is
// none: it says how much of the year there is.
func (rd reading) changeText(before, now report.Point) string {
	if partial(now) {
		return finnish.Periods(now.Months, now.MonthsOf)
	}
	diff := new(big.Rat).Sub(now.Figure.Number, before.Figure.Number)
	return report.Figure{Number: diff, Decimals: rd.decimals}.Signed()
}
