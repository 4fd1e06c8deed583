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
				"sama luku on kahdessa tiedostossa erilainen: tässä "+finnish(b.value)+", tiedostossa "+f.file+" ("+problem.CellName(f.pick.t.sheet.name, f.pick.position().String())+") "+finnish(a.value),
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
		v.Missing = "lähteessä on luvun paikalla merkki ”" + symbol + "”"
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
			v.Missing = "yhdeltäkään jaksolta ei ole kaikkia lukuja"
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
