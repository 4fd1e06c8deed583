package main

import "github.com/xuri/excelize/v2"

// numbers are the sheet Luvut of the workbook that the employment services keep
// by hand; nil is a cell that nobody has filled in.
var numbers = []struct {
	metric  string
	year    int
	group   string
	when    string
	value   any
	answers any
	format  string
}{
	{"palkkatuettu-tyo-kunnalla", 2021, "", "", 14, nil, "0"},
	{"palkkatuettu-tyo-kunnalla", 2022, "", "", 17, nil, "0"},
	{"palkkatuettu-tyo-kunnalla", 2023, "", "", 21, nil, "0"},
	{"palkkatuettu-tyo-kunnalla", 2024, "", "", 19, nil, "0"},
	{"oppivelvollisuus", 2022, "", "", 98.6, nil, "0.0"},
	{"oppivelvollisuus", 2023, "", "", 99.2, nil, "0.0"},
	{"oppivelvollisuus", 2024, "", "", 98.9, nil, "0.0"},
	{"tyohyvinvointi", 2022, "", "syksy", 3.7, 36, "0.0"},
	{"tyohyvinvointi", 2023, "", "syksy", 3.9, 38, "0.0"},
	{"tyohyvinvointi", 2024, "", "syksy", 3.8, 41, "0.0"},
	{"tyohyvinvointi", 2025, "", "kevät", 3.6, 29, "0.0"},
	{"asiakaspalaute", 2022, "Kuntakokeilu", "kevät", 4.0, 71, "0.0"},
	{"asiakaspalaute", 2022, "Kuntakokeilu", "syksy", 4.2, 68, "0.0"},
	{"asiakaspalaute", 2022, "Toimintakeskus", "kevät", 4.5, 19, "0.0"},
	{"asiakaspalaute", 2022, "Toimintakeskus", "syksy", 4.4, 22, "0.0"},
	{"asiakaspalaute", 2023, "Kuntakokeilu", "kevät", 4.1, 84, "0.0"},
	{"asiakaspalaute", 2023, "Kuntakokeilu", "syksy", 4.2, 77, "0.0"},
	{"asiakaspalaute", 2023, "Toimintakeskus", "kevät", 4.6, 23, "0.0"},
	{"asiakaspalaute", 2023, "Toimintakeskus", "syksy", 4.5, 27, "0.0"},
	{"asiakaspalaute", 2024, "Kuntakokeilu", "kevät", 4.2, 80, "0.0"},
	{"asiakaspalaute", 2024, "Kuntakokeilu", "syksy", 4.3, 74, "0.0"},
	{"asiakaspalaute", 2024, "Toimintakeskus", "kevät", 4.4, 25, "0.0"},
	{"asiakaspalaute", 2024, "Toimintakeskus", "syksy", nil, nil, "0.0"},
	{"asiakaspalaute", 2025, "Kuntakokeilu", "kevät", 3.9, 66, "0.0"},
	{"asiakaspalaute", 2025, "Toimintakeskus", "kevät", 4.5, 24, "0.0"},
	{"paatelaitteet", 2022, "Toimintakeskus", "", 1, nil, "0"},
	{"paatelaitteet", 2022, "Työllisyyspalvelujen toimipiste", "", 0, nil, "0"},
	{"paatelaitteet", 2023, "Toimintakeskus", "", 2, nil, "0"},
	{"paatelaitteet", 2023, "Työllisyyspalvelujen toimipiste", "", nil, nil, "0"},
	{"paatelaitteet", 2024, "Toimintakeskus", "", 2, nil, "0"},
	{"paatelaitteet", 2024, "Työllisyyspalvelujen toimipiste", "", 1, nil, "0"},
	{"paatelaitteet", 2025, "Toimintakeskus", "", 2, nil, "0"},
	{"paatelaitteet", 2025, "Työllisyyspalvelujen toimipiste", "", 1, nil, "0"},
	{"tyollistavat-hankinnat", 2022, "", "", 1, nil, "0"},
	{"tyollistavat-hankinnat", 2023, "", "", 1, nil, "0"},
	{"tyollistavat-hankinnat", 2024, "", "", 0, nil, "0"},
	{"tyollistavat-hankinnat", 2025, "", "", 1, nil, "0"},
	{"kuntalisan-kaytto", 2022, "budjetti", "", 50000, nil, "#,##0"},
	{"kuntalisan-kaytto", 2022, "käytetty", "", 46800, nil, "#,##0"},
	{"kuntalisan-kaytto", 2023, "budjetti", "", 50000, nil, "#,##0"},
	{"kuntalisan-kaytto", 2023, "käytetty", "", nil, nil, "#,##0"},
	{"kuntalisan-kaytto", 2024, "budjetti", "", 40000, nil, "#,##0"},
	{"kuntalisan-kaytto", 2024, "käytetty", "", 40000, nil, "#,##0"},
	{"kuntalisan-kaytto", 2025, "budjetti", "", 40000, nil, "#,##0"},
	{"koulutusalat", 2021, "", "", 9, nil, "0"},
	{"koulutusalat", 2022, "", "", 9, nil, "0"},
	{"koulutusalat", 2023, "", "", 11, nil, "0"},
	{"koulutusalat", 2024, "", "", 12, nil, "0"},
	{"koulutusalat", 2025, "", "", 9, nil, "0"},
	{"oppimisymparistot", 2021, "", "", 3, nil, "0"},
	{"oppimisymparistot", 2022, "", "", 4, nil, "0"},
	{"oppimisymparistot", 2023, "", "", nil, nil, "0"},
	{"oppimisymparistot", 2024, "", "", 5, nil, "0"},
	{"oppimisymparistot", 2025, "", "", 6, nil, "0"},
	{"osaamistodistukset", 2021, "", "", 5, nil, "0"},
	{"osaamistodistukset", 2022, "", "", 4, nil, "0"},
	{"osaamistodistukset", 2023, "", "", 5, nil, "0"},
	{"osaamistodistukset", 2025, "", "", 12, nil, "0"},
}

// milestones are the sheet Virstanpylväät: what has been reached, and when.
// The electronic archive has a row that nobody has filled in.
var milestones = []struct{ metric, stage, day string }{
	{"nettisivut", "valmis", "2022-11-30"},
	{"te-uudistuksen-valmistelu", "valmistelu käynnissä", "2022-09-15"},
	{"te-uudistuksen-valmistelu", "toimipiste Sotkamossa", "2025-01-02"},
	{"tyokyvyn-tuen-pilotointi", "ei aloitettu", "2022-06-15"},
	{"tyokyvyn-tuen-pilotointi", "pilotointi käynnissä", "2023-03-01"},
	{"digitaalinen-aineisto", "ei aloitettu", "2022-10-03"},
	{"digitaalinen-aineisto", "valmis", "2025-06-16"},
	{"sahkoinen-allekirjoitus", "ei aloitettu", "2022-10-03"},
	{"sahkoinen-allekirjoitus", "valmis", "2023-05-02"},
	{"sahkoinen-arkisto", "", ""},
	{"esteettomyys", "ei aloitettu", "2022-08-22"},
	{"esteettomyys", "kartoitus tehty", "2023-09-28"},
	{"esteettomyys", "muutostyöt suunniteltu", "2024-11-14"},
	{"esteettomyys", "osin toteutettu", "2025-08-20"},
}

// comments are the sheet Kommentit: what the responsible parties say, and of
// what is behind why, what is done, by whom and by when. The party itself acts
// where nobody else is named.
var comments = []struct {
	metric             string
	year               int
	party              string
	text               string
	cause, action, who string
	due                string
}{
	{"tyottomyysaste", 2022, "Työllisyyspalvelut", "Avoimia paikkoja oli paljon koko vuoden, ja uusi asiakaspalvelumalli tihensi tapaamisia toukokuusta alkaen.", "", "", "", ""},
	{"kuntalisan-kaytto", 2022, "Työllisyyspalvelut", "", "Kuntalisää haettiin arvioitua vähemmän.", "Kuntalisästä tiedotetaan yrityksille.", "", "2023-05-31"},
	{"asiakkaita-virkailijaa-kohti", 2022, "Työllisyysasiantuntija", "Yksi virka oli kesällä osan aikaa täyttämättä. Syksyllä saatiin lisää henkilöstöä.", "", "", "", ""},
	{"tyottomyysaste", 2023, "Työllisyyspalvelut", "Työttömyys pieneni, mutta avoimet työpaikat vähenivät loppuvuonna.", "", "", "", ""},
	{"yli-3-kk-tyottomyyteen", 2023, "TE-toimisto", "", "Lyhyet työsuhteet eivät katkaise työttömyyttä kaikilla.", "Ohjaus painottuu työttömyyden ensimmäisiin kuukausiin.", "", "2024-12-31"},
	{"pitkaaikaistyottomat", 2023, "Työllisyyspalvelut", "", "Moni pitkään työttömänä ollut tarvitsee ensin terveyspalveluja, joihin on jouduttu odottamaan.", "", "", ""},
	{"pitkaaikaistyottomat", 2023, "Hyvinvointialue", "", "", "Työkykyarvioihin pääsyä nopeutetaan yhteisellä vastaanotolla.", "", "2024-06-30"},
	{"aktivointiaste-ikaluokittain", 2023, "Työllisyyspalvelut", "", "Yli 54-vuotiaille ei ole ollut omaa palvelua.", "Yli 54-vuotiaille järjestetään oma valmennus.", "", "2024-09-30"},
	{"nuoret-tyottomat", 2023, "Sivistyksen toimiala", "Etsivä nuorisotyö tavoitti aiempaa useamman nuoren, mutta osa odottaa vielä opiskelupaikkaa.", "", "", "", ""},
	{"tyomarkkinatuen-maksuosuudet", 2023, "Työllisyyspalvelut", "Yhä useampi aloitti palvelussa ennen kuin 300 päivää työmarkkinatukea täyttyi.", "", "", "", ""},
	{"paatelaitteet", 2023, "Työllisyyspalvelut", "Toimipiste oli muuttamassa, joten sen päätelaitteita ei laskettu.", "", "", "", ""},
	{"esteettomyys", 2023, "Tekninen toimiala", "Kartoitus tehtiin syyskuussa. Muutostöiden suunnittelu alkaa keväällä 2024.", "", "", "", ""},
	{"kuntalisan-kaytto", 2023, "Työllisyyspalvelut", "Käytetty määrä saadaan tilinpäätöksestä, joka ei ollut vielä valmis.", "", "", "", ""},
	{"palkkatukipaatokset", 2023, "TE-toimisto", "", "Palkkatuen ehdot muuttuivat kesällä, ja yritykset odottivat uusia ehtoja.", "Uudet ehdot esitellään yrityksille kevään tilaisuuksissa.", "", "2024-05-31"},
	{"osaamistodistukset", 2023, "Koulutuksen järjestäjät", "", "Osaamisen kuvaaminen alkoi vasta syksyllä.", "Toimintakeskuksen työtehtävistä tehdään osaamiskuvaukset.", "Toimintakeskus", "2024-12-31"},
	{"pitkaaikaistyottomat", 2024, "Työllisyyspalvelut", "", "Rakennusalan hiljeneminen pidensi työttömyyttä.", "Rakennusalalta työttömäksi jääneille järjestetään täsmäkoulutusta.", "", "2025-09-30"},
	{"digitaalinen-aineisto", 2024, "Hallinnon toimiala", "Lomakkeet ovat saavutettavia. Ohjeet ja esitteet ovat vielä kesken.", "", "", "", ""},
	{"tyollistavat-hankinnat", 2024, "Kunnan eri toimialat", "", "Vuoden 2024 kilpailutuksiin ehto ei sopinut.", "Ehto otetaan mukaan kevään 2025 kilpailutukseen.", "", "2025-05-31"},
	{"starttirahapaatokset", 2024, "Yritysasiantuntija", "", "Hakemuksia tuli vähemmän, koska yleinen taloustilanne oli epävarma.", "", "", ""},
	{"te-uudistuksen-valmistelu", 2025, "Kunnanjohtaja", "Toimipiste avattiin Sotkamossa 2.1.2025.", "", "", "", ""},
	{"tyottomyysaste", 2025, "Työllisyyspalvelut", "Luvut ovat tammi–elokuulta. Lomautukset lisääntyivät keväällä.", "", "", "", ""},
	{"paattyneet-tyonhaut", 2025, "Työllisyyspalvelut", "Asiakaskunta muuttui, kun palvelut siirtyivät kunnille, joten luku ei kerro kehityksestä.", "", "", "", ""},
	{"tyokyvyn-tuen-pilotointi", 2025, "Hyvinvointialue", "", "Mallin käyttöönotto on siirretty vuoteen 2026.", "Malli otetaan käyttöön koko hyvinvointialueella.", "", "2026-12-31"},
}

// kept are the metrics that the workbook is kept of, by the name that its
// rows use.
var kept = [][2]string{
	{"palkkatuettu-tyo-kunnalla", "Sotkamon kunnalla palkkatuella työllistettyjen määrä vuodessa"},
	{"oppivelvollisuus", "Oppivelvollisuuden toteutumisen seuranta"},
	{"tyokyvyn-tuen-pilotointi", "Pilotoinnin eteneminen (hyvinvointialue)"},
	{"te-uudistuksen-valmistelu", "TEPA 2024 -uudistuksen valmistelun edistyminen"},
	{"tyohyvinvointi", "Työllisyyden kuntakokeilun työhyvinvointia mittaavat tulokset"},
	{"asiakaspalaute", "Asiakaspalautekyselyiden tulokset"},
	{"digitaalinen-aineisto", "Saavutettavissa oleva aineisto digitaalisessa muodossa"},
	{"nettisivut", "Nettisivut päivitetty"},
	{"sahkoinen-allekirjoitus", "Sähköinen allekirjoitus käytössä"},
	{"sahkoinen-arkisto", "Sähköinen arkisto käytössä"},
	{"paatelaitteet", "Päätelaitteita toimitilaa kohti"},
	{"esteettomyys", "Tilojen esteettömyyskartoitus ja tarvittavat muutostyöt"},
	{"tyollistavat-hankinnat", "Kunnan hankinnat, joissa ehtona työllistäminen"},
	{"kuntalisan-kaytto", "Kuntalisän budjetin käyttö"},
	{"koulutusalat", "Koulutusalojen määrä"},
	{"oppimisymparistot", "Oppimisympäristöjen määrä (opinnollistaminen)"},
	{"osaamistodistukset", "Osaamistodistusten määrä (opinnollistaminen)"},
}

// followUp is the workbook that the employment services keep by hand.
func followUp(file *excelize.File) error {
	s := firstSheet(file, "Luvut")
	for i, label := range []string{"Mittari", "Vuosi", "Ryhmä", "Ajankohta", "Arvo", "Vastaajia"} {
		s.format(1, i+1, label, bold)
	}
	for i, n := range numbers {
		row := i + 2
		s.put(row, 1, n.metric)
		s.number(row, 2, n.year, "0")
		if n.group != "" {
			s.put(row, 3, n.group)
		}
		if n.when != "" {
			s.put(row, 4, n.when)
		}
		s.number(row, 5, n.value, n.format)
		s.number(row, 6, n.answers, "0")
	}
	s.freeze(2, 2)
	s.widths(30, 8, 32, 12, 12, 11)

	events := s.another("Virstanpylväät")
	for i, label := range []string{"Mittari", "Vaihe", "Päivä"} {
		events.format(1, i+1, label, bold)
	}
	for i, m := range milestones {
		events.put(i+2, 1, m.metric)
		if m.stage != "" {
			events.put(i+2, 2, m.stage)
			events.date(i+2, 3, m.day)
		}
	}
	events.freeze(2, 2)
	events.widths(30, 28, 12)

	said := events.another("Kommentit")
	for i, label := range []string{"Mittari", "Vuosi", "Vastuutaho", "Kommentti", "Syy", "Toimet", "Kuka", "Mennessä"} {
		said.format(1, i+1, label, bold)
	}
	for i, c := range comments {
		said.put(i+2, 1, c.metric)
		said.number(i+2, 2, c.year, "0")
		said.put(i+2, 3, c.party)
		for j, text := range []string{c.text, c.cause, c.action, c.who} {
			if text != "" {
				said.put(i+2, 4+j, text)
			}
		}
		if c.due != "" {
			said.date(i+2, 8, c.due)
		}
	}
	said.freeze(2, 2)
	said.widths(32, 8, 24, 60, 60, 60, 20, 12)

	about := said.another("Tietoja")
	about.format(1, 1, notice, bold)
	row := 2
	for _, line := range []string{
		"Luvut: yksi rivi mittaria, vuotta ja ryhmää kohti, kyselyistä yksi rivi kyselyä kohti. Puuttuva arvo jätetään tyhjäksi.",
		"Virstanpylväät: lisää rivi, kun vaihe on saavutettu. Kun mitään ei ole vielä tehty, vaihe on ”ei aloitettu”.",
		"Kommentit: vastuutahon oma selitys mittarin vuoden tulokselle. Jos mittari on jäljessä, omiin sarakkeisiinsa tulevat syy, toimet, tekijä ja määräpäivä. Myös kommentit ovat keksittyjä.",
	} {
		about.put(row, 1, line)
		row++
	}
	row++
	about.format(row, 1, "Tunnus", bold)
	about.format(row, 2, "Mittari", bold)
	for _, k := range kept {
		row++
		about.put(row, 1, k[0])
		about.put(row, 2, k[1])
	}
	about.widths(30, 70)
	return about.err
}
