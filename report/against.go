package report

import (
	"fmt"
	"math/big"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// shareOf explains the level that a part of a year is held against.
func (w wording) shareOf(o *assessment.Outcome) string {
	if o.Share == nil {
		return ""
	}
	if o.Value.Accumulated {
		return fmt.Sprintf("; %s kohdalla %s", partOfYear(o.Value), w.reference(o).WithUnit())
	}
	return fmt.Sprintf("; %s osuus on %s", partOfYear(o.Value), w.reference(o).WithUnit())
}

func (w wording) againstTarget(o *assessment.Outcome) string {
	t := w.target
	goal := w.levelText(t)
	switch o.Status {
	case assessment.Met:
		return fmt.Sprintf("%s täyttää tavoitteen (%s)", w.value(o), goal)
	case assessment.OnTrack:
		return fmt.Sprintf("%s täyttää toistaiseksi tavoitteen (%s%s)"+unfinished, w.value(o), goal, w.shareOf(o))
	}
	text := fmt.Sprintf("%s; tavoite on %s%s", w.value(o), goal, w.shareOf(o))
	if o.BaselineMeetsTarget {
		text += fmt.Sprintf(", jonka lähtötaso %s täytti", w.baseline(o).WithUnit())
	}
	return text + metIn(o)
}

func metIn(o *assessment.Outcome) string {
	if o.MetIn == 0 {
		return ""
	}
	return fmt.Sprintf("; tavoite saavutettiin vuonna %d, mutta se ei enää täyty", o.MetIn)
}

// keepTo is the word before a level that the value must keep to.
func (w wording) keepTo(o *assessment.Outcome) string {
	if w.target.LowerIsBetter(o.Baseline) {
		return opWord(programme.AtMost)
	}
	return opWord(programme.AtLeast)
}

// path is what the planned level asks of the value: "tavoiteuran mukaan enintään
// 44", of an incomplete sum "tavoiteuran mukaan 8 kuukaudessa vähintään 40 (koko
// vuonna 60)".
func (w wording) path(o *assessment.Outcome) string {
	word, level := w.keepTo(o), w.levelFigure(o.Planned).Text()
	if o.Share == nil {
		text := "tavoiteuran mukaan " + word + " " + level
		if o.Eased != nil {
			text += ", sallitun jouston kanssa " + word + " " + w.levelFigure(o.Eased).Text()
		}
		return text
	}
	when, whole := within(o.Value), "koko vuonna"
	if o.Value.Accumulated {
		when, whole = partOfYear(o.Value)+" kohdalla", "vuoden lopussa"
	}
	if o.Eased != nil {
		level += ", sallitun jouston kanssa " + w.levelFigure(o.Eased).Text()
	}
	return fmt.Sprintf("tavoiteuran mukaan %s %s %s (%s %s)", when, word, w.reference(o).Text(), whole, level)
}

func (w wording) againstPlan(o *assessment.Outcome) string {
	t := w.target
	if o.Status == assessment.Behind && t.Op == programme.Exactly && worseSide(o, t) != 1 {
		if o.Share != nil {
			return fmt.Sprintf("%s on yli %s osuuden tavoitteesta (%s)%s", w.value(o), partOfYear(o.Value), w.levelText(t), metIn(o))
		}
		return fmt.Sprintf("%s ohittaa tavoitteen (%s)%s", w.value(o), w.levelText(t), metIn(o))
	}
	return fmt.Sprintf("%s; %s%s", w.value(o), w.path(o), metIn(o))
}

// worseSide is 1 where the value lies on the baseline's side of the planned
// level, else −1.
func worseSide(o *assessment.Outcome, t *programme.Target) int {
	if o.Value.Number.Cmp(o.Reference)*o.Planned.Cmp(t.Value) >= 0 {
		return 1
	}
	return -1
}

// band is a band's edges as they are printed: where all figures are whole, no
// other number lies between 13,5 and 14.
func (w wording) band(low, high *big.Rat) Spread {
	s := Spread{Low: w.levelFigure(low), High: w.levelFigure(high)}
	if w.whole {
		s.Low = figure(ceiling(low), 0, w.unit)
		s.High = figure(new(big.Rat).Neg(ceiling(new(big.Rat).Neg(high))), 0, w.unit)
	}
	return s
}

// ceiling is the lowest whole number that is not below x.
func ceiling(x *big.Rat) *big.Rat {
	n := new(big.Int).Add(x.Num(), new(big.Int).Sub(x.Denom(), big.NewInt(1)))
	return new(big.Rat).SetInt(n.Div(n, x.Denom()))
}

// limits are what the band asks of the value: "vähintään 36 kpl" where more is
// allowed, else "36–44 kpl".
func (w wording) limits(s Spread) string {
	if w.target.ExceedingAllowed {
		return opWord(programme.AtLeast) + " " + s.Low.WithUnit()
	}
	return s.WithUnit()
}

func (w wording) againstBand(o *assessment.Outcome) string {
	t := w.target
	goal := w.levelText(t)
	limits := w.limits(w.band(o.Reference, o.ReferenceHigh))
	if o.Share != nil {
		limits = within(o.Value) + " " + limits
	}
	below := o.Value.Number.Cmp(o.Reference) < 0
	switch {
	case o.Status == assessment.Behind && below:
		return fmt.Sprintf("%s; tavoitteeseen (%s) tarvitaan %s", w.value(o), goal, limits)
	case o.Status == assessment.Behind:
		return fmt.Sprintf("%s ylittää tavoitteen (%s, %s), eikä ylitystä sallita", w.value(o), goal, limits)
	case o.Why == assessment.WhyExceeds:
		return fmt.Sprintf("%s ylittää tavoitteen (%s), mikä on sallittua", w.value(o), goal)
	case o.Status == assessment.OnTrack:
		return fmt.Sprintf("%s täyttää toistaiseksi tavoitteen (%s, %s)"+unfinished, w.value(o), goal, limits)
	case o.Share != nil:
		return fmt.Sprintf("%s täyttää jo koko vuoden tavoitteen (%s)", w.value(o), goal)
	}
	return fmt.Sprintf("%s täyttää tavoitteen (%s, %s)", w.value(o), goal, limits)
}

func (w wording) fromBaseline(o *assessment.Outcome) string {
	more, aim := map[int]string{-1: "vähemmän kuin", 0: "yhtä paljon kuin", 1: "enemmän kuin"}, "enemmän"
	if w.target.Op == programme.Shrinks {
		aim = "vähemmän"
	}
	compared := more[o.Value.Number.Cmp(o.Reference)]
	held := fmt.Sprintf("vuonna %d (%s)", o.BaselineYear, w.baseline(o).WithUnit())
	if o.Share != nil {
		held = fmt.Sprintf("%s osuus (%s) vuoden %d luvusta %s", partOfYear(o.Value), w.reference(o).Text(), o.BaselineYear, w.baseline(o).WithUnit())
	}
	switch o.Status {
	case assessment.Met:
		return fmt.Sprintf("%s, %s %s", w.value(o), compared, held)
	case assessment.OnTrack:
		return fmt.Sprintf("%s, toistaiseksi %s %s"+unfinished, w.value(o), compared, held)
	}
	return fmt.Sprintf("%s, %s %s; tavoite on %s", w.value(o), compared, held, aim)
}

// peruste is the reason with the planned level's own arithmetic, so that a reader
// can repeat it: "43,2 on huonompi kuin tavoiteura 55,7 + (25 − 55,7) × 2/4 = 40,35".
func (w wording) peruste(o *assessment.Outcome, series []programme.Value) string {
	t := w.target
	if o.Why != assessment.WhyPlan || o.Eased != nil || o.Share != nil || len(o.Interim) > 0 || o.Baseline == nil {
		return w.reason(o, series)
	}
	x := o.Value.Number
	held := "huonompi kuin"
	switch {
	case x.Cmp(o.Planned) == 0:
		held = "sama kuin"
	case o.Status == assessment.OnTrack:
		held = "parempi kuin"
	case t.Op == programme.Exactly && worseSide(o, t) != 1:
		return w.reason(o, series)
	}
	text := w.figure(x).Text()
	if o.Value.Incomplete() {
		text += " (" + finnish.Periods(o.Value.Periods, o.Value.Required) + ")"
	}
	return fmt.Sprintf("%s on %s tavoiteura %s%s.", text, held, w.pathFormula(o), metIn(o))
}

// pathFormula is "55,7 + (25 − 55,7) × 2/4 = 40,35"; the brackets stay on one line.
func (w wording) pathFormula(o *assessment.Outcome) string {
	t := w.target
	return fmt.Sprintf("%s + (%s%s%s%s%s) × %d/%d = %s", w.baseline(o).Text(), declared(t.Value, "").Text(), nbsp, minus, nbsp,
		subtracted(w.baseline(o)), w.year-o.BaselineYear, t.Year-o.BaselineYear, w.levelFigure(o.Planned).Text())
}
