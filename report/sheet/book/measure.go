package book

import (
	"math"
	"strings"
	"unicode"
)

// Excel computes the heights of rows with wrapped text when it opens a file,
// LibreOffice does not always; so heights are written, from the widths that
// letters have in the standard font.

// letter is about how wide a letter is, as a share of the font's size.
func letter(r rune) float64 {
	switch {
	case strings.ContainsRune("ijl'|", r):
		return 0.24
	case strings.ContainsRune("tfrI.,:;! ()[]\u00a0-/", r):
		return 0.32
	case strings.ContainsRune("skcvxyzJ", r):
		return 0.5
	case strings.ContainsRune("mwMW%—…@", r):
		return 0.88
	case unicode.IsUpper(r):
		return 0.70
	case r > 0x2020:
		return 0.9
	}
	return 0.56
}

// narrow are the widths of the letters that most texts consist of.
var narrow = func() (widths [256]float64) {
	for r := range widths {
		widths[r] = letter(rune(r))
	}
	return widths
}()

// measure is about how wide a text is in points.
func measure(text string, size float64, bold bool) float64 {
	width := 0.0
	for _, r := range text {
		if int(r) < len(narrow) {
			width += narrow[r]
			continue
		}
		width += letter(r)
	}
	if bold {
		width *= 1.08
	}
	return width * size
}

// points is how wide a column's text can be, in points.
func points(width float64) float64 { return math.Max(width*5.25-1, 5) }

// lines is how many lines a text takes in a column.
func lines(text string, width float64, s Style) int {
	size := s.size()
	room := points(width)
	n := 0
	for _, paragraph := range strings.Split(text, "\n") {
		n++
		at := 0.0
		for _, word := range pieces(paragraph, " -/") {
			need := measure(strings.TrimRight(word, " "), size, s.Bold)
			if at > 0 && at+need > room {
				n++
				at = 0
			}
			// A word longer than the line is broken.
			for need > room {
				n++
				need -= room
			}
			at += need + measure(word[len(strings.TrimRight(word, " ")):], size, s.Bold)
		}
	}
	return n
}

// pieces splits a text where a line may break: after spaces and hyphens, and in
// LibreOffice after slashes.
func pieces(text, breaks string) []string {
	var all []string
	start := 0
	for i, r := range text {
		if strings.ContainsRune(breaks, r) {
			all = append(all, text[start:i+1])
			start = i + 1
		}
	}
	return append(all, text[start:])
}

// maxHeight is the highest row that Excel takes, in points.
const maxHeight = 409

// height is a row's height for so many lines.
func height(lines int, size float64) float64 {
	return math.Min(math.Ceil(float64(lines)*size*1.22+4), maxHeight)
}
