package sheet

import (
	"tolokku/report/sheet/book"
)

// legend writes Selitteet: what the sheets and words mean, the rules, and how
// the report was made.
func (w *writer) legend() {
	r := w.report
	pair := func(a, b string) []book.Cell { return []book.Cell{text(a), orDash(b)} }
	columns := func(a, b string) []book.Column { return []book.Column{{Title: a, Width: 34}, {Title: b, Width: 108}} }
	var rules [][]book.Cell
	for _, rule := range r.Rules {
		rules = append(rules, pair(rule.Title, rule.Text))
	}
	s := w.book.Add(sheetLegend, columns("", ""), nil)
	s.Title("Selitteet", "Mitä sanat ja välilehdet tarkoittavat ja miten raportti on tehty.")
	words := [][]book.Cell{
		pair(wordMet, "Tavoite täyttyy."),
		pair(wordOnTrack, "Tavoite ei vielä täyty, mutta arvo on vähintään suunnitellulla tasolla tai määräaika ei ole mennyt."),
		pair(wordBehind, "Arvo on suunniteltua heikompi, tai tavoitteen aika on mennyt."),
		pair(wordNoValue, "Vuodelta ei ole arvoa."),
		pair(wordUnjudged, "Arvo on, mutta tilaa ei voi päätellä. Perustelu kertoo syyn."),
		pair(wordMonitored, "Mittarilla ei ole tavoitetta. Se ei ole mukana tilojen vertailussa."),
		pair(wordAgrees, "Kaava päätyy samaan tilaan kuin ohjelma."),
		pair(wordDiffers, "Kaava päätyy eri tilaan: jotakin solua on muutettu, tai ohjelmassa on virhe."),
		pair(wordMissing, "Lukua ei ole saatu. Se ei tarkoita nollaa."),
		pair(wordNone, "Kohta ei koske tätä mittaria."),
		pair("8/12", "Vuosi on kesken: kahdeksan jaksoa kahdestatoista."),
	}
	first := s.Table("Sanat", columns("Sana", "Merkitys"), words)
	s.Tint(0, first, first+len(words)-1, append(append([]book.Tint{}, statusTints...), agreementTints...))
	s.Heading("Välilehdet")
	s.Table("Valilehdet", columns("Välilehti", "Sisältö"), [][]book.Cell{
		pair(sheetSummary, "Tilojen määrät teemoittain ja vastuutahoittain sekä muutokset edellisvuodesta."),
		pair(sheetMetrics, "Jokainen mittari yhdellä rivillä."),
		pair(sheetSeries, "Jokaisen mittarin ja ryhmän luvut vuosittain."),
		pair(sheetCharts, "Viivakaaviot luvuista, suunnitellusta polusta ja tavoitteesta."),
		pair(sheetCalculation, "Tilat laskettuna uudelleen kaavoilla ja verrattuna ohjelman antamiin."),
		pair(sheetSteps, "Laskennan vaiheet. Niistä näkee, mikä kohta ratkaisi tilan."),
		pair(sheetParties, "Kunkin vastuutahon mittarit."),
		pair(sheetSources, "Mistä tiedostosta ja soluista luvut ovat."),
		pair(sheetGaps, "Mitä puuttuu ja mikä on kesken."),
		pair(sheetPoints, "Luvut, joista kaaviot piirretään. Tyhjä solu on aukko viivassa."),
	})
	s.Heading("Tilojen säännöt")
	s.Table("Saannot", columns("Sääntö", "Selitys"), rules)
	s.Heading("Raportin tiedot")
	facts := [][]book.Cell{
		pair("Ohjelma", r.Programme), pair("Kunta", r.Municipality), pair("Ohjelma-asiakirja", r.Document),
		pair("Raportin päiväys", r.DateText), pair("Arviointipäivä", finnishDate(judgementDay(r))),
		pair("Komento", r.Command), pair("Työkalun versio", r.Version),
		pair("Ohjelmatiedosto", r.ProgrammeFile), pair("Ohjelmatiedoston SHA-256", r.ProgrammeSHA256),
	}
	for _, note := range r.Notes {
		facts = append(facts, pair("Huomautus", note))
	}
	for _, m := range r.Metrics {
		for _, note := range m.Notes {
			facts = append(facts, pair("Huomautus: "+m.ID, note))
		}
	}
	s.Table("Raportin_tiedot", columns("Tieto", "Sisältö"), facts)
}
