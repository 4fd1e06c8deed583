package tagged

const mmPerPt = 25.4 / 72

// A Color is an opaque RGB colour. The zero value means "not given": inherited for text, none for fills and strokes.
type Color uint32

// RGB makes a colour from 0xRRGGBB. RGB(0) is black.
func RGB(hex uint32) Color { return Color(1<<24 | hex&0xFFFFFF) }

func (c Color) set() bool { return c != 0 }

func (c Color) parts() (r, g, b int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}

func (c Color) or(other Color) Color {
	if c.set() {
		return c
	}
	return other
}

// Align places text, or a figure, in the width it is given.
type Align uint8

const (
	Left Align = iota
	Right
	Center
)

// A Style says how a paragraph looks. Zero fields take the document's body style.
type Style struct {
	// Size of the type in points.
	Size float64
	// Leading is the distance of baselines as a multiple of Size.
	Leading float64
	Color   Color
	Bold    bool
	Italic  bool
	Align   Align
	// Before and After are distances to the neighbouring blocks in mm. Before is dropped at the top of a page and of
	// a cell, After at the end of a page and of a cell. For no distance at all give a negative number.
	Before, After float64
	// Indent moves the whole paragraph to the right, in mm.
	Indent float64
}

// A Span is a stretch of text within a paragraph, or an icon in the line.
type Span struct {
	Text string
	// Size in points and Color override the paragraph's.
	Size   float64
	Color  Color
	Bold   bool
	Italic bool

	// Link is the name of a destination in the document (see the ID fields of blocks). A name that nothing bears is an
	// error of Render.
	Link string
	// URI is an address outside the document.
	URI string
	// Alt describes the link to those who do not see it; by default the linked text does.
	Alt string

	// Lang is the language of this text where it differs from the document's, e.g. "sv-FI".
	Lang string
	// Actual is read out and copied in place of the text.
	Actual string
	// Expansion is what an abbreviation stands for.
	Expansion string

	// PageOf is the name of a destination whose page number stands in place of Text, and leads to it. Its line may hold
	// text after it, but no icon.
	PageOf string
	// Frame draws a box around the text, which then stays on one line: for marks like "alustava 8/12 kk". It is decoration.
	Frame Stroke

	// NoBreak keeps the text on one line if it fits on one.
	NoBreak bool
	// NewLine starts a new line before the text. End the text before it in a space if they are words of their own.
	NewLine bool

	// Icon paints a decorative icon in front of Text, a square of IconSize mm (default: the height of a capital letter
	// and a third) whose upper left corner is the canvas' origin. It is an artifact: the words must say the same.
	Icon     func(c *Canvas)
	IconSize float64
}

// T is plain text.
func T(text string) Span { return Span{Text: text} }

// B is bold text.
func B(text string) Span { return Span{Text: text, Bold: true} }

// I is italic text.
func I(text string) Span { return Span{Text: text, Italic: true} }

// LinkTo is text that leads to a named destination in the document.
func LinkTo(dest, text string) Span { return Span{Text: text, Link: dest} }

// levels is how many levels of headings there are.
const levels = 5

// Theme holds the document's default looks. Change what [DefaultTheme] returns and hand it to [Doc.SetTheme].
type Theme struct {
	Body Style
	// Headings are H1 to H5.
	Headings [levels]Style
	Caption  Style
	// Link is the colour of links, LinkLine the line below their words, which tells them from other text without
	// colour; a negative width draws none. The lines of [Contents] are told by their dots and numbers instead.
	Link     Color
	LinkLine Stroke
	// ListIndent is the width of a list's label column in mm, ItemGap the distance between items.
	ListIndent, ItemGap float64
	// Rule is the colour of table rules.
	Rule Color
	// CellPadX and CellPadY are the room inside a table cell's edges in mm.
	CellPadX, CellPadY float64
	// Whole leaves words undivided, unless one is longer than its line; else long words are divided in narrow columns.
	Whole bool
	// MinAfterHeading is the height in mm that must follow a heading on its page, beside the first lines that do anyway.
	MinAfterHeading float64
}

// DefaultTheme returns a plain black-on-white look with text of 10 pt.
func DefaultTheme() Theme {
	ink := RGB(0x1A1A1A)
	return Theme{
		Body: Style{Size: 10, Leading: 1.35, Color: ink, After: 2.4},
		Headings: [levels]Style{
			{Size: 22, Leading: 1.2, Bold: true, Color: ink, Before: 2, After: 4},
			{Size: 15, Leading: 1.25, Bold: true, Color: ink, Before: 7, After: 2.6},
			{Size: 12, Leading: 1.3, Bold: true, Color: ink, Before: 5, After: 1.8},
			{Size: 10.5, Leading: 1.3, Bold: true, Color: ink, Before: 4, After: 1.2},
			{Size: 10, Leading: 1.3, Bold: true, Color: ink, Before: 3, After: 1},
		},
		Caption:         Style{Size: 9, Leading: 1.3, Color: RGB(0x595959), After: 1.2},
		Link:            RGB(0x0B4F8A),
		LinkLine:        Stroke{Color: RGB(0x0B4F8A), Width: 0.15},
		ListIndent:      5,
		ItemGap:         0.8,
		Rule:            RGB(0xBFBFBF),
		CellPadX:        1.2,
		CellPadY:        1.4,
		MinAfterHeading: 12,
	}
}

// over fills the zero fields of s from base.
func (s Style) over(base Style) Style {
	if s.Size == 0 {
		s.Size = base.Size
	}
	if s.Leading == 0 {
		s.Leading = base.Leading
	}
	s.Color = s.Color.or(base.Color)
	if s.Before == 0 {
		s.Before = base.Before
	}
	if s.After == 0 {
		s.After = base.After
	}
	s.Before, s.After = max(s.Before, 0), max(s.After, 0)
	s.Bold = s.Bold || base.Bold
	s.Italic = s.Italic || base.Italic
	return s
}

func faceOf(b, i bool) face {
	switch {
	case b:
		return bold // There is no bold italic among the embedded cuts; weight says more than slant.
	case i:
		return italic
	default:
		return regular
	}
}
