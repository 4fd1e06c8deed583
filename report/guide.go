package report

import (
	"fmt"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// Guide tells how the report is read, for the pages after the metrics.
type Guide struct {
	// Statuses say what each status means, in the order of reports.
	Statuses []StatusMeaning
	// Path explains tavoiteura; PathExample is a metric that has one, with its
	// calculation; nil where none has.
	Path        string
	PathExample *Metric
	// Kinds are the kinds of targets that the programme has.
	Kinds []Kind
	// Marks are the other marks of the pages.
	Marks []Rule
}

// StatusMeaning is a status in words.
type StatusMeaning struct {
	Status     assessment.Status
	Word, Text string
}

// Kind is a kind of target: its rule, this year's example and the metrics.
type Kind struct {
	Name, Rule, Example string
	Metrics             []*Metric

	unfinished bool // the example's year is incomplete
}

// pathRule explains the planned level; it stands wherever the word needs it.
const pathRule = "Tavoiteura on suora viiva lähtötasosta tavoitteeseen; raportti laskee sen, ohjelmassa ei ole vuosittaisia tavoitteita."

// kindsOfTargets name the kinds in the order of the guide. GroupsGraphic and
// stages come from the metric, not from the operator.
var kindsOfTargets = []struct {
	name, rule string
	holds      func(t *programme.Target) bool
}{
	{"Tavoitevuoteen sidottu", "Arvoa verrataan tavoiteuraan. Tavoitevuonna ratkaisee vain tavoite.", func(t *programme.Target) bool { return t.IsLevel() && !t.EveryYear }},
	{"Joka vuosi", "Tavoite täyttyy tai ei; välitilaa ei ole.", func(t *programme.Target) bool { return t.IsLevel() && t.EveryYear }},
	{"Noin", "Luku saa jäädä tavoitteesta enintään vaihtelun verran. Tavoitteen saa ylittää, jollei ohjelma kiellä sitä.", func(t *programme.Target) bool { return t.Op == programme.About }},
	{"Suurempi kuin lähtötaso", "Lähtötason suuruinen arvo ei riitä.", func(t *programme.Target) bool { return t.Op == programme.Grows }},
	{"Pienempi kuin lähtötaso", "Lähtötason suuruinen arvo ei riitä.", func(t *programme.Target) bool { return t.Op == programme.Shrinks }},
	{"Pienenee joka vuosi", "Jokaista vuotta verrataan edelliseen. Sama arvo ei ole muutos.", func(t *programme.Target) bool { return t.Op == programme.Falls }},
	{"Kasvaa joka vuosi", "Jokaista vuotta verrataan edelliseen. Sama arvo ei ole muutos.", func(t *programme.Target) bool { return t.Op == programme.Rises }},
	{"Vaiheet ja hankkeet", "Jokaisen vaiheen, jonka määräaika on ohi, pitää olla valmis. Pelkkä vuosi on sen viimeinen päivä.", func(t *programme.Target) bool { return t.Op == programme.Done }},
}

func (r *Report) guide() Guide {
	g := Guide{
		Path: pathRule + " Jos ohjelmassa on välitavoitteita, ura kulkee niiden kautta. Tavoiteura on lähtötaso + (tavoite − lähtötaso) × kuluneet vuodet / vuodet tavoitteeseen.",
		Statuses: []StatusMeaning{
			{assessment.Met, programme.WordMet, "Tavoite on täyttynyt, tai hanke tai sen viimeinen vaihe on valmis."},
			{assessment.OnTrack, programme.WordOnTrack, "Tavoitevuosi tai määräaika on vielä edessä, ja mittari etenee tavoiteuran mukaan tai nopeammin."},
			{assessment.Behind, programme.WordBehind, "Tavoite ei täyty, ja arvo on tavoiteuraa huonompi tai tavoitevuosi tai määräaika on ohi."},
			{assessment.NoData, programme.WordMissing + ", " + programme.WordUnjudged, "Vuodelta ei ole arvoa, tai arvoa ei voi verrata, koska esimerkiksi lähtötaso puuttuu. Vanhempaa arvoa ei käytetä sijasta."},
			{assessment.Monitored, programme.WordMonitored, "Ohjelma ei aseta tavoitetta, joten mittaria ei arvioida."},
		},
		Marks: []Rule{
			{"paranee, heikkenee, ennallaan", fmt.Sprintf("Suunta on muutos vuodesta %d. Nuoli ylös tarkoittaa muutosta parempaan, vaikka luku pienenisi. Jos tavoitetta ei ole, sanotaan vain kasvaa tai pienenee.", r.Year-1)},
			{provisionalBox + "8/12" + nbsp + "kk", "Arvo kattaa vain osan vuodesta. Merkki on ontto ja viiva katkonainen. Summaa verrataan samaan osaan tavoitteesta, keskiarvoa sellaisenaan. Tila on saavutettu vain, jos puuttuvat tiedot eivät voi muuttaa sitä."},
			{"akselin katko", "Kuvan pystyasteikko alkaa muusta kuin nollasta. Alin luku on asteikon vieressä."},
			{"Asiantuntijan arvio", "Asiantuntija voi arvioida tilan toisin. Arvio näkyy lasketun tilan vieressä; kumpikaan ei korvaa toista."},
			{"Katkos, muutettu tavoite", "Katkoksen yli ei verrata; kuvassa se on pystysuora pisteviiva. Muutetuista tavoitteista ratkaisee vuoden lopussa voimassa oleva, ja tila alkuperäisen mukaan on vieressä."},
		},
	}
	for _, k := range kindsOfTargets {
		kind := Kind{Name: k.name, Rule: k.rule}
		for _, x := range r.Metrics {
			if t := x.Result.Target; t == nil || len(x.Groups) > 0 || !k.holds(t) {
				continue
			}
			kind.add(x)
		}
		if len(kind.Metrics) > 0 {
			g.Kinds = append(g.Kinds, kind)
		}
	}
	groups := Kind{Name: "Ryhmät", Rule: "Tavoite koskee jokaista ryhmää, ja heikoin ratkaisee. Jos ryhmän tieto puuttuu eikä mikään ryhmä ole jäljessä, koko mittaria ei arvioida."}
	for _, x := range r.Metrics {
		if x.Result.Target != nil && len(x.Groups) > 0 {
			groups.add(x)
		}
	}
	if len(groups.Metrics) > 0 {
		g.Kinds = append(g.Kinds, groups)
	}
	for _, x := range r.Metrics {
		if strings.Contains(x.Peruste, "tavoiteura") && x.Stage == nil && x.Planned.Known() {
			if g.PathExample == nil || g.PathExample.Status != assessment.Behind && x.Status == assessment.Behind {
				g.PathExample = x
			}
		}
	}
	return g
}

// add gives the kind a metric, and an example from the first that has one; from one whose year is complete if any is.
func (k *Kind) add(x *Metric) {
	k.Metrics = append(k.Metrics, x)
	if x.Comparison != "" && (k.Example == "" || k.unfinished && !x.Provisional) {
		k.Example, k.unfinished = x.Comparison, x.Provisional
	}
}
