package exports

import (
	"cmp"
	"slices"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
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
		l.atProgramme(problem.Error, m.At, "solut-muotoisesta lähteestä voi lukea vain yhtä välilehteä, mutta "+problem.Quote(m.Source.Key)+" kattaa "+plainCount(len(o.sheets)), "tee jokaisesta välilehdestä oma lähde")
		return nil
	}
	s := o.sheets[0]
	// The cells are read as a table of one row each, so that provenance is
	// made the same way as everywhere else.
	t := &table{source: m.Source, sheet: s, file: s.Book().Name}
	var values []programme.Value
	for _, g := range m.Cells {
		at, ok := l.guardedPosition(t, g)
		if !ok {
			continue
		}
		aggregate := programme.Only
		v := programme.Value{Year: g.Year, Aggregate: aggregate, Periods: 1, Required: 1}
		t.rows = append(t.rows, line{number: at.Row})
		p := pick{t: t, row: len(t.rows) - 1, columnNumber: at.Column}
		r := l.read(p)
		switch {
		case r.Fact != "":
			if l.covers(g.Year) {
				l.cellFault(t, at, r.Fact, r.Hint)
			}
			continue
		case r.Value == nil && r.Symbol == "":
			continue
		case r.Value == nil:
			v.Periods, v.Missing = 0, "lähteessä on luvun paikalla merkki ”"+r.Symbol+"”"
			v.Origins = origins([]pick{p}, "ei lukua")
		default:
			v.Number = r.Value
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
func (l *loader) guardedPosition(t *table, g programme.GuardedCell) (xlsx.Position, bool) {
	at, ok := xlsx.ParsePosition(g.Cell)
	if !ok {
		l.atProgramme(problem.Error, g.At, "solun osoite "+problem.Quote(g.Cell)+" ei ole kelvollinen", "kirjoita osoite kuten D14")
		return at, false
	}
	if g.GuardCell == "" {
		return at, true
	}
	guard, ok := xlsx.ParsePosition(g.GuardCell)
	if !ok {
		l.atProgramme(problem.Error, g.At, "vartijan osoite "+problem.Quote(g.GuardCell)+" ei ole kelvollinen", "kirjoita osoite kuten C14")
		return at, false
	}
	wanted := xlsx.Normalise(g.Guard)
	standing := t.sheet.Label(guard.Row, guard.Column)
	if standing == wanted {
		return at, true
	}
	var found []xlsx.Position
	for _, row := range t.sheet.Rows() {
		for _, c := range row.Cells {
			if t.sheet.LabelOf(c) == wanted {
				found = append(found, xlsx.Position{Row: row.Number, Column: c.Column})
			}
		}
	}
	reads := "solussa on " + problem.Quote(standing)
	if standing == "" {
		reads = "solu on tyhjä"
	}
	if len(found) == 1 {
		rows, columns := found[0].Row-guard.Row, found[0].Column-guard.Column
		moved := xlsx.Position{Row: at.Row + rows, Column: at.Column + columns}
		if (columns == 0 && guard.Row == at.Row || rows == 0 && guard.Column == at.Column) && moved.Row >= 1 && moved.Column >= 1 {
			l.sheetFault(problem.Warning, t.sheet, found[0].String(), "nimike "+problem.Quote(wanted)+" on siirtynyt tähän solusta "+guard.String()+"; luku luettiin solusta "+moved.String()+" eikä solusta "+at.String(),
				"tarkista luku ja korjaa ohjelmatiedostoon solu: "+moved.String()+" ja vartija: {"+found[0].String()+": …}")
			return moved, true
		}
	}
	hint := "tarkista, mistä luku nyt löytyy, ja korjaa solu ja vartija"
	if len(found) > 0 {
		hint = "nimike " + problem.Quote(wanted) + " on nyt solussa " + found[0].String() + "; " + hint
	} else if near := xlsx.Nearest(wanted, labelsAround(t.sheet, guard), 3); len(near) > 0 {
		hint = "lähellä on " + problem.QuoteList(near, 3) + "; " + hint
	}
	l.cellFault(t, guard, "vartijan mukaan tässä pitäisi olla "+problem.Quote(wanted)+", mutta "+reads, hint)
	return at, false
}

func labelsAround(s *xlsx.Sheet, at xlsx.Position) []string {
	var labels []string
	for _, row := range s.Rows() {
		if row.Number >= at.Row-20 && row.Number <= at.Row+20 {
			for _, c := range row.Cells {
				if c.Kind == xlsx.Text {
					labels = append(labels, s.LabelOf(c))
				}
			}
		}
	}
	return labels
}
