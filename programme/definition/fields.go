package definition

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"tolokku/programme/problem"
)

// fields is a YAML mapping that is a place of the key table.
type fields struct {
	r     *reader
	place *place
	// what names the mapping in messages.
	what  string
	node  *yaml.Node
	keys  map[string]*yaml.Node
	value map[string]*yaml.Node
	// meant are the keys that an unknown key was probably meant to be; their
	// absence is not told a second time.
	meant map[string]bool
}

// fields reads a mapping as a place of the key table; unknown and repeated
// keys are errors. what names the mapping in messages. It returns nil where
// the node is no mapping.
func (r *reader) fields(n *yaml.Node, place, what string) *fields {
	n = resolved(n)
	at := placeNamed(place)
	known := at.names()
	if n.Kind != yaml.MappingNode {
		r.fault(n, "kirjoita muodossa avain: arvo; avaimia ovat "+strings.Join(known, ", "),
			"kohdassa %s pitäisi olla avaimia ja arvoja, mutta siinä on %s", what, kindText(n))
		return nil
	}
	f := &fields{r: r, place: at, what: what, node: n, keys: map[string]*yaml.Node{}, value: map[string]*yaml.Node{}, meant: map[string]bool{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolved(n.Content[i+1])
		name := normal(key.Value)
		if whole := commaNumber(n, i); whole != "" && !slices.Contains(known, name) {
			r.fault(resolved(n.Content[i-1]), "käytä desimaalipistettä: "+whole+"."+name,
				"luvussa %s,%s on desimaalipilkku, joka YAMLissa aloittaa uuden avaimen", whole, name)
			continue
		}
		if !slices.Contains(known, name) {
			r.unknown(f, key, name)
			continue
		}
		if first, again := f.keys[name]; again {
			hint := "poista toinen"
			if name == at.keys[0].name && startsItem(name) {
				hint = "jos tästä alkaa uusi kohta, aloita rivi viivalla: - " + name + ": …; muuten poista toinen"
			}
			r.fault(key, hint, "avain %s on kohdassa %s kahteen kertaan, ensin rivillä %d", name, what, first.Line)
			if name == at.keys[0].name {
				// The rest is most likely another entry whose dash is missing.
				break
			}
			continue
		}
		f.keys[name], f.value[name] = key, value
	}
	return f
}

// unknown reports a key that its place does not have.
func (r *reader) unknown(f *fields, key *yaml.Node, name string) {
	known := f.place.names()
	if c, _ := utf8.DecodeRuneInString(key.Value); c != ' ' && unicode.IsSpace(c) {
		r.fault(key, "sisennä rivi tavallisilla välilyönneillä", "rivin sisennyksessä on %s", spaceName(c))
		return
	}
	if dashForm.MatchString(name) && slices.Contains(known, normal(name[1:])) {
		r.fault(key, "lisää välilyönti viivan jälkeen: - "+normal(name[1:])+": …", "tuntematon avain %s kohdassa %s", name, f.what)
		return
	}
	hint := "tunnetut avaimet: " + strings.Join(known, ", ")
	if len(r.problems) >= maxFaults {
		// It is only counted.
	} else if near := problem.Nearest(name, known, 1); len(near) > 0 {
		hint = fmt.Sprintf("tarkoititko avainta %s?", near[0])
		f.meant[near[0]] = true
	} else if elsewhere := placesWith(name); len(elsewhere) > 0 {
		hint = fmt.Sprintf("avain %s kuuluu kohtaan %s: tarkista rivin sisennys; täällä tunnetaan %s", name, strings.Join(elsewhere, " tai "), strings.Join(known, ", "))
	} else if name == "<<" {
		hint = "kirjoita kohdan avaimet auki"
	}
	r.fault(key, hint, "tuntematon avain %s kohdassa %s", name, f.what)
}

// key is the table's word on one of the place's keys, which is written in one
// of the forms; asking for another is a fault of the code.
func (f *fields) key(name string, forms ...form) *key {
	for i := range f.place.keys {
		if k := &f.place.keys[i]; k.name == name && (len(forms) == 0 || slices.Contains(forms, k.form)) {
			if f.r.asked != nil {
				f.r.asked(f.place, k)
			}
			return k
		}
	}
	panic("definition: no such key " + name + " in " + f.place.name)
}

// get returns a key's value, or nil where there is none; an absent or empty
// key that the table requires is an error.
func (f *fields) get(name string) *yaml.Node { return f.find(name, f.key(name).required) }

// need is get for a key that is required because of what stands beside it.
func (f *fields) need(name string) *yaml.Node { return f.find(f.key(name).name, true) }

func (f *fields) find(key string, required bool) *yaml.Node {
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
		f.r.fault(at, f.r.lacking(f.key(key), n), "kohdasta %s puuttuu avain %s", f.what, key)
	}
	return nil
}

// lacking advises on a required key that is absent, n being nil, or empty.
func (r *reader) lacking(k *key, n *yaml.Node) string {
	if n != nil && n.Line >= 1 && n.Line <= len(r.lines) {
		_, after, _ := strings.Cut(r.lines[n.Line-1], ":")
		if sign := strings.TrimSpace(after); sign != "" && strings.ContainsAny(sign[:1], "#&") && n.Style&yaml.FlowStyle == 0 {
			return fmt.Sprintf("merkillä %c on YAMLissa oma merkityksensä; kirjoita teksti lainausmerkkeihin: %s: %s", sign[0], k.name, problem.Short(quoted(sign)))
		}
	}
	if k.form == aChoice {
		return fmt.Sprintf("lisää rivi %s: …; vaihtoehdot: %s", k.name, strings.Join(k.choices, ", "))
	}
	if len(k.example) > 40 {
		return fmt.Sprintf("lisää rivi %s: …", k.name)
	}
	return fmt.Sprintf("lisää rivi %s: …, esimerkiksi %s: %s", k.name, k.name, k.example)
}

func (f *fields) has(name string) bool {
	n := f.value[f.key(name).name]
	return n != nil && !isEmpty(n)
}

// refuseBeside reports the keys that mean nothing in a place of the shape: they
// would be forgotten silently.
func (f *fields) refuseBeside(shape string, hint func(*key) string, fact string) {
	for i := range f.place.keys {
		if k := &f.place.keys[i]; f.keys[k.name] != nil && !k.fits(shape) {
			f.r.fault(f.keys[k.name], hint(k), fact, k.name, shape)
		}
	}
}

// text reads a text key; an empty text is as good as none.
func (f *fields) text(name string) string {
	k := f.key(name, aText)
	n := f.get(name)
	if n == nil {
		return ""
	}
	text := f.r.text(n, name)
	if text == "" && k.required && n.Kind == yaml.ScalarNode && n.Style&yaml.TaggedStyle == 0 {
		f.r.fault(n, "kirjoita teksti", "kohdan %s avain %s on tyhjä", f.what, name)
	}
	return text
}

// texts reads a text or a list of texts.
func (f *fields) texts(name string) []string {
	f.key(name, someTexts)
	n := f.get(name)
	if n == nil {
		return nil
	}
	return f.r.texts(n, name)
}

// list returns the items of a list; a single mapping counts as a list of one.
func (f *fields) list(name string) []*yaml.Node {
	k := f.key(name, somePlaces, placesOrTexts)
	n := f.get(name)
	if n == nil {
		return nil
	}
	if n.Kind == yaml.MappingNode {
		return []*yaml.Node{n}
	}
	if n.Kind != yaml.SequenceNode {
		f.r.fault(n, "aloita jokainen kohta viivalla: - …", "kohdan %s pitäisi olla luettelo, mutta siinä on %s", name, kindText(n))
		return nil
	}
	if k.required && len(n.Content) == 0 {
		f.r.fault(n, "lisää luetteloon ainakin yksi kohta", "luettelo %s on tyhjä", name)
	}
	return n.Content
}

func (f *fields) year(name string) int {
	f.key(name, aYear, aDeadline)
	n := f.get(name)
	if n == nil {
		return 0
	}
	return f.r.year(n, name)
}

// whole reads a whole number within the table's bounds.
func (f *fields) whole(name string) (int, bool) {
	k := f.key(name, aWhole)
	n := f.get(name)
	if n == nil {
		return 0, false
	}
	v, ok := wholeNumber(n)
	if !ok || v < k.low || v > k.high {
		f.r.fault(n, fmt.Sprintf("kirjoita esimerkiksi %s: %s", name, k.example),
			"%s on %s, mutta sen pitäisi olla kokonaisluku väliltä %d–%d", name, kindText(n), k.low, k.high)
		return 0, false
	}
	return v, true
}

func (f *fields) number(name string) *big.Rat {
	f.key(name, aNumber)
	n := f.get(name)
	if n == nil {
		return nil
	}
	return f.r.number(n, name)
}

// percentage reads hundredths as a share; nil where the key is absent.
func (f *fields) percentage(name string, zero bool) *big.Rat {
	f.key(name, aPercentage)
	n := f.get(name)
	if n == nil {
		return nil
	}
	v := f.r.number(n, name)
	if v == nil {
		return nil
	}
	if v.Sign() < 0 || v.Sign() == 0 && !zero || v.Cmp(big.NewRat(100, 1)) >= 0 {
		f.r.fault(n, "anna prosentit, esimerkiksi "+name+": 10", "%s %s ei ole prosenttiosuus", name, n.Value)
		return nil
	}
	return v.Quo(v, big.NewRat(100, 1))
}

func (f *fields) yes(name string) bool {
	f.key(name, aYes)
	n := f.get(name)
	if n == nil {
		return false
	}
	switch strings.ToLower(normal(n.Value)) {
	case "kyllä", "true":
		return true
	case "ei", "false":
		return false
	}
	f.r.fault(n, "kirjoita kyllä tai ei", "%s on %s, mutta sen pitäisi olla kyllä tai ei", name, kindText(n))
	return false
}

// choice reads one of the table's words; the first is the default.
func (f *fields) choice(name string) string {
	known := f.key(name, aChoice).choices
	n := f.get(name)
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
	f.r.fault(n, hint, "%s on %s, jota ei tunneta", name, kindText(n))
	return known[0]
}
