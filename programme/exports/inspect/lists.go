package inspect

import (
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// record is a list whose rows hold texts, days and years but no figures:
// milestones, events to be counted, comments.
type record struct {
	sheet *xlsx.Sheet
	// header is the row of the headers, last the last row of the list.
	header, last int
	columns      []recordColumn
}

type recordColumn struct {
	number int
	name   string
	// days and years tell that every filled cell is one.
	days, years bool
	labels      []string // in the order of rows, each once
}

// recordOf knows such a list: a row of headers, each once, over rows of at
// least two cells; nil where the sheet is something else.
func recordOf(s *xlsx.Sheet) *record {
	looked := 0
	for row := range s.Rows() {
		if looked++; looked > headerSearch {
			break
		}
		if len(row.Cells) < 2 {
			continue
		}
		l := &record{sheet: s, header: row.Number}
		for _, c := range row.Cells {
			name := s.LabelOf(c)
			_, isPeriod := xlsx.ParsePeriod(name)
			if c.Kind != xlsx.Text || isPeriod || xlsx.IsAmount(name) || slices.ContainsFunc(l.columns, func(o recordColumn) bool { return o.name == name }) {
				return nil
			}
			l.columns = append(l.columns, recordColumn{number: c.Column, name: name, days: true, years: true})
		}
		if !l.readRows() {
			return nil
		}
		return l
	}
	return nil
}

// readRows reads the rows up to a blank one; ok is false where they are no list.
func (l *record) readRows() (ok bool) {
	rows, wide := 0, 0
	for n := l.header + 1; n <= l.sheet.LastRow() && len(l.sheet.Row(n)) > 0; n++ {
		rows, l.last = rows+1, n
		if len(l.sheet.Row(n)) > 1 {
			wide++
		}
		for i := range l.columns {
			l.columns[i].add(l.sheet, n)
		}
	}
	for i := range l.columns {
		if len(l.columns[i].labels) == 0 {
			l.columns[i].days, l.columns[i].years = false, false
		}
	}
	return rows > 0 && wide*2 > rows && slices.ContainsFunc(l.columns, func(c recordColumn) bool { return c.days || c.years })
}

func (c *recordColumn) add(s *xlsx.Sheet, row int) {
	label := s.Label(row, c.number)
	if label == "" {
		return
	}
	p, isPeriod := xlsx.ParsePeriod(label)
	c.days = c.days && isPeriod && p.Day > 0
	c.years = c.years && isPeriod && p.Span == xlsx.Year
	if !slices.Contains(c.labels, label) {
		c.labels = append(c.labels, label)
	}
}

// named is the first column whose header holds one of the words.
func (l *record) named(words ...string) *recordColumn {
	for _, word := range words {
		for i := range l.columns {
			if strings.Contains(xlsx.Fold(l.columns[i].name), word) {
				return &l.columns[i]
			}
		}
	}
	return nil
}

func (l *record) day() *recordColumn {
	i := slices.IndexFunc(l.columns, func(c recordColumn) bool { return c.days })
	if i < 0 {
		return nil
	}
	return &l.columns[i]
}

// days is how many columns of days the list has.
func (l *record) days() int {
	n := 0
	for _, c := range l.columns {
		if c.days {
			n++
		}
	}
	return n
}

// stage is the column of a milestone's stages, nil where the list has none.
func (l *record) stage() *recordColumn {
	c := l.named("vaihe", "virstanpylväs", "tilanne")
	if c == nil || l.day() == nil || c == l.day() {
		return nil
	}
	return c
}

// source is the list as an entry of lähteet.
func (l *record) source() *programme.Source {
	return &programme.Source{Layout: programme.Long, Header: programme.Header{Row: l.header, Depth: 1}}
}

// describe tells of the list in the words for sheets.
func (l *record) describe(out *SheetDescription) {
	out.Layout = string(programme.Long)
	out.HeaderRows, out.DataRows = []int{l.header, l.header}, []int{l.header + 1, l.last}
	for _, c := range l.columns {
		dim := DimensionDescription{Name: c.name, Place: "rivit", Count: len(c.labels), First: append([]string{}, c.labels[:min(shownLabels, len(c.labels))]...), Last: []string{}, Time: c.days || c.years}
		if rest := c.labels[len(dim.First):]; len(rest) > 0 {
			dim.Last = append(dim.Last, rest[max(0, len(rest)-2):]...)
		}
		out.Dimensions = append(out.Dimensions, dim)
	}
}

// CommentsYAML is the programme's key kommentit for a list with the columns of
// comments; empty for another list.
func (l *record) commentsYAML(key string) string {
	columns := []struct {
		key   string
		must  bool
		words []string
	}{
		{"tunnus", true, []string{"tunnus", "mittari"}}, {"vuosi", true, []string{"vuosi"}},
		{"taho", true, []string{"vastuutaho", "taho", "toimiala", "yksikkö"}}, {"kommentti", true, []string{"komment", "selit", "huomio"}},
		{"syy", false, []string{"syy"}}, {"toimet", false, []string{"toimet", "toimenpi"}},
		{"kuka", false, []string{"kuka", "vastuuhenkilö"}}, {"mennessä", false, []string{"mennessä", "määräaika"}},
	}
	parts := []string{"lähde: " + problem.YAML(key)}
	var used []*recordColumn
	for _, c := range columns {
		found := l.named(c.words...)
		if found != nil && slices.Contains(used, found) {
			found = nil
		}
		if found == nil {
			if c.must {
				return ""
			}
			continue
		}
		used = append(used, found)
		parts = append(parts, c.key+": "+problem.YAML(found.name))
	}
	return "kommentit: {" + strings.Join(parts, ", ") + "}\n"
}

// suggestRecord maps a list's rows that have a label: as milestones where the
// list tells stages, else as a number of rows by day.
func (d *Description) suggestRecord(f *Found, l *record, at xlsx.Position) {
	source := d.sourceFor(l.sheet, &arrangement{source: l.source()})
	if comments := l.commentsYAML(source.Key); comments != "" {
		f.Source, f.Note = sourceYAML(source, true), "tämä on luettelo kommenteista; ota se käyttöön ohjelmatiedoston kohdalla "+strings.TrimSpace(comments)
		return
	}
	day := l.day()
	i := slices.IndexFunc(l.columns, func(c recordColumn) bool { return c.number == at.Column })
	if day == nil || i < 0 || at.Row > l.last {
		return
	}
	stage := l.stage()
	if stage == nil && l.days() > 1 {
		f.Note = "rivillä on monta päivää: jos ne ovat virstanpylväitä, pidä ne luettelona, jossa jokainen vaihe on omalla rivillään (tolokku ohje taulukot)"
		return
	}
	own, label := &l.columns[i], ""
	if at.Row <= l.header || own == day || own == stage {
		// The latest row stands for all of them.
		own, label = nil, ""
		for j := range l.columns {
			if c := &l.columns[j]; c != day && c != stage && own == nil && len(c.labels) > 0 && !c.years {
				row := at.Row
				if row <= l.header {
					row = l.last
				}
				own, label = c, l.sheet.Label(row, c.number)
			}
		}
	} else {
		label = l.sheet.Label(at.Row, at.Column)
	}
	m := &programme.Mapping{Source: source}
	name := "Mittarin nimi"
	if own != nil && label != "" {
		m.Where = []programme.Filter{{Dimension: own.name, Labels: []string{label}}}
		name = label
	}
	if stage != nil {
		m.Stage, m.Date = stage.name, day.name
		f.Source, f.Mapping = sourceYAML(source, true), mappingYAML(m)
		f.Metric = metricFrom(name, l.milestone(own, label, stage, day), mappingYAML(m), nil)
		f.Note = "kohta lukee virstanpylväät; täydennä tavoitteeseen puuttuvat vaiheet ja vuosi"
		return
	}
	counted := own
	if counted == nil {
		counted = day
	}
	m.Column, m.Time, m.Aggregate = counted.name, day.name, programme.Count
	for n := l.last; n > l.header; n-- {
		if label != "" && l.sheet.Label(n, own.number) != label {
			continue
		}
		if v, _ := d.run(source, m, xlsx.Position{Row: n, Column: counted.number}); v != nil {
			f.Figure, f.Value = figureOf(v), xlsx.Position{Row: n, Column: counted.number}.String()
			f.Source, f.Mapping = sourceYAML(source, true), mappingYAML(m)
			f.Metric = metricYAML(m, name, nil, f.Figure)
			f.Note = "luku on rivien lukumäärä vuodessa"
			return
		}
	}
}

// milestone is the target of a milestone with the stages that the list has.
func (l *record) milestone(own *recordColumn, label string, stage, day *recordColumn) string {
	var stages []string
	year := 0
	for n := l.header + 1; n <= l.last; n++ {
		if own != nil && label != "" && l.sheet.Label(n, own.number) != label {
			continue
		}
		if p, ok := xlsx.ParsePeriod(l.sheet.Label(n, day.number)); ok {
			year = max(year, p.Year)
		}
		if s := l.sheet.Label(n, stage.number); s != "" && xlsx.Fold(s) != "ei aloitettu" && !slices.Contains(stages, s) {
			stages = append(stages, s)
		}
	}
	if year == 0 {
		year = unknownYear
	}
	if len(stages) == 0 || len(stages) == 1 && xlsx.Fold(stages[0]) == "valmis" {
		return "{valmis: " + strconv.Itoa(year) + "}   # päivä tai vuosi, johon mennessä hanke on valmis"
	}
	return "{vaiheet: " + problem.YAMLList(stages) + ", vuonna: " + strconv.Itoa(year) + "}   # viimeinen vaihe on tavoite"
}

// unknownYear stands where a workbook tells no year at all, to be filled in.
const unknownYear = 2025
