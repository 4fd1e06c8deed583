package pdf

import (
	"tolokku/programme/assessment"
	"tolokku/report/pdf/tagged"
)

// The colours. Text has a contrast of at least 4.5:1 on white and on the tint,
// marks of charts at least 3:1 on every grey that they may stand on.
var (
	ink     = tagged.RGB(0x1A1A1A)
	grey    = tagged.RGB(0x595959) // secondary text, thin lines that matter
	tint    = tagged.RGB(0xF3F4F6) // ground of cards
	track   = tagged.RGB(0xE6E6E6) // ground of charts
	passed  = tagged.RGB(0xC9C9C9) // the planned part of a chart
	hair    = tagged.RGB(0xBFBFBF) // rules, decoration only
	white   = tagged.RGB(0xFFFFFF)
	metBlue = tagged.RGB(0x0B4F8A)
)

// colourOf is a status' colour; the icon and the word always go with it.
func colourOf(s assessment.Status) tagged.Color {
	switch s {
	case assessment.Met:
		return metBlue
	case assessment.OnTrack:
		return tagged.RGB(0x1B6E5A)
	case assessment.Behind:
		return tagged.RGB(0xB33C00)
	}
	return grey
}

// Type sizes in points.
const (
	sizeBody  = 9.5
	sizeSmall = 8.5
	sizeFine  = 8
	sizeChart = 7.5
)

// theme is the look of the whole report.
func theme() tagged.Theme {
	t := tagged.DefaultTheme()
	t.Body = tagged.Style{Size: sizeBody, Leading: 1.36, Color: ink, After: 2.2}
	t.Headings = [4]tagged.Style{
		{Size: 20, Leading: 1.2, Bold: true, Color: ink, After: 3.2},
		{Size: 13, Leading: 1.25, Bold: true, Color: ink, Before: 6, After: 2},
		{Size: 11, Leading: 1.28, Bold: true, Color: ink, Before: 5, After: 1.6},
		{Size: 10.5, Leading: 1.28, Bold: true, Color: ink, Before: 3, After: 0.6},
	}
	t.Caption = tagged.Style{Size: sizeFine, Leading: 1.3, Color: grey, After: 1}
	t.Rule = hair
	t.LinkLine = tagged.Stroke{Color: tagged.RGB(0x6089B5), Width: 0.16}
	t.ListIndent = 4.2
	t.ItemGap = 0.5
	t.CellPadX, t.CellPadY = 1.1, 1
	return t
}

var (
	fine      = tagged.Style{Size: sizeFine, Leading: 1.32, Color: grey, After: 1}
	small     = tagged.Style{Size: sizeSmall, Leading: 1.34, Color: ink, After: 1.4}
	smallGrey = tagged.Style{Size: sizeSmall, Leading: 1.34, Color: grey, After: 1.4}
)
