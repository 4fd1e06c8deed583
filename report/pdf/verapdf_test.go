package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestVeraPDF holds the example years and the stress set against the validator,
// both for PDF/UA-1 and for PDF/A-2a, in one run of it for each.
func TestVeraPDF(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	ci := os.Getenv("CI") == "true"
	if !ci && os.Getenv("TOLOKKU_VERAPDF") == "" {
		t.Skip("takes minutes: runs with CI=true, or with TOLOKKU_VERAPDF naming the validator's jar")
	}
	check := filepath.Join(root, ".ci", "verapdf", "check")
	jars, _ := filepath.Glob(filepath.Join(root, ".ci", ".tools", "verapdf", "greenfield-apps-*.jar"))
	if own := os.Getenv("TOLOKKU_VERAPDF"); own != "" {
		jars = append(jars, own)
	}
	if _, err := exec.LookPath("java"); err != nil || len(jars) == 0 {
		if ci {
			t.Fatal("veraPDF is missing: run .ci/verapdf/get first")
		}
		t.Skip("veraPDF or Java is missing; .ci/verapdf/get fetches the validator")
	}
	dir := t.TempDir()
	var files []string
	add := func(name string, b []byte, err error) {
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for _, r := range exampleReports(t) {
		b, err := Write(r)
		add("example-"+r.Date, b, err)
	}
	for _, n := range []int{1, 3, 100} {
		b, err := Write(stressReport(8, n, false, false))
		add(fmt.Sprint("metrics-", n), b, err)
	}
	for _, c := range stressSet() {
		b, err := Write(stressReport(c.seed, c.metrics, c.empty, c.odd))
		add("stress-"+c.name, b, err)
	}
	out, err := exec.Command(check, files...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
	if qpdf, err := exec.LookPath("qpdf"); err == nil {
		for _, file := range files {
			if out, err := exec.Command(qpdf, "--check", file).CombinedOutput(); err != nil {
				t.Errorf("%s: %s", filepath.Base(file), out)
			}
		}
	}
}
