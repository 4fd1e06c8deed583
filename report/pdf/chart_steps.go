package pdf

import (
	"strconv"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// steps draws a milestone's stages as a path: reached stages are filled discs
// with a check, the others rings with their number. Each stage begins at the
// left edge of its share of the width, above its text.
func steps(s *report.Stage, w, gap float64) picture {
	n := len(s.Stages)
	const r = 2.6
	p := picture{w: w, h: 2*r + 0.8}
	share := (w - gap*float64(n-1)) / float64(max(n, 1))
	if share < 2*r {
		share, gap = (w-2*r)/float64(max(n-1, 1)), 0
	}
	y := p.h / 2
	xOf := func(i int) float64 { return r + 0.2 + float64(i)*(share+gap) }
	for i := 1; i < n; i++ {
		stroke := tagged.Stroke{Color: grey, Width: 0.4, Dash: []float64{0.9, 0.8}}
		if s.Stages[i].Reached {
			stroke = tagged.Stroke{Color: metBlue, Width: 1.1}
		}
		p.line(stroke, at(xOf(i-1)+r, y), at(xOf(i)-r, y))
	}
	for i, step := range s.Stages {
		x := xOf(i)
		if step.Reached {
			p.inset(x-r, y-r, icon("met", 2*r, metBlue, white))
			continue
		}
		p.disc(x, y, r-0.2, white, tagged.Stroke{Color: grey, Width: 0.45})
		if n > 1 {
			p.label(x, y+0.95, strconv.Itoa(i+1), label(sizeChart, grey, tagged.Center))
		}
	}
	return p
}
