package forms

import (
	"cmp"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/values"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// reader is the reading of a run's forms.
type reader struct {
	values.Input
	p       *programme.Programme
	data    *programme.Data
	years   []int
	entered bool
}

// Read reads the workbooks that people filled in from "tolokku collect", and adds
// their values, entries and comments to the data. Whatever was entered is used or
// reported: the one who wrote it would not notice that it is missing from the
// report.
//
// It returns the years that have a value or an entry, later ones than are asked
// for too, and whether any milestone has an entry.
func Read(in values.Input, p *programme.Programme, books []*xlsx.Workbook, data *programme.Data) (years []int, entered bool) {
	r := &reader{Input: in, p: p, data: data}
	for _, b := range books {
		r.readForms(b)
	}
	for _, measured := range data.Measured {
		sortValues(measured.Values)
		values.SortEvents(measured.Events)
		for i := range measured.Groups {
			sortValues(measured.Groups[i].Values)
		}
	}
	return r.years, r.entered
}

func sortValues(values []programme.Value) {
	slices.SortStableFunc(values, func(a, b programme.Value) int { return cmp.Compare(a.Year, b.Year) })
}

// MarkAsked notes that a form could not be read: it may hold the value of any
// metric that people are asked for.
func MarkAsked(p *programme.Programme, log *faults.Log) {
	var byHand func(m *programme.Mapping) bool
	byHand = func(m *programme.Mapping) bool {
		return m != nil && (m.Source != nil && m.Source.HandKept || byHand(m.Numerator) || byHand(m.Denominator))
	}
	for _, m := range p.AllMittarit() {
		if m.Mapping == nil || byHand(m.Mapping) {
			log.Mark(m)
		}
	}
}

func (r *reader) metricNamed(id string) *programme.Mittari { return values.MetricNamed(r.p, id) }

// readForms reads the sheets of one filled-in workbook.
func (r *reader) readForms(b *xlsx.Workbook) {
	var forms []form
	var others []*xlsx.Sheet
	known := false
	for _, s := range b.Sheets {
		if s.IsChart() {
			continue
		}
		if fault := s.Load(); fault != nil {
			r.Log.Add(*fault)
			MarkAsked(r.p, r.Log)
			known = true
			continue
		}
		f, ok := findForm(s)
		known = known || ok
		switch {
		case ok && s.Hidden:
			r.refuseHidden(f)
		case ok:
			forms = append(forms, f)
		case !s.Hidden:
			others = append(others, s)
		}
	}
	if !known {
		MarkAsked(r.p, r.Log)
		r.Log.Add(problem.Problem{File: b.Name, Fact: "tiedosto ei ole tiedonkeruun työkirja: millään sen välilehdellä ei ole lomakkeen otsikkoriviä, jolla on Tunnus ja Vuosi",
			Hint: "siirrä tiedosto pois kansiosta, jos se ei kuulu tiedonkeruuseen, tai palauta siihen lomakkeen otsikot; tyhjän lomakkeen tekee tolokku collect"})
		return
	}
	for _, s := range others {
		r.refuseHeaderless(s)
	}
	for _, f := range forms {
		r.readForm(f)
	}
}

// refuseHidden reports a hidden form with entries: hiding it may mean that they
// are withdrawn, or nothing at all.
func (r *reader) refuseHidden(f form) {
	for row := range f.sheet.Rows() {
		if row.Number > f.row && f.filled(row.Number) {
			if m := r.metricNamed(f.label(row.Number, "tunnus")); m != nil {
				r.Log.Mark(m)
			}
			r.Log.Cell(nil, f.sheet, xlsx.Position{Row: row.Number, Column: 1}, "lomakkeen välilehti on piilotettu, mutta sen rivi on täytetty", "tuo välilehti näkyviin, jos sen tiedot kuuluvat raporttiin, tai poista se")
			return
		}
	}
}

// refuseHeaderless reports a form's rows that have lost their header. A metric's
// id on a full row tells them from notes.
func (r *reader) refuseHeaderless(s *xlsx.Sheet) {
	first := true
	for row := range s.Rows() {
		if len(row.Cells) < 4 {
			continue
		}
		m := r.metricNamed(s.LabelOf(row.Cells[0]))
		if m == nil {
			continue
		}
		r.Log.Mark(m)
		if first {
			r.Log.Cell(nil, s, xlsx.Position{Row: row.Number, Column: row.Cells[0].Column}, "rivillä on mittari "+m.ID+", mutta välilehdellä ei ole lomakkeen otsikkoriviä",
				"palauta rivien yläpuolelle lomakkeen otsikot: Tunnus, Vuosi, Arvo ja muut, tai poista välilehti")
		}
		first = false
	}
}

// readForm reads a sheet's rows.
func (r *reader) readForm(f form) {
	for _, c := range f.twice {
		r.Log.Cell(nil, f.sheet, xlsx.Position{Row: f.row, Column: c}, "otsikko "+problem.Quote(f.sheet.Label(f.row, c))+" on rivillä toisen kerran", "poista toinen sarakkeista tai muuta sen otsikko")
	}
	whole := r.checkHeaders(f)
	if f.columns["tunnus"] == 0 {
		return
	}
	for row := range f.sheet.Rows() {
		if row.Number > f.row {
			r.readFormRow(f, row.Number)
		}
	}
	// Where a header is missing its column is the unknown one.
	if whole {
		r.refuseOtherColumns(f)
	}
}

// checkHeaders reports the headers that the form's rows need and it lacks, each once.
func (r *reader) checkHeaders(f form) bool {
	whole := true
	lacks := func(header, why string) {
		if f.columns[xlsx.Fold(header)] > 0 {
			return
		}
		whole = false
		r.Log.Sheet(nil, problem.Error, f.sheet, f.firstHeader().String(), "otsikkoriviltä puuttuu otsikko "+problem.Quote(header)+why, f.headerHint(header))
	}
	lacks("Tunnus", "")
	if !whole {
		MarkAsked(r.p, r.Log)
		return false
	}
	told := map[string]bool{}
	for row := range f.sheet.Rows() {
		m := r.metricNamed(f.label(row.Number, "tunnus"))
		if row.Number <= f.row || m == nil {
			continue
		}
		y, ok := f.yearOf(row.Number)
		needed := []string{}
		if f.year == "" {
			needed = append(needed, "Vuosi")
		}
		switch {
		case !ok || !r.Covers(y):
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
			r.Log.Mark(m)
			if !told[header] {
				told[header] = true
				lacks(header, ", jota tarvitsee rivin "+strconv.Itoa(row.Number)+" mittari "+m.ID)
			}
		}
	}
	return whole
}

// isMilestone tells whether a form asks for the metric's stage in the year.
func isMilestone(m *programme.Mittari, y int) bool {
	if t, _ := m.TargetFor(y); t != nil {
		return t.Op == programme.Done
	}
	return m.Mapping != nil && m.Mapping.Stage != ""
}

// refuseOtherColumns reports what is written under headers that the form has not.
func (r *reader) refuseOtherColumns(f form) {
	s := f.sheet
	known := map[int]bool{}
	for _, c := range f.columns {
		known[c] = true
	}
	for _, c := range f.twice {
		known[c] = true
	}
	for row := range s.Rows() {
		if row.Number <= f.row || f.label(row.Number, "tunnus") == "" {
			continue
		}
		if y, ok := f.yearOf(row.Number); ok && !r.Covers(y) {
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
				if near := problem.Nearest(header, formHeaders, 1); len(near) > 0 && f.columns[xlsx.Fold(near[0])] == 0 {
					hint = "tarkoititko " + problem.Quote(near[0]) + "? korjaa otsikko soluun " + xlsx.Position{Row: f.row, Column: c.Column}.String()
				}
			}
			r.Log.Cell(r.metricNamed(f.label(row.Number, "tunnus")), f.sheet, at, fact, hint)
		}
	}
}
