package pdf

import (
	"math"

	"tolokku/programme"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// gaugeWidth is the width of the small graphic in mm.
const gaugeWidth = 18.0

// gauge is the small graphic of a row: where the value is between baseline and target, or on which side of a limit. Right is
// always better. It is decoration: its numbers stand in the row.
func gauge(s subject, stage *report.Stage, h float64) picture {
	p := picture{w: gaugeWidth, h: h}
	switch {
	case stage != nil:
		p.stageGauge(s, stage)
	case s.graphic.Kind == report.WayGraphic:
		p.wayGauge(s)
	case s.graphic.Kind != report.NoGraphic && s.graphic.Limit.Known():
		p.limitGauge(s)
	}
	return p
}

var (
	thinTick  = tagged.Stroke{Color: ink, Width: 0.25}
	pathTick  = tagged.Stroke{Color: ink, Width: 0.35}
	thickTick = tagged.Stroke{Color: ink, Width: 0.9}
	railLine  = tagged.Stroke{Color: middle, Width: 0.3}
)

func (p *picture) tick(x, height float64, s tagged.Stroke) {
	p.line(s, at(x, (p.h-height)/2), at(x, (p.h+height)/2))
}

// wayGauge is the way from the baseline to the target of a year.
func (p *picture) wayGauge(s subject) {
	way := axis{number(s.baseline), number(s.level), 0.09 * p.w, 0.91 * p.w}
	y := p.h / 2
	p.rect(way.a, y-1.1, way.b-way.a, 2.2, rail, tagged.Stroke{})
	tip := 0.0
	if s.value.Known() {
		end := way.at(number(s.value))
		colour := colourOf(s.status)
		most := p.w - 1
		if end > most {
			end, tip = most, most
		}
		end = max(end, 0.3)
		fill, line := colour, tagged.Stroke{}
		from, to, half := min(way.a, end), max(way.a, end), 0.75
		if s.hollow {
			fill, line = white, tagged.Stroke{Color: colour, Width: 0.3}
			half -= 0.15
		}
		if to-from < 0.3 {
			to = from + 0.3
		}
		p.rect(from, y-half, to-from, 2*half, fill, line)
		if tip > 0 {
			p.area(colour, tagged.Stroke{}, at(tip, y-0.9), at(tip+1, y), at(tip, y+0.9))
		}
	}
	p.tick(way.a, 3, thinTick)
	if s.planned.Known() {
		p.tick(way.at(number(s.planned)), 4, pathTick)
	}
	p.tick(way.b, 4.4, thickTick)
}

// limitGauge is a limit and the side of it that the value is on.
func (p *picture) limitGauge(s subject) {
	limit := number(s.graphic.Limit)
	at0, y := 0.55*p.w, p.h/2
	p.line(railLine, at(0.09*p.w, y), at(at0, y))
	p.rect(at0, y-1.1, 0.91*p.w-at0, 2.2, rail, tagged.Stroke{})
	p.tick(at0, 4.4, thickTick)
	if !s.value.Known() {
		return
	}
	off := number(s.value) - limit
	if s.graphic.LowerIsBetter {
		off = -off
	}
	far := max(math.Abs(off), 0.15*math.Abs(limit)) * 1.15
	if far == 0 {
		far = 1
	}
	colour := colourOf(s.status)
	core, r := colour, 1.25
	line := tagged.Stroke{Color: white, Width: 0.25}
	if s.hollow {
		core, line, r = white, tagged.Stroke{Color: colour, Width: 0.4}, 1.1
	}
	p.disc(at0+off/far*0.36*p.w, y, r, core, line)
}

// stageGauge is a milestone's stages in their order.
func (p *picture) stageGauge(s subject, stage *report.Stage) {
	n := len(stage.Stages)
	from, to, y := 0.09*p.w, 0.91*p.w, p.h/2
	p.line(railLine, at(from, y), at(to, y))
	p.tick(from, 3, thinTick)
	r := min(1.35, (to-from)/float64(max(n, 1))*0.45)
	for i, step := range stage.Stages {
		x := from + (to-from)*float64(i+1)/float64(n)
		switch {
		case step.Reached:
			p.inset(x-r, y-r, icon(programme.Met, 2*r, false, colourOf(s.status), white))
		case s.status == programme.NoData:
			p.disc(x, y, r-0.1, white, tagged.Stroke{Color: grey, Width: 0.3, Dash: []float64{0.7, 0.5}})
		default:
			p.disc(x, y, r-0.1, white, tagged.Stroke{Color: ink, Width: 0.3})
		}
	}
}
