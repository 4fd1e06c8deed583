// Package sheet lays a report out as a workbook that shows its reasoning: every
// status is computed once more by formulas that a reader can follow and change.
package sheet
