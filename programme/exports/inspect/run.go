package inspect

import (
	"math/big"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/values"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
)

// run reads one mapping and returns the value that holds the cell, nil when none
// does; clean is set where no cell of any year was a problem.
func (d *Description) run(source *programme.Source, m *programme.Mapping, cell xlsx.Position) (value *programme.Value, clean bool) {
	all, clean := d.valuesOf(source, m)
	for _, v := range all {
		for _, o := range v.Origins {
			if slices.ContainsFunc(o.Cells, func(r string) bool { return inRange(cell, r) }) {
				return &v, clean
			}
		}
	}
	return nil, clean
}

// valuesOf are the numbers that a mapping gives, each of a year.
func (d *Description) valuesOf(source *programme.Source, m *programme.Mapping) (all []programme.Value, clean bool) {
	m.Source = source
	log := faults.New(&programme.Programme{})
	sound := true
	in := values.Input{Log: log, Tables: func(_ *programme.Mittari, m *programme.Mapping) []*table.Table {
		read := d.tables(m)
		sound = sound && read.sound
		return read.tables
	}}
	for _, v := range values.Of(in, nil, m) {
		if v.Number != nil && v.Year != 0 {
			all = append(all, v)
		}
	}
	return all, sound && !log.HasErrors()
}

// readTables are the sheets that a source picks; sound is set where reading them
// gave no problem.
type readTables struct {
	tables []*table.Table
	sound  bool
}

// tables reads the sheets of the workbook that a mapping's source picks, once for
// all mappings that read them the same way.
func (d *Description) tables(m *programme.Mapping) readTables {
	if m.Source.Layout == programme.Cells {
		return d.read(m)
	}
	key := sourceYAML(m.Source, false)
	if read, ok := d.cache[key]; ok {
		return read
	}
	d.cache[key] = d.read(m)
	return d.cache[key]
}

func (d *Description) read(m *programme.Mapping) readTables {
	log := faults.New(&programme.Programme{})
	sheets, ok := table.PickSheets(m.Source, d.book, log)
	if !ok {
		return readTables{}
	}
	r := table.Reader{Source: m.Source, Log: log}
	var all []*table.Table
	for _, s := range sheets {
		if m.Source.Layout == programme.Cells {
			all = append(all, r.Cells(nil, s, m.Cells))
		} else if t := r.Read(s); t != nil {
			all = append(all, t)
		}
	}
	return readTables{all, !log.HasErrors()}
}

func inRange(cell xlsx.Position, reference string) bool {
	if a, ok := xlsx.ParseArea(reference); ok {
		return cell.Row >= a.Top && cell.Row <= a.Bottom && cell.Column >= a.Left && cell.Column <= a.Right
	}
	p, ok := xlsx.ParsePosition(reference)
	return ok && p == cell
}

func figureOf(v *programme.Value) *Figure {
	f := &Figure{Year: v.Year, Text: finnish.Exact(v.Number), Periods: v.Periods, Required: v.Required, Cells: []string{}}
	f.Number = rounded(v.Number)
	for _, o := range v.Origins {
		f.Cells = append(f.Cells, o.Cells...)
		f.How = o.How
	}
	return f
}

// rounded is a number at 12 significant digits.
func rounded(r *big.Rat) float64 {
	f, _ := r.Float64()
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 12, 64), 64)
	return f
}
