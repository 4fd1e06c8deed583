package cmd

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/programme/problem"
	"tolokku/programme/problem/refusal"
)

// inputs are the flags that say where the programme and the exports are.
type inputs struct {
	programme, data string
	quiet           bool
}

func (in *inputs) flags(c *cobra.Command) {
	c.Flags().StringVar(&in.programme, "programme", "programme.yaml", "ohjelmatiedosto (oletus: programme.yaml)")
	c.Flags().StringVar(&in.data, "data", "", "kansio, josta aineistojen suhteelliset polut alkavat (oletus: ohjelmatiedoston kansio)")
	c.Flags().BoolVarP(&in.quiet, "quiet", "q", false, "varoituksia ei näytetä, eikä mitään tulosteta, jos kaikki onnistuu")
}

// dir is where relative patterns start.
func (in *inputs) dir() string {
	if in.data != "" {
		return in.data
	}
	return filepath.Dir(in.programme)
}

// read reads the programme file; sum is its SHA-256 in hexadecimal.
func (in *inputs) read() (p *programme.Programme, sum string, problems problem.List) {
	content, err := readRegular(in.programme, definition.MaxSize)
	if err != nil {
		hint := "anna ohjelmatiedosto valitsimella --programme, tai tee malli komennolla tolokku init"
		if in.programme != "programme.yaml" {
			hint = "tarkista tiedoston nimi ja kansio"
		}
		why := refusal.Of(err)
		if errors.Is(err, errNotRegular) {
			why = refusal.Refusal{Fact: notRegular, Remedy: "tallenna ohjelma tavalliseksi tiedostoksi"}
		}
		if !errors.Is(err, fs.ErrNotExist) {
			hint = why.Remedy
		}
		problems.Add(problem.Problem{Cause: problem.System, File: in.programme, Fact: why.Fact, Hint: hint})
		return nil, "", problems
	}
	if info, err := os.Stat(in.dir()); err != nil || !info.IsDir() {
		problems.Add(problem.Problem{Cause: problem.System, File: in.dir(), Fact: "kansiota ei löydy", Hint: "anna aineistojen kansio valitsimella --data"})
		return nil, "", problems
	}
	digest := sha256.Sum256(content)
	p, problems = definition.Parse(filepath.ToSlash(in.programme), content)
	return p, hex.EncodeToString(digest[:]), problems
}

// errNotRegular is the refusal of what has no end or no content of its own.
var errNotRegular = errors.New("not a regular file")

const notRegular = "nimi ei kuulu tavalliselle tiedostolle vaan esimerkiksi laitteelle tai putkelle"

// readRegular reads a file, and no more than a byte over the limit of it. A
// pipe or a device is refused before it can keep the run waiting.
func readRegular(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, errNotRegular
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// dataFaults are the errors of the exports that the sound part of a faulty
// programme reads, so that one run tells them too.
func dataFaults(p *programme.Programme, faults problem.List, dir string, year int) problem.List {
	sound := definition.Sound(p, faults)
	if sound == nil {
		return nil
	}
	_, found := exports.Load(sound, dir, year, "")
	return slices.DeleteFunc(found, func(x problem.Problem) bool { return x.Severity != problem.Error })
}

// yearInProgramme refuses a year that the programme does not cover.
func yearInProgramme(p *programme.Programme, year int) error {
	if year >= p.Start && year <= p.End {
		return nil
	}
	return usage(fmt.Sprintf("valitse jokin vuosista %d–%d", p.Start, p.End),
		"vuosi %d ei kuulu ohjelmakauteen", year)
}
