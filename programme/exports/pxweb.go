package exports

import (
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// frame is where the parts of a statistics agency's sheet are.
type frame struct {
	title string
	// heading rows are top … bottom; bottom < top without any.
	top, bottom int
	// stub is how many columns label the rows.
	stub int
	// named is set where the heading's last row names the stub columns.
	named bool
	// data is the first row with numbers, end the last.
	data, end int
}

// findFrame finds the parts of a sheet: an optional title in column A, heading
// rows that leave the stub columns blank, then a row for each combination of
// the stub's values, ended by a blank row. declared are the dimensions' names
// where they were given.
func findFrame(s *xlsx.Sheet, declared []string) (frame, bool) {
	f := frame{}
	first := -1
	for i, row := range s.Rows() {
		if row.Cells[len(row.Cells)-1].Column > 1 {
			first = i
			break
		}
		if f.title == "" {
			f.title = s.LabelOf(row.Cells[0])
		}
	}
	if first < 0 {
		return f, false
	}
	f.top = s.Rows()[first].Number
	if start := s.Rows()[first].Cells[0].Column; start > 1 {
		f.stub = start - 1
		f.bottom = f.top - 1
		for i := first; i < len(s.Rows()); i++ {
			row := s.Rows()[i]
			if row.Number != f.bottom+1 {
				break
			}
			if c := row.Cells[0].Column; c <= f.stub {
				// The first heading row's label may stand over a later column
				// only when rows below it start earlier.
				break
			}
			f.bottom = row.Number
		}
		f.data = f.bottom + 1
		if len(s.Row(f.data)) == 0 {
			// One blank row between heading and data is let pass.
			f.data++
		}
	} else {
		f.named = namesColumns(s, f.top, declared)
		if f.named {
			f.bottom, f.data = f.top, f.top+1
		} else {
			f.bottom, f.data = f.top-1, f.top
		}
		f.stub = leadingLabels(s, f.data)
		if n := len(declared) - 1; f.named && n >= 1 && n < len(s.Row(f.top)) && normaliseAll(declared)[n-1] == s.Label(f.top, n) {
			f.stub = n
		} else if !f.named && len(declared) > 0 {
			f.stub = len(declared)
		}
	}
	f.end = f.data - 1
	for n := f.data; ; n++ {
		cells := s.Row(n)
		if len(cells) == 0 || s.Label(n, f.stub) == "" {
			break
		}
		f.end = n
	}
	return f, f.end >= f.data && f.stub >= 1
}

// namesColumns tells whether a row that begins in column A is a header: no
// number in it but years, and a number under one of its texts.
func namesColumns(s *xlsx.Sheet, n int, declared []string) bool {
	if len(declared) > 0 && xlsx.Fold(s.Label(n, 1)) == xlsx.Fold(declared[0]) {
		return true
	}
	for _, c := range s.Row(n) {
		if c.Kind == xlsx.Number {
			if _, ok := xlsx.ParsePeriod(s.LabelOf(c)); !ok {
				return false
			}
		}
	}
	for _, c := range s.Row(n + 1) {
		if c.Kind == xlsx.Number && s.At(n, c.Column).Kind == xlsx.Text {
			return true
		}
	}
	return false
}

// leadingLabels counts the columns before a row's first number.
func leadingLabels(s *xlsx.Sheet, n int) int {
	for _, c := range s.Row(n) {
		if c.Kind == xlsx.Number || c.Kind == xlsx.Text && (xlsx.IsSymbol(xlsx.Normalise(c.Raw)) || isAmount(xlsx.Normalise(c.Raw))) {
			return max(c.Column-1, 1)
		}
	}
	return max(len(s.Row(n))-1, 1)
}

// isAmount recognises a number written as text that is no year or other period.
func isAmount(s string) bool {
	if _, ok := xlsx.ParsePeriod(s); ok {
		return false
	}
	_, ok, _ := xlsx.TextNumber(s)
	return ok
}

func normaliseAll(texts []string) []string {
	var all []string
	for _, t := range texts {
		all = append(all, xlsx.Normalise(t))
	}
	return all
}

func (r *reader) readPxWeb(t *table) bool {
	s := t.sheet
	f, ok := findFrame(s, r.source.Dimensions)
	if !ok {
		r.fault(problem.Error, s, "", "välilehdeltä ei löydy tilastotaulukkoa: otsikkorivejä ja niiden alta rivejä, joilla on lukuja",
			"tarkista lähteen välilehti ja muoto; tolokku inspect näyttää, miltä välilehti näyttää")
		return false
	}
	t.headerTop, t.headerBottom = f.top, f.bottom
	width := s.Width(max(f.top, 1), f.end)
	for n := f.data; n <= f.end; n++ {
		t.rows = append(t.rows, line{number: n, labels: make([]label, f.stub)})
	}
	for c := 0; c < f.stub; c++ {
		last := ""
		for i := range t.rows {
			if own := s.Label(t.rows[i].number, c+1); own != "" {
				last = own
			}
			t.rows[i].labels[c].text = last
		}
	}
	r.dropBlankStub(t, f)
	var numbers []int
	for c := f.stub + 1; c <= width; c++ {
		numbers = append(numbers, c)
	}
	t.columns = headedColumns(s, f.top, f.bottom, numbers)
	if !r.namePxWeb(t, f) {
		return false
	}
	t.markBare()
	r.warnOfMore(t, f.end+1, f.stub)
	return true
}

// dropBlankStub leaves out the stub's columns that hold nothing: a column that
// somebody emptied is no dimension. Where names are declared for all the
// columns they are kept, as also where the header names them.
func (r *reader) dropBlankStub(t *table, f frame) {
	filled := filledStub(t.sheet, f)
	if f.named || len(filled) == f.stub || len(r.source.Dimensions) == f.stub+f.bottom-f.top+1 {
		return
	}
	for i := range t.rows {
		var labels []label
		for _, c := range filled {
			labels = append(labels, t.rows[i].labels[c-1])
		}
		t.rows[i].labels = labels
	}
}

// filledStub are the stub's columns that hold something.
func filledStub(s *xlsx.Sheet, f frame) []int {
	var filled []int
	for c := 1; c <= f.stub; c++ {
		for n := f.data; n <= f.end; n++ {
			if s.Label(n, c) != "" {
				filled = append(filled, c)
				break
			}
		}
	}
	return filled
}

// headingLabels reads the header rows of some columns with their spans filled: a
// blank cell takes the label to its left, but no further than the label above
// it reaches. The last row is not filled, for there each column has its own.
func headingLabels(s *xlsx.Sheet, top, bottom int, columns []int) [][]string {
	var all [][]string
	for n := top; n <= bottom; n++ {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = s.Label(n, c)
			if row[i] != "" || n == bottom || i == 0 || columns[i-1] != c-1 {
				continue
			}
			if _, merged := s.Anchor(n, c); merged {
				continue
			}
			sameAbove := true
			for _, above := range all {
				sameAbove = sameAbove && above[i] == above[i-1]
			}
			if sameAbove {
				row[i] = row[i-1]
			}
		}
		all = append(all, row)
	}
	return all
}

// namePxWeb gives the dimensions their names, and joins columns of codes with
// the columns of texts after them.
func (r *reader) namePxWeb(t *table, f frame) bool {
	depth := f.bottom - f.top + 1
	if f.named {
		return r.nameByHeader(t, f)
	}
	names, fact := pxWebNames(t, f, r.source.Dimensions)
	if fact != "" {
		hint := "anna lähteelle ulottuvuuksien nimet järjestyksessä, esimerkiksi ulottuvuudet: [Alue, Kuukausi, Tiedot]"
		if len(r.source.Dimensions) > 0 {
			hint = "korjaa lähteen ulottuvuudet: ensin rivien sarakkeet vasemmalta, sitten otsikkorivit ylhäältä"
		}
		r.fault(problem.Error, t.sheet, "", fact, hint)
		return false
	}
	stubNames := names[:len(names)-depth]
	if extra := len(t.rows[0].labels) - len(stubNames); extra > 0 {
		joinCodes(t, extra)
	}
	for i, name := range stubNames {
		t.dims = append(t.dims, dimension{name: name, place: onRows, index: i})
	}
	for i := range depth {
		t.dims = append(t.dims, dimension{name: names[len(stubNames)+i], place: onColumns, index: i})
	}
	return true
}

// nameByHeader is for a heading row that names the stub columns itself.
func (r *reader) nameByHeader(t *table, f frame) bool {
	heading := programme.ColumnDimension
	if n := len(r.source.Dimensions); n == f.stub+1 {
		heading = xlsx.Normalise(r.source.Dimensions[n-1])
	}
	for i := range f.stub {
		name := t.sheet.Label(f.top, i+1)
		if len(r.source.Dimensions) > i {
			name = xlsx.Normalise(r.source.Dimensions[i])
		}
		if name == "" {
			name = columnName(i + 1)
		}
		t.dims = append(t.dims, dimension{name: name, alias: columnName(i + 1), place: onRows, index: i})
	}
	t.dims = append(t.dims, dimension{name: heading, place: onColumns})
	return true
}

func columnName(n int) string {
	return strings.TrimRight(xlsx.Position{Row: 1, Column: n}.String(), "0123456789")
}

// pxWebNames returns the dimensions' names, stub first: the declared ones, or
// those that the title tells. The fact is set where they don't fit the sheet.
func pxWebNames(t *table, f frame, declared []string) (names []string, fact string) {
	depth := f.bottom - f.top + 1
	stub := len(t.rows[0].labels)
	count := stub + depth
	fits := func(names []string) bool {
		extra := count - len(names)
		return extra == 0 || extra > 0 && len(names) > depth && codeColumns(t, extra) != nil
	}
	if len(declared) > 0 {
		if names = normaliseAll(declared); fits(names) {
			return names, ""
		}
		return nil, "lähteessä on " + strconv.Itoa(len(declared)) + " ulottuvuutta, mutta välilehdellä on " + frameText(stub, depth)
	}
	candidates := titleNames(f.title)
	for _, names := range candidates {
		if len(names) == count {
			return names, ""
		}
	}
	for _, names := range candidates {
		if fits(names) {
			return names, ""
		}
	}
	return nil, "välilehden otsikosta ei selviä, mitkä ovat taulukon ulottuvuudet; välilehdellä on " + frameText(stub, depth)
}

func frameText(stub, depth int) string {
	text := "rivien nimikkeitä " + strconv.Itoa(stub) + " sarakkeessa ja " + strconv.Itoa(depth) + " otsikkoriviä"
	if depth == 1 {
		text = "rivien nimikkeitä " + strconv.Itoa(stub) + " sarakkeessa ja yksi otsikkorivi"
	}
	return text
}

// titleMarkers part a title's contents from its dimensions, and the word
// before the last dimension, language by language.
var titleMarkers = []struct{ marker, and string }{
	{" muuttujina ", " ja "}, {" efter ", " och "}, {" by ", " and "}, {" etter ", " og "},
}

// titleNames returns the lists of dimension names that the title may mean,
// since names may hold commas and the word "ja" themselves.
func titleNames(title string) [][]string {
	var all [][]string
	title = xlsx.Normalise(title)
	for _, language := range titleMarkers {
		rest := title
		for {
			i := strings.Index(rest, language.marker)
			if i < 0 {
				break
			}
			rest = rest[i+len(language.marker):]
			list := strings.TrimRight(rest, ". ")
			var names []string
			if j := strings.LastIndex(list, language.and); j >= 0 {
				names = append(strings.Split(strings.TrimSuffix(list[:j], ","), ", "), list[j+len(language.and):])
			} else {
				names = strings.Split(list, ", ")
			}
			all = append(all, names)
			// The last name may itself have the word in it: try the earlier ones.
			for j := strings.LastIndex(list, language.and); j >= 0; j = strings.LastIndex(list[:j], language.and) {
				all = append(all, append(strings.Split(list[:j], ", "), list[j+len(language.and):]))
			}
			all = append(all, strings.Split(list, ", "))
		}
	}
	return all
}

// codeColumns picks the stub columns that hold the codes of the column after
// them; nil when there are not that many.
func codeColumns(t *table, extra int) []int {
	if len(t.rows) == 0 {
		return nil
	}
	var picked []int
	stub := len(t.rows[0].labels)
	for c := 0; c+1 < stub && len(picked) < extra; c++ {
		if isCodeColumn(t, c) {
			picked = append(picked, c)
			c++
		}
	}
	if len(picked) != extra {
		return nil
	}
	return picked
}

// isCodeColumn tells whether each label of a stub column looks like a code and
// always goes with the same text in the next column.
func isCodeColumn(t *table, c int) bool {
	texts := map[string]string{}
	for _, row := range t.rows {
		code, name := row.labels[c].text, row.labels[c+1].text
		if !xlsx.LooksLikeCode(code) {
			return false
		}
		if known, ok := texts[code]; ok && known != name {
			return false
		}
		texts[code] = name
	}
	return true
}

func joinCodes(t *table, extra int) {
	picked := codeColumns(t, extra)
	for i := range t.rows {
		var labels []label
		next := 0
		for c, l := range t.rows[i].labels {
			if next < len(picked) && picked[next] == c {
				next++
				continue
			}
			if next > 0 && picked[next-1] == c-1 {
				l.code = t.rows[i].labels[c-1].text
			}
			labels = append(labels, l)
		}
		t.rows[i].labels = labels
	}
}
