package definition

import (
	"fmt"
	"regexp"

	"gopkg.in/yaml.v3"

	"tolokku/programme"
)

var idPattern = regexp.MustCompile(`^[a-zåäö0-9][a-zåäö0-9_-]*$`)

func (r *reader) mittari(n *yaml.Node, p *programme.Programme) *programme.Mittari {
	f := r.fields(n, "mittari", "mittari")
	if f == nil {
		return nil
	}
	m := &programme.Mittari{At: position(f.node), Decimals: -1, Extent: extentOf(f.node)}
	m.ID, m.Name, m.Short, m.Unit = f.text("tunnus"), f.text("mittari"), f.text("lyhyt"), f.text("yksikkö")
	if id := f.value["tunnus"]; id != nil {
		m.At = position(id)
		if m.ID != "" && !idPattern.MatchString(m.ID) {
			r.fault(id, "käytä pieniä kirjaimia, numeroita ja yhdysmerkkejä, esimerkiksi nuoret-tyottomat",
				"tunnuksessa %q on merkkejä, joita siinä ei voi olla", m.ID)
		}
	}
	if d, ok := f.whole("desimaaleja"); ok {
		m.Decimals = d
	}
	if n := f.get("lähtötaso"); n != nil {
		m.Baseline = r.baseline(n)
	}
	if n := f.get("tavoitetaso"); n != nil {
		m.Targets = r.targets(n)
	}
	m.Groups = r.groups(f)
	if n := f.get("arvo"); n != nil {
		m.Mapping = r.mapping(n, p, "arvo", false)
	}
	m.Breaks = r.breaks(f)
	m.Verdicts = r.verdicts(f)
	m.Notes, m.Giver = f.texts("huomautukset"), f.text("tiedon antaja")
	r.mittariFits(f, m)
	r.possible(p, m)
	return m
}

func (r *reader) baseline(n *yaml.Node) *programme.Baseline {
	f := r.fields(n, "lähtötaso", "lähtötaso")
	if f == nil {
		return nil
	}
	b := &programme.Baseline{Value: f.number("arvo"), Year: f.year("vuosi"), At: position(f.node)}
	if v := f.value["vuosi"]; v != nil {
		b.At = position(v)
	}
	if b.Value == nil || b.Year == 0 {
		return nil
	}
	return b
}

func (r *reader) groups(f *fields) []*programme.Group {
	var groups []*programme.Group
	seen := map[string]bool{}
	for _, n := range f.list("ryhmät") {
		n = resolved(n)
		g := &programme.Group{At: position(n)}
		if n.Kind == yaml.ScalarNode {
			g.Name = r.text(n, "ryhmät")
		} else {
			f := r.fields(n, "ryhmä", "ryhmä")
			if f == nil {
				continue
			}
			g.Name, g.Label = f.text("nimi"), f.text("arvona")
			if n := f.get("missä"); n != nil {
				g.Where = r.filters(n)
			}
			if n := f.get("lähtötaso"); n != nil {
				g.Baseline = r.baseline(n)
			}
			g.Breaks = r.breaks(f)
		}
		if g.Label == "" {
			g.Label = g.Name
		}
		if seen[g.Name] && g.Name != "" {
			r.fault(n, "anna jokaiselle ryhmälle oma nimi", "ryhmä %s on kahteen kertaan", g.Name)
			continue
		}
		seen[g.Name] = true
		groups = append(groups, g)
	}
	return groups
}

func (r *reader) breaks(f *fields) []programme.Break {
	var breaks []programme.Break
	for _, n := range f.list("katkokset") {
		f := r.fields(n, "katkos", "katkos")
		if f == nil {
			continue
		}
		if year := f.year("vuosi"); year != 0 {
			breaks = append(breaks, programme.Break{Year: year, Reason: f.text("syy")})
		}
	}
	return breaks
}

func (r *reader) verdicts(f *fields) []programme.Verdict {
	var verdicts []programme.Verdict
	seen := map[int]bool{}
	for _, n := range f.list("arviot") {
		f := r.fields(n, "arvio", "arvio")
		if f == nil {
			continue
		}
		v := programme.Verdict{Year: f.year("vuosi"), By: f.text("nimi"), Reason: f.text("perustelu"), At: position(f.node)}
		if f.get("tila") != nil {
			v.Status = programme.StatusCalled(f.choice("tila"))
		}
		if n := f.get("päivä"); n != nil {
			v.Date = r.day(n, "päivä", false)
		}
		if v.Year != 0 && seen[v.Year] {
			r.fault(n, "jätä yksi arvio vuodelle", "vuodella %d on kaksi arviota", v.Year)
		}
		seen[v.Year] = true
		verdicts = append(verdicts, v)
	}
	return verdicts
}

// mittariFits refuses combinations of target, groups and values that contradict.
func (r *reader) mittariFits(f *fields, m *programme.Mittari) {
	done := len(m.Targets) > 0 && m.Targets[0].Op == programme.Done
	switch {
	case done && len(m.Groups) > 0:
		r.fault(f.keys["ryhmät"], "tee jokaisesta ryhmästä oma mittari", "virstanpylväällä ei voi olla ryhmiä")
	case done && m.Baseline != nil:
		r.fault(f.keys["lähtötaso"], "poista lähtötaso", "virstanpylväällä ei voi olla lähtötasoa")
	case done && m.Mapping != nil && m.Mapping.Stage == "":
		r.fault(f.keys["arvo"], "kerro, missä vaiheet ovat: {lähde: …, vaihe: Vaihe, päivä: Päivä}", "virstanpylvään arvosta puuttuu vaihe")
	case !done && m.Mapping != nil && m.Mapping.Stage != "":
		r.fault(f.keys["arvo"], "kirjoita tavoitetasoksi valmis tai vaiheet, tai kerro luvun paikka: luku: …",
			"arvossa on vaihe, mutta tavoitetaso ei ole virstanpylväs")
	}
	if m.Mapping != nil && m.Mapping.GroupBy == "" && m.Mapping.Numerator == nil {
		for _, g := range m.Groups {
			if len(g.Where) == 0 {
				r.faultAt(g.At, "lisää arvoon ryhmittely: sen ulottuvuuden nimi, jossa ryhmät ovat, tai ryhmälle oma missä",
					"ryhmän %s arvoja ei voi erottaa muista", g.Name)
				break
			}
		}
	}
}

// possible refuses targets that no development could meet or that move
// backwards.
func (r *reader) possible(p *programme.Programme, m *programme.Mittari) {
	baselines := []*programme.Baseline{m.Baseline}
	for _, g := range m.Groups {
		baselines = append(baselines, g.Baseline)
	}
	for _, t := range m.Targets {
		eachYear := t.EveryYear || t.Op == programme.Falls || t.Op == programme.Rises
		if eachYear && m.Mapping != nil && m.Mapping.Accumulate {
			r.faultAt(t.At, "anna tavoitteelle vuosi, johon mennessä kertymä saavutetaan: {vähintään: 12, vuonna: 2025}, tai poista arvosta kertymä: kyllä",
				"tavoite arvioidaan joka vuosi, mutta arvo on kertymä ohjelman alusta")
		}
		for i, b := range baselines {
			if b == nil {
				if i == 0 && t.Year != 0 && t.Op != programme.Done && p.BaseYear != 0 && t.Year <= p.BaseYear {
					r.faultAt(t.At, "tarkista tavoitevuosi", "tavoitevuosi %d ei ole perusvuoden %d jälkeen", t.Year, p.BaseYear)
				}
				continue
			}
			if t.Year != 0 && b.Year >= t.Year {
				r.faultAt(b.At, "tarkista lähtötason ja tavoitetason vuodet",
					"lähtötason vuosi %d ei ole ennen tavoitevuotta %d", b.Year, t.Year)
				continue
			}
			r.interimPossible(b, t)
		}
		if m.Baseline == nil {
			r.interimPossible(nil, t)
		}
	}
}

func (r *reader) interimPossible(b *programme.Baseline, t *programme.Target) {
	if len(t.Interim) == 0 || t.Value == nil {
		return
	}
	var from *programme.Interim
	if b != nil {
		from = &programme.Interim{Year: b.Year, Value: b.Value}
	}
	for i := range t.Interim {
		next := &t.Interim[i]
		if next.Year >= t.Year {
			r.faultAt(next.At, fmt.Sprintf("anna välitavoitteelle vuosi ennen vuotta %d", t.Year),
				"välitavoitteen vuosi %d ei ole ennen tavoitevuotta %d", next.Year, t.Year)
		}
		if from != nil {
			if next.Year <= from.Year {
				r.faultAt(next.At, fmt.Sprintf("anna välitavoitteelle vuosi vuoden %d jälkeen", from.Year),
					"välitavoitteen vuosi %d ei ole lähtötason vuoden %d jälkeen", next.Year, from.Year)
			}
			toward := next.Value.Cmp(from.Value) * t.Value.Cmp(from.Value)
			overshoots := next.Value.Cmp(t.Value)*from.Value.Cmp(t.Value) < 0
			switch {
			case overshoots:
				r.faultAt(next.At, "anna välitavoitteelle taso lähtötason ja tavoitteen väliltä",
					"vuoden %d välitavoite menee tavoitteen ohi", next.Year)
			case toward < 0:
				r.faultAt(next.At, "välitavoitteiden pitää lähestyä tavoitetta vuosi vuodelta",
					"vuoden %d välitavoite etääntyy tavoitteesta", next.Year)
			}
		}
		from = next
	}
}
