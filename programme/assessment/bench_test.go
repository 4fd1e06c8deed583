package assessment

import (
	"testing"

	"tolokku/programme"
)

// BenchmarkAssess judges a metric with a path, an unfinished year and a year before.
func BenchmarkAssess(b *testing.B) {
	p, m := metricOf(b, "tavoitetaso: {enintään: 4, vuonna: 2025}\nlähtötaso: {arvo: 7.5, vuosi: 2021}")
	d := &programme.Measured{Values: numbers(b, "2022: 6.5, 2023: 5.7 8/12 mean")}
	for b.Loop() {
		Assess(p, m, d, Options{Year: 2023, Date: "2024-02-01"})
	}
}
