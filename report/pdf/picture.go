package pdf

import (
	"fmt"
	"strings"

	"tolokku/report/pdf/tagged"
)

// A picture is a graphic as plain shapes, in mm from its upper left corner. Graphics are computed as pictures and painted
// afterwards, so that tests can read them.
type picture struct {
	w, h   float64
	shapes []shape
}

// shape is one thing to paint: an area, a line, a disc or a text.
type shape struct {
	points []tagged.Point
	closed bool
	// r is set for a disc around the only point.
	r      float64
	fill   tagged.Color
	stroke tagged.Stroke
	// text stands with its baseline at the only point.
	text  string
	style tagged.Style
}

// measure tells how wide a text is in mm.
type measure func(text string, s tagged.Style) float64

func at(x, y float64) tagged.Point { return tagged.Point{X: x, Y: y} }

func (p *picture) rect(x, y, w, h float64, fill tagged.Color, s tagged.Stroke) {
	p.area(fill, s, at(x, y), at(x+w, y), at(x+w, y+h), at(x, y+h))
}

func (p *picture) area(fill tagged.Color, s tagged.Stroke, points ...tagged.Point) {
	p.shapes = append(p.shapes, shape{points: points, closed: true, fill: fill, stroke: s})
}

func (p *picture) line(s tagged.Stroke, points ...tagged.Point) {
	if len(points) > 1 {
		p.shapes = append(p.shapes, shape{points: points, stroke: s})
	}
}

func (p *picture) disc(x, y, r float64, fill tagged.Color, s tagged.Stroke) {
	p.shapes = append(p.shapes, shape{points: []tagged.Point{at(x, y)}, r: r, fill: fill, stroke: s})
}

func (p *picture) label(x, y float64, text string, s tagged.Style) {
	if text != "" {
		p.shapes = append(p.shapes, shape{points: []tagged.Point{at(x, y)}, text: text, style: s})
	}
}

// inset places another picture into this one.
func (p *picture) inset(x, y float64, other picture) {
	for _, s := range other.shapes {
		moved := make([]tagged.Point, len(s.points))
		for i, q := range s.points {
			moved[i] = at(q.X+x, q.Y+y)
		}
		s.points = moved
		p.shapes = append(p.shapes, s)
	}
}

// paint draws the picture with its corner at x, y of a canvas.
func (p picture) paint(c *tagged.Canvas, x, y float64) {
	c = c.Sub(x, y, p.w, p.h)
	for _, s := range p.shapes {
		switch {
		case s.text != "":
			c.Text(s.points[0].X, s.points[0].Y, s.text, s.style)
		case s.r > 0:
			c.Circle(s.points[0].X, s.points[0].Y, s.r, s.fill, s.stroke)
		case s.closed:
			c.Polygon(s.points, s.fill, s.stroke)
		default:
			c.Polyline(s.points, s.stroke)
		}
	}
}

// figure makes a block of the picture.
func (p picture) figure(alt string) tagged.Figure {
	return tagged.NewFigure(alt, p.w, p.h, func(c *tagged.Canvas) { p.paint(c, 0, 0) })
}

// String lists the shapes, a line each, for golden tests.
func (p picture) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%.1f × %.1f mm\n", p.w, p.h)
	for _, s := range p.shapes {
		switch {
		case s.text != "":
			fmt.Fprintf(&b, "text %q %s", s.text, [...]string{"left", "right", "centre"}[s.style.Align])
		case s.r > 0:
			fmt.Fprintf(&b, "disc r=%.2f", s.r)
		case s.closed:
			b.WriteString("area")
		default:
			b.WriteString("line")
		}
		for _, q := range s.points {
			fmt.Fprintf(&b, " (%.2f %.2f)", q.X, q.Y)
		}
		if s.fill != 0 {
			fmt.Fprintf(&b, " fill %06x", uint32(s.fill)&0xFFFFFF)
		}
		if s.stroke.Color != 0 {
			fmt.Fprintf(&b, " stroke %06x %.2f", uint32(s.stroke.Color)&0xFFFFFF, s.stroke.Width)
		}
		if len(s.stroke.Dash) > 0 {
			b.WriteString(" dashed")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// axis maps numbers to places: from lo at a to hi at b, in mm.
type axis struct{ lo, hi, a, b float64 }

func (x axis) at(v float64) float64 {
	if x.hi == x.lo {
		return (x.a + x.b) / 2
	}
	return x.a + (v-x.lo)/(x.hi-x.lo)*(x.b-x.a)
}
