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

// shares are a series' figures as far as per cents are concerned.
type shares struct {
	// shown are shown as per cent, fractions are others of at most one.
	shown, fractions []pick
	// others are the sizes of the rest.
	others []*big.Rat
}

// checkPercents looks for figures that lost the per cent format that others have:
// 5 % is then read as 0,05. Among figures shown as per cent such a fraction is a
// fault; where the metric's unit alone says per cent it is a warning.
func (r reading) checkPercents(s *series) {
	if s.m.Aggregate == programme.Count {
		return
	}
	x := sharesOf(s)
	if len(x.shown) > 0 {
		for _, p := range x.fractions {
			if r.Covers(p.at.Year) {
				r.cellFault(p.Cell, "solussa on "+finnish.Exact(p.Read().Value)+" ilman prosenttimuotoilua, vaikka muut luvut ovat prosentteja (esimerkiksi solu "+x.shown[0].Position().String()+")",
					"muotoile solu prosentiksi, tai kirjoita luku prosentteina kuten muut")
			}
		}
		return
	}
	if !r.inPercent(s) || !x.stray(r.levels()) {
		return
	}
	for _, p := range x.fractions {
		if r.Covers(p.at.Year) {
			r.Log.Sheet(r.metric, problem.Warning, p.Table.Sheet, p.Position().String(), "luku "+finnish.Exact(p.Read().Value)+" on paljon pienempi kuin mittarin muut luvut, ja yksikkö on %",
				"jos luku on osuus, jolta puuttuu prosenttimuotoilu, muotoile solu prosentiksi")
		}
	}
}

func sharesOf(s *series) shares {
	var x shares
	for _, cells := range s.years {
		for _, b := range cells.buckets {
			for _, p := range b.picks {
				read := cells.numbers[p.Cell]
				size := new(big.Rat).Abs(read.Value)
				switch {
				case read.Percent || strings.Contains(p.Content().Raw, "%"):
					x.shown = append(x.shown, p)
				case size.Sign() > 0 && size.Cmp(one) <= 0:
					x.fractions = append(x.fractions, p)
				case size.Cmp(one) > 0:
					x.others = append(x.others, size)
				}
			}
		}
	}
	return x
}

// inPercent tells whether a series gives the metric's per cents as they are.
func (r reading) inPercent(s *series) bool {
	return r.metric != nil && r.metric.Mapping == s.m && s.m.Scale == nil && strings.HasPrefix(xlsx.Normalise(r.metric.Unit), "%")
}

// stray tells whether the fractions are far below all else: the other figures and
// the metric's levels.
func (x shares) stray(levels []*big.Rat) bool {
	peers := append(levels, x.others...)
	for _, peer := range peers {
		for _, p := range x.fractions {
			if peer.Cmp(new(big.Rat).Mul(new(big.Rat).Abs(p.Read().Value), farBelow)) < 0 {
				return false
			}
		}
	}
	return len(peers) > 0
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
