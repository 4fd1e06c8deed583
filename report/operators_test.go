package report

import (
	"math/big"
	"testing"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// TestEveryOperatorHasAChart: each kind of target settles a kind of chart; one
// that nobody thought of has none.
func TestEveryOperatorHasAChart(t *testing.T) {
	chart := func(op programme.Op) GraphicKind {
		target := &programme.Target{Op: op, Value: big.NewRat(4, 1), Year: 2025, Band: big.NewRat(1, 10)}
		w := wording{unit: "%", year: 2023, target: target}
		return w.graphic(&assessment.Outcome{Baseline: big.NewRat(7, 1), BaselineYear: 2021, Before: big.NewRat(6, 1)}).Kind
	}
	for _, op := range programme.Ops {
		if chart(op) == NoGraphic {
			t.Errorf("%s: no chart", op)
		}
	}
	if kind := chart("unheard of"); kind != NoGraphic {
		t.Errorf("an unknown operator gets the chart %s", kind)
	}
}
