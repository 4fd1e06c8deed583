package exports

import (
	"slices"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// groups reads the values of a metric's groups: the listed ones in their order,
// or those that the data has in order of appearance.
func (l *loader) groups(m *programme.Mittari) []programme.GroupValues {
	if len(m.Groups) == 0 {
		return l.foundGroups(m.Mapping)
	}
	var all []programme.GroupValues
	for _, g := range m.Groups {
		all = append(all, programme.GroupValues{Name: g.Name, Values: l.within(l.groupValues(m, m.Mapping, g))})
	}
	return all
}

// groupValues reads one listed group. A ratio's divisor without groups of its
// own serves every group.
func (l *loader) groupValues(m *programme.Mittari, mapping *programme.Mapping, g *programme.Group) []programme.Value {
	if mapping.Numerator != nil && mapping.Denominator != nil {
		var denominators []programme.Value
		if mapping.Denominator.GroupBy != "" {
			denominators = l.groupValues(m, mapping.Denominator, g)
		} else {
			denominators = l.values(mapping.Denominator, nil)
		}
		return l.ratio(mapping, l.groupValues(m, mapping.Numerator, g), denominators)
	}
	if mapping.GroupBy == "" {
		if len(g.Where) == 0 {
			l.atProgramme(problem.Error, mapping.At, "mittarilla "+m.ID+" on ryhmiä, mutta arvo-kohdassa ei kerrota, missä ulottuvuudessa ne ovat", "lisää arvo-kohtaan ryhmittely: ja ulottuvuuden nimi, tai anna ryhmille omat missä-kohdat")
			return nil
		}
		return l.values(mapping, g.Where)
	}
	wanted := g.Label
	if wanted == "" {
		wanted = g.Name
	}
	if len(g.Where) > 0 && (g.Label == "" || g.Label == g.Name) {
		// The group's own filters say which cells are its own, not its name.
		plain := *mapping
		plain.GroupBy = ""
		return l.values(&plain, g.Where)
	}
	existing, ok := l.groupLabels(mapping)
	if !ok {
		return nil
	}
	found, ok := xlsx.MatchLabel(wanted, existing)
	if !ok {
		l.atProgramme(problem.Warning, g.At, "ryhmää "+problem.Quote(wanted)+" ei ole lähteen "+problem.Quote(mapping.Source.Key)+" ulottuvuudessa "+problem.Quote(mapping.GroupBy), nearHint(wanted, existing))
		return nil
	}
	return l.oneGroup(mapping, found, g.Where)
}

func (l *loader) oneGroup(mapping *programme.Mapping, label string, more []programme.Filter) []programme.Value {
	filter := programme.Filter{Dimension: mapping.GroupBy, Labels: []string{label}, At: mapping.At}
	return l.values(mapping, append(slices.Clone(more), filter))
}

// groupLabels are the labels of the grouping dimension, in order of appearance.
func (l *loader) groupLabels(mapping *programme.Mapping) ([]string, bool) {
	tables := l.tables(mapping.Source)
	if len(tables) == 0 || !l.dimensionExists(mapping, tables, mapping.GroupBy, "ryhmittely") {
		return nil, false
	}
	var labels []string
	seen := map[string]bool{}
	for _, t := range tables {
		d, _ := t.dimension(mapping.GroupBy)
		for _, v := range t.values(d) {
			if v.text != "" && !seen[v.text] {
				seen[v.text] = true
				labels = append(labels, v.text)
			}
		}
	}
	return labels, true
}

// mostGroups is more groups than a report can show; a dimension with more is a
// wrong one.
const mostGroups = 200

// foundGroups makes a group of each label that has values under the mapping's filters.
func (l *loader) foundGroups(mapping *programme.Mapping) []programme.GroupValues {
	source := mapping
	if mapping.Numerator != nil {
		source = mapping.Numerator
	}
	labels, ok := l.groupLabels(source)
	if !ok {
		return nil
	}
	var accepted []string
	for _, label := range labels {
		keep := true
		for _, f := range source.Where {
			if xlsx.Fold(f.Dimension) == xlsx.Fold(source.GroupBy) {
				_, listed := xlsx.MatchLabel(label, normaliseAll(f.Labels))
				keep = keep && listed != f.Not
			}
		}
		if keep {
			accepted = append(accepted, label)
		}
	}
	if len(accepted) > mostGroups {
		l.atProgramme(problem.Error, source.At, "ulottuvuudessa "+problem.Quote(source.GroupBy)+" on yli 200 nimikettä, joten siitä ei voi tehdä ryhmiä", "luettele ryhmät kohdassa ryhmät, tai rajaa niitä missä-kohdassa")
		return nil
	}
	var all []programme.GroupValues
	for _, label := range accepted {
		var values []programme.Value
		if mapping.Numerator != nil {
			var denominators []programme.Value
			if mapping.Denominator.GroupBy != "" {
				denominators = l.oneGroup(mapping.Denominator, label, nil)
			} else {
				denominators = l.values(mapping.Denominator, nil)
			}
			values = l.ratio(mapping, l.oneGroup(mapping.Numerator, label, nil), denominators)
		} else {
			values = l.oneGroup(mapping, label, nil)
		}
		if values = l.within(values); len(values) > 0 {
			all = append(all, programme.GroupValues{Name: label, Values: values})
		}
	}
	return all
}
