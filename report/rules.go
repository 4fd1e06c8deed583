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
		{"Suunta", "Suunta kertoo, paraneeko vai heikkeneekö arvo edellisvuodesta tavoitteen kannalta. Se ei vaikuta tilaan. Tavoitteissa ”tasan” ja ”noin” ratkaisee etäisyys tavoitteesta, ja sallittu ylitys on yhtä hyvä kuin tavoite. Kertymästä verrataan vuosien omia osuuksia. Virstanpylväs paranee, kun vuonna saavutetaan vaihe. Suuntaa ja muutosta ei ole, jos toinen vuosista puuttuu tai on vajaa tai jos sarja katkeaa niiden välissä. Ryhmistä heikkenevä ratkaisee."},
		{"Tavoite ”tasan”", "Ennen tavoitevuotta arvon pitää olla tavoiteuran ja tavoitteen välissä, rajat mukaan lukien."},
		{"Tavoite joka vuosi", "Tavoite arvioidaan joka vuosi erikseen: se on saavutettu tai jäljessä."},
		{"Tavoite ”noin”", "Luku saa jäädä tavoitteesta enintään vaihtelun verran, tavallisesti 10 %. Tavoitteen ylittäminen on sallittu, jollei ohjelma kiellä sitä."},
		{"Pienenee tai kasvaa joka vuosi", "Jokaista vuotta lähtövuodesta tavoitevuoteen verrataan edelliseen vuoteen. Sama arvo ei ole muutos. Yksikin vuosi väärään suuntaan riittää, vaikka muita vuosia puuttuisi. Muuten puuttuva tai vajaa aiempi vuosi estää arvion. Tavoitevuoden jälkeen tila ei enää muutu."},
		{"Suurempi tai pienempi kuin lähtötaso", "Arvoa verrataan joka vuosi lähtötasoon. Lähtötason suuruinen arvo ei riitä."},
		{"Ryhmät", "Tavoitteen pitää täyttyä jokaisessa ryhmässä, ja heikoin ryhmä ratkaisee. Jos jonkin ryhmän tieto puuttuu eikä mikään muu ryhmä ole jäljessä, koko mittaria ei arvioida. Edellisvuoden tila perustuu silloin tunnettuihin ryhmiin."},
		{"Vaiheet", "Jokaisella vaiheella on määräaika. Mittari on aikataulussa, kun jokainen vaihe, jonka määräaika on ohi, on saavutettu. Pelkkä vuosi tarkoittaa vuoden viimeistä päivää."},
		{"Arviointipäivä", "Vuosi arvioidaan raportin päivänä, kuitenkin viimeistään seuraavan vuoden tammikuun 1. päivänä: sitä ennen päättyneet määräajat ovat ohi. Tapahtumat lasketaan mukaan raportin päivään asti, kuitenkin enintään vuoden viimeiseen päivään. Tapahtuma, josta tiedetään vain vuosi, lasketaan mukaan sen vuoden raportista alkaen. Myöhempien vuosien arvoja, kirjauksia ja kommentteja ei käytetä."},
		{"Vajaa vuosi", "Jos vuodesta puuttuu tietoja, tila on alustava ja sen vieressä lukee, minkä osan vuodesta arvo kattaa, esimerkiksi 8/12 kk. Summaa verrataan samaan osaan tavoitteesta, tavoiteurasta, lähtötasosta tai edellisvuodesta, keskiarvoa, viimeistä arvoa ja samoista kuukausista laskettua suhdelukua sellaisinaan. Alustava tila on saavutettu vain, jos puuttuvat tiedot eivät voi muuttaa sitä; jos jokin jakso on ollut alle nollan, summa voi vielä pienentyä. Tila on jäljessä, jos tavoite tai tavoiteura ei toistaiseksi täyty tai jos puuttuvat tiedot eivät voi enää korjata sitä. Muuten se on aikataulussa. Päivätyistä tapahtumista vuosi on täysi, kun se on ohi; sitä ennen lasketaan kuluneet täydet kuukaudet. Jos tila ei perustu raporttivuoden arvoon, vajaa vuosi ei vaikuta siihen."},
		{"Lähtötaso", "Ohjelman lähtötaso ratkaisee, ja ryhmän oma on ennen mittarin yhteistä. Jos ohjelma ei anna sitä, lähtötaso on saman aineiston arvo perusvuodelta. Vajaa summa tai lukumäärä ei kelpaa lähtötasoksi. Ilman lähtötasoa tavoite voidaan todeta saavutetuksi, mutta etenemistä ei voi arvioida ennen tavoitevuotta tai ensimmäistä välitavoitetta. Ryhmän tavoiteurasta jää pois välitavoite, jonka sen mitattu lähtötaso on jo ohittanut."},
		{"Kertymä", "Kertymä alkaa nollasta ohjelmaa edeltävänä vuonna, jollei ohjelma anna lähtötasoa. Vajaana vuonna sitä verrataan edellisvuoden tavoiteuraan ja samaan osaan vuoden kasvusta; sallittu jousto helpottaa molempia. Katkoksen yli osuutta ei lasketa: silloin ratkaisee koko tavoite."},
		{"Katkos sarjassa", "Kun luvun laskentatapa tai sisältö muuttuu, katkoksen yli ei verrata. Tavoitevuoteen sidottu tavoite arvioidaan silloin vain vertaamalla arvoa tavoitteeseen; jos se ei täyty ennen tavoitevuotta, mittaria ei voi arvioida."},
		{"Muutettu tavoite", "Viimeisenä päivänä, jonka tapahtumat lasketaan mukaan, voimassa oleva tavoite ratkaisee. Tila alkuperäisen tavoitteen mukaan kerrotaan sen vieressä."},
		{"Asiantuntijan arvio", "Asiantuntijan oma arvio kerrotaan lasketun tilan vieressä. Kumpikaan ei korvaa toista."},
		{"Suhdeluku", "Suhdeluku lasketaan kahdesta mitatusta arvosta. Jos molemmat kertyvät jaksoista, mukana ovat vain jaksot, jotka molemmilla on. Jos nimittäjä puuttuu tai on nolla, arvoa ei ole."},
		{"Pyöristys", "Tilat ja suunnat lasketaan tarkoista luvuista. Luvuista näytetään niin monta desimaalia, että tilan ja suunnan voi tarkistaa. Muutos on näytettyjen lukujen erotus."},
	}
}
