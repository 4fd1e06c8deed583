package cmd

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files anew")

// revised are changes to the example programme that bring out what it does not
// use by itself, so that every field of the JSON has a value somewhere.
var revised = []string{
	"tavoitetaso: {enintään: 4, vuonna: 2025}",
	"tavoitetaso: [{enintään: 4, vuonna: 2025, välitavoitteet: {2023: 5.5}}, {enintään: 5, vuonna: 2025, päätetty: 2024-03-12}]",
	"{nimi: alle 25-vuotiaat, arvona: Alle 25-vuotiaat}",
	"{nimi: alle 25-vuotiaat, arvona: Alle 25-vuotiaat, lähtötaso: {arvo: 30, vuosi: 2021}, katkokset: [{vuosi: 2024, syy: Ikäluokat muuttuivat.}]}",
}

// TestGoldenJSON holds the JSON of the example years to the last figure. After
// an intended change: go test ./cmd -run TestGoldenJSON -update, and read the
// difference.
func TestGoldenJSON(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	changed := string(text)
	for i := 0; i < len(revised); i += 2 {
		if strings.Count(changed, revised[i]) == 0 {
			t.Fatalf("programme.yaml has no %s", revised[i])
		}
		changed = strings.Replace(changed, revised[i], revised[i+1], 1)
	}
	other := filepath.Join(t.TempDir(), "programme.yaml")
	if err := os.WriteFile(other, []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, programme string
		year            int
		date            string
	}{
		{"2022", "", 2022, "2023-02-01"}, {"2023", "", 2023, "2024-02-01"}, {"2024", "", 2024, "2025-02-01"}, {"2025", "", 2025, "2026-02-01"},
		{"2024-muutettu", other, 2024, "2025-02-01"},
	}
	for _, test := range tests {
		programme := test.programme
		if programme == "" {
			programme = filepath.Join(root, "programme.yaml")
		}
		var out, faults bytes.Buffer
		args := []string{"report", "--year", fmt.Sprint(test.year), "--date", test.date, "--programme", programme, "--data", root, "--format", "json", "-o", "-", "-q"}
		if code := Run(args, Environment{Stdout: &out, Stderr: &faults, Now: time.Now}); code != 0 {
			t.Fatalf("%s: exit %d: %s", test.name, code, faults.String())
		}
		compare(t, filepath.Join(root, "testdata", "golden", test.name+".json"), out.Bytes())
	}
}

// compare holds a text against a golden file, or writes the file with -update.
func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	told := 0
	for i := range max(len(a), len(b)) {
		line := func(lines []string) string {
			if i < len(lines) {
				return lines[i]
			}
			return "(no line)"
		}
		if line(a) != line(b) {
			t.Errorf("%s:%d: want %s\n got %s", filepath.Base(file), i+1, line(a), line(b))
			if told++; told == 10 {
				break
			}
		}
	}
}

// TestCheckOnFullDevice: results that cannot be printed are told on stderr,
// whatever else the check found.
func TestCheckOnFullDevice(t *testing.T) {
	folder := t.TempDir()
	wrong := filepath.Join(folder, "programme.yaml")
	if err := os.WriteFile(wrong, []byte("ohjelma: 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"check", "--json", "--programme", "../programme.yaml"}, {"check", "--json", "-q", "--programme", "../programme.yaml"},
		{"check", "--json", "--programme", wrong}, {"check", "--programme", wrong},
	} {
		var stderr bytes.Buffer
		code := Run(args, Environment{Stdout: full{}, Stderr: io.MultiWriter(&stderr), Now: time.Now})
		if code != exitSystem || !strings.Contains(stderr.String(), "vakiotulosteeseen ei voi kirjoittaa") {
			t.Errorf("%v: exit %d, %q", args, code, stderr.String())
		}
	}
}
