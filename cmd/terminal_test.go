package cmd

import (
	"os"
	"testing"

	"tolokku/programme/problem"
)

// TestScreen: colours go to a terminal alone, and not where they are unwanted.
func TestScreen(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	none := func(string) string { return "" }
	if _, coloured := screen(file, none).(problem.Screen); coloured {
		t.Error("a file has colours")
	}
	tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no pseudo-terminal here")
	}
	defer tty.Close()
	if _, coloured := screen(tty, none).(problem.Screen); !coloured {
		t.Error("a terminal has no colours")
	}
	for _, unwanted := range []string{"NO_COLOR=1", "TERM=dumb"} {
		getenv := func(name string) string {
			if len(unwanted) > len(name) && unwanted[:len(name)+1] == name+"=" {
				return unwanted[len(name)+1:]
			}
			return ""
		}
		if _, coloured := screen(tty, getenv).(problem.Screen); coloured {
			t.Errorf("%s: colours all the same", unwanted)
		}
	}
}
