package exports

import (
	"regexp"
	"strings"
)

// updateLabels stand before the time of the last update in a footer.
var updateLabels = []string{"päivitetty viimeksi", "viimeksi päivitetty", "päivitetty", "senast uppdaterad", "uppdaterad", "latest update", "last updated", "updated", "siste oppdatering", "sist oppdatert"}

var clockForm = regexp.MustCompile(`(?:19|20)\d{2}-?\d{2}-?\d{2}|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}`)

// lookForUpdate finds the footer's time of the last update, as written. It is
// after its label, to the right of it, or some rows below it.
//
// Sheets that no mapping reads are looked at only where all is set.
func (b *workbook) lookForUpdate(all bool) string {
	for _, s := range b.sheets {
		if b.updated != "" {
			break
		}
		if s.hidden || !all && !s.loaded || s.load() != nil {
			continue
		}
		b.updated = s.lookForUpdate()
	}
	return b.updated
}

func (s *sheet) lookForUpdate() string {
	for i, row := range s.rows {
		c := row.cells[0]
		if c.kind != text || c.column > 2 {
			continue
		}
		written := s.labelOf(c)
		label := strings.TrimRight(fold(written), ": ")
		for _, known := range updateLabels {
			if label != known && !strings.HasPrefix(label, known+":") {
				continue
			}
			if at := clockForm.FindString(written); at != "" {
				return strings.TrimSpace(written[strings.Index(written, at):])
			}
			if len(row.cells) > 1 && comparableTime(s.labelOf(row.cells[1])) != "" {
				return s.labelOf(row.cells[1])
			}
			for _, below := range s.rows[i+1 : min(i+6, len(s.rows))] {
				if at := s.labelOf(below.cells[0]); comparableTime(at) != "" {
					return at
				}
			}
		}
	}
	return ""
}

// comparableTime turns a written time into digits that sort by time; empty
// where it holds no date.
func comparableTime(written string) string {
	at := clockForm.FindStringIndex(written)
	if at == nil {
		return ""
	}
	day := written[at[0]:at[1]]
	if parsed, ok := parseDate(day); ok {
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
