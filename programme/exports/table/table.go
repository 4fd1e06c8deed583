package table

import (
	"path"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// Label is a line's text in a dimension, and its code where the sheet has one.
type Label struct{ Text, Code string }

// Dimension is one of the things that a table's cells are labelled by.
type Dimension struct {
	Name string
	// Alias is another name by which a filter may call it: a column's letter.
	Alias string
	// Whole is the label of every cell, for the sheet's and the file's name.
	Whole string
	Place Place
	// Index is the dimension's position among the labels of its lines.
	Index int
	// Column is the sheet's column that has the labels of rows, 0 for others.
	Column int
	// Unnamed is set where no filter may name the dimension: a list's columns of
	// figures are chosen by their header alone.
	Unnamed bool
}

// Place tells where a dimension's labels are.
type Place uint8

const (
	OnRows Place = iota
	OnColumns
	OnWhole
)

// Line is a row or a column of a table with its labels.
type Line struct {
	Number int
	Labels []Label
	// Only is the single column that a row has a figure in, 0 for all.
	Only int
	// Bare marks the rows after the last one that has a value: rows waiting to
	// be filled in, or footnotes.
	Bare bool
}

// Table is a sheet as a layout sees it.
type Table struct {
	Source     *programme.Source
	Sheet      *xlsx.Sheet
	File       string
	Dimensions []Dimension
	Rows       []Line
	Columns    []Line
	// HeaderTop and HeaderBottom are the header's rows, 0 without one.
	HeaderTop, HeaderBottom int
	// Observations is set where each row is an observation and each of its columns
	// may hold its figure as well as a label.
	Observations bool

	marks *xlsx.Marks
	// englishRows has for each column that was asked for the row of a number that
	// only English writes, 0 without one.
	englishRows map[int]int
	// pointedRows has the same of a number with a point before its decimals.
	pointedRows map[int]int
	// stub is the sheet's column of each label of a row, where a stub has them.
	stub []int
	// known are the labels of dimensions that were asked for.
	known map[Dimension][]Label
	// What describing a table asks for again and again.
	figures *[]int
	times   *[]Dimension
}

// Dimension finds a dimension by name or alias, then without regard to case.
func (t *Table) Dimension(name string) (Dimension, bool) {
	name = xlsx.Normalise(name)
	for _, same := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return s != "" && xlsx.Fold(s) == xlsx.Fold(name) },
	} {
		for _, d := range t.Dimensions {
			if same(d.Name) && !d.Unnamed {
				return d, true
			}
		}
		for _, d := range t.Dimensions {
			if same(d.Alias) && !d.Unnamed {
				return d, true
			}
		}
	}
	return Dimension{}, false
}

// Names are the names that a filter may use.
func (t *Table) Names() []string {
	var names []string
	for _, d := range t.Dimensions {
		if !d.Unnamed {
			names = append(names, d.Name)
		}
	}
	return names
}

// ColumnNames are the names of the dimensions that stand in columns of their own.
func (t *Table) ColumnNames() []string {
	var names []string
	for _, d := range t.Dimensions {
		if d.Column > 0 {
			names = append(names, d.Name)
		}
	}
	return names
}

// Same tells whether a name that the programme uses means the dimension.
func (t *Table) Same(d Dimension, name string) bool {
	if name == "" {
		return false
	}
	o, ok := t.Dimension(name)
	return ok && o.Name == d.Name && o.Index == d.Index && o.Place == d.Place
}

// Labels are the labels of a dimension in order of appearance.
func (t *Table) Labels(d Dimension) []Label {
	if d.Place == OnWhole {
		return []Label{{Text: d.Whole}}
	}
	if all, ok := t.known[d]; ok {
		return all
	}
	lines := t.Rows
	if d.Place == OnColumns {
		lines = t.Columns
	}
	seen := map[Label]bool{}
	var all []Label
	for _, l := range lines {
		if v := l.Labels[d.Index]; !seen[v] {
			seen[v] = true
			all = append(all, v)
		}
	}
	if t.known == nil {
		t.known = map[Dimension][]Label{}
	}
	t.known[d] = all
	return all
}

// Twice are the dimensions that share a name that the programme uses, where no
// letter of a column tells them apart: the second column of a list with the
// header of an earlier one.
func (t *Table) Twice(name string) []Dimension {
	d, ok := t.Dimension(name)
	if !ok || d.Name != xlsx.Normalise(name) && xlsx.Fold(d.Name) != xlsx.Fold(name) {
		return nil
	}
	var same []Dimension
	for _, o := range t.Dimensions {
		if o.Name == d.Name && !o.Unnamed {
			same = append(same, o)
		}
	}
	if len(same) < 2 {
		return nil
	}
	return same
}

// PlaceOf is the first cell that has a label of a dimension; ok is false where the
// table does not know the place.
func (t *Table) PlaceOf(d Dimension, text string) (at xlsx.Position, ok bool) {
	switch d.Place {
	case OnRows:
		for _, l := range t.Rows {
			if l.Labels[d.Index].Text == text && d.Column > 0 {
				return xlsx.Position{Row: l.Number, Column: d.Column}, true
			}
		}
	case OnColumns:
		for _, l := range t.Columns {
			if l.Labels[d.Index].Text == text && t.HeaderTop > 0 {
				return xlsx.Position{Row: t.HeaderTop + d.Index, Column: l.Number}, true
			}
		}
	}
	return xlsx.Position{Row: 1, Column: 1}, false
}

// LabelAt is the label of the cell at a row line and a column line.
func (t *Table) LabelAt(d Dimension, row, column int) Label {
	switch d.Place {
	case OnRows:
		return t.Rows[row].Labels[d.Index]
	case OnColumns:
		return t.Columns[column].Labels[d.Index]
	}
	return Label{Text: d.Whole}
}

// ReadNumber reads a cell's number by the symbols that the source declares.
func (t *Table) ReadNumber(c xlsx.Cell) xlsx.Reading {
	if t.marks == nil {
		t.marks = &xlsx.Marks{Missing: xlsx.NormaliseAll(t.Source.Missing), Zero: xlsx.NormaliseAll(t.Source.Zero)}
	}
	return t.Sheet.ReadNumber(c, *t.marks)
}

// addWhole adds the dimensions that every layout has, unless the sheet itself
// has ones of these names.
func (t *Table) addWhole() {
	for _, d := range []Dimension{
		{Name: programme.SheetDimension, Whole: xlsx.Normalise(t.Sheet.Name), Place: OnWhole},
		{Name: programme.FileDimension, Whole: xlsx.Normalise(path.Base(t.File)), Place: OnWhole},
	} {
		if !slices.ContainsFunc(t.Dimensions, func(o Dimension) bool { return o.Name == d.Name && !o.Unnamed }) {
			t.Dimensions = append(t.Dimensions, d)
		}
	}
}

// markBare marks the last rows that have no value in any of the columns.
func (t *Table) markBare() {
	for i := len(t.Rows) - 1; i >= 0; i-- {
		cells := t.Sheet.Row(t.Rows[i].Number)
		if slices.ContainsFunc(cells, func(c xlsx.Cell) bool { return t.hasColumn(c.Column) }) {
			return
		}
		t.Rows[i].Bare = true
	}
}

func (t *Table) hasColumn(n int) bool {
	_, ok := slices.BinarySearchFunc(t.Columns, n, func(l Line, n int) int { return l.Number - n })
	return ok
}

// Reader makes tables of a source's sheets.
type Reader struct {
	Source *programme.Source
	// Wanted are the column names that mappings use, by which a header row is
	// found that moved.
	Wanted []string
	Log    *faults.Log
}

// fault reports a problem of the sheet, at a cell or of the sheet as a whole.
func (r *Reader) fault(severity problem.Severity, s *xlsx.Sheet, cell, fact, hint string) {
	r.Log.Sheet(nil, severity, s, cell, fact, hint)
}

// Read reads a sheet by the source's layout; nil after a fault was reported.
func (r *Reader) Read(s *xlsx.Sheet) *Table {
	t := &Table{Source: r.Source, Sheet: s, File: s.Book().Name}
	ok := false
	switch r.Source.Layout {
	case programme.PxWeb:
		ok = r.readPxWeb(t)
	case programme.Table:
		ok = r.readCrossTable(t)
	case programme.Long:
		ok = r.readList(t)
	}
	if !ok {
		return nil
	}
	t.addWhole()
	r.warnOfStruck(t)
	return t
}

// mostStruck is how many struck-out labels of a sheet are told one by one.
const mostStruck = 10

// warnOfStruck warns of labels of which some is struck out: what is left is what
// counts. Figures are told when they are read.
func (r *Reader) warnOfStruck(t *Table) {
	told := 0
	for _, at := range t.Sheet.Struck() {
		header := at.Row >= t.HeaderTop && at.Row <= t.HeaderBottom
		below := len(t.Rows) > 0 && at.Row > t.HeaderBottom && at.Row <= t.Rows[len(t.Rows)-1].Number
		if !header && (!below || !t.Observations && t.hasColumn(at.Column)) {
			continue
		}
		if told++; told > mostStruck {
			return
		}
		label := t.Sheet.LabelOf(t.Sheet.At(at.Row, at.Column))
		fact := "solussa on yliviivattua tekstiä, joka jätettiin pois; nimikkeeksi luettiin " + problem.Quote(label)
		if inner, all := xlsx.UnmarkStruck(label); all {
			fact = "solun teksti " + problem.Quote(inner) + " on yliviivattu, joten sitä ei käytetä nimikkeenä"
		}
		r.fault(problem.Warning, t.Sheet, at.String(), fact, "poista yliviivattu teksti, jos se ei enää päde, tai poista yliviivaus")
	}
}

// warnOfMore warns of rows with numbers under the blank row that ended the table.
func (r *Reader) warnOfMore(t *Table, end, labelColumn int) {
	for row := range t.Sheet.RowsAfter(end) {
		hasLabel, numbers := false, 0
		for _, c := range row.Cells {
			hasLabel = hasLabel || c.Column == labelColumn
			if xlsx.IsFigure(c) && t.hasColumn(c.Column) {
				numbers++
			}
		}
		// Footers seldom have a number, and never in most of the columns.
		if hasLabel && numbers > 0 && numbers*2 >= len(t.Columns) {
			r.fault(problem.Warning, t.Sheet, xlsx.Position{Row: row.Number, Column: labelColumn}.String(),
				"taulukko päättyy tyhjään riviin "+strconv.Itoa(end)+", mutta sen alla on vielä rivejä, joilla on lukuja; niitä ei lueta",
				"poista tyhjä rivi, jos rivit kuuluvat taulukkoon, tai siirrä ne toiselle välilehdelle")
			return
		}
	}
}
