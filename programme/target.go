package programme

import (
	"math/big"
	"strconv"
)

// Op is the kind of a target. Its text is the one of the JSON output.
type Op string

// The kinds of targets.
const (
	AtMost   Op = "<="
	LessThan Op = "<"
	AtLeast  Op = ">="
	MoreThan Op = ">"
	Exactly  Op = "="
	// About is a band around a level, each year.
	About Op = "~"
	// Falls and Rises compare each year with the one before it.
	Falls Op = "falls"
	Rises Op = "rises"
	// Grows and Shrinks compare each year with the baseline.
	Grows   Op = "grows"
	Shrinks Op = "shrinks"
	// Done is a milestone, or the last of several stages.
	Done Op = "done"
)

// Ops are all kinds of targets. Tests walk it: whoever adds one is told where
// its words, rules, formula, chart and documentation are missing.
var Ops = []Op{AtMost, LessThan, AtLeast, MoreThan, Exactly, About, Falls, Rises, Grows, Shrinks, Done}

// Target is what a metric aims at.
type Target struct {
	Op Op
	// Value is the level; nil for falls, rises, grows, shrinks and done.
	Value *big.Rat
	// Year is the target year; 0 where each year is judged by itself.
	Year int
	// EveryYear is set where the level must hold in each year by itself, and
	// for grows and shrinks.
	EveryYear bool
	// Band is the allowed deviation of About as a share of Value: 1/10 is ±10 %.
	Band *big.Rat
	// ExceedingAllowed makes an About value above the band met.
	ExceedingAllowed bool
	// Interim are the interim targets by rising year; may be empty.
	Interim []Interim
	// Tolerance eases the planned level by its share of |target − baseline|;
	// nil for none. It never affects met.
	Tolerance *big.Rat
	// Stages of Done in order, at least one; the last is the target itself.
	Stages []Stage
	// Decided is the day YYYY-MM-DD of the decision; empty for the original.
	Decided string
	At      Position
}

// Interim is a level to be reached on the way (välitavoite).
type Interim struct {
	Year  int
	Value *big.Rat
	At    Position
}

// Stage is a step of a milestone.
type Stage struct {
	Name string
	// Deadline is the last day on time, YYYY-MM-DD; a bare year in the file is
	// its 31 December.
	Deadline string
	At       Position
}

// IsLevel tells whether the target is a number that a value is held against
// with an operator.
func (t *Target) IsLevel() bool {
	switch t.Op {
	case AtMost, LessThan, AtLeast, MoreThan, Exactly:
		return true
	case About, Falls, Rises, Grows, Shrinks, Done:
		return false
	default:
		panic("nothing tells whether a number is held against the target " + string(t.Op))
	}
}

// UsesBaseline tells whether the status depends on a baseline; false for nil.
func (t *Target) UsesBaseline() bool {
	switch {
	case t == nil, t.Op == About, t.Op == Done:
		return false
	case t.Op == Falls, t.Op == Rises, t.Op == Grows, t.Op == Shrinks:
		return true
	case t.IsLevel():
		return !t.EveryYear
	default:
		panic("nothing tells whether a baseline counts for the target " + string(t.Op))
	}
}

// LowerIsBetter tells the direction in which the metric should move; for
// Exactly it depends on the baseline b, which may be nil.
func (t *Target) LowerIsBetter(b *big.Rat) bool {
	switch t.Op {
	case AtMost, LessThan, Falls, Shrinks:
		return true
	case Exactly:
		return b != nil && b.Cmp(t.Value) > 0
	case AtLeast, MoreThan, About, Rises, Grows, Done:
		return false
	default:
		panic("no direction for the target " + string(t.Op))
	}
}

// TargetFor returns the target in force on 31 December of the year, and the
// original one; both nil for a metric without a target.
func (m *Mittari) TargetFor(year int) (inForce, original *Target) {
	return m.TargetOn(strconv.Itoa(year) + "-12-31")
}

// TargetOn returns the target in force on a day, YYYY-MM-DD, and the original
// one; both nil for a metric without a target.
func (m *Mittari) TargetOn(day string) (inForce, original *Target) {
	for i, t := range m.Targets {
		if i == 0 {
			inForce, original = t, t
			continue
		}
		if t.Decided <= day {
			inForce = t
		}
	}
	return inForce, original
}
