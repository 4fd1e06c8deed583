package cmd

import (
	"errors"
	"fmt"
	"io/fs"

	"tolokku/cmd/output"
	"tolokku/programme/problem"
	"tolokku/programme/problem/refusal"
)

// write writes a command's files, all or none, and prints their names. What it
// prints belongs to the set: where the names cannot be printed, the files are
// not written either.
func (env Environment) write(set output.Set, quiet bool) error {
	if !env.stopping.begin() {
		return interruptedError{}
	}
	err := set.Write(env.stopping.ctx, env.Disk, func(places []string) error {
		if quiet {
			return nil
		}
		for _, place := range places {
			fmt.Fprintln(env.Stdout, place)
		}
		return env.out.err
	})
	var told *output.Error
	if !errors.As(err, &told) {
		return err
	}
	problems := unrestored(told)
	var signal interruptedError
	if errors.As(told.Err, &signal) {
		problems.Print(env.Stderr, false)
		return signal
	}
	if told.Place != "" && !env.printingFailed() {
		problems.Add(unwritten(told, told.Place == set.Dir))
	}
	return stop(env, problems, false)
}

// unwritten tells why a file or a folder was not written.
func unwritten(e *output.Error, folder bool) problem.Problem {
	p := problem.Problem{Cause: problem.System, File: e.Place}
	const elsewhere = ", tai valitse toinen kansio valitsimella --output"
	switch {
	case errors.Is(e.Err, output.ErrOtherRun):
		p.Fact = "toinen tolokku kirjoittaa kansioon samoja tiedostoja juuri nyt, joten mitään ei kirjoitettu"
		p.Hint = "odota, että se on valmis, ja aja komento uudelleen" + elsewhere
	case errors.Is(e.Err, output.ErrChanged):
		p.Fact = "toinen ohjelma muutti tiedostoa kirjoittamisen aikana, joten raportti jäi kirjoittamatta"
		p.Hint = "varmista, ettei toinen ohjelma kirjoita kansioon, ja aja komento uudelleen" + elsewhere
	case errors.Is(e.Err, fs.ErrExist):
		p.Fact = "tiedosto on jo olemassa, eikä sitä korvata"
		p.Hint = "siirrä se muualle" + elsewhere
	default:
		why := refusal.Of(e.Err)
		p.Fact = "tiedostoa ei voi kirjoittaa: " + why.Fact
		if folder {
			p.Fact = "kansioon ei voi kirjoittaa: " + why.Fact
		}
		p.Hint = why.Remedy + elsewhere
	}
	return p
}

// unrestored tells what could not be put back after a run that failed.
func unrestored(e *output.Error) problem.List {
	var all problem.List
	for _, b := range e.Broken {
		p := problem.Problem{Cause: problem.System, File: b.Place}
		why := refusal.Of(b.Err)
		p.Fact = "tiedostoa ei voitu palauttaa entiselleen: " + why.Fact
		p.Hint = "aja komento uudelleen, kun vika on korjattu"
		if b.Kept != "" {
			p.Hint += "; sitä ennen vanhan tiedoston saa takaisin, kun antaa tiedostolle " + b.Kept + " tämän nimen"
		} else {
			p.Fact = "keskeneräisen ajon tiedostoa ei voitu poistaa: " + why.Fact
		}
		all.Add(p)
	}
	return all
}
