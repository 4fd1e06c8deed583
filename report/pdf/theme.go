package pdf

import (
	"fmt"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// theme is a theme's pages: lupaus, tavoite, toimenpiteet, metrics.
func (p *pages) theme(t *report.Theme) {
	p.NewPage()
	p.Begin(tagged.Sect)
	p.Place(tagged.Lead{
		tagged.Heading{Level: 2, Text: themeTitle(t), ID: fmt.Sprintf("teema-%d", t.Number)},
		tagged.Styled(spaced(bodyType, 1, 2.4), tagged.T(t.Headline)),
	})
	for i, l := range t.Lupaukset {
		p.Begin(tagged.Sect)
		lead := headed("Lupaus", tagged.Heading{Level: 3, Text: orElse(l.Name, "Lupaus"), Bookmark: "Lupaus: " + shorten(orElse(l.Name, "–"), 90)}, strongRule, 2, 4)
		if i > 0 {
			lead.Top = 2.4
		}
		p.tavoitteet(l, []tagged.Block{lead})
		p.End()
	}
	p.End()
}

// headed is a heading in the main column, below a rule, with its kind in the margin column.
func headed(kind string, h tagged.Heading, rule tagged.Stroke, top, bottom float64) tagged.Grid {
	h.Label, h.LabelWidth = tagged.Span{Text: kind, Size: smallest, Color: grey}, mainAt
	return tagged.Grid{Rule: rule, Top: top, Bottom: bottom, KeepNext: true, Cells: []tagged.GridCell{{W: textWidth, Blocks: []tagged.Block{h}}}}
}

// tavoitteet are a lupaus' goals with their rows of measures and metrics. What leads to a metric stays on a page with it.
func (p *pages) tavoitteet(l *report.Lupaus, lead []tagged.Block) {
	for _, t := range l.Tavoitteet {
		p.Begin(tagged.Sect)
		name := orElse(t.Name, "Tavoite")
		lead = append(lead, headed("Tavoite", tagged.Heading{Level: 4, Text: name, Bookmark: "Tavoite: " + shorten(name, 90)}, headRule, 2, 1))
		for i, row := range t.Rows {
			if m := measures(row, i > 0); m != nil {
				lead = append(lead, m)
			}
			for _, m := range row.Metrics {
				p.Place(tagged.Keep(append(lead, p.block(m))))
				lead = nil
			}
		}
		if len(lead) > 0 {
			p.Place(tagged.Keep(lead))
			lead = nil
		}
		p.End()
	}
	if len(lead) > 0 {
		p.Place(tagged.Keep(lead))
	}
}

// measures are a row's toimenpiteet; below a rule where only they change.
func measures(row *report.Row, ruled bool) tagged.Block {
	l := tagged.List{Label: "–", Style: bodyType, After: -1}
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
	g := tagged.Grid{Top: 0.6, Bottom: 1.8, KeepNext: true, Cells: []tagged.GridCell{
		{W: margin, Blocks: []tagged.Block{tagged.Styled(leadLike(greyType, bodyType), tagged.T(word))}},
		{X: mainAt, W: mainWidth, Blocks: []tagged.Block{l}},
	}}
	if ruled {
		g.Rule, g.Top = blockRule, 1.8
	}
	return g
}

// leadLike gives a type the lines of another, so that both stand on one baseline.
func leadLike(s, other tagged.Style) tagged.Style {
	s.Leading = other.Leading * other.Size / s.Size
	return s
}

// shorten cuts a text to at most limit characters at the end of a word.
func shorten(text string, limit int) string {
	n, space := 0, 0
	for i, c := range text {
		if n++; n > limit {
			if space > 0 {
				i = space
			}
			return text[:i] + "…"
		}
		if c == ' ' {
			space = i
		}
	}
	return text
}
