package tagged

import (
	"math"
	"strconv"
	"strings"
)

// Canvas is a rectangle to paint vectors and text on. Lengths are in mm, the origin is its upper left corner, y grows
// downwards. What is painted belongs to the element that the canvas was made for (a figure, a fixed area's element) or is
// an artifact.
type Canvas struct {
	d *Doc
	e *elem
	x float64
	y float64
	// W and H are the size in mm. Painting beyond is not clipped.
	W, H float64
}

// Stroke says how a line is drawn. Without a colour nothing is.
type Stroke struct {
	Color Color
	Width float64 // mm; 0 is 0.2
	// Dash are the lengths of dashes and gaps in mm; empty for a solid line.
	Dash []float64
	// Round gives the line round ends and corners.
	Round bool
}

// Point is a place on a canvas in mm.
type Point struct{ X, Y float64 }

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2 float64, s Stroke) {
	c.Polyline([]Point{{x1, y1}, {x2, y2}}, s)
}

// Polyline draws lines from point to point. Fewer than two points draw nothing.
func (c *Canvas) Polyline(points []Point, s Stroke) {
	if len(points) < 2 {
		return
	}
	c.shape(0, s, func(b *ops) { b.path(points) })
}

// Polygon fills a closed shape and draws its outline; either may be left out by a zero colour.
func (c *Canvas) Polygon(points []Point, fill Color, s Stroke) {
	if len(points) < 3 {
		return
	}
	c.shape(fill, s, func(b *ops) {
		b.path(points)
		b.op("h")
	})
}

// Rect fills a rectangle and draws its outline.
func (c *Canvas) Rect(x, y, w, h float64, fill Color, s Stroke) {
	c.shape(fill, s, func(b *ops) {
		b.num(b.px(x), b.py(y+h), w/mmPerPt, h/mmPerPt)
		b.op("re")
	})
}

// Circle fills a circle around cx, cy and draws its outline.
func (c *Canvas) Circle(cx, cy, r float64, fill Color, s Stroke) {
	c.shape(fill, s, func(b *ops) {
		// The control points of a quarter circle's Bézier curve lie this far along the tangents.
		k := r * 4 / 3 * (math.Sqrt2 - 1)
		b.num(b.px(cx+r), b.py(cy))
		b.op("m")
		for _, q := range [4][2]float64{{0, 1}, {-1, 0}, {0, -1}, {1, 0}} {
			// From the point before (q turned back by a quarter) to q.
			px, py := q[1], -q[0]
			b.num(b.px(cx+px*r+q[0]*k), b.py(cy+py*r+q[1]*k))
			b.num(b.px(cx+q[0]*r+px*k), b.py(cy+q[1]*r+py*k))
			b.num(b.px(cx+q[0]*r), b.py(cy+q[1]*r))
			b.op("c")
		}
		b.op("h")
	})
}

// Text paints one line of text with its baseline at y and returns its width in mm. Align Right ends it at x, Center
// centres it there. Zero fields of the style take the document's body style.
func (c *Canvas) Text(x, y float64, text string, s Style) float64 {
	s = s.over(c.d.theme.Body)
	text = clean(text)
	f := faceOf(s.Bold, s.Italic)
	w := textWidth(c.d.fonts, f, s.Size, paintable(text))
	switch s.Align {
	case Right:
		x -= w
	case Center:
		x -= w / 2
	}
	c.d.text(c.e, f, s.Size, s.Color, c.x+x, c.y+y, text)
	return w
}

// TextWithin is like Text, but shortens a text that is wider than w mm and ends it with an ellipsis: for page headers and
// other places whose whole text stands elsewhere.
func (c *Canvas) TextWithin(x, y, w float64, text string, s Style) float64 {
	if c.TextWidth(text, s) > w {
		runes := []rune(clean(text))
		runes = runes[:min(len(runes), 400)] // more than any page is wide
		for len(runes) > 0 && c.TextWidth(string(runes)+"…", s) > w {
			runes = runes[:len(runes)-1]
		}
		text = strings.TrimRight(string(runes), " ,.;:–-") + "…"
	}
	return c.Text(x, y, text, s)
}

// TextWidth measures a line of text in mm.
func (c *Canvas) TextWidth(text string, s Style) float64 { return c.d.TextWidth(text, s) }

// Artifact paints decoration that screen readers skip.
func (c *Canvas) Artifact(paint func()) { c.d.asArtifact(artifactLayout, paint) }

// Element paints content of its own role (P, Note, or Div and the like around more elements) below the canvas' element; for
// canvases of [Fixed].
func (c *Canvas) Element(role Role, paint func(c *Canvas)) {
	inner := *c
	if inner.e == nil {
		inner.e = c.d.cur
	}
	inner.e = c.d.newElem(inner.e, role)
	paint(&inner)
}

// Figure paints a picture at x, y with a size of w by h mm. Alt says in words what it shows and must not be empty.
func (c *Canvas) Figure(alt string, x, y, w, h float64, draw func(c *Canvas)) {
	c.d.paintFigure(c.d.figureElem(c.e, alt), c.x+x, c.y+y, w, h, draw)
}

// Sub is a canvas for a part of this one.
func (c *Canvas) Sub(x, y, w, h float64) *Canvas {
	return &Canvas{d: c.d, e: c.e, x: c.x + x, y: c.y + y, W: w, H: h}
}

// shape paints a path within its own graphics state, so that nothing leaks into the text that follows.
func (c *Canvas) shape(fill Color, s Stroke, path func(b *ops)) {
	if !fill.set() && !s.Color.set() {
		return
	}
	c.d.mark(c.e)
	b := &ops{c: c, height: c.d.page.h}
	b.buf = append(b.buf, "q "...)
	if fill.set() {
		b.color(fill)
		b.op("rg")
	}
	if s.Color.set() {
		b.color(s.Color)
		b.op("RG")
		width := s.Width
		if width <= 0 {
			width = 0.2
		}
		b.num(width / mmPerPt)
		b.op("w")
		if s.Round {
			b.op("1 J 1 j")
		}
		if len(s.Dash) > 0 {
			b.buf = append(b.buf, '[')
			for _, l := range s.Dash {
				b.num(max(l, 0) / mmPerPt)
			}
			b.op("] 0 d")
		}
	}
	path(b)
	switch {
	case fill.set() && s.Color.set():
		b.op("B")
	case fill.set():
		b.op("f")
	default:
		b.op("S")
	}
	b.buf = append(b.buf, "Q\n"...)
	c.d.page.raw(string(b.buf))
}

// ops writes content stream operators.
type ops struct {
	c      *Canvas
	height float64 // of the page, mm
	buf    []byte
}

func (b *ops) px(x float64) float64 { return (b.c.x + x) / mmPerPt }
func (b *ops) py(y float64) float64 { return (b.height - b.c.y - y) / mmPerPt }

func (b *ops) num(values ...float64) {
	for _, v := range values {
		b.buf = appendNumber(b.buf, v)
		b.buf = append(b.buf, ' ')
	}
}

func (b *ops) op(s string) {
	b.buf = append(b.buf, s...)
	b.buf = append(b.buf, ' ')
}

func (b *ops) color(c Color) {
	r, g, bl := c.parts()
	b.num(float64(r)/255, float64(g)/255, float64(bl)/255)
}

func (b *ops) path(points []Point) {
	for i, p := range points {
		b.num(b.px(p.X), b.py(p.Y))
		if i == 0 {
			b.op("m")
		} else {
			b.op("l")
		}
	}
}

// appendNumber writes a number with at most three decimals and never as an exponent, NaN or infinity, which no PDF may
// hold.
func appendNumber(buf []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	v = math.Round(v*1000) / 1000
	if v == 0 {
		v = 0 // no negative zero
		return append(buf, '0')
	}
	return strconv.AppendFloat(buf, v, 'f', -1, 64)
}
