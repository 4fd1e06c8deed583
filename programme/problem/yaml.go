package problem

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// plainYAML is a text that needs no quotation marks anywhere, not even in a flow list.
var plainYAML = regexp.MustCompile(`^\p{L}[\p{L}\p{N} ._/()-]*$`)

// YAML writes a text as a value or a key of the programme file, in quotation
// marks where it needs them, so that a hint or a suggestion can be pasted.
func YAML(s string) string {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "kyllä", "ei":
	default:
		if plainYAML.MatchString(s) && !strings.HasSuffix(s, " ") {
			return s
		}
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x80 && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case r == ' ' || unicode.IsPrint(r):
			b.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// YAMLList writes texts as a list in square brackets.
func YAMLList(items []string) string {
	var quoted []string
	for _, i := range items {
		quoted = append(quoted, YAML(i))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
