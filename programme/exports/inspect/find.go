package inspect

import (
	"math/big"
	"path"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/values"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
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

// hit is a cell that a search found.
type hit struct {
	sheet    *xlsx.Sheet
	at       xlsx.Position
	isNumber bool
}

// query is what a search looks for: a number, rounded to its decimals, or a label.
type query struct {
	number   *big.Rat // nil for a label
	decimals int
	label    string // folded
}

func queryOf(text string) query {
	q := query{label: xlsx.Fold(text)}
	number, ok, _ := xlsx.TextNumber(text)
	if !ok {
		return q
	}
	q.number = number
	if _, after, ok := strings.Cut(strings.ReplaceAll(xlsx.Normalise(text), ",", "."), "."); ok {
		q.decimals = len(strings.TrimRight(after, "% "))
	}
	if f, _ := number.Float64(); q.decimals > 0 && f != 0 {
		// Nobody sees more digits than Excel shows.
		q.number, _ = xlsx.StoredNumber(strconv.FormatFloat(f, 'g', -1, 64))
	}
	return q
}

// fit is how well a cell answers a query.
type fit int

const (
	misses fit = iota
	// isClose is a number that rounds to the one searched for, a label that holds it.
	isClose
	isSame
)

// fits tells how well a cell answers the query, and whether it holds a number.
func (q query) fits(s *xlsx.Sheet, c xlsx.Cell) (how fit, isNumber bool) {
	if value := s.ReadNumber(c, xlsx.Marks{}).Value; value != nil {
		switch {
		case q.number == nil:
			return misses, true
		case value.Cmp(q.number) == 0:
			return isSame, true
		case value.FloatString(q.decimals) == q.number.FloatString(q.decimals):
			return isClose, true
		}
		return misses, true
	}
	switch l := xlsx.Fold(s.LabelOf(c)); {
	case l == q.label:
		return isSame, false
	case strings.Contains(l, q.label):
		return isClose, false
	}
	return misses, false
}

// search finds the cells in the order of sheets, visible ones first, and rows:
// those that are the same as the text, else those that come close.
func (d *Description) search(text string) []hit {
	q := queryOf(text)
	if q.label == "" {
		return nil
	}
	hits := map[fit][]hit{}
	look := func(s *xlsx.Sheet) {
		for row := range s.Rows() {
			for _, c := range row.Cells {
				how, isNumber := q.fits(s, c)
				if how != misses {
					hits[how] = append(hits[how], hit{s, xlsx.Position{Row: row.Number, Column: c.Column}, isNumber})
				}
			}
		}
	}
	for _, hidden := range []bool{false, true} {
		for _, s := range d.book.Sheets {
			if s.Hidden == hidden {
				look(s)
			}
		}
	}
	if len(hits[isSame]) > 0 {
		return withoutSameLabels(hits[isSame])
	}
	return withoutSameLabels(hits[isClose])
}

// withoutSameLabels leaves of a label that is repeated down a column or along a
// row only the first.
func withoutSameLabels(hits []hit) []hit {
	type along struct {
		sheet *xlsx.Sheet
		label string
		row   bool
		n     int
	}
	seen := map[along]bool{}
	var kept []hit
	for _, h := range hits {
		if !h.isNumber {
			label := h.sheet.Label(h.at.Row, h.at.Column)
			down, across := along{h.sheet, label, false, h.at.Column}, along{h.sheet, label, true, h.at.Row}
			if seen[down] || seen[across] {
				continue
			}
			seen[down], seen[across] = true, true
		}
		kept = append(kept, h)
	}
	return kept
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
	} else if h.isNumber {
		d.suggestCell(&f, h, f.year, assumed)
	}
	if f.Mapping == "" && f.Note == "" {
		f.Note = "nimikkeen vieressä ei ole taulukkoa, josta luvun voisi ottaa; etsi luku, niin näet, miten sen saa"
	}
	return f
}

// run reads one mapping and returns the value that holds the cell, nil when none
// does; clean is set where no cell of any year was a problem.
func (d *Description) run(source *programme.Source, m *programme.Mapping, cell xlsx.Position) (value *programme.Value, clean bool) {
	all, clean := d.valuesOf(source, m)
	for _, v := range all {
		for _, o := range v.Origins {
			if slices.ContainsFunc(o.Cells, func(r string) bool { return inRange(cell, r) }) {
				return &v, clean
			}
		}
	}
	return nil, clean
}

// valuesOf are the numbers that a mapping gives, each of a year.
func (d *Description) valuesOf(source *programme.Source, m *programme.Mapping) (all []programme.Value, clean bool) {
	m.Source = source
	log := faults.New(&programme.Programme{})
	in := values.Input{Log: log, Tables: func(_ *programme.Mittari, m *programme.Mapping) []*table.Table { return d.tables(m, log) }}
	for _, v := range values.Of(in, nil, m) {
		if v.Number != nil && v.Year != 0 {
			all = append(all, v)
		}
	}
	return all, !log.HasErrors()
}

// tables reads the sheets of the workbook that a mapping's source picks.
func (d *Description) tables(m *programme.Mapping, log *faults.Log) []*table.Table {
	sheets, ok := table.PickSheets(m.Source, d.book, log)
	if !ok {
		return nil
	}
	r := table.Reader{Source: m.Source, Log: log}
	var all []*table.Table
	for _, s := range sheets {
		if m.Source.Layout == programme.Cells {
			all = append(all, r.Cells(nil, s, m.Cells))
		} else if t := r.Read(s); t != nil {
			all = append(all, t)
		}
	}
	return all
}

func inRange(cell xlsx.Position, reference string) bool {
	if a, ok := xlsx.ParseArea(reference); ok {
		return cell.Row >= a.Top && cell.Row <= a.Bottom && cell.Column >= a.Left && cell.Column <= a.Right
	}
	p, ok := xlsx.ParsePosition(reference)
	return ok && p == cell
}

func figureOf(v *programme.Value) *Figure {
	f := &Figure{Year: v.Year, Text: finnish.Exact(v.Number), Periods: v.Periods, Required: v.Required, Cells: []string{}}
	f.Number = rounded(v.Number)
	for _, o := range v.Origins {
		f.Cells = append(f.Cells, o.Cells...)
		f.How = o.How
	}
	return f
}

// rounded is a number at 12 significant digits.
func rounded(r *big.Rat) float64 {
	f, _ := r.Float64()
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 12, 64), 64)
	return f
}
