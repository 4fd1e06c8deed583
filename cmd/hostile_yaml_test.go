package cmd

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// hostileYAML are programme files that somebody made to harm, or that a broken
// disk or program left behind. Each must be refused in a moment.
func hostileYAML() map[string]string {
	const head = "ohjelma: {nimi: O, kunta: K, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}\n"
	const source = "lähteet:\n  s: {nimi: S, tiedostot: a.xlsx, muoto: pitkä}\n"
	const themes = "teemat:\n- teema: T\n  lupaukset:\n  - lupaus: L\n    tavoitteet:\n    - tavoite: G\n      toimenpiteet:\n"
	const row = "      - toimenpide: P\n        vastuutaho: V\n        mittarit:\n"
	metric := func(keys string) string {
		return head + source + themes + row + "        - {tunnus: m, mittari: M, " + keys + "}\n"
	}
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	again := strings.Repeat
	stairs := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(again(" ", i) + "a:\n")
		}
		return b.String()
	}
	laughs := "a0: &a0 [x, x]\n" + func() string {
		var b strings.Builder
		for i := range 40 {
			fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i)
		}
		return b.String()
	}()
	return map[string]string{
		// Nesting.
		"deep-brackets":        again("[", 200_000),
		"deep-braces":          again("{a: ", 100_000),
		"deep-brackets-closed": again("[", 9_000) + again("]", 9_000),
		"deep-dashes":          again("- ", 200_000) + "x",
		"deep-stairs":          stairs(1_000),
		"deep-questions":       again("? ", 200_000),
		"deep-in-a-value":      metric("tavoitetaso: " + again("[", 500) + again("]", 500)),
		// Aliases.
		"billion-laughs":         laughs,
		"laughs-as-text":         head + "teemat: []\nlähteet:\n  s: {nimi: &n " + again("x", 100_000) + ", tiedostot: [" + again("*n, ", 100_000) + "]}\n",
		"alias-within-itself":    head + "teemat: &t [*t]\n",
		"alias-of-the-file":      "&a\nohjelma: *a\nteemat: *a\n",
		"metrics-by-aliases":     head + "teemat: [&t {teema: T, lupaukset: [&l {lupaus: L, tavoitteet: [&v {tavoite: V, toimenpiteet: [&p {toimenpide: P, vastuutaho: V, mittarit: [&m {tunnus: m, mittari: M, tavoitetaso: seurataan}" + again(",*m", 19) + "]}" + again(",*p", 19) + "]}" + again(",*v", 19) + "]}" + again(",*l", 19) + "]}" + again(",*t", 19) + "]\n",
		"merge-keys":             "a: &a {x: 1}\nb: &b {" + again("<<: *a, ", 50_000) + "}\n",
		"unknown-alias":          head + "teemat: *ei-ole\n",
		"a-hundred-thousand-&":   many(60_000, "k%d: &a x\n"),
		"alias-as-a-key":         head + "? &a [b]\n: c\n*a : d\n",
		"aliases-in-a-mapping":   head + "lähteet: &l {s: &s {nimi: S, tiedostot: a.xlsx, muoto: pitkä}" + many(20_000, ", s%d: *s") + "}\nteemat: []\n",
		"aliases-of-aliases":     many(30_000, "k: &a%[1]d [*a%[1]d]\n"),
		"anchor-without-value":   head + "teemat: &\n",
		"anchored-stairs-of-two": "a: &a [[[[[[[[1]]]]]]]]\n" + many(20_000, "k%d: [*a, *a]\n"),
		// Numbers of entries.
		"unknown-keys":            many(90_000, "k%d: 1\n"),
		"unknown-keys-in-braces":  "{" + many(90_000, "k%d: 1,") + "}",
		"the-same-key":            again("ohjelma: 1\n", 90_000),
		"empty-items":             head + "teemat:\n" + again("-\n", 400_000),
		"items-in-brackets":       head + "teemat: [" + again("a,", 500_000) + "]\n",
		"lists-in-brackets":       head + "teemat: [" + again("[],", 300_000) + "]\n",
		"commas":                  again(",", 1_000_000),
		"sources":                 head + "lähteet:\n" + many(20_000, "  s%d: {nimi: S, muoto: pitka}\n") + "teemat: []\n",
		"metrics-of-no-source":    head + source + themes + row + many(4_000, "        - {tunnus: m%d, mittari: M, tavoitetaso: seurataan, arvo: {lähde: läähde, aika: A, luku: L}}\n"),
		"metrics-of-many-sources": head + "lähteet:\n" + many(4_000, "  s%d: {nimi: S, tiedostot: a.xlsx, muoto: pitkä}\n") + themes + row + many(4_000, "        - {tunnus: m%d, mittari: M, tavoitetaso: seurataan, arvo: {lähde: läähde, aika: A, luku: L}}\n"),
		"interim-targets":         metric("tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {" + again("2023: 5,", 50_000) + "}}"),
		"stages":                  metric("tavoitetaso: {vaiheet: [" + many(40_000, "v%d,") + "], vuonna: 2025}"),
		"groups":                  metric("tavoitetaso: seurataan, ryhmät: [" + many(40_000, "r%d,") + "]"),
		"parties":                 head + source + themes + "      - toimenpide: P\n        vastuutaho: [" + many(60_000, "v%d,") + "]\n        mittarit: []\n",
		"dimensions":              metric("tavoitetaso: seurataan, arvo: {lähde: s, missä: {" + many(40_000, "d%d: a,") + "}, aika: A, luku: L}"),
		"cells":                   metric("tavoitetaso: seurataan, arvo: {lähde: s, solut: [" + again("{vuosi: 2023, solu: A1, vartija: {B1: x}},", 15_000) + "]}"),
		"revised-targets":         metric("tavoitetaso: [" + again("{enintään: 4, vuonna: 2025, päätetty: 2024-01-01},", 15_000) + "]"),
		"documents":               again("---\na: 1\n", 100_000),
		"document-ends":           again("...\n", 200_000),
		"block-texts":             head + many(60_000, "k%d: |\n  x\n"),
		// Long ones.
		"long-key":            again("k", 1_000_000) + ": 1\n",
		"long-value":          head + "teemat: " + again("x", 900_000) + "\n",
		"long-name-of-a-kind": metric("tavoitetaso: " + again("seurataan", 90_000)),
		"long-number":         metric("tavoitetaso: {enintään: " + again("9", 900_000) + ", vuonna: 2025}"),
		"long-fraction":       metric("tavoitetaso: {enintään: 0." + again("9", 900_000) + ", vuonna: 2025}"),
		"huge-exponent":       metric("tavoitetaso: {enintään: 1e999999999, vuonna: 2025}"),
		"tiny-exponent":       metric("tavoitetaso: {enintään: 1e-999999999, vuonna: 2025}"),
		"long-hexadecimal":    metric("tavoitetaso: {enintään: 0x" + again("f", 500_000) + ", vuonna: 2025}"),
		"year-of-the-far":     metric("tavoitetaso: {enintään: 4, vuonna: 99999999999999999999}"),
		"infinity":            metric("tavoitetaso: {enintään: .inf, vuonna: 2025}"),
		"not-a-number":        metric("lähtötaso: {arvo: .nan, vuosi: 2021}, tavoitetaso: seurataan"),
		"octal":               metric("tavoitetaso: {enintään: 017, vuonna: 2025}"),
		"long-quotation":      `a: "` + again(`\u0041`, 150_000),
		"long-comment":        "#" + again(" x", 500_000),
		"comments":            again("#\n", 500_000) + "a: 1\n",
		"comments-between":    again("# x\na: 1\n", 80_000),
		"blank-lines":         again("\n", 900_000) + "a: [",
		"spaces":              again(" ", 1_000_000) + "a",
		"tabs":                "a:\n" + again("\t", 900_000) + "b: 1\n",
		"colons":              again(":", 900_000),
		"colons-and-spaces":   again("a: ", 300_000),
		"dashes":              again("-", 900_000),
		"quotation-marks":     again(`"`, 900_001),
		"apostrophes":         "a: '" + again("''", 400_000),
		"long-pattern":        head + "lähteet:\n  s: {nimi: S, tiedostot: \"" + again("**a", 200_000) + "\", muoto: pitkä}\nteemat: []\n",
		"too-large":           head + again("# täyte\n", 1_000_000),
		// Signs and forms.
		"controls":         "a\x1b[31m: 1\nb\a: 2\n\u0085c: 3\n",
		"nothing-but-nul":  again("\x00", 500_000),
		"forged-lines":     "\"a\\nvirhe: olen valmis\\e[2J\\u202e\": 1\n",
		"direction-marks":  "\u202eohjelma\u202c: {nimi: x}\n",
		"overlong":         "a: \xc0\xaf\n",
		"surrogates":       "a: \xed\xa0\x80\n",
		"half-a-character": "a: ä"[:4],
		"utf-16-cut":       "\xff\xfea\x00:\x00 \x00[",
		"utf-32":           "\xff\xfe\x00\x00a\x00\x00\x00",
		"many-marks":       again("\ufeff", 100_000),
		"line-separators":  again("a: 1\u2028", 50_000),
		"carriage-returns": again("a\r", 400_000),
		"directives":       again("%TAG !a! tag:x,2000:\n", 40_000) + "---\na: 1\n",
		"another-yaml":     "%YAML 99.9\n---\na: 1\n",
		"a-tagged-object":  "!!python/object/apply:os.system [\"true\"]\n",
		"a-name-as-number": "ohjelma: {nimi: !!int O, kunta: K, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}\nteemat: []\n",
		"not-base64":       "ohjelma: !!binary \"%%%\"\n",
		"a-workbook":       "PK\x03\x04" + again("x", 1000),
		"an-old-workbook":  "\xd0\xcf\x11\xe0" + again("\x00", 1000),
		"a-program":        "\x7fELF\x02\x01\x01" + again("\x00", 1000),
		"html":             "<!DOCTYPE html><html>" + again("<p>", 100_000),
		"json":             `{"ohjelma": ` + again(`{"a":`, 50_000),
		"nothing":          "",
		"nothing-but-null": "~\n",
		"a-word":           "ohjelma\n",
		"wide-indicator":   "a: |9\n x\n",
	}
}

// TestHostileYAML: every such file is refused with exit code 1 and a message
// in Finnish that fits a screen, nothing is written, and the process takes
// less than 256 MiB and 10 seconds of processor time.
func TestHostileYAML(t *testing.T) {
	if testing.Short() {
		t.Skip("measures the program as it is, with no detector in it")
	}
	kinds := hostileYAML()
	if len(kinds) < 60 {
		t.Fatalf("only %d kinds", len(kinds))
	}
	for name, text := range kinds {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "programme.yaml")
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			c := exec.Command("tolokku", "report", "--year", "2023", "--programme", "programme.yaml", "-o", "out")
			c.Dir, c.Stdout, c.Stderr = dir, &stdout, &stderr
			peak := filepath.Join(t.TempDir(), "peak")
			c.Env = append(os.Environ(), peakFile+"="+peak)
			err := c.Run()
			if c.ProcessState == nil {
				t.Fatal(err)
			}
			out := stderr.String()
			if code := c.ProcessState.ExitCode(); code != 1 {
				t.Errorf("exit code %d", code)
			}
			if !strings.HasPrefix(out, "programme.yaml") || !strings.Contains(out, ": virhe: ") || !strings.Contains(out, "\n  vihje: ") {
				t.Errorf("no message: %.300s", out)
			}
			if strings.Contains(out, "goroutine") || strings.Contains(out, " yaml: ") {
				t.Errorf("not for a reader: %.300s", out)
			}
			if len(out) > 32<<10 {
				t.Errorf("%d bytes of messages", len(out))
			}
			if at := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) }); at >= 0 {
				t.Errorf("a character came through: %q", out[at:min(at+20, len(out))])
			}
			if stdout.Len() > 0 {
				t.Errorf("standard output: %.100s", stdout.String())
			}
			if _, err := os.Stat(filepath.Join(dir, "out")); err == nil {
				t.Error("an output folder was made")
			}
			memory := peakMemory(t, peak)
			if used := c.ProcessState.UserTime() + c.ProcessState.SystemTime(); used > 10*time.Second {
				t.Errorf("%v of processor time", used)
			} else if testing.Verbose() {
				t.Logf("%v, %d MiB", used, memory>>20)
			}
			if memory > 256<<20 {
				t.Errorf("%d MiB", memory>>20)
			}
		})
	}
}
