// Package tagged writes PDF files that everyone can read and every archive can keep: they conform to PDF/UA-1
// (ISO 14289-1) and PDF/A-2a (ISO 19005-2).
//
// A document is drawn by a function that places blocks; the package breaks lines and pages, tags everything and embeds the
// fonts:
//
//	meta := tagged.Meta{Title: "Seurantaraportti 2023", Date: date}
//	pdf, err := tagged.Render(meta, func(d *tagged.Doc) error {
//		d.Footer(func(c *tagged.Canvas, p tagged.PageInfo) {
//			c.Text(20, 285, fmt.Sprintf("Sivu %d / %d", p.Number, p.Total), tagged.Style{Size: 8})
//		})
//		d.Heading(1, "Työllisyysohjelma 2023")
//		d.Paragraph(tagged.T("Mittareista "), tagged.B("5 on saavutettu"), tagged.T("."))
//		d.Place(tagged.Table{
//			Caption: []tagged.Span{tagged.T("Kaikki mittarit")},
//			Columns: []tagged.Column{{Flex: 1}, {Width: 25, Align: tagged.Right}},
//			Head:    []tagged.Row{tagged.HeadRow("Mittari", "2023")},
//			Body:    []tagged.Row{tagged.Cells(tagged.HeaderCell("Työttömyysaste, %"), tagged.TextCell("5,1"))},
//		})
//		d.Place(tagged.NewFigure("Työttömyysaste laski 7,5 prosentista 5,1 prosenttiin.", 80, 20,
//			func(c *tagged.Canvas) { c.Rect(0, 0, 40, 5, tagged.RGB(0x0B4F8A), tagged.Stroke{}) }))
//		return nil
//	})
//
// Lengths are in millimetres, type sizes in points. Zero fields mean the theme's default ([DefaultTheme]).
//
// # What can't go wrong
//
// Everything that is painted belongs to a structure element or is an artifact: all painting goes through [Doc] and
// [Canvas], which hold an element, and fpdf's document is out of reach. Every text passes the [Gate]. Lines, fills, page
// headers and repeated table headers are artifacts by themselves. What the package can't know, it asks for: a [Figure]
// without an alternative text, a [Table] without a caption, a skipped heading level are errors of [Render].
//
// # How it works
//
// Blocks are laid out into atoms (a line, a table row, a figure), and atoms flow onto pages; an atom that starts with a
// heading keeps what follows on its page. Painting records operators per page. Page numbers that the text mentions are
// found by drawing again until they are right. At the end fpdf writes the content streams and subsets the fonts, and
// the finishing step writes the file around them: structure tree, parent tree, annotations, bookmarks, metadata, output
// intent and a correct ToUnicode map. The same input gives the same bytes.
package tagged
