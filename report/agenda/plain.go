package agenda

import (
	"regexp"
	"strings"
	"unicode"

	"tolokku/programme/problem"
)

// plain makes a text stand for itself in Markdown, on one line. Only what would
// mean something is escaped, so that the text reads as it is where it is pasted.
func plain(text string) string {
	runes := []rune(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' || r == ' ' }), " "))
	word := func(i int) bool {
		return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsDigit(runes[i]))
	}
	var b strings.Builder
	for i, r := range runes {
		switch r {
		case '\\', '`', '*', '[', ']', '<':
			b.WriteByte('\\')
		case '_':
			// Inside a word it means nothing.
			if !word(i-1) || !word(i+1) {
				b.WriteByte('\\')
			}
		case '~':
			if i > 0 && runes[i-1] == '~' || i+1 < len(runes) && runes[i+1] == '~' {
				b.WriteByte('\\')
			}
		case '&':
			if entity.MatchString(string(runes[i:])) {
				b.WriteByte('\\')
			}
		}
		b.WriteString(shown(r))
	}
	return b.String()
}

// shown is a character as it may stand in a text that is printed on terminals
// and pasted elsewhere: what would steer either is a visible sign. Where a word
// may be broken, and what joins signs into one, steers nothing.
func shown(r rune) string {
	const softHyphen, joiner = '\u00ad', '\u200d'
	if r == softHyphen || r == joiner {
		return string(r)
	}
	return problem.Visible(string(r))
}

var (
	entity = regexp.MustCompile(`^&(#?\w+);`)
	// block is what would begin a heading, a list, a quotation, a rule or code.
	block  = regexp.MustCompile(`^(#{1,6}(\s|$)|[-+>=]|~~~)`)
	number = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)`)
)

// atStart escapes what means something only where a line begins.
func atStart(text string) string {
	if block.MatchString(text) {
		return `\` + text
	}
	return number.ReplaceAllString(text, `$1\$2$3`)
}
