package collect

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/report/sheet/book"
)

// ErrNothing says that every metric's values come from exports, so that nobody
// has to be asked.
var ErrNothing = errors.New("ohjelmassa ei ole mittareita, joiden arvoja pitäisi kysyä: kaikki tulevat vienneistä")

// listSheet holds the words that milestones may have; it is hidden.
const listSheet = "Vaiheluettelot"

// Options say what is asked, and of whom.
type Options struct {
	Year int
	// Date is the workbook's own and the day on which the year is judged, YYYY-MM-DD.
	Date string
	// Party asks only this giver; empty asks all.
	Party string
}

// UnknownParty is the error for a party that is asked for nothing.
type UnknownParty struct {
	Party string
	// Known are those that are asked, in the programme's order.
	Known []string
}

func (e UnknownParty) Error() string {
	return "taholta ”" + e.Party + "” ei kysytä mitään"
}

// Write returns the .xlsx workbook that asks for the year's values, and for the
// causes and actions of metrics that are behind: a sheet a data giver, a row a
// metric or group. d gives last year's values and what is known of the year's
// own. The same arguments give the same bytes. The error is ErrNothing where no
// metric is asked for, or an UnknownParty.
func Write(p *programme.Programme, d *programme.Data, o Options) ([]byte, error) {
	w := &writer{p: p, d: d, year: o.Year, date: o.Date, lists: map[string]string{}, book: book.New(book.Properties{
		Title:   fmt.Sprintf("%s: tiedonkeruu %d", p.Name, o.Year),
		Subject: p.Municipality, Creator: "tolokku", Date: o.Date,
		Footer: fmt.Sprintf("%s, tiedonkeruu %d", p.Municipality, o.Year),
	})}
	all := w.givers()
	if len(all) == 0 {
		return nil, ErrNothing
	}
	if o.Party != "" {
		var err error
		if all, err = only(all, o.Party); err != nil {
			return nil, err
		}
	}
	taken := map[string]bool{}
	book.SheetName(listSheet, taken)
	for i, g := range all {
		w.sheet(i+1, g, book.SheetName(g.name, taken))
	}
	w.writeLists()
	return w.book.Bytes()
}

// only keeps the giver of the name, whatever its case.
func only(all []giver, party string) ([]giver, error) {
	unknown := UnknownParty{Party: party}
	for _, g := range all {
		if strings.EqualFold(strings.TrimSpace(party), g.name) {
			return []giver{g}, nil
		}
		unknown.Known = append(unknown.Known, g.name)
	}
	return nil, unknown
}

type writer struct {
	p    *programme.Programme
	d    *programme.Data
	book *book.Book
	year int
	date string
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
	isNumber := func(q question) bool { return !q.milestone() }
	wanted := func(q question) bool { return isNumber(q) && !q.known }
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
		{column: book.Column{Title: "Tunnus", Width: 16}, cell: func(q question) book.Cell { return plain(q.mittari.ID) }},
		{column: book.Column{Title: "Mittari", Width: 30}, cell: func(q question) book.Cell { return plain(q.mittari.Name) }},
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
		field{column: book.Column{Title: "Yksikkö", Width: 10}, cell: func(q question) book.Cell { return orDash(q.mittari.Unit) }},
		field{column: book.Column{Title: "Ohje", Width: 30}, cell: func(q question) book.Cell { return orDash(q.ask()) }},
		field{column: book.Column{Title: "Edellinen arvo", Width: 12}, cell: previous},
		field{column: book.Column{Title: "Vuosi", Width: 8}, cell: func(question) book.Cell {
			year := float64(w.year)
			return book.Cell{Number: &year, Style: book.Style{Format: book.Whole, Right: true}}
		}},
	)
	if g.has(isNumber) {
		fields = append(fields,
			field{column: book.Column{Title: "Arvo", Width: 12}, cell: open(wanted, numeric), valid: w.number},
			field{column: book.Column{Title: "Vastaajia", Width: 11}, cell: open(wanted, numeric), valid: w.answers})
	}
	if g.has(question.milestone) {
		fields = append(fields,
			field{column: book.Column{Title: "Vaihe", Width: 24}, cell: open(question.milestone, input), valid: w.stage},
			field{column: book.Column{Title: "Päivä", Width: 12}, cell: open(question.milestone, dated), valid: w.day})
	}
	explained := func(q question) bool { return q.explained }
	always := func(question) bool { return true }
	return append(fields,
		field{column: book.Column{Title: "Syy", Width: 30}, cell: open(explained, input)},
		field{column: book.Column{Title: "Toimet", Width: 30}, cell: open(explained, input)},
		field{column: book.Column{Title: "Kuka", Width: 16}, cell: open(explained, input)},
		field{column: book.Column{Title: "Mennessä", Width: 12}, cell: open(explained, dated), valid: w.due},
		field{column: book.Column{Title: "Kommentti", Width: 30}, cell: open(always, input)},
		field{column: book.Column{Title: "Vastuutaho", Width: 18}, cell: func(question) book.Cell { return plain(g.name) }})
}

// ask says in a few words what is asked for.
func (q question) ask() string {
	if q.milestone() {
		return explain("valitse vaihe ja kirjoita päivä, jona se saavutettiin", q.guide)
	}
	return q.guide
}

func previous(q question) book.Cell {
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
	s.Title(fmt.Sprintf("%s: tiedot vuodelta %d", g.name, w.year), introduction(w.year), publication(w.year))
	first := s.Table(fmt.Sprintf("Tiedonkeruu_%d", number), columns, rows)
	s.Freeze(2)
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
