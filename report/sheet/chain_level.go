package sheet

import (
	"fmt"
	"strconv"

	"tolokku/programme"
	"tolokku/report/sheet/book"
)

// growingHelps tells whether a growing number keeps the operator true.
func growingHelps(op programme.Op) bool {
	return op == programme.AtLeast || op == programme.MoreThan
}

var opTexts = map[programme.Op]string{
	programme.AtMost: "enintään vertailutaso", programme.LessThan: "alle vertailutason",
	programme.AtLeast: "vähintään vertailutaso", programme.MoreThan: "yli vertailutason",
	programme.Exactly: "tasan vertailutaso",
}

// everyYear judges a level that must hold in each year by itself.
func (c *chain) everyYear() {
	op := c.subject.target.Op
	c.start(false, true)
	level := c.number("Vertailutaso", c.shared(c.target, ""), c.shareText("tavoite"))
	met := c.word("Tavoite täyttyy?", c.ifNumber(c.value, yes(holds(op, c.value, level))), "kyllä, jos arvo on "+opTexts[op])
	surelyMet, missed := c.sure(always(op, c.low, c.high, c.target), never(op, c.low, c.high, c.target))
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(`IF(%s,"%s","%s")`, isYes(met), wordMet, wordBehind),
		"joka vuosi arvioitava tavoite on saavutettu tai jäljessä")
	c.finish(whole, surelyMet, missed)
}

func (c *chain) shareText(level string) string {
	if c.periodic() {
		return level + " × osuus vuodesta"
	}
	return level
}

// corner is a corner of the planned path: formulas of its year and level.
type corner struct {
	year            int
	yearRef, levels string
}

// byYear judges a level that must be reached by the target year.
func (c *chain) byYear() {
	t := c.subject.target
	c.start(true, true)
	baseYear, targetYear := c.input(columnBaseYear), c.input(columnTargetYear)
	breakYear := c.breakStep(c.year)
	baseMeets := c.word("Lähtötaso täyttää tavoitteen?",
		fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, c.base, yes(holds(t.Op, c.base, c.target)), wordNo),
		"silloin tavoiteuraa ei ole")
	var interim []corner
	for _, i := range c.outcome.Interim {
		year := whole(i.Year)
		y := c.given("Välitavoitteen vuosi", year, "")
		l := c.given("Välitavoite", number(i.Value, wordMissing, c.format), "")
		interim = append(interim, corner{i.Year, y, l})
	}
	begin, from := c.pathStart(interim, baseYear, targetYear)
	path := c.word("Tavoiteura", fmt.Sprintf(
		`IF(%s,IF(N(%[2]s)>%[3]s,"katkos","lähtötaso täyttää"),IF(NOT(ISNUMBER(%[4]s)),"lähtötaso puuttuu",IF(N(%[2]s)>%[4]s,"katkos",IF(%[5]s<%[4]s,"alkaa myöhemmin","käytössä"))))`,
		isYes(baseMeets), breakYear, baseYear, begin, nameYear),
		"käytössä, jos tavoiteura alkaa eikä katkos erota sen alkua raporttivuodesta")
	corners := c.corners(interim)
	c.planned = c.number("Tavoiteuran taso", c.onPath(path, begin, corners, c.year, nameYear),
		"suora viiva lähtötasosta välitavoitteiden kautta tavoitteeseen")
	level := c.planned
	if t.Tolerance != nil {
		tolerance := c.given("Jousto", number(t.Tolerance, wordMissing, "0.0%"), "osuus tavoitteen ja tavoiteuran alun erotuksesta")
		level = c.number("Tavoiteuran taso jouston jälkeen", c.ifNumber(c.planned, fmt.Sprintf(
			"IF(%s<%s,%s+(%s-%s)*%s,%s)", nameYear, targetYear, c.planned, from, c.target, tolerance, c.planned)),
			"jousto helpottaa tavoiteuraa muttei tavoitetta")
	}
	before, eased := "", ""
	if c.periodic() && c.outcome.Value.Accumulated {
		before = c.number("Tavoiteuran taso edellisvuonna", c.onPath(path, begin, corners, c.year-1, nameYear+"-1"),
			"kertyvän summan osuus lasketaan vain vuoden kasvusta")
		if eased = before; t.Tolerance != nil {
			eased = c.number("Edellisvuoden taso jouston jälkeen", c.ifNumber(before, c.ifNumber(level,
				fmt.Sprintf("%s+%s-%s", before, level, c.planned))), "jousto helpottaa vuoden kasvun molempia päitä")
		}
	}
	goal := c.number("Vertailutaso, tavoite", c.shared(c.target, before), c.shareText("tavoite"))
	met := c.word("Tavoite täyttyy?", c.ifNumber(c.value, yes(holds(t.Op, c.value, goal))), "kyllä, jos arvo on "+opTexts[t.Op])
	plan := c.number("Vertailutaso, tavoiteura", c.ifNumber(level, c.shared(level, eased)), c.shareText("tavoiteuran taso"))
	asGood := c.asGood(goal, plan)
	surelyMet, missed := c.sure(always(t.Op, c.low, c.high, c.target), fmt.Sprintf(
		`IF(%s,FALSE(),IF(OR(%s>=%s,%s="lähtötaso täyttää"),%s,IF(%s<>"käytössä",FALSE(),%s)))`,
		isYes(met), nameYear, targetYear, path, never(t.Op, c.low, c.high, c.target), path, c.neverAsGood(level)))
	late := fmt.Sprintf(`"%s"`, wordBehind)
	if before != "" {
		// Across a break an accumulated sum has no share, so that part of a year says nothing.
		late = fmt.Sprintf(`IF(AND(%s="katkos",%s),"%s","%s")`, path, isYes(c.unfinished), wordUnjudged, wordBehind)
	}
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(
		`IF(%s,"%s",IF(OR(%s>=%s,%s="lähtötaso täyttää"),%s,IF(%s<>"käytössä","%s",IF(%s,"%s","%s"))))`,
		isYes(met), wordMet, nameYear, targetYear, path, late, path, wordUnjudged, isYes(asGood), wordOnTrack, wordBehind),
		"ennen tavoitevuotta riittää tavoiteuran taso, tavoitevuodesta alkaen vain tavoite")
	c.finish(whole, surelyMet, missed)
}

// neverAsGood is the condition that nothing can bring the year's number to the
// planned level.
func (c *chain) neverAsGood(level string) string {
	switch op := c.subject.target.Op; op {
	case programme.AtMost, programme.LessThan:
		return never(programme.AtMost, c.low, c.high, level)
	case programme.AtLeast, programme.MoreThan:
		return never(programme.AtLeast, c.low, c.high, level)
	case programme.Exactly:
	default:
		panic("no formula tells when the target " + string(op) + " is off track")
	}
	// Between the planned level and the target.
	least, most := "MIN("+level+","+c.target+")", "MAX("+level+","+c.target+")"
	return "OR(" + guarded([]string{c.high, level}, compare(c.high, "<", least)) + "," + guarded([]string{c.low, level}, compare(c.low, ">", most)) + ")"
}

// pathStart adds the year in which the path starts and returns its reference
// and the formula of the level there.
func (c *chain) pathStart(interim []corner, baseYear, targetYear string) (begin, from string) {
	otherwise, from := `"ei alkua"`, c.base
	if len(interim) > 0 {
		otherwise = interim[0].yearRef
	}
	begin = c.add("Tavoiteuran alkuvuosi", book.Cell{
		Formula: fmt.Sprintf("IF(AND(ISNUMBER(%s),N(%s)<%s),%s,%s)", c.base, baseYear, targetYear, baseYear, otherwise),
		Width:   10, Style: book.Style{Format: book.Whole},
	}, "lähtövuosi, tai ilman lähtötasoa ensimmäinen välitavoite")
	if len(interim) > 0 {
		from = fmt.Sprintf("IF(%s=%s,%s,%s)", begin, baseYear, c.base, interim[0].levels)
	}
	return begin, from
}

// corners are the path's corners as references.
func (c *chain) corners(interim []corner) []corner {
	var all []corner
	t, o := c.subject.target, c.outcome
	if o.Baseline != nil && o.BaselineYear < t.Year || len(interim) == 0 {
		all = append(all, corner{o.BaselineYear, c.input(columnBaseYear), c.base})
	}
	for _, i := range interim {
		if len(all) == 0 || i.year > all[len(all)-1].year {
			all = append(all, i)
		}
	}
	return append(all, corner{t.Year, c.input(columnTargetYear), c.target})
}

// onPath is the formula of the path's level in a year. The part of the path is
// chosen by the year when the workbook is written; the cells of its ends decide.
func (c *chain) onPath(path, begin string, corners []corner, year int, yearRef string) string {
	n := 0
	for n < len(corners)-2 && corners[n+1].year <= year {
		n++
	}
	a, b := corners[n], corners[n+1]
	line := fmt.Sprintf("%s+(%s-%s)*(%s-%s)/(%s-%s)", a.levels, b.levels, a.levels, yearRef, a.yearRef, b.yearRef, a.yearRef)
	end := corners[len(corners)-1]
	return fmt.Sprintf(`IF(AND(%s="käytössä",%s>=N(%s)),IF(%s>=%s,%s,%s),"%s")`,
		path, yearRef, begin, yearRef, end.yearRef, end.levels, line, wordNone)
}

// asGood adds the step that holds the value against the plan.
func (c *chain) asGood(goal, plan string) string {
	op := c.subject.target.Op
	var condition, why string
	switch op {
	case programme.AtMost, programme.LessThan:
		condition, why = compare(c.value, "<=", plan), "kyllä, jos arvo on enintään tavoiteuran vertailutaso"
	case programme.AtLeast, programme.MoreThan:
		condition, why = compare(c.value, ">=", plan), "kyllä, jos arvo on vähintään tavoiteuran vertailutaso"
	case programme.Exactly:
		condition = fmt.Sprintf("AND(%s,%s)",
			compare(c.value, ">=", "MIN("+plan+","+goal+")"), compare(c.value, "<=", "MAX("+plan+","+goal+")"))
		why = "kyllä, jos arvo on tavoiteuran ja tavoitteen välissä"
	default:
		panic("no formula tells when the target " + string(op) + " is on track")
	}
	return c.word("Tavoiteuralla?", c.ifNumber(c.value, c.ifNumber(plan, yes(condition))), why)
}

// about judges a band around a level.
func (c *chain) about() {
	t := c.subject.target
	c.start(false, true)
	band := c.given("Vaihteluväli", number(t.Band, wordMissing, "0.0%"), "sallittu poikkeama osuutena tavoitteesta")
	allowed := "ei sallittu"
	if t.ExceedingAllowed {
		allowed = "sallittu"
	}
	exceeding := c.chosen("Ylitys", allowed, "", "sallittu", "ei sallittu")
	lowFull := fmt.Sprintf("(%s-%s*%s)", c.target, c.target, band)
	highFull := fmt.Sprintf("(%s+%s*%s)", c.target, c.target, band)
	low := c.number("Alaraja", c.shared(lowFull, ""), c.shareText("tavoite − vaihteluväli"))
	high := c.number("Yläraja", c.shared(highFull, ""), c.shareText("tavoite + vaihteluväli"))
	where := c.word("Arvon paikka", c.ifNumber(c.value, fmt.Sprintf(`IF(%s,"alle",IF(%s,"rajoissa","yli"))`,
		compare(c.value, "<", low), compare(c.value, "<=", high))), "rajat kuuluvat väliin")
	surelyMet, missed := c.sure(
		fmt.Sprintf(`IF(%s="sallittu",%s,FALSE())`, exceeding, guarded([]string{c.low}, compare(c.low, ">=", lowFull))),
		fmt.Sprintf(`OR(%s,IF(%s="sallittu",FALSE(),%s))`, guarded([]string{c.high}, compare(c.high, "<", lowFull)),
			exceeding, guarded([]string{c.low}, compare(c.low, ">", highFull))))
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(`IF(OR(%[1]s="rajoissa",AND(%[1]s="yli",%[2]s="sallittu")),"%[3]s","%[4]s")`,
		where, exceeding, wordMet, wordBehind), "joka vuosi arvioitava tavoite on saavutettu tai jäljessä")
	c.finish(whole, surelyMet, missed)
}

// comparable adds the step that tells whether years up to the last (a formula)
// can be held against the baseline.
func (c *chain) comparable(breakYear, last string) string {
	baseYear := c.input(columnBaseYear)
	return c.word("Vertailukelpoinen lähtötasoon", fmt.Sprintf(
		`IF(NOT(ISNUMBER(%s)),"lähtötaso puuttuu",IF(%s<=%s,"lähtövuosi",IF(N(%s)>%s,"katkos","%s")))`,
		c.base, last, baseYear, breakYear, baseYear, wordYes),
		"kyllä, jos lähtötaso on, vuosi on sen jälkeen eikä katkos ole välissä")
}

// fromBaseline judges growth or shrinking from the baseline.
func (c *chain) fromBaseline() {
	op := programme.MoreThan
	if c.subject.target.Op == programme.Shrinks {
		op = programme.LessThan
	}
	c.start(true, false)
	fits := c.comparable(c.breakStep(c.year), nameYear)
	level := c.number("Vertailutaso", c.ifNumber(c.base, c.shared(c.base, "")), c.shareText("lähtötaso"))
	met := c.word("Tavoite täyttyy?", c.ifNumber(c.value, c.ifNumber(level, yes(holds(op, c.value, level)))),
		"kyllä, jos arvo on "+opTexts[op])
	surelyMet, missed := c.sure(
		fmt.Sprintf("IF(%s,%s,FALSE())", isYes(fits), always(op, c.low, c.high, c.base)),
		fmt.Sprintf("IF(%s,%s,FALSE())", isYes(fits), never(op, c.low, c.high, c.base)))
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(`IF(%s,IF(%s,"%s","%s"),"%s")`,
		isYes(fits), isYes(met), wordMet, wordBehind, wordUnjudged), "verrataan aina lähtötasoon")
	c.finish(whole, surelyMet, missed)
}

func yearLabel(label string, year int) string { return label + " " + strconv.Itoa(year) }
