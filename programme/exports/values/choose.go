package values

import (
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// pick is a cell that a mapping asks for, with its period.
type pick struct {
	table.Cell
	at xlsx.Period
	// day is the day of an observation, whose period is its year.
	day xlsx.Period
}

// selection is what a mapping's filters leave.
type selection struct {
	picks []pick
	// lists are the dimensions that were filtered to several labels knowingly,
	// with how many labels were listed; 0 for a "not" filter.
	lists map[string]int
	// free are the names of dimensions that no filter, time or group fixes.
	free []string
}

// choose applies the filters to a mapping's tables. Blank cells are left out:
// they are gaps. ok is false where a problem was reported or nothing is read.
func (r reading) choose(m *programme.Mapping, filters []programme.Filter) (selection, bool) {
	chosen := selection{lists: map[string]int{}}
	tables := r.tables(m)
	if len(tables) == 0 {
		return chosen, false
	}
	keeps, ok := r.resolveAll(filters, tables)
	for _, key := range []struct{ name, text string }{{"aika", m.Time}, {"ryhmittely", m.GroupBy}, {"luku", m.Column}, {"vastaajia", m.Answers}, {"vaihe", m.Stage}, {"päivä", m.Date}} {
		if key.text != "" && !r.hasDimension(m, tables, key.text, key.name) {
			ok = false
		}
	}
	if !ok {
		return chosen, false
	}
	for _, t := range tables {
		columns, found := r.valueColumns(m, t)
		if !found {
			return chosen, false
		}
		ok = r.checkLabels(m, t, keeps, columns) && ok
		chosen.picks = append(chosen.picks, pickCells(t, keeps, columns)...)
		chosen.picks = append(chosen.picks, r.loneEntries(m, t, keeps, columns)...)
		r.warnOfUnlabelled(m, t, keeps, columns)
	}
	chosen.note(m, tables, keeps)
	return chosen, ok
}

// note notes which dimensions the filters limit to several labels, and which
// nothing limits.
func (s *selection) note(m *programme.Mapping, tables []*table.Table, keeps []keep) {
	fixed := map[string]bool{}
	for _, k := range keeps {
		d, _ := tables[0].Dimension(k.filter.Dimension)
		fixed[d.Name] = true
		if k.filter.Not {
			s.lists[d.Name] = 0
		} else if len(k.labels) > 1 {
			s.lists[d.Name] = len(k.labels)
		}
	}
	for _, t := range tables {
		for _, d := range t.Dimensions {
			if !fixed[d.Name] && !d.Unnamed && !t.Same(d, m.Time) && !t.Same(d, m.GroupBy) && !t.Same(d, m.Column) && !slices.Contains(s.free, d.Name) {
				s.free = append(s.free, d.Name)
			}
		}
	}
}

// checkLabels reports the cells of labels that a mapping goes by and that hold an
// error or a formula without a result: the figures beside them would vanish.
func (r reading) checkLabels(m *programme.Mapping, t *table.Table, keeps []keep, columns []bool) bool {
	ok := true
	var names []string
	for _, k := range keeps {
		names = append(names, k.filter.Dimension)
	}
	for _, name := range append(names, m.Time, m.GroupBy) {
		d, found := t.Dimension(name)
		if name == "" || !found || d.Column == 0 || !slices.ContainsFunc(t.Labels(d), func(l table.Label) bool { return l.Text == "" || l.Text[0] == '#' }) {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(keeps), func(k keep) bool { return t.Same(d, k.filter.Dimension) })
		told := map[int]bool{}
		for _, p := range pickCells(t, others, slices.Clone(columns)) {
			at := xlsx.Position{Row: p.Position().Row, Column: d.Column}
			c := t.Sheet.At(at.Row, at.Column)
			if told[at.Row] || c.Kind != xlsx.Error && c.Kind != xlsx.Unsettled || !r.asked(m, p) {
				continue
			}
			told[at.Row], ok = true, false
			if c.Kind == xlsx.Unsettled {
				r.Log.Cell(r.metric, t.Sheet, at, xlsx.FormulaFact, xlsx.FormulaHint)
			} else {
				r.Log.Cell(r.metric, t.Sheet, at, "solussa on virhe "+xlsx.Normalise(c.Raw), "korjaa solun kaava, tai kirjoita soluun pelkkä teksti")
			}
		}
	}
	return ok
}

// warnOfUnlabelled warns of figures on rows that have no label where a filter asks for
// one: people who write a label once for several rows mean them too.
func (r reading) warnOfUnlabelled(m *programme.Mapping, t *table.Table, keeps []keep, columns []bool) {
	for i, k := range keeps {
		d, _ := t.Dimension(k.filter.Dimension)
		blank := keep{filter: programme.Filter{Dimension: k.filter.Dimension}, labels: map[string]bool{"": true}}
		if d.Place != table.OnRows || d.Column == 0 || k.filter.Not || k.filter.Codes || k.labels[""] || !slices.ContainsFunc(t.Labels(d), func(l table.Label) bool { return l.Text == "" }) {
			continue
		}
		others := slices.Clone(keeps)
		others[i] = blank
		left := slices.DeleteFunc(pickCells(t, others, slices.Clone(columns)), func(p pick) bool { return !r.asked(m, p) })
		if len(left) == 0 {
			continue
		}
		fact := "luvun rivillä ei ole nimikettä sarakkeessa " + problem.Quote(d.Name) + ", joten lukua ei käytetä"
		if len(left) > 1 {
			fact += "; samasta syystä jää pois yhteensä " + strconv.Itoa(len(left)) + " lukua"
		}
		r.Log.Sheet(r.metric, problem.Warning, t.Sheet, left[0].Position().String(), fact, "jos rivi kuuluu ylemmän rivin nimikkeeseen, kirjoita nimike jokaiselle riville")
	}
}

// asked tells whether a cell may be of a year that is asked for.
func (r reading) asked(m *programme.Mapping, p pick) bool {
	at, ok := newCalendar(m, p.Table, []pick{p}).periodOf(p.Cell)
	return !ok || r.Covers(at.Year)
}

// valueColumns marks the columns of a table in which the mapping's cells are:
// all, or the one whose header the mapping names; none where it is the rows
// themselves that count. ok is false after a problem was reported.
func (r reading) valueColumns(m *programme.Mapping, t *table.Table) (columns []bool, ok bool) {
	name := m.Column
	if m.Stage != "" {
		name = m.Stage
	}
	columns = make([]bool, len(t.Columns))
	d, found := t.Dimension(name)
	switch {
	case name != "" && found:
		columns[d.Index] = true
	case !t.Observations:
		for i := range columns {
			columns[i] = true
		}
	case m.Aggregate == programme.Count:
		return nil, true
	default:
		r.Log.Programme(r.metric, problem.Error, m.At, "lähteestä "+problem.Quote(m.Source.Key)+" ei ole kerrottu, missä sarakkeessa luku on", "lisää arvo-kohtaan luku: sarakkeen otsikko; sarakkeet ovat "+problem.QuoteList(t.ColumnNames(), 12))
		return nil, false
	}
	return columns, true
}

// pickCells lists a table's cells in the columns that all filters accept and
// that hold something. Without columns it lists a cell of each row.
func pickCells(t *table.Table, keeps []keep, columns []bool) []pick {
	rows, ok := accept(t, keeps, columns)
	if !ok {
		return nil
	}
	var picks []pick
	for i, row := range t.Rows {
		if !rows[i] {
			continue
		}
		if columns == nil {
			picks = append(picks, pick{Cell: table.Cell{Table: t, Row: i}})
			continue
		}
		for j, wanted := range columns {
			c := table.Cell{Table: t, Row: i, Column: j}
			if wanted && (row.Only == 0 || row.Only == t.Columns[j].Number) && c.Content().Kind != xlsx.Blank {
				picks = append(picks, pick{Cell: c})
			}
		}
	}
	return picks
}

// loneEntries are the cells of a list's last rows that have nothing but what the
// mapping asks for in the first column: a text there is a footnote only if it is
// neither a number nor a stage.
func (r reading) loneEntries(m *programme.Mapping, t *table.Table, keeps []keep, columns []bool) []pick {
	if !t.Observations || len(columns) == 0 || !columns[0] {
		return nil
	}
	var picks []pick
	for i, row := range t.Rows {
		c := table.Cell{Table: t, Row: i}
		if !row.Bare || slices.ContainsFunc(keeps, func(k keep) bool {
			d, _ := t.Dimension(k.filter.Dimension)
			return d.Place == table.OnRows && !k.accepts(row.Labels[d.Index])
		}) {
			continue
		}
		entry := xlsx.IsFigure(c.Content())
		if m.Stage != "" && r.metric != nil {
			_, entry = StageOf(r.metric, row.Labels[0].Text)
		}
		if entry {
			picks = append(picks, pick{Cell: c})
		}
	}
	return picks
}

// accept marks the rows that all filters accept, and unmarks the columns that one
// does not; ok is false where they accept nothing of the table.
func accept(t *table.Table, keeps []keep, columns []bool) (rows []bool, ok bool) {
	rows = make([]bool, len(t.Rows))
	for i := range rows {
		rows[i] = !t.Rows[i].Bare
	}
	for _, k := range keeps {
		switch d, _ := t.Dimension(k.filter.Dimension); d.Place {
		case table.OnRows:
			for i := range rows {
				rows[i] = rows[i] && k.accepts(t.Rows[i].Labels[d.Index])
			}
		case table.OnColumns:
			for i := range columns {
				columns[i] = columns[i] && k.accepts(t.Columns[i].Labels[d.Index])
			}
		default:
			if !k.accepts(table.Label{Text: d.Whole}) {
				return nil, false
			}
		}
	}
	return rows, true
}
