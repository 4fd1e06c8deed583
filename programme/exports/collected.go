package exports

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// collectedRows is how far down a filled-in sheet its header is looked for.
const collectedRows = 10

// readCollected reads the workbooks that people filled in from "tolokku
// collect". No match for a pattern is no fault: nobody has answered yet.
func (l *loader) readCollected() {
	var names []string
	for _, pattern := range l.p.Collected {
		found, err := match(l.dir, pattern)
		if err != nil {
			l.problems.Add(*systemProblem(pattern, err))
			continue
		}
		for _, f := range found {
			if !slices.Contains(names, f) {
				names = append(names, f)
			}
		}
	}
	for _, name := range names {
		b := l.book(name)
		if b == nil {
			continue
		}
		l.collected = append(l.collected, b)
		for _, s := range b.sheets {
			if s.hidden || s.part == "" {
				continue
			}
			if fault := s.load(); fault != nil {
				l.problems.Add(*fault)
				continue
			}
			l.readForm(s)
		}
	}
	for _, measured := range l.data.Measured {
		sortValues(measured.Values)
		sortEvents(measured.Events)
		for i := range measured.Groups {
			sortValues(measured.Groups[i].Values)
		}
	}
	l.sortComments()
}

func sortValues(values []programme.Value) {
	slices.SortStableFunc(values, func(a, b programme.Value) int { return cmp.Compare(a.Year, b.Year) })
}

// form is a filled-in sheet: its header's columns by text, and what its cells
// above the header say of the whole sheet.
type form struct {
	t       *table
	columns map[string]int
	row     int
	party   string
	year    string
}

// readForm reads a sheet's rows; a sheet without the form's header is none of ours.
func (l *loader) readForm(s *sheet) {
	f := form{t: &table{sheet: s, file: s.book.name}}
	for _, row := range s.rows {
		if row.number > collectedRows {
			return
		}
		columns := map[string]int{}
		for _, c := range row.cells {
			columns[fold(s.labelOf(c))] = c.column
		}
		if columns["tunnus"] > 0 && (columns["arvo"] > 0 || columns["vaihe"] > 0 || columns["kommentti"] > 0) {
			f.columns, f.row = columns, row.number
			break
		}
		for i, c := range row.cells {
			if i+1 >= len(row.cells) {
				break
			}
			switch strings.TrimSuffix(fold(s.labelOf(c)), ":") {
			case "vastuutaho":
				f.party = s.labelOf(row.cells[i+1])
			case "vuosi":
				f.year = s.labelOf(row.cells[i+1])
			}
		}
	}
	if f.columns == nil {
		return
	}
	for _, row := range s.rows {
		if row.number > f.row {
			l.readFormRow(f, row.number)
		}
	}
}

// at is a form's cell by its column's header; ok is false for an absent column.
func (f form) at(row int, header string) (position, bool) {
	c := f.columns[header]
	return position{row, max(c, 1)}, c > 0
}

func (f form) label(row int, header string) string {
	p, ok := f.at(row, header)
	if !ok {
		return ""
	}
	return f.t.sheet.label(p.row, p.column)
}

func (l *loader) readFormRow(f form, row int) {
	filled := false
	for _, header := range []string{"arvo", "vaihe", "kommentti"} {
		if p, ok := f.at(row, header); ok && f.t.sheet.at(p.row, p.column).kind != blank {
			filled = true
		}
	}
	id := f.label(row, "tunnus")
	if !filled || id == "" {
		return
	}
	yearText := f.label(row, "vuosi")
	if f.columns["vuosi"] == 0 {
		yearText = f.year
	}
	y, ok := parsePeriod(yearText)
	ok = ok && y.span == year
	if ok && !l.covers(y.year) {
		l.noteLaterYear(f, row, y.year)
		return
	}
	at, _ := f.at(row, "tunnus")
	m := l.metricCalled(f.t, at, id)
	if m == nil {
		return
	}
	if !ok {
		p, _ := f.at(row, "vuosi")
		l.inFormOf(m, func() {
			fact := "vuosi puuttuu"
			if yearText != "" {
				fact = "vuosi on " + quote(yearText) + ", joka ei ole vuosi"
			}
			l.cellFault(f.t, p, fact, "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(l.p.End))
		})
		return
	}
	l.inFormOf(m, func() {
		l.readFormValue(f, row, m, y.year)
		l.readFormStage(f, row, m, y.year)
	})
	if text := f.label(row, "kommentti"); text != "" {
		party := f.label(row, "vastuutaho")
		if party == "" {
			party = f.party
		}
		p, _ := f.at(row, "kommentti")
		l.data.Comments = append(l.data.Comments, programme.Comment{Mittari: m, Year: y.year, Party: party, Text: text,
			Origin: f.origin([]position{p}, "kommentti sellaisenaan")})
	}
}

// inFormOf names the metric in the hints of faults that the function reports.
func (l *loader) inFormOf(m *programme.Mittari, do func()) {
	l.metric = m
	do()
	l.metric = nil
}

// noteLaterYear keeps the list of years with values whole.
func (l *loader) noteLaterYear(f form, row, y int) {
	if p, ok := f.at(row, "arvo"); ok && f.t.sheet.readNumber(f.t.sheet.at(p.row, p.column), marks{}).value != nil {
		l.hasValue(y)
	}
	if f.label(row, "vaihe") != "" {
		l.hasValue(y)
	}
}

func (f form) origin(cells []position, how string) programme.Origin {
	return programme.Origin{File: f.t.file, SHA256: f.t.sheet.book.sha256, Sheet: f.t.sheet.name, Cells: ranges(cells), How: how}
}

func (l *loader) readFormValue(f form, row int, m *programme.Mittari, y int) {
	at, ok := f.at(row, "arvo")
	if !ok {
		return
	}
	r := f.t.sheet.readNumber(f.t.sheet.at(at.row, at.column), marks{})
	if r.fact != "" {
		l.cellFault(f.t, at, r.fact, r.hint)
		return
	}
	if r.value == nil {
		return
	}
	v := programme.Value{Year: y, Number: r.value, Periods: 1, Required: 1, Aggregate: programme.Only,
		Origins: []programme.Origin{f.origin([]position{at}, "tiedonkeruussa ilmoitettu arvo")}}
	if p, ok := f.at(row, "vastaajia"); ok {
		a := f.t.sheet.readNumber(f.t.sheet.at(p.row, p.column), marks{})
		switch {
		case a.fact != "":
			l.cellFault(f.t, p, a.fact, a.hint)
		case a.value != nil && (!a.value.IsInt() || a.value.Sign() < 0 || a.value.Cmp(big.NewRat(1_000_000_000, 1)) > 0):
			l.cellFault(f.t, p, "vastaajien määrä on "+finnish(a.value)+", mutta sen pitäisi olla kokonaisluku", "korjaa solun luku")
		case a.value != nil:
			v.Answers = int(a.value.Num().Int64())
		}
	}
	if values := l.formValues(f, row, m); values != nil {
		l.hasValue(y)
		l.mergeValue(f, at, values, v)
	}
}

// formValues is the list that a row's value belongs to: the metric's own or
// that of the group which the row names; nil after an unknown group was reported.
func (l *loader) formValues(f form, row int, m *programme.Mittari) *[]programme.Value {
	measured := l.measured(m)
	group := f.label(row, "ryhmä")
	grouped := len(m.Groups) > 0 || len(measured.Groups) > 0
	if group == "" && !grouped {
		return &measured.Values
	}
	var names []string
	for i := range measured.Groups {
		g := &measured.Groups[i]
		names = append(names, g.Name)
		if fold(g.Name) == fold(group) {
			return &g.Values
		}
	}
	for i, g := range m.Groups {
		if g.Label != "" && fold(g.Label) == fold(group) && i < len(measured.Groups) {
			return &measured.Groups[i].Values
		}
	}
	at, ok := f.at(row, "ryhmä")
	if !ok {
		at, _ = f.at(row, "tunnus")
	}
	fact := "mittarilla " + m.ID + " ei ole ryhmää " + quote(group)
	hint := "ryhmät ovat " + quoteList(names, 12)
	switch {
	case !grouped:
		hint = "tyhjennä solu: mittarilla ei ole ryhmiä"
	case group == "":
		fact = "mittarin " + m.ID + " ryhmä puuttuu"
	}
	l.cellFault(f.t, at, fact, hint)
	return nil
}

// measured is the metric's entry, with its listed groups.
func (l *loader) measured(m *programme.Mittari) *programme.Measured {
	measured := l.data.Measured[m.ID]
	if measured == nil {
		measured = &programme.Measured{}
		l.data.Measured[m.ID] = measured
	}
	if len(measured.Groups) == 0 {
		for _, g := range m.Groups {
			measured.Groups = append(measured.Groups, programme.GroupValues{Name: g.Name})
		}
	}
	return measured
}

// mergeValue adds a value to a list. One that the metric's own source or
// another form gives too must be the same.
func (l *loader) mergeValue(f form, at position, values *[]programme.Value, v programme.Value) {
	i := slices.IndexFunc(*values, func(o programme.Value) bool { return o.Year == v.Year })
	if i < 0 {
		*values = append(*values, v)
		return
	}
	own := (*values)[i]
	switch {
	case own.Number == nil:
		(*values)[i] = v
	case own.Number.Cmp(v.Number) != 0:
		l.cellFault(f.t, at, "vuoden "+strconv.Itoa(v.Year)+" arvo on tässä "+finnish(v.Number)+", mutta toisaalla "+finnish(own.Number)+whereText(own.Origins),
			"tarkista, kumpi on oikein, ja korjaa tai tyhjennä toinen")
	case own.Answers == 0:
		(*values)[i].Answers = v.Answers
	}
}

func whereText(origins []programme.Origin) string {
	if len(origins) == 0 || len(origins[0].Cells) == 0 {
		return ""
	}
	o := origins[0]
	return " (" + o.File + ": " + problem.CellName(o.Sheet, o.Cells[0]) + ")"
}

func (l *loader) readFormStage(f form, row int, m *programme.Mittari, y int) {
	entry, ok := f.at(row, "vaihe")
	if !ok || f.t.sheet.at(entry.row, entry.column).kind == blank {
		return
	}
	day, _ := f.at(row, "päivä")
	if f.columns["päivä"] == 0 || f.t.sheet.at(day.row, day.column).kind == blank {
		// Without a day the entry's year is a bare year.
		day = position{}
		if p, ok := f.at(row, "vuosi"); ok {
			day = p
		}
		if stage, ok := stageOf(m, f.label(row, "vaihe")); ok && stage == 0 {
			day = position{}
		}
	}
	e, ok := l.event(m, f.t, entry, day)
	if !ok {
		return
	}
	l.hasValue(y)
	e.Origin = eventOrigin(f.t, entry, day)
	measured := l.measured(m)
	for _, own := range measured.Events {
		if own.Stage != e.Stage {
			continue
		}
		if own.Date != e.Date && e.Stage > 0 {
			l.cellFault(f.t, entry, "vaiheen "+quote(e.Text)+" päivä on tässä "+e.Date+", mutta toisaalla "+own.Date+whereText([]programme.Origin{own.Origin}),
				"tarkista, kumpi on oikein, ja korjaa tai tyhjennä toinen")
		}
		return
	}
	measured.Events = append(measured.Events, e)
}
