package report

// rules are the status rules in words, for the workbook's legend and the README.
func rules() []Rule {
	return []Rule{
		{"Saavutettu", "Tavoite on täyttynyt raporttivuonna. Virstanpylväs on saavutettu, kun se on valmis; jos se valmistui määräajan jälkeen, perusteessa lukee ”myöhässä”."},
		{"Aikataulussa", "Tavoitevuosi on vielä edessä, ja arvo on vähintään yhtä hyvä kuin raporttivuoden tavoiteura. Virstanpylväs on aikataulussa, kun sen määräaika ei ole ohi."},
		{"Jäljessä", "Tavoite ei täyty, ja arvo on tavoiteuraa huonompi tai tavoitevuosi tai määräaika on ohi."},
		{"Arvioimatta", "Tieto puuttuu, kun raporttivuodelle ei ole arvoa; vanhempaa arvoa ei käytetä sen tilalla. Mittaria ei voi arvioida, kun arvo on saatu, mutta sitä ei voi verrata mihinkään, esimerkiksi koska lähtötaso puuttuu. Syy lukee mittarin kohdalla."},
		{"Seurataan", "Mittarilla ei ole tavoitetta, joten sitä ei arvioida."},
		{"Tavoiteura", "Tavoiteura on suora viiva lähtötasosta tavoitteeseen; raportti laskee sen, ohjelmassa ei ole vuosittaisia tavoitteita. Vuoden taso on lähtötaso + (tavoite − lähtötaso) × kuluneet vuodet / vuodet tavoitteeseen. Jos ohjelmassa on välitavoitteita, ura kulkee niiden kautta. Jos ohjelmassa on sallittu jousto, se kerrotaan mittarin kohdalla."},
		{"Suunta", "Suunta kertoo, paraneeko vai heikkeneekö arvo edellisvuodesta tavoitteen kannalta. Se ei vaikuta tilaan. Suuntaa ei ole, jos toinen vuosista puuttuu tai on vajaa tai jos sarja katkeaa niiden välissä. Ryhmistä heikkenevä ratkaisee."},
		{"Tavoite ”tasan”", "Ennen tavoitevuotta arvon pitää olla tavoiteuran ja tavoitteen välissä, rajat mukaan lukien."},
		{"Tavoite joka vuosi", "Tavoite arvioidaan joka vuosi erikseen: se on saavutettu tai jäljessä."},
		{"Tavoite ”noin”", "Luku saa jäädä tavoitteesta enintään vaihtelun verran, tavallisesti 10 %. Tavoitteen ylittäminen on sallittu, jollei ohjelma kiellä sitä."},
		{"Pienenee tai kasvaa joka vuosi", "Jokaista vuotta lähtövuodesta tavoitevuoteen verrataan edelliseen vuoteen. Sama arvo ei ole muutos. Tavoitevuoden jälkeen tila ei enää muutu."},
		{"Suurempi tai pienempi kuin lähtötaso", "Arvoa verrataan joka vuosi lähtötasoon. Lähtötason suuruinen arvo ei riitä."},
		{"Ryhmät", "Tavoitteen pitää täyttyä jokaisessa ryhmässä, ja heikoin ryhmä ratkaisee. Jos jonkin ryhmän tieto puuttuu eikä mikään muu ryhmä ole jäljessä, koko mittaria ei arvioida."},
		{"Vaiheet", "Jokaisella vaiheella on määräaika. Mittari on aikataulussa, kun jokainen vaihe, jonka määräaika on ohi, on saavutettu. Pelkkä vuosi tarkoittaa vuoden viimeistä päivää."},
		{"Arviointipäivä", "Vuosi arvioidaan raportin päivänä, kuitenkin viimeistään seuraavan vuoden tammikuun 1. päivänä. Myöhempien vuosien arvoja, kirjauksia ja kommentteja ei käytetä."},
		{"Vajaa vuosi", "Jos vuodesta puuttuu tietoja, tila on alustava ja sen vieressä lukee, minkä osan vuodesta arvo kattaa, esimerkiksi 8/12 kk. Summaa verrataan samaan osaan tavoitteesta tai tavoiteurasta, keskiarvoa ja viimeistä arvoa sellaisinaan. Alustava tila on saavutettu vain, jos puuttuvat tiedot eivät voi muuttaa sitä. Muuten se on aikataulussa, jos tavoite tai tavoiteura toistaiseksi täyttyy. Jos tila ei perustu raporttivuoden arvoon, vajaa vuosi ei vaikuta siihen."},
		{"Lähtötaso", "Ohjelman lähtötaso ratkaisee. Jos ohjelma ei anna sitä, lähtötaso on saman aineiston arvo perusvuodelta. Ilman lähtötasoa tavoite voidaan todeta saavutetuksi, mutta etenemistä ei voi arvioida ennen tavoitevuotta."},
		{"Katkos sarjassa", "Kun luvun laskentatapa tai sisältö muuttuu, katkoksen yli ei verrata. Tavoitevuoteen sidottu tavoite arvioidaan silloin vain vertaamalla arvoa tavoitteeseen; jos se ei täyty ennen tavoitevuotta, mittaria ei voi arvioida."},
		{"Muutettu tavoite", "Raporttivuoden lopussa voimassa oleva tavoite ratkaisee. Tila alkuperäisen tavoitteen mukaan kerrotaan sen vieressä."},
		{"Asiantuntijan arvio", "Asiantuntijan oma arvio kerrotaan lasketun tilan vieressä. Kumpikaan ei korvaa toista."},
		{"Suhdeluku", "Suhdeluku lasketaan kahdesta mitatusta arvosta. Jos nimittäjä puuttuu tai on nolla, arvoa ei ole."},
		{"Pyöristys", "Tilat ja suunnat lasketaan tarkoista luvuista. Luvuista näytetään niin monta desimaalia, että tilan ja suunnan voi tarkistaa. Muutos on näytettyjen lukujen erotus."},
	}
}
