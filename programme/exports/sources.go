package exports

import (
	"maps"
	"slices"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// sources finds, opens and reads the files of a programme's sources, each once a run.
type sources struct {
	dir    string
	log    *faults.Log
	wanted map[*programme.Source][]string
	books  map[string]*opened
	read   map[*programme.Source]*source
	// older are the tables of files that were left out.
	older map[bookOf][]*table.Table
	users *users
	// used are the workbooks that a source was read from; they may be closed.
	used map[*programme.Source][]*xlsx.Workbook
}

// bookOf is a workbook as a source reads it.
type bookOf struct {
	book   *xlsx.Workbook
	source *programme.Source
}

// source is a source whose files have been opened.
type source struct {
	// older are the files that were left out for a newer one.
	older  []*xlsx.Workbook
	sheets []*xlsx.Sheet
	tables []*table.Table
	failed bool
}

func newSources(p *programme.Programme, dir string, log *faults.Log) *sources {
	return &sources{dir: dir, log: log, wanted: wantedColumns(p), books: map[string]*opened{}, read: map[*programme.Source]*source{}, older: map[bookOf][]*table.Table{},
		users: newUsers(p, dir), used: map[*programme.Source][]*xlsx.Workbook{}}
}

// done notes that a metric, or the comments, needs its sources no more, and lets
// go what nobody needs. A source that is asked for again all the same is read
// again: what was let go never looks like an empty sheet.
func (s *sources) done(mapping *programme.Mapping) {
	freed := false
	for _, src := range sourcesOf(mapping) {
		if s.users.left[src]--; s.users.left[src] == 0 {
			delete(s.read, src)
			maps.DeleteFunc(s.older, func(k bookOf, _ []*table.Table) bool { return k.source == src })
			freed = true
		}
	}
	if !freed {
		return
	}
	for name, o := range s.books {
		if o.book != nil && !s.users.needs(name) {
			o.book.Close()
			delete(s.books, name)
		}
	}
}

func (s *sources) close() {
	for _, o := range s.books {
		if o.book != nil {
			o.book.Close()
		}
	}
}

// tables are the tables that a metric's mapping reads; none after a problem was
// reported. A failure concerns every metric that asks for the source, not only
// the first one.
func (s *sources) tables(m *programme.Mittari, mapping *programme.Mapping) []*table.Table {
	o := s.open(mapping.Source)
	if o.failed {
		s.log.Mark(m)
		return nil
	}
	if mapping.Source.Layout != programme.Cells {
		return o.tables
	}
	if len(o.sheets) != 1 {
		s.log.Programme(m, problem.Error, mapping.At, "solut-muotoisesta lähteestä voi lukea vain yhtä välilehteä, mutta "+problem.Quote(mapping.Source.Key)+" kattaa "+plainCount(len(o.sheets)), "tee jokaisesta välilehdestä oma lähde")
		return nil
	}
	r := table.Reader{Source: mapping.Source, Log: s.log}
	return []*table.Table{r.Cells(m, o.sheets[0], mapping.Cells)}
}

// tablesOf reads a workbook that was left out for a newer one, once. Nobody is told
// of its faults.
func (s *sources) tablesOf(b *xlsx.Workbook, mapping *programme.Mapping) []*table.Table {
	src, quiet := mapping.Source, s.log.Quiet()
	key := bookOf{b, src}
	if known, ok := s.older[key]; ok && src.Layout != programme.Cells {
		return known
	}
	r := table.Reader{Source: src, Wanted: s.wanted[src], Log: quiet}
	var all []*table.Table
	sheets, _ := table.PickSheets(src, b, quiet)
	for _, sheet := range sheets {
		if src.Layout == programme.Cells {
			all = append(all, r.Cells(nil, sheet, mapping.Cells))
		} else if t := r.Read(sheet); t != nil {
			all = append(all, t)
		}
	}
	s.older[key] = all
	return all
}

// open finds and opens a source's files, picks their sheets and reads them as tables.
func (s *sources) open(src *programme.Source) *source {
	if o := s.read[src]; o != nil {
		return o
	}
	o := &source{}
	s.read[src] = o
	var ok bool
	s.used[src], o.older, ok = s.find(src)
	o.failed = !ok
	for _, b := range s.used[src] {
		sheets, ok := table.PickSheets(src, b, s.log)
		o.sheets = append(o.sheets, sheets...)
		o.failed = o.failed || !ok
	}
	if o.failed || src.Layout == programme.Cells {
		return o
	}
	r := table.Reader{Source: src, Wanted: s.wanted[src], Log: s.log}
	for _, sheet := range o.sheets {
		if t := r.Read(sheet); t != nil {
			o.tables = append(o.tables, t)
		} else {
			o.failed = true
		}
	}
	return o
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
