package values

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/finnish"
)

// origins tells where picks came from: one origin for each file and sheet.
func origins(picks []pick, how string) []programme.Origin {
	type origin struct {
		t     *table.Table
		cells []xlsx.Position
	}
	var all []*origin
	for _, p := range picks {
		i := slices.IndexFunc(all, func(o *origin) bool { return o.t == p.Table })
		if i < 0 {
			i = len(all)
			all = append(all, &origin{t: p.Table})
		}
		all[i].cells = append(all[i].cells, p.Position())
	}
	var out []programme.Origin
	for _, o := range all {
		out = append(out, Origin(o.t.Source, o.t.Sheet, o.cells, how))
	}
	return out
}

// Origin is where a number came from: cells of a sheet, and what was done to
// them. The source is nil for a collected workbook.
func Origin(source *programme.Source, s *xlsx.Sheet, cells []xlsx.Position, how string) programme.Origin {
	return programme.Origin{Source: source, File: s.Book().Name, SHA256: s.Book().SHA256, Sheet: s.Name, Cells: ranges(cells), How: how}
}

// ranges writes cells as ranges in reading order: D14, E14:G14.
func ranges(cells []xlsx.Position) []string {
	cells = slices.Clone(cells)
	slices.SortFunc(cells, func(a, b xlsx.Position) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	cells = slices.Compact(cells)
	var areas []xlsx.Area
	for _, c := range cells {
		if n := len(areas); n > 0 && areas[n-1].Bottom == c.Row && areas[n-1].Right == c.Column-1 {
			areas[n-1].Right = c.Column
			continue
		}
		areas = append(areas, xlsx.Area{Top: c.Row, Left: c.Column, Bottom: c.Row, Right: c.Column})
	}
	// Runs of the same columns on rows that follow each other are one range.
	type columns struct{ left, right int }
	open := map[columns]int{}
	var joined []xlsx.Area
	for _, a := range areas {
		key := columns{a.Left, a.Right}
		if i, ok := open[key]; ok && joined[i].Bottom == a.Top-1 {
			joined[i].Bottom = a.Bottom
			continue
		}
		open[key] = len(joined)
		joined = append(joined, a)
	}
	var out []string
	for _, a := range joined {
		text := xlsx.Position{Row: a.Top, Column: a.Left}.String()
		if a.Top != a.Bottom || a.Left != a.Right {
			text += ":" + xlsx.Position{Row: a.Bottom, Column: a.Right}.String()
		}
		out = append(out, text)
	}
	return out
}

// unchanged is how a cell's own number is used.
const unchanged = "ei muutettu"

// multiplied words a number that was multiplied after the rest.
func multiplied(how string, by *big.Rat) string {
	times := "kerrottuna luvulla " + finnish.Exact(by)
	if how == unchanged {
		return times
	}
	return how + ", " + times
}

// accumulated words a year's part of a sum over the years, the same for each year
// whose number is used as it is.
func accumulated(from, to int, how string) string {
	text := "summa vuosista " + strconv.Itoa(from) + "–" + strconv.Itoa(to)
	if from == to {
		text = "summa vuodesta " + strconv.Itoa(from)
	}
	if how == unchanged {
		return text
	}
	return text + ", vuoden arvo: " + how
}

// how words what was done to the cells of a year.
func how(a programme.Aggregate, buckets []bucket, used []pick, whole int, picked xlsx.Period) string {
	if a == programme.Only || len(used) == 1 && a != programme.Last && a != programme.First && a != programme.Count && buckets[0].at.Span == xlsx.Year {
		return unchanged
	}
	s := buckets[0].at.Span
	count, what := whole, genitive(s)
	if s == xlsx.Year {
		count = len(used)
	}
	of := strconv.Itoa(count) + " " + what
	if count == 1 {
		of = "yhden " + what
	}
	suffix := ""
	if s != xlsx.Year && len(used) > whole {
		suffix = " (" + strconv.Itoa(len(used)) + " solua)"
	}
	switch a {
	case programme.Sum:
		return of + " summa" + suffix
	case programme.Last, programme.First:
		word := "viimeinen"
		if a == programme.First {
			word = "ensimmäinen"
		}
		if s == xlsx.Year {
			return "vuoden " + word + " luku"
		}
		return "vuoden " + word + " " + nominative(s) + " (" + picked.String() + ")"
	case programme.Max:
		return of + " suurin arvo" + suffix
	case programme.Min:
		return of + " pienin arvo" + suffix
	case programme.Count:
		return "rivien lukumäärä"
	}
	return of + " keskiarvo" + suffix
}

func genitive(s xlsx.Span) string {
	switch s {
	case xlsx.Month:
		return "kuukauden"
	case xlsx.Quarter:
		return "neljänneksen"
	case xlsx.Half:
		return "puolivuoden"
	}
	return "luvun"
}

func nominative(s xlsx.Span) string {
	switch s {
	case xlsx.Month:
		return "kuukausi"
	case xlsx.Quarter:
		return "neljännes"
	}
	return "puolivuosi"
}
