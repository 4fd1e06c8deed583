package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// summary is what stands alone: page 1 to decide from, and the table of all metrics.
func (p *pages) summary() {
	p.Begin(tagged.Sect)
	top := p.verdict()
	p.Place(top...)
	p.behind(p.Measure(textWidth, top...))
	p.End()
	p.Begin(tagged.Sect)
	p.overview()
	p.End()
}

// verdict is what the report is, the verdict in words, and the bar.
func (p *pages) verdict() []tagged.Block {
	r := p.r
	bar := statusBar(r.Counts, textWidth, p.measure()).figure(altBar(r.Counts))
	bar.After = 2.5
	return []tagged.Block{
		tagged.Styled(inGrey(bodyType), tagged.T(orElse(r.Municipality, ""))),
		tagged.Heading{Level: 1, Text: fmt.Sprintf("Seurantaraportti %d", r.Year), ID: "alku"},
		tagged.Styled(after(inGrey(bodyType), 3), tagged.T(fmt.Sprintf("%s. Raportin päivä %s.", orElse(strings.TrimRight(r.Programme, "."), "Ohjelma"), r.DateText))),
		tagged.Styled(after(inBold(verdictType), 3.6), tagged.T(r.Headline)),
		bar,
	}
}

// section is the heading of a part of the summary.
func section(text string) tagged.Heading {
	style := spaced(inBold(sectionType), 5, 1)
	return tagged.Heading{Level: 2, Text: text, Style: style}
}

// behind is the table of what is behind, and what else there is to know. Used is the height in mm that is taken.
func (p *pages) behind(used float64) {
	all := p.r.Behind
	if len(all) == 0 {
		p.Place(section("Jäljessä"), tagged.Styled(bodyType, tagged.T("Yksikään mittari ei ole jäljessä.")))
		p.Place(p.further(nil, true)...)
		return
	}
	head := section(behindTitle(all))
	table := p.behindTable(all)
	// As many rows as there is room for above what else there is to know.
	const between = 11.5 // above the headings, which a measure leaves out
	room := p.BodyHeight() - used - between - p.Measure(textWidth, head)
	one := table
	one.Body = table.Body[:1]
	heights := []float64{p.Measure(textWidth, one)}
	one.Head = nil
	for i := 1; i < len(table.Body) && sum(heights) < room; i++ {
		one.Body = table.Body[i : i+1]
		heights = append(heights, p.Measure(textWidth, one))
	}
	n := len(heights)
	for n > 1 && sum(heights[:n])+p.Measure(textWidth, p.further(all[n:], false)...) > room {
		n--
	}
	table.Body = table.Body[:n]
	spare := sum(heights[:n])+p.Measure(textWidth, p.further(all[n:], true)...) <= room
	p.Place(head, table)
	p.Place(p.further(all[n:], spare)...)
}

func sum(all []float64) float64 {
	total := 0.0
	for _, v := range all {
		total += v
	}
	return total
}

func behindTitle(all []*report.Metric) string {
	if len(all) == 1 {
		return "Jäljessä: 1 mittari"
	}
	return fmt.Sprintf("Jäljessä: %d mittaria, heikkenevät ensin", len(all))
}

// The places of the second line of a row on page 1, in mm from the left.
const (
	causeAt, causeWidth   = 6.0, 61.0
	actionAt, actionWidth = 71.0, 60.0
	whoAt                 = 135.0
	causeText, actionText = 7.5, 11.5 // the width of the words before the texts
)

func (p *pages) behindTable(all []*report.Metric) tagged.Table {
	year := strconv.Itoa(p.r.Year)
	value, path, target := 18.0, 16.0, 16.0
	const number, gap, graphic, way, page = 6.0, 1.0, 22.0, 30.0, 9.0
	wants := make([]float64, 3)
	for _, m := range all {
		for i, text := range []string{valueWithUnit(m), m.PathText, m.TargetShort} {
			wants[i] = max(wants[i], p.widest(firstType, text))
		}
	}
	const least = 25 // for names
	grow(textWidth-number-value-path-target-graphic-way-page-2*gap-least, []*float64{&value, &path, &target}, wants)
	name := textWidth - number - value - path - target - graphic - way - page - 2*gap
	t := tagged.Table{
		Summary: "Jäljessä olevat mittarit: arvo, tavoiteura tai raja, tavoite, suunta, syy, toimet, vastuu ja määräaika.",
		Columns: []tagged.Column{
			{Width: number}, {Width: name}, {Width: value, Align: tagged.Right},
			{Width: path, Gap: gap, Align: tagged.Right}, {Width: target, Gap: gap, Align: tagged.Right},
			{Width: way, Gap: graphic}, {Width: page, Align: tagged.Right},
			{Line: 1, Gap: causeAt + causeText, Width: causeWidth - causeText},
			{Line: 1, Gap: actionAt + actionText - causeAt - causeWidth, Width: actionWidth - actionText},
			{Line: 1, Gap: whoAt - actionAt - actionWidth, Width: textWidth - whoAt},
		},
		Style: tableType, HeadStyle: greyType, HeadRule: headRule, PadX: -1, PadY: 1.3, After: -1,
	}
	graphicAt := whoAt - graphic + 1.5
	cells := []string{"Nro", "Mittari", year, "Tavoiteura tai raja", "Tavoite", "Suunta", "Sivu", "Syy", "Toimet", "Vastuu ja määräaika"}
	head := tagged.Row{Decor: func(c *tagged.Canvas, tops []float64) {
		for i, text := range []string{"Missä", "ollaan"} {
			c.Text(graphicAt, tops[0]+3.1+4*float64(i), text, greyType)
		}
	}}
	for _, text := range cells {
		head.Cells = append(head.Cells, tagged.Cell{Blocks: []tagged.Block{tagged.Styled(greyType, tagged.T(text))}})
	}
	t.Head = []tagged.Row{head}
	for _, m := range all {
		t.Body = append(t.Body, p.behindRow(m, graphicAt))
	}
	return t
}

func (p *pages) behindRow(m *report.Metric, graphicAt float64) tagged.Row {
	a := m.Answer
	told := func(text string, has bool) tagged.Cell {
		span := tagged.T(text)
		if !has {
			span.Color = grey
		}
		return tagged.Cell{Spans: []tagged.Span{span}}
	}
	who := tagged.Span{Text: a.Who + " ", Bold: a.HasWho}
	due := tagged.Span{Text: a.Due, NewLine: true}
	if !a.HasDue {
		due.Color = grey
	}
	first := func(spans ...tagged.Span) tagged.Cell {
		return tagged.Cell{Blocks: []tagged.Block{tagged.Styled(firstType, spans...)}}
	}
	name, way := first(tagged.B(nameOf(m))), first(directionSpan(m.Direction, m.DirectionWord))
	name.Header = true
	switch {
	case m.ProvisionalBox == "":
	case m.DirectionWord == "":
		way = first(boxed(m.ProvisionalBox)) // which tells why there is no direction
	default:
		name = tagged.Cell{Header: true, Blocks: []tagged.Block{tagged.Styled(firstType, tagged.B(nameOf(m)+" "), boxed(m.ProvisionalBox))}}
	}
	cause := told(a.Cause, a.HasCause)
	if g := m.Weakest; g != nil {
		// The path and the graphic are this group's.
		cause.Spans = append([]tagged.Span{tagged.T(fmt.Sprintf("Heikoin ryhmä: %s, %s. ", g.Name, g.Value.WithUnit()))}, cause.Spans...)
	}
	row := tagged.Cells(
		first(tagged.T(strconv.Itoa(m.Number))), name, first(valueSpans(m)...), first(tagged.T(m.PathText)), first(tagged.T(m.TargetShort)),
		way, first(pageOf(m)),
		cause, told(a.Action, a.HasAction), tagged.Cell{Spans: []tagged.Span{who, due}},
	)
	row.Rule = tagged.Stroke{Color: faint, Width: 0.2}
	s, stage := shown(p.r, m)
	row.Decor = func(c *tagged.Canvas, tops []float64) {
		gauge(s, stage, 5).paint(c, graphicAt, tops[0]-0.2)
		c.Text(causeAt, tops[1]+3.05, "Syy", greyType)
		c.Text(actionAt, tops[1]+3.05, "Toimet", greyType)
	}
	return row
}

// shown is what a metric's small graphic shows: of groups the weakest.
func shown(r *report.Report, m *report.Metric) (subject, *report.Stage) {
	if m.Weakest != nil {
		return groupOf(r, m, m.Weakest), nil
	}
	return subjectOf(r, m), m.Stage
}

// further is what else page 1 tells. Left are the metrics that are behind and had no room in the table; what went well is
// listed where there is room for it.
func (p *pages) further(left []*report.Metric, met bool) []tagged.Block {
	r := p.r
	var rows []tagged.Block
	add := func(label string, spans ...tagged.Span) {
		const width = 46
		rows = append(rows, tagged.Paragraph{
			Label: tagged.B(label), LabelWidth: width, Spans: spans, Style: after(tableType, 0.6),
		})
	}
	if len(left) > 0 {
		add(fmt.Sprintf("Lisäksi jäljessä: %d", len(left)), listed(left, true)...)
	}
	if len(r.Unassessed) > 0 {
		spans := append(listed(r.Unassessed, false), tagged.T(". Tiedon antajat: s."+finnish.NoBreak), tagged.Span{PageOf: gapsDest, Alt: "Puuttuvat tiedot"}, tagged.T("."))
		add(fmt.Sprintf("Arvioimatta: %d", len(r.Unassessed)), spans...)
	}
	if len(r.Unfinished) > 0 {
		add(fmt.Sprintf("Vielä kesken: %d", len(r.Unfinished)), unfinished(r.Unfinished)...)
	}
	differs := fmt.Sprintf("Asiantuntija arvioi toisin: %d", len(r.Differs))
	const mostDiffering = 4
	if len(r.Differs) > mostDiffering {
		add(differs, append(listed(r.Differs, true), tagged.T("."))...)
	}
	for i, m := range r.Differs {
		if len(r.Differs) > mostDiffering {
			break
		}
		label := ""
		if i == 0 {
			label = differs
		}
		add(label, append([]tagged.Span{tagged.T(fmt.Sprintf("%s: laskettu %s, asiantuntijan arvio %s", named(m), m.StatusWord, m.Verdict.StatusWord))}, append(pageIn(m), tagged.T("."))...)...)
	}
	if len(r.Changes) > 0 {
		add(fmt.Sprintf("Tila muuttui: %d", len(r.Changes)), tagged.T(changeNumbers(r.Changes)))
	}
	if met && len(r.Met) > 0 {
		add(fmt.Sprintf("Saavutettu: %d", len(r.Met)), append(listed(r.Met, false), tagged.T("."))...)
	}
	var blocks []tagged.Block
	if len(rows) > 0 {
		blocks = append(blocks, section("Lisäksi"))
		blocks = append(blocks, rows...)
	}
	return append(blocks, tagged.Styled(spaced(greyType, 2.4, -1), tagged.T(p.meaning())))
}

// meaning explains the two words that page 1 needs.
func (p *pages) meaning() string {
	text := "Tavoiteura on suora viiva lähtötasosta tavoitteeseen; raportti laskee sen. Raja on joka vuosi sama. " +
		fmt.Sprintf("Suunta on muutos vuodesta %d.", p.r.Year-1)
	if len(p.r.Behind) > 0 {
		text += " Syyt ja toimet ovat vastuutahojen ilmoittamia."
	}
	if p.r.HasPrevious() && len(p.r.Changes) > 0 {
		text += fmt.Sprintf(" Vuoden %d tilat on laskettu uudelleen. Ne voivat poiketa viime vuoden raportista.", p.r.Year-1)
	}
	return text
}

// mostNames is how many metrics a list of page 1 names; of more it gives the numbers, which the next page explains.
const mostNames = 12

// listed are metrics by number and name, with their pages if wanted, or many of them by their numbers.
func listed(all []*report.Metric, pages bool) []tagged.Span {
	if len(all) > mostNames {
		sorted := slices.SortedFunc(slices.Values(all), func(a, b *report.Metric) int { return a.Number - b.Number })
		return []tagged.Span{tagged.T("mittarit " + numbersOf(sorted))}
	}
	var spans []tagged.Span
	for i, m := range all {
		text := named(m)
		if i > 0 {
			text = ", " + text
		}
		spans = append(spans, tagged.T(text))
		if pages {
			spans = append(spans, pageIn(m)...)
		}
	}
	return spans
}

// unfinished lists metrics with what their year covers. Where many are, each part of the year names its metrics.
func unfinished(all []*report.Metric) []tagged.Span {
	var texts []string
	by := map[string][]string{}
	for _, m := range all {
		key := m.StatusWord + " " + m.ProvisionalText
		if by[key] == nil {
			texts = append(texts, key)
		}
		name := strconv.Itoa(m.Number)
		if len(all) <= 4 {
			name = named(m)
		}
		by[key] = append(by[key], name)
	}
	for i, key := range texts {
		texts[i] = finnish.List(by[key]) + ": " + key
	}
	return []tagged.Span{tagged.T(strings.Join(texts, "; ") + ".")}
}

// changeNumbers tells by numbers which metrics' statuses changed.
func changeNumbers(all []report.Change) string {
	var better, worse, other []string
	for _, c := range all {
		n := strconv.Itoa(c.Metric.Number)
		if c.Metric.ProvisionalBox != "" {
			n += finnish.NoBreak + "(" + c.Metric.ProvisionalText + ")"
		}
		switch {
		case c.Better:
			better = append(better, n)
		case c.Worse:
			worse = append(worse, n)
		default:
			other = append(other, n)
		}
	}
	var parts []string
	say := func(one, many string, numbers []string) {
		if len(numbers) == 1 {
			parts = append(parts, one+finnish.NoBreak+numbers[0]+".")
		} else if len(numbers) > 1 {
			parts = append(parts, many+finnish.NoBreak+finnish.List(numbers)+".")
		}
	}
	say("Heikkeni mittarissa", "Heikkeni mittareissa", worse)
	say("Parani mittarissa", "Parani mittareissa", better)
	say("Toisen vuoden arvio puuttuu mittarista", "Toisen vuoden arvio puuttuu mittareista", other)
	return strings.Join(parts, " ")
}
