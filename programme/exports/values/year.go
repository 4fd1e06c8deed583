package values

import (
	"cmp"
	"math/big"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
)

// one is what a counted row counts for.
var one = big.NewRat(1, 1)

// yearly makes the values of years out of a series of one metric or one group.
func (r reading) yearly(s *series) []programme.Value {
	var values []programme.Value
	for _, cells := range s.years {
		if v, ok := r.yearValue(s, cells); ok {
			values = append(values, v)
		}
	}
	if s.m.Accumulate {
		values = accumulate(values, r.Start)
	}
	for i := range values {
		scale(&values[i], s.m.Scale)
	}
	return values
}

// yearValue makes one year's value; ok is false where the year has nothing.
func (r reading) yearValue(s *series, cells *yearCells) (programme.Value, bool) {
	v := programme.Value{Year: cells.year, Aggregate: cmp.Or(s.m.Aggregate, programme.Only), Periods: 1, Required: 1}
	if cells.missing != "" {
		v.Missing, v.Periods, v.Required = cells.missing, 0, required(s, cells.span)
		return v, true
	}
	if len(cells.buckets) == 0 {
		if len(cells.symbols) == 0 {
			return v, false
		}
		v.Missing = "lähteessä on luvun paikalla merkki ”" + cells.numbers[cells.symbols[0].Cell].Symbol + "”"
		v.Periods, v.Required = 0, required(s, cells.symbols[0].at.Span)
		v.Origins = origins(cells.symbols, "ei lukua")
		return v, true
	}
	if !r.checkYear(s, cells.buckets, v.Aggregate) {
		return v, false
	}
	span := cells.buckets[0].at.Span
	v.Required = required(s, span)
	used, whole := usedPicks(cells.buckets, s)
	if whole == 0 {
		v.Missing, v.Periods = "yhdeltäkään jaksolta ei ole kaikkia lukuja", 0
		return v, true
	}
	v.Periods, v.Required = r.completeness(s, v, used, whole, span)
	if cells.commonOf > 0 {
		v.Periods, v.Required = cells.common, cells.commonOf
	}
	var numbers []*big.Rat
	for _, p := range used {
		n := cells.numbers[p.Cell].Value
		v.Negative = v.Negative || n.Sign() < 0
		numbers = append(numbers, n)
	}
	number, from := combine(v.Aggregate, numbers)
	v.Number = number
	shown := used
	if from >= 0 && v.Aggregate != programme.Max && v.Aggregate != programme.Min {
		shown = used[from : from+1]
	}
	v.Origins = origins(shown, how(v.Aggregate, cells.buckets, used, whole, shown[0].at))
	if s.m.Answers != "" {
		v.Answers = r.answers(s.m, v.Year, used)
	}
	return v, true
}

// completeness is how many periods of a year a value has, of how many: both 1 for
// what is complete as it stands.
func (r reading) completeness(s *series, v programme.Value, used []pick, whole int, span xlsx.Span) (periods, required int) {
	switch {
	case v.Aggregate == programme.Only:
		return 1, 1
	case s.dated:
		if over := r.monthsOver(v.Year); over < 12 {
			return over, 12
		}
		return 1, 1
	case inObservations(used) && span == xlsx.Year && len(s.chosen.lists) == 0 && s.m.Required == 0:
		return 1, 1
	}
	return min(whole, v.Required), v.Required
}

// usedPicks are the picks that make the year's number, and how many periods they
// fill: with listed parts a month counts when all of them have a value.
func usedPicks(buckets []bucket, s *series) (used []pick, whole int) {
	if buckets[0].at.Span == xlsx.Year || len(s.chosen.lists) == 0 {
		for _, b := range buckets {
			used = append(used, b.picks...)
		}
		return used, len(used)
	}
	for _, b := range buckets {
		if len(b.picks) >= s.parts {
			whole++
			used = append(used, b.picks...)
		}
	}
	return used, whole
}

// required is how many periods make the year complete.
func required(s *series, span xlsx.Span) int {
	switch {
	case s.m.Required > 0:
		return s.m.Required
	case s.m.Aggregate == programme.Only || s.m.Aggregate == "":
		return 1
	case span == xlsx.Year:
		return s.parts
	}
	return span.Parts()
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
