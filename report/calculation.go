package report

import (
	"fmt"
	"math/big"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// calculation shows a status's own arithmetic, a line for each step, so that a
// reader can repeat it by hand.
func (w wording) calculation(o *assessment.Outcome, series []programme.Value, statusWord string) []string {
	t := w.target
	if t == nil {
		return []string{"Mittarilla ei ole tavoitetta, joten tilaa ei lasketa."}
	}
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	switch {
	case t.Op == programme.Done:
		w.stageLines(o, add)
	case t.Op == programme.Falls || t.Op == programme.Rises:
		add("Lähtötaso: %s (%d). Jokaista vuotta verrataan edelliseen vuoteen vuoteen %d asti.", w.baseline(o).WithUnit(), o.BaselineYear, t.Year)
		w.yearLines(o, series, add)
	case t.Op == programme.Grows || t.Op == programme.Shrinks:
		add("Lähtötaso: %s (%d).", w.baseline(o).WithUnit(), o.BaselineYear)
	case t.Op == programme.About:
		w.bandLine(add)
	case t.IsLevel() && !t.EveryYear:
		if o.Baseline != nil {
			add("Lähtötaso: %s (%d). Tavoite: %s (%d).", w.baseline(o).WithUnit(), o.BaselineYear, w.levelText(t), t.Year)
		} else {
			add("Lähtötasoa ei ole. Tavoite: %s (%d).", w.levelText(t), t.Year)
		}
		w.planLines(o, add)
	case t.IsLevel():
		add("Tavoite: %s joka vuosi.", w.levelText(t))
	default:
		panic("no arithmetic for the target " + string(t.Op))
	}
	if o.Share != nil && o.Reference != nil {
		share := w.reference(o).WithUnit()
		if o.ReferenceHigh != nil {
			share = w.limits(w.band(o.Reference, o.ReferenceHigh))
		}
		add("Vuoden tiedot eivät ole täydet: vertailuluku on %s osuus eli %s.", partOfYear(o.Value), share)
	}
	known := o.Value != nil && o.Value.Number != nil && o.Reference != nil
	switch {
	case known && o.ReferenceHigh != nil:
		add("%s%s", w.besideBand(o), w.then(o, statusWord))
	case known && o.Why != assessment.WhyEachYear:
		add("%s %s %s%s", w.num(o.Value.Number), order(o), w.reference(o).WithUnit(), w.then(o, statusWord))
	default:
		add("Tila: %s.", statusWord)
	}
	return lines
}

// stageLines tell a milestone's deadlines and what was reached by the day.
func (w wording) stageLines(o *assessment.Outcome, add func(string, ...any)) {
	t := w.target
	switch {
	case o.Why == assessment.WhyNoEvent:
		add("Tietoa ei ole saatu, joten toteutumista ei voi verrata määräaikaan %s.", finnish.Date(t.Stages[len(t.Stages)-1].Deadline))
	case len(t.Stages) == 1:
		done := "ei valmis"
		if o.Stage == 1 {
			done = "valmis " + eventDay(o.Event)
		}
		add("Määräaika: %s. Tilanne %s: %s.", finnish.Date(t.Stages[0].Deadline), finnish.Date(w.day), done)
	default:
		add("Tilanne %s:", finnish.Date(w.day))
		for i, s := range t.Stages {
			mark := "ei saavutettu"
			switch {
			case i+1 == o.Stage:
				mark = "saavutettu " + eventDay(o.Event)
			case i < o.Stage && o.StageEvents[i] != nil:
				mark = "saavutettu " + eventDay(o.StageEvents[i])
			case i < o.Stage:
				mark = "saavutettu viimeistään " + eventDay(o.Event)
			}
			add("Vaihe %d: %s, määräaika %s: %s.", i+1, s.Name, finnish.Date(s.Deadline), mark)
		}
	}
}

// bandLine tells the edges of the band and what they follow from.
func (w wording) bandLine(add func(string, ...any)) {
	t := w.target
	low, high := assessment.BandOf(t)
	percent := declared(new(big.Rat).Mul(t.Band, big.NewRat(100, 1)), "%").WithUnit()
	if t.ExceedingAllowed {
		add("Raja: %s − %s eli %s.", declared(t.Value, "").Text(), percent, w.limits(w.band(low, high)))
	} else {
		add("Vaihteluväli: %s ± %s eli %s.", declared(t.Value, "").Text(), percent, w.limits(w.band(low, high)))
	}
}

// then ends a comparison with the status that follows from it. A value that
// does not cover its year says so: its status may be more careful.
func (w wording) then(o *assessment.Outcome, statusWord string) string {
	if o.Status != assessment.OnTrack || !o.Value.Incomplete() {
		return ": " + statusWord + "."
	}
	return fmt.Sprintf(". Tiedot kattavat %s, joten tila on vielä %s.", finnish.Periods(o.Value.Periods, o.Value.Required), statusWord)
}

// yearLines hold each year against the one before it.
func (w wording) yearLines(o *assessment.Outcome, series []programme.Value, add func(string, ...any)) {
	switch o.Why {
	case assessment.WhyEachYear, assessment.WhyMissingYear:
	default:
		return
	}
	number := yearly(o, series)
	at := func(year int) *big.Rat {
		// An incomplete earlier year compares with nothing.
		v := programme.ValueOf(series, year)
		if v != nil && year != o.BaselineYear && year != w.year && v.Incomplete() {
			return nil
		}
		return number(year)
	}
	for year := o.BaselineYear + 1; year <= min(w.year, w.target.Year); year++ {
		before, x := at(year-1), at(year)
		switch {
		case x == nil || before == nil:
			add("%d: ei voi verrata edelliseen vuoteen.", year)
			continue
		case year == w.year && o.Share != nil && o.Reference != nil:
			before = o.Reference
		}
		add("%d: %s %s %s.", year, w.num(x), sign(x, before), w.num(before))
	}
}

// yearly gives the number of a year: the baseline for its year, nil where there is none.
func yearly(o *assessment.Outcome, series []programme.Value) func(year int) *big.Rat {
	return func(year int) *big.Rat {
		if year == o.BaselineYear {
			return o.Baseline
		}
		if v := programme.ValueOf(series, year); v != nil {
			return v.Number
		}
		return nil
	}
}

// besideBand is the value with the edge of the band that it is held against:
// "33 kpl < 36 kpl", or "36 kpl ≤ 40 kpl ≤ 44 kpl" where more is too much.
func (w wording) besideBand(o *assessment.Outcome) string {
	x, band := o.Value.Number, w.band(o.Reference, o.ReferenceHigh)
	switch {
	case x.Cmp(o.Reference) < 0:
		return fmt.Sprintf("%s < %s", w.num(x), band.Low.WithUnit())
	case w.target.ExceedingAllowed:
		return fmt.Sprintf("%s ≥ %s", w.num(x), band.Low.WithUnit())
	case x.Cmp(o.ReferenceHigh) > 0:
		return fmt.Sprintf("%s > %s", w.num(x), band.High.WithUnit())
	}
	return fmt.Sprintf("%s ≤ %s ≤ %s", band.Low.WithUnit(), w.num(x), band.High.WithUnit())
}

// eventDay is the day of a milestone entry, or its year where it has no day.
func eventDay(e *programme.Event) string {
	if e.YearOnly {
		return e.Date[:4]
	}
	return finnish.Date(e.Date)
}

// order is the sign between the value and the level it was held against.
func order(o *assessment.Outcome) string {
	return sign(o.Value.Number, o.Reference)
}

func sign(a, b *big.Rat) string {
	switch a.Cmp(b) {
	case -1:
		return "<"
	case 1:
		return ">"
	}
	return "="
}

func (w wording) planLines(o *assessment.Outcome, add func(string, ...any)) {
	t := w.target
	switch {
	case o.BaselineMeetsTarget:
		add("Lähtötaso täyttää jo tavoitteen, joten tavoiteuraa ei ole.")
		return
	case o.Break != nil:
		add("Sarjassa on katkos vuonna %d, joten tavoiteuraa ei lasketa katkoksen yli.", o.Break.Year)
		return
	case o.Planned == nil || w.year >= t.Year:
		return
	}
	if len(o.Interim) > 0 {
		text := "välitavoitteet:"
		for i, step := range o.Interim {
			if i > 0 {
				text += ","
			}
			text += fmt.Sprintf(" %s (%d)", w.level(step.Value), step.Year)
		}
		add("%s", finnish.Sentence(text))
		add("Tavoiteura %d: %s.", w.year, w.level(o.Planned))
	} else {
		add("Tavoiteura %d: %s.", w.year, withUnit(w.pathFormula(o), w.unit))
	}
	if o.Eased != nil {
		add("Sallitun jouston kanssa raja on %s.", w.level(o.Eased))
	}
}

// baseline words the baseline as it was declared, or as the data's figures are.
func (w wording) baseline(o *assessment.Outcome) Figure {
	if o.Measured == nil {
		return declared(o.Baseline, w.unit)
	}
	return w.figure(o.Baseline)
}

// reference words the level that the value was held against: another year's
// figure as figures are, a level as levels are.
func (w wording) reference(o *assessment.Outcome) Figure {
	if o.Why == assessment.WhyEachYear || o.Why == assessment.WhyFromBaseline && o.Measured != nil {
		return w.figure(o.Reference)
	}
	return w.levelFigure(o.Reference)
}

// subtracted puts a negative number in brackets, to stand after a minus sign.
func subtracted(f Figure) string {
	if f.Number.Sign() < 0 {
		return "(" + f.Text() + ")"
	}
	return f.Text()
}

// comparison is the value, the level and the status without units. What part of the year an incomplete value covers stands
// beside it: its status may be more careful.
func (w wording) comparison(o *assessment.Outcome, statusWord string) string {
	w.unit = ""
	if o.Value != nil && o.Status != assessment.NoData {
		statusWord += coverage(o.Value)
	}
	known := o.Value != nil && o.Value.Number != nil && o.Reference != nil
	switch {
	case !known || o.Status == assessment.NoData:
		return ""
	case o.ReferenceHigh != nil:
		return w.besideBand(o) + ": " + statusWord
	}
	return fmt.Sprintf("%s %s %s: %s", w.num(o.Value.Number), order(o), w.reference(o).Text(), statusWord)
}
