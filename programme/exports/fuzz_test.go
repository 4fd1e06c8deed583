package exports

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme"
)

// FuzzNumber looks for texts that panic, make huge numbers, or are read as
// another number once they have been printed.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"318", "4 207", "1\u00a0056,75", "−0,4", "7,5 %", "1.056", "1.056,75", "..", "n. 300", "1e999999999", "12**", "%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		value, ok, _ := textNumber(s)
		if ok && (value.Num().BitLen() > 200 || value.Denom().BitLen() > 200) {
			t.Errorf("%q is a huge number", s)
		}
		if ok && value.IsInt() {
			again, ok, _ := textNumber(finnish(value))
			if !ok || again.Cmp(value) != 0 {
				t.Errorf("%q reads as %v, printed and read again %v", s, value, again)
			}
		}
		if stored, ok := storedNumber(s); ok {
			again, ok := storedNumber(shown(s))
			if !ok || again.Cmp(stored) != 0 {
				t.Errorf("%q is stored as %v, shown and read again %v", s, stored, again)
			}
		}
	})
}

// FuzzPeriod looks for labels that panic or make a period that reads as
// another one once it has been written.
func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"2023", "2024**", "2023M01", "2023-01", "2023/01", "202301", "2023K1", "tammikuu 2023", "2023 tammikuu", "tammi.23", "2023-01-31", "31.1.2023", "II neljännes 2023", "2023H2", "Jan", "44927", "2021–2023"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, ok := parsePeriod(s)
		if !ok {
			return
		}
		if p.year != 0 && (p.year < firstYear || p.year > lastYear) || p.span != year && (p.part < 1 || p.part > p.span.parts()) {
			t.Errorf("%q is %+v", s, p)
		}
		again, ok := parsePeriod(p.String())
		p.day = 0
		if !ok || again != p {
			t.Errorf("%q is %v, written and read again %v", s, p, again)
		}
		yearWithin(s)
	})
}

// FuzzSheet reads sheets of any content by every layout, and describes them.
func FuzzSheet(f *testing.F) {
	f.Add(sheetOf(plainSheet...), "Alue", "2023")
	f.Add(sheetOf([]string{"Luvut muuttujina Alue, Vuosi ja Tiedot"}, nil, []string{"", "", "Luku"}, []string{"KU765", "2023", "#318"}, []string{"", "2024", ".."}), "Vuosi", "318")
	f.Add(sheetOf([]string{"Vuosi", "Mittari", "Arvo"}, []string{"#2023", "a", "7,5 %"}, []string{"#2023", "b", `<c r="C3" t="e"><v>#N/A</v></c>`}), "Vuosi", "7,5")
	f.Add(`<row r="1"><c r="B1" t="str"><f>A1</f></c><c><v>1</v></c></row><row/><row r="9"><c r="XFD9" s="1"><v>44927</v></c></row>`, "A", "1")
	f.Add(`<row r="1"><c r="A1" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`, "", "")
	f.Fuzz(func(t *testing.T, content, name, text string) {
		// The archive and the attributes of huge rows take time, not thought.
		if len(content) > 20_000 || strings.Count(content, "XFD") > 50 {
			return
		}
		dir := t.TempDir()
		file := filepath.Join(dir, "a.xlsx")
		check(t, os.WriteFile(file, rawParts(t, content, nil), 0o644))
		d, _ := Describe(file)
		if d == nil {
			return
		}
		for _, source := range []programme.Source{
			{Layout: programme.PxWeb},
			{Layout: programme.PxWeb, Dimensions: []string{"Alue", name, "Tiedot"}},
			{Layout: programme.Table, Header: programme.Header{Row: 1, Depth: 1}},
			{Layout: programme.Table, Header: programme.Header{Label: name, Depth: 2}, RowLabels: []string{name, "B"}},
			{Layout: programme.Table, Header: programme.Header{None: true}},
			{Layout: programme.Long, Header: programme.Header{Row: 1, Depth: 1}},
			{Layout: programme.Cells},
		} {
			source.Key, source.Files = "t", []string{"a.xlsx"}
			mapping := &programme.Mapping{Source: &source, Time: name, Column: text, Aggregate: programme.Mean,
				Cells: []programme.GuardedCell{{Year: 2023, Cell: "B2", GuardCell: "A2", Guard: text}}}
			metric := &programme.Mittari{ID: "m", Mapping: mapping}
			row := &programme.Toimenpide{Mittarit: []*programme.Mittari{metric}}
			p := &programme.Programme{Start: 2022, End: 2025, Sources: []*programme.Source{&source}, Collected: []string{"a.xlsx"},
				Themes: []*programme.Theme{{Lupaukset: []*programme.Lupaus{{Tavoitteet: []*programme.Tavoite{{Toimenpiteet: []*programme.Toimenpide{row}}}}}}}}
			for _, v := range first(loaderOf(p, dir, d.book).run()).Measured["m"].Values {
				if (v.Number == nil) == (v.Missing == "") {
					t.Errorf("a value without a number must say why: %+v", v)
				}
			}
		}
		for _, f := range d.Find(text, 2023) {
			if f.Mapping != "" && f.Figure == nil {
				t.Errorf("a mapping that was not run: %+v", f)
			}
		}
	})
}

// loaderOf is a loader that finds the workbook opened.
func loaderOf(p *programme.Programme, dir string, b *workbook) *loader {
	l := newLoader(p, dir, 0)
	l.books["a.xlsx"] = b
	return l
}

func first[A, B any](a A, _ B) A { return a }
