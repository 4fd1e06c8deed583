package inspect

import (
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// arrangement is how a sheet seems to be arranged: a source entry for it.
type arrangement struct {
	source *programme.Source
	// namesFromTitle is set where the title tells the dimensions' names.
	namesFromTitle bool
	title          string
	// table is the sheet read that way.
	table *table.Table
}

// arrangementOf finds the layout by which a sheet can be read; nil for a sheet
// without a table in it.
func arrangementOf(s *xlsx.Sheet) *arrangement {
	if s.IsChart() || s.Empty() || !table.HasNumbers(s) {
		return nil
	}
	symbols := symbolsAmongNumbers(s)
	for _, try := range []func(*xlsx.Sheet, []string) *arrangement{guessPxWeb, guessNamed, guessHeaderless} {
		if g := try(s, symbols); g != nil {
			return g
		}
	}
	return nil
}

// symbolsAmongNumbers are the texts that statistics agencies always mean as missing;
// what a dash means differs from table to table.
func symbolsAmongNumbers(s *xlsx.Sheet) []string {
	var found []string
	for row := range s.Rows() {
		for _, c := range row.Cells {
			if c.Kind != xlsx.Text {
				continue
			}
			if t := xlsx.Normalise(c.Raw); (t == "." || t == ".." || t == "..." || t == "…") && !slices.Contains(found, t) {
				found = append(found, t)
			}
		}
	}
	slices.Sort(found)
	return found
}

// guessPxWeb knows a statistics agency's sheet by the blank corner over its stub.
func guessPxWeb(s *xlsx.Sheet, symbols []string) *arrangement {
	f, ok := table.FindFrame(s, nil)
	if !ok || f.Named || !frameHasNumbers(s, f) {
		return nil
	}
	g := &arrangement{title: f.Title, source: &programme.Source{Layout: programme.PxWeb, Missing: []string{".", "..", "..."}}}
	t, told := tableOf(s, g.source)
	if t != nil && told {
		g.namesFromTitle = true
		return g
	}
	if f.Bottom < f.Top {
		return nil
	}
	depth := f.Bottom - f.Top + 1
	// A header row that names the row labels too ends a blank corner.
	if first, next := (xlsx.Row{Cells: s.Row(f.Data)}), (xlsx.Row{Cells: s.Row(f.Data + 1)}); isHeaderRow(s, first) && hasFigures(s, next) && !isHeaderRow(s, next) {
		source := &programme.Source{Layout: programme.Table, Header: programme.Header{Row: f.Top, Depth: depth + 1}, Missing: symbols}
		for _, c := range table.FilledStub(s, f) {
			if name := s.Label(f.Data, c); name != "" {
				source.RowLabels = append(source.RowLabels, name)
			} else {
				source.RowLabels = append(source.RowLabels, xlsx.ColumnName(c))
			}
		}
		return &arrangement{title: f.Title, source: source}
	}
	if filled := table.FilledStub(s, f); len(filled) == 1 && depth == 1 {
		return &arrangement{title: f.Title, source: &programme.Source{Layout: programme.Table, Header: programme.Header{Row: f.Top, Depth: 1}, RowLabels: []string{xlsx.ColumnName(filled[0])}, Missing: symbols}}
	}
	g.source.Dimensions = inventNames(s, f, depth)
	if t, told := tableOf(s, g.source); t == nil || !told {
		return nil
	}
	return g
}

func frameHasNumbers(s *xlsx.Sheet, f table.Frame) bool {
	for n := f.Data; n <= min(f.End, f.Data+200); n++ {
		for _, c := range s.Row(n) {
			if c.Column > f.Stub && (xlsx.IsFigure(c)) {
				return true
			}
		}
	}
	return false
}

// inventNames names dimensions by what their labels are.
func inventNames(s *xlsx.Sheet, f table.Frame, depth int) []string {
	var names []string
	add := func(base string) {
		name := base
		for i := 2; slices.Contains(names, name); i++ {
			name = base + " " + strconv.Itoa(i)
		}
		names = append(names, name)
	}
	of := func(labels []string, otherwise string) {
		add(nameByLabels(labels, otherwise))
	}
	for _, c := range table.FilledStub(s, f) {
		var labels []string
		for n := f.Data; n <= min(f.End, f.Data+500); n++ {
			labels = append(labels, s.Label(n, c))
		}
		of(labels, "Nimike")
	}
	for n := f.Top; n <= f.Bottom; n++ {
		var labels []string
		for _, c := range s.Row(n) {
			labels = append(labels, s.LabelOf(c))
		}
		of(labels, "Tiedot")
	}
	return names
}

func nameByLabels(labels []string, otherwise string) string {
	kind := xlsx.NoSpan
	for _, l := range labels {
		if l == "" {
			continue
		}
		p, ok := xlsx.ParsePeriod(l)
		if !ok || kind != xlsx.NoSpan && kind != p.Span {
			return otherwise
		}
		kind = p.Span
	}
	switch kind {
	case xlsx.Year:
		return "Vuosi"
	case xlsx.Month:
		return "Kuukausi"
	case xlsx.Quarter:
		return "Neljännes"
	case xlsx.Half:
		return "Puolivuosi"
	}
	return otherwise
}

// tableOf reads a sheet by a source; told is false where a problem was found.
func tableOf(s *xlsx.Sheet, source *programme.Source) (t *table.Table, told bool) {
	r := table.Reader{Source: source, Log: faults.New(&programme.Programme{})}
	t = r.Read(s)
	return t, t != nil
}

// guessNamed knows a header row that begins in column A: texts over numbers.
func guessNamed(s *xlsx.Sheet, symbols []string) *arrangement {
	for i := range min(s.Count(), 20) {
		row := s.RowAt(i)
		if len(row.Cells) < 2 || i+1 >= s.Count() || !isHeaderRow(s, row) {
			continue
		}
		below := s.RowAt(i + 1)
		if below.Number != row.Number+1 {
			continue
		}
		depth := 1
		if isHeaderRow(s, below) && i+2 < s.Count() && hasFigures(s, s.RowAt(i+2)) && !hasFigures(s, below) {
			depth, below = 2, s.RowAt(i+2)
		}
		if !hasFigures(s, below) {
			continue
		}
		title := ""
		if i > 0 {
			title = s.LabelOf(s.RowAt(0).Cells[0])
		}
		return &arrangement{title: title, source: namedSource(s, row, below, depth, symbols)}
	}
	return nil
}

// isHeaderRow accepts texts and periods, no other numbers.
func isHeaderRow(s *xlsx.Sheet, row xlsx.Row) bool {
	texts := 0
	for _, c := range row.Cells {
		l := s.LabelOf(c)
		_, isPeriod := xlsx.ParsePeriod(l)
		switch {
		case isPeriod:
		case c.Kind != xlsx.Text || xlsx.IsAmount(l):
			return false
		default:
			texts++
		}
	}
	return texts > 0
}

func hasFigures(s *xlsx.Sheet, row xlsx.Row) bool {
	for _, c := range row.Cells {
		if xlsx.IsFigure(c) {
			return true
		}
	}
	return false
}

// namedSource is a list where a column holds the periods and no header does,
// else a table.
func namedSource(s *xlsx.Sheet, header, below xlsx.Row, depth int, symbols []string) *programme.Source {
	source := &programme.Source{Layout: programme.Table, Header: programme.Header{Row: header.Number, Depth: depth}, Missing: symbols}
	periodHeader := false
	for n := header.Number; n < header.Number+depth; n++ {
		for _, c := range s.Row(n) {
			if _, ok := xlsx.ParsePeriod(s.LabelOf(c)); ok && c.Column > 1 {
				periodHeader = true
			}
		}
	}
	var labels []string
	time := false
	lastColumn := header.Cells[len(header.Cells)-1].Column
	for c := 1; c <= min(lastColumn, 60); c++ {
		column := columnLabels(s, header.Number+depth, c)
		if len(column) == 0 {
			continue
		}
		name := s.Label(header.Number+depth-1, c)
		if name == "" {
			name = xlsx.ColumnName(c)
		}
		isTime := nameByLabels(column, "") != "" && xlsx.Fold(name) != "kk"
		if isTime && xlsx.AllYears(column) && !strings.Contains("vuosi year år", xlsx.Fold(name)) && c > 1 {
			// Figures may look like years: only a first column or its name tells.
			isTime = false
		}
		isLabel := slices.ContainsFunc(column, func(l string) bool { return !xlsx.IsAmount(l) && !xlsx.IsSymbol(l) && !isTime })
		if isTime {
			time = true
		}
		if isTime || isLabel {
			labels = append(labels, name)
		}
	}
	if f, ok := table.FindFrame(s, nil); ok && f.Named && f.Top == header.Number && f.Stub > 1 && outerLabelsFilledDown(s, f) {
		return &programme.Source{Layout: programme.PxWeb, Missing: []string{".", "..", "..."}}
	}
	if time && !periodHeader && depth == 1 {
		source.Layout = programme.Long
		return source
	}
	source.RowLabels = labels
	if len(labels) == 0 {
		source.RowLabels = []string{xlsx.ColumnName(header.Cells[0].Column)}
	}
	return source
}

// outerLabelsFilledDown tells whether the first column's labels stand only where a
// block starts, as in a statistics agency's stub.
func outerLabelsFilledDown(s *xlsx.Sheet, f table.Frame) bool {
	if s.Label(f.Data, 1) == "" {
		return false
	}
	for n := f.Data + 1; n <= f.End; n++ {
		if s.Label(n, 1) == "" {
			return true
		}
	}
	return false
}

func columnLabels(s *xlsx.Sheet, from, column int) []string {
	var labels []string
	for n := from; n < from+300; n++ {
		if len(s.Row(n)) == 0 {
			break
		}
		if l := s.Label(n, column); l != "" {
			labels = append(labels, l)
		}
	}
	return labels
}

// guessHeaderless knows rows of the same kinds of cells from the first on.
func guessHeaderless(s *xlsx.Sheet, symbols []string) *arrangement {
	first := s.RowAt(0)
	if len(first.Cells) < 2 || first.Cells[0].Column != 1 || s.Count() < 2 || !hasFigures(s, first) {
		return nil
	}
	second := s.RowAt(1)
	labels := 0
	for i, c := range first.Cells {
		if i < len(second.Cells) && second.Cells[i].Column == c.Column && c.Kind == xlsx.Text && !xlsx.IsAmount(s.LabelOf(c)) {
			labels = c.Column
		}
	}
	if labels == 0 || labels == first.Cells[len(first.Cells)-1].Column {
		return nil
	}
	source := &programme.Source{Layout: programme.Table, Header: programme.Header{None: true}, Missing: symbols}
	for c := 1; c <= labels; c++ {
		source.RowLabels = append(source.RowLabels, xlsx.ColumnName(c))
	}
	return &arrangement{source: source}
}
