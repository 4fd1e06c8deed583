package pdf

import (
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// grow widens columns, in their order, to what they want, as far as the budget reaches. It reports whether it reached.
func grow(budget float64, columns []*float64, wants []float64) bool {
	enough := true
	for i, c := range columns {
		more := wants[i] - *c
		if more <= 0 {
			continue
		}
		if more > budget {
			enough = false
			continue
		}
		*c += more
		budget -= more
	}
	return enough
}

// widest is the room that the widest of texts needs on one line, in mm.
func (p *pages) widest(s tagged.Style, texts ...string) float64 {
	const air = 0.4
	w := 0.0
	for _, t := range texts {
		if t != "" {
			w = max(w, p.TextWidth(t, inBold(s))+air)
		}
	}
	return w
}

// valueText is what stands in the place of the value, without its unit.
func valueText(m *report.Metric) string {
	switch {
	case m.Value.Known():
		return m.Value.Text()
	case m.Spread.Known():
		if rest := "; " + finnish.Dash; strings.HasSuffix(m.ValueText, rest) {
			return m.Spread.Text() + rest // a group lacks its value
		}
		return m.Spread.Text()
	}
	return m.ValueText
}

// numeric tells a number from the words of a milestone, which may stand on two lines.
func numeric(m *report.Metric) bool { return m.Value.Known() || m.Spread.Known() }

func hasUnit(m *report.Metric) bool { return numeric(m) && m.Unit != "" }

// strongValue is the value in bold, without its unit.
func strongValue(m *report.Metric) tagged.Span {
	return tagged.Span{Text: valueText(m), Bold: true, NoBreak: numeric(m)}
}

func valueWithUnit(m *report.Metric) string {
	if !hasUnit(m) {
		return valueText(m)
	}
	return valueText(m) + " " + m.UnitShort
}

// valueSpans is the value in bold and its unit.
func valueSpans(m *report.Metric) []tagged.Span {
	spans := []tagged.Span{strongValue(m)}
	if hasUnit(m) {
		// A number and a short unit stay together; a unit of many words has lines of its own.
		space := finnish.NoBreak
		if strings.Contains(m.UnitShort, " ") {
			space = " "
		}
		spans = append(spans, tagged.T(space+m.UnitShort))
	}
	return spans
}

// boxed is a mark like "alustava 8/12 kk".
func boxed(text string) tagged.Span {
	return tagged.Span{Text: text, Bold: true, Size: smallest, Frame: frame}
}

// directionSpan is an arrow with its word. Up is always better, whatever the number does; without a target the arrow is grey
// and follows the number.
func directionSpan(d assessment.Direction, word string) tagged.Span {
	if word == "" {
		return tagged.T(finnish.Dash)
	}
	return tagged.Span{Text: word, IconSize: 3, Icon: arrowIcon(d, word)}
}

func arrowIcon(d assessment.Direction, word string) func(c *tagged.Canvas) {
	way, colour := 0, ink
	switch {
	case d == assessment.Better:
		way = 1
	case d == assessment.Worse:
		way = -1
	case d == assessment.Same:
	case word == "kasvaa":
		way, colour = 1, grey
	case word == "pienenee":
		way, colour = -1, grey
	default:
		colour = grey
	}
	return func(c *tagged.Canvas) { arrow(way, c.W, colour).paint(c, 0, 0) }
}

// signed is a change as a number with its sign.
func signed(change report.Figure) string {
	if !change.Known() {
		return ""
	}
	change.Unit = ""
	return change.Signed()
}
