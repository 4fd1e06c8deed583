package report

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
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
		lines = append(lines, w.calculation(o, g.Series, group.StatusWord))
	}
	x.ValueText, x.PreviousText = spread(now, w), spread(before, w)
	x.StatusWord = groupedWord(r)
	x.Reason = groupedReason(x.Groups, r, w)
	x.Calculation = groupLines(x.Groups, lines)
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
				r := []rune(line)
				own = append(own, capital(g.Name)+": "+strings.ToLower(string(r[0]))+string(r[1:]))
			}
		}
	}
	return append(shared, own...)
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
	return span(FormatNumber(low, w.decimals), w.num(high))
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
				part += " (vastaajia " + count(g.Answers) + ")"
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
