package report

// rules are the status rules in words, for the appendix of the report.
func rules() []Rule {
	return []Rule{
		{"Saavutettu", "Mittarin tavoite täyttyy raporttivuonna. Virstanpylväs on saavutettu, kun se on valmis arviointipäivänä; jos se valmistui määräajan jälkeen, perustelussa lukee ”myöhässä”."},
		{"Aikataulussa", "Tavoitevuosi on vielä edessä, ja arvo on vähintään yhtä hyvä kuin raporttivuoden suunniteltu taso. Virstanpylväs on aikataulussa, kun sen määräaika ei ole vielä ohi."},
		{"Jäljessä", "Tavoite ei täyty ja arvo on suunniteltua tasoa huonompi, tai tavoitevuosi tai määräaika on ohi."},
		{"Tieto puuttuu ja ei arvioitavissa", "Tieto puuttuu, kun raporttivuodelle ei ole arvoa; vanhempaa arvoa ei käytetä sen tilalla. Mittari ei ole arvioitavissa, kun arvo on, mutta sitä ei voi verrata mihinkään, esimerkiksi koska lähtötaso puuttuu. Syy lukee mittarin kohdalla."},
		{"Seurataan", "Mittarilla ei ole tavoitetta. Sitä ei lasketa arvioitavien mittareiden määrään."},
		{"Suunniteltu taso", "Suunniteltu taso kulkee suoraan lähtötasosta tavoitteeseen: p = b + (t − b) × (vuosi − lähtövuosi) / (tavoitevuosi − lähtövuosi). Jos ohjelmassa on välitavoitteita, taso kulkee niiden kautta. Jos ohjelmassa on sallittu jousto, se kerrotaan mittarin kohdalla."},
		{"Tavoite ”tasan”", "Ennen tavoitevuotta arvon pitää olla suunnitellun tason ja tavoitteen välissä, rajat mukaan lukien."},
		{"Tavoite joka vuosi", "Tavoite arvioidaan joka vuosi erikseen: se on saavutettu tai jäljessä. Tavoitteella ”noin” on vaihteluväli, tavallisesti ±10 %, rajat mukaan lukien. Vaihteluvälin ylittäminen on sallittu, jollei ohjelma kiellä sitä."},
		{"Pienenee tai kasvaa joka vuosi", "Jokaista vuotta lähtövuodesta tavoitevuoteen verrataan edelliseen vuoteen. Sama arvo ei ole muutos. Tavoitevuoden jälkeen tila pysyy sellaisena, jona vuodet tavoitevuoteen asti sen jättivät."},
		{"Suurempi tai pienempi kuin lähtötaso", "Arvoa verrataan joka vuosi lähtötasoon. Lähtötason suuruinen arvo ei riitä."},
		{"Ryhmät", "Tavoitteen pitää täyttyä jokaisessa ryhmässä, ja huonoin ryhmä ratkaisee. Jos jonkin ryhmän tieto puuttuu eikä mikään muu ryhmä ole jäljessä, kokonaisuutta ei arvioida."},
		{"Vaiheet", "Jokaisella vaiheella on määräaika. Mittari on aikataulussa, kun jokainen vaihe, jonka määräaika on ohi, on saavutettu. Pelkkä vuosi tarkoittaa vuoden viimeistä päivää."},
		{"Arviointipäivä", "Vuosi arvioidaan raportin päivänä, kuitenkin viimeistään seuraavan vuoden tammikuun 1. päivänä. Myöhempien vuosien arvoja, kirjauksia ja kommentteja ei käytetä."},
		{"Vajaa vuosi", "Jos vuodesta puuttuu kuukausia, arvio on alustava ja sen vieressä lukee, montako kuukautta arvo kattaa, esimerkiksi 8/12 kk. Summaa verrataan samaan osaan tavoitteesta tai suunnitellusta tasosta, keskiarvoa ja viimeistä arvoa sellaisinaan. Alustava tila on saavutettu vain, jos puuttuvat kuukaudet eivät voi muuttaa sitä. Muuten se on aikataulussa, jos tavoite tai suunniteltu taso toistaiseksi täyttyy. Tila, joka ei perustu raporttivuoden arvoon, ei ole alustava."},
		{"Lähtötaso", "Ohjelman lähtötaso ratkaisee. Jos ohjelma ei anna sitä, lähtötaso on saman aineiston arvo perusvuodelta. Ilman lähtötasoa tavoite voidaan todeta saavutetuksi, mutta edistymistä ei voi arvioida ennen tavoitevuotta."},
		{"Katkos sarjassa", "Kun luvun laskentatapa tai sisältö muuttuu, katkoksen yli ei verrata. Tavoitevuoteen sidottu tavoite arvioidaan silloin vain tavoitetta vasten; jos se ei täyty ennen tavoitevuotta, mittari ei ole arvioitavissa."},
		{"Muutettu tavoite", "Raporttivuoden lopussa voimassa oleva tavoite ratkaisee. Tila alkuperäisen tavoitteen mukaan kerrotaan sen vieressä."},
		{"Asiantuntijan arvio", "Asiantuntijan oma arvio kerrotaan lasketun tilan vieressä. Kumpikaan ei korvaa toista."},
		{"Suhdeluku", "Suhdeluku lasketaan kahdesta mitatusta arvosta. Jos nimittäjä puuttuu tai on nolla, arvoa ei ole."},
		{"Pyöristys", "Tilat ja muutokset lasketaan tarkoista luvuista, ja luvut pyöristetään vasta raporttiin. Muutos voi siksi poiketa pyöristettyjen lukujen erotuksesta. Pyöristetty luku ei ole ristiriidassa tilan kanssa."},
	}
}
