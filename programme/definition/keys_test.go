package definition

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// everyKey is a programme that uses every key of the table.
const everyKey = "testdata/valid/kaikki-avaimet.yaml"

// TestTable: each key of the table is one that the parser reads, and nothing
// in the table is lacking or misspelt.
func TestTable(t *testing.T) {
	var names []string
	held := map[string]bool{"ohjelmatiedosto": true, "missä": true}
	for _, p := range places {
		if slices.Contains(names, p.name) {
			t.Errorf("two places %s", p.name)
		}
		names = append(names, p.name)
		if p.meaning == "" {
			t.Errorf("%s has no meaning", p.name)
		}
		for i, k := range p.keys {
			where := p.name + "." + k.name
			if slices.ContainsFunc(p.keys[:i], func(other key) bool { return other.name == k.name }) {
				t.Errorf("%s stands twice", where)
			}
			if k.name != normal(k.name) {
				t.Errorf("%s is not composed", where)
			}
			if k.meaning == "" || k.example == "" {
				t.Errorf("%s has no meaning or example", where)
			}
			if holds := k.form == aPlace || k.form == somePlaces || k.form == placesOrTexts || k.form == namedPlaces || k.form == someTargets; holds != (k.holds != "") {
				t.Errorf("%s: a place that it holds: %q", where, k.holds)
			} else if holds {
				held[k.holds] = true
				placeNamed(k.holds)
			}
			if (k.form == aChoice) != (len(k.choices) > 0) || (k.form == aWhole) != (k.high > 0) {
				t.Errorf("%s: choices or bounds do not go with its form", where)
			}
			if k.kind && k.required {
				t.Errorf("%s is one of several and required", where)
			}
		}
	}
	for _, name := range names {
		if !held[name] {
			t.Errorf("no key holds %s", name)
		}
	}
}

// TestEveryOperatorHasAKey: each kind of target can be written, and each key that
// the table calls a kind means one.
func TestEveryOperatorHasAKey(t *testing.T) {
	given := map[programme.Op]bool{}
	for _, kind := range placeNamed("tavoitetaso").kinds() {
		op, ok := ops[kind]
		if !ok {
			t.Errorf("the key %s has no kind of target", kind)
		}
		given[op] = true
	}
	for _, op := range programme.Ops {
		if !given[op] {
			t.Errorf("no key gives the target %s", op)
		}
	}
}

// TestEveryKeyIsRead: a programme can have every key of the table, and the
// parser looks for each.
func TestEveryKeyIsRead(t *testing.T) {
	data, err := os.ReadFile(everyKey)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	r := &reader{file: everyKey, asked: func(p *place, k *key) { asked[p.name+"."+k.name] = true }}
	if _, problems := r.parse(data); len(problems) > 0 {
		t.Fatal(problems)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	walk(document.Content[0], placeNamed("ohjelmatiedosto"), func(where *place, name string) { written[where.name+"."+name] = true })
	for _, where := range places {
		for _, k := range where.keys {
			if !written[where.name+"."+k.name] {
				t.Errorf("%s has no %s in %s", everyKey, k.name, where.name)
			}
			if !asked[where.name+"."+k.name] {
				t.Errorf("the parser never looks for %s in %s", k.name, where.name)
			}
		}
	}
}

// walk tells every key of a file with the place that it stands in.
func walk(n *yaml.Node, at *place, visit func(at *place, name string)) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i].Value, n.Content[i+1]
		visit(at, name)
		j := slices.IndexFunc(at.keys, func(k key) bool { return k.name == name })
		if j < 0 {
			continue
		}
		inner := at.keys[j].holds
		if at.keys[j].form == filters {
			inner = "missä"
		}
		if inner == "" {
			continue
		}
		items := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			items = value.Content
		} else if at.keys[j].form == namedPlaces || at.keys[j].form == filters {
			items = nil
			for k := 1; k < len(value.Content); k += 2 {
				items = append(items, value.Content[k])
			}
		}
		for _, item := range items {
			if item.Kind == yaml.MappingNode {
				walk(item, placeNamed(inner), visit)
			}
		}
	}
}

// TestKinds: every kind of target can be written, and nothing else can.
func TestKinds(t *testing.T) {
	kinds := placeNamed("tavoitetaso").kinds()
	given := map[programme.Op]bool{}
	for _, kind := range kinds {
		if ops[kind] == "" {
			t.Errorf("no operator for %s", kind)
		}
		given[ops[kind]] = true
	}
	if len(ops) != len(kinds) {
		t.Errorf("%d operators for %d kinds", len(ops), len(kinds))
	}
	for _, op := range []programme.Op{programme.AtMost, programme.LessThan, programme.AtLeast, programme.MoreThan, programme.Exactly, programme.About,
		programme.Falls, programme.Rises, programme.Grows, programme.Shrinks, programme.Done} {
		if !given[op] {
			t.Errorf("no key gives a target %s", op)
		}
	}
}

// TestSound: what has no fault of its own is kept, and what rests on a fault is not.
func TestSound(t *testing.T) {
	for file, want := range map[string][]string{
		"avaimet.yaml": nil, "tyypit.yaml": nil,
		"osaksi.yaml": {"ehjä"},
	} {
		data, err := os.ReadFile(filepath.Join("testdata/problems", file))
		if err != nil {
			t.Fatal(err)
		}
		p, problems := Parse(file, data)
		var got []string
		if sound := Sound(p, problems); sound != nil {
			for _, m := range sound.AllMittarit() {
				got = append(got, m.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", file, got, want)
		}
	}
}

// TestYAML: what problem.YAML writes, YAML reads back.
func TestYAML(t *testing.T) {
	for _, text := range []string{"Sotkamo", "ei", "kyllä", "12", "1e3", "a: b", "a #b", `"`, `\`, "*tähti", "&a", "", " väli ", "rivi\nrivi", "\t",
		"\x1b[31m", "\u202e", "\u0085", "\u00a0", "nbsp\u00a0tässä", "15–24", "~", "2024-01-15", "<<", "👍", "!!int 5", "-", "- a", "{a", "a, b", "😀\U000e0001"} {
		var item, flow []string
		if err := yaml.Unmarshal([]byte("- "+problem.YAML(text)), &item); err != nil || len(item) != 1 || item[0] != text {
			t.Errorf("%q became %q: %v", text, item, err)
		}
		if err := yaml.Unmarshal([]byte(problem.YAMLList([]string{text, text})), &flow); err != nil || len(flow) != 2 || flow[1] != text {
			t.Errorf("%q in a list became %q: %v", text, flow, err)
		}
	}
}
