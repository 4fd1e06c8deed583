package exports

import (
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// label is a line's text in a dimension, and its code where the sheet has one.
type label struct{ text, code string }

// dimension is one of the things that a table's cells are labelled by.
type dimension struct {
	name string
	// alias is another name by which a filter may call it: a column's letter.
	alias string
	// whole is the label of every cell, for the sheet's and the file's name.
	whole string
	place place
	// index is the dimension's position among the labels of its lines.
	index int
}

// place tells where a dimension's labels are.
type place uint8

const (
	onRows place = iota
	onColumns
	onWhole
)

// line is a row or a column of a table with its labels.
type line struct {
	number int
	labels []label
	// bare marks the rows after the last one that has a value: rows waiting to
	// be filled in, or footnotes.
	bare bool
}

// table is a sheet as a layout sees it.
type table struct {
	source  *programme.Source
	sheet   *xlsx.Sheet
	file    string
	dims    []dimension
	rows    []line
	columns []line
	// headerTop and headerBottom are the header's rows, 0 without one.
	headerTop, headerBottom int
	// names are a long table's columns by header text, for the value column.
	names []string

	// What describing a table asks for again and again.
	figures *[]int
	times   *[]dimension
}

// dimension finds a dimension by name or alias, then without regard to case.
func (t *table) dimension(name string) (dimension, bool) {
	name = xlsx.Normalise(name)
	for _, same := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return s != "" && xlsx.Fold(s) == xlsx.Fold(name) },
	} {
		for _, d := range t.dims {
			if same(d.name) {
				return d, true
			}
		}
		for _, d := range t.dims {
			if same(d.alias) {
				return d, true
			}
		}
	}
	return dimension{}, false
}

// dimensionNames are the names that a filter may use.
func (t *table) dimensionNames() []string {
	var names []string
	for _, d := range t.dims {
		names = append(names, d.name)
	}
	return names
}

// values are the labels of a dimension in order of appearance.
func (t *table) values(d dimension) []label {
	if d.place == onWhole {
		return []label{{text: d.whole}}
	}
	lines := t.rows
	if d.place == onColumns {
		lines = t.columns
	}
	seen := map[label]bool{}
	var all []label
	for _, l := range lines {
		if v := l.labels[d.index]; !seen[v] {
			seen[v] = true
			all = append(all, v)
		}
	}
	return all
}

// labelAt is the label of the cell at a row line and a column line.
func (t *table) labelAt(d dimension, row, column int) label {
	switch d.place {
	case onRows:
		return t.rows[row].labels[d.index]
	case onColumns:
		return t.columns[column].labels[d.index]
	}
	return label{text: d.whole}
}

// addWhole adds the dimensions that every layout has, unless the sheet itself
// has ones of these names.
func (t *table) addWhole() {
	for _, d := range []dimension{
		{name: programme.SheetDimension, whole: xlsx.Normalise(t.sheet.Name), place: onWhole},
		{name: programme.FileDimension, whole: xlsx.Normalise(baseName(t.file)), place: onWhole},
	} {
		if !slices.ContainsFunc(t.dims, func(o dimension) bool { return o.name == d.name }) {
			t.dims = append(t.dims, d)
		}
	}
}

func baseName(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

// markBare marks the last rows that have no value in any of the columns.
func (t *table) markBare() {
	for i := len(t.rows) - 1; i >= 0; i-- {
		cells := t.sheet.Row(t.rows[i].number)
		if slices.ContainsFunc(cells, func(c xlsx.Cell) bool { return t.hasColumn(c.Column) }) {
			return
		}
		t.rows[i].bare = true
	}
}

func (t *table) hasColumn(n int) bool {
	_, ok := slices.BinarySearchFunc(t.columns, n, func(l line, n int) int { return l.number - n })
	return ok
}

// reader makes tables of a source's sheets.
type reader struct {
	source *programme.Source
	// wanted are the column names that mappings use, by which a header row is
	// found that moved.
	wanted []string
	// fault reports a problem of the sheet, at a cell or of the sheet as a whole.
	fault func(severity problem.Severity, s *xlsx.Sheet, cell, fact, hint string)
}

// table reads a sheet by the source's layout; nil after a fault was reported.
func (r *reader) table(s *xlsx.Sheet, file string) *table {
	t := &table{source: r.source, sheet: s, file: file}
	ok := false
	switch r.source.Layout {
	case programme.PxWeb:
		ok = r.readPxWeb(t)
	case programme.Table:
		ok = r.readHeaded(t)
	case programme.Long:
		ok = r.readLong(t)
	}
	if !ok {
		return nil
	}
	t.addWhole()
	return t
}

// looksLikeMore warns of rows with numbers under the blank row that ended the table.
func (r *reader) warnOfMore(t *table, end, labelColumn int) {
	for _, row := range t.sheet.Rows() {
		if row.Number <= end {
			continue
		}
		hasLabel, numbers := false, 0
		for _, c := range row.Cells {
			hasLabel = hasLabel || c.Column == labelColumn
			if c.Kind == xlsx.Number && t.hasColumn(c.Column) {
				numbers++
			}
		}
		// Footers seldom have a number, and never in most of the columns.
		if hasLabel && numbers > 0 && numbers*2 >= len(t.columns) {
			r.fault(problem.Warning, t.sheet, xlsx.Position{Row: row.Number, Column: labelColumn}.String(),
				"taulukko päättyy tyhjään riviin "+strconv.Itoa(end)+", mutta sen alla on vielä rivejä, joilla on lukuja; niitä ei lueta",
				"poista tyhjä rivi, jos rivit kuuluvat taulukkoon, tai siirrä ne toiselle välilehdelle")
			return
		}
	}
}
