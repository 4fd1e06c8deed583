package cmd

import (
	"os/exec"
	"strings"
	"testing"
)

// TestLayers: data flows one way, and each library is known in one place.
func TestLayers(t *testing.T) {
	forbidden := []struct{ from, to string }{
		{"tolokku/programme", "github.com/xuri/excelize/v2"},
		{"tolokku/programme", "github.com/go-pdf/fpdf"},
		{"tolokku/programme", "tolokku/report"},
		{"tolokku/programme/assessment", "github.com/xuri/excelize/v2"},
		{"tolokku/programme/assessment", "tolokku/programme/exports"},
		{"tolokku/programme/exports", "tolokku/programme/assessment"},
		{"tolokku/programme/exports", "github.com/go-pdf/fpdf"},
		{"tolokku/programme/exports", "tolokku/report"},
		{"tolokku/programme/exports/xlsx", "tolokku/programme"},
		{"tolokku/programme/exports/faults", "tolokku/programme/exports/table"},
		{"tolokku/programme/exports/table", "tolokku/programme/exports/values"},
		{"tolokku/programme/exports/values", "tolokku/programme/exports/forms"},
		{"tolokku/programme/exports/values", "tolokku/programme/exports/inspect"},
		{"tolokku/programme/exports/forms", "tolokku/programme/exports"},
		{"tolokku/programme/exports/forms", "tolokku/programme/exports/inspect"},
		{"tolokku/programme/exports/inspect", "tolokku/programme/exports"},
		{"tolokku/programme/exports/inspect", "tolokku/programme/exports/forms"},
		{"tolokku/programme/exports", "tolokku/programme/exports/inspect"},
		{"tolokku/report", "github.com/xuri/excelize/v2"},
		{"tolokku/report", "tolokku/programme/exports"},
		{"tolokku/report", "tolokku/report/pdf"},
		{"tolokku/report", "tolokku/report/sheet"},
		{"tolokku/report/pdf", "tolokku/report/sheet"},
		{"tolokku/report/pdf", "github.com/xuri/excelize/v2"},
		{"tolokku/report/sheet", "tolokku/report/pdf"},
		{"tolokku/report/sheet", "github.com/go-pdf/fpdf"},
		{"tolokku/report/pdf", "github.com/spf13/cobra"},
		{"tolokku/report/sheet", "github.com/spf13/cobra"},
		{"tolokku/programme/exports", "github.com/spf13/cobra"},
	}
	dependencies := map[string]string{}
	for _, f := range forbidden {
		if dependencies[f.from] == "" {
			out, err := exec.Command("go", "list", "-deps", f.from).Output()
			if err != nil {
				t.Fatalf("go list -deps %s: %v", f.from, err)
			}
			dependencies[f.from] = "\n" + string(out)
		}
		if strings.Contains(dependencies[f.from], "\n"+f.to+"\n") {
			t.Errorf("%s depends on %s", f.from, f.to)
		}
	}
	// yaml.v3 is the programme's alone; what needs the programme's types gets it
	// through them, so only direct imports are held here.
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}: {{join .Imports \" \"}}", "tolokku/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		path, imports, _ := strings.Cut(line, ": ")
		for library, owner := range map[string]string{
			"gopkg.in/yaml.v3":       "tolokku/programme",
			"github.com/go-pdf/fpdf": "tolokku/report/pdf/tagged",
			"github.com/spf13/cobra": "tolokku/cmd",
		} {
			if strings.Contains(" "+imports+" ", " "+library+" ") && path != owner {
				t.Errorf("%s imports %s, which only %s may", path, library, owner)
			}
		}
	}
}
