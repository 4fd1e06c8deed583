package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// TestForeseen: what a metric cannot be judged for is told by check and report
// before any figure depends on it.
func TestForeseen(t *testing.T) {
	rows := [][]any{
		{"Mittari", "Aika", "Ryhmä", "Arvo"},
		{"ilman", "2022", "-", 5}, {"mitattu", "2021", "-", 7.5}, {"mitattu", "2022", "-", 5},
		{"ryhmät", "2021", "a", 7}, {"ryhmät", "2022", "a", 6}, {"ryhmät", "2022", "b", 6}, {"ryhmät", "2022", "c", 6},
		{"vajaa", "2021M01", "-", 10}, {"vajaa", "2021M02", "-", 10}, {"vajaa", "2021M03", "-", 10}, {"vajaa", "2022M01", "-", 60},
	}
	arvo := func(id, more string) string {
		return "arvo: {lähde: s, missä: {Mittari: " + id + "}, aika: Aika, luku: Arvo" + more + "}"
	}
	tests := []struct {
		name, target, arvo, want string
		fails                    bool
	}{
		{"no baseline", "{enintään: 4, vuonna: 2025}", arvo("ilman", ""),
			"varoitus: mittarilta m puuttuu lähtötaso vuodelta 2021, joten etenemistä ei voi arvioida ennen vuotta 2025", false},
		{"no baseline, ever", "{kasvaa: lähtötasosta}", arvo("ilman", ""),
			"varoitus: mittarilta m puuttuu lähtötaso vuodelta 2021, joten mittaria ei voi arvioida", false},
		{"two groups lack it", "{enintään: 4, vuonna: 2025}", arvo("ryhmät", ", ryhmittely: Ryhmä"),
			"varoitus: mittarin m ryhmiltä b ja c puuttuu lähtötaso vuodelta 2021, joten etenemistä ei voi arvioida ennen vuotta 2025", false},
		{"part of a sum", "{kasvaa: lähtötasosta}", arvo("vajaa", ", yhdistä: summa"),
			"varoitus: mittarin m lähtötaso on vajaa: vuodelta 2021 on 3/12\u00a0kk, joten mittaria ei voi arvioida", false},
		{"measured", "{enintään: 4, vuonna: 2025}", arvo("mitattu", ""), "", false},
		{"interim target behind the measured baseline", "{enintään: 4, vuonna: 2025, välitavoitteet: {2023: 9}}", arvo("mitattu", ""),
			"virhe: vuoden 2023 välitavoite 9 ei ole lähteen lähtötason 7,5 (2021) ja tavoitteen 4 välissä", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			book := excelize.NewFile()
			for i, row := range rows {
				if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
					t.Fatal(err)
				}
			}
			if err := book.SaveAs(filepath.Join(folder, "luvut.xlsx")); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(folder, "programme.yaml")
			text := `ohjelma: {nimi: Ohjelma, kunta: Kunta, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
lähteet:
  s: {nimi: S, tiedostot: luvut.xlsx, muoto: pitkä}
teemat:
- teema: T
  lupaukset:
  - lupaus: L
    tavoitteet:
    - tavoite: G
      toimenpiteet:
      - toimenpide: M
        vastuutaho: V
        mittarit:
        - tunnus: m
          mittari: X
          tavoitetaso: ` + test.target + "\n          " + test.arvo + "\n"
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			now := func() time.Time { return time.Date(2022, 11, 1, 0, 0, 0, 0, time.UTC) }
			for _, command := range [][]string{{"check"}, {"report", "--year", "2022", "--format", "json", "-o", folder}} {
				var out, told bytes.Buffer
				code := Run(append(command, "--programme", file), Environment{Stdout: &out, Stderr: &told, Now: now})
				if (code != 0) != test.fails {
					t.Errorf("%v: exit %d\n%s", command, code, told.String())
				}
				if test.want != "" && !strings.Contains(told.String(), test.want) || test.want == "" && strings.Contains(told.String(), "lähtötaso") {
					t.Errorf("%v: want %q in\n%s", command, test.want, told.String())
				}
			}
		})
	}
}
