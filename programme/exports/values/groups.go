package values

import (
	"slices"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// listedGroup reads one listed group. A ratio's divisor without groups of its
// own serves every group.
func (r reading) listedGroup(mapping *programme.Mapping, g *programme.Group) []programme.Value {
	if mapping.Numerator != nil && mapping.Denominator != nil {
		var denominators []programme.Value
		if mapping.Denominator.GroupBy != "" {
			denominators = r.listedGroup(mapping.Denominator, g)
		} else {
			denominators = r.values(mapping.Denominator, nil)
		}
		return r.ratio(mapping, r.listedGroup(mapping.Numerator, g), denominators)
	}
	if mapping.GroupBy == "" {
		if len(g.Where) == 0 {
			r.Log.Programme(r.metric, problem.Error, mapping.At, "mittarilla "+r.metric.ID+" on ryhmiä, mutta arvo-kohdassa ei kerrota, missä ulottuvuudessa ne ovat", "lisää arvo-kohtaan ryhmittely: ja ulottuvuuden nimi, tai anna ryhmille omat missä-kohdat")
			return nil
		}
		return r.values(mapping, g.Where)
	}
	wanted := g.Label
	if wanted == "" {
		wanted = g.Name
	}
	if len(g.Where) > 0 && (g.Label == "" || g.Label == g.Name) {
		// The group's own filters say which cells are its own, not its name.
		plain := *mapping
		plain.GroupBy = ""
		return r.values(&plain, g.Where)
	}
	existing, ok := r.groupLabels(mapping)
	if !ok {
		return nil
	}
	found, ok := xlsx.MatchLabel(wanted, existing)
	if !ok {
		r.Log.Programme(r.metric, problem.Warning, g.At, "ryhmää "+problem.Quote(wanted)+" ei ole lähteen "+problem.Quote(mapping.Source.Key)+" ulottuvuudessa "+problem.Quote(mapping.GroupBy), nearHint(wanted, existing))
		return nil
	}
	return r.oneGroup(mapping, found, g.Where)
}

func (r reading) oneGroup(mapping *programme.Mapping, label string, more []programme.Filter) []programme.Value {
	filter := programme.Filter{Dimension: mapping.GroupBy, Labels: []string{label}, At: mapping.At}
	return r.values(mapping, append(slices.Clone(more), filter))
}

// groupLabels are the labels of the grouping dimension, in order of appearance.
func (r reading) groupLabels(mapping *programme.Mapping) ([]string, bool) {
	tables := r.tables(mapping)
	if len(tables) == 0 || !r.hasDimension(mapping, tables, mapping.GroupBy, "ryhmittely") {
		return nil, false
	}
	var labels []string
	seen := map[string]bool{}
	for _, t := range tables {
		d, _ := t.Dimension(mapping.GroupBy)
		for _, v := range t.Labels(d) {
			if v.Text != "" && !seen[v.Text] {
				seen[v.Text] = true
				labels = append(labels, v.Text)
			}
		}
	}
	return labels, true
}

// mostGroups is more groups than a report can show; a dimension with more is a
// wrong one.
const mostGroups = 200

// foundGroups makes a group of each label that has values under the mapping's filters.
func (r reading) foundGroups(mapping *programme.Mapping) []programme.GroupValues {
	source := mapping
	if mapping.Numerator != nil {
		source = mapping.Numerator
	}
	labels, ok := r.groupLabels(source)
	if !ok {
		return nil
	}
	var accepted []string
	for _, label := range labels {
		keep := true
		for _, f := range source.Where {
			if xlsx.Fold(f.Dimension) == xlsx.Fold(source.GroupBy) {
				_, listed := xlsx.MatchLabel(label, xlsx.NormaliseAll(f.Labels))
				keep = keep && listed != f.Not
			}
		}
		if keep {
			accepted = append(accepted, label)
		}
	}
	if len(accepted) > mostGroups {
		r.Log.Programme(r.metric, problem.Error, source.At, "ulottuvuudessa "+problem.Quote(source.GroupBy)+" on yli 200 nimikettä, joten siitä ei voi tehdä ryhmiä", "luettele ryhmät kohdassa ryhmät, tai rajaa niitä missä-kohdassa")
		return nil
	}
	var all []programme.GroupValues
	for _, label := range accepted {
		var values []programme.Value
		if mapping.Numerator != nil {
			var denominators []programme.Value
			if mapping.Denominator.GroupBy != "" {
				denominators = r.oneGroup(mapping.Denominator, label, nil)
			} else {
				denominators = r.values(mapping.Denominator, nil)
			}
			values = r.ratio(mapping, r.oneGroup(mapping.Numerator, label, nil), denominators)
		} else {
			values = r.oneGroup(mapping, label, nil)
		}
		if len(values) > 0 {
			all = append(all, programme.GroupValues{Name: label, Values: values})
		}
	}
	return all
}
