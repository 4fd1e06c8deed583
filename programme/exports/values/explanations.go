package values

import (
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// Said are the columns of a sheet in which parties explain a metric, from 1; 0
// is an absent column.
type Said struct{ Cause, Action, Who, Due int }

// Columns are the columns that there are.
func (c Said) Columns() []int {
	var all []int
	for _, column := range []int{c.Cause, c.Action, c.Who, c.Due} {
		if column > 0 {
			all = append(all, column)
		}
	}
	return all
}

// Blank tells whether a row says nothing in the columns.
func (c Said) Blank(s *xlsx.Sheet, row int) bool {
	for _, column := range c.Columns() {
		if s.At(row, column).Kind != xlsx.Blank {
			return false
		}
	}
	return true
}

// ReadExplanation reads what a row says of a metric in a year. ok is false for a
// row that says nothing, and after a fault of its cells was reported.
func ReadExplanation(log *faults.Log, m *programme.Mittari, s *xlsx.Sheet, source *programme.Source, row, year int, party string, c Said) (e programme.Explanation, ok bool) {
	if c.Blank(s, row) {
		return e, false
	}
	e = programme.Explanation{Mittari: m, Year: year, Party: party}
	var cells []xlsx.Position
	sound := true
	text := func(column int) string {
		at := xlsx.Position{Row: row, Column: column}
		if column == 0 {
			return ""
		}
		switch cell := s.At(row, column); cell.Kind {
		case xlsx.Blank:
			return ""
		case xlsx.Unsettled:
			log.Cell(m, s, at, xlsx.FormulaFact, xlsx.FormulaHint)
			sound = false
			return ""
		case xlsx.Error:
			log.Cell(m, s, at, "solussa on virhe "+xlsx.Normalise(cell.Raw), "korjaa solun kaava, tai kirjoita soluun pelkkä teksti")
			sound = false
			return ""
		}
		cells = append(cells, at)
		return s.Label(row, column)
	}
	e.Cause, e.Action, e.Who = text(c.Cause), text(c.Action), text(c.Who)
	if c.Due > 0 {
		at := xlsx.Position{Row: row, Column: c.Due}
		switch day := readDay(s, s.At(row, c.Due)); {
		case day.fact == xlsx.FormulaFact:
			log.Cell(m, s, at, day.fact, xlsx.FormulaHint)
			sound = false
		case day.fact != "":
			log.Cell(m, s, at, day.fact, "kirjoita soluun päivä, johon mennessä toimet tehdään, kuten 31.5."+strconv.Itoa(year+1))
			sound = false
		case day.date != "":
			e.Due = day.date
			cells = append(cells, at)
		}
	}
	if !sound || len(cells) == 0 {
		return e, false
	}
	e.Origins = []programme.Origin{Origin(source, s, cells, unchanged)}
	return e, true
}

// WrongYear words the fault of a row whose year cannot be read.
func WrongYear(what, written string) string {
	if written == "" {
		return what + " vuosi puuttuu"
	}
	return what + " vuosi on " + problem.Quote(written) + ", joka ei ole vuosi"
}
