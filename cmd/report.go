package cmd

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tolokku/cmd/output"
	"tolokku/programme/assessment"
	"tolokku/programme/exports"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
	"tolokku/report"
)

// reportFlags are the flags of the report command.
type reportFlags struct {
	inputs
	asked         yearFlag
	year          int
	output        string
	formats       []string
	chosen        []format
	date, vertaa  string
	strict, final bool
}

func newReport(env Environment) *cobra.Command {
	f := &reportFlags{}
	c := &cobra.Command{
		Use:   "report --year VUOSI [valitsimet]",
		Short: "Kirjoita vuoden seurantaraportti",
		Long: `Kirjoittaa vuoden seurantaraportin: PDF-tiedoston ja Excel-työkirjan.

Aiemmat samannimiset tiedostot korvataan vasta, kun kaikki on valmista. Jos
ohjelmassa tai aineistossa on virhe, mitään ei kirjoiteta.

Paluukoodit: 0 kirjoitettu, 1 virhe ohjelmatiedostossa tai aineistossa, 2 virhe
komennossa, 3 tiedostoa ei voi lukea tai kirjoittaa.`,
		Example: "  tolokku report --year 2023\n  tolokku report --year 2023 --date 2024-02-01 -o raportit\n  tolokku report --year 2023 --format json -o -",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runReport(env, f) },
	}
	c.Flags().SortFlags = false
	c.Flags().Var(&f.asked, "year", "vuosi, josta raportti tehdään; edellinen on raportin päiväystä edeltävä vuosi")
	f.inputs.flags(c)
	c.Flags().StringVarP(&f.output, "output", "o", ".", "kansio, johon tiedostot kirjoitetaan (oletus: nykyinen); viiva (-) tulostaa yhden muodon ruudulle")
	c.Flags().StringSliceVar(&f.formats, "format", []string{"pdf", "xlsx"}, "tiedostomuodot pilkulla erotettuina: "+strings.Join(formatNames(), ", ")+" (oletus: pdf,xlsx)")
	c.Flags().StringVar(&f.date, "date", "", "raportin päiväys, esimerkiksi 2024-02-01 (oletus: kuluva päivä); vajaa vuosi arvioidaan sen päivän mukaan")
	c.Flags().StringVar(&f.vertaa, "vertaa", "", "aiempi raportti, johon verrataan: mitkä aiempien vuosien luvut ja mitkä aineistot ovat muuttuneet")
	c.Flags().BoolVar(&f.strict, "strict", false, "jokainen puuttuva arvo on virhe")
	c.Flags().BoolVar(&f.final, "final", false, "vajaita vuosia ei arvioida")
	return c
}

func (f *reportFlags) check(env Environment) error {
	if !f.asked.given() {
		return usage("anna vuosi: tolokku report --year 2023", "raportoitava vuosi puuttuu")
	}
	var err error
	if f.chosen, err = chosenFormats(f.formats); err != nil {
		return err
	}
	if f.output == "" {
		return usage("anna kansio: --output raportit", "valitsimen --output arvo on tyhjä")
	}
	if f.output == "-" && len(f.chosen) > 1 {
		return usage("valitse yksi muoto, esimerkiksi --format json", "vakiotulosteeseen voi kirjoittaa vain yhden muodon, mutta muotoja on %d", len(f.chosen))
	}
	if err := env.setDate(&f.date); err != nil {
		return err
	}
	f.year = f.asked.on(f.date)
	return nil
}

func runReport(env Environment, f *reportFlags) error {
	if err := f.check(env); err != nil {
		return err
	}
	earlier, problems := f.earlier()
	p, sum, found := f.read()
	problems.Add(found...)
	if problems.HasErrors() {
		problems.Add(dataFaults(p, problems, f.dir(), f.year)...)
		return stop(env, problems, f.quiet)
	}
	if err := yearInProgramme(p, f.year); err != nil {
		return err
	}
	data, more := exports.Load(p, f.dir(), f.year, f.date)
	problems.Add(more...)
	problems.Add(foreseen(p, data, assessment.Options{Year: f.year, Date: f.date})...)
	if problems.HasErrors() {
		return stop(env, problems, f.quiet)
	}
	if !slices.Contains(data.YearsWithValues, f.year) {
		problems.Add(noValues(p, data, f.year))
		return stop(env, problems, f.quiet)
	}
	r := report.Build(p, data, report.Options{
		Year: f.year, Date: f.date, Final: f.final, Version: version, Command: f.command(),
		ProgrammeFile: filepath.Base(f.programme), ProgrammeSHA256: sum,
	})
	problems.Add(missing(p, r, f.strict)...)
	problems.Add(unprintable(p, r, f.chosen)...)
	if earlier != nil {
		problems.Add(changedSince(r, earlier, f.vertaa)...)
	}
	if f.date < fmt.Sprintf("%d-01-01", f.year) {
		problems.Add(problem.Problem{Severity: problem.Warning,
			Fact: fmt.Sprintf("raportin päivä %s on ennen raportoitavaa vuotta %d", finnish.Date(f.date), f.year),
			Hint: "tarkista valitsin --date"})
	}
	if err := stop(env, problems, f.quiet); err != nil {
		return err
	}
	if r.Since != nil && r.Since.Same() && !f.quiet {
		fmt.Fprintf(env.Stderr, "Mikään ei ole muuttunut raportin %s jälkeen.\n", filepath.Base(f.vertaa))
	}
	return f.write(env, r)
}

// command repeats the report from the same files.
func (f *reportFlags) command() string {
	text := fmt.Sprintf("tolokku report --year %d --date %s", f.year, f.date)
	if f.final {
		text += " --final"
	}
	if f.vertaa != "" {
		text += " --vertaa " + quoted(filepath.Base(f.vertaa))
	}
	return text
}

func (f *reportFlags) write(env Environment, r *report.Report) error {
	set := output.Set{Dir: f.output, Name: fmt.Sprintf("seurantaraportti-%d", f.year)}
	for _, format := range f.chosen {
		content, err := format.write(r)
		if err != nil {
			return ourFault(env, "muotoa "+format.name+" ei voitu tehdä", err)
		}
		set.Files = append(set.Files, output.File{Name: set.Name + "." + format.extension, Content: content})
	}
	if f.output == "-" {
		_, err := env.Stdout.Write(set.Files[0].Content)
		return err
	}
	return env.write(set, f.quiet)
}
