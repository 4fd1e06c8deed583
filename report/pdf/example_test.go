package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/report"
)

// The example programme lies at the repository's root.
const root = "../.."

var exampleYears = []int{2022, 2023, 2024, 2025}

var exampleProgramme = sync.OnceValues(func() (*programme.Programme, error) {
	text, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	if err != nil {
		return nil, err
	}
	p, problems := definition.Parse("programme.yaml", text)
	if p == nil {
		return nil, fmt.Errorf("programme.yaml: %v", problems)
	}
	return p, nil
})

// exampleReport builds the example municipality's report for a year.
func exampleReport(t testing.TB, year int) *report.Report {
	return reportOn(t, year, fmt.Sprintf("%d-02-01", year+1))
}

// exampleReports are those of all years, and one of the last year while it is unfinished.
func exampleReports(t testing.TB) []*report.Report {
	var all []*report.Report
	for _, year := range exampleYears {
		all = append(all, exampleReport(t, year))
	}
	return append(all, reportOn(t, 2025, "2025-09-30"))
}

func reportOn(t testing.TB, year int, date string) *report.Report {
	t.Helper()
	p, err := exampleProgramme()
	if err != nil {
		t.Fatal(err)
	}
	data, problems := exports.Load(p, root, year, "")
	if data == nil {
		t.Fatalf("vientitiedostot: %v", problems)
	}
	text, err := os.ReadFile(filepath.Join(root, "programme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(text)
	return report.Build(p, data, report.Options{
		Year: year, Date: date, Version: "1.0.0",
		Command:       fmt.Sprintf("tolokku report --year %d --date %s", year, date),
		ProgrammeFile: "programme.yaml", ProgrammeSHA256: hex.EncodeToString(sum[:]),
	})
}
