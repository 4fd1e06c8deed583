package pdf

import (
	"math"
	"testing"

	"tolokku/programme/assessment"
	"tolokku/report/pdf/tagged"
)

// TestContrast holds the colours against WCAG 2.1: 4.5:1 for text, 3:1 for what
// must be seen in charts.
func TestContrast(t *testing.T) {
	check := func(what string, fore, back tagged.Color, least float64) {
		if c := contrast(fore, back); c < least {
			t.Errorf("%s: contrast %.2f, needs %.1f", what, c, least)
		}
	}
	for _, s := range assessment.Statuses {
		for _, ground := range []tagged.Color{white, tint} {
			check(string(s)+" as text", colourOf(s), ground, 4.5)
		}
		for _, ground := range []tagged.Color{white, tint, rail} {
			check(string(s)+" as a mark", colourOf(s), ground, 3)
		}
		check("sign on "+string(s), white, colourOf(s), 4.5)
	}
	check("secondary text", grey, tint, 4.5)
	check("text", ink, rail, 4.5)
	check("lines of charts", middle, white, 3)
}

func contrast(a, b tagged.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c tagged.Color) float64 {
	sum := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		v := float64(uint32(c)>>(8*i)&0xFF) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
