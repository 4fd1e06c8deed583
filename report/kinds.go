package report

import (
	"fmt"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// Kind is a kind of target with its rule, an example of the year, and the metrics that have it.
type Kind struct {
	Name, Rule string
	// Example is the first metric's own comparison; empty where none was made.
	Example string
	Metrics []*Metric
}

// Kinds are the kinds of targets that the programme has, in a fixed order.
func (r *Report) Kinds() []Kind {
	all := []Kind{
		{Name: "Tavoitevuoteen sidottu", Rule: "Arvoa verrataan tavoiteuraan. Tavoitevuonna ratkaisee vain tavoite."},
		{Name: "Joka vuosi", Rule: "Tavoite joko täyttyy tai ei täyty; välitilaa ei ole."},
		{Name: "Noin", Rule: "Luku saa jäädä tavoitteesta ohjelman salliman osuuden, tavallisesti 10 %. Tavoitteen saa ylittää, ellei ohjelma kiellä sitä."},
		{Name: "Suurempi tai pienempi kuin lähtötaso", Rule: "Arvoa verrataan joka vuosi lähtötasoon. Lähtötason suuruinen arvo ei riitä."},
		{Name: "Pienenee tai kasvaa joka vuosi", Rule: "Jokaista vuotta verrataan edelliseen. Sama arvo ei ole muutos. Tavoitevuoden jälkeen tila ei enää muutu."},
		{Name: "Ryhmät", Rule: "Tavoite koskee jokaista ryhmää, ja heikoin ratkaisee. Jos ryhmän tieto puuttuu eikä mikään ryhmä ole jäljessä, kokonaisuutta ei voi arvioida."},
		{Name: "Vaiheet ja hankkeet", Rule: fmt.Sprintf("Jokaisen vaiheen, jonka määräaika on ohi, pitää olla valmis. Tilanne katsotaan viimeistään 1.1.%d. Pelkkä vuosi tarkoittaa vuoden viimeistä päivää.", r.Year+1)},
	}
	for _, m := range r.Metrics {
		if m.Result == nil || m.Result.Target == nil {
			continue
		}
		k := &all[kindOf(m)]
		k.Metrics = append(k.Metrics, m)
		if k.Example == "" {
			k.Example = example(m)
		}
	}
	var used []Kind
	for _, k := range all {
		if len(k.Metrics) > 0 {
			used = append(used, k)
		}
	}
	return used
}

func kindOf(m *Metric) int {
	t := m.Result.Target
	switch {
	case t.Op == programme.Done:
		return 6
	case len(m.Groups) > 0:
		return 5
	case t.Op == programme.About:
		return 2
	case t.Op == programme.Grows, t.Op == programme.Shrinks:
		return 3
	case t.Op == programme.Falls, t.Op == programme.Rises:
		return 4
	case t.EveryYear:
		return 1
	}
	return 0
}

// example is a metric's value beside what it was held against.
func example(m *Metric) string {
	if m.Status == assessment.NoData {
		return ""
	}
	value, path := m.Value.Text(), m.PathText
	if m.Stage != nil {
		value, path = m.ValueText, ""
	} else if m.Weakest != nil {
		value, path = strings.TrimSpace(m.Weakest.Name+" "+m.Weakest.Value.Text()), m.Weakest.PathText
	}
	if path == "" {
		return fmt.Sprintf("Mittari%s%d: %s, %s.", nbsp, m.Number, value, m.StatusWord)
	}
	word := "raja"
	if m.Planned.Known() || m.Weakest != nil && m.Weakest.Planned.Known() {
		word = "tavoiteura"
	}
	return fmt.Sprintf("Mittari%s%d: %s, %s %s: %s.", nbsp, m.Number, value, word, path, m.StatusWord)
}
