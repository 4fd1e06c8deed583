package xlsx

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Span is the kind of a period.
type Span int

const (
	NoSpan Span = iota
	Year
	Half
	Quarter
	Month
)

// Parts is how many periods of the kind make a year.
func (s Span) Parts() int {
	switch s {
	case Half:
		return 2
	case Quarter:
		return 4
	case Month:
		return 12
	}
	return 1
}

// Period is a year or a part of one. A part without its year has year 0.
type Period struct {
	Span Span
	Year int
	// Part is the number of the month, quarter or half year; 0 for a year.
	Part int
	// Day is set for a date, whose period is its month.
	Day int
}

// String is as statistics agencies write it: 2023, 2023K1, 2023M01.
func (p Period) String() string {
	y := ""
	if p.Year != 0 {
		y = strconv.Itoa(p.Year)
	}
	switch p.Span {
	case Half:
		return y + "H" + strconv.Itoa(p.Part)
	case Quarter:
		return y + "K" + strconv.Itoa(p.Part)
	case Month:
		if p.Part < 10 {
			return y + "M0" + strconv.Itoa(p.Part)
		}
		return y + "M" + strconv.Itoa(p.Part)
	}
	return y
}

// The years that a number may mean.
const (
	firstYear = 1800
	lastYear  = 2199
)

var (
	yearForm         = regexp.MustCompile(`^(?:vuosi |vuonna |v\. ?)?(\d{4})$`)
	yearMonthForm    = regexp.MustCompile(`^(\d{4}) ?m ?(\d{1,2})$`)
	yearSlashForm    = regexp.MustCompile(`^(\d{4}) ?[-/.] ?(\d{1,2})$`)
	monthSlashForm   = regexp.MustCompile(`^(\d{1,2}) ?[-/.] ?(\d{4})$`)
	sixDigitForm     = regexp.MustCompile(`^(\d{4})(\d{2})$`)
	yearQuarterForm  = regexp.MustCompile(`^(\d{4})[ /-]?[kq] ?([1-4])$`)
	quarterYearForm  = regexp.MustCompile(`^[kq] ?([1-4])[ /-]?(\d{4})$`)
	quarterWordForm  = regexp.MustCompile(`^([1-4]|i|ii|iii|iv)\.? ?(?:vuosi)?(?:neljännes|kvartaali|kvartal|quarter)[ ,/]*(\d{4})?$`)
	yearQuarterWords = regexp.MustCompile(`^(\d{4})[ ,/]*([1-4]|i|ii|iii|iv)\.? ?(?:vuosi)?(?:neljännes|kvartaali|kvartal|quarter)$`)
	halfForm         = regexp.MustCompile(`^(\d{4})[ /-]?h ?([12])$`)
	halfYearForm     = regexp.MustCompile(`^h ?([12])[ /-]?(\d{4})$`)
	halfWordForm     = regexp.MustCompile(`^([12]|i|ii)\.? ?(?:puolivuosi|vuosipuolisko|puolivuotiskausi|halvår|half-?year|half)[ ,/]*(\d{4})?$`)
	halfWords        = regexp.MustCompile(`^(\d{4})[ ,/]*([12]|i|ii)\.? ?(?:puolivuosi|vuosipuolisko|puolivuotiskausi|halvår|half-?year|half)$`)
	isoDateForm      = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$`)
	finnishDateForm  = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`)
	wordFirstForm    = regexp.MustCompile(`^([a-zåäöæø]+)\.?[ .\-/']*(\d{4}|\d{2})$`)
	yearFirstForm    = regexp.MustCompile(`^(\d{4})[ .,\-/]*([a-zåäöæø]+)\.?$`)
	barePartForm     = regexp.MustCompile(`^([kqh]) ?([1-4])$`)
	bareMonthForm    = regexp.MustCompile(`^m ?(\d{1,2})$`)
	loneYearForm     = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d{2})(?:[^0-9]|$)`)
	footnoteForm     = regexp.MustCompile(`(?: ?\*+| ?[¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾]+| \d\)| ?\(\d\))$`)
)

// monthNames are matched whole or by their usual short forms: Finnish,
// Swedish, English, Norwegian and Danish.
var monthNames = [12][]string{
	{"tammikuu", "tammi", "januari", "january", "januar", "jan"},
	{"helmikuu", "helmi", "februari", "february", "februar", "feb", "febr"},
	{"maaliskuu", "maalis", "mars", "march", "mar", "marts"},
	{"huhtikuu", "huhti", "april", "apr"},
	{"toukokuu", "touko", "maj", "may", "mai"},
	{"kesäkuu", "kesä", "juni", "june", "jun"},
	{"heinäkuu", "heinä", "juli", "july", "jul"},
	{"elokuu", "elo", "augusti", "august", "aug"},
	{"syyskuu", "syys", "september", "sep", "sept"},
	{"lokakuu", "loka", "oktober", "october", "okt", "oct"},
	{"marraskuu", "marras", "november", "nov"},
	{"joulukuu", "joulu", "december", "desember", "dec", "des"},
}

func monthByName(name string) (int, bool) {
	for i, names := range monthNames {
		for _, n := range names {
			if name == n || name == n+"ta" || name == n+"ssa" {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// ParsePeriod reads a label as a period. A part without its year (tammikuu,
// K1) has year 0. Asterisks and footnote marks after it are left out.
func ParsePeriod(label string) (Period, bool) {
	s := Fold(label)
	if len(s) > 60 {
		return Period{}, false
	}
	for {
		shorter := footnoteForm.ReplaceAllString(s, "")
		if shorter == s {
			break
		}
		s = shorter
	}
	of := func(sp Span, yearText, partText string) (Period, bool) {
		y, part := atoi(yearText), roman(partText)
		if len(yearText) == 2 {
			y += 2000
			if y > 2069 {
				y -= 100
			}
		}
		if yearText != "" && (y < firstYear || y > lastYear) {
			return Period{}, false
		}
		if sp != Year && (part < 1 || part > sp.Parts()) {
			return Period{}, false
		}
		return Period{Span: sp, Year: y, Part: part}, true
	}
	if m := yearForm.FindStringSubmatch(s); m != nil {
		return of(Year, m[1], "")
	}
	for _, form := range []struct {
		re         *regexp.Regexp
		span       Span
		year, part int
	}{
		{yearMonthForm, Month, 1, 2}, {yearSlashForm, Month, 1, 2}, {monthSlashForm, Month, 2, 1}, {sixDigitForm, Month, 1, 2},
		{yearQuarterForm, Quarter, 1, 2}, {quarterYearForm, Quarter, 2, 1}, {quarterWordForm, Quarter, 2, 1}, {yearQuarterWords, Quarter, 1, 2},
		{halfForm, Half, 1, 2}, {halfYearForm, Half, 2, 1}, {halfWordForm, Half, 2, 1}, {halfWords, Half, 1, 2},
	} {
		if m := form.re.FindStringSubmatch(s); m != nil {
			return of(form.span, m[form.year], m[form.part])
		}
	}
	if day, ok := ParseDate(s); ok {
		return Period{Span: Month, Year: day.Year(), Part: int(day.Month()), Day: day.Day()}, true
	}
	if m := wordFirstForm.FindStringSubmatch(s); m != nil {
		if n, ok := monthByName(m[1]); ok {
			return of(Month, m[2], strconv.Itoa(n))
		}
	}
	if m := yearFirstForm.FindStringSubmatch(s); m != nil {
		if n, ok := monthByName(m[2]); ok {
			return of(Month, m[1], strconv.Itoa(n))
		}
	}
	if n, ok := monthByName(strings.TrimSuffix(s, ".")); ok {
		return Period{Span: Month, Part: n}, true
	}
	if m := bareMonthForm.FindStringSubmatch(s); m != nil {
		return of(Month, "", m[1])
	}
	if m := barePartForm.FindStringSubmatch(s); m != nil {
		if m[1] == "h" {
			return of(Half, "", m[2])
		}
		return of(Quarter, "", m[2])
	}
	return Period{}, false
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func roman(s string) int {
	switch s {
	case "i":
		return 1
	case "ii":
		return 2
	case "iii":
		return 3
	case "iv":
		return 4
	}
	return atoi(s)
}

// ParseDate reads a day as 2026-02-03 or 3.2.2026.
func ParseDate(s string) (time.Time, bool) {
	y, m, d := 0, 0, 0
	if f := isoDateForm.FindStringSubmatch(s); f != nil {
		y, m, d = atoi(f[1]), atoi(f[2]), atoi(f[3])
	} else if f := finnishDateForm.FindStringSubmatch(s); f != nil {
		y, m, d = atoi(f[3]), atoi(f[2]), atoi(f[1])
	}
	day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < firstYear || y > lastYear || day.Day() != d || int(day.Month()) != m {
		return time.Time{}, false
	}
	return day, true
}

// serialLimit is the number of the last day that Excel knows, in the year 2200.
const serialLimit = 110_000

// SerialDate turns Excel's day number into a date. The 1900 calendar counts a
// 29 February 1900 that never was, hence its two starting points. A moment is
// rounded to the second before its day is taken, because a sum of days may end
// a hair below midnight, and every program shows the next day then.
func SerialDate(raw string, epoch1904 bool) (time.Time, bool) {
	f, ok := parseStored(raw)
	if !ok || f < 0 || f > serialLimit {
		return time.Time{}, false
	}
	const secondsOfDay = 24 * 60 * 60
	days := int(math.Round(f*secondsOfDay)) / secondsOfDay
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case epoch1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 1:
		return time.Time{}, false
	case days < 61:
		start = start.AddDate(0, 0, 1)
	}
	return start.AddDate(0, 0, days), true
}

// isoDay is the day of a moment as the file format itself writes it.
func isoDay(raw string) (string, bool) {
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02"} {
		if moment, err := time.Parse(layout, raw); err == nil {
			return moment.Round(time.Second).Format("2006-01-02"), true
		}
	}
	return "", false
}

// elapsedTime writes a number of days as hours, minutes and seconds: 36:00:00.
func elapsedTime(raw string) (string, bool) {
	f, ok := parseStored(raw)
	if !ok || math.Abs(f) > serialLimit {
		return "", false
	}
	seconds := int(math.Round(math.Abs(f) * 24 * 60 * 60))
	sign := ""
	if f < 0 && seconds > 0 {
		sign = "-"
	}
	return fmt.Sprintf("%s%d:%02d:%02d", sign, seconds/3600, seconds/60%60, seconds%60), true
}

// YearWithin finds the only year in a text such as a sheet's or a file's name;
// time stamps are left out by the caller.
func YearWithin(s string) (int, bool) {
	found := 0
	for {
		m := loneYearForm.FindStringSubmatchIndex(s)
		if m == nil {
			return found, found != 0
		}
		y := atoi(s[m[2]:m[3]])
		if found != 0 && found != y {
			return 0, false
		}
		found = y
		s = s[m[3]:]
	}
}
