package book

import "github.com/xuri/excelize/v2"

// fontName is known to Excel everywhere, and LibreOffice has one of the same
// widths.
const fontName = "Arial"

// The colours of the statuses as text; each has at least 4.5:1 on its tint.
const (
	Blue  = "0B4F8A"
	Green = "1B6E5A"
	Rust  = "B33C00"
	Grey  = "595959"
	Black = "1A1A1A"

	PaleBlue  = "E4EEF7"
	PaleGreen = "E3F2EE"
	PaleRust  = "FCEBE2"
	PaleGrey  = "F0F0F0"
	// PaleYellow is the ground of cells that a person may change.
	PaleYellow = "FFF6D6"
)

// Style is how a cell looks. The zero Style is a plain cell of a table.
type Style struct {
	// Format is the number format as Excel writes it; empty for a text.
	Format string
	// Size is in points, 0 for a table's own.
	Size float64
	// Color and Fill are RRGGBB; empty for black on no ground.
	Color, Fill  string
	Bold, Italic bool
	// Right aligns to the right, Centre to the middle.
	Right, Centre bool
	// Bare cells have no border, Nowrap cells stay on one line.
	Bare, Nowrap bool
	// Link is underlined.
	Link bool
	// literal keeps a text a text also when it is typed or pasted anew.
	literal bool
	// number is never wrapped: LibreOffice forgets the room beside some numbers that may be.
	number bool
}

const tableSize = 9

func (s Style) size() float64 {
	if s.Size == 0 {
		return tableSize
	}
	return s.Size
}

func (b *Book) style(s Style) int {
	if id, ok := b.styles[s]; ok {
		return id
	}
	color := s.Color
	if color == "" {
		color = Black
	}
	full := &excelize.Style{
		Font: &excelize.Font{Family: fontName, Size: s.size(), Bold: s.Bold, Italic: s.Italic, Color: color},
		Alignment: &excelize.Alignment{
			Vertical: "top", WrapText: !s.Nowrap && !s.number, Horizontal: "left",
		},
	}
	if s.Right {
		// Without room the number would touch the text of the next column.
		full.Alignment.Horizontal, full.Alignment.Indent = "right", 1
	}
	if s.Centre {
		full.Alignment.Horizontal = "center"
	}
	if s.Link {
		full.Font.Underline = "single"
	}
	if s.Fill != "" {
		full.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.Fill}}
	}
	if !s.Bare {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			full.Border = append(full.Border, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
		}
	}
	if s.Format != "" {
		full.CustomNumFmt = &s.Format
	}
	id, err := b.File.NewStyle(full)
	b.keep(err)
	if s.literal && err == nil {
		id = b.literal(id)
	}
	b.styles[s] = id
	return id
}

// literal returns a style like the one given with Excel's own mark for a text
// that begins like a formula.
func (b *Book) literal(like int) int {
	on := true
	formats := b.File.Styles.CellXfs
	copied := formats.Xf[like]
	copied.QuotePrefix = &on
	formats.Xf = append(formats.Xf, copied)
	formats.Count = len(formats.Xf)
	return formats.Count - 1
}

// Tint colours the cells of a range that hold a word.
type Tint struct{ Word, Color, Fill string }

func (b *Book) tint(t Tint) int {
	if id, ok := b.tints[t]; ok {
		return id
	}
	id, err := b.File.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: t.Color, Bold: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{t.Fill}},
	})
	b.keep(err)
	b.tints[t] = id
	return id
}
