package report

import (
	"cmp"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// What stands where a party has told nothing.
const (
	notTold   = "Ei ilmoitettu."
	noDueDate = "Määräaika puuttuu."
)

func explanationsOf(d *programme.Data, m *programme.Mittari, year int) []Explanation {
	var all []Explanation
	for _, e := range d.Explanations {
		if e.Mittari != m || e.Year != year {
			continue
		}
		x := Explanation{
			Party: e.Party, Cause: finnish.Sentence(bind(e.Cause)), Action: finnish.Sentence(bind(e.Action)), Who: e.Who,
			Due: e.Due, DueText: finnish.Date(e.Due),
		}
		for _, o := range e.Origins {
			x.Sources = append(x.Sources, source(year, "", o))
		}
		all = append(all, x)
	}
	return all
}

// answerOf sums up what parties told of a metric. A comment stands for a cause
// where no cause was given.
func answerOf(x *Metric) Answer {
	var a Answer
	var causes, actions, comments [][2]string
	for _, e := range x.Explanations {
		if e.Cause != "" {
			causes = append(causes, [2]string{e.Party, e.Cause})
		}
		if e.Action != "" {
			actions = append(actions, [2]string{e.Party, e.Action})
		}
		who, due := cmp.Or(e.Who, e.Party), e.DueText
		if e.Action != "" || e.Who != "" || e.Due != "" {
			// The first who acts stands for all: the metric's own place names the others.
			if !a.HasWho {
				a.Who, a.HasWho = who, who != ""
			}
			if !a.HasDue && due != "" {
				a.Due, a.HasDue = due+" mennessä", true
			}
		}
	}
	for _, c := range x.Comments {
		comments = append(comments, [2]string{c.Party, finnish.Sentence(c.Text)})
	}
	if len(causes) == 0 && len(comments) > 0 {
		causes, a.CauseIsComment = comments, true
	}
	a.Cause, a.HasCause = told(causes)
	a.Action, a.HasAction = told(actions)
	if !a.HasWho {
		a.Who = asked(x)
	}
	if !a.HasDue {
		a.Due = noDueDate
	}
	if x.Status == assessment.Behind {
		a.Missing = lacks(a, asked(x))
	}
	return a
}

// told joins what parties say, each with its name where there are several.
func told(said [][2]string) (string, bool) {
	switch len(said) {
	case 0:
		return notTold, false
	case 1:
		return said[0][1], true
	}
	var parts []string
	for _, s := range said {
		if s[0] == "" {
			parts = append(parts, s[1])
			continue
		}
		parts = append(parts, s[0]+": "+s[1])
	}
	return strings.Join(parts, " "), true
}

// asked is who should tell: the party that gives the data, "ym." where others
// answer for the metric too.
func asked(x *Metric) string {
	if len(x.Responsible) > 1 {
		return x.Giver + " ym."
	}
	return x.Giver
}

// lacks says what is missing of an answer.
func lacks(a Answer, party string) string {
	switch {
	case a.HasCause && a.HasAction:
		return ""
	case a.HasCause:
		return finnish.Sentence("toimia ei ole ilmoitettu: " + party)
	case a.HasAction:
		return finnish.Sentence("syytä ei ole ilmoitettu: " + party)
	}
	return finnish.Sentence("selitystä ei ole saatu: " + party)
}

func unexplained(x *Metric) (Unexplained, bool) {
	u := Unexplained{Metric: x, Party: asked(x), Text: "Syy ja toimet puuttuvat."}
	switch a := x.Answer; {
	case a.Missing == "":
		return u, false
	case a.HasCause:
		u.Text = "Toimet puuttuvat."
	case a.HasAction:
		u.Text = "Syy puuttuu."
	}
	return u, true
}
