package tagged_test

import (
	"fmt"
	"time"

	"tolokku/report/pdf/tagged"
	"tolokku/report/pdf/tagged/internal/pdfcheck"
)

func ExampleRender() {
	meta := tagged.Meta{Title: "Seurantaraportti 2023", Date: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)}
	pdf, err := tagged.Render(meta, func(d *tagged.Doc) error {
		d.Footer(func(c *tagged.Canvas, p tagged.PageInfo) {
			c.Text(20, 285, fmt.Sprintf("Sivu %d / %d", p.Number, p.Total), tagged.Style{Size: 8})
		})
		d.Heading(1, "Työllisyysohjelma 2023")
		d.Paragraph(tagged.T("Mittareista "), tagged.B("5 on saavutettu"), tagged.T("."))
		d.Place(tagged.Table{
			Caption: []tagged.Span{tagged.T("Kaikki mittarit")},
			Columns: []tagged.Column{{Flex: 1}, {Width: 25, Align: tagged.Right}},
			Head:    []tagged.Row{tagged.HeadRow("Mittari", "2023")},
			Body:    []tagged.Row{tagged.Cells(tagged.HeaderCell("Työttömyysaste, %"), tagged.TextCell("5,1"))},
		})
		d.Place(tagged.NewFigure("Työttömyysaste laski 7,5 prosentista 5,1 prosenttiin.", 80, 20,
			func(c *tagged.Canvas) { c.Rect(0, 0, 40, 5, tagged.RGB(0x0B4F8A), tagged.Stroke{}) }))
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	text, _ := pdfcheck.Text(pdf)
	fmt.Println(pdfcheck.Check(pdf), pdfcheck.Pages(pdf))
	fmt.Print(text)
	// Output:
	// [] 1
	// Työllisyysohjelma 2023
	// Mittareista 5 on saavutettu.
	// Kaikki mittarit
	// Mittari
	// 2023
	// Työttömyysaste, %
	// 5,1
	// [Työttömyysaste laski 7,5 prosentista 5,1 prosenttiin.]
}
