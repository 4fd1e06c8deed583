package example

import (
	"fmt"
	"strings"

	"tolokku/programme/exports/inspect"
	"tolokku/programme/problem"
)

// Start is a programme made of somebody's own exports.
type Start struct {
	Programme []byte
	// Year is the last one that the exports tell.
	Year int
	// Metrics is how many there are.
	Metrics int
	// Told is what was made of each sheet, a line each.
	Told string
}

const (
	// toDo marks what only a person knows.
	toDo = "# TÄYDENNÄ"
	// usualLength is how many years a programme mostly has.
	usualLength = 4
	// latestStart is used where no export tells a year.
	latestStart = 2025
)

// From writes a programme file with the sources and a metric from each.
func From(sources []inspect.Suggested) Start {
	first, last := 0, 0
	for _, s := range sources {
		if s.To > last {
			last = s.To
		}
		if s.From != 0 && (first == 0 || s.From < first) {
			first = s.From
		}
	}
	for _, s := range sources {
		// Nothing tells a year: the examples' own, which somebody has to check.
		if last == 0 && s.Figure != nil {
			first, last = s.Figure.Year, s.Figure.Year
		}
	}
	if last == 0 {
		first, last = latestStart, latestStart
	}
	start := max(first+1, last-usualLength+1)
	start = min(start, last)
	out := Start{Year: last}
	var b, told, metrics strings.Builder
	ids := map[string]int{}
	fmt.Fprintf(&b, `# yaml-language-server: $schema=%s
#
# Lähteet on tehty omista Excel-tiedostoistasi, ja jokaisesta on esimerkkimittari.
# Muuta mittarit oman ohjelmasi mittareiksi. Kohdat, jotka vain sinä tiedät, on merkitty
# sanalla TÄYDENNÄ. Uuden mittarin saa komennolla  tolokku inspect tiedosto.xlsx --find sana
# ja kaikki avaimet näkee komennolla  tolokku ohje avaimet

ohjelma:
  nimi: Kunnan työllisyysohjelma    %[2]s: ohjelman nimi
  kunta: Kunta                      %[2]s: kunnan nimi
  alkaa: %[3]d                       # ensimmäinen vuosi, josta raportoidaan
  päättyy: %[4]d                     # viimeinen vuosi
  perusvuosi: %[5]d                  # vuosi, johon tuloksia verrataan

`, SchemaName, toDo, start, last, start-1)
	comments := ""
	b.WriteString("lähteet:\n")
	for _, s := range sources {
		place := problem.CellName(s.Sheet, "")
		if s.Source == "" {
			fmt.Fprintf(&b, "  # %s, välilehti %s: %s\n", s.File, place, s.Note)
			fmt.Fprintf(&told, "%s, välilehti %s: %s\n", s.File, place, s.Note)
			continue
		}
		b.WriteString(s.Source)
		what := "lähde " + s.Key
		switch {
		case s.Comments != "" && comments == "":
			comments = s.Comments
			what += ", kommentit"
		case s.Metric != "":
			out.Metrics++
			what += ", esimerkkimittari"
			metric := uniqueID(s.Metric, ids)
			fmt.Fprintf(&metrics, "\n        %s: nimi, tavoite ja se, mistä luku otetaan. %s\n", toDo, figureText(s))
			if s.Note != "" {
				fmt.Fprintf(&metrics, "        # Huomaa: %s.\n", s.Note)
			}
			metrics.WriteString(metric)
		default:
			what += "; esimerkkimittaria ei löytynyt"
			if s.Note != "" {
				what += ": " + s.Note
			}
		}
		fmt.Fprintf(&told, "%s, välilehti %s: %s\n", s.File, place, what)
	}
	if comments != "" {
		b.WriteString("\n# Vastuutahojen kommentit. Ota rivi käyttöön poistamalla risuaita, kun mittareilla on samat\n# tunnukset tai nimet kuin luettelossa.\n# " + comments)
	}
	b.WriteString(`
teemat:
- teema: Teema                      ` + toDo + `: teeman nimi
  lupaukset:
  - lupaus: Lupaus                  ` + toDo + `: mitä on luvattu
    tavoitteet:
    - tavoite: Tavoite              ` + toDo + `: mihin pyritään
      toimenpiteet:
      - toimenpide: Toimenpide      ` + toDo + `: mitä tehdään
        vastuutaho: Vastuutaho      ` + toDo + `: kuka vastaa
        mittarit:
`)
	if out.Metrics == 0 {
		b.WriteString("        # - tunnus: oma-mittari\n        #   mittari: Oma mittari\n        #   tavoitetaso: seurataan\n")
	}
	b.WriteString(metrics.String())
	out.Programme, out.Told = []byte(b.String()), told.String()
	return out
}

// uniqueID numbers a metric's tunnus where another has the same one.
func uniqueID(metric string, seen map[string]int) string {
	line, rest, _ := strings.Cut(metric, "\n")
	before, comment, _ := strings.Cut(line, "   #")
	seen[before]++
	if n := seen[before]; n > 1 {
		return fmt.Sprintf("%s-%d   #%s\n%s", strings.TrimSuffix(before, `"`), n, comment, rest)
	}
	return metric
}

// figureText says which figure the example gives.
func figureText(s inspect.Suggested) string {
	if s.Figure == nil {
		return "Lähde " + s.Key + "."
	}
	return fmt.Sprintf("Tämä antaa vuodelle %d luvun %s.", s.Figure.Year, s.Figure.Text)
}
