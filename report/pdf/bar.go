package pdf

import (
	"fmt"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// statusBar is the one bar of page 1: a part for each status, as wide as its share. What is only followed stands apart.
func statusBar(c report.Counts, w float64, text measure) picture {
	const height, gap, apart = 8.0, 0.8, 4.0
	p := picture{w: w, h: height + 4.6}
	var parts []programme.Status
	total := 0
	room := w
	for _, s := range programme.Statuses {
		n := c.Of(s)
		if n == 0 {
			continue
		}
		if len(parts) > 0 {
			if s == programme.Monitored {
				room -= apart
			} else {
				room -= gap
			}
		}
		parts, total = append(parts, s), total+n
	}
	if total == 0 {
		p.rect(0, 0, w, height, white, tagged.Stroke{Color: grey, Width: 0.3})
		return p
	}
	widths := shares(parts, c, room, total)
	x := 0.0
	var small []programme.Status
	for i, s := range parts {
		if i > 0 {
			x += gap
			if s == programme.Monitored {
				x += apart - gap
			}
		}
		part := widths[i]
		fore := white
		switch s {
		case programme.Monitored:
			fore = grey
			p.rect(x+0.15, 0.15, part-0.3, height-0.3, white, tagged.Stroke{Color: grey, Width: 0.3, Dash: dashes})
		case programme.NoData:
			fore = grey
			p.rect(x+0.15, 0.15, part-0.3, height-0.3, white, tagged.Stroke{Color: grey, Width: 0.3})
		default:
			p.rect(x, 0, part, height, colourOf(s), tagged.Stroke{})
		}
		count := strconv.Itoa(c.Of(s))
		style := tagged.Style{Size: 14, Bold: true, Color: white}
		if fore == grey {
			style.Color = ink
		}
		word := tagged.Style{Size: smallest, Color: ink, Align: tagged.Center}
		cw := text(count, style)
		if part < 13 || part < 4+1+cw+2 || part < text(report.CountWord(s), word)+0.6 {
			small = append(small, s)
		} else {
			left := x + (part-4-1-cw)/2
			p.inset(left, height/2-2, icon(s, 4, false, fore, back(s)))
			p.label(left+5, height/2+1.75, count, style)
			p.label(x+part/2, height+3.6, report.CountWord(s), word)
		}
		x += part
	}
	p.legend(small, c, text)
	return p
}

// back is the colour of an icon's sign on the bar's own colour.
func back(s programme.Status) tagged.Color {
	if s == programme.NoData || s == programme.Monitored {
		return white
	}
	return colourOf(s)
}

// shares are the widths of the parts. None is narrower than can be seen.
func shares(parts []programme.Status, c report.Counts, room float64, total int) []float64 {
	const least = 2.0
	widths := make([]float64, len(parts))
	spare, weight := room, 0
	for i, s := range parts {
		if share := room * float64(c.Of(s)) / float64(total); share < least {
			widths[i] = least
			spare -= least
		} else {
			weight += c.Of(s)
		}
	}
	for i, s := range parts {
		if widths[i] == 0 {
			widths[i] = spare * float64(c.Of(s)) / float64(weight)
		}
	}
	return widths
}

// legend is a row below the bar for the parts that are too narrow for their words.
func (p *picture) legend(small []programme.Status, c report.Counts, text measure) {
	if len(small) == 0 {
		return
	}
	p.h += 5
	x, y := 0.0, p.h-0.6
	for _, s := range small {
		p.inset(x, y-2.9, sign(s, 3.6, false))
		x += 4.6
		count := strconv.Itoa(c.Of(s))
		bold := tagged.Style{Size: 10, Bold: true, Color: ink}
		p.label(x, y, count, bold)
		x += text(count, bold) + 1
		word := tagged.Style{Size: smallest, Color: ink}
		p.label(x, y, report.CountWord(s), word)
		x += text(report.CountWord(s), word) + 5
	}
}

// altBar tells the counts.
func altBar(c report.Counts) string {
	var parts []string
	for _, s := range programme.Statuses {
		word := report.CountWord(s)
		if s == programme.Monitored {
			word = "seurannassa"
		}
		if n := c.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", word, n))
		}
	}
	if len(parts) == 0 {
		return "Ohjelmassa ei ole mittareita."
	}
	return "Mittareita on " + finnish.List(parts) + "."
}
