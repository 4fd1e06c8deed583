package collect

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"tolokku/report/sheet/book"
)

// limit is larger than any number that is asked for.
const limit = 1e12

func rule(title, message string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.SetError(excelize.DataValidationErrorStyleStop, title, message)
	return v
}

func (w *writer) number(question) *excelize.DataValidation {
	v := rule("Arvon pitää olla luku", "Kirjoita pelkkä luku ilman yksikköä, esimerkiksi 7,5. Jos arvoa ei ole, jätä solu tyhjäksi.")
	w.book.Keep(v.SetRange(-limit, limit, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	return v
}

func (w *writer) answers(question) *excelize.DataValidation {
	v := rule("Vastaajien määrä on kokonaisluku", "Kirjoita vastaajien määrä kokonaislukuna, esimerkiksi 120. Muille kuin kyselyille jätä solu tyhjäksi.")
	w.book.Keep(v.SetRange(0, 1e9, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
	return v
}

// day takes days from the year 2000 to the end of the asked-for year.
func (w *writer) day(question) *excelize.DataValidation {
	v := rule("Päivä puuttuu tai on väärä", fmt.Sprintf("Kirjoita päivä muodossa 31.12.%d. Päivä ei voi olla vuoden %d jälkeen.", w.year, w.year))
	first, _ := book.Serial("2000-01-01")
	last, _ := book.Serial(fmt.Sprintf("%04d-12-31", w.year))
	w.book.Keep(v.SetRange(first, last, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
	return v
}

// due takes days from the start of the asked-for year on: actions may end later.
func (w *writer) due(question) *excelize.DataValidation {
	v := rule("Päivä on väärä", fmt.Sprintf("Kirjoita päivä, johon mennessä toimet on tehty, muodossa 31.12.%d.", w.year+1))
	first, _ := book.Serial(fmt.Sprintf("%04d-01-01", w.year))
	last, _ := book.Serial(fmt.Sprintf("%04d-12-31", w.year+20))
	w.book.Keep(v.SetRange(first, last, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
	return v
}

// stage takes the words of the metric's stages, which stand on a sheet of
// their own: Excel takes a list within a rule only up to 255 characters and
// without commas.
func (w *writer) stage(q question) *excelize.DataValidation {
	key := strings.Join(q.stages, "\x00")
	cells, known := w.lists[key]
	if !known {
		column := book.Letter(len(w.words))
		cells = fmt.Sprintf("%s!$%s$1:$%s$%d", book.Quote(listSheet), column, column, len(q.stages))
		w.lists[key] = cells
		w.words = append(w.words, q.stages)
	}
	v := rule("Valitse vaihe luettelosta", "Vaihe on jokin näistä: "+short(strings.Join(q.stages, "; "), 190))
	v.SetSqrefDropList(cells)
	return v
}

// short cuts a text; a rule's message may have 255 characters.
func short(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// writeLists writes the lists of stages, a column each, on a hidden sheet.
func (w *writer) writeLists() {
	if len(w.words) == 0 {
		return
	}
	columns := make([]book.Column, len(w.words))
	longest := 0
	for i, words := range w.words {
		columns[i].Width = 30
		longest = max(longest, len(words))
	}
	s := w.book.Add(listSheet, columns, nil)
	for row := range longest {
		cells := make([]book.Cell, len(w.words))
		for i, words := range w.words {
			if row < len(words) {
				cells[i] = plain(words[row])
			}
		}
		s.Put(cells...)
	}
	w.book.Keep(w.book.File.SetSheetVisible(listSheet, false))
}
