package sheet

import (
	"fmt"

	"tolokku/programme/finnish"
	"tolokku/report/sheet/book"
)

// legend writes Selitteet: what the words and sheets mean, the rules, and how
// the report was made.
func (w *writer) legend() {
	columns := []book.Column{{Title: "Aihe", Width: 20}, {Title: "Kohta", Width: 34}, {Title: "Selitys", Width: 96}}
	var rows [][]book.Cell
	words := len(wordMeanings)
	for _, m := range wordMeanings {
		rows = append(rows, entry("Sanat", m[0], m[1]))
	}
	for _, m := range sheetMeanings {
		rows = append(rows, entry("Välilehdet", m[0], m[1]))
	}
	for _, rule := range w.report.Rules {
		rows = append(rows, entry("Tilojen säännöt", rule.Title, rule.Text))
	}
	rows = append(rows, w.facts()...)
	s := w.book.Add(sheetLegend, columns, rows)
	s.Title("Selitteet", "Mitä sanat ja välilehdet tarkoittavat ja miten raportti on tehty.")
	first := s.Table("Selitteet", columns, rows)
	s.Tint(1, first, first+words-1, append(append([]book.Tint{}, statusTints...), agreementTints...))
}

func entry(topic, name, meaning string) []book.Cell {
	return []book.Cell{text(topic), orDash(name), orDash(meaning)}
}

var wordMeanings = [][2]string{
	{wordMet, "Tavoite täyttyy."},
	{wordOnTrack, "Tavoitetta ei ole vielä saavutettu, mutta arvo on vähintään yhtä hyvä kuin suunniteltu taso, tai määräaika ei ole ohi."},
	{wordBehind, "Tavoite ei täyty ja arvo on suunniteltua tasoa huonompi, tai tavoitevuosi tai määräaika on ohi."},
	{wordNoValue, "Vuodelta ei ole arvoa."},
	{wordUnjudged, "Arvo on, mutta tilaa ei voi päätellä. Perustelu kertoo syyn."},
	{wordMonitored, "Mittarilla ei ole tavoitetta. Sitä ei lasketa arvioitavien mittareiden määrään."},
	{wordAgrees, "Kaava päätyy samaan tilaan kuin raportti."},
	{wordDiffers, "Kaava päätyy eri tilaan: jotakin solua on muutettu, tai laskennassa on virhe."},
	{wordMissing, "Lukua ei ole saatu. Se ei tarkoita nollaa."},
	{wordNone, "Kohta ei koske tätä mittaria."},
	{"8/12", "Tiedot kattavat kahdeksan jaksoa kahdestatoista."},
}

var sheetMeanings = [][2]string{
	{sheetSummary, "Tilojen määrät teemoittain ja vastuutahoittain sekä muutokset edellisvuodesta."},
	{sheetMetrics, "Jokainen mittari yhdellä rivillä."},
	{sheetSeries, "Jokaisen mittarin ja ryhmän luvut vuosittain."},
	{sheetCharts, "Viivakaaviot luvuista, suunnitellusta polusta ja tavoitteesta."},
	{sheetCalculation, "Tilat laskettuina uudelleen kaavoilla ja verrattuina raportin tiloihin."},
	{sheetSteps, "Laskennan vaiheet. Niistä näkee, mikä kohta ratkaisi tilan."},
	{sheetParties, "Kunkin vastuutahon mittarit."},
	{sheetSources, "Mistä tiedostosta ja soluista luvut ovat."},
	{sheetGaps, "Mitä puuttuu ja mikä on vajaata."},
	{sheetPoints, "Luvut, joista kaaviot piirretään. Tyhjä solu on aukko viivassa."},
}

// facts tell how the report was made.
func (w *writer) facts() [][]book.Cell {
	r := w.report
	fact := func(name, content string) []book.Cell { return entry("Raportin tiedot", name, content) }
	rows := [][]book.Cell{
		fact("Ohjelma", r.Programme), fact("Kunta", r.Municipality), fact("Ohjelma-asiakirja", r.Document),
		fact("Raportin päiväys", r.DateText), fact("Arviointipäivä", finnish.Date(r.Day)),
		fact("Komento", r.Command), fact("Työkalun versio", r.Version),
		fact("Ohjelmatiedosto", r.ProgrammeFile), fact("Ohjelmatiedoston SHA-256-tarkistussumma", r.ProgrammeSHA256),
	}
	for _, f := range r.Files {
		content := fmt.Sprintf("Lähde: %s. SHA-256-tarkistussumma: %s.", f.Source, f.SHA256)
		if f.Source == "" {
			content = fmt.Sprintf("Tiedonkeruun työkirja. SHA-256-tarkistussumma: %s.", f.SHA256)
		}
		if f.Updated != "" {
			content += " Päivitetty " + f.Updated + "."
		}
		if f.Notice != "" {
			content += " " + f.Notice + "."
		}
		rows = append(rows, entry("Luetut tiedostot", f.Name, content))
	}
	for _, note := range r.Notes {
		rows = append(rows, entry("Huomautukset", "koko raportti", note))
	}
	for _, m := range r.Metrics {
		for _, note := range m.Notes {
			rows = append(rows, entry("Huomautukset", m.ID, note))
		}
	}
	return rows
}
