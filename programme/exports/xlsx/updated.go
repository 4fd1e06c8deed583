package xlsx

import (
	"regexp"
	"strings"
)

// updateLabels stand before the time of the last update in a footer.
var updateLabels = []string{"päivitetty viimeksi", "viimeksi päivitetty", "päivitetty", "senast uppdaterad", "uppdaterad", "latest update", "last updated", "updated", "siste oppdatering", "sist oppdatert"}

var clockForm = regexp.MustCompile(`(?:19|20)\d{2}-?\d{2}-?\d{2}|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}`)

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

// ComparableTime turns a written time into digits that sort by time; empty
// where it holds no date.
func ComparableTime(written string) string {
	at := clockForm.FindStringIndex(written)
	if at == nil {
		return ""
	}
	day := written[at[0]:at[1]]
	if parsed, ok := ParseDate(day); ok {
		day = parsed.Format("20060102")
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, written[at[1]:])
	return strings.ReplaceAll(day, "-", "") + digits[:min(len(digits), 6)]
}
