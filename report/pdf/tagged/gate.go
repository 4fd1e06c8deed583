package tagged

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	softHyphen   = '\u00AD'
	noBreakDash  = '\u2011'
	noBreakSpace = '\u00A0'
	narrowSpace  = '\u202F'
	figureSpace  = '\u2007'
	joiner       = '\u200D'
	// missing stands for a character that cannot be shown: a reader sees that something was there.
	missing = '□'
)

// Gate returns text as the writer would paint it: NFC-normalised and made only of characters that have a visible
// glyph, or are an ordinary or a no-break space, in all three cuts of the font.
//
// Line breaks, tabs and odd spaces become a space. Control characters, direction marks, zero-width marks and variation
// selectors are dropped, for they have no look of their own. A character that the font lacks becomes a known
// substitute (✓ √, ‑ -, ﬁ fi) or else □; so do invalid UTF-8, emoji and right-to-left letters, which the
// writer would paint in the wrong order. Soft hyphens disappear: they are used for line breaking alone.
//
// Every text that enters a document goes through the gate; callers need not call it.
func Gate(text string) string {
	return paintable(clean(text))
}

// clean is the gate's first step, before line breaking: it leaves soft hyphens and no-break hyphens in place, which
// say where a line may and may not break. It never fails and is idempotent.
func clean(text string) string {
	table := gateTable()
	plain := true
	for _, r := range text {
		if r >= 1<<16 || !table[r] {
			plain = false
			break
		}
	}
	// All plain characters below U+0300 are composed already; IsNormalString is quick for the rest.
	if plain && norm.NFC.IsNormalString(text) {
		return text
	}
	return cleanSlowly(table, text)
}

func cleanSlowly(table *[1 << 16]bool, text string) string {
	var b strings.Builder
	// joined: the last character was a zero-width joiner, so that a family of emoji becomes one box, not four.
	joined, boxed := false, false
	for i := 0; i < len(text); {
		// Normalising by segment keeps invalid bytes apart from their neighbours.
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			b.WriteRune(missing)
			i++
			joined, boxed = false, true
			continue
		}
		seg := norm.NFC.NextBoundaryInString(text[i:], true)
		part := text[i : i+max(seg, size)]
		if !utf8.ValidString(part) {
			part = text[i : i+size]
		}
		i += len(part)
		for _, r := range norm.NFC.String(part) {
			if r == joiner {
				joined = boxed
				continue
			}
			out := substitute(table, r)
			if out == string(missing) && joined {
				out = ""
			}
			if out != "" {
				b.WriteString(out)
				joined, boxed = false, out == string(missing)
			}
		}
	}
	// Dropping a mark can bring two characters together that compose.
	return norm.NFC.String(b.String())
}

// substitute returns what stands for r: itself where the font has it, nothing, or a stand-in.
func substitute(table *[1 << 16]bool, r rune) string {
	if r < 1<<16 && table[r] {
		return string(r)
	}
	if s, ok := standIns[r]; ok {
		return s
	}
	switch {
	case unicode.IsSpace(r) || unicode.Is(unicode.Z, r):
		return " "
	case r >= 0x1F1E6 && r <= 0x1F1FF: // the letters that make up a flag
		return string('A' + r - 0x1F1E6)
	case r >= 0x1F3FB && r <= 0x1F3FF: // a skin colour for the emoji before it
		return ""
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.M, unicode.Variation_Selector):
		return ""
	}
	// Compatibility characters: ligatures, full-width and mathematical letters, letters with a rare accent.
	for _, form := range []norm.Form{norm.NFKC, norm.NFKD} {
		var b strings.Builder
		for _, k := range form.String(string(r)) {
			if k < 1<<16 && table[k] {
				b.WriteRune(k)
			} else if !unicode.Is(unicode.M, k) {
				b.Reset()
				break
			}
		}
		if b.Len() > 0 {
			return b.String()
		}
	}
	return string(missing)
}

// standIns are characters that people type and Liberation Sans lacks, with the nearest that it has.
var standIns = map[rune]string{
	'✓': "√", '✔': "√", '☑': "√", '✅': "√",
	'✗': "×", '✘': "×", '✕': "×", '✖': "×", '❌': "×", '☒': "×",
	'◆': "♦", '◇': "♦", '★': "*", '☆': "*", '⭐': "*",
	'➔': "→", '➜': "→", '➡': "→", '⟶': "→", '⇒': "→", '⬅': "←", '⬆': "↑", '⬇': "↓",
	'⚫': "●", '⚪': "○", '☐': "□", '▪': "■", '‣': "•", '⁃': "-", '∙': "·", '⋅': "·",
	'﹘': "–", '﹣': "-", '⁻': "−", '⩽': "≤", '⩾': "≥", '⚠': "!",
	'\u2060': "", '\u180E': "",
}

// gateTable tells which characters pass as they are. It is made once per process.
var gateTable = sync.OnceValue(func() *[1 << 16]bool {
	table := new([1 << 16]bool)
	all, err := fontMetrics()
	if err != nil {
		// Render reports the error; until then nothing but ASCII is trusted.
		for r := ' '; r <= '~'; r++ {
			table[r] = true
		}
		return table
	}
	for r := range rune(1 << 16) {
		ok := true
		for f := range all {
			// A zero advance is a missing glyph or a combining mark, which would be invisible or misplaced.
			ok = ok && all[f][r] > 0
		}
		switch {
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.M):
			ok = false
		case unicode.IsSpace(r) || unicode.Is(unicode.Z, r):
			ok = r == ' ' || r == noBreakSpace || r == narrowSpace || r == figureSpace
		case rightToLeft(r):
			ok = false
		}
		table[r] = ok
	}
	table[softHyphen], table[noBreakDash] = true, true
	return table
})

func rightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFF
}

// paintable is the gate's second step: cleaned text without the marks that steer line breaking.
func paintable(text string) string {
	if !strings.ContainsRune(text, softHyphen) && !strings.ContainsRune(text, noBreakDash) && !strings.Contains(text, paintedHyphen) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case softHyphen:
			return -1
		case rune(paintedHyphen[0]):
			return softHyphen
		}
		return paintRune(r)
	}, text)
}

// paintRune is the character whose glyph is painted for r.
func paintRune(r rune) rune {
	if r == noBreakDash {
		return '-'
	}
	return r
}

// metaText makes text fit for what viewers show outside the pages (title, bookmarks, alt texts): any script is
// welcome there, broken and control characters are not.
func metaText(text string) string {
	text = norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			if r == noBreakSpace || r == narrowSpace {
				return r
			}
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Co, r), r == softHyphen, r&0xFFFE == 0xFFFE, r == '\uFEFF':
			return -1
		}
		return r
	}, text))
}

// Missing are the characters of a text that the font lacks, each once, in their order: where they stand, the pages show □.
func Missing(text string) []rune {
	table := gateTable()
	var all []rune
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")) {
		if r != missing && r != joiner && !slices.Contains(all, r) && substitute(table, r) == string(missing) {
			all = append(all, r)
		}
	}
	return all
}
