// Package xlsx reads a workbook as sheets of cells, and a cell's text as a
// label, a number or a period. It knows nothing of programmes.
//
// A workbook stays open until Close; a sheet is read by its Load, and Rows, Row,
// At, Label and what builds on them see nothing before.
package xlsx
