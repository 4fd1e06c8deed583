package report

import (
	"fmt"
	"math/big"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// StatusWord is the status in Finnish, lower case. For no_data it is the
// general word; a metric's own StatusWord tells a missing value from one that
// cannot be judged.
func StatusWord(s assessment.Status) string { return s.Word() }

const missingWord = "tieto puuttuu"

// outcomeWord tells "tieto puuttuu" from "ei arvioitavissa".
func outcomeWord(o *assessment.Outcome) string {
	if o.Status != assessment.NoData {
		return StatusWord(o.Status)
	}
	switch o.Why {
	case assessment.WhyNoValue, assessment.WhyNoNumber, assessment.WhyNoEvent:
		return missingWord
	}
	return StatusWord(o.Status)
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
	return opWord(t.Op) + " " + withUnit(natural(t.Value), unit)
}

// targetText is a target in words.
func targetText(t *programme.Target, unit string) string {
	if t == nil {
		return "seurataan, ei tavoitetta"
	}
	switch t.Op {
	case programme.About:
		low, high := band(t)
		return fmt.Sprintf("%s joka vuosi (%s–%s)", levelText(t, unit), natural(low), withUnit(natural(high), unit))
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
			return "valmis viimeistään " + DateText(last.Deadline)
		}
		return fmt.Sprintf("vaihe ”%s” viimeistään %s", last.Name, DateText(last.Deadline))
	}
	if t.EveryYear {
		return levelText(t, unit) + " joka vuosi"
	}
	return fmt.Sprintf("%s vuonna %d", levelText(t, unit), t.Year)
}

// targetShort is a target for a narrow column, without its unit.
func targetShort(t *programme.Target) string {
	if t == nil {
		return "seurataan"
	}
	switch t.Op {
	case programme.Falls:
		return fmt.Sprintf("pienenee vuosittain (%d asti)", t.Year)
	case programme.Rises:
		return fmt.Sprintf("kasvaa vuosittain (%d asti)", t.Year)
	case programme.Grows:
		return "yli lähtötason"
	case programme.Shrinks:
		return "alle lähtötason"
	case programme.Done:
		return fmt.Sprintf("valmis (%d)", t.Year)
	}
	text := opWord(t.Op) + nbsp + natural(t.Value)
	if t.EveryYear {
		return text + " vuosittain"
	}
	return fmt.Sprintf("%s (%d)", text, t.Year)
}

func band(t *programme.Target) (low, high *big.Rat) {
	width := new(big.Rat).Mul(t.Value, t.Band)
	return new(big.Rat).Sub(t.Value, width), new(big.Rat).Add(t.Value, width)
}

// periodsText is "8/12 kk" for months and "1/2" for other periods.
func periodsText(periods, required int) string {
	text := fmt.Sprintf("%d/%d", periods, required)
	if required == 12 {
		text += nbsp + "kk"
	}
	return text
}

// sentence makes a text's first letter a capital and ends it with a full stop.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "!") {
		text += "."
	}
	return capital(text)
}

// capital makes a text's first letter a capital.
func capital(text string) string {
	r := []rune(text)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// clause is a text without its full stop and with a small first letter, to
// stand inside another sentence. A word in capitals stays as it is.
func clause(text string) string {
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	r := []rune(text)
	if len(r) > 1 && strings.ToLower(string(r[1])) == string(r[1]) {
		return strings.ToLower(string(r[0])) + string(r[1:])
	}
	return text
}
