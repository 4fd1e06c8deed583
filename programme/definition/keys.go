package definition

import (
	"regexp"
	"slices"

	"tolokku/programme"
)

// form is how a key's value is written.
type form int

const (
	// aText is one text, someTexts one or a list of them.
	aText form = iota
	someTexts
	// aNumber is an exact decimal, aPercentage one that means hundredths.
	aNumber
	aPercentage
	aYear
	// aWhole is a whole number from low to high.
	aWhole
	// aDay is YYYY-MM-DD, aDeadline that or a bare year, which is its last day.
	aDay
	aDeadline
	// aYes is kyllä or ei, the default.
	aYes
	// aChoice is one of the key's words.
	aChoice
	// aPlace is a mapping with the keys of another place, somePlaces a list of
	// them, placesOrTexts a list whose items may be bare texts, namedPlaces a
	// mapping from names of the user's own to them.
	aPlace
	somePlaces
	placesOrTexts
	namedPlaces
	// someTargets is "seurataan", a target or the list of a target's decisions.
	someTargets
	// filters maps dimensions to labels, levels years to numbers, guards cells
	// to texts.
	filters
	levels
	guards
	// aHeaderRow is a row's number, a text in it or ei.
	aHeaderRow
)

// key is one key of the programme file. Everything that is known of a key by
// itself stands here; the parser, the reference and the schema read it.
type key struct {
	name string
	form form
	// required keys must be there and not be empty.
	required bool
	// choices are the words of aChoice; the first is the default of a key that
	// is not required.
	choices   []string
	low, high int
	// pattern is what a text has to match; nil for any.
	pattern *regexp.Regexp
	// holds names the place that the value is or whose entries it lists.
	holds string
	// with are the shapes of the place in which the key means something: layouts
	// of a source or of a mapping's source, kinds of a target. Empty is all.
	with []string
	// kind is set for the keys of which the place has exactly one; the key's
	// name is then the place's shape.
	kind bool
	// meaning is one line in Finnish, without a full stop.
	meaning string
	// example is a value as it stands after the key.
	example string
}

// place is a mapping of the programme file.
type place struct {
	// name is unique; messages use it where they have nothing closer.
	name string
	// meaning is one line in Finnish, without a full stop.
	meaning string
	keys    []key
}

// The shapes of a mapping beside its source's layout.
const (
	shapeMilestone = "virstanpylväs"
	shapeRatio     = "suhde"
)

var (
	layoutPxWeb = string(programme.PxWeb)
	layoutTable = string(programme.Table)
	layoutList  = string(programme.Long)
	layoutCells = string(programme.Cells)

	layouts = []string{layoutPxWeb, layoutTable, layoutList, layoutCells}
	// sheets are the layouts that have dimensions.
	sheets = []string{layoutPxWeb, layoutTable, layoutList}

	aggregates = []string{string(programme.Only), string(programme.Mean), string(programme.Sum), string(programme.Last),
		string(programme.First), string(programme.Max), string(programme.Min), string(programme.Count)}

	// levelKinds are the targets by a year, yearly the same with joka vuosi.
	levelKinds = []string{"enintään", "alle", "vähintään", "yli", "tasan"}
	yearly     = eachWith(levelKinds, everyYear)
)

// everyYear turns a level by a year into one that must hold in each.
const everyYear = " joka vuosi"

func eachWith(words []string, end string) []string {
	var all []string
	for _, w := range words {
		all = append(all, w+end)
	}
	return all
}

// places are the mappings of the programme file from the outside in, with
// their keys in the order in which they are usually written.
var places = []place{
	{name: "ohjelmatiedosto", meaning: "koko tiedosto", keys: []key{
		{name: "ohjelma", form: aPlace, holds: "ohjelma", required: true, meaning: "ohjelman nimi, kunta ja vuodet", example: "{nimi: Työllisyysohjelma, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}"},
		{name: "tiedonkeruu", form: someTexts, meaning: "täytetyt työkirjat, jotka tolokku collect on tehnyt; mallin kuten lähteen tiedostoissa", example: "aineistot/tiedonkeruu-*.xlsx"},
		{name: "kommentit", form: aPlace, holds: "kommentit", meaning: "mistä luettelosta vastuutahojen kommentit luetaan", example: "{lähde: kommentit, tunnus: Mittari, vuosi: Vuosi, taho: Vastuutaho, kommentti: Kommentti}"},
		{name: "lähteet", form: namedPlaces, holds: "lähde", meaning: "aineistot, joista arvot luetaan, kukin oman nimensä alla", example: "{työnvälitys: {nimi: Työnvälitystilasto, tiedostot: aineistot/*12r5*.xlsx, muoto: pxweb}}"},
		{name: "teemat", form: somePlaces, holds: "teema", required: true, meaning: "ohjelman teemat järjestyksessä", example: "[{teema: Hyvinvointi, lupaukset: […]}]"},
	}},
	{name: "ohjelma", meaning: "ohjelman perustiedot", keys: []key{
		{name: "nimi", required: true, meaning: "ohjelman nimi, joka on raportin otsikossa", example: "Sotkamon kunnan työllisyysohjelma 2022–2025"},
		{name: "kunta", required: true, meaning: "kunnan nimi", example: "Sotkamo"},
		{name: "asiakirja", meaning: "hyväksytty asiakirja, josta ohjelma on luettu", example: "Sotkamon kunnan työllisyysohjelma 2022–2025"},
		{name: "alkaa", form: aYear, required: true, meaning: "ensimmäinen vuosi, josta voi raportoida", example: "2022"},
		{name: "päättyy", form: aYear, required: true, meaning: "viimeinen vuosi, josta voi raportoida", example: "2025"},
		{name: "perusvuosi", form: aYear, required: true, meaning: "vuosi, johon tuloksia verrataan, jos mittari ei sano muuta", example: "2021"},
		{name: "päätösehdotus", form: someTexts, meaning: "ehdotus, joka kirjoitetaan esityslistan tekstiin; luettelossa kukin kappale erikseen", example: "Kunnanvaltuusto merkitsee seurantaraportin tiedoksi."},
		{name: "poliittiset toimielimet", form: someTexts, meaning: "vastuutahot, joilta ei pyydetä tietoja", example: "[Poliittiset päättäjät]"},
		{name: "huomautukset", form: someTexts, meaning: "koko raporttia koskevat huomautukset", example: "[Kuntakokeilu alkoi 1.3.2021.]"},
	}},
	{name: "lähde", meaning: "aineisto: samanmuotoiset Excel-työkirjat", keys: []key{
		{name: "nimi", required: true, meaning: "lähteen nimi raportissa", example: "Työnvälitystilasto kunnittain"},
		{name: "tiedostot", form: someTexts, required: true, meaning: "tiedostojen hakumalli tai luettelo malleista; * on mikä tahansa teksti", example: "aineistot/*12r5*.xlsx"},
		{name: "valinta", form: aChoice, choices: []string{string(programme.Newest), string(programme.Every)}, meaning: "mikä löytyneistä tiedostoista luetaan", example: "kaikki"},
		{name: "välilehti", form: someTexts, meaning: "välilehden nimi, malli tai luettelo; muuten ainoa näkyvä, jolla on tietoja", example: "Luvut"},
		{name: "muoto", form: aChoice, choices: layouts, required: true, meaning: "miten tiedot ovat: pxweb on tilastopalvelun vienti, taulukko rivi- ja sarakeotsikoita, pitkä yksi havainto rivillä, solut yksittäisiä soluja", example: "pxweb"},
		{name: "ulottuvuudet", form: someTexts, with: []string{layoutPxWeb}, meaning: "ulottuvuuksien nimet, rivien ensin, jos otsikko ei kerro niitä", example: "[Alue, Kuukausi, Tiedot]"},
		{name: "otsikkorivi", form: aHeaderRow, with: []string{layoutTable, layoutList}, meaning: "ensimmäisen otsikkorivin numero tai siinä oleva teksti, tai ei; oletus 1", example: "3"},
		{name: "otsikkorivejä", form: aWhole, low: 1, high: 20, with: []string{layoutTable}, meaning: "montako otsikkoriviä on; oletus 1", example: "2"},
		{name: "rivit", form: someTexts, with: []string{layoutTable}, meaning: "sarakkeet, jotka nimeävät rivit, otsikon tai kirjaimen mukaan", example: "[Kunta, Vuosi]"},
		{name: "sarakkeet", form: someTexts, with: []string{layoutTable}, meaning: "otsikkorivien nimet ylhäältä alas; oletus Sarake", example: "[Vuosi, Kuukausi]"},
		{name: "tyhjät rivit", form: aChoice, choices: []string{"päättävät", "ohitetaan"}, with: []string{layoutTable}, meaning: "päättääkö tyhjä rivi taulukon", example: "ohitetaan"},
		{name: "väliotsikot", with: []string{layoutTable}, meaning: "minkä niminen ulottuvuus on rivien välissä yksin omalla rivillään oleva otsikko, joka koskee sen alla olevia rivejä", example: "Vuosi"},
		{name: "puuttuva", form: someTexts, meaning: "merkit, jotka tarkoittavat puuttuvaa tietoa; pxwebissä muuten piste, kaksi tai kolme", example: `[".", ".."]`},
		{name: "nolla", form: someTexts, meaning: "merkit, jotka tarkoittavat nollaa", example: `["-"]`},
		{name: "ylläpito", form: aChoice, choices: []string{"vienti", "käsin"}, meaning: "käsin tarkoittaa, että työkirjaa pidetään itse; tolokku collect kysyy sen tietoja", example: "käsin"},
		{name: "huomautus", meaning: "teksti, joka näytetään lähteen arvojen yhteydessä", example: `"Esimerkkiaineisto: luvut ovat keksittyjä"`},
	}},
	{name: "kommentit", meaning: "luettelo, jossa vastuutahojen kommentit ovat; arvot ovat sarakkeiden otsikoita", keys: []key{
		{name: "lähde", required: true, meaning: "lähteen nimi kohdasta lähteet; sen muoto on pitkä", example: "kommentit"},
		{name: "tunnus", required: true, meaning: "sarake, jossa on mittarin tunnus tai nimi", example: "Mittari"},
		{name: "vuosi", required: true, meaning: "sarake, jossa on vuosi", example: "Vuosi"},
		{name: "taho", required: true, meaning: "sarake, jossa on vastuutaho", example: "Vastuutaho"},
		{name: "kommentti", required: true, meaning: "sarake, jossa on kommentti", example: "Kommentti"},
		{name: "syy", meaning: "sarake, jossa kerrotaan, miksi mittari on jäljessä", example: "Syy"},
		{name: "toimet", meaning: "sarake, jossa kerrotaan, mitä asialle tehdään", example: "Toimet"},
		{name: "kuka", meaning: "sarake, jossa on toimista vastaava; muuten vastuutaho", example: "Kuka"},
		{name: "mennessä", meaning: "sarake, jossa on päivä, johon mennessä toimet tehdään", example: "Mennessä"},
	}},
	{name: "teema", meaning: "ohjelman teema", keys: []key{
		{name: "teema", required: true, meaning: "teeman nimi", example: "Hyvinvointi edellä huomiseen"},
		{name: "lupaukset", form: somePlaces, holds: "lupaus", required: true, meaning: "teeman lupaukset", example: "[{lupaus: Työttömiä on yhä vähemmän., tavoitteet: […]}]"},
	}},
	{name: "lupaus", meaning: "teeman lupaus", keys: []key{
		{name: "lupaus", required: true, meaning: "lupaus sanoin", example: "Työttömiä on yhä vähemmän."},
		{name: "tavoitteet", form: somePlaces, holds: "tavoite", required: true, meaning: "lupauksen tavoitteet", example: "[{tavoite: Työttömyys lyhenee., toimenpiteet: […]}]"},
	}},
	{name: "tavoite", meaning: "lupauksen tavoite", keys: []key{
		{name: "tavoite", required: true, meaning: "tavoite sanoin", example: "Työttömyys päättyy kolmessa kuukaudessa."},
		{name: "toimenpiteet", form: somePlaces, holds: "toimenpiteet", required: true, meaning: "tavoitteen toimenpiteet mittareineen", example: "[{toimenpide: Ohjataan palveluihin., vastuutaho: Työllisyyspalvelut, mittarit: […]}]"},
	}},
	{name: "toimenpiteet", meaning: "toimenpiteet, joita samat mittarit seuraavat", keys: []key{
		{name: "toimenpide", form: someTexts, required: true, meaning: "toimenpide tai luettelo toimenpiteistä", example: "[Ohjataan asiakkaita palveluihin.]"},
		{name: "vastuutaho", form: someTexts, required: true, meaning: "vastuutaho tai luettelo niistä", example: "[Työllisyyspalvelut, TE-toimisto]"},
		{name: "mittarit", form: somePlaces, holds: "mittari", required: true, meaning: "mittarit, joilla toimenpiteitä seurataan", example: "[{tunnus: tyottomyysaste, mittari: Työttömyysaste, tavoitetaso: seurataan}]"},
	}},
	{name: "mittari", meaning: "mittari", keys: []key{
		{name: "tunnus", required: true, pattern: idPattern, meaning: "yksilöivä tunnus: pieniä kirjaimia, numeroita ja yhdysmerkkejä", example: "tyottomyysaste"},
		{name: "mittari", required: true, meaning: "mittarin nimi", example: "Työttömien työnhakijoiden osuus työvoimasta"},
		{name: "lyhyt", meaning: "lyhyt nimi taulukoihin, otsikoihin ja etusivulle; enintään 32 merkkiä", example: "Työttömyysaste"},
		{name: "yksikkö", meaning: "yksikkö, joka kirjoitetaan luvun perään", example: `"%"`},
		{name: "desimaaleja", form: aWhole, low: 0, high: 6, meaning: "montako desimaalia raportissa näytetään; oletus niin monta kuin tarvitaan", example: "1"},
		{name: "lähtötaso", form: aPlace, holds: "lähtötaso", meaning: "taso, josta lähdettiin; muuten perusvuoden arvo lähteestä", example: "{arvo: 7.5, vuosi: 2021}"},
		{name: "tavoitetaso", form: someTargets, holds: "tavoitetaso", required: true, meaning: "tavoite, luettelo muutetuista tavoitteista tai seurataan", example: "{enintään: 4, vuonna: 2025}"},
		{name: "ryhmät", form: placesOrTexts, holds: "ryhmä", meaning: "ryhmät, joissa kussakin tavoitteen pitää täyttyä", example: "[alle 25-vuotiaat, yli 54-vuotiaat]"},
		{name: "arvo", form: aPlace, holds: "arvo", meaning: "mistä arvo luetaan; ilman sitä arvoa kysytään vain tiedonkeruussa", example: "{lähde: työnvälitys, missä: {Alue: Sotkamo}, aika: Kuukausi, yhdistä: keskiarvo}"},
		{name: "katkokset", form: somePlaces, holds: "katkos", meaning: "vuodet, joista alkaen luvut eivät ole verrattavissa aiempiin", example: "[{vuosi: 2025, syy: Palvelut siirtyivät kunnille.}]"},
		{name: "arviot", form: somePlaces, holds: "arvio", meaning: "asiantuntijan omat arviot, enintään yksi vuodessa", example: "[{vuosi: 2023, tila: jäljessä, nimi: N. N., päivä: 2024-01-15, perustelu: Vuosi oli poikkeava.}]"},
		{name: "huomautukset", form: someTexts, meaning: "mittaria koskevat huomautukset", example: "[Vuoden arvo on kuukausien keskiarvo.]"},
		{name: "tiedon antaja", meaning: "keneltä arvoa kysytään; muuten ensimmäiseltä vastuutaholta", example: "Työllisyyspalvelut"},
	}},
	{name: "lähtötaso", meaning: "taso, josta lähdettiin", keys: []key{
		{name: "arvo", form: aNumber, required: true, meaning: "lähtötason luku", example: "7.5"},
		{name: "vuosi", form: aYear, required: true, meaning: "vuosi, jolta luku on", example: "2021"},
	}},
	{name: "tavoitetaso", meaning: "tavoite", keys: []key{
		{name: "enintään", form: aNumber, kind: true, meaning: "arvo on enintään tämä", example: "4"},
		{name: "alle", form: aNumber, kind: true, meaning: "arvo on alle tämän", example: "25"},
		{name: "vähintään", form: aNumber, kind: true, meaning: "arvo on vähintään tämä", example: "100"},
		{name: "yli", form: aNumber, kind: true, meaning: "arvo on yli tämän", example: "50"},
		{name: "tasan", form: aNumber, kind: true, meaning: "arvo on tasan tämä", example: "0"},
		{name: "noin", form: aNumber, kind: true, meaning: "arvo on joka vuosi noin tämä", example: "40"},
		{name: "laskee", form: aChoice, choices: []string{"joka vuosi"}, kind: true, meaning: "arvo laskee joka vuosi tavoitevuoteen asti", example: "joka vuosi"},
		{name: "nousee", form: aChoice, choices: []string{"joka vuosi"}, kind: true, meaning: "arvo nousee joka vuosi tavoitevuoteen asti", example: "joka vuosi"},
		{name: "kasvaa", form: aChoice, choices: []string{"lähtötasosta"}, kind: true, meaning: "arvo on joka vuosi suurempi kuin lähtötaso", example: "lähtötasosta"},
		{name: "vähenee", form: aChoice, choices: []string{"lähtötasosta"}, kind: true, meaning: "arvo on joka vuosi pienempi kuin lähtötaso", example: "lähtötasosta"},
		{name: "valmis", form: aDeadline, kind: true, meaning: "päivä, johon mennessä on valmista; pelkkä vuosi on sen viimeinen päivä", example: "2025-12-31"},
		{name: "vaiheet", form: placesOrTexts, holds: "vaihe", kind: true, meaning: "vaiheet järjestyksessä", example: "[pilotointi käynnissä, malli käytössä]"},
		{name: "vuonna", form: aDeadline, with: append(slices.Clone(levelKinds), "laskee", "nousee", "vaiheet"), meaning: "tavoitevuosi; vaiheille myös päivä", example: "2025"},
		{name: "joka vuosi", form: aYes, with: append(append(slices.Clone(levelKinds), yearly...), "noin"), meaning: "kyllä, jos tavoitteen pitää täyttyä joka vuosi", example: "kyllä"},
		{name: "välitavoitteet", form: levels, with: levelKinds, meaning: "tasot, jotka tavoitellaan matkalla", example: "{2023: 5.5, 2024: 4.8}"},
		{name: "jousto", form: aPercentage, with: levelKinds, meaning: "montako prosenttia matkasta saa jäädä tavoiteurasta; oletus 0", example: "10"},
		{name: "vaihtelu", form: aPercentage, with: []string{"noin"}, meaning: "montako prosenttia arvo saa poiketa tavoitteesta; oletus 10", example: "10"},
		{name: "ylitys", form: aChoice, choices: []string{"sallittu", "ei sallittu"}, with: []string{"noin"}, meaning: "saako arvo ylittää vaihteluvälin", example: "ei sallittu"},
		{name: "päätetty", form: aDay, meaning: "päivä, jona tavoitetta muutettiin; muutetulla tavoitteella pakollinen", example: "2024-03-12"},
	}},
	{name: "vaihe", meaning: "virstanpylvään vaihe", keys: []key{
		{name: "vaihe", required: true, meaning: "vaiheen nimi, jota myös aineisto käyttää", example: "pilotointi käynnissä"},
		{name: "viimeistään", form: aDeadline, meaning: "vaiheen määräaika; muuten koko tavoitteen", example: "2024"},
	}},
	{name: "ryhmä", meaning: "mittarin ryhmä", keys: []key{
		{name: "nimi", required: true, meaning: "ryhmän nimi raportissa", example: "alle 25-vuotiaat"},
		{name: "arvona", meaning: "ryhmän nimi aineistossa, jos se on toinen", example: `"15–24"`},
		{name: "missä", form: filters, meaning: "ryhmän oma rajaus, joka lisätään arvon rajaukseen", example: `{Ikä: "15–24"}`},
		{name: "lähtötaso", form: aPlace, holds: "lähtötaso", meaning: "ryhmän oma lähtötaso", example: "{arvo: 30, vuosi: 2021}"},
		{name: "katkokset", form: somePlaces, holds: "katkos", meaning: "ryhmän omat katkokset", example: "[{vuosi: 2024, syy: Luokitus muuttui.}]"},
	}},
	{name: "katkos", meaning: "vuosi, josta alkaen luvut eivät ole verrattavissa aiempiin", keys: []key{
		{name: "vuosi", form: aYear, required: true, meaning: "ensimmäinen vuosi katkoksen jälkeen", example: "2025"},
		{name: "syy", required: true, meaning: "mistä katkos johtuu", example: "Palvelut siirtyivät kunnille."},
	}},
	{name: "arvio", meaning: "asiantuntijan arvio, joka näytetään lasketun tilan rinnalla", keys: []key{
		{name: "vuosi", form: aYear, required: true, meaning: "vuosi, jota arvio koskee", example: "2023"},
		{name: "tila", form: aChoice, choices: programme.VerdictWords, required: true, meaning: "asiantuntijan arvioima tila", example: "jäljessä"},
		{name: "nimi", required: true, meaning: "kuka arvioi", example: "N. N., työllisyysasiantuntija"},
		{name: "päivä", form: aDay, required: true, meaning: "arvion päivä", example: "2024-01-15"},
		{name: "perustelu", required: true, meaning: "miksi asiantuntija arvioi näin", example: "Vuosi oli poikkeava."},
	}},
	{name: "arvo", meaning: "mistä mittarin arvo luetaan ja mitä sille tehdään", keys: []key{
		{name: "lähde", required: true, with: append(slices.Clone(layouts), shapeMilestone), meaning: "lähteen nimi kohdasta lähteet", example: "työnvälitys"},
		{name: "missä", form: filters, with: append(slices.Clone(sheets), shapeMilestone), meaning: "mitkä solut: jokaisen ulottuvuuden arvo täsmälleen; [a, b] useampi, {ei: [a]} muut kuin, {koodi: KU765} koodin mukaan", example: "{Alue: Sotkamo, Tiedot: Työttömät}"},
		{name: "aika", with: sheets, meaning: "ulottuvuus, jossa vuodet tai kuukaudet ovat", example: "Kuukausi"},
		{name: "vuosi", form: aYear, with: sheets, meaning: "arvojen vuosi, jos mikään ulottuvuus ei kerro sitä", example: "2023"},
		{name: "luku", with: []string{layoutList}, meaning: "sarake, jossa arvot ovat", example: "Arvo"},
		{name: "solut", form: somePlaces, holds: "solut", with: []string{layoutCells}, meaning: "yksittäiset solut vuosittain", example: "[{vuosi: 2023, solu: D14, vartija: {C14: Sotkamo, D3: 2023}}]"},
		{name: "ryhmittely", with: sheets, meaning: "ulottuvuus, jossa ryhmät ovat", example: "Ikäryhmä"},
		{name: "yhdistä", form: aChoice, choices: aggregates, with: sheets, meaning: "miten vuoden arvoista tulee yksi", example: "keskiarvo"},
		{name: "vaaditaan", form: aWhole, low: 1, high: 366, with: sheets, meaning: "montako jaksoa tekee vuodesta täyden; oletus 12 kuukautta tai 4 neljännestä", example: "12"},
		{name: "kertymä", form: aYes, with: layouts, meaning: "kyllä laskee yhteen ohjelmakauden vuodet", example: "kyllä"},
		{name: "kerroin", form: aNumber, with: append(slices.Clone(layouts), shapeRatio), meaning: "luku, jolla arvo kerrotaan", example: "0.001"},
		{name: "vastaajia", with: []string{layoutList}, meaning: "sarake, jossa on kyselyyn vastanneiden määrä", example: "Vastaajia"},
		{name: "vaihe", with: []string{shapeMilestone}, meaning: "sarake, jossa on saavutettu vaihe, valmis tai ei aloitettu", example: "Vaihe"},
		{name: "päivä", with: []string{shapeMilestone}, meaning: "sarake, jossa on vaiheen päivä tai vuosi", example: "Päivä"},
		{name: "suhde", form: aPlace, holds: "suhde", with: []string{shapeRatio}, meaning: "kahden arvon suhde; kertoimella 100 prosentteina", example: "{osoittaja: {…}, nimittäjä: {…}}"},
	}},
	{name: "suhde", meaning: "kahden arvon suhde", keys: []key{
		{name: "osoittaja", form: aPlace, holds: "arvo", required: true, meaning: "jaettava, kirjoitetaan kuten arvo", example: "{lähde: luvut, missä: {Mittari: asiakkaat}, aika: Vuosi, luku: Arvo}"},
		{name: "nimittäjä", form: aPlace, holds: "arvo", required: true, meaning: "jakaja, kirjoitetaan kuten arvo", example: "{lähde: luvut, missä: {Mittari: virkailijat}, aika: Vuosi, luku: Arvo}"},
	}},
	{name: "missä", meaning: "ulottuvuuden rajaus muuten kuin luetelluilla arvoilla", keys: []key{
		{name: "ei", form: someTexts, kind: true, meaning: "kaikki muut arvot kuin nämä", example: "[KOKO MAA]"},
		{name: "koodi", form: someTexts, kind: true, meaning: "arvot koodin mukaan", example: "KU765"},
	}},
	{name: "solut", meaning: "yksi solu ja sen vartija", keys: []key{
		{name: "vuosi", form: aYear, required: true, meaning: "vuosi, jonka arvo solussa on", example: "2023"},
		{name: "solu", required: true, pattern: cellReference, meaning: "solun osoite", example: "D14"},
		{name: "vartija", form: guards, required: true, meaning: "muut solut ja tekstit, joiden pitää olla niissä, kuten rivin nimi ja vuosi", example: "{C14: Sotkamo, D3: 2023}"},
	}},
}

// placeNamed returns a place of the table; a name that is not there is a
// fault of the code that asks.
func placeNamed(name string) *place {
	for i := range places {
		if places[i].name == name {
			return &places[i]
		}
	}
	panic("definition: no place " + name)
}

// names are the place's keys in order.
func (p *place) names() []string {
	var names []string
	for _, k := range p.keys {
		names = append(names, k.name)
	}
	return names
}

// kinds are the keys of which the place has exactly one.
func (p *place) kinds() []string {
	var names []string
	for _, k := range p.keys {
		if k.kind {
			names = append(names, k.name)
		}
	}
	return names
}

// fits tells whether the key means something in a place of the shape.
func (k *key) fits(shape string) bool { return len(k.with) == 0 || slices.Contains(k.with, shape) }
