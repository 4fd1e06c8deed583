package exports

import (
	"slices"
	"strconv"
	"tolokku/programme"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// clock tells the periods of a table's cells.
type clock struct {
	t *table
	// time is the dimension that the mapping names; fixedYear rules without one.
	time      dimension
	hasTime   bool
	fixedYear int
	// finer is a dimension of months or quarters beside one of years, coarse one
	// of years beside one of months.
	finer, coarse       dimension
	hasFiner, hasCoarse bool
	// wholeYear is the year in the sheet's or the file's name.
	wholeYear int
	seen      map[string]xlsx.Period
}

// tellPeriods gives each pick its period. A cell whose label is no period is a fault.
func (l *loader) tellPeriods(m *programme.Mapping, chosen *selection) bool {
	ok := true
	clocks := map[*table]*clock{}
	reported := map[string]bool{}
	for i := range chosen.picks {
		p := &chosen.picks[i]
		c := clocks[p.t]
		if c == nil {
			c = l.newClock(m, p.t, chosen)
			clocks[p.t] = c
		}
		if !c.hasTime && c.fixedYear == 0 {
			l.atProgramme(problem.Error, m.At, "arvo-kohdasta ei selviä, miltä vuodelta luvut ovat", "lisää aika: ja sen ulottuvuuden nimi, jossa vuodet tai kuukaudet ovat, tai vuosi: ja vuosiluku; ulottuvuudet ovat "+problem.QuoteList(p.t.dimensionNames(), 12))
			return false
		}
		at, found := c.periodOf(*p)
		if found {
			p.at = at
			continue
		}
		ok = false
		text := p.t.labelAt(c.time, p.row, p.column).text
		if reported[p.t.sheet.Name+"\x00"+text] {
			continue
		}
		reported[p.t.sheet.Name+"\x00"+text] = true
		fact := "solun aika on " + problem.Quote(text) + ", joka ei ole vuosi eikä muu ajankohta"
		hint := "jätä nimike pois: lisää missä-kohtaan " + c.time.name + `: {ei: "` + text + `"}`
		switch {
		case text == "":
			fact, hint = "solulla ei ole aikaa: "+problem.Quote(c.time.name)+" on tyhjä", "täydennä aika, tai tyhjennä solu"
		case c.time.place == onWhole:
			hint = "valitse aika-kohtaan ulottuvuus, jossa on vuosi, tai kerro vuosi: ja vuosiluku"
		}
		if bare, isPeriod := xlsx.ParsePeriod(text); isPeriod && bare.Year == 0 {
			fact, hint = "solun aika on "+problem.Quote(text)+", mutta vuotta ei löydy sarakkeista, otsikosta, välilehden nimestä eikä tiedoston nimestä", "lisää arvo-kohtaan vuosi: ja vuosiluku, tai valitse aika-kohtaan ulottuvuus, jossa on vuosi"
		}
		l.cellFault(p.t, p.position(), fact, hint)
	}
	// A dimension that tells time is no longer one that needs a filter.
	for _, c := range clocks {
		chosen.free = slices.DeleteFunc(chosen.free, func(name string) bool {
			return c.hasFiner && name == c.finer.name || c.hasCoarse && name == c.coarse.name || c.hasTime && name == c.time.name
		})
		if c.hasFiner {
			delete(chosen.lists, c.finer.name)
		}
		if c.hasTime {
			delete(chosen.lists, c.time.name)
		}
	}
	return ok
}

func (l *loader) newClock(m *programme.Mapping, t *table, chosen *selection) *clock {
	c := &clock{t: t, fixedYear: m.Year, seen: map[string]xlsx.Period{}}
	if m.Time != "" {
		c.time, c.hasTime = t.dimension(m.Time)
	}
	// labels are what the filters left of a dimension.
	labels := func(d dimension) []string {
		seen := map[string]bool{}
		var all []string
		for _, p := range chosen.picks {
			if p.t == t {
				if text := t.labelAt(d, p.row, p.column).text; !seen[text] {
					seen[text] = true
					all = append(all, text)
				}
			}
		}
		return all
	}
	every := func(d dimension, is func(xlsx.Period) bool) bool {
		texts := labels(d)
		for _, text := range texts {
			p, ok := c.parse(d, text)
			if !ok || !is(p) {
				return false
			}
		}
		return len(texts) > 0
	}
	if !c.hasTime && m.Year == 0 {
		for _, d := range t.dims {
			if d.place != onWhole && every(d, func(p xlsx.Period) bool { return p.Year != 0 }) {
				c.time, c.hasTime = d, true
				break
			}
		}
		if c.hasTime {
			return c
		}
	}
	for _, d := range t.dims {
		if d.place == onWhole || c.hasTime && t.same(d, c.time.name) || t.same(d, m.GroupBy) || t.same(d, m.Column) {
			continue
		}
		if !c.hasFiner && every(d, func(p xlsx.Period) bool { return p.Year == 0 && p.Span != xlsx.Year }) {
			c.finer, c.hasFiner = d, true
		}
		if !c.hasCoarse && m.Year == 0 && every(d, func(p xlsx.Period) bool { return p.Year != 0 && p.Span == xlsx.Year }) {
			c.coarse, c.hasCoarse = d, true
		}
	}
	c.wholeYear = m.Year
	for _, name := range []string{t.sheet.Name, withoutStamp(baseName(t.file))} {
		if y, ok := xlsx.YearWithin(name); ok && c.wholeYear == 0 {
			c.wholeYear = y
		}
	}
	return c
}

// parse reads a label of a dimension as a period; a bare 1–12 is a month only
// in a dimension whose name says so.
func (c *clock) parse(d dimension, text string) (xlsx.Period, bool) {
	if p, ok := xlsx.ParsePeriod(text); ok {
		return p, true
	}
	if n, err := strconv.Atoi(text); err == nil {
		if n >= 1 && n <= 12 && isMonthWord(d.name) {
			return xlsx.Period{Span: xlsx.Month, Part: n}, true
		}
		// A date that lost its format: 20000–80000 are the years 1954–2119.
		if n >= 20_000 && n <= 80_000 {
			if day, ok := xlsx.SerialDate(text, c.t.sheet.Book().Epoch1904); ok {
				return xlsx.Period{Span: xlsx.Month, Year: day.Year(), Part: int(day.Month()), Day: day.Day()}, true
			}
		}
	}
	if d.place == onWhole {
		if y, ok := xlsx.YearWithin(withoutStamp(text)); ok {
			return xlsx.Period{Span: xlsx.Year, Year: y}, true
		}
	}
	return xlsx.Period{}, false
}

func isMonthWord(s string) bool {
	switch xlsx.Fold(s) {
	case "kuukausi", "kk", "kuu", "month", "månad", "måned":
		return true
	}
	return false
}

func (c *clock) periodOf(p pick) (xlsx.Period, bool) {
	at := xlsx.Period{Span: xlsx.Year, Year: c.fixedYear}
	if c.hasTime {
		text := c.t.labelAt(c.time, p.row, p.column).text
		known, ok := c.seen[text]
		if !ok {
			known, _ = c.parse(c.time, text)
			c.seen[text] = known
		}
		if known.Span == xlsx.NoSpan {
			return known, false
		}
		at = known
	}
	if at.Year == 0 {
		switch {
		case c.fixedYear != 0:
			at.Year = c.fixedYear
		case c.hasCoarse:
			y, _ := xlsx.ParsePeriod(c.t.labelAt(c.coarse, p.row, p.column).text)
			at.Year = y.Year
		default:
			at.Year = c.wholeYear
		}
		return at, at.Year != 0
	}
	if at.Span == xlsx.Year && c.hasFiner {
		part, ok := c.parse(c.finer, c.t.labelAt(c.finer, p.row, p.column).text)
		part.Year = at.Year
		return part, ok
	}
	return at, true
}
