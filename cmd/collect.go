package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tolokku/cmd/output"
	"tolokku/programme/exports"
	"tolokku/programme/problem"
	"tolokku/report/collect"
)

type collectFlags struct {
	inputs
	asked               yearFlag
	year                int
	output, date, party string
}

func newCollect(env Environment) *cobra.Command {
	f := &collectFlags{}
	c := &cobra.Command{
		Use:   "collect --year VUOSI [valitsimet]",
		Short: "Kirjoita työkirja, jolla tiedon antajilta kysytään vuoden arvot",
		Long: `Kirjoittaa työkirjan tiedonkeruu-VUOSI.xlsx niille arvoille, joita mikään
tilasto ei anna: virstanpylväille, kyselyille ja lukumäärille. Jäljessä olevista
mittareista, myös tilastoista tulevista, kysytään syy, toimet, kuka ne tekee ja
mihin mennessä. Jokaisella tiedon antajalla on oma välilehti, ja viime vuoden arvo
on tyhjän solun vieressä.

Tallenna täytetty työkirja nimeä muuttamatta kansioon, jonka ohjelmatiedoston
kohta tiedonkeruu nimeää, niin se luetaan sellaisenaan.`,
		Example: "  tolokku collect --year 2024\n  tolokku collect --year 2024 -o lomakkeet",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runCollect(env, f) },
	}
	c.Flags().SortFlags = false
	c.Flags().Var(&f.asked, "year", "vuosi, jonka arvoja kysytään; edellinen on työkirjan päiväystä edeltävä vuosi")
	f.inputs.flags(c)
	c.Flags().StringVarP(&f.output, "output", "o", ".", "kansio, johon työkirja kirjoitetaan (oletus: nykyinen)")
	c.Flags().StringVar(&f.date, "date", "", "työkirjan päiväys, esimerkiksi 2025-01-10 (oletus: kuluva päivä)")
	c.Flags().StringVar(&f.party, "party", "", "taho, jolta kysytään (oletus: kaikki)")
	return c
}

func runCollect(env Environment, f *collectFlags) error {
	if !f.asked.given() {
		return usage("anna vuosi: tolokku collect --year 2024", "kysyttävä vuosi puuttuu")
	}
	if err := env.setDate(&f.date); err != nil {
		return err
	}
	f.year = f.asked.on(f.date)
	p, _, problems := f.read()
	if problems.HasErrors() {
		problems.Add(dataFaults(p, problems, f.dir(), f.year)...)
		return stop(env, problems, f.quiet)
	}
	if err := yearInProgramme(p, f.year); err != nil {
		return err
	}
	name := fmt.Sprintf("tiedonkeruu-%d.xlsx", f.year)
	if place := filepath.Join(f.output, name); exists(place) {
		// It may hold answers already.
		return usage("siirrä se muualle tai valitse toinen kansio valitsimella --output", "tiedosto %s on jo olemassa, eikä sitä korvata", place)
	}
	if len(p.Collected) == 0 {
		problems.Add(problem.Problem{Severity: problem.Warning, File: p.File, Fact: "ohjelmassa ei ole kohtaa tiedonkeruu, joten täytettyä työkirjaa ei luettaisi",
			Hint: "lisää ohjelmatiedostoon esimerkiksi tiedonkeruu: aineistot/tiedonkeruu-*.xlsx"})
	}
	data, found := exports.Load(p, f.dir(), f.year, f.date)
	if found.HasErrors() {
		// The year is still being filled in; last year's values are what the form needs.
		data, found = exports.Load(p, f.dir(), f.year-1, f.date)
	}
	problems.Add(found...)
	if problems.HasErrors() {
		return stop(env, problems, f.quiet)
	}
	content, err := collect.Write(p, data, collect.Options{Year: f.year, Date: f.date, Party: f.party})
	var unknown collect.UnknownParty
	if errors.As(err, &unknown) {
		return usage("tahot, joilta kysytään, ovat "+problem.QuoteList(unknown.Known, 12), "%s", err)
	}
	if errors.Is(err, collect.ErrNothing) {
		return stop(env, problem.List{{File: p.File, Fact: err.Error(), Hint: "merkitse käsin ylläpidettävä lähde näin: ylläpito: käsin"}}, false)
	}
	if err != nil {
		return ourFault(env, "työkirjaa ei voitu tehdä", err)
	}
	if err := stop(env, problems, f.quiet); err != nil {
		return err
	}
	set := output.Set{Dir: f.output, Name: strings.TrimSuffix(name, ".xlsx"), Keep: true, Files: []output.File{{Name: name, Content: content}}}
	return env.write(set, f.quiet)
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
