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
	"tolokku/programme/assessment"
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
	return exports.Load(p, dir, 0, "")
}

var at2024 = Options{Year: 2024, Date: "2024-12-31"}

func last() *programme.Data {
	return &programme.Data{Measured: map[string]*programme.Measured{
		"luku":   {Values: []programme.Value{{Year: 2022, Number: big.NewRat(1, 1)}, {Year: 2023, Number: big.NewRat(13, 2)}}},
		"paikat": {Groups: []programme.GroupValues{{Name: "Etelä", Values: []programme.Value{{Year: 2023, Number: big.NewRat(2, 1)}}}, {Name: "Pohjoinen"}}},
		"malli":  {Events: []programme.Event{{Stage: 1, Date: "2023-05-02"}, {Stage: 2, Date: "2024-05-02"}}},
	}}
}

func TestFilledInFormIsReadAsItIs(t *testing.T) {
	p := parsed(t, programmeText)
	content, err := Write(p, last(), at2024)
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
	content, err := Write(p, last(), at2024)
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
	content, err := Write(p, last(), at2024)
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
	content, err := Write(parsed(t, programmeText), last(), at2024)
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
	// Three numbers with their answers, a survey, two milestones: two cells each;
	// and the day of actions once a metric.
	if rules != 17 {
		t.Errorf("%d cells have a rule, want 17", rules)
	}
}

func TestSameFormHasSameBytes(t *testing.T) {
	p := parsed(t, programmeText)
	first, err := Write(p, last(), at2024)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, err := Write(p, last(), at2024); err != nil || !bytes.Equal(first, again) {
			t.Fatal("two runs differ", err)
		}
	}
}

func TestNothingToAsk(t *testing.T) {
	if _, err := Write(&programme.Programme{}, &programme.Data{}, at2024); !errors.Is(err, ErrNothing) {
		t.Errorf("the error is %v", err)
	}
}

func TestExampleProgrammeIsAsked(t *testing.T) {
	content, err := os.ReadFile("../../programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p := parsed(t, string(content))
	d, problems := exports.Load(p, "../..", 2023, "")
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	out, err := Write(p, d, at2024)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("TOLOKKU_SHEETS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "collect.xlsx"), out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	asked := open(t, out).rows()
	for _, m := range p.AllMittarit() {
		hand := m.Mapping == nil || handKept(m.Mapping)
		r := assessment.Assess(p, m, d.Measured[m.ID], assessment.Options{Year: 2023, Date: at2024.Date})
		behind := r.Status == assessment.Behind
		row, ok := asked[m.ID+"/"]
		for key := range asked {
			ok = ok || strings.HasPrefix(key, m.ID+"/")
		}
		if ok != (hand || behind) {
			t.Errorf("%s: asked %v, kept by hand %v, behind %v", m.ID, ok, hand, behind)
		}
		if behind && !hand && !strings.Contains(row["Ohje"], "jäljessä vuonna 2023") {
			t.Errorf("%s is not asked why it is behind: %v", m.ID, row)
		}
		if behind && !hand && row["Edellinen arvo"] == missing {
			t.Errorf("%s: last year's value is said to be missing: %v", m.ID, row)
		}
	}
}

// rows are the form's rows by id and group, each by header. A cell that is not
// to be filled in is "X".
func (f form) rows() map[string]map[string]string {
	f.t.Helper()
	all := map[string]map[string]string{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			f.t.Fatal(err)
		}
		var titles []string
		for i, row := range rows {
			if len(row) > 0 && row[0] == "Tunnus" {
				titles = row
				continue
			}
			if titles == nil || len(row) == 0 {
				continue
			}
			cells := map[string]string{}
			for c, title := range titles {
				if c < len(row) {
					cells[title] = row[c]
				}
				cell, _ := excelize.CoordinatesToCellName(c+1, i+1)
				id, err := f.GetCellStyle(name, cell)
				if err != nil {
					f.t.Fatal(err)
				}
				style, err := f.GetStyle(id)
				if err != nil {
					f.t.Fatal(err)
				}
				if len(style.Fill.Color) > 0 && strings.HasSuffix(style.Fill.Color[0], closed.Fill) {
					cells[title] = "X"
				}
			}
			cells["Välilehti"] = name
			group := cells["Ryhmä"]
			if group == "X" {
				group = ""
			}
			all[cells["Tunnus"]+"/"+group] = cells
		}
	}
	return all
}

const statisticsText = `
ohjelma: {nimi: Koeohjelma, kunta: Koekunta, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
tiedonkeruu: "*.xlsx"
lähteet:
  tilasto: {nimi: Tilasto, tiedostot: tilasto.xlsx, muoto: pxweb}
  oma: {nimi: Oma taulukko, tiedostot: oma.xlsx, muoto: pitkä, ylläpito: käsin}
teemat:
- teema: Teema
  lupaukset:
  - lupaus: Lupaus
    tavoitteet:
    - tavoite: Tavoite
      toimenpiteet:
      - toimenpide: Toimi
        vastuutaho: [Taho]
        mittarit:
        - tunnus: aste
          mittari: Aste
          yksikkö: "%"
          lähtötaso: {arvo: 8, vuosi: 2021}
          tavoitetaso: {enintään: 4, vuonna: 2025}
          arvo: {lähde: tilasto, missä: {Tiedot: Aste}, aika: Kuukausi, yhdistä: keskiarvo}
        - tunnus: ajallaan
          mittari: Ajallaan
          lähtötaso: {arvo: 8, vuosi: 2021}
          tavoitetaso: {enintään: 4, vuonna: 2025}
          arvo: {lähde: tilasto, missä: {Tiedot: Toinen}, aika: Kuukausi, yhdistä: keskiarvo}
      - toimenpide: Toinen
        vastuutaho: [Toinen taho]
        mittarit:
        - tunnus: kurssit
          mittari: Kurssit
          tavoitetaso: {vähintään: 20, joka vuosi: kyllä}
          arvo: {lähde: oma, missä: {Mittari: kurssit}, aika: Kuukausi, luku: Arvo, yhdistä: summa}
        - tunnus: kaytto
          mittari: Käyttö
          yksikkö: "%"
          tavoitetaso: {vähintään: 90, joka vuosi: kyllä}
          arvo:
            kerroin: 100
            suhde:
              osoittaja: {lähde: oma, missä: {Mittari: kaytto, Erä: käytetty}, aika: Vuosi, luku: Arvo}
              nimittäjä: {lähde: oma, missä: {Mittari: kaytto, Erä: budjetti}, aika: Vuosi, luku: Arvo}
`

// value is a year's number of so many periods.
func value(year int, number int64, periods, required int, aggregate programme.Aggregate) programme.Value {
	return programme.Value{Year: year, Number: big.NewRat(number, 1), Periods: periods, Required: required, Aggregate: aggregate}
}

func statistics() *programme.Data {
	return &programme.Data{Measured: map[string]*programme.Measured{
		"aste":     {Values: []programme.Value{value(2023, 6, 12, 12, programme.Mean), value(2024, 7, 12, 12, programme.Mean)}},
		"ajallaan": {Values: []programme.Value{value(2023, 8, 12, 12, programme.Mean), value(2024, 4, 12, 12, programme.Mean)}},
		"kurssit":  {Values: []programme.Value{value(2023, 25, 12, 12, programme.Sum), value(2024, 15, 8, 12, programme.Sum)}},
		"kaytto":   {Values: []programme.Value{value(2023, 95, 1, 1, programme.Only), value(2024, 80, 1, 1, programme.Only)}},
	}}
}

func TestEveryMetricThatIsBehindIsAskedWhy(t *testing.T) {
	p := parsed(t, statisticsText)
	write := func(d *programme.Data, o Options) map[string]map[string]string {
		t.Helper()
		content, err := Write(p, d, o)
		if err != nil {
			t.Fatal(err)
		}
		return open(t, content).rows()
	}
	d := statistics()
	rows := write(d, at2024)
	for id, want := range map[string]map[string]string{
		// A statistic gives the value; what is asked is why.
		"aste/": {"Arvo": "X", "Vastaajia": "X", "Syy": "", "Mennessä": "", "Ohje": "mittari on jäljessä vuonna 2024: kerro syy ja toimet", "Välilehti": "Taho"},
		// Months are missing: the whole year's sum serves too.
		"kurssit/": {"Arvo": "", "Syy": "", "Edellinen arvo": "25", "Ohje": "koko vuoden summa; taulukossa on nyt 8/12 kk; täydennä se tai anna tässä koko vuoden luku"},
		// The giver's own table has the value already: another would be refused.
		"kaytto/": {"Arvo": "X", "Syy": "", "Ohje": "arvo on jo saatu: 80; mittari on jäljessä vuonna 2024: kerro syy ja toimet", "Välilehti": "Toinen taho"},
	} {
		for title, text := range want {
			if got := rows[id][title]; got != text {
				t.Errorf("%s, %s: %q, want %q", id, title, got, text)
			}
		}
	}
	if row, ok := rows["ajallaan/"]; ok {
		t.Errorf("a statistic on track is asked for: %v", row)
	}

	// As long as the year has no value, last year's status asks.
	d.Measured["aste"].Values = []programme.Value{value(2023, 7, 12, 12, programme.Mean)}
	d.Measured["kaytto"].Values = nil
	d.Measured["kurssit"].Values = d.Measured["kurssit"].Values[:1]
	rows = write(d, at2024)
	if got := rows["aste/"]["Ohje"]; got != "mittari on jäljessä vuonna 2023: kerro syy ja toimet" {
		t.Errorf("without a value for the year: %q", got)
	}
	if got := rows["kurssit/"]["Ohje"]; got != "koko vuoden summa; jaksot voi täydentää myös taulukkoon ”Oma taulukko”" {
		t.Errorf("a table of months without the year: %q", got)
	}
	if got := rows["kaytto/"]; got["Arvo"] != "" || got["Ohje"] != "prosentteina: käytetty / budjetti × 100, esimerkiksi 93,6" {
		t.Errorf("a ratio without a value: %v", got)
	}

	// Who has told is not asked again.
	d = statistics()
	for _, m := range p.AllMittarit() {
		if m.ID == "aste" {
			d.Explanations = []programme.Explanation{{Mittari: m, Year: 2024, Party: "Taho", Cause: "syy", Action: "toimi"}}
		}
	}
	if row, ok := write(d, at2024)["aste/"]; ok {
		t.Errorf("a told cause is asked for: %v", row)
	}
}

func TestOnePartyIsAskedAlone(t *testing.T) {
	p := parsed(t, statisticsText)
	o := at2024
	o.Party = "toinen taho "
	content, err := Write(p, statistics(), o)
	if err != nil {
		t.Fatal(err)
	}
	if sheets := open(t, content).GetSheetList(); len(sheets) != 1 || sheets[0] != "Toinen taho" {
		t.Errorf("sheets are %q", sheets)
	}
	o.Party = "Kolmas"
	_, err = Write(p, statistics(), o)
	var unknown UnknownParty
	if !errors.As(err, &unknown) || strings.Join(unknown.Known, ",") != "Taho,Toinen taho" {
		t.Errorf("the error is %v", err)
	}
}

func TestExplanationsAreReadFromTheForm(t *testing.T) {
	p := parsed(t, programmeText)
	content, err := Write(p, last(), at2024)
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, content)
	f.fill("luku", "", "Syy", "=kysyntä laski")
	f.fill("luku", "", "Toimet", "lisätään ohjausta")
	f.fill("luku", "", "Kuka", "Työllisyyspalvelut")
	f.fill("luku", "", "Mennessä", 45808)
	d, problems := f.load(p)
	if len(problems) > 0 {
		t.Fatal(printed(problems))
	}
	if len(d.Explanations) != 1 {
		t.Fatalf("explanations are %v", d.Explanations)
	}
	e := d.Explanations[0]
	if e.Mittari.ID != "luku" || e.Year != 2024 || e.Cause != "=kysyntä laski" || e.Action != "lisätään ohjausta" || e.Who != "Työllisyyspalvelut" ||
		e.Due != "2025-05-31" || !strings.HasPrefix(e.Party, "Työ/elinkeino") || len(e.Origins) == 0 {
		t.Errorf("the explanation is %+v", e)
	}
}
