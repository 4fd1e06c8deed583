package exports

import (
	"cmp"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// pickSheets picks the sheets of a workbook that a source reads.
func (l *loader) pickSheets(source *programme.Source, b *workbook) ([]*sheet, bool) {
	if len(source.Sheets) > 0 {
		return l.namedSheets(source, b)
	}
	var filled, all []*sheet
	var names []string
	for _, s := range b.sheets {
		if s.hidden || s.part == "" {
			continue
		}
		if fault := s.load(); fault != nil {
			l.problems.Add(*fault)
			return nil, false
		}
		if !s.empty() {
			filled = append(filled, s)
			names = append(names, s.name)
			if hasNumbers(s) {
				all = append(all, s)
			}
		}
	}
	// A sheet of explanations beside the only one with figures is let pass.
	if len(filled) > 1 && len(all) == 1 {
		filled = all
	}
	switch len(filled) {
	case 1:
		return filled, true
	case 0:
		l.problems.Add(problem.Problem{File: b.name, Fact: "tiedostossa ei ole yhtään näkyvää välilehteä, jolla on tietoa", Hint: "lataa tiedosto uudelleen, tai nimeä piilotettu välilehti lähteen välilehti-kohdassa"})
	default:
		l.problems.Add(problem.Problem{File: b.name, Fact: "tiedostossa on monta välilehteä, eikä ole kerrottu, mikä niistä luetaan: " + quoteList(names, 8),
			Hint: "lisää lähteeseen " + quote(source.Key) + " välilehti: " + quote(names[0])})
	}
	return nil, false
}

// hasNumbers tells whether a sheet holds more than a few figures.
func hasNumbers(s *sheet) bool {
	count := 0
	for _, row := range s.rows {
		for _, c := range row.cells {
			if c.kind == number {
				if count++; count > 1 {
					return true
				}
			}
		}
	}
	return false
}

func (l *loader) namedSheets(source *programme.Source, b *workbook) ([]*sheet, bool) {
	var picked []*sheet
	ok := true
	var names []string
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	for _, pattern := range source.Sheets {
		wanted := normalise(pattern)
		found := false
		for _, s := range b.sheets {
			name := normalise(s.name)
			matched := name == wanted
			if !matched && strings.Contains(wanted, "*") {
				matched = !s.hidden && s.part != "" && wildcard(wanted, name)
			}
			if !matched {
				continue
			}
			found = true
			if s.part == "" {
				l.problems.Add(problem.Problem{File: b.name, Sheet: s.name, Fact: "välilehti on kaavio, jossa ei ole soluja", Hint: "nimeä välilehti, jolla kaavion luvut ovat"})
				ok = false
			} else if fault := s.load(); fault != nil {
				l.problems.Add(*fault)
				ok = false
			} else if !slices.Contains(picked, s) {
				picked = append(picked, s)
			}
		}
		if !found {
			ok = false
			hint := "välilehdet ovat " + quoteList(names, 12)
			if len(names) == 1 {
				hint = "ainoa välilehti on " + quote(names[0])
			}
			if near := nearest(wanted, names, 1); len(near) > 0 {
				hint = "tarkoititko " + quote(near[0]) + "? " + hint
			}
			l.atProgramme(problem.Error, source.At, "tiedostossa "+b.name+" ei ole välilehteä "+quote(pattern), hint)
		}
	}
	slices.SortStableFunc(picked, func(x, y *sheet) int { return cmp.Compare(slices.Index(b.sheets, x), slices.Index(b.sheets, y)) })
	return picked, ok
}

// wildcard matches a name against a pattern in which * stands for any text.
func wildcard(pattern, name string) bool {
	first, rest, ok := strings.Cut(pattern, "*")
	if !ok {
		return pattern == name
	}
	if !strings.HasPrefix(name, first) {
		return false
	}
	name = name[len(first):]
	for i := range len(name) + 1 {
		if wildcard(rest, name[i:]) {
			return true
		}
	}
	return false
}
