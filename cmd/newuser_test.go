package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// TestNewProgramme starts a programme of 14 metrics from six exports of different
// shapes with init --from, and gives the metrics the sources that it made.
func TestNewProgramme(t *testing.T) {
	t.Chdir(t.TempDir())
	newProgrammeBooks(t)
	now := func() time.Time { return time.Date(2025, 2, 1, 6, 0, 0, 0, time.UTC) }
	var out bytes.Buffer
	run := func(args ...string) {
		t.Helper()
		out.Reset()
		if code := Run(args, Environment{Stdout: &out, Stderr: &out, Now: now}); code != 0 {
			t.Fatalf("%s: exit %d\n%s", strings.Join(args, " "), code, out.String())
		}
	}
	run("init", "--from", "*.xlsx")
	run("check", "-q")
	made, err := os.ReadFile("programme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	// What init leaves to the user: the themes, and the comments' line.
	sources, _, _ := strings.Cut(string(made), "\nteemat:")
	text := strings.Replace(sources, "\n# kommentit: ", "\nkommentit: ", 1) + newProgrammeMetrics
	if err := os.WriteFile("programme.yaml", []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	run("check", "--strict")
	run("report", "--year", "2024", "--format", "json", "-o", "-", "-q")
	var result struct {
		Metrics []struct {
			ID, Status string
			Value      *float64
		}
	}
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range result.Metrics {
		line := m.ID + " " + m.Status
		if m.Value != nil {
			line += fmt.Sprintf(" %.6g", *m.Value)
		}
		got = append(got, line)
	}
	if text := strings.Join(got, "\n"); text != newProgrammeWant {
		t.Errorf("got\n%s\nwant\n%s", text, newProgrammeWant)
	}
}

const newProgrammeWant = `nuoret met 45
yli-55 behind 86
tyottomat monitored 301
ikaryhmat met
tyollisyysaste behind 72.973
kuntaosuudet met 210600
kurssilaiset met 22
kursseja behind 3
asiakkaita-ohjaajaa-kohti behind 47
palaute behind
tyollistyneet behind 77
palkkatuki behind 90
ohjaamo met
ajanvaraus behind`

const newProgrammeMetrics = `
teemat:
- teema: Työ
  lupaukset:
  - lupaus: Työtä on useammalla.
    tavoitteet:
    - tavoite: Työttömyys vähenee.
      toimenpiteet:
      - toimenpide: Ohjataan nuoria.
        vastuutaho: Työllisyyspalvelut
        mittarit:
        - {tunnus: nuoret, mittari: Nuoret, tavoitetaso: {enintään: 45, vuonna: 2024}, arvo: {lähde: työttömät-työnhakijat, missä: {Alue: Koivula, Ikä: "15–24"}, aika: Kuukausi, yhdistä: keskiarvo}}
        - {tunnus: yli-55, mittari: Yli 55, tavoitetaso: {laskee: joka vuosi, vuonna: 2024}, arvo: {lähde: työttömät-työnhakijat, missä: {Alue: Koivula, Ikä: "55–64"}, aika: Kuukausi, yhdistä: keskiarvo}}
        - {tunnus: tyottomat, mittari: Työttömät, tavoitetaso: seurataan, arvo: {lähde: työttömät-työnhakijat, missä: {Alue: Koivula, Ikä: Yhteensä}, aika: Kuukausi, yhdistä: keskiarvo}}
        - {tunnus: ikaryhmat, mittari: Ikäryhmät, tavoitetaso: {vähenee: lähtötasosta}, arvo: {lähde: työttömät-työnhakijat, missä: {Alue: Koivula}, ryhmittely: Ikä, aika: Kuukausi, yhdistä: keskiarvo}}
        - tunnus: tyollisyysaste
          mittari: Työllisten osuus
          tavoitetaso: {vähintään: 75, vuonna: 2025, välitavoitteet: {2023: 72}}
          arvo:
            kerroin: 100
            suhde:
              osoittaja: {lähde: tyolliset-kunnittain, missä: {Kunta: Koivula, Sarake 2: Työlliset}, aika: Sarake 1}
              nimittäjä: {lähde: tyolliset-kunnittain, missä: {Kunta: Koivula, Sarake 2: Työikäiset}, aika: Sarake 1}
        - {tunnus: kuntaosuudet, mittari: Kuntaosuudet, tavoitetaso: {alle: 220000, vuonna: 2024}, arvo: {lähde: kuntaosuudet, missä: {Kunta: Koivula}, luku: Maksettu (€), aika: Vuosi, yhdistä: summa}}
        - {tunnus: kurssilaiset, mittari: Kurssilaiset, tavoitetaso: {kasvaa: lähtötasosta}, arvo: {lähde: kurssit, aika: Pvm, luku: Osallistujia, yhdistä: summa}}
        - {tunnus: kursseja, mittari: Kursseja, tavoitetaso: {vähintään: 4, joka vuosi: kyllä}, arvo: {lähde: kurssit, aika: Pvm, luku: Kurssi, yhdistä: lukumäärä}}
        - {tunnus: asiakkaita-ohjaajaa-kohti, mittari: Asiakkaita, tavoitetaso: {noin: 40, joka vuosi: kyllä, ylitys: ei sallittu}, arvo: {lähde: seuranta-luvut, missä: {Tunnus: asiakkaita-ohjaajaa-kohti}, luku: Arvo, aika: Vuosi}}
        - {tunnus: palaute, mittari: Palaute, tavoitetaso: {vähintään: 4, joka vuosi: kyllä}, arvo: {lähde: seuranta-luvut, missä: {Tunnus: palaute}, ryhmittely: Toimipiste, luku: Arvo, vastaajia: Vastaajia, aika: Vuosi}}
        - {tunnus: tyollistyneet, mittari: Työllistyneet, tavoitetaso: {vähintään: 80, vuonna: 2024}, arvo: {lähde: seuranta-luvut, missä: {Tunnus: tyollistyneet}, luku: Arvo, aika: Vuosi, kertymä: kyllä}}
        - tunnus: palkkatuki
          mittari: Palkkatuen käyttö
          tavoitetaso: {vähintään: 95, joka vuosi: kyllä}
          arvo:
            kerroin: 100
            suhde:
              osoittaja: {lähde: talousarvion-toteuma, missä: {Erä: Palkkatuki, Sarake: Toteuma}, aika: Välilehti}
              nimittäjä: {lähde: talousarvion-toteuma, missä: {Erä: Palkkatuki, Sarake: Budjetti}, aika: Välilehti}
        - {tunnus: ohjaamo, mittari: Ohjaamo, tavoitetaso: {vaiheet: [{vaihe: tilat hankittu, viimeistään: 2023}, avattu], vuonna: 2024}, arvo: {lähde: seuranta-hankkeet, missä: {Hanke: Ohjaamo}, vaihe: Vaihe, päivä: Päivä}}
        - {tunnus: ajanvaraus, mittari: Ajanvaraus, tavoitetaso: {valmis: 2024-06-30}, arvo: {lähde: seuranta-hankkeet, missä: {Hanke: Ajanvaraus}, vaihe: Vaihe, päivä: Päivä}}
`

// newProgrammeBooks writes a statistics agency's export with the months across, a
// table of two header rows, a list by month, a list by day, a sheet for each year,
// and a workbook kept by hand.
func newProgrammeBooks(t *testing.T) {
	t.Helper()
	day := func(text string) time.Time {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	type rows [][]any
	write := func(name string, sheets ...any) {
		t.Helper()
		f := excelize.NewFile()
		for i := 0; i < len(sheets); i += 2 {
			sheet := sheets[i].(string)
			if _, err := f.NewSheet(sheet); err != nil {
				t.Fatal(err)
			}
			for r, row := range sheets[i+1].(rows) {
				if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", r+1), &row); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := f.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
		if err := f.SaveAs(name); err != nil {
			t.Fatal(err)
		}
	}

	months := []any{nil, nil}
	for m := range 48 {
		months = append(months, fmt.Sprintf("%dM%02d", 2021+m/12, m%12+1))
	}
	px := rows{{"Työttömät työnhakijat muuttujina Alue, Ikä ja Kuukausi"}, nil, months}
	for factor, area := range []string{"Koivula", "Lehtola"} {
		total := append([]any{area, "Yhteensä"}, make([]any, 48)...)
		block := rows{total}
		for _, age := range []struct {
			label string
			years [4]int
		}{{"15–24", [4]int{60, 52, 47, 45}}, {"25–54", [4]int{200, 190, 185, 170}}, {"55–64", [4]int{90, 88, 85, 86}}} {
			row := []any{nil, age.label}
			for m := range 48 {
				// One more in the first half of the year, one less in the second.
				value := (factor + 1) * (age.years[m/12] + 1 - m%12/6*2)
				sum, _ := total[m+2].(int)
				total[m+2] = sum + value
				row = append(row, value)
			}
			block = append(block, row)
		}
		px = append(px, block...)
	}
	write("012_12t2_20250125-101500.xlsx", "012_12t2", append(px, nil, []any{"Päivitetty viimeksi:"}, []any{"20250121 08:00"}))
	write("tyolliset kunnittain.xlsx", "Taul1", rows{{"Työlliset ja työikäiset kunnittain"}, {"31.12."}, nil,
		{nil, 2021, nil, 2022, nil, 2023, nil, 2024}, {"Kunta", "Työlliset", "Työikäiset", "Työlliset", "Työikäiset", "Työlliset", "Työikäiset", "Työlliset", "Työikäiset"},
		{"Koivula", 2100, 3000, 2130, 3000, 2150, 2980, 2160, 2960}, {"Lehtola", 4000, 6000, 4010, 6000, 4020, 5990, 4050, 5980}})
	list := rows{{"Kunta", "Vuosi", "Kuukausi", "Maksettu (€)", "Saajia"}}
	for factor, area := range []string{"Koivula", "Lehtola"} {
		for year := 2021; year <= 2024; year++ {
			for m, month := range strings.Fields("tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu") {
				list = append(list, []any{area, year, month, (factor*2+1)*(20000-1000*(year-2021)) + 100*m, 40 + m})
			}
		}
	}
	write("kuntaosuudet_2021-2024.xlsx", "Kuntaosuudet", list)
	write("kurssit.xlsx", "Kurssit", rows{{"Pvm", "Kurssi", "Osallistujia"}, {day("2021-02-01"), "Työnhaku", 10}, {day("2021-09-01"), "Digi", 8}, {day("2022-03-01"), "Työnhaku", 12},
		{day("2022-05-10"), "Digi", 9}, {day("2023-02-01"), "Työnhaku", 11}, {day("2023-09-15"), "Digi", 9}, {day("2024-01-22"), "Työnhaku", 9}, {day("2024-08-29"), "Digi", 8}, {day("2024-10-03"), "Hygienia", 5}})
	var accounts []any
	for year, amounts := range [][2]int{{50000, 45000}, {52000, 50000}, {55000, 53900}, {56000, 50400}} {
		accounts = append(accounts, fmt.Sprintf("TP %d", 2021+year), rows{{fmt.Sprintf("Työllisyyden hoidon menot %d", 2021+year)}, nil, {"Erä", "Budjetti", "Toteuma"},
			{"Palkkatuki", amounts[0], amounts[1]}, {"Kuntalisä", 20000, 18000 + year}, {"Yhteensä", amounts[0] + 20000, amounts[1] + 18000 + year}})
	}
	write("talousarvion toteuma.xlsx", accounts...)
	write("seuranta.xlsx",
		"Luvut", rows{{"Tunnus", "Vuosi", "Toimipiste", "Arvo", "Vastaajia"}, {"asiakkaita-ohjaajaa-kohti", 2022, nil, 44}, {"asiakkaita-ohjaajaa-kohti", 2023, nil, 43}, {"asiakkaita-ohjaajaa-kohti", 2024, nil, 47},
			{"palaute", 2022, "Keskusta", 4.2, 40}, {"palaute", 2022, "Pohjoinen", 3.9, 25}, {"palaute", 2023, "Keskusta", 4.3, 44}, {"palaute", 2023, "Pohjoinen", 4, 22}, {"palaute", 2024, "Keskusta", 4.1, 39}, {"palaute", 2024, "Pohjoinen", 3.8, 28},
			{"tyollistyneet", 2022, nil, 30}, {"tyollistyneet", 2023, nil, 26}, {"tyollistyneet", 2024, nil, 21}},
		"Hankkeet", rows{{"Hanke", "Vaihe", "Päivä"}, {"Ohjaamo", "ei aloitettu", day("2022-02-01")}, {"Ohjaamo", "tilat hankittu", day("2023-05-15")}, {"Ohjaamo", "avattu", day("2024-09-02")}, {"Ajanvaraus", "ei aloitettu", day("2022-02-01")}},
		"Kommentit", rows{{"Mittari", "Vuosi", "Vastuutaho", "Kommentti", "Syy", "Toimet"}, {"palaute", 2024, "Työllisyyspalvelut", "Aukioloja toivottiin.", "Pohjoinen oli kiinni.", "Aukiolot palautetaan."}})
}
