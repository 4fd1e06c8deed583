package assessment

import (
	"math/big"

	"tolokku/programme"
)

// Assess decides a metric's status for a year. d may be nil: no data. Values
// of years after o.Year are left aside.
func Assess(p *programme.Programme, m *programme.Mittari, d *programme.Measured, o Options) *Result {
	if d == nil {
		d = &programme.Measured{}
	}
	r := &Result{Mittari: m, Year: o.Year, Day: o.JudgementDay(), EventDay: o.EventDay()}
	inForce, original := m.TargetOn(o.EventDay())
	r.Target = inForce
	r.Outcome = r.judge(p, d, inForce, o, true)
	if original != inForce {
		r.Original = original
		r.OriginalStatus = (&Result{Mittari: m}).judge(p, d, original, o, false).Status
	}
	last := o
	last.Year--
	if last.Year > baseYear(p, m) {
		target, _ := m.TargetOn(last.EventDay())
		shadow := &Result{Mittari: m}
		previous := shadow.judge(p, d, target, last, false)
		r.Previous = &previous
		r.PreviousPeriods, r.PreviousRequired = shadow.Periods, shadow.Required
		for i := range r.Groups {
			for j := range shadow.Groups {
				if g := &shadow.Groups[j]; g.Name == r.Groups[i].Name {
					r.Groups[i].Previous, r.Groups[i].PreviousOutcome = g.Status, &g.Outcome
				}
			}
		}
	}
	for i := range m.Verdicts {
		if m.Verdicts[i].Year == o.Year {
			r.Verdict = &m.Verdicts[i]
		}
	}
	return r
}

// judge fills in the result's series and groups and returns the outcome under
// the target t.
func (r *Result) judge(p *programme.Programme, d *programme.Measured, t *programme.Target, o Options, notes bool) Outcome {
	m := r.Mittari
	if t != nil && t.Op == programme.Done {
		return judgeStages(t, d.Events, o)
	}
	if len(m.Groups) == 0 && len(d.Groups) == 0 {
		s := newSeries(p, m, nil, d.Values, o)
		r.Series = s.list
		out := s.judge(t)
		out.PlanThen = s.planThen(m, t)
		r.countPeriods(&out)
		if notes {
			r.noteBaseline("", s)
		}
		return out
	}
	for _, g := range groupsOf(m, d, o.Year) {
		s := newSeries(p, m, g.definition, g.values, o)
		gr := GroupResult{Name: g.name, Series: s.list, Outcome: s.judge(t)}
		gr.PlanThen = s.planThen(m, t)
		r.countPeriods(&gr.Outcome)
		r.Groups = append(r.Groups, gr)
		if notes {
			r.noteBaseline(g.name, s)
		}
	}
	if notes && t != nil && m.Baseline != nil && sharesBaseline(m, r.Groups) {
		r.Notes = append(r.Notes, Note{Kind: NoteBaselineShared, Year: m.Baseline.Year, Declared: m.Baseline.Value})
	}
	return combine(t, r.Groups)
}

func sharesBaseline(m *programme.Mittari, groups []GroupResult) bool {
	own := map[string]bool{}
	for _, g := range m.Groups {
		own[g.Name] = g.Baseline != nil
	}
	for _, g := range groups {
		if !own[g.Name] {
			return true
		}
	}
	return false
}

// countPeriods keeps the least complete value's periods.
func (r *Result) countPeriods(o *Outcome) {
	v := o.Value
	if v == nil || v.Number == nil {
		return
	}
	if r.Required == 0 || v.Periods*r.Required < r.Periods*v.Required {
		r.Periods, r.Required = v.Periods, v.Required
	}
}

// noteBaseline notes where the baseline comes from the data, or differs from it.
func (r *Result) noteBaseline(group string, s *series) {
	switch {
	case s.measuredBase == nil:
	case s.declared == nil:
		if r.Target.UsesBaseline() {
			r.Notes = append(r.Notes, Note{Kind: NoteBaselineMeasured, Group: group, Year: s.y0, Measured: s.measuredBase})
		}
	case group != "" && s.baselineShared:
		// One figure for all groups differs from each group's own by nature.
	case !equalAsPrinted(s.declared, s.measuredBase.Number):
		r.Notes = append(r.Notes, Note{
			Kind: NoteBaselineDiffers, Group: group, Year: s.y0, Declared: s.declared, Measured: s.measuredBase,
		})
	}
}

// equalAsPrinted compares the measured number with the declared one at the
// declared one's decimals: a baseline is written in the programme rounded.
func equalAsPrinted(declared, measured *big.Rat) bool {
	for decimals := 0; decimals <= 9; decimals++ {
		text := declared.FloatString(decimals)
		if rounded, ok := new(big.Rat).SetString(text); ok && rounded.Cmp(declared) == 0 {
			return measured.FloatString(decimals) == text
		}
	}
	return declared.Cmp(measured) == 0
}

// baseYear is the year that the metric is measured from: the declared baseline's,
// the year before the programme for an accumulated sum, else the programme's.
func baseYear(p *programme.Programme, m *programme.Mittari) int {
	switch {
	case m.Baseline != nil:
		return m.Baseline.Year
	case accumulates(m):
		return p.Start - 1
	}
	return p.BaseYear
}
