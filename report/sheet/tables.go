package sheet

import (
	"fmt"
	"strings"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

const columnMetricStatus = 12

// metrics writes Mittarit, one row a metric.
func (w *writer) metrics() {
	columns := []book.Column{
		// Eighteen columns on one page: each is as narrow as its words allow.
		{Title: "Tunnus", Width: 15}, {Title: "Teema", Width: 11}, {Title: "Lupaus", Width: 13}, {Title: "Tavoite", Width: 14},
		{Title: "Mittari", Width: 18}, {Title: "Yksikkö", Width: 9},
		{Title: "Lähtötaso", Limit: 8}, {Title: "Edellinen arvo", Limit: 8}, {Title: "Arvo", Limit: 8}, {Title: "Suunniteltu taso", Limit: 8},
		{Title: "Tavoitetaso", Limit: 8}, {Title: "Tavoite sanoin", Width: 11}, {Title: "Tila", Width: 11.5}, {Title: "Muutos", Limit: 10},
		{Title: "Jaksoja", Width: 7.5}, {Title: "Vastuutahot", Width: 16}, {Title: "Perustelu", Width: 25}, {Title: "Vastuutahon kommentti", Width: 20},
	}
	var rows [][]book.Cell
	for _, m := range w.report.Metrics {
		rows = append(rows, metricRow(m))
	}
	s := w.book.Add(sheetMetrics, columns, rows)
	s.Title(fmt.Sprintf("Mittarit vuonna %d", w.report.Year),
		"Yksi rivi mittaria kohti. Luvut ovat tarkkoja, näkyvissä on pyöristys. Ryhmien luvut ovat välilehdillä "+sheetSeries+" ja "+sheetCalculation+".")
	first := s.Table("Mittarit", columns, rows)
	s.Tint(columnMetricStatus, first, first+max(len(rows), 1)-1, statusTints)
	s.Freeze(1)
}

func metricRow(m *report.Metric) []book.Cell {
	target := figure(m.TargetLevel, m.Unit, wordNone)
	return []book.Cell{
		text(m.ID), text(m.Theme), text(m.Lupaus), text(m.Tavoite), text(m.Name), orDash(m.Unit),
		figure(m.Baseline, m.Unit, missingBaseline(m)),
		insteadOf(m.Previous, m.Unit, m.PreviousText),
		insteadOf(m.Value, m.Unit, m.ValueText),
		figure(m.Planned, m.Unit, wordNone), target, orDash(m.TargetText),
		text(m.StatusWord), number(m.Change.Number, wordNone, book.ChangeFormat(m.Change.Decimals, m.Unit)), orDash(periodsText(m)),
		orDash(list(m.Responsible)), orDash(m.Reason), orDash(commentText(m.Comments)),
	}
}

func missingBaseline(m *report.Metric) string {
	for _, g := range m.Groups {
		if g.Baseline.Known() {
			return wordByGroup
		}
	}
	if !m.Result.Target.UsesBaseline() {
		return wordNone
	}
	return wordMissing
}

// insteadOf is a number, or what the report shows in its place.
func insteadOf(f report.Figure, unit, instead string) book.Cell {
	if instead == "" || instead == wordNone {
		instead = wordMissing
	}
	return figure(f, unit, breakable(instead))
}

// breakable lets a number and its unit stand on two lines of a narrow column,
// rather than break the unit's word.
func breakable(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// periodsText is "8/12" for an incomplete year, "koko vuosi" for a complete one.
func periodsText(m *report.Metric) string {
	switch {
	case m.Provisional:
		return fmt.Sprintf("%d/%d", m.Months, m.MonthsOf)
	case m.MonthsOf > 0:
		return "koko vuosi"
	}
	return ""
}

func commentText(comments []report.Comment) string {
	var all []string
	for _, c := range comments {
		if c.Party == "" {
			all = append(all, c.Text)
			continue
		}
		all = append(all, c.Party+": "+c.Text)
	}
	return strings.Join(all, "\n")
}

// parties writes Vastuutahot: each party's metrics.
func (w *writer) parties() {
	columns := []book.Column{
		{Title: "Vastuutaho", Width: 26}, {Title: "Tunnus", Limit: 18}, {Title: "Mittari", Width: 40}, {Title: "Tila", Width: 14},
		{Title: "Arvo", Limit: 14}, {Title: "Tavoite", Width: 22}, {Title: "Tiedon antaja", Width: 20}, {Title: "Perustelu", Width: 44},
	}
	var rows [][]book.Cell
	for _, p := range w.report.Parties {
		for _, m := range p.Metrics {
			rows = append(rows, []book.Cell{
				text(p.Name), text(m.ID), text(m.Name), text(m.StatusWord), insteadOf(m.Value, m.Unit, m.ValueText),
				orDash(m.TargetText), orDash(m.Giver), orDash(m.Reason),
			})
		}
	}
	s := w.book.Add(sheetParties, columns, rows)
	s.Title("Vastuutahot ja niiden mittarit", "Rivi jokaista vastuutahoa ja mittaria kohti. Suodata taulukko oman tahosi mukaan.")
	first := s.Table("Vastuutahot", columns, rows)
	s.Tint(3, first, first+max(len(rows), 1)-1, statusTints)
}

// sources writes Lähteet: where each shown number came from.
func (w *writer) sources() {
	columns := []book.Column{
		{Title: "Tunnus", Limit: 18}, {Title: "Ryhmä tai kommentti", Width: 18}, {Title: "Vuosi", Width: 8}, {Title: "Lähde", Width: 24},
		{Title: "Tiedosto", Width: 32}, {Title: "Välilehti", Limit: 14}, {Title: "Solut", Width: 22}, {Title: "Laskutapa", Width: 22},
		{Title: "SHA-256-tarkistussumma", Width: 36},
	}
	var rows [][]book.Cell
	add := func(m *report.Metric, what string, src report.Source) {
		year := orDash("")
		if src.Year > 0 {
			year = whole(src.Year)
		}
		rows = append(rows, []book.Cell{
			text(m.ID), text(what), year, orDash(src.Name), orDash(src.File), orDash(src.Sheet), orDash(list(src.Cells)),
			orDash(src.How), orDash(src.SHA256),
		})
	}
	for _, m := range w.report.Metrics {
		for _, src := range m.Sources {
			what := "koko mittari"
			if src.Group != "" {
				what = src.Group
			}
			add(m, what, src)
		}
		for _, c := range m.Comments {
			if c.Source.File != "" {
				add(m, "kommentti: "+c.Party, c.Source)
			}
		}
	}
	s := w.book.Add(sheetSources, columns, rows)
	s.Title("Lähteet", "Jokaisen näytetyn luvun tiedosto, välilehti ja solut. Luetut tiedostot luetellaan välilehdellä "+sheetLegend+". "+
		"Tarkistussumma osoittaa, että tiedosto on sama, josta luku luettiin.")
	s.Table("Lahteet", columns, rows)
}

// gaps writes Puuttuvat tiedot: missing values and incomplete years.
func (w *writer) gaps() {
	columns := []book.Column{
		{Title: "Laji", Width: 15}, {Title: "Tunnus", Limit: 20}, {Title: "Mittari", Width: 40}, {Title: "Ryhmä tai jaksot", Width: 20},
		{Title: "Tila", Width: 14}, {Title: "Selitys", Width: 54}, {Title: "Tiedon antaja", Width: 24},
	}
	var rows [][]book.Cell
	for _, g := range w.report.Gaps {
		group := g.Group
		if group == "" {
			group = "koko mittari"
		}
		rows = append(rows, []book.Cell{
			text("arvo puuttuu"), text(g.Metric.ID), text(g.Metric.Name), text(group), text(g.Metric.StatusWord),
			orDash(g.Text), orDash(g.Metric.Giver),
		})
	}
	for _, m := range w.report.Provisional {
		rows = append(rows, []book.Cell{
			text("vajaa vuosi"), text(m.ID), text(m.Name), orDash(m.ProvisionalText), text(m.StatusWord), orDash(m.Reason), orDash(m.Giver),
		})
	}
	s := w.book.Add(sheetGaps, columns, rows)
	s.Title(fmt.Sprintf("Puuttuvat tiedot vuodelta %d", w.report.Year),
		"Arvot, joita ei ole saatu, ja mittarit, joiden vuosi on vajaa.")
	first := s.Table("Puuttuvat", columns, rows)
	s.Tint(4, first, first+max(len(rows), 1)-1, statusTints)
}
