package values

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// events reads a mapping's milestone entries: the rows of a list.
func (r reading) events(m *programme.Mapping) []programme.Event {
	if m.Source == nil || m.Source.Layout != programme.Long {
		r.Log.Programme(r.metric, problem.Error, m.At, "vaiheita voi lukea vain lähteestä, jonka muoto on pitkä", "muuta lähteen muoto, tai lue luku eikä vaihetta")
		return nil
	}
	chosen, ok := r.choose(m, m.Where)
	if !ok {
		return nil
	}
	var events []programme.Event
	for _, p := range chosen.picks {
		day := xlsx.Position{}
		if d, found := p.Table.Dimension(m.Date); found {
			day = xlsx.Position{Row: p.Position().Row, Column: d.Column}
		}
		if e, ok := ReadEntry(r.Input, r.metric, p.Table.Sheet, p.Position(), day); ok {
			e.Origin = EntryOrigin(p.Table.Source, p.Table.Sheet, p.Position(), day)
			events = append(events, e)
		}
	}
	SortEvents(events)
	return events
}

// SortEvents orders entries by their day, then by stage.
func SortEvents(events []programme.Event) {
	slices.SortStableFunc(events, func(a, b programme.Event) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Stage, b.Stage))
	})
}

// EntryOrigin is where an entry came from: its cell, and that of its day where
// the day stands in one.
func EntryOrigin(source *programme.Source, s *xlsx.Sheet, entry, day xlsx.Position) programme.Origin {
	cells := []xlsx.Position{entry}
	if day.Row > 0 && s.At(day.Row, day.Column).Kind != xlsx.Blank {
		cells = append(cells, day)
	}
	return Origin(source, s, cells, unchanged)
}

// ReadEntry reads one entry of a metric from its cell and that of its day; day is
// zero where nothing tells one. ok is false for a blank entry, and for a faulty
// one after that was reported.
func ReadEntry(in Input, m *programme.Mittari, s *xlsx.Sheet, entry, day xlsx.Position) (e programme.Event, ok bool) {
	e.Text = s.Label(entry.Row, entry.Column)
	unread := s.At(entry.Row, entry.Column).Kind == xlsx.Unsettled
	if e.Text == "" && !unread {
		return e, false
	}
	stage, known := StageOf(m, e.Text)
	written := dayRead{}
	if day.Row > 0 {
		written = readDay(s, s.At(day.Row, day.Column))
	}
	e.Stage, e.Date, e.YearOnly = stage, written.date, written.yearOnly
	// A fault in the entry of a later year is no business of this report. The
	// entry itself tells that the milestone was not reached before it.
	if y := finnish.Year(e.Date); y != 0 && !in.Covers(y) {
		return e, known
	}
	const dayHint = "kirjoita soluun päivä kuten 3.2.2026 tai pelkkä vuosi"
	fault := func(at xlsx.Position, fact, hint string) (programme.Event, bool) {
		in.Log.Cell(m, s, at, fact, hint)
		return e, false
	}
	switch {
	case unread:
		return fault(entry, xlsx.FormulaFact, xlsx.FormulaHint)
	case s.At(entry.Row, entry.Column).Struck && isStruck(e.Text):
		return fault(entry, struckFact(e.Text), struckHint)
	case !known:
		texts := stageTexts(m)
		hint := "kirjoita soluun jokin näistä: " + problem.QuoteList(texts, 10)
		if near := problem.Nearest(e.Text, texts, 1); len(near) > 0 {
			hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
		}
		return fault(entry, "solussa on vaihe "+problem.Quote(e.Text)+", jota mittarilla "+m.ID+" ei ole", hint)
	case written.fact == xlsx.FormulaFact:
		return fault(day, written.fact, xlsx.FormulaHint)
	case written.fact != "":
		hint := dayHint
		if isStruck(s.Label(day.Row, day.Column)) {
			hint = struckHint
		}
		if _, early := earlyDay(s.Label(day.Row, day.Column)); early != "" {
			hint = early
		}
		return fault(day, written.fact, hint)
	case written.date == "" && stage > 0:
		at := day
		if day.Row == 0 {
			at = entry
		}
		return fault(at, "vaiheen "+problem.Quote(e.Text)+" päivä puuttuu", dayHint)
	}
	return e, true
}

// StageOf finds the stage that an entry names: the stages of the metric's
// targets, and the words that every milestone knows.
func StageOf(m *programme.Mittari, entry string) (int, bool) {
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

// dayRead is what a cell of a day gives; all is empty for a blank cell.
type dayRead struct {
	date string // YYYY-MM-DD
	// yearOnly is set for a bare year, which means its last day.
	yearOnly bool
	// fact is set for a cell that should hold a day but does not.
	fact string
}

// readDay reads a cell of a day: a date, a text such as 3.2.2026 or 2026-02-03,
// or a bare year.
func readDay(s *xlsx.Sheet, c xlsx.Cell) dayRead {
	switch c.Kind {
	case xlsx.Blank:
		return dayRead{}
	case xlsx.Unsettled:
		return dayRead{fact: xlsx.FormulaFact}
	case xlsx.Error:
		return dayRead{fact: "solussa on virhe " + xlsx.Normalise(c.Raw)}
	}
	written := s.LabelOf(c)
	if fact, _ := earlyDay(written); fact != "" {
		return dayRead{fact: fact}
	}
	if d, ok := xlsx.ParseDate(xlsx.Fold(written)); ok {
		return dayRead{date: d.Format(time.DateOnly)}
	}
	if p, ok := xlsx.ParsePeriod(written); ok && p.Span == xlsx.Year && p.Year >= firstDatedYear && p.Year <= lastDatedYear {
		return dayRead{date: strconv.Itoa(p.Year) + "-12-31", yearOnly: true}
	}
	if n, err := strconv.Atoi(written); err == nil && c.Kind == xlsx.Number && n > firstDay && n < lastDay {
		if d, ok := xlsx.SerialDate(c.Raw, s.Book().Epoch1904); ok {
			return dayRead{date: d.Format(time.DateOnly)}
		}
	}
	if isStruck(written) {
		return dayRead{fact: struckFact(written)}
	}
	return dayRead{fact: "solussa on " + problem.Quote(written) + ", joka ei ole päivä"}
}

// What is told of an entry or a day that is struck out.
const struckHint = "poista yliviivaus, tai tyhjennä rivin solut, jos merkintä ei enää päde"

func isStruck(text string) bool {
	_, all := xlsx.UnmarkStruck(text)
	return all
}

func struckFact(text string) string {
	inner, _ := xlsx.UnmarkStruck(text)
	return "solussa on " + problem.Quote(inner) + " yliviivattuna, joten siitä ei näe, onko merkintä voimassa"
}
