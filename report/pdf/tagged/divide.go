package tagged

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// divide cuts a word so that its head fits into the room: at a syllable boundary with a hyphen, or, if it must be cut
// (force), has none and has the line for itself, wherever the room ends.
func (b *breaker) divide(pieces []piece, room float64, force bool) (head, tail []piece, ok bool) {
	least := 3 // letters of a part
	if force {
		least = 2
	}
	anywhere := force && len(b.runs) == 0
	at, index, hyphen := 0, -1, false // the best cut: before rune at of the piece, with a hyphen or without
	emergency := false                // the best cut is not at a boundary
	used := 0.0
	for i, p := range pieces {
		if used > room {
			break
		}
		if !p.icon {
			// Only the start of the word can fit: what follows is not even looked at, so that a text of any length
			// takes time in proportion to it.
			word := b.fitting(p, room-used)
			code := codeLike(word)
			points := codePoints(word)
			hyphenWidth := 0.0
			if !code {
				points, hyphenWidth = hyphenPoints(word, least), b.hyphenWidth(p.span)
			}
			if !force && (code || letters(word, false) < shortest) {
				points = nil
			}
			w, next := used, 0
			for k, r := range word {
				if w+hyphenWidth > room {
					break
				}
				boundary := next < len(points) && points[next] == k
				if boundary {
					next++
				}
				if boundary || anywhere && k > 0 && (index < 0 || emergency) {
					at, index, hyphen, emergency = k, i, !code && (boundary || unicode.IsLetter(word[0])), !boundary
				}
				w += b.runeWidth(p.span, r)
			}
		}
		used += p.w
	}
	if index < 0 && anywhere && !pieces[0].icon {
		if _, size := utf8.DecodeRuneInString(pieces[0].text); size < len(pieces[0].text) {
			// Narrower than a letter: one letter a line still beats a cut one.
			at, index = 1, 0
		}
	}
	if index < 0 {
		return nil, nil, false
	}
	p := pieces[index]
	cut := 0
	for range at {
		_, size := utf8.DecodeRuneInString(p.text[cut:])
		cut += size
	}
	first, rest := p, p
	first.text, rest.text, first.after = p.text[:cut], p.text[cut:], noBreak
	if bare := strings.TrimRight(first.text, " "+string(noBreakSpace)); bare != first.text && bare != "" {
		// The space at the line's end takes no room.
		first.w, first.text = b.textWidth(p.span, bare), bare+" "
	} else {
		first.w = b.textWidth(p.span, first.text)
	}
	// Measured by what was taken away: the rest may be far longer than a line.
	rest.w = p.w - b.textWidth(p.span, p.text[:cut])
	if hyphen {
		first.text += paintedHyphen
		first.w += b.hyphenWidth(p.span)
	}
	head = append(append([]piece{}, pieces[:index]...), first)
	tail = append([]piece{rest}, pieces[index+1:]...)
	return head, tail, true
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
