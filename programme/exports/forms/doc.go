// Package forms reads the workbooks that people filled in from "tolokku
// collect": yearly values, milestone entries and comments.
package forms
