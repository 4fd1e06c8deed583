package programme

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"tolokku/programme/problem"
)

// reader turns YAML nodes into values and gathers every problem on the way.
type reader struct {
	file     string
	lines    []string
	problems problem.List
}

// fault reports an error at a node.
func (r *reader) fault(n *yaml.Node, hint, fact string, args ...any) {
	r.faultAt(position(n), hint, fact, args...)
}

func (r *reader) faultAt(at Position, hint, fact string, args ...any) {
	snippet := ""
	if at.Line >= 1 && at.Line <= len(r.lines) {
		snippet = r.lines[at.Line-1]
	}
	r.problems.Add(problem.Problem{
		File: r.file, Line: at.Line, Column: at.Column, Length: at.Length, Snippet: snippet,
		Fact: fmt.Sprintf(fact, args...), Hint: hint,
	})
}

// position is where a node stands and how many characters of its line it takes.
func position(n *yaml.Node) Position {
	at := Position{Line: n.Line, Column: n.Column, Length: 1}
	if n.Kind == yaml.ScalarNode {
		at.Length = max(utf8.RuneCountInString(n.Value), 1)
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			at.Length += 2
		}
	}
	return at
}

// extentOf is the lines that a node takes, with all that is in it.
func extentOf(n *yaml.Node) lineRange {
	extent := lineRange{n.Line, n.Line}
	for _, child := range n.Content {
		extent.to = max(extent.to, extentOf(child).to)
	}
	return extent
}

// resolved follows an alias to the node it stands for.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

func normal(s string) string { return norm.NFC.String(s) }

// fields is a YAML mapping whose keys are known.
type fields struct {
	r     *reader
	what  string
	node  *yaml.Node
	keys  map[string]*yaml.Node
	value map[string]*yaml.Node
	// meant are the keys that an unknown key was probably meant to be; their
	// absence is not told a second time.
	meant map[string]bool
}

// fields reads a mapping; unknown and repeated keys are errors. what names the
// mapping in messages. It returns nil where the node is no mapping.
func (r *reader) fields(n *yaml.Node, what string, known ...string) *fields {
	n = resolved(n)
	if n.Kind != yaml.MappingNode {
		r.fault(n, "kirjoita muodossa avain: arvo; avaimia ovat "+strings.Join(known, ", "),
			"kohdassa %s pitäisi olla avaimia ja arvoja, mutta siinä on %s", what, kindText(n))
		return nil
	}
	f := &fields{r: r, what: what, node: n, keys: map[string]*yaml.Node{}, value: map[string]*yaml.Node{}, meant: map[string]bool{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolved(n.Content[i+1])
		name := normal(key.Value)
		if whole := commaNumber(n, i); whole != "" && !slices.Contains(known, name) {
			r.fault(resolved(n.Content[i-1]), "käytä desimaalipistettä: "+whole+"."+name,
				"luvussa %s,%s on desimaalipilkku, joka YAMLissa aloittaa uuden avaimen", whole, name)
			continue
		}
		if !slices.Contains(known, name) {
			hint := "tunnetut avaimet: " + strings.Join(known, ", ")
			if near := problem.Nearest(name, known, 1); len(near) > 0 {
				hint = fmt.Sprintf("tarkoititko avainta %s?", near[0])
				f.meant[near[0]] = true
			}
			r.fault(key, hint, "tuntematon avain %s kohdassa %s", name, what)
			continue
		}
		if first, again := f.keys[name]; again {
			r.fault(key, "poista toinen", "avain %s on kohdassa %s kahteen kertaan, ensin rivillä %d", name, what, first.Line)
			continue
		}
		f.keys[name], f.value[name] = key, value
	}
	return f
}

// commaNumber recognises "4,5" inside {…}, which YAML reads as the value 4 and
// an empty key 5; it returns the whole part, or "".
func commaNumber(n *yaml.Node, key int) string {
	if n.Style&yaml.FlowStyle == 0 || key == 0 || !isEmpty(resolved(n.Content[key+1])) {
		return ""
	}
	before := resolved(n.Content[key-1])
	if before.Kind != yaml.ScalarNode || before.Tag != "!!int" || strings.Trim(n.Content[key].Value, "0123456789") != "" {
		return ""
	}
	return before.Value
}

func kindText(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "luettelo"
	case n.Kind == yaml.MappingNode:
		return "avaimia ja arvoja"
	case isEmpty(n):
		return "tyhjää"
	}
	return fmt.Sprintf("%q", n.Value)
}

func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" || n.Kind == 0
}

// get returns a key's value, or nil where there is none; an absent or empty
// required key is an error.
func (f *fields) get(key string, required bool) *yaml.Node {
	n := f.value[key]
	if n != nil && !isEmpty(n) {
		return n
	}
	if n != nil && !required {
		return nil
	}
	if required && !f.meant[key] {
		at := f.node
		if n != nil {
			at = f.keys[key]
		}
		f.r.fault(at, fmt.Sprintf("lisää rivi %s: …", key), "kohdasta %s puuttuu avain %s", f.what, key)
	}
	return nil
}

func (f *fields) has(key string) bool { return f.value[key] != nil && !isEmpty(f.value[key]) }

func (f *fields) text(key string, required bool) string {
	n := f.get(key, required)
	if n == nil {
		return ""
	}
	text := f.r.text(n, key)
	if text == "" && required && n.Kind == yaml.ScalarNode {
		f.r.fault(n, "kirjoita teksti", "kohdan %s avain %s on tyhjä", f.what, key)
	}
	return text
}

// text reads a scalar as text, NFC-normalised and without outer white space.
func (r *reader) text(n *yaml.Node, what string) string {
	n = resolved(n)
	if n.Kind != yaml.ScalarNode {
		r.fault(n, "kirjoita yksi teksti", "kohdan %s pitäisi olla tekstiä, mutta siinä on %s", what, kindText(n))
		return ""
	}
	return strings.Join(strings.Fields(normal(n.Value)), " ")
}

// texts reads a text or a list of texts.
func (f *fields) texts(key string, required bool) []string {
	n := f.get(key, required)
	if n == nil {
		return nil
	}
	return f.r.texts(n, key)
}

func (r *reader) texts(n *yaml.Node, what string) []string {
	n = resolved(n)
	if n.Kind != yaml.SequenceNode {
		if s := r.text(n, what); s != "" {
			return []string{s}
		}
		return nil
	}
	var all []string
	for _, item := range n.Content {
		if s := r.text(item, what); s != "" {
			all = append(all, s)
		} else if isEmpty(resolved(item)) {
			r.fault(item, "poista tyhjä kohta tai kirjoita siihen teksti", "luettelossa %s on tyhjä kohta", what)
		}
	}
	return all
}

// list returns the items of a list; a single mapping counts as a list of one.
func (f *fields) list(key string, required bool) []*yaml.Node {
	n := f.get(key, required)
	if n == nil {
		return nil
	}
	if n.Kind == yaml.MappingNode {
		return []*yaml.Node{n}
	}
	if n.Kind != yaml.SequenceNode {
		f.r.fault(n, "aloita jokainen kohta viivalla: - …", "kohdan %s pitäisi olla luettelo, mutta siinä on %s", key, kindText(n))
		return nil
	}
	if required && len(n.Content) == 0 {
		f.r.fault(n, "lisää luetteloon ainakin yksi kohta", "luettelo %s on tyhjä", key)
	}
	return n.Content
}

func (f *fields) year(key string, required bool) int {
	n := f.get(key, required)
	if n == nil {
		return 0
	}
	return f.r.year(n, key)
}

func (r *reader) year(n *yaml.Node, what string) int {
	n = resolved(n)
	year, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || year < 1900 || year > 2200 {
		r.fault(n, "kirjoita vuosi neljällä numerolla, esimerkiksi 2025", "%s on %s, mutta sen pitäisi olla vuosi", what, kindText(n))
		return 0
	}
	return year
}

func (f *fields) whole(key string, low, high int) (int, bool) {
	n := f.get(key, false)
	if n == nil {
		return 0, false
	}
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || v < low || v > high {
		f.r.fault(n, fmt.Sprintf("kirjoita esimerkiksi %s: %d", key, min(high, 12)),
			"%s on %s, mutta sen pitäisi olla kokonaisluku väliltä %d–%d", key, kindText(n), low, high)
		return 0, false
	}
	return v, true
}

func (f *fields) number(key string, required bool) *big.Rat {
	n := f.get(key, required)
	if n == nil {
		return nil
	}
	return f.r.number(n, key)
}

var plainNumber = regexp.MustCompile(`^[+-]?[0-9]{1,15}(\.[0-9]{1,15})?$`)

// number reads an exact decimal; a number in quotes is text and refused, so
// that a figure means the same to every reader of the file.
func (r *reader) number(n *yaml.Node, what string) *big.Rat {
	n = resolved(n)
	if n.Kind == yaml.ScalarNode && (n.Tag == "!!int" || n.Tag == "!!float") && plainNumber.MatchString(n.Value) {
		if v, ok := new(big.Rat).SetString(n.Value); ok {
			return v
		}
	}
	if n.Kind != yaml.ScalarNode {
		r.fault(n, "kirjoita pelkkä luku, esimerkiksi 4.5", "kohdan %s pitäisi olla luku, mutta siinä on %s", what, kindText(n))
		return nil
	}
	hint := "kirjoita pelkkä luku, esimerkiksi 4.5"
	if s := numberMeant(n.Value); s != "" {
		switch {
		case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
			hint = "käytä desimaalipistettä ja jätä lainausmerkit pois: " + s
		case strings.Contains(n.Value, ","):
			hint = "käytä desimaalipistettä: " + s
		default:
			hint = "kirjoita luku ilman välilyöntejä ja yksikköä: " + s
		}
	}
	r.fault(n, hint, "%s %q on tekstiä, mutta sen pitäisi olla luku", what, n.Value)
	return nil
}

// numberMeant guesses the number that a text like "4,5 %" or "430 000 €" means.
func numberMeant(text string) string {
	s := strings.TrimRight(text, "%€ \u00a0")
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u2009", "", "\u202f", "", ",", ".", "\u2212", "-").Replace(s)
	if plainNumber.MatchString(s) {
		return s
	}
	return ""
}

func (f *fields) yes(key string) bool {
	n := f.get(key, false)
	if n == nil {
		return false
	}
	switch strings.ToLower(normal(n.Value)) {
	case "kyllä", "true":
		return true
	case "ei", "false":
		return false
	}
	f.r.fault(n, "kirjoita kyllä tai ei", "%s on %s, mutta sen pitäisi olla kyllä tai ei", key, kindText(n))
	return false
}

// choice reads one of the known words; the first is the default.
func (f *fields) choice(key string, known ...string) string {
	n := f.get(key, false)
	if n == nil {
		return known[0]
	}
	word := normal(n.Value)
	if slices.Contains(known, word) {
		return word
	}
	hint := "vaihtoehdot: " + strings.Join(known, ", ")
	if near := problem.Nearest(word, known, 1); len(near) > 0 {
		hint = fmt.Sprintf("tarkoititko %s? Vaihtoehdot: %s", near[0], strings.Join(known, ", "))
	}
	f.r.fault(n, hint, "%s on %s, jota ei tunneta", key, kindText(n))
	return known[0]
}

// day reads a date YYYY-MM-DD; where bareYear is set, a year alone is its 31 December.
func (r *reader) day(n *yaml.Node, what string, bareYear bool) string {
	n = resolved(n)
	if bareYear && len(n.Value) == 4 {
		if y := r.year(n, what); y != 0 {
			return fmt.Sprintf("%04d-12-31", y)
		}
		return ""
	}
	if _, err := time.Parse(time.DateOnly, n.Value); n.Kind != yaml.ScalarNode || err != nil {
		example := "2025-12-31"
		if bareYear {
			example = "2025-12-31 tai 2025"
		}
		r.fault(n, "kirjoita päivä muodossa "+example, "%s on %s, joka ei ole päivä oikeassa muodossa", what, kindText(n))
		return ""
	}
	return n.Value
}
