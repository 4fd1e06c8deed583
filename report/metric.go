package report

import (
	"fmt"
	"math/big"
	"slices"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// newMetric words one metric's assessment.
func newMetric(number int, m *programme.Mittari, p *programme.Programme, d *programme.Data, r *assessment.Result) *Metric {
	decimals := metricDecimals(m, r)
	w := wording{unit: m.Unit, decimals: decimals, year: r.Year, day: r.EventDay, target: r.Target, whole: decimals == 0 && wholeNumbers(allValues(r)), share: isShare(m, r)}
	x := &Metric{
		Number: number, ID: m.ID, Name: m.Name, Short: m.ShortName(), Unit: m.Unit, UnitShort: shortUnit(m.Unit),
		Theme: m.Theme.Name, Lupaus: m.Lupaus.Name, Tavoite: m.Tavoite.Name,
		Measures: m.Toimenpide.Measures, Responsible: m.Toimenpide.Responsible, Giver: p.DataGiver(m),
		Decimals: decimals, Status: r.Status, StatusWord: outcomeWord(&r.Outcome),
		Direction: r.Direction, DirectionWord: directionWord(r.Direction),
		Breaks: m.Breaks, Result: r,
	}
	if r.Previous != nil {
		x.PreviousStatus, x.PreviousStatusWord = r.Previous.Status, outcomeWord(r.Previous)
		if r.PreviousPeriods < r.PreviousRequired && r.Previous.Status != assessment.NoData && r.Previous.Status != assessment.Monitored {
			x.PreviousBox = provisionalBox + finnish.Periods(r.PreviousPeriods, r.PreviousRequired)
		}
	}
	if r.Target != nil {
		x.TargetLevel = declared(r.Target.Value, m.Unit)
	}
	switch {
	case len(r.Groups) > 0:
		x.grouped(r, w)
		x.Graphic = Graphic{Kind: GroupsGraphic}
	default:
		x.plain(r, w)
		x.Graphic = w.graphic(&r.Outcome)
	}
	x.TargetText = w.targetText(r.Target, x.Baseline, x.BaselineYear)
	if r.Required > 0 && r.Periods < r.Required {
		x.Provisional = true
		x.ProvisionalText = finnish.Periods(r.Periods, r.Required)
		if r.RestsOnValue() && r.Status != assessment.NoData {
			x.ProvisionalBox = provisionalBox + x.ProvisionalText
		}
	}
	x.Months, x.MonthsOf = r.Periods, r.Required
	x.RestsOnValue = r.RestsOnValue()
	if r.Original != nil {
		x.Original = &Original{
			Target: r.Original, TargetText: w.targetText(r.Original, x.Baseline, x.BaselineYear), Status: r.OriginalStatus,
			StatusWord: r.OriginalStatus.Word(), RevisedText: finnish.Date(r.Target.Decided),
		}
	}
	if v := r.Verdict; v != nil {
		x.Verdict = &Verdict{Status: v.Status, StatusWord: v.Status.Word(), By: v.By, Date: v.Date, DateText: finnish.Date(v.Date), Reason: v.Reason}
	}
	for _, c := range commentsOf(d, m, r.Year) {
		x.Comments = append(x.Comments, Comment{Party: c.Party, Text: c.Text, Source: source(c.Year, "", c.Origin)})
	}
	x.Notes = append(bindAll(m.Notes), resultNotes(m, r, w)...)
	x.Sources = sources(m, r, d.Measured[m.ID])
	x.Explanations = explanationsOf(d, m, r.Year)
	x.Answer = answerOf(x)
	if r.Target == nil {
		x.DirectionWord = plainDirection(x.Change)
	}
	return x
}

// PreviousStatusText is last year's status with the part of that year it rests
// on; empty without one.
func (x *Metric) PreviousStatusText() string {
	if x.PreviousBox == "" {
		return x.PreviousStatusWord
	}
	return x.PreviousStatusWord + " (" + x.PreviousBox + ")"
}

const provisionalBox = "alustava "

// boxOf is "alustava 8/12 kk" for an outcome that rests on an incomplete year.
func boxOf(o *assessment.Outcome) string {
	if !o.Provisional() || o.Status == assessment.NoData || o.Status == assessment.Monitored {
		return ""
	}
	return provisionalBox + finnish.Periods(o.Value.Periods, o.Value.Required)
}

// change is the step from the number that the assessment compares with: none
// across a break or from or to an incomplete year. Of an accumulated sum it is
// what the year added.
func (w wording) change(o *assessment.Outcome) (Figure, int) {
	from := o.Earlier
	if from == nil {
		return Figure{}, 0
	}
	if o.Value.Accumulated {
		from = new(big.Rat).Sub(o.Value.Number, o.Now)
	}
	return change(o.Value.Number, from, w.decimals, w.unit), w.year - 1
}

// plain fills in a metric without groups.
func (x *Metric) plain(r *assessment.Result, w wording) {
	o := &r.Outcome
	x.Reason = w.reason(o, r.Series)
	x.Calculation = w.calculation(o, r.Series, x.StatusWord)
	x.Baseline, x.BaselineYear = w.baseline(o), o.BaselineYear
	x.BaselineMeasured = o.Measured != nil
	x.Planned = w.levelFigure(o.Planned)
	x.PathText, x.TargetShort = w.pathText(o), targetShort(r.Target, x.Baseline, w.share)
	x.Peruste, x.Comparison = w.peruste(o, r.Series), w.comparison(o, x.StatusWord)
	if r.Target != nil && r.Target.Op == programme.Done {
		x.Baseline, x.BaselineYear = Figure{}, 0
		x.Stage = stageOf(r.Target, o)
		x.ValueText = stageText(x.Stage, o.Status)
		if o.Why != assessment.WhyNoEvent {
			x.Comparison = x.ValueText + ": " + x.StatusWord
		}
		x.PreviousText = dash
		if r.Previous != nil && r.Previous.Why != assessment.WhyNoEvent {
			x.PreviousText = stageText(stageOf(r.Target, r.Previous), r.Previous.Status)
		}
		if o.Why == assessment.WhyNoEvent {
			x.ValueText = dash
		}
		return
	}
	x.Value = w.figure(number(o))
	x.ValueText = x.Value.WithUnit()
	previous := programme.ValueOf(r.Series, r.Year-1)
	if previous != nil {
		x.Previous = w.figure(previous.Number)
	}
	x.Change, x.ChangeYear = w.change(o)
	x.ChangeText = changeText(x.Change)
	x.PreviousText = x.Previous.WithUnit()
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
		s.Date, s.DateText = o.Event.Date, finnish.Date(o.Event.Date)
		if o.Event.YearOnly {
			s.DateText = o.Event.Date[:4]
		}
	}
	for i, stage := range t.Stages {
		step := StageStep{Name: stage.Name, Deadline: stage.Deadline, DeadlineText: finnish.Date(stage.Deadline), Reached: i < o.Stage}
		if i < len(o.StageEvents) && o.StageEvents[i] != nil {
			e := o.StageEvents[i]
			step.Date, step.DateText, step.Late = e.Date, eventDay(e), e.Date > stage.Deadline
		}
		s.Stages = append(s.Stages, step)
	}
	return s
}

// stageText is what stands in a value's place.
func stageText(s *Stage, status assessment.Status) string {
	switch {
	case s.Of == 1 && s.Reached == 1:
		return "valmis"
	case s.Of == 1 && status == assessment.OnTrack:
		return "kesken"
	case s.Of == 1:
		return "ei valmis"
	case s.Reached == 0:
		return fmt.Sprintf("ei aloitettu (0/%d)", s.Of)
	}
	return fmt.Sprintf("vaihe%s%d/%d", nbsp, s.Reached, s.Of)
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
		p := Point{Year: year, NewSeries: broken(breaks, year)}
		if v := programme.ValueOf(series, year); v != nil {
			p.Figure = w.figure(v.Number)
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
