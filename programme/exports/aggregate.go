package exports

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// bucket is the picks of one period.
type bucket struct {
	at    xlsx.Period
	picks []pick
}

// gather groups picks by period, in the order of time.
func gather(picks []pick) []bucket {
	var all []bucket
	index := map[xlsx.Period]int{}
	for _, p := range picks {
		at := p.at
		at.Day = 0
		i, ok := index[at]
		if !ok {
			i = len(all)
			index[at] = i
			all = append(all, bucket{at: at})
		}
		all[i].picks = append(all[i].picks, p)
	}
	slices.SortStableFunc(all, func(a, b bucket) int {
		return cmp.Or(cmp.Compare(a.at.Year, b.at.Year), cmp.Compare(a.at.Span, b.at.Span), cmp.Compare(a.at.Part, b.at.Part))
	})
	return all
}

// asObservations tells whether dates make no monthly series: a month has
// several of them, so each row is an observation of its year.
func asObservations(picks []pick) bool {
	days := map[xlsx.Period]int{}
	for _, p := range picks {
		at := p.at
		at.Day = 0
		if p.at.Day == 0 {
			continue
		}
		if d, ok := days[at]; ok && d != p.at.Day {
			return true
		}
		days[at] = p.at.Day
	}
	return false
}

// yearly makes the values of years out of the picks of one metric or one group.
func (l *loader) yearly(m *programme.Mapping, chosen selection) []programme.Value {
	picks := l.withoutRepeats(m, chosen)
	if m.Source.Layout == programme.Long && asObservations(picks) {
		picks = slices.Clone(picks)
		slices.SortStableFunc(picks, func(a, b pick) int {
			return cmp.Or(cmp.Compare(a.at.Part, b.at.Part), cmp.Compare(a.at.Day, b.at.Day))
		})
		for i := range picks {
			picks[i].at = xlsx.Period{Span: xlsx.Year, Year: picks[i].at.Year}
		}
	}
	buckets := gather(picks)
	parts := partsOf(buckets, chosen.lists)
	var values []programme.Value
	for len(buckets) > 0 {
		n := 1
		for n < len(buckets) && buckets[n].at.Year == buckets[0].at.Year {
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
		key.WriteString(p.at.String() + "\x00" + strconv.Itoa(p.at.Day))
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
		if a.Fact != "" || b.Fact != "" || a.Value == nil && b.Value == nil {
			continue
		}
		if a.Value == nil {
			// A figure that was published later takes the place of a gap.
			i := slices.IndexFunc(kept, func(o pick) bool { return o.key() == f.pick.key() })
			kept[i] = p
			known[k] = first{p, p.t.file}
			continue
		}
		if b.Value != nil && a.Value.Cmp(b.Value) != 0 && l.covers(p.at.Year) {
			l.cellFault(p.t, p.position(),
				"sama luku on kahdessa tiedostossa erilainen: tässä "+finnish(b.Value)+", tiedostossa "+f.file+" ("+problem.CellName(f.pick.t.sheet.Name, f.pick.position().String())+") "+finnish(a.Value),
				"poista vanhentunut tiedosto, tai nimeä lähteen tiedostot-kohdassa vain ne, jotka luetaan")
		}
	}
	return kept
}

// yearValue makes one year's value; ok is false where the year has nothing.
func (l *loader) yearValue(m *programme.Mapping, chosen selection, buckets []bucket, parts int) (programme.Value, bool) {
	y := buckets[0].at.Year
	v := programme.Value{Year: y, Aggregate: m.Aggregate, Periods: 1, Required: 1}
	if v.Aggregate == "" {
		v.Aggregate = programme.Only
	}
	readings := map[string]xlsx.Reading{}
	var symbols []pick
	hasValue := false
	for i := range buckets {
		var kept []pick
		for _, p := range buckets[i].picks {
			r := l.read(p)
			if v.Aggregate == programme.Count && r.Symbol == "" {
				r = xlsx.Reading{Value: big.NewRat(1, 1)}
			}
			if r.Fact != "" {
				if l.covers(y) {
					l.cellFault(p.t, p.position(), r.Fact, r.Hint)
				}
				continue
			}
			readings[p.key()] = r
			if r.Value == nil {
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
		symbol := readings[symbols[0].key()].Symbol
		v.Missing = "lähteessä on luvun paikalla merkki ”" + symbol + "”"
		v.Periods = 0
		v.Required = required(m, buckets, parts, symbols[0].at.Span)
		v.Origins = origins(symbols, "ei lukua")
		return v, true
	}
	if !l.checkYear(m, chosen, buckets, v.Aggregate) {
		return v, false
	}
	v.Required = required(m, buckets, parts, buckets[0].at.Span)
	observations := m.Source.Layout == programme.Long && buckets[0].at.Span == xlsx.Year && len(chosen.lists) == 0
	var used []pick
	whole := 0
	if buckets[0].at.Span == xlsx.Year || len(chosen.lists) == 0 {
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
		numbers = append(numbers, readings[p.key()].Value)
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
func required(m *programme.Mapping, buckets []bucket, parts int, s xlsx.Span) int {
	switch {
	case m.Required > 0:
		return m.Required
	case m.Aggregate == programme.Only || m.Aggregate == "":
		return 1
	case s == xlsx.Year:
		return parts
	}
	return s.Parts()
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
		at := xlsx.Position{Row: p.t.rows[p.row].number, Column: d.index + 1}
		r := p.t.sheet.ReadNumber(p.t.sheet.At(at.Row, at.Column), l.marks(m.Source))
		switch {
		case r.Value == nil && r.Fact == "":
		case !l.covers(y):
		case r.Fact != "":
			l.cellFault(p.t, at, r.Fact, r.Hint)
		case !r.Value.IsInt() || r.Value.Sign() < 0 || !r.Value.Num().IsInt64() || r.Value.Num().Int64() > 1_000_000_000:
			l.cellFault(p.t, at, "vastaajien määrä on "+finnish(r.Value)+", mutta sen pitäisi olla kokonaisluku", "korjaa solun luku")
		default:
			total += int(r.Value.Num().Int64())
		}
	}
	return total
}
