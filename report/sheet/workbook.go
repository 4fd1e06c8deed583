package sheet

import (
	"fmt"
	"strings"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

// The other sheets' names.
const (
	sheetSummary = "Yhteenveto"
	sheetMetrics = "Mittarit"
	sheetSeries  = "Aikasarja"
	sheetCharts  = "Kaaviot"
	sheetParties = "Vastuutahot"
	sheetSources = "Lähteet"
	sheetGaps    = "Puuttuvat tiedot"
	sheetSince   = "Muuttuneet luvut"
	sheetLegend  = "Selitteet"
	sheetPoints  = "Kaaviotiedot"
)

// Write returns the report as an .xlsx workbook. The same report gives the
// same bytes. An error means that the workbook could not be written at all; the
// report's content causes none.
func Write(r *report.Report) ([]byte, error) {
	w := newWriter(r)
	sources, sourced := w.sourceRows()
	for m, row := range sourced {
		w.sourced[m] = w.firstRow() + row
	}
	calc := w.plan()
	w.summary()
	w.metrics()
	points := newPoints(r)
	w.series()
	w.charts(points)
	w.calculation(calc)
	w.parties()
	w.sources(sources)
	w.gaps()
	w.since()
	w.legend()
	w.points(points)
	return w.book.Bytes()
}

// writer writes the sheets of one report.
type writer struct {
	report *report.Report
	book   *book.Book
	// calculated and sourced are the metrics' rows on Laskenta and their first
	// rows on Lähteet; 0 for none.
	calculated, sourced map[*report.Metric]int
}

// header is the header row of a sheet that has a title, the notices and one
// paragraph above its table; firstRow is the row below it.
func (w *writer) header() int {
	if len(w.report.Notices) > 0 {
		return 4
	}
	return 3
}

func (w *writer) firstRow() int { return w.header() + 1 }

// placeOf is a row of a sheet as links want it; empty for no row.
func (w *writer) placeOf(sheet string, row int) string {
	if row == 0 {
		return ""
	}
	return fmt.Sprintf("%s!A%d", book.Quote(sheet), row)
}

// numberLink is the metric's number, which leads to its row on Mittarit.
func (w *writer) numberLink(m *report.Metric) book.Cell {
	cell := whole(m.Number)
	cell.Target = w.placeOf(sheetMetrics, w.firstRow()+m.Number-1)
	return cell
}

func newWriter(r *report.Report) *writer {
	title := fmt.Sprintf("%s: seurantaraportti %d", r.Programme, r.Year)
	return &writer{report: r, calculated: map[*report.Metric]int{}, sourced: map[*report.Metric]int{}, book: book.New(book.Properties{
		Title: title, Subject: r.Municipality, Creator: "tolokku", Date: r.Date, Notices: r.Notices,
		Footer: fmt.Sprintf("%s, seurantaraportti %d, %s", r.Municipality, r.Year, r.DateText),
	})}
}

// parameterRows are the rows of Laskenta between its paragraph and its table.
const parameterRows = 3

// plan makes the calculation, whose formulas depend on where the rows will stand.
func (w *writer) plan() *calculation {
	calc := newCalculation(w, w.firstRow()+parameterRows, w.firstRow())
	for _, c := range calc.chains {
		if c.group == nil {
			w.calculated[c.metric] = c.row
		}
	}
	return calc
}

// calculation writes Laskenta and the steps behind it.
func (w *writer) calculation(calc *calculation) {
	about := "Jokaisen mittarin tila laskettuna uudelleen kaavoilla. Kun keltaisen solun lukua muuttaa, tila lasketaan uudelleen; muut välilehdet eivät muutu. " +
		"Tyhjä keltainen solu tarkoittaa, että luku puuttuu. Sarake Vaiheet vie laskennan vaiheisiin välilehdelle " + sheetSteps + "."
	steps := "Laskennan vaiheet mittareittain ja ryhmittäin ylhäältä alas. Keltaisia soluja voi muuttaa. " +
		"Muut lähtöarvot tulevat välilehdeltä " + sheetCalculation + "."

	s := w.book.Add(sheetCalculation, calculationColumns, calc.rows)
	s.Print(columnSteps + 1)
	s.Tab(book.Green)
	s.Title("Laskenta: tilat kaavoilla", about)
	w.parameters(s, len(calc.rows))
	first := s.Table("Laskenta", calculationColumns, calc.rows)
	last := first + len(calc.rows) - 1
	s.Tint(columnFormula, first, last, append(append([]book.Tint{}, statusTints...), faultTint))
	s.Tint(columnTool, first, last, statusTints)
	s.Tint(columnAgrees, first, last, agreementTints)
	s.Freeze(2)
	var inputs []string
	for _, c := range calc.chains {
		inputs = append(inputs, c.inputs...)
	}
	s.Numbers(inputs...)

	var rows [][]book.Cell
	for _, c := range calc.chains {
		rows = append(rows, c.steps...)
	}
	columns := []book.Column{
		{Title: "Nro", Width: 6}, {Title: "Mittari tai ryhmä", Width: 46}, {Title: "Kohta", Width: 32},
		{Title: "Tulos", Limit: 22}, {Title: "Selitys", Width: 56}, {Title: "Tunnus", Width: 30},
	}
	s = w.book.Add(sheetSteps, columns, rows)
	s.Print(5)
	s.Title("Laskennan kulku", steps)
	first = s.Table("Laskennan_kulku", columns, rows)
	s.Tab(book.Green)
	s.Tint(columnResult, first, first+len(rows)-1, statusTints)
	var numbers, kinds []string
	words, cells := map[string][]string{}, map[string][]string{}
	for _, c := range calc.chains {
		numbers = append(numbers, c.numbers...)
		for _, choice := range c.choices {
			kind := strings.Join(choice.words, ",")
			if cells[kind] == nil {
				kinds = append(kinds, kind)
			}
			words[kind], cells[kind] = choice.words, append(cells[kind], choice.cell)
		}
	}
	for _, kind := range kinds {
		s.Choose(words[kind], cells[kind]...)
	}
	s.Numbers(numbers...)
}

// parameters writes what the formulas of all metrics depend on.
func (w *writer) parameters(s *book.Sheet, rows int) {
	r := w.report
	label := func(t string) book.Cell {
		return book.Cell{Text: t, Style: book.Style{Bold: true, Bare: true, Nowrap: true}}
	}
	given := func(c book.Cell) book.Cell {
		c.Style.Right = false
		c.Style.Fill = book.PaleYellow
		return c
	}
	final := wordNo
	if r.Final {
		final = wordYes
	}
	gap := book.Cell{Style: book.Style{Bare: true}}
	row := func(name string, value book.Cell, second string, other book.Cell) {
		s.Put(gap, label(name), value, label(second), gap, gap, gap, gap, other)
	}
	w.book.Define(nameYear, s.Name, book.At(2, s.Row))
	w.book.Define(nameFinal, s.Name, book.At(8, s.Row))
	s.Numbers(book.At(2, s.Row), book.At(2, s.Row+1))
	s.Choose([]string{wordYes, wordNo}, book.At(8, s.Row))
	row("Raporttivuosi", given(whole(r.Year)), "Arvioidaan vain täydet vuodet (kyllä/ei)", given(text(final)))
	w.book.Define(nameDay, s.Name, book.At(2, s.Row))
	agrees := book.Letter(columnAgrees)
	header := s.Row + 2
	row("Arviointipäivä", given(day(r.Day)), "Poikkeavia rivejä", book.Cell{
		Formula: fmt.Sprintf(`COUNTIF(%s%d:%s%d,"%s")`, agrees, header+1, agrees, header+max(rows, 1), wordDiffers),
		Style:   book.Style{Format: book.Whole, Bold: true},
	})
	w.book.Define(nameLast, s.Name, book.At(2, s.Row))
	s.Numbers(book.At(2, s.Row))
	s.Put(gap, label("Tapahtumat lasketaan mukaan viimeistään"), given(day(r.LastDay)))
}
