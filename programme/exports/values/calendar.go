package values

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tolokku/programme"
	"tolokku/programme/exports/files"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// calendar tells the periods of a table's cells.
type calendar struct {
	t *table.Table
	// time is the dimension that the mapping names; fixedYear rules without one.
	time      *table.Dimension
	fixedYear int
	// parts is a dimension of months or quarters beside one of years, years one of
	// years beside one of months.
	parts, years *table.Dimension
	// nameYear is the year in the sheet's or the file's name.
	nameYear int
	seen     map[string]xlsx.Period
}

// tellPeriods gives each pick its period. A cell whose label is no period is a
// fault. A dimension that tells time is no longer one that needs a filter.
func (r reading) tellPeriods(m *programme.Mapping, chosen *selection) bool {
	ok := true
	calendars := map[*table.Table]*calendar{}
	reported := map[string]bool{}
	for i := range chosen.picks {
		p := &chosen.picks[i]
		c := calendars[p.Table]
		if c == nil {
			c = newCalendar(m, p.Table, chosen.picks)
			calendars[p.Table] = c
		}
		if c.time == nil && c.fixedYear == 0 {
			r.Log.Programme(r.metric, problem.Error, m.At, "arvo-kohdasta ei selviä, miltä vuodelta luvut ovat", "lisää aika: ja sen ulottuvuuden nimi, jossa vuodet tai kuukaudet ovat, tai vuosi: ja vuosiluku; ulottuvuudet ovat "+problem.QuoteList(p.Table.Names(), 12))
			return false
		}
		at, found := c.periodOf(p.Cell)
		if place, twofold := c.twofold(p.Cell); found && twofold {
			if ok = false; r.Covers(at.Year) && !reported[place.String()] {
				reported[place.String()] = true
				text := p.In(*c.time).Text
				r.Log.Cell(r.metric, p.Table.Sheet, place, "solun aika on luku "+text+", josta ei näe, onko se kirjoitettu "+text+" vai "+text+"0: tammikuu vai lokakuu",
					"muuta solun muotoiluksi Teksti ja kirjoita kuukausi niin kuin "+text[:4]+"M01 tai "+text[:4]+"M10")
			}
			continue
		}
		if found && (at.Day == 0 || at.Year >= firstDatedYear) {
			p.at = at
			continue
		}
		ok = false
		text := p.In(*c.time).Text
		if place := p.Table.Sheet.Name + "\x00" + text; !reported[place] {
			reported[place] = true
			fact, hint := timeless(*c.time, text)
			r.cellFault(p.Cell, fact, hint)
		}
	}
	for _, c := range calendars {
		for _, d := range []*table.Dimension{c.time, c.parts, c.years} {
			if d == nil {
				continue
			}
			chosen.free = slices.DeleteFunc(chosen.free, func(name string) bool { return name == d.Name })
			if d != c.years {
				delete(chosen.lists, d.Name)
			}
		}
	}
	return ok
}

// twofold tells whether a cell's period is a number such as 2023.1, which is what a
// spreadsheet program makes of 2023.10 too, and where it stands.
func (c *calendar) twofold(cell table.Cell) (at xlsx.Position, ok bool) {
	if c.time == nil || c.time.Place == table.OnWhole {
		return at, false
	}
	text := cell.In(*c.time).Text
	if len(text) != len("2023.1") || text[4:] != ".1" {
		return at, false
	}
	at, _ = c.t.PlaceOf(*c.time, text)
	return at, c.t.Sheet.At(at.Row, at.Column).Kind == xlsx.Number
}

// timeless words why a label tells no period.
func timeless(time table.Dimension, text string) (fact, hint string) {
	if fact, hint := earlyDay(text); fact != "" {
		return fact, hint
	}
	if p, ok := xlsx.ParsePeriod(text); ok && p.Year == 0 {
		return "solun aika on " + problem.Quote(text) + ", mutta vuotta ei löydy sarakkeista, otsikosta, välilehden nimestä eikä tiedoston nimestä",
			"lisää arvo-kohtaan vuosi: ja vuosiluku, tai valitse aika-kohtaan ulottuvuus, jossa on vuosi"
	}
	if inner, struck := xlsx.UnmarkStruck(text); struck {
		return "solun aika " + problem.Quote(inner) + " on yliviivattu, joten siitä ei näe, onko luku voimassa", "poista yliviivaus, tai tyhjennä solu, jos luku ei enää päde"
	}
	fact = "solun aika on " + problem.Quote(text) + ", joka ei ole vuosi eikä muu ajankohta"
	switch {
	case text == "":
		return "solulla ei ole aikaa: " + problem.Quote(time.Name) + " on tyhjä", "täydennä aika, tai tyhjennä solu"
	case time.Place == table.OnWhole:
		return fact, "valitse aika-kohtaan ulottuvuus, jossa on vuosi, tai kerro vuosi: ja vuosiluku"
	}
	if xlsx.IsErrorText(text) {
		return "solun aika on virhe " + text, "korjaa sen solun kaava, jossa ajan pitäisi olla"
	}
	if y, ok := xlsx.ParsePeriod(yearMarks.Replace(text)); ok && y.Span == xlsx.Year {
		return fact, "kirjoita vuosi niin kuin " + strconv.Itoa(y.Year)
	}
	if likeDate.MatchString(text) {
		return fact, "kirjoita aika niin kuin 31.1.2023, 2023-01-31 tai 2023M01"
	}
	if y, ok := xlsx.YearWithin(text); ok && !isTotal(text) {
		// To leave it out could lose the year's figure for good.
		return fact, "jos se on vuosi " + strconv.Itoa(y) + " tai sen osa, kirjoita se niin kuin " + strconv.Itoa(y) + ", " + strconv.Itoa(y) + "M01 tai 31.1." + strconv.Itoa(y) + "; muuten jätä nimike pois: lisää missä-kohtaan " + time.Name + `: {ei: "` + text + `"}`
	}
	return fact, "jätä nimike pois: lisää missä-kohtaan " + time.Name + `: {ei: "` + text + `"}`
}

// yearMarks takes away what parts thousands, and is no part of a year.
var yearMarks = strings.NewReplacer(" ", "", ",", "", ".", "", "'", "", "’", "")

// likeDate is a text that somebody means as a day or a month, with or without a
// time: 31.1.23, 28.2.2023 0:00, 1/2023. To leave such a row out would lose it.
var likeDate = regexp.MustCompile(`^\D{0,3}\d{1,4}[./-]\d{1,2}([./-]\d{0,4})?\b`)

// firstDatedYear is the first year of which a day can be meant: Excel shows a year
// that is typed into a cell of dates as a day of 1905.
const firstDatedYear = 1990

// earlyDay words why a day before 1990 is none that can be meant; empty for any
// other text.
func earlyDay(text string) (fact, hint string) {
	day, ok := xlsx.ParseDate(text)
	if !ok || day.Year() >= firstDatedYear {
		return "", ""
	}
	hint = "korjaa päivä"
	if n := int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24); n >= firstDatedYear && n <= lastDatedYear {
		hint = "jos tarkoitat vuotta " + strconv.Itoa(n) + ", muuta solun muotoiluksi Yleinen ja kirjoita vuosi uudelleen"
	}
	return "solussa on päivä " + finnish.Date(day.Format(time.DateOnly)) + ", joka on ennen vuotta 1990", hint
}

// newCalendar finds what tells time among a table's dimensions: the one that the
// mapping names, else the first whose every label that the filters left has a
// year; and beside it those of bare months, or of years.
func newCalendar(m *programme.Mapping, t *table.Table, picks []pick) *calendar {
	c := &calendar{t: t, fixedYear: m.Year, nameYear: m.Year, seen: map[string]xlsx.Period{}}
	if d, ok := t.Dimension(m.Time); ok && m.Time != "" {
		c.time = &d
	}
	dims := slices.DeleteFunc(slices.Clone(t.Dimensions), func(d table.Dimension) bool { return d.Place == table.OnWhole || d.Unnamed })
	if c.time == nil && m.Year == 0 {
		if c.time = c.first(dims, picks, func(p xlsx.Period) bool { return p.Year != 0 }); c.time != nil {
			return c
		}
	}
	dims = slices.DeleteFunc(dims, func(d table.Dimension) bool {
		return c.time != nil && t.Same(d, c.time.Name) || t.Same(d, m.GroupBy) || t.Same(d, m.Column)
	})
	c.parts = c.first(dims, picks, func(p xlsx.Period) bool { return p.Year == 0 && p.Span != xlsx.Year })
	if m.Year == 0 {
		c.years = c.first(dims, picks, func(p xlsx.Period) bool { return p.Year != 0 && p.Span == xlsx.Year })
	}
	for _, name := range []string{t.Sheet.Name, files.WithoutStamp(path.Base(t.File))} {
		if y, ok := xlsx.YearWithin(name); ok && c.nameYear == 0 {
			c.nameYear = y
		}
	}
	return c
}

// first is the first of the dimensions in which each label that picks have is such a
// period; nil where none is.
func (c *calendar) first(dims []table.Dimension, picks []pick, is func(xlsx.Period) bool) *table.Dimension {
	for _, d := range dims {
		labels := labelsLeft(c.t, d, picks)
		if len(labels) > 0 && !slices.ContainsFunc(labels, func(text string) bool {
			p, ok := c.parse(d, text)
			return !ok || !is(p)
		}) {
			return &d
		}
	}
	return nil
}

// labelsLeft are the different labels that picks have in a dimension of a table.
func labelsLeft(t *table.Table, d table.Dimension, picks []pick) []string {
	seen := map[string]bool{}
	var all []string
	for _, p := range picks {
		if p.Table != t {
			continue
		}
		if text := p.In(d).Text; !seen[text] {
			seen[text] = true
			all = append(all, text)
		}
	}
	return all
}

// The day numbers that are taken for dates which lost their format: they are
// the years 1954–2119.
const (
	firstDay = 20_000
	lastDay  = 80_000
	// lastDatedYear is the last year that a bare number means where a day is asked.
	lastDatedYear = 2100
)

// parse reads a label of a dimension as a period; a bare 1–12 is a month only
// in a dimension whose name says so.
func (c *calendar) parse(d table.Dimension, text string) (xlsx.Period, bool) {
	if p, ok := xlsx.ParsePeriod(text); ok {
		return p, true
	}
	if n, err := strconv.Atoi(text); err == nil {
		if n >= 1 && n <= 12 && isMonthWord(d.Name) {
			return xlsx.Period{Span: xlsx.Month, Part: n}, true
		}
		if n >= firstDay && n <= lastDay {
			if day, ok := xlsx.SerialDate(text, c.t.Sheet.Book().Epoch1904); ok {
				return xlsx.Period{Span: xlsx.Month, Year: day.Year(), Part: int(day.Month()), Day: day.Day()}, true
			}
		}
	}
	if d.Place == table.OnWhole {
		if y, ok := xlsx.YearWithin(files.WithoutStamp(text)); ok {
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

func (c *calendar) periodOf(cell table.Cell) (xlsx.Period, bool) {
	at := xlsx.Period{Span: xlsx.Year, Year: c.fixedYear}
	if c.time != nil {
		text := cell.In(*c.time).Text
		known, ok := c.seen[text]
		if !ok {
			known, _ = c.parse(*c.time, text)
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
		case c.years != nil:
			y, _ := xlsx.ParsePeriod(cell.In(*c.years).Text)
			at.Year = y.Year
		default:
			at.Year = c.nameYear
		}
		return at, at.Year != 0
	}
	if at.Span == xlsx.Year && c.parts != nil {
		part, ok := c.parse(*c.parts, cell.In(*c.parts).Text)
		part.Year = at.Year
		return part, ok
	}
	return at, true
}
