package sheet

import "testing"

// BenchmarkWrite is the workbook of an example year, from a report that is ready.
func BenchmarkWrite(b *testing.B) {
	r := example(b, 2023, false)
	b.ReportAllocs()
	for b.Loop() {
		write(b, r)
	}
}
