package tagged

// A Role is a standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4).
type Role string

// The structure types that a caller may choose: the first four group blocks ([Doc.Begin], [Box]), the others hold text
// ([Paragraph], [Canvas.Element]). All else (Table, L, Figure …) comes with its block.
const (
	Part       Role = "Part"
	Sect       Role = "Sect"
	Div        Role = "Div"
	BlockQuote Role = "BlockQuote"

	P        Role = "P"
	SpanRole Role = "Span"
	Note     Role = "Note"
)

const (
	roleDocument  Role = "Document"
	roleTable     Role = "Table"
	roleTHead     Role = "THead"
	roleTBody     Role = "TBody"
	roleTR        Role = "TR"
	roleTH        Role = "TH"
	roleTD        Role = "TD"
	roleCaption   Role = "Caption"
	roleL         Role = "L"
	roleLI        Role = "LI"
	roleLbl       Role = "Lbl"
	roleLBody     Role = "LBody"
	roleFigure    Role = "Figure"
	roleLink      Role = "Link"
	roleTOC       Role = "TOC"
	roleTOCI      Role = "TOCI"
	roleReference Role = "Reference"
)

// grouping tells the types that hold other elements and no content of their own.
func (r Role) grouping() bool {
	switch r {
	case roleDocument, Part, Sect, Div, BlockQuote, roleTable, roleTHead, roleTBody, roleTR, roleL, roleLI, roleTOC:
		return true
	}
	return false
}

// open tells the grouping types that a caller may open.
func (r Role) open() bool {
	return r == Part || r == Sect || r == Div || r == BlockQuote
}

// elem is a node of the structure tree.
//
// An element joins its parent when its first content is painted, not when it is made. So a block that was only measured
// leaves nothing behind, and an element in the middle of a line comes after the text before it.
type elem struct {
	role     Role
	parent   *elem
	attached bool
	kids     []kid

	id        string
	alt       string
	actual    string
	expansion string
	lang      string
	scope     string  // TH: Row or Column
	headers   []*elem // TH and TD: the header cells that apply
	colSpan   int
	summary   string      // Table
	bbox      *[4]float64 // Figure: points from the page's lower left corner
	numbering string      // L: ListNumbering
	objectID  int         // given by the finishing step
}

// kid is one child of an element: another element, marked content on a page, or an annotation.
type kid struct {
	elem  *elem
	page  *page // of mcid
	mcid  int
	annot *annotation
}

func (e *elem) child(role Role) *elem {
	return &elem{role: role, parent: e}
}

// attach makes e, and whatever it lies in, part of the tree.
func (e *elem) attach() {
	if e.attached {
		return
	}
	e.attached = true
	if e.parent != nil {
		e.parent.attach()
		e.parent.kids = append(e.parent.kids, kid{elem: e})
	}
}

// annotation is a link area on a page.
type annotation struct {
	page     *page
	owner    *elem
	rect     [4]float64 // points
	contents string
	dest     string // name of a destination in the document, or
	uri      string // an address outside it

	objectID int
	slot     int // key in the parent tree
}
