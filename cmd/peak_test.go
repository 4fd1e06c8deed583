package cmd

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// peakFile names the file to which the tool, run by a test, writes what memory it took.
const peakFile = "TOLOKKU_PEAK"

// writePeak writes what the system tells of the process's memory, where that is
// asked for. The parent can't tell: what the system tells it counts also the
// moment before the process became another program.
func writePeak() {
	file := os.Getenv(peakFile)
	if file == "" {
		return
	}
	status, _ := os.ReadFile("/proc/self/status")
	if err := os.WriteFile(file, status, 0o644); err != nil {
		panic(err)
	}
}

// peakMemory is how many bytes of memory a run took that wrote to the file; 0
// where the system does not tell.
func peakMemory(t *testing.T, file string) int {
	t.Helper()
	status, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(status), "VmHWM:")
	kilobytes := 0
	if _, err := fmt.Sscanf(after, "%d kB", &kilobytes); found && err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}
