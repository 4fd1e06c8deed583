package collect

import "tolokku/programme"

// Unanswered is a giver with what it has not told for a year.
type Unanswered struct {
	Party string `json:"party"`
	// Values are the identifiers of the metrics that lack a value, Causes of those
	// that are behind without a cause or an action.
	Values []string `json:"values"`
	Causes []string `json:"causes"`
}

// WhoHasNotAnswered lists the givers that have not told everything that the
// workbook of the same options asks, in the programme's order.
func WhoHasNotAnswered(p *programme.Programme, d *programme.Data, o Options) []Unanswered {
	w := &writer{p: p, d: d, year: o.Year, date: o.Date}
	all := []Unanswered{}
	for _, g := range w.givers() {
		u := Unanswered{Party: g.name, Values: []string{}, Causes: []string{}}
		for _, q := range g.questions {
			if w.lacks(q) && (len(u.Values) == 0 || u.Values[len(u.Values)-1] != q.mittari.ID) {
				u.Values = append(u.Values, q.mittari.ID)
			}
			if q.explained && w.behind(q.mittari) != "" {
				u.Causes = append(u.Causes, q.mittari.ID)
			}
		}
		if len(u.Values)+len(u.Causes) > 0 {
			all = append(all, u)
		}
	}
	return all
}

// lacks tells whether the question's value is not there. A milestone has one
// when anything is known of it by the year's end.
func (w *writer) lacks(q question) bool {
	if !q.milestone() {
		return !q.known
	}
	measured := w.d.Measured[q.mittari.ID]
	if measured == nil {
		return true
	}
	target, _ := q.mittari.TargetFor(w.year)
	return reached(measured.Events, target.Stages, w.year) == missing
}
