package tagged

import (
	"fmt"
	"strconv"
)

// A Doc is a document being drawn. Blocks flow from top to bottom between the margins; see [Render].
//
// Methods don't return errors: the first one is kept and returned by [Render], and drawing goes on harmlessly.
type Doc struct {
	meta    Meta
	theme   Theme
	margins Margins
	fonts   *[faceCount]metrics
	// measured counts the letters that were measured while breaking lines: a
	// test holds the work against the length of the text.
	measured int

	pages []*page
	page  *page   // nil: the next paint starts a page
	y     float64 // mm from the page's top edge
	top   bool    // nothing but repeated heads has been placed on this page
	gap   float64 // the distance placed last, with which the next one collapses

	landscape bool
	root, cur *elem
	pending   []atom
	artifact  string // the BDC operand while what is painted is an artifact

	dests     map[string]destination
	outline   []bookmark
	lastLevel int
	nextID    int
	decor     []decoration

	// pageDigits is how many digits page numbers within the text may have; lines counts the lines painted, to find what
	// shares one with a page number.
	pageDigits, lines int

	err error
}

// Margins are the distances in mm from the page's edges to the flowing text.
type Margins struct{ Top, Right, Bottom, Left float64 }

// A4 in mm.
const (
	pageShort = 210
	pageLong  = 297
)

type page struct {
	index int
	w, h  float64 // mm
	ops   []op
	marks []*elem // by marked content id

	open    *elem
	openArt string
	annots  []*annotation
}

// op is a piece of a page's content: operators as they are, or text for fpdf to write and to put into its subset.
type op struct {
	raw  []byte
	text *textOp
}

type textOp struct {
	face  face
	size  float64 // points
	color Color
	x, y  float64 // mm from the page's upper left corner to the start of the baseline
	text  string

	line   int    // the number of the line of running text; 0 for other text
	align  Align  // of that line
	pageOf string // the text is the page number of this destination
	annot  *annotation
}

type destination struct {
	page int // index
	y    float64
}

type bookmark struct {
	level int
	title string
	dest  destination
}

// PageInfo is what a page's header and footer may show.
type PageInfo struct {
	// Number counts from 1; Total is the number of pages.
	Number, Total int
	// Headings are the headings of levels 1 to 5 that the top of the page is under: the latest of earlier pages, or those
	// that the page itself begins with; "" where there is none.
	Headings [levels]string
}

const (
	artifactLayout = "/Artifact <</Type /Layout>> BDC\n"
	artifactHeader = "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n"
	artifactFooter = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
)

func newDoc(meta Meta, fonts *[faceCount]metrics) *Doc {
	root := &elem{role: roleDocument, attached: true}
	return &Doc{
		meta: meta, fonts: fonts, pageDigits: 2,
		theme:   DefaultTheme(),
		margins: Margins{Top: 24, Right: 20, Bottom: 22, Left: 20},
		root:    root, cur: root,
		dests: map[string]destination{},
	}
}

func (d *Doc) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf(format, args...)
	}
}

// SetTheme changes the default looks from here on.
func (d *Doc) SetTheme(t Theme) { d.theme = t }

// Theme returns the default looks in force.
func (d *Doc) Theme() Theme { return d.theme }

// SetMargins changes the margins from the next page on; call it before the first block for the whole document.
func (d *Doc) SetMargins(m Margins) {
	d.flush()
	d.margins = m
	if d.page != nil && d.top {
		d.y = m.Top
	}
}

// decoration is painted on every page.
type decoration struct {
	artifact string
	below    bool
	draw     func(c *Canvas, p PageInfo)
}

// Header adds a function that paints a page's running header. It is called for each page after everything else was drawn,
// so that the total is known; the canvas is the whole page with the origin in its upper left corner, and what it paints
// is an artifact that screen readers skip.
func (d *Doc) Header(draw func(c *Canvas, p PageInfo)) {
	d.decor = append(d.decor, decoration{artifact: artifactHeader, draw: draw})
}

// Footer is like [Doc.Header] for the running footer; PDF/UA wants to know which is which.
func (d *Doc) Footer(draw func(c *Canvas, p PageInfo)) {
	d.decor = append(d.decor, decoration{artifact: artifactFooter, draw: draw})
}

// Underlay is like [Doc.Header] for decoration below the page's content, such as a band of colour.
func (d *Doc) Underlay(draw func(c *Canvas, p PageInfo)) {
	d.decor = append(d.decor, decoration{artifact: artifactLayout, below: true, draw: draw})
}

// Begin opens a grouping element (Part, Sect, Div, BlockQuote) around the blocks that follow, until [Doc.End].
func (d *Doc) Begin(role Role) {
	if !role.open() {
		d.fail("rakenne-elementtiin %s ei voi koota lohkoja", role)
		return
	}
	d.cur = d.cur.child(role)
}

// End closes the element that the latest [Doc.Begin] opened.
func (d *Doc) End() {
	if d.cur.parent == nil {
		d.fail("End ilman Begin-kutsua")
		return
	}
	d.cur = d.cur.parent
}

// Width is the width of the text area in mm.
func (d *Doc) Width() float64 {
	w, _ := d.pageSize()
	return w - d.margins.Left - d.margins.Right
}

// Room is the height in mm that is left on the page. It places everything that was held back, so a heading before it may
// be parted from what follows: use [Keep] to hold blocks together.
func (d *Doc) Room() float64 {
	d.flush()
	_, h := d.pageSize()
	if d.page == nil {
		return h - d.margins.Top - d.margins.Bottom
	}
	return d.bottom() - d.y
}

// Measure tells how high blocks would be in a column of the given width; both in mm.
func (d *Doc) Measure(width float64, blocks ...Block) float64 {
	_, h := tidy(d.layout(&elem{role: Div}, width, blocks))
	return h
}

// TextWidth measures a line of text in mm. Of the style, Size and the weight count; Size 0 is the body's.
func (d *Doc) TextWidth(text string, s Style) float64 {
	s = s.over(d.theme.Body)
	return textWidth(d.fonts, faceOf(s.Bold, s.Italic), s.Size, paintable(clean(text)))
}

func (d *Doc) pageSize() (w, h float64) {
	if d.page != nil {
		return d.page.w, d.page.h
	}
	if d.landscape {
		return pageLong, pageShort
	}
	return pageShort, pageLong
}

func (d *Doc) bottom() float64 {
	_, h := d.pageSize()
	return h - d.margins.Bottom
}

// BodyHeight is the height in mm that an empty page has for blocks.
func (d *Doc) BodyHeight() float64 { return d.bodyHeight() }

func (d *Doc) bodyHeight() float64 { return d.bottom() - d.margins.Top }

func (d *Doc) needPage() {
	if d.page != nil {
		return
	}
	w, h := d.pageSize()
	d.page = &page{index: len(d.pages), w: w, h: h}
	d.pages = append(d.pages, d.page)
	d.y, d.top, d.gap = d.margins.Top, true, 0
}

func (d *Doc) endPage() {
	if d.page != nil {
		d.page.close()
		d.page = nil
	}
}

// close ends the marked content that is open.
func (p *page) close() {
	if p.open != nil || p.openArt != "" {
		p.raw("EMC\n")
		p.open, p.openArt = nil, ""
	}
}

func (p *page) raw(s string) {
	if n := len(p.ops); n > 0 && p.ops[n-1].text == nil {
		p.ops[n-1].raw = append(p.ops[n-1].raw, s...)
		return
	}
	p.ops = append(p.ops, op{raw: []byte(s)})
}

// mark makes sure that what is painted next belongs to e, or is an artifact where artifacts are being painted. Every
// paint goes through it, which is why nothing untagged can reach a page.
func (d *Doc) mark(e *elem) {
	d.needPage()
	p := d.page
	art := d.artifact
	if art == "" && (e == nil || e.role.grouping()) {
		d.fail("sisältöä yritettiin piirtää ilman rakenne-elementtiä")
		art = artifactLayout
	}
	if art != "" {
		if p.openArt != art {
			p.close()
			p.raw(art)
			p.openArt = art
		}
		return
	}
	if p.open == e {
		return
	}
	p.close()
	e.attach()
	id := len(p.marks)
	p.marks = append(p.marks, e)
	e.kids = append(e.kids, kid{page: p, mcid: id})
	p.raw("/" + string(e.role) + " <</MCID " + strconv.Itoa(id) + ">> BDC\n")
	p.open = e
}

// asArtifact paints with every mark turned into an artifact of the given kind.
func (d *Doc) asArtifact(kind string, paint func()) {
	before := d.artifact
	if before == "" {
		d.artifact = kind
	}
	paint()
	d.artifact = before
}

// text paints one run of cleaned text whose baseline starts at x, y (mm).
func (d *Doc) text(e *elem, f face, size float64, color Color, x, y float64, text string) *textOp {
	if text = paintable(text); text == "" {
		return nil
	}
	d.mark(e)
	t := &textOp{face: f, size: size, color: color, x: x, y: y, text: text}
	d.page.ops = append(d.page.ops, op{text: t})
	return t
}

// anchor makes a name lead to the height y on this page.
func (d *Doc) anchor(name string, y float64) {
	if name == "" || d.artifact != "" {
		return
	}
	if _, ok := d.dests[name]; ok {
		d.fail("linkin kohde %q on määritelty kahdesti", name)
		return
	}
	d.needPage()
	d.dests[name] = destination{page: d.page.index, y: y}
}

// link makes a rectangle (mm) on this page lead to where e, a Link element, says. Contents is its description.
func (d *Doc) link(e *elem, x, y, w, h float64, contents, dest, uri string) *annotation {
	if d.artifact != "" {
		return nil
	}
	p := d.page
	a := &annotation{
		page: p, owner: e, contents: metaText(contents), dest: dest, uri: uri,
		rect: [4]float64{x / mmPerPt, (p.h - y - h) / mmPerPt, (x + w) / mmPerPt, (p.h - y) / mmPerPt},
	}
	p.annots = append(p.annots, a)
	e.attach()
	e.kids = append(e.kids, kid{annot: a})
	return a
}

// newElem makes an element of a role that a caller has chosen.
func (d *Doc) newElem(parent *elem, role Role) *elem {
	e := parent.child(role)
	switch role {
	case P, SpanRole:
	case Note:
		e.id = d.newID("note")
	default:
		if !role.open() {
			d.fail("tuntematon rakenne-elementti %s", role)
			e.role = Div
		}
	}
	return e
}

func (d *Doc) newID(prefix string) string {
	d.nextID++
	return fmt.Sprintf("%s%06d", prefix, d.nextID)
}

// Lines breaks a text into lines of at most w mm, as a paragraph would be, for a [Canvas].
func (d *Doc) Lines(text string, w float64, style Style) []string {
	style = style.over(d.theme.Body)
	var out []string
	for _, l := range d.breakLines(d.resolve([]Span{T(text)}, style), style, w) {
		line := ""
		for _, r := range l.runs {
			line += paintable(r.text)
		}
		out = append(out, line)
	}
	return out
}
