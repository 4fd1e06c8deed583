package inspect

import (
	"iter"
	"slices"
	"strings"
	"time"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// What a suggestion says of what it could not know.
const (
	checkYear = "työkirjasta ei näe, miltä vuodelta luku on: tarkista vuosi"
	checkMean = "luku on vuoden keskiarvo; jos vuoden luku on osien summa tai viimeinen, vaihda kohdan yhdistä arvo"
	checkSum  = "luku on vuoden summa; jos vuoden luku on osien keskiarvo tai viimeinen, vaihda kohdan yhdistä arvo"
)

// How many labels a filter shuts out by name, and how many columns of figures are
// tried as labels.
const (
	mostShutOut = 5
	mostTried   = 6
)

// mappingsFor are the mappings that may give a cell, the plainest first, each with
// a note on what to check.
func mappingsFor(c table.Cell, year int, title string) iter.Seq2[*programme.Mapping, string] {
	return func(yield func(*programme.Mapping, string) bool) {
		plain, note := mappingFor(c, year, title)
		if !yield(plain, note) {
			return
		}
		// Rows that have a label where this one is blank are shut out.
		others := *plain
		for _, dim := range c.Table.Dimensions {
			if filter, ok := withoutOthers(c, dim); ok && !isTimeOf(plain, dim) {
				others.Where = append(slices.Clone(others.Where), filter)
			}
		}
		if len(others.Where) > len(plain.Where) && !yield(&others, note) {
			return
		}
		// A column of figures may name the row too: an age, a number of an area.
		figures := identifying(c)
		for i, one := range figures {
			m := *plain
			m.Where = append(slices.Clone(plain.Where), one)
			if !yield(&m, note) {
				return
			}
			for _, two := range figures[:i] {
				m := *plain
				m.Where = append(slices.Clone(plain.Where), two, one)
				if !yield(&m, note) {
					return
				}
			}
		}
	}
}

// aggregateOf is how a year's parts most likely become one figure: money and the
// figures of events add up; what is counted month by month is a stock, and its
// mean the year's.
func aggregateOf(c table.Cell, title string, events bool) programme.Aggregate {
	var text strings.Builder
	text.WriteString(xlsx.Fold(title) + " ")
	for _, dim := range c.Table.Dimensions {
		if dim.Place == table.OnWhole || c.Table.HasFigures(dim) && dim.Index != c.Column {
			continue
		}
		if c.Table.Observations && dim.Index == c.Column {
			text.WriteString(xlsx.Fold(dim.Name) + " ")
		} else {
			text.WriteString(xlsx.Fold(c.In(dim).Text) + " ")
		}
	}
	holds := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text.String(), word) })
	}
	switch {
	case holds("%", "osuus", "aste", "keskiarvo", "keskim", "arvosana", "/"):
		return programme.Mean
	case events, holds("€", "euro"):
		return programme.Sum
	}
	return programme.Mean
}

// isMonthly tells whether the days of a list stand for months: each is the first
// or each the last of its month.
func isMonthly(t *table.Table, dim table.Dimension) bool {
	first, last, n := true, true, 0
	for _, l := range t.Labels(dim) {
		if l.Text == "" {
			continue
		}
		p, ok := xlsx.ParsePeriod(l.Text)
		if !ok || p.Day == 0 {
			return false
		}
		n++
		first = first && p.Day == 1
		last = last && p.Day == time.Date(p.Year, time.Month(p.Part)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	return n > 2 && (first || last)
}

// isQuarters tells whether the labels that look like months are quarters: 3/2023
// under a header that says so.
func isQuarters(t *table.Table, dim table.Dimension) bool {
	name := xlsx.Fold(dim.Name)
	if !strings.Contains(name, "nelj") && !strings.Contains(name, "kvart") && !strings.Contains(name, "quarter") {
		return false
	}
	return !slices.ContainsFunc(t.Labels(dim), func(l table.Label) bool {
		p, ok := xlsx.ParsePeriod(l.Text)
		return l.Text != "" && (!ok || p.Span != xlsx.Month || p.Day > 0 || p.Part > xlsx.Quarter.Parts())
	})
}

// answersBeside is the column of a list that tells how many answered a survey of
// which the cell has a result.
func answersBeside(c table.Cell) (table.Dimension, bool) {
	for _, dim := range c.Table.Dimensions {
		if dim.Place == table.OnRows && dim.Index != c.Column && isAnswers(dim.Name) && c.Table.HasFigures(dim) && c.In(dim).Text != "" {
			return dim, true
		}
	}
	return table.Dimension{}, false
}

// isCode tells whether a list's column of figures only numbers its rows' labels.
func isCode(c table.Cell) bool {
	if !c.Table.Observations {
		return false
	}
	name := xlsx.Fold(c.Table.Dimensions[c.Column].Name)
	return slices.ContainsFunc([]string{"koodi", "numero", "nro", "tunnus", "code", "id"}, func(word string) bool { return name == word || len(word) > 2 && strings.HasSuffix(name, word) })
}

func isAnswers(name string) bool {
	name = xlsx.Fold(name)
	return strings.HasPrefix(name, "vastaaj") || strings.HasPrefix(name, "vastanneita") || name == "n"
}

func isTimeOf(m *programme.Mapping, dim table.Dimension) bool { return dim.Name == m.Time }

// identifying are filters by a list's columns of figures that stand before the
// figure's own and have fewer labels than there are rows, those of the fewest first.
func identifying(c table.Cell) []programme.Filter {
	t := c.Table
	var dims []table.Dimension
	for _, dim := range t.Dimensions {
		if t.HasFigures(dim) && dim.Index != c.Column && c.In(dim).Text != "" && len(t.Labels(dim)) < len(t.Rows) {
			dims = append(dims, dim)
		}
	}
	slices.SortStableFunc(dims, func(a, b table.Dimension) int {
		after := func(d table.Dimension) int {
			if d.Index > c.Column {
				return 1
			}
			return 0
		}
		if x := after(a) - after(b); x != 0 {
			return x
		}
		return len(t.Labels(a)) - len(t.Labels(b))
	})
	var filters []programme.Filter
	for _, dim := range dims[:min(len(dims), mostTried)] {
		filters = append(filters, programme.Filter{Dimension: dim.Name, Labels: []string{c.In(dim).Text}})
	}
	return filters
}

// mappingFor is the plainest mapping for a table's cell: a filter for each label
// that is a text.
func mappingFor(c table.Cell, year int, title string) (m *programme.Mapping, note string) {
	t := c.Table
	m = &programme.Mapping{Aggregate: programme.Only}
	if t.Observations {
		m.Column = t.Dimensions[c.Column].Name
		if answers, ok := answersBeside(c); ok {
			m.Answers = answers.Name
		}
	}
	time, parts := timeOf(c)
	switch word := yearInLabel(c); {
	case time == nil && word != "":
		m.Year, _ = xlsx.YearWithin(word)
	case time == nil:
		if m.Time = wholeTime(t); m.Time == "" {
			m.Year, note = year, checkYear
		}
	default:
		m.Time = time.Name
		if at, _ := xlsx.ParsePeriod(c.In(*time).Text); at.Span.Parts() > 1 {
			monthly := isMonthly(t, *time)
			m.Aggregate = aggregateOf(c, title, at.Day > 0 && !monthly)
			switch {
			case monthly:
				m.Required = xlsx.Month.Parts()
			case isQuarters(t, *time):
				m.Required = xlsx.Quarter.Parts()
			}
			if oneAYear(t, *time) {
				m.Aggregate, m.Required = programme.Only, 1
			}
		}
	}
	for _, dim := range t.Dimensions {
		switch {
		case dim.Place == table.OnWhole || dim.Unnamed || dim.Name == m.Time || dim.Name == m.Column:
		case parts != nil && dim.Name == parts.Name:
			m.Aggregate = aggregateOf(c, title, false)
		default:
			if filter, ok := labelFilter(c, dim); ok {
				m.Where = append(m.Where, filter)
			}
		}
	}
	// What is no period beside a year's months, or beside the years, is left out by name.
	for _, dim := range []*table.Dimension{time, parts} {
		if dim == nil {
			continue
		}
		if filter, ok := periodsOnly(c, *dim, m, dim == parts); ok {
			m.Where = append(m.Where, filter)
		}
	}
	switch {
	case m.Time == "":
	case m.Aggregate == programme.Mean:
		note = checkMean
	case m.Aggregate == programme.Sum:
		note = checkSum
	}
	return m, note
}

// timeOf are the dimension that tells a cell's finest period with its year, and
// the one that tells a part of the year alone; nil where none does. Among the
// headers of columns there may be others that are no periods.
func timeOf(c table.Cell) (time, parts *table.Dimension) {
	t := c.Table
	at := xlsx.Period{}
	for i, dim := range t.Dimensions {
		own, ok := xlsx.ParsePeriod(c.In(dim).Text)
		if !ok || dim.Place == table.OnWhole || dim.Unnamed || t.Observations && dim.Index == c.Column {
			continue
		}
		switch {
		case own.Year == 0:
			parts = &t.Dimensions[i]
		case tellsTime(t, dim) && (time == nil || own.Span > at.Span):
			time, at = &t.Dimensions[i], own
		}
	}
	return time, parts
}

// tellsTime tells whether a dimension's labels are periods: all of them, or among
// headers, and under a name of time, some.
func tellsTime(t *table.Table, dim table.Dimension) bool {
	return slices.Contains(t.TimeDimensions(), dim) || dim.Place == table.OnColumns || isTimeName(dim.Name) && !t.HasFigures(dim)
}

// yearInLabel is a cell's label that holds one year among other words, such as
// "TP 2023"; empty without one.
func yearInLabel(c table.Cell) string {
	for _, dim := range c.Table.Dimensions {
		if dim.Place != table.OnColumns || dim.Unnamed {
			continue
		}
		label := c.In(dim).Text
		if _, ok := xlsx.YearWithin(label); ok {
			return label
		}
	}
	return ""
}

// visibleYear is the year that a cell's own labels tell, 0 where none does.
func visibleYear(c table.Cell) int {
	time, _ := timeOf(c)
	if time != nil {
		p, _ := xlsx.ParsePeriod(c.In(*time).Text)
		return p.Year
	}
	year, _ := xlsx.YearWithin(yearInLabel(c))
	return year
}

// oneAYear tells whether a dimension has one label a year, such as the last day.
func oneAYear(t *table.Table, dim table.Dimension) bool {
	seen := map[int]bool{}
	for _, l := range t.Labels(dim) {
		p, ok := xlsx.ParsePeriod(l.Text)
		if !ok || p.Year == 0 {
			continue
		}
		if seen[p.Year] {
			return false
		}
		seen[p.Year] = true
	}
	return len(seen) > 1
}

// periodsOnly shuts out the labels of a dimension that are no periods, or for
// parts no parts of a year, among the cells that the filters leave; ok is false
// where there is none.
func periodsOnly(c table.Cell, dim table.Dimension, m *programme.Mapping, parts bool) (f programme.Filter, ok bool) {
	var in, out []string
	for _, l := range c.Table.Labels(dim) {
		p, isPeriod := xlsx.ParsePeriod(l.Text)
		if isPeriod && (p.Year == 0) == parts {
			in = append(in, l.Text)
		} else if l.Text != "" && leaves(c.Table, dim, l.Text, m.Where) {
			out = append(out, l.Text)
		}
	}
	switch {
	case len(out) == 0:
		return f, false
	case len(out) <= mostShutOut:
		return programme.Filter{Dimension: dim.Name, Not: true, Labels: out}, true
	}
	return programme.Filter{Dimension: dim.Name, Labels: in}, true
}

// leaves tells whether filters leave a line that has a label in a dimension.
func leaves(t *table.Table, dim table.Dimension, label string, where []programme.Filter) bool {
	lines := t.Rows
	if dim.Place == table.OnColumns {
		lines = t.Columns
	}
	return slices.ContainsFunc(lines, func(l table.Line) bool {
		if l.Bare || l.Labels[dim.Index].Text != label {
			return false
		}
		return !slices.ContainsFunc(where, func(f programme.Filter) bool {
			other, ok := t.Dimension(f.Dimension)
			return ok && other.Place == dim.Place && slices.Contains(f.Labels, l.Labels[other.Index].Text) == f.Not
		})
	})
}

// labelFilter is the filter by a cell's label in a dimension; ok is false where it
// needs none.
func labelFilter(c table.Cell, dim table.Dimension) (f programme.Filter, ok bool) {
	own := c.In(dim).Text
	return programme.Filter{Dimension: dim.Name, Labels: []string{own}}, own != "" && len(c.Table.Labels(dim)) > 1 && !c.Table.HasFigures(dim) && !isNumbered(c, dim)
}

// isNumbered tells whether a column without a name of its own stands right of the
// figure: it marks figures, and names no rows.
func isNumbered(c table.Cell, dim table.Dimension) bool {
	return c.Table.Observations && dim.Alias == "" && dim.Index > c.Column
}

// withoutOthers shuts out the rows that have a label where this one is blank.
func withoutOthers(c table.Cell, dim table.Dimension) (f programme.Filter, ok bool) {
	if dim.Place == table.OnWhole || dim.Unnamed || c.In(dim).Text != "" || c.Table.HasFigures(dim) {
		return f, false
	}
	f = programme.Filter{Dimension: dim.Name, Not: true}
	for _, l := range c.Table.Labels(dim) {
		if l.Text != "" {
			f.Labels = append(f.Labels, l.Text)
		}
	}
	return f, len(f.Labels) > 0 && len(f.Labels) <= mostShutOut
}
