package report

import (
	"cmp"
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
func sources(r *assessment.Result, d *programme.Measured) []Source {
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
			if e.Date <= r.Day {
				all = append(all, source(finnish.Year(e.Date), "", e.Origin))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Source) int { return cmp.Compare(a.Year, b.Year) })
	return all
}

// files are the workbooks that were read, each with the metrics that use it.
func files(d *programme.Data, metrics []*Metric) []File {
	var all []File
	index := map[string]int{}
	for _, f := range d.Files {
		i, again := index[f.Name]
		if !again {
			i = len(all)
			index[f.Name] = i
			file := File{Name: f.Name, Source: collectedName, SHA256: f.SHA256, Updated: updatedText(f.Updated)}
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
		for _, s := range x.Sources {
			if i, ok := index[s.File]; ok && !slices.Contains(all[i].Metrics, x) {
				all[i].Metrics = append(all[i].Metrics, x)
			}
		}
	}
	return all
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
