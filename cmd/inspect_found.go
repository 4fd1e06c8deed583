package cmd

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"tolokku/programme/exports/inspect"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// showFound prints what a search found: several cells first as a table to choose
// from, then each with what to paste into the programme file.
func showFound(w io.Writer, d *inspect.Description, texts []string, found []inspect.Found) {
	if len(found) == 0 {
		var quotes []string
		for _, t := range texts {
			quotes = append(quotes, problem.Quote(t))
		}
		what := "Tekstiä " + quotes[0] + " ei löydy tiedostosta"
		if len(quotes) > 1 {
			what = "Lukua, jota koskevat " + finnish.List(quotes) + ", ei löydy tiedostosta"
		}
		fmt.Fprintf(w, "%s %s.\nNimikkeet näkee näin: tolokku inspect %s\n", what, d.File, quoted(d.File))
		return
	}
	found = withoutWords(found)
	overview(w, found)
	if len(found) > mostBlocks {
		fmt.Fprintf(w, "\n%s. Tarkenna hakua toisella sanalla, niin saat lähteen ja mittarin, esimerkiksi:\n  tolokku inspect %s%s\n",
			counted(len(found)+d.More, "osuma", "osumaa"), quoted(d.File), narrowed(texts, found))
		return
	}
	for i, x := range found {
		if i > 0 || len(found) > 1 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s  %s: %s\n", problem.CellName(x.Sheet, x.Cell), x.Kind, x.Shown)
		if x.Value != "" && x.Value != x.Cell {
			fmt.Fprintf(w, "  luku sen vieressä: %s\n", x.Value)
		}
		showLabels(w, "rivi", x.Rows)
		showLabels(w, "sarake", x.Columns)
		if x.Mapping == "" {
			if x.Note != "" {
				fmt.Fprintf(w, "  %s\n", x.Note)
			}
			continue
		}
		if i == 0 || x.Source != found[i-1].Source {
			fmt.Fprintf(w, "\n  Lähde, kohtaan lähteet:\n\n%s", x.Source)
		}
		fmt.Fprintf(w, "\n  Mittari, kohtaan mittarit:\n\n%s", x.Metric)
		if f := x.Figure; f != nil {
			part := ""
			if f.Required > 1 {
				part = fmt.Sprintf(" (%d/%d)", f.Periods, f.Required)
			}
			fmt.Fprintf(w, "\n  Tämä antaa vuodelle %d luvun %s%s: %s, %s.\n", f.Year, f.Text, part, f.How, cellList(f.Cells))
		}
		if x.Note != "" {
			fmt.Fprintf(w, "  Huomaa: %s\n", x.Note)
		}
	}
	if d.More > 0 {
		fmt.Fprintf(w, "\nLisäksi %s. Tarkenna hakua: anna --find uudelleen.\n", counted(d.More, "osuma", "osumaa"))
	}
}

// mostBlocks is how many findings are printed with their source and metric. More
// are a table to choose from.
const mostBlocks = 6

// withoutWords leaves out the findings that are only words, such as a title, where
// others lead to a figure.
func withoutWords(found []inspect.Found) []inspect.Found {
	leads := func(x inspect.Found) bool { return x.Value != "" || x.Source != "" }
	if !slices.ContainsFunc(found, leads) {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(x inspect.Found) bool { return !leads(x) })
}

// narrowed is the search with the labels of its first finding.
func narrowed(texts []string, found []inspect.Found) string {
	line := ""
	for _, text := range texts {
		line += " --find " + quoted(text)
	}
	for _, l := range append(slices.Clone(found[0].Rows), found[0].Columns...) {
		parts := slices.ContainsFunc(found, func(x inspect.Found) bool { return !slices.Contains(append(slices.Clone(x.Rows), x.Columns...), l) })
		if l.Label != "" && parts && !slices.Contains(texts, l.Label) {
			line += " --find " + quoted(problem.Visible(l.Label))
			break
		}
	}
	return line
}

// shown writes what a workbook holds line by line as visible signs, so that
// nothing in it speaks to the terminal.
type shown struct{ w io.Writer }

func (s shown) Write(b []byte) (int, error) {
	lines := strings.Split(string(b), "\n")
	for i, line := range lines {
		lines[i] = problem.Visible(line)
	}
	if _, err := io.WriteString(s.w, strings.Join(lines, "\n")); err != nil {
		return 0, err
	}
	return len(b), nil
}

// overview lists several findings, one a line: the figure, its year, where it is
// and what it is labelled.
func overview(w io.Writer, found []inspect.Found) {
	if len(found) < 2 {
		return
	}
	rows := [][]string{{"luku", "vuosi", "solu", "nimikkeet"}}
	for _, x := range found {
		figure, year := "–", "–"
		if f := x.Figure; f != nil {
			figure, year = f.Text, fmt.Sprint(f.Year)
		}
		var labels []string
		for _, l := range append(append([]inspect.FoundLabel{}, x.Rows...), x.Columns...) {
			if l.Label != "" {
				labels = append(labels, l.Label)
			}
		}
		cell := x.Value
		if cell == "" {
			cell = x.Cell
		}
		rows = append(rows, []string{figure, year, problem.CellName(x.Sheet, cell), strings.Join(labels, " | ")})
	}
	widths := make([]int, 4)
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], len([]rune(text)))
		}
	}
	pad := func(text string, width int) string { return strings.Repeat(" ", width-len([]rune(text))) }
	for _, row := range rows {
		fmt.Fprintf(w, "  %s%s  %s%s  %s%s  %s\n", pad(row[0], widths[0]), row[0], row[1], pad(row[1], widths[1]), row[2], pad(row[2], widths[2]), row[3])
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

func showLabels(w io.Writer, what string, labels []inspect.FoundLabel) {
	var parts []string
	for _, l := range labels {
		if l.Label != "" {
			parts = append(parts, l.Dimension+" = "+l.Label)
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(w, "  %s: %s\n", what, strings.Join(parts, ", "))
	}
}
