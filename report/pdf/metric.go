package pdf

import (
	"fmt"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// The grid of a metric: what it is and its charts to the left, the judgement on
// a card to the right.
const (
	cardWidth  = 52
	cardGap    = 5
	sparkWidth = 46
	chartGap   = 4
	chartH     = 17
)

// metric is one metric. What it is, its charts and the judgement stay on one
// page always; groups and remarks do unless that would leave a large gap.
func (p *pages) metric(m *report.Metric) tagged.Block {
	left := p.Width() - cardWidth - cardGap
	head := []tagged.Block{
		tagged.Rule{Stroke: tagged.Stroke{Color: hair, Width: 0.25}, Before: 1.6, After: 2},
		tagged.Columns{
			Widths: []float64{left, cardWidth}, Gap: cardGap, After: 1.8,
			Boxes: []tagged.Box{{Blocks: p.metricLeft(m, left)}, p.card(m)},
		},
	}
	blocks := tagged.Keep{tagged.Loose{Blocks: head}}
	again := tagged.Styled(fine, tagged.T(fmt.Sprintf("Mittari %d (jatkuu): %s", m.Number, shorten(metricName(m), 90))))
	if len(m.Groups) > 0 {
		blocks = append(blocks, tagged.Loose{Blocks: []tagged.Block{p.groups(m)}, Again: &again})
	}
	for _, b := range p.remarks(m) {
		blocks = append(blocks, tagged.Loose{Blocks: []tagged.Block{b}, Again: &again})
	}
	blocks = append(blocks, tagged.Space(2.4))
	return tagged.Group{Role: tagged.Sect, Blocks: []tagged.Block{blocks}}
}

func (p *pages) metricLeft(m *report.Metric, w float64) []tagged.Block {
	title := []tagged.Span{{Text: fmt.Sprintf("%d ", m.Number), Color: grey}, tagged.T(metricName(m))}
	if m.Unit != "" {
		// Bold all the same: a heading has one weight, the colour sets the unit apart.
		title = append(title, tagged.Span{Text: ", " + m.Unit, Color: grey})
	}
	blocks := []tagged.Block{tagged.Heading{
		Level: 4, Spans: title, ID: metricDest(m), NoContents: true, Style: tagged.Style{Before: -1},
		Bookmark: fmt.Sprintf("%d %s", m.Number, shorten(metricName(m), 70)),
	}}
	if who := visible(m.Responsible); len(who) > 0 {
		s := fine
		s.After = 2
		blocks = append(blocks, tagged.Styled(s, tagged.T("Vastuu: "+strings.Join(who, ", "))))
	}
	switch {
	case m.Stage != nil:
		blocks = append(blocks, p.stage(m, w)...)
	case len(m.Groups) == 0:
		blocks = append(blocks, p.charts(m, w)...)
	}
	return append(blocks, p.facts(m, w))
}

// charts are the sparkline and the chart that fits the kind of metric.
func (p *pages) charts(m *report.Metric, w float64) []tagged.Block {
	rd := readMetric(p.r, m)
	text := p.measure()
	if rd.graphic.Kind == report.YearsGraphic {
		chart, alt, ok := rd.chart(w, chartH+4, text)
		if !ok {
			return nil
		}
		f := chart.figure(alt)
		f.After = 1.6
		return []tagged.Block{f}
	}
	hasSeries := anyKnown(rd.sparkSeries())
	chart, alt, ok := rd.chart(w-sparkWidth-chartGap, chartH, text)
	switch {
	case !hasSeries && !ok:
		return nil
	case !ok:
		f := spark(rd, min(w, 62), chartH, text).figure(altSpark(rd))
		f.After = 1.6
		return []tagged.Block{f}
	case !hasSeries:
		f := chart.figure(alt)
		f.After = 1.6
		return []tagged.Block{f}
	}
	return []tagged.Block{tagged.Columns{
		Widths: []float64{sparkWidth, w - sparkWidth - chartGap}, Gap: chartGap, After: 1.6,
		Boxes: []tagged.Box{
			{Blocks: []tagged.Block{spark(rd, sparkWidth, chartH, text).figure(altSpark(rd))}},
			{Blocks: []tagged.Block{chart.figure(alt)}},
		},
	}}
}

// facts are the numbers that the judgement rests on, side by side. The columns
// are as wide in one metric as in the next, unless a number needs more.
func (p *pages) facts(m *report.Metric, w float64) tagged.Block {
	const gap, usual, target = 2, 21.0, 30.0
	cols := tagged.Columns{Gap: gap, List: true, After: -1}
	strong := tagged.Style{Size: sizeSmall, Leading: 1.25, Bold: true, After: -1}
	rest := w
	add := func(width float64, word, value string) {
		rest -= width + gap
		cols.Widths = append(cols.Widths, width)
		cols.Boxes = append(cols.Boxes, tagged.Box{Blocks: []tagged.Block{
			tagged.Styled(tagged.Style{Size: sizeChart, Leading: 1.25, Color: grey, After: 0.2}, tagged.T(word)),
			tagged.Styled(strong, tagged.T(orElse(value, dash))),
		}})
	}
	number := func(word, value string) { add(max(usual, p.TextWidth(value, strong)+0.2), word, value) }
	if m.Baseline.Known() {
		number(fmt.Sprintf("Lähtötaso %d", m.BaselineYear), m.Baseline.WithUnit())
	}
	number(fmt.Sprintf("Vuosi %d", p.r.Year-1), m.PreviousText)
	if m.Planned.Known() {
		number(fmt.Sprintf("Suunniteltu %d", p.r.Year), m.Planned.WithUnit())
	}
	if rest < target {
		// Numbers this long are broken into lines rather than squeeze the target.
		for i := range cols.Widths {
			cols.Widths[i] = (w - target) / float64(len(cols.Widths))
		}
		rest = target
	}
	add(rest, "Tavoite", m.TargetText)
	return cols
}

// card is the judgement: value, status, change, reason.
func (p *pages) card(m *report.Metric) tagged.Box {
	tight := tagged.Style{Size: sizeFine, Leading: 1.3, Color: grey, After: 0.3}
	size := 15.0
	if p.TextWidth(m.ValueText, tagged.Style{Size: size, Bold: true}) > cardWidth-8 {
		size = 11
	}
	blocks := []tagged.Block{
		tagged.Styled(tight, tagged.T(fmt.Sprintf("Vuosi %d", p.r.Year))),
		tagged.Styled(tagged.Style{Size: size, Leading: 1.2, Bold: true, After: 0.8}, tagged.T(orElse(m.ValueText, dash))),
		tagged.Styled(tagged.Style{Size: 10, After: 0.8}, statusSpan(m.Status, statusWord(m.StatusWord, statusCover(m)))),
	}
	if m.Provisional {
		blocks = append(blocks, tagged.Styled(tight, tagged.T(coverSentence(m.Months, m.MonthsOf))))
	}
	if m.ChangeText != "" {
		blocks = append(blocks, tagged.Styled(tight, tagged.T(fmt.Sprintf("Muutos vuodesta %d: %s", p.r.Year-1, m.ChangeText))))
	}
	if m.PreviousStatusWord != "" && m.PreviousStatus != assessment.Monitored {
		blocks = append(blocks, tagged.Styled(tight, tagged.T(fmt.Sprintf("Tila vuonna %d: %s", p.r.Year-1, m.PreviousStatusWord))))
	}
	if m.Answers > 0 {
		blocks = append(blocks, tagged.Styled(tight, tagged.T("Vastaajia: "+finnish.Count(m.Answers))))
	}
	blocks = append(blocks, tagged.Space(0.8), tagged.Styled(tagged.Style{Size: sizeSmall, Leading: 1.3, After: -1}, tagged.T(m.Reason)))
	return tagged.Box{Fill: tint, Accent: colourOf(m.Status), AccentWidth: 1, Pad: 2.4, Blocks: blocks}
}

// remarks are what people said about the metric, and what a reader should know.
func (p *pages) remarks(m *report.Metric) []tagged.Block {
	var blocks []tagged.Block
	if v := m.Verdict; v != nil {
		blocks = append(blocks, p.verdict(v))
	}
	if o := m.Original; o != nil {
		blocks = append(blocks, tagged.Styled(small,
			tagged.B("Muutettu tavoite. "),
			tagged.T(fmt.Sprintf("Tavoitetta muutettiin %s. Alkuperäinen tavoite oli %s, ja sen mukaan tila olisi ", o.RevisedText, o.TargetText)),
			statusSpan(o.Status, strings.ReplaceAll(o.StatusWord, " ", nbsp)), tagged.T(".")))
	}
	for _, c := range m.Comments {
		blocks = append(blocks, tagged.Box{
			Role: tagged.BlockQuote, Accent: hair, AccentWidth: 0.8, Pad: 1.4, After: 1.6,
			Blocks: []tagged.Block{tagged.Styled(tagged.Style{Size: 9, After: -1},
				tagged.B(orElse(c.Party, "Vastuutaho")+": "), tagged.T(c.Text))},
		})
	}
	if len(m.Notes) > 0 {
		blocks = append(blocks, tagged.Styled(fine, tagged.T("Huom. "+strings.Join(sentences(m.Notes), " "))))
	}
	return blocks
}

// verdict is the expert's own status beside the computed one.
func (p *pages) verdict(v *report.Verdict) tagged.Block {
	who := strings.TrimSpace(v.By)
	if v.DateText != "" {
		who += " " + v.DateText
	}
	spans := []tagged.Span{
		tagged.B("Asiantuntijan arvio: "), statusSpan(v.Status, strings.ReplaceAll(v.StatusWord, " ", nbsp)), tagged.T(". " + v.Reason),
	}
	if who = strings.TrimSpace(who); who != "" {
		spans = append(spans, tagged.Span{Text: " (" + who + ")", Color: grey})
	}
	return tagged.Box{
		Border: tagged.Stroke{Color: colourOf(v.Status), Width: 0.35}, Pad: 2, After: 1.8,
		Blocks: []tagged.Block{tagged.Styled(tagged.Style{Size: 9, After: -1}, spans...)},
	}
}

// doneOrNot is a milestone of a single step: its sign and what it stands for.
func (p *pages) doneOrNot(m *report.Metric) tagged.Block {
	s := m.Stage
	name := "Ei vielä valmis"
	switch {
	case s.Reached == 1:
		name = "Valmis"
	case m.Status == assessment.NoData:
		name = "Ei kirjausta"
	}
	f := steps(s, 7, 0)
	return tagged.Columns{
		Widths: []float64{8, p.Width() - cardWidth - cardGap - 10}, Gap: 2, After: 1.6,
		Boxes: []tagged.Box{
			{Blocks: []tagged.Block{f.figure("Merkki: " + finnish.Small(name) + ".")}},
			{Blocks: stageText(name, stageState(s, 0))},
		},
	}
}

func stageText(name, state string) []tagged.Block {
	return []tagged.Block{
		tagged.Styled(tagged.Style{Size: 9, Leading: 1.25, Bold: true, After: 0.2}, tagged.T(name)),
		tagged.Styled(tagged.Style{Size: sizeFine, Leading: 1.3, Color: grey, After: -1}, tagged.T(state)),
	}
}

// stageState says when a stage was reached, or by when it should be.
func stageState(s *report.Stage, i int) string {
	step := s.Stages[i]
	if !step.Reached {
		return "Määräaika " + orElse(step.DeadlineText, dash)
	}
	text := "Saavutettu"
	if i == s.Reached-1 && s.DateText != "" {
		text += " " + s.DateText
		if s.Date > step.Deadline {
			text += ", määräaika oli " + step.DeadlineText
		}
	}
	return text
}

// stage is a milestone's path with its stages.
func (p *pages) stage(m *report.Metric, w float64) []tagged.Block {
	s := m.Stage
	if s.Of == 1 && len(s.Stages) == 1 {
		return []tagged.Block{p.doneOrNot(m)}
	}
	const gap = 3
	f := steps(s, w, gap).figure(altSteps(s))
	f.After = 0.8
	blocks := []tagged.Block{f}
	text := func(i int) []tagged.Block {
		step := s.Stages[i]
		name := finnish.Capital(orElse(step.Name, "Valmis"))
		return stageText(name, stageState(s, i))
	}
	if len(s.Stages) <= 4 {
		cols := tagged.Columns{Gap: gap, List: true, After: 1.6}
		for i := range s.Stages {
			cols.Boxes = append(cols.Boxes, tagged.Box{Blocks: text(i)})
		}
		blocks = append(blocks, cols)
	} else {
		l := tagged.List{Numbered: true, Indent: 6, After: 1.6}
		for i := range s.Stages {
			l.Items = append(l.Items, tagged.Item{Blocks: text(i)})
		}
		blocks = append(blocks, l)
	}
	return blocks
}
