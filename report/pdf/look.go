package pdf

import (
	"tolokku/programme"
	"tolokku/report/pdf/tagged"
)

// The colours. Text has a contrast of at least 4.5:1 on white and on the rail, lines that mean something 3:1.
var (
	ink    = tagged.RGB(0x1A1A1A)
	grey   = tagged.RGB(0x595959) // secondary text
	middle = tagged.RGB(0x767676) // lines of charts
	faint  = tagged.RGB(0x8C8C8C) // the line above a block
	hair   = tagged.RGB(0xC8C8C8) // the lines of a table: decoration only
	rail   = tagged.RGB(0xE0E0E0) // the ground of small graphics, and a band of allowed values
	tint   = tagged.RGB(0xF2F2F2) // the ground of the command
	white  = tagged.RGB(0xFFFFFF)
)

// colourOf is a status' colour; the icon and the word always go with it.
func colourOf(s programme.Status) tagged.Color {
	switch s {
	case programme.Met:
		return tagged.RGB(0x0B4F8A)
	case programme.OnTrack:
		return tagged.RGB(0x1B6E5A)
	case programme.Behind:
		return tagged.RGB(0xB33C00)
	}
	return grey
}

// mmPerPt is the size of a typographic point.
const mmPerPt = 25.4 / 72

// set is a type of the given size in points, with lines leading mm apart.
func set(size, leading float64) tagged.Style {
	return tagged.Style{Size: size, Leading: leading / size / mmPerPt, Color: ink, Before: -1, After: -1}
}

// The type. Nothing is smaller than small.
const smallest = 8.5

var (
	titleType   = set(22, 9)
	chapterType = set(18, 8)
	verdictType = set(15, 6.5)
	valueType   = set(15, 7)
	sectionType = set(12, 5.5)
	nameType    = set(11, 5)
	bodyType    = set(10, 4.5)
	firstType   = set(9.5, 4.5) // the first lines of the table on page 1
	figureType  = set(9.5, 4.2)
	tableType   = set(9, 4.1)
	smallType   = set(smallest, 4)
	greyType    = inGrey(smallType)
)

func inGrey(s tagged.Style) tagged.Style {
	s.Color = grey
	return s
}

func inBold(s tagged.Style) tagged.Style {
	s.Bold = true
	return s
}

// after is a type with room below it, in mm; spaced is one with room above and below.
func after(s tagged.Style, below float64) tagged.Style { return spaced(s, -1, below) }

func spaced(s tagged.Style, above, below float64) tagged.Style {
	s.Before, s.After = above, below
	return s
}

// The grid, in mm.
const (
	side      = 18.0
	edge      = 19.0 // above and below the text
	textWidth = 174.0
	margin    = 38.0 // the margin column of theme pages
	mainAt    = 44.0
	mainWidth = 130.0
	labelAt   = 14.0 // the labels of a block's rows
)

// The rules.
var (
	strongRule = tagged.Stroke{Color: ink, Width: 0.7}
	headRule   = tagged.Stroke{Color: ink, Width: 0.35}
	blockRule  = tagged.Stroke{Color: faint, Width: 0.2}
	noRule     = tagged.Stroke{Width: -1}
	frame      = tagged.Stroke{Color: ink, Width: 0.25}
)

// theme is the look of the whole report.
func theme() tagged.Theme {
	t := tagged.DefaultTheme()
	t.Body = bodyType
	t.Headings[0] = inBold(titleType)
	t.Headings[1] = inBold(chapterType)
	t.Headings[2] = sectionType
	t.Headings[3] = inBold(nameType)
	t.Headings[4] = inBold(nameType)
	t.Caption = greyType
	t.Rule = hair
	// Links are told by what they say: a page, or a number of the list of sources.
	t.Link, t.LinkLine = ink, noRule
	t.ListIndent = 3.5
	t.ItemGap = 0
	t.CellPadX, t.CellPadY = 0, 0.6
	t.Whole = true
	t.MinAfterHeading = 20
	return t
}
