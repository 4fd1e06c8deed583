package sheet

import (
	"fmt"
	"strings"

	"tolokku/programme"
	"tolokku/report/sheet/book"
)

// The two sheets of the calculation, and the names of its common cells.
const (
	sheetCalculation = "Laskenta"
	sheetSteps       = "Laskennan kulku"

	nameYear  = "Raporttivuosi"
	nameDay   = "Arviointipaiva"
	nameFinal = "VainValmiitVuodet"
)

// The columns of Laskenta whose cells the formulas use.
const (
	columnBaseYear = 4 + iota
	columnBase
	columnTargetYear
	columnTarget
	columnValue
	columnPeriods
	columnRequired
	columnShare
	columnPlanned
	columnFormula
	columnTool
	columnAgrees
)

// columnResult is the column of Laskennan kulku that holds the steps' results.
const columnResult = 3

// chain is the calculation of one subject, a row for each step.
type chain struct {
	subject
	// row is the subject's row on Laskenta, first the chain's first row on
	// Laskennan kulku.
	row, first int
	steps      [][]book.Cell
	// year is the report year, format the number format of the subject's figures.
	year   int
	final  bool
	format string

	// References of steps that later ones use; empty where there is no such step.
	value, base, target          string
	unfinished, aggregate, share string
	planned                      string
	status                       string
}

// input refers to a cell of the subject's row on Laskenta.
func (c *chain) input(column int) string {
	return sheetCalculation + "!" + book.At(column, c.row)
}

// add writes a step and returns the reference of its result.
func (c *chain) add(label string, result book.Cell, explanation string) string {
	row := c.first + len(c.steps)
	result.Style.Right = true
	c.steps = append(c.steps, []book.Cell{
		text(c.metric.ID), text(c.name()), text(label), result, orDash(explanation),
	})
	return book.At(columnResult, row)
}

// number adds a step whose result is a number in the subject's own unit.
func (c *chain) number(label, formula, explanation string) string {
	return c.add(label, book.Cell{Formula: formula, Width: 10, Style: book.Style{Format: c.format}}, explanation)
}

// word adds a step whose result is a word.
func (c *chain) word(label, formula, explanation string) string {
	return c.add(label, book.Cell{Formula: formula, Width: 18}, explanation)
}

// given adds a step that a person may change.
func (c *chain) given(label string, cell book.Cell, explanation string) string {
	cell.Style.Fill = book.PaleYellow
	cell.Style.Color = ""
	return c.add(label, cell, explanation)
}

// compare is the comparison of two numbers as a formula. Both sides are
// rounded, so that a binary fraction's last digit never decides.
func compare(a, op, b string) string {
	return fmt.Sprintf("ROUND(%s,9)%sROUND(%s,9)", a, op, b)
}

// holds is the formula that tells whether x op t.
func holds(op programme.Op, x, t string) string { return compare(x, string(op), t) }

// yes is a formula of "kyllä" or "ei".
func yes(condition string) string {
	return fmt.Sprintf(`IF(%s,"%s","%s")`, condition, wordYes, wordNo)
}

func isYes(reference string) string { return reference + `="` + wordYes + `"` }

// start adds the steps that every numeric target begins with.
func (c *chain) start(withBase, withTarget bool) {
	c.value = c.number("Arvo", c.input(columnValue), "raporttivuoden arvo taulukosta "+sheetCalculation)
	if withBase {
		c.base = c.number("Lähtötaso", c.input(columnBase), "lähtötaso taulukosta "+sheetCalculation)
	}
	if withTarget {
		c.target = c.number("Tavoite", c.input(columnTarget), "tavoitetaso taulukosta "+sheetCalculation)
	}
	if !c.periodic() {
		return
	}
	v := c.outcome.Value
	c.aggregate = c.given("Vuosiluvun laskutapa", text(string(v.Aggregate)),
		"summa ja lukumäärä kasvavat vuoden mittaan; muut ovat vertailukelpoisia sellaisinaan")
	c.unfinished = c.word("Vajaa vuosi", yes(c.input(columnPeriods)+"<"+c.input(columnRequired)),
		"kyllä, jos jaksoja on vähemmän kuin koko vuodessa")
	sum := fmt.Sprintf(`OR(%s="%s",%s="%s")`, c.aggregate, programme.Sum, c.aggregate, programme.Count)
	c.share = c.add("Osuus vuodesta", book.Cell{
		Formula: fmt.Sprintf("IF(AND(%s,%s),%s/%s,1)", isYes(c.unfinished), sum, c.input(columnPeriods), c.input(columnRequired)),
		Width:   6, Style: book.Style{Format: shareFormat},
	}, "vajaan vuoden summaa verrataan tähän osuuteen tasosta; muuten 1")
}

const shareFormat = "[$-40B]0.000"

// breakStep adds the latest break up to a year.
func (c *chain) breakStep(year int) string {
	cell := text("ei katkosta")
	if last := c.lastBreak(year); last > 0 {
		cell = whole(last)
	}
	return c.given("Viimeisin katkos", cell,
		"vuosi, josta alkaen luvut eivät ole vertailukelpoisia aiempien kanssa")
}

// cannotChange adds the step that tells whether more periods can still undo a
// met target of an incomplete year. op is the operator that the value must
// keep; full is the target's formula for a whole year.
func (c *chain) cannotChange(op programme.Op, full string) string {
	if !c.periodic() {
		return ""
	}
	condition := fmt.Sprintf(`%s="%s"`, c.aggregate, programme.Min)
	why := "vuoden pienin luku ei voi enää nousta"
	switch {
	case op == programme.Exactly:
		condition, why = "FALSE()", "puuttuvat jaksot voivat vielä muuttaa lukua kumpaankin suuntaan"
	case growingHelps(op):
		condition = fmt.Sprintf(`OR(AND(OR(%[1]s="%[2]s",%[1]s="%[3]s"),%[5]s>=0),%[1]s="%[4]s")`,
			c.aggregate, programme.Sum, programme.Count, programme.Max, c.value)
		why = "kertynyt summa tai vuoden suurin luku ei voi enää pienentyä"
	}
	return c.word("Koko vuoden tavoite täyttyy jo",
		c.ifNumber(c.value, yes("AND("+condition+","+full+")")), why)
}

// ifNumber guards a formula against the word that stands for a missing number.
func (c *chain) ifNumber(reference, formula string) string {
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, reference, formula, wordNone)
}

// shared is a level times the share of the year, of which an accumulated sum
// shares only the growth from the level before.
func (c *chain) shared(level, before string) string {
	switch {
	case !c.periodic():
		return level
	case before == "":
		return level + "*" + c.share
	}
	return fmt.Sprintf("IF(ISNUMBER(%[2]s),%[2]s+(%[1]s-%[2]s)*%[3]s,%[1]s*%[3]s)", level, before, c.share)
}

// finish adds the status. whole is the reference of the status that the
// comparisons give, certain of the step that more periods cannot undo.
func (c *chain) finish(whole, certain string) {
	missing := fmt.Sprintf(`"%s"`, wordNoValue)
	c.status = c.word("Tila", fmt.Sprintf("IF(ISNUMBER(%s),%s,%s)", c.value, c.settled(whole, certain), missing),
		c.settledText())
}

// settled is the status after the rules of an incomplete year.
func (c *chain) settled(whole, certain string) string {
	if !c.periodic() {
		return whole
	}
	return fmt.Sprintf(`IF(%s="%s",%s,IF(%s="%s","%s",IF(%s,"%s",IF(%s="%s","%s",%s))))`,
		c.unfinished, wordNo, whole,
		nameFinal, wordYes, wordUnjudged,
		isYes(certain), wordMet,
		whole, wordMet, wordOnTrack, whole)
}

func (c *chain) settledText() string {
	if !c.periodic() {
		return "arvon puuttuessa tieto puuttuu"
	}
	return "vajaana vuonna tavoite on saavutettu vain, jos puuttuvat jaksot eivät voi enää muuttaa tilaa"
}

// explain joins the parts of an explanation that apply.
func explain(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "; ")
}
