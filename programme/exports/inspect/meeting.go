package inspect

import (
	"slices"
	"strconv"
	"strings"

	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// meeting finds the figures that all the texts belong to: as the figure itself, as
// one of its labels, or as a part of one where no label is the same. Of the
// figures that differ in their period alone only the latest is given.
func (d *Description) meeting(texts []string, year int) []hit {
	var hits []hit
	for _, s := range d.book.Sheets {
		g := d.arrangements[s]
		if g == nil || g.table == nil {
			continue
		}
		var tests []func(table.Cell) bool
		for _, text := range texts {
			tests = append(tests, belongs(g.table, queryOf(text)))
		}
		for _, c := range d.latestOf(g.table, tests, year) {
			hits = append(hits, hit{s, c.Position(), true})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return order(a.sheet.Hidden) - order(b.sheet.Hidden) })
	return hits
}

func order(hidden bool) int {
	if hidden {
		return 1
	}
	return 0
}

// latestOf are the figures that pass all tests, the latest of those that share
// all labels but the period.
func (d *Description) latestOf(t *table.Table, tests []func(table.Cell) bool, year int) []table.Cell {
	var cells []table.Cell
	index := map[string]int{}
	for i := range t.Rows {
		for _, j := range t.FigureColumns() {
			c := table.Cell{Table: t, Row: i, Column: j}
			if t.Observations && (isAnswers(t.Dimensions[j].Name) || isCode(c)) && !d.names(t.Dimensions[j].Name) {
				// How many answered stands beside what they answered, a code beside a name.
				continue
			}
			if slices.ContainsFunc(tests, func(holds func(table.Cell) bool) bool { return !holds(c) }) || t.Sheet.ReadNumber(c.Content(), xlsx.Marks{}).Value == nil {
				continue
			}
			at := latest(c)
			if year != 0 && at.Year != 0 && at.Year != year {
				d.OtherYear = at.Year
				continue
			}
			key := timelessKey(c)
			k, seen := index[key]
			if !seen {
				index[key] = len(cells)
				cells = append(cells, c)
			} else if old := latest(cells[k]); at.Year > old.Year || at.Year == old.Year && at.Part > old.Part {
				cells[k] = c
			}
		}
	}
	return cells
}

// names tells whether a text that was searched for is the name or a part of it.
func (d *Description) names(name string) bool {
	return slices.ContainsFunc(d.searched, func(q query) bool { return strings.Contains(xlsx.Fold(name), q.label) })
}

// belongs tells whether what is searched for belongs to a cell: the labels that
// are the same count, and only where the table has none of them, those that hold it.
func belongs(t *table.Table, q query) func(table.Cell) bool {
	labels := map[table.Dimension]map[string]fit{}
	best := misses
	grade := func(text string) fit {
		switch l := xlsx.Fold(text); {
		case l == q.label:
			return isSame
		case strings.Contains(l, q.label):
			return isClose
		}
		return misses
	}
	for _, dim := range t.Dimensions {
		labels[dim] = map[string]fit{}
		for _, l := range t.Labels(dim) {
			how := max(grade(l.Text), grade(l.Code))
			if t.HasFigures(dim) {
				how = misses
			}
			labels[dim][l.Text] = how
			best = max(best, how)
		}
		if t.HasFigures(dim) {
			best = max(best, grade(dim.Name))
		}
	}
	return func(c table.Cell) bool {
		if how, isNumber := q.fits(t.Sheet, c.Content()); isNumber && q.number != nil && how == isSame {
			return true
		}
		if best == misses {
			return false
		}
		return slices.ContainsFunc(t.Dimensions, func(dim table.Dimension) bool {
			if t.HasFigures(dim) {
				return dim.Index == c.Column && grade(dim.Name) == best
			}
			return labels[dim][c.In(dim).Text] == best
		})
	}
}

// timelessKey is a cell's labels but for its period.
func timelessKey(c table.Cell) string {
	time, parts := timeOf(c)
	var key strings.Builder
	for _, dim := range c.Table.Dimensions {
		if c.Table.HasFigures(dim) || time != nil && dim == *time || parts != nil && dim == *parts {
			continue
		}
		key.WriteString(c.In(dim).Text + "\x00")
	}
	if c.Table.Observations {
		key.WriteString(strconv.Itoa(c.Column))
	}
	return key.String()
}
