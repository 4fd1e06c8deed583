package sheet

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/report"
)

// stress is a programme with so many metrics of every kind of target, with
// values on, above and below every level that decides a status.
type stress struct {
	*rand.Rand
	p    *programme.Programme
	d    *programme.Data
	year int
	// day is the day of judgement.
	day string
}

func stressReport(seed uint64, metrics, year int, date string, final bool) *report.Report {
	s := &stress{
		Rand: rand.New(rand.NewPCG(seed, 7)),
		p:    &programme.Programme{Name: "=Rasitus & ohjelma", Municipality: "Koekunta", Start: 2022, End: 2025, BaseYear: 2021},
		d:    &programme.Data{Measured: map[string]*programme.Measured{}},
		year: year, day: min(date, fmt.Sprintf("%d-01-01", year+1)),
	}
	for i := range metrics {
		if i%40 == 0 {
			s.p.Themes = append(s.p.Themes, s.theme(i/40))
		}
		theme := s.p.Themes[len(s.p.Themes)-1]
		row := theme.Lupaukset[0].Tavoitteet[0].Toimenpiteet[0]
		m := s.metric(i)
		m.Theme, m.Lupaus, m.Tavoite, m.Toimenpide = theme, theme.Lupaukset[0], theme.Lupaukset[0].Tavoitteet[0], row
		row.Mittarit = append(row.Mittarit, m)
	}
	options := report.Options{Year: year, Date: date, Final: final, Version: "koe"}
	s.moveToLimits(report.Build(s.p, s.d, options))
	return report.Build(s.p, s.d, options)
}

// moveToLimits puts some values exactly on the level that they are held against.
func (s *stress) moveToLimits(r *report.Report) {
	move := func(values []programme.Value, o *assessment.Outcome) {
		level := o.Reference
		if o.ReferenceHigh != nil && s.chance(50) {
			level = o.ReferenceHigh
		}
		for i := range values {
			if values[i].Year == s.year && values[i].Number != nil && level != nil && s.chance(50) {
				values[i].Number = level
			}
		}
	}
	for _, m := range r.Metrics {
		measured := s.d.Measured[m.ID]
		move(measured.Values, &m.Result.Outcome)
		for i := range m.Result.Groups {
			move(measured.Groups[i].Values, &m.Result.Groups[i].Outcome)
		}
	}
}

func (s *stress) theme(i int) *programme.Theme {
	row := &programme.Toimenpide{Measures: []string{"+toimi"}, Responsible: []string{"@taho", fmt.Sprintf("taho %d", i)}}
	return &programme.Theme{Name: fmt.Sprintf("-teema %d", i), Lupaukset: []*programme.Lupaus{{
		Name: "=1+1", Tavoitteet: []*programme.Tavoite{{Name: strings.Repeat("pitkä ", 30), Toimenpiteet: []*programme.Toimenpide{row}}},
	}}}
}

func (s *stress) chance(percent int) bool { return s.IntN(100) < percent }

// level is a number of few values, so that equal ones are common.
func (s *stress) level() *big.Rat {
	if s.chance(8) {
		return new(big.Rat)
	}
	return big.NewRat(int64(s.IntN(13)), int64(1+s.IntN(4)))
}

// ops are all kinds of targets, none, and those by a level once more: they have
// most rules.
var ops = slices.Concat(programme.Ops, []programme.Op{"", programme.AtMost, programme.LessThan, programme.AtLeast, programme.MoreThan, programme.Exactly})

func (s *stress) metric(i int) *programme.Mittari {
	m := &programme.Mittari{ID: fmt.Sprintf("mittari-%d", i), Name: fmt.Sprintf("Mittari %d", i), Unit: []string{"%", "€", "", "henkilöä"}[s.IntN(4)], Decimals: -1}
	op := ops[i%len(ops)]
	if s.chance(75) {
		m.Baseline = &programme.Baseline{Value: s.level(), Year: 2020 + s.IntN(3)}
	}
	if s.chance(15) {
		m.Breaks = append(m.Breaks, programme.Break{Year: 2021 + s.IntN(5), Reason: "uusi laskutapa"})
	}
	if op != "" {
		m.Targets = append(m.Targets, s.target(op, m.Baseline))
		if s.chance(10) && op != programme.Done {
			revised := s.target(op, m.Baseline)
			revised.Decided = fmt.Sprintf("%d-03-01", 2022+s.IntN(4))
			m.Targets = append(m.Targets, revised)
		}
	}
	measured := &programme.Measured{}
	s.d.Measured[m.ID] = measured
	switch {
	case op == programme.Done:
		s.events(m, measured)
	case s.chance(25):
		for g := range 1 + s.IntN(4) {
			group := &programme.Group{Name: fmt.Sprintf("=ryhmä %d", g)}
			if s.chance(30) {
				group.Baseline = &programme.Baseline{Value: s.level(), Year: 2021}
			}
			if s.chance(10) {
				group.Breaks = []programme.Break{{Year: 2022 + s.IntN(4), Reason: "muutto"}}
			}
			m.Groups = append(m.Groups, group)
			measured.Groups = append(measured.Groups, programme.GroupValues{Name: group.Name, Values: s.values()})
		}
	default:
		measured.Values = s.values()
	}
	return m
}

func (s *stress) target(op programme.Op, base *programme.Baseline) *programme.Target {
	t := &programme.Target{Op: op}
	switch op {
	case programme.About:
		t.EveryYear, t.Value = true, new(big.Rat).Add(s.level(), big.NewRat(1, 1))
		t.Band, t.ExceedingAllowed = big.NewRat(int64(1+s.IntN(3)), 10), s.chance(50)
	case programme.Grows, programme.Shrinks:
		t.EveryYear = true
	case programme.Falls, programme.Rises:
		t.Year = 2023 + s.IntN(3)
	case programme.Done:
		for i := range 1 + s.IntN(3) {
			t.Stages = append(t.Stages, programme.Stage{Name: fmt.Sprintf("vaihe %d", i+1), Deadline: s.date()})
		}
	default:
		t.Value = s.level()
		if t.EveryYear = s.chance(25); t.EveryYear {
			return t
		}
		t.Year = 2023 + s.IntN(3)
		if s.chance(30) {
			t.Tolerance = big.NewRat(int64(1+s.IntN(4)), 10)
		}
		if s.chance(35) {
			// Interim targets go evenly from some level to the target.
			for year := 2022 + s.IntN(2); year < t.Year; year += 1 + s.IntN(2) {
				t.Interim = append(t.Interim, programme.Interim{Year: year, Value: s.level()})
			}
		}
	}
	return t
}

func (s *stress) values() []programme.Value {
	aggregates := []programme.Aggregate{programme.Mean, programme.Sum, programme.Count, programme.Last, programme.Max, programme.Min, programme.Only, programme.Quotient}
	aggregate := aggregates[s.IntN(len(aggregates))]
	accumulated := aggregate == programme.Sum && s.chance(70)
	var all []programme.Value
	for year := 2020; year <= s.year; year++ {
		if s.chance(12) {
			continue
		}
		v := programme.Value{Year: year, Number: s.level(), Periods: 12, Required: 12, Aggregate: aggregate, Accumulated: accumulated}
		switch {
		case aggregate == programme.Only:
			v.Periods, v.Required = 1, 1
		case s.chance(12):
			v.Periods = 1 + s.IntN(11)
		case year == s.year && s.chance(45):
			// A dated list may have rows in January, before any whole month.
			v.Periods = s.IntN(12)
		}
		v.Negative = aggregate == programme.Sum && s.chance(8)
		if v.Negative && s.chance(30) && !accumulated {
			v.Number.Neg(v.Number)
		}
		if s.chance(5) {
			v.Number, v.Missing = nil, "nimittäjä on nolla"
		}
		all = append(all, v)
	}
	return all
}

// date is often the day of judgement, on which deadlines turn.
func (s *stress) date() string {
	if s.chance(30) {
		return s.day
	}
	return fmt.Sprintf("%d-%02d-01", 2022+s.IntN(4), 1+s.IntN(12))
}

func (s *stress) events(m *programme.Mittari, measured *programme.Measured) {
	stages := len(m.Targets[0].Stages)
	for range s.IntN(4) {
		e := programme.Event{Stage: s.IntN(stages + 1), Text: "x", Date: s.date()}
		if e.YearOnly = s.chance(25); e.YearOnly {
			e.Date = e.Date[:4] + "-12-31"
		}
		measured.Events = append(measured.Events, e)
	}
	for i := range measured.Events {
		for j := range measured.Events[:i] {
			if measured.Events[i].Date < measured.Events[j].Date {
				measured.Events[i], measured.Events[j] = measured.Events[j], measured.Events[i]
			}
		}
	}
}
