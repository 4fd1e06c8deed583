package pdf

import (
	"fmt"
	"strings"
	"time"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// Write draws the report. The bytes depend on nothing but the report.
func Write(r *report.Report) ([]byte, error) {
	date, err := time.Parse(time.DateOnly, r.Date)
	if err != nil {
		return nil, fmt.Errorf("raportin päivä %q ei ole muotoa VVVV-KK-PP", r.Date)
	}
	meta := tagged.Meta{
		Title:   fmt.Sprintf("%s: seurantaraportti %d", orElse(r.Programme, "Ohjelma"), r.Year),
		Author:  r.Municipality,
		Subject: r.Headline,
		Date:    date,
		Creator: strings.TrimSpace("tolokku " + r.Version),
	}
	return tagged.Render(meta, func(d *tagged.Doc) error {
		p := &pages{Doc: d, r: r}
		p.draw()
		return nil
	})
}

// orElse is a text, or another where nothing of it can be seen: headings and links need words.
func orElse(text, other string) string {
	if strings.TrimSpace(tagged.Gate(text)) == "" {
		return other
	}
	return text
}

// visible leaves out texts of which nothing can be seen.
func visible(texts []string) []string {
	var out []string
	for _, t := range texts {
		if orElse(t, "") != "" {
			out = append(out, t)
		}
	}
	return out
}

// pages draws one report on one document.
type pages struct {
	*tagged.Doc
	r *report.Report
}

func (p *pages) draw() {
	p.SetTheme(theme())
	p.frame()
	p.summary()
	for _, t := range p.r.Themes {
		p.theme(t)
	}
	p.guide()
	p.gaps()
	p.sources()
}

// frame sets the margins, and what each page shows above and below its text: what the report is, the theme, the sources'
// notices, the page number.
func (p *pages) frame() {
	var sentences []string
	for _, n := range visible(p.r.Notices) {
		sentences = append(sentences, finnish.Sentence(n))
	}
	const step, top, foot = 4.0, 12.5, 284.7
	style := inBold(smallType)
	notices := p.Lines(strings.Join(sentences, " "), textWidth-30, style)
	const most = 5
	if len(notices) > most {
		notices = append(notices[:most-1], strings.TrimRight(notices[most-1], " ")+" …")
	}
	bottom := edge + step*float64(max(len(notices)-1, 0))
	p.SetMargins(tagged.Margins{Top: edge, Right: side, Bottom: bottom, Left: side})
	left := fmt.Sprintf("%s · seurantaraportti %d", orElse(p.r.Programme, "Ohjelma"), p.r.Year)
	p.Header(func(c *tagged.Canvas, info tagged.PageInfo) {
		if info.Number == 1 {
			return
		}
		c.TextWithin(side, top, textWidth*0.6, left, greyType)
		c.TextWithin(c.W-side, top, textWidth*0.38, info.Headings[1], rightOf(greyType))
	})
	p.Footer(func(c *tagged.Canvas, info tagged.PageInfo) {
		y := foot - step*float64(max(len(notices)-1, 0))
		for i, line := range notices {
			c.Text(side, y+step*float64(i), line, style)
		}
		c.Text(c.W-side, y, fmt.Sprintf("Sivu %d / %d", info.Number, info.Total), rightOf(smallType))
	})
}

// measure is how graphics measure their texts.
func (p *pages) measure() measure { return p.TextWidth }

// metricDest names a metric's place in the document.
func metricDest(m *report.Metric) string { return fmt.Sprintf("mittari-%d", m.Number) }

// nameOf is a metric's short name. It is never empty: a heading needs words.
func nameOf(m *report.Metric) string {
	return orElse(m.Short, orElse(m.Name, fmt.Sprintf("Mittari %d", m.Number)))
}

// named is a metric by number and name, which stay together: "9 Nimi".
func named(m *report.Metric) string {
	return fmt.Sprintf("%d%s%s", m.Number, finnish.NoBreak, nameOf(m))
}

// pageOf is the number of a metric's page, as a link to the metric.
func pageOf(m *report.Metric) tagged.Span {
	return tagged.Span{PageOf: metricDest(m), Alt: "Mittari " + named(m)}
}

// pageIn is " (s. 7)".
func pageIn(m *report.Metric) []tagged.Span {
	return []tagged.Span{tagged.T(" (s." + finnish.NoBreak), pageOf(m), tagged.T(")")}
}
