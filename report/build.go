package report

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// Options are what a report depends on beside the programme and the data.
type Options struct {
	Year int
	// Date is the report's date, YYYY-MM-DD.
	Date string
	// Final leaves incomplete years unjudged.
	Final bool
	// Version is the tool's version, Command the words that repeat the report.
	Version, Command string
	// ProgrammeFile is the programme file's base name, ProgrammeSHA256 its
	// checksum in hexadecimal.
	ProgrammeFile, ProgrammeSHA256 string
}

// Build assesses every metric and words the report. It reads neither clock nor
// files: the same arguments give the same report.
func Build(p *programme.Programme, d *programme.Data, o Options) *Report {
	r := &Report{
		Programme: p.Name, Municipality: p.Municipality, Document: p.Document,
		Start: p.Start, End: p.End, Year: o.Year, Date: o.Date, DateText: finnish.Date(o.Date), Final: o.Final,
		Day:     assessment.Options{Year: o.Year, Date: o.Date}.JudgementDay(),
		Command: o.Command, Version: o.Version, ProgrammeFile: o.ProgrammeFile, ProgrammeSHA256: o.ProgrammeSHA256,
		Rules: rules(),
	}
	of := map[*programme.Mittari]*Metric{}
	for i, m := range p.AllMittarit() {
		result := assessment.Assess(p, m, d.Measured[m.ID], assessment.Options{Year: o.Year, Date: o.Date, Final: o.Final})
		x := newMetric(i+1, m, p, d.Measured[m.ID], commentsOf(d, m, o.Year), result)
		of[m] = x
		r.Metrics = append(r.Metrics, x)
		r.Counts.add(x.Status)
	}
	for i, theme := range p.Themes {
		r.Themes = append(r.Themes, newTheme(i+1, theme, of))
	}
	r.Headline = headline("Ohjelman", r.Counts)
	for _, x := range r.Metrics {
		if x.Provisional {
			r.Provisional = append(r.Provisional, x)
		}
		r.Gaps = append(r.Gaps, gaps(x, o.Year)...)
	}
	r.Changes = changes(r.Metrics, o.Year)
	r.Parties = parties(r.Metrics)
	r.Files = files(d, r.Metrics)
	r.Notices = notices(p, d)
	r.Notes = reportNotes(p, o)
	return r
}

func (c *Counts) add(s assessment.Status) {
	switch s {
	case assessment.Met:
		c.Met++
	case assessment.OnTrack:
		c.OnTrack++
	case assessment.Behind:
		c.Behind++
	case assessment.NoData:
		c.NoData++
	default:
		c.Monitored++
	}
}

func commentsOf(d *programme.Data, m *programme.Mittari, year int) []programme.Comment {
	var all []programme.Comment
	for _, c := range d.Comments {
		if c.Mittari == m && c.Year == year {
			all = append(all, c)
		}
	}
	return all
}

func newTheme(number int, theme *programme.Theme, of map[*programme.Mittari]*Metric) *Theme {
	t := &Theme{Number: number, Name: theme.Name}
	for _, lupaus := range theme.Lupaukset {
		l := &Lupaus{Name: lupaus.Name}
		t.Lupaukset = append(t.Lupaukset, l)
		for _, tavoite := range lupaus.Tavoitteet {
			g := &Tavoite{Name: tavoite.Name}
			l.Tavoitteet = append(l.Tavoitteet, g)
			for _, row := range tavoite.Toimenpiteet {
				x := &Row{Measures: row.Measures, Responsible: row.Responsible}
				g.Rows = append(g.Rows, x)
				for _, m := range row.Mittarit {
					x.Metrics = append(x.Metrics, of[m])
					t.Metrics = append(t.Metrics, of[m])
					t.Counts.add(of[m].Status)
				}
			}
		}
	}
	t.Headline = headline("Teeman", t.Counts)
	return t
}

// headline is the verdict in one sentence.
func headline(whose string, c Counts) string {
	total := c.Judged()
	if total == 0 {
		if c.Monitored == 1 {
			return fmt.Sprintf("%s ainoaa mittaria seurataan ilman tavoitetta.", whose)
		}
		return fmt.Sprintf("%s kaikkia mittareita seurataan ilman tavoitetta.", whose)
	}
	if c.NoData == total {
		if total == 1 {
			return fmt.Sprintf("%s ainoaa arvioitavaa mittaria ei voitu arvioida.", whose)
		}
		return fmt.Sprintf("Yhtäkään %s %d arvioitavasta mittarista ei voitu arvioida.", strings.ToLower(whose), total)
	}
	var parts []string
	for _, s := range []assessment.Status{assessment.Met, assessment.OnTrack, assessment.Behind} {
		if n := c.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d on %s", n, s.Word()))
		}
	}
	text := fmt.Sprintf("%s %d arvioitavasta mittarista %s", whose, total, finnish.List(parts))
	if total == 1 {
		for _, s := range []assessment.Status{assessment.Met, assessment.OnTrack, assessment.Behind} {
			if c.Of(s) == 1 {
				text = fmt.Sprintf("%s ainoa arvioitava mittari on %s", whose, s.Word())
			}
		}
	}
	switch {
	case c.NoData == 1:
		text += "; yhtä mittaria ei voitu arvioida"
	case c.NoData > 1:
		text += fmt.Sprintf("; %d mittaria ei voitu arvioida", c.NoData)
	}
	return text + "."
}

// gaps are the values of the year that a metric lacks.
func gaps(x *Metric, year int) []Gap {
	text := fmt.Sprintf("Vuoden %d arvo puuttuu. Tiedon antaja: %s.", year, x.Giver)
	var all []Gap
	switch {
	case x.Stage != nil:
		if x.Result.Why == assessment.WhyNoEvent {
			all = append(all, Gap{Metric: x, Text: fmt.Sprintf("Toteutumisesta ei ole kirjausta. Tiedon antaja: %s.", x.Giver)})
		}
	case len(x.Groups) > 0:
		for _, g := range x.Groups {
			if !g.Value.Known() {
				all = append(all, Gap{Metric: x, Group: g.Name, Text: text})
			}
		}
	case !x.Value.Known():
		if v := x.Result.Value; v != nil && v.Missing != "" {
			text = fmt.Sprintf("Vuoden %d arvoa ei voi laskea: %s. Tiedon antaja: %s.", year, v.Missing, x.Giver)
		}
		all = append(all, Gap{Metric: x, Text: text})
	}
	return all
}

// rank orders the judged statuses from best to worst.
var rank = map[assessment.Status]int{assessment.Met: 1, assessment.OnTrack: 2, assessment.Behind: 3}

// changes are the statuses that differ from last year's.
func changes(metrics []*Metric, year int) []Change {
	var worse, better, other []Change
	for _, x := range metrics {
		if x.PreviousStatus == "" || x.PreviousStatus == x.Status {
			continue
		}
		now := x.StatusWord
		if x.Provisional {
			now += " (" + x.ProvisionalText + ")"
		}
		c := Change{Metric: x, Text: fmt.Sprintf("%s: vuonna %d %s, nyt %s.", x.Name, year-1, strings.Replace(x.PreviousStatusWord, "puuttuu", "puuttui", 1), now)}
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

func parties(metrics []*Metric) []Party {
	index := map[string]int{}
	var all []Party
	for _, x := range metrics {
		for _, name := range x.Responsible {
			i, ok := index[name]
			if !ok {
				i = len(all)
				index[name] = i
				all = append(all, Party{Name: name})
			}
			all[i].Metrics = append(all[i].Metrics, x)
			all[i].Counts.add(x.Status)
		}
	}
	order := collate.New(language.Finnish)
	slices.SortStableFunc(all, func(a, b Party) int { return order.CompareString(a.Name, b.Name) })
	return all
}

func reportNotes(p *programme.Programme, o Options) []string {
	notes := bindAll(p.Notes)
	if o.Year-1 > p.BaseYear {
		notes = append(notes, fmt.Sprintf("Vuoden %d tilat on laskettu uudelleen nykyisistä tiedoista silloin voimassa olleiden tavoitteiden mukaan, joten ne voivat poiketa aiemmin julkaistusta raportista.", o.Year-1))
	}
	if o.Final {
		notes = append(notes, "Vajaita vuosia ei ole arvioitu tässä raportissa.")
	}
	return notes
}
