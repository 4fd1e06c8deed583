package sheet

import (
	"fmt"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// metricColumn is a column of Mittarit.
type metricColumn struct {
	column book.Column
	cell   func(m *report.Metric) book.Cell
}

// printedMetricColumns are the first columns of Mittarit, which fit on a page
// in a readable size; the others are for the screen.
const printedMetricColumns = 9

// columnMetricStatus is the column of Mittarit that holds the status.
const columnMetricStatus = 2

// metricColumns are Mittarit's. Columns of numbers hold numbers or nothing, so
// that other programs take them as numbers; words have columns of their own.
func (w *writer) metricColumns() []metricColumn {
	words := func(title string, width float64, of func(m *report.Metric) string) metricColumn {
		return metricColumn{book.Column{Title: title, Width: width}, func(m *report.Metric) book.Cell { return orDash(of(m)) }}
	}
	figures := func(title string, width float64, of func(m *report.Metric) report.Figure) metricColumn {
		return metricColumn{book.Column{Title: title, Width: width}, func(m *report.Metric) book.Cell { return figure(of(m), m.Unit) }}
	}
	years := func(title string, of func(m *report.Metric) int) metricColumn {
		return metricColumn{book.Column{Title: title, Width: 11}, func(m *report.Metric) book.Cell { return count(of(m)) }}
	}
	links := func(title, shown string, of func(m *report.Metric) string) metricColumn {
		return metricColumn{book.Column{Title: title, Width: 13}, func(m *report.Metric) book.Cell { return link(shown, of(m)) }}
	}
	return []metricColumn{
		{book.Column{Title: "Nro", Width: 6}, func(m *report.Metric) book.Cell { return whole(m.Number) }},
		words("Mittari", 34, func(m *report.Metric) string { return m.Short }),
		words("Tila", 14, func(m *report.Metric) string { return m.StatusWord }),
		words("Suunta", 12, func(m *report.Metric) string { return m.DirectionWord }),
		figures("Arvo", 13, func(m *report.Metric) report.Figure { return m.Value }),
		words("Arvo sanoin", 23, valueWords),
		words("Kattavuus", 12.5, func(m *report.Metric) string { return coverage(m.Months, m.MonthsOf) }),
		figures("Tavoiteura", 13, func(m *report.Metric) report.Figure { return m.Planned }),
		words("Tavoite sanoin", 38, func(m *report.Metric) string { return m.TargetText }),

		figures("Tavoitetaso", 13, func(m *report.Metric) report.Figure { return m.TargetLevel }),
		years("Tavoitevuosi", targetYear),
		figures("Lähtötaso", 13, func(m *report.Metric) report.Figure { return m.Baseline }),
		years("Lähtövuosi", func(m *report.Metric) int { return m.BaselineYear }),
		words("Lähtötaso sanoin", 20, baselineWords),
		figures("Edellinen arvo", 13, func(m *report.Metric) report.Figure { return m.Previous }),
		words("Edellinen arvo sanoin", 20, func(m *report.Metric) string { return orMissing(m.PreviousText) }),
		{book.Column{Title: "Muutos", Width: 14}, func(m *report.Metric) book.Cell {
			return number(m.Change.Number, "", book.ChangeFormat(m.Change.Decimals, m.Unit))
		}},
		words("Yksikkö", 13, func(m *report.Metric) string { return m.Unit }),
		words("Edellinen tila", 14, func(m *report.Metric) string { return m.PreviousStatusText() }),
		words("Perustelu", 70, func(m *report.Metric) string { return m.Reason }),
		words("Syy", 60, func(m *report.Metric) string {
			return explained(m, func(e report.Explanation) string { return e.Cause })
		}),
		words("Toimet", 60, func(m *report.Metric) string {
			return explained(m, func(e report.Explanation) string { return e.Action })
		}),
		words("Kuka", 20, actors),
		{book.Column{Title: "Mennessä", Width: 13}, dueCell},
		words("Kommentti", 60, func(m *report.Metric) string { return commentText(m.Comments) }),
		words("Asiantuntijan arvio", 18, verdictOf(func(v *report.Verdict) string { return v.StatusWord })),
		words("Arvion perustelu", 60, verdictOf(func(v *report.Verdict) string { return v.Reason })),
		words("Arvioija", 20, verdictOf(func(v *report.Verdict) string { return v.By })),
		{book.Column{Title: "Arvion päivä", Width: 13}, func(m *report.Metric) book.Cell {
			return dayOrNothing(verdictOf(func(v *report.Verdict) string { return v.Date })(m))
		}},
		words("Alkuperäinen tavoite", 30, originalOf(func(o *report.Original) string { return o.TargetText + ", tarkistettu " + o.RevisedText })),
		words("Tila alkuperäisen mukaan", 18, originalOf(func(o *report.Original) string { return o.StatusWord })),
		words("Vastuutahot", 34, func(m *report.Metric) string { return list(m.Responsible) }),
		words("Tiedon antaja", 22, func(m *report.Metric) string { return m.Giver }),
		years("Vastaajia", func(m *report.Metric) int { return m.Answers }),
		words("Virallinen nimi", 44, func(m *report.Metric) string { return m.Name }),
		words("Teema", 26, func(m *report.Metric) string { return m.Theme }),
		words("Lupaus", 34, func(m *report.Metric) string { return m.Lupaus }),
		words("Tavoite", 34, func(m *report.Metric) string { return m.Tavoite }),
		words("Toimenpiteet", 60, func(m *report.Metric) string { return strings.Join(m.Measures, "\n") }),
		words("Laskelma", 60, func(m *report.Metric) string { return strings.Join(m.Calculation, "\n") }),
		words("Huomautukset", 60, func(m *report.Metric) string { return strings.Join(m.Notes, "\n") }),
		links("Laskenta", "laskenta", func(m *report.Metric) string { return w.placeOf(sheetCalculation, w.calculated[m]) }),
		links("Lähteet", "lähteet", func(m *report.Metric) string { return w.placeOf(sheetSources, w.sourced[m]) }),
		words("Tunnus", 30, func(m *report.Metric) string { return m.ID }),
	}
}

// metrics writes Mittarit, one row a metric.
func (w *writer) metrics() {
	var columns []book.Column
	fields := w.metricColumns()
	for _, f := range fields {
		columns = append(columns, f.column)
	}
	var rows [][]book.Cell
	for _, m := range w.report.Metrics {
		var row []book.Cell
		for _, f := range fields {
			row = append(row, f.cell(m))
		}
		rows = append(rows, row)
	}
	s := w.book.Add(sheetMetrics, columns, rows)
	s.Print(printedMetricColumns)
	s.Tab(book.Blue)
	s.Title(fmt.Sprintf("Mittarit vuonna %d", w.report.Year),
		"Yksi rivi mittaria kohti. Luvut ovat tarkkoja, näkyvissä on pyöristys. Ryhmien luvut ovat välilehdillä "+sheetSeries+" ja "+sheetCalculation+". "+
			"Tulosteessa ovat yhdeksän ensimmäistä saraketta. "+constants)
	first := s.Table("Mittarit", columns, rows)
	s.Tint(columnMetricStatus, first, first+max(len(rows), 1)-1, statusTints)
	s.Freeze(2)
}

// constants tells that a sheet holds what the report says, not formulas.
const constants = "Tiedot eivät muutu, kun välilehden " + sheetCalculation + " soluja muutetaan."

func verdictOf(of func(*report.Verdict) string) func(*report.Metric) string {
	return func(m *report.Metric) string {
		if m.Verdict == nil {
			return ""
		}
		return of(m.Verdict)
	}
}

func originalOf(of func(*report.Original) string) func(*report.Metric) string {
	return func(m *report.Metric) string {
		if m.Original == nil {
			return ""
		}
		return of(m.Original)
	}
}

// valueWords is what the pages show as the value: the number with its unit, the
// stage, the groups' range.
func valueWords(m *report.Metric) string { return orMissing(m.ValueText) }

func orMissing(shown string) string {
	if shown == "" || shown == wordNone {
		return wordMissing
	}
	return shown
}

func targetYear(m *report.Metric) int {
	if t := m.Result.Target; t != nil {
		return t.Year
	}
	return 0
}

func baselineWords(m *report.Metric) string {
	switch {
	case m.Baseline.Known():
		return fmt.Sprintf("%s (%d)", m.Baseline.WithUnit(), m.BaselineYear)
	case hasGroupBaseline(m):
		return wordByGroup
	case !m.Result.Target.UsesBaseline():
		return ""
	}
	return wordMissing
}

func hasGroupBaseline(m *report.Metric) bool {
	for _, g := range m.Groups {
		if g.Baseline.Known() {
			return true
		}
	}
	return false
}

// coverage is how much of a year is known: "8/12 kk", "koko vuosi", or nothing
// where there is no value.
func coverage(periods, required int) string {
	switch {
	case required == 0:
		return ""
	case periods < required:
		return finnish.Periods(periods, required)
	}
	return "koko vuosi"
}

func commentText(comments []report.Comment) string {
	var all []string
	for _, c := range comments {
		all = append(all, byParty(c.Party, c.Text))
	}
	return strings.Join(all, "\n")
}

func byParty(party, text string) string {
	if party == "" {
		return text
	}
	return party + ": " + text
}
