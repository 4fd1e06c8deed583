package pdf

import (
	"fmt"
	"strings"
	"time"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// Write draws the report. The bytes depend on nothing but the report.
func Write(r *report.Report) ([]byte, error) {
	return render(&pages{r: r})
}

func render(p *pages) ([]byte, error) {
	r := p.r
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
		p.Doc = d
		p.draw()
		return nil
	})
}

func orElse(text, other string) string {
	if strings.TrimSpace(tagged.Gate(text)) == "" {
		return other
	}
	return text
}

// pages draws one report on one document.
type pages struct {
	*tagged.Doc
	r *report.Report
	// frontText is the look of the front page's lists, which depends on how much there is to say.
	frontText tagged.Style
}

// side is the left and the right margin in mm.
const side = 20

func (p *pages) draw() {
	p.SetTheme(theme())
	p.frame()
	p.front()
	p.contents()
	p.guide()
	p.overview()
	for _, t := range p.r.Themes {
		p.theme(t)
	}
	p.calculations()
	p.rules()
	p.parties()
	p.changes()
	p.gaps()
	p.sources()
	p.notes()
	p.repeat()
}

// frame sets the margins, and what each page shows above and below its text:
// what the report is, the sources' notices, the page number.
func (p *pages) frame() {
	notices := p.wrap(strings.Join(sentences(p.r.Notices), " "), p.Width()-32, noticeStyle, 5)
	const step = 3.5
	bottom := 20 + step*float64(max(len(notices)-1, 0))
	p.SetMargins(tagged.Margins{Top: 25, Right: side, Bottom: bottom, Left: side})
	head := p.r.Programme
	if p.r.Municipality != "" && !strings.Contains(head, p.r.Municipality) {
		head = p.r.Municipality + " · " + head
	}
	left := fmt.Sprintf("%s · seurantaraportti %d", head, p.r.Year)
	p.Header(func(c *tagged.Canvas, info tagged.PageInfo) {
		if info.Number == 1 {
			return
		}
		width := c.W - 2*side
		c.TextWithin(side, 15, width*0.6, left, fine)
		chapter := fine
		chapter.Align = tagged.Right
		c.TextWithin(c.W-side, 15, width*0.38, info.Headings[0], chapter)
		c.Line(side, 17.2, c.W-side, 17.2, tagged.Stroke{Color: hair})
	})
	p.Footer(func(c *tagged.Canvas, info tagged.PageInfo) {
		top := c.H - bottom + 5.5
		c.Line(side, top, c.W-side, top, tagged.Stroke{Color: hair})
		for i, line := range notices {
			c.Text(side, top+4.2+step*float64(i), line, noticeStyle)
		}
		number := fine
		number.Align = tagged.Right
		c.Text(c.W-side, top+4.2, fmt.Sprintf("Sivu %d / %d", info.Number, info.Total), number)
	})
}

// noticeStyle is bold, for a notice must not be missed.
var noticeStyle = tagged.Style{Size: sizeFine, Color: ink, Bold: true}

// sentences ends each text with a full stop.
func sentences(texts []string) []string {
	var out []string
	for _, t := range texts {
		t = strings.TrimSpace(t)
		if t == "" {
			continue
		}
		if !strings.ContainsAny(t[len(t)-1:], ".!?") {
			t += "."
		}
		out = append(out, t)
	}
	return out
}

// wrap breaks a text into at most limit lines; what is left out at the end is
// marked by an ellipsis.
func (p *pages) wrap(text string, width float64, s tagged.Style, limit int) []string {
	var lines []string
	line := ""
	add := func(l string) { lines = append(lines, l) }
	for _, word := range strings.Fields(tagged.Gate(text)) {
		for p.TextWidth(word, s) > width {
			// A word without a place to break is cut where the line ends.
			r := []rune(word)
			n := len(r) - 1
			for n > 1 && p.TextWidth(string(r[:n]), s) > width {
				n--
			}
			if line != "" {
				add(line)
				line = ""
			}
			add(string(r[:n]))
			word = string(r[n:])
		}
		switch {
		case line == "":
			line = word
		case p.TextWidth(line+" "+word, s) <= width:
			line += " " + word
		default:
			add(line)
			line = word
		}
	}
	if line != "" {
		add(line)
	}
	if len(lines) > limit {
		r := []rune(lines[limit-1])
		for len(r) > 0 && p.TextWidth(string(r)+" …", s) > width {
			r = r[:len(r)-1]
		}
		lines = append(lines[:limit-1], strings.TrimRight(string(r), " ")+" …")
	}
	return lines
}

// measure is how charts measure their texts.
func (p *pages) measure() measure { return p.TextWidth }

// metricDest names a metric's place in the document.
func metricDest(m *report.Metric) string { return fmt.Sprintf("mittari-%d", m.Number) }

// metricLink is a metric's name that leads to it.
func metricLink(m *report.Metric) tagged.Span {
	return tagged.LinkTo(metricDest(m), metricName(m))
}

// metricName is never empty: a heading and a link need words.
func metricName(m *report.Metric) string {
	return orElse(m.Name, fmt.Sprintf("Mittari %d", m.Number))
}

// pageOf is "s. 7": where the metric is.
func (p *pages) pageOf(m *report.Metric) string { return pageText(p.PageOf(metricDest(m))) }
