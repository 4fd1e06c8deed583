package xlsx

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"tolokku/programme/problem"
)

// shown writes a stored number the way Excel shows it: at 15 significant
// digits. What is no number comes back normalised.
func shown(raw string) string {
	f, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return Normalise(raw)
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

// StoredNumber reads a number cell exactly, at 15 significant digits.
func StoredNumber(raw string) (*big.Rat, bool) {
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

// TextNumber reads a number that is written as text, the Finnish way or the
// English one: spaces between thousands, a comma or a point before decimals, a
// minus of any kind, a per cent sign and footnote marks at the end. ambiguous
// is set where a point may part either thousands or decimals.
func TextNumber(s string) (value *big.Rat, ok, ambiguous bool) {
	s = Normalise(s)
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

// Reading is what a value cell gives.
type Reading struct {
	// Value is nil for a gap and for a fault.
	Value *big.Rat
	// Percent is set where the cell shows the number times 100 with a per cent sign.
	Percent bool
	// Symbol is the declared text of a gap; empty for a blank cell.
	Symbol string
	// Fact and hint are set for a cell that should hold a number but does not.
	Fact, Hint string
}

// Marks are the texts that a source declares as gaps and as zeros, normalised.
type Marks struct{ Missing, Zero []string }

// What is told of a formula that no program has worked out.
const (
	FormulaFact = "solussa on kaava, jonka tulosta ei ole tallennettu"
	FormulaHint = "avaa tiedosto Excelissä ja tallenna se uudelleen"
)

// ReadNumber reads a value cell. Blank cells and declared symbols are gaps;
// whatever else is no number is a fault, never a gap.
func (s *Sheet) ReadNumber(c Cell, m Marks) Reading {
	switch c.Kind {
	case Blank:
		return Reading{}
	case Unsettled:
		return Reading{Fact: FormulaFact, Hint: FormulaHint}
	case Error:
		return Reading{Fact: "solussa on virhe " + Normalise(c.Raw), Hint: "korjaa solun kaava, tai tyhjennä solu, jos lukua ei ole"}
	case Boolean:
		return Reading{Fact: "solussa on totuusarvo, mutta sen pitäisi olla luku", Hint: "kirjoita soluun luku, tai tyhjennä solu, jos lukua ei ole"}
	case ISODate:
		return Reading{Fact: "solussa on päivämäärä " + s.LabelOf(c) + ", mutta sen pitäisi olla luku", Hint: "muuta solun muotoiluksi Luku ja kirjoita luku uudelleen"}
	}
	written := Normalise(c.Raw)
	if c.Kind == Number {
		written = shown(c.Raw)
	}
	for _, symbol := range m.Missing {
		if written == symbol {
			return Reading{Symbol: symbol}
		}
	}
	for _, symbol := range m.Zero {
		if written == symbol {
			return Reading{Value: new(big.Rat)}
		}
	}
	if c.Kind == Number {
		return s.readStored(c)
	}
	if isErrorText(written) {
		return Reading{Fact: "solussa on virhe " + written, Hint: "korjaa solun kaava, tai tyhjennä solu, jos lukua ei ole"}
	}
	value, ok, ambiguous := TextNumber(written)
	switch {
	case ok:
		return Reading{Value: value}
	case ambiguous:
		return Reading{Fact: "solussa on teksti " + problem.Quote(written) + ", josta ei näe, erottaako piste tuhannet vai desimaalit", Hint: "kirjoita soluun luku"}
	case IsSymbol(written):
		return Reading{Fact: "solussa on merkki " + problem.Quote(written) + ", jonka merkitystä ei ole kerrottu",
			Hint: `kerro lähteessä, mitä merkki tarkoittaa: puuttuva: ["` + written + `"] (ei tietoa) tai nolla: ["` + written + `"] (luku on 0)`}
	}
	return Reading{Fact: "solussa on teksti " + problem.Quote(written) + ", mutta sen pitäisi olla luku", Hint: "kirjoita soluun luku, tai tyhjennä solu, jos lukua ei ole"}
}

func (s *Sheet) readStored(c Cell) Reading {
	value, ok := StoredNumber(c.Raw)
	if !ok {
		return Reading{Fact: "solussa on " + problem.Quote(Normalise(c.Raw)) + ", mutta sen pitäisi olla luku", Hint: "kirjoita soluun luku"}
	}
	switch c.Format {
	case Percent:
		return Reading{Value: value.Mul(value, big.NewRat(100, 1)), Percent: true}
	case Date:
		return Reading{Fact: "solussa on päivämäärä " + s.LabelOf(c) + ", mutta sen pitäisi olla luku", Hint: "muuta solun muotoiluksi Luku ja kirjoita luku uudelleen"}
	}
	return Reading{Value: value}
}

func isErrorText(s string) bool {
	switch s {
	case "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#PUUTTUU!", "#ARVO!", "#JAKO/0!", "#VIITTAUS!", "#NIMI?", "#LUKU!", "#TYHJÄ!":
		return true
	}
	return false
}

// IsSymbol recognises what statistics agencies write in place of numbers.
func IsSymbol(s string) bool {
	switch s {
	case ".", "..", "...", "…", "-", "–", "—", "\u2212", ":", "x", "X", "*", "**", "***", "n/a", "N/A":
		return true
	}
	return false
}
