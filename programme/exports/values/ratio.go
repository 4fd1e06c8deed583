package values

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// ratio divides two parts year by year. Where both are made of the same periods,
// of rows that hold both, or of the same labels, only those that both have are
// used, and the others are told: a year's sum over half a year's would be no
// ratio of anything.
func (r reading) ratio(m *programme.Mapping, n, d part) []programme.Value {
	numerator, ok := r.series(n)
	if !ok {
		return nil
	}
	denominator, ok := r.series(d)
	if !ok {
		return nil
	}
	var made map[int]makeUp
	if !n.m.Accumulate && !d.m.Accumulate {
		made = r.pair(numerator, denominator)
	}
	values := divide(m, r.yearly(numerator), r.yearly(denominator), made)
	if m.Accumulate {
		values = accumulate(values, r.Start)
	}
	return values
}

// makeUp tells which parts of a year's ratio are made of periods.
type makeUp struct{ numerator, denominator bool }

// divide divides the numbers of the same years. Where only the numerator is made
// of periods the ratio grows with it, as the use of a yearly budget does;
// otherwise more periods move it either way.
func divide(m *programme.Mapping, numerators, denominators []programme.Value, made map[int]makeUp) []programme.Value {
	times := ""
	if m.Scale != nil {
		times = "; osamäärä kerrottuna luvulla " + finnish.Exact(m.Scale)
	}
	var values []programme.Value
	for _, v := range numerators {
		d := programme.ValueOf(denominators, v.Year)
		v.Origins = slices.Clone(v.Origins)
		for i := range v.Origins {
			v.Origins[i].How = "osoittaja: " + v.Origins[i].How + times
		}
		if d != nil {
			for _, o := range d.Origins {
				o.How = "nimittäjä: " + o.How
				v.Origins = append(v.Origins, o)
			}
		}
		if of, known := made[v.Year]; known && (of.denominator || !of.numerator) {
			v.Aggregate = programme.Quotient
			if !of.numerator && d != nil {
				v.Periods, v.Required = d.Periods, d.Required
			}
		}
		switch {
		case v.Number == nil:
		case d == nil || d.Number == nil:
			v.Number, v.Missing = nil, "nimittäjä puuttuu"
		case d.Number.Sign() == 0:
			v.Number, v.Missing = nil, "nimittäjä on nolla"
		default:
			v.Number = new(big.Rat).Quo(v.Number, d.Number)
			if m.Scale != nil {
				v.Number.Mul(v.Number, m.Scale)
			}
		}
		values = append(values, v)
	}
	return values
}

// unit is what a ratio's two parts are paired by: a row, a period, labels, or more
// of these.
type unit struct {
	t      *table.Table
	row    int
	period xlsx.Period
	labels string
}

// pairing tells what makes the units of two series in a year.
type pairing struct {
	// rows is set where both parts stand on the same rows of a list.
	rows bool
	// span is the longer of the parts' periods; none where either has yearly figures.
	span xlsx.Span
	// lists are the dimensions that both parts limit to the same kind of list.
	lists []string
}

// pair leaves of two series what both have, year by year, and tells the rest.
func (r reading) pair(n, d *series) map[int]makeUp {
	made := map[int]makeUp{}
	p := pairing{rows: sameRows(n.part, d.part), lists: sharedLists(n, d)}
	for _, a := range n.years {
		i := slices.IndexFunc(d.years, func(c *yearCells) bool { return c.year == a.year })
		if i < 0 || len(a.buckets) == 0 || len(d.years[i].buckets) == 0 {
			continue
		}
		b := d.years[i]
		a.span, b.span = a.buckets[0].at.Span, b.buckets[0].at.Span
		if n.dated != d.dated {
			// Days fall in the periods that the other part is made of.
			a.span, b.span = r.spanOfDays(n, a), r.spanOfDays(d, b)
		}
		made[a.year] = makeUp{a.span != xlsx.Year || n.dated, b.span != xlsx.Year || d.dated}
		p.span = xlsx.NoSpan
		if a.span != xlsx.Year && b.span != xlsx.Year {
			p.span = min(a.span, b.span)
		}
		if p.rows || p.span != xlsx.NoSpan || len(p.lists) > 0 {
			common := p.common(a, b, n.parts, d.parts)
			r.leave(p, a, common, "nimittäjässä")
			r.leave(p, b, common, "osoittajassa")
			for _, c := range []*yearCells{a, b} {
				if c.monthsOver > 0 && p.span != xlsx.NoSpan {
					c.common, c.commonOf = periodsOf(common), p.span.Parts()
				}
			}
		}
	}
	if p.rows || len(p.lists) > 0 {
		// What both have of a period makes it whole.
		n.parts, d.parts = 1, 1
	}
	return made
}

// spanOfDays is months for a dated year, of which those that are over are full;
// otherwise what its periods are.
func (r reading) spanOfDays(s *series, c *yearCells) xlsx.Span {
	days := slices.ContainsFunc(c.buckets, func(b bucket) bool {
		return slices.ContainsFunc(b.picks, func(p pick) bool { return p.day.Day != 0 })
	})
	if over := r.monthsOver(c.year); s.dated && days && over > 0 {
		c.monthsOver = over
		return xlsx.Month
	}
	return c.buckets[0].at.Span
}

// periodsOf counts the periods of units.
func periodsOf(units map[unit]bool) int {
	periods := map[xlsx.Period]bool{}
	for u := range units {
		periods[u.period] = true
	}
	return len(periods)
}

// sameRows tells whether two parts read different columns of the same rows.
func sameRows(n, d part) bool {
	return n.m.Source == d.m.Source && n.m.Source.Layout == programme.Long && slices.EqualFunc(n.filters, d.filters, func(a, b programme.Filter) bool {
		return xlsx.Fold(a.Dimension) == xlsx.Fold(b.Dimension) && a.Not == b.Not && a.Codes == b.Codes && slices.Equal(a.Labels, b.Labels)
	})
}

// sharedLists are the dimensions of which both parts take several labels, where
// they are all that either takes several of.
func sharedLists(n, d *series) []string {
	names := listNames(n.chosen.lists)
	if !slices.Equal(names, listNames(d.chosen.lists)) {
		return nil
	}
	return names
}

func (p pairing) unitOf(c pick) unit {
	u := unit{}
	if p.rows {
		u.t, u.row = c.Table, c.Row
	}
	if p.span != xlsx.NoSpan {
		switch {
		case c.day.Day != 0:
			u.period = coarse(xlsx.Period{Span: xlsx.Month, Year: c.day.Year, Part: c.day.Part}, p.span)
		case c.at.Span == xlsx.Year:
			// A row that tells only its year is in none of the periods.
			u.period = c.at
		default:
			u.period = coarse(c.at, p.span)
		}
	}
	var labels []string
	for _, name := range p.lists {
		labels = append(labels, c.Label(name))
	}
	u.labels = strings.Join(labels, "\x00")
	return u
}

// coarse is the period of a span that a period is part of.
func coarse(at xlsx.Period, span xlsx.Span) xlsx.Period {
	if at.Span == span {
		return xlsx.Period{Span: span, Year: at.Year, Part: at.Part}
	}
	return xlsx.Period{Span: span, Year: at.Year, Part: (at.Part-1)*span.Parts()/at.Span.Parts() + 1}
}

// common are the units that both years have in full. Of the labels that a list
// names, a period must have all in either part.
func (p pairing) common(a, b *yearCells, partsA, partsB int) map[unit]bool {
	ua, ub := p.units(a, partsA), p.units(b, partsB)
	common := map[unit]bool{}
	labels := map[xlsx.Period]int{}
	for u := range ua {
		labels[u.period]++
		if ub[u] {
			common[u] = true
		}
	}
	for u := range ub {
		if !ua[u] {
			labels[u.period]++
		}
	}
	if !p.rows && p.span != xlsx.NoSpan && len(p.lists) > 0 {
		for u := range common {
			if labels[u.period] < max(partsA, partsB) {
				delete(common, u)
			}
		}
	}
	return common
}

// units are those that a year has in full: all the months of a quarter, all the
// listed parts of a month.
func (p pairing) units(c *yearCells, parts int) map[unit]bool {
	needed := 1
	if p.span != xlsx.NoSpan {
		needed = c.span.Parts() / p.span.Parts()
	}
	counts := map[unit]int{}
	for _, b := range c.buckets {
		if len(p.lists) == 0 && !p.rows && len(b.picks) < parts {
			continue
		}
		here := map[unit]bool{}
		for _, x := range b.picks {
			here[p.unitOf(x)] = true
		}
		for u := range here {
			counts[u]++
		}
	}
	full := map[unit]bool{}
	if c.monthsOver > 0 && p.span != xlsx.NoSpan {
		// A month without a row of a dated list has none to have.
		periods := c.monthsOver * p.span.Parts() / xlsx.Month.Parts()
		for u := range counts {
			if u.period.Span == p.span && u.period.Part <= periods {
				full[u] = true
			}
		}
		for part := 1; part <= periods && !p.rows && len(p.lists) == 0; part++ {
			full[unit{period: xlsx.Period{Span: p.span, Year: c.year, Part: part}}] = true
		}
		return full
	}
	for u, count := range counts {
		if count >= needed {
			full[u] = true
		}
	}
	return full
}

// leave keeps of a year the units that both parts have, and tells the first cell
// that is left out because the other part has nothing beside it.
func (r reading) leave(p pairing, c *yearCells, common map[unit]bool, other string) {
	var left []pick
	var buckets []bucket
	for _, b := range c.buckets {
		kept := bucket{at: b.at}
		for _, x := range b.picks {
			if common[p.unitOf(x)] {
				kept.picks = append(kept.picks, x)
			} else {
				left = append(left, x)
			}
		}
		if len(kept.picks) > 0 {
			buckets = append(buckets, kept)
		}
	}
	c.buckets = buckets
	if len(buckets) == 0 {
		c.missing = "osoittajalla ja nimittäjällä ei ole yhteisiä jaksoja"
		if p.span == xlsx.NoSpan {
			c.missing = "osoittajalla ja nimittäjällä ei ole lukuja samoilta riveiltä"
		}
	}
	if len(left) == 0 || !r.Covers(c.year) {
		return
	}
	fact := "luku jäi pois suhteesta, koska " + other + " ei ole lukua sen parina"
	if p.span != xlsx.NoSpan {
		fact += " (" + p.unitOf(left[0]).period.String() + ")"
	}
	if len(left) > 1 {
		fact += "; samasta syystä jäi pois vuodelta " + strconv.Itoa(c.year) + " yhteensä " + strconv.Itoa(len(left)) + " lukua"
	}
	r.Log.Sheet(r.metric, problem.Warning, left[0].Table.Sheet, left[0].Position().String(), fact, "täydennä puuttuva luku, jos se on tiedossa")
}
