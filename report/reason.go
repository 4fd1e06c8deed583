package report

import (
	"fmt"
	"math/big"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
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

func (w wording) num(x *big.Rat) string {
	if x == nil {
		return dash
	}
	return withUnit(FormatNumber(x, w.decimals), w.unit)
}

// level words a level that the programme gives or that follows from it; it
// needs at least the metric's decimals.
func (w wording) level(x *big.Rat) string {
	if x == nil {
		return dash
	}
	return withUnit(FormatNumber(x, levelDecimals(x, w.decimals)), w.unit)
}

// reason is the outcome's one sentence.
func (w wording) reason(o *assessment.Outcome, series []programme.Value) string {
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
			w.year, periodsText(o.Value.Periods, o.Value.Required))
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
		text = "toteutumisesta ei ole yhtään kirjausta"
	}
	return sentence(text)
}

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
	return fmt.Sprintf("vuosien %s arvot puuttuvat tai ovat vajaita", list(names))
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
		text += " (" + periodsText(o.Value.Periods, o.Value.Required) + ")"
	}
	return text
}

// partOfYear is "8 kuukauden" or "3/4 vuoden", to stand before a noun.
func partOfYear(v *programme.Value) string {
	if v.Required == 12 {
		return fmt.Sprintf("%d%skuukauden", v.Periods, nbsp)
	}
	return periodsText(v.Periods, v.Required) + " vuoden"
}

// unfinished ends a sentence about a value that does not cover its year.
const unfinished = ", mutta osa vuoden tiedoista puuttuu"

// shareOf explains the level that a part of a year is held against.
func (w wording) shareOf(o *assessment.Outcome) string {
	if o.Share == nil {
		return ""
	}
	return fmt.Sprintf("; %s osuus on %s", partOfYear(o.Value), w.reference(o))
}

// heldAgainst names the level that the value was held against: "vuoden 2023
// suunniteltu taso 60 kpl", or the share of it that a part of a year must reach.
func (w wording) heldAgainst(o *assessment.Outcome, whole, wholeOf string, level string) string {
	switch {
	case o.Share == nil:
		return whole + " " + level
	case o.Value.Accumulated:
		return fmt.Sprintf("%s %s (%s kohdalla %s)", whole, level, partOfYear(o.Value), w.reference(o))
	}
	return fmt.Sprintf("%s osuus (%s) %s %s", partOfYear(o.Value), w.reference(o), wholeOf, level)
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
		text += fmt.Sprintf(", jonka lähtötaso %s täytti", w.baseline(o))
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
	low, high := band(t)
	limits := span(natural(low), withUnit(natural(high), w.unit))
	goal := "tavoite " + levelText(t, w.unit)
	if o.Share != nil {
		limits = span(bare(w.level(o.Reference)), w.level(o.ReferenceHigh))
		goal = fmt.Sprintf("%s osuus, kun tavoite on %s vuodessa", partOfYear(o.Value), levelText(t, w.unit))
	}
	x := o.Value.Number
	switch {
	case o.Status == assessment.Behind && x.Cmp(o.Reference) < 0:
		return fmt.Sprintf("%s jää alle vaihteluvälin %s (%s)", w.value(o), limits, goal)
	case o.Status == assessment.Behind:
		return fmt.Sprintf("%s ylittää vaihteluvälin %s (%s), eikä ylitystä sallita", w.value(o), limits, goal)
	case o.Why == assessment.WhyExceeds:
		return fmt.Sprintf("%s ylittää tavoitteen (%s), mikä on sallittua", w.value(o), levelText(t, w.unit))
	case o.Status == assessment.OnTrack && x.Cmp(o.ReferenceHigh) > 0:
		return fmt.Sprintf("%s ylittää toistaiseksi vaihteluvälin %s (%s), mikä on sallittua%s", w.value(o), limits, goal, unfinished)
	case o.Status == assessment.OnTrack:
		return fmt.Sprintf("%s on toistaiseksi vaihteluvälillä %s (%s)%s", w.value(o), limits, goal, unfinished)
	case o.Share != nil:
		return fmt.Sprintf("%s täyttää jo koko vuoden tavoitteen (%s)", w.value(o), levelText(t, w.unit))
	}
	return fmt.Sprintf("%s on vaihteluvälillä %s (%s)", w.value(o), limits, goal)
}

func (w wording) fromBaseline(o *assessment.Outcome) string {
	comparison := "suurempi"
	if w.target.Op == programme.Shrinks {
		comparison = "pienempi"
	}
	base := w.heldAgainst(o, fmt.Sprintf("vuoden %d lähtötaso", o.BaselineYear), fmt.Sprintf("vuoden %d lähtötasosta", o.BaselineYear), w.baseline(o))
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
			return w.baseline(o)
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
				o.FailedYear, w.value(o), smaller, w.reference(o))
		}
		return fmt.Sprintf("vuonna %d arvo %s ei ollut %s kuin edellisvuonna (%s)",
			o.FailedYear, at(o.FailedYear), smaller, at(o.FailedYear-1))
	}
	last := min(w.year, t.Year)
	var parts []string
	for year := o.BaselineYear; year <= last; year++ {
		part := at(year)
		if v := valueOf(series, year); year == w.year && v != nil && v.Incomplete() {
			part += " (" + periodsText(v.Periods, v.Required) + w.shareOfLast(o) + ")"
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
	return ", edellisvuoden vastaava osuus " + w.reference(o)
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
		return fmt.Sprintf("valmistui%s %s; määräaika oli %s", late, when, DateText(last.Deadline))
	case o.Status == assessment.Met:
		return fmt.Sprintf("viimeinen vaihe ”%s” saavutettiin%s %s; määräaika oli %s", last.Name, late, when, DateText(last.Deadline))
	}
	missed := t.Stages[o.Stage]
	if o.Status == assessment.Behind {
		if single {
			return fmt.Sprintf("ei valmistunut määräaikaan mennessä (%s)", DateText(missed.Deadline))
		}
		return fmt.Sprintf("vaihetta ”%s” ei saavutettu määräaikaan mennessä (%s)%s", missed.Name, DateText(missed.Deadline), w.reached(o, when))
	}
	if single {
		return fmt.Sprintf("ei vielä valmis; määräaika on %s", DateText(missed.Deadline))
	}
	return fmt.Sprintf("seuraava vaihe on ”%s”, jonka määräaika on %s%s", missed.Name, DateText(missed.Deadline), w.reached(o, when))
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
		text += ", vastaajia " + count(o.Value.Answers)
	}
	return text
}
