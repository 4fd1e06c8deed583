package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"tolokku/cmd/example"
	"tolokku/cmd/guide"
	"tolokku/programme/definition"
)

// document is a text for users whose commands and YAML must work.
type document struct{ name, text string }

func documents(t *testing.T) []document {
	t.Helper()
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	all := []document{{"README.md", string(readme)}}
	for _, name := range guide.Names() {
		text, ok := guide.Text(name)
		if !ok {
			t.Fatalf("the guide has no text on %s", name)
		}
		if name != "avaimet" {
			all = append(all, document{name, text})
		}
	}
	for _, c := range commands(Environment{}) {
		all = append(all, document{c.Name() + " --help", c.Long + "\n" + c.Example})
	}
	return all
}

// called is a command in a text: after two spaces, a backquote, a prompt or &&, up
// to two spaces, a backquote, a redirection, a comment or the end of a sentence.
var called = regexp.MustCompile("(?m)(?:^ *|  |`|\\$ |&& |: )(?:go run \\./cmd/)?(tolokku(?: (?:\"[^\"\n]*\"|[^ `\n>#]+))+)")

// TestCommandsOfTheTexts runs each command of README, guide and help in a folder
// where the files of which they speak are.
func TestCommandsOfTheTexts(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, d := range documents(t) {
		count := 0
		for _, m := range called.FindAllStringSubmatch(d.text, -1) {
			line := strings.TrimRight(m[1], ".,:;)")
			if args := strings.Fields(line); len(args) > 1 && !isCommand(args[1]) {
				// A sentence about tolokku.
				continue
			}
			count++
			if seen[line] || strings.Contains(line, "AIHE") || strings.Contains(line, "komento") {
				continue
			}
			seen[line] = true
			t.Run(line, func(t *testing.T) {
				prepared(t, root, strings.HasPrefix(line, "tolokku init"), strings.Contains(line, "testdata") || strings.Contains(line, "--date 2024-02-01"))
				var out, faults bytes.Buffer
				code := Run(words(line)[1:], Environment{Stdout: &out, Stderr: &faults,
					Now: func() time.Time { return time.Date(2024, 2, 1, 6, 0, 0, 0, time.UTC) }})
				if code != 0 {
					t.Errorf("%s: exit %d\n%s%s", d.name, code, out.String(), faults.String())
				}
			})
		}
		if count == 0 && d.name != "säännöt" && d.name != "help" {
			t.Errorf("%s has no commands: are they written another way?", d.name)
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d commands found", len(seen))
	}
}

func isCommand(word string) bool {
	return strings.HasPrefix(word, "-") || slices.ContainsFunc(commands(Environment{}), func(c *cobra.Command) bool { return c.Name() == word })
}

// words splits a command line at spaces outside of quotes.
func words(line string) []string {
	var all []string
	for _, part := range regexp.MustCompile(`(?:"[^"]*"|[^ "])+`).FindAllString(line, -1) {
		all = append(all, strings.ReplaceAll(part, `"`, ""))
	}
	return all
}

// prepared goes to a new folder with the files that the texts speak of: the
// example of init, or the repository's programme; exports of one's own; last
// year's report.
func prepared(t *testing.T, root string, empty, sotkamo bool) {
	t.Helper()
	dir := t.TempDir()
	put := func(name string, content []byte) {
		t.Helper()
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place, content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) []byte {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	if !empty && !sotkamo {
		files, err := example.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			put(f.Name, f.Content)
		}
	}
	const exports = "testdata/aineistot"
	if sotkamo {
		put("programme.yaml", read("programme.yaml"))
	}
	entries, err := os.ReadDir(filepath.Join(root, exports))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		content := read(exports + "/" + e.Name())
		put(exports+"/"+e.Name(), content)
		put("aineistot/"+e.Name(), content)
		if strings.HasPrefix(e.Name(), "statfin") {
			put("lataus.xlsx", content)
			put("vienti.xlsx", content)
			put("FILE.xlsx", content)
		}
	}
	put("seuranta.xlsx", read(exports+"/seuranta.xlsx"))
	earlier := read("testdata/golden/2022.json")
	if !sotkamo {
		// Of the example's municipality, or nothing could be compared with it.
		earlier = bytes.Replace(earlier, []byte(`"municipality": "Sotkamo"`), []byte(`"municipality": "Mallila"`), 1)
	}
	put("seurantaraportti-2022.json", earlier)
	put("RAPORTTI.json", earlier)
	t.Chdir(dir)
}

// TestYAMLOfTheTexts parses each block of YAML and each line of it that stands
// among the text, put into a programme where it is only a part.
func TestYAMLOfTheTexts(t *testing.T) {
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```")
	target := regexp.MustCompile(`^  (\{(?:enintään|alle|vähintään|yli|tasan|noin|laskee|nousee|kasvaa|vähenee|valmis|vaiheet):.*\}|seurataan)(?:   .*)?$`)
	key := regexp.MustCompile(`^  (\p{Ll}[\p{Ll} ]*): (.*?)(?:    .*|      ja .*)?$`)
	found := 0
	for _, d := range documents(t) {
		check := func(part, text string) {
			t.Helper()
			found++
			if _, problems := definition.Parse("ohje.yaml", []byte(text)); problems.HasErrors() {
				var told bytes.Buffer
				problems.Print(&told, true)
				t.Errorf("%s: %s\n%s", d.name, part, told.String())
			}
		}
		for _, m := range blocks.FindAllStringSubmatch(d.text, -1) {
			check(m[1], whole(m[1]))
		}
		for _, line := range strings.Split(blocks.ReplaceAllString(d.text, ""), "\n") {
			if m := target.FindStringSubmatch(line); m != nil {
				check(line, whole("- {tunnus: m, mittari: M, tavoitetaso: "+m[1]+"}"))
			} else if m := key.FindStringSubmatch(line); m != nil && slices.Contains(guide.Names(), d.name) {
				text, ok := inPlace(m[1], m[2])
				if !ok {
					t.Errorf("%s: %s: where does the key belong?", d.name, line)
					continue
				}
				check(line, text)
			}
		}
	}
	if found < 30 {
		t.Errorf("only %d pieces of YAML found", found)
	}
}

// The parts of a programme that pieces of the texts stand in.
const (
	docHead    = "ohjelma: {nimi: O, kunta: K, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}\n"
	docSources = `lähteet:
  luvut: {nimi: L, tiedostot: a.xlsx, muoto: pitkä}
  seuranta: {nimi: L, tiedostot: a.xlsx, muoto: pitkä}
  kommentit: {nimi: L, tiedostot: a.xlsx, muoto: pitkä}
  virstanpylväät: {nimi: L, tiedostot: a.xlsx, muoto: pitkä}
  työnvälitys: {nimi: L, tiedostot: a.xlsx, muoto: pxweb}
  lomake: {nimi: L, tiedostot: a.xlsx, muoto: solut}
`
	docThemes = `teemat:
- teema: T
  lupaukset:
  - lupaus: L
    tavoitteet:
    - tavoite: T
      toimenpiteet:
      - toimenpide: T
        vastuutaho: V
        mittarit:
`
	docMetric = "        - {tunnus: m, mittari: M, tavoitetaso: seurataan}\n"
)

// whole is a piece with the parts of a programme that it lacks: metrics, or keys
// of the whole file.
func whole(piece string) string {
	if strings.HasPrefix(piece, "- tunnus") || strings.HasPrefix(piece, "- {tunnus") {
		return docHead + docSources + docThemes + "        " + strings.ReplaceAll(strings.TrimRight(piece, "\n"), "\n", "\n        ") + "\n"
	}
	text := piece
	for _, part := range []string{docHead, docSources, docThemes + docMetric} {
		if name, _, _ := strings.Cut(part, ":"); !strings.HasPrefix(piece, name+":") && !strings.Contains(piece, "\n"+name+":") {
			text += part
		}
	}
	return text
}

// inPlace puts a key into a metric, its arvo or a source.
func inPlace(key, value string) (text string, ok bool) {
	pair := key + ": " + value
	switch key {
	case "tavoitetaso", "arvo":
		other := ", tavoitetaso: seurataan"
		if key == "tavoitetaso" {
			other = ""
		} else if strings.Contains(value, "vaihe:") {
			other = ", tavoitetaso: {valmis: 2025}"
		}
		return whole("- {tunnus: m, mittari: M, " + pair + other + "}"), true
	case "ryhmät":
		return whole("- {tunnus: m, mittari: M, tavoitetaso: seurataan, " + pair + ", arvo: {lähde: luvut, ryhmittely: Ryhmä, aika: Vuosi, luku: Arvo}}"), true
	case "aika", "missä":
		return whole("- {tunnus: m, mittari: M, tavoitetaso: seurataan, arvo: {lähde: työnvälitys, " + pair + map[string]string{"aika": "", "missä": ", aika: Vuosi"}[key] + "}}"), true
	case "puuttuva", "nolla", "otsikkorivi", "otsikkorivejä", "sarakkeet", "rivit", "tyhjät rivit", "väliotsikot":
		rest := ", rivit: [A]"
		if key == "rivit" {
			rest = ""
		}
		if key == "sarakkeet" {
			rest += ", otsikkorivejä: 2"
		}
		return docHead + "lähteet: {a: {nimi: A, tiedostot: a.xlsx, muoto: taulukko, " + pair + rest + "}}\n" + docThemes + docMetric, true
	}
	return "", false
}

// TestFirstScreen: what README shows of a run is what the run prints, and its
// figures are the report's.
func TestFirstScreen(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```console\n\\$ (tolokku [^\n]*)\n(.*?)```").FindSubmatch(readme)
	if m == nil {
		t.Fatal("no run on the first screen")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	prepared(t, root, false, true)
	var out bytes.Buffer
	run := func(args ...string) {
		t.Helper()
		out.Reset()
		if code := Run(args, Environment{Stdout: &out, Stderr: &out, Now: time.Now}); code != 0 {
			t.Fatalf("exit %d: %s", code, out.String())
		}
	}
	run(words(string(m[1]))[1:]...)
	// Lines of the programme come and go.
	numbers := regexp.MustCompile(`(?m)^(programme\.yaml):\d+:|^ *\d+ \|`)
	printed := numbers.ReplaceAllString(out.String(), "$1")
	warnings := strings.Count(out.String(), "varoitus: ")
	for _, line := range strings.Split(strings.TrimRight(string(m[2]), "\n"), "\n") {
		if strings.HasPrefix(line, "[…") {
			if want := fmt.Sprintf("[…%s more warnings…]", map[int]string{5: "four", 6: "five", 7: "six"}[warnings]); line != want {
				t.Errorf("%d warnings, README says %s", warnings, line)
			}
			continue
		}
		if !strings.Contains(printed, numbers.ReplaceAllString(line, "$1")+"\n") {
			t.Errorf("the run does not print %q, but\n%s", line, out.String())
		}
	}
	run(append(words(string(m[1]))[1:], "--format", "json", "-q", "-o", "-")...)
	var result struct {
		Counts  map[string]int
		Metrics []struct{ ID string }
	}
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		fmt.Sprintf("%d judged metrics are met (%d), on track (%d) and behind (%d)", len(result.Metrics)-result.Counts["monitored"],
			result.Counts["met"], result.Counts["on_track"], result.Counts["behind"]),
		fmt.Sprintf("with its %d metrics", len(result.Metrics)),
	} {
		if !strings.Contains(strings.Join(strings.Fields(string(readme)), " "), text) {
			t.Errorf("README does not say %q", text)
		}
	}
}
