package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/report"
)

const root = "../.."

// exampleDays are the example years with the days of their reports; the last
// year is judged while it is unfinished.
var exampleDays = map[int]string{2022: "2023-02-01", 2023: "2024-02-01", 2024: "2025-02-01", 2025: "2025-10-01"}

// example is the repository's own programme on its example data.
func example(t testing.TB, year int, final bool) *report.Report {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	p, problems := definition.Parse("programme.yaml", content)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	d, problems := exports.Load(p, root, year, "")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return report.Build(p, d, report.Options{
		Year: year, Date: exampleDays[year], Final: final, Version: "koe", Command: "tolokku report", ProgrammeFile: "programme.yaml",
	})
}
