package cmd

import (
	"os"
	"syscall"
)

// peakMemory is the most memory in bytes that a finished process had.
func peakMemory(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss << 10
}
