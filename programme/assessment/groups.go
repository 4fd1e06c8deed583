package assessment

import (
	"slices"

	"tolokku/programme"
)

// group is a group's definition, if it is listed, and its values.
type group struct {
	name       string
	definition *programme.Group
	values     []programme.Value
}

// groupsOf returns the listed groups in the programme's order, then those that
// only the data has, as far as they were known in the year.
func groupsOf(m *programme.Mittari, d *programme.Measured, year int) []group {
	var all []group
	index := map[string]int{}
	for _, g := range m.Groups {
		index[g.Name] = len(all)
		all = append(all, group{name: g.Name, definition: g})
	}
	for _, g := range d.Groups {
		i, ok := index[g.Name]
		if !ok && !slices.ContainsFunc(g.Values, func(v programme.Value) bool { return v.Year <= year }) {
			continue
		}
		if !ok {
			i = len(all)
			index[g.Name] = i
			all = append(all, group{name: g.Name})
		}
		all[i].values = g.Values
	}
	return all
}

// combine makes one outcome of the groups': the worst wins, and a missing
// group makes the whole no_data unless another is behind.
func combine(t *programme.Target, groups []GroupResult) Outcome {
	out := Outcome{Why: WhyGroups}
	if t != nil {
		out.Direction = together(groups)
	}
	names := map[Status][]string{}
	for _, g := range groups {
		names[g.Status] = append(names[g.Status], g.Name)
	}
	out.MissingGroups = names[NoData]
	switch {
	case t == nil:
		out.Status, out.Why = Monitored, WhyMonitored
		for _, g := range groups {
			if g.Value == nil || g.Value.Number == nil {
				out.MissingGroups = append(out.MissingGroups, g.Name)
			}
		}
		return out
	case len(groups) == 0:
		out.Status, out.Why = NoData, WhyNoValue
	case len(names[Behind]) > 0:
		out.Status = Behind
	case len(names[NoData]) > 0:
		out.Status = NoData
	case len(names[OnTrack]) > 0:
		out.Status = OnTrack
	default:
		out.Status = Met
	}
	out.Decisive = names[out.Status]
	return out
}
