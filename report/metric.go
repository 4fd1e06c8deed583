package report

import (
	"fmt"
	"math/big"
	"slices"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// newMetric words one metric's assessment.
func newMetric(number int, m *programme.Mittari, p *programme.Programme, d *programme.Measured, comments []programme.Comment, r *assessment.Result) *Metric {
	decimals := metricDecimals(m, r)
	w := wording{unit: m.Unit, decimals: decimals, year: r.Year, day: r.Day, target: r.Target}
	x := &Metric{
		Number: number, ID: m.ID, Name: m.Name, Unit: m.Unit,
		Theme: m.Theme.Name, Lupaus: m.Lupaus.Name, Tavoite: m.Tavoite.Name,
		Measures: m.Toimenpide.Measures, Responsible: m.Toimenpide.Responsible, Giver: p.DataGiver(m),
		Decimals: decimals, Status: r.Status, StatusWord: outcomeWord(&r.Outcome),
		TargetText: targetText(r.Target, m.Unit), TargetShort: targetShort(r.Target),
		Breaks: m.Breaks, Result: r,
	}
	if r.Previous != nil {
		x.PreviousStatus, x.PreviousStatusWord = r.Previous.Status, outcomeWord(r.Previous)
	}
	if r.Target != nil {
		x.TargetLevel = figure(r.Target.Value, decimalsOrZero(r.Target.Value), m.Unit)
	} else {
		x.TargetLevel = figure(nil, 0, "")
	}
	switch {
	case len(r.Groups) > 0:
		x.grouped(r, w)
	default:
		x.plain(r, w)
	}
	if x.Baseline.Text == "" {
		x.Baseline = figure(nil, 0, "")
	}
	for _, f := range []*Figure{&x.Planned, &x.Value, &x.Previous, &x.Change} {
		if f.Text == "" {
			*f = figure(nil, 0, "")
		}
	}
	if r.Required > 0 && r.Periods < r.Required {
		x.Provisional = true
		x.ProvisionalText = periodsText(r.Periods, r.Required)
	}
	x.Months, x.MonthsOf = r.Periods, r.Required
	if r.Original != nil {
		x.Original = &Original{
			Target: r.Original, TargetText: targetText(r.Original, m.Unit), Status: r.OriginalStatus,
			StatusWord: StatusWord(r.OriginalStatus), RevisedText: DateText(r.Target.Decided),
		}
	}
	if v := r.Verdict; v != nil {
		x.Verdict = &Verdict{Status: v.Status, StatusWord: StatusWord(v.Status), By: v.By, Date: v.Date, DateText: DateText(v.Date), Reason: v.Reason}
	}
	for _, c := range comments {
		x.Comments = append(x.Comments, Comment{Party: c.Party, Text: c.Text, Source: source(c.Year, "", c.Origin)})
	}
	x.Notes = append(bindAll(m.Notes), resultNotes(m, r, w)...)
	x.Sources = sources(r, d)
	return x
}

// levelFigure is a planned level as a figure.
func (w wording) levelFigure(x *big.Rat) Figure {
	if x == nil {
		return figure(nil, 0, "")
	}
	return figure(x, levelDecimals(x, w.decimals), w.unit)
}

func (w wording) baselineFigure(o *assessment.Outcome) Figure {
	if o.Measured != nil {
		return figure(o.Baseline, w.decimals, w.unit)
	}
	return w.levelFigure(o.Baseline)
}

func decimalsOrZero(v *big.Rat) int {
	if v == nil {
		return 0
	}
	return decimalsOf(v, 9)
}

// plain fills in a metric without groups.
func (x *Metric) plain(r *assessment.Result, w wording) {
	o := &r.Outcome
	x.Reason = w.reason(o, r.Series)
	x.Calculation = w.calculation(o, r.Series, x.StatusWord)
	x.Baseline, x.BaselineYear = w.baselineFigure(o), o.BaselineYear
	x.BaselineMeasured = o.Measured != nil
	x.Planned = w.levelFigure(o.Planned)
	if r.Target != nil && r.Target.Op == programme.Done {
		x.Baseline, x.BaselineYear = Figure{}, 0
		x.Stage = stageOf(r.Target, o)
		x.ValueText = stageText(x.Stage)
		x.PreviousText = dash
		if r.Previous != nil && r.Previous.Why != assessment.WhyNoEvent {
			x.PreviousText = stageText(stageOf(r.Target, r.Previous))
		}
		if o.Why == assessment.WhyNoEvent {
			x.ValueText = dash
		}
		return
	}
	x.Value = figure(number(o), w.decimals, w.unit)
	x.ValueText = x.Value.WithUnit
	previous := valueOf(r.Series, r.Year-1)
	if previous != nil {
		x.Previous = figure(previous.Number, w.decimals, w.unit)
	}
	if x.Previous.Known() && !broken(r.Mittari.Breaks, r.Year) && !o.Provisional() && !previous.Incomplete() {
		if x.ChangeText = change(number(o), x.Previous.Number, w.decimals, w.unit); x.ChangeText != "" {
			x.Change = figure(new(big.Rat).Sub(number(o), x.Previous.Number), w.decimals, "")
		}
	}
	x.PreviousText = figure(x.Previous.Number, w.decimals, w.unit).WithUnit
	if o.Value != nil {
		x.Answers = o.Value.Answers
	}
	x.Series = points(r.Series, r.Mittari.Breaks, w)
	x.Plan = planPoints(o, w)
}

func stageOf(t *programme.Target, o *assessment.Outcome) *Stage {
	s := &Stage{Reached: o.Stage, Of: len(t.Stages)}
	if o.Stage > 0 {
		s.Name = t.Stages[o.Stage-1].Name
		s.Date, s.DateText = o.Event.Date, DateText(o.Event.Date)
		if o.Event.YearOnly {
			s.DateText = o.Event.Date[:4]
		}
	}
	for i, step := range t.Stages {
		s.Stages = append(s.Stages, StageStep{Name: step.Name, Deadline: step.Deadline, DeadlineText: DateText(step.Deadline), Reached: i < o.Stage})
	}
	return s
}

func stageText(s *Stage) string {
	switch {
	case s.Of == 1 && s.Reached == 1:
		return "valmis"
	case s.Of == 1:
		return "ei valmis"
	}
	return fmt.Sprintf("vaihe%s%d/%d", nbsp, s.Reached, s.Of)
}

func valueOf(series []programme.Value, year int) *programme.Value {
	for i := range series {
		if series[i].Year == year {
			return &series[i]
		}
	}
	return nil
}

func broken(breaks []programme.Break, year int) bool {
	return slices.ContainsFunc(breaks, func(b programme.Break) bool { return b.Year == year })
}

// points are the series' years from the first to the last, gaps included.
func points(series []programme.Value, breaks []programme.Break, w wording) []Point {
	if len(series) == 0 {
		return nil
	}
	var all []Point
	for year := series[0].Year; year <= series[len(series)-1].Year; year++ {
		p := Point{Year: year, Figure: figure(nil, 0, ""), NewSeries: broken(breaks, year)}
		if v := valueOf(series, year); v != nil {
			p.Figure = figure(v.Number, w.decimals, w.unit)
			p.Months, p.MonthsOf = v.Periods, v.Required
		}
		all = append(all, p)
	}
	return all
}

func planPoints(o *assessment.Outcome, w wording) []Point {
	var all []Point
	for _, l := range o.Plan {
		all = append(all, Point{Year: l.Year, Figure: w.levelFigure(l.Value)})
	}
	return all
}
