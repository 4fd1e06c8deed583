package sheet

import (
	"fmt"

	"tolokku/report"
	"tolokku/report/sheet/book"
)

// since writes Muuttuneet luvut: what changed since an earlier report, where one
// was compared with.
func (w *writer) since() {
	r := w.report.Since
	if r == nil {
		return
	}
	columns := []book.Column{
		{Title: "Laji", Width: 16}, {Title: "Nro", Width: 6}, {Title: "Mittari", Width: 36}, {Title: "Ryhmä", Width: 24}, {Title: "Vuosi", Width: 8},
		{Title: "Muutos", Width: 60}, {Title: "Tiedosto", Width: 37}, {Title: "Solut", Width: 22},
	}
	var rows [][]book.Cell
	add := func(kind string, m *report.Metric, group string, year int, change string, from report.Source) {
		number, short := text(wordNone), wordNone
		if m != nil {
			number, short = w.numberLink(m), m.Short
		}
		when := text(wordNone)
		if year != 0 {
			when = text(fmt.Sprint(year))
		}
		rows = append(rows, []book.Cell{text(kind), number, text(short), orDash(group), when, text(change), orDash(from.File), orDash(list(from.Cells))})
	}
	for _, f := range r.Figures {
		add("luku", f.Metric, f.Group, f.Year, f.Change, f.Source)
	}
	for _, s := range r.Statuses {
		add("tila", s.Metric, "", w.report.Year-1, s.Text, report.Source{})
	}
	for _, m := range r.Added {
		add("uusi mittari", m, "", 0, "Mittaria ei ollut aiemmassa raportissa.", report.Source{})
	}
	for _, name := range r.Gone {
		add("poistunut mittari", nil, "", 0, name, report.Source{})
	}
	for _, f := range r.Files {
		add("aineisto", nil, "", 0, f.Text, report.Source{File: f.Name})
	}
	s := w.book.Add(sheetSince, columns, rows)
	s.Print(8)
	s.Tab(book.Rust)
	s.Title(fmt.Sprintf("Muuttunut vuoden %d raportin (%s) jälkeen", r.Year, r.DateText), "Luvut, tilat ja aineistot, jotka ovat toiset kuin aiemmassa raportissa. "+constants)
	s.Table("Muuttuneet", columns, rows)
}
