package report

import (
	"fmt"
	"math/big"
	"slices"

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

// levelText is a level target without its year: "enintään 4 %". The operator is
// left out where the level is the end of the scale.
func (w wording) levelText(t *programme.Target) string {
	level := declared(t.Value, w.unit).WithUnit()
	if utmost(t, w.share) {
		return level
	}
	return opWord(t.Op) + " " + level
}

// utmost tells whether a target is the end of its scale, which no value passes:
// nothing, or the whole of a share.
func utmost(t *programme.Target, share bool) bool {
	return t.Op == programme.Exactly && t.Value.Sign() == 0 || t.Op == programme.AtLeast && share && t.Value.Cmp(hundred) == 0
}

var hundred = big.NewRat(100, 1)

// isShare tells whether a metric's figures are shares of a whole, which never
// exceed 100 %: those that the data gives in percent, but not a quotient, such
// as the used part of a budget.
func isShare(m *programme.Mittari, r *assessment.Result) bool {
	if m.Unit != "%" || m.Mapping == nil || m.Mapping.Numerator != nil {
		return false
	}
	return !slices.ContainsFunc(allValues(r), func(v programme.Value) bool { return v.Number != nil && v.Number.Cmp(hundred) > 0 })
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
		return fmt.Sprintf("%s joka vuosi (%s)", w.levelText(t), w.limits(w.band(assessment.BandOf(t))))
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
			return w.levelText(t) + " joka vuosi"
		}
		return fmt.Sprintf("%s vuonna %d", w.levelText(t), t.Year)
	default:
		panic("no words for the target " + string(t.Op))
	}
}
