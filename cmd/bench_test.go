package cmd

import (
	"io"
	"os"
	"testing"
	"time"
)

// BenchmarkReport is the whole job: the example's exports are read and judged, and
// the pages, the workbook and the JSON of a year are written.
func BenchmarkReport(b *testing.B) {
	folder := b.TempDir()
	env := Environment{Stdout: io.Discard, Stderr: io.Discard, Now: func() time.Time { return time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC) }}
	if _, err := os.Stat("../programme.yaml"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if code := Run([]string{"report", "--year", "2023", "--programme", "../programme.yaml", "--format", "pdf,xlsx,json", "-o", folder}, env); code != 0 {
			b.Fatalf("exit code %d", code)
		}
	}
}
