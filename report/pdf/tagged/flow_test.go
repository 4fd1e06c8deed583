package tagged

import (
	"fmt"
	"strings"
	"testing"

	"tolokku/report/pdf/tagged/internal/pdfcheck"
)

// placed lays a document out and tells on which page (from 1) each named place is, and the number of pages.
func placed(t *testing.T, draw func(d *Doc)) (map[string]int, int) {
	t.Helper()
	pdf := render(t, func(d *Doc) error { draw(d); return nil })
	for _, err := range pdfcheck.Check(pdf) {
		// Some of these documents have no headings.
		if err.Error() != "catalog: no bookmarks" {
			t.Error(err)
		}
	}
	fonts, err := fontMetrics()
	if err != nil {
		t.Fatal(err)
	}
	d := newDoc(sampleMeta, fonts)
	draw(d)
	d.finishLayout()
	if d.err != nil {
		t.Fatal(d.err)
	}
	at := map[string]int{}
	for name, dest := range d.dests {
		at[name] = dest.page + 1
	}
	return at, len(d.pages)
}

func filler(h float64) Block {
	return NewFigure("täyte", 10, h, func(c *Canvas) { c.Rect(0, 0, c.W, c.H, RGB(0xCCCCCC), Stroke{}) })
}

// body is the height of the default text area.
const body = pageLong - 24 - 22

func TestHeadingIsNotStranded(t *testing.T) {
	for h := body - 60.0; h < body; h += 3 {
		at, _ := placed(t, func(d *Doc) {
			d.Place(filler(h))
			d.Place(Heading{Level: 1, Text: "Yksi", ID: "h1"})
			d.Place(Heading{Level: 2, Text: "Kaksi", ID: "h2"})
			d.Place(Paragraph{ID: "p", Spans: []Span{T(lorem)}})
		})
		if at["h1"] != at["h2"] || at["h2"] != at["p"] {
			t.Errorf("after %.0f mm: heading on page %d, subheading on %d, text on %d", h, at["h1"], at["h2"], at["p"])
		}
		at, _ = placed(t, func(d *Doc) {
			d.Place(filler(h))
			d.Place(Heading{Level: 1, Text: "Yksi", ID: "h1"})
			tab := sampleTable(3)
			tab.ID, tab.Body[1].ID = "t", "r"
			d.Place(tab)
		})
		if at["h1"] != at["t"] || at["t"] != at["r"] {
			t.Errorf("after %.0f mm: heading on page %d, table on %d, first row on %d", h, at["h1"], at["t"], at["r"])
		}
	}
}

func TestKeepHoldsTogether(t *testing.T) {
	at, pages := placed(t, func(d *Doc) {
		d.Place(filler(body - 50))
		d.Place(Keep{Paragraph{ID: "a", Spans: []Span{T("a")}}, filler(60), Paragraph{ID: "b", Spans: []Span{T("b")}}})
	})
	if at["a"] != 2 || at["b"] != 2 || pages != 2 {
		t.Errorf("kept blocks on pages %d and %d of %d", at["a"], at["b"], pages)
	}
}

// TestRuleVanishesAtTop: a line that parts nothing is not drawn.
func TestRuleVanishesAtTop(t *testing.T) {
	fonts, err := fontMetrics()
	if err != nil {
		t.Fatal(err)
	}
	d := newDoc(sampleMeta, fonts)
	rule := Rule{Stroke: Stroke{Color: RGB(0), Width: 0.3}, Before: 2, After: 2}
	d.Place(rule, Text(T("yksi")))
	d.flush()
	first := d.y
	d.Place(rule, Text(T("kaksi")))
	d.flush()
	lines := 0
	for _, o := range d.pages[0].ops {
		lines += strings.Count(string(o.raw), " S Q")
	}
	if lines != 1 {
		t.Errorf("%d rules were drawn, not 1", lines)
	}
	if top := first - d.margins.Top; top > 10 {
		t.Errorf("the first line ends %.1f mm below the top", top)
	}
}

// TestRunningHeadings: a page is under the heading that its top is under.
func TestRunningHeadings(t *testing.T) {
	var got []string
	placed(t, func(d *Doc) {
		got = nil
		d.Header(func(_ *Canvas, p PageInfo) { got = append(got, p.Headings[0]) })
		d.Heading(1, "Yksi")
		d.Place(filler(body-60), filler(80))
		d.Heading(1, "Kaksi")
		d.Paragraph(T(lorem))
		d.NewPage()
		d.Heading(1, "Kolme")
		d.Paragraph(T(lorem))
	})
	if want := "Yksi Yksi Kolme"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNotesHaveIDs: PDF/UA wants to tell one note from another.
func TestNotesHaveIDs(t *testing.T) {
	pdf := render(t, func(d *Doc) error {
		d.Heading(1, "Huomautukset")
		d.Place(Paragraph{Role: Note, Spans: []Span{T("Yksi.")}}, Paragraph{Role: Note, Spans: []Span{T("Kaksi.")}})
		d.Place(Fixed{H: 10, Draw: func(c *Canvas) { c.Element(Note, func(c *Canvas) { c.Text(0, 5, "Kolme.", Style{}) }) }})
		return nil
	})
	for _, err := range pdfcheck.Check(pdf) {
		t.Error(err)
	}
}

func TestSpaceVanishesAtPageEdges(t *testing.T) {
	_, pages := placed(t, func(d *Doc) {
		d.Place(filler(body-1), Space(20), filler(body), Space(50))
	})
	if pages != 2 {
		t.Errorf("%d pages, want 2", pages)
	}
}

func TestPageBreaks(t *testing.T) {
	at, pages := placed(t, func(d *Doc) {
		d.NewPage()
		d.Place(Paragraph{ID: "a", Spans: []Span{T("a")}})
		d.NewPage()
		d.NewPage()
		d.NewLandscapePage()
		d.Place(Paragraph{ID: "b", Spans: []Span{T("b")}})
		d.NewPage()
	})
	if at["a"] != 1 || at["b"] != 2 || pages != 2 {
		t.Errorf("pages %d, %d of %d; want 1, 2 of 2", at["a"], at["b"], pages)
	}
}

func TestRowsStayWhole(t *testing.T) {
	for h := body - 40.0; h < body; h += 2 {
		placedRows(t, h)
	}
}

// placedRows marks the first and the last block of a row's cell: they must be on one page.
func placedRows(t *testing.T, h float64) {
	t.Helper()
	at, _ := placed(t, func(d *Doc) {
		d.Place(filler(h))
		tab := sampleTable(0)
		for i := range 6 {
			tab.Body = append(tab.Body, Cells(
				Cell{Header: true, Blocks: []Block{
					Paragraph{ID: fmt.Sprintf("a%d", i), Spans: []Span{T("a")}},
					Paragraph{ID: fmt.Sprintf("b%d", i), Spans: []Span{T("b")}}, Text(T("c")),
				}}, Cell{}, Cell{}, Cell{}))
		}
		d.Place(tab)
	})
	for i := range 6 {
		if a, b := at[fmt.Sprintf("a%d", i)], at[fmt.Sprintf("b%d", i)]; a != b {
			t.Errorf("after %.0f mm: row %d is on pages %d and %d", h, i, a, b)
		}
	}
	if at["a5"] == 2 && at["a4"] == 1 {
		t.Errorf("after %.0f mm: the last row stands alone", h)
	}
}

// TestTallRowLosesNothing sets a row of several pages and looks for each of its words.
func TestTallRowLosesNothing(t *testing.T) {
	var words []string
	for i := range 3000 {
		words = append(words, fmt.Sprintf("sana%d", i))
	}
	pdf := checked(t, func(d *Doc) error {
		tab := sampleTable(1)
		tab.Body = append(tab.Body, Cells(HeaderCell("pitkä"), TextCell(strings.Join(words, " ")), Cell{}, TextCell(strings.Join(words[:900], " "))))
		tab.Body = append(tab.Body, Cells(HeaderCell("lyhyt"), Cell{}, Cell{}, Cell{}))
		d.Place(Heading{Level: 1, Text: "Otsikko"}, tab, Box{Fill: RGB(0xEEEEEE), Blocks: []Block{Text(T(strings.Join(words, " ")))}})
		return nil
	})
	text := textOf(t, pdf)
	for _, part := range []string{strings.Join(words, " "), strings.Join(words[:900], " ") + "\n"} {
		if !strings.Contains(text, part) {
			t.Error("words of the tall row are lost or out of order")
		}
	}
	if strings.Count(text, strings.Join(words, " ")) != 2 {
		t.Error("words of the tall box are lost or out of order")
	}
}

func TestPageReferencesAreRight(t *testing.T) {
	pdf := checked(t, func(d *Doc) error {
		for i := range 30 {
			d.Paragraph(T(fmt.Sprintf("kohta %d, sivu ", i)), Span{PageOf: fmt.Sprint(i)}, T(", ks."))
		}
		for i := range 30 {
			d.NewPage()
			d.Place(Heading{Level: 1, Text: fmt.Sprintf("Kohta %d", i), ID: fmt.Sprint(i)})
		}
		return nil
	})
	text := textOf(t, pdf)
	for i := range 30 {
		if want := fmt.Sprintf("kohta %d, sivu %d, ks.\n", i, i+2); !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// TestPageNumbersOfAnyLength: numbers stand where they end, and a document of more pages than expected is drawn again.
func TestPageNumbersOfAnyLength(t *testing.T) {
	for _, pages := range []int{9, 10, 99, 100, 101} {
		passes := 0
		pdf := checked(t, func(d *Doc) error {
			passes++
			d.Heading(1, "Alku")
			for _, align := range []Align{Left, Right, Center} {
				d.Place(Styled(Style{Align: align}, Span{PageOf: "loppu"}, T("/"), Span{PageOf: "loppu", Bold: true}))
			}
			for range pages - 1 {
				d.NewPage()
				d.Place(Text(T("sivu")))
			}
			d.Place(Paragraph{ID: "loppu", Spans: []Span{T("loppu")}})
			return nil
		})
		if want := fmt.Sprintf("%d/%d\n", pages, pages); strings.Count(textOf(t, pdf), want) != 3 {
			t.Errorf("%d pages: %q is not there three times", pages, want)
		}
		if most := 1 + pages/100; passes != most {
			t.Errorf("%d pages took %d passes, not %d", pages, passes, most)
		}
		boxes := pdfcheck.Texts(pdf)[0]
		const right = 595.28 - 20/mmPerPt
		if end := boxes[len(boxes)-4].Right; end < right-1 || end > right+1 {
			t.Errorf("%d pages: the line to the right ends at %.1f, not %.1f", pages, end, right)
		}
	}
}

func TestGroupHeadersApplyToTheirRows(t *testing.T) {
	fonts, err := fontMetrics()
	if err != nil {
		t.Fatal(err)
	}
	d := newDoc(sampleMeta, fonts)
	l := &tableLayout{d: d, t: Table{Columns: make([]Column, 2)}, width: 100, colHeads: make([][]*elem, 2)}
	l.columns(100)
	section := d.root.child(roleTBody)
	group := func(level int, text string) { l.row(section, Row{Group: level, Cells: []Cell{TextCell(text)}}, false) }
	l.row(section, HeadRow("x", "y"), true)
	group(1, "A")
	group(2, "A1")
	group(2, "A2")
	row := Cells(HeaderCell("r"), TextCell("v"))
	a := l.row(section, row, false)
	group(1, "B")
	b := l.row(section, row, false)
	a.paint(d, 0, 0)
	b.paint(d, 0, 50)
	var counts []int
	for _, tr := range section.kids {
		for _, cell := range tr.elem.kids {
			if cell.elem.role == roleTD {
				counts = append(counts, len(cell.elem.headers))
			}
		}
	}
	// Column, row, A and A2; then column, row and B.
	if fmt.Sprint(counts) != "[4 3]" {
		t.Errorf("data cells have %v headers, want [4 3]", counts)
	}
}

// TestGridReadsInItsOwnOrder: the heading comes first, though the margin column stands to its left; a grid moves to the next
// page whole.
func TestGridReadsInItsOwnOrder(t *testing.T) {
	pdf := checked(t, func(d *Doc) error {
		d.Heading(1, "Alku")
		d.Place(filler(body - 40))
		d.Place(Grid{Role: Sect, Rule: Stroke{Color: RGB(0x8C8C8C)}, Top: 2, Cells: []GridCell{
			{X: 44, W: 130, Blocks: []Block{Heading{Level: 2, Text: "Mittari", Label: Span{Text: "1"}, LabelWidth: 6}}},
			{W: 38, Blocks: []Block{Text(T("reuna"))}},
			{X: 44, W: 130, Top: 2, Blocks: []Block{filler(20), Paragraph{Label: T("Syy"), LabelWidth: 14, Spans: []Span{T("syystä")}}}},
		}})
		return nil
	})
	if text := textOf(t, pdf); !strings.HasSuffix(text, "1 Mittari\nreuna\n[täyte]\nSyy syystä\n") {
		t.Errorf("%q", text)
	}
	if pdfcheck.Pages(pdf) != 2 {
		t.Error("the grid was broken, or everything fitted")
	}
}

// TestTallGridLosesNothing: what no page can hold goes on, below what it stood below.
func TestTallGridLosesNothing(t *testing.T) {
	var words []string
	for i := range 3000 {
		words = append(words, fmt.Sprint("s", i))
	}
	long := strings.Join(words, " ")
	pdf := checked(t, func(d *Doc) error {
		d.Heading(1, "Alku")
		d.Place(Grid{Cells: []GridCell{
			{X: 44, W: 130, Blocks: []Block{Text(T("ensin"))}}, {W: 38, Blocks: []Block{Text(T("reuna"))}},
			{X: 44, W: 130, Blocks: []Block{Text(T(long))}}, {X: 44, W: 130, Blocks: []Block{Text(T("lopuksi"))}},
		}})
		d.Place(Table{Summary: "rivit", Columns: []Column{{Width: 20}, {Width: 60}, {Width: 100, Line: 1}}, Head: []Row{HeadRow("a", "b", "c")},
			Body: []Row{Cells(HeaderCell("x"), TextCell("y"), TextCell(long)), Cells(HeaderCell("x2"), TextCell(long), TextCell("loppu"))}})
		return nil
	})
	text := textOf(t, pdf)
	if strings.Count(text, long) != 3 || !strings.Contains(text, "reuna\n"+long+"\nlopuksi\n") || !strings.HasSuffix(text, long+"\nloppu\n") {
		t.Error("words are lost or out of order")
	}
	if errs := pdfcheck.Overlaps(pdf); len(errs) > 0 {
		t.Error(errs[0])
	}
}
