// Package agenda writes the report as the text of an agenda item, in Markdown:
// the verdict, what is behind and why, what changed, what is missing and the
// proposal. It reads well as plain text too, for it is mostly pasted.
package agenda

import (
	"fmt"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/report"
)

// Write returns the text in UTF-8. The error is always nil; the formats share it.
func Write(r *report.Report) ([]byte, error) {
	w := &writer{}
	w.heading(1, fmt.Sprintf("%s: seuranta vuodelta %d", r.Programme, r.Year))
	w.paragraph(r.Municipality + ", " + r.DateText)
	for _, notice := range r.Notices {
		w.paragraph(finnish.Sentence(notice))
	}
	w.paragraph(r.Headline)
	w.behind(r)
	w.differs(r)
	w.changes(r)
	w.since(r)
	w.missing(r)
	if r.Proposal != "" {
		w.heading(2, "Päätösehdotus")
		for part := range strings.SplitSeq(r.Proposal, "\n\n") {
			w.paragraph(part)
		}
	}
	return []byte(w.b.String()), nil
}

type writer struct{ b strings.Builder }

func (w *writer) behind(r *report.Report) {
	w.heading(2, "Jäljessä olevat mittarit")
	if len(r.Behind) == 0 {
		w.paragraph("Yksikään mittari ei ole jäljessä.")
	}
	for _, x := range r.Behind {
		w.heading(3, name(x))
		w.paragraph(x.Reason)
		w.list([][2]string{
			{"Suunta", finnish.Sentence(x.DirectionWord)}, {"Syy", x.Answer.Cause}, {"Toimet", x.Answer.Action},
			{"Kuka", finnish.Sentence(x.Answer.Who)}, {"Määräaika", finnish.Sentence(due(x.Answer))},
		})
	}
}

// differs are the verdicts of experts that are not the computed ones.
func (w *writer) differs(r *report.Report) {
	if len(r.Differs) == 0 {
		return
	}
	w.heading(2, "Asiantuntija arvioi toisin")
	var items [][2]string
	for _, x := range r.Differs {
		v := x.Verdict
		text := fmt.Sprintf("Laskettu tila on %s, asiantuntijan arvio %s.", x.StatusWord, v.StatusWord)
		if v.Reason != "" {
			text += " " + finnish.Sentence(v.Reason)
		}
		by := v.By
		if by != "" && v.DateText != "" {
			by += ", "
		}
		if by += v.DateText; by != "" {
			text += " (" + by + ")"
		}
		items = append(items, [2]string{name(x), text})
	}
	w.list(items)
}

// due is the day alone: "mennessä" belongs to a sentence.
func due(a report.Answer) string {
	if !a.HasDue {
		return "puuttuu"
	}
	return strings.TrimSuffix(a.Due, " mennessä")
}

func (w *writer) changes(r *report.Report) {
	if !r.HasPrevious() {
		return
	}
	w.heading(2, fmt.Sprintf("Mikä muuttui vuodesta %d", r.Year-1))
	if len(r.Changes) == 0 {
		w.paragraph("Yhdenkään mittarin tila ei muuttunut.")
		return
	}
	var items [][2]string
	for _, c := range r.Changes {
		items = append(items, [2]string{name(c.Metric), c.Arrow + "."})
	}
	w.list(items)
}

// since tells figures that councils have seen otherwise before.
func (w *writer) since(r *report.Report) {
	if r.Since == nil {
		return
	}
	w.heading(2, "Mikä muuttui aiempien vuosien luvuissa")
	intro := fmt.Sprintf("Vertailtu raporttiin vuodelta %d (%s). ", r.Since.Year, r.Since.DateText)
	if r.Since.Same() {
		w.paragraph(intro + "Mikään ei ole muuttunut.")
		return
	}
	w.paragraph(strings.TrimSpace(intro))
	var items [][2]string
	for _, f := range r.Since.Figures {
		items = append(items, [2]string{"", f.Text})
	}
	for _, s := range r.Since.Statuses {
		items = append(items, [2]string{"", s.Text})
	}
	for _, f := range r.Since.Files {
		items = append(items, [2]string{"", f.Text})
	}
	for _, x := range r.Since.Added {
		items = append(items, [2]string{"", "Uusi mittari: " + x.Short + "."})
	}
	for _, gone := range r.Since.Gone {
		items = append(items, [2]string{"", "Mittaria ei enää ole: " + gone + "."})
	}
	w.list(items)
}

func (w *writer) missing(r *report.Report) {
	w.heading(2, "Mitä puuttuu")
	var items [][2]string
	for _, g := range r.Gaps {
		what := name(g.Metric)
		if g.Group != "" {
			what += " (" + g.Group + ")"
		}
		text := g.Text
		if g.Giver != "" {
			text += " " + finnish.Sentence("tiedon antaja: "+g.Giver)
		}
		items = append(items, [2]string{what, text})
	}
	for _, x := range r.Provisional {
		items = append(items, [2]string{name(x), fmt.Sprintf("Vuoden %d tiedot ovat vajaat (%s).", r.Year, x.ProvisionalText)})
	}
	for _, u := range r.Unexplained {
		text := u.Text
		if u.Party != "" {
			text += " " + finnish.Sentence("vastaaja: "+u.Party)
		}
		items = append(items, [2]string{name(u.Metric), text})
	}
	if len(items) == 0 {
		w.paragraph("Mitään ei puutu.")
		return
	}
	w.list(items)
}

// name is a metric by its number in the report, which the agenda has with it.
func name(x *report.Metric) string { return fmt.Sprintf("%d %s", x.Number, x.Short) }

func (w *writer) heading(level int, text string) {
	w.paragraph0(strings.Repeat("#", level) + " " + plain(text))
}

func (w *writer) paragraph(text string) {
	if text = plain(text); text != "" {
		w.paragraph0(atStart(text))
	}
}

func (w *writer) paragraph0(text string) {
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
	w.b.WriteString(text + "\n")
}

// list writes pairs of what and text; what may be empty, and a pair without a
// text is left out.
func (w *writer) list(items [][2]string) {
	w.b.WriteByte('\n')
	for _, item := range items {
		what, text := plain(item[0]), plain(item[1])
		switch {
		case text == "":
		case what == "":
			w.b.WriteString("- " + atStart(text) + "\n")
		default:
			w.b.WriteString("- " + atStart(what) + ": " + text + "\n")
		}
	}
}
