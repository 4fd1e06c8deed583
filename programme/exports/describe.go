package exports

import "tolokku/programme/problem"

// Description is what a workbook looks like.
type Description struct {
	File string `json:"file"`
}

// Found is a cell that shows what was searched for.
type Found struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
}

// Describe analyses a workbook for a person who is about to write a mapping.
func Describe(path string) (*Description, problem.List) { return &Description{File: path}, nil }

// Find lists the cells that show the text.
func (d *Description) Find(text string) []Found { return nil }
