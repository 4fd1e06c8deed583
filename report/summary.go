package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// summarise fills in the lists of the front page and its verdict.
func (r *Report) summarise() {
	for _, x := range r.Metrics {
		switch x.Status {
		case assessment.Behind:
			r.Behind = append(r.Behind, x)
			if u, ok := unexplained(x); ok {
				r.Unexplained = append(r.Unexplained, u)
			}
		case assessment.Met:
			r.Met = append(r.Met, x)
		case assessment.NoData:
			r.Unassessed = append(r.Unassessed, x)
		}
		if x.Provisional {
			r.Provisional = append(r.Provisional, x)
		}
		if x.ProvisionalBox != "" {
			r.Unfinished = append(r.Unfinished, x)
		}
		if x.Verdict != nil && x.Verdict.Status != x.Status {
			r.Differs = append(r.Differs, x)
		}
		r.Gaps = append(r.Gaps, gaps(x, r.Year)...)
	}
	slices.SortStableFunc(r.Behind, func(a, b *Metric) int {
		return cmp.Compare(urgency(a.Direction), urgency(b.Direction))
	})
	r.Changes = changes(r.Metrics)
	r.Headline = r.verdict()
}

// urgency orders metrics that are behind: the worsening first.
func urgency(d assessment.Direction) int {
	switch d {
	case assessment.Worse:
		return 0
	case assessment.Same:
		return 1
	case assessment.Better:
		return 2
	}
	return 3
}

// verdict says how many metrics stand where, which way those that are behind
// are going, and whether much of it is still provisional.
func (r *Report) verdict() string {
	total := r.Counts.Judged()
	text := standing(r.Counts)
	sentences := []string{text}
	if behind := r.directions(); behind != "" {
		sentences = append(sentences, behind)
	}
	judged, unfinished := total-r.Counts.NoData, len(r.Unfinished)
	switch {
	case unfinished == 0:
	case unfinished == judged:
		sentences[0] = "Alustava: " + finnish.Small(text)
	case 4*unfinished >= judged:
		// The reason is told once.
		because := ", " + r.unfinished()
		if strings.Contains(sentences[len(sentences)-1], because) {
			because = ""
		}
		sentences = append(sentences, fmt.Sprintf("%s tila on alustava%s.", mittarin(unfinished), because))
	}
	return strings.Join(sentences, " ")
}

// unfinished says why values are incomplete: the year is not over, or it is and
// some of it is missing.
func (r *Report) unfinished() string {
	if finnish.Year(r.Date) <= r.Year {
		return "koska vuosi on kesken"
	}
	return "koska vuoden tiedot ovat vajaat"
}

// mittarin is a number of metrics in the genitive, to begin a sentence.
func mittarin(n int) string {
	if n == 1 {
		return "Yhden mittarin"
	}
	return finnish.Count(n) + nbsp + "mittarin"
}

// standing counts the metrics that have a target by how they stand.
func standing(c Counts) string {
	total := c.Judged()
	fine := c.Met + c.OnTrack
	switch {
	case total == 0 && c.Monitored == 0:
		return "Ohjelmassa ei ole mittareita."
	case total == 0 && c.Monitored == 1:
		return "Ohjelman ainoalla mittarilla ei ole tavoitetta."
	case total == 0:
		return "Yhdelläkään ohjelman mittarilla ei ole tavoitetta."
	case total == 1 && c.NoData == 1:
		return "Ainoaa arvioitavaa mittaria ei voitu arvioida."
	case total == 1:
		return "Ainoa arvioitava mittari on " + only(c) + "."
	case c.NoData == total:
		return fmt.Sprintf("Yhtäkään %d arvioitavasta mittarista ei voitu arvioida.", total)
	case c.Behind == 0 && c.NoData == 0 && total == 2:
		return "Molemmat arvioitavat mittarit ovat " + fineAll(c) + "."
	case c.Behind == 0 && c.NoData == 0:
		return fmt.Sprintf("Kaikki %d arvioitavaa mittaria ovat %s.", total, fineAll(c))
	}
	var parts []string
	if fine > 0 {
		parts = append(parts, fmt.Sprintf("%d on %s", fine, fineWords(c)))
	}
	if c.Behind > 0 {
		parts = append(parts, fmt.Sprintf("%d on jäljessä", c.Behind))
	}
	if c.NoData > 0 {
		parts = append(parts, fmt.Sprintf("%d jäi arvioimatta", c.NoData))
	}
	return fmt.Sprintf("%d arvioitavasta mittarista %s.", total, finnish.List(parts))
}

// fineWords names the statuses of what is neither behind nor unassessed.
func fineWords(c Counts) string {
	switch {
	case c.OnTrack == 0:
		return assessment.Met.Word()
	case c.Met == 0:
		return assessment.OnTrack.Word()
	}
	return "saavutettu tai aikataulussa"
}

// fineAll is fineWords of a plural subject.
func fineAll(c Counts) string {
	return strings.Replace(fineWords(c), assessment.Met.Word(), "saavutettuja", 1)
}

func only(c Counts) string {
	for _, s := range assessment.Statuses {
		if c.Of(s) == 1 && s != assessment.Monitored {
			return s.Word()
		}
	}
	return ""
}

// directions tells which way the metrics that are behind are going.
func (r *Report) directions() string {
	if len(r.Behind) == 0 {
		return ""
	}
	count := map[assessment.Direction]int{}
	unfinished := true
	for _, x := range r.Behind {
		count[x.Direction]++
		if x.Direction == "" && !x.Provisional {
			unfinished = false
		}
	}
	var parts []string
	for _, d := range []assessment.Direction{assessment.Better, assessment.Same, assessment.Worse} {
		switch n := count[d]; {
		case n > 0 && d == assessment.Same:
			parts = append(parts, fmt.Sprintf("%d on ennallaan", n))
		case n > 0:
			parts = append(parts, fmt.Sprintf("%d %s", n, directionWord(d)))
		}
	}
	unknown := count[""]
	because := ""
	if unfinished {
		because = ", " + r.unfinished()
	}
	switch {
	case len(parts) == 0 && len(r.Behind) == 1:
		return "Jäljessä olevan mittarin suuntaa ei voi sanoa" + because + "."
	case len(parts) == 0:
		return "Jäljessä olevien mittareiden suuntaa ei voi sanoa" + because + "."
	case len(r.Behind) == 1 && count[assessment.Same] == 1:
		return "Se on ennallaan."
	case len(r.Behind) == 1:
		return "Se " + directionWord(r.Behind[0].Direction) + "."
	}
	text := "Jäljessä olevista " + finnish.List(parts)
	if unknown > 0 {
		text += "; " + finnish.Small(mittarin(unknown)) + " suuntaa ei voi sanoa" + because
	}
	return text + "."
}

func directionWord(d assessment.Direction) string {
	switch d {
	case assessment.Better:
		return "paranee"
	case assessment.Worse:
		return "heikkenee"
	case assessment.Same:
		return "ennallaan"
	}
	return ""
}

// plainDirection words a change that no target makes better or worse.
func plainDirection(change Figure) string {
	if !change.Known() {
		return ""
	}
	return map[int]string{-1: "pienenee", 0: "ennallaan", 1: "kasvaa"}[change.Number.Sign()]
}

// themeHeadline counts a theme's metrics: "8 arvioitavaa mittaria: 3
// aikataulussa, 5 jäljessä. Lisäksi 2 seurataan."
func themeHeadline(c Counts) string {
	var parts []string
	for _, s := range assessment.Statuses {
		if n := c.Of(s); n > 0 && s != assessment.Monitored {
			parts = append(parts, fmt.Sprintf("%d%s%s", n, nbsp, CountWord(s)))
		}
	}
	followed := ""
	switch {
	case c.Monitored == 0:
	case c.Judged() == 0 && c.Monitored == 1:
		followed = "Yksi mittari, jota seurataan ilman tavoitetta."
	case c.Judged() == 0:
		followed = fmt.Sprintf("%d mittaria, joita seurataan ilman tavoitetta.", c.Monitored)
	default:
		followed = fmt.Sprintf(" Lisäksi %d seurataan.", c.Monitored)
	}
	switch c.Judged() {
	case 0:
		return followed
	case 1:
		return fmt.Sprintf("1%sarvioitava mittari: %s.%s", nbsp, strings.Join(parts, ", "), followed)
	}
	return fmt.Sprintf("%d%sarvioitavaa mittaria: %s.%s", c.Judged(), nbsp, strings.Join(parts, ", "), followed)
}

// CountWord names a status where metrics are counted.
func CountWord(s assessment.Status) string {
	if s == assessment.NoData {
		return "arvioimatta"
	}
	return s.Word()
}

// Text is "3 aikataulussa, 5 jäljessä, 2 seurataan"; empty without metrics.
func (c Counts) Text() string {
	var parts []string
	for _, s := range assessment.Statuses {
		if n := c.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s%s", n, nbsp, CountWord(s)))
		}
	}
	return strings.Join(parts, ", ")
}

// gaps are the values of the year that a metric lacks.
func gaps(x *Metric, year int) []Gap {
	text := fmt.Sprintf("Vuoden %d arvo puuttuu.", year)
	var all []Gap
	add := func(group, text string) {
		all = append(all, Gap{Metric: x, Group: group, Text: text, Giver: x.Giver})
	}
	switch {
	case x.Stage != nil:
		if x.Result.Why == assessment.WhyNoEvent {
			add("", finnish.Sentence(noEvent))
		}
	case len(x.Groups) > 0:
		for _, g := range x.Groups {
			if !g.Value.Known() {
				add(g.Name, text)
			}
		}
	case !x.Value.Known():
		if v := x.Result.Value; v != nil && v.Missing != "" {
			text = fmt.Sprintf("Vuoden %d arvoa ei voi laskea: %s.", year, v.Missing)
		}
		add("", text)
	}
	return all
}

// rank orders the judged statuses from best to worst.
var rank = map[assessment.Status]int{assessment.Met: 1, assessment.OnTrack: 2, assessment.Behind: 3}

// changes are the statuses that differ from last year's.
func changes(metrics []*Metric) []Change {
	var worse, better, other []Change
	for _, x := range metrics {
		if x.PreviousStatus == "" || x.PreviousStatus == x.Status {
			continue
		}
		if x.PreviousStatus == assessment.Met && x.Status == assessment.OnTrack && x.ProvisionalBox != "" {
			// Nothing got worse: the year is only unfinished.
			continue
		}
		was, now := x.PreviousStatusText(), x.StatusWord
		if x.ProvisionalBox != "" {
			now += " (" + x.ProvisionalBox + ")"
		}
		c := Change{Metric: x, Arrow: was + " → " + now}
		c.Text = fmt.Sprintf("%s: %s.", x.Short, c.Arrow)
		before, after := rank[x.PreviousStatus], rank[x.Status]
		switch {
		case before == 0 || after == 0:
			other = append(other, c)
		case after > before:
			c.Worse = true
			worse = append(worse, c)
		default:
			c.Better = true
			better = append(better, c)
		}
	}
	return slices.Concat(worse, better, other)
}
