package book

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// finnish makes LibreOffice show a number as Finnish writes it whatever the
// reader's settings; Excel follows its own.
const finnish = "[$-40B]"

// NumberFormat is the format of a number with so many decimals. The unit is
// added where it is short enough to stand in a column of numbers; a longer one
// has a column of its own. "%" is a unit: the number 7.5 is 7,5 %.
func NumberFormat(decimals int, unit string) string {
	format := finnish + "#,##0"
	if decimals > 0 {
		format += "." + strings.Repeat("0", min(decimals, 9))
	}
	if unit == "%" || unit == "€" {
		return format + `"` + "\u00a0" + unit + `"`
	}
	return format + "_-"
}

// ChangeFormat is the format of a difference: with its sign, and in per cent
// units where the numbers are per cent.
func ChangeFormat(decimals int, unit string) string {
	format := strings.TrimSuffix(strings.TrimPrefix(NumberFormat(decimals, ""), finnish), "_-")
	suffix := ""
	switch unit {
	case "%":
		suffix = `"` + "\u00a0%-yks." + `"`
	case "€":
		suffix = `"` + "\u00a0€" + `"`
	}
	return finnish + "+" + format + suffix + ";" + finnish + "\u2212" + format + suffix + ";" + finnish + format + suffix
}

// Formats of years, counts and days.
const (
	Whole = "0"
	Day   = "d.m.yyyy"
)

// Serial is a day (YYYY-MM-DD) as spreadsheets count days. It is not ok for
// what is no day, and before 1901, where they count a day too many.
func Serial(day string) (serial float64, ok bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Year() < 1901 {
		return 0, false
	}
	return t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24, true
}

// shown is about how a number looks in the format, for measuring.
func shown(n float64, format string) string {
	decimals := 0
	first, _, _ := strings.Cut(format, ";")
	if _, after, ok := strings.Cut(first, "."); ok {
		decimals = strings.Count(after, "0")
	}
	if format == Day {
		return "31.12.2025"
	}
	if format == "" {
		return strconv.FormatFloat(n, 'g', -1, 64)
	}
	text := strconv.FormatFloat(n, 'f', decimals, 64)
	if strings.Contains(format, ",") {
		text += strings.Repeat(" ", int(math.Max(0, math.Log10(math.Max(1, math.Abs(n)))/3)))
	}
	if strings.Contains(format, ";") {
		text += "+"
	}
	switch {
	case strings.Contains(format, "yks."):
		text += " %-yks."
	case strings.HasSuffix(format, `"`):
		text += " %"
	}
	return text
}
