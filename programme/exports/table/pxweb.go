package table

import (
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// Frame is where the parts of a statistics agency's sheet are.
type Frame struct {
	Title string
	// The heading rows are Top … Bottom; Bottom < Top without any.
	Top, Bottom int
	// Stub is how many columns label the rows.
	Stub int
	// Named is set where the heading's last row names the stub columns.
	Named bool
	// Data is the first row with numbers, End the last.
	Data, End int
}

// FindFrame finds the parts of a sheet: an optional title in column A, heading
// rows that leave the stub columns blank, then a row for each combination of
// the stub's values, ended by a blank row. declared are the dimensions' names
// where they were given.
func FindFrame(s *xlsx.Sheet, declared []string) (Frame, bool) {
	f := Frame{}
	var first xlsx.Row
	for row := range s.Rows() {
		if row.Cells[len(row.Cells)-1].Column > 1 {
			first = row
			break
		}
		if f.Title == "" {
			f.Title = s.LabelOf(row.Cells[0])
		}
	}
	if first.Number == 0 {
		return f, false
	}
	f.Top = first.Number
	if start := first.Cells[0].Column; start > 1 {
		f.Stub = start - 1
		f.Bottom = f.Top - 1
		for row := range s.RowsAfter(f.Top - 1) {
			if row.Number != f.Bottom+1 {
				break
			}
			if c := row.Cells[0].Column; c <= f.Stub {
				// The first heading row's label may stand over a later column
				// only when rows below it start earlier.
				break
			}
			f.Bottom = row.Number
		}
		f.Data = f.Bottom + 1
		if !s.Has(f.Data) {
			// One blank row between heading and data is let pass.
			f.Data++
		}
	} else {
		f.Named = namesColumns(s, f.Top, declared)
		if f.Named {
			f.Bottom, f.Data = f.Top, f.Top+1
		} else {
			f.Bottom, f.Data = f.Top-1, f.Top
		}
		f.Stub = leadingLabels(s, f.Data)
		if n := len(declared) - 1; f.Named && n >= 1 && n < len(s.Row(f.Top)) && xlsx.NormaliseAll(declared)[n-1] == s.Label(f.Top, n) {
			f.Stub = n
		} else if !f.Named && len(declared) > 0 {
			f.Stub = len(declared)
		}
	}
	f.End = f.Data - 1
	for n := f.Data; ; n++ {
		if !s.Has(n) || s.Label(n, f.Stub) == "" {
			break
		}
		f.End = n
	}
	return f, f.End >= f.Data && f.Stub >= 1
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
		if c.Kind == xlsx.Number || c.Kind == xlsx.Text && (xlsx.IsSymbol(xlsx.Normalise(c.Raw)) || xlsx.IsAmount(xlsx.Normalise(c.Raw))) {
			return max(c.Column-1, 1)
		}
	}
	return max(len(s.Row(n))-1, 1)
}

func (r *Reader) readPxWeb(t *Table) bool {
	s := t.Sheet
	f, ok := FindFrame(s, r.Source.Dimensions)
	if !ok {
		r.fault(problem.Error, s, "", "välilehdeltä ei löydy tilastotaulukkoa: otsikkorivejä ja niiden alta rivejä, joilla on lukuja",
			"tarkista lähteen välilehti ja muoto; tolokku inspect näyttää, miltä välilehti näyttää")
		return false
	}
	t.HeaderTop, t.HeaderBottom = f.Top, f.Bottom
	width := s.Width(max(f.Top, 1), f.End)
	count := f.End - f.Data + 1
	labels := make([]Label, count*f.Stub)
	t.Rows = make([]Line, count)
	for i := range t.Rows {
		t.Rows[i] = Line{Number: f.Data + i, Labels: labels[i*f.Stub : (i+1)*f.Stub : (i+1)*f.Stub]}
	}
	for c := 0; c < f.Stub; c++ {
		last := ""
		for i := range t.Rows {
			if own := s.Label(t.Rows[i].Number, c+1); own != "" {
				last = own
			}
			t.Rows[i].Labels[c].Text = last
		}
	}
	for c := range f.Stub {
		t.stub = append(t.stub, c+1)
	}
	r.dropBlankStub(t, f)
	var numbers []int
	for c := f.Stub + 1; c <= width; c++ {
		numbers = append(numbers, c)
	}
	t.Columns = headedColumns(s, f.Top, f.Bottom, numbers)
	if !r.namePxWeb(t, f) {
		return false
	}
	t.markBare()
	r.warnOfMore(t, f.End+1, f.Stub)
	return true
}

// dropBlankStub leaves out the stub's columns that hold nothing: a column that
// somebody emptied is no dimension. Where names are declared for all the
// columns they are kept, as also where the header names them.
func (r *Reader) dropBlankStub(t *Table, f Frame) {
	filled := FilledStub(t.Sheet, f)
	if f.Named || len(filled) == f.Stub || len(r.Source.Dimensions) == f.Stub+f.Bottom-f.Top+1 {
		return
	}
	for i := range t.Rows {
		var labels []Label
		for _, c := range filled {
			labels = append(labels, t.Rows[i].Labels[c-1])
		}
		t.Rows[i].Labels = labels
	}
	t.stub = filled
}

// FilledStub are the stub's columns that hold something.
func FilledStub(s *xlsx.Sheet, f Frame) []int {
	var filled []int
	for c := 1; c <= f.Stub; c++ {
		for n := f.Data; n <= f.End; n++ {
			if s.Label(n, c) != "" {
				filled = append(filled, c)
				break
			}
		}
	}
	return filled
}

// namePxWeb gives the dimensions their names, and joins columns of codes with
// the columns of texts after them.
func (r *Reader) namePxWeb(t *Table, f Frame) bool {
	depth := f.Bottom - f.Top + 1
	if f.Named {
		return r.nameByHeader(t, f)
	}
	names, fact := pxWebNames(t, f, r.Source.Dimensions)
	if fact != "" {
		hint := "anna lähteelle ulottuvuuksien nimet järjestyksessä, esimerkiksi ulottuvuudet: [Alue, Kuukausi, Tiedot]"
		if len(r.Source.Dimensions) > 0 {
			hint = "korjaa lähteen ulottuvuudet: ensin rivien sarakkeet vasemmalta, sitten otsikkorivit ylhäältä"
		}
		r.fault(problem.Error, t.Sheet, "", fact, hint)
		return false
	}
	stubNames := names[:len(names)-depth]
	if extra := len(t.Rows[0].Labels) - len(stubNames); extra > 0 {
		joinCodes(t, extra)
	}
	for i, name := range stubNames {
		t.Dimensions = append(t.Dimensions, Dimension{Name: name, Place: OnRows, Index: i, Column: t.stub[i]})
	}
	for i := range depth {
		t.Dimensions = append(t.Dimensions, Dimension{Name: names[len(stubNames)+i], Place: OnColumns, Index: i})
	}
	return true
}

// nameByHeader is for a heading row that names the stub columns itself.
func (r *Reader) nameByHeader(t *Table, f Frame) bool {
	heading := programme.ColumnDimension
	if n := len(r.Source.Dimensions); n == f.Stub+1 {
		heading = xlsx.Normalise(r.Source.Dimensions[n-1])
	}
	for i := range f.Stub {
		name := t.Sheet.Label(f.Top, i+1)
		if len(r.Source.Dimensions) > i {
			name = xlsx.Normalise(r.Source.Dimensions[i])
		}
		if name == "" {
			name = xlsx.ColumnName(i + 1)
		}
		t.Dimensions = append(t.Dimensions, Dimension{Name: name, Alias: xlsx.ColumnName(i + 1), Place: OnRows, Index: i, Column: i + 1})
	}
	t.Dimensions = append(t.Dimensions, Dimension{Name: heading, Place: OnColumns})
	return true
}

// pxWebNames returns the dimensions' names, stub first: the declared ones, or
// those that the title tells. The fact is set where they don't fit the sheet.
func pxWebNames(t *Table, f Frame, declared []string) (names []string, fact string) {
	depth := f.Bottom - f.Top + 1
	stub := len(t.Rows[0].Labels)
	count := stub + depth
	fits := func(names []string) bool {
		extra := count - len(names)
		return extra == 0 || extra > 0 && len(names) > depth && codeColumns(t, extra) != nil
	}
	if len(declared) > 0 {
		if names = xlsx.NormaliseAll(declared); fits(names) {
			return names, ""
		}
		return nil, "lähteessä on " + strconv.Itoa(len(declared)) + " ulottuvuutta, mutta välilehdellä on " + frameText(stub, depth)
	}
	candidates := titleNames(f.Title)
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

// codeColumns picks the stub columns that hold the codes of the column after
// them; nil when there are not that many.
func codeColumns(t *Table, extra int) []int {
	if len(t.Rows) == 0 {
		return nil
	}
	var picked []int
	stub := len(t.Rows[0].Labels)
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
func isCodeColumn(t *Table, c int) bool {
	texts := map[string]string{}
	for _, row := range t.Rows {
		code, name := row.Labels[c].Text, row.Labels[c+1].Text
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

func joinCodes(t *Table, extra int) {
	picked := codeColumns(t, extra)
	var stub []int
	for c, column := range t.stub {
		if !slices.Contains(picked, c) {
			stub = append(stub, column)
		}
	}
	t.stub = stub
	for i := range t.Rows {
		var labels []Label
		next := 0
		for c, l := range t.Rows[i].Labels {
			if next < len(picked) && picked[next] == c {
				next++
				continue
			}
			if next > 0 && picked[next-1] == c-1 {
				l.Code = t.Rows[i].Labels[c-1].Text
			}
			labels = append(labels, l)
		}
		t.Rows[i].Labels = labels
	}
}
