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
	// day is the last day whose events count, YYYY-MM-DD.
	day    string
	target *programme.Target
	// whole is set where all figures are whole numbers, share where they are
	// shares of a whole.
	whole, share bool
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
		text = fmt.Sprintf("vuoden %d tiedot ovat vajaat (%s), eikä vajaita vuosia arvioida tässä raportissa",
			w.year, finnish.Periods(o.Value.Periods, o.Value.Required))
	case assessment.WhyTooEarly:
		text = fmt.Sprintf("%s; vuodesta %d ei ole kulunut vielä yhtään täyttä jaksoa, joten arvoa ei voi arvioida", w.value(o), w.year)
	case assessment.WhyNoBaseline:
		text = w.noBaseline(o)
	case assessment.WhyBaselineYear:
		text = fmt.Sprintf("vuosi %d on lähtövuosi, eikä sitä voi vielä verrata mihinkään", o.BaselineYear)
	case assessment.WhyBreak:
		if w.target.IsLevel() && o.Value.Accumulated && o.Value.Incomplete() {
			text = fmt.Sprintf("%s ei vielä täytä tavoitetta (%s); sarjassa on katkos vuonna %d, joten vajaan vuoden osuutta ei voi laskea",
				w.value(o), w.levelText(w.target), o.Break.Year)
			break
		}
		text = fmt.Sprintf("arvoa %s ei voi verrata aiempiin lukuihin, koska sarjassa on katkos vuonna %d",
			w.num(number(o)), o.Break.Year)
	case assessment.WhyMissingYear:
		text = fmt.Sprintf("%s, joten ei voi arvioida, onko arvo %s joka vuosi", lacking(o.MissingYears, series), moved(w.target))
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

// lacking names the years that a comparison lacked, each with what it has.
func lacking(years []int, series []programme.Value) string {
	var parts []string
	for _, y := range years {
		if v := programme.ValueOf(series, y); v != nil && v.Number != nil && v.Incomplete() {
			parts = append(parts, fmt.Sprintf("vuoden %d tiedot ovat vajaat (%s)", y, finnish.Periods(v.Periods, v.Required)))
			continue
		}
		parts = append(parts, fmt.Sprintf("vuoden %d arvo puuttuu", y))
	}
	return finnish.List(parts)
}

func moved(t *programme.Target) string {
	if t.Op == programme.Falls {
		return "pienentynyt"
	}
	return "kasvanut"
}

// value begins a sentence: "5,1 %", with the part of the year it covers.
func (w wording) value(o *assessment.Outcome) string {
	return w.num(o.Value.Number) + covered(o.Value)
}

// covered is " (8/12 kk)" after a value that does not cover its year.
func covered(v *programme.Value) string {
	if !v.Incomplete() {
		return ""
	}
	return " (" + finnish.Periods(v.Periods, v.Required) + ")"
}

// partOfYear is "8 kuukauden" or "3/4 vuoden", to stand before a noun.
func partOfYear(v *programme.Value) string {
	return periodsAs(v, "kuukauden", "neljänneksen", "vuoden")
}

// within is "8 kuukaudessa" or "3/4 vuodesta".
func within(v *programme.Value) string {
	return periodsAs(v, "kuukaudessa", "neljänneksessä", "vuodesta")
}

// periodsAs counts a value's periods with the inflected word for them; what is
// neither months nor quarters is a part of the year.
func periodsAs(v *programme.Value, months, quarters, year string) string {
	switch v.Required {
	case 12:
		return fmt.Sprintf("%d%s%s", v.Periods, nbsp, months)
	case 4:
		return fmt.Sprintf("%d%s%s", v.Periods, nbsp, quarters)
	}
	return finnish.Periods(v.Periods, v.Required) + " " + year
}

// unfinished ends a sentence about a value that does not cover its year.
const unfinished = ", mutta osa vuoden tiedoista puuttuu"

func (w wording) noBaseline(o *assessment.Outcome) string {
	why := "lähtötaso puuttuu"
	if v := o.PartialBaseline; v != nil {
		why = fmt.Sprintf("lähtövuoden %d tiedot ovat vajaat (%s)", v.Year, finnish.Periods(v.Periods, v.Required))
	}
	if w.target.IsLevel() {
		return fmt.Sprintf("%s (tavoite %s); %s, joten etenemistä ei voi arvioida",
			w.value(o), w.levelText(w.target), why)
	}
	x := number(o)
	if x == nil {
		return fmt.Sprintf("%s, joten mittaria ei voi arvioida", why)
	}
	return fmt.Sprintf("arvoa %s ei voi arvioida, koska %s", w.num(x), why)
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
			return fmt.Sprintf("vuonna %d arvo %s ei ollut %s kuin vastaava osuus edellisvuoden arvosta (%s)",
				o.FailedYear, w.value(o), smaller, w.reference(o).WithUnit())
		}
		part := func(year int) string {
			// What decides may be part of a year that no further period can mend.
			if v := programme.ValueOf(series, year); v != nil && year != o.BaselineYear {
				return covered(v)
			}
			return ""
		}
		return fmt.Sprintf("vuonna %d arvo %s%s ei ollut %s kuin edellisvuonna (%s%s)",
			o.FailedYear, at(o.FailedYear), part(o.FailedYear), smaller, at(o.FailedYear-1), part(o.FailedYear-1))
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
	next := fmt.Sprintf("”%s” viimeistään %s", missed.Name, finnish.Date(missed.Deadline))
	if o.Stage == 0 {
		return "yhtään vaihetta ei ole vielä saavutettu; ensimmäisenä " + next
	}
	return strings.TrimPrefix(w.reached(o, when), "; ") + "; seuraavaksi " + next
}

func (w wording) reached(o *assessment.Outcome, when string) string {
	if o.Stage == 0 {
		return "; yhtään vaihetta ei ole vielä saavutettu"
	}
	return fmt.Sprintf("; vaihe %d/%d ”%s” saavutettiin %s", o.Stage, o.Stages, w.target.Stages[o.Stage-1].Name, when)
}

// monitored tells what stands beside a value that no target judges.
func (w wording) monitored(o *assessment.Outcome, series []programme.Value) string {
	if number(o) == nil {
		return fmt.Sprintf("ei tavoitetta; vuoden %d arvo puuttuu", w.year)
	}
	text := "ei tavoitetta"
	if o.Value.Incomplete() {
		text += fmt.Sprintf("; arvo kattaa %s", finnish.Periods(o.Value.Periods, o.Value.Required))
	}
	if before := programme.ValueOf(series, w.year-1); before != nil && before.Number != nil && o.Break == nil {
		text += fmt.Sprintf("; vuonna %d: %s", before.Year, w.num(before.Number))
	}
	return text
}
