package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"tolokku/programme"
	"tolokku/programme/exports"
	"tolokku/report"
)

const root = "../.."

// example is the repository's own programme on its example data.
func example(t testing.TB, year int, date string) *report.Report {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	p, problems := programme.Parse("programme.yaml", content)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	d, problems := exports.Load(p, root, year)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return report.Build(p, d, report.Options{
		Year: year, Date: date, Version: "koe", Command: "tolokku report --year 2023", ProgrammeFile: "programme.yaml",
	})
}

func TestTMP(t *testing.T) {
	for y, d := range map[int]string{2022: "2023-02-01", 2023: "2024-02-01", 2024: "2025-02-01", 2025: "2025-10-01"} {
		out, err := Write(example(t, y, d))
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile(filepath.Join("/tmp/sheets", "r"+d[:4]+".xlsx"), out, 0o644)
	}
}
