package exports

import (
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
)

// guess is how a sheet seems to be arranged: a source entry for it.
type guess struct {
	source *programme.Source
	// namesFromTitle is set where the title tells the dimensions' names.
	namesFromTitle bool
	title          string
	// table is the sheet read that way.
	table *table
}

// guessLayout finds the layout by which a sheet can be read; nil for a sheet
// without a table in it.
func guessLayout(s *sheet) *guess {
	if s.part == "" || s.empty() || !hasNumbers(s) {
		return nil
	}
	symbols := symbolsAmongNumbers(s)
	for _, try := range []func(*sheet, []string) *guess{guessPxWeb, guessNamed, guessHeaderless} {
		if g := try(s, symbols); g != nil {
			return g
		}
	}
	return nil
}

// symbolsAmongNumbers are the texts that statistics agencies always mean as missing;
// what a dash means differs from table to table.
func symbolsAmongNumbers(s *sheet) []string {
	var found []string
	for _, row := range s.rows {
		for _, c := range row.cells {
			if c.kind != text {
				continue
			}
			if t := normalise(c.raw); (t == "." || t == ".." || t == "..." || t == "…") && !slices.Contains(found, t) {
				found = append(found, t)
			}
		}
	}
	slices.Sort(found)
	return found
}

// guessPxWeb knows a statistics agency's sheet by the blank corner over its stub.
func guessPxWeb(s *sheet, symbols []string) *guess {
	f, ok := findFrame(s, nil)
	if !ok || f.named || !frameHasNumbers(s, f) {
		return nil
	}
	g := &guess{title: f.title, source: &programme.Source{Layout: programme.PxWeb, Missing: []string{".", "..", "..."}}}
	t, told := tableOf(s, g.source)
	if t != nil && told {
		g.namesFromTitle = true
		return g
	}
	if f.bottom < f.top {
		return nil
	}
	depth := f.bottom - f.top + 1
	// A header row that names the row labels too ends a blank corner.
	if first, next := (gridRow{cells: s.row(f.data)}), (gridRow{cells: s.row(f.data + 1)}); isHeaderRow(s, first) && hasFigures(s, next) && !isHeaderRow(s, next) {
		source := &programme.Source{Layout: programme.Table, Header: programme.Header{Row: f.top, Depth: depth + 1}, Missing: symbols}
		for _, c := range filledStub(s, f) {
			if name := s.label(f.data, c); name != "" {
				source.RowLabels = append(source.RowLabels, name)
			} else {
				source.RowLabels = append(source.RowLabels, columnName(c))
			}
		}
		return &guess{title: f.title, source: source}
	}
	if filled := filledStub(s, f); len(filled) == 1 && depth == 1 {
		return &guess{title: f.title, source: &programme.Source{Layout: programme.Table, Header: programme.Header{Row: f.top, Depth: 1}, RowLabels: []string{columnName(filled[0])}, Missing: symbols}}
	}
	g.source.Dimensions = inventNames(s, f, depth)
	if t, told := tableOf(s, g.source); t == nil || !told {
		return nil
	}
	return g
}

func frameHasNumbers(s *sheet, f frame) bool {
	for n := f.data; n <= min(f.end, f.data+200); n++ {
		for _, c := range s.row(n) {
			if c.column > f.stub && (c.kind == number || c.kind == text && isAmount(normalise(c.raw))) {
				return true
			}
		}
	}
	return false
}

// inventNames names dimensions by what their labels are.
func inventNames(s *sheet, f frame, depth int) []string {
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
	for _, c := range filledStub(s, f) {
		var labels []string
		for n := f.data; n <= min(f.end, f.data+500); n++ {
			labels = append(labels, s.label(n, c))
		}
		of(labels, "Nimike")
	}
	for n := f.top; n <= f.bottom; n++ {
		var labels []string
		for _, c := range s.row(n) {
			labels = append(labels, s.labelOf(c))
		}
		of(labels, "Tiedot")
	}
	return names
}

func nameByLabels(labels []string, otherwise string) string {
	kind := noSpan
	for _, l := range labels {
		if l == "" {
			continue
		}
		p, ok := parsePeriod(l)
		if !ok || kind != noSpan && kind != p.span {
			return otherwise
		}
		kind = p.span
	}
	switch kind {
	case year:
		return "Vuosi"
	case month:
		return "Kuukausi"
	case quarter:
		return "Neljännes"
	case half:
		return "Puolivuosi"
	}
	return otherwise
}

// tableOf reads a sheet by a source; told is false where a problem was found.
func tableOf(s *sheet, source *programme.Source) (t *table, told bool) {
	r := &reader{source: source, fault: quiet}
	t = r.table(s, s.book.name)
	return t, t != nil
}

// guessNamed knows a header row that begins in column A: texts over numbers.
func guessNamed(s *sheet, symbols []string) *guess {
	for i := range s.rows[:min(len(s.rows), 20)] {
		row := s.rows[i]
		if len(row.cells) < 2 || i+1 >= len(s.rows) || !isHeaderRow(s, row) {
			continue
		}
		below := s.rows[i+1]
		if below.number != row.number+1 {
			continue
		}
		depth := 1
		if isHeaderRow(s, below) && i+2 < len(s.rows) && hasFigures(s, s.rows[i+2]) && !hasFigures(s, below) {
			depth, below = 2, s.rows[i+2]
		}
		if !hasFigures(s, below) {
			continue
		}
		title := ""
		if i > 0 {
			title = s.labelOf(s.rows[0].cells[0])
		}
		return &guess{title: title, source: namedSource(s, row, below, depth, symbols)}
	}
	return nil
}

// isHeaderRow accepts texts and periods, no other numbers.
func isHeaderRow(s *sheet, row gridRow) bool {
	texts := 0
	for _, c := range row.cells {
		l := s.labelOf(c)
		_, isPeriod := parsePeriod(l)
		switch {
		case isPeriod:
		case c.kind != text || isAmount(l):
			return false
		default:
			texts++
		}
	}
	return texts > 0
}

func hasFigures(s *sheet, row gridRow) bool {
	for _, c := range row.cells {
		if c.kind == number || c.kind == text && isAmount(normalise(c.raw)) {
			return true
		}
	}
	return false
}

// namedSource is a list where a column holds the periods and no header does,
// else a table.
func namedSource(s *sheet, header, below gridRow, depth int, symbols []string) *programme.Source {
	source := &programme.Source{Layout: programme.Table, Header: programme.Header{Row: header.number, Depth: depth}, Missing: symbols}
	periodHeader := false
	for n := header.number; n < header.number+depth; n++ {
		for _, c := range s.row(n) {
			if _, ok := parsePeriod(s.labelOf(c)); ok && c.column > 1 {
				periodHeader = true
			}
		}
	}
	var labels []string
	time := false
	lastColumn := header.cells[len(header.cells)-1].column
	for c := 1; c <= min(lastColumn, 60); c++ {
		column := columnLabels(s, header.number+depth, c)
		if len(column) == 0 {
			continue
		}
		name := s.label(header.number+depth-1, c)
		if name == "" {
			name = columnName(c)
		}
		isTime := nameByLabels(column, "") != "" && fold(name) != "kk"
		if isTime && allYears(column) && !strings.Contains("vuosi year år", fold(name)) && c > 1 {
			// Figures may look like years: only a first column or its name tells.
			isTime = false
		}
		isLabel := slices.ContainsFunc(column, func(l string) bool { return !isAmount(l) && !isSymbol(l) && !isTime })
		if isTime {
			time = true
		}
		if isTime || isLabel {
			labels = append(labels, name)
		}
	}
	if f, ok := findFrame(s, nil); ok && f.named && f.top == header.number && f.stub > 1 && outerLabelsFilledDown(s, f) {
		return &programme.Source{Layout: programme.PxWeb, Missing: []string{".", "..", "..."}}
	}
	if time && !periodHeader && depth == 1 {
		source.Layout = programme.Long
		return source
	}
	source.RowLabels = labels
	if len(labels) == 0 {
		source.RowLabels = []string{columnName(header.cells[0].column)}
	}
	return source
}

// outerLabelsFilledDown tells whether the first column's labels stand only where a
// block starts, as in a statistics agency's stub.
func outerLabelsFilledDown(s *sheet, f frame) bool {
	if s.label(f.data, 1) == "" {
		return false
	}
	for n := f.data + 1; n <= f.end; n++ {
		if s.label(n, 1) == "" {
			return true
		}
	}
	return false
}

func columnLabels(s *sheet, from, column int) []string {
	var labels []string
	for n := from; n < from+300; n++ {
		if len(s.row(n)) == 0 {
			break
		}
		if l := s.label(n, column); l != "" {
			labels = append(labels, l)
		}
	}
	return labels
}

func allYears(labels []string) bool {
	return !slices.ContainsFunc(labels, func(l string) bool {
		p, ok := parsePeriod(l)
		return !ok || p.span != year
	})
}

// guessHeaderless knows rows of the same kinds of cells from the first on.
func guessHeaderless(s *sheet, symbols []string) *guess {
	first := s.rows[0]
	if len(first.cells) < 2 || first.cells[0].column != 1 || len(s.rows) < 2 || !hasFigures(s, first) {
		return nil
	}
	second := s.rows[1]
	labels := 0
	for i, c := range first.cells {
		if i < len(second.cells) && second.cells[i].column == c.column && c.kind == text && !isAmount(s.labelOf(c)) {
			labels = c.column
		}
	}
	if labels == 0 || labels == first.cells[len(first.cells)-1].column {
		return nil
	}
	source := &programme.Source{Layout: programme.Table, Header: programme.Header{None: true}, Missing: symbols}
	for c := 1; c <= labels; c++ {
		source.RowLabels = append(source.RowLabels, columnName(c))
	}
	return &guess{source: source}
}
