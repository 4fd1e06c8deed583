package tagged

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Meta describes a document to those who look for it.
type Meta struct {
	// Title is required: viewers show it in place of the file's name.
	Title    string
	Author   string
	Subject  string
	Keywords string
	// Lang is the language of the text, default fi-FI.
	Lang string
	// Date is the date of making and changing the file. It is the caller's to give, so that the same report has the
	// same bytes whenever it is made. Required.
	Date time.Time
	// Creator is the program that made the document.
	Creator string
}

// Render draws a document and returns it as a PDF file that conforms to PDF/UA-1 and PDF/A-2a.
//
// Draw is called once, and again only for a document whose page numbers have more digits than the text has room for; it
// must draw the same each time. Each call gets a fresh document. The result depends on nothing but the arguments.
//
// Errors are those of draw and mistakes in the use of the package: a missing title or date, a figure without a
// description, a skipped heading level, a link that leads nowhere, a table row with too many cells. No text is an
// error: see [Gate].
func Render(meta Meta, draw func(d *Doc) error) ([]byte, error) {
	return renderer{}.render(meta, draw)
}

// renderer exists for the tests: tweak sees every object of the file before it is written.
type renderer struct {
	tweak func(o *object)
}

func (r renderer) render(meta Meta, draw func(d *Doc) error) ([]byte, error) {
	meta, err := meta.checked()
	if err != nil {
		return nil, err
	}
	fonts, err := fontMetrics()
	if err != nil {
		return nil, fmt.Errorf("fontti: %w", err)
	}
	d := newDoc(meta, fonts)
	for {
		if err := draw(d); err != nil {
			return nil, err
		}
		d.finishLayout()
		if d.err != nil {
			return nil, d.err
		}
		digits := len(strconv.Itoa(len(d.pages)))
		if digits <= d.pageDigits {
			break
		}
		d = newDoc(meta, fonts)
		d.pageDigits = digits
	}
	return d.file(r.tweak)
}

func (m Meta) checked() (Meta, error) {
	m.Title, m.Author, m.Subject = metaText(m.Title), metaText(m.Author), metaText(m.Subject)
	m.Keywords, m.Creator = metaText(m.Keywords), metaText(m.Creator)
	if m.Title == "" {
		return m, errors.New("asiakirjalta puuttuu otsikko")
	}
	if m.Date.IsZero() {
		return m, errors.New("asiakirjalta puuttuu päivämäärä")
	}
	if m.Lang == "" {
		m.Lang = "fi-FI"
	}
	return m, nil
}

// finishLayout places what waits, and paints headers and footers.
func (d *Doc) finishLayout() {
	d.flush()
	if d.cur != d.root {
		d.fail("Begin ilman End-kutsua: %s", d.cur.role)
	}
	if len(d.pages) == 0 {
		d.fail("asiakirja on tyhjä")
	}
	d.endPage()
	d.numberPages()
	var headings [levels]string
	next := 0
	for _, p := range d.pages {
		for ; next < len(d.outline); next++ {
			b := d.outline[next]
			// The first heading of the page counts, and none further down.
			if b.dest.page > p.index || b.dest.page == p.index && b.dest.y > d.margins.Top+1 {
				break
			}
			headings[b.level-1] = b.title
			for l := b.level; l < len(headings); l++ {
				headings[l] = ""
			}
		}
		info := PageInfo{Number: p.index + 1, Total: len(d.pages), Headings: headings}
		content := p.ops
		p.ops = nil
		d.decorate(p, true, info)
		p.ops = append(p.ops, content...)
		d.decorate(p, false, info)
	}
	for _, p := range d.pages {
		for _, a := range p.annots {
			if _, ok := d.dests[a.dest]; !ok && a.uri == "" {
				d.fail("linkin %q kohdetta %q ei ole", a.contents, a.dest)
			}
		}
	}
}

func (d *Doc) decorate(p *page, below bool, info PageInfo) {
	d.page = p
	for _, deco := range d.decor {
		if deco.below == below {
			d.asArtifact(deco.artifact, func() { deco.draw(&Canvas{d: d, W: p.w, H: p.h}, info) })
		}
	}
	d.endPage()
}
