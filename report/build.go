package report

import (
	"fmt"
	"slices"

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
		Programme: p.Name, Municipality: p.Municipality, Document: p.Document, Proposal: p.Proposal,
		Start: p.Start, End: p.End, Year: o.Year, Date: o.Date, DateText: finnish.Date(o.Date), Final: o.Final,
		Day:     assessment.Options{Year: o.Year, Date: o.Date}.JudgementDay(),
		LastDay: assessment.Options{Year: o.Year, Date: o.Date}.EventDay(),
		Command: o.Command, Version: o.Version, ProgrammeFile: o.ProgrammeFile, ProgrammeSHA256: o.ProgrammeSHA256,
		Rules: rules(),
	}
	of := map[*programme.Mittari]*Metric{}
	for i, m := range p.AllMittarit() {
		result := assessment.Assess(p, m, d.Measured[m.ID], assessment.Options{Year: o.Year, Date: o.Date, Final: o.Final})
		x := newMetric(i+1, m, p, d, result)
		of[m] = x
		r.Metrics = append(r.Metrics, x)
		r.Counts.add(x.Status)
	}
	for i, theme := range p.Themes {
		r.Themes = append(r.Themes, newTheme(i+1, theme, of))
	}
	r.summarise()
	r.Parties = parties(r.Metrics)
	r.Files = files(d, r.Metrics)
	r.shareNotes()
	r.Guide = r.guide()
	for _, x := range r.Metrics {
		x.SourceText = sourceText(x, r.Year)
	}
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
	t.Headline = themeHeadline(t.Counts)
	return t
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
		notes = append(notes, fmt.Sprintf("Vuoden %d tilat on laskettu uudelleen nykyisistä tiedoista silloin voimassa olleiden tavoitteiden mukaan. Ne voivat poiketa viime vuoden raportista.", o.Year-1))
	}
	if o.Final {
		notes = append(notes, "Vajaita vuosia ei ole arvioitu tässä raportissa.")
	}
	return notes
}
