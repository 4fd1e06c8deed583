package definition

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tolokku/programme/problem"
)

// looksNew tells whether a line inside an open quotation or bracket looks like
// the next entry of what surrounds it.
func (o *outline) looksNew(indent int, trimmed string) bool {
	top := o.top()
	if top == nil || indent > top.column {
		return false
	}
	return startsDash(trimmed) || keyForm.MatchString(trimmed)
}

func (o *outline) unclosedQuote() {
	o.report(o.place(o.openAt.line, o.openAt.offset, 1), fmt.Sprintf("lisää tekstin loppuun %c", o.quote), "lainausmerkki %c aloittaa tekstin, joka ei pääty", o.quote)
}

var closers = map[rune]rune{'{': '}', '[': ']'}

func (o *outline) unclosedBracket(b bracket) {
	o.report(o.place(b.at.line, b.at.offset, 1), fmt.Sprintf("lisää kohdan loppuun %c", closers[b.char]), "sulkeelta %c puuttuu pari", b.char)
}

// bareValue is a line without a key: the value of the key above, or more of it.
func (o *outline) bareValue(i, offset int) {
	top := o.top()
	line := o.lines[i]
	inline := strings.TrimSpace(line[:offset]) != ""
	if top == nil {
		if c := line[offset]; c == '{' || c == '[' {
			o.value(i, offset)
			return
		}
		o.noColon(i)
		return
	}
	if !inline && offset <= top.column {
		o.noColon(i)
		return
	}
	if top.empty {
		if !inline {
			top.bare = i + 1
		}
		o.value(i, offset)
		top.empty = false
		return
	}
	// More of a plain text: only a comment or a colon could end it.
	if c, at := colonIn(line[offset:]); at >= 0 {
		o.report(o.place(i, offset+at, c), "kirjoita koko teksti lainausmerkkeihin, tai jos rivi on oma kohtansa, korjaa sen sisennys", "kaksoispiste on keskellä tekstiä, joka alkaa riviltä %d", top.line+1)
	}
}

// value reads what stands after a key's colon or a dash, from an offset.
func (o *outline) value(i, offset int) {
	line := o.lines[i]
	for offset < len(line) && (line[offset] == ' ' || line[offset] == '\t') {
		offset++
	}
	rest := line[offset:]
	if strings.TrimSpace(rest) == "" || rest[0] == '#' {
		return
	}
	top := o.top()
	if m := anchorForm.FindStringSubmatch(rest); m != nil {
		o.anchors[m[1]] = true
		o.value(i, offset+len(m[0]))
		return
	}
	if m := tagForm.FindString(rest); m != "" {
		o.value(i, offset+len(m))
		return
	}
	if top != nil {
		top.empty = false
	}
	switch rest[0] {
	case '|', '>':
		if !blockForm.MatchString(rest) {
			o.mustQuote(i, offset)
			return
		}
		o.block = 0
		if top != nil {
			o.block = top.column
		}
	case '"', '\'', '{', '[':
		o.rest(i, offset)
	default:
		if o.wrongStart(i, offset) {
			return
		}
		if startsDash(rest) {
			o.report(o.place(i, offset, 1), "siirrä luettelo seuraavalle riville tai kirjoita se hakasulkeisiin: [a, b]; jos viiva on tekstiä, kirjoita teksti lainausmerkkeihin", "luettelon viiva on samalla rivillä kuin avain")
			return
		}
		if length, at := colonIn(rest); at >= 0 {
			if end := strings.TrimSpace(rest); strings.HasSuffix(end, "}") && !strings.Contains(end, "{") {
				o.report(o.place(i, offset, utf8.RuneCountInString(end)), "lisää alkuun {: "+problem.Short("{"+end), "sulkeelta } puuttuu pari")
				return
			}
			o.report(o.place(i, offset+at, length), "kirjoita teksti lainausmerkkeihin, jos siinä on kaksoispiste ja välilyönti: "+problem.Short(quoted(strings.TrimSpace(rest))),
				"tekstissä on kaksoispiste ja välilyönti, joka YAMLissa aloittaa arvon")
		}
	}
}

// wrongStart reports a plain text that starts with a sign of YAML's own.
func (o *outline) wrongStart(i, offset int) bool {
	rest := o.lines[i][offset:]
	switch rest[0] {
	case '*':
		if m := aliasForm.FindStringSubmatch(rest); m != nil && o.anchors[m[1]] {
			return false
		}
		o.mustQuote(i, offset)
	case '&', '%', '@', '`', '!', '|', '>':
		o.mustQuote(i, offset)
	case ']', '}', ',':
		if len(o.brackets) > 0 {
			return false
		}
		o.mustQuote(i, offset)
	default:
		return false
	}
	return true
}

func (o *outline) mustQuote(i, offset int) {
	text := strings.TrimSpace(o.lines[i][offset:])
	if len(o.brackets) > 0 {
		text = strings.TrimSpace(text[:1] + cutAtAny(text[1:], ",]}"))
	}
	first, _ := utf8.DecodeRuneInString(text)
	o.report(o.place(i, offset, utf8.RuneCountInString(text)), "kirjoita teksti lainausmerkkeihin: "+problem.Short(quoted(text)),
		"teksti alkaa merkillä %c, jolla on YAMLissa oma merkityksensä", first)
}

func cutAtAny(text, chars string) string {
	if at := strings.IndexAny(text, chars); at >= 0 {
		return text[:at]
	}
	return text
}

// quoted puts a text between quotation marks.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// colonIn finds a colon that would end a key inside a plain text; at is -1
// without one.
func colonIn(text string) (length, at int) {
	if end := strings.Index(text, " #"); end >= 0 {
		text = text[:end]
	}
	text = strings.TrimRight(text, " \t")
	if at := strings.Index(text, ": "); at >= 0 {
		return 1, at
	}
	if strings.HasSuffix(text, ":") {
		return 1, len(text) - 1
	}
	return 0, -1
}

// rest reads quotations and brackets from an offset to the end of the line or
// to where they end.
func (o *outline) rest(i, offset int) {
	line := o.lines[i]
	text := -1 // where a plain text inside brackets begins
	value := false
	for k := offset; k < len(line); {
		c, size := utf8.DecodeRuneInString(line[k:])
		if o.quote != 0 {
			next := o.skipQuoted(line, k)
			if next < 0 {
				return
			}
			k = next
			if len(o.brackets) == 0 {
				o.after(i, k, "lainausmerkkien jälkeen on tekstiä", "kirjoita koko teksti lainausmerkkeihin, ja sen sisällä olevien merkkien eteen \\")
				return
			}
			if after := strings.TrimLeft(line[k:], " "); after != "" && !strings.ContainsRune(",:]}#", rune(after[0])) {
				o.report(o.place(i, k, utf8.RuneCountInString(after)), "lisää pilkku tai kirjoita koko teksti lainausmerkkeihin", "lainausmerkkien jälkeen puuttuu pilkku")
				return
			}
			continue
		}
		switch {
		case (c == '"' || c == '\'') && text < 0:
			o.quote, o.openAt = c, spot{i, k}
		case c == '{' || c == '[':
			if text >= 0 {
				break
			}
			o.brackets = append(o.brackets, bracket{c, spot{i, k}})
			value = false
		case c == '}' || c == ']':
			last := o.brackets[len(o.brackets)-1]
			if closers[last.char] != c {
				o.report(o.place(i, k, 1), fmt.Sprintf("vaihda merkiksi %c tai lisää puuttuva sulje", closers[last.char]), "sulje %c ei ole rivillä %d olevan sulkeen %c pari", c, last.at.line+1, last.char)
				return
			}
			o.brackets = o.brackets[:len(o.brackets)-1]
			text, value = -1, true
			if len(o.brackets) == 0 {
				o.after(i, k+1, "sulkeiden jälkeen on tekstiä", "poista ylimääräinen sulje, tai jos sulkeet ovat tekstiä, kirjoita koko teksti lainausmerkkeihin")
				return
			}
		case c == ',':
			text, value = -1, false
		case c == '#' && (k == 0 || line[k-1] == ' '):
			return
		case c == ':' && (k+size == len(line) || strings.ContainsRune(" ,]}", rune(line[k+size]))):
			if value && text >= 0 {
				o.colonInBrackets(i, text, k)
				return
			}
			text, value = -1, true
		case c == ' ' || c == '\t':
		case text < 0:
			text = k
			if o.wrongStart(i, k) {
				return
			}
			if m := anchorForm.FindStringSubmatch(line[k:]); m != nil {
				o.anchors[m[1]] = true
			}
		}
		k += size
	}
}

// colonInBrackets reports the second colon of an entry in brackets: a comma is
// lacking, or a text needs quotation marks.
func (o *outline) colonInBrackets(i, from, colon int) {
	line := o.lines[i]
	before := strings.TrimSpace(line[from:colon])
	at := o.place(i, colon, 1)
	if space := strings.LastIndex(before, " "); space >= 0 {
		if key := before[space+1:]; len(placesWith(normal(key))) > 0 {
			o.report(o.place(i, colon-len(key), utf8.RuneCountInString(key)), fmt.Sprintf("lisää pilkku: %s, %s: …", problem.Short(strings.TrimSpace(before[:space])), key), "avaimen %s edestä puuttuu pilkku", key)
			return
		}
	}
	text := strings.TrimSpace(line[from : colon+1+len(cutAtAny(line[colon+1:], ",]}"))])
	o.report(at, "kirjoita teksti lainausmerkkeihin, jos siinä on kaksoispiste ja välilyönti: "+problem.Short(quoted(text)),
		"tekstissä on kaksoispiste ja välilyönti, joka YAMLissa aloittaa arvon")
}

// skipQuoted is the offset after the end of the open quotation, or -1 where it
// goes on. k is at its opening mark or at the start of a line.
func (o *outline) skipQuoted(line string, k int) int {
	for k < len(line) {
		c, size := utf8.DecodeRuneInString(line[k:])
		switch {
		case o.quote == '"' && c == '\\':
			size += 1
		case c == o.quote && o.quote == '\'' && strings.HasPrefix(line[k+1:], "'"):
			size++
		case c == o.quote:
			o.quote = 0
			return k + size
		}
		k += size
	}
	return -1
}

// after reports what follows a value that has ended.
func (o *outline) after(i, offset int, fact, hint string) {
	rest := o.lines[i][offset:]
	trimmed := strings.TrimLeft(rest, " \t")
	if trimmed == "" || trimmed[0] == '#' && len(trimmed) < len(rest) || trimmed[0] == ':' {
		return
	}
	at := o.place(i, offset+len(rest)-len(trimmed), utf8.RuneCountInString(trimmed))
	o.report(at, hint, "%s: %s", fact, problem.Short(strings.TrimSpace(trimmed)))
}
