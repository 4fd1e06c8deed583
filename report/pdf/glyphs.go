package pdf

import (
	"fmt"
	"slices"
	"strings"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// Unprintable is a text of which the pages can't show every character: those stand as □.
type Unprintable struct {
	// Where says whose text it is: "mittarin 3 nimi".
	Where string
	// Metric is the metric's ID, empty for the rest.
	Metric string
	Text   string
	// Characters are those that the font lacks, each once, in their order.
	Characters []rune
}

// Unprintables returns the texts of a report that the pages can't show whole, in the order of the report, each once.
func Unprintables(r *report.Report) []Unprintable {
	var all []Unprintable
	known := map[string]bool{}
	add := func(metric, where string, texts ...string) {
		for _, text := range texts {
			missing := tagged.Missing(text)
			if len(missing) == 0 || known[text] {
				continue
			}
			known[text] = true
			all = append(all, Unprintable{Where: where, Metric: metric, Text: text, Characters: missing})
		}
	}
	add("", "ohjelman nimi", r.Programme)
	add("", "kunnan nimi", r.Municipality)
	add("", "lähteen huomautus", r.Notices...)
	for _, t := range r.Themes {
		add("", fmt.Sprintf("teeman %d nimi", t.Number), t.Name)
		for _, l := range t.Lupaukset {
			add("", "lupaus", l.Name)
			for _, g := range l.Tavoitteet {
				add("", "tavoite", g.Name)
				for _, row := range g.Rows {
					add("", "toimenpide", row.Measures...)
					add("", "vastuutaho", row.Responsible...)
				}
			}
		}
	}
	for _, m := range r.Metrics {
		of := func(what string) string { return fmt.Sprintf("mittarin %d %s", m.Number, what) }
		add(m.ID, of("nimi"), m.Name)
		add(m.ID, of("lyhyt nimi"), m.Short)
		add(m.ID, of("yksikkö"), m.Unit)
		for _, g := range m.Groups {
			add(m.ID, of("ryhmä"), g.Name)
		}
		if m.Stage != nil {
			for _, s := range m.Stage.Stages {
				add(m.ID, of("vaihe"), s.Name)
			}
		}
		for _, e := range m.Explanations {
			add(m.ID, of("selitys"), e.Party, e.Cause, e.Action, e.Who)
		}
		for _, c := range m.Comments {
			add(m.ID, of("kommentti"), c.Party, c.Text)
		}
		if v := m.Verdict; v != nil {
			add(m.ID, of("asiantuntijan arvio"), v.By, v.Reason)
		}
		add(m.ID, of("huomautus"), m.Notes...)
		for _, s := range m.Sources {
			add(m.ID, of("lähde"), append(slices.Clone(s.Cells), s.Sheet, s.How, s.Selection)...)
		}
	}
	add("", "ohjelman huomautus", r.Notes...)
	for _, f := range r.Files {
		add("", "tiedoston nimi", f.Name)
		add("", "lähteen nimi", f.Source)
	}
	return all
}

// String names the characters: "👍 (U+1F44D), 失 (U+5931)".
func (u Unprintable) String() string {
	var parts []string
	for _, c := range u.Characters {
		parts = append(parts, fmt.Sprintf("%c (U+%04X)", c, c))
	}
	return strings.Join(parts, ", ")
}
