package pdf

import (
	"fmt"
	"strings"

	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

const (
	nbsp = "\u00a0"
	dash = "–"
)

// visible leaves out texts of which nothing can be seen.
func visible(texts []string) []string {
	var out []string
	for _, t := range texts {
		if orElse(t, "") != "" {
			out = append(out, t)
		}
	}
	return out
}

// coverSentence says how much of the year a value covers.
func coverSentence(n, of int) string {
	if of == 12 {
		return fmt.Sprintf("Arvo kattaa %d/%d%skuukautta.", n, of, nbsp)
	}
	return fmt.Sprintf("Arvo kattaa %d/%d%svuoden tiedoista.", n, of, nbsp)
}

// statusCover is "8/12 kk" beside a status that rests on an incomplete year.
func statusCover(m *report.Metric) string {
	if !m.RestsOnValue {
		return ""
	}
	return m.ProvisionalText
}

// metricStatus is the metric's status in a table's cell. Where the value is
// incomplete, but the status does not rest on it, that is said of the value.
func metricStatus(m *report.Metric) []tagged.Span {
	spans := []tagged.Span{statusSpan(m.Status, statusWord(m.StatusWord, statusCover(m)))}
	if m.Provisional && !m.RestsOnValue {
		cover := "arvo " + m.ProvisionalText
		if m.MonthsOf != 12 {
			cover = m.ProvisionalText + nbsp + "vuodesta"
		}
		spans = below(spans, cover)
	}
	return spans
}

// below adds grey words on a line of their own.
func below(spans []tagged.Span, words string) []tagged.Span {
	spans[len(spans)-1].Text += " "
	return append(spans, tagged.Span{Text: words, Color: grey, NewLine: true})
}

// countWord names a status where its metrics are counted.
func countWord(s assessment.Status) string {
	switch s {
	case assessment.NoData:
		return "ei voitu arvioida"
	case assessment.Monitored:
		return "seurataan ilman tavoitetta"
	}
	return s.Word()
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

// statusWord is the metric's status word, capitalised, with n/12 where it is
// provisional.
func statusWord(word, provisional string) string {
	text := finnish.Capital(strings.ReplaceAll(word, " ", nbsp))
	if provisional != "" {
		text += " " + provisional
	}
	return text
}

// provisionalText says how many values are incomplete.
func provisionalText(n int) string {
	if n == 1 {
		return "yhden mittarin arvo kattaa vain osan vuodesta"
	}
	return fmt.Sprintf("%d%smittarin arvo kattaa vain osan vuodesta", n, nbsp)
}
