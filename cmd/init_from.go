package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tolokku/cmd/example"
	"tolokku/programme/exports/inspect"
	"tolokku/programme/problem"
)

// runInitFrom writes a programme whose sources are the named workbooks, with a
// metric from each to be changed.
func runInitFrom(env Environment, f *initFlags, names []string) error {
	files, err := workbooksOf(names)
	if err != nil {
		return err
	}
	rebase, err := fromFolder(f.output)
	if err != nil {
		return usage("anna tiedostot ja kansio samalta levyltä", "kansion %s paikkaa ei voi selvittää", f.output)
	}
	var problems problem.List
	var sources []inspect.Suggested
	taken := map[string]bool{}
	// The last of several files for a year each comes first: they are one source,
	// with an example of the latest year.
	for _, file := range slices.Backward(files) {
		d, found := inspect.Describe(file)
		problems.Add(found...)
		if d != nil {
			sources = append(slices.DeleteFunc(d.Sources(taken, rebase), func(s inspect.Suggested) bool { return s.Joins(sources) }), sources...)
		}
	}
	if problems.HasErrors() {
		return stop(env, problems, false)
	}
	if !slices.ContainsFunc(sources, func(s inspect.Suggested) bool { return s.Source != "" }) {
		return stop(env, problem.List{{File: filepath.ToSlash(files[0]), Fact: "tiedostoissa ei ole taulukkoa eikä luetteloa, josta lähteen voisi tehdä",
			Hint: "katso, mitä tiedostossa on: tolokku inspect " + quoted(filepath.ToSlash(files[0]))}}, false)
	}
	start := example.From(sources)
	if err := env.writeNew(f.output, []example.File{{Name: "programme.yaml", Content: start.Programme}, example.Schema()}); err != nil {
		return err
	}
	fmt.Fprint(env.Stdout, "\n"+start.Told)
	in := programmeFlag(f.output)
	if start.Metrics == 0 {
		fmt.Fprintf(env.Stdout, "\nYhtään mittaria ei löytynyt. Kirjoita tiedostoon programme.yaml ainakin yksi, ja tarkista:\n\n  tolokku check%s\n", in)
		return nil
	}
	fmt.Fprintf(env.Stdout, "\nMuuta mittarit omiksesi tiedostossa programme.yaml: jokainen täydennettävä kohta on merkitty\nsanalla TÄYDENNÄ. Tarkista sitten:\n\n  tolokku check%s\n  tolokku report --year %d%s\n", in, start.Year, in)
	return nil
}

// workbooksOf are the files that names, patterns and folders find, each once. A
// shell on Windows leaves the patterns to the program.
func workbooksOf(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		found, pattern := []string{name}, ""
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			pattern = filepath.Join(name, "*.xlsx")
		} else if err != nil && strings.ContainsAny(name, "*?") {
			pattern = name
		}
		if pattern != "" {
			found, _ = filepath.Glob(pattern)
			if len(found) == 0 {
				return nil, usage("tarkista kansio ja nimi; työkirjan nimen loppu on .xlsx", "nimeen %s ei sovi yhtään tiedostoa", problem.Quote(filepath.ToSlash(pattern)))
			}
		}
		for _, file := range found {
			if base := filepath.Base(file); strings.HasPrefix(base, "~$") && file != name {
				continue
			}
			if !slices.Contains(files, filepath.Clean(file)) {
				files = append(files, filepath.Clean(file))
			}
		}
	}
	return files, nil
}

// fromFolder gives a path as it is from the folder where the programme file will be.
func fromFolder(folder string) (func(string) string, error) {
	root, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	return func(name string) string {
		whole, err := filepath.Abs(filepath.FromSlash(name))
		if err != nil {
			return name
		}
		near, err := filepath.Rel(root, whole)
		if err != nil {
			near = whole
		}
		return filepath.ToSlash(near)
	}, nil
}
