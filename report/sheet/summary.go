package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"tolokku/programme/assessment"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// statusColumns are the counts' columns in the order of reports. The greys of
// the last two differ so that their bars can be told apart.
var statusColumns = []struct {
	title  string
	status assessment.Status
	color  string
}{
	{"Saavutettu", assessment.Met, book.Blue},
	{"Aikataulussa", assessment.OnTrack, book.Green},
	{"Jäljessä", assessment.Behind, book.Rust},
	{"Tieto puuttuu tai ei arvioitavissa", assessment.NoData, book.Grey},
	{"Seurataan", assessment.Monitored, "8C8C8C"},
}

// summary writes Yhteenveto: the verdict, counts by theme and by party, and
// what changed since last year.
func (w *writer) summary() {
	r := w.report
	columns := countColumns("Teema")
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
	s := w.book.Add(sheetSummary, columns, nil)
	s.Loose()
	s.Title(fmt.Sprintf("%s: seurantaraportti %d", r.Programme, r.Year),
		fmt.Sprintf("%s, raportti päivätty %s.", r.Municipality, r.DateText))
	s.Paragraph(r.Headline, book.Style{Size: 12, Bold: true})
	s.Heading("Mittarit teemoittain")
	first := s.Table("Teemat", columns, themes)
	s.Row++
	w.countChart(s, first, len(r.Themes))

	s.Heading("Muutokset edellisvuodesta")
	switch {
	case !r.HasPrevious():
		s.Paragraph(fmt.Sprintf("Vuodelle %d ei lasketa tiloja, joten muutoksia ei ole.", r.Year-1), book.Style{})
	case len(r.Changes) == 0:
		s.Paragraph("Yhdenkään mittarin tila ei ole muuttunut.", book.Style{})
	default:
		s.Paragraph("Edellisen vuoden tilat on laskettu uudelleen nykyisistä tiedoista.", book.Style{})
	}
	for _, c := range r.Changes {
		direction := "Arviointi alkanut tai keskeytynyt: "
		switch {
		case c.Better:
			direction = "Parantunut: "
		case c.Worse:
			direction = "Heikentynyt: "
		}
		s.Paragraph(direction+c.Text, book.Style{})
	}
	s.Break()
	s.Heading("Mittarit vastuutahoittain")
	s.Paragraph("Mittari on jokaisen vastuutahonsa rivillä, joten rivien summa voi olla suurempi kuin mittareiden määrä.", book.Style{})
	s.Table("Vastuutahojen_tilat", countColumns("Vastuutaho"), parties)
}

func countColumns(first string) []book.Column {
	columns := []book.Column{{Title: first, Width: 50}}
	for _, c := range statusColumns {
		columns = append(columns, book.Column{Title: c.title, Width: 15})
	}
	return append(columns, book.Column{Title: "Yhteensä", Width: 12})
}

func countRow(name string, c report.Counts) []book.Cell {
	row := []book.Cell{text(name)}
	for _, column := range statusColumns {
		row = append(row, whole(c.Of(column.status)))
	}
	return append(row, whole(c.Judged()+c.Monitored))
}

// countChart draws the counts by theme as bars of 100 % width each count.
func (w *writer) countChart(s *book.Sheet, first, themes int) {
	if themes == 0 {
		return
	}
	quoted := book.Quote(sheetSummary)
	span := func(column int) string {
		return fmt.Sprintf("%s!$%[2]s$%[3]d:$%[2]s$%[4]d", quoted, book.Letter(column), first, first+themes-1)
	}
	var series []excelize.ChartSeries
	for i, c := range statusColumns {
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$%d", quoted, book.Letter(i+1), first-1),
			Categories: span(0), Values: span(i + 1),
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.color}},
			DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Color: "FFFFFF", Bold: true, Size: 9}},
		})
	}
	height := uint(min(130+themes*50, 900))
	gap, overlap := uint(50), 100
	w.book.Keep(w.book.File.AddChart(s.Name, book.At(0, s.Row), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, GapWidth: &gap, Overlap: &overlap,
		Format:    excelize.GraphicOptions{AltText: countText(w.report), Positioning: "oneCell"},
		Dimension: excelize.ChartDimension{Width: 900, Height: height},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &axisFont},
		Title:     chartTitle("Mittareiden tilat teemoittain"),
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: axisFont},
		YAxis: excelize.ChartAxis{
			MajorGridLines: true, MajorUnit: 1, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}, Font: axisFont,
			TickLabelPosition: excelize.ChartTickLabelHigh,
		},
		// A zero would stand on its neighbour's bar.
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0;;;"}},
	}))
	// The chart lies over empty rows of the standard height, 20 pixels.
	s.Row += int(height)/20 + 1
}

// axisFont is dark: the standard one is too pale to read in print.
var axisFont = excelize.Font{Size: 9, Family: "Arial", Color: book.Black}

func chartTitle(title string) excelize.ChartTitle {
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{
		Text: book.Clean(title), Font: &excelize.Font{Size: 10, Bold: true, Family: "Arial", Color: book.Black},
	}}}
}

// countText says in words what the chart of counts shows.
func countText(r *report.Report) string {
	out := "Pylväskaavio mittareiden tiloista teemoittain."
	for _, t := range r.Themes {
		out += fmt.Sprintf(" %s: saavutettu %d, aikataulussa %d, jäljessä %d, tieto puuttuu tai ei arvioitavissa %d, seurataan %d.",
			t.Name, t.Counts.Met, t.Counts.OnTrack, t.Counts.Behind, t.Counts.NoData, t.Counts.Monitored)
	}
	return altText(out)
}

// altText shortens an alternative text to what screen readers read in one go.
func altText(s string) string {
	s = book.Clean(s)
	if r := []rune(s); len(r) > 1500 {
		return string(r[:1499]) + "…"
	}
	return s
}
