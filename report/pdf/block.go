package pdf

import (
	"fmt"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// block is a metric's: how it stands in the margin column, its numbers and reasons in the main column. It never breaks,
// unless its text is longer than a page.
func (p *pages) block(m *report.Metric) tagged.Block {
	title := fmt.Sprintf("%d%s%s%s", m.Number, finnish.NoBreak, finnish.NoBreak, nameOf(m))
	if m.Unit != "" {
		title += ", " + m.Unit
	}
	head := []tagged.Block{tagged.Heading{Level: 5, Text: title, Bookmark: named(m), ID: metricDest(m)}}
	if orElse(m.Name, "") != "" && m.Name != m.Short {
		head = append(head, tagged.Styled(greyType, tagged.T(m.Name)))
	}
	var body []tagged.Block
	switch {
	case len(m.Groups) > 0:
		body = append(body, p.groups(m)...)
	case m.Stage != nil:
		body = append(body, stages(p.r, m)...)
	default:
		body = append(body, p.series(m))
	}
	body = append(body, p.rows(m)...)
	return tagged.Grid{
		Role: tagged.Sect, Rule: blockRule, Top: 1.8, Bottom: 3.2,
		Cells: []tagged.GridCell{
			{X: mainAt, W: mainWidth, Blocks: head},
			{W: margin, Blocks: p.marginColumn(m)},
			{X: mainAt, W: mainWidth, Top: 1, Blocks: body},
		},
	}
}

// marginColumn says how the metric stands, and who answers for it.
func (p *pages) marginColumn(m *report.Metric) []tagged.Block {
	lines := []tagged.Block{
		tagged.Styled(leadLike(inBold(bodyType), set(10, 5)), statusSpan(m.Status, finnish.Capital(m.StatusWord), m.ProvisionalBox != "", 4)),
	}
	if m.ProvisionalBox != "" {
		lines = append(lines, tagged.Styled(spaced(smallType, 0.8, 0.4), boxed(m.ProvisionalBox)))
	}
	if text := valueText(m); text == finnish.Dash || text == "" {
		lines = append(lines, tagged.Styled(spaced(bodyType, 0.4, -1), tagged.T(fmt.Sprintf("ei arvoa %d", p.r.Year))))
	} else {
		spans := []tagged.Span{strongValue(m)}
		if hasUnit(m) {
			space := finnish.NoBreak
			if strings.Contains(m.Unit, " ") {
				space = " "
			}
			spans = append(spans, tagged.Span{Text: space + m.Unit, Size: bodyType.Size})
		}
		lines = append(lines, tagged.Styled(valueType, spans...))
	}
	if m.Provisional && m.ProvisionalBox == "" {
		lines = append(lines, tagged.Styled(greyType, tagged.T("tiedot "+m.ProvisionalText)))
	}
	if m.DirectionWord != "" {
		lines = append(lines, tagged.Styled(spaced(bodyType, 0.4, -1), directionSpan(m.Direction, m.DirectionWord)))
	}
	if text := signed(m.Change); text != "" {
		lines = append(lines, tagged.Styled(greyType, tagged.T(fmt.Sprintf("%s vuodesta%s%d", text, finnish.NoBreak, m.ChangeYear))))
	}
	if m.PreviousStatusWord != "" && (m.PreviousStatus != m.Status || m.PreviousStatusWord != m.StatusWord) {
		text := fmt.Sprintf("Tila %d: %s", p.r.Year-1, m.PreviousStatusWord)
		if m.PreviousBox != "" {
			text += " (" + strings.TrimPrefix(m.PreviousBox, "alustava"+finnish.NoBreak) + ")"
		}
		lines = append(lines, tagged.Styled(greyType, tagged.T(text)))
	}
	if o := m.Original; o != nil {
		lines = append(lines, tagged.Styled(greyType, tagged.T("Alkuperäisen tavoitteen mukaan: "+o.StatusWord)))
	}
	if v := m.Verdict; v != nil {
		lines = append(lines, tagged.Space(1.6), tagged.Box{Border: frame, Pad: 1.4, After: -1, Blocks: []tagged.Block{
			tagged.Styled(smallType, tagged.T("Asiantuntijan arvio")),
			tagged.Styled(bodyType, statusSpan(v.Status, finnish.Capital(v.StatusWord), false, 3.4)),
		}})
	}
	if parties := visible(m.Responsible); len(parties) > 0 {
		lines = append(lines, tagged.Styled(spaced(tableType, 2, -1),
			tagged.Span{Text: "Vastuu ", Size: smallest, Color: grey}, tagged.Span{Text: strings.Join(parties, ", "), NewLine: true}))
	}
	return lines
}

// row is a labelled line of a block.
func row(label string, s tagged.Style, spans ...tagged.Span) tagged.Block {
	return tagged.Paragraph{
		Label: tagged.Span{Text: label, Size: smallest, Color: grey}, LabelWidth: labelAt, Spans: spans, Style: after(s, 0.5),
	}
}

// rows are what was told of the metric, how its status follows and where its numbers come from.
func (p *pages) rows(m *report.Metric) []tagged.Block {
	rows := p.explained(m)
	if v := m.Verdict; v != nil {
		by := strings.TrimSpace(v.By)
		if by != "" && v.DateText != "" {
			by += ", "
		}
		rows = append(rows, row("Arvio", bodyType, tagged.T(finnish.Sentence(v.Reason)+" "), tagged.Span{Text: by + v.DateText, Color: grey}))
	}
	if text := orElse(m.Peruste, ""); text != "" {
		switch {
		case m.Status == assessment.Monitored: // there is nothing to decide
		case m.Stage == nil:
			rows = append(rows, row("Peruste", tableType, tagged.T(text)))
		case m.Stage.Of == 1:
			rows = append(rows, row("Tilanne", bodyType, tagged.T(text)))
		case m.Status == assessment.Behind, m.Status == assessment.NoData:
			rows = append(rows, row("Peruste", tableType, tagged.T(text)))
		}
	}
	if o := m.Original; o != nil {
		rows = append(rows, row("Tavoite", smallType, tagged.T(fmt.Sprintf("Tavoitetta muutettiin %s. Alkuperäinen tavoite: %s.", o.RevisedText, o.TargetText))))
	}
	if notes := visible(m.OwnNotes); len(notes) > 0 {
		for i, n := range notes {
			notes[i] = finnish.Sentence(n)
		}
		rows = append(rows, row("Huom.", greyType, tagged.T(strings.Join(notes, " "))))
	}
	return append(rows, sourceRow(m))
}

// sourceRow leads to the cells, and to the notes that other metrics have too.
func sourceRow(m *report.Metric) tagged.Block {
	spans := []tagged.Span{tagged.T(orElse(finnish.Sentence(m.SourceText), "Ei lähdettä."))}
	if len(m.SharedNotes) > 0 {
		word := " Huomautus "
		if len(m.SharedNotes) > 1 {
			word = " Huomautukset "
		}
		spans = append(spans, tagged.T(word))
		for i, n := range m.SharedNotes {
			text := fmt.Sprintf("H%d", n)
			if i > 0 {
				spans = append(spans, tagged.T(", "))
			}
			link := tagged.LinkTo(noteDest(n), text)
			link.Alt, link.Color = "Huomautus "+text, grey
			spans = append(spans, link)
		}
		page := tagged.Span{PageOf: noteDest(m.SharedNotes[0]), Alt: "Yhteiset huomautukset", Color: grey}
		spans = append(spans, tagged.T(", s."+finnish.NoBreak), page, tagged.T("."))
	}
	return row("Lähde", greyType, spans...)
}

// explained is why the metric stands where it does, and what is done.
func (p *pages) explained(m *report.Metric) []tagged.Block {
	var causes, actions []tagged.Block
	behind := m.Status == assessment.Behind
	word := "Selitys"
	if behind {
		word = "Syy"
	}
	cause := func(text, party string) {
		causes = append(causes, row(word, bodyType, tagged.T(text+" "), tagged.Span{Text: party, Color: grey}))
	}
	for _, e := range m.Explanations {
		if e.Cause != "" {
			cause(e.Cause, e.Party)
		}
		if e.Action == "" && e.Who == "" && e.DueText == "" {
			continue
		}
		who := orElse(e.Who, e.Party)
		if e.DueText != "" {
			if who != "" {
				who += ", "
			}
			who += e.DueText + finnish.NoBreak + "mennessä"
		}
		text := orElse(e.Action, "Toimia ei ole kuvattu.")
		actions = append(actions, row("Toimet", bodyType, tagged.T(text+" "), tagged.Span{Text: who, Bold: true, NewLine: true}))
	}
	for _, c := range m.Comments {
		cause(finnish.Sentence(c.Text), c.Party)
	}
	if behind {
		party := strings.TrimSuffix(orElse(p.asked(m), "vastuutaho"), ".")
		switch {
		case len(causes) == 0 && len(actions) == 0:
			causes = []tagged.Block{row(word, bodyType, tagged.Span{Text: "Selitystä ei ole saatu: " + party + ".", Color: grey})}
		case len(causes) == 0:
			causes = []tagged.Block{row(word, bodyType, tagged.Span{Text: "Syytä ei ole saatu: " + party + ".", Color: grey})}
		case len(actions) == 0:
			actions = []tagged.Block{row("Toimet", bodyType, tagged.Span{Text: "Toimia ei ole ilmoitettu: " + party + ".", Color: grey})}
		}
	}
	return append(causes, actions...)
}

// asked is who should explain a metric that is behind.
func (p *pages) asked(m *report.Metric) string {
	for _, u := range p.r.Unexplained {
		if u.Metric == m {
			return u.Party
		}
	}
	return m.Giver
}
