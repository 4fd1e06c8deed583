// Package exports reads measured values out of Excel workbooks by the mappings
// of a programme, each value with the cells it came from, and describes a
// workbook to a person who is about to write such a mapping.
//
// Every layout of a sheet becomes a table: lines of labels along the rows and
// the columns, named by dimensions. Filters, periods and sums work on tables
// alone and know nothing of layouts.
//
// Messages are in Finnish, because the reader is the employment expert.
package exports
