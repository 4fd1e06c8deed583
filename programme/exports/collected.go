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

// readCollected reads the workbooks that people filled in from "tolokku
// collect". No match for a pattern is no fault: nobody has answered yet.
// Whatever was entered is used or reported: the one who wrote it would not
// notice that it is missing from the report.
func (l *loader) readCollected() {
	var names []string
	for _, pattern := range l.p.Collected {
		found, err := match(l.dir, pattern)
		if err != nil {
			l.problems.Add(*xlsx.SystemProblem(pattern, err))
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
func (l *loader) readForms(b *xlsx.Workbook) {
	var forms []form
	var others []*xlsx.Sheet
	known := false
	for _, s := range b.Sheets {
		if s.IsChart() {
			continue
		}
		if fault := s.Load(); fault != nil {
			l.problems.Add(*fault)
			l.markAsked()
			known = true
			continue
		}
		f, ok := findForm(s)
		known = known || ok
		switch {
		case ok && s.Hidden:
			l.refuseHidden(f)
		case ok:
			forms = append(forms, f)
		case !s.Hidden:
			others = append(others, s)
		}
	}
	if !known {
		l.markAsked()
		l.problems.Add(problem.Problem{File: b.Name, Fact: "tiedosto ei ole tiedonkeruun työkirja: millään sen välilehdellä ei ole lomakkeen otsikkoriviä, jolla on Tunnus ja Vuosi",
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
func findForm(s *xlsx.Sheet) (form, bool) {
	f := form{t: &table{sheet: s, file: s.Book().Name}}
	for _, row := range s.Rows() {
		if row.Number > headerSearch {
			break
		}
		f.columns, f.twice = map[string]int{}, nil
		for _, c := range row.Cells {
			header := xlsx.Fold(s.LabelOf(c))
			switch {
			case !slices.ContainsFunc(formHeaders, func(h string) bool { return xlsx.Fold(h) == header }):
			case f.columns[header] > 0:
				f.twice = append(f.twice, c.Column)
			default:
				f.columns[header] = c.Column
			}
		}
		if f.columns["tunnus"] > 0 && f.asks() || len(f.columns) > 3 && f.columns["edellinen arvo"] > 0 {
			f.row = row.Number
			return f, true
		}
		for i, c := range row.Cells {
			if i+1 >= len(row.Cells) {
				break
			}
			switch strings.TrimSuffix(xlsx.Fold(s.LabelOf(c)), ":") {
			case "vastuutaho":
				f.party = s.LabelOf(row.Cells[i+1])
			case "vuosi":
				f.year = s.LabelOf(row.Cells[i+1])
			}
		}
	}
	return form{}, false
}

// refuseHidden reports a hidden form with entries: hiding it may mean that they
// are withdrawn, or nothing at all.
func (l *loader) refuseHidden(f form) {
	for _, row := range f.t.sheet.Rows() {
		if row.Number > f.row && f.filled(row.Number) {
			if m := l.metricNamed(f.label(row.Number, "tunnus")); m != nil {
				l.markFaulty(m)
			}
			l.cellFault(f.t, xlsx.Position{Row: row.Number, Column: 1}, "lomakkeen välilehti on piilotettu, mutta sen rivi on täytetty", "tuo välilehti näkyviin, jos sen tiedot kuuluvat raporttiin, tai poista se")
			return
		}
	}
}

// refuseHeaderless reports a form's rows that have lost their header. A metric's
// id on a full row tells them from notes.
func (l *loader) refuseHeaderless(s *xlsx.Sheet) {
	first := true
	for _, row := range s.Rows() {
		if len(row.Cells) < 4 {
			continue
		}
		m := l.metricNamed(s.LabelOf(row.Cells[0]))
		if m == nil {
			continue
		}
		l.markFaulty(m)
		if first {
			l.cellFault(&table{sheet: s, file: s.Book().Name}, xlsx.Position{Row: row.Number, Column: row.Cells[0].Column}, "rivillä on mittari "+m.ID+", mutta välilehdellä ei ole lomakkeen otsikkoriviä",
				"palauta rivien yläpuolelle lomakkeen otsikot: Tunnus, Vuosi, Arvo ja muut, tai poista välilehti")
		}
		first = false
	}
}

// readForm reads a sheet's rows.
func (l *loader) readForm(f form) {
	for _, c := range f.twice {
		l.cellFault(f.t, xlsx.Position{Row: f.row, Column: c}, "otsikko "+problem.Quote(f.t.sheet.Label(f.row, c))+" on rivillä toisen kerran", "poista toinen sarakkeista tai muuta sen otsikko")
	}
	whole := l.checkHeaders(f)
	if f.columns["tunnus"] == 0 {
		return
	}
	for _, row := range f.t.sheet.Rows() {
		if row.Number > f.row {
			l.readFormRow(f, row.Number)
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
		if f.columns[xlsx.Fold(header)] > 0 {
			return
		}
		whole = false
		l.sheetFault(problem.Error, f.t.sheet, f.firstHeader().String(), "otsikkoriviltä puuttuu otsikko "+problem.Quote(header)+why, f.headerHint(header))
	}
	lacks("Tunnus", "")
	if !whole {
		l.markAsked()
		return false
	}
	told := map[string]bool{}
	for _, row := range f.t.sheet.Rows() {
		m := l.metricNamed(f.label(row.Number, "tunnus"))
		if row.Number <= f.row || m == nil {
			continue
		}
		y, ok := f.yearOf(row.Number)
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
			if f.columns[xlsx.Fold(header)] > 0 {
				continue
			}
			l.markFaulty(m)
			if !told[header] {
				told[header] = true
				lacks(header, ", jota tarvitsee rivin "+strconv.Itoa(row.Number)+" mittari "+m.ID)
			}
		}
	}
	return whole
}

// firstHeader is the header row's first cell.
func (f form) firstHeader() xlsx.Position {
	return xlsx.Position{Row: f.row, Column: f.t.sheet.Row(f.row)[0].Column}
}

// headerHint tells which of the row's other headers may be the missing one.
func (f form) headerHint(header string) string {
	var texts []string
	cells := map[string]string{}
	for _, c := range f.t.sheet.Row(f.row) {
		if text := f.t.sheet.LabelOf(c); !slices.ContainsFunc(formHeaders, func(h string) bool { return xlsx.Fold(h) == xlsx.Fold(text) }) {
			texts = append(texts, text)
			cells[text] = xlsx.Position{Row: f.row, Column: c.Column}.String()
		}
	}
	near := xlsx.Nearest(header, texts, 1)
	if len(near) == 0 && len(texts) == 1 {
		near = texts
	}
	switch {
	case len(near) > 0:
		return "tarkoittaako solun " + cells[near[0]] + " otsikko " + problem.Quote(near[0]) + " sitä? palauta solun tekstiksi " + header
	case len(texts) > 0:
		return "palauta otsikko " + header + " sen sarakkeen ylle, jossa tiedot ovat; rivillä on tuntemattomat otsikot " + problem.QuoteList(texts, 4)
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
	for _, row := range s.Rows() {
		if row.Number <= f.row || f.label(row.Number, "tunnus") == "" {
			continue
		}
		if y, ok := f.yearOf(row.Number); ok && !l.covers(y) {
			continue
		}
		for _, c := range row.Cells {
			if known[c.Column] {
				continue
			}
			known[c.Column] = true
			at := xlsx.Position{Row: row.Number, Column: c.Column}
			fact := "solun sarakkeella ei ole otsikkoa, joten sitä ei lueta"
			hint := "siirrä tieto lomakkeen omaan sarakkeeseen, esimerkiksi kommentiksi, tai tyhjennä sarake"
			if header := s.Label(f.row, c.Column); header != "" {
				fact = "lomakkeessa ei ole saraketta " + problem.Quote(header) + ", joten solua ei lueta"
				if near := xlsx.Nearest(header, formHeaders, 1); len(near) > 0 && f.columns[xlsx.Fold(near[0])] == 0 {
					hint = "tarkoititko " + problem.Quote(near[0]) + "? korjaa otsikko soluun " + xlsx.Position{Row: f.row, Column: c.Column}.String()
				}
			}
			l.inFormOf(l.metricNamed(f.label(row.Number, "tunnus")), func() { l.cellFault(f.t, at, fact, hint) })
		}
	}
}

// at is a form's cell by its column's header; ok is false for an absent column.
func (f form) at(row int, header string) (xlsx.Position, bool) {
	c := f.columns[header]
	return xlsx.Position{Row: row, Column: max(c, 1)}, c > 0
}

func (f form) label(row int, header string) string {
	p, ok := f.at(row, header)
	if !ok {
		return ""
	}
	return f.t.sheet.Label(p.Row, p.Column)
}

// cell is a form's cell by its column's header, blank for an absent column.
func (f form) cell(row int, header string) xlsx.Cell {
	p, ok := f.at(row, header)
	if !ok {
		return xlsx.Cell{}
	}
	return f.t.sheet.At(p.Row, p.Column)
}
