package pdfcheck

import (
	"slices"
	"strings"
)

// node is an element of the structure tree.
type node struct {
	role   string
	object ref
	d      dict
	parent *node
	kids   []any // *node, mcid or ref (of an annotation)
}

// within says which parents a role may have; a role that is missing may be anywhere.
var within = map[string][]string{
	"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
	"LI": {"L"}, "Lbl": {"LI", "TOCI", "Note"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "TOC": {"Document", "Sect", "Part", "Div", "TOCI", "TOC"},
	"Caption": {"Table", "Figure", "L"},
}

// content roles may hold marked content themselves.
var contentRoles = []string{
	"P", "H1", "H2", "H3", "H4", "H5", "Span", "Link", "Lbl", "LBody", "TH", "TD", "Caption", "Figure", "Reference", "Note",
}

var groupingRoles = []string{
	"Document", "Part", "Sect", "Div", "BlockQuote", "Table", "THead", "TBody", "TR", "L", "LI", "TOC", "TOCI",
}

// children says what a grouping role may hold, where only some roles make sense.
var children = map[string][]string{
	"Table": {"Caption", "THead", "TBody"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"},
	"TOC": {"TOCI", "TOC", "Caption"},
}

func (c *checker) structure() {
	root := c.d.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		c.errorf("catalog: StructTreeRoot is missing")
		return
	}
	top, _ := root["K"].(ref)
	c.root = c.build(top, nil)
	if c.root.role != "Document" {
		c.errorf("structure: the root is a %s", c.root.role)
	}
	if parent, _ := c.root.d["P"].(ref); c.catalog["StructTreeRoot"] != parent {
		c.errorf("structure: the root's parent is not the tree's root")
	}
	named := c.d.array(c.d.dict(root["IDTree"])["Names"])
	inIDTree := map[string]ref{}
	last := ""
	for i := 0; i+1 < len(named); i += 2 {
		id, _ := named[i].(string)
		if id <= last {
			c.errorf("structure: IDTree is not in order")
		}
		last = id
		inIDTree[id], _ = named[i+1].(ref)
	}
	for id, n := range c.ids {
		if inIDTree[id] != n.object {
			c.errorf("structure: identifier %s is not in the IDTree", id)
		}
	}
	for _, p := range c.pages {
		for _, id := range p.order {
			if c.inTree[mcid{p, id}] == nil {
				c.errorf("page %d: marked content %d is not in the tree", p.num, id)
			}
		}
	}
	level := 0
	c.walk(c.root, &level)
}

// build reads an element and what is below it.
func (c *checker) build(r ref, parent *node) *node {
	d := c.d.dict(r)
	role, _ := d["S"].(name)
	n := &node{role: string(role), object: r, d: d, parent: parent}
	if parent != nil {
		if p, _ := d["P"].(ref); p != parent.object {
			c.errorf("%s: P does not lead to the parent", n.where())
		}
	}
	if id, ok := d["ID"].(string); ok {
		if c.ids[id] != nil {
			c.errorf("%s: identifier %s twice", n.where(), id)
		}
		c.ids[id] = n
	}
	page, _ := d["Pg"].(ref)
	for _, k := range c.d.list(d["K"]) {
		switch k := k.(type) {
		case ref:
			n.kids = append(n.kids, c.build(k, n))
		case float64:
			c.mark(n, page, int(k))
		case dict:
			on, _ := k["Pg"].(ref)
			if k["Type"] == name("OBJR") {
				obj, _ := k["Obj"].(ref)
				if c.annots[obj] == nil {
					c.errorf("%s: refers to object %d, which is no annotation", n.where(), obj)
				}
				if c.objr[obj] != nil {
					c.errorf("%s: annotation %d is in two elements", n.where(), obj)
				}
				c.objr[obj] = n
				n.kids = append(n.kids, obj)
				continue
			}
			id, _ := k["MCID"].(float64)
			c.mark(n, on, int(id))
		}
	}
	return n
}

// mark notes that an element holds marked content.
func (c *checker) mark(n *node, page ref, id int) {
	p := c.byRef[page]
	if p == nil {
		c.errorf("%s: content on no page", n.where())
		return
	}
	m := mcid{p, id}
	if _, ok := p.marks[id]; !ok {
		c.errorf("%s: content %d is not on page %d", n.where(), id, p.num)
	}
	if c.inTree[m] != nil {
		c.errorf("%s: content %d of page %d is in the tree twice", n.where(), id, p.num)
	}
	c.inTree[m] = n
	n.kids = append(n.kids, m)
	slot, _ := c.d.dict(page)["StructParents"].(float64)
	if owners := c.d.array(c.parents[int(slot)]); id >= len(owners) || owners[id] != n.object {
		c.errorf("%s: the parent tree says otherwise for content %d of page %d", n.where(), id, p.num)
	}
}

func (n *node) where() string {
	path := []string{n.role}
	for p := n.parent; p != nil; p = p.parent {
		path = append(path, p.role)
	}
	slices.Reverse(path)
	return strings.Join(path, "/")
}

// walk checks an element and what is below it, in reading order.
func (c *checker) walk(n *node, level *int) {
	content := slices.Contains(contentRoles, n.role)
	if !content && !slices.Contains(groupingRoles, n.role) {
		c.errorf("%s: unknown role", n.where())
	}
	if n.parent != nil {
		if allowed := within[n.role]; allowed != nil && !slices.Contains(allowed, n.parent.role) {
			c.errorf("%s: not allowed in %s", n.where(), n.parent.role)
		}
		if allowed := children[n.parent.role]; allowed != nil && !slices.Contains(allowed, n.role) {
			c.errorf("%s: not allowed in %s", n.where(), n.parent.role)
		}
	}
	if len(n.kids) == 0 && n.role != "TD" && n.role != "TH" {
		c.errorf("%s: empty", n.where())
	}
	for _, k := range n.kids {
		if _, ok := k.(mcid); ok && !content {
			c.errorf("%s: holds content of its own", n.where())
		}
	}
	switch n.role {
	case "H1", "H2", "H3", "H4", "H5":
		l := int(n.role[1] - '0')
		if l > *level+1 {
			c.errorf("%s: skips a heading level after H%d", n.where(), *level)
		}
		*level = l
		if strings.TrimSpace(c.text(n)) == "" {
			c.errorf("%s: without text", n.where())
		}
	case "Figure":
		if textString(n.d["Alt"]) == "" {
			c.errorf("%s: no Alt", n.where())
		}
		if len(c.d.array(c.attribute(n, "BBox"))) != 4 {
			c.errorf("%s: no BBox", n.where())
		}
	case "Link":
		objects, marks := 0, 0
		for _, k := range n.kids {
			switch k.(type) {
			case ref:
				objects++
			case mcid:
				marks++
			}
		}
		if objects == 0 || marks == 0 {
			c.errorf("%s: %d annotations and %d contents", n.where(), objects, marks)
		}
	case "Table":
		c.table(n)
	case "L":
		if c.attribute(n, "ListNumbering") == nil {
			c.errorf("%s: no ListNumbering", n.where())
		}
	case "LI":
		if len(n.nodes("LBody")) != 1 || len(n.nodes("Lbl")) > 1 {
			c.errorf("%s: needs one LBody and at most one Lbl", n.where())
		}
	}
	for _, k := range n.kids {
		if k, ok := k.(*node); ok {
			c.walk(k, level)
		}
	}
}

func (n *node) nodes(role string) []*node {
	var out []*node
	for _, k := range n.kids {
		if k, ok := k.(*node); ok && k.role == role {
			out = append(out, k)
		}
	}
	return out
}

func (c *checker) attribute(n *node, key string) any {
	return c.d.get(c.d.dict(n.d["A"])[key])
}

// table checks that a table is regular and that cells have the headers that they name.
func (c *checker) table(t *node) {
	captions, heads := t.nodes("Caption"), t.nodes("THead")
	if len(captions) > 1 || len(heads) > 1 || len(t.nodes("TBody")) != 1 {
		c.errorf("%s: needs one TBody, and at most one Caption and THead", t.where())
		return
	}
	if len(captions) == 0 && textString(c.attribute(t, "Summary")) == "" {
		c.errorf("%s: neither Caption nor Summary", t.where())
	}
	if first, ok := t.kids[0].(*node); len(captions) == 1 && (!ok || first.role != "Caption") {
		c.errorf("%s: the Caption is not first", t.where())
	}
	headers := map[string]bool{}
	columns := -1
	var cells []*node
	for _, part := range append(heads, t.nodes("TBody")[0]) {
		for _, tr := range part.nodes("TR") {
			width := 0
			if len(heads) == 0 && len(tr.nodes("TH")) == 0 {
				c.errorf("%s: no header, neither for the row nor for its columns", tr.where())
			}
			for _, k := range tr.kids {
				cell, ok := k.(*node)
				if !ok {
					continue
				}
				cells = append(cells, cell)
				span, ok := c.attribute(cell, "ColSpan").(float64)
				if !ok {
					span = 1
				}
				width += int(span)
				if cell.role != "TH" {
					if part.role == "THead" {
						c.errorf("%s: a data cell in the header", cell.where())
					}
					continue
				}
				id, _ := cell.d["ID"].(string)
				if id == "" {
					c.errorf("%s: no ID", cell.where())
				}
				headers[id] = true
				if scope := c.attribute(cell, "Scope"); scope != name("Row") && scope != name("Column") {
					c.errorf("%s: no Scope", cell.where())
				}
			}
			if columns >= 0 && width != columns {
				c.errorf("%s: a row of %d columns among rows of %d", tr.where(), width, columns)
			}
			columns = width
		}
	}
	for _, cell := range cells {
		list := c.d.array(c.attribute(cell, "Headers"))
		if cell.role == "TD" && len(list) == 0 {
			c.errorf("%s: no Headers", cell.where())
		}
		for _, h := range list {
			if id, _ := h.(string); !headers[id] {
				c.errorf("%s: header %v is not in the table", cell.where(), h)
			}
		}
	}
}

// text is all text below a node.
func (c *checker) text(n *node) string {
	var b strings.Builder
	for _, k := range n.kids {
		switch k := k.(type) {
		case mcid:
			b.WriteString(k.page.marks[k.id])
		case *node:
			b.WriteString(c.text(k))
		}
	}
	return b.String()
}

// read writes the text below a node, an element a line.
func (c *checker) read(b *strings.Builder, n *node) {
	if n == nil {
		return
	}
	if n.role == "Figure" {
		b.WriteString("[" + textString(n.d["Alt"]) + "]\n")
		return
	}
	line := ""
	flush := func() {
		if line != "" {
			b.WriteString(line + "\n")
			line = ""
		}
	}
	for _, k := range n.kids {
		switch k := k.(type) {
		case mcid:
			line += k.page.marks[k.id]
		case *node:
			if k.role == "Span" || k.role == "Link" {
				line += c.text(k)
				continue
			}
			flush()
			c.read(b, k)
		}
	}
	flush()
}
