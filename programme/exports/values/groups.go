package values

import (
	"slices"
	"strings"
	"unicode"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

func isRatio(m *programme.Mapping) bool { return m.Numerator != nil && m.Denominator != nil }

// isGrouped tells whether a mapping makes groups of what the data has.
func isGrouped(m *programme.Mapping) bool {
	return m.GroupBy != "" || m.Numerator != nil && m.Numerator.GroupBy != ""
}

// listedGroups reads a metric's listed groups, in their order.
func (r reading) listedGroups(mapping *programme.Mapping) [][]programme.Value {
	found := map[string]bool{}
	var all [][]programme.Value
	byLabel := true
	for _, g := range r.metric.Groups {
		of := func(m *programme.Mapping) (part, bool) { return r.listedPart(m, g, found) }
		if isRatio(mapping) {
			// A divisor without groups of its own serves every group.
			of = func(m *programme.Mapping) (part, bool) {
				if m == mapping.Denominator && m.GroupBy == "" {
					return r.whole(m)
				}
				return r.listedPart(m, g, found)
			}
		}
		all = append(all, r.values(mapping, of))
		byLabel = byLabel && len(g.Where) == 0
	}
	if source := grouping(mapping); byLabel && source.GroupBy != "" && r.groups[source].ok {
		r.tellUnlisted(source, found)
	}
	return all
}

// grouping is the mapping that has the groups: the numerator of a ratio.
func grouping(m *programme.Mapping) *programme.Mapping {
	if m.Numerator != nil {
		return m.Numerator
	}
	return m
}

// listedPart is a listed group's part of a mapping; the labels that groups are
// found by are noted.
func (r reading) listedPart(m *programme.Mapping, g *programme.Group, found map[string]bool) (part, bool) {
	if m.GroupBy == "" {
		if len(g.Where) == 0 {
			r.Log.Programme(r.metric, problem.Error, m.At, "mittarilla "+r.metric.ID+" on ryhmiä, mutta arvo-kohdassa ei kerrota, missä ulottuvuudessa ne ovat", "lisää arvo-kohtaan ryhmittely: ja ulottuvuuden nimi, tai anna ryhmille omat missä-kohdat")
			return part{}, false
		}
		return part{m, withFilters(m.Where, g.Where)}, true
	}
	wanted := g.Label
	if wanted == "" {
		wanted = g.Name
	}
	if len(g.Where) > 0 && (g.Label == "" || g.Label == g.Name) {
		// The group's own filters say which cells are its own, not its name.
		plain := *m
		plain.GroupBy = ""
		return part{&plain, withFilters(m.Where, g.Where)}, true
	}
	existing, ok := r.groupLabels(m)
	if !ok {
		return part{}, false
	}
	label, ok := xlsx.MatchLabel(wanted, existing)
	if !ok {
		r.Log.Programme(r.metric, problem.Warning, g.At, "ryhmää "+problem.Quote(wanted)+" ei ole lähteen "+problem.Quote(m.Source.Key)+" ulottuvuudessa "+problem.Quote(m.GroupBy), nearHint(wanted, existing))
		return part{}, false
	}
	found[label] = true
	return labelPart(m, label, g.Where), true
}

// labelPart is the part of a mapping that has a label in the grouping dimension.
func labelPart(m *programme.Mapping, label string, more []programme.Filter) part {
	filter := programme.Filter{Dimension: m.GroupBy, Labels: []string{label}, At: m.At}
	return part{m, withFilters(m.Where, append(slices.Clone(more), filter))}
}

// groupLabels are the labels of the grouping dimension, in order of appearance. A
// figure without a label, and a label that became a date, is a fault.
func (r reading) groupLabels(m *programme.Mapping) ([]string, bool) {
	known, seen := r.groups[m]
	if !seen {
		known.labels, known.ok = r.findGroupLabels(m)
		r.groups[m] = known
	}
	return slices.Clone(known.labels), known.ok
}

// groupLabels are the labels of a mapping's grouping dimension, once they were
// looked for.
type groupLabels struct {
	labels []string
	ok     bool
}

func (r reading) findGroupLabels(m *programme.Mapping) ([]string, bool) {
	tables := r.tables(m)
	if len(tables) == 0 || !r.hasDimension(m, tables, m.GroupBy, "ryhmittely") {
		return nil, false
	}
	ok := true
	var labels []string
	seen := map[string]bool{}
	for _, t := range tables {
		d, _ := t.Dimension(m.GroupBy)
		for _, v := range t.Labels(d) {
			if v.Text == "" || seen[v.Text] {
				continue
			}
			seen[v.Text] = true
			labels = append(labels, v.Text)
			at, _ := t.PlaceOf(d, v.Text)
			if inner, struck := xlsx.UnmarkStruck(v.Text); struck {
				ok = false
				r.Log.Cell(r.metric, t.Sheet, at, "ryhmän nimike "+problem.Quote(inner)+" on yliviivattu, joten siitä ei näe, onko rivi voimassa", "poista rivi, jos se ei enää päde, tai poista yliviivaus")
			} else if what := turned(t, at, v.Text); what != "" {
				ok = false
				r.Log.Cell(r.metric, t.Sheet, at, "ryhmän nimikkeenä on "+what+" "+v.Text, "taulukkolaskenta on ehkä muuttanut nimikkeen, kuten 10-14, päiväksi tai kellonajaksi: muuta solun muotoiluksi Teksti ja kirjoita nimike uudelleen")
			}
		}
	}
	for _, p := range r.grouped(m) {
		if p.Label(m.GroupBy) == "" {
			ok = false
			r.cellFault(p.Cell, "luvulla ei ole ryhmää: "+problem.Quote(m.GroupBy)+" on tyhjä", "täydennä ryhmän nimike, tai tyhjennä solu")
		}
	}
	return labels, ok
}

// turned tells what a spreadsheet program has made of a group's label; empty for a
// label as it was written.
func turned(t *table.Table, at xlsx.Position, label string) string {
	if _, isDate := xlsx.ParseDate(label); isDate {
		return "päivä"
	}
	if c := t.Sheet.At(at.Row, at.Column); c.Kind == xlsx.Number && (c.Format == xlsx.Date || c.Format == xlsx.Duration) {
		return "kellonaika"
	}
	return ""
}

// grouped are the cells of all groups that the mapping's own filters leave, of the
// years that are asked for.
func (r reading) grouped(m *programme.Mapping) []pick {
	quiet := r
	quiet.Log = r.Log.Quiet()
	chosen, ok := quiet.choose(m, m.Where)
	if !ok {
		return nil
	}
	quiet.tellPeriods(m, &chosen)
	return slices.DeleteFunc(chosen.picks, func(p pick) bool { return !r.Covers(p.at.Year) })
}

// tellUnlisted tells the groups of the data that the programme's list leaves out.
func (r reading) tellUnlisted(m *programme.Mapping, listed map[string]bool) {
	var others []string
	for _, p := range r.grouped(m) {
		if label := p.Label(m.GroupBy); label != "" && !listed[label] && !isGroupTotal(label) && !slices.Contains(others, label) {
			others = append(others, label)
		}
	}
	if len(others) > 0 {
		r.Log.Programme(r.metric, problem.Warning, m.At, "lähteessä on ryhmiä, joita mittarin "+r.metric.ID+" ryhmät-kohdassa ei ole: "+problem.QuoteList(others, 8),
			"lisää ne ryhmät-kohtaan, jos niiden kuuluu olla mukana")
	}
}

// mostGroups is more groups than a report can show; a dimension with more is a
// wrong one.
const mostGroups = 200

// foundGroups makes a group of each label that has values under the mapping's
// filters, totals excepted.
func (r reading) foundGroups(mapping *programme.Mapping) []programme.GroupValues {
	source := grouping(mapping)
	labels, ok := r.groupLabels(source)
	if !ok {
		return nil
	}
	labels = slices.DeleteFunc(labels, func(label string) bool { return isGroupTotal(label) || !acceptsGroup(source, label) })
	if len(labels) > mostGroups {
		r.Log.Programme(r.metric, problem.Error, source.At, "ulottuvuudessa "+problem.Quote(source.GroupBy)+" on yli 200 nimikettä, joten siitä ei voi tehdä ryhmiä", "luettele ryhmät kohdassa ryhmät, tai rajaa niitä missä-kohdassa")
		return nil
	}
	if isRatio(mapping) && mapping.Denominator.GroupBy != "" {
		if labels, ok = r.inBoth(mapping, labels); !ok {
			return nil
		}
	}
	var all []programme.GroupValues
	for _, label := range labels {
		values := r.values(mapping, func(m *programme.Mapping) (part, bool) {
			if m.GroupBy == "" {
				return r.whole(m)
			}
			return labelPart(m, label, nil), true
		})
		if len(values) > 0 {
			all = append(all, programme.GroupValues{Name: label, Values: values})
		}
	}
	if len(all) > 1 {
		r.warnOfTotals(source, all)
	}
	return all
}

// inBoth are the groups that both parts of a ratio have; the others are told.
func (r reading) inBoth(mapping *programme.Mapping, labels []string) ([]string, bool) {
	others, ok := r.groupLabels(mapping.Denominator)
	if !ok {
		return nil, false
	}
	others = slices.DeleteFunc(others, func(label string) bool { return isGroupTotal(label) || !acceptsGroup(mapping.Denominator, label) })
	lacks := func(m *programme.Mapping, label, part string) {
		for _, t := range r.tables(m) {
			if d, ok := t.Dimension(m.GroupBy); ok {
				if at, ok := t.PlaceOf(d, label); ok {
					r.Log.Sheet(r.metric, problem.Warning, t.Sheet, at.String(), "ryhmä "+problem.Quote(label)+" jäi pois suhteesta, koska "+part+" ei ole sitä", "tarkista, onko ryhmän nimike kirjoitettu molemmissa samalla tavalla")
					return
				}
			}
		}
	}
	var both []string
	for _, label := range labels {
		if _, ok := xlsx.MatchLabel(label, others); ok {
			both = append(both, label)
		} else {
			lacks(mapping.Numerator, label, "nimittäjässä")
		}
	}
	for _, label := range others {
		if _, ok := xlsx.MatchLabel(label, labels); !ok {
			lacks(mapping.Denominator, label, "osoittajassa")
		}
	}
	return both, true
}

// acceptsGroup tells whether a mapping's filters on its grouping dimension let a
// label pass.
func acceptsGroup(m *programme.Mapping, label string) bool {
	for _, f := range m.Where {
		if xlsx.Fold(f.Dimension) != xlsx.Fold(m.GroupBy) {
			continue
		}
		if _, listed := xlsx.MatchLabel(label, xlsx.NormaliseAll(f.Labels)); listed == f.Not {
			return false
		}
	}
	return true
}

// isGroupTotal recognises the label of all groups together: the whole label or its
// first word says so, whatever marks stand around it.
func isGroupTotal(label string) bool {
	words := strings.FieldsFunc(xlsx.Fold(label), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "yhteensä", "yht", "kaikki", "kaikkiaan", "total", "summa":
		return true
	}
	return false
}

// warnOfTotals warns of found groups that look like totals, though the rule does
// not tell that they are.
func (r reading) warnOfTotals(m *programme.Mapping, groups []programme.GroupValues) {
	for _, g := range groups {
		if !isTotal(g.Name) || !slices.ContainsFunc(g.Values, func(v programme.Value) bool { return r.Covers(v.Year) }) {
			continue
		}
		hint := "jos se on summa, jätä se pois: lisää missä-kohtaan " + m.GroupBy + `: {ei: ["` + g.Name + `"]}; muuten luettele ryhmät kohdassa ryhmät`
		for _, t := range r.tables(m) {
			d, _ := t.Dimension(m.GroupBy)
			if at, ok := t.PlaceOf(d, g.Name); ok {
				r.Log.Sheet(r.metric, problem.Warning, t.Sheet, at.String(), "ryhmä "+problem.Quote(g.Name)+" näyttää muiden ryhmien summalta, mutta se arvioidaan ryhmänä", hint)
				break
			}
		}
	}
}
