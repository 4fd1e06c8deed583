package cmd

import (
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tolokku/programme/problem"
)

// doubleClicked is what a double click on Windows shows: the window that it
// opens would be gone before anybody could read.
const doubleClicked = `Tolokku on komentorivin ohjelma, eikä sitä avata kaksoisnapsauttamalla.

1. Avaa resurssienhallinnassa kansio, jossa on tiedosto programme.yaml, tai uusi tyhjä kansio.
2. Kirjoita kansion osoiteriville cmd ja paina Enter.
3. Kirjoita avautuvaan ikkunaan esimerkiksi:  tolokku report --year 2023
   Uudessa kansiossa kirjoita ensin:  tolokku init

Ohjeen saa komennolla  tolokku ohje

Tämä ikkuna sulkeutuu itsestään kahden minuutin kuluttua.
`

func init() {
	cobra.MousetrapHelpText, cobra.MousetrapDisplayDuration = doubleClicked, 2*time.Minute
}

func newRoot(env Environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "tolokku",
		Short: "Seuraa kunnan työllisyysohjelman toteutumista vuosittain",
		Long: `Tolokku tekee kunnan työllisyysohjelmasta vuosittaisen seurantaraportin.

Se lukee ohjelman tiedostosta programme.yaml ja mitatut arvot Excel-tiedostoista,
päättelee jokaisen mittarin tilan ja kirjoittaa PDF-raportin ja Excel-työkirjan.

Uusi käyttäjä aloittaa näin: tolokku ohje alku`,
		Example:       "  tolokku init\n  tolokku check\n  tolokku report --year 2023\n  tolokku inspect lataus.xlsx --find Sotkamo",
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArguments,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help [komento]", Short: "Näytä komennon ohje", Hidden: true,
		RunE: func(c *cobra.Command, args []string) error {
			target, _, err := c.Root().Find(args)
			if err != nil || target == nil {
				return usage("komennot näkee komennolla tolokku --help", "komentoa %s ei ole", strings.Join(args, " "))
			}
			return target.Help()
		}})
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	root.DisableFlagsInUseLine = true
	root.SetVersionTemplate("tolokku {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.Flags().Bool("version", false, "näytä tolokun versio")
	root.PersistentFlags().BoolP("help", "h", false, "näytä ohje")
	for _, c := range commands(env) {
		c.DisableFlagsInUseLine = true
		// The defaults that matter are told in the flags' own words, in Finnish.
		c.Flags().VisitAll(func(f *pflag.Flag) {
			f.DefValue = zeroText[f.Value.Type()]
			if word := placeholders[f.Name]; word != "" && !strings.Contains(f.Usage, "`") {
				f.Value = named{f.Value, word}
				f.DefValue = ""
			}
		})
		completeFlags(c)
		root.AddCommand(c)
	}
	return root
}

// placeholders stand for the flags' values in the help.
var placeholders = map[string]string{
	"year": "VUOSI", "programme": "TIEDOSTO", "data": "KANSIO", "output": "KANSIO", "format": "MUODOT", "date": "VVVV-KK-PP",
	"vertaa": "RAPORTTI.json", "party": "TAHO",
}

// named is a flag's value whose type the help calls by a word of ours.
type named struct {
	pflag.Value
	word string
}

// Type is the word.
func (n named) Type() string { return n.word }

// zeroText is the default value of each type that the flag help leaves unsaid.
var zeroText = map[string]string{"int": "0", "stringSlice": "[]", "stringArray": "[]", "bool": "false"}

func commands(env Environment) []*cobra.Command {
	return []*cobra.Command{newReport(env), newCheck(env), newInit(env), newInspect(env), newCollect(env), newOhje(env), newSchema(env), newCompletion(env)}
}

const usageTemplate = `Käyttö:
{{- if .HasAvailableSubCommands}}
  {{.CommandPath}} komento [valitsimet]
{{- else}}
  {{.UseLine}}
{{- end}}
{{- if .HasExample}}

Esimerkkejä:
{{.Example}}
{{- end}}
{{- if .HasAvailableSubCommands}}

Komennot:
{{- range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}
{{- end}}{{end}}
{{- end}}
{{- if .HasAvailableFlags}}

Valitsimet:
{{.Flags.FlagUsages | trimTrailingWhitespaces}}
{{- end}}
{{- if .HasAvailableSubCommands}}

Komennon ohjeen saa näin: {{.CommandPath}} komento --help
{{- end}}{{"\n"}}`

// noArguments refuses words that no command takes. On the root it is an
// unknown command.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if c.HasParent() {
		return usage("valitsimet alkavat kahdella viivalla: --year 2023", "komennolle %s annettiin ylimääräinen sana %s", c.Name(), problem.Quote(args[0]))
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	hint := "komennot: " + strings.Join(names, ", ")
	if near := problem.Nearest(args[0], names, 1); len(near) > 0 {
		hint = "tarkoititko komentoa " + near[0] + "?"
	}
	return usage(hint, "komentoa %s ei ole", args[0])
}

// flagError words the flag parser's errors in Finnish.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var lacking *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var name string
	help := "valitsimet näkee komennolla " + c.CommandPath() + " --help"
	switch {
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		name = "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		if near := problem.Nearest(name, names, 1); len(near) > 0 && strings.HasPrefix(name, "--") {
			help = "tarkoititko valitsinta " + near[0] + "?"
		}
	case errors.As(err, &lacking) && lacking.GetFlag().Name == "year", errors.As(err, &invalid) && invalid.GetFlag().Name == "year":
		help = "kirjoita vuosi numeroin: --year 2023"
	}
	switch {
	case errors.As(err, &unknown):
		return usage(help, "valitsinta %s ei ole", name)
	case errors.As(err, &lacking):
		return usage(help, "valitsimelta --%s puuttuu arvo", lacking.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage(help, "valitsimen --%s arvo %s ei kelpaa", invalid.GetFlag().Name, problem.Quote(invalid.GetValue()))
	}
	return usage(help, "valitsinta ei ymmärretty (%v)", err)
}
