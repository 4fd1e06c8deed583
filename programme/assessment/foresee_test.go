package assessment

import (
	"fmt"
	"strings"
	"testing"

	"tolokku/programme"
)

// TestForesee: what cannot be judged is known before any year is reported.
func TestForesee(t *testing.T) {
	interim := "tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 9}}"
	tests := []struct {
		name, keys, data, groups string
		year                     int
		want                     string
	}{
		{"declared", lessThanFour, "2022: 5", "", 2022, ""},
		{"measured", "tavoitetaso: {enintään: 4, vuonna: 2025}", "2021: 7, 2022: 5", "", 2022, ""},
		{"none, until T", "tavoitetaso: {enintään: 4, vuonna: 2025}", "2022: 5", "", 2022, "no baseline 2021 until 2025"},
		{"none, no data", "tavoitetaso: {enintään: 4, vuonna: 2025}", "", "", 2022, "no baseline 2021 until 2025"},
		{"none, in T", "tavoitetaso: {enintään: 4, vuonna: 2025}", "2022: 5", "", 2025, ""},
		{"none, until the interim target", interim, "2022: 5", "", 2022, "no baseline 2021 until 2023"},
		{"none, ever", "tavoitetaso: {kasvaa: lähtötasosta}", "2022: 5", "", 2025, "no baseline 2021 until 0"},
		{"every year needs none", eighty, "2022: 5", "", 2022, ""},
		{"monitored needs none", "tavoitetaso: seurataan", "2022: 5", "", 2022, ""},
		{"milestone needs none", done, "", "", 2022, ""},
		{"accumulated starts from zero", "tavoitetaso: {vähintään: 4, vuonna: 2025}", "2022: 5 12/12 sum accumulated", "", 2022, ""},
		{"part of a sum", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 5 3/12 sum", "", 2022, "partial baseline 2021 3/12 until 0"},
		{"part of a mean serves", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 5 3/12 mean", "", 2022, ""},
		{"the measured baseline has passed the interim target", interim, "2021: 7.5", "", 2022, "interim 2021 1/1 until 0 at 2023"},
		{"an interim target beyond the target", strings.Replace(interim, "9", "3", 1), "2021: 7.5", "", 2022, "interim 2021 1/1 until 0 at 2023"},
		{"an interim target on the way", strings.Replace(interim, "9", "5", 1), "2021: 7.5", "", 2022, ""},
		{"a group has passed it", interim, "", "a=2021: 7.5; b=2021: 10", 2022, ""},
		{"one group has none", "tavoitetaso: {enintään: 4, vuonna: 2025}", "", "a=2021: 7.5; b=2022: 10", 2022, "no baseline 2021 until 2025 of b"},
		{"parts of sums stay apart", "tavoitetaso: {kasvaa: lähtötasosta}", "", "a=2021: 7 3/12 sum; b=2021: 7 4/12 sum; c=2022: 1; d=2022: 1", 2022,
			"partial baseline 2021 3/12 until 0 of a; partial baseline 2021 4/12 until 0 of b; no baseline 2021 until 0 of c+d"},
		{"an interim target that is the target", strings.Replace(interim, "9", "4", 1), "2021: 7.5", "", 2022, ""},
		{"accumulates, no data yet", "tavoitetaso: {vähintään: 4, vuonna: 2025}\narvo: {lähde: s, aika: Vuosi, luku: Arvo, yhdistä: summa, kertymä: kyllä}", "", "", 2022, ""},
		{"accumulates over a yearly divisor", "tavoitetaso: {vähintään: 4, vuonna: 2025}\narvo: {suhde: {osoittaja: {lähde: s, aika: Vuosi, luku: Arvo, yhdistä: summa, kertymä: kyllä}, nimittäjä: {lähde: s, aika: Vuosi, luku: B}}}", "", "", 2022, ""},
		{"a ratio of what accumulates", "tavoitetaso: {vähintään: 4, vuonna: 2025}\narvo: {suhde: {osoittaja: {lähde: s, aika: Vuosi, luku: Arvo, yhdistä: summa, kertymä: kyllä}, nimittäjä: {lähde: s, aika: Vuosi, luku: B, yhdistä: summa, kertymä: kyllä}}}", "", "", 2022, "no baseline 2021 until 2025"},
		{"a plain ratio", "tavoitetaso: {vähintään: 4, vuonna: 2025}\narvo: {suhde: {osoittaja: {lähde: s, aika: Vuosi, luku: Arvo}, nimittäjä: {lähde: s, aika: Vuosi, luku: B}}}", "", "", 2022, "no baseline 2021 until 2025"},
		{"listed groups without data", sites, "", "", 2022, "no baseline 2021 until 2025"},
		{"a measured baseline that meets the target has no path", strings.Replace(interim, "9", "3", 1), "2021: 3.5", "", 2022, ""},
		{"an interim target beyond the target, later", strings.Replace(interim, "9", "3", 1), "2021: 7.5", "", 2024, "interim 2021 1/1 until 0 at 2023"},
		{"an interim target before the base year", strings.Replace(interim, "2023: 9", "2020: 3", 1), "2021: 7.5", "", 2022, ""},
		{"no group has any", "tavoitetaso: {enintään: 4, vuonna: 2025}", "", "a=2022: 7.5; b=2022: 10", 2022, "no baseline 2021 until 2025"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, m := metricOf(t, test.keys)
			data := &programme.Measured{Values: numbers(t, test.data)}
			for _, g := range strings.Split(test.groups, ";") {
				if name, values, ok := strings.Cut(g, "="); ok {
					data.Groups = append(data.Groups, programme.GroupValues{Name: strings.TrimSpace(name), Values: numbers(t, values)})
				}
			}
			var got []string
			for _, x := range Foresee(p, m, data, Options{Year: test.year, Date: "2030-01-01"}) {
				text := fmt.Sprint(x.Kind, " ", x.BaseYear)
				if x.Measured != nil {
					text += fmt.Sprintf(" %d/%d", x.Measured.Periods, x.Measured.Required)
				}
				text += fmt.Sprint(" until ", x.Until)
				if x.Interim != nil {
					text += fmt.Sprint(" at ", x.Interim.Year)
				}
				if len(x.Groups) > 0 {
					text += " of " + strings.Join(x.Groups, "+")
				}
				got = append(got, text)
			}
			if strings.Join(got, "; ") != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
