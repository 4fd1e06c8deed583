package tagged

import "slices"

// Table is a data table. Its header row and the group headings in force are repeated on every page (as artifacts), rows stay whole on a page unless one is
// taller than a page, and every data cell names the header cells that apply to it.
type Table struct {
	// Caption says what the table shows. CaptionStyle overrides the theme's. A table whose surroundings say so needs no
	// caption, but a Summary, which is only read out.
	Caption      []Span
	CaptionStyle Style
	Summary      string
	Columns      []Column
	// Head are the header rows, usually one; cells of it are column headers. Without one, each row needs a header.
	Head []Row
	Body []Row
	// Style of texts given as [Cell] Spans; HeadStyle that of the header rows (default: bold).
	Style, HeadStyle Style
	// HeadFill is the ground of the header row.
	HeadFill Color
	// HeadRule and RowRule are the lines below the header and below each body row. Without a colour they take the
	// theme's; a negative width draws none.
	HeadRule, RowRule Stroke
	// PadX and PadY are the room inside a cell's edges in mm; 0 takes the theme's, a negative number none.
	PadX, PadY float64
	// Loose lets the cells of a row's later lines stand right below what is above them, instead of all on one line.
	Loose bool
	// Flush aligns the text of the outer columns with the text area's edges: no padding at the left and right end.
	Flush bool
	// After is the distance below in mm; 0 takes the body style's and a bit.
	After float64
	ID    string
}

// Column is a table column. Width is fixed in mm; with 0 the column takes a share (Flex, default 1) of what is left.
//
// A row may stand on several lines: Line is the one, from 0, that the column's cells stand on. Gap is the room before the
// column in mm.
type Column struct {
	Width, Flex float64
	Align       Align
	Line        int
	Gap         float64
}

// Row is a table row.
type Row struct {
	Cells []Cell
	// Group makes the row a heading of the given level (1, 2 …) for the rows below, up to the next of the same or a
	// higher level: its one cell spans the table. It stays on a page with the row below it.
	Group int
	Fill  Color
	// Rule overrides the line below the row.
	Rule Stroke
	// ID names the row as a destination of links.
	ID string
	// KeepNext forbids a page break below the row.
	KeepNext bool
	// Decor paints decoration onto the row, below its text. Tops are the distances of the row's lines from its upper edge.
	Decor func(c *Canvas, tops []float64)
}

// Cell is a table cell: a paragraph of Spans, or Blocks.
type Cell struct {
	Spans  []Span
	Blocks []Block
	// Header makes a body cell a row header. Cells of Head rows and of Group rows are headers anyway.
	Header bool
	// ColSpan is the number of columns that the cell covers; 0 is 1.
	ColSpan int
	// Align overrides the column's where AlignSet.
	Align    Align
	AlignSet bool
	// Style is added to the table's for Spans.
	Style Style
	// Middle centres the content vertically.
	Middle bool
	Fill   Color
}

// TextCell is a cell with plain text.
func TextCell(text string) Cell { return Cell{Spans: []Span{T(text)}} }

// HeaderCell is a row header with plain text.
func HeaderCell(text string) Cell { return Cell{Spans: []Span{T(text)}, Header: true} }

// Cells makes a row of the given cells.
func Cells(cells ...Cell) Row { return Row{Cells: cells} }

// HeadRow makes a header row of plain texts.
func HeadRow(texts ...string) Row {
	var r Row
	for _, t := range texts {
		r.Cells = append(r.Cells, TextCell(t))
	}
	return r
}

// tableLayout is the state while a table is laid out.
type tableLayout struct {
	d          *Doc
	t          Table
	x, w       []float64
	lines      int // that a row stands on
	width      float64
	padX, padY float64
	colHeads   [][]*elem // per column
	groups     []*elem   // by level-1: the group headings in force
}

func (t Table) layout(d *Doc, parent *elem, w float64) []atom {
	if len(t.Columns) == 0 || len(t.Caption) == 0 && metaText(t.Summary) == "" {
		d.fail("taulukolla pitää olla sarakkeet ja kuvaus")
		return nil
	}
	for _, row := range t.Body {
		if len(t.Head) == 0 && !slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Header }) {
			d.fail("taulukolta puuttuu otsikkorivi, eikä jokaisella rivillä ole otsikkoa")
			return nil
		}
	}
	if len(t.Body) == 0 {
		return nil // A table without rows says nothing; the caller words that in a paragraph.
	}
	l := &tableLayout{d: d, t: t, width: w, colHeads: make([][]*elem, len(t.Columns))}
	l.padX, l.padY = padding(t.PadX, d.theme.CellPadX), padding(t.PadY, d.theme.CellPadY)
	l.columns(w)

	table := parent.child(roleTable)
	table.summary = metaText(t.Summary)
	captionStyle := t.CaptionStyle.over(d.theme.Caption).over(Style{Size: d.theme.Body.Size, Leading: d.theme.Body.Leading, Color: d.theme.Body.Color})
	atoms := d.lineAtoms(table.child(roleCaption), d.resolve(t.Caption, captionStyle), captionStyle, w, t.ID, true)
	if len(atoms) == 0 && len(t.Caption) > 0 {
		d.fail("taulukon kuvaus on tyhjä")
		return nil
	}
	for i := range atoms {
		atoms[i].glue = i > 0
	}

	thead, tbody := table.child(roleTHead), table.child(roleTBody)
	head := l.head(thead)
	atoms = join(atoms, head)
	var groups []atom // the rows of l.groups
	for i, row := range t.Body {
		if row.Group > 0 {
			groups = groups[:min(row.Group-1, len(groups))]
		}
		rep := repeat(head, groups)
		a := withHead(l.row(tbody, row, false), rep)
		// Neither the header nor the last row stands alone on a page.
		a.glue = a.glue || i == 0 && len(atoms) > 0 || i > 0 && i == len(t.Body)-1
		if row.Group > 0 {
			groups = append(groups[:len(groups):len(groups)], a)
		}
		atoms = join(atoms, []atom{a})
	}
	after := t.After
	if after == 0 {
		after = d.theme.Body.After + 1.5
	}
	return append(atoms, atom{h: after, space: true})
}

// withHead makes an atom, and the parts it is split into, repeat a header after a page break.
func withHead(a atom, rep *repeated) atom {
	a.head = rep
	if split := a.split; split != nil {
		a.split = func(room float64) (now, later atom, ok bool) {
			now, later, ok = split(room)
			return now, withHead(later, rep), ok
		}
	}
	return a
}

func padding(own, theme float64) float64 {
	if own == 0 {
		own = theme
	}
	return max(own, 0)
}

// head lays the header rows out; they stay together and with the first body row.
func (l *tableLayout) head(thead *elem) []atom {
	var atoms []atom
	for i, row := range l.t.Head {
		if !row.Fill.set() {
			row.Fill = l.t.HeadFill
		}
		if row.Rule.Color == 0 && row.Rule.Width == 0 {
			row.Rule = l.rule(l.t.HeadRule, 0.35)
			if i < len(l.t.Head)-1 {
				row.Rule.Width = -1
			}
		}
		a := l.row(thead, row, true)
		a.glue, a.keepNext = i > 0, true
		atoms = append(atoms, a)
	}
	return atoms
}

// repeat is what stands above a row after a page break: the header, and the group headings that the row is under.
func repeat(head, groups []atom) *repeated {
	if len(head)+len(groups) == 0 {
		return nil
	}
	all := append(append([]atom{}, head...), groups...)
	_, h := tidy(all)
	return &repeated{h: h, paint: func(d *Doc, x, y float64) { paintStack(d, all, x, y) }}
}

func (l *tableLayout) rule(s Stroke, width float64) Stroke {
	if s.Width == 0 {
		s.Width = width
	}
	s.Color = s.Color.or(l.d.theme.Rule)
	return s
}
