package definition

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tolokku/programme/finnish"
)

// Reference is the reference of the programme file's keys in Finnish: plain
// text of at most 96 characters a line, made from the table of keys.
func Reference() string {
	var b strings.Builder
	wrapped(&b, "", "Ohjelmatiedoston avaimet kohta kohdalta. Tähti * merkitsee pakollista avainta. "+
		"Nuoli → kertoo, missä kohdassa arvon omat avaimet ovat.")
	for i := range places {
		p := &places[i]
		b.WriteString("\n")
		title := strings.ToUpper(p.name)
		if p.meaning != p.name {
			title += " – " + p.meaning
		}
		wrapped(&b, "", title)
		if kinds := p.kinds(); len(kinds) > 0 {
			wrapped(&b, "  ", "Täsmälleen yksi näistä: "+strings.Join(kinds, ", ")+".")
		}
		for k := range p.keys {
			entry(&b, &p.keys[k])
		}
	}
	return b.String()
}

func entry(b *strings.Builder, k *key) {
	star := ""
	if k.required {
		star = "*"
	}
	fmt.Fprintf(b, "  %s%s: %s\n", k.name, star, k.written())
	text := finnish.Capital(k.meaning)
	if where := k.where(); where != "" {
		text += "; " + where
	}
	wrapped(b, "      ", text+".")
	fmt.Fprintf(b, "      esim.  %s: %s\n", k.name, k.example)
}

// written says how a key's value is written.
func (k *key) written() string {
	to := " → " + strings.ToUpper(k.holds)
	switch k.form {
	case someTexts:
		return "teksti tai luettelo"
	case aNumber:
		return "luku"
	case aPercentage:
		return "luku prosentteina"
	case aYear:
		return "vuosi"
	case aWhole:
		return fmt.Sprintf("kokonaisluku %d–%d", k.low, k.high)
	case aDay:
		return "päivä muodossa vvvv-kk-pp"
	case aDeadline:
		return "vuosi tai päivä muodossa vvvv-kk-pp"
	case aYes:
		return "kyllä tai ei (oletus)"
	case aChoice:
		words := append([]string{}, k.choices...)
		if !k.required && !k.kind {
			words[0] += " (oletus)"
		}
		return strings.Join(words, " | ")
	case aPlace:
		return "avaimia" + to
	case somePlaces:
		return "luettelo" + to
	case placesOrTexts:
		return "luettelo tekstejä tai kohtia" + to
	case namedPlaces:
		return "omia nimiä, joiden alla" + to
	case someTargets:
		return "seurataan, tai" + to
	case filters:
		return "ulottuvuuksia ja niiden arvoja → MISSÄ"
	case levels:
		return "vuosia ja lukuja"
	case guards:
		return "soluja ja niiden tekstejä"
	case aHeaderRow:
		return "rivin numero, teksti tai ei"
	}
	return "teksti"
}

// where says in which shapes of its place a key means something; empty for all.
func (k *key) where() string {
	var layouts, targets, others []string
	for _, w := range k.with {
		switch {
		case w == shapeMilestone:
			others = append(others, "virstanpylväällä")
		case w == shapeRatio:
			others = append(others, "suhteella")
		case isLayout(w):
			layouts = append(layouts, w)
		case !strings.HasSuffix(w, everyYear):
			targets = append(targets, w)
		}
	}
	var parts []string
	if len(layouts) > 0 && len(layouts) < 4 {
		parts = append(parts, "kun lähteen muoto on "+either(layouts))
	}
	if len(targets) > 0 {
		parts = append(parts, "kun tavoitteena on "+either(targets))
	}
	if len(others) > 0 && len(layouts) == 0 {
		parts = append(parts, "vain "+either(others))
	}
	return strings.Join(parts, ", ")
}

func isLayout(word string) bool {
	for _, l := range layouts {
		if l == word {
			return true
		}
	}
	return false
}

// either is "a, b tai c".
func either(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " tai " + words[n-1]
	}
	return strings.Join(words, "")
}

// wrapped writes a text in lines of at most 96 characters.
func wrapped(b *strings.Builder, indent, text string) {
	line := indent
	for _, word := range strings.Fields(text) {
		if line != indent && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > 96 {
			b.WriteString(line + "\n")
			line = indent
		}
		if line != indent {
			line += " "
		}
		line += word
	}
	b.WriteString(line + "\n")
}
