package report

import (
	"math/big"
	"testing"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// TestEveryOperatorHasAGraphic: a kind of target that is not thought of here
// would stand on the pages without a picture.
func TestEveryOperatorHasAGraphic(t *testing.T) {
	for _, op := range programme.Ops {
		target := &programme.Target{Op: op, Value: big.NewRat(4, 1), Year: 2025, Band: big.NewRat(1, 10)}
		o := &assessment.Outcome{Value: &programme.Value{Year: 2023, Number: big.NewRat(5, 1), Periods: 1, Required: 1},
			Baseline: big.NewRat(7, 1), BaselineYear: 2021, Planned: big.NewRat(6, 1)}
		w := wording{target: target, year: 2023}
		if g := w.graphic(o); g.Kind == NoGraphic {
			t.Errorf("%s has no graphic", op)
		}
	}
}
