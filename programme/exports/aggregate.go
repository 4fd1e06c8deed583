package exports

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// bucket is the picks of one period.
type bucket struct {
	at    period
	picks []pick
}

// gather groups picks by period, in the order of time.
func gather(picks []pick) []bucket {
	var all []bucket
	index := map[period]int{}
	for _, p := range picks {
		at := p.at
		at.day = 0
		i, ok := index[at]
		if !ok {
			i = len(all)
			index[at] = i
			all = append(all, bucket{at: at})
		}
		all[i].picks = append(all[i].picks, p)
	}
	slices.SortStableFunc(all, func(a, b bucket) int {
		return cmp.Or(cmp.Compare(a.at.year, b.at.year), cmp.Compare(a.at.span, b.at.span), cmp.Compare(a.at.part, b.at.part))
	})
	return all
}

// asObservations tells whether dates make no monthly series: a month has
// several of them, so each row is an observation of its year.
func asObservations(picks []pick) bool {
	days := map[period]int{}
	for _, p := range picks {
		at := p.at
		at.day = 0
		if p.at.day == 0 {
			continue
		}
		if d, ok := days[at]; ok && d != p.at.day {
			return true
		}
		days[at] = p.at.day
	}
	return false
}

// yearly makes the values of years out of the picks of one metric or one group.
func (l *loader) yearly(m *programme.Mapping, chosen selection) []programme.Value {
	picks := l.withoutRepeats(m, chosen)
	if m.Source.Layout == programme.Long && asObservations(picks) {
		picks = slices.Clone(picks)
		slices.SortStableFunc(picks, func(a, b pick) int {
			return cmp.Or(cmp.Compare(a.at.part, b.at.part), cmp.Compare(a.at.day, b.at.day))
		})
		for i := range picks {
			picks[i].at = period{span: year, year: picks[i].at.year}
		}
	}
	buckets := gather(picks)
	parts := partsOf(buckets, chosen.lists)
	var values []programme.Value
	for len(buckets) > 0 {
		n := 1
		for n < len(buckets) && buckets[n].at.year == buckets[0].at.year {
			n++
		}
		if v, ok := l.yearValue(m, chosen, buckets[:n], parts); ok {
			values = append(values, v)
		}
		buckets = buckets[n:]
	}
	if m.Accumulate {
		values = l.accumulate(values)
	}
	for i := range values {
		scale(&values[i], m.Scale)
	}
	return values
}

// partsOf is how many cells make one period: as many as a list filter has
// labels, else as many as the fullest period has.
func partsOf(buckets []bucket, lists map[string]int) int {
	fullest := 1
	if len(lists) > 0 {
		for _, b := range buckets {
			fullest = max(fullest, len(b.picks))
		}
	}
	if len(lists) == 1 {
		for _, listed := range lists {
			fullest = max(fullest, listed)
		}
	}
	return fullest
}

// withoutRepeats drops the cells that several files have alike. Where their
// values differ that is a problem at the later one.
func (l *loader) withoutRepeats(m *programme.Mapping, chosen selection) []pick {
	if m.Source.Pick != programme.Every {
		return chosen.picks
	}
	type first struct {
		pick pick
		file string
	}
	known := map[string]first{}
	var kept []pick
	for _, p := range chosen.picks {
		var key strings.Builder
		key.WriteString(p.at.String() + "\x00" + strconv.Itoa(p.at.day))
		for _, d := range p.t.dims {
			if d.name != programme.FileDimension && !p.t.same(d, m.Column) && !p.t.same(d, m.Answers) {
				key.WriteString("\x00" + d.name + "\x00" + p.t.labelAt(d, p.row, p.column).text)
			}
		}
		k := key.String()
		f, seen := known[k]
		if !seen {
			known[k] = first{p, p.t.file}
		}
		if !seen || f.file == p.t.file {
			kept = append(kept, p)
			continue
		}
		a, b := l.read(f.pick), l.read(p)
		if a.fact != "" || b.fact != "" || a.value == nil && b.value == nil {
			continue
		}
		if a.value == nil {
			// A figure that was published later takes the place of a gap.
			i := slices.IndexFunc(kept, func(o pick) bool { return o.key() == f.pick.key() })
			kept[i] = p
			known[k] = first{p, p.t.file}
			continue
		}
		if b.value != nil && a.value.Cmp(b.value) != 0 && l.covers(p.at.year) {
			l.cellFault(p.t, p.position(),
				"sama luku on kahdessa tiedostossa eri arvoisena: tässä "+finnish(b.value)+", tiedostossa "+f.file+" ("+problem.CellName(f.pick.t.sheet.name, f.pick.position().String())+") "+finnish(a.value),
				"poista vanhentunut tiedosto, tai nimeä lähteen tiedostot-kohdassa vain ne, jotka luetaan")
		}
	}
	return kept
}

// yearValue makes one year's value; ok is false where the year has nothing.
func (l *loader) yearValue(m *programme.Mapping, chosen selection, buckets []bucket, parts int) (programme.Value, bool) {
	y := buckets[0].at.year
	v := programme.Value{Year: y, Aggregate: m.Aggregate, Periods: 1, Required: 1}
	if v.Aggregate == "" {
		v.Aggregate = programme.Only
	}
	readings := map[string]reading{}
	var symbols []pick
	hasValue := false
	for i := range buckets {
		var kept []pick
		for _, p := range buckets[i].picks {
			r := l.read(p)
			if v.Aggregate == programme.Count && r.symbol == "" {
				r = reading{value: big.NewRat(1, 1)}
			}
			if r.fact != "" {
				if l.covers(y) {
					l.cellFault(p.t, p.position(), r.fact, r.hint)
				}
				continue
			}
			readings[p.key()] = r
			if r.value == nil {
				symbols = append(symbols, p)
				continue
			}
			hasValue = true
			kept = append(kept, p)
		}
		buckets[i].picks = kept
	}
	buckets = slices.DeleteFunc(slices.Clone(buckets), func(b bucket) bool { return len(b.picks) == 0 })
	if !hasValue {
		if len(symbols) == 0 {
			return v, false
		}
		symbol := readings[symbols[0].key()].symbol
		v.Missing = "lähteessä on luvun paikalla merkki " + quote(symbol)
		v.Periods = 0
		v.Required = required(m, buckets, parts, symbols[0].at.span)
		v.Origins = origins(symbols, "ei lukua")
		return v, true
	}
	if !l.checkYear(m, chosen, buckets, v.Aggregate) {
		return v, false
	}
	v.Required = required(m, buckets, parts, buckets[0].at.span)
	observations := m.Source.Layout == programme.Long && buckets[0].at.span == year && len(chosen.lists) == 0
	var used []pick
	whole := 0
	if buckets[0].at.span == year || len(chosen.lists) == 0 {
		for _, b := range buckets {
			used = append(used, b.picks...)
		}
		whole = len(used)
	} else {
		// A month counts when all its listed parts have a value.
		for _, b := range buckets {
			if len(b.picks) >= parts {
				whole++
				used = append(used, b.picks...)
			}
		}
		if whole == 0 {
			v.Missing = "yhdeltäkään kuukaudelta ei ole kaikkia lukuja"
			v.Periods = 0
			return v, true
		}
	}
	v.Periods = min(whole, v.Required)
	if observations && m.Required == 0 || v.Aggregate == programme.Only {
		v.Periods, v.Required = 1, 1
	}
	var numbers []*big.Rat
	for _, p := range used {
		numbers = append(numbers, readings[p.key()].value)
	}
	number, from := combine(v.Aggregate, numbers)
	v.Number = number
	cells := used
	if from >= 0 && v.Aggregate != programme.Max && v.Aggregate != programme.Min {
		cells = used[from : from+1]
	}
	v.Origins = origins(cells, how(v.Aggregate, buckets, used, whole, cells[0].at))
	if m.Answers != "" {
		v.Answers = l.answers(m, y, used)
	}
	if v.Incomplete() && l.covers(y) && y >= l.p.BaseYear && l.metric != nil {
		l.atProgramme(problem.Warning, m.At, "mittari "+l.metric.ID+": vuodelta "+strconv.Itoa(y)+" puuttuu lukuja ("+strconv.Itoa(v.Periods)+"/"+strconv.Itoa(v.Required)+" "+partitive(buckets[0].at.span)+")",
			"lataa uudempi tiedosto, kun puuttuvat luvut on julkaistu; siihen asti vuoden arvo on alustava")
	}
	return v, true
}

// required is how many periods make the year complete.
func required(m *programme.Mapping, buckets []bucket, parts int, s span) int {
	switch {
	case m.Required > 0:
		return m.Required
	case m.Aggregate == programme.Only || m.Aggregate == "":
		return 1
	case s == year:
		return parts
	}
	return s.parts()
}

// combine makes one number of several; from is the index of the number that was
// picked, -1 where all take part.
func combine(a programme.Aggregate, numbers []*big.Rat) (number *big.Rat, from int) {
	switch a {
	case programme.Count:
		return big.NewRat(int64(len(numbers)), 1), -1
	case programme.Last:
		from = len(numbers) - 1
	case programme.First, programme.Only:
		from = 0
	case programme.Max, programme.Min:
		for i, n := range numbers {
			if c := n.Cmp(numbers[from]); a == programme.Max && c > 0 || a == programme.Min && c < 0 {
				from = i
			}
		}
	default:
		sum := new(big.Rat)
		for _, n := range numbers {
			sum.Add(sum, n)
		}
		if a == programme.Mean {
			sum.Quo(sum, big.NewRat(int64(len(numbers)), 1))
		}
		return sum, -1
	}
	return new(big.Rat).Set(numbers[from]), from
}

// checkYear refuses a year whose cells are not what the mapping means: years
// among months, several cells for one period that no filter asked for.
func (l *loader) checkYear(m *programme.Mapping, chosen selection, buckets []bucket, a programme.Aggregate) bool {
	first := buckets[0]
	y := first.at.year
	if last := buckets[len(buckets)-1]; last.at.span != first.at.span {
		p, q := first.picks[0], last.picks[0]
		l.atMapping(m, y, "vuodelle "+strconv.Itoa(y)+" on sekä koko vuoden luku ("+p.at.String()+", solu "+p.position().String()+") että sen osien lukuja ("+q.at.String()+", solu "+q.position().String()+")",
			"rajaa missä-kohdassa aika niin, että jäljelle jää vain toinen")
		return false
	}
	for _, b := range buckets {
		if len(b.picks) > 1 && !l.checkPeriod(m, chosen, b, a) {
			return false
		}
	}
	if a == programme.Only && len(buckets) > 1 {
		l.atMapping(m, y, "vuodelle "+strconv.Itoa(y)+" on "+strconv.Itoa(len(buckets))+" lukua ("+first.at.String()+" … "+buckets[len(buckets)-1].at.String()+"), mutta niistä ei ole kerrottu, miten ne yhdistetään",
			"lisää arvo-kohtaan esimerkiksi yhdistä: keskiarvo, yhdistä: summa tai yhdistä: viimeinen")
		return false
	}
	return true
}

func (l *loader) checkPeriod(m *programme.Mapping, chosen selection, b bucket, a programme.Aggregate) bool {
	observations := m.Source.Layout == programme.Long && b.at.span == year
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
		return cmp.Compare(amounts(distinct(b.picks, x)), amounts(distinct(b.picks, y)))
	})
	when := b.at.String()
	several := "ajalle " + when + " jää " + strconv.Itoa(len(b.picks)) + " lukua (esimerkiksi solut " + b.picks[0].position().String() + " ja " + b.picks[1].position().String() + ")"
	single := a == programme.Only || a == programme.First || a == programme.Last
	switch {
	case len(totals) > 0:
		labels := distinct(b.picks, totals[0])
		l.atMapping(m, b.at.year, several+", ja ulottuvuudessa "+quote(totals[0])+" on mukana sekä summa että sen osia: "+quoteList(labels, 4),
			"lisää missä-kohtaan "+totals[0]+": ja nimike, jonka luku tarvitaan")
		return false
	case observations && !single, observations && a != programme.Only && len(chosen.lists) == 0:
		return true
	case len(differing) > 0:
		labels := distinct(b.picks, differing[0])
		l.atMapping(m, b.at.year, several+"; ulottuvuutta "+quote(differing[0])+" ei ole rajattu, ja siinä on "+quoteList(labels, 4),
			"lisää missä-kohtaan "+differing[0]+": ja nimike, jonka luku tarvitaan")
		return false
	case len(chosen.lists) > 0 && !single:
		return true
	case len(chosen.lists) > 0:
		l.atMapping(m, b.at.year, several+", mutta yhdistä: "+string(a)+" ei kerro, miten ne yhdistetään", "valitse missä-kohdassa yksi nimike, tai käytä kohtaa yhdistä: summa tai yhdistä: keskiarvo")
		return false
	}
	l.atMapping(m, b.at.year, several+", joiden nimikkeet ovat täysin samat", "poista lähteestä kaksinkertainen rivi tai sarake, tai rajaa lukuja missä-kohdassa")
	return false
}

// amounts counts the labels that are numbers or blank.
func amounts(labels []string) int {
	n := 0
	for _, l := range labels {
		if l == "" || isAmount(l) {
			n++
		}
	}
	return n
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
		if text := p.label(name); !slices.Contains(labels, text) && len(labels) < 50 {
			labels = append(labels, text)
		}
	}
	return labels
}

// accumulate turns the years' numbers into sums since the programme's start. A
// year that lacks a value or is incomplete leaves the later ones without.
func (l *loader) accumulate(values []programme.Value) []programme.Value {
	byYear := map[int]programme.Value{}
	for _, v := range values {
		byYear[v.Year] = v
	}
	var all []programme.Value
	for _, v := range values {
		if v.Year < l.p.Start {
			continue
		}
		v.Accumulated = true
		if v.Number == nil {
			all = append(all, v)
			continue
		}
		sum := new(big.Rat)
		var from []programme.Origin
		for y := l.p.Start; y <= v.Year; y++ {
			part, ok := byYear[y]
			switch {
			case !ok || part.Number == nil:
				v.Missing = "kertymästä puuttuu vuosi " + strconv.Itoa(y)
			case y < v.Year && part.Incomplete():
				v.Missing = "kertymässä vuosi " + strconv.Itoa(y) + " on vajaa (" + strconv.Itoa(part.Periods) + "/" + strconv.Itoa(part.Required) + ")"
			default:
				sum.Add(sum, part.Number)
				if y < v.Year {
					v.Answers += part.Answers
				}
				for _, o := range part.Origins {
					if l.p.Start < v.Year {
						o.How = "kertymä vuosilta " + strconv.Itoa(l.p.Start) + "–" + strconv.Itoa(v.Year) + ": vuoden " + strconv.Itoa(y) + " osuus, " + o.How
					}
					from = append(from, o)
				}
				continue
			}
			break
		}
		v.Number, v.Origins = sum, from
		if v.Missing != "" {
			v.Number = nil
		}
		all = append(all, v)
	}
	return all
}

func scale(v *programme.Value, by *big.Rat) {
	if by == nil || v.Number == nil {
		return
	}
	v.Number = new(big.Rat).Mul(v.Number, by)
	for i := range v.Origins {
		v.Origins[i].How += ", kerrottuna luvulla " + finnish(by)
	}
}

// answers sums the numbers of answers on the used rows.
func (l *loader) answers(m *programme.Mapping, y int, used []pick) int {
	total := 0
	for _, p := range used {
		d, ok := p.t.dimension(m.Answers)
		if !ok {
			continue
		}
		at := position{p.t.rows[p.row].number, d.index + 1}
		r := p.t.sheet.readNumber(p.t.sheet.at(at.row, at.column), l.marks(m.Source))
		switch {
		case r.value == nil && r.fact == "":
		case !l.covers(y):
		case r.fact != "":
			l.cellFault(p.t, at, r.fact, r.hint)
		case !r.value.IsInt() || r.value.Sign() < 0 || !r.value.Num().IsInt64() || r.value.Num().Int64() > 1_000_000_000:
			l.cellFault(p.t, at, "vastaajien määrä on "+finnish(r.value)+", mutta sen pitäisi olla kokonaisluku", "korjaa solun luku")
		default:
			total += int(r.value.Num().Int64())
		}
	}
	return total
}
