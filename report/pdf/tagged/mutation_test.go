package tagged

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"tolokku/report/pdf/tagged/internal/pdfcheck"
)

// TestChecksFindFaults leaves out or spoils one thing at a time: each check must be able to fail, or it proves nothing.
func TestChecksFindFaults(t *testing.T) {
	for _, m := range []struct {
		name, kind, old, new string // old is a regular expression; "" empties the object's stream
		want                 string
	}{
		{"no binary comment", "", "%\xE2\xE3\xCF\xD3", "%abcd", "no binary comment"},
		{"no MarkInfo", "catalog", `/MarkInfo<<.*?>>`, "", "MarkInfo"},
		{"no Lang", "catalog", `/Lang\(fi-FI\)`, "", "Lang"},
		{"no DisplayDocTitle", "catalog", `true>>/StructTreeRoot`, "false>>/StructTreeRoot", "DisplayDocTitle"},
		{"no structure tree", "catalog", `/StructTreeRoot \d+ 0 R`, "", "StructTreeRoot"},
		{"no metadata", "catalog", `/Metadata \d+ 0 R`, "", "Metadata"},
		{"no output intent", "catalog", `/OutputIntents\[.*?\]`, "", "output intents"},
		{"no bookmarks", "catalog", `/Outlines \d+ 0 R`, "", "no bookmarks"},
		{"an open action", "catalog", `/Type/Catalog`, "/Type/Catalog/OpenAction[]", "OpenAction"},
		{"intent without profile", "intent", `/DestOutputProfile \d+ 0 R`, "", "no profile"},
		{"a foreign profile", "profile", `acsp`, "xxxx", "not an RGB profile"},
		{"not PDF/A-2", "xmp", `<pdfaid:part>2`, "<pdfaid:part>1", "pdfaid:part"},
		{"not level A", "xmp", `<pdfaid:conformance>A`, "<pdfaid:conformance>B", "pdfaid:conformance"},
		{"not PDF/UA", "xmp", `<pdfuaid:part>1</pdfuaid:part>`, "", "pdfuaid:part"},
		{"no extension schema", "xmp", `<pdfaSchema:prefix>pdfuaid`, "<pdfaSchema:prefix>x", "pdfaSchema:prefix"},
		{"another title", "xmp", `seurantaraportti`, "raportti", "dc:title"},
		{"another date", "xmp", `<xmp:ModifyDate>2024`, "<xmp:ModifyDate>2023", "ModifyDate"},
		{"no date", "info", `/CreationDate\(.*?\)`, "", "CreateDate"},
		{"no tab order", "page", `/Tabs/S`, "", "Tabs"},
		{"no StructParents", "page", `/StructParents \d+`, "", "no StructParents"},
		{"no annotations", "page", `/Annots\[.*?\]`, "", "no annotation"},
		{"no media box", "page", `/MediaBox\[.*?\]`, "", "MediaBox"},
		{"fonts not embedded", "descriptor", `/FontFile2 \d+ 0 R`, "", "not embedded"},
		{"a font with another name", "descriptor", `/FontName/......`, "/FontName/ABCDEF", "names differ"},
		{"no ToUnicode", "font", `/ToUnicode \d+ 0 R`, "", "no ToUnicode"},
		{"no subset tag", "font", `\w{6}\+`, "", "no subset tag"},
		{"a code without a character", "tounicode", `<00E4> <00E4>\n`, "", "code 00E4 has no entry"},
		{"a code with nothing", "tounicode", `<00E4> <00E4>\n`, "<00E4> <0000>\n", "maps to"},
		{"one range for all", "tounicode", `(?s)\d+ beginbfchar.*endbfchar`, "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange", "range"},
		{"no widths", "cidfont", `/W\[.*\]\]`, "/W[]", "has no width"},
		{"no glyphs", "cidfont", `/CIDToGIDMap \d+ 0 R`, "", "has no glyph"},
		{"a rule without a mark", "contents", `/Artifact <</Type /Layout>> BDC\n`, "", "outside of marked content"},
		{"text without a mark", "contents", `/P <</MCID \d+>> BDC\n`, "", "text outside of marked content"},
		{"a mark without an id", "contents", `/P <</MCID \d+>>`, "/P <<>>", "without an id"},
		{"a mark left open", "contents", `EMC\n+$`, "", "left open"},
		{"a mark in a mark", "contents", `/H1 <</MCID (\d+)>> BDC\n`, "/H1 <</MCID ${1}>> BDC\n/Artifact BMC\n", "within marked content"},
		{"an id twice", "contents", `<</MCID 1>>`, "<</MCID 0>>", "id 0 twice"},
		{"a header that is none", "contents", `/Subtype /Header`, "", "neither header nor footer"},
		{"text beyond the edge", "contents", `BT \d+\.\d+ `, "BT 590.00 ", "beyond the page's edge"},
		{"unbalanced state", "contents", `Q\n+EMC`, "\nEMC", "q without Q"},
		{"an unknown font", "contents", `/F[0-9a-f]{40} `, "/Fx ", "not among the resources"},
		{"no alternative text", "elem", `/Alt(<.*?>|\(.*?\))`, "", "no Alt"},
		{"no bounding box", "elem", `/BBox\[.*?\]`, "", "no BBox"},
		{"no scope", "elem", `/Scope/\w+`, "", "no Scope"},
		{"no identifiers", "elem", `/ID\(.*?\)`, "", "no ID"},
		{"no headers", "elem", `/Headers\[.*?\]`, "", "no Headers"},
		{"foreign headers", "elem", `/Headers\[\(th`, "/Headers[(xx", "is not in the table"},
		{"a column too many", "elem", `/ColSpan 4`, "/ColSpan 5", "a row of"},
		{"a skipped level", "elem", `/S/H2`, "/S/H3", "skips a heading level"},
		{"an unknown role", "elem", `/S/P/`, "/S/Para/", "unknown role"},
		{"a cell outside of a row", "elem", `/S/TR`, "/S/Sect", "not allowed in"},
		{"no caption", "elem", `/S/Caption`, "/S/P", "neither Caption nor Summary"},
		{"no summary", "elem", `/Summary\(.*?\)`, "", "neither Caption nor Summary"},
		{"a row without a header", "elem", `/S/TH(.*)/Scope/Row`, "/S/TD${1}", "no header, neither"},
		{"no list numbering", "elem", `/A<</O/List/ListNumbering/\w+>>`, "", "no ListNumbering"},
		{"no list bodies", "elem", `/S/LBody`, "/S/Lbl", "needs one LBody"},
		{"no link annotation in the tree", "elem", `<</Type/OBJR.*?>>`, "", "is in no element"},
		{"links as spans", "elem", `/S/Link`, "/S/Span", "is in a Span element"},
		{"a wrong parent", "elem", `/S/TH/P \d+ 0 R`, "/S/TH/P 1 0 R", "P does not lead"},
		{"content left out of the tree", "elem", `(/S/H1.*)/K \d+>>`, "${1}>>", "is not in the tree"},
		{"content that does not exist", "elem", `(/S/H1.*)/K \d+>>`, "${1}/K 9999>>", "is not on page"},
		{"content twice in the tree", "elem", `(/S/H1.*)/K (\d+)>>`, "${1}/K[${2} ${2}]>>", "in the tree twice"},
		{"a parent tree that is off", "parenttree", `0\[(\d+ 0 R) \d+ 0 R`, "0[${1} ${1}", "the parent tree says otherwise"},
		{"a short parent tree", "parenttree", `0\[\d+ 0 R`, "0[", "entries in the parent tree"},
		{"no identifier tree", "structroot", `/IDTree \d+ 0 R`, "", "not in the IDTree"},
		{"no next key", "structroot", `/ParentTreeNextKey \d+`, "", "ParentTreeNextKey"},
		{"a link that is not printed", "annotation", `/F 4`, "", "flags"},
		{"a link without a description", "annotation", `/Contents(\(.*?\)|<.*?>)`, "", "without Contents"},
		{"a link without a place", "annotation", `/StructParent \d+`, "", "without StructParent"},
		{"a link without a target", "annotation", `/Dest\[\d+ 0 R`, "/Dest[1 0 R", "leads nowhere"},
		{"a bookmark without a target", "outline", `/Dest\[\d+ 0 R`, "/Dest[1 0 R", "leads nowhere"},
		{"a bookmark without a title", "outline", `/Title(<.*?>|\(.*?\))`, "/Title()", "without a title"},
	} {
		t.Run(m.name, func(t *testing.T) {
			re := regexp.MustCompile(strings.ToValidUTF8(m.old, "."))
			changed := false
			r := renderer{tweak: func(o *object) {
				if o.kind != m.kind {
					return
				}
				text := []byte(o.body)
				if o.isStream && !re.Match(text) {
					text = o.stream
				}
				out := re.ReplaceAll(text, []byte(m.new))
				if bytes.Equal(out, text) {
					return
				}
				changed = true
				if o.isStream && !re.MatchString(o.body) {
					o.stream = out
				} else {
					o.body = string(out)
				}
			}}
			pdf, err := r.render(sampleMeta, sample(1))
			if err != nil {
				t.Fatal(err)
			}
			if m.kind == "" {
				out := bytes.Replace(pdf, []byte(m.old), []byte(m.new), 1)
				changed, pdf = !bytes.Equal(out, pdf), out
			}
			if !changed {
				t.Fatal("the fault was not planted")
			}
			errs := pdfcheck.Check(pdf)
			for _, err := range errs {
				if strings.Contains(err.Error(), m.want) {
					return
				}
			}
			if len(errs) > 3 {
				errs = errs[:3]
			}
			t.Errorf("not found; errors: %v", errs)
		})
	}
}

func TestOverlapsAreFound(t *testing.T) {
	pdf := checked(t, func(d *Doc) error {
		d.Heading(1, "a")
		d.Place(Fixed{H: 20, Draw: func(c *Canvas) {
			c.Element(P, func(c *Canvas) {
				c.Text(0, 10, "yksi kaksi", Style{})
				c.Text(10, 11, "kolme", Style{})
				c.Text(0, 16, "neljä", Style{})
			})
		}})
		return nil
	})
	if errs := pdfcheck.Overlaps(pdf); len(errs) != 1 {
		t.Errorf("overlaps: %v, want one", errs)
	}
}

// TestCheckOfBrokenFiles: a checker that panics, or takes half a file, would be no use.
func TestCheckOfBrokenFiles(t *testing.T) {
	pdf := render(t, sample(1))
	for n := 0; n < len(pdf); n += len(pdf)/97 + 1 {
		if len(pdfcheck.Check(pdf[:n])) == 0 {
			t.Errorf("the first %d bytes pass", n)
		}
	}
	if len(pdfcheck.Check(nil)) == 0 || len(pdfcheck.Check([]byte("%PDF-1.7\n"))) == 0 {
		t.Error("nothing passes")
	}
}
