package definition

import (
	"slices"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// Sound returns the part of a faulty programme that can be read against the
// exports all the same, so that a run tells the faults of both; nil where there
// is none. It has the sources and metrics without a fault of their own.
func Sound(p *programme.Programme, problems problem.List) *programme.Programme {
	if p == nil || p.Start == 0 || p.End < p.Start || p.BaseYear == 0 {
		return nil
	}
	sound := *p
	// Other metrics' rows in comments and forms are no faults.
	sound.Comments, sound.Collected = nil, nil
	sound.Sources = nil
	for _, s := range p.Sources {
		if !faulty(s.Extent, problems) {
			sound.Sources = append(sound.Sources, s)
		}
	}
	row := &programme.Toimenpide{}
	for _, m := range p.AllMittarit() {
		if m.ID != "" && !faulty(m.Extent, problems) && readable(m.Mapping, sound.Sources) {
			row.Mittarit = append(row.Mittarit, m)
		}
	}
	if len(row.Mittarit) == 0 {
		return nil
	}
	tavoite := &programme.Tavoite{Toimenpiteet: []*programme.Toimenpide{row}}
	sound.Themes = []*programme.Theme{{Lupaukset: []*programme.Lupaus{{Tavoitteet: []*programme.Tavoite{tavoite}}}}}
	return &sound
}

func faulty(lines programme.Extent, problems problem.List) bool {
	return slices.ContainsFunc(problems, func(p problem.Problem) bool {
		return p.Severity == problem.Error && lines.From <= p.Line && p.Line <= lines.To
	})
}

// readable tells whether all the mapping's sources are among the given ones.
func readable(m *programme.Mapping, sources []*programme.Source) bool {
	switch {
	case m == nil:
		return false
	case m.Numerator != nil || m.Denominator != nil:
		return readable(m.Numerator, sources) && readable(m.Denominator, sources)
	}
	return slices.Contains(sources, m.Source)
}
