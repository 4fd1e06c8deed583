package pdf

import (
	"fmt"
	"strconv"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// overview is the table of all metrics.
func (p *pages) overview() {
	r := p.r
	p.NewPage()
	p.Place(tagged.Heading{Level: 1, Text: "Kaikki mittarit", ID: "kaikki-mittarit"})
	if len(r.Metrics) == 0 {
		p.Paragraph(tagged.T("Ohjelmassa ei ole mittareita."))
		return
	}
	t := tagged.Table{
		Caption: []tagged.Span{tagged.T(fmt.Sprintf("Mittareiden lähtötaso, arvo vuosina %d ja %d, tavoite ja tila. Mittarin nimi vie sen kohdalle raportissa.", r.Year-1, r.Year))},
		Style:   tagged.Style{Size: sizeFine, Leading: 1.24},
		HeadStyle: tagged.Style{
			Size: sizeFine, Leading: 1.24, Bold: true, Color: grey,
		},
		PadX: 1, PadY: 0.72, Flush: true,
		Columns: []tagged.Column{
			{Width: 7, Align: tagged.Right}, {Flex: 1},
			{Width: 16, Align: tagged.Right}, {Width: 17.5, Align: tagged.Right}, {Width: 17.5, Align: tagged.Right},
			{Width: 27}, {Width: 29},
		},
		Head: []tagged.Row{tagged.HeadRow("Nro", "Mittari", "Lähtötaso", strconv.Itoa(r.Year-1), strconv.Itoa(r.Year), "Tavoite", "Tila")},
	}
	for _, theme := range r.Themes {
		if len(theme.Metrics) == 0 {
			continue
		}
		t.Body = append(t.Body, tagged.Row{Group: 1, Fill: tint, Cells: []tagged.Cell{{
			Spans: []tagged.Span{tagged.B(themeTitle(theme))},
		}}})
		for _, m := range theme.Metrics {
			t.Body = append(t.Body, p.overviewRow(m))
		}
	}
	p.Place(t)
}

func (p *pages) overviewRow(m *report.Metric) tagged.Row {
	name := []tagged.Span{metricLink(m)}
	if m.Unit != "" {
		name = append(name, tagged.Span{Text: ", " + m.Unit, Color: grey})
	}
	return tagged.Cells(
		tagged.TextCell(strconv.Itoa(m.Number)),
		tagged.Cell{Spans: name, Header: true, Style: tagged.Style{Bold: false}},
		tagged.TextCell(baselineShort(m)),
		tagged.TextCell(valueShort(m.Previous, m.PreviousText, m.Unit)),
		tagged.Cell{Spans: []tagged.Span{tagged.B(valueShort(m.Value, m.ValueText, m.Unit))}},
		tagged.TextCell(m.TargetShort),
		tagged.Cell{Spans: []tagged.Span{statusSpan(m.Status, statusWord(m.StatusWord, m.ProvisionalText))}},
	)
}

func baselineShort(m *report.Metric) string {
	if !m.Baseline.Known() {
		return dash
	}
	return m.Baseline.Text
}

// valueShort is a value without its unit, which stands after the metric's name.
func valueShort(f report.Figure, text, unit string) string {
	if f.Known() {
		return f.Text
	}
	if text == "" {
		return dash
	}
	return trimUnit(text, unit)
}

func themeTitle(t *report.Theme) string {
	return fmt.Sprintf("%d %s", t.Number, orElse(t.Name, "Teema"))
}
