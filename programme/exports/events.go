package exports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// events reads a metric's milestone entries: the rows of a long source.
func (l *loader) events(m *programme.Mittari) []programme.Event {
	mapping := m.Mapping
	if mapping.Source == nil || mapping.Source.Layout != programme.Long {
		l.atProgramme(problem.Error, mapping.At, "vaiheita voi lukea vain lähteestä, jonka muoto on pitkä", "muuta lähteen muoto, tai lue luku eikä vaihetta")
		return nil
	}
	chosen, ok := l.choose(mapping, mapping.Where)
	if !ok {
		return nil
	}
	var events []programme.Event
	for _, p := range chosen.picks {
		dated, found := p.t.dimension(mapping.Date)
		day := xlsx.Position{}
		if found {
			day = xlsx.Position{Row: p.t.rows[p.row].number, Column: dated.index + 1}
		}
		if e, ok := l.event(m, p.t, p.position(), day); ok {
			e.Origin = eventOrigin(p.t, p.position(), day)
			events = append(events, e)
		}
	}
	sortEvents(events)
	return events
}

func sortEvents(events []programme.Event) {
	slices.SortStableFunc(events, func(a, b programme.Event) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Stage, b.Stage))
	})
}

func eventOrigin(t *table, entry, day xlsx.Position) programme.Origin {
	cells := []xlsx.Position{entry}
	if day.Row > 0 && t.sheet.At(day.Row, day.Column).Kind != xlsx.Blank {
		cells = append(cells, day)
	}
	return programme.Origin{Source: t.source, File: t.file, SHA256: t.sheet.Book().SHA256, Sheet: t.sheet.Name, Cells: ranges(cells), How: "kirjaus sellaisenaan"}
}

// event reads one entry; ok is false for a blank one and a faulty one.
func (l *loader) event(m *programme.Mittari, t *table, entry, day xlsx.Position) (programme.Event, bool) {
	e := programme.Event{Text: t.sheet.Label(entry.Row, entry.Column)}
	unread := t.sheet.At(entry.Row, entry.Column).Kind == xlsx.Unsettled
	if e.Text == "" && !unread {
		return e, false
	}
	date, yearOnly, dateFact := "", false, ""
	if day.Row > 0 {
		date, yearOnly, dateFact = readDay(t.sheet, t.sheet.At(day.Row, day.Column))
	}
	y := 0
	if date != "" {
		y, _ = strconv.Atoi(date[:4])
	}
	// A fault in the entry of a later year is no business of this report. The
	// entry itself tells that the milestone was not reached before it.
	if y != 0 && !l.covers(y) {
		stage, ok := stageOf(m, e.Text)
		if ok {
			l.entered = true
			l.hasValue(y)
		}
		e.Stage, e.Date, e.YearOnly = stage, date, yearOnly
		return e, ok
	}
	if unread {
		l.cellFault(t, entry, xlsx.FormulaFact, xlsx.FormulaHint)
		return e, false
	}
	stage, ok := stageOf(m, e.Text)
	if !ok {
		hint := "kirjoita soluun jokin näistä: " + problem.QuoteList(stageTexts(m), 10)
		if near := xlsx.Nearest(e.Text, stageTexts(m), 1); len(near) > 0 {
			hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
		}
		l.cellFault(t, entry, "solussa on vaihe "+problem.Quote(e.Text)+", jota mittarilla "+m.ID+" ei ole", hint)
		return e, false
	}
	if dateFact != "" {
		hint := "kirjoita soluun päivä kuten 3.2.2026 tai pelkkä vuosi"
		if dateFact == xlsx.FormulaFact {
			hint = xlsx.FormulaHint
		}
		l.cellFault(t, day, dateFact, hint)
		return e, false
	}
	if date == "" && stage > 0 {
		if day.Row == 0 {
			day = entry
		}
		l.cellFault(t, day, "vaiheen "+problem.Quote(e.Text)+" päivä puuttuu", "kirjoita soluun päivä kuten 3.2.2026 tai pelkkä vuosi")
		return e, false
	}
	e.Stage, e.Date, e.YearOnly = stage, date, yearOnly
	l.entered = true
	if y != 0 {
		l.hasValue(y)
	}
	return e, true
}

// stageOf finds the stage that an entry names: the stages of the metric's
// targets, and the words that every milestone knows.
func stageOf(m *programme.Mittari, entry string) (int, bool) {
	entry = xlsx.Fold(entry)
	if entry == "ei aloitettu" {
		return 0, true
	}
	single := false
	for i := len(m.Targets) - 1; i >= 0; i-- {
		stages := m.Targets[i].Stages
		for n, s := range stages {
			if xlsx.Fold(s.Name) == entry {
				return n + 1, true
			}
		}
		single = single || len(stages) <= 1
	}
	if single || len(m.Targets) == 0 {
		switch entry {
		case "valmis", "tehty":
			return 1, true
		case "ei valmis", "kesken":
			return 0, true
		}
	}
	return 0, false
}

func stageTexts(m *programme.Mittari) []string {
	var texts []string
	add := func(t string) {
		if t != "" && !slices.Contains(texts, t) {
			texts = append(texts, t)
		}
	}
	single := len(m.Targets) == 0
	for _, t := range m.Targets {
		for _, s := range t.Stages {
			add(s.Name)
		}
		single = single || len(t.Stages) <= 1
	}
	if single {
		add("valmis")
		add("ei valmis")
		add("kesken")
	}
	add("ei aloitettu")
	return texts
}

// readDay reads a date cell: a date, a text such as 3.2.2026 or 2026-02-03, or a
// bare year, which means its last day. All are empty for a blank cell.
func readDay(s *xlsx.Sheet, c xlsx.Cell) (day string, yearOnly bool, fact string) {
	switch c.Kind {
	case xlsx.Blank:
		return "", false, ""
	case xlsx.Unsettled:
		return "", false, xlsx.FormulaFact
	}
	written := s.LabelOf(c)
	if d, ok := xlsx.ParseDate(strings.TrimRight(xlsx.Fold(written), " ")); ok {
		return d.Format("2006-01-02"), false, ""
	}
	if p, ok := xlsx.ParsePeriod(written); ok && p.Span == xlsx.Year {
		return strconv.Itoa(p.Year) + "-12-31", true, ""
	}
	if n, err := strconv.Atoi(written); err == nil && c.Kind == xlsx.Number && n > 20_000 && n < 80_000 {
		if d, ok := xlsx.SerialDate(c.Raw, s.Book().Epoch1904); ok {
			return d.Format("2006-01-02"), false, ""
		}
	}
	return "", false, "solussa on " + problem.Quote(written) + ", joka ei ole päivä"
}
