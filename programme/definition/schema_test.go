package definition

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// compiled is the schema as an independent validator reads it: it holds the
// schema against the draft's own first.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("tolokku.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("tolokku.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain is a YAML document as editors hand it to a schema: keys are texts, days too.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(n.Content[0])
	case yaml.AliasNode:
		return plain(n.Alias)
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		items := []any{}
		for _, item := range n.Content {
			items = append(items, plain(item))
		}
		return items
	}
	var v any
	if n.Tag == "!!timestamp" || n.Decode(&v) != nil {
		return n.Value
	}
	return v
}

func instance(t *testing.T, data []byte) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil {
		t.Skip("no YAML: an editor tells that without a schema")
	}
	if n.Kind == 0 {
		return nil
	}
	return plain(&n)
}

// programmes are the programme files of the repository, those inside of scripts too.
func programmes(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, pattern := range []string{"../../programme.yaml", "testdata/valid/*.yaml", "../../cmd/example/*.yaml", "../../testdata/*/*.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all[file] = data
		}
	}
	scripts, _ := filepath.Glob("../../testdata/scripts/*.txtar")
	section := regexp.MustCompile(`(?m)^-- (.*\.yaml) --\n`)
	for _, file := range scripts {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := section.FindAllSubmatchIndex(data, -1)
		for _, m := range found {
			body := data[m[1]:]
			if end := regexp.MustCompile(`(?m)^-- .* --$`).FindIndex(body); end != nil {
				body = body[:end[0]]
			}
			all[file+" "+string(data[m[2]:m[3]])] = body
		}
	}
	all["typed"] = []byte(typed)
	return all
}

// TestSchemaAccepts: the schema accepts every programme that the parser does.
func TestSchemaAccepts(t *testing.T) {
	s := compiled(t)
	accepted := 0
	for name, data := range programmes(t) {
		if _, problems := Parse(name, data); problems.HasErrors() {
			continue
		}
		accepted++
		if err := s.Validate(instance(t, data)); err != nil {
			t.Errorf("%s: %#v", name, err)
		}
	}
	if accepted < 3 {
		t.Errorf("only %d programmes", accepted)
	}
}

// TestSchemaRefuses: what the parser refuses for its form, the schema does too.
func TestSchemaRefuses(t *testing.T) {
	s := compiled(t)
	files, _ := filepath.Glob("testdata/problems/*.yaml")
	refused := 0
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if s.Validate(instance(t, data)) == nil {
				t.Error("accepted")
			}
			refused++
		})
	}
	if refused < 5 {
		t.Errorf("only %d files", refused)
	}
}

// TestSchemaRules: one fault at a time in a file that is right otherwise.
func TestSchemaRules(t *testing.T) {
	s := compiled(t)
	data, err := os.ReadFile(everyKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct{ old, new string }{
		{"kunta: Malli", "Kunta: Malli"},
		{"kunta: Malli", "kunta: ''"},
		{"  kunta: Malli\n", ""},
		{"alkaa: 2022", "alkaa: 22"},
		{"alkaa: 2022", "alkaa: ensi vuonna"},
		{"muoto: pxweb", "muoto: px"},
		{", otsikkorivi: 3", ", ulottuvuudet: [a]"},
		{"tunnus: aste", "tunnus: Aste 1"},
		{"desimaaleja: 1", "desimaaleja: 7"},
		{"arvo: 7.5", `arvo: "7.5"`},
		{"{tasan: 0, vuonna: 2025}", "{tasan: 0}"},
		{"{tasan: 0, vuonna: 2025}", "{tasan: 0, alle: 5, vuonna: 2025}"},
		{"{tasan: 0, vuonna: 2025}", "{tasan: 0, vuonna: 2025, ylitys: sallittu}"},
		{"{vähintään: 100, joka vuosi: kyllä}", "{vähintään: 100, joka vuosi: kyllä, vuonna: 2025}"},
		{"{kasvaa: lähtötasosta}", "{kasvaa: joka vuosi}"},
		{"{kasvaa: lähtötasosta}", "{kasvaa: lähtötasosta, vuonna: 2025}"},
		{"{laskee: joka vuosi, vuonna: 2024}", "{laskee: joka vuosi}"},
		{"{noin: 40, joka vuosi: kyllä", "{noin: 40"},
		{"valmis: 2025-12-31", "valmis: 31.12.2025"},
		{"tila: jäljessä", "tila: myöhässä"},
		{"mittari: Tasan, tavoitetaso: {tasan: 0, vuonna: 2025}", "mittari: Tasan"},
		{"vaihe: Vaihe, päivä: Päivä", "vaihe: Vaihe"},
		{"vaihe: Vaihe, päivä: Päivä", "vaihe: Vaihe, päivä: Päivä, aika: Vuosi"},
		{"kerroin: 100, suhde", "aika: Vuosi, suhde"},
		{"vuosi: 2023}}\n        - {tunnus: tasan", "vuosi: 2023, aika: Vuosi}}\n        - {tunnus: tasan"},
		{"solu: D14", "solu: D-14"},
		{"vartija: {C14: Malli, D3: 2023}", "vartija: {}"},
		{"vartija: {C14: Malli, D3: 2023}", "vartija: Malli"},
		{"tiedonkeruu: [tiedonkeruu-*.xlsx]", "tiedonkeruu: [{a: b}]"},
		{"välitavoitteet: {2023: 5.5}", "välitavoitteet: {pian: 5.5}"},
		{"jousto: 10", "jousto: 100"},
		{"vaaditaan: 12", "vaaditaan: 0"},
	} {
		if n := strings.Count(string(data), f.old); n < 1 {
			t.Errorf("%q does not stand there", f.old)
			continue
		}
		text := []byte(strings.Replace(string(data), f.old, f.new, 1))
		if _, problems := Parse("x.yaml", text); !problems.HasErrors() {
			t.Errorf("%s: the parser accepts it", f.new)
		}
		if s.Validate(instance(t, text)) == nil {
			t.Errorf("%s: the schema accepts it", f.new)
		}
	}
}

// TestReference: every key stands in the reference with its example, and each
// example is what the schema and the parser's own forms accept.
func TestReference(t *testing.T) {
	text := Reference()
	for _, line := range strings.Split(text, "\n") {
		if n := utf8.RuneCountInString(line); n > 160 {
			t.Errorf("%d characters: %s", n, line)
		}
	}
	for _, p := range places {
		for _, k := range p.keys {
			star := map[bool]string{true: "*"}[k.required]
			if !strings.Contains(text, fmt.Sprintf("\n  %s%s: ", k.name, star)) || !strings.Contains(text, "esim.  "+k.name+": "+k.example+"\n") {
				t.Errorf("%s is not in the reference", k.name)
			}
		}
	}
	if text != Reference() || !bytes.Equal(Schema(), Schema()) {
		t.Error("not the same twice")
	}
}

// TestExamples: the examples of the table are valid values of their keys.
func TestExamples(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("tolokku.json", document); err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		for _, k := range p.keys {
			if strings.Contains(k.example, "…") {
				continue // It leaves something out.
			}
			s, err := c.Compile("tolokku.json#/$defs/" + p.name + "/properties/" + k.name)
			if err != nil {
				t.Fatal(err)
			}
			var n yaml.Node
			if err := yaml.Unmarshal([]byte(k.name+": "+k.example+"\n"), &n); err != nil {
				t.Errorf("%s.%s: %v", p.name, k.name, err)
				continue
			}
			if found := findFault([]string{k.name + ": " + k.example}); found != nil {
				t.Errorf("%s.%s: %s", p.name, k.name, found.fact)
			}
			if err := s.Validate(plain(n.Content[0].Content[1])); err != nil {
				t.Errorf("%s.%s: %s: %v", p.name, k.name, k.example, err)
			}
			if k.form == aChoice && !slices.Contains(k.choices, k.example) {
				t.Errorf("%s.%s: %s is no choice", p.name, k.name, k.example)
			}
		}
	}
}
