package exports

import (
	"math/big"
	"path"
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
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
	// without indentation; empty where none was found.
	Source  string `json:"source_yaml"`
	Mapping string `json:"mapping_yaml"`
	// Figure is what the mapping gives when it is run; nil without a mapping.
	Figure *Figure `json:"figure"`
	// Note says what to check in the block; may be empty.
	Note string `json:"note"`
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

// mostFound is how many cells one search shows.
const mostFound = 20

// Find lists the cells that show a number ("4 207", "5,1") or a label. The year
// goes into the mappings of cells of which the workbook tells no year; 0 leaves
// it to the workbook's last update. More than twenty cells are cut short, and
// d.More says how many were left out.
func (d *Description) Find(text string, year int) []Found {
	d.More = 0
	if year == 0 {
		if at := xlsx.ComparableTime(d.Updated); len(at) >= 4 {
			year, _ = strconv.Atoi(at[:4])
		}
	}
	if year == 0 {
		if y, ok := xlsx.YearWithin(path.Base(d.File)); ok {
			year = y
		}
	}
	hits := d.search(text)
	found, empty := []Found{}, []Found{}
	for i, h := range hits {
		if len(found) == mostFound {
			d.More = len(hits) - i
			break
		}
		f := d.explain(h, year)
		if h.isNumber && f.Kind == "nimike" && f.Value == "" {
			// A year that labels no figure is worth showing only where no other does.
			empty = append(empty, f)
			continue
		}
		found = append(found, f)
	}
	if len(found) == 0 {
		found = empty[:min(len(empty), mostFound)]
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

// search finds the cells in the order of sheets, visible ones first, and rows:
// those that are the same as the text, else those that come close — a number
// that rounds to it, a label that holds it.
func (d *Description) search(text string) []hit {
	wanted, isNumber, _ := xlsx.TextNumber(text)
	decimals := 0
	if _, after, ok := strings.Cut(strings.ReplaceAll(xlsx.Normalise(text), ",", "."), "."); ok {
		decimals = len(strings.TrimRight(after, "% "))
	}
	if isNumber && decimals > 0 {
		// Nobody sees more digits than Excel shows.
		if f, _ := wanted.Float64(); f != 0 {
			wanted, _ = xlsx.StoredNumber(strconv.FormatFloat(f, 'g', -1, 64))
		}
	}
	folded := xlsx.Fold(text)
	if folded == "" {
		return nil
	}
	var same, close []hit
	for _, hidden := range []bool{false, true} {
		for _, s := range d.book.Sheets {
			if s.Hidden != hidden {
				continue
			}
			for _, row := range s.Rows() {
				for _, c := range row.Cells {
					h := hit{s, xlsx.Position{Row: row.Number, Column: c.Column}, false}
					if value := s.ReadNumber(c, xlsx.Marks{}).Value; value != nil {
						h.isNumber = true
						if isNumber && value.Cmp(wanted) == 0 {
							same = append(same, h)
						} else if isNumber && value.FloatString(decimals) == wanted.FloatString(decimals) {
							close = append(close, h)
						}
						continue
					}
					switch l := xlsx.Fold(s.LabelOf(c)); {
					case l == folded:
						same = append(same, h)
					case strings.Contains(l, folded):
						close = append(close, h)
					}
				}
			}
		}
	}
	if len(same) > 0 {
		return withoutSameLabels(same)
	}
	return withoutSameLabels(close)
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

// explain tells a hit's labels and makes its mapping.
func (d *Description) explain(h hit, year int) Found {
	f := Found{Sheet: h.sheet.Name, Hidden: h.sheet.Hidden, Cell: h.at.String(), Kind: "nimike", Shown: h.sheet.Label(h.at.Row, h.at.Column),
		Rows: []FoundLabel{}, Columns: []FoundLabel{}}
	if h.isNumber {
		f.Kind, f.Value = "luku", f.Cell
	}
	own := 0
	if g := d.guesses[h.sheet]; g != nil && g.table != nil {
		p, inTable := g.table.pickAt(h.at)
		labels := !inTable && g.table.isLabel(h.at)
		if labels {
			f.Kind, f.Value = "nimike", ""
			p, inTable = g.table.pickFor(h.at)
		}
		if inTable {
			f.Value = p.position().String()
			f.Rows, f.Columns = p.labels()
			if d.suggestByLabels(&f, g, p, year) {
				return f
			}
			h.at, h.isNumber = p.position(), true
			own = p.latest().Year
		} else if labels {
			// A year is no figure, even where nothing stands beside it.
			f.Note = "nimikkeen rivillä tai sarakkeessa ei ole lukua"
			return f
		}
	}
	if h.isNumber {
		d.suggestCell(&f, h, own, year)
	}
	if f.Mapping == "" && f.Note == "" {
		f.Note = "nimikkeen vieressä ei ole taulukkoa, josta luvun voisi ottaa; etsi luku, niin näet, miten sen saa"
	}
	return f
}

// labels are a cell's labels along the rows and the columns; the figures beside
// it in a list are none.
func (p pick) labels() (rows, columns []FoundLabel) {
	rows, columns = []FoundLabel{}, []FoundLabel{}
	for _, dim := range p.t.dims {
		l := FoundLabel{dim.name, p.t.labelAt(dim, p.row, p.column).text}
		switch {
		case dim.place == onColumns:
			columns = append(columns, l)
		case dim.place != onRows:
		case p.t.source.Layout != programme.Long:
			rows = append(rows, l)
		case dim.index+1 == p.columnNumber:
			columns = append(columns, FoundLabel{programme.ColumnDimension, dim.name})
		case l.Label != "" && !slices.Contains(numericColumns(p.t), dim.index+1):
			rows = append(rows, l)
		}
	}
	return rows, columns
}

// pickAt is the table's value cell at a place.
func (t *table) pickAt(at xlsx.Position) (pick, bool) {
	row := slices.IndexFunc(t.rows, func(l line) bool { return l.number == at.Row })
	if row < 0 {
		return pick{}, false
	}
	if t.source.Layout == programme.Long {
		if slices.Contains(numericColumns(t), at.Column) {
			return pick{t: t, row: row, columnNumber: at.Column}, true
		}
		return pick{}, false
	}
	column := slices.IndexFunc(t.columns, func(l line) bool { return l.number == at.Column })
	return pick{t: t, row: row, column: max(column, 0), columnNumber: at.Column}, column >= 0
}

// isLabel tells whether a cell labels rows or columns of the table.
func (t *table) isLabel(at xlsx.Position) bool {
	if at.Row >= t.headerTop && at.Row <= t.headerBottom {
		return true
	}
	row := slices.IndexFunc(t.rows, func(l line) bool { return l.number == at.Row })
	if row < 0 {
		return false
	}
	wanted := t.sheet.Label(at.Row, at.Column)
	return slices.ContainsFunc(t.rows[row].labels, func(l label) bool { return l.text == wanted })
}

// pickFor is a value cell that a label belongs to: the latest of its row, its
// column or its span. A period belongs to its own row or column alone, for the
// same year stands beside everything else too.
func (t *table) pickFor(at xlsx.Position) (pick, bool) {
	wanted := t.sheet.Label(at.Row, at.Column)
	_, isPeriod := xlsx.ParsePeriod(wanted)
	inHeader := at.Row >= t.headerTop && at.Row <= t.headerBottom
	columns := []int{}
	for _, c := range t.columns {
		columns = append(columns, c.number)
	}
	if t.source.Layout == programme.Long {
		columns = numericColumns(t)
	}
	end := t.blockEnd(at)
	var best pick
	var bestAt xlsx.Period
	found := false
	for i, row := range t.rows {
		if !inHeader && (isPeriod && (row.number < at.Row || row.number > end) || !slices.ContainsFunc(row.labels, func(l label) bool { return l.text == wanted })) {
			continue
		}
		for j, c := range columns {
			p := pick{t: t, row: i, column: j, columnNumber: c}
			if t.source.Layout == programme.Long {
				p.column = 0
			}
			if inHeader && (!p.underHeader(at, wanted) || isPeriod && !p.inSpan(at)) || t.sheet.ReadNumber(p.cell(), xlsx.Marks{}).Value == nil {
				continue
			}
			if at := p.latest(); !found || at.Year > bestAt.Year || at.Year == bestAt.Year && at.Part > bestAt.Part {
				best, bestAt, found = p, at, true
			}
		}
	}
	return best, found
}

// blockEnd is the last row that a label in a column of row labels holds for: the
// cells below it that are blank take it too.
func (t *table) blockEnd(at xlsx.Position) int {
	end := at.Row
	for _, row := range t.rows {
		if row.number <= at.Row {
			continue
		}
		if t.sheet.At(row.number, at.Column).Kind != xlsx.Blank {
			break
		}
		end = row.number
	}
	return end
}

// inSpan tells whether a header cell stands over the pick: in its column, or to
// the left of it with only blank cells between.
func (p pick) inSpan(at xlsx.Position) bool {
	for c := p.columnNumber; c > at.Column; c-- {
		if p.t.sheet.At(at.Row, c).Kind != xlsx.Blank {
			return false
		}
	}
	return p.columnNumber >= at.Column
}

func (p pick) underHeader(at xlsx.Position, wanted string) bool {
	if p.t.source.Layout == programme.Long {
		return p.columnNumber == at.Column
	}
	return slices.ContainsFunc(p.t.columns[p.column].labels, func(l label) bool { return l.text == wanted })
}

// latest is the finest period among the labels of a cell.
func (p pick) latest() xlsx.Period {
	var at xlsx.Period
	for _, dim := range p.t.timeDimensions() {
		if own, ok := xlsx.ParsePeriod(p.t.labelAt(dim, p.row, p.column).text); ok {
			if own.Year != 0 {
				at.Year = own.Year
			}
			at.Part = max(at.Part, own.Part)
		}
	}
	return at
}

// run reads one mapping and returns the value that holds the cell, nil when none
// does; clean is set where no cell of any year was a problem.
func (d *Description) run(source *programme.Source, m *programme.Mapping, cell xlsx.Position) (value *programme.Value, clean bool) {
	m.Source = source
	if m.Where == nil {
		m.Where = []programme.Filter{}
	}
	metric := &programme.Mittari{ID: "mittari", Mapping: m}
	row := &programme.Toimenpide{Mittarit: []*programme.Mittari{metric}}
	p := &programme.Programme{Sources: []*programme.Source{source}, Themes: []*programme.Theme{{Lupaukset: []*programme.Lupaus{{Tavoitteet: []*programme.Tavoite{{Toimenpiteet: []*programme.Toimenpide{row}}}}}}}}
	l := newLoader(p, "", 0)
	l.books[path.Clean(d.File)] = d.book
	l.wanted = wantedColumns(p)
	l.metric = metric
	values := l.values(m, nil)
	l.reportCellFaults()
	clean = !l.problems.HasErrors()
	for _, v := range values {
		if v.Number == nil || v.Year == 0 {
			continue
		}
		for _, o := range v.Origins {
			if slices.ContainsFunc(o.Cells, func(r string) bool { return inRange(cell, r) }) {
				return &v, clean
			}
		}
	}
	return nil, clean
}

func inRange(cell xlsx.Position, reference string) bool {
	if a, ok := xlsx.ParseArea(reference); ok {
		return cell.Row >= a.Top && cell.Row <= a.Bottom && cell.Column >= a.Left && cell.Column <= a.Right
	}
	p, ok := xlsx.ParsePosition(reference)
	return ok && p == cell
}

func figureOf(v *programme.Value) *Figure {
	f := &Figure{Year: v.Year, Text: finnish(v.Number), Periods: v.Periods, Required: v.Required, Cells: []string{}}
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
