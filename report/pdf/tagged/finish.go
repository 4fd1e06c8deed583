package tagged

import (
	"fmt"
	"strings"
	"time"
)

// producer names the software that writes the file's bytes.
const producer = "tolokku (fpdf)"

// file writes the finished document. Tweak, if not nil, may alter each object before it is written.
func (d *Doc) file(tweak func(o *object)) ([]byte, error) {
	drawn, err := d.emit()
	if err != nil {
		return nil, err
	}
	f := &file{}
	catalog, info, pages := f.reserve("catalog"), f.reserve("info"), f.reserve("pages")
	resources := f.reserve("resources")
	pageObjects := make([]*object, len(d.pages))
	for i := range d.pages {
		pageObjects[i] = f.reserve("page")
	}
	slot := len(d.pages) // the parent tree's keys after those of pages
	for i, p := range d.pages {
		content := f.addStream("contents", "", drawn.contents[i])
		var annots []string
		for _, a := range p.annots {
			a.slot = slot
			slot++
			o := f.add("annotation", d.annotationBody(a, pageObjects))
			a.objectID = o.num
			annots = append(annots, o.ref())
		}
		body := fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s]/Resources %s/Contents %s/StructParents %d/Tabs/S",
			pages.ref(), numbers(p.w/mmPerPt, p.h/mmPerPt), resources.ref(), content.ref(), i)
		if len(annots) > 0 {
			body += "/Annots[" + strings.Join(annots, " ") + "]"
		}
		pageObjects[i].body = body + ">>"
	}
	var kids strings.Builder
	for _, o := range pageObjects {
		kids.WriteString(o.ref() + " ")
	}
	pages.body = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pageObjects), kids.String())

	var fonts strings.Builder
	for _, font := range drawn.fonts {
		fmt.Fprintf(&fonts, "/%s %s", font.name, f.addFont(font, d.fonts).ref())
	}
	resources.body = "<</ProcSet[/PDF/Text]/Font<<" + fonts.String() + ">>>>"

	structure := d.addStructure(f, pageObjects, slot)
	outlines := d.addOutlines(f, pageObjects)
	profile := f.addStream("profile", "/N 3", srgbProfile())
	intent := f.add("intent", "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"+
		"/Info(sRGB IEC61966-2.1)/DestOutputProfile "+profile.ref()+">>")
	xmp := f.addStream("xmp", "/Type/Metadata/Subtype/XML", d.meta.xmp())
	xmp.plain = true // so that archives can read it without unpacking

	info.body = d.meta.info()
	catalog.body = fmt.Sprintf("<</Type/Catalog/Pages %s/Metadata %s/OutputIntents[%s]/MarkInfo<</Marked true>>/Lang%s"+
		"/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot %s",
		pages.ref(), xmp.ref(), intent.ref(), pdfString(d.meta.Lang), structure.ref())
	if outlines != nil {
		catalog.body += "/Outlines " + outlines.ref() + "/PageMode/UseOutlines"
	}
	catalog.body += ">>"
	if tweak != nil {
		for _, o := range f.objects {
			tweak(o)
		}
	}
	return f.bytes(catalog, info)
}

func (d *Doc) annotationBody(a *annotation, pages []*object) string {
	target := "/A<</Type/Action/S/URI/URI" + pdfString(asciiURI(a.uri)) + ">>"
	if a.uri == "" {
		target = "/Dest" + d.explicit(d.dests[a.dest], pages)
	}
	return fmt.Sprintf("<</Type/Annot/Subtype/Link/P %s/Rect[%s]/Border[0 0 0]/F 4/Contents%s/StructParent %d%s>>",
		pages[a.page.index].ref(), numbers(a.rect[:]...), pdfString(a.contents), a.slot, target)
}

// asciiURI escapes what an address may not hold as it is.
func asciiURI(uri string) string {
	var b strings.Builder
	for i := range len(uri) {
		if c := uri[i]; c > ' ' && c < 0x7F {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// explicit is a destination: a page and a height a little above the target.
func (d *Doc) explicit(at destination, pages []*object) string {
	const above = 3 // mm
	top := (d.pages[at.page].h - at.y + above) / mmPerPt
	return fmt.Sprintf("[%s/XYZ 0 %s null]", pages[at.page].ref(), numbers(top))
}

// addOutlines writes the bookmarks, nested by heading level; nil without headings.
func (d *Doc) addOutlines(f *file, pages []*object) *object {
	if len(d.outline) == 0 {
		return nil
	}
	type node struct {
		o    *object
		mark bookmark
		kids []*node
	}
	root := &node{o: f.reserve("outlines")}
	open := []*node{root}
	for _, b := range d.outline {
		// Levels are never skipped, so the parent is always open.
		open = open[:min(b.level, len(open))]
		n := &node{o: f.reserve("outline"), mark: b}
		parent := open[len(open)-1]
		parent.kids = append(parent.kids, n)
		open = append(open, n)
	}
	var write func(n *node, depth int) (below int)
	write = func(n *node, depth int) (below int) {
		for i, k := range n.kids {
			count := write(k, depth+1)
			if below++; depth == 0 {
				below += count
			}
			k.o.body = fmt.Sprintf("<</Title%s/Parent %s/Dest%s", pdfString(k.mark.title), n.o.ref(), d.explicit(k.mark.dest, pages))
			if i > 0 {
				k.o.body += "/Prev " + n.kids[i-1].o.ref()
			}
			if i < len(n.kids)-1 {
				k.o.body += "/Next " + n.kids[i+1].o.ref()
			}
			if len(k.kids) > 0 {
				// A negative count: closed at first, so that the outline begins as a short list: the title and the chapters.
				if depth > 0 {
					count = -count
				}
				k.o.body += fmt.Sprintf("/First %s/Last %s/Count %d", k.kids[0].o.ref(), k.kids[len(k.kids)-1].o.ref(), count)
			}
			k.o.body += ">>"
		}
		return below
	}
	shown := write(root, 0)
	first, last := root.kids[0], root.kids[len(root.kids)-1]
	root.o.body = fmt.Sprintf("<</Type/Outlines/First %s/Last %s/Count %d>>", first.o.ref(), last.o.ref(), shown)
	return root.o
}

// info is the document information dictionary; every entry is in the XMP metadata as well.
func (m Meta) info() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject}, {"Keywords", m.Keywords},
		{"Creator", m.Creator}, {"Producer", producer},
	} {
		if e.value != "" {
			b.WriteString("/" + e.key + pdfString(e.value))
		}
	}
	date := pdfDate(m.Date)
	fmt.Fprintf(&b, "/CreationDate(%s)/ModDate(%s)>>", date, date)
	return b.String()
}

func pdfDate(t time.Time) string {
	zone := t.Format("-07:00")
	if zone == "+00:00" {
		return t.Format("D:20060102150405Z")
	}
	return t.Format("D:20060102150405") + strings.Replace(zone, ":", "'", 1) + "'"
}
