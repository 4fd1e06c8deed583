package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
)

// collectedName is what a workbook filled in from "tolokku collect" is called.
const collectedName = "Tiedonkeruun työkirja"

func source(year int, group string, o programme.Origin) Source {
	s := Source{Year: year, Group: group, Name: collectedName, File: o.File, SHA256: o.SHA256, Sheet: o.Sheet, Cells: o.Cells, How: o.How}
	if o.Source != nil {
		s.Name = o.Source.Name
	}
	return s
}

// sources are the origins of every number and event that the report shows.
func sources(m *programme.Mittari, r *assessment.Result, d *programme.Measured) []Source {
	var all []Source
	add := func(group string, series []programme.Value) {
		for _, v := range series {
			for _, o := range v.Origins {
				all = append(all, source(v.Year, group, o))
			}
		}
	}
	add("", r.Series)
	for _, g := range r.Groups {
		add(g.Name, g.Series)
	}
	if d != nil && r.Target != nil && r.Target.Op == programme.Done {
		for _, e := range d.Events {
			if e.Date <= r.EventDay || e.YearOnly && finnish.Year(e.Date) <= r.Year {
				all = append(all, source(finnish.Year(e.Date), "", e.Origin))
			}
		}
	}
	chosen := selection(m.Mapping)
	for i := range all {
		if all[i].Name != collectedName {
			all[i].Selection = chosen
		}
	}
	slices.SortStableFunc(all, func(a, b Source) int { return cmp.Compare(a.Year, b.Year) })
	return all
}

// selection words a mapping's filters: "Alue: Sotkamo; Tiedot: …".
func selection(m *programme.Mapping) string {
	if m == nil {
		return ""
	}
	if m.Numerator != nil && m.Denominator != nil {
		return strings.Trim("osoittaja "+selection(m.Numerator)+" / nimittäjä "+selection(m.Denominator), " ")
	}
	var parts []string
	for _, f := range m.Where {
		word := ": "
		if f.Not {
			word = ": muut kuin "
		}
		parts = append(parts, f.Dimension+word+strings.Join(f.Labels, ", "))
	}
	return strings.Join(parts, "; ")
}

// sourceText is the line of sources under a metric.
func sourceText(x *Metric, year int) string {
	type place struct {
		table      int
		sheet, how string
	}
	var order []place
	cells := map[place][]string{}
	chosen := ""
	for _, s := range x.Sources {
		if s.Year != year && x.Stage == nil {
			continue
		}
		p := place{s.Table, s.Sheet, s.How}
		if _, ok := cells[p]; !ok {
			order = append(order, p)
		}
		for _, c := range s.Cells {
			if !slices.Contains(cells[p], c) {
				cells[p] = append(cells[p], c)
			}
		}
		chosen = cmp.Or(chosen, s.Selection)
	}
	if len(order) == 0 {
		if x.Stage != nil {
			return "Ei tietoa."
		}
		return fmt.Sprintf("Ei arvoa vuodelta %d.", year)
	}
	var parts []string
	for _, p := range order {
		word := "solut"
		if len(cells[p]) == 1 && !strings.Contains(cells[p][0], ":") {
			word = "solu"
		}
		text := fmt.Sprintf("T%d: %s, %s%s%s", p.table, p.sheet, word, nbsp, strings.Join(cells[p], ", "))
		if p.how != "" {
			text += " (" + p.how + ")"
		}
		parts = append(parts, text)
	}
	if chosen != "" {
		parts = append(parts, chosen)
	}
	return strings.Join(parts, "; ") + "."
}

// files are the workbooks that were read, each with the metrics that use it.
func files(d *programme.Data, metrics []*Metric) []File {
	var all fileList
	index := map[string]int{}
	for _, f := range d.Files {
		i, again := index[f.Name]
		if !again {
			i = len(all)
			index[f.Name] = i
			file := File{Number: i + 1, Name: f.Name, Source: collectedName, SHA256: f.SHA256, Updated: updatedText(f.Updated)}
			if f.Source != nil {
				file.Source, file.Notice = f.Source.Name, f.Source.Notice
			}
			all = append(all, file)
			continue
		}
		if f.Source != nil {
			all[i].Source += "; " + f.Source.Name
			all[i].Notice = cmp.Or(all[i].Notice, f.Source.Notice)
		}
	}
	for _, x := range metrics {
		said := []*[]Source{&x.Sources}
		for i := range x.Explanations {
			said = append(said, &x.Explanations[i].Sources)
		}
		for _, list := range said {
			for k := range *list {
				all.mark(&(*list)[k], index, x)
			}
		}
		for k := range x.Comments {
			all.mark(&x.Comments[k].Source, index, x)
		}
	}
	return all
}

type fileList []File

// mark gives a source its file's number, and the file the sheet and the metric.
func (l fileList) mark(s *Source, index map[string]int, x *Metric) {
	i, ok := index[s.File]
	if !ok {
		return
	}
	s.Table = l[i].Number
	if s.Sheet != "" && !slices.Contains(l[i].Sheets, s.Sheet) {
		l[i].Sheets = append(l[i].Sheets, s.Sheet)
	}
	if !slices.Contains(l[i].Metrics, x) {
		l[i].Metrics = append(l[i].Metrics, x)
	}
}

var stamp = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:[ T](\d{2}):(\d{2}).*)?$`)

// updatedText writes an export's "20250923 08:00" as "23.9.2025 klo 8.00", and
// anything else as it is.
func updatedText(text string) string {
	m := stamp.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	day := finnish.Date(m[1] + "-" + m[2] + "-" + m[3])
	if m[4] == "" {
		return day
	}
	hour := strings.TrimPrefix(m[4], "0")
	return day + " klo" + nbsp + hour + "." + m[5]
}

// notices are the distinct notices of the sources that were read, in the
// programme's order.
func notices(p *programme.Programme, d *programme.Data) []string {
	var all []string
	for _, s := range p.Sources {
		read := slices.ContainsFunc(d.Files, func(f programme.File) bool { return f.Source == s })
		if s.Notice != "" && read && !slices.Contains(all, s.Notice) {
			all = append(all, s.Notice)
		}
	}
	return all
}
