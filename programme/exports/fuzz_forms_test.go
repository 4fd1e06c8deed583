package exports_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/exports"
	"tolokku/programme/exports/internal/books"
	"tolokku/programme/exports/internal/trial"
)

// entries are a row's cells out of a fuzzed text, parted by bars; # begins a number.
func entries(text string, most int) []string {
	cells := strings.Split(text, "|")
	return cells[:min(len(cells), most)]
}

// FuzzForm reads forms with any entries: each is used or told, and what is used
// has a cell to show for it.
func FuzzForm(f *testing.F) {
	f.Add("m||#2023|6,5|#40|kesken|1.2.2024|Kasvoi|Kunta|Syy|Toimi|Rehtori|31.5.2024")
	f.Add("m|nuoret|#2023|noin 6|||||||||keväällä")
	f.Add("|||||||||||")
	f.Add("mm||vuosi|#1e99|#-1|valmis|#45000")
	p := trial.Parse(f, "tiedonkeruu: \"*.xlsx\"", "tiedon antaja: Kunta")
	header := []string{"Tunnus", "Ryhmä", "Vuosi", "Arvo", "Vastaajia", "Vaihe", "Päivä", "Kommentti", "Vastuutaho", "Syy", "Toimet", "Kuka", "Mennessä"}
	dir := f.TempDir()
	file := filepath.Join(dir, "k.xlsx")
	f.Fuzz(func(t *testing.T, text string) {
		books.Check(t, os.WriteFile(file, books.Raw(t, books.Rows(header, entries(text, len(header))), nil), 0o644))
		checkOrigins(t, load(p, dir))
	})
}

// FuzzComments reads a list of comments with any entries.
func FuzzComments(f *testing.F) {
	f.Add("m|#2023|Kunta|Kommentti|Syy|Toimi|Rehtori|31.5.2024")
	f.Add("m|#2023.5|Kunta||||Joku|ensi vuonna")
	f.Add("mm|ensi vuonna||=1+1|<b>|\u202e|#N/A|#45000")
	p := trial.Parse(f, `lähteet:
  k: {nimi: Kommentit, tiedostot: k.xlsx, muoto: pitkä}
kommentit: {lähde: k, tunnus: Mittari, vuosi: Vuosi, taho: Taho, kommentti: Teksti, syy: Syy, toimet: Toimet, kuka: Kuka, mennessä: Mennessä}`, "tiedon antaja: Kunta")
	header := []string{"Mittari", "Vuosi", "Taho", "Teksti", "Syy", "Toimet", "Kuka", "Mennessä"}
	dir := f.TempDir()
	file := filepath.Join(dir, "k.xlsx")
	f.Fuzz(func(t *testing.T, text string) {
		books.Check(t, os.WriteFile(file, books.Raw(t, books.Rows(header, entries(text, len(header))), nil), 0o644))
		checkOrigins(t, load(p, dir))
	})
}

func load(p *programme.Programme, dir string) *programme.Data {
	data, _ := exports.Load(p, dir, 0, "2024-02-01")
	return data
}

func checkOrigins(t *testing.T, d *programme.Data) {
	t.Helper()
	for _, m := range d.Measured {
		for _, v := range m.Values {
			if len(v.Origins) == 0 || len(v.Origins[0].Cells) == 0 {
				t.Errorf("a value from nowhere: %+v", v)
			}
		}
	}
	for _, e := range d.Explanations {
		if len(e.Origins) == 0 || e.Cause+e.Action+e.Who+e.Due == "" {
			t.Errorf("an explanation of nothing, or from nowhere: %+v", e)
		}
	}
}
