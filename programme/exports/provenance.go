package exports

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
)

// origins tells where picks came from: one origin for each file and sheet.
func origins(picks []pick, how string) []programme.Origin {
	type origin struct {
		t     *table
		cells []position
	}
	var all []*origin
	for _, p := range picks {
		i := slices.IndexFunc(all, func(o *origin) bool { return o.t.file == p.t.file && o.t.sheet == p.t.sheet })
		if i < 0 {
			i = len(all)
			all = append(all, &origin{t: p.t})
		}
		all[i].cells = append(all[i].cells, p.position())
	}
	var out []programme.Origin
	for _, o := range all {
		out = append(out, programme.Origin{
			Source: o.t.source, File: o.t.file, SHA256: o.t.sheet.book.sha256, Sheet: o.t.sheet.name,
			Cells: ranges(o.cells), How: how,
		})
	}
	return out
}

// ranges writes cells as ranges in reading order: D14, E14:G14.
func ranges(cells []position) []string {
	cells = slices.Clone(cells)
	slices.SortFunc(cells, func(a, b position) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
	})
	cells = slices.Compact(cells)
	var areas []area
	for _, c := range cells {
		if n := len(areas); n > 0 && areas[n-1].bottom == c.row && areas[n-1].right == c.column-1 {
			areas[n-1].right = c.column
			continue
		}
		areas = append(areas, area{c.row, c.column, c.row, c.column})
	}
	// Runs of the same columns on rows that follow each other are one range.
	type columns struct{ left, right int }
	open := map[columns]int{}
	var joined []area
	for _, a := range areas {
		key := columns{a.left, a.right}
		if i, ok := open[key]; ok && joined[i].bottom == a.top-1 {
			joined[i].bottom = a.bottom
			continue
		}
		open[key] = len(joined)
		joined = append(joined, a)
	}
	var out []string
	for _, a := range joined {
		text := position{a.top, a.left}.String()
		if a.top != a.bottom || a.left != a.right {
			text += ":" + position{a.bottom, a.right}.String()
		}
		out = append(out, text)
	}
	return out
}

// how words what was done to the cells of a year.
func how(a programme.Aggregate, buckets []bucket, used []pick, whole int, picked period) string {
	if a == programme.Only || len(used) == 1 && a != programme.Last && a != programme.First && a != programme.Count && buckets[0].at.span == year {
		return "arvo sellaisenaan"
	}
	s := buckets[0].at.span
	count, what := whole, genitive(s)
	if s == year {
		count = len(used)
	}
	of := strconv.Itoa(count) + " " + what
	if count == 1 {
		of = "yhden " + what
	}
	suffix := ""
	if s != year && len(used) > whole {
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
		if s == year {
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

func genitive(s span) string {
	switch s {
	case month:
		return "kuukauden"
	case quarter:
		return "neljänneksen"
	case half:
		return "puolivuoden"
	}
	return "luvun"
}

func nominative(s span) string {
	switch s {
	case month:
		return "kuukausi"
	case quarter:
		return "neljännes"
	}
	return "puolivuosi"
}

// finnish writes a number with a decimal comma, a real minus and no-break
// spaces between thousands, with as many decimals as it needs up to twelve
// significant digits.
func finnish(r *big.Rat) string {
	f, _ := r.Float64()
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if r.IsInt() {
		text = r.Num().String()
	} else if g := strconv.FormatFloat(f, 'g', 12, 64); !strings.ContainsAny(g, "e") {
		text = g
	}
	negative := strings.HasPrefix(text, "-")
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	decimals = strings.TrimRight(decimals, "0")
	var b strings.Builder
	if negative {
		b.WriteString("\u2212")
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString("\u00a0")
		}
		b.WriteRune(d)
	}
	if decimals != "" {
		b.WriteString("," + decimals)
	}
	return b.String()
}
