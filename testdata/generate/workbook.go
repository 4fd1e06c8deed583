package main

import (
	"fmt"
	"os"
	"time"

	"github.com/xuri/excelize/v2"
)

// save writes the workbook with fixed properties. excelize gives the parts of
// a workbook without charts in a fixed order and with no time of their own.
func save(file *excelize.File, name string) error {
	err := file.SetDocProps(&excelize.DocProperties{
		Title:          notice,
		Creator:        "tolokku, testdata/generate",
		LastModifiedBy: "tolokku, testdata/generate",
		Created:        "2025-09-24T08:15:00Z",
		Modified:       "2025-09-24T08:15:00Z",
		Language:       "fi-FI",
	})
	if err != nil {
		return err
	}
	buf, err := file.WriteToBuffer()
	if err != nil {
		return err
	}
	return os.WriteFile(name, buf.Bytes(), 0o644)
}

// sheet writes cells and keeps the first error.
type sheet struct {
	file   *excelize.File
	name   string
	styles map[string]int
	err    error
}

// firstSheet renames the sheet that a new workbook has.
func firstSheet(file *excelize.File, name string) *sheet {
	s := &sheet{file: file, name: name, styles: map[string]int{}}
	s.keep(file.SetSheetName(file.GetSheetName(0), name))
	return s
}

// another adds a sheet to the same workbook.
func (s *sheet) another(name string) *sheet {
	next := &sheet{file: s.file, name: name, styles: s.styles, err: s.err}
	_, err := s.file.NewSheet(name)
	next.keep(err)
	return next
}

func (s *sheet) keep(err error) {
	if s.err == nil && err != nil {
		s.err = fmt.Errorf("%s: %w", s.name, err)
	}
}

// put writes a value as it is; nil leaves the cell empty.
func (s *sheet) put(row, col int, value any) { s.format(row, col, value, "") }

// number writes a true number with a number format.
func (s *sheet) number(row, col int, value any, format string) { s.format(row, col, value, format) }

// date writes a true date cell for a day like 2023-05-02.
func (s *sheet) date(row, col int, day string) {
	t, err := time.Parse(time.DateOnly, day)
	s.keep(err)
	s.format(row, col, t, "d.m.yyyy")
}

// The styles beside the number formats.
const (
	bold  = "\x00bold"
	right = "\x00right"
)

func (s *sheet) format(row, col int, value any, format string) {
	if value == nil || s.err != nil {
		return
	}
	cell, err := excelize.CoordinatesToCellName(col, row)
	s.keep(err)
	s.keep(s.file.SetCellValue(s.name, cell, value))
	// excelize gives a date a format of its own; format "" leaves it at that.
	if format == "" {
		return
	}
	style, ok := s.styles[format]
	if !ok {
		style, err = s.file.NewStyle(styleOf(format))
		s.keep(err)
		s.styles[format] = style
	}
	s.keep(s.file.SetCellStyle(s.name, cell, cell, style))
}

func styleOf(format string) *excelize.Style {
	switch format {
	case bold:
		return &excelize.Style{Font: &excelize.Font{Bold: true}}
	case right:
		return &excelize.Style{Alignment: &excelize.Alignment{Horizontal: "right"}}
	}
	return &excelize.Style{CustomNumFmt: &format}
}

// widths sets the widths of the columns from A on, in characters.
func (s *sheet) widths(widths ...float64) {
	for i, w := range widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		s.keep(s.file.SetColWidth(s.name, col, col, w))
	}
}

// freeze keeps the rows above the given one and the columns before it in sight.
func (s *sheet) freeze(row, col int) {
	cell, err := excelize.CoordinatesToCellName(col, row)
	s.keep(err)
	s.keep(s.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: col - 1, YSplit: row - 1, TopLeftCell: cell, ActivePane: "bottomRight",
	}))
}
