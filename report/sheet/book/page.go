package book

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// finish sets what depends on the whole sheet: the page, the frozen header and
// where the cursor is.
func (s *Sheet) finish() {
	b, f := s.book, s.book.File
	landscape, a4, one, many := "landscape", 9, 1, 0
	b.keep(f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
		Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &many,
	}))
	fit := true
	b.keep(f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	if s.printed > 0 {
		b.keep(f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Area", Scope: s.Name,
			RefersTo: Quote(s.Name) + "!$A$1:$" + Letter(s.printed-1) + "$" + itoa(max(s.Row-1, 1)),
		}))
	}
	side, top, head := 0.3, 0.7, 0.3
	b.keep(f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &head, Footer: &head,
	}))
	b.keep(f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{
		OddHeader: headerFooter(b.about.Title, strings.Join(b.about.Notices, " "), s.Name),
		OddFooter: headerFooter(b.about.Footer, "", "Sivu &P/&N"),
	}))
	if s.header > 0 && !s.loose {
		b.keep(f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: s.Name,
			RefersTo: Quote(s.Name) + "!$" + itoa(s.header) + ":$" + itoa(s.header),
		}))
		pane, first := "bottomLeft", 0
		if s.freeze > 0 {
			pane, first = "bottomRight", s.freeze
		}
		b.keep(f.SetPanes(s.Name, &excelize.Panes{
			Freeze: true, XSplit: s.freeze, YSplit: s.header, TopLeftCell: At(first, s.header+1), ActivePane: pane,
			Selection: []excelize.Selection{{SQRef: "A1", ActiveCell: "A1", Pane: pane}},
		}))
	}
	lines := false
	b.keep(f.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: &lines}))
}

// headerFooter writes the three parts of a page header or footer. Excel takes
// 255 characters in all, and & begins a code; "&P/&N" are page numbers.
func headerFooter(left, middle, right string) string {
	plain := func(text string, limit int) string {
		text = strings.ReplaceAll(cut(Clean(text), limit), "&", "&&")
		// A digit after the size code would be read as a part of it.
		return " " + strings.ReplaceAll(text, "\n", " ")
	}
	if !strings.HasPrefix(right, "Sivu &P") {
		right = plain(right, 31)
	}
	out := "&L&10" + plain(left, 70) + "&C&10" + plain(middle, 90) + "&R&10 " + right
	if utf8.RuneCountInString(out) > 255 {
		out = "&L&10" + plain(left, 20) + "&C&10" + plain(middle, 50) + "&R&10 " + right
	}
	return out
}
