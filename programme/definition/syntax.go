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
