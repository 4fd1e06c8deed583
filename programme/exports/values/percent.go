package values

import (
	"math/big"
	"slices"
	"strconv"
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

// shares are the figures of a metric, or of one part of its ratio, as far as per
// cents are concerned: of all groups together, since one group may have lost the
// format that the others have.
type shares struct {
	m *programme.Mapping
	// shown are shown as per cent, fractions are others of at most one, and others
	// the rest.
	shown, fractions, others []pick
}

// percents collects the shares of a metric until all of its parts are read.
type percents struct{ all []*shares }

// note adds a series to the shares of its mapping.
func (c *percents) note(s *series) {
	if s.m.Aggregate == programme.Count {
		return
	}
	i := slices.IndexFunc(c.all, func(x *shares) bool { return x.m.At == s.m.At && x.m.Source == s.m.Source && x.m.Column == s.m.Column })
	if i < 0 {
		i = len(c.all)
		c.all = append(c.all, &shares{m: s.m})
	}
	c.all[i].add(s)
}

func (x *shares) add(s *series) {
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
					x.others = append(x.others, p)
				}
			}
		}
	}
}

// checkPercents refuses figures that lost the per cent format that others have:
// 5 % is then read as 0,05. Where the metric's unit alone says per cent it is a
// warning, and so is a factor that turns per cents into hundredfold ones.
func (r reading) checkPercents() {
	for _, x := range r.percents.all {
		if len(x.shown) == 0 {
			r.warnOfFractions(x)
			continue
		}
		lost := x.fractions
		for _, p := range x.others {
			if x.farBelowShown(p) {
				lost = append(lost, p)
			}
		}
		for _, p := range lost {
			if r.Covers(p.at.Year) {
				r.cellFault(p.Cell, "solussa on "+finnish.Exact(p.Read().Value)+" ilman prosenttimuotoilua, vaikka muut luvut ovat prosentteja (esimerkiksi solu "+x.shown[0].Position().String()+")",
					"muotoile solu prosentiksi, tai kirjoita luku prosentteina kuten muut")
			}
		}
		if p := x.shown[0]; x.m.Scale != nil && x.m.Scale.Cmp(hundred) == 0 {
			r.Log.Sheet(r.metric, problem.Warning, p.Table.Sheet, p.Position().String(), "luku on jo prosentteja ("+finnish.Exact(p.Read().Value)+" %), mutta kerroin: 100 kertoo sen vielä sadalla",
				"poista arvo-kohdasta kerroin: prosenteiksi muotoillut luvut luetaan prosentteina")
		}
	}
}

var hundred = big.NewRat(100, 1)

// farBelowShown tells whether a figure is far below each that is shown as per cent.
func (x *shares) farBelowShown(p pick) bool {
	return !slices.ContainsFunc(x.shown, func(other pick) bool { return !isFarBelow(p, new(big.Rat).Abs(other.Read().Value)) })
}

func isFarBelow(p pick, peer *big.Rat) bool {
	return peer.Cmp(new(big.Rat).Mul(new(big.Rat).Abs(p.Read().Value), farBelow)) >= 0
}

// warnOfFractions warns once of fractions under the unit per cent that are far
// below the metric's other figures and levels, or have nothing beside them.
func (r reading) warnOfFractions(x *shares) {
	if len(x.fractions) == 0 || !r.inPercent(x.m) {
		return
	}
	peers, small := r.levels()
	for _, p := range x.others {
		peers = append(peers, new(big.Rat).Abs(p.Read().Value))
	}
	for _, p := range x.fractions {
		if small && len(peers) == 0 || slices.ContainsFunc(peers, func(peer *big.Rat) bool { return !isFarBelow(p, peer) }) {
			return
		}
	}
	asked := slices.DeleteFunc(slices.Clone(x.fractions), func(p pick) bool { return !r.Covers(p.at.Year) })
	if len(asked) == 0 {
		return
	}
	fact := "luku " + finnish.Exact(asked[0].Read().Value)
	if len(peers) > 0 {
		fact += " on paljon pienempi kuin mittarin muut luvut, ja yksikkö on %"
	} else {
		fact += " on alle yhden, ja yksikkö on %"
	}
	if len(asked) > 1 {
		fact += "; samanlaisia lukuja on yhteensä " + strconv.Itoa(len(asked))
	}
	p := asked[0]
	r.Log.Sheet(r.metric, problem.Warning, p.Table.Sheet, p.Position().String(), fact, "jos luku on osuus, jolta puuttuu prosenttimuotoilu, muotoile solu prosentiksi")
}

// inPercent tells whether a mapping gives the metric's per cents as they are.
func (r reading) inPercent(m *programme.Mapping) bool {
	if r.metric == nil || r.metric.Mapping == nil || isRatio(r.metric.Mapping) || m.Scale != nil {
		return false
	}
	unit := xlsx.Fold(r.metric.Unit)
	return strings.Contains(unit, "%") || strings.HasPrefix(unit, "prosent") || strings.HasPrefix(unit, "pros.")
}

// levels are the sizes of the metric's declared baseline and targets that are more
// than one; small is set where one is a fraction itself.
func (r reading) levels() (all []*big.Rat, small bool) {
	add := func(x *big.Rat) {
		if x == nil {
			return
		}
		if size := new(big.Rat).Abs(x); size.Cmp(one) > 0 {
			all = append(all, size)
		} else if size.Sign() > 0 {
			small = true
		}
	}
	if r.metric.Baseline != nil {
		add(r.metric.Baseline.Value)
	}
	for _, t := range r.metric.Targets {
		add(t.Value)
	}
	return all, small
}
