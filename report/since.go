package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// Earlier is a report that was written as JSON before.
type Earlier struct{ report jsonReport }

// ErrNoReport says that a file is not a report's JSON.
var ErrNoReport = errors.New("not the JSON of a report")

// A report of a hundred metrics is a fiftieth of that size: EarlierLimit is the
// greatest size in bytes, earlierValues the greatest number of values.
const (
	EarlierLimit  = 16 << 20
	earlierValues = 100_000
)

// ReadEarlier reads a report's JSON. The error is ErrNoReport, also for one that
// is over the limits: a value of two bytes may take hundreds in memory.
func ReadEarlier(content []byte) (*Earlier, error) {
	if len(content) > EarlierLimit || bytes.Count(content, []byte(",")) > earlierValues {
		return nil, ErrNoReport
	}
	var e Earlier
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))))
	if err := d.Decode(&e.report); err != nil || e.report.Programme == "" || e.report.Year == 0 || e.report.Metrics == nil || d.More() {
		return nil, ErrNoReport
	}
	return &e, nil
}

// Since is what changed since an earlier report, in the years that both tell of.
type Since struct {
	// Year and Date are the earlier report's; DateText as Finnish writes it.
	Year           int
	Date, DateText string
	// Programme is the name of the earlier report's programme.
	Programme string
	// Figures are those that differ, in the programme's order and by year.
	Figures []Revised
	// Statuses are last year's where the earlier report told another.
	Statuses []Restated
	// Files are the exports that the earlier report did not rest on.
	Files []NewFile
	// Added are metrics that the earlier report did not have, Gone the names of
	// those that only it had.
	Added []*Metric
	Gone  []string
}

// Revised is a figure that is not what it was.
type Revised struct {
	Metric *Metric
	// Group is empty for the whole metric.
	Group string
	Year  int
	// Baseline is set for the programme's own starting level.
	Baseline bool
	// Before and After are unknown where there was or is no figure.
	Before, After Figure
	// Change is "7,5 % → 7,6 %", with as many decimals as it takes to tell the
	// two apart; Text is a sentence with the metric, the group and the year.
	Change, Text string
	// Source is where the figure comes from now; its File is empty where there is none.
	Source Source
}

// Restated is a status of last year that is not what it was.
type Restated struct {
	Metric        *Metric
	Before, After assessment.Status
	// Text is a sentence.
	Text string
}

// NewFile is an export that the earlier report did not rest on. Replaces is set
// where it had one of the same name, but of other content.
type NewFile struct {
	Name, SHA256 string
	Replaces     bool
	// Text is a sentence.
	Text string
}

// Same tells whether nothing changed.
func (s *Since) Same() bool {
	return len(s.Figures) == 0 && len(s.Statuses) == 0 && len(s.Files) == 0 && len(s.Added) == 0 && len(s.Gone) == 0
}

// ErrOtherProgramme says that an earlier report is another municipality's, or has
// none of the metrics.
var ErrOtherProgramme = errors.New("a report of another programme")

// CompareWith tells what changed since an earlier report. The error is
// ErrOtherProgramme.
func (r *Report) CompareWith(e *Earlier) error {
	if e.report.Municipality != "" && e.report.Municipality != r.Municipality {
		return ErrOtherProgramme
	}
	s := &Since{Programme: e.report.Programme, Year: e.report.Year, Date: e.report.Date, DateText: finnish.Date(e.report.Date)}
	before := map[string]jsonMetric{}
	for _, m := range e.report.Metrics {
		before[m.ID] = m
	}
	c := comparison{since: s, last: min(e.report.Year, r.Year), earlier: e.report.Year}
	for _, x := range r.Metrics {
		m, known := before[x.ID]
		if !known {
			s.Added = append(s.Added, x)
			continue
		}
		c.metric(x, m)
		if e.report.Year == r.Year-1 {
			c.status(x, m)
		}
	}
	if len(s.Added) == len(r.Metrics) {
		return ErrOtherProgramme
	}
	for _, m := range e.report.Metrics {
		if !slices.ContainsFunc(r.Metrics, func(x *Metric) bool { return x.ID == m.ID }) {
			s.Gone = append(s.Gone, m.Name)
		}
	}
	c.files(r, e)
	r.Since = s
	return nil
}

type comparison struct {
	since *Since
	// last is the last year that both reports tell of, earlier the earlier
	// report's own.
	last, earlier int
}

func (c *comparison) metric(x *Metric, m jsonMetric) {
	now := jsonOf(x)
	if len(m.Groups) == 0 && len(now.Groups) == 0 {
		c.series(x, "", m.Series, now.Series, provisionalThen(m.Provisional, m.Months, m.MonthsOf))
	}
	for _, g := range now.Groups {
		then := slices.IndexFunc(m.Groups, func(old jsonGroup) bool { return old.Name == g.Name })
		if then < 0 {
			c.series(x, g.Name, nil, g.Series, "")
			continue
		}
		old := m.Groups[then]
		c.series(x, g.Name, old.Series, g.Series, provisionalThen(old.Provisional, old.Months, old.MonthsOf))
	}
	for _, old := range m.Groups {
		if !slices.ContainsFunc(now.Groups, func(g jsonGroup) bool { return g.Name == old.Name }) {
			c.series(x, old.Name, old.Series, nil, "")
		}
	}
	if m.Baseline != nil && now.Baseline != nil && m.Baseline.Value.text() != now.Baseline.Value.text() &&
		!slices.ContainsFunc(c.since.Figures, func(f Revised) bool { return f.Metric == x && f.Year == now.Baseline.Year }) {
		c.add(Revised{Metric: x, Year: now.Baseline.Year, Baseline: true}, m.Baseline.Value, now.Baseline.Value, "")
	}
}

// provisionalThen is "8/12 kk" where the earlier report's own year was unfinished.
func provisionalThen(provisional bool, months, of *int) string {
	if !provisional || months == nil || of == nil {
		return ""
	}
	return finnish.Periods(*months, *of)
}

// series compares the years of a metric or of a group.
func (c *comparison) series(x *Metric, group string, then, now []jsonPoint, unfinished string) {
	values := map[int][2]jsonNumber{}
	for i, points := range [][]jsonPoint{then, now} {
		for _, p := range points {
			if p.Year <= c.last {
				pair := values[p.Year]
				pair[i] = p.Value
				values[p.Year] = pair
			}
		}
	}
	for _, year := range slices.Sorted(maps.Keys(values)) {
		pair := values[year]
		if pair[0].text() == pair[1].text() {
			continue
		}
		note := ""
		if year == c.earlier && unfinished != "" {
			note = " (silloin alustava, " + unfinished + ")"
		}
		c.add(Revised{Metric: x, Group: group, Year: year}, pair[0], pair[1], note)
	}
}

func (c *comparison) add(f Revised, before, after jsonNumber, note string) {
	decimals := f.Metric.Decimals
	if before.Rat != nil && after.Rat != nil {
		for decimals < mostDecimals && rounded(before.Rat, decimals).Cmp(rounded(after.Rat, decimals)) == 0 {
			decimals++
		}
	}
	f.Before, f.After = figure(before.Rat, decimals, f.Metric.Unit), figure(after.Rat, decimals, f.Metric.Unit)
	from, to := "puuttui", "puuttuu"
	if f.Before.Known() {
		from = f.Before.WithUnit()
	}
	if f.After.Known() {
		to = f.After.WithUnit()
	}
	f.Change = from + " → " + to
	what := fmt.Sprintf("vuosi %d", f.Year)
	if f.Baseline {
		what = fmt.Sprintf("lähtötaso vuodelta %d", f.Year)
	}
	name := f.Metric.Short
	if f.Group != "" {
		name += " (" + f.Group + ")"
	}
	f.Text = fmt.Sprintf("%s, %s: %s%s.", name, what, f.Change, note)
	if i := slices.IndexFunc(f.Metric.Sources, func(s Source) bool { return s.Year == f.Year && s.Group == f.Group }); i >= 0 && !f.Baseline {
		f.Source = f.Metric.Sources[i]
	}
	c.since.Figures = append(c.since.Figures, f)
}

func (c *comparison) status(x *Metric, m jsonMetric) {
	then, now := assessment.Status(m.Status), x.PreviousStatus
	if now == "" || then == now || then.Word() == "" {
		return
	}
	c.since.Statuses = append(c.since.Statuses, Restated{Metric: x, Before: then, After: now,
		Text: fmt.Sprintf("%s: vuoden %d tila oli silloin %s, nyt laskettuna %s.", x.Short, c.earlier, then.Word(), x.PreviousStatusWord)})
}

// files finds the exports that the earlier report did not rest on. An export
// is what it holds: under another name it is the same.
func (c *comparison) files(r *Report, e *Earlier) {
	sums, names := map[string]bool{}, map[string]bool{}
	for _, m := range e.report.Metrics {
		for _, s := range m.Sources {
			sums[s.SHA256], names[s.File] = true, true
		}
	}
	for _, x := range r.Metrics {
		for _, s := range x.Sources {
			if sums[s.SHA256] {
				continue
			}
			sums[s.SHA256] = true
			f := NewFile{Name: s.File, SHA256: s.SHA256, Replaces: names[s.File]}
			f.Text = "Uusi aineisto: " + s.File + "."
			if f.Replaces {
				f.Text = "Muuttunut aineisto: " + s.File + "."
			}
			c.since.Files = append(c.since.Files, f)
		}
	}
	slices.SortFunc(c.since.Files, func(a, b NewFile) int { return strings.Compare(a.Name, b.Name) })
}

// UnmarshalJSON reads what MarshalJSON writes.
func (n *jsonNumber) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		n.Rat = nil
		return nil
	}
	if len(text) > 64 {
		return strconv.ErrRange
	}
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return err
	}
	exact, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'f', -1, 64))
	if !ok {
		return strconv.ErrSyntax
	}
	n.Rat = exact
	return nil
}

// text is the number as JSON has it, so that the two can be compared.
func (n jsonNumber) text() string {
	text, err := n.MarshalJSON()
	if err != nil {
		return ""
	}
	return string(text)
}

// jsonSince is what changed since an earlier report; only a report that was
// compared has it.
type jsonSince struct {
	Year    int           `json:"year"`
	Date    string        `json:"date"`
	Figures []jsonRevised `json:"figures"`
	Files   []jsonNewFile `json:"files"`
}

type jsonRevised struct {
	ID       string     `json:"id"`
	Group    *string    `json:"group"`
	Year     int        `json:"year"`
	Baseline bool       `json:"baseline"`
	Before   jsonNumber `json:"before"`
	After    jsonNumber `json:"after"`
}

type jsonNewFile struct {
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	Replaces bool   `json:"replaces"`
}

func jsonSinceOf(s *Since) *jsonSince {
	if s == nil {
		return nil
	}
	out := &jsonSince{Year: s.Year, Date: s.Date, Figures: []jsonRevised{}, Files: []jsonNewFile{}}
	for _, f := range s.Figures {
		out.Figures = append(out.Figures, jsonRevised{f.Metric.ID, OrNull(f.Group), f.Year, f.Baseline, jsonNumber{f.Before.Number}, jsonNumber{f.After.Number}})
	}
	for _, f := range s.Files {
		out.Files = append(out.Files, jsonNewFile{f.Name, f.SHA256, f.Replaces})
	}
	return out
}
