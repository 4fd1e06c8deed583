package programme

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"tolokku/programme/problem"
)

// Parse reads a programme file. file is its name for messages. The programme
// is nil where the file is no YAML mapping; otherwise it is as complete as the
// problems allow, and must not be used when the list has errors.
func Parse(file string, data []byte) (*Programme, problem.List) {
	text := strings.TrimPrefix(string(data), "\ufeff")
	r := &reader{file: file, lines: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")}
	if strings.ContainsRune(text, 0) || strings.HasPrefix(text, "PK") {
		r.problems.Add(problem.Problem{File: file, Fact: "tiedosto ei ole tekstiä vaan esimerkiksi Excel-työkirja",
			Hint: "anna ohjelman YAML-tiedosto valitsimella --programme"})
		return nil, r.problems
	}
	var document, second yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(text))
	if err := decoder.Decode(&document); err != nil && err != io.EOF {
		r.syntax(err)
		return nil, r.problems
	}
	if err := decoder.Decode(&second); err != io.EOF {
		if err != nil {
			r.syntax(err)
		} else {
			r.faultAt(Position{Line: second.Line, Column: second.Column}, "poista rivi --- ja kirjoita kaikki samaan ohjelmaan",
				"tiedostossa on toinen ohjelma, jota ei luettaisi")
		}
		return nil, r.problems
	}
	if document.Kind == 0 || len(document.Content) == 0 {
		r.faultAt(Position{Line: 1, Column: 1}, "kirjoita tiedostoon ainakin kohdat ohjelma, lähteet ja teemat", "tiedosto on tyhjä")
		return nil, r.problems
	}
	f := r.fields(document.Content[0], "ohjelmatiedosto", "ohjelma", "tiedonkeruu", "kommentit", "lähteet", "teemat")
	if f == nil {
		return nil, r.problems
	}
	p := &Programme{File: file, lines: r.lines}
	r.programme(f, p)
	if n := f.get("lähteet", false); n != nil {
		r.sources(n, p)
	}
	if n := f.get("tiedonkeruu", false); n != nil {
		p.Collected, p.CollectedAt = r.texts(n, "tiedonkeruu"), position(n)
	}
	if n := f.get("kommentit", false); n != nil {
		r.comments(n, p)
	}
	r.themes(f, p)
	r.check(p)
	return p, r.problems
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// syntax reports what the YAML parser could not read. Its own words are
// English, so the common ones are told in Finnish.
func (r *reader) syntax(err error) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	at := Position{Line: 1, Column: 1}
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		at.Line, _ = strconv.Atoi(m[1])
	}
	hint := "tarkista rivin ja sitä edeltävän rivin sisennys, kaksoispisteet ja lainausmerkit"
	switch {
	case strings.Contains(message, "tab"), strings.Contains(message, "cannot start any token"):
		hint = "sisennä välilyönneillä, älä sarkaimella; kirjoita erikoismerkillä alkava teksti lainausmerkkeihin"
	case strings.Contains(message, "mapping values are not allowed"):
		hint = "jos tekstissä on kaksoispiste ja välilyönti, kirjoita teksti lainausmerkkeihin"
	case strings.Contains(message, "control characters"), strings.Contains(message, "UTF-8"):
		hint = "tallenna tiedosto UTF-8-muodossa"
	case strings.Contains(message, "unknown anchor"):
		hint = "kirjoita tähdellä alkava teksti lainausmerkkeihin"
	}
	r.faultAt(at, hint, "tiedosto ei ole kelvollista YAMLia")
}

func (r *reader) programme(top *fields, p *Programme) {
	n := top.get("ohjelma", true)
	if n == nil {
		return
	}
	f := r.fields(n, "ohjelma", "nimi", "kunta", "asiakirja", "alkaa", "päättyy", "perusvuosi",
		"poliittiset toimielimet", "huomautukset")
	if f == nil {
		return
	}
	p.Name, p.Municipality = f.text("nimi", true), f.text("kunta", true)
	p.Document = f.text("asiakirja", false)
	p.Start, p.End, p.BaseYear = f.year("alkaa", true), f.year("päättyy", true), f.year("perusvuosi", true)
	p.PoliticalBodies, p.Notes = f.texts("poliittiset toimielimet", false), f.texts("huomautukset", false)
	if p.Start != 0 && p.End != 0 && p.End < p.Start {
		r.fault(f.value["päättyy"], "vaihda vuodet oikein päin", "ohjelma päättyy vuonna %d, mutta alkaa vasta vuonna %d", p.End, p.Start)
	}
	if p.Start != 0 && p.BaseYear > p.Start {
		r.fault(f.value["perusvuosi"], "perusvuosi on vuosi, johon ohjelman tuloksia verrataan, yleensä ohjelmaa edeltävä vuosi",
			"perusvuosi %d on ohjelman alkamisvuoden %d jälkeen", p.BaseYear, p.Start)
	}
}

func (r *reader) themes(top *fields, p *Programme) {
	for _, n := range top.list("teemat", true) {
		f := r.fields(n, "teema", "teema", "lupaukset")
		if f == nil {
			continue
		}
		theme := &Theme{Name: f.text("teema", true)}
		p.Themes = append(p.Themes, theme)
		for _, n := range f.list("lupaukset", true) {
			f := r.fields(n, "lupaus", "lupaus", "tavoitteet")
			if f == nil {
				continue
			}
			lupaus := &Lupaus{Name: f.text("lupaus", true)}
			theme.Lupaukset = append(theme.Lupaukset, lupaus)
			for _, n := range f.list("tavoitteet", true) {
				f := r.fields(n, "tavoite", "tavoite", "toimenpiteet")
				if f == nil {
					continue
				}
				tavoite := &Tavoite{Name: f.text("tavoite", true)}
				lupaus.Tavoitteet = append(lupaus.Tavoitteet, tavoite)
				for _, n := range f.list("toimenpiteet", true) {
					r.toimenpide(n, p, theme, lupaus, tavoite)
				}
			}
		}
	}
}

func (r *reader) toimenpide(n *yaml.Node, p *Programme, theme *Theme, lupaus *Lupaus, tavoite *Tavoite) {
	f := r.fields(n, "toimenpiteet", "toimenpide", "vastuutaho", "mittarit")
	if f == nil {
		return
	}
	row := &Toimenpide{Measures: f.texts("toimenpide", true), Responsible: f.texts("vastuutaho", true)}
	tavoite.Toimenpiteet = append(tavoite.Toimenpiteet, row)
	for i, party := range row.Responsible {
		if slices.Contains(row.Responsible[:i], party) {
			r.fault(f.value["vastuutaho"], "poista toinen", "vastuutaho %s on kahteen kertaan", party)
		}
	}
	for _, n := range f.list("mittarit", true) {
		if m := r.mittari(n, p); m != nil {
			m.Theme, m.Lupaus, m.Tavoite, m.Toimenpide = theme, lupaus, tavoite, row
			row.Mittarit = append(row.Mittarit, m)
		}
	}
}

// check finds what only the whole file shows.
func (r *reader) check(p *Programme) {
	first := map[string]*Mittari{}
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
func (r *reader) sourceNamed(n *yaml.Node, p *Programme) *Source {
	key := r.text(n, "lähde")
	var known []string
	for _, s := range p.Sources {
		if s.Key == key {
			return s
		}
		known = append(known, s.Key)
	}
	hint := "lisää lähde kohtaan lähteet"
	if near := problem.Nearest(key, known, 1); len(near) > 0 {
		hint = fmt.Sprintf("tarkoititko lähdettä %s?", near[0])
	} else if len(known) > 0 {
		hint = "lähteet: " + strings.Join(known, ", ")
	}
	r.fault(n, hint, "lähdettä %s ei ole", key)
	return nil
}
