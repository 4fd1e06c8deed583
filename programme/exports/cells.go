package exports

import (
	"cmp"
	"slices"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// guarded reads a mapping's single cells, each only where its guard's label
// stands as it did when the mapping was written.
func (l *loader) guarded(m *programme.Mapping) []programme.Value {
	o := l.open(m.Source)
	if o.failed || len(o.sheets) == 0 {
		return nil
	}
	if len(o.sheets) > 1 {
		l.atProgramme(problem.Error, m.At, "solut-muotoisesta lähteestä voi lukea vain yhtä välilehteä, mutta "+quote(m.Source.Key)+" kattaa "+plainCount(len(o.sheets)), "tee jokaisesta välilehdestä oma lähde")
		return nil
	}
	s := o.sheets[0]
	// The cells are read as a table of one row each, so that provenance is
	// made the same way as everywhere else.
	t := &table{source: m.Source, sheet: s, file: s.book.name}
	var values []programme.Value
	for _, g := range m.Cells {
		at, ok := l.guardedPosition(t, g)
		if !ok {
			continue
		}
		aggregate := programme.Only
		v := programme.Value{Year: g.Year, Aggregate: aggregate, Periods: 1, Required: 1}
		t.rows = append(t.rows, line{number: at.row})
		p := pick{t: t, row: len(t.rows) - 1, columnNumber: at.column}
		r := l.read(p)
		switch {
		case r.fact != "":
			if l.covers(g.Year) {
				l.cellFault(t, at, r.fact, r.hint)
			}
			continue
		case r.value == nil && r.symbol == "":
			continue
		case r.value == nil:
			v.Periods, v.Missing = 0, "lähteessä on luvun paikalla merkki ”"+r.symbol+"”"
			v.Origins = origins([]pick{p}, "ei lukua")
		default:
			v.Number = r.value
			v.Origins = origins([]pick{p}, "arvo sellaisenaan")
		}
		if slices.ContainsFunc(values, func(o programme.Value) bool { return o.Year == g.Year }) {
			l.atProgramme(problem.Error, g.At, "samalle vuodelle on kaksi solua", "jätä solut-luetteloon yksi solu vuotta kohti")
			continue
		}
		values = append(values, v)
	}
	slices.SortStableFunc(values, func(a, b programme.Value) int { return cmp.Compare(a.Year, b.Year) })
	if m.Accumulate {
		values = l.accumulate(values)
	}
	for i := range values {
		scale(&values[i], m.Scale)
	}
	return values
}

// guardedPosition checks a cell's guard. Where the guard's label has moved along
// the line that it shares with the cell — rows or columns were added — the cell
// is followed, with a warning; otherwise the layout is another one.
func (l *loader) guardedPosition(t *table, g programme.GuardedCell) (position, bool) {
	at, ok := parsePosition(g.Cell)
	if !ok {
		l.atProgramme(problem.Error, g.At, "solun osoite "+quote(g.Cell)+" ei ole kelvollinen", "kirjoita osoite kuten D14")
		return at, false
	}
	if g.GuardCell == "" {
		return at, true
	}
	guard, ok := parsePosition(g.GuardCell)
	if !ok {
		l.atProgramme(problem.Error, g.At, "vartijan osoite "+quote(g.GuardCell)+" ei ole kelvollinen", "kirjoita osoite kuten C14")
		return at, false
	}
	wanted := normalise(g.Guard)
	standing := t.sheet.label(guard.row, guard.column)
	if standing == wanted {
		return at, true
	}
	var found []position
	for _, row := range t.sheet.rows {
		for _, c := range row.cells {
			if t.sheet.labelOf(c) == wanted {
				found = append(found, position{row.number, c.column})
			}
		}
	}
	reads := "solussa on " + quote(standing)
	if standing == "" {
		reads = "solu on tyhjä"
	}
	if len(found) == 1 {
		rows, columns := found[0].row-guard.row, found[0].column-guard.column
		moved := position{at.row + rows, at.column + columns}
		if (columns == 0 && guard.row == at.row || rows == 0 && guard.column == at.column) && moved.row >= 1 && moved.column >= 1 {
			l.sheetFault(problem.Warning, t.sheet, found[0].String(), "nimike "+quote(wanted)+" on siirtynyt tähän solusta "+guard.String()+"; luku luettiin solusta "+moved.String()+" eikä solusta "+at.String(),
				"tarkista luku ja korjaa ohjelmatiedostoon solu: "+moved.String()+" ja vartija: {"+found[0].String()+": …}")
			return moved, true
		}
	}
	hint := "tarkista, mistä luku nyt löytyy, ja korjaa solu ja vartija"
	if len(found) > 0 {
		hint = "nimike " + quote(wanted) + " on nyt solussa " + found[0].String() + "; " + hint
	} else if near := nearest(wanted, labelsAround(t.sheet, guard), 3); len(near) > 0 {
		hint = "lähellä on " + quoteList(near, 3) + "; " + hint
	}
	l.cellFault(t, guard, "vartijan mukaan tässä pitäisi olla "+quote(wanted)+", mutta "+reads, hint)
	return at, false
}

func parsePosition(reference string) (position, bool) {
	column, row, err := excelize.CellNameToCoordinates(normalise(reference))
	return position{row, column}, err == nil
}

func labelsAround(s *sheet, at position) []string {
	var labels []string
	for _, row := range s.rows {
		if row.number >= at.row-20 && row.number <= at.row+20 {
			for _, c := range row.cells {
				if c.kind == text {
					labels = append(labels, s.labelOf(c))
				}
			}
		}
	}
	return labels
}
