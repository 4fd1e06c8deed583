package report

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// newMetric words one metric's assessment.
func newMetric(number int, m *programme.Mittari, p *programme.Programme, d *programme.Measured, comments []programme.Comment, r *assessment.Result) *Metric {
	decimals := metricDecimals(m, r)
	w := wording{unit: m.Unit, decimals: decimals, year: r.Year, target: r.Target}
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
	for _, f := range []*Figure{&x.Planned, &x.Value, &x.Previous} {
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
		status := StatusOfVerdict(v.Status)
		x.Verdict = &Verdict{Status: status, StatusWord: v.Status, By: v.By, Date: v.Date, DateText: DateText(v.Date), Reason: v.Reason}
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
	x.Calculation = w.calculation(o, x.StatusWord)
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
		x.ChangeText = change(number(o), x.Previous.Number, w.decimals, w.unit)
	}
	x.PreviousText = figure(x.Previous.Number, w.decimals, w.unit).WithUnit
	if o.Value != nil {
		x.Answers = o.Value.Answers
	}
	x.Series = points(r.Series, r.Mittari.Breaks, w)
	x.Plan = planPoints(o, w)
}

// grouped fills in a metric with groups.
func (x *Metric) grouped(r *assessment.Result, w wording) {
	if b := r.Mittari.Baseline; b != nil {
		x.Baseline, x.BaselineYear = w.levelFigure(b.Value), b.Year
	}
	var now, before []*big.Rat
	for i := range r.Groups {
		g := &r.Groups[i]
		o := &g.Outcome
		breaks := groupBreaks(r.Mittari, g.Name)
		group := &Group{
			Name: g.Name, Status: g.Status, StatusWord: outcomeWord(o), PreviousStatus: g.Previous,
			Reason: w.reason(o, g.Series), BaselineYear: o.BaselineYear, Baseline: w.baselineFigure(o),
			Planned:     w.levelFigure(o.Planned),
			Value:       figure(number(o), w.decimals, w.unit),
			Provisional: o.Provisional(), Series: points(g.Series, breaks, w), Plan: planPoints(o, w), Result: g,
		}
		if o.Value != nil {
			group.Months, group.MonthsOf, group.Answers = o.Value.Periods, o.Value.Required, o.Value.Answers
			x.Answers += o.Value.Answers
		}
		group.Previous = figure(nil, 0, "")
		if v := valueOf(g.Series, r.Year-1); v != nil {
			group.Previous = figure(v.Number, w.decimals, w.unit)
			before = append(before, v.Number)
		}
		now = append(now, number(o))
		x.Groups = append(x.Groups, group)
		x.Calculation = append(x.Calculation, prefix(g.Name, w.calculation(o, group.StatusWord))...)
	}
	x.ValueText, x.PreviousText = spread(now, w), spread(before, w)
	x.StatusWord = groupedWord(r)
	x.Reason = groupedReason(x.Groups, r, w)
	switch {
	case r.Target == nil, len(r.Groups) == 1:
	case r.Status == assessment.NoData:
		x.Calculation = append(x.Calculation, "Kaikkia ryhmiä ei voitu arvioida. Tila: "+x.StatusWord+".")
	default:
		x.Calculation = append(x.Calculation, "Huonoin ryhmä ratkaisee. Tila: "+x.StatusWord+".")
	}
}

func groupBreaks(m *programme.Mittari, name string) []programme.Break {
	breaks := slices.Clone(m.Breaks)
	for _, g := range m.Groups {
		if g.Name == name {
			breaks = append(breaks, g.Breaks...)
		}
	}
	return breaks
}

func prefix(name string, lines []string) []string {
	var out []string
	for _, line := range lines {
		out = append(out, name+": "+strings.ToLower(line[:1])+line[1:])
	}
	return out
}

// spread is the range of the groups' numbers: "41,2–60,0 %".
func spread(numbers []*big.Rat, w wording) string {
	var low, high *big.Rat
	for _, n := range numbers {
		if n == nil {
			continue
		}
		if low == nil || n.Cmp(low) < 0 {
			low = n
		}
		if high == nil || n.Cmp(high) > 0 {
			high = n
		}
	}
	switch {
	case low == nil:
		return dash
	case low.Cmp(high) == 0:
		return w.num(low)
	}
	return FormatNumber(low, w.decimals) + dash + w.num(high)
}

func groupedWord(r *assessment.Result) string {
	if r.Status != assessment.NoData {
		return StatusWord(r.Status)
	}
	for _, g := range r.Groups {
		if g.Status == assessment.NoData && outcomeWord(&g.Outcome) != missingWord {
			return StatusWord(assessment.NoData)
		}
	}
	return missingWord
}

func groupedReason(groups []*Group, r *assessment.Result, w wording) string {
	named := func(names []string) string {
		var parts []string
		for _, g := range groups {
			if slices.Contains(names, g.Name) {
				text := g.Name
				if g.Value.Known() {
					text += " (" + g.Value.WithUnit + ")"
				}
				parts = append(parts, text)
			}
		}
		word := "ryhmät "
		if len(parts) == 1 {
			word = "ryhmä "
		}
		return word + list(parts)
	}
	missing := ""
	if len(r.MissingGroups) > 0 && r.Status != assessment.NoData {
		missing = "; arvioimatta jäi " + named(r.MissingGroups)
		if len(r.MissingGroups) > 1 {
			missing = "; arvioimatta jäivät " + named(r.MissingGroups)
		}
	}
	switch r.Status {
	case assessment.Monitored:
		text := "mittaria seurataan ilman tavoitetta: "
		var parts []string
		for _, g := range groups {
			part := g.Name + " " + g.Value.WithUnit
			if !g.Value.Known() {
				part = g.Name + ": arvo puuttuu"
			}
			if g.Answers > 0 {
				part += fmt.Sprintf(" (vastaajia %d)", g.Answers)
			}
			parts = append(parts, part)
		}
		return sentence(text + strings.Join(parts, ", "))
	case assessment.Behind:
		be := "jäljessä on "
		if len(r.Decisive) > 1 {
			be = "jäljessä ovat "
		}
		return sentence(be + named(r.Decisive) + missing)
	case assessment.NoData:
		return sentence("kokonaisuutta ei voi arvioida, koska arvioimatta " + plural(r.MissingGroups, "jäi ", "jäivät ") +
			named(r.MissingGroups) + ": " + reasons(groups, r.MissingGroups))
	case assessment.OnTrack:
		if len(groups) == 1 {
			return sentence("ainoa ryhmä on aikataulussa: " + named(r.Decisive))
		}
		if len(r.Decisive) == len(groups) {
			return sentence(fmt.Sprintf("%s ovat aikataulussa (%s)", every(len(groups)), spreadOf(groups, w)))
		}
		return sentence(fmt.Sprintf("%s ovat saavuttaneet tavoitteen tai ovat aikataulussa; aikataulussa %s %s",
			every(len(groups)), plural(r.Decisive, "on", "ovat"), named(r.Decisive)))
	}
	if len(groups) == 1 {
		return sentence("ainoa ryhmä on saavuttanut tavoitteen: " + named(r.Decisive))
	}
	return sentence(fmt.Sprintf("%s ovat saavuttaneet tavoitteen (%s)", every(len(groups)), spreadOf(groups, w)))
}

// every is all of n groups, as a subject.
func every(n int) string {
	if n == 2 {
		return "molemmat ryhmät"
	}
	return fmt.Sprintf("kaikki %d ryhmää", n)
}

func spreadOf(groups []*Group, w wording) string {
	var numbers []*big.Rat
	for _, g := range groups {
		numbers = append(numbers, g.Value.Number)
	}
	return spread(numbers, w)
}

func plural(names []string, one, many string) string {
	if len(names) == 1 {
		return one
	}
	return many
}

// reasons are the named groups' different reasons, each with its first group
// where there are several.
func reasons(groups []*Group, names []string) string {
	var texts, owners []string
	for _, g := range groups {
		if text := clause(g.Reason); slices.Contains(names, g.Name) && !slices.Contains(texts, text) {
			texts, owners = append(texts, text), append(owners, g.Name)
		}
	}
	if len(texts) == 1 {
		return texts[0]
	}
	for i := range texts {
		texts[i] = owners[i] + " – " + texts[i]
	}
	return strings.Join(texts, "; ")
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

// metricDecimals chooses how many decimals the metric's figures need: as many
// as are declared, one for broken numbers under a thousand, and then enough
// that no printed comparison contradicts its status.
func metricDecimals(m *programme.Mittari, r *assessment.Result) int {
	start := m.Decimals
	if start < 0 {
		start = 0
		declared := []*big.Rat{}
		if m.Baseline != nil {
			declared = append(declared, m.Baseline.Value)
		}
		for _, t := range m.Targets {
			if t.Value != nil {
				declared = append(declared, t.Value)
			}
		}
		for _, g := range m.Groups {
			if g.Baseline != nil {
				declared = append(declared, g.Baseline.Value)
			}
		}
		for _, v := range declared {
			start = max(start, decimalsOf(v, 3))
		}
		thousand := big.NewRat(1000, 1)
		for _, v := range allValues(r) {
			if v.Number != nil && !v.Number.IsInt() && new(big.Rat).Abs(v.Number).Cmp(thousand) < 0 {
				start = max(start, 1)
			}
		}
	}
	pairs := outcomePairs(&r.Outcome, r.Series, r.Target)
	for i := range r.Groups {
		pairs = append(pairs, outcomePairs(&r.Groups[i].Outcome, r.Groups[i].Series, r.Target)...)
	}
	return decimalsFor(start, pairs)
}

func allValues(r *assessment.Result) []programme.Value {
	all := slices.Clone(r.Series)
	for _, g := range r.Groups {
		all = append(all, g.Series...)
	}
	return all
}

func outcomePairs(o *assessment.Outcome, series []programme.Value, t *programme.Target) []pair {
	x := number(o)
	if t == nil || x == nil {
		return nil
	}
	pairs := []pair{{x, o.Reference}, {x, o.ReferenceHigh}, {x, t.Value}}
	if t.Op == programme.Grows || t.Op == programme.Shrinks {
		pairs = append(pairs, pair{x, o.Baseline})
	}
	if t.Op == programme.Falls || t.Op == programme.Rises {
		last := o.Baseline
		for _, v := range series {
			if v.Year > o.BaselineYear {
				pairs = append(pairs, pair{v.Number, last})
				last = v.Number
			}
		}
	} else {
		pairs = append(pairs, pair{x, o.Planned})
	}
	return pairs
}
