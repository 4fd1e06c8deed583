package exports

import (
	"maps"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/files"
	"tolokku/programme/exports/forms"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/values"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
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
// Date is the report's day, YYYY-MM-DD: dated rows of later days are not used, and
// a year that is not over by then is unfinished. Empty means that every year is
// over.
//
// The problems are all that the run found. Data is never nil; with errors among
// the problems it is incomplete, and Data.Faulty tells which metrics that
// concerns.
func Load(p *programme.Programme, dir string, through int, date string) (*programme.Data, problem.List) {
	log := faults.New(p)
	l := &load{p: p, log: log, sources: newSources(p, dir, log), years: map[int]bool{}, data: &programme.Data{Measured: map[string]*programme.Measured{}}}
	defer l.sources.close()
	l.in = values.Input{Tables: l.sources.tables, Log: log, Start: p.Start, Through: through, Date: date}
	return l.run()
}

// load is one run.
type load struct {
	p       *programme.Programme
	log     *faults.Log
	sources *sources
	in      values.Input
	years   map[int]bool
	// entered is set when any milestone has an entry.
	entered bool
	data    *programme.Data
}

func (l *load) run() (*programme.Data, problem.List) {
	for _, m := range l.sources.users.order(l.p.AllMittarit()) {
		if m.Mapping == nil {
			continue
		}
		result := values.Measure(l.in, m)
		l.data.Measured[m.ID] = result.Measured
		l.note(result.Years, result.Entered)
		l.tellOlder(m, result.Years)
		l.sources.done(m.Mapping)
	}
	if l.p.Comments != nil {
		l.readComments(l.p.Comments)
	}
	forms := l.readForms()
	l.sortComments()
	l.listFiles(forms)
	l.countStates()
	l.data.YearsWithValues = slices.Sorted(maps.Keys(l.years))
	l.data.Faulty = l.log.Faulty()
	return l.data, l.log.Problems()
}

// note notes the years that have a value.
func (l *load) note(years []int, entered bool) {
	for _, y := range years {
		l.years[y] = true
	}
	l.entered = l.entered || entered
}

// countStates counts the years whose state the milestone entries tell: an entry
// says that the milestone was not reached before its day and was after it, so
// that each year has something to report. Later years than the one asked for,
// or than the last with a value, are not counted, for they have not come yet.
func (l *load) countStates() {
	if !l.entered {
		return
	}
	last := l.in.Through
	if last == 0 {
		for y := range l.years {
			last = max(last, y)
		}
	}
	for y := l.p.Start; y <= min(last, l.p.End); y++ {
		l.years[y] = true
	}
}

// tellOlder tells of years that a metric has only in a file that was left out for a
// newer one.
func (l *load) tellOlder(m *programme.Mittari, years []int) {
	if len(years) == 0 {
		return
	}
	years = slices.Clone(years)
	for _, src := range sourcesOf(m.Mapping) {
		for _, b := range l.sources.open(src).older {
			if lost := l.yearsIn(b, src, m, years); len(lost) > 0 {
				years = append(years, lost...)
				l.tellLost(m, b, lost)
			}
		}
	}
}

// yearsIn are the years that a metric has in a file that was left out, beside those
// that are known, rising.
func (l *load) yearsIn(b *xlsx.Workbook, src *programme.Source, m *programme.Mittari, known []int) []int {
	quiet := l.in
	quiet.Log = l.log.Quiet()
	quiet.Tables = func(_ *programme.Mittari, mapping *programme.Mapping) []*table.Table {
		if mapping.Source == src {
			return l.sources.tablesOf(b, mapping)
		}
		return l.sources.tables(nil, mapping)
	}
	var lost []int
	for _, y := range values.Measure(quiet, m).Years {
		if !slices.Contains(known, y) && !slices.Contains(lost, y) && l.in.Covers(y) && y >= l.p.BaseYear {
			lost = append(lost, y)
		}
	}
	slices.Sort(lost)
	return lost
}

// tellLost tells of the years that only a file has that was left out.
func (l *load) tellLost(m *programme.Mittari, b *xlsx.Workbook, lost []int) {
	texts := make([]string, len(lost))
	for i, y := range lost {
		texts[i] = strconv.Itoa(y)
	}
	fact := "tiedostossa on mittarin " + m.ID + " lukuja vuosilta " + finnish.List(texts) + ", joita uusimmassa tiedostossa ei ole"
	if len(lost) == 1 {
		fact = "tiedostossa on mittarin " + m.ID + " luku vuodelta " + texts[0] + ", jota uusimmassa tiedostossa ei ole"
	}
	if m.Baseline == nil && slices.Contains(lost, l.p.BaseYear) {
		fact += ": lähtötaso jää puuttumaan"
	}
	l.log.Add(problem.Problem{Severity: problem.Warning, File: b.Name, Fact: fact,
		Hint: "lataa uusi tiedosto samoilta vuosilta, tai lue kaikki: valinta: kaikki"})
}

// sourcesOf are the sources that a mapping reads.
func sourcesOf(m *programme.Mapping) []*programme.Source {
	if m == nil {
		return nil
	}
	if m.Numerator != nil && m.Denominator != nil {
		return append(sourcesOf(m.Numerator), sourcesOf(m.Denominator)...)
	}
	if m.Source == nil {
		return nil
	}
	return []*programme.Source{m.Source}
}

// readForms reads the workbooks that people filled in, and returns them. No match
// for a pattern is no fault: nobody has answered yet.
func (l *load) readForms() []*xlsx.Workbook {
	var names []string
	for _, pattern := range l.p.Collected {
		found, err := files.Match(l.sources.dir, pattern)
		if err != nil {
			l.log.Add(patternProblem(pattern, err))
			continue
		}
		for _, f := range found {
			if !slices.Contains(names, f) {
				names = append(names, f)
			}
		}
	}
	var books []*xlsx.Workbook
	for _, name := range names {
		if b := l.sources.book(name); b != nil {
			books = append(books, b)
		} else {
			forms.MarkAsked(l.p, l.log)
		}
	}
	l.note(forms.Read(l.in, l.p, books, l.data))
	return books
}

// listFiles lists what was read: by source in the programme's order, then the
// collected workbooks.
func (l *load) listFiles(forms []*xlsx.Workbook) {
	add := func(source *programme.Source, b *xlsx.Workbook) {
		l.data.Files = append(l.data.Files, programme.File{Source: source, Name: b.Name, SHA256: b.SHA256, Updated: b.Updated(false)})
	}
	for _, source := range l.p.Sources {
		for _, b := range l.sources.used[source] {
			add(source, b)
		}
	}
	for _, b := range forms {
		add(nil, b)
	}
}
