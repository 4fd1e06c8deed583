package pdf

import (
	"math"
	"math/big"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// limit is a scale with one level: the wanted side is dark grey, the value a
// mark at the end of a line from the level. The better side is to the right.
func limit(rd reading, w, h float64, text measure) picture {
	p := picture{w: w, h: h}
	level := number(rd.graphic.Limit.Number)
	share := rd.graphic.Share
	// The level stands in the middle. The scale shows at least a fifth of the
	// level to both sides, so that a small difference looks small.
	far := math.Abs(level) / 5
	for _, one := range rd.family() {
		if one.value.Known() {
			far = max(far, 1.3*math.Abs(number(one.value.Number)-level))
		}
	}
	if share != nil {
		far = max(far, 1.1*math.Abs(number(share)-level))
	}
	lo, hi := roundEnds(level, far, lowest(rd))
	sc := scale{lo, hi, 0, w}
	exact := rd.target.Op == programme.Exactly
	if rd.graphic.LowerIsBetter {
		sc = scale{hi, lo, 0, w}
	}
	const top = 0.8
	height := h - 5.2
	p.rect(0, top, w, height, track)
	x := sc.at(level)
	if !exact {
		p.rect(x, top, w-x, height, passed)
	}
	if share != nil {
		p.line(tagged.Stroke{Color: ink, Width: 0.3, Dash: []float64{0.7, 0.5}}, at(sc.at(number(share)), top), at(sc.at(number(share)), top+height))
	}
	p.rect(x-0.5, top, 1, height, ink)
	p.valueMark(rd, sc, x, top+height/2)

	row := newLabels(&p, h-0.9, text)
	word := "raja "
	if rd.target.Op == programme.Grows || rd.target.Op == programme.Shrinks {
		word = "lähtötaso "
	} else if exact {
		word = "tavoite "
	}
	row.put(x, rd.graphic.Limit.Text(), ink, word+rd.graphic.Limit.Text())
	row.ends(sc, rd.decimals)
	return p
}

// lowest is where a scale ends at the latest: at zero where nothing is below.
func lowest(rd reading) float64 {
	for _, one := range rd.family() {
		for _, f := range []report.Figure{one.value, one.limitOrLevel()} {
			if f.Known() && f.Number.Sign() < 0 {
				return math.Inf(-1)
			}
		}
	}
	return 0
}

func (rd reading) limitOrLevel() report.Figure {
	if rd.graphic.Kind == report.BandGraphic {
		return rd.level
	}
	return rd.graphic.Limit
}

// valueMark is a line from a level to the value with the value's mark at its end.
func (p *picture) valueMark(rd reading, s scale, from, y float64) {
	if !rd.value.Known() {
		return
	}
	x, _ := s.clamp(number(rd.value.Number))
	colour := colourOf(rd.status)
	p.line(tagged.Stroke{Color: colour, Width: 1}, at(from, y), at(x, y))
	core := colour
	if rd.provisional() {
		core = white
	}
	p.disc(x, y, 1.9, core, tagged.Stroke{Color: colour, Width: 0.6})
}

// ends writes the numbers at both ends of the scale, where there is room.
func (l *labels) ends(s scale, decimals int) {
	l.put(s.x0, endText(s.from, decimals), grey)
	l.put(s.x1, endText(s.to, decimals), grey)
}

// endText words the end of a scale with no more decimals than the metric has,
// unless they are needed.
func endText(v float64, decimals int) string {
	r := new(big.Rat).SetFloat64(v)
	if r == nil {
		return ""
	}
	for d := 0; d <= max(decimals, 3); d++ {
		x, ok := new(big.Rat).SetString(r.FloatString(d))
		if !ok {
			break
		}
		diff := number(x) - v
		if diff < 1e-9 && diff > -1e-9 {
			return finnish.Number(x, d)
		}
	}
	return finnish.Number(r, decimals)
}

// band is a scale with the allowed band around the target. Above it is allowed
// too where the target says so: the band is open there.
func band(rd reading, w, h float64, text measure) picture {
	p := picture{w: w, h: h}
	t := rd.target
	low, high := rd.graphic.Limit.Number, rd.graphic.LimitHigh.Number
	level := number(t.Value)
	far := 2.5 * (number(high) - level)
	for _, one := range rd.family() {
		if one.value.Known() {
			far = max(far, 1.2*math.Abs(number(one.value.Number)-level))
		}
	}
	shareLow, shareHigh := rd.graphic.Share, rd.graphic.ShareHigh
	if shareLow != nil {
		far = max(far, 1.1*math.Abs(number(shareLow)-level))
	}
	lo, hi := roundEnds(level, far, lowest(rd))
	sc := scale{lo, hi, 0, w}
	const top = 0.8
	height := h - 5.2
	p.rect(0, top, w, height, track)
	from, to := sc.at(number(low)), sc.at(number(high))
	if t.ExceedingAllowed {
		// Lighter than the band, for the target is the band.
		p.rect(to, top+height*0.3, w-to, height*0.4, passed)
	}
	p.rect(from, top, max(to-from, 0.3), height, passed)
	edge := tagged.Stroke{Color: grey, Width: 0.35}
	p.line(edge, at(from, top), at(from, top+height))
	p.line(edge, at(to, top), at(to, top+height))
	if shareLow != nil {
		dashed := tagged.Stroke{Color: ink, Width: 0.3, Dash: []float64{0.7, 0.5}}
		a, b := sc.at(number(shareLow)), sc.at(number(shareHigh))
		p.line(dashed, at(a, top), at(b, top), at(b, top+height), at(a, top+height), at(a, top))
	}
	x := sc.at(level)
	p.rect(x-0.4, top, 0.8, height, ink)
	p.valueMark(rd, sc, x, top+height/2)

	row := newLabels(&p, h-0.9, text)
	row.put(x, rd.level.Text(), ink, "tavoite "+rd.level.Text())
	row.put(from, endText(number(low), rd.decimals), grey)
	row.put(to, endText(number(high), rd.decimals), grey)
	row.ends(sc, rd.decimals)
	return p
}
