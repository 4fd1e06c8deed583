package cmd

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"tolokku/cmd/example"
	"tolokku/cmd/output"
	"tolokku/programme/finnish"
)

type initFlags struct {
	from   []string
	output string
}

func newInit(env Environment) *cobra.Command {
	f := &initFlags{}
	c := &cobra.Command{
		Use:   "init [--from VIENTI.xlsx …] [-o KANSIO]",
		Short: "Aloita oma ohjelma mallista tai omista Excel-tiedostoista",
		Long: `Kirjoittaa kansioon tiedoston programme.yaml, jossa on selitetty malliohjelma, sen
esimerkkityökirjat ja tiedoston ` + example.SchemaName + `, jonka avulla tekstieditori
tuntee avaimet. Malli toimii sellaisenaan: siitä voi heti tehdä raportin.

Valitsimella --from ohjelmatiedoston lähteet tehdään omista Excel-tiedostoista, ja
jokaisesta tulee esimerkkimittari, jonka voi muuttaa omaksi.

Mitään ei korvata: jos tiedosto on jo kansiossa, komento kieltäytyy.`,
		Example: "  tolokku init\n  tolokku init --from vienti.xlsx\n  tolokku init --from aineistot",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && len(f.from) == 0 {
				return usage("omista tiedostoista ohjelma tehdään näin: tolokku init --from "+quoted(args[0]), "komento init ei ota sanaa %q", args[0])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runInit(env, f, args) },
	}
	c.Flags().SortFlags = false
	c.Flags().StringArrayVar(&f.from, "from", nil, "tee lähteet omasta työkirjasta `TIEDOSTO` tai kansion kaikista; monta voi luetella peräkkäin")
	c.Flags().StringVarP(&f.output, "output", "o", ".", "`KANSIO`, johon tiedostot kirjoitetaan (oletus: nykyinen)")
	return c
}

func runInit(env Environment, f *initFlags, more []string) error {
	if len(f.from) > 0 {
		return runInitFrom(env, f, append(f.from, more...))
	}
	files, err := example.Files()
	if err != nil {
		return ourFault(env, "mallia ei voitu tehdä", err)
	}
	if err := env.writeNew(f.output, files); err != nil {
		return err
	}
	in := programmeFlag(f.output)
	fmt.Fprintf(env.Stdout, "\nMalli on valmis. Kokeile:\n\n  tolokku check%s\n  tolokku report --year %d%s\n\nMuuta se sitten omaksesi: tolokku ohje alku\n", in, example.Year, in)
	return nil
}

// writeNew writes files that must not be there yet, and prints their names.
func (env Environment) writeNew(dir string, files []example.File) error {
	set := output.Set{Dir: dir, Name: "tolokku-init", Keep: true}
	var taken []string
	for _, x := range files {
		set.Files = append(set.Files, output.File{Name: x.Name, Content: x.Content})
		if place := filepath.Join(dir, filepath.FromSlash(x.Name)); exists(place) {
			taken = append(taken, filepath.ToSlash(place))
		}
	}
	switch len(taken) {
	case 0:
		return env.write(set, false)
	case 1:
		return usage("tee uusi kansio ja aja komento siinä, tai valitse kansio valitsimella --output", "tiedosto %s on jo olemassa, eikä sitä korvata", taken[0])
	}
	return usage("tee uusi kansio ja aja komento siinä, tai valitse kansio valitsimella --output", "tiedostot %s ovat jo olemassa, eikä niitä korvata", finnish.List(taken))
}

// programmeFlag is what the commands need to find a programme in another folder.
func programmeFlag(dir string) string {
	if filepath.Clean(dir) == "." {
		return ""
	}
	return " --programme " + quoted(filepath.ToSlash(filepath.Join(dir, "programme.yaml")))
}
