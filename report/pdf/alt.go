package pdf

import (
	"fmt"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/report"
)

// altSeries describes a chart for those who do not see it. Numbers stand in the nominative, so that no unit has to be
// inflected, and round as the figures do.
func altSeries(s subject) string {
	var parts []string
	if s.anyKnown() {
		parts = append(parts, "Arvot vuosittain: "+yearList(s.points())+".")
	} else {
		parts = append(parts, "Arvoja ei ole yhdeltäkään vuodelta.")
	}
	if s.planned.Known() {
		parts = append(parts, fmt.Sprintf("Vuoden %d tavoiteura: %s.", s.year, s.planned.WithUnit()))
	}
	if s.graphic.Share != nil && s.value.Known() {
		share := report.Figure{Number: s.graphic.Share, Decimals: shareDecimals(s), Unit: s.unit}
		parts = append(parts, fmt.Sprintf("Vajaan vuoden vertailuluku: %s.", share.WithUnit()))
	}
	if s.target != nil {
		parts = append(parts, "Tavoite: "+s.targetText+".")
		parts = append(parts, "Tila: "+s.status.Word()+".")
	}
	if s.graphic.Position != "" {
		parts = append(parts, s.graphic.Position)
	}
	return strings.Join(parts, " ")
}

// shareDecimals is how many decimals a share needs, at most two more than the metric's figures.
func shareDecimals(s subject) int {
	for d := s.decimals; d < s.decimals+2; d++ {
		f := report.Figure{Number: s.graphic.Share, Decimals: d}
		g := report.Figure{Number: s.graphic.Share, Decimals: d + 6}
		if f.Text() == strings.TrimRight(strings.TrimRight(g.Text(), "0"), ",") {
			return d
		}
	}
	return s.decimals + 2
}

// yearList is "2021: 7,5 %; 2022: arvo puuttuu; 2023: 5,1 %".
func yearList(points []report.Point) string {
	var parts []string
	for _, q := range points {
		part := fmt.Sprintf("%d: %s", q.Year, q.Figure.WithUnit())
		if !q.Figure.Known() {
			part = fmt.Sprintf("%d: arvo puuttuu", q.Year)
		}
		if partial(q) {
			part += fmt.Sprintf(" (%s)", finnish.Periods(q.Months, q.MonthsOf))
		}
		if q.NewSeries {
			part += " (uusi sarja, ei vertailukelpoinen aiempaan)"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}
