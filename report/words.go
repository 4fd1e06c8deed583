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
	default:
		panic("no word before the level of the target " + string(op))
	}
}

// levelText is a level target without its year: "enintään 4 %". "Tasan" is left
// out before a zero.
func levelText(t *programme.Target, unit string) string {
	level := declared(t.Value, unit).WithUnit()
	if t.Op == programme.Exactly && t.Value.Sign() == 0 {
		return level
	}
	return opWord(t.Op) + " " + level
}

const noTarget = "ei tavoitetta"

// targetText is the target in words; baseline is the level that it grows or
// shrinks from.
func (w wording) targetText(t *programme.Target, baseline Figure, year int) string {
	if t == nil {
		return noTarget
	}
	switch t.Op {
	case programme.About:
		w.target = t
		return fmt.Sprintf("%s joka vuosi (%s)", levelText(t, w.unit), w.limits(w.band(assessment.BandOf(t))))
	case programme.Falls:
		return fmt.Sprintf("pienenee joka vuosi vuoteen %d", t.Year)
	case programme.Rises:
		return fmt.Sprintf("kasvaa joka vuosi vuoteen %d", t.Year)
	case programme.Grows, programme.Shrinks:
		word := "suurempi kuin "
		if t.Op == programme.Shrinks {
			word = "pienempi kuin "
		}
		if !baseline.Known() {
			return word + "lähtötaso"
		}
		return fmt.Sprintf("%svuonna %d (%s)", word, year, baseline.WithUnit())
	case programme.Done:
		last := t.Stages[len(t.Stages)-1]
		if len(t.Stages) == 1 {
			return "valmis viimeistään " + finnish.Date(last.Deadline)
		}
		return fmt.Sprintf("vaihe ”%s” viimeistään %s", last.Name, finnish.Date(last.Deadline))
	case programme.AtMost, programme.LessThan, programme.AtLeast, programme.MoreThan, programme.Exactly:
		if t.EveryYear {
			return levelText(t, w.unit) + " joka vuosi"
		}
		return fmt.Sprintf("%s vuonna %d", levelText(t, w.unit), t.Year)
	default:
		panic("no words for the target " + string(t.Op))
	}
}
