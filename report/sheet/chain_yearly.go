package sheet

import (
	"fmt"
	"math/big"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report/sheet/book"
)

// eachYear judges a series that must fall (rise) every year.
func (c *chain) eachYear() {
	t, o := c.subject.target, c.outcome
	verb, op := "pienentynyt", programme.LessThan
	if t.Op == programme.Rises {
		verb, op = "kasvanut", programme.MoreThan
	}
	c.start(true, false)
	targetYear := c.input(columnTargetYear)
	last := min(c.year, t.Year)
	fits := c.comparable(c.breakStep(last), "MIN("+nameYear+","+targetYear+")")

	// The years stand in rows of their own, so that each can be changed.
	levels := []span{{c.base, c.base, c.base}}
	for year := o.BaselineYear + 1; year <= last; year++ {
		levels = append(levels, c.yearSpan(year))
	}
	var results []string
	for i := 1; i < len(levels); i++ {
		year, now, before := o.BaselineYear+i, levels[i], levels[i-1]
		level, usable := before.value, "TRUE()"
		if year == c.year {
			level, usable = c.shared(before.value, ""), c.usable()
		}
		failed := guarded([]string{now.low, before.high}, "NOT("+holds(op, now.low, before.high)+")")
		if op == programme.MoreThan {
			failed = guarded([]string{now.high, before.low}, "NOT("+holds(op, now.high, before.low)+")")
		}
		results = append(results, c.word(yearLabel("Onko "+verb, year), fmt.Sprintf(
			`IF(%s,"%s",IF(NOT(AND(ISNUMBER(%s),%s)),"%s",IF(NOT(ISNUMBER(%s)),"ei verrattu",%s)))`,
			failed, wordNo, now.value, usable, wordMissing, before.value, yes(holds(op, now.value, level))),
			fmt.Sprintf("verrataan vuoden %d tasoon; sama taso ei riitä", year-1)))
	}
	failed, missing := "0", "0"
	if len(results) > 0 {
		years := results[0] + ":" + results[len(results)-1]
		failed = c.count("Vuosia, jolloin ei ole "+verb, years, wordNo)
		missing = c.count("Vuosia, joilta arvo puuttuu tai on vajaa", years, wordMissing)
	}
	kept := "TRUE()"
	if c.periodic() && last == c.year && len(levels) > 1 {
		before := levels[len(levels)-2].value
		kept = fmt.Sprintf(`OR(%s="%s",%s)`, c.unfinished, wordNo, always(op, c.low, c.high, before))
	}
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(
		`IF(NOT(%s),"%s",IF(%s>0,"%s",IF(%s>0,"%s",IF(AND(%s>=%s,%s),"%s","%s"))))`,
		isYes(fits), wordUnjudged, failed, wordBehind, missing, wordUnjudged, nameYear, targetYear, kept, wordMet, wordOnTrack),
		"yksikin vuosi väärään suuntaan riittää; saavutettu vasta tavoitevuonna")
	c.finishYears(whole, targetYear)
}

// span is a year's number with what it can still become: references of numbers
// or words.
type span struct{ value, low, high string }

// usable is the condition that the report year's value can be held against last
// year's.
func (c *chain) usable() string {
	if !c.periodic() {
		return "TRUE()"
	}
	return fmt.Sprintf(`OR(%s="%s",AND(%s="%s",%s>0))`, c.unfinished, wordNo, nameFinal, wordNo, c.input(columnPeriods))
}

// finishYears adds the status. After the target year the years up to it
// decide, whatever came since; before it a year that failed decides also where
// the report year's value is missing.
func (c *chain) finishYears(whole, targetYear string) {
	c.status = c.word("Tila", fmt.Sprintf(`IF(OR(%s>%s,ISNUMBER(%s),%s="%s"),%s,"%s")`,
		nameYear, targetYear, c.value, whole, wordBehind, whole, wordNoValue),
		explain(c.settledText(), "tavoitevuoden jälkeen ratkaisevat vuodet siihen asti"))
}

func (c *chain) count(label, cells, word string) string {
	return c.add(label, book.Cell{
		Formula: fmt.Sprintf(`COUNTIF(%s,"%s")`, cells, word), Width: 4, Style: book.Style{Format: book.Whole},
	}, "")
}

// yearSpan are the steps of a year after the base year. An incomplete earlier
// year has no number that later years can be held against, only what it can
// still become.
func (c *chain) yearSpan(year int) span {
	if year == c.year {
		return span{c.value, c.low, c.high}
	}
	v := programme.ValueOf(c.series, year)
	if v == nil || v.Number == nil || !v.Incomplete() {
		var x *big.Rat
		if v != nil {
			x = v.Number
		}
		value := c.given(yearLabel("Arvo", year), c.figure(x), "")
		return span{value, value, value}
	}
	end := func(label string, x *big.Rat) string {
		return c.given(yearLabel(label, year), number(x, wordOpen, c.format), "puuttuvat jaksot eivät voi viedä arvoa sen ohi")
	}
	low, high := assessment.Bounds(c.series, year)
	return span{
		c.given(yearLabel("Arvo", year), text("vajaa ("+finnish.Periods(v.Periods, v.Required)+")"), "vajaaseen vuoteen ei verrata"),
		end("Koko vuoden arvo vähintään", low), end("Koko vuoden arvo enintään", high),
	}
}

// stages judges a milestone by its stages and their deadlines.
func (c *chain) stages() {
	t, o := c.subject.target, c.outcome
	name := func(i int) string {
		if len(t.Stages) == 1 {
			return "Tavoite"
		}
		return fmt.Sprintf("Vaihe %d", i+1)
	}
	var deadlines, dates, reached, late []string
	for i, s := range t.Stages {
		deadlines = append(deadlines, c.given(name(i)+", määräaika", day(s.Deadline), s.Name))
	}
	for i, s := range t.Stages {
		dates = append(dates, c.given(name(i)+", saavutettu", reachedCell(o, i+1), s.Name))
	}
	first := c.first + len(c.steps)
	for i := range t.Stages {
		condition := fmt.Sprintf("IF(ISNUMBER(%[1]s),%[1]s<=IF(%[1]s<3000,%[2]s,%[3]s),FALSE())", dates[i], nameYear, nameLast)
		if i < len(t.Stages)-1 {
			// Who has reached a later stage has passed this one.
			condition = fmt.Sprintf("OR(%s,%s)", condition, isYes(book.At(columnResult, first+i+1)))
		}
		reached = append(reached, c.word(name(i)+", onko saavutettu?", yes(condition),
			"kyllä myös, jos jokin myöhempi vaihe on saavutettu"))
	}
	for i := range t.Stages {
		late = append(late, c.word(name(i)+", määräaika ylitetty", yes(fmt.Sprintf(`AND(%s="%s",N(%s)<%s)`,
			reached[i], wordNo, deadlines[i], nameDay)), "kyllä, jos vaihe on saavuttamatta ja määräaika on ennen arviointipäivää"))
	}
	span := func(cells []string) string { return cells[0] + ":" + cells[len(cells)-1] }
	// Laskenta shows in the value's place how many stages are reached.
	c.value = c.count("Saavutettuja vaiheita", span(reached), wordYes)
	c.status = c.word("Tila", fmt.Sprintf(
		`IF(AND(COUNT(%s)=0,COUNTIF(%s,"%s")>0),"%s",IF(%s,"%s",IF(COUNTIF(%s,"%s")>0,"%s","%s")))`,
		span(dates), span(dates), wordNoValue, wordNoValue, isYes(reached[len(reached)-1]), wordMet,
		span(late), wordYes, wordBehind, wordOnTrack),
		"saavutettu, kun viimeinen vaihe on saavutettu; jäljessä, jos yksikin määräaika on ylitetty")
}

// reachedCell is the day on which a stage was reached, as far as it is known,
// or a word.
func reachedCell(o *assessment.Outcome, stage int) book.Cell {
	switch {
	case o.Why == assessment.WhyNoEvent:
		return text(wordNoValue)
	case o.Event != nil && stage == o.Stage && o.Event.YearOnly:
		if year, err := strconv.Atoi(o.Event.Date[:4]); err == nil {
			return whole(year)
		}
		return day(o.Event.Date)
	case o.Event != nil && stage == o.Stage:
		return day(o.Event.Date)
	case o.Event != nil && stage < o.Stage:
		return text("viimeistään " + finnish.Date(o.Event.Date))
	}
	return text("ei saavutettu")
}

// groups judges a metric by its groups, whose statuses stand on Laskenta in
// the rows below the metric's.
func (c *chain) groups(count int) {
	if c.subject.target == nil {
		c.monitored()
		return
	}
	cells := fmt.Sprintf("%s!%s:%s", sheetCalculation, book.At(columnFormula, c.row+1), book.At(columnFormula, c.row+count))
	behind := c.count("Ryhmiä jäljessä", cells, wordBehind)
	missing := c.count("Ryhmiä, joilta tieto puuttuu", cells, wordNoValue)
	unjudged := c.count("Ryhmiä, joita ei voi arvioida", cells, wordUnjudged)
	onTrack := c.count("Ryhmiä aikataulussa", cells, wordOnTrack)
	c.status = c.word("Tila", fmt.Sprintf(
		`IF(%s>0,"%s",IF(%s>0,"%s",IF(%s>0,"%s",IF(%s>0,"%s","%s"))))`,
		behind, wordBehind, unjudged, wordUnjudged, missing, wordNoValue, onTrack, wordOnTrack, wordMet),
		"huonoin ryhmä ratkaisee; puuttuva ryhmä estää arvion, ellei jokin ole jäljessä")
}

// monitored has no target to be held against.
func (c *chain) monitored() {
	c.status = c.word("Tila", fmt.Sprintf(`IF(%s="%s","%s","%s")`, c.input(columnTarget), noTarget, wordMonitored, wordUnjudged),
		"mittaria seurataan ilman tavoitetta")
}
