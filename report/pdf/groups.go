package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// mostGroups is how many groups a block shows; the workbook has all.
const mostGroups = 12

// plot is the shared scale of a metric's groups.
type plot struct {
	x        axis
	subjects []subject
	begins   string // where the scale begins, if not at zero
	left, w  float64
	aside    string // what has no room above the rows
}

// leastPlot is the width in mm below which there is no plot: long numbers need the room.
const leastPlot = 16

// groups is the table of a metric's groups, with their values on one scale.
func (p *pages) groups(m *report.Metric) []tagged.Block {
	const name, gap, count = 31.0, 2.0, 15.0
	status := 28.0
	shownGroups, more := weakest(m)
	number := 10.0
	answers := false
	for _, g := range shownGroups {
		number = max(number, p.widest(figureType, g.Value.Text(), g.Previous.Text()))
		answers = answers || g.Answers > 0
		if g.ProvisionalBox != "" {
			status = max(status, p.TextWidth(g.ProvisionalBox, inBold(smallType))+2)
		}
	}
	judged := m.Result == nil || m.Result.Target != nil
	number = min(number, 32)
	left := name + 1
	right := mainWidth - 2*number - 1.5
	if judged {
		right -= status + gap
	}
	if answers {
		right -= count
	}
	pl := p.newPlot(m, shownGroups, left, right-left-1)
	t := tagged.Table{
		Summary: groupsSummary(m), Style: figureType, HeadStyle: greyType, HeadRule: noRule, RowRule: noRule,
		PadX: -1, PadY: 1.1, After: -1,
		Columns: []tagged.Column{{Width: name}, {Gap: right - name, Width: number, Align: tagged.Right}, {Gap: 1.5, Width: number, Align: tagged.Right}},
	}
	head := tagged.Row{Cells: []tagged.Cell{tagged.TextCell("Ryhmä"), tagged.TextCell(strconv.Itoa(p.r.Year - 1)), tagged.TextCell(strconv.Itoa(p.r.Year))}}
	marks := fmt.Sprintf("Merkki %d", p.r.Year)
	if slices.ContainsFunc(pl.subjects, func(s subject) bool { return s.before().Known() }) {
		marks = fmt.Sprintf("Rengas %d, merkki %d", p.r.Year-1, p.r.Year)
	}
	if p.TextWidth(marks, greyType) <= pl.w {
		head.Decor = func(c *tagged.Canvas, tops []float64) { c.Text(left, tops[0]+3, marks, greyType) }
	} else {
		pl.aside = finnish.Small(marks)
	}
	if answers {
		t.Columns = append(t.Columns, tagged.Column{Width: count, Align: tagged.Right})
		head.Cells = append(head.Cells, tagged.TextCell("Vastaajia"))
	}
	if judged {
		t.Columns = append(t.Columns, tagged.Column{Gap: gap, Width: status})
		head.Cells = append(head.Cells, tagged.TextCell("Tila"))
	}
	for i := range head.Cells {
		head.Cells[i] = tagged.Cell{Blocks: []tagged.Block{tagged.Styled(greyType, head.Cells[i].Spans...)}}
	}
	t.Head = []tagged.Row{head}
	for i, g := range shownGroups {
		row := tagged.Cells(
			tagged.HeaderCell(orElse(g.Name, "ryhmä")), tagged.Cell{Spans: []tagged.Span{{Text: g.Previous.Text(), NoBreak: true}}},
			tagged.Cell{Spans: []tagged.Span{{Text: g.Value.Text(), Bold: true, NoBreak: true}}})
		if answers {
			text := finnish.Dash
			if g.Answers > 0 {
				text = finnish.Count(g.Answers)
			}
			row.Cells = append(row.Cells, tagged.TextCell(text))
		}
		if judged {
			status := []tagged.Block{tagged.Styled(figureType, statusSpan(g.Status, finnish.Capital(g.StatusWord), g.ProvisionalBox != "", 3.2))}
			if g.ProvisionalBox != "" {
				status = append(status, tagged.Styled(smallType, boxed(g.ProvisionalBox)))
			}
			row.Cells = append(row.Cells, tagged.Cell{Blocks: status})
		}
		for k := range row.Cells {
			row.Cells[k].Middle = true
		}
		s := pl.subjects[i]
		if pl.w >= leastPlot {
			row.Decor = func(c *tagged.Canvas, _ []float64) { pl.row(s, c.H).paint(c, 0, 0) }
		}
		t.Body = append(t.Body, row)
	}
	blocks := []tagged.Block{t}
	if pl.w >= leastPlot {
		key := pl.key(p.measure())
		blocks = []tagged.Block{tagged.Keep{t, tagged.Fixed{H: key.h, Draw: func(c *tagged.Canvas) {
			c.Artifact(func() { key.paint(c, 0, 0) })
		}}}}
	} else {
		blocks = append(blocks, tagged.Space(1))
		pl.begins = ""
	}
	if pl.begins != "" {
		blocks = append(blocks, tagged.Styled(after(greyType, 1), tagged.T(fmt.Sprintf("Kuvan asteikko alkaa arvosta %s, ei nollasta.", pl.begins))))
	}
	if more > 0 {
		blocks = append(blocks, tagged.Styled(after(greyType, 1), tagged.T(fmt.Sprintf("Kuvassa on %d heikointa ryhmää; kaikki %d ovat työkirjassa.", mostGroups, mostGroups+more))))
	}
	return blocks
}

// weakest are the groups to show, in their order, and how many are left out.
func weakest(m *report.Metric) ([]*report.Group, int) {
	if len(m.Groups) <= mostGroups {
		return m.Groups, 0
	}
	order := slices.Clone(m.Groups)
	slices.SortStableFunc(order, func(a, b *report.Group) int {
		switch {
		case !a.Value.Known() || !b.Value.Known():
			return boolOrder(a.Value.Known(), b.Value.Known())
		case m.Graphic.LowerIsBetter || a.Graphic.LowerIsBetter:
			return b.Value.Number.Cmp(a.Value.Number)
		}
		return a.Value.Number.Cmp(b.Value.Number)
	})
	order = order[:mostGroups]
	var all []*report.Group
	for _, g := range m.Groups {
		if slices.Contains(order, g) {
			all = append(all, g)
		}
	}
	return all, len(m.Groups) - mostGroups
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// groupsSummary tells what the rows' common lines are.
func groupsSummary(m *report.Metric) string {
	text := "Mittarin ryhmät"
	if m.Baseline.Known() {
		text += fmt.Sprintf(". Lähtötaso %d: %s", m.BaselineYear, m.Baseline.WithUnit())
	}
	if m.Planned.Known() {
		text += ". Tavoiteura: " + m.Planned.WithUnit()
	}
	return text + ". Tavoite: " + m.TargetText + "."
}

func (p *pages) newPlot(m *report.Metric, groups []*report.Group, left, w float64) plot {
	pl := plot{left: left, w: w}
	var v, values scale
	for _, g := range groups {
		s := groupOf(p.r, m, g)
		pl.subjects = append(pl.subjects, s)
		for _, f := range []report.Figure{s.value, s.previous, s.baseline, s.planned} {
			v.add(f)
		}
		if s.target != nil && s.target.IsLevel() {
			v.add(s.level)
		}
		v.add(s.graphic.Limit)
		if s.graphic.Kind == report.BandGraphic {
			v.add(s.graphic.LimitHigh)
		}
		for _, f := range []report.Figure{s.value, s.previous, s.goal()} {
			values.add(f)
		}
	}
	// Values and target decide: a baseline far below must not press all groups together.
	v.cut = !values.fromZero()
	pl.x = v.axis(left+2, left+w-2)
	if v.any && !v.fromZero() {
		pl.begins = shortNumber(pl.x.lo)
	}
	return pl
}

// before is last year's value, unless a new series began since.
func (s subject) before() report.Figure {
	if n := len(s.series); n > 0 && s.series[n-1].Year == s.year && s.series[n-1].NewSeries {
		return report.Figure{}
	}
	return s.previous
}

// goal is the level that the thick line stands at.
func (s subject) goal() report.Figure {
	if s.graphic.Kind != report.NoGraphic && s.graphic.Kind != report.WayGraphic {
		return s.graphic.Limit
	}
	if s.target != nil && s.target.IsLevel() {
		return s.level
	}
	return report.Figure{}
}

// row is one group's line of the plot; the lines of all groups run through.
func (pl plot) row(s subject, h float64) picture {
	p := picture{w: pl.left + pl.w, h: h}
	y := h / 2
	p.line(tagged.Stroke{Color: faint, Width: 0.15}, at(pl.left, y), at(pl.left+pl.w, y))
	through := func(f report.Figure, line tagged.Stroke) {
		if f.Known() {
			x := pl.x.at(number(f))
			p.line(line, at(x, 0), at(x, h))
		}
	}
	if s.baseline.Known() {
		x := pl.x.at(number(s.baseline))
		if pl.shared(func(s subject) report.Figure { return s.baseline }) {
			through(s.baseline, thinTick)
		} else {
			p.line(thinTick, at(x, y-1.5), at(x, y+1.5))
		}
	}
	if s.planned.Known() {
		dashed := pathTick
		dashed.Dash = dashes
		through(s.planned, dashed)
	}
	through(s.goal(), thickTick)
	before, to := s.before(), s.value
	const ring = 0.95
	if before.Known() {
		x := pl.x.at(number(before))
		if to.Known() {
			end := pl.x.at(number(to))
			p.line(tagged.Stroke{Color: ink, Width: 0.6}, at(x, y), at(end, y))
			if end-x < 2.6 && x-end < 2.6 {
				x = -1
			}
		}
		if x >= 0 {
			p.disc(x, y, ring, white, tagged.Stroke{Color: ink, Width: 0.4})
		}
	}
	if to.Known() {
		x := pl.x.at(number(to))
		if p.disc(x, y, 1.9, white, tagged.Stroke{}); s.status == programme.Monitored {
			p.disc(x, y, 1.3, grey, tagged.Stroke{})
		} else {
			p.inset(x-1.6, y-1.6, sign(s.status, 3.2, s.hollow))
		}
	}
	return p
}

// shared tells whether a level is the same for all groups.
func (pl plot) shared(level func(s subject) report.Figure) bool {
	first := level(pl.subjects[0])
	for _, s := range pl.subjects {
		f := level(s)
		if f.Known() != first.Known() || f.Known() && f.Number.Cmp(first.Number) != 0 {
			return false
		}
	}
	return first.Known()
}

// key is the axis below the rows, with the names of the lines.
func (pl plot) key(text measure) picture {
	p := picture{w: mainWidth, h: 8.8}
	p.line(axisLine, at(pl.left, 0), at(pl.left+pl.w, 0))
	start := "0"
	if pl.begins != "" {
		start = pl.begins
		x := pl.left + 1
		p.line(tagged.Stroke{Color: white, Width: 0.6}, at(x, 0), at(x+2.4, 0))
		p.line(tagged.Stroke{Color: ink, Width: 0.35}, at(x, 0), at(x+0.6, -1), at(x+1.6, 1), at(x+2.2, 0))
	}
	l := labels{p: &p, text: text}
	const first, second, third = 3.6, 7.6, 11.6
	// put names a line where there is room for number and name.
	put := func(f report.Figure, name string, s tagged.Style, aligns ...tagged.Align) bool {
		x := pl.x.at(number(f))
		for _, align := range aligns {
			x := x
			switch align {
			case tagged.Right:
				x += 1.5
			case tagged.Left:
				x -= 1.5
			}
			s.Align = align
			upper := l.box(f.Text(), s, offsetOf(align, x, text(f.Text(), s)), first)
			lower := l.box(name, s, offsetOf(align, x, text(name, s)), second)
			if l.free(upper) && l.free(lower) && max(upper.x1, lower.x1) <= mainWidth {
				l.put(at(x, first), f.Text(), s, upper)
				l.put(at(x, second), name, s, lower)
				return true
			}
		}
		return false
	}
	plain := tagged.Style{Size: smallest, Color: ink}
	s := pl.subjects[0]
	word := "tavoite"
	if s.graphic.Kind == report.BandGraphic || s.graphic.Kind == report.YearsGraphic {
		word = "raja"
	}
	var unplaced []string
	if pl.aside != "" {
		unplaced = append(unplaced, pl.aside)
	}
	name := func(level func(s subject) report.Figure, word string, s tagged.Style, aligns ...tagged.Align) {
		if !pl.shared(level) {
			return
		}
		if f := level(pl.subjects[0]); !put(f, word, s, aligns...) {
			unplaced = append(unplaced, word+" "+f.Text())
		}
	}
	name(subject.goal, word, inBold(plain), tagged.Left, tagged.Right)
	name(func(s subject) report.Figure { return s.baseline }, "lähtötaso", plain, tagged.Right, tagged.Left)
	name(func(s subject) report.Figure { return s.planned }, "katkoviiva: tavoiteura", plain, tagged.Center)
	if len(l.boxes) == 0 {
		p.h = 4.8
	}
	if pl.x.lo >= 0 {
		s := tagged.Style{Size: smallest, Color: grey, Align: tagged.Center}
		w := text(start, s)
		if b := l.box(start, s, pl.left+2-w/2, first); l.free(b) {
			l.put(at(pl.left+2, first), start, s, b)
		}
	}
	for i, line := range unplaced {
		y := third + 4*float64(i)
		p.h = y + 1.2
		p.label(max(0, min(pl.left, mainWidth-text(line, plain))), y, line, plain)
	}
	return p
}

func offsetOf(align tagged.Align, x, w float64) float64 {
	switch align {
	case tagged.Right:
		return x - w
	case tagged.Center:
		return x - w/2
	}
	return x
}
