package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tolokku/programme/exports/inspect"
	"tolokku/programme/problem"
)

type inspectFlags struct {
	find []string
	year int
	json bool
}

func newInspect(env Environment) *cobra.Command {
	f := &inspectFlags{}
	c := &cobra.Command{
		Use:   "inspect TIEDOSTO.xlsx [valitsimet]",
		Short: "Näytä, mitä Excel-tiedostossa on ja miten luvun saa siitä",
		Long: `Näyttää Excel-tiedoston välilehdet: millaisia taulukoita niissä on, mitä
ulottuvuuksia ja nimikkeitä, mitkä vuodet ja mitä lukujen seassa on.

Valitsimella --find se etsii luvun tai nimikkeen ja tulostaa lähteen ja mittarin,
jotka voi liittää ohjelmatiedostoon. Anna --find niin monta kertaa, että jäljelle
jää yksi luku.`,
		Example: "  tolokku inspect lataus.xlsx\n  tolokku inspect lataus.xlsx --find 318\n  tolokku inspect lataus.xlsx --find Sotkamo --find Työttömät",
		Args: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usage("anna tiedosto: tolokku inspect lataus.xlsx", "tutkittava tiedosto puuttuu")
			case len(args) > 1:
				return usage("tutki tiedostot yksi kerrallaan; jos nimessä on välilyöntejä, kirjoita se lainausmerkkeihin",
					"tiedostoja on %d, mutta kerralla voi tutkia vain yhden", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runInspect(env, f, args[0]) },
	}
	c.Flags().SortFlags = false
	c.Flags().StringArrayVar(&f.find, "find", nil, "`TEKSTI`, luku tai nimike, jota etsitään; usealla valitsimella etsitään luku, jota kaikki nimikkeet koskevat")
	c.Flags().IntVar(&f.year, "year", 0, "`VUOSI`, jos se ei näy tiedostosta")
	c.Flags().BoolVar(&f.json, "json", false, "tulokset JSON-muodossa")
	return c
}

func runInspect(env Environment, f *inspectFlags, file string) error {
	d, problems := inspect.Describe(file)
	if d == nil || len(d.Sheets) == 0 {
		return stop(env, problems, false)
	}
	var found []inspect.Found
	if len(f.find) > 0 {
		found = d.Find(f.find, f.year)
		if len(found) == 0 && d.OtherYear != 0 {
			return usage("jätä --year pois, tai etsi luku, jonka vuosi on "+fmt.Sprint(f.year),
				"työkirjan mukaan luku on vuodelta %d, mutta valitsimessa --year on %d", d.OtherYear, f.year)
		}
	}
	if f.json {
		err := printJSON(env, struct {
			*inspect.Description
			Found []inspect.Found `json:"found"`
		}{d, append([]inspect.Found{}, found...)})
		if err != nil {
			return err
		}
		return stop(env, problems, false)
	}
	// Of names and searches, which are no labels, a line break would forge a line.
	d.File = problem.Visible(d.File)
	for i := range f.find {
		f.find[i] = problem.Visible(f.find[i])
	}
	if len(f.find) == 0 {
		describe(shown{env.Stdout}, d)
	} else {
		showFound(shown{env.Stdout}, d, f.find, found)
	}
	return stop(env, problems, false)
}

// layoutWords are what the layouts are called to the user.
var layoutWords = map[string]string{
	"pxweb":    "tilastotaulukko (muoto: pxweb)",
	"taulukko": "taulukko, jossa on otsikoita riveillä ja sarakkeissa (muoto: taulukko)",
	"pitkä":    "luettelo, jossa on yksi havainto rivillä (muoto: pitkä)",
}

func describe(w io.Writer, d *inspect.Description) {
	fmt.Fprintf(w, "%s\n", d.File)
	if d.Updated != "" {
		fmt.Fprintf(w, "Päivitetty viimeksi: %s\n", d.Updated)
	}
	for _, s := range d.Sheets {
		describeSheet(w, s)
	}
	fmt.Fprintf(w, "\nLuvun tai nimikkeen voi etsiä näin: tolokku inspect %s%s\n", quoted(d.File), exampleSearch(d))
}

// exampleSearch is a search for words of the workbook at hand: a label of a row
// and one of a column.
func exampleSearch(d *inspect.Description) string {
	for _, s := range d.Sheets {
		text := ""
		for _, dim := range s.Dimensions {
			label := ""
			switch {
			case dim.Time || s.Hidden:
			case dim.Place == "luvut":
				label = dim.Name
			case len(dim.First) > 0:
				label = dim.First[min(1, len(dim.First)-1)]
			}
			if label != "" && len([]rune(label)) <= 60 && strings.Count(text, "--find") < 2 {
				text += " --find " + quoted(problem.Visible(label))
			}
		}
		if text != "" {
			return text
		}
	}
	return " --find 318"
}

// quoted puts a name with spaces in quotes, so that the line can be pasted.
func quoted(name string) string {
	if strings.ContainsAny(name, " '\"()&;") {
		return `"` + strings.ReplaceAll(name, `"`, `\"`) + `"`
	}
	return name
}

func describeSheet(w io.Writer, s inspect.SheetDescription) {
	name := "\nVälilehti " + problem.CellName(s.Name, "")
	if s.Hidden {
		name += " (piilotettu)"
	}
	fmt.Fprintln(w, name)
	line := func(what, format string, args ...any) {
		fmt.Fprintf(w, "  %-14s%s\n", what, fmt.Sprintf(format, args...))
	}
	switch {
	case s.Chart:
		line("sisältö", "kaavio, ei soluja")
		return
	case s.Area == "":
		line("sisältö", "tyhjä")
		return
	case s.Layout == "":
		line("alue", "%s", s.Area)
		line("muoto", "taulukkoa ei tunnistettu; yksittäisen solun voi ottaa muodolla solut")
		return
	}
	line("alue", "%s", s.Area)
	if s.Title != "" {
		line("otsikko", "%s", s.Title)
	}
	line("muoto", "%s", layoutWords[s.Layout])
	if len(s.HeaderRows) == 2 {
		line("otsikkorivit", "%s", span(s.HeaderRows))
	}
	if len(s.DataRows) == 2 {
		line("tietorivit", "%s", span(s.DataRows))
	}
	if s.From != "" {
		line("ajanjakso", "%s–%s", s.From, s.To)
	}
	if len(s.Dimensions) > 0 {
		fmt.Fprintln(w, "  ulottuvuudet")
		for _, dim := range s.Dimensions {
			fmt.Fprintf(w, "    %s (%s, %s): %s\n", dim.Name, dim.Place, counted(dim.Count, "nimike", "nimikettä"), labels(dim))
		}
	}
	if s.Numbers+s.Blanks+s.Formulas+len(s.Texts) == 0 {
		s.Numbers = -1
	}
	cells := counted(s.Numbers, "luku", "lukua")
	if s.Blanks > 0 {
		cells += ", " + counted(s.Blanks, "tyhjä", "tyhjää")
	}
	if s.Formulas > 0 {
		cells += ", " + counted(s.Formulas, "kaava ilman tallennettua arvoa", "kaavaa ilman tallennettua arvoa")
	}
	if s.Numbers >= 0 {
		line("solut", "%s", cells)
	}
	if len(s.Texts) > 0 {
		var texts []string
		for _, t := range s.Texts {
			texts = append(texts, fmt.Sprintf("”%s” %d kpl, ensin %s", t.Text, t.Count, t.Cell))
		}
		line("tekstejä", "lukujen seassa: %s", strings.Join(texts, "; "))
	}
	if s.Comments != "" {
		line("käyttö", "vastuutahojen kommentit; ohjelmatiedostoon: %s", s.Comments)
	}
	if len(s.Footer) > 0 {
		line("alaviite", "%s", strings.Join(s.Footer, " / "))
	}
}

func span(rows []int) string {
	if rows[0] == rows[1] {
		return fmt.Sprint(rows[0])
	}
	return fmt.Sprintf("%d–%d", rows[0], rows[1])
}

func labels(dim inspect.DimensionDescription) string {
	text := strings.Join(dim.First, " | ")
	if len(dim.Last) > 0 {
		gap := " | "
		if dim.Count > len(dim.First)+len(dim.Last) {
			gap = " | … | "
		}
		text += gap + strings.Join(dim.Last, " | ")
	}
	return text
}
