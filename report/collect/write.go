package collect

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/report/sheet/book"
)

// ErrNothing says that every metric's values come from exports, so that nobody
// has to be asked.
var ErrNothing = errors.New("ohjelmassa ei ole mittareita, joiden arvoja pitäisi kysyä: kaikki tulevat vienneistä")

// listSheet holds the words that milestones may have; it is hidden.
const listSheet = "Vaiheluettelot"

// Write returns the .xlsx workbook that asks for the year's values: a sheet a
// data giver, a row a metric or group. d gives last year's values; date is
// the workbook's own, YYYY-MM-DD. The same arguments give the same bytes. The
// error is ErrNothing where no metric is asked for.
func Write(p *programme.Programme, d *programme.Data, year int, date string) ([]byte, error) {
	all := givers(p, d, year, date)
	if len(all) == 0 {
		return nil, ErrNothing
	}
	w := &writer{year: year, lists: map[string]string{}, book: book.New(book.Properties{
		Title:   fmt.Sprintf("%s: tiedonkeruu %d", p.Name, year),
		Subject: p.Municipality, Creator: "tolokku", Date: date,
		Footer: fmt.Sprintf("%s, tiedonkeruu %d", p.Municipality, year),
	})}
	taken := map[string]bool{}
	book.SheetName(listSheet, taken)
	for i, g := range all {
		w.sheet(i+1, g, book.SheetName(g.name, taken))
	}
	w.writeLists()
	return w.book.Bytes()
}

type writer struct {
	book *book.Book
	year int
	// lists are the ranges of the lists of stages by their words joined; words
	// are the lists in writing order.
	lists map[string]string
	words [][]string
}

// field is a column of a form. Its title is how the reader finds it.
type field struct {
	column book.Column
	cell   func(question) book.Cell
	// valid adds the rule for what may be entered; nil for a column that is not
	// filled in.
	valid func(q question) *excelize.DataValidation
}

var (
	input  = book.Style{Fill: book.PaleYellow}
	closed = book.Style{Fill: "E2E2E2"}
)

func (q question) milestone() bool { return len(q.stages) > 0 }

func plain(text string) book.Cell { return book.Cell{Text: text} }

// orDash is for columns that the reader does not read.
func orDash(text string) book.Cell {
	if text == "" {
		text = "–"
	}
	return plain(text)
}

// fields are the columns that a giver's questions need.
func (w *writer) fields(g giver) []field {
	isNumber := func(q question) bool { return !q.milestone() && q.behind == "" }
	isStage := func(q question) bool { return q.milestone() && q.behind == "" }
	open := func(when func(question) bool, style book.Style) func(question) book.Cell {
		return func(q question) book.Cell {
			if !when(q) {
				return book.Cell{Style: closed}
			}
			return book.Cell{Style: style}
		}
	}
	numeric, dated := input, input
	numeric.Right, dated.Right = true, true
	dated.Format = book.Day
	fields := []field{
		{column: book.Column{Title: "Tunnus", Width: 18}, cell: func(q question) book.Cell { return plain(q.mittari.ID) }},
		{column: book.Column{Title: "Mittari", Width: 36}, cell: func(q question) book.Cell { return plain(q.mittari.Name) }},
	}
	if g.has(func(q question) bool { return q.group != "" || len(q.mittari.Groups) > 0 }) {
		fields = append(fields, field{column: book.Column{Title: "Ryhmä", Width: 18}, cell: func(q question) book.Cell {
			// The reader takes a dash for a group's name.
			if q.group == "" {
				return book.Cell{Style: closed}
			}
			return plain(q.group)
		}})
	}
	fields = append(fields,
		field{column: book.Column{Title: "Yksikkö", Width: 12}, cell: func(q question) book.Cell { return orDash(q.mittari.Unit) }},
		field{column: book.Column{Title: "Ohje", Width: 20}, cell: func(q question) book.Cell { return orDash(q.ask()) }},
		field{column: book.Column{Title: "Edellinen arvo", Width: 14}, cell: previous},
		field{column: book.Column{Title: "Vuosi", Width: 8}, cell: func(question) book.Cell {
			year := float64(w.year)
			return book.Cell{Number: &year, Style: book.Style{Format: book.Whole, Right: true}}
		}},
	)
	if g.has(func(q question) bool { return !q.milestone() }) {
		fields = append(fields,
			field{column: book.Column{Title: "Arvo", Width: 12}, cell: open(isNumber, numeric), valid: w.number},
			field{column: book.Column{Title: "Vastaajia", Width: 11}, cell: open(isNumber, numeric), valid: w.answers})
	}
	if g.has(question.milestone) {
		fields = append(fields,
			field{column: book.Column{Title: "Vaihe", Width: 24}, cell: open(isStage, input), valid: w.stage},
			field{column: book.Column{Title: "Päivä", Width: 12}, cell: open(isStage, dated), valid: w.day})
	}
	explains := func(q question) bool { return q.explains }
	always := func(question) bool { return true }
	return append(fields,
		field{column: book.Column{Title: "Syy", Width: 34}, cell: open(explains, input)},
		field{column: book.Column{Title: "Toimet", Width: 34}, cell: open(explains, input)},
		field{column: book.Column{Title: "Kuka", Width: 18}, cell: open(explains, input)},
		field{column: book.Column{Title: "Mennessä", Width: 12}, cell: open(explains, dated), valid: w.due},
		field{column: book.Column{Title: "Kommentti", Width: 34}, cell: open(always, input)},
		field{column: book.Column{Title: "Vastuutaho", Width: 20}, cell: func(question) book.Cell { return plain(g.name) }})
}

// ask says in a few words what is asked for.
func (q question) ask() string {
	if q.behind != "" {
		return q.behind
	}
	if q.milestone() {
		return "valitse vaihe ja kirjoita päivä, jona se saavutettiin"
	}
	return q.guide
}

func previous(q question) book.Cell {
	if q.behind != "" {
		return book.Cell{Style: closed}
	}
	if q.previous == nil {
		return book.Cell{Text: q.before, Style: book.Style{Right: true, Color: book.Grey}}
	}
	decimals := q.mittari.Decimals
	for n := 0; decimals < 0; n++ {
		// As many decimals as the number has, at most four.
		if n == 4 || book.Decimals(q.previous, n) {
			decimals = n
		}
	}
	value := book.Float(q.previous)
	return book.Cell{Number: &value, Style: book.Style{Right: true, Format: book.NumberFormat(decimals, q.mittari.Unit)}}
}

// sheet writes one giver's form.
func (w *writer) sheet(number int, g giver, name string) {
	fields := w.fields(g)
	var columns []book.Column
	for _, f := range fields {
		columns = append(columns, f.column)
	}
	var rows [][]book.Cell
	for _, q := range g.questions {
		var row []book.Cell
		for _, f := range fields {
			row = append(row, f.cell(q))
		}
		rows = append(rows, row)
	}
	s := w.book.Add(name, columns, rows)
	s.Title(fmt.Sprintf("%s: tiedot vuodelta %d", g.name, w.year), introduction(w.year),
		fmt.Sprintf("Edellinen arvo tai vaihe on vuodelta %d. Syy, toimet ja kommentti julkaistaan raportissa sellaisenaan. Ne voi kirjoittaa, vaikka arvoa ei olisi. Älä kirjoita henkilötietoja.", w.year-1))
	first := s.Table(fmt.Sprintf("Tiedonkeruu_%d", number), columns, rows)
	s.Freeze(1)
	for i, q := range g.questions {
		for column, f := range fields {
			if f.valid == nil || f.cell(q).Style.Fill != book.PaleYellow {
				continue
			}
			rule := f.valid(q)
			rule.Sqref = book.At(column, first+i)
			w.book.Keep(w.book.File.AddDataValidation(name, rule))
		}
	}
}
