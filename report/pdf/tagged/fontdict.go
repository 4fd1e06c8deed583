package tagged

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// addFont writes the dictionaries of a subset font. Codes are Unicode values; fpdf's glyph map leads to the glyphs.
func (f *file) addFont(font embedded, all *[faceCount]metrics) *object {
	name := subsetTag(font) + "+" + font.face.psName()
	program := f.addStream("fontfile", fmt.Sprintf("/Length1 %d", font.length1), font.program)
	glyphMap := f.addStream("glyphmap", "", font.glyphMap)
	program.deflated, glyphMap.deflated = true, true
	descriptor := f.add("descriptor", fmt.Sprintf("<</Type/FontDescriptor/FontName/%s%s/FontFile2 %s>>",
		name, font.metrics, program.ref()))
	cid := f.add("cidfont", fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/DW 1000/W[%s]/CIDToGIDMap %s>>",
		name, descriptor.ref(), widths(font, &all[font.face]), glyphMap.ref()))
	unicode := f.addStream("tounicode", "", toUnicode(font.used))
	return f.add("font", fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
		name, cid.ref(), unicode.ref()))
}

// subsetTag is the six letters that tell this subset from others of the font.
func subsetTag(font embedded) string {
	sum := sha256.Sum256([]byte(string(font.used)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// widths writes the /W array: runs of neighbouring codes with their advances.
func widths(font embedded, m *metrics) string {
	var b strings.Builder
	last := rune(-2)
	for _, r := range font.used {
		if r != last+1 {
			if last >= 0 {
				b.WriteString("]")
			}
			fmt.Fprintf(&b, "%d[", r)
		}
		fmt.Fprintf(&b, "%d ", m[r])
		last = r
	}
	if last >= 0 {
		b.WriteString("]")
	}
	return b.String()
}

// toUnicode maps each used code to its character: the text that is searched, copied and read out.
func toUnicode(used []rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries in one section of a CMap
	for len(used) > 0 {
		n := min(most, len(used))
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range used[:n] {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
		used = used[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
