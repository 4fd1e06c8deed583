package exports_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/exports"
	"tolokku/programme/exports/inspect"
	"tolokku/programme/exports/internal/books"
)

// FuzzSheet reads sheets of any content by every layout, and describes them.
func FuzzSheet(f *testing.F) {
	f.Add(books.Rows(plainSheet...), "Alue", "2023")
	f.Add(books.Rows([]string{"Luvut muuttujina Alue, Vuosi ja Tiedot"}, nil, []string{"", "", "Luku"}, []string{"KU765", "2023", "#318"}, []string{"", "2024", ".."}), "Vuosi", "318")
	f.Add(books.Rows([]string{"Vuosi", "Mittari", "Arvo"}, []string{"#2023", "a", "7,5 %"}, []string{"#2023", "b", `<c r="C3" t="e"><v>#N/A</v></c>`}), "Vuosi", "7,5")
	f.Add(`<row r="1"><c r="B1" t="str"><f>A1</f></c><c><v>1</v></c></row><row/><row r="9"><c r="XFD9" s="1"><v>44927</v></c></row>`, "A", "1")
	f.Add(`<row r="1"><c r="A1" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`, "", "")
	f.Fuzz(func(t *testing.T, content, name, text string) {
		// The archive and the attributes of huge rows take time, not thought.
		if len(content) > 20_000 || strings.Count(content, "XFD") > 50 {
			return
		}
		dir := t.TempDir()
		file := filepath.Join(dir, "a.xlsx")
		books.Check(t, os.WriteFile(file, books.Raw(t, content, nil), 0o644))
		d, _ := inspect.Describe(file)
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
				Cells: []programme.GuardedCell{{Year: 2023, Cell: "B2", Guards: []programme.Guard{{Cell: "A2", Label: text}}}}}
			metric := &programme.Mittari{ID: "m", Mapping: mapping}
			row := &programme.Toimenpide{Mittarit: []*programme.Mittari{metric}}
			p := &programme.Programme{Start: 2022, End: 2025, Sources: []*programme.Source{&source}, Collected: []string{"a.xlsx"},
				Themes: []*programme.Theme{{Lupaukset: []*programme.Lupaus{{Tavoitteet: []*programme.Tavoite{{Toimenpiteet: []*programme.Toimenpide{row}}}}}}}}
			data, _ := exports.Load(p, dir, 0, "")
			for _, v := range data.Measured["m"].Values {
				if (v.Number == nil) == (v.Missing == "") {
					t.Errorf("a value without a number must say why: %+v", v)
				}
			}
		}
		for _, f := range d.Find([]string{text}, 0) {
			if f.Mapping != "" && f.Figure == nil {
				t.Errorf("a mapping that was not run: %+v", f)
			}
		}
	})
}
