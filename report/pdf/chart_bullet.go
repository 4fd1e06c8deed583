package pdf

import (
	"math"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// How far a bullet graph's scale may reach beyond the baseline and the target,
// as a share of their distance. What lies further is drawn at the end with a
// mark of its own.
const (
	bulletAir   = 0.12
	bulletReach = 0.6
)

// bullet runs from the baseline to the target so that right is always better:
// the grey area is what the plan wanted by now, the bar what was reached.
func bullet(rd reading, w, h float64, text measure) picture {
	p := picture{w: w, h: h}
	part := rd.way
	lo, hi := -bulletAir, 1+bulletAir
	for _, one := range rd.family() {
		if one.value.Known() && one.graphic.Kind == report.WayGraphic {
			f := one.way(number(one.value.Number))
			lo = max(-bulletReach, min(lo, f-0.04))
			hi = min(1+bulletReach, max(hi, f+0.04))
		}
	}
	s := scale{lo, hi, 0, w}
	const top = 0.8
	height := h - 5.2
	zero, one := s.at(0), s.at(1)
	p.rect(0, top, w, height, track)
	planned := math.NaN()
	if rd.planned.Known() {
		planned, _ = s.clamp(part(number(rd.planned.Number)))
		p.rect(zero, top, planned-zero, height, passed)
	}
	bar := height * 0.42
	y := top + (height-bar)/2
	colour := colourOf(rd.status)
	if rd.value.Known() {
		x, beyond := s.clamp(part(number(rd.value.Number)))
		if beyond == 0 && math.Abs(x-zero) < 0.4 {
			// A bar without length would look like no value at all.
			p.area(colour, at(x-1.1, top+height/2), at(x, y), at(x+1.1, top+height/2), at(x, y+bar))
		} else {
			p.valueBar(rd, zero, x, y, bar, beyond)
		}
	}
	if share := rd.graphic.Share; share != nil {
		// The part of the planned level that belongs to an incomplete year.
		x, _ := s.clamp(part(number(share)))
		p.line(tagged.Stroke{Color: ink, Width: 0.3, Dash: []float64{0.7, 0.5}}, at(x, top), at(x, top+height))
	}
	if !math.IsNaN(planned) {
		p.line(tagged.Stroke{Color: grey, Width: 0.45}, at(planned, top), at(planned, top+height))
	}
	p.line(tagged.Stroke{Color: ink, Width: 0.25}, at(zero, top), at(zero, top+height))
	p.rect(one-0.5, top+height*0.1, 1, height*0.8, ink)

	row := newLabels(&p, h-0.9, text)
	row.put(zero, rd.baseline.Text(), ink, "lähtötaso "+rd.baseline.Text())
	row.put(one, rd.level.Text(), ink, "tavoite "+rd.level.Text())
	if rd.planned.Known() {
		row.put(planned, rd.planned.Text(), grey, "suunniteltu "+rd.planned.Text())
	}
	return p
}

// way is how far a value has come from the baseline, 0, to the target, 1.
func (rd reading) way(v float64) float64 {
	b, t := number(rd.baseline.Number), number(rd.level.Number)
	return (v - b) / (t - b)
}

// valueBar is the bar from the baseline to the value. An incomplete year's has
// a light core; a value off the scale ends in an arrowhead behind a gap.
func (p *picture) valueBar(rd reading, from, to, y, height float64, beyond int) {
	colour := colourOf(rd.status)
	core := colour
	var edge tagged.Stroke
	if rd.provisional() {
		core, edge = white, tagged.Stroke{Color: colour, Width: 0.5}
	}
	end := to
	if beyond != 0 {
		end = to - float64(beyond)*3.4
	}
	p.outline(core, edge, at(from, y), at(end, y), at(end, y+height), at(from, y+height))
	if beyond == 0 {
		return
	}
	dir := float64(beyond)
	tip, base := to-dir*0.3, to-dir*2.6
	p.area(colour, at(base, y-0.6), at(tip, y+height/2), at(base, y+height+0.6))
}

// labels is a row of texts below a chart that never overlap.
type labels struct {
	p     *picture
	y     float64
	text  measure
	taken [][2]float64
}

func newLabels(p *picture, y float64, text measure) *labels {
	return &labels{p: p, y: y, text: text}
}

// put centres a text at x: the longest of the given wordings that fits beside
// what is there already. The first is the shortest. Nothing is put where none
// fits, as the numbers stand in words beside each chart.
func (l *labels) put(x float64, short string, c tagged.Color, long ...string) bool {
	for i := len(long) - 1; i >= -1; i-- {
		wording := short
		if i >= 0 {
			wording = long[i]
		}
		if l.place(x, wording, c) {
			return true
		}
	}
	return false
}

func (l *labels) place(x float64, wording string, c tagged.Color) bool {
	if wording == "" {
		return true
	}
	s := label(sizeChart, c, tagged.Left)
	width := l.text(wording, s)
	if width > l.p.w {
		return false
	}
	left := min(max(0, x-width/2), l.p.w-width)
	// A label may stand a little aside of its tick, but not lose it.
	if x < left-0.01 || x > left+width+0.01 {
		return false
	}
	for _, t := range l.taken {
		if left < t[1]+1.6 && t[0] < left+width+1.6 {
			return false
		}
	}
	l.taken = append(l.taken, [2]float64{left, left + width})
	l.p.label(left, l.y, wording, s)
	return true
}
