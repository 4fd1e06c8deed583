package tagged

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool finds a program that only tests use. Where the project's checks run, it must be there.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missingTool(t, name)
	}
	return path
}

func missingTool(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing", name)
	}
	t.Skipf("%s is missing; the test needs it", name)
}

// written saves documents of all kinds for other programs to read.
func written(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var files []string
	save := func(name string, draw func(d *Doc) error) {
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, render(t, draw), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	save("sample", sample(2))
	save("one-word", func(d *Doc) error { d.Heading(1, "Sana"); return nil })
	for seed := range uint64(8) {
		save(fmt.Sprintf("stress-%d", seed), stress(100+seed))
	}
	return files
}

func TestValidatorAccepts(t *testing.T) {
	if testing.Short() {
		t.Skip("the validator takes long to start")
	}
	check, err := filepath.Abs("../../../.ci/verapdf/check")
	if err != nil {
		t.Fatal(err)
	}
	jars, _ := filepath.Glob("../../../.ci/.tools/verapdf/greenfield-apps-*.jar")
	if len(jars) == 0 && os.Getenv("TOLOKKU_VERAPDF") == "" {
		missingTool(t, "veraPDF")
	}
	tool(t, "java")
	if out, err := exec.Command(check, written(t)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestOtherReadersAgree(t *testing.T) {
	qpdf, pdftotext := tool(t, "qpdf"), tool(t, "pdftotext")
	for _, file := range written(t) {
		if out, err := exec.Command(qpdf, "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(file), err, out)
		}
	}
	out, err := exec.Command(pdftotext, "-enc", "UTF-8", written(t)[0], "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Työllisyysohjelman seurantaraportti", "−1 234,5", "osuus kasvoi – kuten koko maassa", "430 000 €", "Sivu 1 / "} {
		if !strings.Contains(string(out), want) {
			t.Errorf("pdftotext does not find %q", want)
		}
	}
}
