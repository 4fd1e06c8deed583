package xlsx

import (
	"archive/zip"
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tolokku/programme/exports/internal/books"
	"tolokku/programme/problem"
)

// loaded opens bytes and loads the first sheet.
func loaded(data []byte) (*Sheet, *problem.Problem) {
	b, err := opened(data)
	if err != nil {
		return nil, asFault(err).problem("a.xlsx", "")
	}
	return b.Sheets[0], b.Sheets[0].Load()
}

func TestDamaged(t *testing.T) {
	cell := func(s string) shape { return shape{rows: `<row r="1">` + s + `</row>`} }
	for name, c := range map[string]struct {
		shape
		place, fact string
	}{
		"a text past the end":           {shape{sharedRow(2), withTexts(`<si><t>a</t></si>`)}, "B1", "viittaa tekstiin"},
		"a text without a table":        {cell(`<c r="B1" t="s"><v>0</v></c>`), "B1", "viittaa tekstiin"},
		"a text below zero":             {shape{`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, withTexts(`<si><t>a</t></si>`)}, "A1", "viittaa tekstiin"},
		"a text by a fraction":          {shape{`<row r="1"><c r="A1" t="s"><v>0.5</v></c></row>`, withTexts(`<si><t>a</t></si>`)}, "A1", "viittaa tekstiin"},
		"a huge text number":            {shape{`<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row>`, withTexts(`<si><t>a</t></si>`)}, "A1", "viittaa tekstiin"},
		"a style past the end":          {cell(`<c r="C1" s="4"><v>1</v></c>`), "C1", "viittaa muotoiluun"},
		"a style that is no number":     {cell(`<c r="C1" s="x"><v>1</v></c>`), "C1", "muotoilu ei kelpaa"},
		"a cell twice":                  {cell(`<c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>`), "A1", "solu on siinä kahdesti"},
		"a blank cell twice":            {cell(`<c r="B1"/><c r="B1"><v>2</v></c>`), "B1", "solu on siinä kahdesti"},
		"a row twice":                   {shape{rows: `<row r="2"><c r="A2"><v>1</v></c></row><row r="3"/><row r="2"/>`}, "A2", "rivi on siinä kahdesti"},
		"a row that counts on a twin":   {shape{rows: `<row r="2"/><row r="1"/><row/>`}, "A2", "rivi on siinä kahdesti"},
		"a cell on another row":         {cell(`<c r="A2"><v>1</v></c>`), "A2", "väärällä rivillä"},
		"a cell without a row":          {cell(`<c r="A"><v>1</v></c>`), "A1", "osoite ei kelpaa"},
		"a cell past the last column":   {cell(`<c r="XFE1"><v>1</v></c>`), "A1", "osoite ei kelpaa"},
		"row zero":                      {shape{rows: `<row r="0"/>`}, "", "numero ei kelpaa"},
		"a row past the end":            {shape{rows: `<row r="1048577"/>`}, "", "liian suuri"},
		"an unknown type":               {cell(`<c r="A1" t="q"><v>1</v></c>`), "A1", "tyyppi ei kelpaa"},
		"text in a row":                 {cell(`<c r="A1"><v>1</v></c>7`), "A1", "tekstiä paikassa"},
		"text in a cell":                {cell(`<c r="D1">7<v>1</v></c>`), "D1", "tekstiä paikassa"},
		"text among rows":               {shape{rows: `<row r="1"/>7`}, "A1", "tekstiä paikassa"},
		"two values":                    {cell(`<c r="D1"><v>1</v><v>2</v></c>`), "D1", "vaurioitunut"},
		"an element in a value":         {cell(`<c r="D1"><v>1<x/></v></c>`), "D1", "vaurioitunut"},
		"an unknown element in a cell":  {cell(`<c r="D1"><w/></c>`), "D1", "vaurioitunut"},
		"an unknown element in a row":   {cell(`<d r="D1"/>`), "A1", "vaurioitunut"},
		"alternate content":             {cell(`<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><c r="A1"/></mc:AlternateContent>`), "A1", "vaurioitunut"},
		"tags that cross":               {cell(`<c r="D1"><v>1</c></v>`), "D1", "vaurioitunut"},
		"an unclosed sheet":             {shape{rows: `<row r="1"><c r="A1"><v>1</v></c>`}, "A1", "vaurioitunut"},
		"an entity":                     {cell(`<c r="D1" t="str"><v>&x;</v></c>`), "D1", "vaurioitunut"},
		"a control character":           {cell("<c r=\"D1\" t=\"str\"><v>a\x01</v></c>"), "D1", "vaurioitunut"},
		"a referenced control":          {cell(`<c r="D1" t="str"><v>&#1;</v></c>`), "D1", "vaurioitunut"},
		"text that is not UTF-8":        {cell("<c r=\"D1\" t=\"str\"><v>\xe4</v></c>"), "D1", "vaurioitunut"},
		"an attribute twice":            {cell(`<c r="D1" r="E1"><v>1</v></c>`), "A1", "vaurioitunut"},
		"a prefix that is not declared": {cell(`<z:c r="D1"/>`), "A1", "vaurioitunut"},
		"two data parts":                {shape{parts: map[string]string{"xl/worksheets/sheet1.xml": sheetPart(`<sheetData/><sheetData/>`)}}, "", "kahdesti"},
		"a document type":               {shape{parts: map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a "1">]>` + strings.TrimPrefix(sheetPart(`<sheetData/>`), xmlHead)}}, "", "vaurioitunut"},
		"another root":                  {shape{parts: map[string]string{"xl/worksheets/sheet1.xml": xmlHead + `<styleSheet/>`}}, "", "vaurioitunut"},
		"text after the root":           {shape{parts: map[string]string{"xl/worksheets/sheet1.xml": sheetPart(`<sheetData/>`) + "7"}}, "", "tekstiä paikassa"},
		"two roots":                     {shape{parts: map[string]string{"xl/worksheets/sheet1.xml": sheetPart(``) + strings.TrimPrefix(sheetPart(``), xmlHead)}}, "", "vaurioitunut"},
		"latin-1":                       {shape{parts: map[string]string{"xl/worksheets/sheet1.xml": strings.Replace(sheetPart(``), "UTF-8", "ISO-8859-1", 1)}}, "", "merkistöllä"},
		"no sheet part":                 {shape{parts: map[string]string{"xl/worksheets/sheet1.xml": ""}}, "", "puuttuu tämä välilehti"},
		"no styles part":                {shape{rows: `<row/>`, parts: map[string]string{"xl/styles.xml": ""}}, "", "puuttuu osa"},
		"no texts part":                 {shape{rows: `<row/>`, parts: map[string]string{"xl/_rels/workbook.xml.rels": relationsTo("sharedStrings", "nope.xml")}}, "", "puuttuu osa"},
		"no relationships":              {shape{parts: map[string]string{"xl/_rels/workbook.xml.rels": ""}}, "", "puuttuu osa"},
		"a relationship twice":          {shape{parts: map[string]string{"xl/_rels/workbook.xml.rels": strings.Replace(relationsTo("styles", "styles.xml"), "rId2", "rId1", 1)}}, "", "vaurioitunut"},
		"an unknown relationship":       {shape{parts: map[string]string{"xl/_rels/workbook.xml.rels": strings.Replace(relationsTo(), "rId1", "rId7", 1)}}, "", "puuttuu tämä välilehti"},
		"no sheets":                     {shape{parts: map[string]string{"xl/workbook.xml": xmlHead + `<workbook xmlns="` + mainName + `"/>`}}, "", "ei ole yhtään"},
		"two sheets of one name":        {shape{parts: map[string]string{"xl/workbook.xml": xmlHead + `<workbook xmlns="` + mainName + `" xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/><sheet name="A" r:id="rId1"/></sheets></workbook>`}}, "", "kahdesti välilehti"},
		"a part in other letters":       {shape{rows: `<row/>`, parts: map[string]string{"xl/Worksheets/SHEET1.xml": "x"}}, "", "kahdesti osa"},
		"a part by another slash":       {shape{rows: `<row/>`, parts: map[string]string{`xl\worksheets\sheet1.xml`: "x"}}, "", "kahdesti osa"},
		"a part by a way around":        {shape{rows: `<row/>`, parts: map[string]string{`xl/x/../worksheets/sheet1.xml`: "x"}}, "", "kahdesti osa"},
		"a format that is not there":    {shape{`<row r="1"><c r="C1"><v>1</v></c></row>`, map[string]string{"xl/styles.xml": xmlHead + `<styleSheet xmlns="` + mainName + `"><cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>`}}, "C1", "viittaa muotoiluun"},
		"a font that is not there":      {shape{`<row r="1"><c r="C1"><v>1</v></c></row>`, map[string]string{"xl/styles.xml": xmlHead + `<styleSheet xmlns="` + mainName + `"><fonts><font/></fonts><cellXfs><xf numFmtId="0" fontId="3"/></cellXfs></styleSheet>`}}, "C1", "viittaa muotoiluun"},
	} {
		t.Run(name, func(t *testing.T) {
			_, failure := loaded(books.Raw(t, c.rows, c.parts))
			if failure == nil {
				t.Fatal("nothing was told")
			}
			if failure.Cell != c.place || !strings.Contains(failure.Fact, c.fact) || failure.Hint == "" || failure.Cause != problem.Content {
				t.Errorf("%+v", *failure)
			}
		})
	}
}

// TestOutOfOrder places cells and rows by their own references.
func TestOutOfOrder(t *testing.T) {
	s, failure := loaded(books.Raw(t, `<row r="3"><c r="B3"><v>32</v></c><c r="A3"><v>31</v></c></row><row r="1"><c r="C1"><v>13</v></c><c r="A1"><v>11</v></c><c r="B1"/></row><row><c r="A2"><v>21</v></c></row>`, nil))
	if failure != nil {
		t.Fatal(failure)
	}
	got := ""
	for row := range s.Rows() {
		for _, c := range row.Cells {
			got += Position{row.Number, c.Column}.String() + "=" + c.Raw + " "
		}
	}
	if want := "A1=11 C1=13 A2=21 A3=31 B3=32 "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if s.At(1, 3).Raw != "13" || s.At(2, 1).Raw != "21" || s.At(1, 2).Kind != Blank || s.Row(4) != nil || s.Width(1, 2) != 3 || s.LastRow() != 3 {
		t.Error("single cells differ")
	}
}

// TestNamespaces reads elements of the format's own namespace only.
func TestNamespaces(t *testing.T) {
	for name, sheet := range map[string]string{
		"a prefix declared further in": `<worksheet xmlns="` + mainName + `"><m:sheetData xmlns:m="` + mainName + `"><m:row r="1"><m:c r="A1"><m:v>5</m:v></m:c></m:row></m:sheetData></worksheet>`,
		"other namespaces":             `<worksheet xmlns="` + mainName + `" xmlns:o="other"><o:sheetData><o:row/></o:sheetData><sheetData><o:row r="1">x</o:row><row r="1"><o:c r="A1"/><c r="A1"><o:v>7</o:v><v>5</v></c></row></sheetData></worksheet>`,
		"none at all":                  `<worksheet><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>`,
	} {
		s, failure := loaded(books.Raw(t, "", map[string]string{"xl/worksheets/sheet1.xml": sheet}))
		if failure != nil || s.At(1, 1).Raw != "5" {
			t.Errorf("%s: %v", name, failure)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		code  string
		value string
		want  Format
	}{
		{`[=0]"–";0.0%`, "0.051", Percent}, {`[=0]"–";0.0%`, "0", Plain}, {`0;0%`, "-1", Percent}, {`0;0%`, "1", Plain}, {`0;0%`, "0", Plain},
		{`0;0;0%`, "0", Percent}, {`0;0;0%`, "1", Plain}, {`0%;0%;0`, "0", Plain}, {`0%;-0%;0%`, "5", Percent}, {`[>1]0;0%`, "0.5", Percent},
		{`[>1]0;0%`, "2", Plain}, {`[<1]0%;[>=1]0`, "1", Plain}, {`[<1]0%;[>=1]0`, "0.5", Percent}, {`[>100]0;[<0]0;0%`, "50", Percent},
		{`[>100]0;0%;0`, "50", Unclear}, {`[>100]0;0%;0%`, "50", Percent}, {`0%;[>100]0`, "200", Unclear}, {`[<=1]0;[>=5]0%`, "3", Unclear},
		{`0.00%`, "1", Percent}, {`0"%"`, "1", Plain}, {`0\%`, "1", Plain}, {`0%%`, "1", Unclear}, {`[Red]-0%`, "1", Percent},
		{`[h]`, "1.5", Duration}, {`[h]:mm`, "1.5", Duration}, {`[hh]:mm:ss`, "1", Duration}, {`[mm]`, "1", Duration}, {`[ss].00`, "1", Duration}, {`[M]:ss`, "1", Duration},
		{`0;[h]:mm`, "-1", Duration}, {`h:mm`, "1", Date}, {`[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`, "1", Date}, {`0;d.m.yyyy`, "-1", Date}, {`d.m.yyyy;@`, "1", Date},
		{`General`, "1", Plain}, {`General" kpl"`, "1", Plain}, {`Standard`, "1", Plain}, {`0.00E+00`, "1", Plain}, {`##0.0E+0`, "1", Plain}, {`# ??/??`, "1", Plain}, {`@`, "1", Plain},
		{`#,##0\ "kpl";[Red]\-#,##0\ "päivää"`, "-1", Plain}, {`"osuus "0%`, "1", Percent}, {`_-* #,##0.00\ "€"_-;\-* #,##0.00\ "€"_-;_-* "-"??\ "€"_-;_-@_-`, "0", Plain},
		{``, "1", Plain}, {`[Red]`, "1", Plain}, {`;;;`, "1", Unclear}, {`;;;`, "0", Plain}, {`"`, "1", Unclear}, {`[`, "1", Unclear}, {`\`, "1", Unclear},
		{`[<5]"<5";0`, "3", Unclear}, {`[<5]"<5";0`, "7", Plain}, {`"–";-0`, "3", Unclear}, {`[<1]0%`, "0.5", Percent}, {`[<1]0%`, "5", Unclear}, {`[Red]0%`, "5", Percent},
		{`#,##0,`, "1", Scaled}, {`0.0,,`, "1", Scaled}, {`#,##0.0,"t€"`, "1", Scaled}, {`#,##0`, "1", Plain}, {`0\,0`, "1", Plain}, {`0.0" , "`, "1", Plain}, {`0,.0`, "1", Scaled}, {`0,%`, "1", Percent},
	} {
		if got := (style{format: parseFormat(c.code)}).formatOf([]byte(c.value)); got != c.want {
			t.Errorf("%s of %s: %v, want %v", c.code, c.value, got, c.want)
		}
	}
	for id, want := range map[int]Format{0: Plain, 9: Percent, 10: Percent, 14: Date, 45: Date, 46: Duration, 47: Date, 49: Plain, 37: Plain} {
		if f := builtInFormat(id); f.same != want {
			t.Errorf("format %d: %v", id, f.same)
		}
	}
}

// styled are the parts of a workbook whose first styles are a number, the
// formats given and then a struck-out and a raised number.
func styled(formats ...string) map[string]string {
	var codes, xfs strings.Builder
	for i, f := range formats {
		id := string(rune('0' + i%10))
		codes.WriteString(`<numFmt numFmtId="17` + id + `" formatCode="` + strings.ReplaceAll(f, `"`, "&quot;") + `"/>`)
		xfs.WriteString(`<xf numFmtId="17` + id + `" fontId="0"/>`)
	}
	return map[string]string{
		"xl/look.xml": xmlHead + `<styleSheet xmlns="` + mainName + `"><numFmts>` + codes.String() + `</numFmts><fonts><font/><font><strike/></font><font><vertAlign val="superscript"/></font></fonts><cellXfs><xf/>` + xfs.String() +
			`<xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>`,
		"xl/_rels/workbook.xml.rels": relationsTo("styles", "/xl/LOOK.xml"),
	}
}

func TestReadNumber(t *testing.T) {
	run := func(look, text string) string { return `<r><rPr>` + look + `</rPr><t>` + text + `</t></r>` }
	inline := func(s string) string { return `<c r="A1" t="inlineStr"><is>` + s + `</is></c>` }
	const raised, struck = `<vertAlign val="superscript"/>`, `<strike/>`
	for name, c := range map[string]struct{ cell, value, told string }{
		"a per cent by its section":              {`<c r="A1" s="1"><v>0.051</v></c>`, "5.1", ""},
		"elapsed hours":                          {`<c r="A1" s="2"><v>1.5</v></c>`, "", "kesto 36:00:00"},
		"a format programs differ in":            {`<c r="A1" s="3"><v>5</v></c>`, "", "ei näe, minkä luvun"},
		"a struck-out number":                    {`<c r="A1" s="4"><v>5</v></c>`, "", `"5" yliviivattuna`},
		"a raised number":                        {`<c r="A1" s="5"><v>5</v></c>`, "", `teksti "⁵"`},
		"a struck-out text":                      {`<c r="A1" s="4" t="str"><v>5</v></c>`, "", `"5" yliviivattuna`},
		"a raised text":                          {`<c r="A1" s="5" t="str"><v>31</v></c>`, "", `teksti "³¹"`},
		"a raised footnote":                      {inline(run("", "3") + run(raised, "1")), "3", "yläindeksi ¹"},
		"raised footnotes":                       {inline(run("", "3,5") + run(raised, "1)")), "3.5", "yläindeksi ¹⁾"},
		"a raised letter":                        {inline(run("", "3") + run(raised, "a")), "", `teksti "3a"`},
		"a lowered digit":                        {inline(run("", "3") + run(`<vertAlign val="subscript"/>`, "1")), "", `teksti "3₁"`},
		"not raised after all":                   {inline(run("", "3") + run(`<vertAlign val="baseline"/>`, "1")), "31", ""},
		"struck out, then new":                   {inline(run(struck, "7") + run("", "5")), "5", "yliviivattua"},
		"all struck out":                         {inline(run(struck, "7") + run(struck, "5")), "", `"75" yliviivattuna`},
		"not struck out after all":               {inline(run(`<strike val="0"/>`, "7") + run("", "5")), "75", ""},
		"runs of their own in a struck-out cell": {`<c r="A1" s="4" t="inlineStr"><is>` + run("", "75") + `</is></c>`, "75", ""},
		"bold in the middle":                     {inline(`<r><t>1 2</t></r>` + run("<b/>", "34,5")), "1234.5", ""},
		"a soft hyphen":                          {inline("<t>\u00ad5,1</t>"), "", "U+00AD"},
		"a soft hyphen alone":                    {inline("<t>\u00ad</t>"), "", "U+00AD"},
		"a figure dash":                          {inline("<t>\u20125,1</t>"), "", "mutta sen pitäisi olla luku"},
		"a hyphen":                               {inline("<t>\u20105,1</t>"), "", "mutta sen pitäisi olla luku"},
		"a full-width minus":                     {inline("<t>\uff0d5,1</t>"), "", "mutta sen pitäisi olla luku"},
		"a raised minus":                         {inline("<t>\u207b5,1</t>"), "", "mutta sen pitäisi olla luku"},
		"a minus behind":                         {inline("<t>5,1-</t>"), "", "mutta sen pitäisi olla luku"},
		"hexadecimal":                            {`<c r="A1"><v>0x1p4</v></c>`, "", "mutta sen pitäisi olla luku"},
		"underscores":                            {`<c r="A1"><v>1_000</v></c>`, "", "mutta sen pitäisi olla luku"},
		"infinite":                               {`<c r="A1"><v>inf</v></c>`, "", "mutta sen pitäisi olla luku"},
		"no number":                              {`<c r="A1"><v>NaN</v></c>`, "", "mutta sen pitäisi olla luku"},
		"a comma":                                {`<c r="A1"><v>1,5</v></c>`, "", "mutta sen pitäisi olla luku"},
		"a plus":                                 {`<c r="A1"><v>+5</v></c>`, "", "mutta sen pitäisi olla luku"},
		"too large":                              {`<c r="A1"><v>1e999</v></c>`, "", "mutta sen pitäisi olla luku"},
		"other digits":                           {`<c r="A1"><v>१२</v></c>`, "", "mutta sen pitäisi olla luku"},
		"an exponent":                            {`<c r="A1"><v>1.5E-02</v></c>`, "0.015", ""},
		"English decimals":                       {inline("<t>1,234.5</t>"), "", "jossa pilkku erottaa tuhannet"},
		"English millions":                       {inline("<t>-1,234,567</t>"), "", "jossa pilkku erottaa tuhannet"},
		"a decimal comma":                        {inline("<t>1,234</t>"), "1.234", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, failure := loaded(books.Raw(t, `<row r="1">`+c.cell+`</row>`, styled(`[=0]"–";0.0%`, `[h]`, `[>100]0;0%;0`)))
			if failure != nil {
				t.Fatal(failure)
			}
			r := s.ReadNumber(s.At(1, 1), Marks{})
			got := ""
			if r.Value != nil {
				got = strings.TrimRight(strings.TrimRight(r.Value.FloatString(6), "0"), ".")
			}
			if got != c.value || c.told == "" && r.Fact+r.Warning != "" || !strings.Contains(r.Fact+r.Warning, c.told) || r.Fact != "" && r.Hint == "" {
				t.Errorf("%q, %+v", got, r)
			}
			if _, ok := ParsePeriod(s.Label(1, 1)); ok && c.value == "" {
				t.Errorf("%q is a period", s.Label(1, 1))
			}
		})
	}
}

func TestEnglishIn(t *testing.T) {
	s, failure := loaded(books.Raw(t, books.Rows([]string{"a", "b"}, []string{"1,234", "1,5"}, []string{"1,234.5", "2,5"}, []string{"1,234,567"}), nil))
	if failure != nil {
		t.Fatal(failure)
	}
	if row, ok := s.EnglishIn(1, 1, 9); !ok || row != 3 {
		t.Errorf("row %d", row)
	}
	if row, ok := s.EnglishIn(2, 1, 9); ok {
		t.Errorf("row %d", row)
	}
	if row, ok := s.EnglishIn(1, 1, 2); ok {
		t.Errorf("row %d", row)
	}
}

// TestPartedDigits keeps two figures in one cell from being read as one.
func TestPartedDigits(t *testing.T) {
	for text, want := range map[string]bool{
		"12\n345": true, "12\r\n345": true, "12\t345": true, "12  345": true, "12 \u00a0345": true, "5\u200b1": true, "12\u2028345": true,
		"12 345": false, "1\u202f234\u00a0567": false, " 12 ": false, "\n12\n": false, "12,5": false, "1.234,5": false, "5\u200b": false,
	} {
		if got := isParted(text); got != want {
			t.Errorf("isParted(%q) = %v", text, got)
		}
	}
	s := &Sheet{}
	if r := s.ReadNumber(Cell{Kind: Text, Raw: "12\n345"}, Marks{}); r.Value != nil || r.Fact == "" {
		t.Errorf("%+v", r)
	}
}

func TestUpdatedTimes(t *testing.T) {
	for written, want := range map[string]string{
		"24.9.2025": "20250924", "24.9.2025 9.00": "20250924090000", "2025-09-24T10:00:00+03:00": "20250924070000", "2025-09-24T08:00:00Z": "20250924080000",
		"2025-09-24T08:00:00.123Z": "20250924080000", "2025-09-24T23:30:00-0200": "20250925013000", "9/24/2025 1:00 PM": "20250924130000", "3/4/2025": "",
	} {
		if got := ComparableTime(written); got != want {
			t.Errorf("ComparableTime(%q) = %q; want %q", written, got, want)
		}
	}
	// A date cell tells its time of day; what has a label of its own is not meant.
	s, failure := loaded(books.Raw(t, books.Rows([]string{"Päivitetty:"}, []string{"Seuraava päivitys: 1.12.2025"}, []string{"24.9.2025"}), nil))
	if failure != nil {
		t.Fatal(failure)
	}
	if got := s.Updated(); got != "24.9.2025" {
		t.Errorf("updated %q", got)
	}
	if got := serialTime("45924.75", false); got != "2025-09-24 18:00:00" {
		t.Errorf("serialTime = %q", got)
	}
	if got := serialTime("45924", false); got != "2025-09-24" {
		t.Errorf("serialTime = %q", got)
	}
}

// TestDates reads days of which the stored number is a hair off.
func TestDates(t *testing.T) {
	for _, c := range []struct {
		raw  string
		mac  bool
		want string
	}{
		{"44927", false, "2023-01-01"}, {"44926.99999999999", false, "2023-01-01"}, {"44926.999994", false, "2022-12-31"}, {"44926.999995", false, "2023-01-01"},
		{"44927.5", false, "2023-01-01"}, {"43465", true, "2023-01-01"}, {"43464.9999999999", true, "2023-01-01"}, {"0", true, "1904-01-01"},
		{"60.5", false, "1900-02-29"}, {"59", false, "1900-02-28"}, {"61", false, "1900-03-01"}, {"1", false, "1900-01-01"},
		{"0", false, ""}, {"0.5", false, ""}, {"-1", false, ""}, {"0x1p4", false, ""}, {"1e9", false, ""},
	} {
		got := ""
		if day, ok := SerialDate(c.raw, c.mac); ok {
			got = day.Format("2006-01-02")
		}
		if c.want == "1900-02-29" {
			// The day that never was reads as the next one.
			c.want = "1900-03-01"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.raw, got, c.want)
		}
	}
	for raw, want := range map[string]string{"2023-01-01T00:00:00": "2023-01-01", "2022-12-31T23:59:59.9999999": "2023-01-01", "2023-01-01": "2023-01-01", "eilen": ""} {
		if got, _ := isoDay(raw); got != want {
			t.Errorf("%s: %s, want %s", raw, got, want)
		}
	}
}

// TestMerged finds the text of wide, tall and many areas.
func TestMerged(t *testing.T) {
	areas := `<mergeCell ref="A1:XFD1"/><mergeCell ref="A2:A1048576"/><mergeCell ref="B2:C3"/><mergeCell ref="D2"/><mergeCell ref="nope"/>`
	s, failure := loaded(books.Raw(t, "", map[string]string{"xl/worksheets/sheet1.xml": sheetPart(`<sheetData><row r="1"><c r="A1" t="str"><v>otsikko</v></c></row><row r="2"><c r="A2" t="str"><v>alue</v></c><c r="B2" t="str"><v>vuosi</v></c></row></sheetData><mergeCells>` + areas + `</mergeCells>`)}))
	if failure != nil {
		t.Fatal(failure)
	}
	for place, want := range map[Position]string{{1, 1}: "otsikko", {1, 16384}: "otsikko", {900000, 1}: "alue", {3, 3}: "vuosi", {2, 3}: "vuosi", {4, 3}: "", {3, 4}: "", {2, 4}: ""} {
		if got := s.Label(place.Row, place.Column); got != want {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}

// TestFlippedBits damages one bit of the packed example at a time: the values
// stay the same, or the file is refused.
func TestFlippedBits(t *testing.T) {
	file := filepath.Join("..", "..", "..", "testdata", "aineistot", "seuranta.xlsx")
	data, err := os.ReadFile(file)
	books.Check(t, err)
	want, ok := values(data)
	if !ok || want == "" {
		t.Fatal("the example can't be read")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	books.Check(t, err)
	// The bytes of the parts that count, their headers included.
	var places []int
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if !strings.Contains(name, "sheet") && !strings.Contains(name, "styles") && !strings.Contains(name, "strings") && !strings.Contains(name, "workbook") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		from, err := f.DataOffset()
		books.Check(t, err)
		for i := int(from) - 30 - len(f.Name); i < int(from)+int(f.CompressedSize64); i++ {
			places = append(places, i)
		}
	}
	// The directory behind the parts.
	for i := bytes.Index(data, []byte("PK\x01\x02")); i < len(data); i++ {
		places = append(places, i)
	}
	random := rand.New(rand.NewPCG(2, 2023))
	refused := 0
	for range 3000 {
		at, bit := places[random.IntN(len(places))], random.IntN(8)
		flipped := bytes.Clone(data)
		flipped[at] ^= 1 << bit
		got, ok := values(flipped)
		switch {
		case !ok:
			refused++
		case got != want:
			t.Errorf("byte %d, bit %d: other values", at, bit)
		}
	}
	if refused < 1000 {
		t.Errorf("only %d refused", refused)
	}
}

// values is all that a workbook's sheets hold; false where any is refused.
func values(data []byte) (string, bool) {
	b, err := opened(data)
	if err != nil {
		return "", false
	}
	var all strings.Builder
	for _, s := range b.Sheets {
		if s.Load() != nil {
			return "", false
		}
		all.WriteString(s.Name)
		for row := range s.Rows() {
			for _, c := range row.Cells {
				all.WriteString(Position{row.Number, c.Column}.String() + s.LabelOf(c))
				all.WriteByte(byte(c.Format))
			}
		}
	}
	return all.String(), true
}

// TestPartNames has every order of the parts that programs write.
func TestPartNames(t *testing.T) {
	for name, want := range map[string]string{"xl/A.xml": "xl/a.xml", `xl\a.xml`: "xl/a.xml", "/xl//a.xml": "xl/a.xml", "../a.xml": "a.xml", "xl/b/../a.xml": "xl/a.xml", "xl/": "xl/"} {
		if got := partName(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	if names := slices.Sorted(maps.Keys(shapes())); len(names) < 20 {
		t.Error("shapes are missing")
	}
}
