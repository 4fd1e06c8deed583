package xlsx

import (
	"fmt"
	"regexp"
	"strings"
)

// updateLabels stand before the time of the last update in a footer.
var updateLabels = []string{"päivitetty viimeksi", "viimeksi päivitetty", "päivitetty", "senast uppdaterad", "uppdaterad", "latest update", "last updated", "updated", "siste oppdatering", "sist oppdatert"}

var (
	clockForm = regexp.MustCompile(`(?:19|20)\d{2}-?\d{2}-?\d{2}|\d{1,2}([./])\d{1,2}[./](?:19|20)\d{2}`)
	slashForm = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)
	hourForm  = regexp.MustCompile(`(?i)(?:^|\D)(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?(?:\s*([ap])\.?m\b)?`)
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
			if row := s.cells(e); len(row) > 1 && ComparableTime(s.LabelOf(row[1])) != "" {
				return s.LabelOf(row[1])
			}
			for _, below := range s.entries[i+1 : min(i+6, len(s.entries))] {
				if at := s.LabelOf(s.cells(below)[0]); ComparableTime(at) != "" {
					return at
				}
			}
		}
	}
	return ""
}

// ComparableTime turns a written time into digits that sort by time; empty where
// it holds no date, or one of which the month can't be told from the day.
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
		return parsed.Format("20060102") + "000000"
	}
	h := atoi(hour[1])
	if half != "" {
		h %= 12
		if half == "p" {
			h += 12
		}
	}
	return fmt.Sprintf("%s%02d%02d%02d", parsed.Format("20060102"), h, atoi(hour[2]), atoi(hour[3]))
}
