package sheet

import (
	"fmt"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// wordWhole stands in a group's place for the whole metric.
const wordWhole = "kaikki yhteensä"

// groupOr is the group's name, the word for all groups, or a dash where the
// metric has none.
func groupOr(m *report.Metric, group string) string {
	switch {
	case group != "":
		return group
	case len(m.Groups) > 0:
		return wordWhole
	}
	return wordNone
}

// parties writes Vastuutahot: each party's metrics.
func (w *writer) parties() {
	columns := []book.Column{
		{Title: "Vastuutaho", Width: 24}, {Title: "Nro", Width: 6}, {Title: "Mittari", Width: 33}, {Title: "Tila", Width: 13.5},
		{Title: "Kattavuus", Width: 11.5}, {Title: "Suunta", Width: 11}, {Title: "Arvo sanoin", Width: 17}, {Title: "Tavoite sanoin", Width: 25},
		{Title: "Toimet", Width: 33}, {Title: "Mennessä", Width: 12},
		{Title: "Syy", Width: 34}, {Title: "Kuka", Width: 20}, {Title: "Perustelu", Width: 50}, {Title: "Tiedon antaja", Width: 22}, {Title: "Tunnus", Width: 30},
	}
	var rows [][]book.Cell
	for _, p := range w.report.Parties {
		for _, m := range p.Metrics {
			rows = append(rows, []book.Cell{
				text(p.Name), w.numberLink(m), text(m.Short), text(m.StatusWord), orDash(coverage(m.Months, m.MonthsOf)), orDash(m.DirectionWord),
				text(valueWords(m)), orDash(m.TargetText),
				orDash(explained(m, func(e report.Explanation) string { return e.Action })), dueCell(m),
				orDash(explained(m, func(e report.Explanation) string { return e.Cause })), orDash(actors(m)),
				orDash(m.Reason), orDash(m.Giver), text(m.ID),
			})
		}
	}
	s := w.book.Add(sheetParties, columns, rows)
	s.Print(10)
	s.Tab(book.Blue)
	s.Title("Vastuutahot ja niiden mittarit", "Rivi jokaista vastuutahoa ja mittaria kohti. Suodata taulukko oman tahosi mukaan. "+
		"Tulosteessa ovat kymmenen ensimmäistä saraketta. "+constants)
	first := s.Table("Vastuutahot", columns, rows)
	s.Tint(3, first, first+max(len(rows), 1)-1, statusTints)
	s.Freeze(3)
}

// sourceRows are the rows of Lähteet. first is each metric's first row among
// them, from 0.
func (w *writer) sourceRows() (rows [][]book.Cell, first map[*report.Metric]int) {
	first = map[*report.Metric]int{}
	add := func(m *report.Metric, what string, src report.Source) {
		if _, ok := first[m]; !ok {
			first[m] = len(rows)
		}
		rows = append(rows, []book.Cell{
			w.numberLink(m), text(m.Short), text(what), count(src.Year), orDash(sourceLabel(src)), orDash(src.Name),
			orDash(src.File), orDash(src.Sheet), orDash(list(src.Cells)), orDash(src.Selection), orDash(src.How), orDash(src.SHA256), text(m.ID),
		})
	}
	for _, m := range w.report.Metrics {
		for _, src := range m.Sources {
			add(m, groupOr(m, src.Group), src)
		}
		for _, c := range m.Comments {
			if c.Source.File != "" {
				add(m, "kommentti: "+c.Party, c.Source)
			}
		}
		for _, e := range m.Explanations {
			for _, src := range e.Sources {
				add(m, "selitys: "+e.Party, src)
			}
		}
	}
	return rows, first
}

var sourceColumns = []book.Column{
	{Title: "Nro", Width: 6}, {Title: "Mittari", Width: 34}, {Title: "Ryhmä tai kommentti", Width: 24}, {Title: "Vuosi", Width: 8},
	{Title: "Lähde", Width: 8}, {Title: "Lähteen nimi", Width: 30}, {Title: "Tiedosto", Width: 40}, {Title: "Välilehti", Limit: 18}, {Title: "Solut", Width: 28},
	{Title: "Valinta", Width: 44}, {Title: "Laskutapa", Width: 40}, {Title: "SHA-256-tarkistussumma", Width: 40}, {Title: "Tunnus", Width: 30},
}

// sources writes Lähteet: where each shown number came from.
func (w *writer) sources(rows [][]book.Cell) {
	s := w.book.Add(sheetSources, sourceColumns, rows)
	s.Print(9)
	s.Tab(book.Grey)
	s.Title("Lähteet", "Jokaisen näytetyn luvun tiedosto, välilehti ja solut. Luetut tiedostot luetellaan välilehdellä "+sheetLegend+". "+
		"Tarkistussummalla voi varmistaa, että tiedosto on sama, josta luku luettiin. "+constants)
	s.Table("Lahteet", sourceColumns, rows)
	s.Freeze(2)
}

// gaps writes Puuttuvat tiedot: missing values, incomplete years, and metrics
// that are behind without an explanation; and who is asked for them.
func (w *writer) gaps() {
	columns := []book.Column{
		{Title: "Laji", Width: 18}, {Title: "Nro", Width: 6}, {Title: "Mittari", Width: 36}, {Title: "Ryhmä", Width: 24}, {Title: "Tila", Width: 14},
		{Title: "Kattavuus", Width: 11.5}, {Title: "Mitä puuttuu", Width: 54}, {Title: "Keneltä", Width: 26}, {Title: "Tunnus", Width: 30},
	}
	var rows [][]book.Cell
	asked := map[string]int{}
	var givers []string
	add := func(kind string, m *report.Metric, group, covered, what, giver string) {
		rows = append(rows, []book.Cell{
			text(kind), w.numberLink(m), text(m.Short), text(group), text(m.StatusWord), orDash(covered), orDash(what), orDash(giver), text(m.ID),
		})
		if asked[giver] == 0 {
			givers = append(givers, giver)
		}
		asked[giver]++
	}
	for _, g := range w.report.Gaps {
		add("arvo puuttuu", g.Metric, groupOr(g.Metric, g.Group), "", g.Text, g.Giver)
	}
	for _, m := range w.report.Provisional {
		add("vajaa vuosi", m, groupOr(m, ""), coverage(m.Months, m.MonthsOf), m.Reason, m.Giver)
	}
	for _, u := range w.report.Unexplained {
		add("selitys puuttuu", u.Metric, groupOr(u.Metric, ""), "", u.Text, u.Metric.Giver)
	}
	s := w.book.Add(sheetGaps, columns, rows)
	s.Print(8)
	s.Tab(book.Rust)
	s.Title(fmt.Sprintf("Puuttuvat tiedot vuodelta %d", w.report.Year),
		"Arvot, joita ei ole saatu, mittarit, joiden vuosi on vajaa, ja jäljessä olevat mittarit, joille ei ole selitystä. "+constants, owed(givers, asked))
	first := s.Table("Puuttuvat", columns, rows)
	s.Tint(4, first, first+max(len(rows), 1)-1, statusTints)
}

// owed says who has how much to answer.
func owed(givers []string, asked map[string]int) string {
	if len(givers) == 0 {
		return "Kaikki tiedot on saatu."
	}
	var parts []string
	for _, g := range givers {
		parts = append(parts, fmt.Sprintf("%s %d", g, asked[g]))
	}
	return "Rivejä tahoittain: " + finnish.List(parts) + "."
}
