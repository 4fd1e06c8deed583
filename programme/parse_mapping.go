package programme

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// mapping reads arvo; part is set for the numerator and denominator of a ratio.
func (r *reader) mapping(n *yaml.Node, p *Programme, what string, part bool) *Mapping {
	f := r.fields(n, what, "lähde", "missä", "aika", "vuosi", "luku", "solut", "ryhmittely", "yhdistä",
		"vaaditaan", "kertymä", "kerroin", "vastaajia", "vaihe", "päivä", "suhde")
	if f == nil {
		return nil
	}
	m := &Mapping{At: position(f.node), Scale: f.number("kerroin", false), Accumulate: f.yes("kertymä")}
	if m.Scale != nil && m.Scale.Sign() == 0 {
		r.fault(f.value["kerroin"], "jätä kerroin pois, jos lukua ei muuteta", "kerroin on 0, jolloin jokainen arvo olisi 0")
	}
	if f.has("suhde") {
		r.ratio(f, m, p, part)
		return m
	}
	if n := f.get("lähde", true); n != nil {
		m.Source = r.sourceNamed(n, p)
	}
	if n := f.get("missä", false); n != nil {
		m.Where = r.filters(n)
	}
	m.Time, m.Year = f.text("aika", false), f.year("vuosi", false)
	m.Column, m.GroupBy, m.Answers = f.text("luku", false), f.text("ryhmittely", false), f.text("vastaajia", false)
	m.Stage, m.Date = f.text("vaihe", false), f.text("päivä", false)
	m.Aggregate = Aggregate(f.choice("yhdistä", string(Only), string(Mean), string(Sum), string(Last),
		string(First), string(Max), string(Min), string(Count)))
	if required, ok := f.whole("vaaditaan", 1, 366); ok {
		m.Required = required
	}
	if f.has("solut") {
		m.Cells = r.guardedCells(f)
	}
	r.mappingFits(f, m)
	return m
}

// mappingFits refuses keys that do not go with the source's layout.
func (r *reader) mappingFits(f *fields, m *Mapping) {
	refuse := func(hint, fact string, keys ...string) {
		for _, key := range keys {
			if f.has(key) {
				r.fault(f.keys[key], hint, "avain %s ei sovi tähän: %s", key, fact)
			}
		}
	}
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
	switch {
	case milestone:
		refuse("poista avain", "virstanpylväillä on vain lähde, missä, vaihe ja päivä",
			"aika", "vuosi", "luku", "yhdistä", "vaaditaan", "kertymä", "kerroin", "vastaajia", "solut", "ryhmittely")
		if layout != Long {
			r.fault(f.value["lähde"], "anna lähteelle muoto: pitkä", "virstanpylväiden lähteen %s muoto on %s", m.Source.Key, layout)
		}
	case layout == Cells:
		refuse("poista avain", "lähteen muoto on solut", "missä", "aika", "vuosi", "luku", "ryhmittely", "vastaajia", "yhdistä", "vaaditaan")
		if !f.has("solut") {
			r.fault(f.node, "lisää solut: [{vuosi: 2023, solu: D14, vartija: {C14: Sotkamo}}]", "kohdasta %s puuttuu avain solut", f.what)
		}
	default:
		refuse("poista avain tai anna lähteelle muoto: solut", "lähteen muoto on "+string(layout), "solut")
		if layout == Long {
			if !f.has("luku") {
				r.fault(f.node, "lisää luku: sen sarakkeen otsikko, jossa arvot ovat", "kohdasta %s puuttuu avain luku", f.what)
			}
		} else {
			refuse("poista avain tai anna lähteelle muoto: pitkä", "lähteen muoto on "+string(layout), "luku", "vastaajia")
		}
		if !f.has("aika") && !f.has("vuosi") {
			r.fault(f.node, "lisää aika: sen ulottuvuuden nimi, jossa vuodet tai kuukaudet ovat", "kohdasta %s puuttuu avain aika", f.what)
		}
	}
}

func (r *reader) ratio(f *fields, m *Mapping, p *Programme, part bool) {
	for key := range f.value {
		switch key {
		case "suhde", "kerroin":
		default:
			r.fault(f.keys[key], "siirrä avain osoittajaan tai nimittäjään", "avain %s ei sovi suhteen viereen", key)
		}
	}
	if part {
		r.fault(f.keys["suhde"], "laske sisempi suhde valmiiksi lähteeseen", "suhteen sisällä ei voi olla toista suhdetta")
		return
	}
	n := f.get("suhde", true)
	parts := r.fields(n, "suhde", "osoittaja", "nimittäjä")
	if parts == nil {
		return
	}
	if n := parts.get("osoittaja", true); n != nil {
		m.Numerator = r.mapping(n, p, "osoittaja", true)
	}
	if n := parts.get("nimittäjä", true); n != nil {
		m.Denominator = r.mapping(n, p, "nimittäjä", true)
	}
}

// filters reads missä.
func (r *reader) filters(n *yaml.Node) []Filter {
	n = resolved(n)
	if n.Kind != yaml.MappingNode {
		r.fault(n, "kirjoita muodossa missä: {Alue: Sotkamo}", "kohdassa missä pitäisi olla ulottuvuuksia ja arvoja, mutta siinä on %s", kindText(n))
		return nil
	}
	var filters []Filter
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolved(n.Content[i+1])
		filter := Filter{Dimension: strings.Join(strings.Fields(normal(key.Value)), " "), DimensionAt: position(key), At: position(key)}
		if seen[filter.Dimension] {
			r.fault(key, "anna arvot yhtenä luettelona: [a, b]", "ulottuvuus %s on kohdassa missä kahteen kertaan", filter.Dimension)
			continue
		}
		seen[filter.Dimension] = true
		if value.Kind == yaml.MappingNode {
			f := r.fields(value, "missä "+filter.Dimension, "ei", "koodi")
			if f == nil {
				continue
			}
			switch {
			case f.has("ei") && f.has("koodi"):
				r.fault(value, "käytä vain toista", "avaimia ei ja koodi ei voi käyttää yhdessä")
			case f.has("koodi"):
				filter.Codes, filter.Labels = true, f.texts("koodi", true)
			default:
				filter.Not, filter.Labels = true, f.texts("ei", true)
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
