package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tolokku/programme/exports"
	"tolokku/programme/problem"
	"tolokku/report/collect"
)

type collectFlags struct {
	inputs
	year         int
	output, date string
}

func newCollect(env Environment) *cobra.Command {
	f := &collectFlags{}
	c := &cobra.Command{
		Use:   "collect --year VUOSI [valitsimet]",
		Short: "Kirjoita työkirja, jolla tiedon antajilta kysytään vuoden arvot",
		Long: `Kirjoittaa työkirjan tiedonkeruu-VUOSI.xlsx niille arvoille, joita mikään
tilasto ei anna: virstanpylväille, kyselyille ja lukumäärille. Jokaisella tiedon
antajalla on oma välilehti, ja viime vuoden arvo on tyhjän solun vieressä.

Tallenna täytetty työkirja nimeä muuttamatta kansioon, jonka ohjelmatiedoston
kohta tiedonkeruu nimeää, niin se luetaan sellaisenaan.`,
		Example: "  tolokku collect --year 2024\n  tolokku collect --year 2024 -o lomakkeet",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runCollect(env, f) },
	}
	c.Flags().SortFlags = false
	c.Flags().IntVar(&f.year, "year", 0, "`VUOSI`, jonka arvoja kysytään")
	f.inputs.flags(c)
	c.Flags().StringVarP(&f.output, "output", "o", ".", "`KANSIO`, johon työkirja kirjoitetaan (oletus: nykyinen)")
	c.Flags().StringVar(&f.date, "date", "", "työkirjan `PVM` muodossa VVVV-KK-PP (oletus: kuluva päivä)")
	return c
}

func runCollect(env Environment, f *collectFlags) error {
	if f.year == 0 {
		return usage("anna vuosi: tolokku collect --year 2024", "kysyttävä vuosi puuttuu")
	}
	if err := env.setDate(&f.date); err != nil {
		return err
	}
	p, _, problems := f.read()
	if problems.HasErrors() {
		problems.Add(dataFaults(p, problems, f.dir(), f.year-1)...)
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
	data, found := exports.Load(p, f.dir(), f.year-1)
	problems.Add(found...)
	if problems.HasErrors() {
		return stop(env, problems, f.quiet)
	}
	content, err := collect.Write(p, data, f.year, f.date)
	if errors.Is(err, collect.ErrNothing) {
		return stop(env, problem.List{{File: p.File, Fact: err.Error(), Hint: "merkitse käsin ylläpidettävä lähde näin: ylläpito: käsin"}}, false)
	}
	if err != nil {
		return ourFault(env, "työkirjaa ei voitu tehdä", err)
	}
	if err := stop(env, problems, f.quiet); err != nil {
		return err
	}
	written, refusals := writeAll(f.output, []output{{name, content}})
	if err := stop(env, refusals, false); err != nil {
		return err
	}
	fmt.Fprintln(env.Stdout, written[0])
	return nil
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
