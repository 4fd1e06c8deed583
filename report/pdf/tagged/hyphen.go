package tagged

import (
	"strings"
	"unicode"
)

// hyphenPoints returns the rune indexes before which a Finnish word may be divided, in order.
//
// The rule of Finnish spelling: a syllable begins at the last consonant before a vowel. Boundaries between two vowels
// are left out, since without a dictionary a diphthong cannot be told from a boundary, and a division there is poor
// typography anyway. A part has at least two letters and one vowel, so neither "a-suja" nor "st-rategia" occurs.
func hyphenPoints(word []rune) []int {
	var points []int
	seenVowel := false
	for i := range word {
		if i >= 2 && seenVowel && i+2 <= len(word)-0 && i+1 < len(word) &&
			consonant(word[i]) && vowel(word[i+1]) && unicode.IsLetter(word[i-1]) && lettersFrom(word, i) >= 2 && lettersBefore(word, i) >= 2 {
			points = append(points, i)
		}
		if vowel(word[i]) {
			seenVowel = true
		} else if !unicode.IsLetter(word[i]) {
			seenVowel = false
		}
	}
	return points
}

func lettersFrom(word []rune, i int) int {
	n := 0
	for ; i < len(word) && unicode.IsLetter(word[i]); i++ {
		n++
	}
	return n
}

func lettersBefore(word []rune, i int) int {
	n := 0
	for i--; i >= 0 && unicode.IsLetter(word[i]); i-- {
		n++
	}
	return n
}

func vowel(r rune) bool {
	return strings.ContainsRune("aeiouyäöåéèáàüõ", unicode.ToLower(r))
}

func consonant(r rune) bool {
	return unicode.IsLetter(r) && !vowel(r)
}

// codeLike tells a name made for machines (a path, a checksum, an address) from a word: an added hyphen could be
// read as a part of it, so such a text is divided without one.
func codeLike(word []rune) bool {
	for _, r := range word {
		if unicode.IsDigit(r) || strings.ContainsRune("_/\\.@=&?%#", r) {
			return true
		}
	}
	return false
}
