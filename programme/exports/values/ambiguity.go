package values

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// checkYear refuses a year whose cells are not what the mapping means: years
// among months, several cells for one period that no filter asked for.
func (r reading) checkYear(m *programme.Mapping, chosen selection, buckets []bucket, a programme.Aggregate) bool {
	first := buckets[0]
	y := first.at.Year
	if last := buckets[len(buckets)-1]; last.at.Span != first.at.Span {
		p, q := first.picks[0], last.picks[0]
		r.mappingFault(m, y, "vuodelle "+strconv.Itoa(y)+" on sekä koko vuoden luku ("+p.at.String()+", solu "+p.Position().String()+") että sen osien lukuja ("+q.at.String()+", solu "+q.Position().String()+")",
			"rajaa missä-kohdassa aika niin, että jäljelle jää vain toinen")
		return false
	}
	for _, b := range buckets {
		if len(b.picks) > 1 && !r.checkPeriod(m, chosen, b, a) {
			return false
		}
	}
	if a == programme.Only && len(buckets) > 1 {
		r.mappingFault(m, y, "vuodelle "+strconv.Itoa(y)+" on "+strconv.Itoa(len(buckets))+" lukua ("+first.at.String()+" … "+buckets[len(buckets)-1].at.String()+"), mutta niistä ei ole kerrottu, miten ne yhdistetään",
			"lisää arvo-kohtaan esimerkiksi yhdistä: keskiarvo, yhdistä: summa tai yhdistä: viimeinen")
		return false
	}
	return true
}

func (r reading) checkPeriod(m *programme.Mapping, chosen selection, b bucket, a programme.Aggregate) bool {
	observations := inObservations(b.picks) && b.at.Span == xlsx.Year
	var differing, totals []string
	for _, name := range append(slices.Clone(chosen.free), listNames(chosen.lists)...) {
		labels := distinct(b.picks, name)
		if len(labels) < 2 {
			continue
		}
		_, listed := chosen.lists[name]
		if !listed && observations && slices.ContainsFunc(labels, isTotal) {
			totals = append(totals, name)
		}
		if !listed {
			differing = append(differing, name)
		}
	}
	// What parts the cells is sooner a dimension of texts than a column of figures.
	slices.SortStableFunc(differing, func(x, y string) int {
		return cmp.Or(cmp.Compare(amounts(distinct(b.picks, x)), amounts(distinct(b.picks, y))), cmp.Compare(labelCount(b.picks[0].Table, x), labelCount(b.picks[0].Table, y)))
	})
	when := b.at.String()
	several := "ajalle " + when + " jää " + strconv.Itoa(len(b.picks)) + " lukua (esimerkiksi solut " + b.picks[0].Position().String() + " ja " + b.picks[1].Position().String() + ")"
	single := a == programme.Only || a == programme.First || a == programme.Last
	switch {
	case len(totals) > 0:
		labels := distinct(b.picks, totals[0])
		r.mappingFault(m, b.at.Year, several+", ja ulottuvuudessa "+problem.Quote(totals[0])+" on mukana sekä summa että sen osia: "+problem.QuoteList(labels, 4),
			"lisää missä-kohtaan "+totals[0]+": ja nimike, jonka luku tarvitaan")
		return false
	case observations && !single, observations && a != programme.Only && len(chosen.lists) == 0:
		return true
	case len(differing) > 0:
		labels := distinct(b.picks, differing[0])
		hint := "lisää missä-kohtaan " + differing[0] + ": ja nimike, jonka luku tarvitaan"
		if i := slices.Index(labels, ""); i >= 0 && len(labels) == 2 {
			hint = "lisää missä-kohtaan " + differing[0] + ": " + problem.YAML(labels[1-i]) + ", tai jos tyhjä rivi tarvitaan, " + differing[0] + ": {ei: " + problem.YAML(labels[1-i]) + "}"
		}
		r.mappingFault(m, b.at.Year, several+"; ulottuvuutta "+problem.Quote(differing[0])+" ei ole rajattu, ja siinä on "+problem.QuoteList(labels, 4), hint)
		return false
	case len(chosen.lists) > 0 && !single:
		return true
	case len(chosen.lists) > 0 && a == programme.Only:
		r.mappingFault(m, b.at.Year, several+", mutta niistä ei ole kerrottu, miten ne yhdistetään", "lisää arvo-kohtaan yhdistä: summa tai yhdistä: keskiarvo")
		return false
	case len(chosen.lists) > 0:
		r.mappingFault(m, b.at.Year, several+", mutta yhdistä: "+string(a)+" ei kerro, miten ne yhdistetään", "valitse missä-kohdassa yksi nimike, tai käytä kohtaa yhdistä: summa tai yhdistä: keskiarvo")
		return false
	}
	r.mappingFault(m, b.at.Year, several+", joiden nimikkeet ovat täysin samat", "poista lähteestä kaksinkertainen rivi tai sarake, tai rajaa lukuja missä-kohdassa")
	return false
}

// amounts counts the labels that are numbers or blank.
func amounts(labels []string) int {
	n := 0
	for _, l := range labels {
		if l == "" || xlsx.IsAmount(l) {
			n++
		}
	}
	return n
}

// labelCount is how many labels a dimension has in a table.
func labelCount(t *table.Table, name string) int {
	d, ok := t.Dimension(name)
	if !ok {
		return 0
	}
	return len(t.Labels(d))
}

func listNames(lists map[string]int) []string {
	var names []string
	for name := range lists {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func distinct(picks []pick, name string) []string {
	var labels []string
	for _, p := range picks {
		if text := p.Label(name); !slices.Contains(labels, text) && len(labels) < 50 {
			labels = append(labels, text)
		}
	}
	return labels
}

// isTotal recognises the labels of grand totals, which must not be added to their parts.
func isTotal(s string) bool {
	s = xlsx.Fold(s)
	for _, word := range []string{"yhteensä", "koko maa", "kaikki", "total", "totalt", "summa", "sss", "both sexes", "sukupuolet yhteensä", "hela landet", "the whole country"} {
		if s == word || strings.HasPrefix(s, word+" ") || strings.HasSuffix(s, " "+word) {
			return true
		}
	}
	return false
}
