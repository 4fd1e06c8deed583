package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tolokku/cmd/output"
)

// refusing is a disk whose renamings are refused, or wait for a signal.
type refusing struct {
	output.Disk
	rename func() error
}

func (d refusing) Rename(old, new string) error {
	if err := d.rename(); err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	return d.Disk.Rename(old, new)
}

// runWith runs the example's report into a folder where an older one stands,
// and demands that the older one stays.
func runWith(t *testing.T, env Environment) (code int, told string) {
	t.Helper()
	dir := t.TempDir()
	place := filepath.Join(dir, "seurantaraportti-2023.json")
	if err := os.WriteFile(place, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if env.Stdout == nil {
		env.Stdout = &out
	}
	env.Stderr = &errs
	env.Now = func() time.Time { return time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC) }
	code = Run([]string{"report", "--year", "2023", "--format", "json", "--programme", "../programme.yaml", "-o", dir}, env)
	content, err := os.ReadFile(place)
	if err != nil || string(content) != "old" {
		t.Errorf("the older report is %.20q, %v", content, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left are %v", entries)
	}
	if out.Len() > 0 {
		t.Errorf("a file was named that was not written: %s", out.String())
	}
	var lines []string
	for line := range strings.Lines(errs.String()) {
		if !strings.Contains(errs.String(), "virhe: ") || !strings.Contains(line, "varoitus") {
			lines = append(lines, line)
		}
	}
	return code, strings.Join(lines, "")
}

// TestRefusals: each refusal has its own words and remedy, in Finnish, and
// names no temporary file.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		err        error
		fact, hint string
	}{
		{syscall.ENOSPC, "levy on täynnä", "vapauta tilaa levyltä, tai valitse toinen kansio valitsimella --output"},
		{syscall.EROFS, "vain luettavissa", "poista levyn kirjoitussuojaus, tai valitse"},
		{syscall.EBUSY, "varattu muuhun käyttöön", "yritä hetken päästä uudelleen, tai valitse"},
		{syscall.EXDEV, "eri levyllä kuin kansionsa", "poista tiedosto tai linkki sen paikalta, tai valitse"},
		{syscall.EPERM, "suojattu muutoksilta", "pyydä ylläpitäjää poistamaan suojaus, tai valitse"},
		{syscall.EACCES, "käyttöoikeus puuttuu", "tarkista kansion ja tiedoston käyttöoikeudet"},
		{syscall.EIO, "levy tai verkkoyhteys ei toimi", "tarkista levy ja yhteys, tai valitse"},
	} {
		code, told := runWith(t, Environment{Disk: refusing{rename: func() error { return c.err }}})
		if code != exitSystem || !strings.Contains(told, "seurantaraportti-2023.json: virhe: tiedostoa ei voi kirjoittaa: ") ||
			!strings.Contains(told, c.fact) || !strings.Contains(told, "vihje: "+c.hint) {
			t.Errorf("%v: exit code %d, %s", c.err, code, told)
		}
		if strings.Contains(told, ".tolokku-") || strings.Contains(told, c.err.Error()) {
			t.Errorf("%v: the message has the system's words or a temporary name: %s", c.err, told)
		}
	}
}

// TestSignals: a signal that comes while files are being put in place undoes
// them, and the exit code is the signal's.
func TestSignals(t *testing.T) {
	for _, c := range []struct {
		signal os.Signal
		code   int
	}{{os.Interrupt, 130}, {syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}} {
		signals := make(chan os.Signal)
		disk, stopping := refusing{}, newStopping()
		first := true
		disk.rename = func() error {
			if first {
				first = false
				signals <- c.signal
				<-stopping.ctx.Done() // the run has heard of it
			}
			return nil
		}
		code, told := runWith(t, Environment{Disk: disk, Signals: signals, stopping: stopping})
		if code != c.code || !strings.Contains(told, "ajo keskeytettiin, eikä mitään kirjoitettu") {
			t.Errorf("%v: exit code %d, %s", c.signal, code, told)
		}
	}
}

// TestUnprintedNames: where the names of the files cannot be printed, the files
// are not written either.
func TestUnprintedNames(t *testing.T) {
	code, told := runWith(t, Environment{Stdout: full{}})
	if code != exitSystem || !strings.Contains(told, "vakiotulosteeseen ei voi kirjoittaa: levy on täynnä") {
		t.Errorf("exit code %d, %s", code, told)
	}
	code, told = runWith(t, Environment{Stdout: closed{}})
	if code != exitSystem || !strings.Contains(told, "vakiotulosteeseen ei voi kirjoittaa: tulosteen lukija lopetti kesken") {
		t.Errorf("exit code %d, %s", code, told)
	}
}

type closed struct{}

func (closed) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
}

// TestBroken: what cannot be put back is told with where the old file is.
func TestBroken(t *testing.T) {
	told := unrestored(&output.Error{Place: "a", Err: syscall.EIO, Broken: []output.Broken{{Place: "a/b.pdf", Kept: "a/.b.vanha", Err: syscall.EIO}, {Place: "a/c.pdf", Err: errors.New("odd")}}})
	if len(told) != 2 || !strings.Contains(told[0].Hint, "a/.b.vanha") || !strings.Contains(told[1].Fact, "ei voitu poistaa") {
		t.Errorf("%v", told)
	}
}
