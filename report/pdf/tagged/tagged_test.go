package tagged

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"tolokku/report/pdf/tagged/internal/pdfcheck"
)

func checked(t *testing.T, draw func(d *Doc) error) []byte {
	t.Helper()
	pdf := render(t, draw)
	for _, err := range pdfcheck.Check(pdf) {
		t.Error(err)
	}
	return pdf
}

func textOf(t *testing.T, pdf []byte) string {
	t.Helper()
	text, err := pdfcheck.Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestSampleIsWhole(t *testing.T) {
	pdf := checked(t, sample(3))
	text := textOf(t, pdf)
	for _, want := range []string{
		"\nTeema 1: Hyvinvointi edellä huomiseen\n", "(sivu 2)", "\nLähtötaso\n7,5\n", "alustava\u00a08/12\u00a0kk", "430 000 €", "(−0,4 %-yks.)", "osuus kasvoi – kuten",
		"[Lähtötaso 24,1, tavoite 30,0, toteuma 27,9]", "\nKäsin aseteltu teksti\n", "työpajatoiminnan",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in the text", want)
		}
	}
	if strings.Contains(text, "Sivu 1") {
		t.Error("the page footer is read out")
	}
	if n := strings.Count(text, "\nLähtötaso ja tavoite\n"); n != 4 {
		t.Errorf("4 tables have %d headers that are read out", n)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for _, draw := range []func(d *Doc) error{sample(2), stress(3)} {
		first := render(t, draw)
		for range 3 {
			if !bytes.Equal(render(t, draw), first) {
				t.Fatal("two runs differ")
			}
		}
	}
}

func TestMisuseIsAnError(t *testing.T) {
	table := func(change func(t *Table)) func(d *Doc) error {
		return func(d *Doc) error {
			tab := sampleTable(1)
			change(&tab)
			d.Place(tab)
			return nil
		}
	}
	for _, c := range []struct {
		name, want string
		draw       func(d *Doc) error
	}{
		{"empty", "tyhjä", func(d *Doc) error { return nil }},
		{"skipped level", "ohittaa", func(d *Doc) error { d.Heading(2, "a"); return nil }},
		{"level 6", "otsikkotaso", func(d *Doc) error { d.Heading(6, "a"); return nil }},
		{"empty heading", "tyhjä", func(d *Doc) error { d.Heading(1, ""); return nil }},
		{"figure without alt", "vaihtoehtoinen", func(d *Doc) error { d.Place(NewFigure("", 9, 9, bullet)); return nil }},
		{"figure without drawing", "piirtofunktio", func(d *Doc) error { d.Place(NewFigure("a", 9, 9, nil)); return nil }},
		{"too high", "korkeampi", func(d *Doc) error { d.Place(NewFigure("a", 9, 300, bullet)); return nil }},
		{"dead link", "kohdetta", func(d *Doc) error { d.Paragraph(LinkTo("x", "a")); return nil }},
		{"name twice", "kahdesti", func(d *Doc) error {
			d.Place(Paragraph{ID: "x", Spans: []Span{T("a")}}, Paragraph{ID: "x", Spans: []Span{T("a")}})
			return nil
		}},
		{"open element", "Begin", func(d *Doc) error { d.Begin(Sect); d.Paragraph(T("a")); return nil }},
		{"closed too often", "End", func(d *Doc) error { d.Paragraph(T("a")); d.End(); return nil }},
		{"paragraph as a group", "koota", func(d *Doc) error { d.Begin(P); return nil }},
		{"untagged paint", "ilman rakenne", func(d *Doc) error {
			d.Place(Fixed{H: 9, Draw: func(c *Canvas) { c.Text(0, 5, "a", Style{}) }})
			return nil
		}},
		{"no caption", "kuvaus", table(func(t *Table) { t.Caption = nil })},
		{"no head", "otsikkorivi", table(func(t *Table) { t.Head, t.Body[1].Cells[0].Header = nil, false })},
		{"too many cells", "soluja", table(func(t *Table) { t.Body[1].Cells = append(t.Body[1].Cells, Cell{}) })},
		{"too few cells", "solua", table(func(t *Table) { t.Body[1].Cells = t.Body[1].Cells[:2] })},
		{"draw's own", "oma", func(d *Doc) error { return errors.New("oma") }},
	} {
		_, err := Render(sampleMeta, c.draw)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
	draw := func(d *Doc) error { d.Heading(1, "a"); return nil }
	if _, err := Render(Meta{Date: time.Now()}, draw); err == nil {
		t.Error("no title passes")
	}
	if _, err := Render(Meta{Title: "a"}, draw); err == nil {
		t.Error("no date passes")
	}
}

func TestOddMetadata(t *testing.T) {
	meta := Meta{
		Title: "A & B <c> \"d\" 😀\x00\xff\r\n(e) \\ ä", Author: "Ö & Å", Subject: "]]> x", Keywords: "työ, <kunta>", Creator: "tolokku 1",
		Date: time.Date(2024, 7, 1, 12, 30, 15, 0, time.FixedZone("EEST", 3*3600)),
	}
	pdf, err := Render(meta, func(d *Doc) error {
		d.Heading(1, "Otsikko 😀 (1) \\")
		d.Paragraph(Span{Text: "linkki", URI: "https://example.org/a b(ä)\\"})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range pdfcheck.Check(pdf) {
		t.Error(err)
	}
}

func TestTextsOfNothingVisible(t *testing.T) {
	const nothing = "\u200B\u00AD "
	pdf := checked(t, func(d *Doc) error {
		d.Heading(1, nothing)
		d.Place(Paragraph{ID: "a", Spans: []Span{T(nothing)}})
		d.Paragraph(LinkTo("a", nothing), Span{Text: nothing, URI: "x:y"}, LinkTo("b", "b"))
		d.Place(Bullets([]Span{T(nothing)}), Box{Blocks: []Block{Text(T(nothing))}})
		tab := sampleTable(0)
		tab.Body = []Row{
			{Group: 1, Cells: []Cell{TextCell(nothing)}},
			{ID: "b", Cells: []Cell{HeaderCell(nothing), TextCell(nothing), {}, TextCell(strings.Repeat(lorem, 30))}},
		}
		d.Place(tab)
		return nil
	})
	if text := textOf(t, pdf); !strings.HasPrefix(text, "□\n") {
		t.Errorf("the heading is lost: %q", text[:20])
	}
}

func TestRenderInParallel(t *testing.T) {
	want := render(t, sample(1))
	done := make(chan []byte)
	for range 4 {
		go func() {
			pdf, _ := Render(sampleMeta, sample(1))
			done <- pdf
		}()
	}
	for range 4 {
		if !bytes.Equal(<-done, want) {
			t.Error("documents made at the same time differ")
		}
	}
}

func BenchmarkRender(b *testing.B) {
	for _, themes := range []int{2, 9, 18, 36} {
		b.Run(fmt.Sprintf("pages=%d", 2*themes+3), func(b *testing.B) {
			for b.Loop() {
				pdf := render(b, sample(themes))
				b.ReportMetric(float64(len(pdf)), "bytes")
			}
		})
	}
}
