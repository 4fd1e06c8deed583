package exports_test

import (
	"path/filepath"
	"testing"

	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

func TestGuardedCells(t *testing.T) {
	sources := "lähteet:\n  t: {nimi: Talousarvio, tiedostot: \"*.xlsx\", muoto: solut, välilehti: Budjetti}"
	arvo := `arvo: {lähde: t, kerroin: 0.001, solut: [{vuosi: 2023, solu: C3, vartija: {A3: Palkkatuki}}, {vuosi: 2022, solu: B3, vartija: {A3: Palkkatuki}}]}`
	rows := books.Grid{{"Budjetti"}, {nil, "2022", "2023"}, {"Palkkatuki", 49_000, 50_000}, {"Starttiraha", 1, 2}}
	dir := t.TempDir()
	file := filepath.Join(dir, "a.xlsx")
	books.Write(t, file, books.Named("Budjetti", rows))
	d, problems := trial.Run(t, dir, 0, sources, arvo)
	trial.WantValues(t, d, problems, "2022: 49 [Budjetti B3: kerrottuna luvulla 0,001]", "2023: 50 [Budjetti C3: kerrottuna luvulla 0,001]")

	// A row was added above: the label moved down, and the cell with it.
	books.Write(t, file, books.Named("Budjetti", append(books.Grid{{"Uusi rivi"}}, rows...)))
	d, problems = trial.Run(t, dir, 0, sources, arvo)
	trial.WantValues(t, d, problems, "2022: 49 [Budjetti B4: kerrottuna luvulla 0,001]", "2023: 50 [Budjetti C4: kerrottuna luvulla 0,001]")
	trial.WantProblem(t, problems, "'Budjetti'!A4: varoitus:", `nimike "Palkkatuki" on siirtynyt tähän solusta A3; luku luettiin solusta C4 eikä solusta C3`)

	// A column was added too: nothing tells any more which number is meant.
	books.Write(t, file, books.Named("Budjetti", books.Grid{{"Budjetti"}, {nil, nil, "2022", "2023"}, {nil, "Palkkatuki", 49_000, 50_000}}))
	_, problems = trial.Run(t, dir, 0, sources, `arvo: {lähde: t, solut: [{vuosi: 2023, solu: C4, vartija: {A4: Palkkatuki}}]}`)
	trial.WantProblem(t, problems, "'Budjetti'!A4: virhe: vartijan mukaan tässä pitäisi olla \"Palkkatuki\", mutta solu on tyhjä", "on nyt solussa B3", "solua käyttää mittari m")

	// The label is written in two places.
	books.Write(t, file, books.Named("Budjetti", append(books.Grid{{"Uusi rivi"}}, append(rows, []any{"Palkkatuki", 0, 0})...)))
	_, problems = trial.Run(t, dir, 0, sources, arvo)
	trial.WantProblem(t, problems, "virhe: vartijan mukaan", "mutta solu on tyhjä")
}
