package pdfcheck

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"time"
)

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
