package cmd

import (
	"fmt"
	"slices"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/programme/problem"
	"tolokku/report"
	"tolokku/report/agenda"
	"tolokku/report/pdf"
	"tolokku/report/sheet"
)

// A format is one way to write a report.
type format struct {
	// name is the word of --format.
	name string
	// extension ends the file's name, without a dot.
	extension string
	write     func(*report.Report) ([]byte, error)
}

// formats are the output formats in the order of writing. A new one is a row
// here and a writer.
var formats = []format{
	{"pdf", "pdf", pdf.Write},
	{"xlsx", "xlsx", sheet.Write},
	{"json", "json", visibleJSON},
	{"md", "md", agenda.Write},
}

// visibleJSON is the report's JSON, which may be printed on a terminal too.
func visibleJSON(r *report.Report) ([]byte, error) {
	text, err := report.JSON(r)
	return []byte(escapeUnseen(string(text))), err
}

func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// chosenFormats are the formats of the names that a user wrote, each once, in
// the order of writing.
func chosenFormats(words []string) ([]format, error) {
	asked := map[string]bool{}
	for _, word := range words {
		name := strings.ToLower(strings.TrimSpace(word))
		if !slices.Contains(formatNames(), name) {
			return nil, usage(fmt.Sprintf("muodot ovat %s: --format pdf,xlsx", finnish.List(formatNames())), "muotoa %s ei ole", problem.Quote(word))
		}
		asked[name] = true
	}
	var chosen []format
	for _, f := range formats {
		if asked[f.name] {
			chosen = append(chosen, f)
		}
	}
	if len(chosen) == 0 {
		return nil, usage("anna ainakin yksi: --format pdf", "yhtään muotoa ei ole annettu")
	}
	return chosen, nil
}
