package report

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// grouped fills in a metric with groups.
func (x *Metric) grouped(r *assessment.Result, w wording) {
	if b := r.Mittari.Baseline; b != nil {
		x.Baseline, x.BaselineYear = w.levelFigure(b.Value), b.Year
	}
	var now, before []*big.Rat
	var lines [][]string
	for i := range r.Groups {
		g := &r.Groups[i]
		o := &g.Outcome
		breaks := groupBreaks(r.Mittari, g.Name)
		group := &Group{
			Name: g.Name, Status: g.Status, StatusWord: outcomeWord(o), PreviousStatus: g.Previous,
			Reason: w.reason(o, g.Series), clause: w.clause(o, g.Series), BaselineYear: o.BaselineYear, Baseline: w.baseline(o),
			Planned:     w.levelFigure(o.Planned),
			Value:       w.figure(number(o)),
			Provisional: o.Provisional(), ProvisionalBox: boxOf(o), PathText: w.pathText(o),
			Direction: o.Direction, DirectionWord: directionWord(o.Direction), Series: points(g.Series, breaks, w), Plan: planPoints(o, w), Graphic: w.graphic(o), Result: g,
		}
		if o.Value != nil {
			group.Months, group.MonthsOf, group.Answers = o.Value.Periods, o.Value.Required, o.Value.Answers
			x.Answers += o.Value.Answers
		}
		if v := programme.ValueOf(g.Series, r.Year-1); v != nil {
			group.Previous = w.figure(v.Number)
			before = append(before, v.Number)
		}
		group.Change, group.ChangeYear = w.change(o)
		group.ChangeText = changeText(group.Change)
		if r.Target == nil {
			group.DirectionWord = plainDirection(group.Change)
		}
		now = append(now, number(o))
		x.Groups = append(x.Groups, group)
		lines = append(lines, w.calculation(o, g.Series, group.StatusWord))
	}
	x.Spread, x.PreviousSpread = spread(now, w), spread(before, w)
	x.Spread.Lacking = slices.Contains(now, nil)
	x.PreviousSpread.Lacking = len(before) < len(now) || slices.Contains(before, nil)
	x.ValueText, x.PreviousText = x.Spread.WithUnit(), x.PreviousSpread.WithUnit()
	x.StatusWord = groupedWord(r)
	x.Weakest = weakest(x.Groups, r.Target)
	x.TargetShort = targetShort(r.Target, x.Baseline, w.share)
	if x.Weakest != nil {
		x.PathText = x.Weakest.PathText
		x.Comparison = w.comparison(&x.Weakest.Result.Outcome, x.Weakest.StatusWord)
	}
	x.Reason = finnish.Sentence(groupedReason(x.Groups, r, w))
	x.Peruste = x.Reason
	if x.Weakest != nil && r.Status != assessment.NoData && r.Status != assessment.Monitored && x.Weakest.Planned.Known() {
		x.Peruste = finnish.Capital(x.Weakest.Name) + ": " + w.peruste(&x.Weakest.Result.Outcome, x.Weakest.Result.Series)
	}
	x.Calculation = groupLines(x.Groups, lines)
	switch {
	case r.Target == nil, len(r.Groups) == 1:
	case r.Status == assessment.NoData:
		x.Calculation = append(x.Calculation, "Kaikkia ryhmiä ei voi arvioida: "+x.StatusWord+".")
	default:
		x.Calculation = append(x.Calculation, "Heikoin ryhmä ratkaisee: "+x.StatusWord+".")
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

// groupLines are the steps of every group: those that all groups share come
// once, the others with the group's name.
func groupLines(groups []*Group, lines [][]string) []string {
	var shared, own []string
	for _, line := range lines[0] {
		if !slices.ContainsFunc(lines, func(other []string) bool { return !slices.Contains(other, line) }) {
			shared = append(shared, line)
		}
	}
	for i, g := range groups {
		for _, line := range lines[i] {
			if !slices.Contains(shared, line) {
				own = append(own, finnish.Capital(g.Name)+": "+line)
			}
		}
	}
	return append(shared, own...)
}

// weakest is the group that is furthest from the target: first by status, then by value.
func weakest(groups []*Group, t *programme.Target) *Group {
	var worst *Group
	for _, g := range groups {
		if g.Value.Known() && (worst == nil || t != nil && weaker(g, worst, t)) {
			worst = g
		}
	}
	return worst
}

func weaker(a, b *Group, t *programme.Target) bool {
	if x, y := rank[a.Status], rank[b.Status]; x != y {
		return x > y
	}
	return assessment.Distance(t, a.Value.Number).Cmp(assessment.Distance(t, b.Value.Number)) > 0
}

// spread is the range of the groups' numbers.
func spread(numbers []*big.Rat, w wording) Spread {
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
	return Spread{Low: w.figure(low), High: w.figure(high)}
}

func groupedWord(r *assessment.Result) string {
	if r.Status != assessment.NoData {
		return r.Status.Word()
	}
	for _, g := range r.Groups {
		if g.Status == assessment.NoData && outcomeWord(&g.Outcome) != programme.WordMissing {
			return assessment.NoData.Word()
		}
	}
	return programme.WordMissing
}

func groupedReason(groups []*Group, r *assessment.Result, w wording) string {
	left := ""
	if len(r.MissingGroups) > 0 && r.Status != assessment.NoData {
		left = "; arvioimatta " + plural(r.MissingGroups, "jäi ", "jäivät ") + finnish.List(r.MissingGroups)
	}
	switch r.Status {
	case assessment.Monitored:
		return groupsFollowed(groups)
	case assessment.Behind:
		return "jäljessä: " + groupsBehind(groups, r, w) + left
	case assessment.NoData:
		return reasons(groups, r.MissingGroups) + "; koko mittaria ei siksi voi arvioida"
	case assessment.OnTrack:
		if len(groups) == 1 {
			return "ainoa ryhmä on aikataulussa: " + valued(groups, r.Decisive)
		}
		if len(r.Decisive) == len(groups) {
			return fmt.Sprintf("%s ovat aikataulussa (%s)", every(len(groups)), spreadOf(groups, w))
		}
		return fmt.Sprintf("%s ovat saavuttaneet tavoitteen tai ovat aikataulussa; aikataulussa %s %s",
			every(len(groups)), plural(r.Decisive, "on", "ovat"), valued(groups, r.Decisive))
	}
	if len(groups) == 1 {
		return "ainoa ryhmä on saavuttanut tavoitteen: " + valued(groups, r.Decisive)
	}
	return fmt.Sprintf("%s ovat saavuttaneet tavoitteen (%s)", every(len(groups)), spreadOf(groups, w))
}

// groupsFollowed names the groups' values, which no target judges.
func groupsFollowed(groups []*Group) string {
	var parts []string
	for _, g := range groups {
		part := g.Name + ": arvo puuttuu"
		if g.Value.Known() {
			part = g.Name + " " + g.Value.WithUnit()
		}
		parts = append(parts, part)
	}
	return noTarget + "; " + strings.Join(parts, ", ")
}

// groupsBehind names the groups that are behind with what they are held against;
// what they share comes once.
func groupsBehind(groups []*Group, r *assessment.Result, w wording) string {
	var named, held []string
	for _, g := range groups {
		if !slices.Contains(r.Decisive, g.Name) {
			continue
		}
		o := &g.Result.Outcome
		text, against := g.Name, g.clause
		if o.Value != nil && o.Value.Number != nil {
			value := text + " " + w.num(o.Value.Number)
			switch o.Why {
			case assessment.WhyPlan:
				text, against = value, withCoverage(o.Value, w.path(o))
			case assessment.WhyTarget:
				text, against = value, withCoverage(o.Value, "tavoite "+w.levelText(r.Target))
			}
		}
		named, held = append(named, text), append(held, against)
	}
	if len(held) > 0 && !slices.ContainsFunc(held, func(h string) bool { return h != held[0] }) {
		return finnish.List(named) + " (" + held[0] + ")"
	}
	for i := range named {
		named[i] += " (" + held[i] + ")"
	}
	return finnish.List(named)
}

// withCoverage is "8/12 kk; tavoite yli 50 %" for a value that does not cover its year.
func withCoverage(v *programme.Value, against string) string {
	if !v.Incomplete() {
		return against
	}
	return finnish.Periods(v.Periods, v.Required) + "; " + against
}

// valued names groups with their values.
func valued(groups []*Group, names []string) string {
	var parts []string
	for _, g := range groups {
		if slices.Contains(names, g.Name) {
			parts = append(parts, g.Name+" ("+g.Value.WithUnit()+")")
		}
	}
	return finnish.List(parts)
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
	return spread(numbers, w).WithUnit()
}

func plural(names []string, one, many string) string {
	if len(names) == 1 {
		return one
	}
	return many
}

// reasons are the named groups' reasons; groups with the same one stand together.
func reasons(groups []*Group, names []string) string {
	var order []string
	owners := map[string][]string{}
	for _, g := range groups {
		if !slices.Contains(names, g.Name) {
			continue
		}
		if owners[g.clause] == nil {
			order = append(order, g.clause)
		}
		owners[g.clause] = append(owners[g.clause], g.Name)
	}
	var parts []string
	for _, text := range order {
		parts = append(parts, finnish.List(owners[text])+": "+text)
	}
	return strings.Join(parts, "; ")
}
