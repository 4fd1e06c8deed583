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

// A Box is where a run of text is, in points from the page's lower left corner, and how large its type is.
type Box = pdfcheck.Box

// Texts returns the texts of each page in the order of painting, headers and footers too.
func Texts(pdf []byte) [][]Box { return pdfcheck.Texts(pdf) }
