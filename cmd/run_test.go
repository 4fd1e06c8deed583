package cmd

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestUnwritableOutput: what cannot be printed is told, and the exit code says
// that the system refused.
func TestUnwritableOutput(t *testing.T) {
	for _, args := range [][]string{{"check"}, {"--version"}, {"report", "--year", "2023", "-q", "--format", "json", "-o", "-"}} {
		var b strings.Builder
		for i := range args {
			if args[i] == "check" || args[i] == "report" {
				args = append(args, "--programme", "../programme.yaml")
				break
			}
		}
		code := Run(args, Environment{Stdout: full{}, Stderr: &b, Now: func() time.Time { return time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC) }})
		if code != exitSystem || !strings.Contains(b.String(), "vakiotulosteeseen ei voi kirjoittaa: levy on täynnä") {
			t.Errorf("%v: exit code %d, %s", args, code, b.String())
		}
	}
}
