package main

// pxweb is an export as a statistics agency's PxWeb writes it: a title that
// names the dimensions, heading rows whose labels stand once per span, stub
// columns that are filled only where a block starts, footnotes below.
type pxweb struct {
	title string
	// heading are the heading's values from the outermost in.
	heading [][]string
	rows    []pxwebRow
	// footnotes stand below the data, updated and unit after them.
	footnotes     []string
	updated, unit string
	stubWidths    []float64
	columnWidth   float64
}

// pxwebRow has an empty stub where the block's label is further up.
type pxwebRow struct {
	stub   []string
	values []pxwebValue
}

// pxwebValue is a number, whole or in tenths, or a symbol.
type pxwebValue struct {
	number int
	tenths bool
	symbol string
}

func whole(n int) pxwebValue        { return pxwebValue{number: n} }
func tenths(n int) pxwebValue       { return pxwebValue{number: n, tenths: true} }
func symbol(text string) pxwebValue { return pxwebValue{symbol: text} }

func (p *pxweb) write(s *sheet) {
	s.format(1, 1, p.title, bold)
	row := 3
	stubs := len(p.rows[0].stub)
	span := len(p.rows[0].values)
	for _, labels := range p.heading {
		outer := span
		span /= len(labels)
		for col := 0; col < len(p.rows[0].values); col += span {
			s.format(row, stubs+1+col, labels[col%outer/span], bold)
		}
		row++
	}
	s.freeze(row, stubs+1)
	for _, r := range p.rows {
		for i, label := range r.stub {
			if label != "" {
				s.format(row, i+1, label, bold)
			}
		}
		for i, v := range r.values {
			switch {
			case v.symbol != "":
				s.format(row, stubs+1+i, v.symbol, right)
			case v.tenths:
				s.number(row, stubs+1+i, float64(v.number)/10, "0.0")
			default:
				s.number(row, stubs+1+i, v.number, "0")
			}
		}
		row++
	}
	row++
	for _, line := range p.footnotes {
		s.put(row, 1, line)
		row++
	}
	row++
	for _, line := range []string{"Päivitetty viimeksi:", p.updated, "", "Lähde:", notice, "", "Yksikkö:", p.unit} {
		if line != "" {
			s.put(row, 1, line)
		}
		row++
	}
	widths := append([]float64{}, p.stubWidths...)
	for range p.rows[0].values {
		widths = append(widths, p.columnWidth)
	}
	s.widths(widths...)
}
