package tagged

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// addStructure writes the structure tree with its parent tree and identifiers. Slot is the first key of the parent tree that
// is free.
func (d *Doc) addStructure(f *file, pages []*object, slot int) *object {
	root := f.reserve("structroot")
	parentTree := f.reserve("parenttree")
	var elems []*elem
	var number func(e *elem)
	number = func(e *elem) {
		e.objectID = f.reserve("elem").num
		elems = append(elems, e)
		for _, k := range e.kids {
			if k.elem != nil {
				number(k.elem)
			}
		}
	}
	number(d.root)
	byID := map[string]*elem{}
	for _, e := range elems {
		if e.id != "" {
			byID[e.id] = e
		}
		f.objects[e.objectID-1].body = elemBody(e, root, pages)
	}
	var ids strings.Builder
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		fmt.Fprintf(&ids, "(%s)%d 0 R", id, byID[id].objectID)
	}
	var nums strings.Builder
	for i, p := range d.pages {
		fmt.Fprintf(&nums, "%d[", i)
		for _, e := range p.marks {
			fmt.Fprintf(&nums, "%d 0 R ", e.objectID)
		}
		nums.WriteString("]")
	}
	for _, p := range d.pages {
		for _, a := range p.annots {
			fmt.Fprintf(&nums, "%d %d 0 R ", a.slot, a.owner.objectID)
		}
	}
	parentTree.body = "<</Nums[" + nums.String() + "]>>"
	root.body = fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree %s/ParentTreeNextKey %d", d.root.objectID, parentTree.ref(), slot)
	if ids.Len() > 0 {
		root.body += "/IDTree " + f.add("idtree", "<</Names["+ids.String()+"]>>").ref()
	}
	root.body += ">>"
	return root
}

func elemBody(e *elem, root *object, pages []*object) string {
	var b strings.Builder
	parent := root.num
	if e.parent != nil {
		parent = e.parent.objectID
	}
	fmt.Fprintf(&b, "<</S/%s/P %d 0 R", e.role, parent)
	var pg *page
	for _, k := range e.kids {
		if k.page != nil {
			pg = k.page
			break
		}
	}
	if pg != nil {
		fmt.Fprintf(&b, "/Pg %s", pages[pg.index].ref())
	}
	for _, t := range []struct{ key, value string }{
		{"Alt", e.alt}, {"ActualText", e.actual}, {"E", e.expansion}, {"Lang", e.lang}, {"ID", e.id},
	} {
		if t.value != "" {
			b.WriteString("/" + t.key + pdfString(t.value))
		}
	}
	b.WriteString(attributes(e))
	if len(e.kids) > 0 {
		b.WriteString("/K")
		if len(e.kids) > 1 {
			b.WriteString("[")
		}
		for _, k := range e.kids {
			switch {
			case k.elem != nil:
				fmt.Fprintf(&b, " %d 0 R", k.elem.objectID)
			case k.annot != nil:
				fmt.Fprintf(&b, "<</Type/OBJR/Obj %d 0 R/Pg %s>>", k.annot.objectID, pages[k.annot.page.index].ref())
			case k.page == pg:
				fmt.Fprintf(&b, " %d", k.mcid)
			default:
				fmt.Fprintf(&b, "<</Type/MCR/Pg %s/MCID %d>>", pages[k.page.index].ref(), k.mcid)
			}
		}
		if len(e.kids) > 1 {
			b.WriteString("]")
		}
	}
	b.WriteString(">>")
	return b.String()
}

// attributes writes the /A entry: how cells relate, where a figure is, how a list counts.
func attributes(e *elem) string {
	var b strings.Builder
	switch e.role {
	case roleTH, roleTD:
		if e.scope != "" {
			b.WriteString("/Scope/" + e.scope)
		}
		if e.colSpan > 1 {
			fmt.Fprintf(&b, "/ColSpan %d", e.colSpan)
		}
		if len(e.headers) > 0 {
			b.WriteString("/Headers[")
			for _, h := range e.headers {
				b.WriteString(pdfString(h.id))
			}
			b.WriteString("]")
		}
		if b.Len() == 0 {
			return ""
		}
		return "/A<</O/Table" + b.String() + ">>"
	case roleFigure:
		if e.bbox != nil {
			return "/A<</O/Layout/Placement/Block/BBox[" + numbers(e.bbox[:]...) + "]>>"
		}
	case roleTable:
		if e.summary != "" {
			return "/A<</O/Table/Summary" + pdfString(e.summary) + ">>"
		}
	case roleL:
		return "/A<</O/List/ListNumbering/" + e.numbering + ">>"
	}
	return ""
}
