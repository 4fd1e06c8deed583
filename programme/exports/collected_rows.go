package exports

import (
	"math/big"
	"slices"
	"strconv"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// name is the place of a row's cell, or its column's header where it has none.
func (f form) name(row int, header string) string {
	if p, ok := f.at(row, header); ok {
		return "soluun " + p.String()
	}
	i := slices.IndexFunc(formHeaders, func(h string) bool { return xlsx.Fold(h) == header })
	return "sarakkeeseen " + formHeaders[max(i, 0)]
}

// filled tells whether anything was entered on a row.
func (f form) filled(row int) bool {
	return slices.ContainsFunc(formEntries, func(header string) bool { return f.cell(row, header).Kind != xlsx.Blank })
}

func (f form) yearText(row int) string {
	if f.columns["vuosi"] == 0 {
		return f.year
	}
	return f.label(row, "vuosi")
}

func (f form) yearOf(row int) (int, bool) {
	y, ok := xlsx.ParsePeriod(f.yearText(row))
	return y.Year, ok && y.Span == xlsx.Year
}

func (l *loader) readFormRow(f form, row int) {
	if !f.filled(row) {
		return
	}
	id := f.label(row, "tunnus")
	m := l.metricNamed(id)
	y, ok := f.yearOf(row)
	if ok && y <= l.p.End && !l.covers(y) {
		l.noteLaterYear(f, row, y)
		return
	}
	sound := true
	l.inFormOf(m, func() { sound = l.checkTexts(f, row) })
	if !sound {
		return
	}
	if m == nil {
		at, _ := f.at(row, "tunnus")
		if m = l.metricCalled(f.t, at, id); m == nil {
			return
		}
	}
	l.inFormOf(m, func() {
		p, there := f.at(row, "vuosi")
		switch {
		case !ok && !there && f.year == "":
			// The missing header was told.
		case !ok && f.yearText(row) == "":
			l.cellFault(f.t, p, "vuosi puuttuu", "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(l.p.End))
		case !ok:
			l.cellFault(f.t, p, "vuosi on "+problem.Quote(f.yearText(row))+", joka ei ole vuosi", "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(l.p.End))
		case y > l.p.End:
			l.cellFault(f.t, p, "vuosi "+strconv.Itoa(y)+" on ohjelman viimeisen vuoden "+strconv.Itoa(l.p.End)+" jälkeen", "korjaa vuosi")
			ok = false
		case isMilestone(m, y):
			l.refuseNumber(f, row, m)
			l.readFormStage(f, row, m, y)
		default:
			l.refuseStage(f, row, m)
			l.readFormValue(f, row, m, y)
		}
	})
	if text := f.label(row, "kommentti"); text != "" && ok {
		party := f.label(row, "vastuutaho")
		if party == "" {
			party = f.party
		}
		p, _ := f.at(row, "kommentti")
		l.data.Comments = append(l.data.Comments, programme.Comment{Mittari: m, Year: y, Party: party, Text: text,
			Origin: f.origin([]xlsx.Position{p}, "kommentti sellaisenaan")})
	}
}

// checkTexts reports the cells of a row that are read as texts but hold a
// formula without a result or an error; those of numbers are checked as numbers.
func (l *loader) checkTexts(f form, row int) bool {
	sound := true
	for _, header := range []string{"tunnus", "ryhmä", "vuosi", "kommentti", "vastuutaho"} {
		p, _ := f.at(row, header)
		switch c := f.cell(row, header); c.Kind {
		case xlsx.Unsettled:
			l.cellFault(f.t, p, xlsx.FormulaFact, xlsx.FormulaHint)
			sound = false
		case xlsx.Error:
			l.cellFault(f.t, p, "solussa on virhe "+xlsx.Normalise(c.Raw), "korjaa solun kaava, tai kirjoita soluun pelkkä teksti")
			sound = false
		}
	}
	return sound
}

// inFormOf names the metric in the hints of faults that the function reports.
func (l *loader) inFormOf(m *programme.Mittari, do func()) {
	l.metric = m
	do()
	l.metric = nil
}

// noteLaterYear keeps the list of years with values whole.
func (l *loader) noteLaterYear(f form, row, y int) {
	if f.t.sheet.ReadNumber(f.cell(row, "arvo"), xlsx.Marks{}).Value != nil {
		l.hasValue(y)
	}
	if f.label(row, "vaihe") != "" {
		l.entered = true
		l.hasValue(y)
	}
}

func (f form) origin(cells []xlsx.Position, how string) programme.Origin {
	return programme.Origin{File: f.t.file, SHA256: f.t.sheet.Book().SHA256, Sheet: f.t.sheet.Name, Cells: ranges(cells), How: how}
}

// isPlaceholder tells whether a cell that is not to be filled in holds nothing
// or the dash with which people strike it out.
func (f form) isPlaceholder(row int, header string) bool {
	switch f.cell(row, header).Kind {
	case xlsx.Blank:
		return true
	case xlsx.Unsettled:
		return false
	}
	switch f.label(row, header) {
	case "-", "–", "—", "\u2212":
		return true
	}
	return false
}

// refuseNumber reports a number on the row of a milestone, which has stages.
func (l *loader) refuseNumber(f form, row int, m *programme.Mittari) {
	for _, header := range []string{"arvo", "vastaajia"} {
		if !f.isPlaceholder(row, header) {
			p, _ := f.at(row, header)
			l.cellFault(f.t, p, "solussa on "+f.content(row, header)+", mutta mittarilta "+m.ID+" kysytään vaihetta eikä lukua", "kirjoita vaihe "+f.name(row, "vaihe")+" ja tyhjennä tämä solu")
		}
	}
}

// refuseStage reports a stage or its day on the row of a number.
func (l *loader) refuseStage(f form, row int, m *programme.Mittari) {
	for _, header := range []string{"vaihe", "päivä"} {
		if !f.isPlaceholder(row, header) {
			p, _ := f.at(row, header)
			l.cellFault(f.t, p, "solussa on "+f.content(row, header)+", mutta mittarilta "+m.ID+" kysytään lukua eikä vaihetta", "kirjoita luku "+f.name(row, "arvo")+" ja tyhjennä tämä solu")
		}
	}
}

func (f form) content(row int, header string) string {
	if f.cell(row, header).Kind == xlsx.Unsettled {
		return "kaava"
	}
	return problem.Quote(f.label(row, header))
}

// formNumber reads a number of a form. What a dash means is asked from the one
// who wrote it: a form has no key for it.
func (l *loader) formNumber(f form, row int, header string) (*big.Rat, bool) {
	at, _ := f.at(row, header)
	r := f.t.sheet.ReadNumber(f.cell(row, header), xlsx.Marks{})
	if r.Fact == "" {
		return r.Value, true
	}
	if c := f.cell(row, header); c.Kind == xlsx.Text && xlsx.IsSymbol(xlsx.Normalise(c.Raw)) {
		r.Fact, r.Hint = "solussa on merkki "+problem.Quote(xlsx.Normalise(c.Raw))+", mutta sen pitäisi olla luku", "tyhjennä solu, jos tietoa ei ole, tai kirjoita 0, jos luku on nolla"
	}
	l.cellFault(f.t, at, r.Fact, r.Hint)
	return nil, false
}

func (l *loader) readFormValue(f form, row int, m *programme.Mittari, y int) {
	number, sound := l.formNumber(f, row, "arvo")
	answers, counted := l.formNumber(f, row, "vastaajia")
	p, _ := f.at(row, "vastaajia")
	switch {
	case answers != nil && (!answers.IsInt() || answers.Sign() < 0 || answers.Cmp(big.NewRat(1_000_000_000, 1)) > 0):
		l.cellFault(f.t, p, "vastaajien määrä on "+finnish(answers)+", mutta sen pitäisi olla kokonaisluku", "korjaa solun luku")
		counted = false
	case answers != nil && number == nil && sound && f.columns["arvo"] > 0:
		l.cellFault(f.t, p, "vastaajien määrä on annettu, mutta arvo puuttuu", "kirjoita arvo "+f.name(row, "arvo")+", tai tyhjennä tämä solu")
	}
	if number == nil {
		return
	}
	at, _ := f.at(row, "arvo")
	v := programme.Value{Year: y, Number: number, Periods: 1, Required: 1, Aggregate: programme.Only,
		Origins: []programme.Origin{f.origin([]xlsx.Position{at}, "tiedonkeruussa ilmoitettu arvo")}}
	if answers != nil && counted {
		v.Answers = int(answers.Num().Int64())
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
		if xlsx.Fold(g.Name) == xlsx.Fold(group) {
			return &g.Values
		}
	}
	for i, g := range m.Groups {
		if g.Label != "" && xlsx.Fold(g.Label) == xlsx.Fold(group) && i < len(measured.Groups) {
			return &measured.Groups[i].Values
		}
	}
	at, ok := f.at(row, "ryhmä")
	if !ok {
		at, _ = f.at(row, "tunnus")
	}
	fact := "mittarilla " + m.ID + " ei ole ryhmää " + problem.Quote(group)
	hint := "ryhmät ovat " + problem.QuoteList(names, 12)
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
func (l *loader) mergeValue(f form, at xlsx.Position, values *[]programme.Value, v programme.Value) {
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
	day, _ := f.at(row, "päivä")
	dated := f.cell(row, "päivä").Kind != xlsx.Blank
	if f.cell(row, "vaihe").Kind == xlsx.Blank {
		if ok && dated {
			l.cellFault(f.t, day, "päivä on annettu, mutta vaihe puuttuu", "valitse vaihe "+f.name(row, "vaihe")+", tai tyhjennä tämä solu")
		}
		return
	}
	if !dated {
		// Without a day the entry's year is a bare year.
		day = xlsx.Position{}
		if p, ok := f.at(row, "vuosi"); ok {
			day = p
		}
		if stage, ok := stageOf(m, f.label(row, "vaihe")); ok && stage == 0 {
			day = xlsx.Position{}
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
			l.cellFault(f.t, entry, "vaiheen "+problem.Quote(e.Text)+" päivä on tässä "+e.Date+", mutta toisaalla "+own.Date+whereText([]programme.Origin{own.Origin}),
				"tarkista, kumpi on oikein, ja korjaa tai tyhjennä toinen")
		}
		return
	}
	measured.Events = append(measured.Events, e)
}
