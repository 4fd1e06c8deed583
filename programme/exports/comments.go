package exports

import (
	"cmp"
	"slices"
	"strconv"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// readComments reads the responsible parties' comments: rows of a long source.
func (l *loader) readComments(c *programme.CommentMapping) {
	if c.Source == nil {
		return
	}
	if c.Source.Layout != programme.Long {
		l.atProgramme(problem.Error, c.At, "kommentit voi lukea vain lähteestä, jonka muoto on pitkä", "muuta lähteen "+problem.Quote(c.Source.Key)+" muodoksi pitkä")
		return
	}
	for _, t := range l.tables(c.Source) {
		columns := map[string]int{}
		ok := true
		for _, name := range []struct{ text, key string }{{c.ID, "tunnus"}, {c.Year, "vuosi"}, {c.Party, "taho"}, {c.Text, "kommentti"}} {
			d, found := t.dimension(name.text)
			if name.text == "" {
				continue
			}
			if !found {
				hint := "sarakkeet ovat " + problem.QuoteList(t.names, 12)
				if near := xlsx.Nearest(name.text, t.names, 1); len(near) > 0 {
					hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
				}
				l.atProgramme(problem.Error, c.At, "tiedoston "+t.file+" välilehdellä "+problem.Quote(t.sheet.Name)+" ei ole saraketta "+problem.Quote(name.text)+", jota kommentit-kohdan "+name.key+" tarkoittaa", hint)
				ok = false
			}
			columns[name.key] = d.index + 1
		}
		if !ok {
			continue
		}
		for _, row := range t.rows {
			l.readComment(t, row.number, columns)
		}
	}
	l.sortComments()
}

func (l *loader) readComment(t *table, row int, columns map[string]int) {
	label := func(key string) string {
		if columns[key] == 0 {
			return ""
		}
		return t.sheet.Label(row, columns[key])
	}
	text, id := label("kommentti"), label("tunnus")
	unread := t.sheet.At(row, columns["kommentti"]).Kind == xlsx.Unsettled
	if text == "" && !unread {
		return
	}
	at := xlsx.Position{Row: row, Column: columns["vuosi"]}
	y, ok := xlsx.ParsePeriod(label("vuosi"))
	if ok && y.Year != 0 && !l.covers(y.Year) {
		return
	}
	if unread {
		l.cellFault(t, xlsx.Position{Row: row, Column: columns["kommentti"]}, xlsx.FormulaFact, xlsx.FormulaHint)
		return
	}
	m := l.metricCalled(t, xlsx.Position{Row: row, Column: columns["tunnus"]}, id)
	if !ok || y.Year == 0 {
		fact := "kommentin vuosi puuttuu"
		if written := label("vuosi"); written != "" {
			fact = "kommentin vuosi on " + problem.Quote(written) + ", joka ei ole vuosi"
		}
		l.cellFault(t, at, fact, "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(l.p.Start))
		return
	}
	if m == nil {
		return
	}
	l.data.Comments = append(l.data.Comments, programme.Comment{
		Mittari: m, Year: y.Year, Party: label("taho"), Text: text,
		Origin: programme.Origin{Source: t.source, File: t.file, SHA256: t.sheet.Book().SHA256, Sheet: t.sheet.Name,
			Cells: ranges([]xlsx.Position{{Row: row, Column: columns["kommentti"]}}), How: "kommentti sellaisenaan"},
	})
}

// metricCalled finds the metric by its ID or by its exact name; an unknown one
// is reported at the cell.
func (l *loader) metricCalled(t *table, at xlsx.Position, id string) *programme.Mittari {
	found := l.metricsNamed(id)
	switch len(found) {
	case 1:
		return found[0]
	case 0:
	default:
		l.cellFault(t, at, "mittareita nimeltä "+problem.Quote(id)+" on useita", "kirjoita soluun mittarin tunnus")
		return nil
	}
	fact := "ohjelmassa ei ole mittaria " + problem.Quote(id)
	if id == "" {
		fact = "mittarin tunnus puuttuu"
	}
	var names []string
	for _, m := range l.p.AllMittarit() {
		names = append(names, m.ID, m.Name)
	}
	hint := "kirjoita soluun mittarin tunnus tai nimi niin kuin se on ohjelmatiedostossa"
	if near := xlsx.Nearest(id, names, 1); len(near) > 0 && id != "" {
		hint = "tarkoititko " + problem.Quote(near[0]) + "?"
	}
	l.cellFault(t, at, fact, hint)
	return nil
}

// metricsNamed are the metric with the ID, or those with the exact name.
func (l *loader) metricsNamed(id string) []*programme.Mittari {
	var found []*programme.Mittari
	for _, m := range l.p.AllMittarit() {
		switch {
		case id == "":
		case xlsx.Fold(m.ID) == xlsx.Fold(id):
			return []*programme.Mittari{m}
		case xlsx.Normalise(m.Name) == id:
			found = append(found, m)
		}
	}
	return found
}

// metricNamed is the one metric that is called so; nil without a report.
func (l *loader) metricNamed(id string) *programme.Mittari {
	if found := l.metricsNamed(id); len(found) == 1 {
		return found[0]
	}
	return nil
}

// sortComments orders comments by the programme's metrics, then year, then party.
func (l *loader) sortComments() {
	order := map[*programme.Mittari]int{}
	for i, m := range l.p.AllMittarit() {
		order[m] = i
	}
	slices.SortStableFunc(l.data.Comments, func(a, b programme.Comment) int {
		return cmp.Or(cmp.Compare(order[a.Mittari], order[b.Mittari]), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Party, b.Party))
	})
}
