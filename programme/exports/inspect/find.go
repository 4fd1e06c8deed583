package inspect

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// Found is a cell that shows what was searched for, with a mapping that gives it.
type Found struct {
	Sheet  string `json:"sheet"`
	Hidden bool   `json:"hidden"`
	Cell   string `json:"cell"`
	// Kind is "luku" for a number and "nimike" for a label. The mapping of a
	// label is for a number beside it, the one of Value.
	Kind string `json:"kind"`
	// Shown is the cell's content as Excel shows it without number format.
	Shown string `json:"shown"`
	// Value is the number's cell that the mapping is for.
	Value string `json:"value_cell"`
	// Rows and Columns are the labels of that cell.
	Rows    []FoundLabel `json:"rows"`
	Columns []FoundLabel `json:"columns"`
	// Source is an entry for lähteet, Mapping the metric's arvo, both YAML
	// without indentation; empty where none was found. Comments have a Source alone.
	Source  string `json:"source_yaml"`
	Mapping string `json:"mapping_yaml"`
	// Metric is the whole metric around the mapping, indented as under mittarit.
	Metric string `json:"metric_yaml"`
	// Figure is what the mapping gives when it is run; nil without a mapping and for
	// milestones.
	Figure *Figure `json:"figure"`
	// Note says what to check in the block; may be empty.
	Note string `json:"note"`

	// year is the one that the cell's labels tell, 0 for none.
	year int
}

// FoundLabel is a label of a found cell.
type FoundLabel struct {
	Dimension string `json:"dimension"`
	Label     string `json:"label"`
}

// Figure is a value that a mapping gave.
type Figure struct {
	Year int `json:"year"`
	// Number has at most 12 significant digits; Text is the same in Finnish.
	Number float64 `json:"number"`
	Text   string  `json:"text"`
	// Periods of Required have a value.
	Periods  int      `json:"periods"`
	Required int      `json:"required"`
	Cells    []string `json:"cells"`
	How      string   `json:"how"`
}

// MostFound is how many cells one search shows.
const MostFound = 20

// Find lists the cells that show all the texts: a number ("4 207", "5,1") or labels.
// The year goes into the mappings of cells of which the workbook tells no year; 0
// leaves it to the workbook's last update. Cells whose labels tell another year
// are left out, and d.OtherYear is then one of their years. More than twenty cells
// are cut short, and d.More says how many were left out.
func (d *Description) Find(texts []string, year int) []Found {
	d.More, d.OtherYear = 0, 0
	assumed := year
	if assumed == 0 {
		if at := xlsx.ComparableTime(d.Updated); len(at) >= 4 {
			assumed, _ = strconv.Atoi(at[:4])
		}
	}
	if assumed == 0 {
		if y, ok := xlsx.YearWithin(path.Base(d.File)); ok {
			assumed = y
		}
	}
	var hits []hit
	d.searched = nil
	for _, text := range texts {
		d.searched = append(d.searched, queryOf(text))
	}
	if len(texts) == 1 {
		hits = d.search(texts[0])
	} else {
		hits = d.meeting(texts, year)
	}
	found, empty := []Found{}, []Found{}
	for i, h := range hits {
		if len(found) == MostFound {
			d.More = len(hits) - i
			break
		}
		f := d.explain(h, year, assumed)
		if f.year != 0 && year != 0 && f.year != year {
			d.OtherYear = f.year
			continue
		}
		if h.isNumber && f.Kind == "nimike" && f.Value == "" {
			// A year that labels no figure is worth showing only where no other does.
			empty = append(empty, f)
			continue
		}
		found = append(found, f)
	}
	if len(found) == 0 {
		found = empty[:min(len(empty), MostFound)]
		d.More = len(empty) - len(found)
	}
	return found
}

// explain tells a hit's labels and makes its mapping. year is the one that was
// asked for, 0 for none; assumed the one for a figure of which nothing tells it.
func (d *Description) explain(h hit, year, assumed int) Found {
	f := Found{Sheet: h.sheet.Name, Hidden: h.sheet.Hidden, Cell: h.at.String(), Kind: "nimike", Shown: h.sheet.Label(h.at.Row, h.at.Column),
		Rows: []FoundLabel{}, Columns: []FoundLabel{}}
	if h.isNumber {
		f.Kind, f.Value = "luku", f.Cell
	}
	if g := d.arrangements[h.sheet]; g != nil && g.table != nil {
		c, inTable := figureAt(g.table, h.at)
		labels := !inTable && isLabel(g.table, h.at)
		if labels {
			f.Kind, f.Value = "nimike", ""
			c, inTable = figureFor(g.table, h.at, year)
			if !inTable && year != 0 {
				if other, ok := figureFor(g.table, h.at, 0); ok {
					f.year = visibleYear(other)
				}
			}
		}
		if inTable {
			f.Value = c.Position().String()
			f.Rows, f.Columns = labelsOf(c)
			f.year = visibleYear(c)
			if d.suggestByLabels(&f, g, c, assumed) {
				return f
			}
			h.at, h.isNumber = c.Position(), true
		} else if labels {
			// A year is no figure, even where nothing stands beside it.
			f.Note = "nimikkeen rivillä tai sarakkeessa ei ole lukua"
			return f
		}
	}
	if l := d.records[h.sheet]; l != nil {
		d.suggestRecord(&f, l, h.at)
	} else if beside, ok := figureBeside(h.sheet, h.at); !h.isNumber && ok {
		f.Value = beside.String()
		d.suggestCell(&f, hit{h.sheet, beside, true}, f.year, assumed)
	} else if h.isNumber {
		d.suggestCell(&f, h, f.year, assumed)
	}
	if f.Mapping == "" && f.Note == "" {
		f.Note = "nimikkeen vieressä ei ole taulukkoa, josta luvun voisi ottaa; etsi luku, niin näet, miten sen saa"
	}
	return f
}

// figureBeside is the first figure to the right of a label on its row, on a form
// that has no table.
func figureBeside(s *xlsx.Sheet, at xlsx.Position) (xlsx.Position, bool) {
	for _, c := range s.Row(at.Row) {
		if c.Column > at.Column && isSureFigure(s, c) {
			return xlsx.Position{Row: at.Row, Column: c.Column}, true
		}
	}
	return xlsx.Position{}, false
}

// labelsOf are a cell's labels along the rows and the columns; the figures beside
// it in a list are none.
func labelsOf(c table.Cell) (rows, columns []FoundLabel) {
	rows, columns = []FoundLabel{}, []FoundLabel{}
	for _, dim := range c.Table.Dimensions {
		l := FoundLabel{dim.Name, c.In(dim).Text}
		switch {
		case dim.Place == table.OnColumns:
			columns = append(columns, l)
		case dim.Place != table.OnRows || c.Table.HasFigures(dim):
		case c.Table.Observations && (l.Label == "" || dim.Index == c.Column):
		default:
			rows = append(rows, l)
		}
	}
	return rows, columns
}

// figureAt is the table's figure at a place.
func figureAt(t *table.Table, at xlsx.Position) (table.Cell, bool) {
	row := slices.IndexFunc(t.Rows, func(l table.Line) bool { return l.Number == at.Row })
	if row < 0 || len(t.Rows[row].Labels) > 0 && !slices.ContainsFunc(t.Rows[row].Labels, func(l table.Label) bool { return l.Text != "" }) {
		return table.Cell{}, false
	}
	for _, column := range t.FigureColumns() {
		if t.Columns[column].Number == at.Column {
			return table.Cell{Table: t, Row: row, Column: column}, true
		}
	}
	return table.Cell{}, false
}

// isLabel tells whether a cell labels rows or columns of the table.
func isLabel(t *table.Table, at xlsx.Position) bool {
	if at.Row >= t.HeaderTop && at.Row <= t.HeaderBottom {
		return true
	}
	row := slices.IndexFunc(t.Rows, func(l table.Line) bool { return l.Number == at.Row })
	if row < 0 {
		return false
	}
	wanted := t.Sheet.Label(at.Row, at.Column)
	return hasLabel(t.Rows[row], wanted)
}

func hasLabel(l table.Line, wanted string) bool {
	return slices.ContainsFunc(l.Labels, func(l table.Label) bool { return l.Text == wanted })
}

// figureFor is a figure that a label belongs to: the latest of its row, its column
// or its span. A period belongs to its own row or column alone, for the same year
// stands beside everything else too.
func figureFor(t *table.Table, at xlsx.Position, year int) (table.Cell, bool) {
	wanted := t.Sheet.Label(at.Row, at.Column)
	_, isPeriod := xlsx.ParsePeriod(wanted)
	inHeader := at.Row >= t.HeaderTop && at.Row <= t.HeaderBottom
	end := blockEnd(t, at)
	belongs := func(c table.Cell) bool {
		row := t.Rows[c.Row]
		if !inHeader {
			return hasLabel(row, wanted) && (!isPeriod || row.Number >= at.Row && row.Number <= end)
		}
		return hasLabel(t.Columns[c.Column], wanted) && (!isPeriod || inSpan(c, at))
	}
	var best table.Cell
	var bestAt xlsx.Period
	found := false
	for i := range t.Rows {
		for _, j := range t.FigureColumns() {
			c := table.Cell{Table: t, Row: i, Column: j}
			if !belongs(c) || isCode(c) && !inHeader || t.Sheet.ReadNumber(c.Content(), xlsx.Marks{}).Value == nil {
				continue
			}
			at := latest(c)
			if year != 0 && at.Year != 0 && at.Year != year {
				continue
			}
			if !found || at.Year > bestAt.Year || at.Year == bestAt.Year && at.Part > bestAt.Part {
				best, bestAt, found = c, at, true
			}
		}
	}
	return best, found
}

// blockEnd is the last row that a label in a column of row labels holds for: the
// cells below it that are blank take it too.
func blockEnd(t *table.Table, at xlsx.Position) int {
	end := at.Row
	for _, row := range t.Rows {
		if row.Number <= at.Row {
			continue
		}
		if t.Sheet.At(row.Number, at.Column).Kind != xlsx.Blank {
			break
		}
		end = row.Number
	}
	return end
}

// inSpan tells whether a header cell stands over the figure: in its column, or to
// the left of it with only blank cells between.
func inSpan(c table.Cell, at xlsx.Position) bool {
	column := c.Position().Column
	for n := column; n > at.Column; n-- {
		if c.Table.Sheet.At(at.Row, n).Kind != xlsx.Blank {
			return false
		}
	}
	return column >= at.Column
}

// latest is the finest period among the labels of a cell.
func latest(c table.Cell) xlsx.Period {
	var at xlsx.Period
	if isPlan(c) {
		// What is planned for a year comes after all that was measured.
		return at
	}
	time, parts := timeOf(c)
	for _, dim := range []*table.Dimension{time, parts} {
		if dim == nil {
			continue
		}
		own, _ := xlsx.ParsePeriod(c.In(*dim).Text)
		at.Year = max(at.Year, own.Year)
		at.Part = max(at.Part, own.Part)
	}
	if at.Year == 0 {
		at.Year = visibleYear(c)
	}
	return at
}

// isPlan tells whether a header says that the figure under it is no measured one.
func isPlan(c table.Cell) bool {
	return slices.ContainsFunc(c.Table.Dimensions, func(dim table.Dimension) bool {
		label := xlsx.Fold(c.In(dim).Text)
		return dim.Place == table.OnColumns && slices.ContainsFunc([]string{"tavoite", "ennuste", "suunnitelma", "budjetti", "talousarvio"}, func(word string) bool { return strings.HasPrefix(label, word) })
	})
}
