package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// appendix begins an appendix; each has its own heading of the first level.
func (p *pages) appendix(number int, title, id string) tagged.Heading {
	return tagged.Heading{
		Level: 1, Text: fmt.Sprintf("Liite %d. %s", number, title), ID: id,
		Style: tagged.Style{Size: 17, Before: 9, After: 2.4},
	}
}

// plainTable is the look of the appendices' tables.
func plainTable(caption string, columns []tagged.Column, head ...string) tagged.Table {
	return tagged.Table{
		Caption: []tagged.Span{tagged.T(caption)},
		Columns: columns,
		Head:    []tagged.Row{tagged.HeadRow(head...)},
		Style:   tagged.Style{Size: sizeFine, Leading: 1.28},
		HeadStyle: tagged.Style{
			Size: sizeFine, Leading: 1.28, Bold: true, Color: grey,
		},
		PadX: 1.5, PadY: 0.7,
	}
}

func groupRow(spans ...tagged.Span) tagged.Row {
	return tagged.Row{Group: 1, Fill: tint, Cells: []tagged.Cell{{Spans: spans, AlignSet: true}}}
}

// numbered is a metric's cell: its number and its name as a link.
func numbered(m *report.Metric) tagged.Cell {
	return tagged.Cell{
		Header: true,
		Spans:  []tagged.Span{{Text: strconv.Itoa(m.Number) + " ", Color: grey}, metricLink(m)},
	}
}

// statusCell is a status by icon and word; a dash where there is none.
func statusCell(s assessment.Status, word string) tagged.Cell {
	if s == "" || word == "" {
		return tagged.TextCell(dash)
	}
	return tagged.Cell{Spans: []tagged.Span{statusSpan(s, statusWord(word, ""))}}
}

// calculations show how each metric's status came about, with its own numbers.
func (p *pages) calculations() {
	p.NewPage()
	p.Place(
		p.appendix(1, "Näin tila laskettiin", "laskenta"),
		tagged.Text(tagged.T("Jokaisen mittarin laskelma sen omilla luvuilla. Säännöt, joita laskelmat noudattavat, ovat taulukon jälkeen.")),
	)
	t := plainTable("Laskelmat mittareittain.", []tagged.Column{{Width: 47}, {Flex: 1}, {Width: 30}}, "Mittari", "Laskelma", "Tila")
	for _, theme := range p.r.Themes {
		if len(theme.Metrics) == 0 {
			continue
		}
		t.Body = append(t.Body, groupRow(tagged.B(themeTitle(theme))))
		for _, m := range theme.Metrics {
			var lines []tagged.Block
			for i, line := range m.Calculation {
				s := tagged.Style{Size: sizeFine, Leading: 1.28, After: 0.5}
				if i == len(m.Calculation)-1 {
					s.After = -1
				}
				lines = append(lines, tagged.Styled(s, tagged.T(line)))
			}
			if len(lines) == 0 {
				lines = append(lines, tagged.Styled(tagged.Style{Size: sizeFine, After: -1}, tagged.T(orElse(m.Reason, dash))))
			}
			t.Body = append(t.Body, tagged.Cells(numbered(m), tagged.Cell{Blocks: lines}, tagged.Cell{Spans: metricStatus(m)}))
		}
	}
	p.Place(t)
}

// rules are the rules of judgement in words.
func (p *pages) rules() {
	if len(p.r.Rules) == 0 {
		return
	}
	p.Place(tagged.Heading{Level: 2, Text: "Arvioinnin säännöt", ID: "saannot"})
	for _, rule := range p.r.Rules {
		p.Place(tagged.Styled(tagged.Style{Size: 9, Leading: 1.34, After: 1.5}, tagged.B(rule.Title+". "), tagged.T(rule.Text)))
	}
}

// parties list each responsible party's metrics, those whose status changed first.
func (p *pages) parties() {
	if len(p.r.Parties) == 0 {
		return
	}
	lead, caption := "Kunkin vastuutahon mittarit järjestysnumeron mukaan.", fmt.Sprintf("Vastuutahojen mittarit, arvo ja tila vuonna %d.", p.r.Year)
	columns := []tagged.Column{{Flex: 1}, {Width: 35, Align: tagged.Right}, {Width: 30}}
	head := []string{"Mittari", strconv.Itoa(p.r.Year), fmt.Sprintf("Tila %d", p.r.Year)}
	// The first year has none before it that is judged.
	before := p.anyPrevious()
	if before {
		lead = fmt.Sprintf("Kunkin vastuutahon mittareista ovat ensin ne, joiden tila muuttui vuodesta %d.", p.r.Year-1)
		caption = fmt.Sprintf("Vastuutahojen mittarit, arvo vuonna %d sekä tila vuosina %d ja %d.", p.r.Year, p.r.Year-1, p.r.Year)
		columns = slices.Insert(columns, 2, tagged.Column{Width: 30})
		head = slices.Insert(head, 2, fmt.Sprintf("Tila %d", p.r.Year-1))
	}
	p.Place(p.appendix(2, "Mittarit vastuutahoittain", "vastuutahot"), tagged.Text(tagged.T(lead)))
	t := plainTable(caption, columns, head...)
	for _, party := range p.r.Parties {
		t.Body = append(t.Body, groupRow(tagged.B(orElse(party.Name, "Vastuutaho")), tagged.T(" – "+countsText(party.Counts))))
		for _, changed := range []bool{true, false} {
			for _, m := range party.Metrics {
				if hasChanged(m) != changed {
					continue
				}
				cells := []tagged.Cell{numbered(m), tagged.TextCell(orElse(m.ValueText, dash)), {Spans: metricStatus(m)}}
				if before {
					cells = slices.Insert(cells, 2, statusCell(m.PreviousStatus, m.PreviousStatusWord))
				}
				t.Body = append(t.Body, tagged.Cells(cells...))
			}
		}
	}
	p.Place(t)
}

func hasChanged(m *report.Metric) bool { return m.PreviousStatus != "" && m.PreviousStatus != m.Status }

// countsText is "5 mittaria: saavutettu 2, jäljessä 3".
func countsText(c report.Counts) string {
	var parts []string
	for _, s := range assessment.Statuses {
		if n := c.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s%s%d", strings.ReplaceAll(countWord(s), " ", nbsp), nbsp, n))
		}
	}
	return plural(c.Judged()+c.Monitored, "mittari", "mittaria") + ": " + strings.Join(parts, ", ")
}

// changes list the statuses that differ from last year's.
func (p *pages) changes() {
	p.Place(p.appendix(3, fmt.Sprintf("Muutokset vuodesta %d", p.r.Year-1), "muutokset"))
	if len(p.r.Changes) == 0 {
		text := "Yhdenkään mittarin tila ei muuttunut."
		if !p.r.HasPrevious() {
			text = fmt.Sprintf("Vuodelle %d ei lasketa tiloja, joten muutoksia ei ole.", p.r.Year-1)
		}
		p.Paragraph(tagged.T(text))
		return
	}
	t := plainTable(fmt.Sprintf("Mittarit, joiden tila vuonna %d on eri kuin vuonna %d.", p.r.Year, p.r.Year-1),
		[]tagged.Column{{Width: 56}, {Width: 29}, {Width: 29}, {Flex: 1}},
		"Mittari", fmt.Sprintf("Tila %d", p.r.Year-1), fmt.Sprintf("Tila %d", p.r.Year), "Perustelu")
	for _, kind := range changeKinds {
		first := true
		for _, c := range p.r.Changes {
			if !kind.holds(c) {
				continue
			}
			if first {
				first = false
				t.Body = append(t.Body, groupRow(tagged.B(kind.word)))
			}
			m := c.Metric
			t.Body = append(t.Body, tagged.Cells(numbered(m),
				statusCell(m.PreviousStatus, m.PreviousStatusWord),
				tagged.Cell{Spans: metricStatus(m)},
				tagged.TextCell(orElse(m.Reason, dash))))
		}
	}
	p.Place(t)
}

func (p *pages) anyPrevious() bool {
	for _, m := range p.r.Metrics {
		if m.PreviousStatus != "" && m.PreviousStatus != assessment.Monitored {
			return true
		}
	}
	return false
}

// gaps list what is missing and what rests on an unfinished year.
func (p *pages) gaps() {
	r := p.r
	p.Place(
		p.appendix(4, "Puuttuvat ja alustavat tiedot", "puuttuvat"),
		tagged.Heading{Level: 2, Text: "Puuttuvat tiedot", NoContents: true},
	)
	if len(r.Gaps) == 0 {
		p.Paragraph(tagged.T(fmt.Sprintf("Jokaisella mittarilla on arvo vuodelta %d.", r.Year)))
	} else {
		t := plainTable(fmt.Sprintf("Arvot, jotka puuttuvat vuodelta %d.", r.Year),
			[]tagged.Column{{Width: 70}, {Width: 36}, {Flex: 1}}, "Mittari", "Ryhmä", "Mitä puuttuu")
		for _, g := range r.Gaps {
			t.Body = append(t.Body, tagged.Cells(numbered(g.Metric), tagged.TextCell(orElse(g.Group, dash)), tagged.TextCell(orElse(g.Text, dash))))
		}
		p.Place(t)
	}
	p.Place(tagged.Heading{Level: 2, Text: "Alustavat tiedot", NoContents: true})
	if len(r.Provisional) == 0 {
		p.Paragraph(tagged.T(fmt.Sprintf("Vuoden %d tiedot eivät ole miltään osin alustavia.", r.Year)))
		return
	}
	t := plainTable(fmt.Sprintf("Mittarit, joiden arvo kattaa vain osan vuodesta %d.", r.Year),
		[]tagged.Column{{Flex: 1}, {Width: 36, Align: tagged.Right}, {Width: 22, Align: tagged.Right}, {Width: 42}},
		"Mittari", "Arvo", "Kattavuus", "Tila")
	for _, m := range r.Provisional {
		status := statusCell(m.Status, m.StatusWord)
		if !m.RestsOnValue && m.Status != assessment.Monitored {
			status.Spans = below(status.Spans, "ei perustu tähän arvoon")
		}
		t.Body = append(t.Body, tagged.Cells(numbered(m), tagged.TextCell(orElse(m.ValueText, dash)),
			tagged.TextCell(orElse(m.ProvisionalText, dash)), status))
	}
	p.Place(t)
}
