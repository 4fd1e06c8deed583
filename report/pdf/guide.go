package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// chapter begins a chapter of the back matter: below what is there, or on a page of its own where little room is left.
func (p *pages) chapter(title, dest string) {
	style := inBold(chapterType)
	if p.Room() < 0.45*p.BodyHeight() {
		p.NewPage()
	} else {
		style.Before = 9
	}
	style.After = 1.6
	p.Place(tagged.Heading{Level: 2, Text: title, ID: dest, Style: style})
}

// part is the heading of a part of a chapter.
func part(title string) tagged.Heading {
	return tagged.Heading{Level: 3, Spans: []tagged.Span{tagged.B(title)}, Style: spaced(sectionType, 4.6, 1.2)}
}

// backTable is the look of the back matter's tables.
func backTable(summary string, columns ...tagged.Column) tagged.Table {
	return tagged.Table{
		Summary: summary, Columns: columns, Style: tableType, HeadStyle: inGrey(smallType), HeadRule: headRule,
		PadX: -1, PadY: 0.8, After: -1,
	}
}

// heads is a header row in grey.
func heads(texts ...string) []tagged.Row {
	var row tagged.Row
	for _, text := range texts {
		row.Cells = append(row.Cells, tagged.Cell{Blocks: []tagged.Block{tagged.Styled(greyType, tagged.T(text))}})
	}
	return []tagged.Row{row}
}

func cell(spans ...tagged.Span) tagged.Cell { return tagged.Cell{Spans: spans} }

// guide says how the report is read and how a status is decided.
func (p *pages) guide() {
	p.Begin(tagged.Sect)
	p.chapter("Näin raporttia luetaan ja tila päätellään", "lukuohje")
	p.Place(tagged.Styled(after(bodyType, 2), tagged.T("Raportti laskee tilan aina samoilla säännöillä. Tila näkyy merkkinä ja sanana, ei pelkkänä värinä.")))
	g := p.r.Guide
	if len(g.Statuses) > 0 {
		p.Place(statusTable(g))
	}
	switch {
	case g.PathExample != nil:
		p.Place(p.example(g)...)
	case g.Path != "":
		p.Place(part("Tavoiteura"), tagged.Styled(bodyType, tagged.T(g.Path)))
	}
	p.kinds(g)
	if len(g.Marks) > 0 {
		p.Place(part("Merkinnät"), marks(g))
	}
	p.End()
}

func statusTable(g report.Guide) tagged.Table {
	t := backTable("Tilat ja niiden merkitys", tagged.Column{Width: 52}, tagged.Column{Width: 122})
	for _, s := range g.Statuses {
		name := tagged.Cell{Header: true, Spans: []tagged.Span{statusSpan(s.Status, finnish.Capital(s.Word), false, 3.4)}}
		t.Body = append(t.Body, tagged.Cells(name, cell(tagged.T(s.Text))))
	}
	return t
}

// example explains the path by a metric that has one.
func (p *pages) example(g report.Guide) []tagged.Block {
	m := g.PathExample
	s := subjectOf(p.r, m)
	picture, _ := chart(s, p.measure())
	text := []tagged.Block{
		tagged.Styled(after(bodyType, 1.6), tagged.T(g.Path)),
		tagged.Styled(bodyType, tagged.T(fmt.Sprintf("Mittari%s%d: %s", finnish.NoBreak, m.Number, m.Peruste))),
	}
	return []tagged.Block{tagged.Keep{part("Tavoiteura"), tagged.Grid{Cells: []tagged.GridCell{
		{W: chartWidth, Blocks: []tagged.Block{picture.figure("Esimerkki, mittari " + named(m) + ". " + altSeries(s))}},
		{X: chartWidth + 6, W: textWidth - chartWidth - 6, Blocks: text},
	}}}}
}

// kinds are the rules by kinds of targets.
func (p *pages) kinds(g report.Guide) {
	t := backTable("Tavoitteiden lajit: sääntö, tämän vuoden esimerkki ja mittarit",
		tagged.Column{Width: 36}, tagged.Column{Gap: 2, Width: 70}, tagged.Column{Gap: 2, Width: 41}, tagged.Column{Gap: 2, Width: 21})
	t.Head = heads("Laji", "Sääntö", fmt.Sprintf("Vuonna %d", p.r.Year), "Mittarit")
	for _, k := range g.Kinds {
		name := tagged.Cell{Header: true, Spans: []tagged.Span{tagged.B(k.Name)}}
		t.Body = append(t.Body, tagged.Cells(name, cell(tagged.T(k.Rule)), cell(tagged.T(orElse(k.Example, finnish.Dash))), cell(tagged.T(numbersOf(k.Metrics)))))
	}
	if len(t.Body) > 0 {
		p.Place(part("Tavoitteen laji ratkaisee vertailun"), t)
	}
}

// numbersOf lists metrics by number, runs of three or more as a range: "10, 11, 15–18".
func numbersOf(all []*report.Metric) string {
	var parts []string
	for i := 0; i < len(all); {
		end := i
		for end+1 < len(all) && all[end+1].Number == all[end].Number+1 {
			end++
		}
		if end-i >= 2 {
			parts = append(parts, finnish.Range(strconv.Itoa(all[i].Number), strconv.Itoa(all[end].Number)))
		} else {
			for _, m := range all[i : end+1] {
				parts = append(parts, strconv.Itoa(m.Number))
			}
		}
		i = end + 1
	}
	return strings.Join(parts, ", ")
}

// marks explains what else stands beside a status, each by its own look.
func marks(g report.Guide) tagged.Table {
	t := backTable("Merkinnät ja niiden merkitys", tagged.Column{Width: 40}, tagged.Column{Gap: 4, Width: 130})
	for _, m := range g.Marks {
		name := tagged.TextCell(m.Title)
		switch {
		case strings.HasPrefix(m.Title, "paranee"):
			name = tagged.Cell{}
			for i, word := range strings.Split(m.Title, ", ") {
				way := []assessment.Direction{assessment.Better, assessment.Worse, assessment.Same}[min(i, 2)]
				name.Blocks = append(name.Blocks, tagged.Styled(tableType, directionSpan(way, word)))
			}
		case strings.HasPrefix(m.Title, "alustava"):
			name = cell(boxed(m.Title))
		case m.Title == "akselin katko":
			name = cell(tagged.Span{Text: m.Title, IconSize: 3.4, Icon: func(c *tagged.Canvas) {
				var z picture
				z.line(tagged.Stroke{Color: ink, Width: 0.35}, at(1.6, 0), at(1.6, 0.9), at(0.7, 1.4), at(2.5, 2.2), at(1.6, 2.6), at(1.6, 3.4))
				z.paint(c, 0, 0)
			}})
		}
		name.Header = true
		t.Body = append(t.Body, tagged.Cells(name, cell(tagged.T(m.Text))))
	}
	return t
}
