package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tolokku/programme/exports/internal/books"
)

// BenchmarkLoad reads a sheet of a hundred thousand cells, as a statistics agency
// writes one.
func BenchmarkLoad(b *testing.B) {
	var rows, items bytes.Buffer
	items.WriteString(`<si><t>Sotkamo</t></si>`)
	for r := 1; r <= 5000; r++ {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:20"><c r="A%d" t="s"><v>0</v></c>`, r, r)
		for c := 2; c <= 20; c++ {
			fmt.Fprintf(&rows, `<c r="%s%d" s="1"><v>%d.%d</v></c>`, ColumnName(c), r, r*c%4000, c)
		}
		rows.WriteString(`</row>`)
	}
	parts := withTexts(items.String())
	parts["xl/styles.xml"] = strings.Replace(styled("0.0")["xl/look.xml"], "<xf/>", "<xf/><xf/>", 1)
	data := books.Raw(b, rows.String(), parts)
	b.SetBytes(int64(rows.Len()))
	b.ReportAllocs()
	for b.Loop() {
		s, failure := loaded(data)
		if failure != nil || s.Count() != 5000 {
			b.Fatal(failure)
		}
	}
}
