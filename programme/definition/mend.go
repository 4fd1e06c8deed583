package definition

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// astray reports a line that fits nowhere, or the line above that made it so:
// one that should hold it, that stands beside its siblings, or that broke off
// what the line goes on with.
func (o *outline) astray(i, column int, fact string) {
	top := o.top()
	switch {
	case top == nil:
	case top.column < column && top.skipped > 0:
		above := o.lines[top.skipped-1]
		hint := fmt.Sprintf("sisennä rivi %s kuten rivi %d", spacesEssive(column), i+1)
		if holdsList(above) {
			hint = "aloita rivi viivalla: - " + problem.Short(strings.TrimSpace(o.lines[top.line]))
		}
		o.report(o.whole(top.line), hint, "rivi on yhtä syvällä kuin rivi %d, vaikka sen pitäisi olla sen alla", top.skipped)
		return
	case top.column < column && top.entries == 1 && o.columnAfter(i) == column && columnOf(o.lines[top.line]) == top.column:
		o.report(o.whole(top.line), fmt.Sprintf("sisennä rivi %s kuten rivi %d", spacesEssive(column), i+1),
			"rivin sisennys on toinen kuin saman kohdan muilla riveillä: sen edessä on %s", spaces(top.column))
		return
	}
	if l := o.brokenOff(i, column); l != nil {
		o.report(o.whole(o.goneAt), o.mendBreak(i, l), "rivi keskeyttää kohdan, jota rivi %d jatkaa", i+1)
		return
	}
	o.report(o.place(i, column, utf8.RuneCountInString(strings.TrimRight(o.lines[i][column:], " "))), "sisennä rivi "+o.indentAdvice(i, column), "%s", fact)
}

// whole is a line without its indentation.
func (o *outline) whole(i int) programme.Position {
	return o.place(i, columnOf(o.lines[i]), utf8.RuneCountInString(strings.TrimSpace(o.lines[i])))
}

// columnAfter is the column of the next line with text after line i, -1 for none.
func (o *outline) columnAfter(i int) int {
	for _, line := range o.lines[i+1:] {
		if trimmed := strings.TrimSpace(line); trimmed != "" && trimmed[0] != '#' {
			return columnOf(line)
		}
	}
	return -1
}

// holdsList tells whether a line's key is one whose value is a list.
func holdsList(line string) bool {
	name, _, _ := strings.Cut(strings.TrimLeft(line, "- "), ":")
	for _, p := range places {
		for _, k := range p.keys {
			if k.name == normal(name) && k.form == somePlaces {
				return true
			}
		}
	}
	return false
}

// startsItem tells whether a key is the first of what a list holds.
func startsItem(name string) bool {
	for _, p := range places {
		for _, k := range p.keys {
			if (k.form == somePlaces || k.form == placesOrTexts) && placeNamed(k.holds).keys[0].name == name {
				return true
			}
		}
	}
	return false
}

// brokenOff is the level that line i goes on with and that the latest step to
// the left ended; nil where the line does not look like that.
func (o *outline) brokenOff(i, column int) *level {
	if o.goneAt < 0 || o.goneAt >= i {
		return nil
	}
	left := columnOf(o.lines[o.goneAt])
	for _, line := range o.lines[o.goneAt+1 : i] {
		if strings.TrimSpace(line) != "" && columnOf(line) <= left {
			return nil
		}
	}
	for k := range o.gone {
		if l := &o.gone[k]; l.column == column && l.column > left && l.sequence == startsDash(o.lines[i][column:]) {
			return l
		}
	}
	return nil
}

// mendBreak says where the line that broke off a level at line i belongs.
func (o *outline) mendBreak(i int, broken *level) string {
	line := strings.TrimSpace(o.lines[o.goneAt])
	left := columnOf(o.lines[o.goneAt])
	name, _, _ := strings.Cut(strings.TrimLeft(line, "- "), ":")
	if left == 0 && slices.Contains(placeNamed("ohjelmatiedosto").names(), normal(name)) {
		return fmt.Sprintf("siirrä kohta %s pois toisen kohdan keskeltä, esimerkiksi tiedoston loppuun tai ennen riviä teemat", name)
	}
	if dashForm.MatchString(line) {
		return "lisää välilyönti viivan jälkeen: - " + problem.Short(line[1:])
	}
	best := broken
	for k := range o.gone {
		l := &o.gone[k]
		switch {
		case !startsDash(line) && l.sequence && l.column == left && startsItem(normal(name)):
			return "aloita rivi viivalla: - " + problem.Short(line)
		case startsDash(line) && l.sequence && l.column > left && l.column < broken.column:
			best = l
		case !startsDash(line) && broken.sequence && !l.sequence && l.column > broken.column && (best == broken || l.column < best.column):
			best = l
		}
	}
	return fmt.Sprintf("sisennä rivi %d oikeaan kohtaan, esimerkiksi %s kuten rivi %d", o.goneAt+1, spacesEssive(best.column), best.line+1)
}

func columnOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func startsDash(text string) bool { return text == "-" || strings.HasPrefix(text, "- ") }

func spaces(n int) string {
	if n == 1 {
		return "1 välilyönti"
	}
	return fmt.Sprintf("%d välilyöntiä", n)
}

func spacesEssive(n int) string {
	if n == 1 {
		return "1 välilyönnillä"
	}
	return fmt.Sprintf("%d välilyönnillä", n)
}

// indentAdvice says how far a line that stands at a column can be indented: as
// the nearest open level of its kind, those that just ended included.
func (o *outline) indentAdvice(i, column int) string {
	if top := o.top(); top != nil && top.empty && o.goneAt != i {
		return fmt.Sprintf("%s, kaksi enemmän kuin rivi %d", spacesEssive(top.column+2), top.line+1)
	}
	dash := startsDash(strings.TrimLeftFunc(o.lines[i], unicode.IsSpace))
	levels := o.levels
	if o.goneAt == i {
		levels = o.gone
	}
	best := -1
	for k, l := range levels {
		if l.sequence == dash && (best < 0 || abs(l.column-column) <= abs(levels[best].column-column)) {
			best = k
		}
	}
	if best < 0 {
		return "yhtä syvälle kuin muut saman kohdan rivit"
	}
	return fmt.Sprintf("%s kuten rivi %d", spacesEssive(levels[best].column), levels[best].line+1)
}

func abs(n int) int { return max(n, -n) }

func spaceName(c rune) string {
	switch c {
	case '\t':
		return "sarkain"
	case '\u00a0':
		return "sitova välilyönti (U+00A0)"
	}
	return fmt.Sprintf("erikoinen välilyönti (U+%04X)", c)
}

// noColon reports a line that should be a key with a value.
func (o *outline) noColon(i int) {
	line := strings.TrimSpace(o.lines[i])
	at := o.place(i, columnOf(o.lines[i]), utf8.RuneCountInString(line))
	key, value, found := strings.Cut(strings.TrimLeft(line, "- "), ":")
	if c, _ := utf8.DecodeRuneInString(value); found && c != ' ' && unicode.IsSpace(c) {
		o.report(at, "vaihda se tavalliseen välilyöntiin", "kaksoispisteen jälkeen on %s", spaceName(c))
		return
	}
	if found && value != "" && !strings.ContainsAny(key, " \"'{[") {
		o.report(at, fmt.Sprintf("lisää välilyönti kaksoispisteen jälkeen: %s: %s", problem.Short(key), problem.Short(value)), "kaksoispisteen jälkeen puuttuu välilyönti")
		return
	}
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimLeft(rest, "=: ")
	if len(placesWith(normal(word))) > 0 {
		o.report(at, fmt.Sprintf("lisää kaksoispiste avaimen jälkeen: %s: %s", problem.Short(word), problem.Short(rest)), "avaimen %s jälkeen puuttuu kaksoispiste", word)
		return
	}
	o.report(at, "kirjoita rivi muodossa avain: arvo, tai jos se jatkaa edellistä tekstiä, sisennä se syvemmälle", "rivillä ei ole avainta eikä arvoa")
}
