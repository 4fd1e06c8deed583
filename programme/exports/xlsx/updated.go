package xlsx

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
)

// updateLabels stand before the time of the last update in a footer.
var updateLabels = []string{"päivitetty viimeksi", "viimeksi päivitetty", "päivitetty", "senast uppdaterad", "uppdaterad", "latest update", "last updated", "updated", "siste oppdatering", "sist oppdatert"}

var (
	clockForm = regexp.MustCompile(`(?:19|20)\d{2}-?\d{2}-?\d{2}|\d{1,2}([./])\d{1,2}[./](?:19|20)\d{2}`)
	slashForm = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)
	hourForm  = regexp.MustCompile(`(?i)(?:^|\D)(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?(?:[.,]\d+)?(?:\s*([ap])\.?m\b)?\s*(z\b|[+-]\d{2}:?\d{2}\b)?`)
)

// Updated finds the footer's time of the last update, as written. It is
// after its label, to the right of it, or some rows below it.
//
// Sheets that no mapping reads are looked at only where all is set.
func (b *Workbook) Updated(all bool) string {
	for _, s := range b.Sheets {
		if b.updated != "" || b.closed {
			break
		}
		if s.Hidden || !all && !s.loaded || s.Load() != nil {
			continue
		}
		b.updated = s.Updated()
	}
	return b.updated
}

// Updated finds the time of the last update in the sheet's footer, as written.
func (s *Sheet) Updated() string {
	for i, e := range s.entries {
		first := s.reader(e)
		if first.next(); first.kind() != Text || first.column > 2 {
			continue
		}
		c := first.cell()
		written := s.LabelOf(c)
		label := strings.TrimRight(Fold(written), ": ")
		for _, known := range updateLabels {
			if label != known && !strings.HasPrefix(label, known+":") {
				continue
			}
			if at := clockForm.FindString(written); at != "" {
				return strings.TrimSpace(written[strings.Index(written, at):])
			}
			if row := s.cells(e); len(row) > 1 {
				if at, ok := s.timeIn(row[1]); ok {
					return at
				}
			}
			for _, below := range s.entries[i+1 : min(i+6, len(s.entries))] {
				if at, ok := s.timeIn(s.cells(below)[0]); ok {
					return at
				}
			}
		}
	}
	return ""
}

// timeIn is the time that a cell holds, as written: one that has a label of its
// own, such as that of the next update, is not meant. A date cell tells its time of
// day too.
func (s *Sheet) timeIn(c Cell) (at string, ok bool) {
	at = s.LabelOf(c)
	if c.Kind == Number && c.Format == Date {
		at = serialTime(c.Raw, s.book.Epoch1904)
	}
	place := clockForm.FindStringIndex(at)
	return at, place != nil && place[0] == 0 && ComparableTime(at) != ""
}

// serialTime writes a date cell's moment, without a time of day where it is
// midnight; empty for no moment.
func serialTime(raw string, epoch1904 bool) string {
	day, ok := SerialDate(raw, epoch1904)
	if !ok {
		return ""
	}
	f, _ := parseStored(raw)
	seconds := int(math.Round(f*24*60*60)) % (24 * 60 * 60)
	if seconds == 0 {
		return day.Format(time.DateOnly)
	}
	return day.Add(time.Duration(seconds) * time.Second).Format(time.DateTime)
}

// ComparableTime turns a written time into digits that sort by time: fourteen, or
// the eight of the day where no time of day is written. A time with its zone is
// that of Greenwich. Empty where it holds no date, or one of which the month can't
// be told from the day.
func ComparableTime(written string) string {
	at := clockForm.FindStringIndex(written)
	if at == nil {
		return ""
	}
	day, rest := written[at[0]:at[1]], written[at[1]:]
	hour := hourForm.FindStringSubmatch(rest)
	half := ""
	if hour != nil {
		half = strings.ToLower(hour[4])
	}
	if m := slashForm.FindStringSubmatch(day); m != nil {
		first, second := atoi(m[1]), atoi(m[2])
		switch {
		case first > 12:
			first, second = second, first
		case second <= 12 && half == "" && first != second:
			// 3/4/2025 is 3 April to some and 4 March to others; a.m. and p.m. are
			// written by those who put the month first.
			return ""
		}
		day = fmt.Sprintf("%s-%d-%d", m[3], first, second)
	} else if len(day) == 8 && !strings.Contains(day, ".") {
		day = day[:4] + "-" + day[4:6] + "-" + day[6:]
	}
	parsed, ok := ParseDate(day)
	if !ok {
		return ""
	}
	if hour == nil {
		return parsed.Format("20060102")
	}
	h := atoi(hour[1])
	if half != "" {
		h %= 12
		if half == "p" {
			h += 12
		}
	}
	moment := time.Date(parsed.Year(), parsed.Month(), parsed.Day(), h, atoi(hour[2]), atoi(hour[3]), 0, time.UTC)
	if zone := strings.ReplaceAll(hour[5], ":", ""); len(zone) == 5 {
		ahead := time.Duration(atoi(zone[1:3]))*time.Hour + time.Duration(atoi(zone[3:]))*time.Minute
		if zone[0] == '-' {
			ahead = -ahead
		}
		moment = moment.Add(-ahead)
	}
	return moment.Format("20060102150405")
}
