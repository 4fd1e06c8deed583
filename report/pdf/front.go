package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// front is the page that a busy reader can stop at. It names as much as fits
// on one page; where even the least doesn't fit, it flows on.
func (p *pages) front() {
	p.Underlay(func(c *tagged.Canvas, info tagged.PageInfo) {
		if info.Number == 1 {
			c.Rect(0, 0, c.W, 7, metBlue, tagged.Stroke{})
		}
	})
	var blocks []tagged.Block
	for detail := 4; detail >= 0; detail-- {
		blocks = p.frontBlocks(detail)
		if p.Measure(p.Width(), blocks...) <= p.Room() {
			break
		}
	}
	p.Place(blocks...)
}

// frontBlocks are the front page's blocks; a lower detail sets them smaller and
// then leaves out sentences, never a metric.
func (p *pages) frontBlocks(detail int) []tagged.Block {
	r := p.r
	p.frontText = tagged.Style{Size: 8.8, Leading: 1.32}
	if detail > 3 {
		p.frontText = tagged.Style{Size: 10, Leading: 1.36}
	}
	blocks := []tagged.Block{
		tagged.Styled(tagged.Style{Size: 12, Color: grey, Bold: true, After: 0.6}, tagged.T(orElse(r.Municipality, "Kunta"))),
		tagged.Heading{Level: 1, Text: fmt.Sprintf("Seurantaraportti %d", r.Year), Style: tagged.Style{Size: 26, After: 1}, NoContents: true},
		tagged.Styled(tagged.Style{Size: 13, After: 0.8}, tagged.T(r.Programme)),
		tagged.Styled(smallGrey, tagged.T(p.dateLine())),
		p.noticeBlock(),
		tagged.Space(2.4),
		tagged.Box{Fill: tint, Accent: metBlue, Pad: 3.4, After: 3.2, Blocks: []tagged.Block{
			tagged.Styled(tagged.Style{Size: 13.5, Leading: 1.32, Bold: true, After: -1}, tagged.T(r.Headline)),
		}},
	}
	if len(r.Metrics) > 0 {
		bar := statusBar(r.Counts, p.Width(), 8, false, p.measure()).figure(altStatusBar("Ohjelman mittarit", r.Counts))
		bar.After = 2.2
		blocks = append(blocks, bar, p.tiles(r.Counts))
	}
	blocks = append(blocks, p.behindBlocks(detail)...)
	blocks = append(blocks, p.changeBlocks(detail)...)
	return append(blocks, p.missingBlocks(detail)...)
}

// noticeBlock says the sources' notices where they are read out too: those at
// the foot of each page are skipped by screen readers.
func (p *pages) noticeBlock() tagged.Block {
	notices := strings.Join(sentences(p.r.Notices), " ")
	if notices == "" {
		return nil
	}
	return tagged.Styled(tagged.Style{Size: sizeSmall, Bold: true, After: 1}, tagged.T(notices))
}

func (p *pages) dateLine() string {
	r := p.r
	text := fmt.Sprintf("Raportin päivä %s. Ohjelmakausi %d–%d.", r.DateText, r.Start, r.End)
	if n := len(r.Provisional); n > 0 {
		text += " " + finnish.Capital(provisionalText(n)) + "."
	}
	return text
}

// tiles are the counts by status, each with icon and word.
func (p *pages) tiles(c report.Counts) tagged.Columns {
	cols := tagged.Columns{Gap: 2.4, List: true, After: 1}
	for _, s := range assessment.Statuses {
		word := countWord(s)
		if s == assessment.Monitored {
			word = "seurataan"
		}
		cols.Boxes = append(cols.Boxes, tagged.Box{Fill: tint, Pad: 2.2, Blocks: []tagged.Block{
			tagged.Styled(tagged.Style{Size: 17, Leading: 1.15, Bold: true, Color: colourOf(s), After: 0.3},
				tagged.Span{Text: strconv.Itoa(c.Of(s)), Icon: iconPaint(s), IconSize: 4.8}),
			tagged.Styled(tagged.Style{Size: 9, Leading: 1.25, After: -1}, tagged.T(finnish.Capital(word))),
		}})
	}
	return cols
}

// frontHeading is a heading within the front page.
func frontHeading(text string) tagged.Heading {
	return tagged.Heading{
		Level: 2, Text: text, NoContents: true,
		Style: tagged.Style{Size: 11.5, Before: 3.6, After: 1.2},
	}
}

func (p *pages) behindBlocks(detail int) []tagged.Block {
	var list []*report.Metric
	for _, m := range p.r.Metrics {
		if m.Status == assessment.Behind {
			list = append(list, m)
		}
	}
	if len(list) == 0 {
		return nil
	}
	blocks := []tagged.Block{frontHeading("Jäljessä ja miksi")}
	if detail == 0 {
		blocks[0] = frontHeading("Jäljessä")
		return append(blocks, p.nameRun(list, assessment.Behind))
	}
	l := tagged.List{Style: p.frontText, Indent: 5}
	for _, m := range list {
		l.Items = append(l.Items, tagged.Item{
			Icon: iconPaint(m.Status), IconSize: 2.9,
			Spans: []tagged.Span{
				bold(metricLink(m)), tagged.T(" (" + p.pageOf(m) + p.provisionalOf(m) + "). "),
				tagged.T(m.Reason),
			},
		})
	}
	return append(blocks, l)
}

func (p *pages) provisionalOf(m *report.Metric) string {
	if statusCover(m) == "" {
		return ""
	}
	return ", " + m.ProvisionalText
}

func bold(s tagged.Span) tagged.Span {
	s.Bold = true
	return s
}

// nameRun names metrics in one paragraph, each with a link and its page.
func (p *pages) nameRun(list []*report.Metric, s assessment.Status) tagged.Block {
	var spans []tagged.Span
	for i, m := range list {
		if i > 0 {
			spans = append(spans, tagged.T("; "))
		}
		spans = append(spans, metricLink(m), tagged.T(" ("+p.pageOf(m)+")"))
	}
	spans = append(spans, tagged.T("."))
	if s == "" {
		return tagged.Styled(p.frontText, spans...)
	}
	return tagged.List{Style: p.frontText, Indent: 5, Items: []tagged.Item{{Spans: spans, Icon: iconPaint(s), IconSize: 2.9}}}
}

func (p *pages) changeBlocks(detail int) []tagged.Block {
	if len(p.r.Changes) == 0 {
		if !p.r.HasPrevious() {
			return nil
		}
		return []tagged.Block{
			frontHeading(fmt.Sprintf("Muuttunut vuodesta %d", p.r.Year-1)),
			tagged.Styled(p.frontText, tagged.T("Yhdenkään mittarin tila ei muuttunut.")),
		}
	}
	blocks := []tagged.Block{frontHeading(fmt.Sprintf("Muuttunut vuodesta %d", p.r.Year-1))}
	if detail <= 1 {
		for _, kind := range changeKinds {
			var list []*report.Metric
			for _, c := range p.r.Changes {
				if kind.holds(c) {
					list = append(list, c.Metric)
				}
			}
			if len(list) == 0 {
				continue
			}
			run := p.nameRun(list, "").(tagged.Paragraph)
			run.Spans = append([]tagged.Span{tagged.B(kind.word + ": ")}, run.Spans...)
			blocks = append(blocks, run)
		}
		return blocks
	}
	l := tagged.List{Style: p.frontText, Indent: 5}
	for _, c := range p.r.Changes {
		l.Items = append(l.Items, tagged.Item{
			Icon: iconPaint(c.Metric.Status), IconSize: 2.9, Spans: p.changeSpans(c),
		})
	}
	return append(blocks, l)
}

// changeKinds are the kinds of changes in the order of the report.
var changeKinds = []struct {
	word  string
	holds func(c report.Change) bool
}{
	{"Heikentyi", func(c report.Change) bool { return c.Worse }},
	{"Parani", func(c report.Change) bool { return c.Better }},
	{"Jäi arvioimatta toisena vuonna", func(c report.Change) bool { return !c.Worse && !c.Better }},
}

// changeSpans is a change's sentence with the metric's name as a link.
func (p *pages) changeSpans(c report.Change) []tagged.Span {
	rest, ok := strings.CutPrefix(c.Text, c.Metric.Name)
	if !ok || c.Metric.Name == "" {
		rest = ". " + c.Text
	}
	return []tagged.Span{metricLink(c.Metric), tagged.T(" (" + p.pageOf(c.Metric) + ")"), tagged.T(rest)}
}

// missingBlocks name what could not be judged, and what has no value.
func (p *pages) missingBlocks(detail int) []tagged.Block {
	if len(p.r.Gaps) == 0 && p.r.Counts.NoData == 0 {
		return nil
	}
	var list []*report.Metric
	seen := map[*report.Metric]bool{}
	for _, g := range p.r.Gaps {
		if !seen[g.Metric] {
			seen[g.Metric] = true
			list = append(list, g.Metric)
		}
	}
	for _, m := range p.r.Metrics {
		if m.Status == assessment.NoData && !seen[m] {
			seen[m] = true
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b *report.Metric) int { return a.Number - b.Number })
	blocks := []tagged.Block{frontHeading("Puuttuu tai jäi arvioimatta")}
	if detail <= 2 {
		return append(blocks, p.nameRun(list, assessment.NoData))
	}
	l := tagged.List{Style: p.frontText, Indent: 5}
	for _, m := range list {
		l.Items = append(l.Items, tagged.Item{
			Icon: iconPaint(assessment.NoData), IconSize: 2.9,
			Spans: []tagged.Span{metricLink(m), tagged.T(" (" + p.pageOf(m) + "). "), tagged.T(p.missingText(m))},
		})
	}
	return append(blocks, l)
}

// missingText is the metric's gaps in one line, or why it was not judged.
func (p *pages) missingText(m *report.Metric) string {
	var groups []string
	text := ""
	for _, g := range p.r.Gaps {
		if g.Metric != m {
			continue
		}
		text = g.Text
		if g.Group != "" {
			groups = append(groups, g.Group)
		}
	}
	switch {
	case len(groups) > 0:
		return finnish.Capital(finnish.List(groups)) + ": " + finnish.Small(text)
	case text == "":
		return m.Reason
	}
	return text
}
