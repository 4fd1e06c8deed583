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
		{Title: "Tunnus", Limit: 14}, {Title: "Teema", Width: 12}, {Title: "Lupaus", Width: 15}, {Title: "Tavoite", Width: 16},
		{Title: "Mittari", Width: 22}, {Title: "Yksikkö", Limit: 11},
		{Title: "Lähtötaso", Limit: 11}, {Title: "Edellinen arvo", Limit: 12}, {Title: "Arvo", Limit: 12}, {Title: "Suunniteltu taso", Limit: 11},
		{Title: "Tavoitetaso", Limit: 11}, {Title: "Tavoite sanoin", Width: 13}, {Title: "Tila", Width: 13}, {Title: "Muutos", Limit: 11},
		{Title: "Jaksoja", Width: 9}, {Title: "Vastuutahot", Width: 18}, {Title: "Perustelu", Width: 27}, {Title: "Vastuutahon kommentti", Width: 22},
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
		text(m.StatusWord), orDash(m.ChangeText), orDash(periodsText(m)),
		orDash(list(m.Responsible)), orDash(m.Reason), orDash(commentText(m.Comments)),
	}
}

func missingBaseline(m *report.Metric) string {
	for _, g := range m.Groups {
		if g.Baseline.Known() {
			return wordByGroup
		}
	}
	if milestone(m.Result.Target) {
		return wordNone
	}
	return wordMissing
}

// insteadOf is a number, or what the report shows in its place.
func insteadOf(f report.Figure, unit, instead string) book.Cell {
	if instead == "" || instead == wordNone {
		instead = wordMissing
	}
	return figure(f, unit, instead)
}

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

// sources writes Lähteet: where each shown number came from, and the files.
func (w *writer) sources() {
	columns := []book.Column{
		{Title: "Tunnus", Limit: 18}, {Title: "Ryhmä tai kommentti", Width: 18}, {Title: "Vuosi", Width: 8}, {Title: "Lähde", Width: 24},
		{Title: "Tiedosto", Width: 32}, {Title: "Välilehti", Limit: 14}, {Title: "Solut", Width: 22}, {Title: "Laskutapa", Width: 22},
		{Title: "SHA-256-tarkiste", Width: 36},
	}
	var rows, files [][]book.Cell
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
	for _, f := range w.report.Files {
		var ids []string
		for _, m := range f.Metrics {
			ids = append(ids, m.ID)
		}
		files = append(files, []book.Cell{
			orDash(f.Source), orDash(f.Updated), whole(len(f.Metrics)), orDash(f.Notice), orDash(f.Name), orDash(""), orDash(""),
			orDash(list(ids)), orDash(f.SHA256),
		})
	}
	s := w.book.Add(sheetSources, columns, rows)
	s.Title("Lähteet", "Jokaisen näytetyn luvun tiedosto, välilehti ja solut. Luetut tiedostot on lueteltu taulukon alla. "+
		"Tarkiste osoittaa, että tiedosto on sama, josta luku luettiin.")
	s.Table("Lahteet", columns, rows)
	s.Heading("Luetut tiedostot")
	fileColumns := []book.Column{
		{Title: "Lähde"}, {Title: "Päivitetty"}, {Title: "Mittareita"}, {Title: "Huomautus"}, {Title: "Tiedosto"},
	}
	s.Table("Tiedostot", append(fileColumns, book.Column{Title: "Mittarit"}, book.Column{Title: "SHA-256-tarkiste"}), compact(files))
}

// compact drops the columns that the table of files has no use for.
func compact(files [][]book.Cell) [][]book.Cell {
	var rows [][]book.Cell
	for _, f := range files {
		rows = append(rows, append(append([]book.Cell{}, f[:5]...), f[7], f[8]))
	}
	return rows
}

// gaps writes Puuttuvat tiedot: missing values and incomplete years.
func (w *writer) gaps() {
	columns := []book.Column{
		{Title: "Tunnus", Limit: 18}, {Title: "Mittari", Width: 42}, {Title: "Ryhmä", Width: 20}, {Title: "Tila", Width: 14},
		{Title: "Mitä puuttuu", Width: 54}, {Title: "Tiedon antaja", Width: 26},
	}
	var rows, provisional [][]book.Cell
	for _, g := range w.report.Gaps {
		group := g.Group
		if group == "" {
			group = "koko mittari"
		}
		rows = append(rows, []book.Cell{
			text(g.Metric.ID), text(g.Metric.Name), text(group), text(g.Metric.StatusWord), orDash(g.Text), orDash(g.Metric.Giver),
		})
	}
	for _, m := range w.report.Provisional {
		provisional = append(provisional, []book.Cell{
			text(m.ID), text(m.Name), orDash(m.ProvisionalText), text(m.StatusWord), orDash(m.Reason), orDash(m.Giver),
		})
	}
	s := w.book.Add(sheetGaps, columns, rows)
	s.Title(fmt.Sprintf("Puuttuvat tiedot vuodelta %d", w.report.Year),
		"Arvot, joita ei ole saatu, ja niiden alla mittarit, joiden vuosi on vielä kesken.")
	first := s.Table("Puuttuvat", columns, rows)
	s.Tint(3, first, first+max(len(rows), 1)-1, statusTints)
	s.Heading("Keskeneräiset vuodet")
	unfinished := append([]book.Column{}, columns...)
	unfinished[2].Title, unfinished[4].Title = "Jaksoja", "Perustelu"
	first = s.Table("Keskeneraiset", unfinished, provisional)
	s.Tint(3, first, first+max(len(provisional), 1)-1, statusTints)
}
