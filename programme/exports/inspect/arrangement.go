package inspect

import (
	"slices"
	"strconv"

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
	for _, try := range []func(*xlsx.Sheet, []string) *arrangement{guessPxWeb, guessFramed, guessHeaderless} {
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
