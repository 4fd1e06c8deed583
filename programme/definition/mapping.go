package definition

import (
	"gopkg.in/yaml.v3"

	"tolokku/programme"
)

// mapping reads arvo; part is set for the numerator and denominator of a ratio.
func (r *reader) mapping(n *yaml.Node, p *programme.Programme, what string, part bool) *programme.Mapping {
	f := r.fields(n, "arvo", what)
	if f == nil {
		return nil
	}
	m := &programme.Mapping{At: position(f.node), Scale: f.number("kerroin"), Accumulate: f.yes("kertymä")}
	if m.Scale != nil && m.Scale.Sign() == 0 {
		r.fault(f.value["kerroin"], "jätä kerroin pois, jos lukua ei muuteta", "kerroin on 0, jolloin jokainen arvo olisi 0")
	}
	if f.has("suhde") {
		r.ratio(f, m, p, part)
		return m
	}
	if n := f.get("lähde"); n != nil {
		m.Source = r.sourceNamed(n)
	}
	if n := f.get("missä"); n != nil {
		m.Where = r.filters(n)
	}
	m.Time, m.Year = f.text("aika"), f.year("vuosi")
	m.Column, m.GroupBy, m.Answers = f.text("luku"), f.text("ryhmittely"), f.text("vastaajia")
	m.Stage, m.Date = f.text("vaihe"), f.text("päivä")
	m.Aggregate = programme.Aggregate(f.choice("yhdistä"))
	if required, ok := f.whole("vaaditaan"); ok {
		m.Required = required
	}
	if f.has("solut") {
		m.Cells = r.guardedCells(f)
	}
	r.mappingFits(f, m)
	return m
}

// mappingFits refuses keys that do not go with the source's layout, and asks
// for those that it needs.
func (r *reader) mappingFits(f *fields, m *programme.Mapping) {
	if f.has("aika") && f.has("vuosi") {
		r.fault(f.keys["vuosi"], "jätä vain toinen", "avaimia aika ja vuosi ei voi käyttää yhdessä")
	}
	milestone := f.has("vaihe") || f.has("päivä")
	if milestone && (m.Stage == "" || m.Date == "") {
		r.fault(f.node, "anna molemmat: vaihe: Vaihe, päivä: Päivä", "virstanpylväillä pitää olla sekä vaihe että päivä")
	}
	if m.Source == nil || m.Source.Layout == "" {
		return
	}
	layout := m.Source.Layout
	if milestone {
		f.refuseBeside(shapeMilestone, func(*key) string { return "poista avain" }, "avain %[1]s ei sovi tähän: virstanpylväillä on vain lähde, missä, vaihe ja päivä")
		if layout != programme.Long {
			r.fault(f.value["lähde"], "anna lähteelle muoto: pitkä", "virstanpylväiden lähteen %s muoto on %s", m.Source.Key, layout)
		}
		return
	}
	f.refuseBeside(string(layout), func(k *key) string {
		if len(k.with) == 1 {
			return "poista avain tai anna lähteelle muoto: " + k.with[0]
		}
		return "poista avain"
	}, "avain %s ei sovi tähän: lähteen muoto on %s")
	ask := func(key, hint string) {
		if !f.has(key) {
			r.fault(f.node, hint, "kohdasta %s puuttuu avain %s", f.what, key)
		}
	}
	switch layout {
	case programme.Cells:
		ask("solut", "lisää solut: [{vuosi: 2023, solu: D14, vartija: {C14: Sotkamo}}]")
		return
	case programme.Long:
		ask("luku", "lisää luku: sen sarakkeen otsikko, jossa arvot ovat")
	}
	if !f.has("vuosi") {
		ask("aika", "lisää aika: sen ulottuvuuden nimi, jossa vuodet tai kuukaudet ovat")
	}
}

func (r *reader) ratio(f *fields, m *programme.Mapping, p *programme.Programme, part bool) {
	f.refuseBeside(shapeRatio, func(*key) string { return "siirrä avain osoittajaan tai nimittäjään" }, "avain %[1]s ei sovi suhteen viereen")
	if part {
		r.fault(f.keys["suhde"], "laske sisempi suhde valmiiksi lähteeseen", "suhteen sisällä ei voi olla toista suhdetta")
		return
	}
	n := f.get("suhde")
	parts := r.fields(n, "suhde", "suhde")
	if parts == nil {
		return
	}
	if n := parts.get("osoittaja"); n != nil {
		m.Numerator = r.mapping(n, p, "osoittaja", true)
	}
	if n := parts.get("nimittäjä"); n != nil {
		m.Denominator = r.mapping(n, p, "nimittäjä", true)
	}
}

// filters reads missä.
func (r *reader) filters(n *yaml.Node) []programme.Filter {
	n = resolved(n)
	if n.Kind != yaml.MappingNode {
		r.fault(n, "kirjoita muodossa missä: {Alue: Sotkamo}", "kohdassa missä pitäisi olla ulottuvuuksia ja arvoja, mutta siinä on %s", kindText(n))
		return nil
	}
	var filters []programme.Filter
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolved(n.Content[i+1])
		filter := programme.Filter{Dimension: normal(key.Value), DimensionAt: position(key), At: position(key)}
		if seen[filter.Dimension] {
			r.fault(key, "anna arvot yhtenä luettelona: [a, b]", "ulottuvuus %s on kohdassa missä kahteen kertaan", filter.Dimension)
			continue
		}
		seen[filter.Dimension] = true
		if value.Kind == yaml.MappingNode {
			f := r.fields(value, "missä", "missä "+filter.Dimension)
			if f == nil {
				continue
			}
			switch {
			case f.has("ei") && f.has("koodi"):
				r.fault(value, "käytä vain toista", "avaimia ei ja koodi ei voi käyttää yhdessä")
			case f.has("koodi"):
				filter.Codes, filter.Labels = true, f.texts("koodi")
			default:
				filter.Not, filter.Labels = true, f.texts("ei")
			}
		} else {
			filter.Labels = r.texts(value, filter.Dimension)
			filter.At = position(value)
		}
		if len(filter.Labels) == 0 {
			r.fault(key, "kirjoita arvo, joka valitaan", "ulottuvuudelta %s puuttuu arvo", filter.Dimension)
			continue
		}
		filters = append(filters, filter)
	}
	return filters
}
