package pdf

import (
	"tolokku/programme/assessment"
	"tolokku/report/pdf/tagged"
)

// icon is a status' sign in a square of size mm: the form alone tells the
// statuses apart, without colour. fore is the colour of the form, back that of
// the sign within it.
func icon(s assessment.Status, size float64, fore, back tagged.Color) picture {
	p := picture{w: size, h: size}
	c, r := size/2, size/2
	sign := tagged.Stroke{Color: back, Width: size * 0.13, Round: true}
	switch s {
	case assessment.Met:
		p.disc(c, c, r, fore, tagged.Stroke{})
		p.line(sign, at(size*0.28, size*0.53), at(size*0.44, size*0.68), at(size*0.72, size*0.35))
	case assessment.OnTrack:
		p.area(fore, at(size*0.08, 0), at(size*0.98, c), at(size*0.08, size))
	case assessment.Behind:
		p.rect(size*0.04, size*0.04, size*0.92, size*0.92, fore)
		p.rect(c-size*0.075, size*0.2, size*0.15, size*0.38, back)
		p.rect(c-size*0.075, size*0.66, size*0.15, size*0.15, back)
	case assessment.NoData:
		width := size * 0.13
		p.disc(c, c, r-width/2, 0, tagged.Stroke{Color: fore, Width: width})
	default:
		for i := range 3 {
			p.disc(size*(0.16+0.34*float64(i)), c, size*0.12, fore, tagged.Stroke{})
		}
	}
	return p
}

// iconPaint draws the status' icon in its own colour, for the line of a text.
func iconPaint(s assessment.Status) func(c *tagged.Canvas) {
	return func(c *tagged.Canvas) { icon(s, c.W, colourOf(s), white).paint(c) }
}

// statusSpan is a status by icon and word.
func statusSpan(s assessment.Status, word string) tagged.Span {
	return tagged.Span{Text: word, Bold: true, Color: colourOf(s), Icon: iconPaint(s)}
}
