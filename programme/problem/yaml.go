package problem

import (
	"fmt"
	"regexp"
	"strings"
)

// plainYAML is a text that needs no quotation marks anywhere, not even in a flow list.
var plainYAML = regexp.MustCompile(`^[\p{L}][\p{L}\p{N} ._/()-]*$`)

// YAML writes a text as a value of the programme file.
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
		case r < ' ':
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// YAMLList writes texts as a list of the programme file.
func YAMLList(items []string) string {
	var quoted []string
	for _, i := range items {
		quoted = append(quoted, YAML(i))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
