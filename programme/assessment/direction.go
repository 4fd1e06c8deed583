package assessment

import (
	"math/big"

	"tolokku/programme"
)

// Direction is how a metric moved since last year, whatever its status. Its text
// is the one of the JSON output; empty where nothing can be compared.
type Direction string

// The directions.
const (
	Better Direction = "better"
	Worse  Direction = "worse"
	Same   Direction = "same"
)

// Directions lists every direction.
var Directions = []Direction{Better, Worse, Same}

// compared are the two numbers that direction and change rest on: the year's and
// last year's, or the baseline where last year is the base year and has none; of
// an accumulated sum each year's own part. Both nil across a break, and where
// either year is missing or incomplete.
func (s *series) compared() (now, earlier *big.Rat) {
	if s.crossing(s.year-1, s.year) != nil {
		return nil, nil
	}
	if s.accumulated {
		now, earlier = s.part(s.year), s.part(s.year-1)
	} else {
		now, earlier = s.complete(s.year), s.complete(s.year-1)
		if v := s.byYear[s.year-1]; s.year-1 == s.y0 && (v == nil || v.Number == nil) {
			earlier = s.base
		}
	}
	if now == nil || earlier == nil {
		return nil, nil
	}
	return now, earlier
}

// part is a year's own part of an accumulated sum; nil where it is not known.
func (s *series) part(year int) *big.Rat {
	sum, before := s.complete(year), s.complete(year-1)
	if year == s.start {
		before = new(big.Rat)
	}
	if sum == nil || before == nil || year < s.start {
		return nil
	}
	return new(big.Rat).Sub(sum, before)
}

// towards tells whether now is nearer to what the target wants than earlier.
func towards(t *programme.Target, now, earlier *big.Rat) Direction {
	if now == nil || earlier == nil {
		return ""
	}
	switch Distance(t, now).Cmp(Distance(t, earlier)) {
	case -1:
		return Better
	case 1:
		return Worse
	}
	return Same
}

// Distance grows as x gets worse in the eyes of the target; what it counts from
// depends on the kind of target. Milestones have none.
func Distance(t *programme.Target, x *big.Rat) *big.Rat {
	switch t.Op {
	case programme.AtMost, programme.LessThan, programme.Falls, programme.Shrinks:
		return x
	case programme.AtLeast, programme.MoreThan, programme.Rises, programme.Grows:
		return new(big.Rat).Neg(x)
	case programme.About, programme.Exactly:
		if t.ExceedingAllowed && x.Cmp(t.Value) > 0 {
			return new(big.Rat)
		}
		d := new(big.Rat).Sub(x, t.Value)
		return d.Abs(d)
	default:
		panic("no direction for the target " + string(t.Op))
	}
}

// together is the direction of groups: worse if any worsens, better if any gets
// better and none worse; none if any has none.
func together(groups []GroupResult) Direction {
	out := Same
	for i := range groups {
		switch d := groups[i].Direction; {
		case d == "":
			return ""
		case d == Worse:
			out = Worse
		case d == Better && out == Same:
			out = Better
		}
	}
	if len(groups) == 0 {
		return ""
	}
	return out
}
