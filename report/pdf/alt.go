package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
)

// altSeries describes a chart for those who do not see it, in sentences. Numbers stand in the nominative, so that no unit has
// to be inflected, and round as the figures do.
func altSeries(s subject) string {
	parts := yearSentences(s.points())
	if s.planned.Known() && s.target != nil && s.year < s.target.Year {
		parts = append(parts, fmt.Sprintf("Vuoden %d tavoiteura on %s.", s.year, s.planned.WithUnit()))
	}
	if s.graphic.Share != nil && s.value.Known() {
		share := report.Figure{Number: s.graphic.Share, Decimals: shareDecimals(s), Unit: s.unit}
		parts = append(parts, fmt.Sprintf("Vajaan vuoden vertailuluku on %s.", share.WithUnit()))
	}
	if s.target != nil {
		parts = append(parts, altTarget(s), altStatus(s))
	}
	if s.graphic.Position != "" {
		parts = append(parts, s.graphic.Position)
	}
	return strings.Join(parts, " ")
}

func altTarget(s subject) string {
	switch s.target.Op {
	case programme.Falls, programme.Rises:
		return "Tavoite on, että arvo " + s.targetText + "."
	case programme.Grows, programme.Shrinks:
		return "Tavoite on, että arvo on " + s.targetText + "."
	case programme.AtMost, programme.LessThan, programme.AtLeast, programme.MoreThan, programme.Exactly, programme.About, programme.Done:
		return "Tavoite on " + s.targetText + "."
	default:
		panic("no sentence for the target " + string(s.target.Op))
	}
}

func altStatus(s subject) string {
	text := ""
	switch s.status {
	case programme.Met:
		text = "Tavoite on saavutettu"
	case programme.OnTrack, programme.Behind:
		text = "Mittari on " + orElse(s.word, s.status.Word())
	default:
		text = "Tilaa ei voi päätellä"
		if s.word == programme.WordMissing {
			text += ", koska tieto puuttuu"
		}
	}
	if s.box != "" {
		text += " (" + s.box + ")"
	}
	return text + "."
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

// yearSentences are "Arvo oli 7,5 % vuonna 2021 ja 5,1 % vuonna 2023. Vuoden 2022 arvo puuttuu."
func yearSentences(points []report.Point) []string {
	var known, missing, fresh []string
	for _, q := range points {
		year := strconv.Itoa(q.Year)
		if q.NewSeries {
			fresh = append(fresh, year)
		}
		if !q.Figure.Known() {
			missing = append(missing, year)
			continue
		}
		part := q.Figure.WithUnit() + " vuonna " + year
		if partial(q) {
			part += fmt.Sprintf(" (%s)", finnish.Periods(q.Months, q.MonthsOf))
		}
		known = append(known, part)
	}
	if len(known) == 0 {
		return []string{"Arvoja ei ole yhdeltäkään vuodelta."}
	}
	all := []string{"Arvo oli " + finnish.List(known) + "."}
	switch len(missing) {
	case 0:
	case 1:
		all = append(all, fmt.Sprintf("Vuoden %s arvo puuttuu.", missing[0]))
	default:
		all = append(all, fmt.Sprintf("Vuosien %s arvot puuttuvat.", finnish.List(missing)))
	}
	for _, year := range fresh {
		all = append(all, fmt.Sprintf("Vuonna %s alkoi uusi sarja, jota ei voi verrata aiempaan.", year))
	}
	return all
}
