// Package xlsx reads a workbook as sheets of cells, and a cell's text as a
// label, a number or a period. It knows nothing of programmes.
//
// A workbook stays open until Close; a sheet is read by its Load, and Rows, Row,
// At, Label and what builds on them see nothing before.
//
// A part's XML is read in one pass (scan.go, sheetread.go). Every part that is
// used is read to its end, where its checksum counts, and every row is checked
// whole; but a row is kept as compact bytes (cells.go) and made into cells when
// somebody asks for it. What takes memory or time is bounded (limits.go). What no
// program should have written is a damaged file, told by sheet and cell, so that
// no two programs can read different figures from one file.
package xlsx
