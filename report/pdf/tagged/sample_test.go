package tagged

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var sampleMeta = Meta{
	Title: "Työllisyysohjelman seurantaraportti 2023", Author: "Esimerkkikunta", Subject: "Seuranta", Creator: "tolokku",
	Date: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC),
}

const lorem = "Työllisyysohjelman toimenpiteistä suurin osa eteni vuoden aikana suunnitellusti, mutta pitkäaikaistyöttömien " +
	"osuus kasvoi – kuten koko maassa – ja nuorten työpajatoiminnan paikkamäärä jäi tavoitteesta 430 000 € kalliimman toteutuksen vuoksi (−0,4 %-yks.). "

func checkIcon(c *Canvas) {
	r := c.W / 2
	c.Circle(r, r, r, RGB(0x0B4F8A), Stroke{})
	c.Polyline([]Point{{r * .5, r}, {r * .9, r * 1.4}, {r * 1.5, r * .6}}, Stroke{Color: RGB(0xFFFFFF), Width: r * .3, Round: true})
}

func bullet(c *Canvas) {
	c.Rect(0, 1, c.W, 5, RGB(0xE6E6E6), Stroke{})
	c.Rect(0, 2.5, c.W*.6, 2, RGB(0x1B6E5A), Stroke{})
	c.Line(c.W*.8, 1, c.W*.8, 6, Stroke{Color: RGB(0), Width: .6})
	c.Line(c.W*.5, 1, c.W*.5, 6, Stroke{Color: RGB(0x595959), Width: .3, Dash: []float64{.6, .4}})
	if c.W < 20 {
		return
	}
	c.Text(0, 9, "24,1", Style{Size: 7})
	c.Text(c.W*.8, 9, "30,0", Style{Size: 7, Align: Center})
}

// sample draws a document with every kind of block, and with the given number of theme pages.
func sample(themes int) func(d *Doc) error {
	return func(d *Doc) error {
		d.Header(func(c *Canvas, p PageInfo) {
			gray := Style{Size: 8, Color: RGB(0x595959)}
			c.Text(20, 14, "Esimerkkikunta · "+p.Headings[0], gray)
			c.Line(20, 16.5, c.W-20, 16.5, Stroke{Color: RGB(0xBFBFBF)})
		})
		d.Footer(func(c *Canvas, p PageInfo) {
			gray := Style{Size: 8, Color: RGB(0x595959), Align: Right}
			c.Text(c.W-20, c.H-12, fmt.Sprintf("Sivu %d / %d", p.Number, p.Total), gray)
		})
		d.Underlay(func(c *Canvas, p PageInfo) {
			if p.Number == 1 {
				c.Rect(0, 0, c.W, 6, RGB(0x0B4F8A), Stroke{})
			}
		})
		d.Heading(1, "Työllisyysohjelman seurantaraportti")
		d.Paragraph(T("Ohjelman 24 arvioitavasta mittarista "), B("5 on saavutettu"), T(", 8 on aikataulussa ja 7 on "),
			Span{Text: "jäljessä", Color: RGB(0xB33C00), Bold: true}, T("; lue lisää kohdasta "),
			LinkTo("teema-1", "Teema 1"), T(" (sivu "), Span{PageOf: "teema-1"}, T(") tai "),
			Span{Text: "kunnan sivuilta", URI: "https://example.org/ä", Alt: "Kunnan verkkosivut"}, T("."))
		var tiles []Box
		for _, s := range []string{"Saavutettu", "Aikataulussa", "Jäljessä", "Ei arvioitavissa"} {
			tiles = append(tiles, Box{Fill: RGB(0xF2F5F8), Accent: RGB(0x0B4F8A), Blocks: []Block{
				Styled(Style{Size: 20, Bold: true, After: .5}, T("12")),
				Text(Span{Text: s, Icon: checkIcon, Bold: true, Color: RGB(0x0B4F8A)}),
			}})
		}
		d.Place(Columns{Boxes: tiles, Gap: 3, List: true})
		d.Place(Box{Fill: RGB(0xFFF6E5), Border: Stroke{Color: RGB(0xB36B00), Width: .3}, Blocks: []Block{Text(B("Huom."), T(" Esimerkkiaineisto: luvut ovat keksittyjä."))}})
		d.Place(Bullets([]Span{T("ensimmäinen kohta")}, []Span{T(lorem)}))
		d.Place(List{Numbered: true, Items: []Item{
			{Spans: []Span{T("numeroitu")}, Blocks: []Block{Bullets([]Span{T("sisäkkäinen")}, []Span{T("toinen")})}},
			{Spans: []Span{T("kaksi")}},
		}})
		d.Place(Table{Summary: "Luvut", Columns: []Column{{Flex: 1}, {Width: 20, Align: Right}}, Body: []Row{
			Cells(HeaderCell("Lähtötaso"), TextCell("7,5")), Cells(HeaderCell("Tavoite"), TextCell("4")),
		}})
		d.Paragraph(Span{Text: "alustava 8/12 kk", Bold: true, Frame: Stroke{Color: RGB(0x1A1A1A)}}, T(" rivillä"))
		for n := range themes {
			d.NewPage()
			d.Begin(Sect)
			d.Place(Heading{Level: 1, Text: fmt.Sprintf("Teema %d: Hyvinvointi edellä huomiseen", n+1), ID: fmt.Sprintf("teema-%d", n+1)})
			d.Paragraph(T(strings.Repeat(lorem, 3)))
			d.Heading(2, "Mittarit")
			d.Place(sampleTable(14))
			d.Place(NewFigure("Työttömyysaste laski 7,5 prosentista 5,1 prosenttiin.", 80, 12, bullet))
			d.End()
		}
		d.NewLandscapePage()
		d.Heading(1, "Vaakasivu")
		t := sampleTable(4)
		t.Body[0].ID = "rivi"
		d.Place(t)
		d.Paragraph(LinkTo("rivi", "Taulukon ensimmäinen rivi"))
		d.NewPage()
		d.Heading(1, "Lopuksi")
		d.Place(Fixed{H: 20, Draw: func(c *Canvas) {
			c.Artifact(func() { c.Rect(0, 0, c.W, c.H, RGB(0xEEEEEE), Stroke{}) })
			c.Element(P, func(c *Canvas) { c.Text(3, 8, "Käsin aseteltu teksti", Style{Size: 14}) })
			c.Figure("Palkki", 100, 2, 40, 12, bullet)
		}})
		d.Paragraph(Span{Text: "Sammandrag på svenska", Lang: "sv-FI"}, T(" ja "), Span{Text: "TE", Expansion: "työ- ja elinkeino"})
		return nil
	}
}

func sampleTable(rows int) Table {
	t := Table{
		Caption: []Span{T("Mittarit, niiden kehitys ja tila vuonna 2023")},
		Columns: []Column{{Flex: 2}, {Width: 45}, {Width: 20, Align: Right}, {Width: 34}},
		Head:    []Row{HeadRow("Mittari", "Lähtötaso ja tavoite", "2023", "Tila")},
		Flush:   true, HeadFill: RGB(0xF2F5F8),
	}
	for i := range rows {
		if i%5 == 0 {
			t.Body = append(t.Body, Row{Group: 1, Cells: []Cell{{Spans: []Span{B(fmt.Sprintf("Lupaus %d: työtä kaikille", i/5+1))}}}})
		}
		t.Body = append(t.Body, Cells(
			Cell{Header: true, Blocks: []Block{
				Styled(Style{Bold: true, After: .5}, T("Palkkatukityöllistettyjen pitkäaikaistyöttömien osuus")),
				Styled(Style{Size: 8, Color: RGB(0x595959)}, T("Vastuu: työllisyyspalvelut/henkilöstöpalvelut")),
			}},
			Cell{Blocks: []Block{NewFigure("Lähtötaso 24,1, tavoite 30,0, toteuma 27,9", 0, 10, bullet)}},
			TextCell("−1 234,5"),
			Cell{Spans: []Span{{Text: "Aikataulussa", Icon: checkIcon, Bold: true, Color: RGB(0x1B6E5A)}}},
		))
	}
	return t
}

func render(t testing.TB, draw func(d *Doc) error) []byte {
	t.Helper()
	pdf, err := Render(sampleMeta, draw)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}
