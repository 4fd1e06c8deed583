package example

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

// notice stands in every workbook, so that nobody takes its figures for true.
const notice = "Malliaineisto: luvut ovat keksittyjä"

// written is the time that every workbook tells of its making.
const written = "2026-01-15T08:00:00Z"

// workbook is a file with its sheets.
type workbook struct {
	name   string
	sheets []sheet
}

// sheet has rows from A1. A nil cell is blank, a day is a date.
type sheet struct {
	name string
	rows [][]any
	// widths are those of the columns from A on, in characters.
	widths []float64
	// head is how many rows stay in sight.
	head int
}

// day is a day as 2023-05-02.
type day string

var workbooks = []workbook{
	{"esimerkit/tyottomat_20260115-080000.xlsx", []sheet{unemployment()}},
	{"esimerkit/kuntaosuudet.xlsx", []sheet{benefits}},
	{"esimerkit/seuranta.xlsx", []sheet{figures, courses, milestones, comments, readMe}},
	{"esimerkit/tilinpaatos.xlsx", []sheet{accounts}},
}

// unemployment is an export of a statistics agency: a title that names the
// dimensions, a blank corner, labels where a block starts, footnotes below.
func unemployment() sheet {
	const first, last = 2021, 2025
	regions := []struct {
		name                          string
		unemployed, percent, longTerm [last - first + 1]float64
	}{
		{"Mallila", [5]float64{375, 350, 320, 300, 262}, [5]float64{7.5, 7, 6.2, 5.9, 5.1}, [5]float64{120, 112, 101, 104, 90}},
		{"Naapurila", [5]float64{510, 480, 470, 455, 440}, [5]float64{8.4, 8, 7.8, 7.6, 7.4}, [5]float64{180, 171, 168, 160, 155}},
	}
	// More are out of work in winter; over a year it evens out.
	season := []float64{6, 5, 3, 0, -3, -4, -5, -4, -3, -1, 2, 4}
	s := sheet{name: "tyottomat", widths: []float64{14, 12, 22, 26, 24}, head: 3, rows: [][]any{
		{"Työttömyys kunnittain muuttujina Alue, Kuukausi ja Tiedot"},
		nil,
		{nil, nil, "Työttömät työnhakijat (lkm.)", "Työttömien osuus työvoimasta (%)", "Pitkäaikaistyöttömät (lkm.)"},
	}}
	for _, r := range regions {
		label := any(r.name)
		for year := first; year <= last; year++ {
			i := year - first
			for month, swing := range season {
				tenths := r.percent[i]*10 + swing
				s.rows = append(s.rows, []any{label, fmt.Sprintf("%dM%02d", year, month+1), r.unemployed[i] + 4*swing, tenths / 10, r.longTerm[i] + swing})
				label = nil
			}
		}
	}
	s.rows = append(s.rows, nil, []any{"Päivitetty viimeksi:"}, []any{"20260115 08:00"}, nil, []any{"Lähde:"}, []any{notice})
	return s
}

// benefits is a table with row labels and a header row of years.
var benefits = sheet{name: "Kuntaosuudet", widths: []float64{14, 26}, head: 3, rows: [][]any{
	{"Työmarkkinatuki kunnittain, 1 000 euroa"},
	nil,
	{"Kunta", "Tiedot", 2021, 2022, 2023, 2024, 2025},
	{"Mallila", "Työmarkkinatuki yhteensä", 1000, 940, 900, 880, 800},
	{"Mallila", "Kunnan maksama osuus", 480, 432, 396, 392, 312},
	{"Naapurila", "Työmarkkinatuki yhteensä", 1500, 1480, 1430, 1400, 1390},
	{"Naapurila", "Kunnan maksama osuus", 700, 690, 660, 655, 650},
	nil,
	{notice},
}}

// figures are kept by hand, a row for each metric and year.
var figures = sheet{name: "Luvut", widths: []float64{30, 8, 18, 8, 11}, head: 1, rows: [][]any{
	{"Mittari", "Vuosi", "Ryhmä", "Arvo", "Vastaajia"},
	{"jonotusaika", 2022, nil, 16},
	{"jonotusaika", 2023, nil, 14},
	{"jonotusaika", 2024, nil, 12},
	{"jonotusaika", 2025, nil, 11},
	{"asiakkaita-ohjaajaa-kohti", 2022, nil, 41},
	{"asiakkaita-ohjaajaa-kohti", 2023, nil, 43},
	{"asiakkaita-ohjaajaa-kohti", 2024, nil, 46},
	{"asiakkaita-ohjaajaa-kohti", 2025, nil, 42},
	{"asiakaspalaute", 2022, "Keskusta", 4.1, 52},
	{"asiakaspalaute", 2022, "Asemanseutu", 3.8, 31},
	{"asiakaspalaute", 2023, "Keskusta", 4.2, 60},
	{"asiakaspalaute", 2023, "Asemanseutu", 4, 35},
	{"asiakaspalaute", 2024, "Keskusta", 4.3, 58},
	{"asiakaspalaute", 2024, "Asemanseutu", 4.1, 40},
	{"asiakaspalaute", 2025, "Keskusta", 4.2, 61},
	{"asiakaspalaute", 2025, "Asemanseutu", 3.9, 44},
}}

// courses are dated rows, each an observation.
var courses = sheet{name: "Kurssit", widths: []float64{12, 28, 14}, head: 1, rows: [][]any{
	{"Päivä", "Kurssi", "Osallistujia"},
	{day("2021-03-15"), "Työnhaun taidot", 12},
	{day("2021-09-20"), "Digitaidot", 9},
	{day("2022-02-14"), "Työnhaun taidot", 14},
	{day("2022-10-03"), "Digitaidot", 12},
	{day("2023-02-20"), "Työnhaun taidot", 15},
	{day("2023-05-08"), "Hygieniapassi", 10},
	{day("2023-10-16"), "Digitaidot", 11},
	{day("2024-03-04"), "Työnhaun taidot", 13},
	{day("2024-09-16"), "Digitaidot", 14},
	{day("2025-02-10"), "Työnhaun taidot", 16},
	{day("2025-09-22"), "Hygieniapassi", 12},
}}

// milestones are what has been reached, and when.
var milestones = sheet{name: "Virstanpylväät", widths: []float64{16, 18, 12}, head: 1, rows: [][]any{
	{"Mittari", "Vaihe", "Päivä"},
	{"toimipiste", "ei aloitettu", day("2022-12-01")},
	{"toimipiste", "tilat valittu", day("2023-08-17")},
	{"toimipiste", "remontti tehty", day("2024-11-29")},
	{"toimipiste", "avattu", day("2025-02-03")},
	{"verkkosivut", "ei aloitettu", day("2022-11-07")},
	{"verkkosivut", "valmis", day("2024-04-22")},
}}

// comments are what the responsible parties say of what is behind.
var comments = sheet{name: "Kommentit", widths: []float64{26, 8, 20, 44, 50, 50, 20, 12}, head: 1, rows: [][]any{
	{"Mittari", "Vuosi", "Vastuutaho", "Kommentti", "Syy", "Toimet", "Kuka", "Mennessä"},
	{"jonotusaika", 2022, "Ohjauspalvelut", nil, "Yksi ohjaajan virka oli täyttämättä puoli vuotta.", "Virka täytetään.", nil, day("2023-03-31")},
	{"asiakaspalaute", 2022, "Ohjauspalvelut", nil, "Asemanseudulla jonotettiin pitkään.", "Asemanseudulle siirretään yksi ohjaaja.", nil, day("2023-05-31")},
	{"asiakkaita-ohjaajaa-kohti", 2023, "Ohjauspalvelut", "Osa asiakkaista siirtyi TE-toimistosta kesken vuoden.", "Asiakkaita tuli lisää.", "Palkataan ohjaaja.", "Palvelupäällikkö", day("2024-04-30")},
	{"pitkaaikaistyottomat", 2024, "Työllisyyspalvelut", nil, "Kaksi suurta työnantajaa vähensi väkeään edellisenä vuonna.", "Aloitetaan muutosvalmennus.", nil, day("2025-05-31")},
	{"tyottomyysaste", 2024, "Työllisyyspalvelut", nil, "Työttömyys väheni odotettua hitaammin.", "Lisätään yrityskäyntejä.", "Yrityspalvelut", day("2025-06-30")},
	{"kuntaosuus", 2024, "Työllisyyspalvelut", nil, "Pitkään työttömänä olleita oli edellisvuotta enemmän.", "Ohjataan palveluihin ennen 300 päivän täyttymistä.", nil, day("2025-09-30")},
	{"asiakkaita-ohjaajaa-kohti", 2024, "Ohjauspalvelut", nil, "Ohjaajan paikka on täyttämättä.", "Haku uusitaan.", "Palvelupäällikkö", day("2025-03-31")},
	{"pitkaaikaistyottomat", 2025, "Työllisyyspalvelut", "Luku pieneni vuonna 2025, mutta ei joka vuosi.", "Vuonna 2024 luku kasvoi.", "Muutosvalmennusta jatketaan.", nil, day("2026-12-31")},
	{"tyottomyysaste", 2025, "Työllisyyspalvelut", nil, "Tavoitteesta jäi kymmenesosa.", "Yrityskäyntejä jatketaan.", "Yrityspalvelut", day("2026-12-31")},
	{"asiakkaita-ohjaajaa-kohti", 2025, "Ohjauspalvelut", nil, "Ohjaaja aloitti vasta syksyllä.", "Asiakkaat jaetaan uudelleen.", nil, day("2026-02-27")},
	{"asiakaspalaute", 2025, "Ohjauspalvelut", nil, "Asemanseudun palvelu oli kesällä supistettu.", "Kesän sijaisuudet täytetään.", nil, day("2026-05-29")},
	{"kuntalisa", 2025, "Elinvoimapalvelut", nil, "Hakemuksia tuli arvioitua vähemmän.", "Kuntalisästä kerrotaan yrityskäynneillä.", nil, day("2026-06-30")},
}}

var readMe = sheet{name: "Lue minut", widths: []float64{90}, rows: [][]any{
	{notice},
	{"Luvut, Kurssit, Virstanpylväät ja Kommentit ovat luetteloita: jokainen rivi on yksi tieto."},
	{"Jos luku puuttuu, jätä solu tyhjäksi. Nolla kirjoitetaan: 0."},
}}

// accounts are a form: figures in single cells, with what they are beside them.
var accounts = sheet{name: "Liite 4", widths: []float64{30, 12, 4, 12, 4, 12, 4, 12}, rows: [][]any{
	{"Tilinpäätöksen liite 4: työllisyyden edistäminen, euroa"},
	{notice},
	nil,
	{nil, "2022", nil, "2023", nil, "2024", nil, "2025"},
	{"Velvoitetyöllistäminen", 81000, nil, 76500, nil, 70200, nil, 66900},
	{"Kuntalisä työnantajille", 16000, nil, 21500, nil, 25400, nil, 28700},
}}

// content writes the workbook. excelize gives the parts of a workbook without
// charts in a fixed order and with no time of their own.
func (b workbook) content() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := writer{file: f}
	w.keep(f.SetDocProps(&excelize.DocProperties{Title: notice, Creator: "tolokku", LastModifiedBy: "tolokku",
		Created: written, Modified: written, Language: "fi-FI"}))
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	w.keep(err)
	format := "d.m.yyyy"
	w.date, err = f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	w.keep(err)
	for i, s := range b.sheets {
		if i == 0 {
			w.keep(f.SetSheetName(f.GetSheetName(0), s.name))
		} else {
			_, err := f.NewSheet(s.name)
			w.keep(err)
		}
		w.sheet(s)
		if s.head > 0 {
			w.keep(f.SetRowStyle(s.name, s.head, s.head, bold))
			w.keep(f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: s.head, TopLeftCell: fmt.Sprintf("A%d", s.head+1), ActivePane: "bottomLeft"}))
		}
	}
	if w.err != nil {
		return nil, fmt.Errorf("%s: %w", b.name, w.err)
	}
	content, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.name, err)
	}
	return content.Bytes(), nil
}

// writer keeps the first error.
type writer struct {
	file *excelize.File
	date int
	err  error
}

func (w *writer) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) sheet(s sheet) {
	for i, width := range s.widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		w.keep(err)
		w.keep(w.file.SetColWidth(s.name, column, column, width))
	}
	for r, row := range s.rows {
		for c, value := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			w.keep(err)
			switch value := value.(type) {
			case nil:
			case day:
				at, err := time.Parse(time.DateOnly, string(value))
				w.keep(err)
				w.keep(w.file.SetCellValue(s.name, cell, at))
				w.keep(w.file.SetCellStyle(s.name, cell, cell, w.date))
			default:
				w.keep(w.file.SetCellValue(s.name, cell, value))
			}
		}
	}
}
