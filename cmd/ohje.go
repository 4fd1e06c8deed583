package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tolokku/cmd/guide"
	"tolokku/programme/definition"
	"tolokku/programme/problem"
)

func newOhje(env Environment) *cobra.Command {
	return &cobra.Command{
		Use:       "ohje [aihe]",
		Short:     "Näytä käyttöohje aiheittain",
		Long:      "Näyttää käyttöohjeen. Ilman aihetta se luettelee aiheet.",
		Example:   "  tolokku ohje\n  tolokku ohje alku\n  tolokku ohje avaimet",
		ValidArgs: guide.Names(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("lue aiheet yksi kerrallaan; ne näkee komennolla tolokku ohje", "ohje näyttää yhden aiheen, mutta niitä on annettu %d", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := io.WriteString(env.Stdout, guide.Contents())
				return err
			}
			text, ok := guide.Text(strings.ToLower(args[0]))
			if !ok {
				hint := "aiheet näkee komennolla tolokku ohje"
				if near := problem.Nearest(args[0], guide.Names(), 1); len(near) > 0 {
					hint = "tarkoititko aihetta " + near[0] + "? Kaikki aiheet näkee komennolla tolokku ohje"
				}
				return usage(hint, "ohjeessa ei ole aihetta %s", problem.Quote(args[0]))
			}
			_, err := io.WriteString(env.Stdout, text)
			return err
		},
	}
}

func newSchema(env Environment) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Tulosta ohjelmatiedoston JSON Schema",
		Long: `Tulostaa ohjelmatiedoston rakenteen JSON Schemana. Kun tekstieditori tuntee sen, se
ehdottaa avaimia ja merkitsee virheet jo kirjoittaessa.`,
		Example: "  tolokku schema > ohjelma.schema.json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(env.Stdout, "%s\n", strings.TrimRight(string(definition.Schema()), "\n"))
			return err
		},
	}
}
