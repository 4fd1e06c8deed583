package collect

import (
	"bytes"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolokku/programme"
	"tolokku/programme/definition"
	"tolokku/programme/exports"
	"tolokku/programme/problem"
)

const programmeText = `
ohjelma: {nimi: Koeohjelma, kunta: Koekunta, alkaa: 2022, päättyy: 2025, perusvuosi: 2021, poliittiset toimielimet: [Valtuusto]}
tiedonkeruu: "*.xlsx"
lähteet: {}
teemat:
- teema: Teema
  lupaukset:
  - lupaus: Lupaus
    tavoitteet:
    - tavoite: Tavoite
      toimenpiteet:
      - toimenpide: Toimi
        vastuutaho: [Valtuusto, "Työ/elinkeino: palvelut [ja muu hyvin pitkä nimi]"]
        mittarit:
        - {tunnus: luku, mittari: =Luku, yksikkö: "%", lähtötaso: {arvo: 5, vuosi: 2021}, tavoitetaso: {vähintään: 10, vuonna: 2025}}
        - {tunnus: paikat, mittari: Paikat, tavoitetaso: {vähintään: 1, joka vuosi: kyllä}, ryhmät: [Etelä, Pohjoinen]}
      - toimenpide: Toinen
        vastuutaho: ["Työ/elinkeino: palvelut [ja muu hyvin pitkä nimi toinen]"]
        mittarit:
        - {tunnus: malli, mittari: Malli, tavoitetaso: {vaiheet: [suunnittelu, "käytössä, kaikilla"], vuonna: 2025}}
        - {tunnus: kysely, mittari: Kysely, tavoitetaso: seurataan}
        - {tunnus: sivut, mittari: Sivut, tavoitetaso: {valmis: 2025}}
`

func parsed(t *testing.T, text string) *programme.Programme {
	t.Helper()
	p, problems := definition.Parse("koe.yaml", []byte(text))
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	return p
}

func printed(problems problem.List) string {
	var out bytes.Buffer
	problems.Print(&out, false)
	return out.String()
}

// form is a written workbook, opened to be filled in.
type form struct {
	*excelize.File
	t *testing.T
}

func open(t *testing.T, content []byte) form {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return form{f, t}
}

// fill writes into the cell of a row, which its id and group tell, under a header.
func (f form) fill(id, group, header string, value any) (sheet, cell string) {
	f.t.Helper()
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			f.t.Fatal(err)
		}
		var columns map[string]int
		for i, row := range rows {
			if len(row) > 0 && row[0] == "Tunnus" {
				columns = map[string]int{}
				for c, title := range row {
					columns[title] = c
				}
				continue
			}
			if columns == nil || len(row) == 0 || row[0] != id {
				continue
			}
			if g, ok := columns["Ryhmä"]; group != "" && (!ok || row[g] != group) {
				continue
			}
			column, ok := columns[header]
			if !ok {
				f.t.Fatalf("%s has no column %q", name, header)
			}
			cell, _ := excelize.CoordinatesToCellName(column+1, i+1)
			if err := f.SetCellValue(name, cell, value); err != nil {
				f.t.Fatal(err)
			}
			return name, cell
		}
	}
	f.t.Fatalf("no row of %s %s", id, group)
	return "", ""
}

// load saves the filled-in form and reads it as the programme's data.
func (f form) load(p *programme.Programme) (*programme.Data, problem.List) {
	f.t.Helper()
	dir := f.t.TempDir()
	if err := f.SaveAs(filepath.Join(dir, "tiedonkeruu-2024.xlsx")); err != nil {
		f.t.Fatal(err)
	}
	return exports.Load(p, dir, 0)
}

func last() *programme.Data {
	return &programme.Data{Measured: map[string]*programme.Measured{
		"luku":   {Values: []programme.Value{{Year: 2022, Number: big.NewRat(1, 1)}, {Year: 2023, Number: big.NewRat(13, 2)}}},
		"paikat": {Groups: []programme.GroupValues{{Name: "Etelä", Values: []programme.Value{{Year: 2023, Number: big.NewRat(2, 1)}}}, {Name: "Pohjoinen"}}},
		"malli":  {Events: []programme.Event{{Stage: 1, Date: "2023-05-02"}, {Stage: 2, Date: "2024-05-02"}}},
	}}
}

func TestFilledInFormIsReadAsItIs(t *testing.T) {
	p := parsed(t, programmeText)
	content, err := Write(p, last(), 2024, "2024-12-31")
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, content)
	f.fill("luku", "", "Arvo", 7.25)
	f.fill("luku", "", "Kommentti", "=hyvä vuosi")
	f.fill("paikat", "Pohjoinen", "Arvo", 3)
	f.fill("malli", "", "Vaihe", "käytössä, kaikilla")
	f.fill("malli", "", "Päivä", 45000)
	f.fill("kysely", "", "Arvo", 4.1)
	f.fill("kysely", "", "Vastaajia", 120)
	f.fill("sivut", "", "Vaihe", "valmis")
	f.fill("sivut", "", "Päivä", "3.2.2024")
	d, problems := f.load(p)
	if len(problems) > 0 {
		t.Fatal(printed(problems))
	}
	value := func(values []programme.Value) string {
		if len(values) != 1 {
			return "none"
		}
		return values[0].Number.FloatString(2)
	}
	if got := value(d.Measured["luku"].Values); got != "7.25" {
		t.Errorf("luku is %s", got)
	}
	for _, g := range d.Measured["paikat"].Groups {
		// The cell of the other group was left empty.
		if want := map[string]string{"Etelä": "none", "Pohjoinen": "3.00"}[g.Name]; value(g.Values) != want {
			t.Errorf("paikat, %s is %s, want %s", g.Name, value(g.Values), want)
		}
	}
	if e := d.Measured["malli"].Events; len(e) != 1 || e[0].Stage != 2 || e[0].Date != "2023-03-15" {
		t.Errorf("malli has the events %v", e)
	}
	if e := d.Measured["sivut"].Events; len(e) != 1 || e[0].Stage != 1 || e[0].Date != "2024-02-03" {
		t.Errorf("sivut has the events %v", e)
	}
	if v := d.Measured["kysely"].Values; value(v) != "4.10" || v[0].Answers != 120 {
		t.Errorf("kysely is %v", v)
	}
	if len(d.Comments) != 1 || d.Comments[0].Text != "=hyvä vuosi" || !strings.HasPrefix(d.Comments[0].Party, "Työ/elinkeino") {
		t.Errorf("comments are %v", d.Comments)
	}
}

func TestEmptyFormIsNoData(t *testing.T) {
	p := parsed(t, programmeText)
	content, err := Write(p, last(), 2024, "2024-12-31")
	if err != nil {
		t.Fatal(err)
	}
	d, problems := open(t, content).load(p)
	if len(problems) > 0 {
		t.Fatal(printed(problems))
	}
	if len(d.YearsWithValues) > 0 || len(d.Comments) > 0 {
		t.Errorf("an empty form gave values for %v and the comments %v", d.YearsWithValues, d.Comments)
	}
}

func TestWrongEntriesAreReportedByCell(t *testing.T) {
	p := parsed(t, programmeText)
	content, err := Write(p, last(), 2024, "2024-12-31")
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, content)
	var wrong []string
	note := func(sheet, cell string) { wrong = append(wrong, "'"+sheet+"'!"+cell) }
	note(f.fill("luku", "", "Arvo", "noin 7"))
	note(f.fill("malli", "", "Vaihe", "melkein valmis"))
	note(f.fill("kysely", "", "Vastaajia", -3))
	f.fill("kysely", "", "Arvo", 4)
	_, problems := f.load(p)
	message := printed(problems)
	for _, cell := range wrong {
		if !strings.Contains(message, cell) {
			t.Errorf("%s is not reported:\n%s", cell, message)
		}
	}
	if len(problems) != len(wrong) {
		t.Errorf("%d problems, want %d:\n%s", len(problems), len(wrong), message)
	}
}

func TestFormShowsLastYearAndChecksEntries(t *testing.T) {
	content, err := Write(parsed(t, programmeText), last(), 2024, "2024-12-31")
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, content)
	sheets := f.GetSheetList()
	if len(sheets) != 3 || sheets[0] == sheets[1] {
		t.Fatalf("sheets are %q, want two givers and the list", sheets)
	}
	for _, name := range sheets {
		if len([]rune(name)) > 31 || strings.ContainsAny(name, `:\/?*[]`) {
			t.Errorf("Excel refuses the sheet name %q", name)
		}
	}
	var text []string
	rules := 0
	for _, name := range sheets {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			text = append(text, strings.Join(row, "|"))
		}
		found, err := f.GetDataValidations(name)
		if err != nil {
			t.Fatal(err)
		}
		rules += len(found)
	}
	all := strings.Join(text, "\n")
	// Last year's numbers, last year's stage (not this year's), and a word for none.
	for _, want := range []string{"|6.5|2024|", "paikat|Paikat|Etelä|–|–|2|2024", "Pohjoinen|–|–|puuttuu|2024", "|suunnittelu|2024|"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
	// Three numbers with their answers, a survey, two milestones: two cells each.
	if rules != 12 {
		t.Errorf("%d cells have a rule, want 12", rules)
	}
}

func TestSameFormHasSameBytes(t *testing.T) {
	p := parsed(t, programmeText)
	first, err := Write(p, last(), 2024, "2024-12-31")
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, err := Write(p, last(), 2024, "2024-12-31"); err != nil || !bytes.Equal(first, again) {
			t.Fatal("two runs differ", err)
		}
	}
}

func TestNothingToAsk(t *testing.T) {
	if _, err := Write(&programme.Programme{}, &programme.Data{}, 2024, "2024-12-31"); !errors.Is(err, ErrNothing) {
		t.Errorf("the error is %v", err)
	}
}

func TestExampleProgrammeIsAsked(t *testing.T) {
	content, err := os.ReadFile("../../programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p := parsed(t, string(content))
	d, problems := exports.Load(p, "../..", 2023)
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	out, err := Write(p, d, 2024, "2024-12-31")
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("TOLOKKU_SHEETS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "collect.xlsx"), out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	asked := map[string]bool{}
	f := open(t, out)
	for _, name := range f.GetSheetList() {
		rows, _ := f.GetRows(name)
		begun := false
		for _, row := range rows {
			switch {
			case len(row) > 0 && row[0] == "Tunnus":
				begun = true
			case begun && len(row) > 2:
				asked[row[0]] = true
			}
		}
	}
	for _, m := range p.AllMittarit() {
		hand := m.Mapping == nil || handKept(m.Mapping)
		if asked[m.ID] != hand {
			t.Errorf("%s: asked %v, kept by hand %v", m.ID, asked[m.ID], hand)
		}
	}
}
