package sheet

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/xuri/excelize/v2"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// The columns of Kaaviotiedot that are drawn.
const (
	columnYear = 2 + iota
	columnOldSeries
	columnNewSeries
	columnPath
	columnGoal
)

// points are the rows that the charts draw. They stand on a sheet of their own
// since a line must have a gap where Aikasarja has a word: a chart would draw
// the word as zero.
type points struct {
	curves []curve
	rows   [][]book.Cell
	// first is the row of each curve's first year, from 0.
	first []int
}

func newPoints(r *report.Report) *points {
	p := &points{}
	for _, c := range curves(r) {
		if !c.measured {
			continue
		}
		p.curves = append(p.curves, c)
		p.first = append(p.first, len(p.rows))
		// Each break moves the values to the other of two lines, so that no line
		// is drawn over it.
		column := columnOldSeries
		for _, y := range c.years {
			if y.newSeries {
				column = columnOldSeries + columnNewSeries - column
			}
			blank := book.Cell{}
			row := []book.Cell{whole(c.metric.Number), text(groupOr(c.metric, c.group)), whole(y.year), blank, blank, blank, blank, text(c.metric.ID)}
			if y.drawn != nil {
				row[column] = number(y.drawn, "", c.format)
			}
			if y.planned != nil {
				row[columnPath] = number(y.planned, "", c.format)
			}
			if y.target != nil {
				row[columnGoal] = number(y.target, "", c.format)
			}
			p.rows = append(p.rows, row)
		}
	}
	return p
}

// points writes Kaaviotiedot.
func (w *writer) points(p *points) {
	columns := []book.Column{
		{Title: "Nro", Width: 6}, {Title: "Ryhmä", Limit: 30}, {Title: "Vuosi", Width: 9},
		{Title: "Arvo", Width: 16}, {Title: "Arvo katkoksen jälkeen", Width: 16}, {Title: "Tavoiteura", Width: 16}, {Title: "Tavoitetaso", Width: 16},
		{Title: "Tunnus", Width: 30},
	}
	s := w.book.Add(sheetPoints, columns, p.rows)
	s.Tab(book.Grey)
	s.Title("Kaaviotiedot", pointsAbout)
	s.Table("Kaaviotiedot", columns, p.rows)
}

const pointsAbout = "Luvut, joista kaaviot piirretään. Tyhjän solun kohdalla viiva katkeaa: arvo puuttuu, vuosi on vajaa tai tulossa, tai sarja on katkennut. " + constants

// The size of a chart in pixels, and of the row that it stands in, in points.
const (
	chartWidth, chartHeight = 490, 270
	chartRow                = 210
)

// charts writes Kaaviot, two charts side by side.
func (w *writer) charts(p *points) {
	columns := []book.Column{{Width: 72}, {Width: 72}}
	s := w.book.Add(sheetCharts, columns, nil)
	s.Title("Kaaviot", "Yhtenäinen viiva on toteutunut arvo, katkoviiva tavoiteura ja pisteviiva tavoitetaso. "+
		"Vajaata vuotta ei piirretä. Luvut ovat välilehdillä "+sheetSeries+" ja "+sheetPoints+". "+constants)
	s.Tab(book.Blue)
	if len(p.curves) == 0 {
		s.Paragraph("Yhdelläkään mittarilla ei ole lukuja.", book.Style{})
	}
	for i := range p.curves {
		if i%2 == 0 && i > 0 {
			s.Row++
		}
		if i%2 == 0 {
			s.Tall(chartRow)
			// A chart's corners are computed from excelize's own heights.
			w.book.Keep(w.book.File.SetRowHeight(s.Name, s.Row, chartRow))
		}
		w.book.Keep(w.book.File.AddChart(s.Name, book.At(i%2, s.Row), w.lineChart(p, i)))
	}
}

// lineChart draws a curve's value, planned path and target.
func (w *writer) lineChart(p *points, i int) *excelize.Chart {
	c := p.curves[i]
	header := w.header()
	first := header + 1 + p.first[i]
	last := first + len(c.years) - 1
	span := func(column int) string {
		return fmt.Sprintf("%s!$%[2]s$%[3]d:$%[2]s$%[4]d", sheetPoints, book.Letter(column), first, last)
	}
	used := func(column int) bool {
		for _, row := range p.rows[p.first[i] : p.first[i]+len(c.years)] {
			if row[column].Number != nil {
				return true
			}
		}
		return false
	}
	looks := []struct {
		column int
		color  string
		dash   excelize.LineDashType
		marker string
		width  float64
	}{
		{columnOldSeries, book.Blue, excelize.LineDashSolid, "circle", 2.25},
		{columnNewSeries, "7A3E9D", excelize.LineDashSolid, "diamond", 2.25},
		{columnPath, book.Green, excelize.LineDashDash, "none", 1.5},
		{columnGoal, book.Rust, excelize.LineDashSysDot, "none", 1.75},
	}
	var series []excelize.ChartSeries
	for _, l := range looks {
		if !used(l.column) {
			continue
		}
		fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.color}}
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$%d", sheetPoints, book.Letter(l.column), header),
			Categories: span(columnYear), Values: span(l.column),
			Fill: fill, Line: excelize.LineOptions{Type: excelize.LineSolid, Width: l.width, Dash: l.dash, Fill: fill},
			Marker: excelize.ChartMarker{Symbol: l.marker, Size: 7, Fill: fill},
		})
	}
	name := fmt.Sprintf("%d %s", c.metric.Number, c.metric.Short)
	if c.group != "" {
		name += ": " + c.group
	}
	if c.metric.Unit != "" {
		name += " (" + c.metric.Unit + ")"
	}
	return &excelize.Chart{
		Type: excelize.Line, Series: series,
		Format:       excelize.GraphicOptions{AltText: c.words(name), Positioning: "oneCell", OffsetX: 4, OffsetY: 4},
		Dimension:    excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Legend:       excelize.ChartLegend{Position: "bottom", Font: &axisFont},
		Title:        chartTitle(broken(name, 54)),
		XAxis:        excelize.ChartAxis{Font: axisFont, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
		YAxis:        excelize.ChartAxis{MajorGridLines: true, Font: axisFont, NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.axisFormat()}},
		ShowBlanksAs: "gap",
	}
}

// axisFormat groups large numbers; others show the decimals that they need.
func (c curve) axisFormat() string {
	for _, y := range c.years {
		if y.drawn != nil && book.Float(y.drawn) >= 10000 {
			return book.NumberFormat(0, "")
		}
	}
	return "General"
}

// broken breaks a long title in two lines; the rest is cut.
func broken(title string, limit int) string {
	runes := []rune(title)
	if len(runes) <= limit {
		return title
	}
	cut := limit
	for cut > limit/2 && runes[cut] != ' ' {
		cut--
	}
	rest := strings.TrimSpace(string(runes[cut:]))
	if r := []rune(rest); len(r) > limit {
		rest = string(r[:limit-1]) + "…"
	}
	return string(runes[:cut]) + "\n" + rest
}

// words says what a chart shows.
func (c curve) words(name string) string {
	out := "Viivakaavio: " + name + "."
	for _, y := range c.years {
		switch {
		case y.value != nil:
			out += fmt.Sprintf(" %d: %s", y.year, c.shown(y.value))
			if y.drawn == nil {
				out += fmt.Sprintf(" (vajaa vuosi %s, ei piirretty)", finnish.Periods(y.months, y.monthsOf))
			}
			out += "."
		case !y.future:
			out += fmt.Sprintf(" %d: puuttuu.", y.year)
		}
	}
	last := c.years[len(c.years)-1]
	if last.planned != nil {
		out += fmt.Sprintf(" Tavoiteura päättyy vuonna %d tasoon %s.", last.year, c.shown(last.planned))
	}
	if last.target != nil {
		out += " Tavoitetaso " + c.shown(last.target) + "."
	}
	return altText(out)
}

// shown is a number with the decimals that the sheet shows of it.
func (c curve) shown(x *big.Rat) string { return finnish.Number(x, c.decimals) }
