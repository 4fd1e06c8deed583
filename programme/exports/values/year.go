package values

import (
	"cmp"
	"math/big"
	"slices"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
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
func (r reading) yearly(m *programme.Mapping, chosen selection) []programme.Value {
	picks := r.withoutRepeats(m, chosen)
	if inObservations(picks) && asObservations(picks) {
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
		if v, ok := r.yearValue(m, chosen, buckets[:n], parts); ok {
			values = append(values, v)
		}
		buckets = buckets[n:]
	}
	if m.Accumulate {
		values = accumulate(values, r.Start)
	}
	for i := range values {
		scale(&values[i], m.Scale)
	}
	return values
}

// inObservations tells whether the picks are in a list, where each row is an observation.
func inObservations(picks []pick) bool { return len(picks) > 0 && picks[0].Table.Observations }

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

// yearValue makes one year's value; ok is false where the year has nothing.
func (r reading) yearValue(m *programme.Mapping, chosen selection, buckets []bucket, parts int) (programme.Value, bool) {
	v := programme.Value{Year: buckets[0].at.Year, Aggregate: cmp.Or(m.Aggregate, programme.Only), Periods: 1, Required: 1}
	cells := r.readYear(v, buckets)
	if len(cells.buckets) == 0 {
		if len(cells.symbols) == 0 {
			return v, false
		}
		v.Missing = "lähteessä on luvun paikalla merkki ”" + cells.symbols[0].Read().Symbol + "”"
		v.Periods, v.Required = 0, required(m, parts, cells.symbols[0].at.Span)
		v.Origins = origins(cells.symbols, "ei lukua")
		return v, true
	}
	if !r.checkYear(m, chosen, cells.buckets, v.Aggregate) {
		return v, false
	}
	span := cells.buckets[0].at.Span
	v.Required = required(m, parts, span)
	used, whole := usedPicks(cells.buckets, chosen, parts)
	if whole == 0 {
		v.Missing, v.Periods = "yhdeltäkään jaksolta ei ole kaikkia lukuja", 0
		return v, true
	}
	v.Periods = min(whole, v.Required)
	observations := inObservations(used) && span == xlsx.Year && len(chosen.lists) == 0
	if observations && m.Required == 0 || v.Aggregate == programme.Only {
		v.Periods, v.Required = 1, 1
	}
	var numbers []*big.Rat
	for _, p := range used {
		numbers = append(numbers, cells.numbers[p.Key()])
	}
	number, from := combine(v.Aggregate, numbers)
	v.Number = number
	shown := used
	if from >= 0 && v.Aggregate != programme.Max && v.Aggregate != programme.Min {
		shown = used[from : from+1]
	}
	v.Origins = origins(shown, how(v.Aggregate, cells.buckets, used, whole, shown[0].at))
	if m.Answers != "" {
		v.Answers = r.answers(m, v.Year, used)
	}
	return v, true
}

// yearCells are the cells of one year, read.
type yearCells struct {
	// buckets are the periods that have a number, with the picks that have one.
	buckets []bucket
	numbers map[string]*big.Rat // by the picks' keys
	// symbols are the picks with a declared symbol in place of a number.
	symbols []pick
}

// readYear reads the cells of a year, and reports those that hold no number.
func (r reading) readYear(v programme.Value, buckets []bucket) yearCells {
	cells := yearCells{numbers: map[string]*big.Rat{}}
	for _, b := range buckets {
		kept := bucket{at: b.at}
		for _, p := range b.picks {
			read := p.Read()
			if v.Aggregate == programme.Count && read.Symbol == "" {
				read = xlsx.Reading{Value: big.NewRat(1, 1)}
			}
			switch {
			case read.Fact != "":
				if r.Covers(v.Year) {
					r.readFault(p.Cell, read)
				}
			case read.Value == nil:
				cells.symbols = append(cells.symbols, p)
			default:
				if read.Warning != "" && r.Covers(v.Year) {
					r.Log.Sheet(r.metric, problem.Warning, p.Table.Sheet, p.Position().String(), read.Warning, "tarkista luku")
				}
				cells.numbers[p.Key()] = read.Value
				kept.picks = append(kept.picks, p)
			}
		}
		if len(kept.picks) > 0 {
			cells.buckets = append(cells.buckets, kept)
		}
	}
	return cells
}

// usedPicks are the picks that make the year's number, and how many periods they
// fill: with listed parts a month counts when all of them have a value.
func usedPicks(buckets []bucket, chosen selection, parts int) (used []pick, whole int) {
	if buckets[0].at.Span == xlsx.Year || len(chosen.lists) == 0 {
		for _, b := range buckets {
			used = append(used, b.picks...)
		}
		return used, len(used)
	}
	for _, b := range buckets {
		if len(b.picks) >= parts {
			whole++
			used = append(used, b.picks...)
		}
	}
	return used, whole
}

// required is how many periods make the year complete.
func required(m *programme.Mapping, parts int, s xlsx.Span) int {
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
func (r reading) answers(m *programme.Mapping, y int, used []pick) int {
	total := 0
	for _, p := range used {
		d, ok := p.Table.Dimension(m.Answers)
		if !ok {
			continue
		}
		// A list's dimensions are its columns.
		c := p.Cell
		c.Column = d.Index
		read := c.Read()
		switch {
		case read.Value == nil && read.Fact == "":
		case !r.Covers(y):
		case read.Fact != "":
			r.readFault(c, read)
		case !IsCount(read.Value):
			r.cellFault(c, "vastaajien määrä on "+finnish.Exact(read.Value)+", mutta sen pitäisi olla kokonaisluku", "korjaa solun luku")
		default:
			total += int(read.Value.Num().Int64())
		}
	}
	return total
}

// mostAnswers is more answers than any survey has.
var mostAnswers = big.NewRat(1_000_000_000, 1)

// IsCount tells whether a number can be a number of answers.
func IsCount(n *big.Rat) bool { return n.IsInt() && n.Sign() >= 0 && n.Cmp(mostAnswers) <= 0 }
