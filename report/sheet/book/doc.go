// Package book writes workbooks that print well, open alike in Excel and
// LibreOffice, and have the same bytes whenever they have the same content.
//
// It knows cells, tables and pages; what stands in them is its callers' matter.
package book
