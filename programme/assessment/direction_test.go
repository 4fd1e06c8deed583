package assessment

import (
	"strings"
	"testing"

	"tolokku/programme"
)

// TestDirection: the value against last year's, by the target in force.
func TestDirection(t *testing.T) {
	broken := lessThanFour + "\nkatkokset: [{vuosi: 2023, syy: siirto}]"
	tests := []struct {
		name, keys, data, groups, events string
		year                             int
		date                             string
		want                             Direction
	}{
		{"lower is better", lessThanFour, "2022: 5, 2023: 4.9", "", "", 2023, "", Better},
		{"higher is worse", lessThanFour, "2022: 5, 2023: 5.1", "", "", 2023, "", Worse},
		{"equal", lessThanFour, "2022: 5, 2023: 5", "", "", 2023, "", Same},
		{"higher is better", three, "2022: 1, 2023: 2", "", "", 2023, "", Better},
		{"beside any status", lessThanFour, "2022: 3.9, 2023: 3.95", "", "", 2023, "", Worse},
		{"against the baseline", lessThanFour, "2022: 7.4", "", "", 2022, "", Better},
		{"against the base year's own value", lessThanFour, "2021: 7.3, 2022: 7.4", "", "", 2022, "", Worse},
		{"no value last year", lessThanFour, "2021: 7, 2023: 6", "", "", 2023, "", ""},
		{"no value this year", lessThanFour, "2022: 6", "", "", 2023, "", ""},
		{"incomplete this year", lessThanFour, "2022: 6, 2023: 5 8/12 mean", "", "", 2023, "", ""},
		{"incomplete last year", lessThanFour, "2022: 6 8/12 mean, 2023: 5", "", "", 2023, "", ""},
		{"across a break", broken, "2022: 6, 2023: 5", "", "", 2023, "", ""},
		{"after a break", broken, "2023: 6, 2024: 5", "", "", 2024, "", Better},
		{"exactly, nearer from above", "tavoitetaso: {tasan: 10, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2022: 15, 2023: 12", "", "", 2023, "", Better},
		{"exactly, farther beyond", "tavoitetaso: {tasan: 10, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2022: 9, 2023: 12", "", "", 2023, "", Worse},
		{"exactly, as far on the other side", "tavoitetaso: {tasan: 10, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2022: 9, 2023: 11", "", "", 2023, "", Same},
		{"about, above counts as the target", forty, "2022: 52, 2023: 44", "", "", 2023, "", Same},
		{"about, from above to below", forty, "2022: 52, 2023: 39", "", "", 2023, "", Worse},
		{"about, above is not allowed", strings.Replace(forty, "}", ", ylitys: ei sallittu}", 1), "2022: 52, 2023: 44", "", "", 2023, "", Better},
		{"falls", falling, "2022: 420, 2023: 425", "", "", 2023, "", Worse},
		{"rises", rising, "2022: 11, 2023: 12", "", "", 2023, "", Better},
		{"grows", growing, "2022: 9, 2023: 8.5", "", "", 2023, "", Worse},
		{"shrinks", "tavoitetaso: {vähenee: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2021}", "2022: 9, 2023: 8.5", "", "", 2023, "", Better},
		{"no baseline, still a direction", "tavoitetaso: {kasvaa: lähtötasosta}", "2022: 9, 2023: 9.5", "", "", 2023, "", Better},
		{"monitored", "tavoitetaso: seurataan", "2022: 9, 2023: 9.5", "", "", 2023, "", ""},
		{"accumulated, a smaller part", three, "2022: 2 12/12 sum accumulated, 2023: 3 12/12 sum accumulated", "", "", 2023, "", Worse},
		{"accumulated, a greater part", three, "2022: 2 12/12 sum accumulated, 2023: 3 12/12 sum accumulated, 2024: 6 12/12 sum accumulated", "", "", 2024, "", Better},
		{"accumulated, first year", three, "2022: 2 12/12 sum accumulated", "", "", 2022, "", ""},
		{"accumulated, incomplete", three, "2022: 2 12/12 sum accumulated, 2023: 3 6/12 sum accumulated", "", "", 2023, "", ""},
		{"groups, one worsens", ages, "", "a=2022: 40, 2023: 44; b=2022: 50, 2023: 46; c=2022: 1, 2023: 2; d=2022: 1, 2023: 1", "", 2023, "", Worse},
		{"groups, one gets better", ages, "", "a=2022: 40, 2023: 44; b=2022: 50, 2023: 50; c=2022: 1, 2023: 1; d=2022: 1, 2023: 1", "", 2023, "", Better},
		{"groups, all the same", ages, "", "a=2022: 4, 2023: 4; b=2022: 5, 2023: 5; c=2022: 1, 2023: 1; d=2022: 1, 2023: 1", "", 2023, "", Same},
		{"groups, one lacks it", ages, "", "a=2022: 40, 2023: 44; b=2022: 50, 2023: 46; c=2022: 1, 2023: 2", "", 2023, "", ""},
		{"a stage was reached", threeStages, "", "", "1 2022-05-02, 2 2023-05-02", 2023, "", Better},
		{"no stage was reached", threeStages, "", "", "1 2022-05-02", 2023, "", Same},
		{"not begun", done, "", "", "0 2022-05-02", 2023, "", Same},
		{"done this year", done, "", "", "1 2023-05-02", 2023, "", Better},
		{"done after the report's day", done, "", "", "1 2023-05-02", 2023, "2023-05-01", Same},
		{"done before", done, "", "", "1 2022-12-31", 2023, "", ""},
		{"done on 1 January", done, "", "", "1 2023-01-01", 2023, "", Better},
		{"no entries", done, "", "", "", 2023, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, m := metricOf(t, test.keys)
			data := &programme.Measured{Values: numbers(t, test.data), Events: events(test.events)}
			for _, g := range strings.Split(test.groups, ";") {
				if name, values, ok := strings.Cut(g, "="); ok {
					data.Groups = append(data.Groups, programme.GroupValues{Name: strings.TrimSpace(name), Values: numbers(t, values)})
				}
			}
			date := test.date
			if date == "" {
				date = "2030-01-01"
			}
			if r := Assess(p, m, data, Options{Year: test.year, Date: date}); r.Direction != test.want {
				t.Errorf("direction %q, want %q (%s)", r.Direction, test.want, r.Status)
			}
		})
	}
}

// TestChange: a monitored metric has no direction, yet the two numbers that its
// change rests on.
func TestChange(t *testing.T) {
	p, m := metricOf(t, "tavoitetaso: seurataan")
	r := Assess(p, m, &programme.Measured{Values: numbers(t, "2022: 9, 2023: 9.5")}, Options{Year: 2023, Date: "2024-02-01"})
	if r.Now == nil || r.Earlier == nil || r.Now.FloatString(1) != "9.5" || r.Earlier.FloatString(1) != "9.0" {
		t.Errorf("compared %v with %v", r.Now, r.Earlier)
	}
}
