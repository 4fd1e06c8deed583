package definition

import (
	"flag"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestProblems holds every fault that a programme file can have against the
// message that it gives: all of a file's faults come in one run.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/problems/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no programme files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, problems := Parse(filepath.Base(file), data)
			var b strings.Builder
			problems.Print(&b, false)
			if problems.ExitCode() != 1 {
				t.Errorf("exit code %d, want 1", problems.ExitCode())
			}
			golden := strings.TrimSuffix(file, ".yaml") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestSotkamo holds the repository's programme against the counts and figures
// of the document it is read from.
func TestSotkamo(t *testing.T) {
	data, err := os.ReadFile("../../programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := Parse("programme.yaml", data)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var lupaukset, tavoitteet, rows []int
	parties := map[string]bool{}
	for _, theme := range p.Themes {
		goals, measures := 0, 0
		for _, lupaus := range theme.Lupaukset {
			goals += len(lupaus.Tavoitteet)
			for _, tavoite := range lupaus.Tavoitteet {
				measures += len(tavoite.Toimenpiteet)
				for _, row := range tavoite.Toimenpiteet {
					for _, party := range row.Responsible {
						parties[party] = true
					}
				}
			}
		}
		lupaukset, tavoitteet, rows = append(lupaukset, len(theme.Lupaukset)), append(tavoitteet, goals), append(rows, measures)
	}
	equal := func(what string, got []int, want ...int) {
		t.Helper()
		for i := range want {
			if len(got) != len(want) || got[i] != want[i] {
				t.Errorf("%s: %v, want %v", what, got, want)
				return
			}
		}
	}
	equal("lupaukset", lupaukset, 1, 2, 2)
	equal("tavoitteet", tavoitteet, 4, 6, 4)
	equal("toimenpiteet", rows, 5, 6, 5)
	equal("parties", []int{len(parties)}, 23)

	want := strings.Fields(`<=4@2025(7.5) <=25@2025(55.7) <25@2025(63) >50@2025(36.7) - - =0@2025(47) >=100@2025(31.2) falls@2024(430000) done@2025
		done@2025 <=80* - - done@2025 done@2025 done@2025 done@2025 >=1@2025 done@2025
		grows* >=3@2025(0) >=100* ~40* ~15* grows* grows* grows*`)
	want[20] = "grows*(8)"
	all := p.AllMittarit()
	if len(all) != len(want) {
		t.Fatalf("%d metrics, want %d", len(all), len(want))
	}
	number := func(x *big.Rat) string {
		text, _ := strings.CutSuffix(x.FloatString(1), ".0")
		return text
	}
	for i, m := range all {
		got := "-"
		if len(m.Targets) > 0 {
			target := m.Targets[0]
			got = string(target.Op)
			if target.Value != nil {
				got += number(target.Value)
			}
			if target.Year != 0 {
				got += "@" + strconv.Itoa(target.Year)
			}
			if target.EveryYear {
				got += "*"
			}
			if m.Baseline != nil {
				got += "(" + number(m.Baseline.Value) + ")"
			}
		}
		if got != want[i] {
			t.Errorf("%s: %s, want %s", m.ID, got, want[i])
		}
	}
}

// FuzzParse: no text makes the parser panic.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/problems/*.yaml")
	for _, file := range append(files, "../../programme.yaml") {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, problems := Parse("ohjelma.yaml", data)
		if p == nil && !problems.HasErrors() {
			t.Error("neither a programme nor a problem")
		}
		for _, x := range problems {
			_ = x.String()
		}
	})
}
