package book

import (
	"cmp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Choose lets only the words be entered in the cells. Together the words have at
// most 255 characters, and none has a comma.
func (s *Sheet) Choose(words []string, cells ...string) {
	s.rule(cells, func(v *excelize.DataValidation) error {
		v.SetError(excelize.DataValidationErrorStyleStop, "Valitse luettelosta", "Soluun sopii: "+strings.Join(words, ", ")+".")
		return v.SetDropList(words)
	})
}

// Numbers lets only numbers be entered in the cells.
func (s *Sheet) Numbers(cells ...string) {
	s.rule(cells, func(v *excelize.DataValidation) error {
		v.SetError(excelize.DataValidationErrorStyleStop, "Solun pitää olla luku",
			"Kirjoita pelkkä luku ilman yksikköä, esimerkiksi 7,5. Jos lukua ei ole, tyhjennä solu.")
		return v.SetRange(-largest, largest, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
	})
}

// largest is larger than any number that is entered.
const largest = 1e12

// areasInRule keeps the list of a rule's cells at a length that every program reads.
const areasInRule = 200

// rule adds a rule for what may be entered in the cells.
func (s *Sheet) rule(cells []string, set func(*excelize.DataValidation) error) {
	for areas := range slices.Chunk(s.areas(cells), areasInRule) {
		v := excelize.NewDataValidation(true)
		v.Sqref = strings.Join(areas, " ")
		s.book.keep(set(v))
		s.book.keep(s.book.File.AddDataValidation(s.Name, v))
	}
}

// areas joins cells that stand below each other: "B2", "B3", "C3" are B2:B3 and C3.
func (s *Sheet) areas(cells []string) []string {
	type place struct{ column, row int }
	var places []place
	for _, cell := range cells {
		column, row, err := excelize.CellNameToCoordinates(cell)
		s.book.keep(err)
		places = append(places, place{column, row})
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(a.row, b.row)) })
	var all []string
	for i := 0; i < len(places); {
		first, last := places[i], places[i]
		for i++; i < len(places) && places[i] == (place{last.column, last.row + 1}); i++ {
			last = places[i]
		}
		area := At(first.column-1, first.row)
		if last != first {
			area += ":" + At(last.column-1, last.row)
		}
		all = append(all, area)
	}
	return all
}
