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

// TestCellsOfTheWrongYear: a line that was copied for the next year and changed in
// part is told.
func TestCellsOfTheWrongYear(t *testing.T) {
	sources := "lähteet:\n  t: {nimi: Talousarvio, tiedostot: a.xlsx, muoto: solut}"
	dir := t.TempDir()
	books.Write(t, filepath.Join(dir, "a.xlsx"), books.Named("a", books.Grid{{nil, "2022", "2023"}, {"Palkkatuki", 5, 6}}))
	_, problems := trial.Run(t, dir, 0, sources, `arvo: {lähde: t, solut: [{vuosi: 2023, solu: C2, vartija: {A2: Palkkatuki}}, {vuosi: 2022, solu: C2, vartija: {A2: Palkkatuki}}]}`)
	trial.WantProblem(t, problems, "programme.yaml:", "virhe: sama solu C2 on vuoden 2023 ja vuoden 2022 luku")
	_, problems = trial.Run(t, dir, 0, sources, `arvo: {lähde: t, solut: [{vuosi: 2022, solu: C2, vartija: {A2: Palkkatuki, C1: "2023"}}]}`)
	trial.WantProblem(t, problems, "programme.yaml:", "varoitus: vartijan mukaan solu C2 on vuodelta 2023, mutta se luetaan vuoden 2022 lukuna")
	d, problems := trial.Run(t, dir, 0, sources, `arvo: {lähde: t, solut: [{vuosi: 2022, solu: B2, vartija: {A2: Palkkatuki, B1: "2022"}}, {vuosi: 2023, solu: C2, vartija: {B1: "2022", C1: "2023"}}]}`)
	trial.WantValues(t, d, problems, "2022: 5 [a B2: ei muutettu]", "2023: 6 [a C2: ei muutettu]")
	trial.WantNoProblem(t, problems)
}
