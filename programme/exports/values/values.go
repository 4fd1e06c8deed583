package values

import (
	"slices"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
)

// Input is what values are made of.
type Input struct {
	// Tables gives the tables that a metric's mapping reads; none after a problem
	// was reported. The metric may be nil.
	Tables func(m *programme.Mittari, mapping *programme.Mapping) []*table.Table
	Log    *faults.Log
	// Start is the programme's first year, from which values accumulate.
	Start int
	// Through is the last year that is asked for, 0 for all: faults in the cells
	// of later years are not reported.
	Through int
	// Date is the report's day, YYYY-MM-DD: dated rows of later days are not used,
	// and a year that is not over by then is unfinished. Empty means that every year
	// is over.
	Date string
}

// Covers tells whether values of the year are asked for.
func (in Input) Covers(y int) bool { return in.Through == 0 || y <= in.Through }

// Result is what a metric's mapping gives.
type Result struct {
	// Measured has the values of the years that are asked for.
	Measured *programme.Measured
	// Years are those of which there is a number or an entry, later ones too.
	Years []int
	// Entered is set where a milestone has an entry: it tells how it was in every year.
	Entered bool
}

// Measure reads a metric's values, groups or milestone entries.
func Measure(in Input, m *programme.Mittari) Result {
	r := reading{Input: in, metric: m, groups: map[*programme.Mapping]groupLabels{}, percents: &percents{}}
	defer r.checkPercents()
	out := Result{Measured: &programme.Measured{}}
	mapping := m.Mapping
	switch {
	case mapping.Stage != "":
		out.Measured.Events = r.events(mapping)
		for _, e := range out.Measured.Events {
			out.Entered = true
			if y := finnish.Year(e.Date); y != 0 {
				out.Years = append(out.Years, y)
			}
		}
	case len(m.Groups) > 0:
		for i, values := range r.listedGroups(mapping) {
			out.Measured.Groups = append(out.Measured.Groups, programme.GroupValues{Name: m.Groups[i].Name, Values: out.within(in, values)})
		}
	case isGrouped(mapping):
		for _, g := range r.foundGroups(mapping) {
			if g.Values = out.within(in, g.Values); len(g.Values) > 0 {
				out.Measured.Groups = append(out.Measured.Groups, g)
			}
		}
	default:
		out.Measured.Values = out.within(in, r.values(mapping, r.whole))
	}
	return out
}

// Of reads the values of a mapping without groups for a metric, which may be
// nil, those of later years too.
func Of(in Input, m *programme.Mittari, mapping *programme.Mapping) []programme.Value {
	r := reading{Input: in, metric: m, groups: map[*programme.Mapping]groupLabels{}, percents: &percents{}}
	defer r.checkPercents()
	return r.values(mapping, r.whole)
}

// within notes the years that have a number, and leaves out those after the one
// that is asked for.
func (r *Result) within(in Input, values []programme.Value) []programme.Value {
	for _, v := range values {
		if v.Number != nil {
			r.Years = append(r.Years, v.Year)
		}
	}
	return slices.DeleteFunc(values, func(v programme.Value) bool { return !in.Covers(v.Year) })
}

// reading is the reading of one metric.
type reading struct {
	Input
	metric *programme.Mittari
	// groups are the labels of grouping dimensions that were looked for.
	groups map[*programme.Mapping]groupLabels
	// percents are the figures of all parts, which are checked at the end.
	percents *percents
}

func (r reading) tables(m *programme.Mapping) []*table.Table {
	if m.Source == nil {
		return nil
	}
	return r.Tables(r.metric, m)
}

// mappingFault reports an error of one of a mapping's years, the first of them
// only, unless nobody asks for the year.
func (r reading) mappingFault(m *programme.Mapping, y int, fact, hint string) {
	if r.Covers(y) {
		r.Log.Mapping(r.metric, m, fact, hint)
	}
}

func (r reading) cellFault(c table.Cell, fact, hint string) {
	r.Log.Cell(r.metric, c.Table.Sheet, c.Position(), fact, hint)
}

// readFault reports what is wrong with a cell that was read.
func (r reading) readFault(c table.Cell, read xlsx.Reading) {
	at := read.At
	if at.Row == 0 {
		at = c.Position()
	}
	r.Log.Cell(r.metric, c.Table.Sheet, at, read.Fact, read.Hint)
}

// part is a mapping with source, and the filters that choose its cells.
type part struct {
	m       *programme.Mapping
	filters []programme.Filter
}

// whole is all of a mapping; ok is always true.
func (r reading) whole(m *programme.Mapping) (part, bool) { return part{m, m.Where}, true }

// values reads the yearly values of a mapping. of tells which part of the mapping,
// or of the two that make a ratio, is read; it is not ok after a problem was
// reported.
func (r reading) values(m *programme.Mapping, of func(*programme.Mapping) (part, bool)) []programme.Value {
	if m.Numerator != nil && m.Denominator != nil {
		n, nok := of(m.Numerator)
		d, dok := of(m.Denominator)
		if !nok || !dok {
			return nil
		}
		return r.ratio(m, n, d)
	}
	p, ok := of(m)
	if !ok {
		return nil
	}
	s, ok := r.series(p)
	if !ok {
		return nil
	}
	return r.yearly(s)
}

// withFilters adds a group's filters; one on the same dimension takes the
// place of the mapping's.
func withFilters(where, more []programme.Filter) []programme.Filter {
	all := slices.DeleteFunc(slices.Clone(where), func(f programme.Filter) bool {
		return slices.ContainsFunc(more, func(o programme.Filter) bool { return xlsx.Fold(o.Dimension) == xlsx.Fold(f.Dimension) })
	})
	return append(all, more...)
}
