package pdf

import "tolokku/report/pdf/tagged"

// labels places texts in a chart where they cover neither lines nor each other.
type labels struct {
	p     *picture
	text  measure
	lines [][]tagged.Point
	boxes []area
}

// area is a rectangle in mm.
type area struct{ x0, y0, x1, y1 float64 }

func (a area) meets(b area) bool { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 }

// box is where a text stands whose baseline begins at a point.
func (l *labels) box(text string, s tagged.Style, x, y float64) area {
	height := s.Size * 0.73 * mmPerPt
	return area{x, y - height, x + l.text(text, s), y}
}

// first places a text at the first of the points that is free, given as its baseline's middle (align Center), start or end.
// It reports false, and places nothing, where none is, unless must is set: then the first point that lies within the
// picture is taken.
func (l *labels) first(text string, s tagged.Style, must bool, points ...tagged.Point) bool {
	w := l.text(text, s)
	fallback := -1
	for i, q := range points {
		x := q.X
		switch s.Align {
		case tagged.Center:
			x -= w / 2
		case tagged.Right:
			x -= w
		}
		b := l.box(text, s, x, q.Y)
		if b.x0 < -0.2 || b.x1 > l.p.w+0.2 || b.y0 < 0 || b.y1 > l.p.h {
			continue
		}
		if fallback < 0 {
			fallback = i
		}
		if l.free(b) {
			l.put(q, text, s, b)
			return true
		}
	}
	if must && fallback >= 0 {
		q := points[fallback]
		l.put(q, text, s, area{})
	}
	return must && fallback >= 0
}

func (l *labels) put(q tagged.Point, text string, s tagged.Style, b area) {
	l.p.label(q.X, q.Y, text, s)
	l.boxes = append(l.boxes, b)
}

// free tells whether a box has air around it.
func (l *labels) free(b area) bool {
	const air = 0.6 // half a line's width more than is seen
	b = area{b.x0 - air, b.y0 - air, b.x1 + air, b.y1 + air}
	for _, other := range l.boxes {
		if b.meets(other) {
			return false
		}
	}
	for _, line := range l.lines {
		for i := 1; i < len(line); i++ {
			if crosses(line[i-1], line[i], b) {
				return false
			}
		}
	}
	return true
}

// crosses tells whether a straight line runs through a box.
func crosses(a, b tagged.Point, in area) bool {
	from, to := 0.0, 1.0
	for _, d := range [4][2]float64{
		{a.X - b.X, a.X - in.x0}, {b.X - a.X, in.x1 - a.X}, {a.Y - b.Y, a.Y - in.y0}, {b.Y - a.Y, in.y1 - a.Y},
	} {
		// The line is inside of this edge where step × d[0] ≤ d[1].
		switch {
		case d[0] == 0 && d[1] < 0:
			return false
		case d[0] < 0:
			from = max(from, d[1]/d[0])
		case d[0] > 0:
			to = min(to, d[1]/d[0])
		}
	}
	return from < to
}
