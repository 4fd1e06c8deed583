package tagged

import (
	"strings"
	"unicode"
)

// hyphenPoints returns the rune indexes before which a Finnish word may be divided, in order. A part has at least min
// letters before the division and after it.
//
// The rule of Finnish spelling: a syllable begins at the last consonant before a vowel. Boundaries between two vowels
// are left out, since without a dictionary a diphthong cannot be told from a boundary, and a division there is poor
// typography anyway. In compounds the boundary between the words comes first; without a dictionary only that of common
// last parts is known, which is enough to write työllisyys-ohjelma and not työllisyy-sohjelma.
func hyphenPoints(word []rune, min int) []int {
	bounds := compoundBounds(word)
	near := func(i int) bool {
		for _, b := range bounds {
			if i >= b-2 && i <= b+2 {
				return true
			}
		}
		return false
	}
	var points []int
	seenVowel := false
	for i := range word {
		// A part needs a vowel before the division: no "st-rategia".
		if seenVowel && i+1 < len(word) && unicode.IsLetter(word[i-1]) && consonant(word[i]) && vowel(word[i+1]) && !near(i) ||
			contains(bounds, i) {
			if letters(word[:i], true) >= min && letters(word[i:], false) >= min {
				points = append(points, i)
			}
		}
		if vowel(word[i]) {
			seenVowel = true
		} else if !unicode.IsLetter(word[i]) {
			seenVowel = false
		}
	}
	return points
}

// lastParts are words that many compounds of the subject end in and that the rule for single words would divide
// wrongly: they begin with a vowel or with more than one consonant.
var lastParts = []string{
	"aikai", "aktivoin", "alennu", "alueen", "alueel", "alueit", "aloit", "ammat", "ansio", "arvioin", "asiak", "asiant", "asunto",
	"aste", "avustu", "edelly", "edistä", "edustaj", "elinkeino", "eläke", "eläm", "etuus", "etuud", "ihmi", "indeks",
	"ohjaus", "ohjauk", "ohjelma", "opetus", "opetuk", "opinto", "opiskel", "oppilai", "osaami", "osallis", "osasto", "osuu",
	"projekti", "prosent", "strategi", "uudist", "yhdisty", "yhteis", "yksik", "ympärist", "yrity", "yrittä", "äänest",
}

// compoundBounds finds where common last parts begin.
func compoundBounds(word []rune) []int {
	if len(word) < 8 {
		return nil
	}
	lower := strings.ToLower(string(word))
	var bounds []int
	for _, part := range lastParts {
		for from := 0; ; {
			at := strings.Index(lower[from:], part)
			if at < 0 {
				break
			}
			from += at + len(part)
			i := len([]rune(lower[:from])) - len([]rune(part))
			if letters(word[:min(i, len(word))], true) >= 4 {
				bounds = append(bounds, i)
			}
		}
	}
	return bounds
}

func contains(list []int, i int) bool {
	for _, l := range list {
		if l == i {
			return true
		}
	}
	return false
}

// letters counts the letters at the end, or at the start, of a text.
func letters(text []rune, atEnd bool) int {
	n := 0
	for n < len(text) {
		i := n
		if atEnd {
			i = len(text) - 1 - n
		}
		if !unicode.IsLetter(text[i]) {
			break
		}
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
