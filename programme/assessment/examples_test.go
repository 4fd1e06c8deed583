package assessment

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/definition"
)

// metricOf reads one metric from the text of its YAML keys.
func metricOf(t testing.TB, keys string) (*programme.Programme, *programme.Mittari) {
	t.Helper()
	var body strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(keys), "\n") {
		body.WriteString("          " + strings.TrimSpace(line) + "\n")
	}
	text := `ohjelma: {nimi: Ohjelma, kunta: Kunta, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
lähteet:
  s: {nimi: S, tiedostot: s.xlsx, muoto: pitkä}
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
        - tunnus: x
          mittari: X
` + body.String()
	p, problems := definition.Parse("ohjelma.yaml", []byte(text))
	if problems.HasErrors() {
		t.Fatalf("%s\n%v", text, problems)
	}
	return p, p.AllMittarit()[0]
}

// numbers reads "2022: 3.9, 2023: 4.2 6/12 sum": a year, its number and, for
// an incomplete year, the periods and how they make the number.
func numbers(t testing.TB, text string) []programme.Value {
	t.Helper()
	var values []programme.Value
	for _, item := range strings.Split(text, ",") {
		fields := strings.Fields(strings.Replace(item, ":", " ", 1))
		if len(fields) == 0 {
			continue
		}
		v := programme.Value{Periods: 1, Required: 1, Aggregate: programme.Only}
		fmt.Sscan(fields[0], &v.Year)
		if fields[1] == "–" {
			// Something stands in the data, but no number follows from it.
			v.Missing = "merkki"
		} else if n, ok := new(big.Rat).SetString(fields[1]); ok {
			v.Number = n
		} else {
			t.Fatalf("no number in %q", item)
		}
		for _, extra := range fields[2:] {
			aggregates := map[string]programme.Aggregate{
				"sum": programme.Sum, "mean": programme.Mean, "max": programme.Max, "count": programme.Count, "quotient": programme.Quotient, "min": programme.Min, "last": programme.Last,
			}
			if a, ok := aggregates[extra]; ok {
				v.Aggregate = a
			} else if extra == "accumulated" {
				v.Accumulated = true
			} else if extra == "negative" {
				v.Negative = true
			} else if _, err := fmt.Sscanf(extra, "%d/%d", &v.Periods, &v.Required); err != nil {
				t.Fatalf("unknown word %q", extra)
			}
		}
		values = append(values, v)
	}
	return values
}

// events reads "1 2023-05-02, 0 2022-01-01": a stage and its date.
func events(text string) []programme.Event {
	var all []programme.Event
	for _, item := range strings.Split(text, ",") {
		var e programme.Event
		if n, _ := fmt.Sscan(item, &e.Stage, &e.Date); n == 2 {
			if len(e.Date) == 4 {
				e.Date, e.YearOnly = e.Date+"-12-31", true
			}
			all = append(all, e)
		}
	}
	return all
}

const (
	lessThanFour = "tavoitetaso: {enintään: 4, vuonna: 2025}\nlähtötaso: {arvo: 7.5, vuosi: 2021}"
	ages         = "tavoitetaso: {yli: 50, vuonna: 2025}\nlähtötaso: {arvo: 36.7, vuosi: 2021}\nryhmät: [{nimi: a, missä: {R: a}}, {nimi: b, missä: {R: b}}, {nimi: c, missä: {R: c}}, {nimi: d, missä: {R: d}}]"
	falling      = "tavoitetaso: {laskee: joka vuosi, vuonna: 2024}\nlähtötaso: {arvo: 430, vuosi: 2021}"
	rising       = "tavoitetaso: {nousee: joka vuosi, vuonna: 2024}\nlähtötaso: {arvo: 10, vuosi: 2021}"
	forty        = "tavoitetaso: {noin: 40, joka vuosi: kyllä}"
	eighty       = "tavoitetaso: {enintään: 80, joka vuosi: kyllä}"
	three        = "tavoitetaso: {vähintään: 3, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}"
	sites        = "tavoitetaso: {vähintään: 1, vuonna: 2025}\nryhmät: [{nimi: a, missä: {R: a}}, {nimi: b, missä: {R: b}}]"
	done         = "tavoitetaso: {valmis: 2025-12-31}"
	threeStages  = "tavoitetaso: {vaiheet: [{vaihe: a, viimeistään: 2023}, {vaihe: b, viimeistään: 2024}, {vaihe: c, viimeistään: 2025}]}"
	growing      = "tavoitetaso: {kasvaa: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2021}"
	broken       = lessThanFour + "\nkatkokset: [{vuosi: 2025, syy: siirto}]"
	revised      = "lähtötaso: {arvo: 7.5, vuosi: 2021}\ntavoitetaso: [{enintään: 4, vuonna: 2025}, {enintään: 5, vuonna: 2025, päätetty: 2024-03-12}]"
	budget       = "tavoitetaso: {vähintään: 100, joka vuosi: kyllä}"
	zero         = "tavoitetaso: {tasan: 0, vuonna: 2025}\nlähtötaso: {arvo: 47, vuosi: 2021}"
	belowTwenty5 = "tavoitetaso: {alle: 25, vuonna: 2025}\nlähtötaso: {arvo: 63, vuosi: 2021}"
)

// TestExamples are the examples that the rules must hold for, and their edges.
func TestExamples(t *testing.T) {
	tests := []struct {
		name, keys string
		// data are the values, "a=… ; b=…" those of groups, or milestone events.
		data, groups, events string
		year                 int
		date                 string
		final                bool
		want                 Status
		// checks are "planned 5.75", "metin 2022", "missing d", "decisive b",
		// "why band", "periods 7/12", "original behind", "failed 2023", "late".
		checks string
	}{
		{"at most, on the plan", lessThanFour, "2023: 5.75", "", "", 2023, "", false, OnTrack, "planned 5.75"},
		{"at most, over the plan", lessThanFour, "2023: 5.76", "", "", 2023, "", false, Behind, "planned 5.75"},
		{"at most, at the target early", lessThanFour, "2023: 4.0", "", "", 2023, "", false, Met, ""},
		{"met a year ago", lessThanFour, "2022: 3.9, 2023: 4.2", "", "", 2023, "", false, OnTrack, "metin 2022"},
		{"target year, just over", lessThanFour, "2025: 4.01", "", "", 2025, "", false, Behind, ""},
		{"target year, at the target", lessThanFour, "2025: 4", "", "", 2025, "", false, Met, ""},
		{"mean of seven months, good so far", lessThanFour, "2025: 3.9 7/12 mean", "", "", 2025, "", false, OnTrack, "periods 7/12"},
		{"mean of seven months, too high", lessThanFour, "2025: 4.1 7/12 mean", "", "", 2025, "", false, Behind, "periods 7/12"},
		{"only finished years", lessThanFour, "2025: 3.9 7/12 mean", "", "", 2025, "", true, NoData, "why unfinished"},
		{"no value", lessThanFour, "2022: 5", "", "", 2023, "", false, NoData, "why no value"},
		{"later values are not used", lessThanFour, "2024: 3", "", "", 2023, "", false, NoData, "why no value"},

		{"less than, equal", belowTwenty5, "2025: 25.00 12/12 mean", "", "", 2025, "", false, Behind, ""},
		{"less than", belowTwenty5, "2025: 24.99 12/12 mean", "", "", 2025, "", false, Met, ""},

		{"exactly, on the plan", zero, "2023: 23.5", "", "", 2023, "", false, OnTrack, "planned 23.5"},
		{"exactly, over the plan", zero, "2023: 23.6", "", "", 2023, "", false, Behind, ""},
		{"exactly, beyond the target", zero, "2023: -1", "", "", 2023, "", false, Behind, ""},
		{"exactly, missed", zero, "2025: 1", "", "", 2025, "", false, Behind, ""},
		{"exactly, met", zero, "2025: 0", "", "", 2025, "", false, Met, ""},

		{"groups, one at the limit", ages, "", "a=2025: 51; b=2025: 50; c=2025: 60; d=2025: 55", "", 2025, "", false, Behind, "decisive b"},
		{"groups, one missing", ages, "", "a=2023: 44; b=2023: 46; c=2023: 60; d=", "", 2023, "", false, NoData, "missing d"},
		{"groups, one missing, one behind", ages, "", "a=2023: 40; b=2023: 46; c=2023: 60; d=", "", 2023, "", false, Behind, "decisive a missing d"},
		{"groups, all met", ages, "", "a=2025: 51; b=2025: 52; c=2025: 60; d=2025: 55", "", 2025, "", false, Met, ""},
		{"groups, met and on track", ages, "", "a=2023: 51; b=2023: 46; c=2023: 60; d=2023: 55", "", 2023, "", false, OnTrack, "decisive b"},

		{"falls, first year", falling, "2022: 420, 2023: 425, 2024: 400", "", "", 2022, "", false, OnTrack, ""},
		{"falls, rose", falling, "2022: 420, 2023: 425, 2024: 400", "", "", 2023, "", false, Behind, "failed 2023"},
		{"falls, rose earlier", falling, "2022: 420, 2023: 425, 2024: 400", "", "", 2024, "", false, Behind, "failed 2023"},
		{"falls, equal is no fall", falling, "2022: 430", "", "", 2022, "", false, Behind, "failed 2022"},
		{"falls, each year", falling, "2022: 420, 2023: 410, 2024: 400, 2025: 450", "", "", 2023, "", false, OnTrack, ""},
		{"falls, target year", falling, "2022: 420, 2023: 410, 2024: 400, 2025: 450", "", "", 2024, "", false, Met, ""},
		{"falls, after the target year", falling, "2022: 420, 2023: 410, 2024: 400, 2025: 450", "", "", 2025, "", false, Met, ""},
		{"falls, missing year", falling, "2022: 420, 2024: 400", "", "", 2024, "", false, NoData, "why missing year"},
		{"falls, failed before a missing year", falling, "2022: 440, 2024: 400", "", "", 2024, "", false, Behind, "failed 2022"},
		{"falls, half a year's sum", falling, "2022: 420, 2023: 200 6/12 sum", "", "", 2023, "", false, OnTrack, "reference 210"},
		{"falls, half a year's sum too high", falling, "2022: 420, 2023: 210 6/12 sum", "", "", 2023, "", false, Behind, "reference 210"},
		{"rises", "tavoitetaso: {nousee: joka vuosi, vuonna: 2024}\nlähtötaso: {arvo: 10, vuosi: 2021}", "2022: 11, 2023: 12, 2024: 13", "", "", 2024, "", false, Met, ""},

		{"about, lower edge", forty, "2023: 36", "", "", 2023, "", false, Met, "why band"},
		{"about, below the band", forty, "2023: 35.9", "", "", 2023, "", false, Behind, ""},
		{"about, upper edge", forty, "2023: 44", "", "", 2023, "", false, Met, "why band"},
		{"about, above", forty, "2023: 52", "", "", 2023, "", false, Met, "why exceeds"},
		{"about, above is not allowed", "tavoitetaso: {noin: 40, joka vuosi: kyllä, ylitys: ei sallittu}", "2023: 52", "", "", 2023, "", false, Behind, ""},
		{"about, half a year on its share", forty, "2023: 18 6/12 sum", "", "", 2023, "", false, OnTrack, "periods 6/12"},
		{"about, half a year under its share", forty, "2023: 17 6/12 sum", "", "", 2023, "", false, Behind, ""},
		{"about, half a year in the whole band", forty, "2023: 36 6/12 sum", "", "", 2023, "", false, Met, ""},

		{"every year, under", eighty, "2023: 79.6", "", "", 2023, "", false, Met, ""},
		{"every year, equal", eighty, "2023: 80", "", "", 2023, "", false, Met, ""},
		{"every year, over", eighty, "2023: 80.1", "", "", 2023, "", false, Behind, ""},

		{"accumulated, under the plan", three, "2023: 1 12/12 sum accumulated", "", "", 2023, "", false, Behind, "planned 1.5"},
		{"accumulated, over the plan", three, "2023: 2 12/12 sum accumulated", "", "", 2023, "", false, OnTrack, ""},
		{"accumulated, met", three, "2023: 3 12/12 sum accumulated", "", "", 2023, "", false, Met, ""},
		{"accumulated, half a year", three, "2023: 1.125 6/12 sum accumulated", "", "", 2023, "", false, OnTrack, "reference 1.125"},
		{"accumulated, half a year, met for good", three, "2023: 3 6/12 sum accumulated", "", "", 2023, "", false, Met, ""},

		{"sites, second unknown", sites, "", "a=2024: 1; b=2024: 0", "", 2024, "", false, NoData, "missing b"},
		{"sites, second behind", sites, "", "a=2025: 1; b=2025: 0", "", 2025, "", false, Behind, "decisive b"},

		{"not done, a year before", done, "", "", "0 2024-03-01", 2024, "", false, OnTrack, ""},
		{"not done, mid-year", done, "", "", "0 2024-03-01", 2025, "2025-06-01", false, OnTrack, ""},
		{"not done, after the deadline", done, "", "", "0 2024-03-01", 2025, "2026-02-01", false, Behind, ""},
		{"done after the day of judgement", done, "", "", "1 2026-02-03", 2025, "2026-03-01", false, Behind, ""},
		{"done on the deadline", done, "", "", "1 2025-12-31", 2025, "2026-03-01", false, Met, ""},
		{"done late", "tavoitetaso: {valmis: 2023-06-30}", "", "", "1 2023-07-01", 2023, "", false, Met, "late"},
		{"no entry", done, "", "", "", 2023, "", false, NoData, "why no event"},

		{"first of three stages in time", threeStages, "", "", "1 2023-05-02", 2023, "2024-02-01", false, OnTrack, "stage 1"},
		{"second of three stages missed", threeStages, "", "", "1 2023-05-02", 2024, "2025-02-01", false, Behind, "stage 1"},
		{"last stage early", threeStages, "", "", "1 2022-05-02, 3 2023-01-01", 2023, "2024-02-01", false, Met, "stage 3"},

		{"grows, equal", growing, "2023: 8", "", "", 2023, "", false, Behind, ""},
		{"grows", growing, "2023: 8.1", "", "", 2023, "", false, Met, ""},
		{"grows, no baseline", "tavoitetaso: {kasvaa: lähtötasosta}", "2022: 7, 2023: 8.1", "", "", 2023, "", false, NoData, "why no baseline"},
		{"grows, measured baseline", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 8, 2023: 8.1", "", "", 2023, "", false, Met, ""},
		{"shrinks", "tavoitetaso: {vähenee: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2021}", "2023: 7.9", "", "", 2023, "", false, Met, ""},
		{"grows across a break", growing + "\nkatkokset: [{vuosi: 2023, syy: siirto}]", "2023: 9", "", "", 2023, "", false, NoData, "why break"},

		{"after the break", broken, "2025: 5", "", "", 2025, "", false, Behind, "planned –"},
		{"before the break", broken, "2024: 4.8", "", "", 2024, "", false, OnTrack, "planned 4.875"},
		{"after a break, before the target year", lessThanFour + "\nkatkokset: [{vuosi: 2023, syy: siirto}]", "2024: 5", "", "", 2024, "", false, NoData, "why break"},
		{"after a break, met", lessThanFour + "\nkatkokset: [{vuosi: 2023, syy: siirto}]", "2024: 4", "", "", 2024, "", false, Met, ""},
		{"every year, after the break", eighty + "\nkatkokset: [{vuosi: 2025, syy: siirto}]", "2025: 85", "", "", 2025, "", false, Behind, ""},

		{"revised target", revised, "2024: 5.4", "", "", 2024, "", false, OnTrack, "planned 5.625 original behind"},
		{"before the revision", revised, "2023: 5.7", "", "", 2023, "", false, OnTrack, "planned 5.75"},

		{"budget used in part", budget, "2023: 98", "", "", 2023, "", false, Behind, ""},
		{"interim target", "lähtötaso: {arvo: 7.5, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 5}}", "2024: 4.5", "", "", 2024, "", false, OnTrack, "planned 4.5"},
		{"interim target without a baseline", "tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 5}}", "2024: 4.6", "", "", 2024, "", false, Behind, "planned 4.5"},
		{"tolerance", "lähtötaso: {arvo: 7.5, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025, jousto: 10}", "2023: 6.1", "", "", 2023, "", false, OnTrack, "planned 5.75"},
		{"beyond the tolerance", "lähtötaso: {arvo: 7.5, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025, jousto: 10}", "2023: 6.11", "", "", 2023, "", false, Behind, ""},
		{"baseline meets the target", "lähtötaso: {arvo: 3, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025}", "2023: 4.1", "", "", 2023, "", false, Behind, "planned –"},
		{"monitored", "tavoitetaso: seurataan", "2023: 4.1", "", "", 2023, "", false, Monitored, ""},
		{"greatest of the year so far reaches the target", "lähtötaso: {arvo: 3, vuosi: 2021}\ntavoitetaso: {vähintään: 4, vuonna: 2025}", "2025: 4 6/12 max", "", "", 2025, "", false, Met, ""},
		{"sum already over the limit", "tavoitetaso: {enintään: 40, joka vuosi: kyllä}", "2023: 41 6/12 sum", "", "", 2023, "", false, Behind, ""},
		{"exactly, rising to the target", "tavoitetaso: {tasan: 10, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2023: 5", "", "", 2023, "", false, OnTrack, "planned 5"},
		{"the base year is no earlier success", lessThanFour, "2021: 3.9, 2023: 4.2", "", "", 2023, "", false, OnTrack, "metin 0"},
		{"interim target without a baseline, in its year", "tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 5}}", "2023: 5", "", "", 2023, "", false, OnTrack, "planned 5"},
		{"interim target without a baseline, before its year", "tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 5}}", "2022: 5", "", "", 2022, "", false, NoData, "planned –"},
		{"a break in the base year divides nothing", lessThanFour + "\nkatkokset: [{vuosi: 2021, syy: siirto}]", "2023: 5.75", "", "", 2023, "", false, OnTrack, "planned 5.75"},
		{"falls, no value in the target year", falling, "2022: 420, 2023: 410", "", "", 2024, "", false, NoData, "why no value"},
		{"falls, failed before the year without a value", falling, "2022: 440", "", "", 2023, "", false, Behind, "failed 2022"},
		{"done on 1 January is next year's", done, "", "", "1 2026-01-01", 2025, "2026-03-01", false, Behind, "day 2026-01-01 last 2025-12-31"},
		{"done on 1 January, in its own year's report", done, "", "", "1 2026-01-01", 2026, "2026-03-01", false, Met, "late"},
		{"done on the day of an early report", done, "", "", "1 2025-06-01", 2025, "2025-06-01", false, Met, "intime"},
		{"done after an early report", done, "", "", "1 2025-06-02", 2025, "2025-06-01", false, OnTrack, "last 2025-06-01"},
		{"done in a year, in an early report", "tavoitetaso: {valmis: 2025-03-31}", "", "", "1 2025", 2025, "2025-06-01", false, Met, "intime"},
		{"done in the year after the deadline's", "tavoitetaso: {valmis: 2024-12-31}", "", "", "1 2025", 2025, "2025-06-01", false, Met, "late"},
		{"done in a later year", done, "", "", "1 2026", 2025, "2026-03-01", false, Behind, ""},
		{"the first entry is the day of reaching", "tavoitetaso: {valmis: 2023-06-30}", "", "", "1 2023-05-01, 1 2023-08-01", 2023, "", false, Met, "intime"},
		{"done on the deadline is in time", done, "", "", "1 2025-12-31", 2025, "2026-03-01", false, Met, "intime"},
		{"judged on the deadline", "tavoitetaso: {valmis: 2025-06-01}", "", "", "0 2024-03-01", 2025, "2025-06-01", false, OnTrack, ""},
		{"about, over its share but not over the band", forty, "2023: 23 6/12 sum", "", "", 2023, "", false, OnTrack, "why band"},
		{"grows, in the base year", "tavoitetaso: {kasvaa: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2022}", "2022: 9", "", "", 2022, "", false, NoData, "why baseline year"},
		{"exactly, least of the year so far", "tavoitetaso: {tasan: 5, joka vuosi: kyllä}", "2023: 5 3/12 min", "", "", 2023, "", false, OnTrack, ""},
		{"greatest of the year so far, below zero", "tavoitetaso: {vähintään: -6, joka vuosi: kyllä}", "2023: -5 3/12 max", "", "", 2023, "", false, Met, ""},

		{"groups found in the data", lessThanFour, "", "a=2025: 5; b=2025: 3", "", 2025, "", false, Behind, "decisive a"},
		{"listed groups without any data", sites, "", "", "", 2025, "", false, NoData, "missing a+b"},
		{"sum over the limit that must be exceeded", "tavoitetaso: {yli: 40, joka vuosi: kyllä}", "2023: 41 6/12 sum", "", "", 2023, "", false, Met, ""},
		{"least of the year so far is low enough", "tavoitetaso: {enintään: 4, joka vuosi: kyllä}", "2023: 3 6/12 min", "", "", 2023, "", false, Met, ""},
		{"least of the year so far is under", "tavoitetaso: {alle: 4, joka vuosi: kyllä}", "2023: 3 6/12 min", "", "", 2023, "", false, Met, ""},
		{"exactly, greatest of the year so far", "tavoitetaso: {tasan: 5, joka vuosi: kyllä}", "2023: 5 3/12 max", "", "", 2023, "", false, OnTrack, ""},
		{"exactly, sum so far", "tavoitetaso: {tasan: 0, joka vuosi: kyllä}", "2023: 0 3/12 sum", "", "", 2023, "", false, OnTrack, ""},
		{"tolerance on the way up", "lähtötaso: {arvo: 0, vuosi: 2021}\ntavoitetaso: {vähintään: 10, vuonna: 2025, jousto: 10}", "2023: 4", "", "", 2023, "", false, OnTrack, "planned 5"},
		{"beyond the tolerance on the way up", "lähtötaso: {arvo: 0, vuosi: 2021}\ntavoitetaso: {vähintään: 10, vuonna: 2025, jousto: 10}", "2023: 3.9", "", "", 2023, "", false, Behind, "planned 5"},
		{"accumulated, first year from a declared baseline", "tavoitetaso: {vähintään: 6, vuonna: 2025}\nlähtötaso: {arvo: 2, vuosi: 2021}", "2022: 2 6/12 sum accumulated", "", "", 2022, "", false, Behind, "reference 2.5"},
		{"after the target year", "tavoitetaso: {enintään: 4, vuonna: 2024}\nlähtötaso: {arvo: 7.5, vuosi: 2021}", "2025: 5", "", "", 2025, "", false, Behind, "planned 4"},
		{"after the target year, met", "tavoitetaso: {enintään: 4, vuonna: 2024}\nlähtötaso: {arvo: 7.5, vuosi: 2021}", "2025: 4", "", "", 2025, "", false, Met, ""},
		{"after a target year of interim targets", "tavoitetaso: {enintään: 4, vuonna: 2024, välitavoitteet: {2023: 5}}", "2025: 5", "", "", 2025, "", false, Behind, ""},
		{"a base year without a number", lessThanFour, "2021: –, 2023: 5.75", "", "", 2023, "", false, OnTrack, "planned 5.75"},
		{"a base year without a number is no baseline", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: –, 2023: 9", "", "", 2023, "", false, NoData, "why no baseline"},
		{"finished years with a measured baseline", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 8, 2023: 9", "", "", 2023, "", true, Met, ""},
		{"a mean of half a year serves as the baseline", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 8 6/12 mean, 2023: 9", "", "", 2023, "", false, Met, ""},
		{"a mean of half a year serves as the baseline of finished years", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 8 6/12 mean, 2023: 9", "", "", 2023, "", true, Met, ""},
		{"a sum of a quarter is no baseline", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 30 3/12 sum, 2022: 60 12/12 sum", "", "", 2022, "", false, NoData, "why no baseline"},
		{"a count of a quarter is no baseline", "tavoitetaso: {enintään: 4, vuonna: 2025}", "2021: 30 3/12 count, 2022: 60 12/12 count", "", "", 2022, "", false, NoData, "why no baseline"},
		{"a sum of a quarter beside a declared baseline", growing, "2021: 3 3/12 sum, 2022: 9 12/12 sum", "", "", 2022, "", false, Met, "notes 0"},
		{"falls, after the target year without a value", falling, "2022: 420, 2023: 410, 2024: 400", "", "", 2025, "", false, Met, ""},
		{"rises, after the target year without a value", rising, "2022: 11, 2023: 12, 2024: 13", "", "", 2025, "", false, Met, ""},
		{"no value after a worse year", lessThanFour, "2022: 8", "", "", 2023, "", false, NoData, "why no value"},
		{"rises, failed before the year without a value", rising, "2022: 9", "", "", 2023, "", false, Behind, "failed 2022"},
		{"no number after a worse year", lessThanFour, "2022: 8, 2023: –", "", "", 2023, "", false, NoData, "why no number"},
		{"rises, failed before the year without a number", rising, "2022: 9, 2023: –", "", "", 2023, "", false, Behind, "failed 2022"},
		{"only finished years, a finished one", lessThanFour, "2025: 3.9 12/12 mean", "", "", 2025, "", true, Met, ""},
		{"count so far on its share", forty, "2023: 18 6/12 count", "", "", 2023, "", false, OnTrack, "reference 18"},
		{"a sum of nothing reaches zero for good", "tavoitetaso: {vähintään: 0, joka vuosi: kyllä}", "2023: 0 6/12 sum", "", "", 2023, "", false, Met, ""},
		{"a sum by a year on its share of the plan", "tavoitetaso: {vähintään: 100, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2023: 25 6/12 sum", "", "", 2023, "", false, OnTrack, "reference 25"},
		{"accumulated to the end", "tavoitetaso: {vähintään: 3, vuonna: 2025}", "2025: 3 6/12 sum accumulated", "", "", 2025, "", false, Met, ""},
		{"about, over its share where exceeding is not allowed", "tavoitetaso: {noin: 40, joka vuosi: kyllä, ylitys: ei sallittu}", "2023: 36 6/12 sum", "", "", 2023, "", false, Behind, ""},
		{"shrinks, equal", "tavoitetaso: {vähenee: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2021}", "2023: 8", "", "", 2023, "", false, Behind, ""},
		{"rises, equal is no rise", rising, "2022: 10", "", "", 2022, "", false, Behind, "failed 2022"},
		{"falls, half a year's sum among earlier years", falling, "2022: 200 6/12 sum, 2023: 190", "", "", 2023, "", false, NoData, "why missing year"},
		{"falls, half a year's mean among earlier years", falling, "2022: 420 6/12 mean, 2023: 410", "", "", 2023, "", false, NoData, "why missing year"},
		{"falls, half a year's mean among finished years", falling, "2022: 420 6/12 mean, 2023: 410", "", "", 2023, "", true, NoData, "why missing year"},
		{"falls, values before the base year", falling, "2020: 400, 2022: 420", "", "", 2022, "", false, OnTrack, ""},

		{"falls, T is not full, judged later", falling, "2022: 420, 2023: 410, 2024: 90 3/12 sum, 2025: 300", "", "", 2025, "", false, NoData, "why missing year"},
		{"falls, a mean of T is not full, judged later", falling, "2022: 420, 2023: 410, 2024: 400 3/12 mean", "", "", 2025, "", false, NoData, "why missing year"},
		{"falls, T is not full, judged in T", falling, "2022: 420, 2023: 410, 2024: 90 3/12 sum", "", "", 2024, "", false, OnTrack, "periods 3/12 reference 102.5"},
		{"falls, the greatest of part of a year can still rise", falling, "2022: 420, 2023: 410, 2024: 400 6/12 max", "", "", 2024, "", false, OnTrack, ""},
		{"falls, the least of part of a year is low enough", falling, "2022: 420, 2023: 410, 2024: 400 6/12 min", "", "", 2024, "", false, Met, ""},
		{"falls, failed, and only finished years", falling, "2022: 440, 2023: 200 5/12 sum", "", "", 2023, "", true, Behind, "failed 2022"},
		{"falls, part of a year is more than last year, and only finished years", falling, "2022: 420, 2023: 421 5/12 sum", "", "", 2023, "", true, Behind, "failed 2023"},
		{"falls, part of an earlier year is more than the year before", falling, "2022: 431 5/12 sum, 2023: 300", "", "", 2023, "", false, Behind, "failed 2022"},
		{"falls, part of an earlier year may be more, with negative months", falling, "2022: 431 5/12 sum negative, 2023: 300", "", "", 2023, "", false, NoData, "why missing year"},
		{"falls, only finished years, an unfinished one", falling, "2022: 420, 2023: 200 5/12 sum", "", "", 2023, "", true, NoData, "why unfinished"},
		{"rises, not as high as part of the year before", rising, "2022: 12 5/12 sum, 2023: 11 12/12 sum", "", "", 2023, "", false, Behind, "failed 2023"},

		{"ratio of equal months, half a year", "tavoitetaso: {vähintään: 50, joka vuosi: kyllä}", "2023: 50 6/12 quotient", "", "", 2023, "", false, OnTrack, "periods 6/12 reference 50"},
		{"ratio of equal months, too low", "tavoitetaso: {vähintään: 50, joka vuosi: kyllä}", "2023: 30 6/12 quotient", "", "", 2023, "", false, Behind, "reference 50"},
		{"months of a yearly budget", budget, "2023: 52 6/12 sum", "", "", 2023, "", false, OnTrack, "reference 50"},
		{"clients per official, three months", eighty, "2023: 79 3/12 quotient", "", "", 2023, "", false, OnTrack, "periods 3/12"},
		{"courses by date, the year is over", "tavoitetaso: {enintään: 60, joka vuosi: kyllä}", "2025: 45 1/1 sum", "", "", 2025, "2026-02-01", false, Met, ""},
		{"courses by date, too many by August", "tavoitetaso: {enintään: 60, joka vuosi: kyllä}", "2026: 61 7/12 sum", "", "", 2026, "2026-08-10", false, Behind, "periods 7/12"},
		{"courses by date, under the share in August", "tavoitetaso: {enintään: 60, joka vuosi: kyllä}", "2026: 30 7/12 sum", "", "", 2026, "2026-08-10", false, OnTrack, "reference 35"},
		{"courses by date, in January", "tavoitetaso: {enintään: 60, joka vuosi: kyllä}", "2026: 3 0/12 sum", "", "", 2026, "2026-01-20", false, NoData, "why too early"},
		{"courses by date, in January already too many", "tavoitetaso: {enintään: 60, joka vuosi: kyllä}", "2026: 61 0/12 sum", "", "", 2026, "2026-01-20", false, Behind, ""},
		{"courses by date, in January already enough", "tavoitetaso: {vähintään: 60, joka vuosi: kyllä}", "2026: 60 0/12 sum", "", "", 2026, "2026-01-20", false, Met, ""},
		{"a mean in January", eighty, "2026: 79 0/12 mean", "", "", 2026, "2026-01-20", false, NoData, "why too early"},
		{"falls, in January", falling, "2022: 420, 2023: 10 0/12 sum", "", "", 2023, "2023-01-20", false, NoData, "why too early"},
		{"about, in January already enough", forty, "2023: 36 0/12 sum", "", "", 2023, "2023-01-20", false, Met, ""},
		{"by a year, in January already over the plan", lessThanFour, "2023: 6 0/12 sum", "", "", 2023, "2023-01-20", false, Behind, "planned 5.75"},
		{"grows, in January", growing, "2023: 7 0/12 sum", "", "", 2023, "2023-01-20", false, NoData, "why too early"},

		{"the base year itself, its share", eighty + "\nlähtötaso: {arvo: 1, vuosi: 2023}", "2023: 90 6/12 sum", "", "", 2023, "", false, Behind, ""},
		{"the base year itself, still open", "tavoitetaso: {vähintään: 40, joka vuosi: kyllä}\nlähtötaso: {arvo: 50, vuosi: 2023}", "2023: 30 6/12 sum", "", "", 2023, "", false, OnTrack, ""},

		{"about, no exceeding, in January still open", "tavoitetaso: {noin: 40, joka vuosi: kyllä, ylitys: ei sallittu}", "2023: 38 0/12 sum", "", "", 2023, "", false, NoData, "why too early"},
		{"about, no exceeding, in January already above", "tavoitetaso: {noin: 40, joka vuosi: kyllä, ylitys: ei sallittu}", "2023: 45 0/12 sum", "", "", 2023, "", false, Behind, ""},
		{"about, the least of January is below", forty, "2023: 35 0/12 min", "", "", 2023, "", false, Behind, ""},
		{"about, half a year is above the whole band", forty, "2023: 45 6/12 sum", "", "", 2023, "", false, Met, "why exceeds"},
		{"exactly, by a year, in January already beyond the target", "tavoitetaso: {tasan: 10, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2023: 11 0/12 sum", "", "", 2023, "", false, Behind, "planned 5"},
		{"an interim target that the measured baseline equals", "tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 6}}", "2021: 6, 2023: 5.5", "", "", 2023, "", false, OnTrack, "planned 6"},
		{"what accumulates has no share of each year", eighty, "2023: 70 6/12 sum accumulated", "", "", 2023, "", false, OnTrack, "reference 80"},
		{"in January the whole target is told", "tavoitetaso: {enintään: 60, joka vuosi: kyllä}", "2026: 61 0/12 sum", "", "", 2026, "2026-01-20", false, Behind, "reference 60"},
		{"monitored groups without a value or a number", "tavoitetaso: seurataan\nryhmät: [{nimi: a, missä: {R: a}}, {nimi: b, missä: {R: b}}, {nimi: c, missä: {R: c}}]", "", "a=2023: 1; b=2023: –", "", 2023, "", false, Monitored, "missing b+c"},
		{"exactly, in January already beyond", "tavoitetaso: {tasan: 10, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2025: 11 0/12 sum", "", "", 2025, "", false, Behind, ""},
		{"exactly, the least of January is below", "tavoitetaso: {tasan: 5, joka vuosi: kyllä}", "2023: 3 0/12 min", "", "", 2023, "", false, Behind, ""},
		{"exactly, in January still open", "tavoitetaso: {tasan: 10, joka vuosi: kyllä}", "2023: 10 0/12 sum", "", "", 2023, "", false, NoData, "why too early"},
		{"a sum below zero can shrink", "tavoitetaso: {vähintään: -5, joka vuosi: kyllä}", "2023: -3 6/12 sum", "", "", 2023, "", false, Behind, "reference -2.5"},
		{"a sum below zero can shrink, on its share", "tavoitetaso: {vähintään: -5, joka vuosi: kyllä}", "2023: -2 6/12 sum", "", "", 2023, "", false, OnTrack, "reference -2.5"},
		{"a sum after a year without a number", "tavoitetaso: {vähintään: 5, joka vuosi: kyllä}", "2022: – 0/12 sum, 2023: 6 6/12 sum", "", "", 2023, "", false, Met, ""},

		{"net sum with negative months", "tavoitetaso: {vähintään: 3, joka vuosi: kyllä}", "2023: 5 6/12 sum negative", "", "", 2023, "", false, OnTrack, ""},
		{"net sum with negative months in an earlier year", "tavoitetaso: {vähintään: 3, joka vuosi: kyllä}", "2022: 5 12/12 sum negative, 2023: 5 6/12 sum", "", "", 2023, "", false, OnTrack, ""},
		{"net sum with negative months in a later year", "tavoitetaso: {vähintään: 3, joka vuosi: kyllä}", "2023: 5 6/12 sum, 2024: 1 12/12 sum negative", "", "", 2023, "", false, Met, ""},
		{"net sum, the year is full", "tavoitetaso: {vähintään: 3, joka vuosi: kyllä}", "2023: 5 12/12 sum negative", "", "", 2023, "", false, Met, ""},
		{"a growing baseline's share", growing, "2023: 5 6/12 sum", "", "", 2023, "", false, OnTrack, "reference 4"},
		{"grows, the sum is beyond the baseline", growing, "2023: 8.1 6/12 sum", "", "", 2023, "", false, Met, ""},
		{"shrinks, the sum is beyond the baseline", "tavoitetaso: {vähenee: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2021}", "2023: 8 6/12 sum", "", "", 2023, "", false, Behind, ""},
		{"shrinks, on its share", "tavoitetaso: {vähenee: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2021}", "2023: 3.9 6/12 sum", "", "", 2023, "", false, OnTrack, "reference 4"},

		{"accumulated, no baseline, one month of T", "tavoitetaso: {vähintään: 12, vuonna: 2025}", "2024: 3 12/12 sum accumulated, 2025: 3 1/12 sum accumulated", "", "", 2025, "", false, Behind, "reference 9.25 planned 12"},
		{"accumulated, no baseline, the base year's value is not used", "tavoitetaso: {vähintään: 12, vuonna: 2025}", "2021: 5 12/12 sum accumulated, 2023: 6 12/12 sum accumulated", "", "", 2023, "", false, OnTrack, "planned 6 base 2021"},
		{"accumulated, a tolerance eases both ends", "tavoitetaso: {vähintään: 48, vuonna: 2025, jousto: 10}", "2023: 12.5 1/12 sum accumulated", "", "", 2023, "", false, OnTrack, "reference 8.2"},
		{"accumulated, beyond the tolerance", "tavoitetaso: {vähintään: 48, vuonna: 2025, jousto: 10}", "2023: 8.1 1/12 sum accumulated", "", "", 2023, "", false, Behind, "reference 8.2"},
		{"a tolerance of a sum is shared", "lähtötaso: {arvo: 100, vuosi: 2021}\ntavoitetaso: {enintään: 60, vuonna: 2025, jousto: 10}", "2023: 42 6/12 sum", "", "", 2023, "", false, OnTrack, "reference 42"},
		{"accumulated across a break, missed so far", three + "\nkatkokset: [{vuosi: 2024, syy: siirto}]", "2025: 2 6/12 sum accumulated", "", "", 2025, "", false, NoData, "why break"},
		{"accumulated across a break, met", three + "\nkatkokset: [{vuosi: 2024, syy: siirto}]", "2025: 3 6/12 sum accumulated", "", "", 2025, "", false, Met, ""},
		{"accumulated across a break, the year is full", three + "\nkatkokset: [{vuosi: 2024, syy: siirto}]", "2025: 2 12/12 sum accumulated", "", "", 2025, "", false, Behind, ""},
		{"accumulated limit across a break, passed for good", "tavoitetaso: {enintään: 3, vuonna: 2025}\nkatkokset: [{vuosi: 2024, syy: siirto}]", "2025: 4 6/12 sum accumulated", "", "", 2025, "", false, Behind, ""},
		{"accumulated limit without a path has no share", "tavoitetaso: {enintään: 100, vuonna: 2025}", "2023: 60 6/12 sum accumulated", "", "", 2023, "", false, OnTrack, "planned –"},
		{"accumulated limit, passed for good", "tavoitetaso: {enintään: 100, vuonna: 2025}", "2023: 101 6/12 sum accumulated", "", "", 2023, "", false, Behind, ""},

		{"revised after the report's day", revised, "2024: 5.4 2/12 mean", "", "", 2024, "2024-03-01", false, Behind, "planned 4.875"},
		{"revised on the report's day", revised, "2024: 5.4 2/12 mean", "", "", 2024, "2024-03-12", false, OnTrack, "planned 5.625"},
		{"an interim target that a group's measured baseline has passed", "tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 6}}", "", "a=2021: 5, 2023: 4.6; b=2021: 8, 2023: 6", "", 2023, "", false, Behind, "decisive a"},
		{"an interim target that no group has passed", "tavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 6}}", "", "a=2021: 5, 2023: 4.5; b=2021: 8, 2023: 6", "", 2023, "", false, OnTrack, ""},
		{"the metric's declared baseline goes before the group's measured one", ages, "", "a=2021: 10, 2023: 40; b=2023: 46; c=2023: 60; d=2023: 60", "", 2023, "", false, Behind, "decisive a"},
		{"groups that only a later year has", lessThanFour, "", "a=2023: 4; b=2024: 9", "", 2023, "", false, Met, ""},
		{"nothing but groups of a later year", lessThanFour, "", "b=2024: 9", "", 2023, "", false, NoData, "why no value"},

		{"the least of part of a year is above the limit", "tavoitetaso: {enintään: 40, joka vuosi: kyllä}", "2023: 41 6/12 min", "", "", 2023, "", false, Behind, ""},
		{"falls, part of an earlier year is more, negative months came later", falling, "2022: 431 5/12 sum, 2023: 300 12/12 sum negative", "", "", 2023, "", false, Behind, "failed 2022"},
		{"accumulated limit across a break, passed before the target year", lessThanFour + "\nkatkokset: [{vuosi: 2024, syy: siirto}]", "2024: 5 6/12 sum accumulated", "", "", 2024, "", false, NoData, "why break"},
		{"the greatest of part of a year is on the plan", lessThanFour, "2023: 5.75 6/12 max", "", "", 2023, "", false, OnTrack, "planned 5.75"},
		{"the least of part of a year is on the plan", three, "2023: 1.5 6/12 min", "", "", 2023, "", false, OnTrack, "planned 1.5"},
		{"exactly, the greatest of part of a year is on the plan", zero, "2023: 23.5 6/12 max", "", "", 2023, "", false, OnTrack, "planned 23.5"},
		{"exactly, the least of part of a year is on the plan", "tavoitetaso: {tasan: 10, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2023: 5 6/12 min", "", "", 2023, "", false, OnTrack, "planned 5"},
		{"met a year ago, after a break", lessThanFour + "\nkatkokset: [{vuosi: 2022, syy: siirto}]", "2024: 3.9, 2025: 4.2", "", "", 2025, "", false, Behind, "metin 2024"},
		{"met a year ago, before a break", broken, "2024: 3.9, 2025: 4.2", "", "", 2025, "", false, Behind, "metin 0"},
		{"the baseline meets the target, before a break", "lähtötaso: {arvo: 3, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025}\nkatkokset: [{vuosi: 2022, syy: siirto}]", "2023: 4.1", "", "", 2023, "", false, NoData, "why break"},
		{"accumulated in the base year has no share", "tavoitetaso: {vähintään: 6, vuonna: 2025}\nlähtötaso: {arvo: 2, vuosi: 2022}", "2022: 5 6/12 sum accumulated", "", "", 2022, "", false, OnTrack, "reference 2"},
		{"a sum of the whole base year is the baseline", "tavoitetaso: {kasvaa: lähtötasosta}", "2021: 60 12/12 sum, 2022: 61 12/12 sum", "", "", 2022, "", false, Met, "base 2021"},
		{"about, the least of part of a year is at the lower edge", forty, "2023: 36 6/12 min", "", "", 2023, "", false, OnTrack, ""},
		{"falls, failed twice", falling, "2022: 440, 2023: 450", "", "", 2023, "", false, Behind, "failed 2022"},
		{"rises, after a mean of part of a year", rising, "2022: 12 6/12 mean, 2023: 11", "", "", 2023, "", false, NoData, "why missing year"},
		{"rises, in part of a year after the least of part of one", rising, "2022: 12 6/12 min, 2023: 11 6/12 min", "", "", 2023, "", false, NoData, "why missing year"},
		{"two interim targets, before the first", "lähtötaso: {arvo: 10, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025, välitavoitteet: {2023: 8, 2024: 6}}", "2022: 9", "", "", 2022, "", false, OnTrack, "planned 9"},
		{"only finished years, part of a sum has no share", lessThanFour, "2023: 2 6/12 sum", "", "", 2023, "", true, NoData, "share –"},
		{"falls, only finished years, part of a sum has no share", falling, "2022: 420, 2023: 200 5/12 sum", "", "", 2023, "", true, NoData, "share –"},
		{"a whole year has no share", budget, "2023: 98 12/12 sum", "", "", 2023, "", false, Behind, "share –"},
		{"half a year's share", budget, "2023: 40 6/12 sum", "", "", 2023, "", false, Behind, "share 0.5"},
		{"a tolerance eases nothing in the target year", "lähtötaso: {arvo: 7.5, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025, jousto: 10}", "2025: 4.1", "", "", 2025, "", false, Behind, "eased –"},
		{"a tolerance before the target year", "lähtötaso: {arvo: 7.5, vuosi: 2021}\ntavoitetaso: {enintään: 4, vuonna: 2025, jousto: 10}", "2024: 4.1", "", "", 2024, "", false, OnTrack, "eased 5.225"},
		{"a baseline that meets a yearly limit", eighty + "\nlähtötaso: {arvo: 70, vuosi: 2021}", "2023: 81", "", "", 2023, "", false, Behind, "baseline-meets false"},
		{"monitored, in the year of a break", "tavoitetaso: seurataan\nkatkokset: [{vuosi: 2023, syy: siirto}]", "2022: 3, 2023: 4", "", "", 2023, "", false, Monitored, "broken true"},
		{"monitored, after the year of a break", "tavoitetaso: seurataan\nkatkokset: [{vuosi: 2022, syy: siirto}]", "2022: 3, 2023: 4", "", "", 2023, "", false, Monitored, "broken false"},
		{"the greatest of part of a year cannot shrink", "tavoitetaso: {vähintään: -6, joka vuosi: kyllä}", "2022: -5 12/12 sum, 2023: -5 3/12 max", "", "", 2023, "", false, Met, "shrinks false"},
		{"a sum with negative months can shrink", budget, "2023: 98 6/12 sum negative", "", "", 2023, "", false, OnTrack, "shrinks true"},

		{"groups, the least complete tells the periods", "tavoitetaso: {enintään: 4, vuonna: 2025}", "", "a=2025: 3 5/12 mean; b=2025: 3 3/12 mean; c=2025: 3 4/12 mean", "", 2025, "", false, OnTrack, "periods 3/12"},
		{"groups, the later less complete one has more periods", "tavoitetaso: {enintään: 4, vuonna: 2025}", "", "a=2025: 3 2/4 mean; b=2025: 3 5/12 mean", "", 2025, "", false, OnTrack, "periods 5/12"},
		{"groups, quarters beside months", "tavoitetaso: {enintään: 4, vuonna: 2025}", "", "a=2025: 3 5/12 mean; b=2025: 3 2/4 mean", "", 2025, "", false, OnTrack, "periods 5/12"},
		{"part of a mean across a break, in the target year", lessThanFour + "\nkatkokset: [{vuosi: 2023, syy: siirto}]", "2025: 4.1 6/12 mean", "", "", 2025, "", false, Behind, "planned –"},
		{"accumulated, the base year's value is no note", "tavoitetaso: {vähintään: 12, vuonna: 2025}", "2021: 5 12/12 sum accumulated, 2023: 6 12/12 sum accumulated", "", "", 2023, "", false, OnTrack, "notes 0"},
		{"about, no exceeding, the greatest of part of a year is at the upper edge", "tavoitetaso: {noin: 40, joka vuosi: kyllä, ylitys: ei sallittu}", "2023: 44 6/12 max", "", "", 2023, "", false, OnTrack, ""},
		{"accumulated, held each year, needs no baseline", eighty, "2023: 70 12/12 sum accumulated", "", "", 2023, "", false, Met, "baseline –"},
		{"one group has its direction", lessThanFour, "", "a=2022: 6, 2023: 5", "", 2023, "", false, OnTrack, "direction better"},
		{"rises, after the target year the value is not judged", rising, "2022: 11, 2023: 12, 2024: 13, 2025: 9", "", "", 2025, "", false, Met, "rests false"},
		{"rises, in the target year the value is judged", rising, "2022: 11, 2023: 12, 2024: 13", "", "", 2024, "", false, Met, "rests true"},
		{"sum within its share of the limit", "tavoitetaso: {enintään: 40, joka vuosi: kyllä}", "2023: 20 6/12 sum", "", "", 2023, "", false, OnTrack, ""},
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
			r := Assess(p, m, data, Options{Year: test.year, Date: date, Final: test.final})
			if r.Status != test.want {
				t.Errorf("status %s (%s), want %s", r.Status, r.Why, test.want)
			}
			checkFacts(t, r, test.checks)
		})
	}
}

// checkFacts holds a result against words like "planned 5.75 metin 2022".
func checkFacts(t *testing.T, r *Result, checks string) {
	t.Helper()
	number := func(x *big.Rat) string {
		if x == nil {
			return "–"
		}
		return strings.TrimSuffix(strings.TrimRight(x.FloatString(6), "0"), ".")
	}
	words := strings.Fields(checks)
	for i := 0; i < len(words); i++ {
		next := func() string { i++; return words[i] }
		var got, want string
		switch words[i] {
		case "planned":
			got, want = number(r.Planned), next()
		case "reference":
			got, want = number(r.Reference), next()
		case "baseline":
			got, want = number(r.Baseline), next()
		case "direction":
			got, want = string(r.Direction), next()
		case "rests":
			got, want = fmt.Sprint(r.RestsOnValue()), next()
		case "share":
			got, want = number(r.Share), next()
		case "eased":
			got, want = number(r.Eased), next()
		case "baseline-meets":
			got, want = fmt.Sprint(r.BaselineMeetsTarget), next()
		case "broken":
			got, want = fmt.Sprint(r.Break != nil), next()
		case "shrinks":
			got, want = fmt.Sprint(r.CanShrink), next()
		case "metin":
			got, want = fmt.Sprint(r.MetIn), next()
		case "failed":
			got, want = fmt.Sprint(r.FailedYear), next()
		case "missing":
			got, want = strings.Join(r.MissingGroups, "+"), next()
		case "decisive":
			got, want = strings.Join(r.Decisive, "+"), next()
		case "periods":
			got, want = fmt.Sprintf("%d/%d", r.Periods, r.Required), next()
		case "original":
			got, want = string(r.OriginalStatus), next()
		case "day":
			got, want = r.Day, next()
		case "last":
			got, want = r.EventDay, next()
		case "base":
			got, want = fmt.Sprint(r.BaselineYear), next()
		case "notes":
			got, want = fmt.Sprint(len(r.Notes)), next()
		case "stage":
			got, want = fmt.Sprint(r.Stage), next()
		case "late":
			got, want = fmt.Sprint(r.Late), "true"
		case "intime":
			got, want = fmt.Sprint(r.Late), "false"
		case "why":
			i = len(words)
			got, want = string(r.Why), strings.TrimPrefix(checks, "why ")
		default:
			t.Fatalf("unknown check %q", words[i])
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", checks, got, want)
		}
	}
}

// TestBudgetMissing: a ratio that lacks its divisor cannot be judged.
func TestBudgetMissing(t *testing.T) {
	p, m := metricOf(t, budget)
	data := &programme.Measured{Values: []programme.Value{{Year: 2023, Missing: "jakaja puuttuu", Periods: 1, Required: 1}}}
	if r := Assess(p, m, data, Options{Year: 2023, Date: "2024-02-01"}); r.Status != NoData || r.Why != WhyNoNumber {
		t.Errorf("got %s (%s)", r.Status, r.Why)
	}
}

// TestLastYear: last year's status is computed anew, and there is none for the base year.
func TestLastYear(t *testing.T) {
	p, m := metricOf(t, lessThanFour)
	data := &programme.Measured{Values: numbers(t, "2021: 7.5, 2022: 6.7, 2023: 4")}
	r := Assess(p, m, data, Options{Year: 2023, Date: "2024-02-01"})
	if r.Previous == nil || r.Previous.Status != Behind {
		t.Errorf("previous of 2023: %+v", r.Previous)
	}
	if r := Assess(p, m, data, Options{Year: 2022, Date: "2024-02-01"}); r.Previous != nil {
		t.Errorf("previous of 2022: %+v", r.Previous)
	}
}

// TestBaselineNote: a measured base year that differs from the declared one is told.
func TestBaselineNote(t *testing.T) {
	third := strings.Replace(lessThanFour, "arvo: 7.5", "arvo: 0.1234567891", 1)
	whole := strings.Replace(lessThanFour, "arvo: 7.5", "arvo: 8", 1)
	for _, test := range []struct {
		keys, values string
		want         int
	}{
		{lessThanFour, "2021: 7.49, 2023: 5", 0},
		{lessThanFour, "2021: 7.4, 2023: 5", 1},
		{whole, "2021: 7.51, 2023: 5", 0},
		{whole, "2021: 7.4, 2023: 5", 1},
		// More decimals than anything prints are compared as they are.
		{third, "2021: 0.1234567891, 2023: 5", 0},
		{third, "2021: 0.1234567892, 2023: 5", 1},
		{strings.Replace(lessThanFour, "arvo: 7.5", "arvo: 0.123456789", 1), "2021: 0.1234567892, 2023: 5", 0},
	} {
		values, want := test.values, test.want
		p, m := metricOf(t, test.keys)
		r := Assess(p, m, &programme.Measured{Values: numbers(t, values)}, Options{Year: 2023, Date: "2024-02-01"})
		if len(r.Notes) != want {
			t.Errorf("%s: notes %+v", values, r.Notes)
		}
		for _, n := range r.Notes {
			if n.Measured == nil || n.Measured.Year != 2021 || n.Declared == nil {
				t.Errorf("%s: the note tells %+v beside %v", values, n.Measured, n.Declared)
			}
		}
	}
}

// TestGroupsLastYear: each group has its own status of last year, and the
// least complete group tells how much of the year is covered.
func TestGroupsLastYear(t *testing.T) {
	p, m := metricOf(t, sites)
	data := &programme.Measured{Groups: []programme.GroupValues{
		{Name: "a", Values: numbers(t, "2023: 1, 2024: 1")},
		{Name: "b", Values: numbers(t, "2023: 0, 2024: 1 3/12 last")},
	}}
	r := Assess(p, m, data, Options{Year: 2024, Date: "2025-02-01"})
	if a, b := r.Groups[0].Previous, r.Groups[1].Previous; a != Met || b != NoData {
		t.Errorf("last year: %s, %s", a, b)
	}
	if r.Periods != 3 || r.Required != 12 {
		t.Errorf("periods %d/%d", r.Periods, r.Required)
	}
}

// TestVerdict: only the year's own verdict stands beside the computed status.
func TestVerdict(t *testing.T) {
	p, m := metricOf(t, lessThanFour+"\narviot: [{vuosi: 2022, tila: jäljessä, nimi: A, päivä: 2023-01-15, perustelu: P}, {vuosi: 2023, tila: aikataulussa, nimi: B, päivä: 2024-01-15, perustelu: P}]")
	r := Assess(p, m, &programme.Measured{Values: numbers(t, "2023: 5")}, Options{Year: 2023, Date: "2024-02-01"})
	if r.Verdict == nil || r.Verdict.By != "B" {
		t.Errorf("verdict %+v", r.Verdict)
	}
}

// TestSymbolAfterFailure: a year whose number cannot be told does not hide
// that the row was broken before.
func TestSymbolAfterFailure(t *testing.T) {
	p, m := metricOf(t, falling)
	values := append(numbers(t, "2022: 440"), programme.Value{Year: 2023, Missing: "merkki", Required: 1})
	if r := Assess(p, m, &programme.Measured{Values: values}, Options{Year: 2023, Date: "2024-02-01"}); r.Status != Behind {
		t.Errorf("got %s (%s)", r.Status, r.Why)
	}
}

// TestBaselineNotes: one declared figure for groups without their own is told
// once, and is not held against what each group's data has.
func TestBaselineNotes(t *testing.T) {
	own := "tavoitetaso: {yli: 50, vuonna: 2025}\nlähtötaso: {arvo: 36.7, vuosi: 2021}\n" +
		"ryhmät: [{nimi: a, missä: {R: a}, lähtötaso: {arvo: 30, vuosi: 2021}}, {nimi: b, missä: {R: b}, lähtötaso: {arvo: 31, vuosi: 2021}}]"
	for _, test := range []struct{ name, keys, groups, want string }{
		{"shared", ages, "a=2021: 10, 2023: 44; b=2023: 46; c=2023: 60; d=2023: 60", "baseline shared"},
		{"every group's own", own, "a=2021: 30, 2023: 44; b=2023: 46", ""},
		{"a group's own differs", own, "a=2021: 29, 2023: 44; b=2023: 46", "baseline differs a"},
		{"one group's own", strings.Replace(own, ", lähtötaso: {arvo: 31, vuosi: 2021}", "", 1), "a=2021: 30, 2023: 44; b=2023: 46", "baseline shared"},
		{"monitored", strings.Replace(ages, "{yli: 50, vuonna: 2025}", "seurataan", 1), "a=2023: 44; b=2023: 46", ""},
	} {
		p, m := metricOf(t, test.keys)
		data := &programme.Measured{}
		for _, g := range strings.Split(test.groups, ";") {
			name, values, _ := strings.Cut(g, "=")
			data.Groups = append(data.Groups, programme.GroupValues{Name: strings.TrimSpace(name), Values: numbers(t, values)})
		}
		var got []string
		for _, n := range Assess(p, m, data, Options{Year: 2023, Date: "2024-02-01"}).Notes {
			got = append(got, strings.TrimSpace(string(n.Kind)+" "+n.Group))
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: notes %q, want %q", test.name, got, test.want)
		}
	}
}

// TestHandedOut: what the pages show beside a status.
func TestHandedOut(t *testing.T) {
	p, m := metricOf(t, lessThanFour)
	r := Assess(p, m, &programme.Measured{Values: numbers(t, "2023: 5")}, Options{Year: 2023, Date: "2024-02-01"})
	if n := len(r.Plan); n != 5 || r.Plan[4].Year != 2025 || r.Plan[4].Value.Cmp(big.NewRat(4, 1)) != 0 {
		t.Errorf("the path is %v", r.Plan)
	}
	if r.Now != nil || r.Earlier != nil {
		t.Errorf("compared %v with %v", r.Now, r.Earlier)
	}
	p, m = metricOf(t, "tavoitetaso: {kasvaa: lähtötasosta}")
	r = Assess(p, m, &programme.Measured{Values: numbers(t, "2021: 3 3/12 sum, 2023: 5 12/12 sum")}, Options{Year: 2023, Date: "2024-02-01"})
	if r.PartialBaseline == nil || r.PartialBaseline.Periods != 3 || r.Measured != nil || r.CanShrink {
		t.Errorf("partial baseline %+v, measured %+v", r.PartialBaseline, r.Measured)
	}
	p, m = metricOf(t, threeStages)
	r = Assess(p, m, &programme.Measured{Events: events("1 2022-05-02, 1 2022-06-02, 3 2023-01-01, 2 2024-01-01")}, Options{Year: 2023, Date: "2024-02-01"})
	if e := r.StageEvents; len(e) != 3 || e[0] == nil || e[0].Date != "2022-05-02" || e[1] != nil || e[2] == nil {
		t.Errorf("entries of the stages %v", e)
	}
}

// TestPlanThen: the years before a decision keep the path of the target that
// was in force in them.
func TestPlanThen(t *testing.T) {
	p, m := metricOf(t, revised)
	r := Assess(p, m, &programme.Measured{Values: numbers(t, "2024: 5.4")}, Options{Year: 2024, Date: "2025-02-01"})
	var got []string
	for _, level := range r.PlanThen {
		got = append(got, fmt.Sprintf("%d: %s", level.Year, level.Value.FloatString(3)))
	}
	if text := strings.Join(got, ", "); text != "2021: 7.500, 2022: 6.625, 2023: 5.750" {
		t.Errorf("the path of the earlier target is %q", text)
	}
	if r := Assess(p, m, nil, Options{Year: 2023, Date: "2024-02-01"}); len(r.PlanThen) > 0 {
		t.Errorf("before the decision: %v", r.PlanThen)
	}
}

// TestPreviousOfAccumulated: what accumulates has a status from the programme's
// first year on, with the periods that last year's value covers.
func TestPreviousOfAccumulated(t *testing.T) {
	p, m := metricOf(t, "tavoitetaso: {vähintään: 4, vuonna: 2025}\narvo: {lähde: s, aika: Vuosi, luku: Arvo, yhdistä: summa, kertymä: kyllä}")
	data := &programme.Measured{Values: numbers(t, "2022: 1 5/12 sum accumulated, 2023: 2 12/12 sum accumulated")}
	r := Assess(p, m, data, Options{Year: 2023, Date: "2024-02-01"})
	if r.Previous == nil || r.Previous.Status != OnTrack || r.PreviousPeriods != 5 || r.PreviousRequired != 12 {
		t.Errorf("previous of 2023: %+v, %d/%d", r.Previous, r.PreviousPeriods, r.PreviousRequired)
	}
	if r := Assess(p, m, data, Options{Year: 2022, Date: "2023-02-01"}); r.Previous != nil {
		t.Errorf("previous of 2022: %+v", r.Previous)
	}
}
