package pdf

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"

	"tolokku/programme/assessment"
	"tolokku/report"
)

const (
	nbsp = "\u00a0"
	dash = "–"
)

// capital makes the first letter a capital.
func capital(text string) string {
	r := []rune(text)
	if len(r) == 0 {
		return text
	}
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// joinAnd joins with commas and "ja".
func joinAnd(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " ja " + parts[len(parts)-1]
}

// coverText is "8/12 kk" for months, "1/2" for other periods.
func coverText(n, of int) string {
	text := fmt.Sprintf("%d/%d", n, of)
	if of == 12 {
		text += nbsp + "kk"
	}
	return text
}

// countWord names a status where its metrics are counted.
func countWord(s assessment.Status) string {
	switch s {
	case assessment.NoData:
		return "ei voitu arvioida"
	case assessment.Monitored:
		return "seurataan ilman tavoitetta"
	}
	return report.StatusWord(s)
}

// plural is a number and its noun: "1 mittari", "4 mittaria".
func plural(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d%s%s", n, nbsp, many)
}

// pageText is " (s. 7)"; while pages are not known yet it keeps the room.
func pageText(page int) string { return fmt.Sprintf("s.%s%d", nbsp, page) }

// shorten cuts a text to at most limit characters at the end of a word.
func shorten(text string, limit int) string {
	text = strings.Join(strings.Fields(text), " ")
	r := []rune(text)
	if len(r) <= limit {
		return text
	}
	cut := string(r[:limit-1])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.–-") + "…"
}

// nameWithUnit is a metric's name with its unit, as headings of tables have it.
func nameWithUnit(m *report.Metric) string {
	if m.Unit == "" {
		return m.Name
	}
	return m.Name + ", " + strings.ReplaceAll(m.Unit, " ", nbsp)
}

// statusWord is the metric's status word, capitalised, with n/12 where it is
// provisional.
func statusWord(word, provisional string) string {
	text := capital(strings.ReplaceAll(word, " ", nbsp))
	if provisional != "" {
		text += " " + provisional
	}
	return text
}

func lowerFirst(text string) string {
	r := []rune(text)
	if len(r) == 0 {
		return text
	}
	r[0] = unicode.ToLower(r[0])
	return string(r)
}

// provisionalText says how many judgements are provisional.
func provisionalText(n int) string {
	if n == 1 {
		return "yhden mittarin tiedot ovat alustavia"
	}
	return fmt.Sprintf("%d%smittarin tiedot ovat alustavia", n, nbsp)
}

// trimUnit leaves a unit out that is named elsewhere: "41,2–60,0 %" in a column.
func trimUnit(text, unit string) string {
	if unit == "" {
		return text
	}
	return strings.TrimSuffix(text, nbsp+strings.ReplaceAll(unit, " ", nbsp))
}

// thousands writes a whole number with no-break spaces between thousands.
func thousands(n int) string {
	return report.FormatNumber(big.NewRat(int64(n), 1), 0)
}
