package pdf

import (
	"strconv"

	"tolokku/programme/assessment"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// statusBar is one segment a status, as long as its share of the metrics. The
// statuses are in the reports' order, with icon and number in each segment;
// monitored metrics stand apart, for they are no part of the verdict.
//
// With words, a segment names its status too where there is room for it.
func statusBar(c report.Counts, w, h float64, words bool, text measure) picture {
	p := picture{w: w, h: h}
	total := c.Judged() + c.Monitored
	if total == 0 {
		return p
	}
	const gap, apart = 0.6, 2.4
	var segments []assessment.Status
	for _, s := range assessment.Statuses {
		if c.Of(s) > 0 {
			segments = append(segments, s)
		}
	}
	room := w - gap*float64(len(segments)-1)
	if c.Monitored > 0 && c.Judged() > 0 {
		room -= apart - gap
	}
	x := 0.0
	for _, s := range segments {
		if s == assessment.Monitored && x > 0 {
			x += apart - gap
		}
		width := room * float64(c.Of(s)) / float64(total)
		p.segment(s, c.Of(s), x, width, words, text)
		x += width + gap
	}
	return p
}

func (p *picture) segment(s assessment.Status, count int, x, width float64, words bool, text measure) {
	colour, sign := colourOf(s), white
	if s == assessment.NoData || s == assessment.Monitored {
		// Nothing was judged: an empty segment with a border.
		sign = grey
		p.outline(white, tagged.Stroke{Color: grey, Width: 0.35}, at(x+0.2, 0.2), at(x+width-0.2, 0.2), at(x+width-0.2, p.h-0.2), at(x+0.2, p.h-0.2))
	} else {
		p.rect(x, 0, width, p.h, colour)
	}
	size := p.h * 0.44
	style := tagged.Style{Size: p.h * 1.55, Color: sign, Bold: true}
	wording := strconv.Itoa(count)
	both := size + 1 + text(wording, style)
	if words {
		word := countWord(s)
		if s == assessment.Monitored {
			word = "seurataan"
		}
		if more := text(wording+" "+word, style); size+1+more+3 <= width {
			wording += " " + word
			both = size + 1 + more
		}
	}
	base := p.h/2 + style.Size*0.125
	switch {
	case both+1.6 <= width:
		left := x + (width-both)/2
		p.inset(left, (p.h-size)/2, icon(s, size, sign, colour))
		p.label(left+size+1, base, wording, style)
	case size+0.8 <= width:
		p.inset(x+(width-size)/2, (p.h-size)/2, icon(s, size, sign, colour))
	}
}
