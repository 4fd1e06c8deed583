package sheet

import (
	"fmt"

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
	levels := []string{c.base}
	for year := o.BaselineYear + 1; year <= last; year++ {
		if year == c.year {
			levels = append(levels, c.value)
			continue
		}
		levels = append(levels, c.given(yearLabel("Arvo", year), c.earlier(year), ""))
	}
	var results []string
	for i := 1; i < len(levels); i++ {
		year := o.BaselineYear + i
		before := levels[i-1]
		if year == c.year {
			before = c.shared(before, "")
		}
		results = append(results, c.word(yearLabel("Onko "+verb, year), fmt.Sprintf(
			`IF(NOT(ISNUMBER(%s)),"%s",IF(NOT(ISNUMBER(%s)),"ei verrattu",%s))`,
			levels[i], wordMissing, levels[i-1], yes(holds(op, levels[i], before))),
			fmt.Sprintf("verrataan vuoden %d tasoon; sama taso ei riitä", year-1)))
	}
	failed, missing := "0", "0"
	if len(results) > 0 {
		years := results[0] + ":" + results[len(results)-1]
		failed = c.count("Vuosia, jolloin ei ole "+verb, years, wordNo)
		missing = c.count("Vuosia, joilta arvo puuttuu", years, wordMissing)
	}
	certain := ""
	if c.periodic() {
		certain = c.yearlyCertain(op, levels, last)
	}
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(
		`IF(NOT(%s),"%s",IF(%s>0,"%s",IF(%s>0,"%s",IF(%s>=%s,"%s","%s"))))`,
		isYes(fits), wordUnjudged, failed, wordBehind, missing, wordUnjudged, nameYear, targetYear, wordMet, wordOnTrack),
		"yksikin vuosi väärään suuntaan riittää; saavutettu vasta tavoitevuonna")
	c.finishYears(whole, certain, targetYear)
}

// yearlyCertain adds the step that tells whether more periods can undo the
// last year's fall or rise.
func (c *chain) yearlyCertain(op programme.Op, levels []string, last int) string {
	before := levels[max(0, len(levels)-2)]
	if last < c.year {
		before = c.base
	}
	return c.cannotChange(op, "ISNUMBER("+before+"),"+compare(c.value, string(op), "N("+before+")"))
}

// finishYears adds the status. After the target year the years up to it
// decide, whatever came since; before it a year that failed decides also where
// the report year's value is missing.
func (c *chain) finishYears(whole, certain, targetYear string) {
	current := whole
	if c.periodic() {
		current = fmt.Sprintf(`IF(%s="%s",%s,IF(%s="%s","%s",IF(AND(%s="%s",%s="%s"),"%s",%s)))`,
			c.unfinished, wordNo, whole, nameFinal, wordYes, wordUnjudged,
			whole, wordMet, certain, wordNo, wordOnTrack, whole)
	}
	c.status = c.word("Tila", fmt.Sprintf(`IF(%s>%s,%s,IF(ISNUMBER(%s),%s,IF(%s="%s","%s","%s")))`,
		nameYear, targetYear, whole, c.value, current, whole, wordBehind, wordBehind, wordNoValue),
		explain(c.settledText(), "tavoitevuoden jälkeen ratkaisevat vuodet siihen asti"))
}

func (c *chain) count(label, cells, word string) string {
	return c.add(label, book.Cell{
		Formula: fmt.Sprintf(`COUNTIF(%s,"%s")`, cells, word), Width: 4, Style: book.Style{Format: book.Whole},
	}, "")
}

// earlier is an earlier year's value as far as later years can be held against
// it: an incomplete sum cannot.
func (c *chain) earlier(year int) book.Cell {
	for _, v := range c.series {
		if v.Year != year || v.Number == nil {
			continue
		}
		sum := v.Aggregate == programme.Sum || v.Aggregate == programme.Count
		if v.Incomplete() && (sum || c.final) {
			return text(fmt.Sprintf("vajaa (%d/%d)", v.Periods, v.Required))
		}
		return number(v.Number, wordMissing, c.format)
	}
	return text(wordMissing)
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
		condition := fmt.Sprintf("AND(ISNUMBER(%s),N(%s)<=%s)", dates[i], dates[i], nameDay)
		if i < len(t.Stages)-1 {
			// Who has reached a later stage has passed this one.
			condition = fmt.Sprintf("OR(%s,%s)", condition, isYes(book.At(columnResult, first+i+1)))
		}
		reached = append(reached, c.word(name(i)+", saavutettu arviointipäivään mennessä", yes(condition),
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
