package forms

import (
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/values"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// The headers of a form, by which its columns are found; people fill in the
// cells under the entries.
var (
	formHeaders = []string{"Tunnus", "Mittari", "Ryhmä", "Yksikkö", "Ohje", "Edellinen arvo", "Vuosi", "Arvo", "Vastaajia", "Vaihe", "Päivä", "Kommentti", "Vastuutaho", "Syy", "Toimet", "Kuka", "Mennessä"}
	formEntries = []string{"arvo", "vastaajia", "vaihe", "päivä", "kommentti", "syy", "toimet", "kuka", "mennessä"}
)

// form is a filled-in sheet: its header's columns by text, and what its cells
// above the header say of the whole sheet.
type form struct {
	sheet   *xlsx.Sheet
	columns map[string]int
	row     int
	party   string
	year    string
	// twice are further columns with the header of an earlier one.
	twice []int
}

// asks tells whether the header has more than names of metrics, which a list of
// explanations may have too.
func (f form) asks() bool {
	return f.columns["vuosi"] > 0 || f.columns["edellinen arvo"] > 0 || slices.ContainsFunc(formEntries, func(h string) bool { return f.columns[h] > 0 })
}

// findForm finds a form's header row: the one with "Tunnus" and a year, an entry
// or last year's value, or one with so many of the form's headers that only
// "Tunnus" was changed.
func findForm(s *xlsx.Sheet) (form, bool) {
	f := form{sheet: s}
	for row := range s.Rows() {
		if row.Number > table.HeaderSearch {
			break
		}
		f.columns, f.twice = map[string]int{}, nil
		for _, c := range row.Cells {
			header := xlsx.Fold(s.LabelOf(c))
			switch {
			case !slices.ContainsFunc(formHeaders, func(h string) bool { return xlsx.Fold(h) == header }):
			case f.columns[header] > 0:
				f.twice = append(f.twice, c.Column)
			default:
				f.columns[header] = c.Column
			}
		}
		if f.columns["tunnus"] > 0 && f.asks() || len(f.columns) > 3 && f.columns["edellinen arvo"] > 0 {
			f.row = row.Number
			return f, true
		}
		for i, c := range row.Cells {
			if i+1 >= len(row.Cells) {
				break
			}
			switch strings.TrimSuffix(xlsx.Fold(s.LabelOf(c)), ":") {
			case "vastuutaho":
				f.party = s.LabelOf(row.Cells[i+1])
			case "vuosi":
				f.year = s.LabelOf(row.Cells[i+1])
			}
		}
	}
	return form{}, false
}

// firstHeader is the header row's first cell.
func (f form) firstHeader() xlsx.Position {
	return xlsx.Position{Row: f.row, Column: f.sheet.Row(f.row)[0].Column}
}

// headerHint tells which of the row's other headers may be the missing one.
func (f form) headerHint(header string) string {
	var texts []string
	cells := map[string]string{}
	for _, c := range f.sheet.Row(f.row) {
		if text := f.sheet.LabelOf(c); !slices.ContainsFunc(formHeaders, func(h string) bool { return xlsx.Fold(h) == xlsx.Fold(text) }) {
			texts = append(texts, text)
			cells[text] = xlsx.Position{Row: f.row, Column: c.Column}.String()
		}
	}
	near := problem.Nearest(header, texts, 1)
	if len(near) == 0 && len(texts) == 1 {
		near = texts
	}
	switch {
	case len(near) > 0:
		return "tarkoittaako solun " + cells[near[0]] + " otsikko " + problem.Quote(near[0]) + " sitä? palauta solun tekstiksi " + header
	case len(texts) > 0:
		return "palauta otsikko " + header + " sen sarakkeen ylle, jossa tiedot ovat; rivillä on tuntemattomat otsikot " + problem.QuoteList(texts, 4)
	}
	return "kirjoita otsikko " + header + " sen sarakkeen ylle, jossa tiedot ovat"
}

// at is a form's cell by its column's header; ok is false for an absent column.
func (f form) at(row int, header string) (xlsx.Position, bool) {
	c := f.columns[header]
	return xlsx.Position{Row: row, Column: max(c, 1)}, c > 0
}

func (f form) label(row int, header string) string {
	p, ok := f.at(row, header)
	if !ok {
		return ""
	}
	return f.sheet.Label(p.Row, p.Column)
}

// cell is a form's cell by its column's header, blank for an absent column.
func (f form) cell(row int, header string) xlsx.Cell {
	p, ok := f.at(row, header)
	if !ok {
		return xlsx.Cell{}
	}
	return f.sheet.At(p.Row, p.Column)
}

// name is the place of a row's cell, or its column's header where it has none.
func (f form) name(row int, header string) string {
	if p, ok := f.at(row, header); ok {
		return "soluun " + p.String()
	}
	i := slices.IndexFunc(formHeaders, func(h string) bool { return xlsx.Fold(h) == header })
	return "sarakkeeseen " + formHeaders[max(i, 0)]
}

// said are the columns in which a form explains its metrics.
func (f form) said() values.Said {
	return values.Said{Cause: f.columns["syy"], Action: f.columns["toimet"], Who: f.columns["kuka"], Due: f.columns["mennessä"]}
}

// filled tells whether anything was entered on a row.
func (f form) filled(row int) bool {
	return slices.ContainsFunc(formEntries, func(header string) bool { return f.cell(row, header).Kind != xlsx.Blank })
}

func (f form) yearText(row int) string {
	if f.columns["vuosi"] == 0 {
		return f.year
	}
	return f.label(row, "vuosi")
}

func (f form) yearOf(row int) (int, bool) {
	y, ok := xlsx.ParsePeriod(f.yearText(row))
	return y.Year, ok && y.Span == xlsx.Year
}

// isPlaceholder tells whether a cell that is not to be filled in holds nothing
// or the dash with which people strike it out.
func (f form) isPlaceholder(row int, header string) bool {
	switch f.cell(row, header).Kind {
	case xlsx.Blank:
		return true
	case xlsx.Unsettled:
		return false
	}
	switch f.label(row, header) {
	case "-", "–", "—", "\u2212":
		return true
	}
	return false
}

func (f form) content(row int, header string) string {
	if f.cell(row, header).Kind == xlsx.Unsettled {
		return "kaava"
	}
	return problem.Quote(f.label(row, header))
}

// origin is where a value of the form came from.
func (f form) origin(cells []xlsx.Position, how string) programme.Origin {
	return values.Origin(nil, f.sheet, cells, how)
}
