package sheet

import (
	"fmt"

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
	sheetLegend  = "Selitteet"
	sheetPoints  = "Kaaviotiedot"
)

// Write returns the report as an .xlsx workbook. The same report gives the
// same bytes. An error means that the workbook could not be written at all; the
// report's content causes none.
func Write(r *report.Report) ([]byte, error) {
	w := newWriter(r)
	w.summary()
	w.metrics()
	points := newPoints(r)
	w.series()
	w.charts(points)
	w.calculation()
	w.parties()
	w.sources()
	w.gaps()
	w.legend()
	w.points(points)
	return w.book.Bytes()
}

// writer writes the sheets of one report.
type writer struct {
	report *report.Report
	book   *book.Book
}

func newWriter(r *report.Report) *writer {
	title := fmt.Sprintf("%s: seurantaraportti %d", r.Programme, r.Year)
	return &writer{report: r, book: book.New(book.Properties{
		Title: title, Subject: r.Municipality, Creator: "tolokku", Date: r.Date, Notices: r.Notices,
		Footer: fmt.Sprintf("%s, seurantaraportti %d, %s", r.Municipality, r.Year, r.DateText),
	})}
}

// calculation writes Laskenta and the steps behind it.
func (w *writer) calculation() {
	r := w.report
	about := "Jokaisen mittarin tila laskettuna uudelleen kaavoilla. Kun keltaisen solun lukua muuttaa, tila lasketaan uudelleen. " +
		"Viimeinen sarake vie laskennan vaiheisiin välilehdelle " + sheetSteps + "."
	steps := "Laskennan vaiheet mittareittain ja ryhmittäin ylhäältä alas. Keltaisia soluja voi muuttaa. " +
		"Muut lähtöarvot tulevat välilehdeltä " + sheetCalculation + "."
	top := 1
	if len(r.Notices) > 0 {
		top = 2
	}
	const parameters = 2
	// One paragraph, the parameters and the header stand above the first row.
	calc := newCalculation(r, top+1+parameters+2, top+1+2)

	s := w.book.Add(sheetCalculation, calculationColumns, calc.rows)
	s.Title("Laskenta: tilat kaavoilla", about)
	w.parameters(s, len(calc.rows))
	first := s.Table("Laskenta", calculationColumns, calc.rows)
	last := first + len(calc.rows) - 1
	s.Tint(columnFormula, first, last, statusTints)
	s.Tint(columnTool, first, last, statusTints)
	s.Tint(columnAgrees, first, last, agreementTints)
	s.Freeze(1)

	var rows [][]book.Cell
	for _, c := range calc.chains {
		rows = append(rows, c.steps...)
	}
	columns := []book.Column{
		{Title: "Tunnus", Limit: 18}, {Title: "Mittari tai ryhmä", Width: 46}, {Title: "Kohta", Width: 32},
		{Title: "Tulos", Limit: 22}, {Title: "Selitys", Width: 56},
	}
	s = w.book.Add(sheetSteps, columns, rows)
	s.Title("Laskennan kulku", steps)
	first = s.Table("Laskennan_kulku", columns, rows)
	s.Tint(columnResult, first, first+len(rows)-1, statusTints)
}

// parameters writes what the formulas of all metrics depend on.
func (w *writer) parameters(s *book.Sheet, rows int) {
	r := w.report
	label := func(t string) book.Cell { return book.Cell{Text: t, Style: book.Style{Bold: true, Bare: true}} }
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
	w.book.Define(nameYear, s.Name, book.At(1, s.Row))
	w.book.Define(nameFinal, s.Name, book.At(4, s.Row))
	s.Put(label("Raporttivuosi"), given(whole(r.Year)), gap, label("Vain täydet vuodet"), given(text(final)))
	w.book.Define(nameDay, s.Name, book.At(1, s.Row))
	agrees := book.Letter(columnAgrees)
	header := s.Row + 1
	s.Put(label("Arviointipäivä"), given(day(r.Day)), gap, label("Rivejä, jotka eivät täsmää"), book.Cell{
		Formula: fmt.Sprintf(`COUNTIF(%s%d:%s%d,"%s")`, agrees, header+1, agrees, header+max(rows, 1), wordDiffers),
		Style:   book.Style{Format: book.Whole, Bold: true},
	})
}
