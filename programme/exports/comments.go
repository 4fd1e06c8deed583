package exports

import (
	"cmp"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/values"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// readComments reads the responsible parties' comments: rows of a long source.
func (l *load) readComments(c *programme.CommentMapping) {
	if c.Source == nil {
		return
	}
	if c.Source.Layout != programme.Long {
		l.log.Programme(nil, problem.Error, c.At, "kommentit voi lukea vain lähteestä, jonka muoto on pitkä", "muuta lähteen "+problem.Quote(c.Source.Key)+" muodoksi pitkä")
		return
	}
	for _, t := range l.sources.tables(nil, &programme.Mapping{Source: c.Source}) {
		columns := map[string]int{}
		ok := true
		for _, name := range []struct{ text, key string }{{c.ID, "tunnus"}, {c.Year, "vuosi"}, {c.Party, "taho"}, {c.Text, "kommentti"},
			{c.Cause, "syy"}, {c.Action, "toimet"}, {c.Who, "kuka"}, {c.Due, "mennessä"}} {
			d, found := t.Dimension(name.text)
			if name.text == "" {
				continue
			}
			if !found {
				hint := "sarakkeet ovat " + problem.QuoteList(t.ColumnNames(), 12)
				if near := problem.Nearest(name.text, t.ColumnNames(), 1); len(near) > 0 {
					hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
				}
				l.log.Programme(nil, problem.Error, c.At, "tiedoston "+t.File+" välilehdellä "+problem.Quote(t.Sheet.Name)+" ei ole saraketta "+problem.Quote(name.text)+", jota kommentit-kohdan "+name.key+" tarkoittaa", hint)
				ok = false
			}
			if same := t.Twice(name.text); len(same) > 0 {
				l.log.Cell(nil, t.Sheet, xlsx.Position{Row: max(t.HeaderBottom, 1), Column: same[1].Column}, "otsikko "+problem.Quote(same[1].Name)+" on taulukossa kahdesti", "muuta toisen sarakkeen otsikko")
				ok = false
			}
			columns[name.key] = d.Column
		}
		if !ok {
			continue
		}
		for _, row := range t.Rows {
			l.readComment(t, row.Number, columns)
		}
	}
	l.sortComments()
}

func (l *load) readComment(t *table.Table, row int, columns map[string]int) {
	label := func(key string) string {
		if columns[key] == 0 {
			return ""
		}
		return t.Sheet.Label(row, columns[key])
	}
	text, id := label("kommentti"), label("tunnus")
	unread := t.Sheet.At(row, columns["kommentti"]).Kind == xlsx.Unsettled
	said := values.Said{Cause: columns["syy"], Action: columns["toimet"], Who: columns["kuka"], Due: columns["mennessä"]}
	explains := !said.Blank(t.Sheet, row)
	if text == "" && !unread && !explains {
		return
	}
	at := xlsx.Position{Row: row, Column: columns["vuosi"]}
	y, ok := xlsx.ParsePeriod(label("vuosi"))
	if ok && y.Year != 0 && !l.in.Covers(y.Year) {
		return
	}
	if unread {
		l.log.Cell(nil, t.Sheet, xlsx.Position{Row: row, Column: columns["kommentti"]}, xlsx.FormulaFact, xlsx.FormulaHint)
		return
	}
	for _, key := range []string{"tunnus", "vuosi", "taho", "kommentti"} {
		place := xlsx.Position{Row: row, Column: columns[key]}
		if c := t.Sheet.At(row, max(place.Column, 1)); place.Column > 0 && c.Kind == xlsx.Error {
			l.log.Cell(nil, t.Sheet, place, "solussa on virhe "+xlsx.Normalise(c.Raw), "korjaa solun kaava, tai kirjoita soluun pelkkä teksti")
			return
		}
	}
	m := values.MetricCalled(l.log, l.p, t.Sheet, xlsx.Position{Row: row, Column: columns["tunnus"]}, id)
	if !ok || y.Year == 0 {
		l.log.Cell(nil, t.Sheet, at, values.WrongYear("kommentin", label("vuosi")), "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(l.p.Start))
		return
	}
	if m == nil {
		return
	}
	if e, ok := values.ReadExplanation(l.log, m, t.Sheet, t.Source, row, y.Year, label("taho"), said); ok {
		l.data.Explanations = append(l.data.Explanations, e)
	}
	if text == "" {
		return
	}
	l.data.Comments = append(l.data.Comments, programme.Comment{
		Mittari: m, Year: y.Year, Party: label("taho"), Text: text,
		Origin: values.Origin(t.Source, t.Sheet, []xlsx.Position{{Row: row, Column: columns["kommentti"]}}, "ei muutettu"),
	})
}

// sortComments orders comments and explanations by the programme's metrics, then year, then party.
func (l *load) sortComments() {
	order := map[*programme.Mittari]int{}
	for i, m := range l.p.AllMittarit() {
		order[m] = i
	}
	slices.SortStableFunc(l.data.Comments, func(a, b programme.Comment) int {
		return cmp.Or(cmp.Compare(order[a.Mittari], order[b.Mittari]), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Party, b.Party))
	})
	slices.SortStableFunc(l.data.Explanations, func(a, b programme.Explanation) int {
		return cmp.Or(cmp.Compare(order[a.Mittari], order[b.Mittari]), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Party, b.Party))
	})
}
