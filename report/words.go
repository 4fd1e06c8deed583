package report

import (
	"fmt"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// outcomeWord tells "tieto puuttuu" from "ei arvioitavissa".
func outcomeWord(o *assessment.Outcome) string {
	if o.Status != assessment.NoData {
		return o.Status.Word()
	}
	switch o.Why {
	case assessment.WhyNoValue, assessment.WhyNoNumber, assessment.WhyNoEvent:
		return programme.WordMissing
	}
	return o.Status.Word()
}

// opWord is the operator before a level: "enintään 4 %".
func opWord(op programme.Op) string {
	switch op {
	case programme.AtMost:
		return "enintään"
	case programme.LessThan:
		return "alle"
	case programme.AtLeast:
		return "vähintään"
	case programme.MoreThan:
		return "yli"
	case programme.Exactly:
		return "tasan"
	case programme.About:
		return "noin"
	}
	return ""
}

// levelText is a level target without its year: "enintään 4 %".
func levelText(t *programme.Target, unit string) string {
	return opWord(t.Op) + " " + declared(t.Value, unit).WithUnit()
}

// targetText is a target in words.
func targetText(t *programme.Target, unit string) string {
	if t == nil {
		return "seurataan, ei tavoitetta"
	}
	switch t.Op {
	case programme.About:
		low, high := assessment.BandOf(t)
		return fmt.Sprintf("%s joka vuosi (%s–%s)", levelText(t, unit), declared(low, unit).Text(), declared(high, unit).WithUnit())
	case programme.Falls:
		return fmt.Sprintf("pienenee joka vuosi vuoteen %d asti", t.Year)
	case programme.Rises:
		return fmt.Sprintf("kasvaa joka vuosi vuoteen %d asti", t.Year)
	case programme.Grows:
		return "suurempi kuin lähtötaso"
	case programme.Shrinks:
		return "pienempi kuin lähtötaso"
	case programme.Done:
		last := t.Stages[len(t.Stages)-1]
		if len(t.Stages) == 1 {
			return "valmis viimeistään " + finnish.Date(last.Deadline)
		}
		return fmt.Sprintf("vaihe ”%s” viimeistään %s", last.Name, finnish.Date(last.Deadline))
	}
	if t.EveryYear {
		return levelText(t, unit) + " joka vuosi"
	}
	return fmt.Sprintf("%s vuonna %d", levelText(t, unit), t.Year)
}
