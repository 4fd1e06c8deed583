package exports

import (
	"path/filepath"
	"slices"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// Description is what a workbook looks like to the reader.
type Description struct {
	// File is the path as it was given, with /; SHA256 is in lower-case hexadecimal.
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	// Updated is the export's own time of the last update, as written; may be empty.
	Updated string `json:"updated"`
	// Sheets are in the workbook's order, hidden ones and charts too.
	Sheets []SheetDescription `json:"sheets"`
	// More is how many matching cells the last Find left out.
	More int `json:"more,omitempty"`

	book    *xlsx.Workbook
	guesses map[*xlsx.Sheet]*guess
}

// SheetDescription is one sheet.
type SheetDescription struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
	// Chart is a sheet that is a chart and has no cells.
	Chart bool `json:"chart"`
	// Area is the range that holds something, like "A1:E8102"; empty for an empty sheet.
	Area string `json:"area"`
	// Layout is "pxweb", "taulukko" or "pitkä"; empty where no table was seen.
	Layout string `json:"layout"`
	Title  string `json:"title"`
	// HeaderRows are the first and the last header row, empty without a header;
	// DataRows the first and the last row of the table.
	HeaderRows []int `json:"header_rows"`
	DataRows   []int `json:"data_rows"`
	// Dimensions are those of the table, rows first.
	Dimensions []DimensionDescription `json:"dimensions"`
	// From and To are the first and the last period: "2021M01", "2023M12".
	From string `json:"from"`
	To   string `json:"to"`
	// Numbers, Blanks and Formulas count the table's value cells.
	Numbers  int `json:"numbers"`
	Blanks   int `json:"blanks"`
	Formulas int `json:"formulas_without_value"`
	// Texts are the texts among the numbers, the most usual first.
	Texts []TextCount `json:"texts"`
	// Updated and Footer are what stands under the table.
	Updated string   `json:"updated"`
	Footer  []string `json:"footer"`
}

// DimensionDescription is one dimension of a sheet's table.
type DimensionDescription struct {
	Name string `json:"name"`
	// Place is "rivit" or "sarakkeet", and "luvut" for a list's column of numbers.
	Place string `json:"place"`
	// Count is how many different labels there are; First and Last are some of them.
	Count int      `json:"count"`
	First []string `json:"first"`
	Last  []string `json:"last"`
	// Codes is set where the labels have codes beside them.
	Codes bool `json:"codes"`
	// Time is set where every label is a year or another period.
	Time bool `json:"time"`
}

// TextCount is a text that stands among numbers.
type TextCount struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
	// Cell is the first one.
	Cell string `json:"cell"`
}

// How much of a dimension's labels and of a sheet's texts and footer is shown.
const (
	shownLabels = 4
	shownTexts  = 10
	shownFooter = 30
)

// Describe analyses a workbook for a person who is about to write a mapping. A
// file that can't be read gives a nil description and the problem.
func Describe(path string) (*Description, problem.List) {
	name := filepath.ToSlash(path)
	book, fault := xlsx.Open(path, name)
	if fault != nil {
		return nil, problem.List{*fault}
	}
	d := &Description{File: name, SHA256: book.SHA256, Sheets: []SheetDescription{}, book: book, guesses: map[*xlsx.Sheet]*guess{}}
	var problems problem.List
	for _, s := range book.Sheets {
		if fault := s.Load(); fault != nil {
			problems.Add(*fault)
			continue
		}
		d.Sheets = append(d.Sheets, d.describeSheet(s))
	}
	d.Updated = book.Updated(true)
	return d, problems
}

func (d *Description) describeSheet(s *xlsx.Sheet) SheetDescription {
	out := SheetDescription{Name: s.Name, Hidden: s.Hidden, Chart: s.IsChart(),
		HeaderRows: []int{}, DataRows: []int{}, Dimensions: []DimensionDescription{}, Texts: []TextCount{}, Footer: []string{}}
	if s.Empty() {
		return out
	}
	left := s.Rows()[0].Cells[0].Column
	for _, row := range s.Rows() {
		left = min(left, row.Cells[0].Column)
	}
	out.Area = xlsx.Position{Row: s.Rows()[0].Number, Column: left}.String() + ":" + xlsx.Position{Row: s.LastRow(), Column: s.Width(0, s.LastRow())}.String()
	out.Updated = s.Updated()
	g := guessLayout(s)
	d.guesses[s] = g
	if g == nil {
		return out
	}
	t, ok := tableOf(s, g.source)
	if !ok || len(t.rows) == 0 {
		d.guesses[s] = nil
		return out
	}
	g.table = t
	out.Layout, out.Title = string(g.source.Layout), g.title
	if t.headerBottom >= t.headerTop {
		out.HeaderRows = []int{t.headerTop, t.headerBottom}
	}
	last := len(t.rows) - 1
	for last > 0 && t.rows[last].bare {
		last--
	}
	out.DataRows = []int{t.rows[0].number, t.rows[last].number}
	for _, dim := range t.dims {
		if dim.place == onWhole {
			continue
		}
		// A blank column without a header is no dimension.
		if described := describeDimension(t, dim); described.Count > 0 || dim.alias != "" {
			out.Dimensions = append(out.Dimensions, described)
		}
	}
	out.From, out.To = timeSpan(t)
	countCells(t, &out)
	for _, row := range s.Rows() {
		if row.Number > t.rows[last].number && len(out.Footer) < shownFooter {
			var texts []string
			words := false
			for _, c := range row.Cells {
				texts = append(texts, s.LabelOf(c))
				words = words || c.Kind == xlsx.Text && !isAmount(s.LabelOf(c))
			}
			// Numbers alone and the headers over them are somebody's reckoning, not a
			// footnote.
			if words && (len(texts) < 3 || len(texts)*2 <= len(t.columns)) {
				out.Footer = append(out.Footer, strings.Join(texts, " "))
			}
		}
	}
	return out
}

func describeDimension(t *table, dim dimension) DimensionDescription {
	out := DimensionDescription{Name: dim.name, Place: "rivit", First: []string{}, Last: []string{}}
	switch {
	case dim.place == onColumns:
		out.Place = "sarakkeet"
	case t.source.Layout == programme.Long && slices.Contains(numericColumns(t), dim.index+1):
		out.Place = "luvut"
	}
	var labels []string
	for _, v := range t.filled(dim) {
		labels = append(labels, v.text)
		out.Codes = out.Codes || v.code != ""
	}
	out.Count = len(labels)
	out.First = append(out.First, labels[:min(shownLabels, len(labels))]...)
	if rest := labels[min(shownLabels, len(labels)):]; len(rest) > 0 {
		out.Last = append(out.Last, rest[max(0, len(rest)-2):]...)
	}
	out.Time = isTimeDimension(t, dim)
	return out
}

// filled are a dimension's labels but blank ones and those of bare rows.
func (t *table) filled(dim dimension) []label {
	shown := *t
	shown.rows = slices.DeleteFunc(slices.Clone(t.rows), func(l line) bool { return l.bare })
	return slices.DeleteFunc(shown.values(dim), func(l label) bool { return l.text == "" })
}

// timeDimensions are those of which every label is a period.
func (t *table) timeDimensions() []dimension {
	if t.times == nil {
		times := []dimension{}
		for _, dim := range t.dims {
			if isTimeDimension(t, dim) {
				times = append(times, dim)
			}
		}
		t.times = &times
	}
	return *t.times
}

// isTimeDimension tells whether all labels but those of bare rows are periods.
func isTimeDimension(t *table, dim dimension) bool {
	if dim.place == onWhole {
		return false
	}
	lines := t.rows
	if dim.place == onColumns {
		lines = t.columns
	}
	known := map[string]bool{}
	found := false
	for _, l := range lines {
		text := l.labels[dim.index].text
		if l.bare || text == "" || known[text] {
			continue
		}
		known[text] = true
		found = true
		if _, ok := xlsx.ParsePeriod(text); !ok {
			return false
		}
	}
	// In a list the value columns are dimensions too, and small figures may
	// look like years there.
	if found && t.source.Layout == programme.Long && dim.index > 0 {
		return strings.Contains(" vuosi year år kuukausi month månad aika päivä pvm date time ", " "+xlsx.Fold(dim.name)+" ") || !allYears(mapKeys(known))
	}
	return found
}

func mapKeys(m map[string]bool) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// timeSpan is the first and the last period of the first dimension of time.
func timeSpan(t *table) (from, to string) {
	for _, dim := range t.timeDimensions() {
		var first, last xlsx.Period
		for _, v := range t.values(dim) {
			p, ok := xlsx.ParsePeriod(v.text)
			if !ok || p.Year == 0 {
				continue
			}
			p.Day = 0
			if first.Year == 0 || p.Year < first.Year || p.Year == first.Year && p.Part < first.Part {
				first = p
			}
			if p.Year > last.Year || p.Year == last.Year && p.Part > last.Part {
				last = p
			}
		}
		if first.Year != 0 {
			return first.String(), last.String()
		}
	}
	return "", ""
}

// countCells counts what the table's value cells hold.
func countCells(t *table, out *SheetDescription) {
	counts := map[string]*TextCount{}
	var order []*TextCount
	count := func(at xlsx.Position) {
		c := t.sheet.At(at.Row, at.Column)
		switch {
		case c.Kind == xlsx.Blank:
			out.Blanks++
		case c.Kind == xlsx.Unsettled:
			out.Formulas++
		case c.Kind == xlsx.Number || c.Kind == xlsx.Text && isAmount(xlsx.Normalise(c.Raw)):
			out.Numbers++
		default:
			text := t.sheet.LabelOf(c)
			if counts[text] == nil {
				counts[text] = &TextCount{Text: text, Cell: at.String()}
				order = append(order, counts[text])
			}
			counts[text].Count++
		}
	}
	var numeric []int
	if t.source.Layout == programme.Long {
		numeric = numericColumns(t)
	}
	for _, row := range t.rows {
		if row.bare {
			continue
		}
		for _, c := range t.columns {
			count(xlsx.Position{Row: row.number, Column: c.number})
		}
		for _, c := range numeric {
			count(xlsx.Position{Row: row.number, Column: c})
		}
	}
	slices.SortStableFunc(order, func(a, b *TextCount) int { return b.Count - a.Count })
	for _, c := range order[:min(len(order), shownTexts)] {
		out.Texts = append(out.Texts, *c)
	}
}

// numericColumns are a list's columns in which numbers are more usual than
// texts, but for those of time.
func numericColumns(t *table) []int {
	if t.figures != nil {
		return *t.figures
	}
	columns := []int{}
	t.figures = &columns
	for _, dim := range t.dims {
		if dim.place != onRows || isTimeDimension(t, dim) {
			continue
		}
		numbers, texts := 0, 0
		for _, row := range t.rows {
			c := t.sheet.At(row.number, dim.index+1)
			switch {
			case c.Kind == xlsx.Number || c.Kind == xlsx.Text && isAmount(xlsx.Normalise(c.Raw)):
				numbers++
			case c.Kind != xlsx.Blank:
				texts++
			}
		}
		if numbers > texts {
			columns = append(columns, dim.index+1)
		}
	}
	return columns
}

func quiet(problem.Severity, *xlsx.Sheet, string, string, string) {}
