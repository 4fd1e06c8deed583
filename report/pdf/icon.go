package pdf

import (
	"tolokku/programme"
	"tolokku/report/pdf/tagged"
)

// icon is a status' sign in a square of size mm: the form alone tells the statuses apart, without colour. A hollow one is
// for what is still provisional. Fore is the colour of the form, back that of the sign within it.
func icon(s programme.Status, size float64, hollow bool, fore, back tagged.Color) picture {
	p := picture{w: size, h: size}
	c := size / 2
	width := size * 0.11
	fill, line := fore, tagged.Stroke{}
	if hollow {
		fill, back, line = back, fore, tagged.Stroke{Color: fore, Width: width}
	}
	inset := 0.0
	if hollow {
		inset = width / 2
	}
	sign := tagged.Stroke{Color: back, Width: size * 0.13, Round: true}
	switch s {
	case programme.Met:
		p.disc(c, c, c-inset, fill, line)
		p.line(sign, at(size*0.28, size*0.53), at(size*0.44, size*0.68), at(size*0.72, size*0.35))
	case programme.OnTrack:
		in := size*0.06 + inset
		p.area(fill, line, at(in, in), at(size-in, c), at(in, size-in))
	case programme.Behind:
		in := size*0.03 + inset
		p.rect(in, in, size-2*in, size-2*in, fill, line)
		p.rect(c-size*0.075, size*0.2, size*0.15, size*0.38, back, tagged.Stroke{})
		p.rect(c-size*0.075, size*0.66, size*0.15, size*0.15, back, tagged.Stroke{})
	case programme.NoData:
		ring := size * 0.13
		p.disc(c, c, c-ring/2, 0, tagged.Stroke{Color: fore, Width: ring})
	default:
		for i := range 3 {
			p.disc(size*(0.16+0.34*float64(i)), c, size*0.12, fore, tagged.Stroke{})
		}
	}
	return p
}

// sign is a status' icon in its own colour.
func sign(s programme.Status, size float64, hollow bool) picture {
	return icon(s, size, hollow, colourOf(s), white)
}

// statusSpan is a status by icon and word. The icon's size is in mm.
func statusSpan(s programme.Status, word string, hollow bool, size float64) tagged.Span {
	return tagged.Span{
		Text: word, Bold: true, Color: colourOf(s), IconSize: size,
		Icon: func(c *tagged.Canvas) { sign(s, c.W, hollow).paint(c, 0, 0) },
	}
}

// arrow points in the way that a value went: 1 up, -1 down, 0 level.
func arrow(way int, size float64, colour tagged.Color) picture {
	p := picture{w: size, h: size}
	from, to := at(size*0.1, size*0.5), at(size*0.86, size*0.5)
	head := []tagged.Point{at(size*0.52, size*0.22), at(size*1.0, size*0.5), at(size*0.52, size*0.78)}
	if way != 0 {
		from, to = at(size*0.12, size*0.88), at(size*0.7, size*0.3)
		head = []tagged.Point{at(size*0.38, size*0.16), at(size*0.88, size*0.12), at(size*0.84, size*0.62)}
	}
	if way < 0 {
		flip := func(q tagged.Point) tagged.Point { return at(q.X, size-q.Y) }
		from, to = flip(from), flip(to)
		for i := range head {
			head[i] = flip(head[i])
		}
	}
	p.line(tagged.Stroke{Color: colour, Width: size * 0.13}, from, to)
	p.area(colour, tagged.Stroke{}, head...)
	return p
}
