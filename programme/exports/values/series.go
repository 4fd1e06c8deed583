package values

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// series is what a mapping's cells give, year by year.
type series struct {
	part
	chosen selection
	// dated is set where the rows of a list are told by day, so that each is an
	// observation of its year.
	dated bool
	// parts is how many cells make one period.
	parts int
	// years are those that have cells, rising.
	years []*yearCells
}

// yearCells are the cells of one year, read.
type yearCells struct {
	year int
	// buckets are the periods that have a number, with the picks that have one.
	buckets []bucket
	numbers map[table.Cell]xlsx.Reading
	// symbols are the picks with a declared symbol in place of a number.
	symbols []pick
	// missing says why a year with numbers has no value, and span is what periods
	// they were of; empty where it has one.
	missing string
	span    xlsx.Span
	// monthsOver is set for days that a ratio pairs with the periods of its other
	// part: how many whole months are over. Of the periods, of which commonOf make a
	// year, both parts have common.
	monthsOver, common, commonOf int
}

// bucket is the picks of one period.
type bucket struct {
	at    xlsx.Period
	picks []pick
}

// series chooses and reads a part's cells.
func (r reading) series(p part) (*series, bool) {
	chosen, ok := r.choose(p.m, p.filters)
	if !ok || !r.tellPeriods(p.m, &chosen) {
		return nil, false
	}
	s := &series{part: p, chosen: chosen}
	picks := r.withoutRepeats(p.m, chosen)
	if s.dated = p.m.Required == 0 && inObservations(picks) && slices.ContainsFunc(picks, func(p pick) bool { return p.at.Day != 0 }); s.dated {
		if picks, ok = r.observations(p.m, picks); !ok {
			return nil, false
		}
	}
	buckets := gather(picks)
	r.warnOfPeriodsToCome(buckets)
	s.parts = partsOf(buckets, chosen.lists)
	for len(buckets) > 0 {
		n := 1
		for n < len(buckets) && buckets[n].at.Year == buckets[0].at.Year {
			n++
		}
		s.years = append(s.years, r.readYear(p.m, buckets[:n]))
		buckets = buckets[n:]
	}
	r.percents.note(s)
	return s, true
}

// inObservations tells whether the picks are in a list, where each row is an observation.
func inObservations(picks []pick) bool { return len(picks) > 0 && picks[0].Table.Observations }

// observations makes the rows of a dated list observations of their years, in the
// order of their days, without those after the report's day.
//
// Rows that are told by day are no monthly series, however they fall: two in a
// month would else be refused, and a month without any would be a gap.
func (r reading) observations(m *programme.Mapping, picks []pick) ([]pick, bool) {
	ok := true
	var used []pick
	for _, p := range picks {
		if p.at.Day == 0 && p.at.Span != xlsx.Year {
			if r.Covers(p.at.Year) {
				r.cellFault(p.Cell, "solun aika on "+p.at.String()+", mutta muilla riveillä on päivä", "kirjoita aika kaikille riveille samalla tavalla: joko päivä, kuten 3.2.2026, tai kuukausi, kuten 2026M02")
				ok = false
			}
			continue
		}
		if day := dayText(p.at); r.Date != "" && day != "" && day > r.Date {
			continue
		}
		p.day = p.at
		p.at = xlsx.Period{Span: xlsx.Year, Year: p.at.Year}
		used = append(used, p)
	}
	slices.SortStableFunc(used, func(a, b pick) int {
		return cmp.Or(cmp.Compare(a.day.Year, b.day.Year), cmp.Compare(a.day.Part, b.day.Part), cmp.Compare(a.day.Day, b.day.Day))
	})
	if ok && looksMonthly(used) {
		r.Log.Programme(r.metric, problem.Warning, m.At, "luettelon rivit ovat kaikki kuukauden ensimmäiseltä tai viimeiseltä päivältä, mutta ne luetaan tapahtumina eikä kuukausina",
			"jos jokainen rivi on kuukauden luku, lisää arvo-kohtaan vaaditaan: 12")
	}
	return used, ok
}

// dayText is a period's day as YYYY-MM-DD; empty for a period without a day.
func dayText(at xlsx.Period) string {
	if at.Day == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", at.Year, at.Part, at.Day)
}

// looksMonthly tells whether days are rather names of months: each is its month's
// first, or each is its last, and no month has two.
func looksMonthly(picks []pick) bool {
	firsts, lasts := true, true
	months := map[xlsx.Period]bool{}
	for _, p := range picks {
		firsts = firsts && p.day.Day == 1
		lasts = lasts && p.day.Day != 0 && isLastOfMonth(p.day)
		month := p.day
		month.Day = 0
		months[month] = true
	}
	return len(picks) > 2 && len(months) == len(picks) && (firsts || lasts)
}

func isLastOfMonth(at xlsx.Period) bool {
	return time.Date(at.Year, time.Month(at.Part), at.Day+1, 0, 0, 0, 0, time.UTC).Day() == 1
}

// monthsOver is how many whole months of a year are over by the report's day; 12
// where the year is.
func (r reading) monthsOver(year int) int {
	day, err := time.Parse(time.DateOnly, r.Date)
	switch {
	case err != nil || day.Year() > year:
		return 12
	case day.Year() < year:
		return 0
	case day.AddDate(0, 0, 1).Day() == 1:
		return int(day.Month())
	}
	return int(day.Month()) - 1
}

// warnOfPeriodsToCome warns of figures of periods that begin after the report's day:
// people fill such cells with zeros or plans.
func (r reading) warnOfPeriodsToCome(buckets []bucket) {
	if r.Date == "" {
		return
	}
	var first *pick
	count := 0
	for _, b := range buckets {
		if b.at.Span == xlsx.Year || !r.Covers(b.at.Year) {
			continue
		}
		begins := fmt.Sprintf("%04d-%02d-01", b.at.Year, (b.at.Part-1)*xlsx.Month.Parts()/b.at.Span.Parts()+1)
		if begins <= r.Date {
			continue
		}
		if count++; first == nil {
			first = &b.picks[0]
		}
	}
	if first == nil {
		return
	}
	fact := "luku on jaksolta " + first.at.String() + ", joka alkaa vasta raportin päivän " + finnish.Date(r.Date) + " jälkeen"
	if count > 1 {
		fact += "; tällaisia jaksoja on yhteensä " + strconv.Itoa(count)
	}
	r.Log.Sheet(r.metric, problem.Warning, first.Table.Sheet, first.Position().String(), fact, "tyhjennä solu, jos lukua ei vielä ole, tai tarkista raportin päivä")
}

// gather groups picks by period, in the order of time.
func gather(picks []pick) []bucket {
	var all []bucket
	index := map[xlsx.Period]int{}
	for _, p := range picks {
		at := p.at
		at.Day = 0
		i, ok := index[at]
		if !ok {
			i = len(all)
			index[at] = i
			all = append(all, bucket{at: at})
		}
		all[i].picks = append(all[i].picks, p)
	}
	slices.SortStableFunc(all, func(a, b bucket) int {
		return cmp.Or(cmp.Compare(a.at.Year, b.at.Year), cmp.Compare(a.at.Span, b.at.Span), cmp.Compare(a.at.Part, b.at.Part))
	})
	return all
}

// partsOf is how many cells make one period: as many as a list filter has
// labels, else as many as the fullest period has.
func partsOf(buckets []bucket, lists map[string]int) int {
	fullest := 1
	if len(lists) > 0 {
		for _, b := range buckets {
			fullest = max(fullest, len(b.picks))
		}
	}
	if len(lists) == 1 {
		for _, listed := range lists {
			fullest = max(fullest, listed)
		}
	}
	return fullest
}

// warnOfMerged warns of a figure whose cell is merged with that of another label: it
// may be the figure of both, but is read for the first.
func (r reading) warnOfMerged(p pick) {
	t, at := p.Table, p.Position()
	if _, ok := t.Sheet.Anchor(at.Row, at.Column); !ok {
		return
	}
	same := func(row, column int) bool {
		anchor, ok := t.Sheet.Anchor(row, column)
		return ok && anchor == at
	}
	labels := func(l table.Line) string {
		var all []string
		for _, label := range l.Labels {
			all = append(all, label.Text)
		}
		return strings.Join(all, "\x00")
	}
	other := ""
	if i := p.Column + 1; !t.Observations && i < len(t.Columns) && same(at.Row, t.Columns[i].Number) && labels(t.Columns[i]) != labels(t.Columns[p.Column]) {
		other = xlsx.Position{Row: at.Row, Column: t.Columns[i].Number}.String()
	}
	if i := p.Row + 1; i < len(t.Rows) && same(t.Rows[i].Number, at.Column) && labels(t.Rows[i]) != labels(t.Rows[p.Row]) {
		other = xlsx.Position{Row: t.Rows[i].Number, Column: at.Column}.String()
	}
	if other != "" {
		r.Log.Sheet(r.metric, problem.Warning, t.Sheet, at.String(), "solu on yhdistetty solun "+other+" kanssa, mutta luku luetaan vain ensimmäiselle niistä", "pura yhdistäminen ja kirjoita kummankin luku omaan soluunsa")
	}
}

// uncountable tells whether a cell is a fault even where only its row is counted: an
// error, a formula without a result, what is struck out, and a dash or dots of
// which nobody knows whether they mean that there is nothing.
func uncountable(c xlsx.Cell, read xlsx.Reading) bool {
	if read.Fact == "" {
		return false
	}
	text := xlsx.Normalise(c.Raw)
	_, struck := xlsx.UnmarkStruck(text)
	return c.Kind == xlsx.Error || c.Kind == xlsx.Unsettled || c.Kind == xlsx.Text && (c.Struck && struck || xlsx.IsErrorText(text) || strings.Trim(text, "-–—−.…") == "")
}

// readYear reads the cells of a year, and reports those that hold no number.
func (r reading) readYear(m *programme.Mapping, buckets []bucket) *yearCells {
	cells := &yearCells{year: buckets[0].at.Year, numbers: map[table.Cell]xlsx.Reading{}}
	for _, b := range buckets {
		kept := bucket{at: b.at}
		for _, p := range b.picks {
			read := p.Read()
			if m.Aggregate == programme.Count && read.Symbol == "" && !uncountable(p.Content(), read) {
				read = xlsx.Reading{Value: one}
			}
			if r.Covers(cells.year) && m.Aggregate != programme.Count {
				r.warnOfMerged(p)
			}
			if read.Warning != "" && r.Covers(cells.year) {
				r.Log.Sheet(r.metric, problem.Warning, p.Table.Sheet, p.Position().String(), read.Warning, "tarkista luku")
			}
			switch {
			case read.Fact != "":
				if r.Covers(cells.year) {
					r.readFault(p.Cell, read)
				}
			case read.Value == nil:
				cells.symbols = append(cells.symbols, p)
				cells.numbers[p.Cell] = read
			default:
				cells.numbers[p.Cell] = read
				kept.picks = append(kept.picks, p)
			}
		}
		if len(kept.picks) > 0 {
			cells.buckets = append(cells.buckets, kept)
		}
	}
	return cells
}
