package report

import (
	"fmt"
	"math/big"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// wording words the numbers of one metric or group.
type wording struct {
	unit     string
	decimals int
	year     int
	// day is the day of judgement, YYYY-MM-DD.
	day    string
	target *programme.Target
}

// figure words a measured number, num the same with its unit.
func (w wording) figure(x *big.Rat) Figure { return figure(x, w.decimals, w.unit) }

func (w wording) num(x *big.Rat) string { return w.figure(x).WithUnit() }

// levelFigure words a level that the programme gives or that follows from it,
// level the same with its unit; it needs at least the metric's decimals.
func (w wording) levelFigure(x *big.Rat) Figure {
	if x == nil {
		return Figure{}
	}
	return Figure{x, levelDecimals(x, w.decimals), w.unit}
}

func (w wording) level(x *big.Rat) string { return w.levelFigure(x).WithUnit() }

// reason is the outcome's one sentence.
func (w wording) reason(o *assessment.Outcome, series []programme.Value) string {
	return finnish.Sentence(w.clause(o, series))
}

// clause is the reason without capital and full stop, to stand inside a sentence.
func (w wording) clause(o *assessment.Outcome, series []programme.Value) string {
	var text string
	switch o.Why {
	case assessment.WhyMonitored:
		text = w.monitored(o, series)
	case assessment.WhyNoValue:
		text = fmt.Sprintf("vuoden %d arvo puuttuu", w.year)
	case assessment.WhyNoNumber:
		text = fmt.Sprintf("vuoden %d arvoa ei voi laskea: %s", w.year, o.Value.Missing)
	case assessment.WhyUnfinished:
		text = fmt.Sprintf("vuoden %d tiedot eivät ole täydet (%s), eikä vajaita vuosia arvioida tässä raportissa",
			w.year, finnish.Periods(o.Value.Periods, o.Value.Required))
	case assessment.WhyNoBaseline:
		text = w.noBaseline(o)
	case assessment.WhyBaselineYear:
		text = fmt.Sprintf("vuosi %d on lähtövuosi, eikä sitä voi vielä verrata mihinkään", o.BaselineYear)
	case assessment.WhyBreak:
		text = fmt.Sprintf("arvoa %s ei voi verrata aiempiin lukuihin, koska sarjassa on katkos vuonna %d",
			w.num(number(o)), o.Break.Year)
	case assessment.WhyMissingYear:
		text = fmt.Sprintf("%s, joten ei voi arvioida, onko arvo %s joka vuosi", missingYears(o.MissingYears), moved(w.target))
	case assessment.WhyTarget:
		text = w.againstTarget(o)
	case assessment.WhyPlan:
		text = w.againstPlan(o)
	case assessment.WhyBand, assessment.WhyExceeds:
		text = w.againstBand(o)
	case assessment.WhyEachYear:
		text = w.eachYear(o, series)
	case assessment.WhyFromBaseline:
		text = w.fromBaseline(o)
	case assessment.WhyStages:
		text = w.stages(o)
	case assessment.WhyNoEvent:
		text = noEvent
	}
	return text
}

// noEvent is the reason of a milestone without an entry.
const noEvent = "toteutumisesta ei ole saatu tietoa"

func number(o *assessment.Outcome) *big.Rat {
	if o.Value == nil {
		return nil
	}
	return o.Value.Number
}

func missingYears(years []int) string {
	if len(years) == 1 {
		return fmt.Sprintf("vuoden %d arvo puuttuu tai on vajaa", years[0])
	}
	var names []string
	for _, y := range years {
		names = append(names, fmt.Sprint(y))
	}
	return fmt.Sprintf("vuosien %s arvot puuttuvat tai ovat vajaita", finnish.List(names))
}

func moved(t *programme.Target) string {
	if t.Op == programme.Falls {
		return "pienentynyt"
	}
	return "kasvanut"
}

// value begins a sentence: "arvo 5,1 %", with the part of the year it covers.
func (w wording) value(o *assessment.Outcome) string {
	text := "arvo " + w.num(o.Value.Number)
	if o.Value.Incomplete() {
		text += " (" + finnish.Periods(o.Value.Periods, o.Value.Required) + ")"
	}
	return text
}

// partOfYear is "8 kuukauden" or "3/4 vuoden", to stand before a noun.
func partOfYear(v *programme.Value) string {
	if v.Required == 12 {
		return fmt.Sprintf("%d%skuukauden", v.Periods, nbsp)
	}
	return finnish.Periods(v.Periods, v.Required) + " vuoden"
}

// unfinished ends a sentence about a value that does not cover its year.
const unfinished = ", mutta osa vuoden tiedoista puuttuu"

// shareOf explains the level that a part of a year is held against.
func (w wording) shareOf(o *assessment.Outcome) string {
	if o.Share == nil {
		return ""
	}
	return fmt.Sprintf("; %s osuus on %s", partOfYear(o.Value), w.reference(o).WithUnit())
}

// heldAgainst names the level that the value was held against: "vuoden 2023
// suunniteltu taso 60 kpl", or the share of it that a part of a year must reach.
func (w wording) heldAgainst(o *assessment.Outcome, whole, wholeOf string, level string) string {
	switch {
	case o.Share == nil:
		return whole + " " + level
	case o.Value.Accumulated:
		return fmt.Sprintf("%s %s (%s kohdalla %s)", whole, level, partOfYear(o.Value), w.reference(o).WithUnit())
	}
	return fmt.Sprintf("%s osuus (%s) %s %s", partOfYear(o.Value), w.reference(o).WithUnit(), wholeOf, level)
}

func (w wording) againstTarget(o *assessment.Outcome) string {
	t := w.target
	goal := levelText(t, w.unit)
	switch o.Status {
	case assessment.Met:
		return fmt.Sprintf("%s täyttää tavoitteen (%s)", w.value(o), goal)
	case assessment.OnTrack:
		return fmt.Sprintf("%s täyttää toistaiseksi tavoitteen (%s%s)"+unfinished, w.value(o), goal, w.shareOf(o))
	}
	text := fmt.Sprintf("%s ei täytä tavoitetta (%s%s)", w.value(o), goal, w.shareOf(o))
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

func (w wording) againstPlan(o *assessment.Outcome) string {
	t := w.target
	x := o.Value.Number
	level := fmt.Sprintf("vuoden %d suunniteltu taso", w.year)
	held := w.heldAgainst(o, level, fmt.Sprintf("vuoden %d suunnitellusta tasosta", w.year), w.level(o.Planned))
	if o.Eased != nil {
		held = w.heldAgainst(o, level, fmt.Sprintf("vuoden %d suunnitellusta tasosta", w.year),
			fmt.Sprintf("%s (sallitun jouston kanssa %s)", w.level(o.Planned), w.level(o.Eased)))
	}
	switch {
	case o.Status == assessment.OnTrack && o.Eased != nil && o.Share == nil && x.Cmp(o.Planned)*t.Value.Cmp(o.Planned) < 0:
		return fmt.Sprintf("%s on sallitun jouston rajoissa: %s on %s, jouston kanssa %s%s",
			w.value(o), level, w.level(o.Planned), w.level(o.Eased), metIn(o))
	case o.Status == assessment.OnTrack && x.Cmp(o.Reference) == 0:
		return fmt.Sprintf("%s on sama kuin %s%s", w.value(o), held, metIn(o))
	case o.Status == assessment.OnTrack:
		return fmt.Sprintf("%s on parempi kuin %s%s", w.value(o), held, metIn(o))
	case t.Op == programme.Exactly && o.Share != nil && worseSide(o, t) != 1:
		return fmt.Sprintf("%s on yli %s osuuden tavoitteesta (%s)%s", w.value(o), partOfYear(o.Value), levelText(t, w.unit), metIn(o))
	case t.Op == programme.Exactly && worseSide(o, t) != 1:
		return fmt.Sprintf("%s ohittaa tavoitteen (%s)%s", w.value(o), levelText(t, w.unit), metIn(o))
	}
	return fmt.Sprintf("%s on huonompi kuin %s%s", w.value(o), held, metIn(o))
}

// worseSide is 1 where the value lies on the baseline's side of the planned
// level, else −1.
func worseSide(o *assessment.Outcome, t *programme.Target) int {
	if o.Value.Number.Cmp(o.Reference)*o.Planned.Cmp(t.Value) >= 0 {
		return 1
	}
	return -1
}

func (w wording) againstBand(o *assessment.Outcome) string {
	t := w.target
	low, high := assessment.BandOf(t)
	limits := Spread{w.levelFigure(low), w.levelFigure(high)}
	goal := "tavoite " + levelText(t, w.unit)
	if o.Share != nil {
		limits = Spread{w.levelFigure(o.Reference), w.levelFigure(o.ReferenceHigh)}
		goal = fmt.Sprintf("%s osuus, kun tavoite on %s vuodessa", partOfYear(o.Value), levelText(t, w.unit))
	}
	x := o.Value.Number
	switch {
	case o.Status == assessment.Behind && x.Cmp(o.Reference) < 0:
		return fmt.Sprintf("%s jää alle vaihteluvälin %s (%s)", w.value(o), limits.WithUnit(), goal)
	case o.Status == assessment.Behind:
		return fmt.Sprintf("%s ylittää vaihteluvälin %s (%s), eikä ylitystä sallita", w.value(o), limits.WithUnit(), goal)
	case o.Why == assessment.WhyExceeds:
		return fmt.Sprintf("%s ylittää tavoitteen (%s), mikä on sallittua", w.value(o), levelText(t, w.unit))
	case o.Status == assessment.OnTrack && x.Cmp(o.ReferenceHigh) > 0:
		return fmt.Sprintf("%s ylittää toistaiseksi vaihteluvälin %s (%s), mikä on sallittua%s", w.value(o), limits.WithUnit(), goal, unfinished)
	case o.Status == assessment.OnTrack:
		return fmt.Sprintf("%s on toistaiseksi vaihteluvälillä %s (%s)%s", w.value(o), limits.WithUnit(), goal, unfinished)
	case o.Share != nil:
		return fmt.Sprintf("%s täyttää jo koko vuoden tavoitteen (%s)", w.value(o), levelText(t, w.unit))
	}
	return fmt.Sprintf("%s on vaihteluvälillä %s (%s)", w.value(o), limits.WithUnit(), goal)
}

func (w wording) fromBaseline(o *assessment.Outcome) string {
	comparison := "suurempi"
	if w.target.Op == programme.Shrinks {
		comparison = "pienempi"
	}
	base := w.heldAgainst(o, fmt.Sprintf("vuoden %d lähtötaso", o.BaselineYear), fmt.Sprintf("vuoden %d lähtötasosta", o.BaselineYear), w.baseline(o).WithUnit())
	switch o.Status {
	case assessment.Met:
		return fmt.Sprintf("%s on %s kuin %s", w.value(o), comparison, base)
	case assessment.OnTrack:
		return fmt.Sprintf("%s on toistaiseksi %s kuin %s%s", w.value(o), comparison, base, unfinished)
	}
	return fmt.Sprintf("%s ei ole %s kuin %s", w.value(o), comparison, base)
}

func (w wording) noBaseline(o *assessment.Outcome) string {
	if w.target.IsLevel() {
		return fmt.Sprintf("%s ei vielä täytä tavoitetta (%s), eikä edistymistä voi arvioida, koska lähtötaso puuttuu",
			w.value(o), levelText(w.target, w.unit))
	}
	return fmt.Sprintf("arvoa %s ei voi arvioida, koska lähtötaso puuttuu", w.num(number(o)))
}

// eachYear tells the years' numbers, or the first year that broke the row.
func (w wording) eachYear(o *assessment.Outcome, series []programme.Value) string {
	t := w.target
	number := yearly(o, series)
	at := func(year int) string {
		if year == o.BaselineYear {
			return w.baseline(o).WithUnit()
		}
		return w.num(number(year))
	}
	if o.FailedYear != 0 {
		smaller := "pienempi"
		if t.Op == programme.Rises {
			smaller = "suurempi"
		}
		if o.FailedYear == w.year && o.Share != nil {
			return fmt.Sprintf("vuonna %d %s ei ollut %s kuin vastaava osuus edellisvuoden arvosta (%s)",
				o.FailedYear, w.value(o), smaller, w.reference(o).WithUnit())
		}
		return fmt.Sprintf("vuonna %d arvo %s ei ollut %s kuin edellisvuonna (%s)",
			o.FailedYear, at(o.FailedYear), smaller, at(o.FailedYear-1))
	}
	last := min(w.year, t.Year)
	var parts []string
	for year := o.BaselineYear; year <= last; year++ {
		part := at(year)
		if v := programme.ValueOf(series, year); year == w.year && v != nil && v.Incomplete() {
			part += " (" + finnish.Periods(v.Periods, v.Required) + w.shareOfLast(o) + ")"
		}
		parts = append(parts, part)
	}
	text := fmt.Sprintf("arvo on %s joka vuosi vuodesta %d: %s", moved(t), o.BaselineYear, strings.Join(parts, ", "))
	if w.year > t.Year {
		text += fmt.Sprintf("; tavoitevuoden %d jälkeisiä vuosia ei arvioida", t.Year)
	}
	return text
}

func (w wording) shareOfLast(o *assessment.Outcome) string {
	if o.Share == nil {
		return ""
	}
	return ", edellisvuoden vastaava osuus " + w.reference(o).WithUnit()
}

func (w wording) stages(o *assessment.Outcome) string {
	t := w.target
	single := len(t.Stages) == 1
	last := t.Stages[len(t.Stages)-1]
	when := ""
	if o.Event != nil {
		when = eventDay(o.Event)
		if o.Event.YearOnly {
			when = "vuonna " + when
		}
	}
	late := ""
	if o.Late {
		late = " myöhässä"
	}
	switch {
	case o.Status == assessment.Met && single:
		return fmt.Sprintf("valmistui%s %s; määräaika oli %s", late, when, finnish.Date(last.Deadline))
	case o.Status == assessment.Met:
		return fmt.Sprintf("viimeinen vaihe ”%s” saavutettiin%s %s; määräaika oli %s", last.Name, late, when, finnish.Date(last.Deadline))
	}
	missed := t.Stages[o.Stage]
	if o.Status == assessment.Behind {
		if single {
			return fmt.Sprintf("ei valmistunut määräaikaan mennessä (%s)", finnish.Date(missed.Deadline))
		}
		return fmt.Sprintf("vaihetta ”%s” ei saavutettu määräaikaan mennessä (%s)%s", missed.Name, finnish.Date(missed.Deadline), w.reached(o, when))
	}
	if single {
		return fmt.Sprintf("ei vielä valmis; määräaika on %s", finnish.Date(missed.Deadline))
	}
	return fmt.Sprintf("seuraava vaihe on ”%s”, jonka määräaika on %s%s", missed.Name, finnish.Date(missed.Deadline), w.reached(o, when))
}

func (w wording) reached(o *assessment.Outcome, when string) string {
	if o.Stage == 0 {
		return "; yhtään vaihetta ei ole vielä saavutettu"
	}
	return fmt.Sprintf("; vaihe %d/%d ”%s” saavutettiin %s", o.Stage, o.Stages, w.target.Stages[o.Stage-1].Name, when)
}

func (w wording) monitored(o *assessment.Outcome, series []programme.Value) string {
	x := number(o)
	if x == nil {
		return fmt.Sprintf("mittaria seurataan ilman tavoitetta, ja vuoden %d arvo puuttuu", w.year)
	}
	text := fmt.Sprintf("mittaria seurataan ilman tavoitetta: %s", w.value(o))
	for _, v := range series {
		if v.Year == w.year-1 && v.Number != nil && o.Break == nil {
			text += fmt.Sprintf(", edellisvuonna %s", w.num(v.Number))
		}
	}
	if o.Value.Answers > 0 {
		text += ", vastaajia " + finnish.Count(o.Value.Answers)
	}
	return text
}

// peruste is the reason with the planned level's own arithmetic, so that a reader
// can repeat it: "43,2 on huonompi kuin tavoiteura 55,7 + (25 − 55,7) × 2/4 = 40,35".
func (w wording) peruste(o *assessment.Outcome, series []programme.Value) string {
	t := w.target
	if o.Why != assessment.WhyPlan || o.Eased != nil || o.Share != nil || len(t.Interim) > 0 || o.Baseline == nil {
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
