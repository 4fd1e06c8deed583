package forms

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/values"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

func (r *reader) readFormRow(f form, row int) {
	if !f.filled(row) {
		return
	}
	id := f.label(row, "tunnus")
	m := r.metricNamed(id)
	y, ok := f.yearOf(row)
	if ok && y <= r.p.End && !r.Covers(y) {
		r.noteLaterYear(f, row, y)
		return
	}
	if !r.checkTexts(f, row, m) {
		return
	}
	if m == nil {
		at, _ := f.at(row, "tunnus")
		if m = values.MetricCalled(r.Log, r.p, f.sheet, at, id); m == nil {
			return
		}
	}
	p, there := f.at(row, "vuosi")
	switch {
	case !ok && !there && f.year == "":
		// The missing header was told.
	case !ok && f.yearText(row) == "":
		r.Log.Cell(m, f.sheet, p, "vuosi puuttuu", "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(r.p.End))
	case !ok:
		r.Log.Cell(m, f.sheet, p, "vuosi on "+problem.Quote(f.yearText(row))+", joka ei ole vuosi", "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(r.p.End))
	case y > r.p.End:
		r.Log.Cell(m, f.sheet, p, "vuosi "+strconv.Itoa(y)+" on ohjelman viimeisen vuoden "+strconv.Itoa(r.p.End)+" jälkeen", "korjaa vuosi")
		ok = false
	case isMilestone(m, y):
		r.refuseNumber(f, row, m)
		r.readFormStage(f, row, m, y)
	default:
		r.refuseStage(f, row, m)
		r.readFormValue(f, row, m, y)
	}
	party := cmp.Or(f.label(row, "vastuutaho"), f.party)
	if ok {
		if e, said := values.ReadExplanation(r.Log, m, f.sheet, nil, row, y, party, f.said()); said {
			r.data.Explanations = append(r.data.Explanations, e)
		}
	}
	if text := f.label(row, "kommentti"); text != "" && ok {
		p, _ := f.at(row, "kommentti")
		r.data.Comments = append(r.data.Comments, programme.Comment{Mittari: m, Year: y, Party: party, Text: text,
			Origin: f.origin([]xlsx.Position{p}, "ei muutettu")})
	}
}

// checkTexts reports the cells of a row that are read as texts but hold a
// formula without a result or an error; those of numbers are checked as numbers.
func (r *reader) checkTexts(f form, row int, m *programme.Mittari) bool {
	sound := true
	for _, header := range []string{"tunnus", "ryhmä", "vuosi", "kommentti", "vastuutaho"} {
		p, _ := f.at(row, header)
		switch c := f.cell(row, header); c.Kind {
		case xlsx.Unsettled:
			r.Log.Cell(m, f.sheet, p, xlsx.FormulaFact, xlsx.FormulaHint)
			sound = false
		case xlsx.Error:
			r.Log.Cell(m, f.sheet, p, "solussa on virhe "+xlsx.Normalise(c.Raw), "korjaa solun kaava, tai kirjoita soluun pelkkä teksti")
			sound = false
		}
	}
	return sound
}

// noteLaterYear keeps the list of years with values whole.
func (r *reader) noteLaterYear(f form, row, y int) {
	if f.sheet.ReadNumber(f.cell(row, "arvo"), xlsx.Marks{}).Value != nil {
		r.years = append(r.years, y)
	}
	if f.label(row, "vaihe") != "" {
		r.entered = true
		r.years = append(r.years, y)
	}
}

// refuseNumber reports a number on the row of a milestone, which has stages.
func (r *reader) refuseNumber(f form, row int, m *programme.Mittari) {
	for _, header := range []string{"arvo", "vastaajia"} {
		if !f.isPlaceholder(row, header) {
			p, _ := f.at(row, header)
			r.Log.Cell(m, f.sheet, p, "solussa on "+f.content(row, header)+", mutta mittarilta "+m.ID+" kysytään vaihetta eikä lukua", "kirjoita vaihe "+f.name(row, "vaihe")+" ja tyhjennä tämä solu")
		}
	}
}

// refuseStage reports a stage or its day on the row of a number.
func (r *reader) refuseStage(f form, row int, m *programme.Mittari) {
	for _, header := range []string{"vaihe", "päivä"} {
		if !f.isPlaceholder(row, header) {
			p, _ := f.at(row, header)
			r.Log.Cell(m, f.sheet, p, "solussa on "+f.content(row, header)+", mutta mittarilta "+m.ID+" kysytään lukua eikä vaihetta", "kirjoita luku "+f.name(row, "arvo")+" ja tyhjennä tämä solu")
		}
	}
}

// formNumber reads a number of a form. What a dash means is asked from the one
// who wrote it: a form has no key for it.
func (r *reader) formNumber(f form, row int, m *programme.Mittari, header string) (*big.Rat, bool) {
	at, _ := f.at(row, header)
	read := f.sheet.ReadNumber(f.cell(row, header), xlsx.Marks{})
	if read.Fact == "" {
		if read.Warning != "" {
			r.Log.Sheet(m, problem.Warning, f.sheet, at.String(), read.Warning, "tarkista luku")
		}
		return read.Value, true
	}
	if c := f.cell(row, header); c.Kind == xlsx.Text && xlsx.IsSymbol(xlsx.Normalise(c.Raw)) {
		read.Fact, read.Hint = "solussa on merkki "+problem.Quote(xlsx.Normalise(c.Raw))+", mutta sen pitäisi olla luku", "tyhjennä solu, jos tietoa ei ole, tai kirjoita 0, jos luku on nolla"
	}
	r.Log.Cell(m, f.sheet, at, read.Fact, read.Hint)
	return nil, false
}

func (r *reader) readFormValue(f form, row int, m *programme.Mittari, y int) {
	number, sound := r.formNumber(f, row, m, "arvo")
	answers, counted := r.formNumber(f, row, m, "vastaajia")
	p, _ := f.at(row, "vastaajia")
	switch {
	case answers != nil && !values.IsCount(answers):
		r.Log.Cell(m, f.sheet, p, "vastaajien määrä on "+finnish.Exact(answers)+", mutta sen pitäisi olla kokonaisluku", "korjaa solun luku")
		counted = false
	case answers != nil && number == nil && sound && f.columns["arvo"] > 0:
		r.Log.Cell(m, f.sheet, p, "vastaajien määrä on annettu, mutta arvo puuttuu", "kirjoita arvo "+f.name(row, "arvo")+", tai tyhjennä tämä solu")
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
	if list := r.formValues(f, row, m); list != nil {
		r.years = append(r.years, y)
		r.mergeValue(f, at, m, list, v)
	}
}

// formValues is the list that a row's value belongs to: the metric's own or
// that of the group which the row names; nil after an unknown group was reported.
func (r *reader) formValues(f form, row int, m *programme.Mittari) *[]programme.Value {
	measured := r.measured(m)
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
	r.Log.Cell(m, f.sheet, at, fact, hint)
	return nil
}

// measured is the metric's entry, with its listed groups.
func (r *reader) measured(m *programme.Mittari) *programme.Measured {
	measured := r.data.Measured[m.ID]
	if measured == nil {
		measured = &programme.Measured{}
		r.data.Measured[m.ID] = measured
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
func (r *reader) mergeValue(f form, at xlsx.Position, m *programme.Mittari, list *[]programme.Value, v programme.Value) {
	i := slices.IndexFunc(*list, func(o programme.Value) bool { return o.Year == v.Year })
	if i < 0 {
		*list = append(*list, v)
		return
	}
	own := (*list)[i]
	switch {
	case own.Number == nil:
		(*list)[i] = v
	case own.Incomplete():
		// The answer is for the whole year; a form's own value is never incomplete.
		for n := range v.Origins {
			v.Origins[n].How += "; lähteessä on vuodesta vain " + finnish.Periods(own.Periods, own.Required) + ": " + finnish.Exact(own.Number)
		}
		(*list)[i] = v
		r.Log.Sheet(m, problem.Warning, f.sheet, at.String(), "vuoden "+strconv.Itoa(v.Year)+" arvona on tiedonkeruun "+finnish.Exact(v.Number)+", koska lähteen luku "+finnish.Exact(own.Number)+whereText(own.Origins)+" on vajaa ("+finnish.Periods(own.Periods, own.Required)+")", "tarkista, että vastaus koskee koko vuotta")
	case own.Number.Cmp(v.Number) != 0:
		r.Log.Cell(m, f.sheet, at, "vuoden "+strconv.Itoa(v.Year)+" arvo on tässä "+finnish.Exact(v.Number)+", mutta toisaalla "+finnish.Exact(own.Number)+whereText(own.Origins),
			"tarkista, kumpi on oikein, ja korjaa tai tyhjennä toinen")
	case own.Answers == 0:
		(*list)[i].Answers = v.Answers
	}
}

func whereText(origins []programme.Origin) string {
	if len(origins) == 0 || len(origins[0].Cells) == 0 {
		return ""
	}
	o := origins[0]
	return " (" + o.File + ": " + problem.CellName(o.Sheet, o.Cells[0]) + ")"
}

func (r *reader) readFormStage(f form, row int, m *programme.Mittari, y int) {
	entry, ok := f.at(row, "vaihe")
	day, _ := f.at(row, "päivä")
	dated := f.cell(row, "päivä").Kind != xlsx.Blank
	if f.cell(row, "vaihe").Kind == xlsx.Blank {
		if ok && dated {
			r.Log.Cell(m, f.sheet, day, "päivä on annettu, mutta vaihe puuttuu", "valitse vaihe "+f.name(row, "vaihe")+", tai tyhjennä tämä solu")
		}
		return
	}
	if !dated {
		// Without a day the entry's year is a bare year.
		day = xlsx.Position{}
		if p, ok := f.at(row, "vuosi"); ok {
			day = p
		}
		if stage, ok := values.StageOf(m, f.label(row, "vaihe")); ok && stage == 0 {
			day = xlsx.Position{}
		}
	}
	e, ok := values.ReadEntry(r.Input, m, f.sheet, entry, day)
	if !ok {
		return
	}
	r.entered = true
	r.years = append(r.years, y)
	if dated := finnish.Year(e.Date); dated != 0 {
		r.years = append(r.years, dated)
	}
	e.Origin = values.EntryOrigin(nil, f.sheet, entry, day)
	measured := r.measured(m)
	for _, own := range measured.Events {
		if own.Stage != e.Stage {
			continue
		}
		if own.Date != e.Date && e.Stage > 0 {
			r.Log.Cell(m, f.sheet, entry, "vaiheen "+problem.Quote(e.Text)+" päivä on tässä "+e.Date+", mutta toisaalla "+own.Date+whereText([]programme.Origin{own.Origin}),
				"tarkista, kumpi on oikein, ja korjaa tai tyhjennä toinen")
		}
		return
	}
	measured.Events = append(measured.Events, e)
}
