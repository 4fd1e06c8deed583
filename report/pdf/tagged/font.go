package tagged

import (
	"encoding/binary"
	"fmt"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

// A face is one of the three cuts of Liberation Sans that the writer embeds.
type face uint8

const (
	regular face = iota
	bold
	italic
	faceCount
)

// The vertical extent of Liberation Sans in ems. The same for every cut, so that a bold word does not shift its line.
const (
	ascent  = 0.905
	descent = 0.212
	// capHeight is how high a capital letter reaches; icons in running text are centred on it.
	capHeight = 0.729
)

// psName is the PostScript name in the font's own name table; an archive wants the same name in the font dictionary.
func (f face) psName() string {
	switch f {
	case bold:
		return "LiberationSans-Bold"
	case italic:
		return "LiberationSans-Italic"
	default:
		return "LiberationSans"
	}
}

// style is the letter by which fpdf tells the cuts of a family apart.
func (f face) style() string {
	switch f {
	case bold:
		return "B"
	case italic:
		return "I"
	default:
		return ""
	}
}

func (f face) program() []byte {
	switch f {
	case bold:
		return liberationsansbold.TTF
	case italic:
		return liberationsansitalic.TTF
	default:
		return liberationsansregular.TTF
	}
}

// metrics holds what measuring text needs: the advance of every character of the Basic Multilingual Plane in
// thousandths of an em, rounded as the /W array rounds it, so that a viewer's lines end where ours do.
// A character that the font lacks has advance 0.
type metrics [1 << 16]uint16

// fontMetrics reads each font program once per process: the tables are the same for every document.
var fontMetrics = sync.OnceValues(func() (*[faceCount]metrics, error) {
	all := new([faceCount]metrics)
	for f := range faceCount {
		if err := readMetrics(f.program(), &all[f]); err != nil {
			return nil, fmt.Errorf("%s: %w", f.psName(), err)
		}
	}
	return all, nil
})

// readMetrics fills m from the cmap (format 4) and hmtx tables of a TrueType font.
func readMetrics(ttf []byte, m *metrics) (err error) {
	defer func() {
		// The program is compiled in, so a table that is too short is a programming error; the caller still gets
		// an error rather than a panic, since a report must never die half way.
		if r := recover(); r != nil {
			err = fmt.Errorf("unreadable font tables: %v", r)
		}
	}()
	u16 := binary.BigEndian.Uint16
	u32 := binary.BigEndian.Uint32
	tables := map[string][]byte{}
	for i := range int(u16(ttf[4:])) {
		rec := ttf[12+16*i:]
		off, size := u32(rec[8:]), u32(rec[12:])
		tables[string(rec[:4])] = ttf[off : off+size]
	}
	unitsPerEm := int(u16(tables["head"][18:]))
	metricCount := int(u16(tables["hhea"][34:]))
	hmtx := tables["hmtx"]
	advance := func(glyph int) uint16 {
		glyph = min(glyph, metricCount-1)
		return uint16((int(u16(hmtx[4*glyph:]))*1000 + unitsPerEm/2) / unitsPerEm)
	}
	sub, err := unicodeSubtable(tables["cmap"])
	if err != nil {
		return err
	}
	segments := int(u16(sub[6:])) / 2
	ends, starts := sub[14:], sub[16+2*segments:]
	deltas, offsets := sub[16+4*segments:], sub[16+6*segments:]
	for s := range segments {
		start, end := int(u16(starts[2*s:])), int(u16(ends[2*s:]))
		delta, offset := int(u16(deltas[2*s:])), int(u16(offsets[2*s:]))
		for c := start; c <= end && c < 0xFFFF; c++ {
			glyph := c + delta
			if offset != 0 {
				glyph = int(u16(offsets[2*s+offset+2*(c-start):]))
				if glyph != 0 {
					glyph += delta
				}
			}
			if glyph &= 0xFFFF; glyph != 0 {
				m[c] = advance(glyph)
			}
		}
	}
	return nil
}

// unicodeSubtable picks the Unicode subtable that fpdf's subsetter reads as well, so that both agree on what the font has.
func unicodeSubtable(cmap []byte) ([]byte, error) {
	u16 := binary.BigEndian.Uint16
	for i := range int(u16(cmap[2:])) {
		rec := cmap[4+8*i:]
		platform, encoding := u16(rec), u16(rec[2:])
		sub := cmap[binary.BigEndian.Uint32(rec[4:]):]
		if (platform == 3 && encoding == 1 || platform == 0) && u16(sub) == 4 {
			return sub, nil
		}
	}
	return nil, fmt.Errorf("no Unicode character map")
}

// textWidth measures painted text (see [paintable]) in millimetres.
func textWidth(m *[faceCount]metrics, f face, size float64, text string) float64 {
	sum := 0
	for _, r := range text {
		if r < 1<<16 {
			sum += int(m[f][paintRune(r)])
		}
	}
	return float64(sum) * size / 1000 * mmPerPt
}
