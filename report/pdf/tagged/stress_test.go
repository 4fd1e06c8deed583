package tagged

import (
	"math/rand/v2"
	"strings"
	"testing"

	"tolokku/report/pdf/tagged/internal/pdfcheck"
)

// oddTexts are what people paste into a form and what spreadsheets contain.
var oddTexts = []string{
	"Hymiö 😀 ja perhe 👨‍👩‍👧 ja lippu 🇫🇮",
	"ohjaus\x00merkit\x07\x1b[31m ja\tsarkain\r\nrivinvaihto",
	"\u202Eoikealta\u202C vasemmalle \u200Fשלום مرحبا",
	"nolla\u200Bleveä\uFEFF ja\u2060liitin",
	"rikki \xff\xfe\xc3( UTF-8",
	"hajotettu a\u0308a\u0308 o\u0308 n\u0303 x\u0302",
	"✓ tehty ✗ tekemättä ◆ ★ ﬁ ﬂ ① ½ ﹪ ＡＢ 𝐀𝐁",
	"yhdysviiva\u2011sana pehmeä\u00ADtavu 1\u00A0000\u202F€ 10\u20072",
	strings.Repeat("työllisyysohjelma", 25),
	strings.Repeat("0123456789abcdef", 25),
	"testdata/aineistot/työnvälitystilasto_kunnittain_12r5_2023_kuukausittain_lopullinen.xlsx",
	strings.Repeat("😀", 80),
	"\uE000 yksityinen \U000F0000 alue \U0010FFFF",
	"( ) \\ %PDF EMC endobj stream <</MCID 3>> BDC",
	"kiinalainen 社会 kreikka αβγ venäjä Правда",
	strings.Repeat("i\u0307\u0323", 30),
}

// stress draws a document from a seed: odd texts, odd widths, rows taller than a page, empty cells.
func stress(seed uint64) func(d *Doc) error {
	return func(d *Doc) error {
		r := rand.New(rand.NewPCG(seed, 7))
		text := func() string {
			if r.IntN(3) == 0 {
				return oddTexts[r.IntN(len(oddTexts))]
			}
			return lorem[:strings.LastIndex(lorem[:20+r.IntN(len(lorem)-20)], " ")]
		}
		d.Header(func(c *Canvas, p PageInfo) { c.TextWithin(20, 12, c.W-40, p.Headings[0]+p.Headings[2], Style{Size: 8}) })
		level := 1
		d.Place(Heading{Level: 1, Text: "Alku " + text(), ID: "alku"})
		if r.IntN(2) == 0 {
			d.Place(Grid{Top: 1, Bottom: 2, Cells: []GridCell{
				{X: 44, W: 130, Blocks: []Block{Text(T(text()))}}, {W: 38, Blocks: []Block{Text(T(text()))}},
				{X: 44, W: 130, Top: 1, Blocks: []Block{Paragraph{Label: T("Syy"), LabelWidth: 14, Spans: []Span{T(text())}}}},
			}})
		}
		for range 6 + r.IntN(14) {
			switch r.IntN(9) {
			case 0:
				level = 1 + r.IntN(min(level+1, levels))
				d.Heading(level, "Otsikko "+text())
			case 1:
				d.Paragraph(T(text()), B(" "+text()), I(text()), LinkTo("alku", text()+" alkuun"), Span{PageOf: "alku"}, T(text()))
			case 2:
				d.Place(List{Numbered: r.IntN(2) == 0, Items: []Item{
					{Spans: []Span{T(text())}}, {Blocks: []Block{Text(T(text())), Bullets([]Span{T(text())})}}, {},
				}})
			case 3, 4:
				d.Place(stressTable(r, text))
			case 5:
				d.Place(Columns{Gap: 2, List: r.IntN(2) == 0, Boxes: []Box{
					{Fill: RGB(0xEEEEEE), Blocks: []Block{Text(T(text()))}}, {Blocks: []Block{Text(T(text())), NewFigure("Kuvio "+text(), 0, 12, bullet)}},
				}})
			case 6:
				d.Place(Keep{Text(T(text())), NewFigure(text()+".", float64(r.IntN(300)), float64(11+r.IntN(130)), bullet), Text(T(text()))})
			case 7:
				if r.IntN(2) == 0 {
					d.NewPage()
				} else {
					d.NewLandscapePage()
				}
			case 8:
				d.Place(Box{Border: Stroke{Color: RGB(0)}, Blocks: []Block{Text(T(strings.Repeat(text()+" ", r.IntN(60))))}})
			}
		}
		d.Paragraph(T("loppu"))
		return nil
	}
}

func stressTable(r *rand.Rand, text func() string) Table {
	t := Table{Caption: []Span{T("Taulukko " + text())}, Flush: r.IntN(2) == 0}
	cols := 1 + r.IntN(7)
	var head []string
	for range cols {
		t.Columns = append(t.Columns, Column{Width: float64(r.IntN(2) * r.IntN(60)), Align: Align(r.IntN(3))})
		head = append(head, text())
	}
	t.Head = []Row{HeadRow(head...)}
	if len(head) > 2 && r.IntN(2) == 0 {
		t.Head = append([]Row{Cells(Cell{}, Cell{Spans: []Span{T("yhteinen")}, ColSpan: cols - 1})}, t.Head...)
	}
	for i := range 1 + r.IntN(12) {
		if r.IntN(4) == 0 {
			t.Body = append(t.Body, Row{Group: 1 + r.IntN(2), Cells: []Cell{TextCell(text())}})
		}
		row := Row{}
		for c := range cols {
			switch {
			case c == 0:
				row.Cells = append(row.Cells, HeaderCell(text()))
			case r.IntN(5) == 0:
				row.Cells = append(row.Cells, Cell{})
			case r.IntN(4) == 0:
				row.Cells = append(row.Cells, Cell{Middle: true, Blocks: []Block{Text(T(text())), NewFigure("Palkki", 0, 10, bullet)}})
			case r.IntN(20) == 0 && i < 3:
				row.Cells = append(row.Cells, TextCell(strings.Repeat(text()+" ", 30)))
			default:
				row.Cells = append(row.Cells, TextCell(text()))
			}
		}
		t.Body = append(t.Body, row)
	}
	return t
}

func TestStressDocumentsAreWhole(t *testing.T) {
	n := uint64(24)
	if testing.Short() {
		n = 8
	}
	for seed := range n {
		pdf, err := Render(sampleMeta, stress(seed))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, err := range pdfcheck.Check(pdf) {
			t.Errorf("seed %d: %v", seed, err)
		}
		for _, err := range pdfcheck.Overlaps(pdf) {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}
