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
	find string
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

Valitsimella --find se etsii luvun tai nimikkeen ja tulostaa valmiin kohdan,
jonka voi liittää ohjelmatiedostoon.`,
		Example: "  tolokku inspect lataus.xlsx\n  tolokku inspect lataus.xlsx --find 318\n  tolokku inspect lataus.xlsx --find Sotkamo",
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
	c.Flags().StringVar(&f.find, "find", "", "etsi `TEKSTI`, luku tai nimike, ja näytä, miten sen saa ohjelmatiedostoon")
	c.Flags().IntVar(&f.year, "year", 0, "`VUOSI`, jos se ei näy tiedostosta")
	c.Flags().BoolVar(&f.json, "json", false, "tulosta JSON-muodossa")
	return c
}

func runInspect(env Environment, f *inspectFlags, file string) error {
	d, problems := inspect.Describe(file)
	if d == nil || len(d.Sheets) == 0 {
		return stop(env, problems, false)
	}
	var found []inspect.Found
	if f.find != "" {
		found = d.Find(f.find, f.year)
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
	// What the workbook brings along may hold line breaks and worse: printed line
	// by line, it stays on its line.
	out := visibleLines{env.Stdout}
	if f.find == "" {
		describe(out, d)
	} else {
		showFound(out, d, f.find, found)
	}
	return stop(env, problems, false)
}

// visibleLines prints lines, and shows what in them would not print.
type visibleLines struct{ w io.Writer }

func (v visibleLines) printf(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = problem.Visible(s)
		}
	}
	fmt.Fprintf(v.w, format, args...)
}

// block prints lines that belong to the programme file, indented.
func (v visibleLines) block(text string) {
	for line := range strings.Lines(strings.TrimRight(text, "\n") + "\n") {
		if line != "\n" {
			v.printf("  ")
		}
		v.println(strings.TrimSuffix(line, "\n"))
	}
}

func (v visibleLines) println(s string) { v.printf("%s\n", s) }

// layoutWords are what the layouts are called to the user.
var layoutWords = map[string]string{
	"pxweb":    "tilastotaulukko (muoto: pxweb)",
	"taulukko": "taulukko, jossa on otsikoita riveillä ja sarakkeissa (muoto: taulukko)",
	"pitkä":    "luettelo, jossa on yksi havainto rivillä (muoto: pitkä)",
}

func describe(w visibleLines, d *inspect.Description) {
	w.printf("%s\n", d.File)
	if d.Updated != "" {
		w.printf("Päivitetty viimeksi: %s\n", d.Updated)
	}
	for _, s := range d.Sheets {
		describeSheet(w, s)
	}
	w.printf("\nLuvun tai nimikkeen voi etsiä näin: tolokku inspect %s --find Sotkamo\n", quoted(d.File))
}

// quoted puts a name with spaces in quotes, so that the line can be pasted.
func quoted(name string) string {
	if strings.ContainsAny(name, " '\"()&;") {
		return `"` + strings.ReplaceAll(name, `"`, `\"`) + `"`
	}
	return name
}

func describeSheet(w visibleLines, s inspect.SheetDescription) {
	name := "Välilehti " + problem.CellName(s.Name, "")
	if s.Hidden {
		name += " (piilotettu)"
	}
	w.printf("\n%s\n", name)
	line := func(what, format string, args ...any) {
		w.printf("  %-14s%s\n", what, fmt.Sprintf(format, args...))
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
		w.println("  ulottuvuudet")
		for _, dim := range s.Dimensions {
			w.printf("    %s (%s, %s): %s\n", dim.Name, dim.Place, counted(dim.Count, "nimike", "nimikettä"), labels(dim))
		}
	}
	cells := counted(s.Numbers, "luku", "lukua")
	if s.Blanks > 0 {
		cells += ", " + counted(s.Blanks, "tyhjä", "tyhjää")
	}
	if s.Formulas > 0 {
		cells += ", " + counted(s.Formulas, "kaava ilman tallennettua arvoa", "kaavaa ilman tallennettua arvoa")
	}
	line("solut", "%s", cells)
	if len(s.Texts) > 0 {
		var texts []string
		for _, t := range s.Texts {
			texts = append(texts, fmt.Sprintf("”%s” %d kpl, ensin %s", t.Text, t.Count, t.Cell))
		}
		line("tekstejä", "lukujen seassa: %s", strings.Join(texts, "; "))
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

func showFound(w visibleLines, d *inspect.Description, text string, found []inspect.Found) {
	if len(found) == 0 {
		w.printf("Tekstiä ”%s” ei löydy tiedostosta %s.\nNimikkeet näkee näin: tolokku inspect %s\n", text, d.File, quoted(d.File))
		return
	}
	for i, x := range found {
		if i > 0 {
			w.printf("\n")
		}
		w.printf("%s  %s: %s\n", problem.CellName(x.Sheet, x.Cell), x.Kind, x.Shown)
		if x.Value != "" && x.Value != x.Cell {
			w.printf("  luku sen vieressä: %s\n", x.Value)
		}
		showLabels(w, "rivi", x.Rows)
		showLabels(w, "sarake", x.Columns)
		if x.Mapping == "" {
			if x.Note != "" {
				w.printf("  %s\n", x.Note)
			}
			continue
		}
		w.printf("\n")
		if i == 0 || x.Source != found[i-1].Source {
			w.block(x.Source)
		}
		w.block(x.Mapping)
		if f := x.Figure; f != nil {
			part := ""
			if f.Required > 1 {
				part = fmt.Sprintf(" (%d/%d)", f.Periods, f.Required)
			}
			w.printf("\n  Tämä antaa vuodelle %d luvun %s%s: %s, %s.\n", f.Year, f.Text, part, f.How, cellList(f.Cells))
		}
		if x.Note != "" {
			w.printf("  Huomaa: %s\n", x.Note)
		}
	}
	if d.More > 0 {
		w.printf("\nLisäksi %s. Tarkenna hakua.\n", counted(d.More, "osuma", "osumaa"))
	}
}

// cellList is "solu E6" or "solut E6:E17".
func cellList(cells []string) string {
	word := "solut"
	if len(cells) == 1 && !strings.Contains(cells[0], ":") {
		word = "solu"
	}
	return word + " " + strings.Join(cells, ", ")
}

func showLabels(w visibleLines, what string, labels []inspect.FoundLabel) {
	var parts []string
	for _, l := range labels {
		if l.Label != "" {
			parts = append(parts, l.Dimension+" = "+l.Label)
		}
	}
	if len(parts) > 0 {
		w.printf("  %s: %s\n", what, strings.Join(parts, ", "))
	}
}
