package table

import (
	"cmp"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// PickSheets picks the sheets of a workbook that a source reads.
func PickSheets(source *programme.Source, b *xlsx.Workbook, log *faults.Log) ([]*xlsx.Sheet, bool) {
	if len(source.Sheets) > 0 {
		return namedSheets(source, b, log)
	}
	var filled, all []*xlsx.Sheet
	var names []string
	for _, s := range b.Sheets {
		if s.Hidden || s.IsChart() {
			continue
		}
		if fault := s.Load(); fault != nil {
			log.Add(*fault)
			return nil, false
		}
		if !s.Empty() {
			filled = append(filled, s)
			names = append(names, s.Name)
			if HasNumbers(s) {
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
		log.Add(problem.Problem{File: b.Name, Fact: "tiedostossa ei ole yhtään näkyvää välilehteä, jolla on tietoa", Hint: "lataa tiedosto uudelleen, tai nimeä piilotettu välilehti lähteen välilehti-kohdassa"})
	default:
		log.Add(problem.Problem{File: b.Name, Fact: "tiedostossa on monta välilehteä, eikä ole kerrottu, mikä niistä luetaan: " + problem.QuoteList(names, 8),
			Hint: "lisää lähteeseen " + problem.Quote(source.Key) + " välilehti: " + problem.Quote(names[0])})
	}
	return nil, false
}

// HasNumbers tells whether a sheet holds more than a few figures.
func HasNumbers(s *xlsx.Sheet) bool {
	count := 0
	for row := range s.Rows() {
		for _, c := range row.Cells {
			if xlsx.IsFigure(c) {
				if count++; count > 1 {
					return true
				}
			}
		}
	}
	return false
}

func namedSheets(source *programme.Source, b *xlsx.Workbook, log *faults.Log) ([]*xlsx.Sheet, bool) {
	var picked []*xlsx.Sheet
	ok := true
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
	}
	for _, pattern := range source.Sheets {
		wanted := xlsx.Normalise(pattern)
		found := false
		for _, s := range b.Sheets {
			name := xlsx.Normalise(s.Name)
			matched := name == wanted
			if !matched && strings.Contains(wanted, "*") {
				matched = !s.Hidden && !s.IsChart() && wildcard(wanted, name)
			}
			if !matched {
				continue
			}
			found = true
			if s.IsChart() {
				log.Add(problem.Problem{File: b.Name, Sheet: s.Name, Fact: "välilehti on kaavio, jossa ei ole soluja", Hint: "nimeä välilehti, jolla kaavion luvut ovat"})
				ok = false
			} else if fault := s.Load(); fault != nil {
				log.Add(*fault)
				ok = false
			} else if !slices.Contains(picked, s) {
				picked = append(picked, s)
			}
		}
		if !found {
			ok = false
			hint := "välilehdet ovat " + problem.QuoteList(names, 12)
			if len(names) == 1 {
				hint = "ainoa välilehti on " + problem.Quote(names[0])
			}
			if near := problem.Nearest(wanted, names, 1); len(near) > 0 {
				hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
			}
			log.Programme(nil, problem.Error, source.At, "tiedostossa "+b.Name+" ei ole välilehteä "+problem.Quote(pattern), hint)
		}
	}
	slices.SortStableFunc(picked, func(x, y *xlsx.Sheet) int { return cmp.Compare(slices.Index(b.Sheets, x), slices.Index(b.Sheets, y)) })
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
