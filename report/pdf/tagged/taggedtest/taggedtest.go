// Package taggedtest looks into tagged PDF files for the tests of packages that write them. The checker itself is internal
// to package tagged, so that no program comes to depend on it.
package taggedtest

import (
	"tolokku/report/pdf/tagged/internal/pdfcheck"
)

// Check returns everything that is wrong with a file's structure, nil if nothing is.
func Check(pdf []byte) []error { return pdfcheck.Check(pdf) }

// Text returns a file's text in the order in which a screen reader goes through it, a line for each element.
func Text(pdf []byte) (string, error) { return pdfcheck.Text(pdf) }

// Overlaps returns the places where one text is painted over another.
func Overlaps(pdf []byte) []error { return pdfcheck.Overlaps(pdf) }

// Pages returns the number of pages, 0 for an unreadable file.
func Pages(pdf []byte) int { return pdfcheck.Pages(pdf) }
