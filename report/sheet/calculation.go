package sheet

import (
	"fmt"
	"math/big"
	"strconv"

	"tolokku/programme"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// calculation is Laskenta and the steps behind it.
type calculation struct {
	report *report.Report
	chains []*chain
	// rows are Laskenta's.
	rows [][]book.Cell
}

// The header rows of the two sheets depend on how many paragraphs stand above
// them, so that they are counted before the formulas are written.
func newCalculation(w *writer, firstRow, firstStep int) *calculation {
	r := w.report
	all := subjects(r)
	calc := &calculation{report: r}
	step := firstStep
	for i, t := range all {
		c := &chain{
			subject: t, row: firstRow + i, first: step, year: r.Year, final: r.Final,
			format: book.NumberFormat(t.decimals, t.metric.Unit), sources: w.placeOf(sheetSources, w.sourced[t.metric]),
		}
		groups := 0
		for t.grouped() && i+groups+1 < len(all) && all[i+groups+1].metric == t.metric {
			groups++
		}
		c.judge(groups)
		line := c.line(w.numberLink(t.metric))
		c.textCheck()
		line[columnFormula] = c.statusCell()
		line[columnSteps] = link(c.rowsText(), fmt.Sprintf("%s!A%d", book.Quote(sheetSteps), c.first))
		step += len(c.steps)
		calc.chains = append(calc.chains, c)
		calc.rows = append(calc.rows, line)
	}
	return calc
}

// judge adds the steps of the subject's kind of target.
func (c *chain) judge(groups int) {
	t := c.subject.target
	switch {
	case milestone(t):
		c.stages()
	case groups > 0:
		c.groups(groups)
	case t == nil:
		c.monitored()
	case t.Op == programme.Falls || t.Op == programme.Rises:
		c.eachYear()
	case t.Op == programme.Grows || t.Op == programme.Shrinks:
		c.fromBaseline()
	case t.Op == programme.About:
		c.about()
	case t.IsLevel() && t.EveryYear:
		c.everyYear()
	case t.IsLevel():
		c.byYear()
	default:
		panic("no formulas for the target " + string(t.Op))
	}
}

var calculationColumns = []book.Column{
	{Title: "Nro", Width: 6}, {Title: "Mittari", Width: 34}, {Title: "Ryhmä", Width: 18},
	{Title: "Tavoitteen laji", Width: 14}, {Title: "Lähtövuosi"}, {Title: "Lähtötaso", Limit: 12},
	{Title: "Tavoitevuosi", Limit: 12}, {Title: "Tavoitetaso", Limit: 14}, {Title: "Arvo", Limit: 14},
	{Title: "Jaksoja"}, {Title: "Jaksoja vuodessa"}, {Title: "Osuus vuodesta"},
	{Title: "Tavoiteura", Limit: 12}, {Title: "Kaavan tila", Width: 14}, {Title: "Raportin tila", Width: 14},
	{Title: "Vertailu", Width: 11}, {Title: "Vaiheet", Width: 19}, {Title: "Lähteet", Width: 10}, {Title: "Tunnus", Width: 30},
}

// line is the subject's row on Laskenta; number leads to the metric's row on
// Mittarit. What depends on all steps is set later.
func (c *chain) line(number book.Cell) []book.Cell {
	o, t := c.outcome, c.subject.target
	// A missing optional number is missing; without a needed one nothing can be computed.
	optional := func(column int, cell book.Cell) book.Cell {
		cell.Style.Right = true
		cell.Style.Fill = book.PaleYellow
		cell.Style.Color = ""
		c.inputs = append(c.inputs, book.At(column, c.row))
		c.texts = append(c.texts, isOther(c.input(column), cell.Text))
		return cell
	}
	needed := func(column int, cell book.Cell) book.Cell {
		c.texts = append(c.texts, "ISBLANK("+c.input(column)+")")
		return optional(column, cell)
	}
	baseYear, base := fixed(wordNone), fixed(wordNone)
	periods, required := fixed(wordNone), fixed(wordNone)
	var value book.Cell
	switch {
	case milestone(t):
		value = book.Cell{Formula: c.stagesText(), Width: 10, Style: book.Style{Right: true}}
	case c.grouped():
		base, value = fixed(wordByGroup), fixed(wordByGroup)
	default:
		if o.Baseline != nil || t.UsesBaseline() {
			baseYear, base = whole(o.BaselineYear), c.figure(o.Baseline)
		}
		if c.base != "" {
			baseYear, base = needed(columnBaseYear, baseYear), optional(columnBase, base)
		}
		value = optional(columnValue, c.valueCell())
		if c.periodic() {
			periods, required = needed(columnPeriods, whole(o.Value.Periods)), needed(columnRequired, whole(o.Value.Required))
		}
	}
	targetYear, target := c.targetCells(needed)
	result := func(reference, format string) book.Cell {
		if reference == "" {
			return fixed(wordNone)
		}
		return book.Cell{
			Formula: book.Quote(sheetSteps) + "!" + reference, Width: 9, Style: book.Style{Right: true, Format: format},
		}
	}
	group := ""
	if c.group != nil {
		group = c.group.Name
	}
	formula, tool := book.At(columnFormula, c.row), book.At(columnTool, c.row)
	return []book.Cell{
		number, text(c.metric.Short), text(groupOr(c.metric, group)), text(kindWord(t)),
		baseYear, base, targetYear, target, value, periods, required,
		result(c.share, shareFormat), result(c.planned, c.format),
		{},
		text(c.tool),
		{Formula: fmt.Sprintf(`IF(%s=%s,"%s","%s")`, formula, tool, wordAgrees, wordDiffers)},
		{}, link("lähteet", c.sources), text(c.metric.ID),
	}
}

// fixed is a word in a number's place that nobody changes.
func fixed(word string) book.Cell {
	return book.Cell{Text: word, Style: book.Style{Right: true, Color: book.Grey}}
}

func (c *chain) figure(x *big.Rat) book.Cell { return number(x, wordMissing, c.format) }

// statusCell is the status that the steps come to, unless a number that they
// need is none.
func (c *chain) statusCell() book.Cell {
	steps := book.Quote(sheetSteps) + "!"
	if c.check == "" {
		return book.Cell{Formula: steps + c.status}
	}
	return book.Cell{Formula: fmt.Sprintf(`IF(%s,"%s",%s)`, isYes(steps+c.check), wordCheck, steps+c.status)}
}

func (c *chain) rowsText() string {
	last := c.first + len(c.steps) - 1
	if last == c.first {
		return fmt.Sprintf("näytä rivi %d", last)
	}
	return fmt.Sprintf("näytä rivit %d–%d", c.first, last)
}

// stagesText is the formula that shows the reached stage in the value's place.
func (c *chain) stagesText() string {
	reached := book.Quote(sheetSteps) + "!" + c.value
	status := book.Quote(sheetSteps) + "!" + c.status
	if n := len(c.subject.target.Stages); n > 1 {
		return fmt.Sprintf(`IF(%s="%s","%s","vaihe "&%s&"/%d")`, status, wordNoValue, wordMissing, reached, n)
	}
	return fmt.Sprintf(`IF(%s="%s","%s",IF(%s=1,"valmis","kesken"))`, status, wordNoValue, wordMissing, reached)
}

// valueCell is the report year's value, or the word that tells which kind of
// gap there is: a value that was never given, or one that could not be computed.
func (c *chain) valueCell() book.Cell {
	missing := wordMissing
	if v := c.outcome.Value; v != nil {
		if v.Number != nil {
			return number(v.Number, missing, c.format)
		}
		missing = "ei laskettavissa"
	}
	return text(missing)
}

// targetCells are the target's year and level; words stand for what the kind
// of target has not.
func (c *chain) targetCells(input func(int, book.Cell) book.Cell) (year, level book.Cell) {
	t := c.subject.target
	if t == nil {
		return fixed("joka vuosi"), fixed(noTarget)
	}
	year = fixed("joka vuosi")
	switch {
	case milestone(t):
		last := t.Stages[len(t.Stages)-1]
		if n, err := strconv.Atoi(last.Deadline[:min(4, len(last.Deadline))]); err == nil {
			year = whole(n)
		}
		if len(t.Stages) > 1 {
			return year, fixed(fmt.Sprintf("vaihe %d/%d", len(t.Stages), len(t.Stages)))
		}
		return year, fixed("valmis")
	case t.Year > 0 && c.grouped():
		year = whole(t.Year)
	case t.Year > 0:
		year = input(columnTargetYear, whole(t.Year))
	}
	switch {
	case t.Op == programme.Falls || t.Op == programme.Rises:
		return year, fixed("edellisvuosi")
	case t.Op == programme.Grows || t.Op == programme.Shrinks:
		return year, fixed("lähtötaso")
	case !t.IsLevel() && t.Op != programme.About:
		panic("no level in a cell for the target " + string(t.Op))
	case c.grouped():
		return year, number(t.Value, wordMissing, c.format)
	default:
		return year, input(columnTarget, c.figure(t.Value))
	}
}
