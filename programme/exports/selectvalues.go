package exports

import (
	"slices"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// pick is a cell that a mapping asks for, with its period.
type pick struct {
	t *table
	// row and column are indexes of the table's lines; columnNumber is the
	// sheet's column, which a long table has no line for.
	row, column  int
	columnNumber int
	at           xlsx.Period
}

func (p pick) position() xlsx.Position {
	return xlsx.Position{Row: p.t.rows[p.row].number, Column: p.columnNumber}
}

func (p pick) cell() xlsx.Cell { return p.t.sheet.At(p.position().Row, p.columnNumber) }

// key is the place of the cell over all files.
func (p pick) key() string {
	return p.t.file + "\x00" + p.t.sheet.Name + "\x00" + p.position().String()
}

// label is the pick's label in a dimension; empty where its table has none of that name.
func (p pick) label(name string) string {
	d, ok := p.t.dimension(name)
	if !ok {
		return ""
	}
	return p.t.labelAt(d, p.row, p.column).text
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

// keep is a filter whose labels were found in the data.
type keep struct {
	filter programme.Filter
	labels map[string]bool
}

func (k keep) accepts(l label) bool {
	text := l.text
	if k.filter.Codes {
		text = codeOf(l)
	}
	return k.labels[text] != k.filter.Not
}

func codeOf(l label) string {
	if l.code != "" {
		return l.code
	}
	code, _, _ := xlsx.SplitCode(l.text)
	return code
}

// resolve finds a filter's labels in the data. A label that no table has, and a
// dimension that some table lacks, is a problem at the filter.
func (l *loader) resolve(f programme.Filter, tables []*table) (keep, bool) {
	k := keep{filter: f, labels: map[string]bool{}}
	var existing []string
	seen := map[string]bool{}
	for _, t := range tables {
		d, ok := t.dimension(f.Dimension)
		if !ok {
			hint := "ulottuvuudet ovat " + problem.QuoteList(t.dimensionNames(), 12)
			if near := xlsx.Nearest(f.Dimension, t.dimensionNames(), 1); len(near) > 0 {
				hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
			}
			at := f.DimensionAt
			if at.Line == 0 {
				// A filter that a group makes is written nowhere.
				at = f.At
			}
			l.atProgramme(problem.Error, at, "tiedoston "+t.file+" välilehdellä "+problem.Quote(t.sheet.Name)+" ei ole ulottuvuutta "+problem.Quote(f.Dimension), hint)
			return k, false
		}
		for _, v := range t.values(d) {
			text := v.text
			if f.Codes {
				text = codeOf(v)
			}
			if !seen[text] {
				seen[text] = true
				existing = append(existing, text)
			}
		}
	}
	ok := true
	for _, wanted := range f.Labels {
		if f.Codes {
			if code := xlsx.Normalise(wanted); seen[code] {
				k.labels[code] = true
				continue
			}
		} else if found, match := xlsx.MatchLabel(wanted, existing); match {
			k.labels[found] = true
			continue
		}
		ok = false
		what := "nimikettä "
		if f.Codes {
			what = "koodia "
		}
		l.atProgramme(problem.Error, f.At, "ulottuvuudessa "+problem.Quote(f.Dimension)+" ei ole "+what+problem.Quote(wanted)+l.whereSearched(tables), nearHint(wanted, existing))
	}
	return k, ok
}

func (l *loader) whereSearched(tables []*table) string {
	if len(tables) == 1 {
		return " (" + tables[0].file + ", välilehti " + problem.Quote(tables[0].sheet.Name) + ")"
	}
	return " (" + tables[0].file + " ja muut lähteen välilehdet)"
}

func nearHint(wanted string, existing []string) string {
	existing = slices.DeleteFunc(slices.Clone(existing), func(s string) bool { return s == "" })
	if near := xlsx.Nearest(wanted, existing, 3); len(near) == 1 {
		return "tarkoititko " + problem.Quote(near[0]) + "?"
	} else if len(near) > 1 {
		return "lähimmät nimikkeet: " + problem.QuoteList(near, 3)
	}
	if len(existing) == 0 {
		return "tarkista lähteen välilehti ja muoto"
	}
	return "nimikkeitä ovat esimerkiksi " + problem.QuoteList(existing, 5)
}

// choose applies the filters and tells each remaining cell's period. Blank
// cells are left out: they are gaps.
func (l *loader) choose(m *programme.Mapping, filters []programme.Filter) (selection, bool) {
	chosen := selection{lists: map[string]int{}}
	tables := l.tables(m.Source)
	if len(tables) == 0 {
		return chosen, false
	}
	ok := true
	var keeps []keep
	for _, f := range filters {
		k, found := l.resolve(f, tables)
		ok = ok && found
		keeps = append(keeps, k)
		d, _ := tables[0].dimension(f.Dimension)
		if f.Not {
			chosen.lists[d.name] = 0
		} else if len(k.labels) > 1 {
			chosen.lists[d.name] = len(k.labels)
		}
	}
	for _, name := range []struct{ text, what string }{{m.Time, "aika"}, {m.GroupBy, "ryhmittely"}} {
		if name.text != "" && !l.dimensionExists(m, tables, name.text, name.what) {
			ok = false
		}
	}
	columns := map[*table]int{}
	for _, t := range tables {
		if t.source.Layout != programme.Long {
			continue
		}
		for _, name := range []struct{ text, what string }{{m.Column, "luku"}, {m.Answers, "vastaajia"}, {m.Stage, "vaihe"}, {m.Date, "päivä"}} {
			if name.text == "" {
				continue
			}
			if !l.dimensionExists(m, tables, name.text, name.what) {
				return chosen, false
			}
		}
		name := m.Column
		if m.Stage != "" {
			name = m.Stage
		}
		switch d, found := t.dimension(name); {
		case name != "" && found:
			columns[t] = d.index + 1
		case m.Aggregate == programme.Count:
			columns[t] = 0
		default:
			l.atProgramme(problem.Error, m.At, "lähteestä "+problem.Quote(m.Source.Key)+" ei ole kerrottu, missä sarakkeessa luku on", "lisää arvo-kohtaan luku: sarakkeen otsikko; sarakkeet ovat "+problem.QuoteList(t.names, 12))
			return chosen, false
		}
	}
	if !ok {
		return chosen, false
	}
	for _, t := range tables {
		chosen.picks = append(chosen.picks, pickCells(t, keeps, columns[t])...)
	}
	fixed := func(name string) bool {
		for _, k := range keeps {
			if d, _ := tables[0].dimension(k.filter.Dimension); d.name == name {
				return true
			}
		}
		return false
	}
	for _, t := range tables {
		for _, d := range t.dims {
			if !fixed(d.name) && !t.same(d, m.Time) && !t.same(d, m.GroupBy) && !t.same(d, m.Column) && !slices.Contains(chosen.free, d.name) {
				chosen.free = append(chosen.free, d.name)
			}
		}
	}
	if m.Stage == "" {
		ok = l.tellPeriods(m, &chosen)
	}
	return chosen, ok
}

// same tells whether a name that the programme uses means the dimension.
func (t *table) same(d dimension, name string) bool {
	if name == "" {
		return false
	}
	o, ok := t.dimension(name)
	return ok && o.name == d.name && o.index == d.index && o.place == d.place
}

func (l *loader) dimensionExists(m *programme.Mapping, tables []*table, name, key string) bool {
	for _, t := range tables {
		if _, ok := t.dimension(name); ok {
			continue
		}
		what := "ulottuvuutta "
		if t.source.Layout == programme.Long {
			what = "saraketta "
		}
		hint := "korjaa arvo-kohtaan " + key + "; ulottuvuudet ovat " + problem.QuoteList(t.dimensionNames(), 12)
		if near := xlsx.Nearest(name, t.dimensionNames(), 1); len(near) > 0 {
			hint = "tarkoititko " + problem.Quote(near[0]) + "? " + hint
		}
		l.atProgramme(problem.Error, m.At, "tiedoston "+t.file+" välilehdellä "+problem.Quote(t.sheet.Name)+" ei ole "+what+problem.Quote(name), hint)
		return false
	}
	return true
}

// pickCells lists a table's cells that all filters accept and that hold something.
func pickCells(t *table, keeps []keep, column int) []pick {
	rows, columns := make([]bool, len(t.rows)), make([]bool, len(t.columns))
	for i := range rows {
		rows[i] = !t.rows[i].bare
	}
	for i := range columns {
		columns[i] = true
	}
	for _, k := range keeps {
		d, _ := t.dimension(k.filter.Dimension)
		switch d.place {
		case onRows:
			for i := range rows {
				rows[i] = rows[i] && k.accepts(t.rows[i].labels[d.index])
			}
		case onColumns:
			for i := range columns {
				columns[i] = columns[i] && k.accepts(t.columns[i].labels[d.index])
			}
		default:
			if !k.accepts(label{text: d.whole}) {
				return nil
			}
		}
	}
	var picks []pick
	for i := range rows {
		if !rows[i] {
			continue
		}
		if t.source.Layout == programme.Long {
			// Without a value column it is the row itself that counts.
			if column == 0 || t.sheet.At(t.rows[i].number, column).Kind != xlsx.Blank {
				picks = append(picks, pick{t: t, row: i, columnNumber: max(column, 1)})
			}
			continue
		}
		for j := range columns {
			if columns[j] && t.sheet.At(t.rows[i].number, t.columns[j].number).Kind != xlsx.Blank {
				picks = append(picks, pick{t: t, row: i, column: j, columnNumber: t.columns[j].number})
			}
		}
	}
	return picks
}
