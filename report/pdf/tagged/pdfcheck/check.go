package pdfcheck

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
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

// file checks the outermost layer.
func (c *checker) file() {
	lines := bytes.SplitN(c.d.raw, []byte("\n"), 3)
	if len(lines) < 3 || string(lines[0]) != "%PDF-1.7" {
		c.errorf("file: not PDF 1.7")
		return
	}
	high := 0
	for _, b := range lines[1] {
		if b > 127 {
			high++
		}
	}
	if lines[1][0] != '%' || high < 4 {
		c.errorf("file: no binary comment")
	}
	if id := c.d.array(c.d.trailer["ID"]); len(id) != 2 || len(id[0].(string)) != 16 {
		c.errorf("file: no ID")
	}
	if c.d.trailer["Encrypt"] != nil {
		c.errorf("file: encrypted")
	}
}

// document checks the catalog.
func (c *checker) document() {
	if c.d.dict(c.catalog["MarkInfo"])["Marked"] != true {
		c.errorf("catalog: MarkInfo is missing")
	}
	if lang, _ := c.catalog["Lang"].(string); lang == "" {
		c.errorf("catalog: Lang is missing")
	}
	if c.d.dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
		c.errorf("catalog: DisplayDocTitle is missing")
	}
	for _, key := range []string{"OpenAction", "AA", "AcroForm", "OCProperties", "Names"} {
		if c.catalog[key] != nil {
			c.errorf("catalog: has %s", key)
		}
	}
	intents := c.d.array(c.catalog["OutputIntents"])
	if len(intents) != 1 {
		c.errorf("catalog: %d output intents", len(intents))
		return
	}
	intent := c.d.dict(intents[0])
	profile, ok := c.d.get(intent["DestOutputProfile"]).(stream)
	switch {
	case intent["S"] != name("GTS_PDFA1") || !ok:
		c.errorf("output intent: no profile")
	case profile.dict["N"] != 3.0 || len(profile.data) < 128 || string(profile.data[36:40]) != "acsp" || string(profile.data[16:20]) != "RGB ":
		c.errorf("output intent: not an RGB profile")
	}
}

// metadata compares the XMP packet with the information dictionary.
func (c *checker) metadata() {
	packet, ok := c.d.get(c.catalog["Metadata"]).(stream)
	if !ok {
		c.errorf("catalog: Metadata is missing")
		return
	}
	if packet.dict["Filter"] != nil {
		c.errorf("xmp: packed")
	}
	values := xmpValues(packet.data)
	info := c.d.dict(c.d.trailer["Info"])
	for _, want := range []struct{ name, value string }{
		{"pdfaid:part", "2"}, {"pdfaid:conformance", "A"}, {"pdfuaid:part", "1"},
		{"pdfaSchema:prefix", "pdfuaid"},
		{"pdfaProperty:name", "part"},
		{"dc:title", textString(info["Title"])},
		{"dc:creator", textString(info["Author"])},
		{"dc:description", textString(info["Subject"])},
		{"xmp:CreatorTool", textString(info["Creator"])},
		{"pdf:Producer", textString(info["Producer"])},
		{"pdf:Keywords", textString(info["Keywords"])},
	} {
		if values[want.name] != want.value {
			c.errorf("xmp: %s is %q, not %q", want.name, values[want.name], want.value)
		}
	}
	if values["dc:title"] == "" {
		c.errorf("info: no title")
	}
	for _, date := range []struct{ xmp, info string }{{"xmp:CreateDate", "CreationDate"}, {"xmp:ModifyDate", "ModDate"}} {
		x, err := time.Parse(time.RFC3339, values[date.xmp])
		s, _ := info[date.info].(string)
		i, err2 := time.Parse("D:20060102150405Z07'00'", s)
		if err2 != nil {
			i, err2 = time.Parse("D:20060102150405Z", s)
		}
		if err != nil || err2 != nil || !x.Equal(i) {
			c.errorf("xmp: %s %q is not the %s %q of the information dictionary", date.xmp, values[date.xmp], date.info, s)
		}
	}
}

// xmpValues reads the texts of an XMP packet by the qualified name of the property they are in.
func xmpValues(data []byte) map[string]string {
	dec := xml.NewDecoder(bytes.NewReader(data))
	values := map[string]string{}
	var path []string
	for {
		tok, err := dec.RawToken()
		if err != nil {
			if err != io.EOF {
				values = map[string]string{}
			}
			return values
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Space+":"+tok.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			text := strings.TrimSpace(string(tok))
			for i := len(path) - 1; i >= 0 && text != ""; i-- {
				if !strings.HasPrefix(path[i], "rdf:") {
					values[path[i]] = text
					break
				}
			}
		}
	}
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
		if len(c.d.array(page["MediaBox"])) != 4 {
			c.errorf("page %d: no MediaBox", p.num)
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
