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
	title := tagged.Heading{Level: 1, Text: "Kaikki mittarit", ID: "kaikki-mittarit"}
	if len(r.Metrics) == 0 {
		p.Place(title, tagged.Text(tagged.T("Ohjelmassa ei ole mittareita.")))
		return
	}
	// The table is set smaller rather than on two pages.
	t := p.overviewTable(sizeFine, 0.7)
	for _, look := range []struct{ size, pad float64 }{{sizeFine, 0.7}, {sizeFine, 0.5}, {7.75, 0.55}, {sizeChart, 0.7}, {sizeChart, 0.5}} {
		tight := p.overviewTable(look.size, look.pad)
		if p.Measure(p.Width(), title, tight) <= p.Room() {
			t = tight
			break
		}
	}
	p.Place(title, t)
}

func (p *pages) overviewTable(size, pad float64) tagged.Table {
	r := p.r
	t := tagged.Table{
		Caption: []tagged.Span{tagged.T(fmt.Sprintf("Mittareiden lähtötaso, arvo vuosina %d ja %d, tavoite ja tila. Mittarin nimi vie sen kohdalle raportissa.", r.Year-1, r.Year))},
		Style:   tagged.Style{Size: size, Leading: 1.22},
		HeadStyle: tagged.Style{
			Size: size, Leading: 1.22, Bold: true, Color: grey,
		},
		PadX: 1.3, PadY: pad,
		Columns: []tagged.Column{
			{Width: 6.6, Align: tagged.Right}, {Flex: 1},
			{Width: 17, Align: tagged.Right}, {Width: 15.8, Align: tagged.Right}, {Width: 15.8, Align: tagged.Right},
			{Width: 33.2}, {Width: 28.4},
		},
		Head: []tagged.Row{tagged.HeadRow("Nro", "Mittari", "Lähtötaso", strconv.Itoa(r.Year-1), strconv.Itoa(r.Year), "Tavoite", "Tila")},
	}
	for _, theme := range r.Themes {
		if len(theme.Metrics) == 0 {
			continue
		}
		t.Body = append(t.Body, groupRow(tagged.B(themeTitle(theme))))
		for _, m := range theme.Metrics {
			t.Body = append(t.Body, p.overviewRow(m))
		}
	}
	return t
}

func (p *pages) overviewRow(m *report.Metric) tagged.Row {
	name := []tagged.Span{metricLink(m)}
	if m.Unit != "" {
		name = append(name, tagged.Span{Text: ", " + m.Unit, Color: grey})
	}
	return tagged.Cells(
		tagged.TextCell(strconv.Itoa(m.Number)),
		tagged.Cell{Spans: name, Header: true, Style: tagged.Style{Bold: false}},
		tagged.TextCell(m.Baseline.Text()),
		tagged.TextCell(valueShort(m.Previous, m.PreviousSpread, m.PreviousText)),
		tagged.Cell{Spans: []tagged.Span{tagged.B(valueShort(m.Value, m.Spread, m.ValueText))}},
		tagged.TextCell(m.TargetShort),
		tagged.Cell{Spans: metricStatus(m)},
	)
}

// valueShort is a value without its unit, which stands after the metric's name.
func valueShort(f report.Figure, groups report.Spread, text string) string {
	switch {
	case f.Known():
		return f.Text()
	case groups.Known():
		return groups.Text()
	}
	return orElse(text, dash)
}

func themeTitle(t *report.Theme) string {
	return fmt.Sprintf("%d %s", t.Number, orElse(t.Name, "Teema"))
}
