package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// statusColumns are the counts' columns in the order of reports.
var statusColumns = []struct {
	title  string
	status assessment.Status
}{
	{"Saavutettu", assessment.Met},
	{"Aikataulussa", assessment.OnTrack},
	{"Jäljessä", assessment.Behind},
	{"Arvioimatta", assessment.NoData},
	{"Seurataan", assessment.Monitored},
}

// summaryColumns are the columns that all tables of Yhteenveto share: names,
// six narrow ones for numbers and words, three wide ones for texts.
var summaryColumns = []book.Column{
	{Width: 36}, {Width: 12}, {Width: 12}, {Width: 12}, {Width: 12}, {Width: 12}, {Width: 12}, {Width: 28}, {Width: 28}, {Width: 18},
}

// summary writes Yhteenveto: the verdict, counts by theme and by party, what is
// behind, and what changed since last year.
func (w *writer) summary() {
	r := w.report
	var themes, parties [][]book.Cell
	for _, t := range r.Themes {
		themes = append(themes, countRow(t.Name, t.Counts))
	}
	total := countRow("Kaikki teemat", r.Counts)
	for i := range total {
		total[i].Style.Bold = true
	}
	themes = append(themes, total)
	for _, p := range r.Parties {
		parties = append(parties, countRow(p.Name, p.Counts))
	}
	s := w.book.Add(sheetSummary, summaryColumns, nil)
	s.Loose()
	s.Tab(book.Blue)
	s.Title(fmt.Sprintf("%s: seurantaraportti %d", r.Programme, r.Year),
		fmt.Sprintf("%s. Päiväys %s. %s", r.Municipality, r.DateText, constants))
	s.Paragraph(r.Headline, book.Style{Size: 12, Bold: true})
	s.Heading("Mittarit teemoittain")
	first := s.Table("Teemat", countColumns("Teema"), themes)
	s.Row++
	w.countCharts(s, first, r.Themes)
	w.behind(s)
	s.Break()
	w.named(s, "Arvioimatta", r.Unassessed, func(m *report.Metric) string { return m.StatusWord })
	w.named(s, "Vielä kesken, koska vuosi on vajaa", r.Unfinished, func(m *report.Metric) string { return m.StatusWord + ", " + m.ProvisionalBox })
	w.changes(s)
	w.verdicts(s)
	s.Heading("Mittarit vastuutahoittain")
	s.Paragraph("Mittari on jokaisen vastuutahonsa rivillä, joten rivien summa voi olla suurempi kuin mittareiden määrä.", book.Style{})
	s.Table("Vastuutahojen_tilat", countColumns("Vastuutaho"), parties)
}

// behind lists the metrics that are behind: why, and who does what by when.
func (w *writer) behind(s *book.Sheet) {
	columns := []book.Column{
		{Title: "Mittari"}, {Title: "Arvo"}, {Title: "Tavoiteura tai raja"}, {Title: "Tavoite sanoin"}, {Title: "Suunta"}, {Title: "Kattavuus"}, {Title: "Mennessä"},
		{Title: "Syy"}, {Title: "Toimet"}, {Title: "Kuka"},
	}
	var rows [][]book.Cell
	for _, m := range w.report.Behind {
		rows = append(rows, []book.Cell{
			text(numberedName(m)),
			right(m.ValueText), right(m.PathText), right(m.TargetShort),
			orDash(m.DirectionWord), orDash(coverage(m.Months, m.MonthsOf)), dueCell(m),
			text(m.Answer.Cause), text(m.Answer.Action), text(m.Answer.Who),
		})
	}
	s.Heading("Mitkä mittarit ovat jäljessä ja miksi")
	if len(rows) == 0 {
		s.Paragraph("Yksikään mittari ei ole jäljessä.", book.Style{})
		return
	}
	s.Table("Jaljessa", columns, rows)
}

// named lists metrics under a heading, each with a word; nothing where there is none.
func (w *writer) named(s *book.Sheet, heading string, metrics []*report.Metric, word func(*report.Metric) string) {
	if len(metrics) == 0 {
		return
	}
	var all []string
	for _, m := range metrics {
		all = append(all, fmt.Sprintf("%s (%s)", numberedName(m), word(m)))
	}
	s.Heading(heading)
	s.Paragraph(strings.Join(all, "\n"), book.Style{})
}

// changes tells which statuses differ from last year's.
func (w *writer) changes(s *book.Sheet) {
	r := w.report
	s.Heading(fmt.Sprintf("Mikä muuttui vuodesta %d", r.Year-1))
	switch {
	case !r.HasPrevious():
		s.Paragraph(fmt.Sprintf("Vuodelle %d ei lasketa tiloja, joten muutoksia ei ole.", r.Year-1), book.Style{})
	case len(r.Changes) == 0:
		s.Paragraph("Yhdenkään mittarin tila ei ole muuttunut.", book.Style{})
	default:
		s.Paragraph(fmt.Sprintf("Vuoden %d tilat on laskettu uudelleen nykyisistä tiedoista. Ne voivat poiketa viime vuoden raportista.", r.Year-1), book.Style{})
	}
	for _, c := range r.Changes {
		s.Paragraph(fmt.Sprintf("%s: %s: %s", changeWord(c), numberedName(c.Metric), c.Arrow), book.Style{})
	}
}

func changeWord(c report.Change) string {
	switch {
	case c.Better:
		return "Tila parani"
	case c.Worse:
		return "Tila heikkeni"
	}
	return "Toisen vuoden arvio puuttuu"
}

// verdicts lists what experts say beside the computed statuses.
func (w *writer) verdicts(s *book.Sheet) {
	first := true
	for _, m := range w.report.Metrics {
		v := m.Verdict
		if v == nil {
			continue
		}
		if first {
			s.Heading("Asiantuntijan arviot")
			first = false
		}
		s.Paragraph(fmt.Sprintf("%s: asiantuntijan arvio %s, laskettu tila %s. %s (%s, %s)",
			numberedName(m), v.StatusWord, m.StatusWord, finnish.Sentence(v.Reason), v.By, v.DateText), book.Style{})
	}
}

func countColumns(first string) []book.Column {
	columns := []book.Column{{Title: first}}
	for _, c := range statusColumns {
		columns = append(columns, book.Column{Title: c.title})
	}
	return append(columns, book.Column{Title: "Yhteensä"})
}

func countRow(name string, c report.Counts) []book.Cell {
	row := []book.Cell{text(name)}
	for _, column := range statusColumns {
		row = append(row, whole(c.Of(column.status)))
	}
	return append(row, whole(c.Judged()+c.Monitored))
}

// The size of a theme's chart in pixels.
const countWidth, countHeight = 400, 180

// countPlaces are the columns where the charts stand side by side, and how far
// from the column's left edge.
var countPlaces = []struct{ column, offset int }{{0, 2}, {3, 2}, {7, 40}}

// countCharts draws a chart for each theme: a bar with its name and its number
// for each status, so that no colour has to be told from another.
func (w *writer) countCharts(s *book.Sheet, first int, themes []*report.Theme) {
	quoted := book.Quote(sheetSummary)
	span := func(row int) string {
		return fmt.Sprintf("%s!$%[2]s$%[3]d:$%[4]s$%[3]d", quoted, book.Letter(1), row, book.Letter(len(statusColumns)))
	}
	most := 1
	for _, t := range themes {
		for _, c := range statusColumns {
			most = max(most, t.Counts.Of(c.status))
		}
	}
	highest, lowest, gap := float64(most+1), 0.0, uint(40)
	for i, t := range themes {
		// The charts lie over empty rows of the standard height, 20 pixels.
		if i > 0 && i%len(countPlaces) == 0 {
			s.Row += countHeight/20 + 1
		}
		place := countPlaces[i%len(countPlaces)]
		w.book.Keep(w.book.File.AddChart(s.Name, book.At(place.column, s.Row), &excelize.Chart{
			Type: excelize.Bar, GapWidth: &gap,
			Series: []excelize.ChartSeries{{
				Name: fmt.Sprintf("%s!$A$%d", quoted, first+i), Categories: span(first - 1), Values: span(first + i),
				Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{book.Blue}},
				DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Family: "Arial", Color: book.Black, Bold: true, Size: 9}},
			}},
			Format:    excelize.GraphicOptions{AltText: countText(t), Positioning: "oneCell", OffsetX: place.offset, OffsetY: 2},
			Dimension: excelize.ChartDimension{Width: countWidth, Height: countHeight},
			Legend:    excelize.ChartLegend{Position: "none"},
			Title:     chartTitle(broken(t.Name, 54)),
			XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: axisFont},
			YAxis:     excelize.ChartAxis{None: true, Maximum: &highest, Minimum: &lowest},
			PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
		}))
	}
	if len(themes) > 0 {
		s.Row += countHeight/20 + 1
	}
}

// axisFont is dark: the standard one is too pale to read in print.
var axisFont = excelize.Font{Size: 9, Family: "Arial", Color: book.Black}

func chartTitle(title string) excelize.ChartTitle {
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{
		Text: book.Clean(title), Font: &excelize.Font{Size: 10, Bold: true, Family: "Arial", Color: book.Black},
	}}}
}

// countText says in words what the chart of a theme's counts shows.
func countText(t *report.Theme) string {
	var parts []string
	for _, c := range statusColumns {
		parts = append(parts, fmt.Sprintf("%s %d", strings.ToLower(c.title), t.Counts.Of(c.status)))
	}
	return altText(fmt.Sprintf("Pylväskaavio teeman ”%s” mittareiden tiloista: %s.", t.Name, strings.Join(parts, ", ")))
}

// altText shortens an alternative text to what screen readers read in one go.
func altText(s string) string {
	s = book.Clean(s)
	if r := []rune(s); len(r) > 1500 {
		return string(r[:1499]) + "…"
	}
	return s
}
