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

// readCollected reads the workbooks that people filled in from "tolokku
// collect". No match for a pattern is no fault: nobody has answered yet.
// Whatever was entered is used or reported: the one who wrote it would not
// notice that it is missing from the report.
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
			l.markAsked()
			continue
		}
		l.collected = append(l.collected, b)
		l.readForms(b)
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

// markAsked notes that a form could not be read: it may hold the value of any
// metric that people are asked for.
func (l *loader) markAsked() {
	var byHand func(m *programme.Mapping) bool
	byHand = func(m *programme.Mapping) bool {
		return m != nil && (m.Source != nil && m.Source.HandKept || byHand(m.Numerator) || byHand(m.Denominator))
	}
	for _, m := range l.p.AllMittarit() {
		if m.Mapping == nil || byHand(m.Mapping) {
			l.markFaulty(m)
		}
	}
}

// readForms reads the sheets of one filled-in workbook.
func (l *loader) readForms(b *workbook) {
	var forms []form
	var others []*sheet
	known := false
	for _, s := range b.sheets {
		if s.part == "" {
			continue
		}
		if fault := s.load(); fault != nil {
			l.problems.Add(*fault)
			l.markAsked()
			known = true
			continue
		}
		f, ok := findForm(s)
		known = known || ok
		switch {
		case ok && s.hidden:
			l.refuseHidden(f)
		case ok:
			forms = append(forms, f)
		case !s.hidden:
			others = append(others, s)
		}
	}
	if !known {
		l.markAsked()
		l.problems.Add(problem.Problem{File: b.name, Fact: "tiedosto ei ole tiedonkeruun työkirja: millään sen välilehdellä ei ole lomakkeen otsikkoriviä, jolla on Tunnus ja Vuosi",
			Hint: "siirrä tiedosto pois kansiosta, jos se ei kuulu tiedonkeruuseen, tai palauta siihen lomakkeen otsikot; tyhjän lomakkeen tekee tolokku collect"})
		return
	}
	for _, s := range others {
		l.refuseHeaderless(s)
	}
	for _, f := range forms {
		l.readForm(f)
	}
}

// The headers of a form, by which its columns are found; people fill in the
// cells under the entries.
var (
	formHeaders = []string{"Tunnus", "Mittari", "Ryhmä", "Yksikkö", "Ohje", "Edellinen arvo", "Vuosi", "Arvo", "Vastaajia", "Vaihe", "Päivä", "Kommentti", "Vastuutaho"}
	formEntries = []string{"arvo", "vastaajia", "vaihe", "päivä", "kommentti"}
)

// form is a filled-in sheet: its header's columns by text, and what its cells
// above the header say of the whole sheet.
type form struct {
	t       *table
	columns map[string]int
	row     int
	party   string
	year    string
	// twice are further columns with the header of an earlier one.
	twice []int
}

// asks tells whether the header has more than names of metrics, which a list of
// explanations may have too.
func (f form) asks() bool {
	return f.columns["vuosi"] > 0 || f.columns["edellinen arvo"] > 0 || slices.ContainsFunc(formEntries, func(h string) bool { return f.columns[h] > 0 })
}

// findForm finds a form's header row: the one with "Tunnus" and a year, an entry
// or last year's value, or one with so many of the form's headers that only
// "Tunnus" was changed.
func findForm(s *sheet) (form, bool) {
	f := form{t: &table{sheet: s, file: s.book.name}}
	for _, row := range s.rows {
		if row.number > headerSearch {
			break
		}
		f.columns, f.twice = map[string]int{}, nil
		for _, c := range row.cells {
			header := fold(s.labelOf(c))
			switch {
			case !slices.ContainsFunc(formHeaders, func(h string) bool { return fold(h) == header }):
			case f.columns[header] > 0:
				f.twice = append(f.twice, c.column)
			default:
				f.columns[header] = c.column
			}
		}
		if f.columns["tunnus"] > 0 && f.asks() || len(f.columns) > 3 && f.columns["edellinen arvo"] > 0 {
			f.row = row.number
			return f, true
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
	return form{}, false
}

// refuseHidden reports a hidden form with entries: hiding it may mean that they
// are withdrawn, or nothing at all.
func (l *loader) refuseHidden(f form) {
	for _, row := range f.t.sheet.rows {
		if row.number > f.row && f.filled(row.number) {
			if m := l.metricNamed(f.label(row.number, "tunnus")); m != nil {
				l.markFaulty(m)
			}
			l.cellFault(f.t, position{row.number, 1}, "lomakkeen välilehti on piilotettu, mutta sen rivi on täytetty", "tuo välilehti näkyviin, jos sen tiedot kuuluvat raporttiin, tai poista se")
			return
		}
	}
}

// refuseHeaderless reports a form's rows that have lost their header. A metric's
// id on a full row tells them from notes.
func (l *loader) refuseHeaderless(s *sheet) {
	first := true
	for _, row := range s.rows {
		if len(row.cells) < 4 {
			continue
		}
		m := l.metricNamed(s.labelOf(row.cells[0]))
		if m == nil {
			continue
		}
		l.markFaulty(m)
		if first {
			l.cellFault(&table{sheet: s, file: s.book.name}, position{row.number, row.cells[0].column}, "rivillä on mittari "+m.ID+", mutta välilehdellä ei ole lomakkeen otsikkoriviä",
				"palauta rivien yläpuolelle lomakkeen otsikot: Tunnus, Vuosi, Arvo ja muut, tai poista välilehti")
		}
		first = false
	}
}

// readForm reads a sheet's rows.
func (l *loader) readForm(f form) {
	for _, c := range f.twice {
		l.cellFault(f.t, position{f.row, c}, "otsikko "+quote(f.t.sheet.label(f.row, c))+" on rivillä toisen kerran", "poista toinen sarakkeista tai muuta sen otsikko")
	}
	whole := l.checkHeaders(f)
	if f.columns["tunnus"] == 0 {
		return
	}
	for _, row := range f.t.sheet.rows {
		if row.number > f.row {
			l.readFormRow(f, row.number)
		}
	}
	// Where a header is missing its column is the unknown one.
	if whole {
		l.refuseOtherColumns(f)
	}
}

// checkHeaders reports the headers that the form's rows need and it lacks, each once.
func (l *loader) checkHeaders(f form) bool {
	whole := true
	lacks := func(header, why string) {
		if f.columns[fold(header)] > 0 {
			return
		}
		whole = false
		l.sheetFault(problem.Error, f.t.sheet, f.firstHeader().String(), "otsikkoriviltä puuttuu otsikko "+quote(header)+why, f.headerHint(header))
	}
	lacks("Tunnus", "")
	if !whole {
		l.markAsked()
		return false
	}
	told := map[string]bool{}
	for _, row := range f.t.sheet.rows {
		m := l.metricNamed(f.label(row.number, "tunnus"))
		if row.number <= f.row || m == nil {
			continue
		}
		y, ok := f.yearOf(row.number)
		needed := []string{}
		if f.year == "" {
			needed = append(needed, "Vuosi")
		}
		switch {
		case !ok || !l.covers(y):
		case isMilestone(m, y):
			needed = append(needed, "Vaihe")
		default:
			needed = append(needed, "Arvo")
		}
		if len(m.Groups) > 0 {
			needed = append(needed, "Ryhmä")
		}
		for _, header := range needed {
			if f.columns[fold(header)] > 0 {
				continue
			}
			l.markFaulty(m)
			if !told[header] {
				told[header] = true
				lacks(header, ", jota tarvitsee rivin "+strconv.Itoa(row.number)+" mittari "+m.ID)
			}
		}
	}
	return whole
}

// firstHeader is the header row's first cell.
func (f form) firstHeader() position { return position{f.row, f.t.sheet.row(f.row)[0].column} }

// headerHint tells which of the row's other headers may be the missing one.
func (f form) headerHint(header string) string {
	var texts []string
	cells := map[string]string{}
	for _, c := range f.t.sheet.row(f.row) {
		if text := f.t.sheet.labelOf(c); !slices.ContainsFunc(formHeaders, func(h string) bool { return fold(h) == fold(text) }) {
			texts = append(texts, text)
			cells[text] = position{f.row, c.column}.String()
		}
	}
	near := nearest(header, texts, 1)
	if len(near) == 0 && len(texts) == 1 {
		near = texts
	}
	switch {
	case len(near) > 0:
		return "tarkoittaako solun " + cells[near[0]] + " otsikko " + quote(near[0]) + " sitä? palauta solun tekstiksi " + header
	case len(texts) > 0:
		return "palauta otsikko " + header + " sen sarakkeen ylle, jossa tiedot ovat; rivillä on tuntemattomat otsikot " + quoteList(texts, 4)
	}
	return "kirjoita otsikko " + header + " sen sarakkeen ylle, jossa tiedot ovat"
}

// isMilestone tells whether a form asks for the metric's stage in the year.
func isMilestone(m *programme.Mittari, y int) bool {
	if t, _ := m.TargetFor(y); t != nil {
		return t.Op == programme.Done
	}
	return m.Mapping != nil && m.Mapping.Stage != ""
}

// refuseOtherColumns reports what is written under headers that the form has not.
func (l *loader) refuseOtherColumns(f form) {
	s := f.t.sheet
	known := map[int]bool{}
	for _, c := range f.columns {
		known[c] = true
	}
	for _, c := range f.twice {
		known[c] = true
	}
	for _, row := range s.rows {
		if row.number <= f.row || f.label(row.number, "tunnus") == "" {
			continue
		}
		if y, ok := f.yearOf(row.number); ok && !l.covers(y) {
			continue
		}
		for _, c := range row.cells {
			if known[c.column] {
				continue
			}
			known[c.column] = true
			at := position{row.number, c.column}
			fact := "solun sarakkeella ei ole otsikkoa, joten sitä ei lueta"
			hint := "siirrä tieto lomakkeen omaan sarakkeeseen, esimerkiksi kommentiksi, tai tyhjennä sarake"
			if header := s.label(f.row, c.column); header != "" {
				fact = "lomakkeessa ei ole saraketta " + quote(header) + ", joten solua ei lueta"
				if near := nearest(header, formHeaders, 1); len(near) > 0 && f.columns[fold(near[0])] == 0 {
					hint = "tarkoititko " + quote(near[0]) + "? korjaa otsikko soluun " + position{f.row, c.column}.String()
				}
			}
			l.inFormOf(l.metricNamed(f.label(row.number, "tunnus")), func() { l.cellFault(f.t, at, fact, hint) })
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

// cell is a form's cell by its column's header, blank for an absent column.
func (f form) cell(row int, header string) cell {
	p, ok := f.at(row, header)
	if !ok {
		return cell{}
	}
	return f.t.sheet.at(p.row, p.column)
}

// name is the place of a row's cell, or its column's header where it has none.
func (f form) name(row int, header string) string {
	if p, ok := f.at(row, header); ok {
		return "soluun " + p.String()
	}
	i := slices.IndexFunc(formHeaders, func(h string) bool { return fold(h) == header })
	return "sarakkeeseen " + formHeaders[max(i, 0)]
}

// filled tells whether anything was entered on a row.
func (f form) filled(row int) bool {
	return slices.ContainsFunc(formEntries, func(header string) bool { return f.cell(row, header).kind != blank })
}

func (f form) yearText(row int) string {
	if f.columns["vuosi"] == 0 {
		return f.year
	}
	return f.label(row, "vuosi")
}

func (f form) yearOf(row int) (int, bool) {
	y, ok := parsePeriod(f.yearText(row))
	return y.year, ok && y.span == year
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
			l.cellFault(f.t, p, "vuosi on "+quote(f.yearText(row))+", joka ei ole vuosi", "kirjoita soluun vuosi, esimerkiksi "+strconv.Itoa(l.p.End))
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
			Origin: f.origin([]position{p}, "kommentti sellaisenaan")})
	}
}

// checkTexts reports the cells of a row that are read as texts but hold a
// formula without a result or an error; those of numbers are checked as numbers.
func (l *loader) checkTexts(f form, row int) bool {
	sound := true
	for _, header := range []string{"tunnus", "ryhmä", "vuosi", "kommentti", "vastuutaho"} {
		p, _ := f.at(row, header)
		switch c := f.cell(row, header); c.kind {
		case unsettled:
			l.cellFault(f.t, p, formulaFact, formulaHint)
			sound = false
		case fault:
			l.cellFault(f.t, p, "solussa on virhe "+normalise(c.raw), "korjaa solun kaava, tai kirjoita soluun pelkkä teksti")
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
	if f.t.sheet.readNumber(f.cell(row, "arvo"), marks{}).value != nil {
		l.hasValue(y)
	}
	if f.label(row, "vaihe") != "" {
		l.entered = true
		l.hasValue(y)
	}
}

func (f form) origin(cells []position, how string) programme.Origin {
	return programme.Origin{File: f.t.file, SHA256: f.t.sheet.book.sha256, Sheet: f.t.sheet.name, Cells: ranges(cells), How: how}
}

// isPlaceholder tells whether a cell that is not to be filled in holds nothing
// or the dash with which people strike it out.
func (f form) isPlaceholder(row int, header string) bool {
	switch f.cell(row, header).kind {
	case blank:
		return true
	case unsettled:
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
	if f.cell(row, header).kind == unsettled {
		return "kaava"
	}
	return quote(f.label(row, header))
}

// formNumber reads a number of a form. What a dash means is asked from the one
// who wrote it: a form has no key for it.
func (l *loader) formNumber(f form, row int, header string) (*big.Rat, bool) {
	at, _ := f.at(row, header)
	r := f.t.sheet.readNumber(f.cell(row, header), marks{})
	if r.fact == "" {
		return r.value, true
	}
	if c := f.cell(row, header); c.kind == text && isSymbol(normalise(c.raw)) {
		r.fact, r.hint = "solussa on merkki "+quote(normalise(c.raw))+", mutta sen pitäisi olla luku", "tyhjennä solu, jos tietoa ei ole, tai kirjoita 0, jos luku on nolla"
	}
	l.cellFault(f.t, at, r.fact, r.hint)
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
		Origins: []programme.Origin{f.origin([]position{at}, "tiedonkeruussa ilmoitettu arvo")}}
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
	day, _ := f.at(row, "päivä")
	dated := f.cell(row, "päivä").kind != blank
	if f.cell(row, "vaihe").kind == blank {
		if ok && dated {
			l.cellFault(f.t, day, "päivä on annettu, mutta vaihe puuttuu", "valitse vaihe "+f.name(row, "vaihe")+", tai tyhjennä tämä solu")
		}
		return
	}
	if !dated {
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
