// Package formula computes the formulas that the workbook holds, so that their
// results can be stored beside them: a preview that does not compute shows
// those. It knows the part of the spreadsheets' language that the workbook
// uses; anything else is an error, never a guess.
package formula
