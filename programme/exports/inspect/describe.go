package inspect

import (
	"path/filepath"
	"slices"
	"strings"

	"tolokku/programme/exports/table"
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
	// OtherYear is a year that the last Find's cells have instead of the one that
	// was asked for; 0 where none was left out.
	OtherYear int `json:"-"`

	book         *xlsx.Workbook
	arrangements map[*xlsx.Sheet]*arrangement
	records      map[*xlsx.Sheet]*record
	// cache are the tables that were read, by the YAML of the source.
	cache map[string]readTables
	texts map[*table.Table][]TextCount
	// searched are the texts of the last Find.
	searched []query
	// rebase gives a path as the programme file has it; nil leaves it.
	rebase func(string) string
	// taken are the keys that other sources have.
	taken map[string]bool
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
	// Comments is the programme's key kommentit for a list of comments, else empty.
	Comments string `json:"comments,omitempty"`
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
	d := &Description{File: name, SHA256: book.SHA256, Sheets: []SheetDescription{}, book: book, arrangements: map[*xlsx.Sheet]*arrangement{}, records: map[*xlsx.Sheet]*record{}, cache: map[string]readTables{}, texts: map[*table.Table][]TextCount{}}
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
	left := s.RowAt(0).Cells[0].Column
	for row := range s.Rows() {
		left = min(left, row.Cells[0].Column)
	}
	out.Area = xlsx.Position{Row: s.RowAt(0).Number, Column: left}.String() + ":" + xlsx.Position{Row: s.LastRow(), Column: s.Width(0, s.LastRow())}.String()
	out.Updated = s.Updated()
	g := arrangementOf(s)
	d.arrangements[s] = g
	if g == nil {
		if l := recordOf(s); l != nil && !s.IsChart() {
			d.records[s] = l
			l.describe(&out)
			out.Comments = strings.TrimSpace(l.commentsYAML(d.sourceFor(s, &arrangement{source: l.source()}).Key))
		}
		return out
	}
	t, ok := tableOf(s, g.source)
	if !ok || len(t.Rows) == 0 {
		d.arrangements[s] = nil
		return out
	}
	g.table = t
	out.Layout, out.Title = string(g.source.Layout), g.title
	if t.HeaderBottom >= t.HeaderTop {
		out.HeaderRows = []int{t.HeaderTop, t.HeaderBottom}
	}
	last := len(t.Rows) - 1
	for last > 0 && t.Rows[last].Bare {
		last--
	}
	out.DataRows = []int{t.Rows[0].Number, t.Rows[last].Number}
	for _, dim := range t.Dimensions {
		if dim.Place == table.OnWhole || dim.Unnamed {
			continue
		}
		// A blank column without a header is no table.Dimension.
		if described := describeDimension(t, dim); described.Count > 0 || dim.Alias != "" {
			out.Dimensions = append(out.Dimensions, described)
		}
	}
	out.From, out.To = timeSpan(t)
	countCells(t, &out)
	d.texts[t] = out.Texts
	for row := range s.Rows() {
		if row.Number > t.Rows[last].Number && len(out.Footer) < shownFooter {
			var texts []string
			words := false
			for _, c := range row.Cells {
				texts = append(texts, s.LabelOf(c))
				words = words || c.Kind == xlsx.Text && !xlsx.IsAmount(s.LabelOf(c))
			}
			// Numbers alone and the headers over them are somebody's reckoning, not a
			// footnote.
			if words && (len(texts) < 3 || len(texts)*2 <= len(t.Columns)) {
				out.Footer = append(out.Footer, strings.Join(texts, " "))
			}
		}
	}
	return out
}

func describeDimension(t *table.Table, dim table.Dimension) DimensionDescription {
	out := DimensionDescription{Name: dim.Name, Place: "rivit", First: []string{}, Last: []string{}}
	switch {
	case dim.Place == table.OnColumns:
		out.Place = "sarakkeet"
	case t.HasFigures(dim):
		out.Place = "luvut"
	}
	var labels []string
	for _, v := range t.Filled(dim) {
		labels = append(labels, v.Text)
		out.Codes = out.Codes || v.Code != ""
	}
	out.Count = len(labels)
	out.First = append(out.First, labels[:min(shownLabels, len(labels))]...)
	if rest := labels[min(shownLabels, len(labels)):]; len(rest) > 0 {
		out.Last = append(out.Last, rest[max(0, len(rest)-2):]...)
	}
	out.Time = t.IsTime(dim)
	return out
}

// timeSpan is the first and the last period of the first dimension of time.
func timeSpan(t *table.Table) (from, to string) {
	for _, dim := range t.TimeDimensions() {
		var first, last xlsx.Period
		for _, v := range t.Labels(dim) {
			p, ok := xlsx.ParsePeriod(v.Text)
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
func countCells(t *table.Table, out *SheetDescription) {
	counts := map[string]*TextCount{}
	var order []*TextCount
	count := func(at xlsx.Position) {
		c := t.Sheet.At(at.Row, at.Column)
		switch {
		case c.Kind == xlsx.Blank:
			out.Blanks++
		case c.Kind == xlsx.Unsettled:
			out.Formulas++
		case xlsx.IsFigure(c):
			out.Numbers++
		default:
			text := t.Sheet.LabelOf(c)
			if counts[text] == nil {
				counts[text] = &TextCount{Text: text, Cell: at.String()}
				order = append(order, counts[text])
			}
			counts[text].Count++
		}
	}
	for _, row := range t.Rows {
		if row.Bare {
			continue
		}
		for _, c := range t.FigureColumns() {
			count(xlsx.Position{Row: row.Number, Column: t.Columns[c].Number})
		}
	}
	slices.SortStableFunc(order, func(a, b *TextCount) int { return b.Count - a.Count })
	for _, c := range order[:min(len(order), shownTexts)] {
		out.Texts = append(out.Texts, *c)
	}
}
