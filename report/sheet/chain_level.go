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
	met := c.word("Tavoite täyttyy", c.ifNumber(c.value, yes(holds(op, c.value, level))), "kyllä, jos arvo on "+opTexts[op])
	certain := c.cannotChange(op, holds(op, c.value, c.target))
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(`IF(%s,"%s","%s")`, isYes(met), wordMet, wordBehind),
		"joka vuosi arvioitava tavoite on saavutettu tai jäljessä")
	c.finish(whole, certain)
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
	baseMeets := c.word("Lähtötaso täyttää tavoitteen",
		fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, c.base, yes(holds(t.Op, c.base, c.target)), wordNo),
		"silloin suunniteltua polkua ei ole")
	var interim []corner
	for _, i := range t.Interim {
		year := whole(i.Year)
		y := c.given("Välitavoitteen vuosi", year, "")
		l := c.given("Välitavoite", number(i.Value, wordMissing, c.format), "")
		interim = append(interim, corner{i.Year, y, l})
	}
	begin, from := c.pathStart(interim, baseYear, targetYear)
	path := c.word("Suunniteltu polku", fmt.Sprintf(
		`IF(%s,IF(N(%[2]s)>%[3]s,"katkos","lähtötaso täyttää"),IF(NOT(ISNUMBER(%[4]s)),"lähtötaso puuttuu",IF(N(%[2]s)>%[4]s,"katkos",IF(%[5]s<%[4]s,"alkaa myöhemmin","käytössä"))))`,
		isYes(baseMeets), breakYear, baseYear, begin, nameYear),
		"käytössä, jos polku alkaa eikä katkos erota sen alkua raporttivuodesta")
	corners := c.corners(interim)
	c.planned = c.number("Suunniteltu taso", c.onPath(path, begin, corners, c.year, nameYear),
		"polku kulkee suoraan lähtötasosta välitavoitteiden kautta tavoitteeseen")
	level := c.planned
	if t.Tolerance != nil {
		tolerance := c.given("Jousto", number(t.Tolerance, wordMissing, "0.0%"), "osuus tavoitteen ja polun alun erotuksesta")
		level = c.number("Suunniteltu taso jouston jälkeen", c.ifNumber(c.planned, fmt.Sprintf(
			"IF(%s<%s,%s+(%s-%s)*%s,%s)", nameYear, targetYear, c.planned, from, c.target, tolerance, c.planned)),
			"jousto helpottaa suunniteltua tasoa muttei tavoitetta")
	}
	before := ""
	if c.periodic() && c.outcome.Value.Accumulated {
		before = c.number("Suunniteltu taso edellisvuonna", c.onPath(path, begin, corners, c.year-1, nameYear+"-1"),
			"kertyvän summan osuus lasketaan vain vuoden kasvusta")
	}
	goal := c.number("Vertailutaso, tavoite", c.shared(c.target, before), c.shareText("tavoite"))
	met := c.word("Tavoite täyttyy", c.ifNumber(c.value, yes(holds(t.Op, c.value, goal))), "kyllä, jos arvo on "+opTexts[t.Op])
	plan := c.number("Vertailutaso, suunnitelma", c.ifNumber(level, c.shared(level, before)), c.shareText("suunniteltu taso"))
	asGood := c.asGood(goal, plan)
	certain := c.cannotChange(t.Op, holds(t.Op, c.value, c.target))
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(
		`IF(%s,"%s",IF(OR(%s>=%s,%s="lähtötaso täyttää"),"%s",IF(%s<>"käytössä","%s",IF(%s,"%s","%s"))))`,
		isYes(met), wordMet, nameYear, targetYear, path, wordBehind, path, wordUnjudged, isYes(asGood), wordOnTrack, wordBehind),
		"ennen tavoitevuotta riittää suunniteltu taso, tavoitevuodesta alkaen vain tavoite")
	c.finish(whole, certain)
}

// pathStart adds the year in which the path starts and returns its reference
// and the formula of the level there.
func (c *chain) pathStart(interim []corner, baseYear, targetYear string) (begin, from string) {
	otherwise, from := `"ei alkua"`, c.base
	if len(interim) > 0 {
		otherwise = interim[0].yearRef
	}
	begin = c.add("Polun alkuvuosi", book.Cell{
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
		condition, why = compare(c.value, "<=", plan), "kyllä, jos arvo on enintään suunnitelman vertailutaso"
	case programme.AtLeast, programme.MoreThan:
		condition, why = compare(c.value, ">=", plan), "kyllä, jos arvo on vähintään suunnitelman vertailutaso"
	default:
		condition = fmt.Sprintf("AND(%s,%s)",
			compare(c.value, ">=", "MIN("+plan+","+goal+")"), compare(c.value, "<=", "MAX("+plan+","+goal+")"))
		why = "kyllä, jos arvo on suunnitelman ja tavoitteen välissä"
	}
	return c.word("Suunnitelmassa", c.ifNumber(c.value, c.ifNumber(plan, yes(condition))), why)
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
	exceeding := c.given("Ylitys", text(allowed), "sallittu tai ei sallittu")
	lowFull := fmt.Sprintf("(%s-%s*%s)", c.target, c.target, band)
	highFull := fmt.Sprintf("(%s+%s*%s)", c.target, c.target, band)
	low := c.number("Alaraja", c.shared(lowFull, ""), c.shareText("tavoite − vaihteluväli"))
	high := c.number("Yläraja", c.shared(highFull, ""), c.shareText("tavoite + vaihteluväli"))
	where := c.word("Arvon paikka", c.ifNumber(c.value, fmt.Sprintf(`IF(%s,"alle",IF(%s,"rajoissa","yli"))`,
		compare(c.value, "<", low), compare(c.value, "<=", high))), "rajat kuuluvat väliin")
	certain := c.cannotChange(programme.AtLeast, exceeding+`="sallittu",`+compare(c.value, ">=", lowFull))
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(`IF(OR(%[1]s="rajoissa",AND(%[1]s="yli",%[2]s="sallittu")),"%[3]s","%[4]s")`,
		where, exceeding, wordMet, wordBehind), "joka vuosi arvioitava tavoite on saavutettu tai jäljessä")
	c.finish(whole, certain)
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
	met := c.word("Tavoite täyttyy", c.ifNumber(c.value, c.ifNumber(level, yes(holds(op, c.value, level)))),
		"kyllä, jos arvo on "+opTexts[op])
	certain := ""
	if c.periodic() {
		certain = c.cannotChange(op, isYes(fits)+",ISNUMBER("+c.base+"),"+
			compare(c.value, string(op), "N("+c.base+")"))
	}
	whole := c.word("Tila vertailun mukaan", fmt.Sprintf(`IF(%s,IF(%s,"%s","%s"),"%s")`,
		isYes(fits), isYes(met), wordMet, wordBehind, wordUnjudged), "verrataan aina lähtötasoon")
	c.finish(whole, certain)
}

func yearLabel(label string, year int) string { return label + " " + strconv.Itoa(year) }
