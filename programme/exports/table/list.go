package table

import (
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// A sheet's far corner makes no dimensions of the blank columns before it.
const widestList = 2000

// readList reads a sheet where each row is an observation. Each column is a
// dimension of the rows, and may be the one that has the figures.
func (r *Reader) readList(t *Table) bool {
	s := t.Sheet
	top, ok := r.locateHeader(s, r.Wanted)
	if !ok {
		return false
	}
	bottom := top + max(r.Source.Header.Depth, 1) - 1
	if r.Source.Header.None {
		top, bottom = 1, 0
	}
	t.HeaderTop, t.HeaderBottom, t.Observations = top, bottom, true
	width := s.Width(top, max(bottom, top))
	if r.Source.Header.None {
		width = s.Width(1, s.LastRow())
	}
	width = min(width, widestList)
	if width == 0 {
		r.fault(problem.Error, s, "", "otsikkorivi "+strconv.Itoa(max(top, 1))+" on tyhjä", "tarkista lähteen välilehti ja otsikkorivi")
		return false
	}
	for c := 1; c <= width; c++ {
		name := ""
		for n := bottom; n >= top && name == ""; n-- {
			name = s.Label(n, c)
		}
		d := Dimension{Name: name, Alias: xlsx.ColumnName(c), Place: OnRows, Index: c - 1, Column: c}
		if name == "" {
			d.Name, d.Alias = xlsx.ColumnName(c), ""
		}
		t.Dimensions = append(t.Dimensions, d)
		t.Columns = append(t.Columns, Line{Number: c, Labels: []Label{{Text: d.Name}}})
	}
	t.Dimensions = append(t.Dimensions, Dimension{Name: programme.ColumnDimension, Place: OnColumns, Unnamed: true})
	r.listRows(t, bottom, width)
	t.markFootnotes()
	return true
}

// listRows reads the rows under the header. Under a blank row only rows that are
// filled like observations count; the others are footnotes.
func (r *Reader) listRows(t *Table, bottom, width int) {
	s := t.Sheet
	gap := false
	for row := range s.Rows() {
		if row.Number <= bottom {
			continue
		}
		filled := 0
		for _, c := range row.Cells {
			if c.Column <= width {
				filled++
			}
		}
		gap = gap || !s.Has(row.Number-1) && row.Number-1 > bottom
		if filled == 0 {
			continue
		}
		if gap && width > 1 && filled*2 <= width {
			if filled > 1 && slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool { return xlsx.IsFigure(c) && c.Column <= width }) {
				r.fault(problem.Warning, s, xlsx.Position{Row: row.Number, Column: row.Cells[0].Column}.String(), "rivi on tyhjän rivin alla ja suurelta osin tyhjä, joten sitä ei lueta",
					"poista tyhjä rivi sen yläpuolelta, jos rivi kuuluu luetteloon")
			}
			continue
		}
		l := Line{Number: row.Number, Labels: make([]Label, width)}
		for c := range width {
			l.Labels[c].Text = s.Label(row.Number, c+1)
		}
		l.Bare = filled == 1 && width > 1 && row.Cells[0].Column == 1 && row.Cells[0].Kind == xlsx.Text
		t.Rows = append(t.Rows, l)
	}
}

// markFootnotes leaves the mark of a bare row only on the last ones: a single
// text among observations is no footnote.
func (t *Table) markFootnotes() {
	ended := true
	for i := len(t.Rows) - 1; i >= 0; i-- {
		ended = ended && t.Rows[i].Bare
		t.Rows[i].Bare = ended
	}
}
