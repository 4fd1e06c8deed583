package cmd

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tolokku": func() {
			code := Run(os.Args[1:], Process())
			writePeak()
			os.Exit(code)
		},
	})
}

// TestScripts runs the command line's scripts against the built binary. $ROOT
// is the repository.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join(root, "testdata", "scripts"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			// Where the tool itself is, for commands that clear the environment.
			tool, err := exec.LookPath("tolokku")
			env.Setenv("TOLOKKU", tool)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": exitCode,
			"edit": edit,
			"none": none,
			"cell": setCell,
		},
		Condition: func(name string) (bool, error) {
			if name == "cover" {
				return testing.CoverMode() != "", nil
			}
			return false, fmt.Errorf("no condition %s", name)
		},
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
	})
}

// exitCode runs a command and demands its exit code: code 2 tolokku report.
func exitCode(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("usage: code number command...")
	}
	got := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// edit replaces a text in a file: edit file old new.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	content := ts.ReadFile(args[0])
	changed := strings.Replace(content, args[1], args[2], 1)
	if changed == content {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(file, []byte(changed), 0o666))
}

// setCell writes a text or a number into a workbook's cell: cell file sheet cell value.
func setCell(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	var value any = args[3]
	if number, err := strconv.ParseFloat(args[3], 64); err == nil {
		value = number
	}
	ts.Check(f.SetCellValue(args[1], args[2], value))
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// none demands that a directory is empty or absent, hidden files included.
func none(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	if err == nil && len(entries) > 0 {
		ts.Fatalf("%s holds %v", args[0], entries)
	}
}
