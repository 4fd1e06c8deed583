package tagged

import (
	"encoding/xml"
	"strings"
)

// xmp is the metadata stream: what the file conforms to, and the same facts as in the information dictionary. PDF/A
// knows no PDF/UA, so the schema of pdfuaid is described in place.
func (m Meta) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	describe := func(ns string, lines ...string) {
		b.WriteString("<rdf:Description rdf:about=\"\" " + ns + ">\n")
		for _, l := range lines {
			if l != "" {
				b.WriteString(l + "\n")
			}
		}
		b.WriteString("</rdf:Description>\n")
	}
	describe(`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`, tag("pdfaid:part", "2"), tag("pdfaid:conformance", "A"))
	describe(`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, tag("pdfuaid:part", "1"))
	describe(`xmlns:dc="http://purl.org/dc/elements/1.1/"`,
		tag("dc:format", "application/pdf"),
		container("dc:title", "Alt", ` xml:lang="x-default"`, m.Title),
		container("dc:creator", "Seq", "", m.Author),
		container("dc:description", "Alt", ` xml:lang="x-default"`, m.Subject),
		container("dc:language", "Bag", "", m.Lang),
	)
	describe(`xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`, tag("pdf:Producer", producer), tag("pdf:Keywords", m.Keywords))
	date := m.Date.Format("2006-01-02T15:04:05Z07:00")
	describe(`xmlns:xmp="http://ns.adobe.com/xap/1.0/"`, tag("xmp:CreatorTool", m.Creator),
		tag("xmp:CreateDate", date), tag("xmp:ModifyDate", date), tag("xmp:MetadataDate", date))
	property := `<rdf:li rdf:parseType="Resource">` +
		tag("pdfaProperty:name", "part") + tag("pdfaProperty:valueType", "Integer") +
		tag("pdfaProperty:category", "internal") +
		tag("pdfaProperty:description", "The part of ISO 14289 that the file conforms to") + "</rdf:li>"
	describe(`xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"`+
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"`+
		` xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`,
		`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">`,
		tag("pdfaSchema:schema", "PDF/UA identification schema"),
		tag("pdfaSchema:namespaceURI", "http://www.aiim.org/pdfua/ns/id/"),
		tag("pdfaSchema:prefix", "pdfuaid"),
		`<pdfaSchema:property><rdf:Seq>`+property+`</rdf:Seq></pdfaSchema:property>`,
		`</rdf:li></rdf:Bag></pdfaExtension:schemas>`,
	)
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// tag is an element with text; nothing without a text.
func tag(name, text string) string {
	if text == "" {
		return ""
	}
	return "<" + name + ">" + escape(text) + "</" + name + ">"
}

// container is an RDF list of one.
func container(name, kind, attr, text string) string {
	if text == "" {
		return ""
	}
	return "<" + name + "><rdf:" + kind + "><rdf:li" + attr + ">" + escape(text) + "</rdf:li></rdf:" + kind + "></" + name + ">"
}

func escape(s string) string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
