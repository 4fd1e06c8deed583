package exports

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// shown writes a stored number the way Excel shows it: at 15 significant
// digits. What is no number comes back normalised.
func shown(raw string) string {
	f, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return normalise(raw)
	}
	if f == 0 {
		return "0"
	}
	digits := strconv.FormatFloat(f, 'e', 14, 64)
	f, _ = strconv.ParseFloat(digits, 64)
	if a := math.Abs(f); a < 1e-9 || a >= 1e21 {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// storedNumber reads a number cell exactly, at 15 significant digits.
func storedNumber(raw string) (*big.Rat, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return nil, false
	}
	return new(big.Rat).SetString(strconv.FormatFloat(f, 'e', 14, 64))
}

// Texts beyond these are not tried as numbers, so that no text makes a huge one.
const (
	longestNumber = 60
	mostDigits    = 25
)

// textNumber reads a number that is written as text, the Finnish way or the
// English one: spaces between thousands, a comma or a point before decimals, a
// minus of any kind, a per cent sign and footnote marks at the end. ambiguous
// is set where a point may part either thousands or decimals.
func textNumber(s string) (value *big.Rat, ok, ambiguous bool) {
	s = normalise(s)
	if s == "" || len(s) > longestNumber {
		return nil, false, false
	}
	s = strings.TrimRight(s, "*¹²³⁴⁵⁶⁷⁸⁹⁰ ")
	s = strings.TrimRight(strings.TrimSuffix(s, "%"), " ")
	negative := false
	for _, minus := range []string{"-", "\u2212", "\u2013"} {
		if rest, found := strings.CutPrefix(s, minus); found {
			negative, s = true, strings.TrimLeft(rest, " ")
			break
		}
	}
	if !negative {
		s = strings.TrimPrefix(s, "+")
	}
	whole, decimals, ok := splitDecimals(s)
	if !ok || len(whole)+len(decimals) > mostDigits {
		return nil, false, false
	}
	if strings.Count(s, ".") == 1 && !strings.Contains(s, ",") && len(decimals) == 3 && len(whole) <= 3 && whole != "0" && !strings.Contains(s, " ") {
		return nil, false, true
	}
	digits := whole
	if decimals != "" {
		digits += "." + decimals
	}
	value, ok = new(big.Rat).SetString(digits)
	if ok && negative {
		value.Neg(value)
	}
	return value, ok, false
}

// splitDecimals parts the digits of a number without sign; thousands must be
// grouped by three where they are grouped at all.
func splitDecimals(s string) (whole, decimals string, ok bool) {
	point, thousands := "", " "
	switch comma, dot := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.'); {
	case comma >= 0 && dot >= 0 && comma > dot:
		point, thousands = ",", "."
	case comma >= 0 && dot >= 0:
		point, thousands = ".", ","
	case strings.Count(s, ",") > 1:
		thousands = ","
	case strings.Count(s, ".") > 1:
		thousands = "."
	case comma >= 0:
		point = ","
	case dot >= 0:
		point = "."
	}
	if strings.HasSuffix(s, " ") || strings.HasPrefix(s, " ") {
		return "", "", false
	}
	whole = s
	if point != "" {
		if strings.Count(s, point) != 1 {
			return "", "", false
		}
		whole, decimals, _ = strings.Cut(s, point)
		if !allDigits(decimals) {
			return "", "", false
		}
	}
	groups := strings.Split(whole, thousands)
	for i, g := range groups {
		if !allDigits(g) || len(groups) > 1 && (len(g) > 3 || i > 0 && len(g) != 3) {
			return "", "", false
		}
	}
	return strings.Join(groups, ""), decimals, true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// reading is what a value cell gives.
type reading struct {
	// value is nil for a gap and for a fault.
	value *big.Rat
	// percent is set where the cell shows the number times 100 with a per cent sign.
	percent bool
	// symbol is the declared text of a gap; empty for a blank cell.
	symbol string
	// fact and hint are set for a cell that should hold a number but does not.
	fact, hint string
}

// marks are the texts that a source declares as gaps and as zeros, normalised.
type marks struct{ missing, zero []string }

// What is told of a formula that no program has worked out.
const (
	formulaFact = "solussa on kaava, jonka tulosta ei ole tallennettu"
	formulaHint = "avaa tiedosto Excelissä ja tallenna se uudelleen"
)

// readNumber reads a value cell. Blank cells and declared symbols are gaps;
// whatever else is no number is a fault, never a gap.
func (s *sheet) readNumber(c cell, m marks) reading {
	switch c.kind {
	case blank:
		return reading{}
	case unsettled:
		return reading{fact: formulaFact, hint: formulaHint}
	case fault:
		return reading{fact: "solussa on virhe " + normalise(c.raw), hint: "korjaa solun kaava, tai tyhjennä solu, jos lukua ei ole"}
	case boolean:
		return reading{fact: "solussa on totuusarvo, mutta sen pitäisi olla luku", hint: "kirjoita soluun luku, tai tyhjennä solu, jos lukua ei ole"}
	case isoDate:
		return reading{fact: "solussa on päivämäärä " + s.labelOf(c) + ", mutta sen pitäisi olla luku", hint: "muuta solun muotoiluksi Luku ja kirjoita luku uudelleen"}
	}
	written := normalise(c.raw)
	if c.kind == number {
		written = shown(c.raw)
	}
	for _, symbol := range m.missing {
		if written == symbol {
			return reading{symbol: symbol}
		}
	}
	for _, symbol := range m.zero {
		if written == symbol {
			return reading{value: new(big.Rat)}
		}
	}
	if c.kind == number {
		return s.readStored(c)
	}
	if isErrorText(written) {
		return reading{fact: "solussa on virhe " + written, hint: "korjaa solun kaava, tai tyhjennä solu, jos lukua ei ole"}
	}
	value, ok, ambiguous := textNumber(written)
	switch {
	case ok:
		return reading{value: value}
	case ambiguous:
		return reading{fact: "solussa on teksti " + quote(written) + ", josta ei näe, erottaako piste tuhannet vai desimaalit", hint: "kirjoita soluun luku"}
	case isSymbol(written):
		return reading{fact: "solussa on merkki " + quote(written) + ", jonka merkitystä ei ole kerrottu",
			hint: `kerro lähteessä, mitä merkki tarkoittaa: puuttuva: ["` + written + `"] (ei tietoa) tai nolla: ["` + written + `"] (luku on 0)`}
	}
	return reading{fact: "solussa on teksti " + quote(written) + ", mutta sen pitäisi olla luku", hint: "kirjoita soluun luku, tai tyhjennä solu, jos lukua ei ole"}
}

func (s *sheet) readStored(c cell) reading {
	value, ok := storedNumber(c.raw)
	if !ok {
		return reading{fact: "solussa on " + quote(normalise(c.raw)) + ", mutta sen pitäisi olla luku", hint: "kirjoita soluun luku"}
	}
	switch s.book.style(c.style) {
	case percent:
		return reading{value: value.Mul(value, big.NewRat(100, 1)), percent: true}
	case date:
		return reading{fact: "solussa on päivämäärä " + s.labelOf(c) + ", mutta sen pitäisi olla luku", hint: "muuta solun muotoiluksi Luku ja kirjoita luku uudelleen"}
	}
	return reading{value: value}
}

func isErrorText(s string) bool {
	switch s {
	case "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#PUUTTUU!", "#ARVO!", "#JAKO/0!", "#VIITTAUS!", "#NIMI?", "#LUKU!", "#TYHJÄ!":
		return true
	}
	return false
}

// isSymbol recognises what statistics agencies write in place of numbers.
func isSymbol(s string) bool {
	switch s {
	case ".", "..", "...", "…", "-", "–", "—", "\u2212", ":", "x", "X", "*", "**", "***", "n/a", "N/A":
		return true
	}
	return false
}
