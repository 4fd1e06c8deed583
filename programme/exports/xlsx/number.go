package xlsx

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"tolokku/programme/finnish"
	"tolokku/programme/problem"
)

// isStored tells whether a stored number is written the way spreadsheet programs
// write one: -12.5, 1E-05. Go itself would take more for a number: hexadecimal
// digits, underscores, inf and nan.
func isStored(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole := digits(s)
	s = s[whole:]
	decimals := 0
	if rest, ok := strings.CutPrefix(s, "."); ok {
		decimals = digits(rest)
		s = rest[decimals:]
	}
	if whole+decimals == 0 {
		return false
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		s = s[1:]
		if s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		n := digits(s)
		return n > 0 && n == len(s)
	}
	return s == ""
}

// digits counts the digits that a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// parseStored reads a stored number.
func parseStored(raw string) (float64, bool) {
	raw = strings.Trim(raw, " \t\r\n")
	if !isStored(raw) {
		return 0, false
	}
	f, err := strconv.ParseFloat(raw, 64)
	return f, err == nil && !math.IsInf(f, 0)
}

// shown writes a stored number the way Excel shows it: at 15 significant
// digits. What is no number comes back normalised.
func shown(raw string) string {
	f, ok := parseStored(raw)
	if !ok {
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
	f, ok := parseStored(raw)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetString(strconv.FormatFloat(f, 'e', 14, 64))
}

// Texts beyond these are not tried as numbers, so that no text makes a huge one.
const (
	longestNumber = 60
	mostDigits    = 25
)

// footnoteMarks may stand after a number.
const footnoteMarks = "¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾"

// TextNumber reads a number that is written as text: spaces or points between
// thousands, a comma or a point before decimals, a minus, a per cent sign and
// footnote marks at the end. ambiguous is set where a point may part either
// thousands or decimals. What only English writes is no number, see IsEnglish.
func TextNumber(s string) (value *big.Rat, ok, ambiguous bool) {
	s = Normalise(s)
	if s == "" || len(s) > longestNumber {
		return nil, false, false
	}
	s = strings.TrimRight(s, "*"+footnoteMarks+" ")
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
	if IsEnglish(s) {
		return nil, false, false
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

// IsEnglish tells whether a number that is written as text is one that only
// English writes, with commas between thousands: 1,234.5 or 1,234,567. Beside
// it 1,234 is more than a thousand, not 1.234.
func IsEnglish(s string) bool {
	s = strings.TrimRight(Normalise(s), "*% "+footnoteMarks)
	s = strings.TrimLeft(s, "+-\u2212\u2013 ")
	whole, decimals, point := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	if len(groups) < 2 || !point && len(groups) < 3 || point && !allDigits(decimals) || len(s) > longestNumber {
		return false
	}
	for i, g := range groups {
		if !allDigits(g) || len(g) > 3 || i > 0 && len(g) != 3 {
			return false
		}
	}
	return true
}

// IsEitherComma tells whether a number that is written as text means one thing
// in English and another elsewhere: 1,234.
func IsEitherComma(s string) bool {
	s = strings.TrimRight(Normalise(s), "*% "+footnoteMarks)
	s = strings.TrimLeft(s, "+-\u2212\u2013 ")
	whole, rest, ok := strings.Cut(s, ",")
	return ok && allDigits(whole) && len(whole) <= 3 && whole != "0" && allDigits(rest) && len(rest) == 3
}

// IsPointed tells whether a number that is written as text has a point before its
// decimals, and no comma: 12.5. Beside it 1,234 may be more than a thousand.
func IsPointed(s string) bool {
	_, ok, _ := TextNumber(s)
	return ok && strings.Count(s, ".") == 1 && !strings.Contains(s, ",")
}

// PointedIn finds the first cell of a column, on the rows from top to bottom, whose
// text is a number with a point before its decimals.
func (s *Sheet) PointedIn(column, top, bottom int) (row int, ok bool) {
	return s.textIn(column, top, bottom, IsPointed)
}

// EnglishOn finds the first cell of a row whose text is a number that only
// English writes.
func (s *Sheet) EnglishOn(row int) (column int, ok bool) {
	if i, ok := s.entry(row); ok {
		for r := s.reader(s.entries[i]); r.next(); {
			if r.kind() == Text && IsEnglish(r.cell().Raw) {
				return r.column, true
			}
		}
	}
	return 0, false
}

// EnglishIn finds the first cell of a column, on the rows from top to bottom,
// whose text is a number that only English writes.
func (s *Sheet) EnglishIn(column, top, bottom int) (row int, ok bool) {
	return s.textIn(column, top, bottom, IsEnglish)
}

func (s *Sheet) textIn(column, top, bottom int, is func(string) bool) (row int, ok bool) {
	first, _ := s.entry(top)
	for _, e := range s.entries[first:] {
		if int(e.number) > bottom {
			break
		}
		for r := s.reader(e); r.next() && r.column <= column; {
			if r.column == column && r.kind() == Text && is(r.cell().Raw) {
				return int(e.number), true
			}
		}
	}
	return 0, false
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
	// Warning is set where the number was read, but something beside it was left out.
	Warning string
	// Fact and hint are set for a cell that should hold a number but does not.
	Fact, Hint string
	// At is the cell of the fault where it is another one, else zero.
	At Position
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
	return readText(c, written)
}

// readText reads a number that is written as text; written is the cell's text
// normalised.
func readText(c Cell, written string) Reading {
	const write = "kirjoita soluun luku"
	if IsErrorText(written) {
		return Reading{Fact: "solussa on virhe " + written, Hint: "korjaa solun kaava, tai tyhjennä solu, jos lukua ei ole"}
	}
	if inner, all := UnmarkStruck(written); c.Struck && all {
		return Reading{Fact: "solussa on " + problem.Quote(inner) + " yliviivattuna, joten siitä ei näe, onko luku voimassa", Hint: "poista yliviivaus, tai tyhjennä solu, jos lukua ei ole"}
	}
	value, ok, ambiguous := TextNumber(written)
	switch {
	case ok && isParted(c.Raw):
		return Reading{Fact: "solussa on teksti " + problem.Quote(c.Raw) + ", jonka numeroiden välissä on rivinvaihto tai muuta kuin yksi väli, joten siitä ei näe, onko lukuja yksi vai useita", Hint: write}
	// The soft hyphen is seldom seen, but web pages use it for a minus.
	case strings.ContainsRune(c.Raw, '\u00ad') && (ok || ambiguous || written == ""):
		return Reading{Fact: "solussa on luvun " + problem.Quote(written) + " lisäksi tavutusmerkki (U+00AD), joka voi olla miinusmerkki", Hint: write}
	case ok:
		return Reading{Value: value, Warning: leftOut(c, written)}
	case ambiguous:
		return Reading{Fact: "solussa on teksti " + problem.Quote(written) + ", josta ei näe, erottaako piste tuhannet vai desimaalit", Hint: write}
	case IsEnglish(written):
		return Reading{Fact: "solussa on teksti " + problem.Quote(written) + ", jossa pilkku erottaa tuhannet, joten taulukon muistakaan teksteistä ei näe, mitä pilkku niissä erottaa",
			Hint: "muuta tekstit luvuiksi (Tiedot > Teksti sarakkeisiin > Lisäasetukset), tai lataa tiedosto suomenkielisenä"}
	case IsSymbol(written):
		return Reading{Fact: "solussa on merkki " + problem.Quote(written) + ", jonka merkitystä ei ole kerrottu",
			Hint: `kerro lähteessä, mitä merkki tarkoittaa: puuttuva: ["` + written + `"] (ei tietoa) tai nolla: ["` + written + `"] (luku on 0)`}
	}
	return Reading{Fact: "solussa on teksti " + problem.Quote(written) + ", mutta sen pitäisi olla luku", Hint: "kirjoita soluun luku, tai tyhjennä solu, jos lukua ei ole"}
}

// isParted tells whether digits of a text are parted by more than the one space
// that parts thousands: a line break, a tab, several spaces or a character that
// nobody sees. Two figures in one cell would else be read as one.
func isParted(raw string) bool {
	var between []rune
	digits := false
	for _, r := range raw {
		if r < '0' || r > '9' {
			between = append(between, r)
			continue
		}
		if digits && len(between) > 0 {
			space := between[0]
			spaces := Normalise("0"+string(between)+"0") == "0 0" || Normalise(string(between)) == ""
			if spaces && (len(between) > 1 || !unicode.Is(unicode.Zs, space)) {
				return true
			}
		}
		digits, between = true, between[:0]
	}
	return false
}

// leftOut tells what of a cell's text is no part of the number that was read.
func leftOut(c Cell, written string) string {
	mark := strings.TrimLeft(strings.TrimRight(written, "* "), "+-\u2212\u2013 0123456789.,%")
	switch {
	case c.Struck:
		return "solussa on yliviivattua tekstiä, joka jätettiin pois; luku on " + strings.TrimRight(written, "* "+footnoteMarks)
	case mark != "" && strings.Trim(mark, footnoteMarks) == "":
		return "solussa on luvun perässä yläindeksi " + mark + ", joka jätettiin pois; luku on " + strings.TrimRight(written, "* "+footnoteMarks)
	}
	return ""
}

func (s *Sheet) readStored(c Cell) Reading {
	value, ok := StoredNumber(c.Raw)
	if !ok {
		return Reading{Fact: "solussa on " + problem.Quote(Normalise(c.Raw)) + ", mutta sen pitäisi olla luku", Hint: "kirjoita soluun luku"}
	}
	switch c.Format {
	case Percent:
		return Reading{Value: value.Mul(value, big.NewRat(100, 1)), Percent: true}
	case Duration:
		return Reading{Fact: "solussa on kesto " + s.LabelOf(c) + ", mutta sen pitäisi olla luku", Hint: "muuta solun muotoiluksi Luku ja kirjoita luku uudelleen siinä yksikössä, jota mittari käyttää"}
	case Unclear:
		return Reading{Fact: "solun lukumuotoilusta ei näe, minkä luvun solu näyttää", Hint: "muuta solun muotoiluksi Luku tai Prosentti ja tarkista luku"}
	case Date:
		return Reading{Fact: "solussa on päivämäärä " + s.LabelOf(c) + ", mutta sen pitäisi olla luku", Hint: "muuta solun muotoiluksi Luku ja kirjoita luku uudelleen"}
	}
	if c.Format == Scaled {
		return Reading{Value: value, Warning: "solun muotoilu näyttää luvun tuhansina tai miljoonina; luku on " + finnish.Exact(value)}
	}
	return Reading{Value: value}
}

// IsErrorText tells whether a text is an error value, in English or Finnish.
func IsErrorText(s string) bool {
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
