package values

import (
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// withoutRepeats drops the cells that several files have alike. Where their
// values differ that is a problem at the later one.
func (r reading) withoutRepeats(m *programme.Mapping, chosen selection) []pick {
	if m.Source.Pick != programme.Every {
		return chosen.picks
	}
	known := map[string]pick{}
	var kept []pick
	for _, p := range chosen.picks {
		key := labelKey(m, p)
		first, seen := known[key]
		if !seen {
			known[key] = p
		}
		if !seen || first.Table.File == p.Table.File {
			kept = append(kept, p)
			continue
		}
		a, b := first.Read(), p.Read()
		if a.Fact != "" || b.Fact != "" || b.Value == nil {
			continue
		}
		if a.Value == nil {
			// A figure that was published later takes the place of a gap.
			i := slices.IndexFunc(kept, func(o pick) bool { return o.Cell == first.Cell })
			kept[i] = p
			known[key] = p
			continue
		}
		if a.Value.Cmp(b.Value) != 0 && r.Covers(p.at.Year) {
			r.cellFault(p.Cell,
				"sama luku on kahdessa tiedostossa erilainen: tässä "+finnish.Exact(b.Value)+", tiedostossa "+first.Table.File+" ("+problem.CellName(first.Table.Sheet.Name, first.Position().String())+") "+finnish.Exact(a.Value),
				"poista vanhentunut tiedosto, tai nimeä lähteen tiedostot-kohdassa vain ne, jotka luetaan")
		}
	}
	return kept
}

// labelKey is all that a cell is labelled by but its file.
func labelKey(m *programme.Mapping, p pick) string {
	var key strings.Builder
	key.WriteString(p.at.String() + "\x00" + strconv.Itoa(p.at.Day))
	for _, d := range p.Table.Dimensions {
		if d.Name != programme.FileDimension && !d.Unnamed && !p.Table.Same(d, m.Column) && !p.Table.Same(d, m.Answers) {
			key.WriteString("\x00" + d.Name + "\x00" + p.In(d).Text)
		}
	}
	return key.String()
}
