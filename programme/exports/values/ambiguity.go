package values

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// checkYear refuses a year whose cells are not what the mapping means: years
// among months, several cells for one period that no filter asked for.
func (r reading) checkYear(s *series, buckets []bucket, a programme.Aggregate) bool {
	first, last := buckets[0], buckets[len(buckets)-1]
	y := first.at.Year
	if last.at.Span != first.at.Span {
		p, q := first.picks[0], last.picks[0]
		r.mappingFault(s.m, y, "vuodelle "+strconv.Itoa(y)+" on sekä koko vuoden luku ("+p.at.String()+", solu "+p.Position().String()+") että sen osien lukuja ("+q.at.String()+", solu "+q.Position().String()+")",
			"rajaa missä-kohdassa aika niin, että jäljelle jää vain toinen")
		return false
	}
	for _, b := range buckets {
		if len(b.picks) > 1 && !r.checkPeriod(s, b, a) {
			return false
		}
	}
	if a == programme.Only && len(buckets) > 1 {
		r.mappingFault(s.m, y, "vuodelle "+strconv.Itoa(y)+" on "+strconv.Itoa(len(buckets))+" lukua ("+first.at.String()+" … "+last.at.String()+"), mutta niistä ei ole kerrottu, miten ne yhdistetään",
			"lisää arvo-kohtaan esimerkiksi yhdistä: keskiarvo, yhdistä: summa tai yhdistä: viimeinen")
		return false
	}
	return true
}

// checkPeriod refuses several cells of one period, unless they are observations,
// of which there may be any number, or parts that a filter lists.
func (r reading) checkPeriod(s *series, b bucket, a programme.Aggregate) bool {
	observations := inObservations(b.picks) && b.at.Span == xlsx.Year
	lists := len(s.chosen.lists) > 0
	single := a == programme.Only || a == programme.First || a == programme.Last
	differing := s.differing(b)
	several := "ajalle " + b.at.String() + " jää " + strconv.Itoa(len(b.picks)) + " lukua (esimerkiksi solut " + b.picks[0].Position().String() + " ja " + b.picks[1].Position().String() + ")"
	refuse := func(why, hint string) bool {
		r.mappingFault(s.m, b.at.Year, several+why, hint)
		return false
	}
	if observations {
		if i := slices.IndexFunc(differing, func(name string) bool { return slices.ContainsFunc(distinct(b.picks, name), isTotal) }); i >= 0 {
			return refuse(", ja ulottuvuudessa "+problem.Quote(differing[i])+" on mukana sekä summa että sen osia: "+problem.QuoteList(distinct(b.picks, differing[i]), 4),
				"lisää missä-kohtaan "+differing[i]+": ja nimike, jonka luku tarvitaan")
		}
	}
	if !single {
		for _, name := range listNames(s.chosen.lists) {
			labels := distinct(b.picks, name)
			i := slices.IndexFunc(labels, isTotal)
			if i < 0 || len(labels) < 2 {
				continue
			}
			total := labels[i]
			if s.chosen.lists[name] > 0 {
				r.Log.Programme(r.metric, problem.Warning, s.m.At, "missä-kohdan luettelossa "+name+" on sekä summa "+problem.Quote(total)+" että sen osia, jotka lasketaan siten kahteen kertaan", "poista luettelosta joko summa tai sen osat")
			} else {
				return refuse(", ja ulottuvuudessa "+problem.Quote(name)+" on mukana sekä summa että sen osia: "+problem.QuoteList(labels, 4), "lisää myös "+problem.Quote(total)+" missä-kohdan "+name+": {ei: …} luetteloon")
			}
		}
		r.warnOfSum(s, b, differing)
		r.warnOfTwins(s, b)
	}
	switch {
	case observations && (!single || a != programme.Only && !lists):
		return r.checkEnds(s, b, a)
	case len(differing) > 0:
		why, hint := s.unlimited(b, differing[0])
		return refuse(why, hint)
	case lists && !single:
		return true
	case lists && a == programme.Only:
		return refuse(", mutta niistä ei ole kerrottu, miten ne yhdistetään", "lisää arvo-kohtaan yhdistä: summa tai yhdistä: keskiarvo")
	case lists:
		return refuse(", mutta yhdistä: "+string(a)+" ei kerro, miten ne yhdistetään", "valitse missä-kohdassa yksi nimike, tai käytä kohtaa yhdistä: summa tai yhdistä: keskiarvo")
	case s.m.Required > 0 && b.picks[0].at.Day != b.picks[1].at.Day:
		return refuse(", joiden päivät ovat samassa kuukaudessa", "jos rivit ovat tapahtumia eivätkä kuukausien lukuja, poista arvo-kohdasta vaaditaan")
	}
	return refuse(", joiden nimikkeet ovat täysin samat", "poista lähteestä kaksinkertainen rivi tai sarake, tai rajaa lukuja missä-kohdassa")
}

// warnOfSum warns of a figure of a period that is the sum of all the others, and is
// told from them by a label: it may be their total under a name of its own.
func (r reading) warnOfSum(s *series, b bucket, differing []string) {
	names := append(slices.Clone(differing), listNames(s.chosen.lists)...)
	if s.dated || len(b.picks) < 3 || len(names) == 0 || !r.Covers(b.at.Year) || s.m.Aggregate == programme.Count {
		return
	}
	sum, top := new(big.Rat), b.picks[0]
	for _, p := range b.picks {
		v := p.Read().Value
		if v == nil || v.Sign() < 0 {
			return
		}
		sum.Add(sum, v)
		if v.Cmp(top.Read().Value) > 0 {
			top = p
		}
	}
	largest := top.Read().Value
	if sum.Sign() == 0 || new(big.Rat).Add(largest, largest).Cmp(sum) != 0 {
		return
	}
	r.Log.Sheet(r.metric, problem.Warning, top.Table.Sheet, top.Position().String(), "luku "+finnish.Exact(largest)+" on kaikkien muiden samaan aikaan laskettavien lukujen summa; "+names[0]+": "+problem.Quote(top.Label(names[0])),
		"jos se on summa, jätä se pois: lisää missä-kohtaan "+names[0]+": ja nimikkeet, joiden luvut tarvitaan")
}

// warnOfTwins warns of a list's row of a year that is like another in every cell.
// Rows with days are events, of which there may be two alike.
func (r reading) warnOfTwins(s *series, b bucket) {
	if s.dated || !inObservations(b.picks) || b.at.Span != xlsx.Year || !r.Covers(b.at.Year) {
		return
	}
	seen := map[string]pick{}
	for _, p := range b.picks {
		var key strings.Builder
		for _, l := range p.Table.Rows[p.Row].Labels {
			key.WriteString(l.Text + "\x00")
		}
		first, twice := seen[key.String()]
		if !twice {
			seen[key.String()] = p
			continue
		}
		r.Log.Sheet(r.metric, problem.Warning, p.Table.Sheet, p.Position().String(), "rivi on kaikilta soluiltaan sama kuin rivi "+strconv.Itoa(first.Position().Row)+", ja molemmat lasketaan", "poista toinen rivi, jos se on kahdesti samasta asiasta")
		return
	}
}

// checkEnds refuses the first or the last of dated observations where two are of
// that day.
func (r reading) checkEnds(s *series, b bucket, a programme.Aggregate) bool {
	n := len(b.picks)
	x, y := b.picks[n-1], b.picks[n-2]
	word := "viimeinen"
	if a == programme.First {
		x, y, word = b.picks[0], b.picks[1], "ensimmäinen"
	}
	switch {
	case a != programme.First && a != programme.Last:
		return true
	case x.day.Day == 0:
		r.mappingFault(s.m, b.at.Year, "vuodelle "+b.at.String()+" jää "+strconv.Itoa(n)+" lukua (esimerkiksi solut "+x.Position().String()+" ja "+y.Position().String()+"), mutta riveillä ei ole päivää, josta näkisi, mikä niistä on "+word,
			"rajaa missä-kohdassa rivit niin, että jäljelle jää vain yksi, tai käytä kohtaa yhdistä: summa tai yhdistä: keskiarvo")
		return false
	case x.day != y.day:
		return true
	}
	r.mappingFault(s.m, b.at.Year, "vuoden "+b.at.String()+" "+word+" päivä "+finnish.Date(dayText(x.day))+" on kahdella rivillä (solut "+x.Position().String()+" ja "+y.Position().String()+")",
		"rajaa missä-kohdassa rivit niin, että jäljelle jää vain toinen, tai käytä kohtaa yhdistä: summa tai yhdistä: keskiarvo")
	return false
}

// differing are the dimensions that no filter lists and that part a period's cells:
// sooner a dimension of texts than a column of figures.
func (s *series) differing(b bucket) []string {
	var names []string
	for _, name := range s.chosen.free {
		if len(distinct(b.picks, name)) > 1 {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(x, y string) int {
		return cmp.Or(cmp.Compare(amounts(distinct(b.picks, x)), amounts(distinct(b.picks, y))), cmp.Compare(labelCount(b.picks[0].Table, x), labelCount(b.picks[0].Table, y)))
	})
	return names
}

// unlimited words what parts a period's cells in a dimension that no filter limits,
// and the filter that mends it: a total among months is left out, of other labels
// one is chosen.
func (s *series) unlimited(b bucket, name string) (why, hint string) {
	labels, all := distinct(b.picks, name), distinct(s.chosen.picks, name)
	why = "; ulottuvuutta " + problem.Quote(name) + " ei ole rajattu, ja siinä on " + problem.QuoteList(labels, 4)
	hint = "lisää missä-kohtaan " + name + ": ja nimike, jonka luku tarvitaan"
	others := slices.DeleteFunc(slices.Clone(all), func(l string) bool { _, ok := xlsx.ParsePeriod(l); return ok })
	switch blank := slices.Index(labels, ""); {
	case blank >= 0 && len(labels) == 2:
		other := problem.YAML(labels[1-blank])
		hint = "lisää missä-kohtaan " + name + ": " + other + ", tai jos tyhjä rivi tarvitaan, " + name + ": {ei: " + other + "}"
	case len(others) > 0 && len(others)*2 < len(all):
		why = "; ulottuvuudessa " + problem.Quote(name) + " on ajankohtien seassa " + problem.QuoteList(others, 4)
		list := problem.YAML(others[0])
		if len(others) > 1 {
			list = problem.YAMLList(others)
		}
		hint = "jätä ne pois: lisää missä-kohtaan " + name + ": {ei: " + list + "}"
	}
	return why, hint
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

// isTotal recognises the labels of grand totals, which must not be added to their
// parts: a word for all at the beginning or at the end.
func isTotal(s string) bool {
	if isGroupTotal(s) {
		return true
	}
	s = xlsx.Fold(s)
	if s == "σ" || s == "∑" {
		return true
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }), " ")
	for _, word := range []string{"yhteensä", "koko maa", "kaikki", "total", "totalt", "summa", "sum", "sss", "both sexes", "hela landet", "the whole country", "molemmat", "molemmat sukupuolet", "båda könen", "alla", "all", "samtliga", "koko väestö", "koko kunta", "kokonaissumma", "loppusumma", "välisumma"} {
		if s == word || strings.HasPrefix(s, word+" ") || strings.HasSuffix(s, " "+word) {
			return true
		}
	}
	return false
}
