package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tolokku/programme/definition"
	"tolokku/programme/problem"
)

// shells are those that completion scripts are written for, with where the
// script goes.
var shells = []struct {
	name  string
	write func(root *cobra.Command, env Environment) error
}{
	{"bash", func(c *cobra.Command, env Environment) error { return c.GenBashCompletionV2(env.Stdout, true) }},
	{"zsh", func(c *cobra.Command, env Environment) error { return c.GenZshCompletion(env.Stdout) }},
	{"fish", func(c *cobra.Command, env Environment) error { return c.GenFishCompletion(env.Stdout, true) }},
	{"powershell", func(c *cobra.Command, env Environment) error {
		return c.GenPowerShellCompletionWithDesc(env.Stdout)
	}},
}

func newCompletion(env Environment) *cobra.Command {
	var names []string
	for _, s := range shells {
		names = append(names, s.name)
	}
	return &cobra.Command{
		Use:   "completion KOMENTOTULKKI",
		Short: "Tulosta komentojen täydennys komentotulkille",
		Long: `Tulostaa skriptin, jonka avulla komentotulkki täydentää sarkaimella tolokun
komennot, valitsimet ja niiden arvot. Komentotulkit: bash, zsh, fish, powershell.

bash:        tolokku completion bash > ~/.local/share/bash-completion/completions/tolokku
zsh:         tolokku completion zsh > "${fpath[1]}/_tolokku"
fish:        tolokku completion fish > ~/.config/fish/completions/tolokku.fish
PowerShell:  tolokku completion powershell >> $PROFILE

Täydennys on käytössä uudessa ikkunassa.`,
		Example:   "  tolokku completion bash\n  tolokku completion powershell",
		ValidArgs: names,
		Args: func(_ *cobra.Command, args []string) error {
			hint := "komentotulkit: " + strings.Join(names, ", ")
			if len(args) != 1 {
				return usage(hint, "anna yksi komentotulkki, esimerkiksi tolokku completion bash")
			}
			for _, s := range shells {
				if s.name == args[0] {
					return nil
				}
			}
			if near := problem.Nearest(args[0], names, 1); len(near) > 0 {
				hint = "tarkoititko " + near[0] + "?"
			}
			return usage(hint, "komentotulkkia %s ei tunneta", problem.Quote(args[0]))
		},
		RunE: func(c *cobra.Command, args []string) error {
			for _, s := range shells {
				if s.name == args[0] {
					return s.write(c.Root(), env)
				}
			}
			return nil
		},
	}
}

type completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// completeFlags tells the shell what the values of a command's flags can be.
func completeFlags(c *cobra.Command) {
	files := func(extensions ...string) completer {
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return extensions, cobra.ShellCompDirectiveFilterFileExt
		}
	}
	folder := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	values := map[string]completer{
		"year": completeYears, "format": completeFormats, "programme": files("yaml", "yml"), "vertaa": files("json"), "data": folder, "output": folder,
	}
	for name, complete := range values {
		if f := c.Flags().Lookup(name); f != nil {
			// The only error is a flag that does not exist.
			_ = c.RegisterFlagCompletionFunc(name, complete)
		}
	}
}

// completeYears are the years of the programme at hand.
func completeYears(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	name := "programme.yaml"
	if f := c.Flags().Lookup("programme"); f != nil {
		name = f.Value.String()
	}
	words := []string{previousYear + "\tvuosi ennen raportin päivää"}
	if content, err := readRegular(name, definition.MaxSize); err == nil {
		if p, _ := definition.Parse(name, content); p != nil && p.End-p.Start < 100 {
			for y := p.Start; y <= p.End; y++ {
				words = append(words, fmt.Sprint(y))
			}
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// completeFormats completes the last of formats that are separated by commas.
func completeFormats(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	before := begun[:strings.LastIndex(begun, ",")+1]
	var words []string
	for _, name := range formatNames() {
		if !strings.Contains(","+before, ","+name+",") {
			words = append(words, before+name)
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
