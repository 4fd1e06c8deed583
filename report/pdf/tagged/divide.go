package tagged

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut is a place where a word can be divided: before rune at of a piece, -1 for nowhere.
type cut struct {
	piece, at int
	hyphen    bool
	// emergency is a cut that is at no boundary: wherever the room ends.
	emergency bool
}

// divide cuts a word so that its head fits into the room: at a syllable boundary with a hyphen, or, if it must be cut
// (force), has none and has the line for itself, wherever the room ends.
func (b *breaker) divide(pieces []piece, room float64, force bool) (head, tail []piece, ok bool) {
	anywhere := force && len(b.runs) == 0
	best := cut{piece: -1}
	used := 0.0
	for i, p := range pieces {
		if used > room {
			break
		}
		if !p.icon {
			best = b.cutWithin(p, i, used, room, best, force, anywhere)
		}
		used += p.w
	}
	if best.piece < 0 && anywhere && !pieces[0].icon {
		if _, size := utf8.DecodeRuneInString(pieces[0].text); size < len(pieces[0].text) {
			// Narrower than a letter: one letter a line still beats a cut one.
			best = cut{piece: 0, at: 1}
		}
	}
	if best.piece < 0 {
		return nil, nil, false
	}
	first, rest := b.halves(pieces[best.piece], best)
	head = append(append([]piece{}, pieces[:best.piece]...), first)
	tail = append([]piece{rest}, pieces[best.piece+1:]...)
	return head, tail, true
}

// cutWithin is the last place in a piece where it can be cut and still fits into the room, of which used is taken, or
// else the best cut before it.
func (b *breaker) cutWithin(p piece, index int, used, room float64, best cut, force, anywhere bool) cut {
	// Only the start of the word can fit: what follows is not even looked at, so that a text of any length
	// takes time in proportion to it.
	word := b.fitting(p, room-used)
	code := codeLike(word)
	points, hyphenWidth := b.boundaries(p, word, code, force)
	for k, r := range word {
		if used+hyphenWidth > room {
			break
		}
		boundary := len(points) > 0 && points[0] == k
		if boundary {
			points = points[1:]
		}
		if boundary || anywhere && k > 0 && (best.piece < 0 || best.emergency) {
			best = cut{piece: index, at: k, hyphen: !code && (boundary || unicode.IsLetter(word[0])), emergency: !boundary}
		}
		used += b.runeWidth(p.span, r)
	}
	return best
}

// boundaries are the places where a word may be divided, and the room that the hyphen takes there.
func (b *breaker) boundaries(p piece, word []rune, code, force bool) (points []int, hyphenWidth float64) {
	if code {
		points = codePoints(word)
	} else {
		least := 3 // letters of a part
		if force {
			least = 2
		}
		points, hyphenWidth = hyphenPoints(word, least), b.hyphenWidth(p.span)
	}
	if !force && (code || letters(word, false) < shortest) {
		points = nil
	}
	return points, hyphenWidth
}

// halves are the two parts of a piece.
func (b *breaker) halves(p piece, c cut) (first, rest piece) {
	at := 0
	for range c.at {
		_, size := utf8.DecodeRuneInString(p.text[at:])
		at += size
	}
	first, rest = p, p
	first.text, rest.text, first.after = p.text[:at], p.text[at:], noBreak
	if bare := strings.TrimRight(first.text, " "+string(noBreakSpace)); bare != first.text && bare != "" {
		// The space at the line's end takes no room.
		first.w, first.text = b.textWidth(p.span, bare), bare+" "
	} else {
		first.w = b.textWidth(p.span, first.text)
	}
	// Measured by what was taken away: the rest may be far longer than a line.
	rest.w = p.w - b.textWidth(p.span, p.text[:at])
	if c.hyphen {
		first.text += paintedHyphen
		first.w += b.hyphenWidth(p.span)
	}
	return first, rest
}

// fitting is the start of a piece: the runes that fit into the room, and enough beyond to see where syllables end.
func (b *breaker) fitting(p piece, room float64) []rune {
	const beyond = 24
	var word []rune
	w, over := 0.0, 0
	for _, r := range p.text {
		if w += b.runeWidth(p.span, r); w > room {
			if over++; over > beyond {
				break
			}
		}
		word = append(word, r)
	}
	return word
}

// codePoints are the places where a path or an address may be divided: after its separators. A number with its unit may
// be at its no-break spaces, since it comes here only if it fits on no line.
func codePoints(word []rune) []int {
	var points []int
	for i := 1; i < len(word); i++ {
		if unicode.IsSpace(word[i-1]) || strings.ContainsRune("/_\\.=&?–", word[i-1]) && !unicode.IsSpace(word[i]) {
			points = append(points, i)
		}
	}
	return points
}
