package definition

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// Parse reads a programme file. file is its name for messages. The programme
// is nil where the file is no YAML mapping; otherwise it is as complete as the
// problems allow, and must not be used when the list has errors.
func Parse(file string, data []byte) (*programme.Programme, problem.List) {
	return (&reader{file: file}).parse(data)
}

func (r *reader) parse(data []byte) (*programme.Programme, problem.List) {
	root := r.document(data)
	if root == nil {
		return nil, r.told()
	}
	f := r.fields(root, "ohjelmatiedosto", "ohjelmatiedosto")
	if f == nil {
		return nil, r.told()
	}
	p := &programme.Programme{File: r.file, Lines: r.lines}
	r.programme(f, p)
	if n := f.get("lähteet"); n != nil {
		r.sources(n, p)
	}
	if n := f.get("tiedonkeruu"); n != nil {
		p.Collected, p.CollectedAt = f.patterns("tiedonkeruu"), position(n)
	}
	if n := f.get("kommentit"); n != nil {
		r.comments(n, p)
	}
	r.themes(f, p)
	r.check(p)
	return p, r.told()
}

// document is the file's only document, or nil where there is none to read.
func (r *reader) document(data []byte) *yaml.Node {
	text, ok := r.decoded(data)
	if !ok {
		return nil
	}
	var document, second yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(text))
	if err := decoder.Decode(&document); err != nil && err != io.EOF {
		r.syntax(err)
		return nil
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		r.faultAt(programme.Position{Line: second.Line, Column: second.Column}, "poista rivi --- ja kirjoita kaikki samaan ohjelmaan",
			"tiedostossa on toinen ohjelma, jota ei luettaisi")
		return nil
	case err != io.EOF:
		r.syntax(err)
		return nil
	case document.Kind == 0 || len(document.Content) == 0 || isEmpty(document.Content[0]):
		r.faultAt(programme.Position{Line: 1, Column: 1}, "kirjoita tiedostoon ainakin kohdat ohjelma, lähteet ja teemat", "tiedosto on tyhjä")
		return nil
	case !r.bounded(document.Content[0]):
		return nil
	}
	return document.Content[0]
}

func (r *reader) programme(top *fields, p *programme.Programme) {
	n := top.get("ohjelma")
	if n == nil {
		return
	}
	f := r.fields(n, "ohjelma", "ohjelma")
	if f == nil {
		return
	}
	p.Name, p.Municipality = f.text("nimi"), f.text("kunta")
	p.Document, p.Proposal = f.text("asiakirja"), strings.Join(f.texts("päätösehdotus"), "\n\n")
	p.Start, p.End, p.BaseYear = f.year("alkaa"), f.year("päättyy"), f.year("perusvuosi")
	p.PoliticalBodies, p.Notes = f.texts("poliittiset toimielimet"), f.texts("huomautukset")
	if p.Start != 0 && p.End != 0 && p.End < p.Start {
		r.fault(f.value["päättyy"], "vaihda vuodet oikein päin", "ohjelma päättyy vuonna %d, mutta alkaa vasta vuonna %d", p.End, p.Start)
	}
	if p.Start != 0 && p.BaseYear > p.Start {
		r.fault(f.value["perusvuosi"], "perusvuosi on vuosi, johon ohjelman tuloksia verrataan, yleensä ohjelmaa edeltävä vuosi",
			"perusvuosi %d on ohjelman alkamisvuoden %d jälkeen", p.BaseYear, p.Start)
	}
}

func (r *reader) themes(top *fields, p *programme.Programme) {
	for _, n := range top.list("teemat") {
		f := r.fields(n, "teema", "teema")
		if f == nil {
			continue
		}
		theme := &programme.Theme{Name: f.text("teema")}
		p.Themes = append(p.Themes, theme)
		for _, n := range f.list("lupaukset") {
			f := r.fields(n, "lupaus", "lupaus")
			if f == nil {
				continue
			}
			lupaus := &programme.Lupaus{Name: f.text("lupaus")}
			theme.Lupaukset = append(theme.Lupaukset, lupaus)
			for _, n := range f.list("tavoitteet") {
				f := r.fields(n, "tavoite", "tavoite")
				if f == nil {
					continue
				}
				tavoite := &programme.Tavoite{Name: f.text("tavoite")}
				lupaus.Tavoitteet = append(lupaus.Tavoitteet, tavoite)
				for _, n := range f.list("toimenpiteet") {
					r.toimenpide(n, p, theme, lupaus, tavoite)
				}
			}
		}
	}
}

func (r *reader) toimenpide(n *yaml.Node, p *programme.Programme, theme *programme.Theme, lupaus *programme.Lupaus, tavoite *programme.Tavoite) {
	f := r.fields(n, "toimenpiteet", "toimenpiteet")
	if f == nil {
		return
	}
	row := &programme.Toimenpide{Measures: f.texts("toimenpide"), Responsible: f.texts("vastuutaho")}
	tavoite.Toimenpiteet = append(tavoite.Toimenpiteet, row)
	for i, party := range row.Responsible {
		if slices.Contains(row.Responsible[:i], party) {
			r.fault(f.value["vastuutaho"], "poista toinen", "vastuutaho %s on kahteen kertaan", party)
		}
	}
	for _, n := range f.list("mittarit") {
		if m := r.mittari(n, p); m != nil {
			m.Theme, m.Lupaus, m.Tavoite, m.Toimenpide = theme, lupaus, tavoite, row
			row.Mittarit = append(row.Mittarit, m)
		}
	}
}

// check finds what only the whole file shows.
func (r *reader) check(p *programme.Programme) {
	first := map[string]*programme.Mittari{}
	for _, m := range p.AllMittarit() {
		if m.ID == "" {
			continue
		}
		if other := first[m.ID]; other != nil {
			r.faultAt(m.At, "anna jokaiselle mittarille oma tunnus",
				"tunnus %s on kahdella mittarilla, ensin rivillä %d", m.ID, other.At.Line)
			continue
		}
		first[m.ID] = m
	}
}

// sourceNamed finds a source by its key; an unknown key is an error at n.
func (r *reader) sourceNamed(n *yaml.Node) *programme.Source {
	key := r.text(n, "lähde")
	if s := r.sourcesByKey[key]; s != nil || len(r.problems) >= maxFaults {
		if s == nil {
			r.others++
		}
		return s
	}
	hint := "lisää lähde kohtaan lähteet"
	if near := problem.Nearest(key, r.sourceKeys, 1); len(near) > 0 {
		hint = fmt.Sprintf("tarkoititko lähdettä %s?", problem.Short(near[0]))
	} else if n := len(r.sourceKeys); n > 0 {
		hint = "lähteet: " + problem.Short(strings.Join(r.sourceKeys[:min(n, 8)], ", "))
		if n > 8 {
			hint += fmt.Sprintf(" ja %d muuta", n-8)
		}
	}
	r.fault(n, hint, "lähdettä %s ei ole", key)
	return nil
}
