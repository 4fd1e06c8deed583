package table

import (
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// yearDimension is the dimension that labels single cells.
const yearDimension = "Vuosi"

// Cells makes a table of a mapping's single cells: each has a row of its
// own, labelled by the cell's year. A cell is left out, after a problem was
// reported, where its guard's label does not stand as it did when the mapping
// was written.
func (r *Reader) Cells(m *programme.Mittari, s *xlsx.Sheet, cells []programme.GuardedCell) *Table {
	t := &Table{Source: r.Source, Sheet: s, File: s.Book().Name, Dimensions: []Dimension{{Name: yearDimension, Place: OnRows}}}
	years := map[int]bool{}
	for _, g := range cells {
		at, ok := r.guardedPosition(m, s, g)
		if !ok || s.At(at.Row, at.Column).Kind == xlsx.Blank {
			continue
		}
		if years[g.Year] {
			r.Log.Programme(m, problem.Error, g.At, "samalle vuodelle on kaksi solua", "jätä solut-luetteloon yksi solu vuotta kohti")
			continue
		}
		years[g.Year] = true
		t.Rows = append(t.Rows, Line{Number: at.Row, Only: at.Column, Labels: []Label{{Text: strconv.Itoa(g.Year)}}})
		if !slices.ContainsFunc(t.Columns, func(l Line) bool { return l.Number == at.Column }) {
			t.Columns = append(t.Columns, Line{Number: at.Column})
		}
	}
	t.addWhole()
	return t
}

// guardedPosition checks a cell's guard. Where the guard's label has moved along
// the line that it shares with the cell — rows or columns were added — the cell
// is followed, with a warning; otherwise the layout is another one.
func (r *Reader) guardedPosition(m *programme.Mittari, s *xlsx.Sheet, g programme.GuardedCell) (xlsx.Position, bool) {
	at, ok := xlsx.ParsePosition(g.Cell)
	if !ok {
		r.Log.Programme(m, problem.Error, g.At, "solun osoite "+problem.Quote(g.Cell)+" ei ole kelvollinen", "kirjoita osoite kuten D14")
		return at, false
	}
	if g.GuardCell == "" {
		return at, true
	}
	guard, ok := xlsx.ParsePosition(g.GuardCell)
	if !ok {
		r.Log.Programme(m, problem.Error, g.At, "vartijan osoite "+problem.Quote(g.GuardCell)+" ei ole kelvollinen", "kirjoita osoite kuten C14")
		return at, false
	}
	wanted := xlsx.Normalise(g.Guard)
	standing := s.Label(guard.Row, guard.Column)
	if standing == wanted {
		return at, true
	}
	var found []xlsx.Position
	for row := range s.Rows() {
		for _, c := range row.Cells {
			if s.LabelOf(c) == wanted {
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
			r.Log.Sheet(m, problem.Warning, s, found[0].String(), "nimike "+problem.Quote(wanted)+" on siirtynyt tähän solusta "+guard.String()+"; luku luettiin solusta "+moved.String()+" eikä solusta "+at.String(),
				"tarkista luku ja korjaa ohjelmatiedostoon solu: "+moved.String()+" ja vartija: {"+found[0].String()+": …}")
			return moved, true
		}
	}
	hint := "tarkista, mistä luku nyt löytyy, ja korjaa solu ja vartija"
	if len(found) > 0 {
		hint = "nimike " + problem.Quote(wanted) + " on nyt solussa " + found[0].String() + "; " + hint
	} else if near := problem.Nearest(wanted, labelsAround(s, guard), 3); len(near) > 0 {
		hint = "lähellä on " + problem.QuoteList(near, 3) + "; " + hint
	}
	r.Log.Cell(m, s, guard, "vartijan mukaan tässä pitäisi olla "+problem.Quote(wanted)+", mutta "+reads, hint)
	return at, false
}

func labelsAround(s *xlsx.Sheet, at xlsx.Position) []string {
	var labels []string
	for row := range s.Rows() {
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
