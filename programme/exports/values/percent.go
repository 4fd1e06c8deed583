package values

import (
	"math/big"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// farBelow is how many times smaller than all its peers a fraction is that has
// probably lost its per cent format: the format makes a hundredfold difference,
// and figures seldom fall to a twentieth.
var farBelow = big.NewRat(20, 1)

// checkPercents looks for figures that lost the per cent format that others have:
// 5 % is then read as 0,05. Among figures shown as per cent such a fraction is a
// fault; where the metric's unit alone says per cent it is a warning.
func (r reading) checkPercents(s *series) {
	if s.m.Aggregate == programme.Count {
		return
	}
	var shown, fractions []pick
	var others []*big.Rat
	for _, cells := range s.years {
		for _, b := range cells.buckets {
			for _, p := range b.picks {
				read := cells.numbers[p.Cell]
				size := new(big.Rat).Abs(read.Value)
				switch {
				case read.Percent || strings.Contains(p.Content().Raw, "%"):
					shown = append(shown, p)
				case size.Sign() > 0 && size.Cmp(one) <= 0:
					fractions = append(fractions, p)
				case size.Cmp(one) > 0:
					others = append(others, size)
				}
			}
		}
	}
	if len(fractions) == 0 {
		return
	}
	if len(shown) > 0 {
		for _, p := range fractions {
			if r.Covers(p.at.Year) {
				r.cellFault(p.Cell, "solussa on "+finnish.Exact(p.Read().Value)+" ilman prosenttimuotoilua, vaikka muut luvut ovat prosentteja (esimerkiksi solu "+shown[0].Position().String()+")",
					"muotoile solu prosentiksi, tai kirjoita luku prosentteina kuten muut")
			}
		}
		return
	}
	if r.metric == nil || r.metric.Mapping == nil || r.metric.Mapping.Numerator != nil || s.m.Scale != nil || !strings.HasPrefix(xlsx.Normalise(r.metric.Unit), "%") {
		return
	}
	for _, x := range append(others, r.levels()...) {
		for _, p := range fractions {
			if x.Cmp(new(big.Rat).Mul(new(big.Rat).Abs(p.Read().Value), farBelow)) < 0 {
				return
			}
		}
	}
	if len(others) == 0 && len(r.levels()) == 0 {
		return
	}
	for _, p := range fractions {
		if r.Covers(p.at.Year) {
			r.Log.Sheet(r.metric, problem.Warning, p.Table.Sheet, p.Position().String(), "luku "+finnish.Exact(p.Read().Value)+" on paljon pienempi kuin mittarin muut luvut, ja yksikkö on %",
				"jos luku on osuus, jolta puuttuu prosenttimuotoilu, muotoile solu prosentiksi")
		}
	}
}

// levels are the sizes of the metric's declared baseline and targets that are more
// than one.
func (r reading) levels() []*big.Rat {
	var all []*big.Rat
	add := func(x *big.Rat) {
		if x != nil {
			if size := new(big.Rat).Abs(x); size.Cmp(one) > 0 {
				all = append(all, size)
			}
		}
	}
	if r.metric.Baseline != nil {
		add(r.metric.Baseline.Value)
	}
	for _, t := range r.metric.Targets {
		add(t.Value)
	}
	return all
}
