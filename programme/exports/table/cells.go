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
	years, used := map[int]bool{}, map[xlsx.Position]int{}
	for _, g := range cells {
		at, ok := r.guardedPosition(m, s, g)
		if !ok || s.At(at.Row, at.Column).Kind == xlsx.Blank {
			continue
		}
		if years[g.Year] {
			r.Log.Programme(m, problem.Error, g.At, "samalle vuodelle on kaksi solua", "jätä solut-luetteloon yksi solu vuotta kohti")
			continue
		}
		if other, taken := used[at]; taken {
			r.Log.Programme(m, problem.Error, g.At, "sama solu "+at.String()+" on vuoden "+strconv.Itoa(other)+" ja vuoden "+strconv.Itoa(g.Year)+" luku", "korjaa solut-luetteloon kummallekin vuodelle oma solu")
			continue
		}
		if guarded, ok := guardedYear(g); ok && guarded != g.Year {
			r.Log.Programme(m, problem.Warning, g.At, "vartijan mukaan solu "+at.String()+" on vuodelta "+strconv.Itoa(guarded)+", mutta se luetaan vuoden "+strconv.Itoa(g.Year)+" lukuna", "korjaa vuosi, tai solu ja vartija")
		}
		years[g.Year], used[at] = true, g.Year
		t.Rows = append(t.Rows, Line{Number: at.Row, Only: at.Column, Labels: []Label{{Text: strconv.Itoa(g.Year)}}})
		if !slices.ContainsFunc(t.Columns, func(l Line) bool { return l.Number == at.Column }) {
			t.Columns = append(t.Columns, Line{Number: at.Column})
		}
	}
	t.addWhole()
	return t
}

// guardedYear is the only year among a cell's guards; ok is false without one.
func guardedYear(g programme.GuardedCell) (year int, ok bool) {
	for _, guard := range g.Guards {
		if p, isPeriod := xlsx.ParsePeriod(guard.Label); isPeriod && p.Span == xlsx.Year {
			if ok && p.Year != year {
				return 0, false
			}
			year, ok = p.Year, true
		}
	}
	return year, ok
}

// guardedPosition checks a cell's guards. A guard beside the cell tells of its row,
// one above or below it of its column: where their labels have moved — rows or
// columns were added — the cell is followed, with a warning; otherwise the layout is
// another one.
func (r *Reader) guardedPosition(m *programme.Mittari, s *xlsx.Sheet, g programme.GuardedCell) (xlsx.Position, bool) {
	at, ok := xlsx.ParsePosition(g.Cell)
	if !ok {
		r.Log.Programme(m, problem.Error, g.At, "solun osoite "+problem.Quote(g.Cell)+" ei ole kelvollinen", "kirjoita osoite kuten D14")
		return at, false
	}
	var rows, columns []int // where the guards say that the cell is
	var moves []move
	for _, guard := range g.Guards {
		was, ok := xlsx.ParsePosition(guard.Cell)
		if !ok {
			r.Log.Programme(m, problem.Error, g.At, "vartijan osoite "+problem.Quote(guard.Cell)+" ei ole kelvollinen", "kirjoita osoite kuten C14")
			return at, false
		}
		wanted := xlsx.Normalise(guard.Label)
		now := was
		if s.Label(was.Row, was.Column) != wanted {
			found := placesOf(s, wanted)
			if len(found) != 1 {
				r.guardFault(m, s, was, wanted, found)
				return at, false
			}
			now = found[0]
		}
		if was.Row == at.Row {
			rows = append(rows, now.Row)
		}
		if was.Column == at.Column {
			columns = append(columns, now.Column)
		}
		moves = append(moves, move{wanted, was, now})
	}
	moved := xlsx.Position{Row: agreed(rows, at.Row), Column: agreed(columns, at.Column)}
	for _, x := range moves {
		if x.explains(at, moved) {
			continue
		}
		r.guardFault(m, s, x.was, x.label, []xlsx.Position{x.now})
		return at, false
	}
	for _, x := range moves {
		if x.was != x.now {
			r.Log.Sheet(m, problem.Warning, s, x.now.String(), "nimike "+problem.Quote(x.label)+" on siirtynyt tähän solusta "+x.was.String()+"; luku luettiin solusta "+moved.String()+" eikä solusta "+at.String(),
				"tarkista luku ja korjaa ohjelmatiedostoon solu: "+moved.String()+" ja vartija: {"+x.now.String()+": …}")
		}
	}
	return moved, true
}

// move is a guard's label with the cell where it was and the one where it is.
type move struct {
	label    string
	was, now xlsx.Position
}

// explains tells whether a cell went from one place to another as the guard's label
// did: by as many rows and columns, or by none where another guard tells of them.
func (x move) explains(from, to xlsx.Position) bool {
	rows, columns := to.Row-from.Row, to.Column-from.Column
	sameRow := x.now.Row-x.was.Row == rows || x.now.Row == x.was.Row && x.was.Row != from.Row
	sameColumn := x.now.Column-x.was.Column == columns || x.now.Column == x.was.Column && x.was.Column != from.Column
	return sameRow && sameColumn
}

// agreed is the only number of a list; the other one for an empty list, and 0 where
// the numbers differ.
func agreed(numbers []int, otherwise int) int {
	if len(numbers) == 0 {
		return otherwise
	}
	if slices.ContainsFunc(numbers, func(n int) bool { return n != numbers[0] }) {
		return 0
	}
	return numbers[0]
}

// placesOf are the cells that have a label.
func placesOf(s *xlsx.Sheet, wanted string) []xlsx.Position {
	var found []xlsx.Position
	for row := range s.Rows() {
		for _, c := range row.Cells {
			if s.LabelOf(c) == wanted {
				found = append(found, xlsx.Position{Row: row.Number, Column: c.Column})
			}
		}
	}
	return found
}

// guardFault reports a guard whose label does not stand where it did, or not where
// the other guards say that it should.
func (r *Reader) guardFault(m *programme.Mittari, s *xlsx.Sheet, guard xlsx.Position, wanted string, found []xlsx.Position) {
	reads := "solussa on " + problem.Quote(s.Label(guard.Row, guard.Column))
	switch standing := s.Label(guard.Row, guard.Column); standing {
	case wanted:
		r.Log.Cell(m, s, guard, "vartija "+problem.Quote(wanted)+" on paikallaan, mutta solun muut vartijat ovat siirtyneet", "tarkista, mistä luku nyt löytyy, ja korjaa solu ja vartijat")
		return
	case "":
		reads = "solu on tyhjä"
	}
	hint := "tarkista, mistä luku nyt löytyy, ja korjaa solu ja vartija"
	if len(found) > 0 {
		hint = "nimike " + problem.Quote(wanted) + " on nyt solussa " + found[0].String() + "; " + hint
	} else if near := problem.Nearest(wanted, labelsAround(s, guard), 3); len(near) > 0 {
		hint = "lähellä on " + problem.QuoteList(near, 3) + "; " + hint
	}
	r.Log.Cell(m, s, guard, "vartijan mukaan tässä pitäisi olla "+problem.Quote(wanted)+", mutta "+reads, hint)
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
