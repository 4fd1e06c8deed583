package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// groups is the table of a metric's groups: each has its own line, chart, value
// and status.
func (p *pages) groups(m *report.Metric) tagged.Block {
	sparkW, chartW, numberW, h := 25.0, 50.0, 14.0, 11.5
	text := p.measure()
	judged := m.Result == nil || m.Result.Target != nil
	var charts, answers bool
	readings := readGroups(p.r, m)
	for i, g := range m.Groups {
		charts = charts || readings[i].graphic.Kind != report.NoGraphic
		answers = answers || g.Answers > 0
		for _, f := range []report.Figure{g.Previous, g.Value} {
			numberW = min(20, max(numberW, p.TextWidth(f.Text(), tagged.Style{Size: sizeSmall, Bold: true})+3.4))
		}
	}
	if answers && charts || numberW > 18 {
		// The groups' names need room too.
		sparkW, chartW = 22, 36
	}
	if charts && readings[0].graphic.Kind == report.YearsGraphic {
		h = 16
	}
	t := tagged.Table{
		Caption: []tagged.Span{tagged.T(fmt.Sprintf("Mittarin %d ryhmät", m.Number) + unitPhrase(m.Unit))},
		Style:   tagged.Style{Size: sizeSmall, Leading: 1.28},
		HeadStyle: tagged.Style{
			Size: sizeFine, Leading: 1.25, Bold: true, Color: grey,
		},
		PadX: 1.6, PadY: 0.6, Flush: true, After: 2,
		Columns: []tagged.Column{{Flex: 1}, {Width: sparkW + 3.2}},
	}
	head := []string{"Ryhmä", "Kehitys"}
	if charts {
		t.Columns = append(t.Columns, tagged.Column{Width: chartW + 3.2})
		head = append(head, "Lähtötasosta tavoitteeseen")
		if readings[0].graphic.Kind != report.WayGraphic {
			head[len(head)-1] = "Arvo ja tavoite"
		}
	}
	t.Columns = append(t.Columns, tagged.Column{Width: numberW, Align: tagged.Right}, tagged.Column{Width: numberW, Align: tagged.Right})
	head = append(head, strconv.Itoa(p.r.Year-1), strconv.Itoa(p.r.Year))
	if answers {
		t.Columns = append(t.Columns, tagged.Column{Width: 17, Align: tagged.Right})
		head = append(head, "Vastaajia")
	}
	if judged {
		t.Columns = append(t.Columns, tagged.Column{Width: 31})
		head = append(head, "Tila")
	}
	t.Head = []tagged.Row{tagged.HeadRow(head...)}
	for i, g := range m.Groups {
		rd := readings[i]
		row := tagged.Cells(tagged.HeaderCell(orElse(g.Name, "ryhmä")))
		row.Cells = append(row.Cells, sparkCell(rd, sparkW, h, text))
		if charts {
			cell := tagged.TextCell(dash)
			if c, alt, ok := rd.chart(chartW, h, text); ok {
				cell = tagged.Cell{Blocks: []tagged.Block{c.figure(alt)}}
			}
			row.Cells = append(row.Cells, cell)
		}
		row.Cells = append(row.Cells,
			tagged.TextCell(g.Previous.Text()),
			tagged.Cell{Spans: []tagged.Span{tagged.B(g.Value.Text())}})
		if answers {
			n := dash
			if g.Answers > 0 {
				n = finnish.Count(g.Answers)
			}
			row.Cells = append(row.Cells, tagged.TextCell(n))
		}
		if judged {
			cover := ""
			if g.Provisional && m.RestsOnValue {
				cover = finnish.Periods(g.Months, g.MonthsOf)
			}
			row.Cells = append(row.Cells, tagged.Cell{Spans: []tagged.Span{statusSpan(g.Status, statusWord(g.StatusWord, cover))}})
		}
		for i := range row.Cells {
			row.Cells[i].Middle = true
		}
		t.Body = append(t.Body, row)
	}
	return t
}

func sparkCell(rd reading, w, h float64, text measure) tagged.Cell {
	if !anyKnown(rd.sparkSeries()) {
		return tagged.TextCell(dash)
	}
	return tagged.Cell{Blocks: []tagged.Block{sparkWith(rd, w, h, text, false).figure(altSpark(rd))}}
}

func unitPhrase(unit string) string {
	if unit == "" {
		return "."
	}
	return ", yksikkö " + strings.TrimSpace(unit) + "."
}
