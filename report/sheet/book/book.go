package book

import (
	"bytes"
	"fmt"
	"math/big"
	"strconv"

	"github.com/xuri/excelize/v2"

	"tolokku/report/sheet/formula"
)

// Properties are what a workbook says of itself.
type Properties struct {
	Title, Subject string
	// Creator is the program that wrote the file.
	Creator string
	// Date is YYYY-MM-DD; it is the workbook's only date, so that the clock
	// never shows in its bytes.
	Date string
	// Notices stand on the top of every sheet and every printed page.
	Notices []string
	// Footer stands at the foot of every printed page, beside the page number.
	Footer string
}

// Book is a workbook that is being written. The first error is kept and
// returned by Bytes; after it the other methods do nothing.
type Book struct {
	File   *excelize.File
	about  Properties
	styles map[Style]int
	tints  map[Tint]int
	sheets []*Sheet
	// names are the cells that formulas refer to by a name.
	names map[string]formula.Cell
	err   error
}

// New begins a workbook without sheets.
func New(about Properties) *Book {
	b := &Book{File: excelize.NewFile(), about: about, styles: map[Style]int{}, tints: map[Tint]int{}, names: map[string]formula.Cell{}}
	b.keep(b.File.SetDefaultFont(fontName))
	created := about.Date + "T00:00:00Z"
	b.keep(b.File.SetDocProps(&excelize.DocProperties{
		Title: Clean(about.Title), Subject: Clean(about.Subject), Creator: Clean(about.Creator),
		LastModifiedBy: Clean(about.Creator), Created: created, Modified: created,
		Language: "fi-FI", Version: "1.0",
	}))
	b.keep(b.File.SetAppProps(&excelize.AppProperties{Application: Clean(about.Creator)}))
	full := true
	b.keep(b.File.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}))
	return b
}

func (b *Book) keep(err error) {
	if err != nil && b.err == nil {
		b.err = err
	}
}

// Err returns the first error.
func (b *Book) Err() error { return b.err }

// Keep records an error of a caller's own use of File.
func (b *Book) Keep(err error) { b.keep(err) }

// Bytes computes the formulas' results, stores them beside the formulas and
// returns the file. The same calls give the same bytes.
func (b *Book) Bytes() ([]byte, error) {
	for _, s := range b.sheets {
		s.finish()
	}
	if b.err != nil {
		return nil, b.err
	}
	known, shared := b.values(), &texts{index: map[string]int{}}
	parts := map[string]func(part []byte) ([]byte, error){}
	for i, s := range b.sheets {
		data, used, err := s.data(known, shared)
		if err != nil {
			return nil, err
		}
		parts["xl/worksheets/sheet"+itoa(i+1)+".xml"] = func(part []byte) ([]byte, error) { return insert(part, data, used) }
	}
	const sharedStrings = "xl/sharedStrings.xml"
	if shared.uses > 0 {
		// excelize writes the part where it has a text of its own.
		b.keep(b.File.SetCellStr(b.sheets[0].Name, "A1", " "))
		parts[sharedStrings] = func([]byte) ([]byte, error) { return shared.part(), nil }
	}
	archive := newArchive(b.about.Date, func(part string, content []byte) ([]byte, error) {
		if change, ok := parts[part]; ok {
			return change(content)
		}
		return content, nil
	})
	b.File.SetZipWriter(archive.writer)
	var out bytes.Buffer
	if err := b.File.Write(&out); err != nil {
		return nil, fmt.Errorf("kirjoitus työkirjaan: %w", err)
	}
	return out.Bytes(), b.err
}

// Float returns the number at the 15 significant digits that a cell holds.
func Float(r *big.Rat) float64 {
	exact, _ := r.Float64()
	short, err := strconv.ParseFloat(strconv.FormatFloat(exact, 'g', 15, 64), 64)
	if err != nil {
		return exact
	}
	return short
}

// Define gives a cell a name for formulas.
func (b *Book) Define(name, sheet, cell string) {
	column, row, err := excelize.CellNameToCoordinates(cell)
	b.keep(err)
	absolute, err := excelize.CoordinatesToCellName(column, row, true)
	b.keep(err)
	b.names[name] = formula.Cell{Sheet: sheet, Column: column, Row: row}
	b.keep(b.File.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: Quote(sheet) + "!" + absolute}))
}

// Decimals tells whether the number needs no more decimals than n.
func Decimals(r *big.Rat, n int) bool {
	rounded, ok := new(big.Rat).SetString(r.FloatString(n))
	return ok && rounded.Cmp(r) == 0
}
