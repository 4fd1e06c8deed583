package book

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxCell is how many UTF-16 units a cell holds in Excel.
const maxCell = 32767

// Clean makes a text fit for a cell: without the control characters that XML
// forbids, and cut at what a cell holds, the cut being marked.
func Clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r':
			return '\n'
		case r < 0x20, r == 0x7F, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return cut(text, maxCell)
}

// cut shortens a text to at most limit UTF-16 units, ending in "…".
func cut(text string, limit int) string {
	if units(text) <= limit {
		return text
	}
	n := 0
	for i, r := range text {
		n += runeUnits(r)
		if n > limit-1 {
			return text[:i] + "…"
		}
	}
	return text
}

func units(text string) int {
	n := 0
	for _, r := range text {
		n += runeUnits(r)
	}
	return n
}

func runeUnits(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

var codeInText = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// escaped keeps what looks like a character's code (_x0041_) from being read as
// that character.
func escaped(text string) string { return codeInText.ReplaceAllString(text, "_x005F$0") }

// looksLikeFormula tells whether a program that reads the text anew, as from a
// mailed copy or by pasting, could take it for a formula.
func looksLikeFormula(text string) bool {
	return text != "" && strings.ContainsRune("=+-@\t\n", rune(text[0]))
}

// Quote writes a sheet's name as formulas want it.
func Quote(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// Quoted writes a text as a string of a formula, at most the 255 characters
// that Excel allows there.
func Quoted(text string) string {
	return `"` + strings.ReplaceAll(cut(Clean(text), 255), `"`, `""`) + `"`
}

// maxSheetName is how many UTF-16 units a sheet's name may have.
const maxSheetName = 31

// SheetName makes a sheet's name of any text, unlike those in taken (in lower
// case), and adds it to them.
func SheetName(text string, taken map[string]bool) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Clean(text))
	text = strings.Trim(strings.Join(strings.Fields(text), " "), "' ")
	if text == "" {
		text = "Nimetön"
	}
	name := strings.TrimRight(cut(text, maxSheetName), "' ")
	// Excel keeps the name History for itself.
	for n := 2; taken[strings.ToLower(name)] || strings.EqualFold(name, "history"); n++ {
		suffix := " " + itoa(n)
		name = strings.TrimRight(cut(text, maxSheetName-utf8.RuneCountInString(suffix)), "' ") + suffix
	}
	taken[strings.ToLower(name)] = true
	return name
}
