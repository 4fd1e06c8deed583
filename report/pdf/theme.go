package pdf

import (
	"fmt"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// theme is a theme's chapter: lupaus, tavoite, toimenpiteet, metrics.
func (p *pages) theme(t *report.Theme) {
	p.NewPage()
	p.Begin(tagged.Sect)
	blocks := tagged.Keep{
		tagged.Heading{Level: 1, Text: themeTitle(t), ID: fmt.Sprintf("teema-%d", t.Number)},
		tagged.Styled(tagged.Style{Size: 11.5, After: 2.6}, tagged.T(t.Headline)),
	}
	if len(t.Metrics) > 0 {
		bar := statusBar(t.Counts, p.Width(), 6.4, true, p.measure()).figure(altStatusBar("Teeman mittarit", t.Counts))
		bar.After = 4.5
		blocks = append(blocks, bar)
	}
	p.Place(blocks)
	for _, l := range t.Lupaukset {
		p.Begin(tagged.Sect)
		p.lupaus(l)
		p.End()
	}
	p.End()
}

func (p *pages) lupaus(l *report.Lupaus) {
	name := orElse(l.Name, "Lupaus")
	// A lupaus stands further from what is above it than a tavoite does.
	p.Place(tagged.Space(6), tagged.Box{
		Fill: tint, Accent: metBlue, Pad: 2.6, KeepNext: true, After: 2.4,
		Blocks: []tagged.Block{tagged.Heading{
			Level: 2, Bookmark: "Lupaus: " + shorten(name, 90),
			Style: tagged.Style{Size: 12, Before: -1, After: -1},
			Spans: []tagged.Span{{Text: "Lupaus: ", Color: metBlue}, tagged.T(name)},
		}},
	})
	for _, t := range l.Tavoitteet {
		p.Begin(tagged.Sect)
		p.tavoite(t)
		p.End()
	}
}

func (p *pages) tavoite(t *report.Tavoite) {
	name := orElse(t.Name, "Tavoite")
	// What leads to a metric stays on a page with it, if that leaves no large gap behind.
	lead := tagged.Lead{tagged.Heading{
		Level: 3, Bookmark: "Tavoite: " + shorten(name, 90), NoContents: true,
		Spans: []tagged.Span{{Text: "Tavoite: ", Color: metBlue}, tagged.T(name)},
	}}
	for _, row := range t.Rows {
		lead = append(lead, p.measures(row)...)
		for _, m := range row.Metrics {
			p.Place(lead, p.metric(m))
			lead = nil
		}
	}
	p.Place(tagged.Keep(lead))
}

// measures are a row's toimenpiteet.
func (p *pages) measures(row *report.Row) []tagged.Block {
	l := tagged.List{Style: small, After: 2.4}
	for _, m := range visible(row.Measures) {
		l.Items = append(l.Items, tagged.Item{Spans: []tagged.Span{tagged.T(m)}})
	}
	word := "Toimenpiteet"
	switch len(l.Items) {
	case 0:
		return nil
	case 1:
		word = "Toimenpide"
	}
	return []tagged.Block{
		tagged.Paragraph{Style: tagged.Style{Size: sizeSmall, Bold: true, Color: grey, Before: 2.6, After: 0.6}, Spans: []tagged.Span{tagged.T(word)}, KeepNext: true},
		l,
	}
}
