package tagged

import (
	"strings"
	"unicode"
)

// breaksAfter tells whether a line may end after r: a hyphen, slash or en dash within a word, but neither a sign before a
// number nor a stroke between digits ("1/2", "-5").
func breaksAfter(before string, r rune, after string) bool {
	if before == "" || after == "" {
		return false
	}
	prev, next := lastRune(before), firstRune(after)
	if next == ' ' || next == noBreakSpace || prev == ' ' || prev == noBreakSpace {
		return false
	}
	switch r {
	case '-', '\u2010':
		// Neither after nor before a letter or two: "TE-toimisto", "alle 25-v.".
		return letters([]rune(after), false) > 2 && (unicode.IsDigit(prev) || letters([]rune(before[max(0, len(before)-12):]), true) > 2)
	case '/':
		return !(unicode.IsDigit(prev) && unicode.IsDigit(next))
	case '–':
		return !(unicode.IsDigit(prev) && unicode.IsDigit(next))
	}
	return false
}

// units are short words that never stand without the number before them.
var units = []string{"%", "€", "kpl", "kk", "v", "vk", "pv", "h", "min", "t€", "M€", "milj", "mrd", "htv", "km", "m²"}

// numberSpace tells a space that someone typed as an ordinary one, though the line must not end there: within a number,
// between a number and its unit, after an ordinal ("3. sektori"), and before a year ("vuonna 2025").
func numberSpace(before, after string) bool {
	if before == "" || after == "" {
		return false
	}
	if isYear(firstWord(after)) && strings.HasPrefix(strings.ToLower(lastWord(before)), "vuo") {
		return true
	}
	last := lastRune(before)
	if last == '.' {
		n := len(before) - 1
		return n > 0 && unicode.IsDigit(lastRune(before[:n])) && unicode.IsLower(firstRune(after))
	}
	if !unicode.IsDigit(last) {
		return false
	}
	word := strings.TrimRight(firstWord(after), ".,;:)")
	for _, u := range units {
		if word == u {
			return true
		}
	}
	digits := 0
	for _, r := range after {
		if !unicode.IsDigit(r) {
			break
		}
		digits++
	}
	return digits == 3
}

func isYear(word string) bool {
	if len(word) < 4 || len(word) > 4 && unicode.IsDigit(rune(word[4])) {
		return false
	}
	for _, r := range word[:4] {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// firstWord and lastWord end at an ordinary space.
func firstWord(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func lastRune(s string) rune {
	r := []rune(s[max(0, len(s)-4):])
	return r[len(r)-1]
}
