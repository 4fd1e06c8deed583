package finnish

import (
	"strconv"
	"strings"
	"unicode"
)

// List joins with commas and "ja": "a, b ja c".
func List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " ja " + items[last]
}

// Capital makes a text's first letter a capital.
func Capital(text string) string { return first(text, unicode.ToUpper) }

// Small makes a text's first letter a small one.
func Small(text string) string { return first(text, unicode.ToLower) }

func first(text string, change func(rune) rune) string {
	r := []rune(text)
	if len(r) == 0 {
		return ""
	}
	r[0] = change(r[0])
	return string(r)
}

// Sentence makes a text's first letter a capital and ends it with a full stop.
func Sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "!") {
		text += "."
	}
	return Capital(text)
}

// Date writes YYYY-MM-DD as 1.2.2024; anything else as it is.
func Date(day string) string {
	if len(day) != len("2024-02-01") {
		return day
	}
	return strings.TrimLeft(day[8:], "0") + "." + strings.TrimLeft(day[5:7], "0") + "." + day[:4]
}

// Year is the year of a day YYYY-MM-DD or of a bare year; 0 for anything else.
func Year(day string) int {
	year, _, _ := strings.Cut(day, "-")
	n, _ := strconv.Atoi(year)
	return n
}

// Periods is "8/12 kk" for months and "1/2" for other parts of a year.
func Periods(n, of int) string {
	text := strconv.Itoa(n) + "/" + strconv.Itoa(of)
	switch of {
	case 12:
		text += NoBreak + "kk"
	case 4:
		text += NoBreak + "nelj."
	}
	return text
}
