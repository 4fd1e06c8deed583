package pdfcheck

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type checker struct {
	d       *document
	catalog dict
	pages   []*pageContent
	byRef   map[ref]*pageContent
	errs    []error

	root    *node
	parents map[int]any   // the parent tree
	slots   map[int]bool  // keys of it that something uses
	annots  map[ref]dict  // link annotations
	objr    map[ref]*node // annotations by the element that refers to them
	inTree  map[mcid]*node
	ids     map[string]*node
}

type mcid struct {
	page *pageContent
	id   int
}

// Check returns everything that is wrong with a file, nil if nothing is. Errors come in a stable order.
func Check(pdf []byte) []error {
	c, err := load(pdf)
	if err != nil {
		return []error{err}
	}
	return c.errs
}

// Text returns the file's text in the order of the structure tree, a line for each element that holds text of its own,
// the way a screen reader goes through it, with words that were divided at the end of a line whole again. Pictures appear with their alternative text in brackets.
func Text(pdf []byte) (string, error) {
	c, err := load(pdf)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	c.read(&b, c.root)
	return strings.ReplaceAll(b.String(), "\u00AD", ""), nil
}

// Overlaps returns the places where one text is painted over another. It is apart from [Check] because no standard forbids
// that, but in a report it means that a text is wider than its place.
func Overlaps(pdf []byte) []error {
	c, err := load(pdf)
	if err != nil {
		return []error{err}
	}
	var errs []error
	const slack = 0.6 // points; neighbouring runs of a line touch
	for _, p := range c.pages {
		// From top to bottom, so that only near neighbours are compared.
		texts := slices.Clone(p.texts)
		slices.SortStableFunc(texts, func(a, b Box) int { return cmp.Compare(b.Base, a.Base) })
		for i, a := range texts {
			for _, b := range texts[i+1:] {
				// What lies between the baseline and the height of small letters is text beyond doubt.
				if a.Base > b.Base+max(a.Size, b.Size) {
					break
				}
				if a.Base < b.Base+b.Size*0.5 && min(a.Right, b.Right)-max(a.Left, b.Left) > slack && a.Text != "" && b.Text != "" {
					errs = append(errs, fmt.Errorf("page %d: %q and %q overlap", p.num, a.Text, b.Text))
				}
			}
		}
	}
	return errs
}

// A Box is where a run of text is, in points from the page's lower left corner, and how large its type is.
type Box struct {
	Left, Right, Base, Size float64
	Text                    string
}

// Texts returns the texts of each page in the order of painting.
func Texts(pdf []byte) [][]Box {
	c, err := load(pdf)
	if err != nil {
		return nil
	}
	var pages [][]Box
	for _, p := range c.pages {
		pages = append(pages, p.texts)
	}
	return pages
}

// Pages returns the number of pages, 0 for an unreadable file.
func Pages(pdf []byte) int {
	c, err := load(pdf)
	if err != nil {
		return 0
	}
	return len(c.pages)
}

func load(pdf []byte) (c *checker, err error) {
	d, err := parse(pdf)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			c, err = nil, fmt.Errorf("malformed file: %v", r)
		}
	}()
	c = &checker{
		d: d, byRef: map[ref]*pageContent{}, slots: map[int]bool{}, annots: map[ref]dict{}, objr: map[ref]*node{},
		inTree: map[mcid]*node{}, ids: map[string]*node{}, parents: map[int]any{},
	}
	c.file()
	c.catalog = d.dict(d.trailer["Root"])
	if c.catalog == nil {
		return nil, fmt.Errorf("no catalog")
	}
	c.document()
	c.metadata()
	c.parentTree()
	c.allPages()
	c.structure()
	c.links()
	return c, nil
}

func (c *checker) parentTree() {
	root := c.d.dict(c.catalog["StructTreeRoot"])
	nums := c.d.array(c.d.dict(root["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := nums[i].(float64)
		c.parents[int(key)] = nums[i+1]
	}
	if next, _ := root["ParentTreeNextKey"].(float64); int(next) != len(c.parents) {
		c.errorf("parent tree: ParentTreeNextKey is %v, there are %d keys", next, len(c.parents))
	}
}

func (c *checker) allPages() {
	tree := c.d.dict(c.catalog["Pages"])
	for i, k := range c.d.array(tree["Kids"]) {
		r, _ := k.(ref)
		page := c.d.dict(k)
		p := &pageContent{num: i + 1, object: r, marks: map[int]string{}}
		c.pages = append(c.pages, p)
		c.byRef[r] = p
		if page["Tabs"] != name("S") {
			c.errorf("page %d: Tabs is not S", p.num)
		}
		if media := c.d.array(page["MediaBox"]); len(media) != 4 {
			c.errorf("page %d: no MediaBox", p.num)
		} else {
			p.w, _ = media[2].(float64)
			p.h, _ = media[3].(float64)
		}
		fonts := c.fonts(c.d.dict(page["Resources"]))
		content, _ := c.d.get(page["Contents"]).(stream)
		c.content(p, content.data, fonts)
		slot, ok := page["StructParents"].(float64)
		if !ok {
			c.errorf("page %d: no StructParents", p.num)
		} else {
			if c.slots[int(slot)] {
				c.errorf("page %d: StructParents %v is used twice", p.num, slot)
			}
			c.slots[int(slot)] = true
			if owners := c.d.array(c.parents[int(slot)]); len(owners) != len(p.marks) {
				c.errorf("page %d: %d marks, but %d entries in the parent tree", p.num, len(p.marks), len(owners))
			}
		}
		for _, a := range c.d.array(page["Annots"]) {
			c.annotation(p, a)
		}
	}
	if count, _ := tree["Count"].(float64); int(count) != len(c.pages) || len(c.pages) == 0 {
		c.errorf("page tree: Count is %v for %d pages", count, len(c.pages))
	}
}

func (c *checker) annotation(p *pageContent, v any) {
	r, _ := v.(ref)
	a := c.d.dict(v)
	c.annots[r] = a
	if a["Subtype"] != name("Link") {
		c.errorf("page %d: annotation %v is no link", p.num, a["Subtype"])
	}
	if flags, _ := a["F"].(float64); flags != 4 {
		c.errorf("page %d: annotation flags are %v, not 4 (print)", p.num, a["F"])
	}
	if textString(a["Contents"]) == "" {
		c.errorf("page %d: link without Contents", p.num)
	}
	slot, ok := a["StructParent"].(float64)
	if !ok {
		c.errorf("page %d: link without StructParent", p.num)
	} else {
		if c.slots[int(slot)] {
			c.errorf("page %d: StructParent %v is used twice", p.num, slot)
		}
		c.slots[int(slot)] = true
	}
	if action := c.d.dict(a["A"]); action != nil {
		if action["S"] != name("URI") || textString(action["URI"]) == "" {
			c.errorf("page %d: link with an odd action", p.num)
		}
		return
	}
	c.destination(fmt.Sprintf("page %d: link", p.num), a["Dest"])
}

func (c *checker) destination(where string, v any) {
	dest := c.d.array(v)
	if len(dest) > 0 {
		if r, ok := dest[0].(ref); ok {
			for _, k := range c.d.array(c.d.dict(c.catalog["Pages"])["Kids"]) {
				if k == r {
					return
				}
			}
		}
	}
	c.errorf("%s leads nowhere", where)
}

// links checks annotations against the structure tree, and bookmarks.
func (c *checker) links() {
	for _, r := range slices.Sorted(maps.Keys(c.annots)) {
		n := c.objr[r]
		if n == nil {
			c.errorf("link annotation %d is in no element", r)
			continue
		}
		if n.role != "Link" {
			c.errorf("link annotation %d is in a %s element", r, n.role)
		}
		slot, _ := c.annots[r]["StructParent"].(float64)
		if owner, _ := c.parents[int(slot)].(ref); owner != n.object {
			c.errorf("link annotation %d: the parent tree leads to another element", r)
		}
	}
	for key := range c.parents {
		if !c.slots[key] {
			c.errorf("parent tree: nothing has the key %d", key)
		}
	}
	if c.catalog["Outlines"] != nil {
		c.bookmarks(c.d.dict(c.catalog["Outlines"]))
	} else {
		c.errorf("catalog: no bookmarks")
	}
}

func (c *checker) bookmarks(parent dict) {
	for at := c.d.dict(parent["First"]); at != nil; at = c.d.dict(at["Next"]) {
		title := textString(at["Title"])
		if title == "" {
			c.errorf("bookmark without a title")
		}
		c.destination("bookmark "+title, at["Dest"])
		c.bookmarks(at)
	}
}
