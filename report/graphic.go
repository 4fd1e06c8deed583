package report

import (
	"cmp"
	"fmt"
	"math/big"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// GraphicKind is what a chart holds the value against.
type GraphicKind string

// The kinds. NoGraphic is for what is only followed and for what nothing can be
// held against.
const (
	NoGraphic GraphicKind = ""
	// WayGraphic runs from the baseline to the target of a year.
	WayGraphic GraphicKind = "way"
	// LimitGraphic has one level.
	LimitGraphic GraphicKind = "limit"
	// BandGraphic has a band around the target.
	BandGraphic GraphicKind = "band"
	// YearsGraphic holds each year against the one before it.
	YearsGraphic GraphicKind = "years"
	// StagesGraphic is a milestone's.
	StagesGraphic GraphicKind = "stages"
	// GroupsGraphic stands for the groups' own.
	GroupsGraphic GraphicKind = "groups"
)

// Graphic is what a metric's or group's chart shows beside its value, settled.
type Graphic struct {
	Kind GraphicKind
	// Limit is the level that the value must keep to: the target, a band's lower
	// edge, the baseline that must be exceeded, last year's value. LimitHigh is a
	// band's upper edge.
	Limit, LimitHigh Figure
	// Share is what an incomplete sum is held against instead: the part of the
	// limit, or of the planned level where that decided. ShareHigh is a band's upper edge.
	// Nil where values are compared as they are.
	Share, ShareHigh *big.Rat
	// LowerIsBetter tells in which direction the value should move.
	LowerIsBetter bool
	// Position says in a sentence where the value lies between baseline and target;
	// empty for other kinds and without a value.
	Position string
}

func (w wording) graphic(o *assessment.Outcome) Graphic {
	t := w.target
	if t == nil {
		return Graphic{}
	}
	g := Graphic{LowerIsBetter: t.LowerIsBetter(o.Baseline), Share: o.LimitShare, ShareHigh: o.LimitShareHigh}
	comparable := o.Baseline != nil && o.Break == nil
	switch t.Op {
	case programme.Done:
		return Graphic{Kind: StagesGraphic}
	case programme.About:
		band := w.band(assessment.BandOf(t))
		g.Kind, g.Limit, g.LimitHigh = BandGraphic, band.Low, band.High
	case programme.Falls, programme.Rises:
		g.Kind, g.Limit = YearsGraphic, w.figure(o.Before)
	case programme.Grows, programme.Shrinks:
		if !comparable {
			return Graphic{}
		}
		g.Kind, g.Limit = LimitGraphic, w.baseline(o)
	case programme.AtMost, programme.LessThan, programme.AtLeast, programme.MoreThan, programme.Exactly:
		g.Kind, g.Limit = LimitGraphic, declared(t.Value, w.unit)
		if !t.EveryYear && comparable && !o.BaselineMeetsTarget && o.Baseline.Cmp(t.Value) != 0 {
			// The path decides before the target's year, the target in it.
			g.Kind, g.Share = WayGraphic, cmp.Or(o.PlanShare, o.LimitShare)
			g.Position = Position(o.Baseline, t.Value, number(o))
		}
	default:
		panic("no chart for the target " + string(t.Op))
	}
	return g
}

// Position says where x lies on the way from the baseline b to the target t.
func Position(b, t, x *big.Rat) string {
	if x == nil {
		return ""
	}
	gone := new(big.Rat).Sub(x, b)
	gone.Quo(gone, new(big.Rat).Sub(t, b))
	switch {
	case gone.Sign() < 0:
		return "Arvo on lähtötasoa huonompi."
	case gone.Sign() == 0:
		return "Arvo on sama kuin lähtötaso."
	case gone.Cmp(big.NewRat(1, 1)) > 0:
		return "Arvo on edennyt tavoitteen ohi."
	case gone.Cmp(big.NewRat(1, 1)) == 0:
		return "Arvo on sama kuin tavoite."
	}
	// Whole percent, but neither end of the way before it is there.
	percent := rounded(new(big.Rat).Mul(gone, big.NewRat(100, 1)), 0)
	if percent.Sign() == 0 {
		return "Matkaa lähtötasosta tavoitteeseen on kuljettu alle 1\u00a0%."
	}
	if most := big.NewRat(99, 1); percent.Cmp(most) > 0 {
		percent = most
	}
	return fmt.Sprintf("Matkasta lähtötasosta tavoitteeseen on kuljettu %s\u00a0%%.", percent.RatString())
}
