package report

import (
	"math/big"
	"testing"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// TestEveryOperatorHasAChartAndARule: each kind of target settles a kind of
// chart, and stands in the guide exactly once.
func TestEveryOperatorHasAChartAndARule(t *testing.T) {
	for _, op := range programme.Ops {
		target := &programme.Target{Op: op, Value: big.NewRat(4, 1), Year: 2025, Band: big.NewRat(1, 10)}
		w := wording{unit: "%", year: 2023, target: target}
		o := &assessment.Outcome{Baseline: big.NewRat(7, 1), BaselineYear: 2021, Before: big.NewRat(6, 1)}
		if w.graphic(o).Kind == NoGraphic {
			t.Errorf("%s: no chart", op)
		}
		rows := 0
		for _, k := range kindsOfTargets {
			if k.holds(target) {
				rows++
			}
		}
		if rows != 1 {
			t.Errorf("%s stands %d times among the guide's kinds of targets", op, rows)
		}
	}
}
