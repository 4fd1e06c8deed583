package sheet

import (
	"fmt"
	"strconv"

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
		rows = append(rows, entry("Näin tila päätellään", rule.Title, rule.Text))
	}
	rows = append(rows, w.facts()...)
	s := w.book.Add(sheetLegend, columns, rows)
	s.Tab(book.Grey)
	s.Title("Selitteet", "Mitä sanat ja välilehdet tarkoittavat ja miten raportti on tehty.")
	first := s.Table("Selitteet", columns, rows)
	s.Tint(1, first, first+words-1, append(append(append([]book.Tint{}, statusTints...), agreementTints...), faultTint))
}

func entry(topic, name, meaning string) []book.Cell {
	return []book.Cell{text(topic), orDash(name), orDash(meaning)}
}

var wordMeanings = [][2]string{
	{wordMet, "Tavoite on täyttynyt."},
	{wordOnTrack, "Tavoitevuosi tai määräaika on vielä edessä, ja mittari etenee tavoiteuran mukaan tai nopeammin."},
	{wordBehind, "Mittari on tavoiteuraa huonompi, tai tavoite ei ole täyttynyt, vaikka tavoitevuosi tai määräaika on tullut."},
	{wordNoValue, "Vuodelta ei ole arvoa."},
	{wordUnjudged, "Arvo on saatu, mutta tilaa ei voi päätellä. Perustelu kertoo syyn."},
	{"arvioimatta", "Mittarit, joilta tieto puuttuu tai joita ei voi arvioida."},
	{wordMonitored, "Mittarilla ei ole tavoitetta, joten sitä ei arvioida."},
	{"tavoiteura", "Suora viiva lähtötasosta tavoitteeseen. Raportti laskee sen; ohjelmassa ei ole vuosittaisia tavoitteita."},
	{"suunta", "Paranee, heikkenee tai ennallaan: arvo verrattuna edelliseen vuoteen. Ilman tavoitetta kasvaa tai pienenee. Suunta ei vaikuta tilaan."},
	{wordAgrees, "Kaava päätyy samaan tilaan kuin raportti."},
	{wordDiffers, "Kaava päätyy eri tilaan: jotakin solua on muutettu, tai laskennassa on virhe."},
	{wordCheck, "Keltaisessa solussa on tekstiä luvun paikalla, tai laskennan tarvitsema luku on poistettu."},
	{wordMissing, "Lukua ei ole saatu. Se ei tarkoita nollaa."},
	{wordNone, "Kohta ei koske tätä mittaria."},
	{"8/12 kk", "Tiedot kattavat kahdeksan kuukautta kahdestatoista."},
}

var sheetMeanings = [][2]string{
	{sheetSummary, "Mikä on jäljessä ja miksi, tilojen määrät teemoittain ja vastuutahoittain sekä muutokset edellisvuodesta."},
	{sheetMetrics, "Jokainen mittari yhdellä rivillä. Lukusarakkeissa on vain lukuja; tyhjä tarkoittaa, ettei lukua ole."},
	{sheetSeries, "Jokaisen mittarin ja ryhmän luvut vuosittain."},
	{sheetCharts, "Viivakaaviot luvuista, tavoiteurasta ja tavoitetasosta."},
	{sheetCalculation, "Tilat laskettuina uudelleen kaavoilla ja verrattuina raportin tiloihin."},
	{sheetSteps, "Laskennan vaiheet. Niistä näkee, mikä kohta ratkaisi tilan."},
	{sheetParties, "Kunkin vastuutahon mittarit, toimet ja määräajat."},
	{sheetSources, "Mistä tiedostosta ja soluista luvut ovat."},
	{sheetGaps, "Puuttuvat ja vajaat tiedot, puuttuvat selitykset, ja keneltä ne puuttuvat."},
	{sheetPoints, "Luvut, joista kaaviot piirretään. Tyhjän solun kohdalla viiva katkeaa."},
}

// facts tell how the report was made.
func (w *writer) facts() [][]book.Cell {
	r := w.report
	fact := func(name, content string) []book.Cell { return entry("Raportin tiedot", name, content) }
	rows := [][]book.Cell{
		fact("Ohjelma", r.Programme), fact("Kunta", r.Municipality), fact("Ohjelma-asiakirja", r.Document),
		fact("Päiväys", r.DateText), fact("Arviointipäivä", finnish.Date(r.Day)),
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
		rows = append(rows, entry("Luetut tiedostot", fmt.Sprintf("T%d: %s", f.Number, f.Name), content))
	}
	for _, note := range r.Notes {
		rows = append(rows, entry("Huomautukset", "koko raportti", note))
	}
	for _, n := range r.SharedNotes {
		var names []string
		for _, m := range n.Metrics {
			names = append(names, strconv.Itoa(m.Number))
		}
		rows = append(rows, entry("Huomautukset", fmt.Sprintf("H%d: mittarit %s", n.Number, finnish.List(names)), n.Text))
	}
	for _, m := range r.Metrics {
		for _, note := range m.OwnNotes {
			rows = append(rows, entry("Huomautukset", numberedName(m), note))
		}
	}
	return rows
}
