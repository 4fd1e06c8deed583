package definition

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// outline reads a file that is no YAML line by line, the way a person does, to
// find the fault where it was made. yaml.v3 tells the line where it could not
// go on, or where the surrounding list begins, in English. outline only
// explains what yaml.v3 refuses; it never refuses by itself.
type outline struct {
	lines  []string
	levels []level
	// gone are the levels that the latest step to the left ended, at line goneAt.
	gone   []level
	goneAt int
	// open is a quoted text or brackets that go on over lines.
	quote    rune
	brackets []bracket
	openAt   spot
	// block is the level's column below which a text after | or > ends, -1 for none.
	block   int
	anchors map[string]bool
	fault   *finding
}

// level is a list or a mapping that lines belong to.
type level struct {
	column   int
	sequence bool
	// line is the latest line of the level itself.
	line int
	// empty is set while the latest key or dash has no value yet.
	empty bool
	// bare is the line of a value that stands on a line of its own, 0 for none.
	bare int
	// entries counts the level's lines; skipped is the line of the key before the
	// latest one where that has no value, 0 for none.
	entries, skipped int
}

type bracket struct {
	char rune
	at   spot
}

// spot is a place by line index and byte offset.
type spot struct{ line, offset int }

// finding is a fault of the file's form.
type finding struct {
	at         programme.Position
	fact, hint string
}

// findFault returns the first fault of form, or nil where nothing looks wrong.
func findFault(lines []string) *finding {
	o := &outline{lines: lines, goneAt: -1, block: -1, anchors: map[string]bool{}}
	for i := range lines {
		o.line(i)
		if o.fault != nil {
			return o.fault
		}
	}
	switch {
	case o.quote != 0:
		o.unclosedQuote()
	case len(o.brackets) > 0:
		o.unclosedBracket(o.brackets[len(o.brackets)-1])
	}
	return o.fault
}

func (o *outline) report(at programme.Position, hint, fact string, args ...any) {
	if o.fault == nil {
		o.fault = &finding{at: at, fact: fmt.Sprintf(fact, args...), hint: hint}
	}
}

// place is a position by line index and byte offset, so many characters long.
func (o *outline) place(i, offset, length int) programme.Position {
	return programme.Position{Line: i + 1, Column: utf8.RuneCountInString(o.lines[i][:offset]) + 1, Length: max(length, 1)}
}

var (
	keyForm      = regexp.MustCompile(`^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#\[\]{},&*!|>%@` + "`" + `-][^#]*?|-[^\s#][^#]*?)\s*:(?:\s|$)`)
	blockForm    = regexp.MustCompile(`^[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$`)
	anchorForm   = regexp.MustCompile(`^&([A-Za-z0-9_-]+)(?:\s+|$)`)
	aliasForm    = regexp.MustCompile(`^\*([A-Za-z0-9_-]+)\s*(?:$|#|[,\]}:])`)
	dashForm     = regexp.MustCompile(`^-[^\s-]`)
	conflictForm = regexp.MustCompile(`^(?:<{7}|={7}|>{7})(?:\s|$)`)
	tagForm      = regexp.MustCompile(`^!\S*(?:\s+|$)`)
)

func (o *outline) line(i int) {
	line := o.lines[i]
	trimmed := strings.TrimLeft(line, " ")
	indent := len(line) - len(trimmed)
	blank := strings.TrimSpace(trimmed) == ""
	if o.block >= 0 {
		if blank || indent > o.block {
			return
		}
		o.block = -1
	}
	if blank {
		return
	}
	if o.quote != 0 || len(o.brackets) > 0 {
		if o.looksNew(indent, trimmed) {
			if o.quote != 0 {
				o.unclosedQuote()
			} else {
				o.unclosedBracket(o.brackets[len(o.brackets)-1])
			}
			return
		}
		o.rest(i, 0)
		return
	}
	if trimmed[0] == '#' {
		return
	}
	if m := conflictForm.FindString(line); m != "" {
		o.report(o.place(i, 0, utf8.RuneCountInString(line)), "valitse, kumpi versio jää, ja poista merkkirivit", "rivi on versionhallinnan merkki kahden version ristiriidasta")
		return
	}
	if c, size := utf8.DecodeRuneInString(trimmed); c == '\t' || c != ' ' && unicode.IsSpace(c) {
		end := strings.TrimLeftFunc(trimmed[size:], unicode.IsSpace)
		length := utf8.RuneCountInString(trimmed) - utf8.RuneCountInString(end)
		if strings.TrimSpace(end) == "" || end[0] == '#' {
			return
		}
		// A tab's width is anybody's guess: most likely the line goes on where the one above is.
		width := indent + length
		if strings.ContainsRune(trimmed[:len(trimmed)-len(end)], '\t') {
			width = len(line)
		}
		o.report(o.place(i, indent, length), "sisennä rivi välilyönneillä: "+o.indentAdvice(i, width), "rivin sisennyksessä on %s", spaceName(c))
		return
	}
	switch {
	case indent == 0 && trimmed[0] == '%':
		o.report(o.place(i, 0, utf8.RuneCountInString(trimmed)), "poista rivi, tai jos se on tekstiä, kirjoita se lainausmerkkeihin", "rivin alussa on %%, joka aloittaa YAMLin ohjausrivin")
		return
	case indent == 0 && (trimmed == "---" || trimmed == "..." || strings.HasPrefix(trimmed, "--- ")):
		o.levels = nil
		return
	}
	o.entry(i, indent)
}

// entry reads a line from its first character: dashes, then a key or a value.
func (o *outline) entry(i, offset int) {
	line := o.lines[i]
	for {
		rest := line[offset:]
		if rest != "-" && !strings.HasPrefix(rest, "- ") {
			break
		}
		if !o.step(i, offset, true) {
			return
		}
		inner := strings.TrimLeft(rest[1:], " ")
		if inner == "" || inner[0] == '#' {
			return
		}
		offset = len(line) - len(inner)
	}
	rest := line[offset:]
	if anchor := anchorForm.FindStringSubmatch(rest); anchor != nil {
		o.anchors[anchor[1]] = true
		if inner := rest[len(anchor[0]):]; keyForm.MatchString(inner) {
			offset += len(anchor[0])
			rest = inner
		}
	}
	if m := keyForm.FindString(rest); m != "" && !strings.HasPrefix(rest, "? ") {
		if inner := strings.TrimRight(m, " \t:"); strings.Contains(inner, ": ") && rest[0] != '"' && rest[0] != '\'' {
			m = m[:strings.Index(m, ": ")+1]
		}
		if !o.step(i, offset, false) {
			return
		}
		o.value(i, offset+len(strings.TrimRight(m, " \t")))
		return
	}
	o.bareValue(i, offset)
}

// step opens or goes on with a list or a mapping at a column.
func (o *outline) step(i, column int, sequence bool) bool {
	var ended []level
	for len(o.levels) > 0 && o.levels[len(o.levels)-1].column > column {
		ended = append([]level{o.levels[len(o.levels)-1]}, ended...)
		o.levels = o.levels[:len(o.levels)-1]
	}
	top := o.top()
	if len(o.levels) > maxDepth {
		o.report(o.place(i, column, 1), "tarkista sulkeet ja sisennykset", "kohtia on sisäkkäin yli %d", maxDepth)
		return false
	}
	if top != nil && top.column == column && top.sequence && !sequence && len(o.levels) > 1 && o.levels[len(o.levels)-2].column == column {
		// A list may stand at the column of the key that holds it.
		ended = append([]level{*top}, ended...)
		o.levels = o.levels[:len(o.levels)-1]
		top = o.top()
	}
	if len(ended) > 0 {
		o.gone, o.goneAt = append(slices.Clone(o.levels), ended...), i
	}
	switch {
	case top == nil && len(ended) > 0:
		o.astray(i, column, "rivi on sisennetty vähemmän kuin tiedoston ensimmäinen rivi")
		return false
	case top == nil, top.column < column && top.empty && len(ended) == 0:
		o.push(level{column: column, sequence: sequence, line: i, empty: true})
		return true
	case top.column == column && top.sequence == sequence:
		top.skipped = 0
		if top.empty && len(ended) == 0 && !sequence {
			top.skipped = top.line + 1
		}
		top.line, top.empty, top.bare = i, true, 0
		top.entries++
		return true
	case top.column == column && sequence && top.empty:
		o.push(level{column: column, sequence: true, line: i, empty: true})
		return true
	case top.column == column && sequence:
		o.astray(i, column, fmt.Sprintf("rivi alkaa viivalla, mutta samassa sarakkeessa rivillä %d on avain ilman viivaa", top.line+1))
		return false
	case top.column == column:
		o.astray(i, column, fmt.Sprintf("riviltä puuttuu luettelon viiva, joka on samassa sarakkeessa rivillä %d", top.line+1))
		return false
	case len(ended) > 0:
		o.astray(i, column, fmt.Sprintf("rivin sisennys ei vastaa mitään ylempää riviä: sen edessä on %s", spaces(column)))
		return false
	case top.bare > 0:
		o.noColon(top.bare - 1)
		return false
	}
	o.astray(i, column, fmt.Sprintf("rivi on sisennetty syvemmälle kuin rivi %d, jolla on jo arvo", top.line+1))
	return false
}

func (o *outline) top() *level {
	if len(o.levels) == 0 {
		return nil
	}
	return &o.levels[len(o.levels)-1]
}

func (o *outline) push(l level) {
	if top := o.top(); top != nil {
		top.empty = false
	}
	l.entries = 1
	o.levels = append(o.levels, l)
}

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

// placesWith are the places that have a key of the name.
func placesWith(name string) []string {
	var all []string
	for _, p := range places {
		if slices.Contains(p.names(), name) {
			all = append(all, p.name)
		}
	}
	return all
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// syntax reports what the YAML parser could not read: where the outline finds
// the fault, else after the last line up to which the file can be read.
func (r *reader) syntax(err error) {
	if found := findFault(r.lines); found != nil {
		r.add(found.at, found.hint, found.fact)
		return
	}
	at := programme.Position{Line: 1, Column: 1}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		at.Line, _ = strconv.Atoi(m[1])
	}
	at.Line = min(max(at.Line, r.firstUnread()), max(len(r.lines), 1))
	if at.Line <= len(r.lines) {
		line := r.lines[at.Line-1]
		at.Column = columnOf(line) + 1
		at.Length = max(utf8.RuneCountInString(strings.TrimSpace(line)), 1)
	}
	r.faultAt(at, "tarkista rivin ja sitä edeltävän rivin sisennys, kaksoispisteet, sulkeet ja lainausmerkit", "rivi ei ole kelvollista YAMLia")
}

// firstUnread is the line after the longest beginning of the file that is YAML.
func (r *reader) firstUnread() int {
	reads := func(n int) bool {
		var node yaml.Node
		return yaml.Unmarshal([]byte(strings.Join(r.lines[:n], "\n")), &node) == nil
	}
	low, high := 0, len(r.lines)
	for low < high {
		middle := (low + high + 1) / 2
		if reads(middle) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low + 1
}
