package pdf

import (
	"fmt"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

const gapsDest = "puuttuvat"

func noteDest(n int) string { return fmt.Sprintf("huomautus-%d", n) }

// gaps are what is missing, unfinished or changed, and the notes that several metrics share.
func (p *pages) gaps() {
	r := p.r
	p.Begin(tagged.Sect)
	p.chapter("Puuttuvat ja vajaat tiedot", gapsDest)
	if len(r.Gaps)+len(r.Unexplained)+len(r.Provisional)+len(r.Changes)+len(r.SharedNotes) == 0 && r.Since == nil {
		p.Place(tagged.Styled(bodyType, tagged.T("Tietoja ei puutu, eikä mikään tieto ole vajaa.")))
	}
	p.missing()
	p.unexplained()
	p.provisional()
	p.changes()
	p.since()
	p.sharedNotes()
	p.End()
}

// metricTable is a table with a metric's number and name in front and its page at the end.
func metricTable(summary, third, fourth string) tagged.Table {
	t := backTable(summary, tagged.Column{Width: 8}, tagged.Column{Width: 48}, tagged.Column{Gap: 2, Width: 64},
		tagged.Column{Gap: 2, Width: 40}, tagged.Column{Width: 10, Align: tagged.Right})
	t.Head = heads("Nro", "Mittari", third, fourth, "Sivu")
	return t
}

func metricRow(m *report.Metric, third, fourth string) tagged.Row {
	return tagged.Cells(tagged.TextCell(strconv.Itoa(m.Number)), tagged.HeaderCell(nameOf(m)), tagged.TextCell(third), tagged.TextCell(fourth), cell(pageOf(m)))
}

func (p *pages) missing() {
	var rows []tagged.Row
	for _, g := range p.r.Gaps {
		rows = append(rows, metricRow(g.Metric, g.Text, orElse(g.Giver, finnish.Dash)))
	}
	p.lacking("Arvo puuttuu", "Puuttuvat arvot ja tiedon antajat", "Tiedon antaja", rows)
}

func (p *pages) unexplained() {
	var rows []tagged.Row
	for _, u := range p.r.Unexplained {
		rows = append(rows, metricRow(u.Metric, u.Text, orElse(u.Party, finnish.Dash)))
	}
	p.lacking("Selitys puuttuu jäljessä olevasta", "Jäljessä olevat mittarit, joista selitys puuttuu", "Vastuu", rows)
}

// lacking is a table of what is missing and who should give it; nothing without rows.
func (p *pages) lacking(title, summary, who string, rows []tagged.Row) {
	if len(rows) == 0 {
		return
	}
	t := metricTable(summary, "Mitä puuttuu", who)
	t.Body = rows
	p.Place(part(fmt.Sprintf("%s (%d)", title, len(rows))), t)
}

func (p *pages) provisional() {
	if len(p.r.Provisional) == 0 {
		return
	}
	p.Place(part(fmt.Sprintf("Arvo kattaa vain osan vuodesta (%d)", len(p.r.Provisional))))
	// Those with the same part of the year stand together.
	var parts []string
	by := map[string][]*report.Metric{}
	for _, m := range p.r.Provisional {
		if by[m.ProvisionalText] == nil {
			parts = append(parts, m.ProvisionalText)
		}
		by[m.ProvisionalText] = append(by[m.ProvisionalText], m)
	}
	for _, text := range parts {
		p.Place(tagged.Paragraph{
			Label: tagged.B(text), LabelWidth: 20, Style: after(tableType, 0.6), Spans: append(listed(by[text], true), tagged.T(".")),
		})
	}
}

// plainStatus is a status by icon and word, as a part of a sentence.
func plainStatus(s programme.Status, word string, hollow bool) tagged.Span {
	span := statusSpan(s, word, hollow, 3.2)
	span.Bold, span.Color = false, ink
	return span
}

// changes are the statuses that differ from last year's.
func (p *pages) changes() {
	r := p.r
	if len(r.Changes) == 0 {
		return
	}
	t := backTable("Mittarit, joiden tila muuttui", tagged.Column{Width: 25}, tagged.Column{Width: 8}, tagged.Column{Width: 52},
		tagged.Column{Gap: 2, Width: 32}, tagged.Column{Gap: 2, Width: 43}, tagged.Column{Width: 10, Align: tagged.Right})
	t.Head = heads("Muutos", "Nro", "Mittari", strconv.Itoa(r.Year-1), strconv.Itoa(r.Year), "Sivu")
	for _, c := range r.Changes {
		m := c.Metric
		word := "Arvio puuttuu"
		switch {
		case c.Better:
			word = "Parani"
		case c.Worse:
			word = "Heikkeni"
		}
		state := func(s assessment.Status, word, box string) []tagged.Span {
			if box == "" {
				return []tagged.Span{plainStatus(s, word, false)}
			}
			return []tagged.Span{plainStatus(s, word+" ", true), boxed(box)}
		}
		t.Body = append(t.Body, tagged.Cells(tagged.TextCell(word), tagged.TextCell(strconv.Itoa(m.Number)), tagged.HeaderCell(nameOf(m)),
			cell(state(m.PreviousStatus, m.PreviousStatusWord, m.PreviousBox)...), cell(state(m.Status, m.StatusWord, m.ProvisionalBox)...), cell(pageOf(m))))
	}
	p.Place(part(fmt.Sprintf("Tila muuttui vuodesta %d (%d)", r.Year-1, len(r.Changes))), t)
}

func (p *pages) sharedNotes() {
	if len(p.r.SharedNotes) == 0 {
		return
	}
	t := backTable("Huomautukset, jotka koskevat useaa mittaria", tagged.Column{Width: 10}, tagged.Column{Width: 120}, tagged.Column{Gap: 2, Width: 42})
	t.Head = heads("Nro", "Huomautus", "Mittarit")
	for _, n := range p.r.SharedNotes {
		row := tagged.Cells(tagged.HeaderCell(fmt.Sprintf("H%d", n.Number)), tagged.TextCell(finnish.Sentence(n.Text)), tagged.TextCell(numbersOf(n.Metrics)))
		row.ID = noteDest(n.Number)
		t.Body = append(t.Body, row)
	}
	p.Place(part("Yhteiset huomautukset"), t)
}
