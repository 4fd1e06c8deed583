package definition

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// reader turns YAML nodes into values and gathers every problem on the way.
type reader struct {
	file     string
	lines    []string
	problems problem.List
	// asked is told of every key that is looked for; tests hold the table by it.
	asked func(*place, *key)
}

// fault reports an error at a node.
func (r *reader) fault(n *yaml.Node, hint, fact string, args ...any) {
	r.faultAt(position(n), hint, fact, args...)
}

func (r *reader) faultAt(at programme.Position, hint, fact string, args ...any) {
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
func position(n *yaml.Node) programme.Position {
	at := programme.Position{Line: n.Line, Column: n.Column, Length: 1}
	if n.Kind == yaml.ScalarNode {
		at.Length = max(utf8.RuneCountInString(n.Value), 1)
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			at.Length += 2
		}
	}
	return at
}

// extentOf is the lines that a node takes, with all that is in it.
func extentOf(n *yaml.Node) programme.Extent {
	extent := programme.Extent{From: n.Line, To: n.Line}
	for _, child := range n.Content {
		extent.To = max(extent.To, extentOf(child).To)
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

// text reads a scalar as text, NFC-normalised and without outer white space.
func (r *reader) text(n *yaml.Node, what string) string {
	n = resolved(n)
	if n.Kind != yaml.ScalarNode {
		r.fault(n, "kirjoita yksi teksti", "kohdan %s pitäisi olla tekstiä, mutta siinä on %s", what, kindText(n))
		return ""
	}
	return strings.Join(strings.Fields(normal(n.Value)), " ")
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

func (r *reader) year(n *yaml.Node, what string) int {
	n = resolved(n)
	year, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || year < 1900 || year > 2200 {
		r.fault(n, "kirjoita vuosi neljällä numerolla, esimerkiksi 2025", "%s on %s, mutta sen pitäisi olla vuosi", what, kindText(n))
		return 0
	}
	return year
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
