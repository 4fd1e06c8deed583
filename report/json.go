package report

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// JSON is the report for other programs: the same facts that the pages and the
// workbook show. Numbers have at most 12 significant digits; an absent object
// or number is null, an absent list is empty.
func JSON(r *Report) ([]byte, error) {
	out := jsonReport{
		Programme: r.Programme, Municipality: r.Municipality, Year: r.Year, Date: r.Date,
		Notices: full(r.Notices), Counts: r.Counts, Since: jsonSinceOf(r.Since), Metrics: []jsonMetric{},
	}
	for _, x := range r.Metrics {
		out.Metrics = append(out.Metrics, jsonOf(x))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

type jsonReport struct {
	Programme    string       `json:"programme"`
	Municipality string       `json:"municipality"`
	Year         int          `json:"year"`
	Date         string       `json:"date"`
	Notices      []string     `json:"notices"`
	Counts       Counts       `json:"counts"`
	Since        *jsonSince   `json:"since,omitempty"`
	Metrics      []jsonMetric `json:"metrics"`
}

type jsonMetric struct {
	ID          string      `json:"id"`
	Theme       string      `json:"theme"`
	Lupaus      string      `json:"lupaus"`
	Tavoite     string      `json:"tavoite"`
	Measures    []string    `json:"measures"`
	Name        string      `json:"name"`
	Short       string      `json:"short"`
	Unit        string      `json:"unit"`
	Responsible []string    `json:"responsible"`
	Baseline    *jsonPoint  `json:"baseline"`
	Target      *jsonTarget `json:"target"`
	jsonJudged
	Groups       []jsonGroup       `json:"groups"`
	Stage        *jsonStage        `json:"stage"`
	Verdict      *jsonVerdict      `json:"verdict"`
	Original     *jsonOriginal     `json:"original"`
	Breaks       []jsonBreak       `json:"breaks"`
	Comment      *string           `json:"comment"`
	Explanations []jsonExplanation `json:"explanations"`
	Answers      *int              `json:"answers"`
	Notes        []string          `json:"notes"`
	Series       []jsonPoint       `json:"series"`
	Sources      []jsonSource      `json:"sources"`
}

// jsonJudged is what a metric and a group have in common: a value, what it is
// held against, and what follows.
type jsonJudged struct {
	Planned        jsonNumber `json:"planned"`
	Value          jsonNumber `json:"value"`
	Previous       jsonNumber `json:"previous"`
	Status         string     `json:"status"`
	Direction      *string    `json:"direction"`
	PreviousStatus *string    `json:"previous_status"`
	Reason         string     `json:"reason"`
	Provisional    bool       `json:"provisional"`
	Months         *int       `json:"months"`
	MonthsOf       *int       `json:"months_of"`
}

type jsonPoint struct {
	Year  int        `json:"year"`
	Value jsonNumber `json:"value"`
}

type jsonTarget struct {
	Op        string     `json:"op"`
	Value     jsonNumber `json:"value"`
	Year      *int       `json:"year"`
	EveryYear bool       `json:"every_year"`
}

type jsonGroup struct {
	Name     string     `json:"name"`
	Baseline jsonNumber `json:"baseline"`
	jsonJudged
	Answers *int        `json:"answers"`
	Series  []jsonPoint `json:"series"`
}

type jsonStage struct {
	Reached int     `json:"reached"`
	Of      int     `json:"of"`
	Name    *string `json:"name"`
	Date    *string `json:"date"`
}

type jsonVerdict struct {
	Status string `json:"status"`
	By     string `json:"by"`
	Date   string `json:"date"`
	Reason string `json:"reason"`
}

type jsonOriginal struct {
	Target *jsonTarget `json:"target"`
	Status string      `json:"status"`
}

type jsonExplanation struct {
	Party  string  `json:"party"`
	Cause  *string `json:"cause"`
	Action *string `json:"action"`
	Who    *string `json:"who"`
	Due    *string `json:"due"`
}

type jsonBreak struct {
	Year   int    `json:"year"`
	Reason string `json:"reason"`
}

type jsonSource struct {
	Year   int      `json:"year"`
	Group  *string  `json:"group"`
	File   string   `json:"file"`
	SHA256 string   `json:"sha256"`
	Sheet  string   `json:"sheet"`
	Cells  []string `json:"cells"`
	How    string   `json:"how"`
}

// jsonNumber writes an exact number with at most 12 significant digits.
type jsonNumber struct{ *big.Rat }

// MarshalJSON writes null for no number.
func (n jsonNumber) MarshalJSON() ([]byte, error) {
	if n.Rat == nil {
		return []byte("null"), nil
	}
	f, _ := n.Float64()
	text := strconv.FormatFloat(f, 'g', 12, 64)
	if strings.Contains(text, "e") {
		rounded, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, err
		}
		text = strconv.FormatFloat(rounded, 'f', -1, 64)
	}
	return []byte(text), nil
}

func full(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// OrNull is nil for the zero value, so that JSON says null.
func OrNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func jsonOf(x *Metric) jsonMetric {
	m := jsonMetric{
		ID: x.ID, Theme: x.Theme, Lupaus: x.Lupaus, Tavoite: x.Tavoite, Measures: full(x.Measures), Name: x.Name, Short: x.Short, Unit: x.Unit,
		Responsible: full(x.Responsible), Target: jsonTargetOf(x.Result.Target),
		jsonJudged: jsonJudged{
			Planned: jsonNumber{x.Planned.Number}, Value: jsonNumber{x.Value.Number}, Previous: jsonNumber{x.Previous.Number},
			Status: string(x.Status), Direction: OrNull(string(x.Direction)), PreviousStatus: OrNull(string(x.PreviousStatus)),
			Reason: x.Reason, Provisional: x.Provisional,
		},
		Groups: []jsonGroup{}, Breaks: []jsonBreak{}, Explanations: []jsonExplanation{}, Answers: OrNull(x.Answers),
		Notes: full(x.Notes), Series: jsonSeries(x.Series), Sources: []jsonSource{},
	}
	m.Months, m.MonthsOf = periods(x.Months, x.MonthsOf)
	if x.Baseline.Known() {
		m.Baseline = &jsonPoint{x.BaselineYear, jsonNumber{x.Baseline.Number}}
	}
	for _, g := range x.Groups {
		group := jsonGroup{
			Name: g.Name, Baseline: jsonNumber{g.Baseline.Number},
			jsonJudged: jsonJudged{
				Planned: jsonNumber{g.Planned.Number}, Value: jsonNumber{g.Value.Number}, Previous: jsonNumber{g.Previous.Number},
				Status: string(g.Status), Direction: OrNull(string(g.Direction)), PreviousStatus: OrNull(string(g.PreviousStatus)),
				Reason: g.Reason, Provisional: g.Provisional,
			},
			Answers: OrNull(g.Answers), Series: jsonSeries(g.Series),
		}
		group.Months, group.MonthsOf = periods(g.Months, g.MonthsOf)
		m.Groups = append(m.Groups, group)
	}
	if s := x.Stage; s != nil && x.Result.Why != assessment.WhyNoEvent {
		m.Stage = &jsonStage{s.Reached, s.Of, OrNull(s.Name), OrNull(s.Date)}
	}
	if v := x.Verdict; v != nil {
		m.Verdict = &jsonVerdict{string(v.Status), v.By, v.Date, v.Reason}
	}
	if o := x.Original; o != nil {
		m.Original = &jsonOriginal{jsonTargetOf(o.Target), string(o.Status)}
	}
	for _, b := range x.Breaks {
		m.Breaks = append(m.Breaks, jsonBreak{b.Year, b.Reason})
	}
	for _, g := range x.Result.Mittari.Groups {
		for _, b := range g.Breaks {
			m.Breaks = append(m.Breaks, jsonBreak{b.Year, g.Name + ": " + b.Reason})
		}
	}
	var comments []string
	for _, c := range x.Comments {
		comments = append(comments, c.Party+": "+c.Text)
	}
	m.Comment = OrNull(strings.Join(comments, "\n"))
	for _, e := range x.Explanations {
		m.Explanations = append(m.Explanations, jsonExplanation{e.Party, OrNull(e.Cause), OrNull(e.Action), OrNull(e.Who), OrNull(e.Due)})
	}
	for _, s := range x.Sources {
		m.Sources = append(m.Sources, jsonSource{s.Year, OrNull(s.Group), s.File, s.SHA256, s.Sheet, full(s.Cells), s.How})
	}
	return m
}

func periods(n, of int) (*int, *int) {
	if of <= 1 {
		return nil, nil
	}
	return &n, &of
}

func jsonTargetOf(t *programme.Target) *jsonTarget {
	if t == nil {
		return nil
	}
	return &jsonTarget{Op: string(t.Op), Value: jsonNumber{t.Value}, Year: OrNull(t.Year), EveryYear: t.EveryYear}
}

func jsonSeries(points []Point) []jsonPoint {
	all := []jsonPoint{}
	for _, p := range points {
		if p.Figure.Known() {
			all = append(all, jsonPoint{p.Year, jsonNumber{p.Figure.Number}})
		}
	}
	return all
}
