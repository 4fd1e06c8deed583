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
	nameLast  = "ViimeinenTapahtumapaiva"
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
	columnSteps
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

	// numbers are the steps that hold a number which a person may change, and
	// texts the conditions under which one of them holds a text instead; choices
	// are those that hold one of some words. inputs are the subject's own numbers
	// on Laskenta.
	inputs, numbers, texts []string
	choices                []choice
	// sources is the place of the metric's sources.
	sources string

	// References of steps that later ones use; empty where there is no such step.
	value, base, target          string
	unfinished, aggregate, share string
	// low and high are what the year's number can still become: a number, or a word
	// where that end is open.
	low, high string
	planned   string
	status    string
	check     string
}

// choice is a cell that holds one of the words.
type choice struct {
	cell  string
	words []string
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
		whole(c.metric.Number), text(c.name()), text(label), result, orDash(explanation), text(c.metric.ID),
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

// given adds a step that a person may change: a number, or the word that stands
// for a missing one.
func (c *chain) given(label string, cell book.Cell, explanation string) string {
	cell.Style.Fill = book.PaleYellow
	cell.Style.Color = ""
	at := c.add(label, cell, explanation)
	c.numbers = append(c.numbers, at)
	c.texts = append(c.texts, isOther(at, cell.Text))
	return at
}

// chosen adds a step that a person may change to another of the words.
func (c *chain) chosen(label, word, explanation string, words ...string) string {
	at := c.add(label, book.Cell{Text: word, Style: book.Style{Fill: book.PaleYellow}}, explanation)
	c.choices = append(c.choices, choice{at, words})
	return at
}

// isOther is the condition that a cell for numbers holds a text that is not
// among the words for a missing number; own is the word that it held first.
func isOther(reference, own string) string {
	condition := "ISTEXT(" + reference + ")"
	for _, word := range []string{wordMissing, own} {
		if word != "" {
			condition += fmt.Sprintf(",%s<>%s", reference, book.Quoted(word))
		}
	}
	return "AND(" + condition + ")"
}

// taken adds a step that takes a number of Laskenta. An empty cell is a missing
// number there, not a zero.
func (c *chain) taken(label string, column int, explanation string) string {
	cell := c.input(column)
	return c.number(label, fmt.Sprintf(`IF(ISBLANK(%[1]s),"%[2]s",%[1]s)`, cell, wordMissing), explanation)
}

// textCheck adds the step that tells a text which was typed in a number's place
// from a missing number.
func (c *chain) textCheck() {
	if len(c.texts) > 0 {
		c.check = c.word("Luku puuttuu tai on tekstiä", yes("OR("+strings.Join(c.texts, ",")+")"),
			"kyllä, jos keltaisessa solussa on tekstiä luvun paikalla tai laskennan tarvitsema luku on poistettu")
	}
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
	c.value = c.taken("Arvo", columnValue, "raporttivuoden arvo taulukosta "+sheetCalculation)
	if withBase {
		c.base = c.taken("Lähtötaso", columnBase, "lähtötaso taulukosta "+sheetCalculation)
	}
	if withTarget {
		c.target = c.taken("Tavoitetaso", columnTarget, "tavoitetaso taulukosta "+sheetCalculation)
	}
	c.low, c.high = c.value, c.value
	if !c.periodic() {
		return
	}
	v := c.outcome.Value
	c.aggregate = c.chosen("Vuoden arvon laskutapa", string(v.Aggregate),
		"summa ja lukumäärä kasvavat vuoden mittaan; muut ovat vertailukelpoisia sellaisinaan", aggregateWords...)
	c.unfinished = c.word("Vajaa vuosi?", yes(c.input(columnPeriods)+"<"+c.input(columnRequired)),
		"kyllä, jos jaksoja on vähemmän kuin koko vuodessa")
	sum := fmt.Sprintf(`OR(%s="%s",%s="%s")`, c.aggregate, programme.Sum, c.aggregate, programme.Count)
	if c.shares() {
		c.share = c.add("Osuus vuodesta", book.Cell{
			Formula: fmt.Sprintf("IF(AND(%s,%s),%s/%s,1)", isYes(c.unfinished), sum, c.input(columnPeriods), c.input(columnRequired)),
			Width:   6, Style: book.Style{Format: shareFormat},
		}, "vajaan vuoden summaa verrataan tähän osuuteen tasosta; muuten 1")
	}
	shrinks := wordNo
	if c.outcome.CanShrink {
		shrinks = wordYes
	}
	canShrink := c.chosen("Voiko summa pienentyä?", shrinks, "kyllä, jos jokin jakso on ollut alle nollan", wordYes, wordNo)
	c.low = c.number("Koko vuoden arvo vähintään", c.ifNumber(c.value, fmt.Sprintf(
		`IF(OR(%[1]s="%[2]s",AND(%[3]s,%[4]s="%[2]s",%[5]s>=0),%[6]s="%[7]s"),%[5]s,"%[8]s")`,
		c.unfinished, wordNo, sum, canShrink, c.value, c.aggregate, programme.Max, wordOpen)),
		"vajaana vuonna vain, jos puuttuvat jaksot eivät voi pienentää arvoa")
	c.high = c.number("Koko vuoden arvo enintään", c.ifNumber(c.value, fmt.Sprintf(
		`IF(OR(%s="%s",%s="%s"),%s,"%s")`, c.unfinished, wordNo, c.aggregate, programme.Min, c.value, wordOpen)),
		"vajaana vuonna vain, jos puuttuvat jaksot eivät voi suurentaa arvoa")
}

// shares tells whether an incomplete sum is held against a share of the level:
// an accumulated one only where a path tells where last year ended.
func (c *chain) shares() bool {
	t := c.subject.target
	return !c.outcome.Value.Accumulated || t.IsLevel() && !t.EveryYear
}

var aggregateWords = []string{
	string(programme.Mean), string(programme.Sum), string(programme.Count), string(programme.Last), string(programme.First),
	string(programme.Max), string(programme.Min), string(programme.Only), string(programme.Quotient),
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

// always is the condition that x op level holds whatever the year's number
// becomes between low and high.
func always(op programme.Op, low, high, level string) string {
	switch {
	case growingHelps(op):
		return guarded([]string{low, level}, holds(op, low, level))
	case op == programme.Exactly:
		return "FALSE()"
	case op == programme.AtMost || op == programme.LessThan:
		return guarded([]string{high, level}, holds(op, high, level))
	default:
		panic("no formula tells when the target " + string(op) + " is sure to be met")
	}
}

// never is the condition that x op level fails whatever the year's number
// becomes between low and high.
func never(op programme.Op, low, high, level string) string {
	switch {
	case growingHelps(op):
		return guarded([]string{high, level}, "NOT("+holds(op, high, level)+")")
	case op == programme.Exactly:
		return "OR(" + guarded([]string{low, level}, compare(low, ">", level)) + "," + guarded([]string{high, level}, compare(high, "<", level)) + ")"
	case op == programme.AtMost || op == programme.LessThan:
		return guarded([]string{low, level}, "NOT("+holds(op, low, level)+")")
	default:
		panic("no formula tells when the target " + string(op) + " is sure to be missed")
	}
}

// guarded is false unless all references are numbers.
func guarded(references []string, condition string) string {
	for _, r := range references {
		condition = fmt.Sprintf("IF(ISNUMBER(%s),%s,FALSE())", r, condition)
	}
	return condition
}

// sure adds the steps that tell what more periods cannot undo, and what they
// cannot mend; empty for a value that is not made of periods.
func (c *chain) sure(kept, lost string) (surelyMet, surelyMissed string) {
	if !c.periodic() {
		return "", ""
	}
	surelyMet = c.word("Koko vuoden tavoite täyttynyt?", c.ifNumber(c.value, yes(kept)),
		"kyllä, jos puuttuvat jaksot eivät voi enää muuttaa tilaa")
	surelyMissed = c.word("Koko vuosi jo jäljessä?", c.ifNumber(c.value, yes(lost)),
		"kyllä, jos puuttuvat jaksot eivät voi enää korjata tilaa")
	return surelyMet, surelyMissed
}

// ifNumber guards a formula against the word that stands for a missing number.
func (c *chain) ifNumber(reference, formula string) string {
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, reference, formula, wordNone)
}

// shared is a level times the share of the year. An accumulated sum shares only
// the growth from the level before, and without one nothing.
func (c *chain) shared(level, before string) string {
	switch {
	case !c.periodic() || c.share == "":
		return level
	case before == "":
		return level + "*" + c.share
	}
	return fmt.Sprintf("IF(ISNUMBER(%[2]s),%[2]s+(%[1]s-%[2]s)*%[3]s,%[1]s)", level, before, c.share)
}

// finish adds the status. whole is the reference of the status that the
// comparisons give, met and missed those of the steps of what is sure.
func (c *chain) finish(whole, met, missed string) {
	missing := fmt.Sprintf(`"%s"`, wordNoValue)
	c.status = c.word("Tila", fmt.Sprintf("IF(ISNUMBER(%s),%s,%s)", c.value, c.settled(whole, met, missed), missing),
		c.settledText())
}

// settled is the status after the rules of an incomplete year.
func (c *chain) settled(whole, met, missed string) string {
	if !c.periodic() {
		return whole
	}
	return fmt.Sprintf(`IF(%s="%s",%s,IF(%s="%s","%s",IF(%s,"%s",IF(%s,"%s",IF(%s=0,"%s",IF(%s="%s","%s",%s))))))`,
		c.unfinished, wordNo, whole,
		nameFinal, wordYes, wordUnjudged,
		isYes(met), wordMet,
		isYes(missed), wordBehind,
		c.input(columnPeriods), wordUnjudged,
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
