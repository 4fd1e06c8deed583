package pdf

import (
	"fmt"
	"strconv"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// overview is the table of all metrics, which serves as the contents too: each row has a page.
func (p *pages) overview() {
	if len(p.r.Metrics) == 0 {
		return
	}
	n := len(p.r.Metrics)
	title := fmt.Sprintf("Kaikki %d mittaria", n)
	if n == 1 {
		title = "Ohjelman mittari"
	}
	table := p.overviewTable()
	blocks := []tagged.Block{
		tagged.Heading{Level: 2, Text: title, ID: "kaikki-mittarit", Style: spaced(inBold(chapterType), 6, 2)}, table, p.overviewKey(),
	}
	// A short table stands on page 1, if it fits whole. Rows move closer where that saves a page.
	height := p.Measure(textWidth, blocks...)
	if p.Room() < height+6 {
		p.NewPage()
	}
	if spare := p.BodyHeight() - height - 3; spare < 0 {
		if each := 1 + spare/float64(2*(len(table.Body)+1)); each > 0.35 {
			table.PadY = each
			blocks[1] = table
		}
	}
	p.Place(blocks...)
}

func (p *pages) overviewTable() tagged.Table {
	r := p.r
	value, change, path, base, target := 15.0, 15.5, 10.5, 12.5, 13.0
	const number, status, page, gap, arrow = 6.0, 25.0, 5.0, 1.5, 4.4
	wants := make([]float64, 5)
	for _, m := range r.Metrics {
		value := ""
		if numeric(m) {
			value = valueText(m)
		}
		for i, text := range []string{value, signed(m.Change), baseline(m), pathOnly(m), m.TargetShort} {
			wants[i] = max(wants[i], p.widest(smallType, text))
		}
	}
	wants[1] += arrow
	// Numbers are not broken: names give way to them, and where that is not enough, the graphics.
	const least = 28 // for names
	graphic := 22.0
	name := textWidth - number - status - value - gap - change - path - base - graphic - target - page
	if !grow(name-least, []*float64{&value, &change, &base, &path, &target}, wants) {
		value, change, path, base, target = 15.0, 15.5, 10.5, 12.5, 13.0
		name += graphic - gap
		graphic = gap
		grow(name-least, []*float64{&value, &change, &base, &path, &target}, wants)
	}
	name = textWidth - number - status - value - gap - change - path - base - graphic - target - page
	years := fmt.Sprintf("Muutos %d–%d", r.Year-1, r.Year)
	t := tagged.Table{
		Summary: "Kaikki mittarit teemoittain: tila, arvo, muutos, tavoiteura, lähtötaso, tavoite ja sivu.",
		Columns: []tagged.Column{
			{Width: number}, {Width: name}, {Width: status}, {Width: value, Align: tagged.Right}, {Width: change, Gap: gap},
			{Width: path, Align: tagged.Right}, {Width: base, Align: tagged.Right}, {Width: target, Gap: graphic},
			{Width: page, Align: tagged.Right}, {Line: 1, Gap: number + name, Width: textWidth - number - name},
		},
		Style: smallType, HeadStyle: greyType, HeadRule: headRule, PadX: -1, PadY: 1, After: -1, Loose: true,
	}
	graphicAt := textWidth - page - target - graphic + 1.5
	drawn := graphic > gap
	head := tagged.Row{Decor: func(c *tagged.Canvas, tops []float64) {
		if !drawn {
			return
		}
		for i, text := range []string{"Missä", "ollaan"} {
			c.Text(graphicAt, tops[0]+3.1+4*float64(i), text, greyType)
		}
	}}
	for _, text := range []string{"Nro", "Mittari", "Tila", strconv.Itoa(r.Year), years, "Tavoite\u00adura", "Lähtö\u00adtaso", "Tavoite", "s.", "Alustava tai asiantuntijan arvio"} {
		head.Cells = append(head.Cells, tagged.Cell{Blocks: []tagged.Block{tagged.Styled(greyType, tagged.T(text))}})
	}
	t.Head = []tagged.Row{head}
	for _, theme := range r.Themes {
		if len(theme.Metrics) == 0 {
			continue
		}
		t.Body = append(t.Body, themeRow(theme))
		for i, m := range theme.Metrics {
			row := p.overviewRow(m, graphicAt)
			if !drawn {
				row.Decor = nil
			}
			if i == len(theme.Metrics)-1 {
				row.Rule = headRule
			}
			t.Body = append(t.Body, row)
		}
	}
	return t
}

func themeRow(t *report.Theme) tagged.Row {
	const counts = 92
	return tagged.Row{Group: 1, Rule: noRule, Cells: []tagged.Cell{{Blocks: []tagged.Block{tagged.Grid{Cells: []tagged.GridCell{
		{W: textWidth - counts - 2, Blocks: []tagged.Block{tagged.Styled(inBold(bodyType), tagged.T(themeTitle(t)))}},
		{X: textWidth - counts, W: counts, Blocks: []tagged.Block{tagged.Styled(rightOf(smallType), tagged.T(t.Counts.Text()))}},
	}}}}}}
}

func themeTitle(t *report.Theme) string {
	return fmt.Sprintf("%d %s", t.Number, orElse(t.Name, "Teema"))
}

// pathOnly is the level on the path, of groups the one that the graphic shows; limits have the target's column.
func pathOnly(m *report.Metric) string {
	switch {
	case m.Planned.Known():
		return m.Planned.Text()
	case m.Weakest != nil && m.Weakest.Planned.Known():
		return m.Weakest.Planned.Text()
	}
	return ""
}

func baseline(m *report.Metric) string {
	switch {
	case m.Baseline.Known():
		return m.Baseline.Text()
	case m.Result != nil && m.Result.Target != nil && m.Stage == nil:
		return finnish.Dash
	}
	return ""
}

func (p *pages) overviewRow(m *report.Metric, graphicAt float64) tagged.Row {
	s, stage := shown(p.r, m)
	name := nameOf(m)
	if m.Unit != "" {
		name += ", " + m.UnitShort
	}
	var more []tagged.Span
	if m.ProvisionalBox != "" {
		more = append(more, boxed(m.ProvisionalBox))
	} else if m.Provisional {
		more = append(more, tagged.Span{Text: "tiedot " + m.ProvisionalText, Color: grey})
	}
	if v := m.Verdict; v != nil {
		if len(more) > 0 {
			more = append(more, tagged.T("  "))
		}
		span := statusSpan(v.Status, v.StatusWord, false, 2.8)
		span.Bold, span.Color = false, ink
		more = append(more, tagged.T("asiantuntija: "), span)
	}
	row := tagged.Cells(
		tagged.TextCell(strconv.Itoa(m.Number)), tagged.HeaderCell(name),
		tagged.Cell{Spans: []tagged.Span{statusSpan(m.Status, finnish.Capital(m.StatusWord), m.ProvisionalBox != "", 3.2)}},
		tagged.Cell{Spans: []tagged.Span{strongValue(m)}},
		changeCell(m), tagged.TextCell(pathOnly(m)), tagged.TextCell(baseline(m)), tagged.TextCell(m.TargetShort),
		tagged.Cell{Spans: []tagged.Span{pageOf(m)}}, tagged.Cell{Spans: more},
	)
	row.Decor = func(c *tagged.Canvas, tops []float64) { gauge(s, stage, 4).paint(c, graphicAt, tops[0]) }
	return row
}

// changeCell is the arrow and the change as a number. The arrow is read out as its word.
func changeCell(m *report.Metric) tagged.Cell {
	text := signed(m.Change)
	if m.DirectionWord == "" && text == "" {
		return tagged.Cell{}
	}
	var spans []tagged.Span
	if m.DirectionWord != "" {
		spans = append(spans, tagged.Span{Text: finnish.NoBreak, Actual: m.DirectionWord + " ", IconSize: 2.6, Icon: arrowIcon(m.Direction, m.DirectionWord)})
	}
	return tagged.Cell{Spans: append(spans, tagged.Span{Text: text, NoBreak: true})}
}

// overviewKey explains the small graphic below the table.
func (p *pages) overviewKey() tagged.Block {
	const width = 60.0
	key := picture{w: width, h: 9.5}
	way := axis{0, 1, 8, width - 6}
	y := 2.2
	key.rect(way.a, y-1.1, way.b-way.a, 2.2, rail, tagged.Stroke{})
	key.rect(way.a, y-0.75, way.at(0.63)-way.a, 1.5, colourOf("on_track"), tagged.Stroke{})
	key.line(thinTick, at(way.a, y-1.5), at(way.a, y+1.5))
	key.line(pathTick, at(way.at(0.5), y-2), at(way.at(0.5), y+2))
	key.line(thickTick, at(way.b, y-2.2), at(way.b, y+2.2))
	for _, l := range []struct {
		x    float64
		text string
	}{{way.a, "lähtötaso"}, {way.at(0.5), "tavoiteura"}, {way.b - 2, "tavoite"}} {
		key.label(l.x, 8.2, l.text, chartLabel)
	}
	text := "Oikealla on aina parempi. Palkki kulkee lähtötasosta arvoon: kun se yltää ohueen viivaan, mittari on aikataulussa, ja kun " +
		"paksuun, tavoite on saavutettu. Lähtötasoa huonommasta arvosta palkki lähtee vasemmalle. Nuolenkärki: arvo on asteikon ulkopuolella. " +
		"Piste näyttää arvon, kun sitä verrataan rajaan (paksu viiva). Ryhmistä palkki näyttää heikoimman. Ympyrät ovat vaiheita. " +
		"Nuoli ylös on muutos parempaan; harmaa nuoli kertoo vain, kasvoiko luku."
	return tagged.Keep{tagged.Space(2.4), tagged.Grid{Cells: []tagged.GridCell{
		{W: width, Blocks: []tagged.Block{key.figure("Mallikuva: palkki kulkee lähtötasosta arvoon, ohut viiva on tavoiteura ja paksu viiva tavoite.")}},
		{X: width + 4, W: textWidth - width - 4, Blocks: []tagged.Block{tagged.Styled(smallType, tagged.T(text))}},
	}}}
}
