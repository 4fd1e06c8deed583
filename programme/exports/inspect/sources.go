package inspect

import (
	"slices"
	"strconv"
	"strings"

	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
)

// Suggested is a source for a sheet of a workbook, as a start for a programme.
type Suggested struct {
	// File and Sheet are where it is.
	File, Sheet string
	// Key is the source's name in lähteet, Source its entry, indented as there.
	Key, Source string
	// Metric is a metric from the source, indented as under mittarit; empty where
	// none was found. Its figure is nil for milestones.
	Metric string
	Figure *Figure
	// Comments is the programme's key kommentit for a list of comments.
	Comments string
	// From and To are the first and the last year that the sheet tells, 0 for none.
	From, To int
	// Note says what somebody has to see to; may be empty.
	Note string
}

// Joins tells whether one of the sources reads the same files and sheets in the
// same way, and makes it cover the years of this one.
func (s Suggested) Joins(sources []Suggested) bool {
	own := withoutName(s.Source)
	for i := range sources {
		if own == "" || withoutName(sources[i].Source) != own {
			continue
		}
		if s.From != 0 {
			sources[i].From = min(sources[i].From, s.From)
		}
		return true
	}
	return false
}

// Sources are the sources that a workbook gives: one for each visible sheet with a
// table or a list, one for all sheets of years. taken are the keys that are in
// use, and get those of the new ones; rebase gives a path as the programme file
// has it.
func (d *Description) Sources(taken map[string]bool, rebase func(string) string) []Suggested {
	d.taken, d.rebase = taken, rebase
	defer func() { d.taken, d.rebase = nil, nil }()
	d.searched = nil
	var all []Suggested
	for i, s := range d.book.Sheets {
		if s.Hidden || s.IsChart() || s.Empty() || i >= len(d.Sheets) {
			continue
		}
		next := d.sourceOf(s)
		next.From, next.To = yearOf(d.Sheets[i].From), yearOf(d.Sheets[i].To)
		if next.Figure != nil && next.To == 0 && next.Note != checkYear {
			next.From, next.To = next.Figure.Year, next.Figure.Year
		}
		if same := slices.IndexFunc(all, func(o Suggested) bool { return next.Key != "" && o.Key == next.Key }); same < 0 {
			all = append(all, next)
		} else if withoutName(all[same].Source) == withoutName(next.Source) {
			// Sheets of years are one source, with an example of the latest one.
			next.From = min(all[same].From, next.From)
			all[same] = next
		} else {
			all = append(all, d.another(s, i, next.Key))
		}
	}
	for _, x := range all {
		if x.Key != "" {
			taken[x.Key] = true
		}
	}
	return all
}

// another is the source of a sheet that is arranged otherwise than those whose key
// it would have.
func (d *Description) another(s *xlsx.Sheet, i int, key string) Suggested {
	d.taken[key] = true
	next := d.sourceOf(s)
	next.From, next.To = yearOf(d.Sheets[i].From), yearOf(d.Sheets[i].To)
	return next
}

// withoutName is a source's entry but for its key and what the report calls it.
func withoutName(source string) string {
	var b strings.Builder
	for line := range strings.Lines(source) {
		if strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, "    nimi: ") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func (d *Description) sourceOf(s *xlsx.Sheet) Suggested {
	out := Suggested{File: d.File, Sheet: s.Name}
	var f Found
	switch g, l := d.arrangements[s], d.records[s]; {
	case l != nil:
		source := d.sourceFor(s, &arrangement{source: l.source()})
		f.Source = sourceYAML(source, true)
		out.Comments = l.commentsYAML(source.Key)
		if out.Comments == "" {
			f = d.explain(hit{s, xlsx.Position{Row: l.last, Column: l.columns[0].number}, false}, 0, 0)
			if f.Source == "" {
				f.Source = sourceYAML(source, true)
			}
		}
	case g != nil && g.table != nil:
		f = d.example(s, g)
		if f.Source == "" {
			f.Source = sourceYAML(d.sourceFor(s, g), g.namesFromTitle)
		}
	default:
		out.Note = "välilehdellä ei ole taulukkoa; yksittäisen luvun saa komennolla tolokku inspect ja valitsimella --find"
		return out
	}
	// The first line is the key lähteet itself, the second the source's own.
	_, out.Source, _ = strings.Cut(f.Source, "\n")
	own, _, _ := strings.Cut(out.Source, "\n")
	out.Key = strings.Trim(strings.TrimSuffix(strings.TrimSpace(own), ":"), `"`)
	out.Metric, out.Figure, out.Note = f.Metric, f.Figure, f.Note
	return out
}

// How much of a table's end is looked at for an example, and how many figures are
// tried.
const (
	sampledCells = 600
	mostExamples = 12
)

// example is a late figure from the end of the table that a mapping gives; without
// one only its note may be set.
func (d *Description) example(s *xlsx.Sheet, g *arrangement) Found {
	end := *g.table
	end.Rows = end.Rows[max(0, len(end.Rows)-1-sampledCells/(1+len(end.Columns))):]
	var cells []table.Cell
	for _, c := range d.latestOf(&end, nil, 0) {
		c.Row += len(g.table.Rows) - len(end.Rows)
		c.Table = g.table
		cells = append(cells, c)
	}
	// A total is no metric's own figure, where there is another.
	slices.SortStableFunc(cells, func(a, b table.Cell) int { return order(isTotal(a)) - order(isTotal(b)) })
	cells = slices.DeleteFunc(cells, func(c table.Cell) bool { return isCode(c) })
	assumed, ok := d.nameYear()
	if at := xlsx.ComparableTime(d.Updated); !ok && len(at) >= 4 {
		assumed, _ = strconv.Atoi(at[:4])
	}
	if assumed == 0 {
		assumed = unknownYear
	}
	for _, c := range cells[:min(len(cells), mostExamples)] {
		if f := d.explain(hit{s, c.Position(), true}, 0, assumed); f.Metric != "" && !strings.Contains(f.Source, "muoto: solut") {
			return f
		}
	}
	return Found{}
}

func isTotal(c table.Cell) bool {
	return slices.ContainsFunc(c.Table.Dimensions, func(dim table.Dimension) bool {
		first, _, _ := strings.Cut(xlsx.Fold(c.In(dim).Text), " ")
		return slices.Contains([]string{"yhteensä", "yht.", "kaikki", "kaikkiaan", "total", "summa", "koko"}, strings.TrimRight(first, ":,"))
	})
}

// yearOf is the year of a period as sheets are described with: 2023M01.
func yearOf(period string) int {
	if len(period) < 4 {
		return 0
	}
	p, _ := xlsx.ParsePeriod(period[:4])
	return p.Year
}
