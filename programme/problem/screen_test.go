package problem

import (
	"regexp"
	"strings"
	"testing"
)

// TestScreen: on a screen the words are the same, and only there coloured.
func TestScreen(t *testing.T) {
	l := List{{File: "programme.yaml", Line: 3, Column: 2, Length: 4, Snippet: " avain: x", Fact: "vika", Hint: "korjaa"},
		{Severity: Warning, File: "a.xlsx", Sheet: "S", Cell: "B2", Fact: "outo\x1b[31m luku"}}
	var plain, coloured strings.Builder
	l.Print(&plain, false)
	l.Print(Screen{&coloured}, false)
	if strings.Contains(plain.String(), "\x1b") {
		t.Errorf("colours without a screen: %q", plain.String())
	}
	if !strings.Contains(coloured.String(), "\x1b[1;31mvirhe\x1b[0m: vika") || !strings.Contains(coloured.String(), "\x1b[1;33mvaroitus\x1b[0m") {
		t.Errorf("no colours on a screen: %q", coloured.String())
	}
	if bare := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(coloured.String(), ""); bare != plain.String() {
		t.Errorf("other words on a screen:\n%s\n%s", bare, plain.String())
	}
}
