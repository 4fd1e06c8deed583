package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// store keeps bytes in blocks, so that it grows without copying and each text
// is a part of a block.
type store struct {
	blocks []string
	work   []byte
	left   *int
}

const blockSize = 1 << 18

// add keeps an entry in one block and tells where it begins.
func (s *store) add(entry []byte) (uint64, error) {
	if *s.left -= len(entry); *s.left < 0 {
		return 0, errSheetSize
	}
	if len(s.work)+len(entry) > blockSize && len(s.work) > 0 {
		s.close()
	}
	at := uint64(len(s.blocks))<<32 | uint64(len(s.work))
	s.work = append(s.work, entry...)
	return at, nil
}

func (s *store) close() {
	s.blocks = append(s.blocks, string(s.work))
	s.work = s.work[:0]
}

// from is what is kept from a place on to the end of its block.
func (s *store) from(at uint64) string { return s.blocks[at>>32][uint32(at):] }

// texts is a workbook's table of strings.
type texts struct {
	store
	places []uint64
}

// What is known of a text beside its characters.
const (
	// struckText has struck-out characters, which are left out, or else all of it
	// is struck out.
	struckText = 1 << iota
	// richText has its own fonts, so that the cell's does not count.
	richText
	// blankText holds nothing to read.
	blankText
	textFlags = 3
)

// get returns a text; i must be below len(places).
func (t *texts) get(i uint64) (string, uint64) {
	s := t.from(t.places[i])
	head, n := uvarint(s)
	return s[n : n+int(head>>textFlags)], head & (1<<textFlags - 1)
}

// flags is what get tells beside the text.
func (t *texts) flags(i uint64) uint64 {
	head, _ := uvarint(t.from(t.places[i]))
	return head & (1<<textFlags - 1)
}

// cost is how many bytes a text counts for in each cell that shows it. Letters
// apart from their marks take many times longer to make into a label.
func (t *texts) cost(i uint64) int {
	const short, apart = 256, 16
	text, _ := t.get(i)
	cost := max(len(text)-shownFree, 0)
	if len(text) > short && !isNormal(text) && !norm.NFC.IsNormalString(text) {
		cost *= apart
	}
	return cost
}

// readTexts reads the part of shared strings.
func (b *Workbook) readTexts(part string) error {
	b.texts = &texts{store: store{left: &b.storeLeft}}
	defer b.texts.close()
	return b.archive.scan(part, unpackedLimit, b.texts.readFrom)
}

func (t *texts) readFrom(s *scanner) error {
	if err := s.root("sst"); err != nil {
		return err
	}
	var run textRun
	var entry []byte
	return s.each(func() error {
		if string(s.name) != "si" {
			return s.skip()
		}
		if len(t.places) == stringLimit {
			return tooLarge("tiedostossa on liikaa tekstejä luettavaksi")
		}
		flags, err := run.read(s)
		if err != nil {
			return err
		}
		entry = appendUvarint(entry[:0], uint64(len(run.text))<<textFlags|flags)
		entry = append(entry, run.text...)
		place, err := t.add(entry)
		t.places = append(t.places, place)
		return err
	})
}

// textRun puts together the runs of a text.
type textRun struct {
	text, part, struck []byte
}

// read reads the content of <si> or <is>: a text, or runs with fonts of their
// own; phonetic guides are left out.
func (r *textRun) read(s *scanner) (flags uint64, err error) {
	r.text, r.struck = r.text[:0], r.struck[:0]
	plain := false // some of the text has the cell's font
	rich := false
	for {
		more, err := s.child()
		if err != nil {
			return 0, err
		}
		if !more {
			break
		}
		switch {
		case s.main && string(s.name) == "t":
			plain = true
			if r.text, err = s.content(r.text); err != nil {
				return 0, err
			}
		case s.main && string(s.name) == "r":
			font, own, err := r.readRun(s)
			if err != nil {
				return 0, err
			}
			rich = rich || own
			plain = plain || !own
			switch {
			case font.struck && len(r.part) > 0:
				flags |= struckText
				r.struck = append(r.struck, r.part...)
			case font.raised != 0:
				r.text = append(r.text, raise(unescape(string(r.part)), font.raised)...)
			default:
				r.text = append(r.text, r.part...)
			}
		default:
			if err := s.skip(); err != nil {
				return 0, err
			}
		}
		if len(r.text)+len(r.struck) > textLimit {
			return 0, errLongText
		}
	}
	if i := strings.Index(string(r.text), "_x"); i >= 0 {
		r.text = append(r.text[:0], unescape(string(r.text))...)
	}
	if rich && !plain {
		flags |= richText
	}
	if flags&struckText != 0 && isBlankText(string(r.text)) {
		r.text = append(r.text[:0], markStruck(string(r.struck))...)
	}
	if isBlankText(string(r.text)) {
		flags |= blankText
	}
	return flags, nil
}

// readRun reads a run into part, and tells its font; own is false where it has
// the cell's.
func (r *textRun) readRun(s *scanner) (font font, own bool, err error) {
	r.part = r.part[:0]
	for {
		more, err := s.child()
		if err != nil || !more {
			return font, own, err
		}
		switch {
		case s.main && string(s.name) == "t":
			if r.part, err = s.content(r.part); err != nil {
				return font, own, err
			}
		case s.main && string(s.name) == "rPr":
			own = true
			if font, err = readFont(s); err != nil {
				return font, own, err
			}
		default:
			if err := s.skip(); err != nil {
				return font, own, err
			}
		}
	}
}

// markStruck writes a text that is wholly struck out so that it is neither a
// number nor a period, nor any label that a mapping means.
func markStruck(text string) string {
	if isBlankText(text) {
		return text
	}
	return "~~" + text + "~~"
}

// UnmarkStruck takes the marks off a text that is wholly struck out, for a
// message; ok is false for any other.
func UnmarkStruck(text string) (string, bool) {
	inner, ok := strings.CutPrefix(text, "~~")
	if !ok {
		return text, false
	}
	return strings.CutSuffix(inner, "~~")
}

// The signs that are written above and below the line where Unicode has them.
var (
	raisedSigns  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻", "\u2212", "⁻", "=", "⁼", "(", "⁽", ")", "⁾")
	loweredSigns = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "+", "₊", "-", "₋", "\u2212", "₋", "=", "₌", "(", "₍", ")", "₎")
)

// raise writes text as it stands above or below the line, so that its digits
// are no part of a number or a year: 3 and a raised 1 are 3¹, not 31.
func raise(text string, raised int8) string {
	if raised < 0 {
		return loweredSigns.Replace(text)
	}
	return raisedSigns.Replace(text)
}

// isBlankText tells whether a text holds nothing to read. A lone soft hyphen is
// told later as what it is.
func isBlankText(s string) bool {
	if s == "" {
		return true
	}
	if s[0] > ' ' && s[0] < 0x80 {
		return false
	}
	return !strings.Contains(s, "\u00ad") && Normalise(s) == ""
}

// unescape decodes characters that XML can't hold, written as _x000D_.
func unescape(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(s, "_x") {
		b.WriteString(s[:i])
		s = s[i:]
		r, ok := escaped(s)
		if !ok {
			b.WriteString("_x")
			s = s[2:]
			continue
		}
		s = s[len("_x0000_"):]
		if utf16.IsSurrogate(r) {
			low, _ := escaped(s)
			if pair := utf16.DecodeRune(r, low); pair != '\ufffd' {
				r, s = pair, s[len("_x0000_"):]
			}
		}
		b.WriteRune(r)
	}
	return b.String() + s
}

func escaped(s string) (rune, bool) {
	if len(s) < 7 || s[:2] != "_x" || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}

func appendUvarint(b []byte, n uint64) []byte {
	for n >= 0x80 {
		b = append(b, byte(n)|0x80)
		n >>= 7
	}
	return append(b, byte(n))
}

func uvarint(s string) (n uint64, length int) {
	for shift := 0; ; shift += 7 {
		b := s[length]
		length++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n, length
		}
	}
}
