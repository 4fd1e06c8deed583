package pdf

import (
	"fmt"
	"strconv"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// since is what changed since an earlier report, where one was compared with.
func (p *pages) since() {
	s := p.r.Since
	if s == nil {
		return
	}
	title := fmt.Sprintf("Muuttunut vuoden %d raportin (%s) jälkeen", s.Year, s.DateText)
	if s.Same() {
		p.Place(part(title), tagged.Styled(bodyType, tagged.T("Aiempien vuosien luvut ja aineistot ovat samat.")))
		return
	}
	t := backTable("Mikä on muuttunut edellisen raportin jälkeen", tagged.Column{Width: 8}, tagged.Column{Width: 154}, tagged.Column{Width: 10, Align: tagged.Right})
	t.Head = heads("Nro", "Muutos", "Sivu")
	add := func(m *report.Metric, text string) {
		t.Body = append(t.Body, tagged.Cells(tagged.TextCell(strconv.Itoa(m.Number)), tagged.HeaderCell(text), cell(pageOf(m))))
	}
	for _, f := range s.Figures {
		add(f.Metric, f.Text)
	}
	for _, x := range s.Statuses {
		add(x.Metric, x.Text)
	}
	for _, m := range s.Added {
		add(m, m.Short+": mittaria ei ollut aiemmassa raportissa.")
	}
	if len(t.Body) > 0 {
		p.Place(part(title), t)
	} else {
		p.Place(part(title))
	}
	for _, f := range s.Files {
		p.Place(tagged.Styled(tableType, tagged.T(f.Text)))
	}
	for _, gone := range s.Gone {
		p.Place(tagged.Styled(tableType, tagged.T("Ohjelmassa ei ole enää mittaria "+gone+".")))
	}
}
