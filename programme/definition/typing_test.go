package definition

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// typed is a small programme as a person writes it; typing faults are made in it.
const typed = `ohjelma:
  nimi: Malliohjelma
  kunta: Malli
  alkaa: 2022
  päättyy: 2025
  perusvuosi: 2021

lähteet:
  tilasto:
    nimi: Työnvälitystilasto
    tiedostot: aineistot/tilasto_*.xlsx
    muoto: pxweb
  seuranta:
    nimi: Seurantataulukko
    tiedostot: "aineistot/seuranta.xlsx"
    muoto: pitkä

teemat:
- teema: Hyvinvointi
  lupaukset:
  - lupaus: Työttömiä on vähemmän.
    tavoitteet:
    - tavoite: Työttömyys lyhenee.
      toimenpiteet:
      - toimenpide: Ohjataan palveluihin.
        vastuutaho: [Työllisyyspalvelut, TE-toimisto]
        mittarit:
        - tunnus: aste
          mittari: Työttömyysaste
          yksikkö: "%"
          lähtötaso: {arvo: 7.5, vuosi: 2021}
          tavoitetaso: {enintään: 4, vuonna: 2025}
          arvo:
            lähde: tilasto
            missä: {Alue: Malli, Tiedot: "Osuus (%)"}
            aika: Kuukausi
            yhdistä: keskiarvo
        - tunnus: nuoret
          mittari: Alle 25-vuotiaat
          tavoitetaso: {alle: 20, vuonna: 2025}
          arvo: {lähde: seuranta, missä: {Mittari: nuoret}, aika: Vuosi, luku: Arvo}
      - toimenpide: Tuetaan yrittäjyyttä.
        vastuutaho: Yrityspalvelut
        mittarit:
        - tunnus: yritykset
          mittari: Uudet yritykset
          tavoitetaso: seurataan
`

// TestTyping: each typing fault is told once, at its own line and column, with
// a hint that mends it.
func TestTyping(t *testing.T) {
	for _, f := range typingFaults {
		t.Run(f.name, func(t *testing.T) {
			if n := strings.Count(typed, f.old); n != 1 {
				t.Fatalf("%q stands %d times", f.old, n)
			}
			_, problems := Parse("o.yaml", []byte(strings.Replace(typed, f.old, f.new, 1)))
			if len(problems) == 0 {
				t.Fatal("no fault")
			}
			first := problems.Sorted()[0]
			if len(problems) != 1 || first.Place() != "o.yaml:"+f.place || first.Hint != f.hint {
				var b strings.Builder
				problems.Print(&b, false)
				t.Errorf("want %s, %s; got\n%s", f.place, f.hint, b.String())
			}
		})
	}
}

// TestTypingHarmless: what YAML reads right is no fault.
func TestTypingHarmless(t *testing.T) {
	for _, f := range harmless {
		if _, problems := Parse("o.yaml", []byte(strings.Replace(typed, f.old, f.new, 1))); len(problems) > 0 {
			t.Errorf("%s: %v", f.name, problems)
		}
	}
}

// TestOutlineIsQuiet: the outline finds no fault in what YAML reads.
func TestOutlineIsQuiet(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../../programme.yaml", "testdata/*/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	texts := []string{typed, odd}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	for i, text := range texts {
		var node yaml.Node
		if yaml.Unmarshal([]byte(text), &node) != nil {
			continue
		}
		if found := findFault(strings.Split(text, "\n")); found != nil {
			t.Errorf("%d: line %d: %s", i, found.at.Line, found.fact)
		}
	}
}

// odd is YAML that people rarely write, but may.
const odd = `# comment
--- # document
a:
- b: "two
    lines"
  c: 'it''s'
-   - nested
    - list
- {flow: [1, 2,
     3], "quoted: key": x, k: 'v', e: , url: http://x.fi/a:b}
- |
  literal: text
    - deeper

  more
- >-
  folded: text
"key with: colon": plain text
  that goes on
  over lines
k: &anchor
  x: 1 # comment
  y: a#b
l: *anchor
m: !!str 5
n:
    o:
        p
q: [a: 1, b]
r: -5
s: "x" # comment
t: {} 
u: 12:30
v: a -b
w:

  x: y
z:
  - 1
  -
    - 2
  -
    a: b
end: it's
...
`

var typingFaults = []struct{ name, old, new, place, hint string }{
	{"one space too few", "          mittari: Työttömyysaste", "         mittari: Työttömyysaste",
		"29:10", `sisennä rivi 10 välilyönnillä kuten rivi 28`},
	{"one space too many", "          mittari: Työttömyysaste", "           mittari: Työttömyysaste",
		"29:12", `sisennä rivi 10 välilyönnillä kuten rivi 28`},
	{"two too few in metric", "          yksikkö: \"%\"", "        yksikkö: \"%\"",
		"30:9", `sisennä rivi 30 oikeaan kohtaan, esimerkiksi 10 välilyönnillä kuten rivi 29`},
	{"two spaces too many", "          yksikkö: \"%\"", "            yksikkö: \"%\"",
		"30:13", `sisennä rivi 10 välilyönnillä kuten rivi 29`},
	{"source child under", "    nimi: Seurantataulukko", "   nimi: Seurantataulukko",
		"14:4", `sisennä rivi 4 välilyönnillä kuten rivi 15`},
	{"source child at source col", "    nimi: Seurantataulukko", "  nimi: Seurantataulukko",
		"14:3", `sisennä rivi 4 välilyönnillä kuten rivi 15`},
	{"dash missing", "        - tunnus: nuoret", "          tunnus: nuoret",
		"38:11", `jos tästä alkaa uusi kohta, aloita rivi viivalla: - tunnus: …; muuten poista toinen`},
	{"dash missing under", "        - tunnus: nuoret", "        tunnus: nuoret",
		"38:9", `aloita rivi viivalla: - tunnus: nuoret`},
	{"dash nospace", "        - tunnus: nuoret", "        -tunnus: nuoret",
		"38:9", `lisää välilyönti viivan jälkeen: - tunnus: nuoret`},
	{"dash too deep", "        - tunnus: nuoret", "          - tunnus: nuoret",
		"38:11", `sisennä rivi 8 välilyönnillä kuten rivi 28`},
	{"dash too shallow", "        - tunnus: nuoret", "      - tunnus: nuoret",
		"38:7", `sisennä rivi 38 oikeaan kohtaan, esimerkiksi 8 välilyönnillä kuten rivi 28`},
	{"dash one off", "        - tunnus: nuoret", "       - tunnus: nuoret",
		"38:8", `sisennä rivi 8 välilyönnillä kuten rivi 28`},
	{"tab", "    muoto: pxweb", "\tmuoto: pxweb",
		"12:1", `sisennä rivi välilyönneillä: 4 välilyönnillä kuten rivi 11`},
	{"tab after spaces", "    muoto: pxweb", "  \tmuoto: pxweb",
		"12:3", `sisennä rivi välilyönneillä: 4 välilyönnillä kuten rivi 11`},
	{"nbsp", "    muoto: pxweb", "\u00a0\u00a0\u00a0\u00a0muoto: pxweb",
		"12:1", `sisennä rivi välilyönneillä: 4 välilyönnillä kuten rivi 11`},
	{"nbsp one", "    muoto: pxweb", "   \u00a0muoto: pxweb",
		"12:4", `sisennä rivi välilyönneillä: 4 välilyönnillä kuten rivi 11`},
	{"nbsp top", "  kunta: Malli", "\u00a0 kunta: Malli",
		"3:1", `sisennä rivi välilyönneillä: 2 välilyönnillä kuten rivi 2`},
	{"nbsp before colon value", "muoto: pxweb", "muoto:\u00a0pxweb",
		"12:5", `vaihda se tavalliseen välilyöntiin`},
	{"no space after colon", "  kunta: Malli", "  kunta:Malli",
		"3:3", `lisää välilyönti kaksoispisteen jälkeen: kunta: Malli`},
	{"no colon", "  kunta: Malli", "  kunta Malli",
		"3:3", `lisää kaksoispiste avaimen jälkeen: kunta: Malli`},
	{"no space first", "  nimi: Malliohjelma", "  nimi:Malliohjelma",
		"2:3", `lisää välilyönti kaksoispisteen jälkeen: nimi: Malliohjelma`},
	{"missing brace", "tavoitetaso: {enintään: 4, vuonna: 2025}", "tavoitetaso: {enintään: 4, vuonna: 2025",
		"32:24", `lisää kohdan loppuun }`},
	{"missing inner brace", "missä: {Mittari: nuoret}", "missä: {Mittari: nuoret",
		"41:17", `lisää kohdan loppuun }`},
	{"extra brace", "vuonna: 2025}\n          arvo:\n", "vuonna: 2025}}\n          arvo:\n",
		"32:51", `poista ylimääräinen sulje, tai jos sulkeet ovat tekstiä, kirjoita koko teksti lainausmerkkeihin`},
	{"missing open", "lähtötaso: {arvo", "lähtötaso: arvo",
		"31:22", `lisää alkuun {: {arvo: 7.5, vuosi: 2021}`},
	{"missing bracket", "TE-toimisto]", "TE-toimisto",
		"26:21", `lisää kohdan loppuun ]`},
	{"wrong bracket", "TE-toimisto]", "TE-toimisto}",
		"26:53", `vaihda merkiksi ] tai lisää puuttuva sulje`},
	{"missing quote", "\"aineistot/seuranta.xlsx\"", "\"aineistot/seuranta.xlsx",
		"15:16", `lisää tekstin loppuun "`},
	{"missing first quote", "\"aineistot/seuranta.xlsx\"", "aineistot/seuranta.xlsx\"",
		"15:16", `poista merkki; jos lainausmerkeistä puuttuu toinen, lisää se`},
	{"missing quote pct", "yksikkö: \"%\"", "yksikkö: \"%",
		"30:20", `lisää tekstin loppuun "`},
	{"percent", "yksikkö: \"%\"", "yksikkö: %",
		"30:20", `kirjoita teksti lainausmerkkeihin: "%"`},
	{"percent in flow", "\"Osuus (%)\"", "%-osuus",
		"35:42", `kirjoita teksti lainausmerkkeihin: "%-osuus"`},
	{"star", "tiedostot: aineistot/tilasto_*.xlsx", "tiedostot: *.xlsx",
		"11:16", `kirjoita teksti lainausmerkkeihin: "*.xlsx"`},
	{"two stars", "tiedostot: aineistot/tilasto_*.xlsx", "tiedostot: **/tilasto.xlsx",
		"11:16", `kirjoita teksti lainausmerkkeihin: "**/tilasto.xlsx"`},
	{"quoted two stars", "tiedostot: aineistot/tilasto_*.xlsx", "tiedostot: \"**/tilasto.xlsx\"",
		"11:16", `kirjoita jokaiselle kansiolle oma tähti: */tilasto.xlsx`},
	{"px", "aineistot/tilasto_*.xlsx", "aineistot/tilasto.px",
		"11:16", `lataa tilasto Excel-muodossa (xlsx)`},
	{"colon in text", "lupaus: Työttömiä on vähemmän.", "lupaus: Työttömät: vähemmän.",
		"21:22", `kirjoita teksti lainausmerkkeihin, jos siinä on kaksoispiste ja välilyönti: "Työttömät: vähemmän."`},
	{"missing comma", "arvo: 7.5, vuosi: 2021", "arvo: 7.5 vuosi: 2021",
		"31:33", `lisää pilkku: 7.5, vuosi: …`},
	{"decimal comma", "arvo: 7.5, vuosi: 2021", "arvo: 7,5, vuosi: 2021",
		"31:29", `käytä desimaalipistettä: 7.5`},
	{"pct value", "enintään: 4,", "enintään: 4 %,",
		"32:35", `kirjoita luku ilman välilyöntejä ja yksikköä: 4`},
	{"leading zero", "enintään: 4,", "enintään: 017,",
		"32:35", `jätä nollat alusta pois: 17`},
	{"sources pasted", "        - tunnus: nuoret", "lähteet:\n  toinen:\n    nimi: Toinen\n    tiedostot: t.xlsx\n    muoto: pxweb\n        - tunnus: nuoret",
		"38:1", `siirrä kohta lähteet pois toisen kohdan keskeltä, esimerkiksi tiedoston loppuun tai ennen riviä teemat`},
	{"sources pasted key", "          yksikkö: \"%\"", "lähteet:\n  toinen:\n    nimi: Toinen\n    tiedostot: t.xlsx\n    muoto: pxweb\n          yksikkö: \"%\"",
		"30:1", `siirrä kohta lähteet pois toisen kohdan keskeltä, esimerkiksi tiedoston loppuun tai ennen riviä teemat`},
	{"block eight short", "          arvo:\n            lähde: tilasto\n            missä: {Alue: Malli, Tiedot: \"Osuus (%)\"}\n            aika: Kuukausi\n            yhdistä: keskiarvo\n", "  arvo:\n    lähde: tilasto\n    missä: {Alue: Malli, Tiedot: \"Osuus (%)\"}\n    aika: Kuukausi\n    yhdistä: keskiarvo\n",
		"33:3", `sisennä rivi 33 oikeaan kohtaan, esimerkiksi 10 välilyönnillä kuten rivi 32`},
	{"arvo children flush", "            lähde: tilasto\n", "          lähde: tilasto\n",
		"34:11", `sisennä rivi 12 välilyönnillä kuten rivi 35`},
	{"quote inside", "nimi: Työnvälitystilasto", "nimi: \"Työnvälitys\" tilasto",
		"10:25", `kirjoita koko teksti lainausmerkkeihin, ja sen sisällä olevien merkkien eteen \`},
	{"bracket text", "nimi: Työnvälitystilasto", "nimi: [Työnvälitys] tilasto",
		"10:25", `poista ylimääräinen sulje, tai jos sulkeet ovat tekstiä, kirjoita koko teksti lainausmerkkeihin`},
	{"hash", "nimi: Työnvälitystilasto", "nimi: #Työnvälitystilasto",
		"10:5", `merkillä # on YAMLissa oma merkityksensä; kirjoita teksti lainausmerkkeihin: nimi: "#Työnvälitystilasto"`},
	{"dash value", "vastuutaho: Yrityspalvelut", "vastuutaho: - Yrityspalvelut",
		"43:21", `siirrä luettelo seuraavalle riville tai kirjoita se hakasulkeisiin: [a, b]; jos viiva on tekstiä, kirjoita teksti lainausmerkkeihin`},
	{"gt", "yksikkö: \"%\"", "yksikkö: > 5",
		"30:20", `kirjoita teksti lainausmerkkeihin: "> 5"`},
	{"upper key", "  kunta: Malli", "  Kunta: Malli",
		"3:3", `tarkoititko avainta kunta?`},
	{"misspelt key", "vastuutaho: Yrityspalvelut", "vastuutahot: Yrityspalvelut",
		"43:9", `tarkoititko avainta vastuutaho?`},
	{"misspelt kind", "enintään: 4", "enintaan: 4",
		"32:25", `tarkoititko avainta enintään?`},
	{"misspelt choice", "muoto: pxweb", "muoto: px-web",
		"12:12", `tarkoititko pxweb? Vaihtoehdot: pxweb, taulukko, pitkä, solut`},
	{"misspelt source", "lähde: tilasto", "lähde: tilastot",
		"34:20", `tarkoititko lähdettä tilasto?`},
	{"dup key", "    muoto: pxweb\n", "    muoto: pxweb\n    muoto: pxweb\n",
		"13:5", `poista toinen`},
	{"dup id", "tunnus: nuoret", "tunnus: aste",
		"38:19", `anna jokaiselle mittarille oma tunnus`},
	{"missing key", "        vastuutaho: Yrityspalvelut\n", "",
		"42:9", `lisää rivi vastuutaho: …, esimerkiksi vastuutaho: [Työllisyyspalvelut, TE-toimisto]`},
	{"missing muoto", "    muoto: pxweb\n", "",
		"10:5", `lisää rivi muoto: …; vaihtoehdot: pxweb, taulukko, pitkä, solut`},
	{"empty list of patterns", "aineistot/tilasto_*.xlsx", "[]",
		"11:16", `kirjoita tiedoston nimi tai malli, esimerkiksi aineistot/*12r5*.xlsx`},
	{"empty pattern", "aineistot/tilasto_*.xlsx", "\"\"",
		"11:16", `kirjoita tiedoston nimi tai malli, esimerkiksi aineistot/*12r5*.xlsx`},
	{"year short", "alkaa: 2022", "alkaa: 22",
		"4:10", `kirjoita vuosi neljällä numerolla, esimerkiksi 2025`},
	{"date finnish", "tavoitetaso: {alle: 20, vuonna: 2025}", "tavoitetaso: {valmis: 31.12.2025}",
		"40:33", `kirjoita päivä muodossa 2025-12-31 tai 2025`},
	{"percent directive", "ohjelma:\n", "%YAML 1.2\nohjelma:\n",
		"1:1", `poista rivi, tai jos se on tekstiä, kirjoita se lainausmerkkeihin`},
	{"percent directive2", "ohjelma:\n", "%YAML 1.2\n---\nohjelma:\n",
		"1:1", `poista rivi, tai jos se on tekstiä, kirjoita se lainausmerkkeihin`},
	{"control", "nimi: Malliohjelma", "nimi: Malli\x07ohjelma",
		"2:14", `poista merkki; se on voinut tulla tekstin liittämisestä toisesta ohjelmasta`},
	{"nul", "nimi: Malliohjelma", "nimi: Malli\x00ohjelma",
		"2:14", `poista merkki; se on voinut tulla tekstin liittämisestä toisesta ohjelmasta`},
	{"ls", "nimi: Malliohjelma", "nimi: Malli\u2028ohjelma",
		"2:14", `poista merkki; se on voinut tulla tekstin liittämisestä toisesta ohjelmasta`},
	{"latin1", "nimi: Seuranta", "nimi: Ty\xf6",
		"14:13", `tallenna tiedosto UTF-8-muodossa, esimerkiksi Muistiossa: Tallenna nimellä, Koodaus UTF-8`},
	{"tagged", "nimi: Malliohjelma", "nimi: !!int Malli",
		"2:9", `poista !!int, tai jos se on tekstiä, kirjoita arvo lainausmerkkeihin`},
	{"typographic quotes", "yksikkö: \"%\"", "yksikkö: ”%”",
		"30:20", `vaihda ne suoriin lainausmerkkeihin: "%"; jos ne kuuluvat tekstiin, kirjoita se kokonaan suoriin lainausmerkkeihin`},
	{"equals", "  kunta: Malli", "  kunta = Malli",
		"3:3", `lisää kaksoispiste avaimen jälkeen: kunta: Malli`},
	{"semicolon", "arvo: 7.5, vuosi: 2021", "arvo: 7.5; vuosi: 2021",
		"31:34", `lisää pilkku: 7.5;, vuosi: …`},
	{"backtick", "kunta: Malli", "kunta: `Malli`",
		"3:10", `kirjoita teksti lainausmerkkeihin: "` + "`" + `Malli` + "`" + `"`},
	{"at", "kunta: Malli", "kunta: @Malli",
		"3:10", `kirjoita teksti lainausmerkkeihin: "@Malli"`},
	{"anchor text", "kunta: Malli", "kunta: &Malli",
		"3:3", `merkillä & on YAMLissa oma merkityksensä; kirjoita teksti lainausmerkkeihin: kunta: "&Malli"`},
	{"bang text", "kunta: Malli", "kunta: !Malli",
		"3:10", `poista !Malli, tai jos se on tekstiä, kirjoita arvo lainausmerkkeihin`},
	{"theme unlisted", "- teema: Hyvinvointi\n", "teema: Hyvinvointi\n",
		"19:1", `aloita rivi viivalla: - teema: Hyvinvointi`},
	{"conflict", "  kunta: Malli\n", "<<<<<<< HEAD\n  kunta: Malli\n=======\n  kunta: Toinen\n>>>>>>> b\n",
		"3:1", `valitse, kumpi versio jää, ja poista merkkirivit`},
	{"key twice colon", "kunta: Malli", "kunta:: Malli",
		"3:3", `tarkoititko avainta kunta?`},
	{"large", "arvo: 7.5,", "arvo: 1234567890123456789,",
		"31:29", `pyöristä luku tai käytä suurempaa yksikköä`},
	{"exp", "arvo: 7.5,", "arvo: 7.5e0,",
		"31:29", `kirjoita luku numeroin ja desimaalipisteellä: 7.5`},
	{"yearval", "vuosi: 2021}", "vuosi: 2021.0}",
		"31:41", `kirjoita vuosi neljällä numerolla, esimerkiksi 2025`},
}

var harmless = []struct{ name, old, new string }{
	{"tab after colon", "muoto: pxweb", "muoto:\tpxweb"},
	{"nbsp in key", "  tilasto:", "  tilasto\u00a0:"},
	{"comment glued", "kunta: Malli", "kunta: Malli#x"},
}
