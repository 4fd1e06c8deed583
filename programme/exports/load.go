package exports

import (
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// Load reads what the programme's mappings ask for. Relative patterns of the
// programme start at dir.
//
// Values and comments of years after through are left out, and faults in their
// cells are not reported; through 0 means all years. Milestone events of later
// years stay, because they tell that something was not done before; an
// assessment counts none that comes after its day. Data.YearsWithValues covers
// every year; a milestone entry counts for each programme year through the one
// that is asked for, or else through the last with a value.
//
// The problems are all that the run found. Data is never nil; with errors among
// the problems it is incomplete, and Data.Faulty tells which metrics that
// concerns.
func Load(p *programme.Programme, dir string, through int) (*programme.Data, problem.List) {
	l := newLoader(p, dir, through)
	defer l.close()
	return l.run()
}

func newLoader(p *programme.Programme, dir string, through int) *loader {
	return &loader{
		p: p, dir: dir, through: through,
		books: map[string]*xlsx.Workbook{}, sources: map[*programme.Source]*opened{}, symbols: map[*programme.Source]xlsx.Marks{},
		years: map[int]bool{}, told: map[*programme.Mapping]bool{},
		data: &programme.Data{Measured: map[string]*programme.Measured{}, Faulty: map[string]bool{}},
	}
}

func (l *loader) run() (*programme.Data, problem.List) {
	p := l.p
	l.wanted = wantedColumns(p)
	for _, m := range p.AllMittarit() {
		if m.Mapping == nil {
			continue
		}
		l.metric = m
		l.data.Measured[m.ID] = l.measure(m)
	}
	l.metric = nil
	if p.Comments != nil {
		l.readComments(p.Comments)
	}
	l.readCollected()
	l.reportCellFaults()
	l.listFiles()
	l.countStates()
	for y := range l.years {
		l.data.YearsWithValues = append(l.data.YearsWithValues, y)
	}
	slices.Sort(l.data.YearsWithValues)
	return l.data, l.problems.Sorted()
}

// countStates counts the years whose state the milestone entries tell: an entry
// says that the milestone was not reached before its day and was after it, so
// that each year has something to report. Later years than the one asked for,
// or than the last with a value, are not counted, for they have not come yet.
func (l *loader) countStates() {
	if !l.entered {
		return
	}
	last := l.through
	if last == 0 {
		for y := range l.years {
			last = max(last, y)
		}
	}
	for y := l.p.Start; y <= min(last, l.p.End); y++ {
		l.hasValue(y)
	}
}

// loader is one run.
type loader struct {
	p       *programme.Programme
	dir     string
	through int

	books   map[string]*xlsx.Workbook
	sources map[*programme.Source]*opened
	wanted  map[*programme.Source][]string
	symbols map[*programme.Source]xlsx.Marks
	// metric is the one that is being read, for the hints of cells' faults.
	metric *programme.Mittari
	years  map[int]bool
	// entered is set when any milestone has an entry.
	entered bool
	// told are the mappings of which a problem with its years was told already;
	// the same fault comes back every year.
	told     map[*programme.Mapping]bool
	faults   []*cellFault
	problems problem.List
	data     *programme.Data
	// collected are the workbooks filled in from "tolokku collect".
	collected []*xlsx.Workbook
}

// opened is a source whose files have been read.
type opened struct {
	books  []*xlsx.Workbook
	sheets []*xlsx.Sheet
	tables []*table
	failed bool
}

// cellFault is a problem of a cell and the metrics that use the cell.
type cellFault struct {
	problem problem.Problem
	users   []string
}

func (l *loader) close() {
	for _, b := range l.books {
		if b != nil {
			b.Close()
		}
	}
}

// covers tells whether values of the year are asked for.
func (l *loader) covers(y int) bool { return l.through == 0 || y <= l.through }

// hasValue notes that the year has a value.
func (l *loader) hasValue(y int) { l.years[y] = true }

// markFaulty notes that the metric's values can't be told because of an error.
func (l *loader) markFaulty(m *programme.Mittari) {
	if m != nil {
		l.data.Faulty[m.ID] = true
	}
}

// atProgramme reports a problem at a place of the programme file, once.
func (l *loader) atProgramme(severity problem.Severity, at programme.Position, fact, hint string) {
	if severity == problem.Error {
		l.markFaulty(l.metric)
	}
	p := problem.Problem{
		Severity: severity, File: l.p.File, Line: at.Line, Column: at.Column, Length: at.Length,
		Snippet: l.p.Line(at.Line), Fact: fact, Hint: hint,
	}
	if !slices.Contains(l.problems, p) {
		l.problems.Add(p)
	}
}

// atMapping reports a problem of one of a mapping's years, the first of them only.
func (l *loader) atMapping(m *programme.Mapping, y int, fact, hint string) {
	if l.told[m] || !l.covers(y) {
		return
	}
	l.told[m] = true
	if l.metric != nil {
		fact = "mittari " + l.metric.ID + ": " + fact
	}
	l.atProgramme(problem.Error, m.At, fact, hint)
}

// cellFault notes a problem of a cell; the metrics that use the cell are told
// in one hint.
func (l *loader) cellFault(t *table, at xlsx.Position, fact, hint string) {
	l.sheetFault(problem.Error, t.sheet, at.String(), fact, hint)
}

func (l *loader) sheetFault(severity problem.Severity, s *xlsx.Sheet, cell, fact, hint string) {
	user := ""
	if severity == problem.Error {
		l.markFaulty(l.metric)
	}
	if l.metric != nil {
		user = l.metric.ID
		if line := l.metric.At.Line; line > 0 {
			user += " (" + l.p.File + ":" + strconv.Itoa(line) + ")"
		}
	}
	p := problem.Problem{Severity: severity, File: s.Book().Name, Sheet: s.Name, Cell: cell, Fact: fact, Hint: hint}
	for _, f := range l.faults {
		if f.problem == p {
			if user != "" && !slices.Contains(f.users, user) {
				f.users = append(f.users, user)
			}
			return
		}
	}
	f := &cellFault{problem: p}
	if user != "" {
		f.users = append(f.users, user)
	}
	l.faults = append(l.faults, f)
}

func (l *loader) reportCellFaults() {
	for _, f := range l.faults {
		p := f.problem
		if p.Cell != "" && len(f.users) > 0 {
			using := "solua käyttää mittari " + f.users[0]
			if len(f.users) > 1 {
				using = "solua käyttävät mittarit " + problem.AndList(f.users)
			}
			p.Hint = strings.TrimPrefix(p.Hint+"; "+using, "; ")
		}
		l.problems.Add(p)
	}
}

// wantedColumns are the column names that the mappings of each source use, by
// which a header row is found again after it moved.
func wantedColumns(p *programme.Programme) map[*programme.Source][]string {
	wanted := map[*programme.Source][]string{}
	add := func(s *programme.Source, names ...string) {
		for _, n := range names {
			n = xlsx.Normalise(n)
			if n != "" && n != programme.SheetDimension && n != programme.FileDimension && !slices.Contains(wanted[s], n) {
				wanted[s] = append(wanted[s], n)
			}
		}
	}
	var walk func(m *programme.Mapping)
	walk = func(m *programme.Mapping) {
		if m == nil {
			return
		}
		walk(m.Numerator)
		walk(m.Denominator)
		switch {
		case m.Source == nil:
		case m.Source.Layout == programme.Table:
			add(m.Source, m.Source.RowLabels...)
		case m.Source.Layout == programme.Long:
			add(m.Source, m.Column, m.Time, m.GroupBy, m.Answers, m.Stage, m.Date)
			for _, f := range m.Where {
				add(m.Source, f.Dimension)
			}
		}
	}
	for _, m := range p.AllMittarit() {
		walk(m.Mapping)
	}
	if c := p.Comments; c != nil && c.Source != nil {
		add(c.Source, c.ID, c.Year, c.Party, c.Text)
	}
	return wanted
}

// open finds, opens and picks what a source reads, once. A failure concerns
// every metric that asks for the source, not only the first one.
func (l *loader) open(source *programme.Source) *opened {
	o := l.sources[source]
	if o == nil {
		o = l.openOnce(source)
	}
	if o.failed {
		l.markFaulty(l.metric)
	}
	return o
}

func (l *loader) openOnce(source *programme.Source) *opened {
	o := &opened{}
	l.sources[source] = o
	books, ok := l.find(source)
	o.books, o.failed = books, !ok
	for _, b := range books {
		sheets, ok := l.pickSheets(source, b)
		o.sheets = append(o.sheets, sheets...)
		o.failed = o.failed || !ok
	}
	return o
}

// tables are the tables of a source; empty after a problem was reported.
func (l *loader) tables(source *programme.Source) []*table {
	if source == nil {
		return nil
	}
	o := l.open(source)
	if o.failed || o.tables != nil {
		return o.tables
	}
	r := &reader{source: source, wanted: l.wanted[source], fault: func(severity problem.Severity, s *xlsx.Sheet, cell, fact, hint string) {
		metric := l.metric
		l.metric = nil
		l.sheetFault(severity, s, cell, fact, hint)
		l.metric = metric
	}}
	var tables []*table
	for _, s := range o.sheets {
		t := r.table(s, s.Book().Name)
		if t == nil {
			o.failed = true
			continue
		}
		tables = append(tables, t)
	}
	if o.failed {
		l.markFaulty(l.metric)
	} else {
		o.tables = tables
	}
	return o.tables
}

func (l *loader) marks(source *programme.Source) xlsx.Marks {
	m, ok := l.symbols[source]
	if !ok {
		m = xlsx.Marks{Missing: normaliseAll(source.Missing), Zero: normaliseAll(source.Zero)}
		l.symbols[source] = m
	}
	return m
}

// read reads a pick's number.
func (l *loader) read(p pick) xlsx.Reading {
	return p.t.sheet.ReadNumber(p.cell(), l.marks(p.t.source))
}

// measure reads a metric's values, groups or events.
func (l *loader) measure(m *programme.Mittari) *programme.Measured {
	out := &programme.Measured{}
	mapping := m.Mapping
	switch {
	case mapping.Stage != "":
		out.Events = l.events(m)
	case len(m.Groups) > 0 || mapping.GroupBy != "" || hasGroups(mapping.Numerator):
		out.Groups = l.groups(m)
	default:
		out.Values = l.within(l.values(mapping, nil))
	}
	return out
}

func hasGroups(m *programme.Mapping) bool { return m != nil && m.GroupBy != "" }

// within notes the years that have a number, and leaves out those after the one
// that is asked for.
func (l *loader) within(values []programme.Value) []programme.Value {
	for _, v := range values {
		if v.Number != nil {
			l.hasValue(v.Year)
		}
	}
	return slices.DeleteFunc(values, func(v programme.Value) bool { return !l.covers(v.Year) })
}

// values reads the yearly values of a mapping without groups; more are filters
// added to the mapping's own.
func (l *loader) values(m *programme.Mapping, more []programme.Filter) []programme.Value {
	switch {
	case m.Numerator != nil && m.Denominator != nil:
		return l.ratio(m, l.values(m.Numerator, more), l.values(m.Denominator, nil))
	case m.Source == nil:
		return nil
	case m.Source.Layout == programme.Cells:
		return l.guarded(m)
	}
	chosen, ok := l.choose(m, withFilters(m.Where, more))
	if !ok {
		return nil
	}
	return l.yearly(m, chosen)
}

// withFilters adds a group's filters; one on the same dimension takes the
// place of the mapping's.
func withFilters(where, more []programme.Filter) []programme.Filter {
	var all []programme.Filter
	for _, f := range where {
		if !slices.ContainsFunc(more, func(o programme.Filter) bool { return xlsx.Fold(o.Dimension) == xlsx.Fold(f.Dimension) }) {
			all = append(all, f)
		}
	}
	return append(all, more...)
}

// listFiles lists what was read: by source in the programme's order, then the
// collected workbooks.
func (l *loader) listFiles() {
	add := func(source *programme.Source, b *xlsx.Workbook) {
		l.data.Files = append(l.data.Files, programme.File{Source: source, Name: b.Name, SHA256: b.SHA256, Updated: b.Updated(false)})
	}
	for _, source := range l.p.Sources {
		if o, ok := l.sources[source]; ok {
			for _, b := range o.books {
				add(source, b)
			}
		}
	}
	for _, b := range l.collected {
		add(nil, b)
	}
}
