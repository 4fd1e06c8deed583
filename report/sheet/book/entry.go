package book

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// Choose lets only the words be entered in a cell. Together they have at most
// 255 characters, and none has a comma.
func (s *Sheet) Choose(cell string, words ...string) {
	v := excelize.NewDataValidation(true)
	v.Sqref = cell
	s.book.keep(v.SetDropList(words))
	v.SetError(excelize.DataValidationErrorStyleStop, "Valitse luettelosta", "Soluun sopii: "+strings.Join(words, ", ")+".")
	s.book.keep(s.book.File.AddDataValidation(s.Name, v))
}

// Numbers lets only numbers be entered in the cells.
func (s *Sheet) Numbers(cells ...string) {
	if len(cells) == 0 {
		return
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = strings.Join(cells, " ")
	s.book.keep(v.SetRange(-largest, largest, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	v.SetError(excelize.DataValidationErrorStyleStop, "Solun pitää olla luku",
		"Kirjoita pelkkä luku ilman yksikköä, esimerkiksi 7,5. Jos lukua ei ole, tyhjennä solu.")
	s.book.keep(s.book.File.AddDataValidation(s.Name, v))
}

// largest is larger than any number that is entered.
const largest = 1e12
