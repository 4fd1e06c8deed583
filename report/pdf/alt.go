package pdf

import (
	"fmt"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
)

// The descriptions of the charts, for those who do not see them. Numbers stand
// in the nominative, so that no unit has to be inflected.

// whose begins a group's description with its name.
func (rd reading) whose() string {
	if orElse(rd.name, "") == "" {
		return ""
	}
	return finnish.Capital(strings.TrimSpace(rd.name)) + ". "
}

// valueClause is the value as a main clause: "vuoden 2023 arvo on 5,1 %".
func (rd reading) valueClause() string {
	if !rd.value.Known() {
		return fmt.Sprintf("vuoden %d arvo puuttuu", rd.year)
	}
	text := fmt.Sprintf("vuoden %d arvo on %s", rd.year, rd.value.WithUnit())
	if rd.provisional() {
		text += fmt.Sprintf(" (kattaa %s)", finnish.Periods(rd.months, rd.monthsOf))
	}
	return text
}

func altBullet(rd reading) string {
	parts := []string{fmt.Sprintf("lähtötaso vuonna %d on %s", rd.baselineYear, rd.baseline.WithUnit())}
	if rd.planned.Known() {
		parts = append(parts, fmt.Sprintf("vuoden %d suunniteltu taso on %s", rd.year, rd.planned.WithUnit()))
	}
	parts = append(parts, rd.valueClause(), "tavoite on "+rd.targetText)
	return strings.TrimSpace(fmt.Sprintf("%sJana lähtötasosta tavoitteeseen: %s. %s", rd.whose(), finnish.List(parts), rd.graphic.Position))
}

func altLimit(rd reading) string {
	switch rd.target.Op {
	case programme.Grows, programme.Shrinks:
		side := "suurempi"
		if rd.target.Op == programme.Shrinks {
			side = "pienempi"
		}
		return fmt.Sprintf("%sAsteikko, jolla rajana on lähtötaso: arvon pitää olla %s kuin %s (vuosi %d), ja %s.",
			rd.whose(), side, rd.baseline.WithUnit(), rd.baselineYear, rd.valueClause())
	}
	return fmt.Sprintf("%sAsteikko, jolla rajana on tavoite: %s. %s.", rd.whose(), rd.targetText, finnish.Capital(rd.valueClause()))
}

func altBand(rd reading) string {
	return fmt.Sprintf("%sAsteikko, jolla on tavoitteen vaihteluväli: %s. %s.", rd.whose(), rd.targetText, finnish.Capital(rd.valueClause()))
}

func altYears(rd reading) string {
	points := rd.eachYear()
	if !anyKnown(points) {
		return fmt.Sprintf("%sArvoja ei ole yhdeltäkään vuodelta. Tavoite: %s.", rd.whose(), rd.targetText)
	}
	return fmt.Sprintf("%sArvot vuosittain: %s. Tavoite: %s.", rd.whose(), yearList(points), rd.targetText)
}

func altSpark(rd reading) string {
	series := rd.sparkSeries()
	if !anyKnown(series) {
		return rd.whose() + "Arvoja ei ole yhdeltäkään vuodelta."
	}
	text := fmt.Sprintf("%sViivakuvio arvoista vuosittain: %s.", rd.whose(), yearList(series))
	if n := len(rd.plan); n > 1 {
		text += fmt.Sprintf(" Katkoviiva näyttää suunnitelman: %s.", yearList([]report.Point{rd.plan[0], rd.plan[n-1]}))
	}
	return text
}

func anyKnown(points []report.Point) bool {
	for _, q := range points {
		if q.Figure.Known() {
			return true
		}
	}
	return false
}

// yearList is "2021: 7,5 %; 2022: arvo puuttuu; 2023: 5,1 %".
func yearList(points []report.Point) string {
	var parts []string
	for _, q := range points {
		part := fmt.Sprintf("%d: %s", q.Year, q.Figure.WithUnit())
		if !q.Figure.Known() {
			part = fmt.Sprintf("%d: arvo puuttuu", q.Year)
		}
		if q.Figure.Known() && partial(q) {
			part += fmt.Sprintf(" (%s)", finnish.Periods(q.Months, q.MonthsOf))
		}
		if q.NewSeries {
			part += " (uusi sarja, ei vertailukelpoinen aiempaan)"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

func altSteps(s *report.Stage) string {
	var parts []string
	for i, step := range s.Stages {
		state := "ei vielä saavutettu"
		if step.Reached {
			state = "saavutettu"
		}
		parts = append(parts, fmt.Sprintf("%d. %s – %s", i+1, orElse(step.Name, "valmis"), state))
	}
	return fmt.Sprintf("Polku, jossa on %s: %s.", plural(s.Of, "vaihe", "vaihetta"), strings.Join(parts, "; "))
}

// altStatusBar tells the counts; what they are counts of is the caller's word:
// "Ohjelman mittarit", "Teeman mittarit".
func altStatusBar(what string, c report.Counts) string {
	var parts []string
	for _, s := range assessment.Statuses {
		if n := c.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", countWord(s), n))
		}
	}
	if len(parts) == 0 {
		return what + " tilan mukaan: ei yhtään mittaria."
	}
	return fmt.Sprintf("%s tilan mukaan: %s.", what, strings.Join(parts, ", "))
}
