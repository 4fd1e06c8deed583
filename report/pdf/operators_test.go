package pdf

import (
	"testing"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/report"
)

// TestEveryOperatorHasAChart: a milestone draws its steps; every other kind of
// target has a chart beside the sparkline, with a description of its own kind.
func TestEveryOperatorHasAChart(t *testing.T) {
	for _, op := range programme.Ops {
		if op == programme.Done {
			continue
		}
		rd := pct(op, "4", "7.5", "5.75", "5.1", assessment.OnTrack)
		if op == programme.About {
			rd = everyYear(rd)
			rd.graphic.Kind, rd.graphic.LimitHigh = report.BandGraphic, fig("44", "%", 0)
		}
		if _, alt, ok := rd.chart(60, 10, about); !ok || alt == "" {
			t.Errorf("%s: no chart", op)
		}
	}
}
