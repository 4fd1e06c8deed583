package tagged

// columns computes where columns begin and how wide they are, for each line of them.
func (l *tableLayout) columns(w float64) {
	l.x, l.w = make([]float64, len(l.t.Columns)), make([]float64, len(l.t.Columns))
	for line := 0; ; line++ {
		var of []int
		for i, c := range l.t.Columns {
			if c.Line == line {
				of = append(of, i)
			}
			l.lines = max(l.lines, c.Line+1)
		}
		l.lineColumns(of, w)
		if line+1 >= l.lines {
			return
		}
	}
}

func (l *tableLayout) lineColumns(of []int, w float64) {
	fixed, flex := 0.0, 0.0
	for _, i := range of {
		c := l.t.Columns[i]
		w -= c.Gap
		if c.Width > 0 {
			fixed += c.Width
		} else {
			flex += max(c.Flex, 0)
			if c.Flex <= 0 {
				flex++
			}
		}
	}
	scale := 1.0
	if fixed > w || flex == 0 && fixed > w-0.001 {
		scale = w / fixed
	}
	var widths []float64
	for _, i := range of {
		c := l.t.Columns[i]
		cw := c.Width * scale
		if c.Width <= 0 {
			share := c.Flex
			if share <= 0 {
				share = 1
			}
			cw = max(0, w-fixed) * share / flex
		}
		widths = append(widths, cw)
	}
	if flex > 0 || scale < 1 {
		widen(widths, w)
	}
	x := 0.0
	for k, i := range of {
		x += l.t.Columns[i].Gap
		l.x[i], l.w[i] = x, widths[k]
		x += widths[k]
	}
}

// leastColumn is the width in mm below which no column is pressed: some three letters and the padding.
const leastColumn = 9

// widen takes from wide columns what columns lack that are too narrow for any text.
func widen(widths []float64, w float64) {
	least := min(leastColumn, w/float64(len(widths)))
	lack, spare := 0.0, 0.0
	for _, cw := range widths {
		lack += max(0, least-cw)
		spare += max(0, cw-least)
	}
	if lack == 0 || spare == 0 {
		return
	}
	for i, cw := range widths {
		if cw < least {
			widths[i] = least
		} else {
			widths[i] -= (cw - least) / spare * min(lack, spare)
		}
	}
}

// cell lays a cell's content out.
func (l *tableLayout) cell(e *elem, cell Cell, col int, w float64, head bool) []atom {
	d := l.d
	align := l.t.Columns[col].Align
	if cell.AlignSet {
		align = cell.Align
	}
	style := cell.Style.over(l.t.Style)
	if head {
		style = cell.Style.over(l.t.HeadStyle).over(Style{Size: l.t.Style.Size, Leading: l.t.Style.Leading, Bold: true})
	}
	style.Align, style.Before, style.After = align, -1, -1
	blocks := cell.Blocks
	if len(cell.Spans) > 0 {
		para := Paragraph{Spans: cell.Spans, Style: style}
		if len(blocks) == 0 {
			// A lone paragraph is the cell's own content: one element less for each cell.
			atoms, _ := tidy(para.into(d, e, w))
			return atoms
		}
		blocks = append([]Block{para}, blocks...)
	}
	blocks = append([]Block{}, blocks...)
	for i, b := range blocks {
		// Blocks follow the column's alignment unless they have one.
		switch b := b.(type) {
		case Paragraph:
			if b.Style.Align == Left {
				b.Style.Align = align
			}
			if b.Style.Size == 0 {
				b.Style.Size = style.Size
			}
			blocks[i] = b
		case Figure:
			if b.Align == Left {
				b.Align = align
			}
			blocks[i] = b
		}
	}
	if len(blocks) == 1 {
		if para, ok := blocks[0].(Paragraph); ok && para.Role == "" {
			atoms, _ := tidy(para.into(d, e, w))
			return atoms
		}
	}
	atoms, _ := tidy(d.layout(e, w, blocks))
	return atoms
}
