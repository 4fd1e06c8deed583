package problem

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shows tells whether a character shows as what it is. Spaces of all widths do;
// controls, marks of direction, soft hyphens and bytes that are no text do not.
func shows(r rune) bool {
	return r != utf8.RuneError && (unicode.IsPrint(r) || unicode.Is(unicode.Zs, r))
}

// Visible writes the characters of a text that would not show, or that would
// steer what follows, as visible signs: a line break as ↵, others by their
// number as ‹U+202E›. Whatever an input brings, it stays on its line.
func Visible(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return !shows(r) }) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range strings.ReplaceAll(text, "\r\n", "\n") {
		switch {
		case r == '\n':
			b.WriteRune('↵')
		case r == '\t':
			b.WriteByte(' ')
		case shows(r):
			b.WriteRune(r)
		case r == utf8.RuneError:
			b.WriteString("‹?›")
		default:
			fmt.Fprintf(&b, "‹U+%04X›", r)
		}
	}
	return b.String()
}

// Short cuts a text that an input brought to what a message can carry.
func Short(text string) string {
	const most = 80
	if len(text) <= most {
		return text
	}
	runes := []rune(text[:min(len(text), 4*most)])
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}
