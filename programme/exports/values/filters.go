package values

import (
	"slices"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// keep is a filter whose labels were found in the data.
type keep struct {
	filter programme.Filter
	labels map[string]bool
}

func (k keep) accepts(l table.Label) bool { return k.labels[k.text(l)] != k.filter.Not }

// text is what of a label the filter compares.
func (k keep) text(l table.Label) string {
	if !k.filter.Codes {
		return l.Text
	}
	if l.Code != "" {
		return l.Code
	}
	code, _, _ := xlsx.SplitCode(l.Text)
	return code
}

// find looks for a label that the filter names among those that exist.
func (k keep) find(wanted string, existing []string) (string, bool) {
	if k.filter.Codes {
		code := xlsx.Normalise(wanted)
		return code, slices.Contains(existing, code)
	}
	return xlsx.MatchLabel(wanted, existing)
}

// resolveAll finds the labels of filters in the data.
func (r reading) resolveAll(filters []programme.Filter, tables []*table.Table) (keeps []keep, ok bool) {
	ok = true
	for _, f := range filters {
		k, found := r.resolve(f, tables)
		ok = ok && found
		keeps = append(keeps, k)
	}
	return keeps, ok
}

// resolve finds a filter's labels in the data. A label that no table has, and a
// dimension that some table lacks, is a problem at the filter.
func (r reading) resolve(f programme.Filter, tables []*table.Table) (keep, bool) {
	k := keep{filter: f, labels: map[string]bool{}}
	var existing []string
	seen := map[string]bool{}
	for _, t := range tables {
		d, ok := t.Dimension(f.Dimension)
		if !ok {
			at := f.DimensionAt
			if at.Line == 0 {
				// A filter that a group makes is written nowhere.
				at = f.At
			}
			r.lacksDimension(t, at, "ulottuvuutta", f.Dimension, "ulottuvuudet ovat ")
			return k, false
		}
		if !r.isUnique(t, f.Dimension) {
			return k, false
		}
		for _, v := range t.Labels(d) {
			if text := k.text(v); !seen[text] {
				seen[text] = true
				existing = append(existing, text)
			}
		}
	}
	ok := true
	for _, wanted := range f.Labels {
		if found, match := k.find(wanted, existing); match {
			k.labels[found] = true
			continue
		}
		ok = false
		what := "nimikettä "
		if f.Codes {
			what = "koodia "
		}
		r.Log.Programme(r.metric, problem.Error, f.At, "ulottuvuudessa "+problem.Quote(f.Dimension)+" ei ole "+what+problem.Quote(wanted)+whereSearched(tables), nearHint(wanted, existing))
	}
	return k, ok
}

func whereSearched(tables []*table.Table) string {
	if len(tables) == 1 {
		return " (" + tables[0].File + ", välilehti " + problem.Quote(tables[0].Sheet.Name) + ")"
	}
	return " (" + tables[0].File + " ja muut lähteen välilehdet)"
}

func nearHint(wanted string, existing []string) string {
	existing = slices.DeleteFunc(slices.Clone(existing), func(s string) bool { return s == "" })
	if near := problem.Nearest(wanted, existing, 3); len(near) == 1 {
		return "tarkoititko " + problem.Quote(near[0]) + "?"
	} else if len(near) > 1 {
		return "lähimmät nimikkeet: " + problem.QuoteList(near, 3)
	}
	if len(existing) == 0 {
		return "tarkista lähteen välilehti ja muoto"
	}
	return "nimikkeitä ovat esimerkiksi " + problem.QuoteList(existing, 5)
}

// hasDimension tells whether each table has the dimension that the mapping's
// key names; one that has not is a problem at the mapping.
func (r reading) hasDimension(m *programme.Mapping, tables []*table.Table, name, key string) bool {
	for _, t := range tables {
		if _, ok := t.Dimension(name); ok {
			if !r.isUnique(t, name) {
				return false
			}
			continue
		}
		what := "ulottuvuutta"
		if t.Observations {
			what = "saraketta"
		}
		r.lacksDimension(t, m.At, what, name, "korjaa arvo-kohtaan "+key+"; ulottuvuudet ovat ")
		return false
	}
	return true
}

// isUnique tells whether only one of a table's columns has the name that the
// programme uses; a second one is a fault at its header.
func (r reading) isUnique(t *table.Table, name string) bool {
	same := t.Twice(name)
	if len(same) == 0 {
		return true
	}
	place := func(d table.Dimension) xlsx.Position {
		return xlsx.Position{Row: max(t.HeaderBottom, 1), Column: d.Column}
	}
	r.Log.Cell(r.metric, t.Sheet, place(same[1]), "otsikko "+problem.Quote(same[1].Name)+" on taulukossa kahdesti: myös solussa "+place(same[0]).String(),
		"muuta toisen sarakkeen otsikko, tai käytä otsikon sijasta sarakkeen kirjainta: "+same[0].Alias+" tai "+same[1].Alias)
	return false
}

func (r reading) lacksDimension(t *table.Table, at programme.Position, what, name, advice string) {
	hint := advice + problem.QuoteList(t.Names(), 12)
	if near := problem.Nearest(name, t.Names(), 1); len(near) > 0 {
		hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
	}
	r.Log.Programme(r.metric, problem.Error, at, "tiedoston "+t.File+" välilehdellä "+problem.Quote(t.Sheet.Name)+" ei ole "+what+" "+problem.Quote(name), hint)
}
