package pdf

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/report"
)

// stressor makes programmes that no municipality would write, and some that one
// might, the same ones each time.
type stressor struct {
	*rand.Rand
	p    *programme.Programme
	d    *programme.Data
	year int
	// empty leaves all data out, odd fills texts with strange characters.
	empty, odd bool
}

var oddTexts = []string{
	"Työttömien osuus työvoimasta",
	"Nuorten (alle 25-v.) työttömien lukumäärä ja yhtä pitkä selite siitä, mitä luku kertoo ja mistä se on peräisin",
	strings.Repeat("ä", 400),
	strings.Repeat("Työllisyydenhoitokustannusvaikuttavuusarviointi", 9),
	"Emoji 🎉 ja ohjausmerkki \x07, nollaväli\u200b, suunta \u202eoikea\u202c, tab\tja rivin\nvaihto",
	"שלום עולם – مرحبا – 你好",
	"<b>&amp; (sulut \\ ) %PDF endobj",
	"\xff\xfe virheellinen UTF-8",
	"−0,4 %-yks. → 100 000 € … ”lainaus” š ž Ž €",
	"e\u0301 yhdistyvä, ﬁ ligatuuri, soft\u00adhyphen, katkeamaton\u00a0väli",
	" ",
	"x",
}

var oddUnits = []string{"%", "€", "henkilöä", "kpl", "", "asiakasta/virkailija", "hyvin pitkä mittayksikkö kohti asukasta", "🎈"}

func (s *stressor) text(plain string) string {
	if !s.odd || s.IntN(3) == 0 {
		return plain
	}
	return oddTexts[s.IntN(len(oddTexts))]
}

func (s *stressor) number() *big.Rat {
	switch s.IntN(8) {
	case 0:
		return new(big.Rat)
	case 1:
		return big.NewRat(int64(s.IntN(2000)-1000), 7)
	case 2:
		return new(big.Rat).SetInt64(s.Int64N(9_000_000_000_000))
	case 3:
		return big.NewRat(1, int64(1+s.IntN(100000)))
	}
	return big.NewRat(int64(s.IntN(2000)), 10)
}

func (s *stressor) target(m *programme.Mittari) *programme.Target {
	t := &programme.Target{Op: programme.Ops[s.IntN(len(programme.Ops))], Year: 2023 + s.IntN(4)}
	switch t.Op {
	case programme.About:
		t.Value, t.Band = big.NewRat(int64(1+s.IntN(500)), 3), big.NewRat(1, 10)
		t.EveryYear, t.Year, t.ExceedingAllowed = true, 0, s.IntN(2) == 0
	case programme.Falls, programme.Rises:
	case programme.Grows, programme.Shrinks:
		t.EveryYear, t.Year = true, 0
	case programme.Done:
		for i := range 1 + s.IntN(9) {
			t.Stages = append(t.Stages, programme.Stage{Name: s.text(fmt.Sprintf("vaihe %d", i+1)), Deadline: fmt.Sprintf("%d-12-31", 2022+s.IntN(4))})
		}
	default:
		t.Value = s.number()
		if s.IntN(3) == 0 {
			t.EveryYear, t.Year = true, 0
		}
	}
	return t
}

func (s *stressor) values() []programme.Value {
	var all []programme.Value
	aggregates := []programme.Aggregate{programme.Sum, programme.Mean, programme.Last}
	aggregate := aggregates[s.IntN(len(aggregates))]
	for year := 2019 + s.IntN(4); year <= s.year; year++ {
		if s.IntN(6) == 0 {
			continue
		}
		v := programme.Value{Year: year, Number: s.number(), Periods: 12, Required: 12, Aggregate: aggregate}
		switch s.IntN(8) {
		case 0:
			v.Periods = 1 + s.IntN(11)
		case 1:
			v.Number, v.Missing = nil, s.text("jakaja puuttuu")
		}
		if s.IntN(4) == 0 {
			v.Answers = s.IntN(3000)
		}
		file := s.d.Files[s.IntN(len(s.d.Files))]
		v.Origins = []programme.Origin{{
			File: file.Name, SHA256: file.SHA256, Sheet: s.text("Taulukko1"),
			Cells: []string{"D14", "E14:G14"}, How: "12 kuukauden keskiarvo",
		}}
		all = append(all, v)
	}
	return all
}

func (s *stressor) metric(i int, row *programme.Toimenpide) *programme.Mittari {
	m := &programme.Mittari{
		ID: fmt.Sprintf("mittari-%d", i), Name: s.text(fmt.Sprintf("Mittari numero %d", i)),
		Short: []string{"", s.text(fmt.Sprintf("Mittari %d", i))}[s.IntN(2)],
		Unit:  oddUnits[s.IntN(len(oddUnits))], Decimals: s.IntN(4) - 1, Toimenpide: row,
	}
	if s.IntN(3) > 0 {
		m.Baseline = &programme.Baseline{Value: s.number(), Year: 2021}
	}
	if s.IntN(6) > 0 {
		m.Targets = append(m.Targets, s.target(m))
		if s.IntN(6) == 0 && m.Targets[0].IsLevel() {
			revised := *m.Targets[0]
			revised.Value, revised.Decided = s.number(), "2022-03-12"
			m.Targets = append(m.Targets, &revised)
		}
	}
	done := len(m.Targets) > 0 && m.Targets[0].Op == programme.Done
	if s.IntN(5) == 0 {
		m.Breaks = []programme.Break{{Year: 2022 + s.IntN(4), Reason: s.text("Laskentatapa muuttui.")}}
	}
	if s.IntN(6) == 0 {
		m.Verdicts = []programme.Verdict{{Year: s.year, Status: programme.Behind, By: s.text("asiantuntija"), Date: "2024-01-15", Reason: s.text("Perustelu.")}}
	}
	for range s.IntN(3) {
		m.Notes = append(m.Notes, s.text("Huomautus mittarista."))
	}
	data := &programme.Measured{}
	switch {
	case done:
		for stage := range s.IntN(len(m.Targets[0].Stages) + 1) {
			data.Events = append(data.Events, programme.Event{Stage: stage + 1, Date: fmt.Sprintf("%d-05-02", 2022+stage/3), Origin: programme.Origin{File: s.d.Files[0].Name, How: "kirjaus"}})
		}
	case s.IntN(5) == 0:
		for g := range 1 + s.IntN(15) {
			group := &programme.Group{Name: s.text("ryhmä") + fmt.Sprint(" ", g+1)}
			m.Groups = append(m.Groups, group)
			data.Groups = append(data.Groups, programme.GroupValues{Name: group.Name, Values: s.values()})
		}
	default:
		data.Values = s.values()
	}
	if !s.empty {
		s.d.Measured[m.ID] = data
		for e := range s.IntN(3) {
			s.d.Explanations = append(s.d.Explanations, programme.Explanation{
				Mittari: m, Year: s.year, Party: s.text(fmt.Sprintf("Taho %d", e)), Cause: s.text("Syy."), Action: s.text("Toimet."),
				Who: s.text("Vastaava"), Due: []string{"", "2026-05-31"}[s.IntN(2)],
			})
		}
		for c := range s.IntN(3) {
			s.d.Comments = append(s.d.Comments, programme.Comment{
				Mittari: m, Year: s.year, Party: s.text(fmt.Sprintf("Taho %d", c)), Text: s.text("Kommentti mittarista."),
				Origin: programme.Origin{File: s.d.Files[0].Name, Sheet: "Kommentit", Cells: []string{"D5"}, How: "kommentti sellaisenaan"},
			})
		}
	}
	return m
}

// stressReport is the seed's programme with the given number of metrics.
func stressReport(seed uint64, metrics int, empty, odd bool) *report.Report {
	s := &stressor{Rand: rand.New(rand.NewPCG(seed, 7)), year: 2022 + int(seed%4), empty: empty, odd: odd}
	notice := "Esimerkkiaineisto: luvut ovat keksittyjä"
	source := &programme.Source{Key: "lähde", Name: s.text("Lähde"), Notice: s.text(notice)}
	s.p = &programme.Programme{
		Name: s.text("Kokeiluohjelma 2022–2025"), Municipality: s.text("Esimerkkikunta"), Start: 2022, End: 2025, BaseYear: 2021,
		Notes: []string{s.text("Ohjelman huomautus.")}, Sources: []*programme.Source{source},
	}
	s.d = &programme.Data{Measured: map[string]*programme.Measured{}}
	for i := range 1 + s.IntN(4) {
		s.d.Files = append(s.d.Files, programme.File{
			Source: source, Name: fmt.Sprintf("aineistot/%s-%d.xlsx", s.text("tilasto"), i), SHA256: strings.Repeat("0123456789abcdef", 4),
		})
	}
	var all []*programme.Mittari
	for len(all) < metrics {
		theme := &programme.Theme{Name: s.text(fmt.Sprintf("Teema %d", len(s.p.Themes)+1))}
		s.p.Themes = append(s.p.Themes, theme)
		for range 1 + s.IntN(3) {
			lupaus := &programme.Lupaus{Name: s.text("Lupaus kuntalaisille.")}
			theme.Lupaukset = append(theme.Lupaukset, lupaus)
			for range 1 + s.IntN(3) {
				tavoite := &programme.Tavoite{Name: s.text("Tavoite, johon pyritään.")}
				lupaus.Tavoitteet = append(lupaus.Tavoitteet, tavoite)
				row := &programme.Toimenpide{Measures: []string{s.text("Toimenpide.")}, Responsible: []string{s.text("Työllisyyspalvelut"), s.text("TE-toimisto")}}
				tavoite.Toimenpiteet = append(tavoite.Toimenpiteet, row)
				for range s.IntN(6) {
					if len(all) == metrics {
						break
					}
					m := s.metric(len(all)+1, row)
					m.Theme, m.Lupaus, m.Tavoite = theme, lupaus, tavoite
					row.Mittarit = append(row.Mittarit, m)
					all = append(all, m)
				}
			}
		}
	}
	return report.Build(s.p, s.d, report.Options{
		Year: s.year, Date: fmt.Sprintf("%d-02-01", s.year+1), Version: "1.0.0", Command: "tolokku report",
		ProgrammeFile: "programme.yaml", ProgrammeSHA256: strings.Repeat("fedcba9876543210", 4),
	})
}

// stressCase is a programme of the stress set.
type stressCase struct {
	name       string
	seed       uint64
	metrics    int
	empty, odd bool
}

// stressSet has 44 programmes with 1 to 300 metrics.
func stressSet() []stressCase {
	sizes := []int{1, 2, 3, 5, 8, 12, 20, 28}
	var set []stressCase
	for i := range 42 {
		c := stressCase{seed: uint64(i + 1), metrics: sizes[i%len(sizes)], empty: i%9 == 4, odd: i%2 == 1}
		c.name = fmt.Sprintf("%02d-%d", i+1, c.metrics)
		set = append(set, c)
	}
	return append(set,
		stressCase{name: "43-120", seed: 43, metrics: 120, odd: true},
		stressCase{name: "44-300", seed: 44, metrics: 300},
	)
}

// TestStressSetIsVaried keeps the set from losing what it is there for.
func TestStressSetIsVaried(t *testing.T) {
	statuses, ops := map[string]bool{}, map[string]bool{}
	for _, c := range stressSet() {
		for _, m := range stressReport(c.seed, c.metrics, c.empty, c.odd).Metrics {
			statuses[string(m.Status)] = true
			if m.Result.Target != nil {
				ops[string(m.Result.Target.Op)] = true
			}
		}
	}
	if len(statuses) != 5 || len(ops) != len(programme.Ops) {
		t.Errorf("statuses %v, targets %v: some kinds never occur", keys(statuses), keys(ops))
	}
}

func keys(m map[string]bool) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}
