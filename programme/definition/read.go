package definition

import (
	"cmp"
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
	// others is how many problems were not kept.
	others int
	// sourcesByKey are the sources read so far, sourceKeys their keys in order.
	sourcesByKey map[string]*programme.Source
	sourceKeys   []string
	// asked is told of every key that is looked for; tests hold the table by it.
	asked func(*place, *key)
}

// fault reports an error at a node.
func (r *reader) fault(n *yaml.Node, hint, fact string, args ...any) {
	r.faultAt(position(n), hint, fact, args...)
}

// faultAt reports an error; texts of the file are cut to what a message can carry.
func (r *reader) faultAt(at programme.Position, hint, fact string, args ...any) {
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = problem.Short(text)
		}
	}
	r.add(at, hint, fmt.Sprintf(fact, args...))
}

func (r *reader) add(at programme.Position, hint, fact string) {
	if len(r.problems) >= maxFaults {
		r.others++
		return
	}
	snippet := ""
	if at.Line >= 1 && at.Line <= len(r.lines) {
		snippet = r.lines[at.Line-1]
	}
	r.problems.Add(problem.Problem{
		File: r.file, Line: at.Line, Column: at.Column, Length: at.Length, Snippet: snippet,
		Fact: fact, Hint: hint,
	})
}

// told are the problems, with the number of those that were not kept.
func (r *reader) told() problem.List {
	if r.others > 0 {
		r.problems.Add(problem.Problem{File: r.file, Line: max(len(r.lines), 1), Fact: fmt.Sprintf("tiedostossa on vielä %d muuta virhettä", r.others),
			Hint: "korjaa ensin muut virheet", Others: r.others})
		r.others = 0
	}
	return r.problems
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

// normal is a text in composed form, without outer white space and with single
// spaces: what looks the same is the same.
func normal(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

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
	return `"` + problem.Short(n.Value) + `"`
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
	if n.Style&^yaml.FlowStyle == 0 {
		r.looseQuotes(n)
	}
	return normal(n.Value)
}

// looseQuotes reports quotation marks that YAML takes for a part of the text.
func (r *reader) looseQuotes(n *yaml.Node) {
	text := strings.TrimSpace(n.Value)
	first, _ := utf8.DecodeRuneInString(text)
	last, size := utf8.DecodeLastRuneInString(text)
	const typographic = "”“„»«’‘"
	switch {
	case strings.Count(text, `"`) == 1 && strings.HasSuffix(text, `"`):
		r.fault(n, `lisää alkuun lainausmerkki: "`+problem.Short(text), `tekstin lopussa on lainausmerkki ", jolta puuttuu pari`)
	case len(text) > size && strings.ContainsRune(typographic, first) && strings.ContainsRune(typographic, last) &&
		strings.Count(text, string(last)) <= 2 && !strings.Contains(strings.Trim(text, typographic), string(first)):
		r.fault(n, "vaihda ne suoriin lainausmerkkeihin: "+problem.Short(quoted(strings.Trim(text, typographic)))+"; jos ne kuuluvat tekstiin, kirjoita se kokonaan suoriin lainausmerkkeihin",
			"tekstin ympärillä on kirjoitusmerkit %c %c, joita YAML ei pidä lainausmerkkeinä", first, last)
	}
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
		} else if item = resolved(item); item.Kind == yaml.ScalarNode {
			r.fault(item, "poista tyhjä kohta tai kirjoita siihen teksti", "luettelossa %s on tyhjä kohta", what)
		}
	}
	return all
}

// The years that can be meant, and Excel's last row.
const (
	firstYear = 1900
	lastYear  = 2200
	lastRow   = 1 << 20
)

func (r *reader) year(n *yaml.Node, what string) int {
	n = resolved(n)
	year, ok := wholeNumber(n)
	if !ok || year < firstYear || year > lastYear {
		r.fault(n, "kirjoita vuosi neljällä numerolla, esimerkiksi 2025", "%s on %s, mutta sen pitäisi olla vuosi", what, kindText(n))
		return 0
	}
	return year
}

var (
	plainNumber = regexp.MustCompile(`^[+-]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$`)
	manyDigits  = regexp.MustCompile(`^[+-]?(?:[0-9]{16,}(?:\.[0-9]*)?|[0-9]+\.[0-9]{16,})$`)
	// shortNumber is what can be written out without much work.
	shortNumber = regexp.MustCompile(`^[+-]?(?:0[xo])?[0-9A-Fa-f_.]{1,20}(?:[eE][+-]?[0-9]{1,2})?$`)
	zeroFirst   = regexp.MustCompile(`^([+-]?)0+([0-9]+(?:\.[0-9]+)?)$`)
)

// number reads an exact decimal; a number in quotes is text and refused, so
// that a figure means the same to every reader of the file.
func (r *reader) number(n *yaml.Node, what string) *big.Rat {
	n = resolved(n)
	numeric := n.Kind == yaml.ScalarNode && (n.Tag == "!!int" || n.Tag == "!!float")
	if numeric && plainNumber.MatchString(n.Value) {
		if v, ok := new(big.Rat).SetString(n.Value); ok {
			return v
		}
	}
	const plain = "kirjoita pelkkä luku, esimerkiksi 4.5"
	meant := numberMeant(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode:
		r.fault(n, plain, "kohdan %s pitäisi olla luku, mutta siinä on %s", what, kindText(n))
	case manyDigits.MatchString(n.Value):
		r.fault(n, "pyöristä luku tai käytä suurempaa yksikköä", "luvussa %s on liikaa numeroita: enintään 15 voi olla kummallakin puolella desimaalipistettä", n.Value)
	case zeroFirst.MatchString(n.Value):
		r.fault(n, "jätä nollat alusta pois: "+zeroFirst.ReplaceAllString(n.Value, "$1$2"), "luku %s alkaa nollalla, jolloin eri ohjelmat lukevat sen eri tavoin", n.Value)
	case numeric:
		r.fault(n, "kirjoita luku numeroin ja desimaalipisteellä: "+cmp.Or(written(n.Value), "4.5"), "luku %s on kirjoitettu tavalla, jota ohjelmatiedostossa ei käytetä", n.Value)
	case meant == "":
		r.fault(n, plain, "%s %s on tekstiä, mutta sen pitäisi olla luku", what, kindText(n))
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		r.fault(n, "käytä desimaalipistettä ja jätä lainausmerkit pois: "+meant, "%s %s on tekstiä, mutta sen pitäisi olla luku", what, kindText(n))
	case strings.Contains(n.Value, ","):
		r.fault(n, "käytä desimaalipistettä: "+meant, "%s %s on tekstiä, mutta sen pitäisi olla luku", what, kindText(n))
	default:
		r.fault(n, "kirjoita luku ilman välilyöntejä ja yksikköä: "+meant, "%s %s on tekstiä, mutta sen pitäisi olla luku", what, kindText(n))
	}
	return nil
}

// wholeNumber reads a whole number without leading zeros, which YAML of old
// takes for octal.
func wholeNumber(n *yaml.Node) (int, bool) {
	v, err := strconv.Atoi(n.Value)
	return v, n.Kind == yaml.ScalarNode && n.Tag == "!!int" && err == nil && strconv.Itoa(v) == n.Value
}

// written is a number of YAML's other notations as the file should have it;
// empty where it has no exact short form.
func written(value string) string {
	if !shortNumber.MatchString(value) {
		return ""
	}
	v, ok := new(big.Rat).SetString(strings.ReplaceAll(value, "_", ""))
	if !ok {
		return ""
	}
	text := strings.TrimRight(strings.TrimRight(v.FloatString(15), "0"), ".")
	if back, ok := new(big.Rat).SetString(text); !ok || back.Cmp(v) != 0 || !plainNumber.MatchString(text) {
		return ""
	}
	return text
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
