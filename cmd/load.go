package cmd

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/programme/problem"
)

// inputs are the flags that say where the programme and the exports are.
type inputs struct {
	programme, data string
	quiet           bool
}

func (in *inputs) flags(c *cobra.Command) {
	c.Flags().StringVar(&in.programme, "programme", "programme.yaml", "ohjelman `TIEDOSTO` (oletus: programme.yaml)")
	c.Flags().StringVar(&in.data, "data", "", "`KANSIO`, josta aineistojen suhteelliset polut alkavat (oletus: ohjelmatiedoston kansio)")
	c.Flags().BoolVarP(&in.quiet, "quiet", "q", false, "älä näytä varoituksia")
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
	content, err := os.ReadFile(in.programme)
	if err != nil {
		hint := "anna ohjelmatiedosto valitsimella --programme"
		if in.programme != "programme.yaml" {
			hint = "tarkista tiedoston nimi ja kansio"
		}
		problems.Add(problem.Problem{Cause: problem.System, File: in.programme, Fact: refused(err), Hint: hint})
		return nil, "", problems
	}
	if info, err := os.Stat(in.dir()); err != nil || !info.IsDir() {
		problems.Add(problem.Problem{Cause: problem.System, File: in.dir(), Fact: "kansiota ei ole", Hint: "anna aineistojen kansio valitsimella --data"})
		return nil, "", problems
	}
	digest := sha256.Sum256(content)
	p, problems = definition.Parse(filepath.ToSlash(in.programme), content)
	return p, hex.EncodeToString(digest[:]), problems
}

// dataFaults are the errors of the exports that the sound part of a faulty
// programme reads, so that one run tells them too.
func dataFaults(p *programme.Programme, faults problem.List, dir string, year int) problem.List {
	sound := definition.Sound(p, faults)
	if sound == nil {
		return nil
	}
	_, found := exports.Load(sound, dir, year)
	return slices.DeleteFunc(found, func(x problem.Problem) bool { return x.Severity != problem.Error })
}

// refusals are the system's words for why it refuses, and ours.
var refusals = []struct{ theirs, ours string }{
	{"is a directory", "nimi kuuluu kansiolle, mutta sen pitäisi olla tiedoston nimi"},
	{"not a directory", "polussa on tiedosto, vaikka siinä pitäisi olla kansio"},
	{"read-only file system", "levylle ei voi kirjoittaa"},
	{"no space left", "levy on täynnä"},
	{"file too large", "tiedosto on suurempi kuin järjestelmä sallii"},
	{"file name too long", "nimi on liian pitkä"},
	{"too many open files", "järjestelmässä on liian monta avointa tiedostoa"},
	{"input/output error", "levy tai verkkoyhteys ei toimi"},
}

// refused words why the system refused a read or a write.
func refused(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "tiedostoa tai kansiota ei löydy"
	case errors.Is(err, fs.ErrPermission):
		return "käyttöoikeus puuttuu"
	case errors.Is(err, fs.ErrExist):
		return "samanniminen tiedosto on jo olemassa"
	}
	for _, r := range refusals {
		if strings.Contains(err.Error(), r.theirs) {
			return r.ours
		}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Sprintf("järjestelmä kieltäytyi (%v)", err)
}

// yearInProgramme refuses a year that the programme does not cover.
func yearInProgramme(p *programme.Programme, year int) error {
	if year >= p.Start && year <= p.End {
		return nil
	}
	return usage(fmt.Sprintf("valitse vuosi väliltä %d–%d: %s", p.Start, p.End, yearList(p.Start, p.End)),
		"vuosi %d ei kuulu ohjelmakauteen", year)
}

func yearList(from, to int) string {
	var all []string
	for y := from; y <= to; y++ {
		all = append(all, fmt.Sprint(y))
	}
	return strings.Join(all, ", ")
}
