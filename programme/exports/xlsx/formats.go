package xlsx

import (
	"slices"
	"strconv"
	"strings"
)

// Format is what a number format makes of a number.
type Format uint8

const (
	// Plain shows the number itself.
	Plain Format = iota
	// Percent shows the number times 100.
	Percent
	// Date shows a day or a time of day.
	Date
	// Duration shows elapsed hours, minutes or seconds of a number of days.
	Duration
	// Unclear is a format of which programs differ in what they show, or which
	// shows no number at all.
	Unclear
	// Scaled shows the number divided by a thousand or a million.
	Scaled
)

// numberFormat is a number format by its sections. Excel's rule: without
// conditions the first is for positive numbers, the second for negative ones,
// the third for zero; fewer sections serve the rest.
type numberFormat struct {
	sections []section
	// varies is set where the value decides; else same is the format of all.
	varies bool
	same   Format
}

type section struct {
	format Format
	// operator is empty without a condition.
	operator string
	limit    float64
	// digits is set where the section shows the number at all.
	digits bool
	// text is set where it shows a text.
	text bool
}

func single(f Format) *numberFormat { return &numberFormat{same: f} }

// builtInFormat follows the numbers that the file format reserves; nil for one
// that the file has to define.
func builtInFormat(id int) *numberFormat {
	switch {
	case id == 9 || id == 10:
		return single(Percent)
	case id == 46:
		return single(Duration)
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return single(Date)
	case id < 164:
		return single(Plain)
	}
	return nil
}

// parseFormat reads a number format's code.
func parseFormat(code string) *numberFormat {
	f := &numberFormat{}
	if code == "" {
		return single(Plain)
	}
	for _, part := range splitSections(code) {
		f.sections = append(f.sections, parseSection(part))
	}
	// The fourth section is for texts, as is a last one with their sign.
	if n := len(f.sections); n > 3 {
		f.sections = f.sections[:3]
	} else if n > 1 && f.sections[n-1].text {
		f.sections = f.sections[:n-1]
	}
	f.same = f.sections[0].format
	f.varies = slices.ContainsFunc(f.sections, func(s section) bool { return s.format != f.same || s.operator != "" || s.isText() })
	return f
}

// isText tells whether a section shows a text, or nothing, in place of a number.
func (s section) isText() bool { return !s.digits && !s.text && s.format == Plain }

// splitSections parts a code at the semicolons outside quotes, brackets and escapes.
func splitSections(code string) []string {
	var parts []string
	from := 0
	scanFormat(code, func(i int, c byte, literal bool) {
		if c == ';' && !literal {
			parts = append(parts, code[from:i])
			from = i + 1
		}
	}, nil)
	return append(parts, code[from:])
}

// scanFormat calls each for every character, with whether it stands for itself,
// and bracket for the content of every pair of brackets.
func scanFormat(code string, each func(i int, c byte, literal bool), bracket func(content string)) {
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return
			}
			i += end + 1
		case '\\', '_', '*':
			i++
			if c != '_' && i < len(code) {
				each(i, code[i], true)
			}
		case '[':
			end := strings.IndexByte(code[i+1:], ']')
			if end < 0 {
				return
			}
			if bracket != nil {
				bracket(code[i+1 : i+1+end])
			}
			i += end + 1
		default:
			each(i, c, false)
		}
	}
}

func parseSection(code string) section {
	s := section{}
	if code == "" {
		// Nothing is shown, which is how figures are hidden.
		return s
	}
	if strings.EqualFold(code, "general") || strings.EqualFold(code, "standard") || strings.EqualFold(code, "yleinen") {
		s.digits = true
		return s
	}
	percents, days, elapsed := 0, false, false
	// A comma behind the last digit divides by a thousand.
	scaled, colour, after := false, false, byte(0)
	scanFormat(code, func(i int, c byte, literal bool) {
		digit := !literal && (c == '0' || c == '#' || c == '?')
		if after == ',' && !digit {
			scaled = true
		}
		if digit || c == ',' && !literal && after != 0 {
			after = c
		} else {
			after = 0
		}
		switch {
		case literal:
		case c == '%':
			percents++
		case c == '0' || c == '#' || c == '?':
			s.digits = true
		case c == '@':
			s.text = true
		case (c == 'e' || c == 'E') && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-'):
			// The exponent of a number.
		case strings.IndexByte("yYmMdDhHsSbB", c) >= 0:
			days = true
		case (c == 'g' || c == 'G') && i+7 <= len(code) && strings.EqualFold(code[i:i+7], "general"):
			s.digits = true
		}
	}, func(content string) {
		lower := strings.ToLower(content)
		if lower != "" && strings.Trim(lower, lower[:1]) == "" && strings.Contains("hms", lower[:1]) {
			elapsed = true
			return
		}
		if op, limit, ok := condition(content); ok {
			s.operator, s.limit = op, limit
		} else {
			colour = true
		}
	})
	scaled = scaled || after == ','
	// A colour alone leaves the number as it is.
	s.digits = s.digits || colour && strings.HasSuffix(code, "]") && strings.LastIndexByte(code, '[') == 0
	switch {
	case percents > 1 || percents == 1 && (days || elapsed):
		s.format = Unclear
	case percents == 1:
		s.format = Percent
	case elapsed:
		s.format = Duration
	case days:
		s.format = Date
	case scaled:
		s.format = Scaled
	}
	return s
}

// condition reads the content of brackets such as [>=100].
func condition(content string) (operator string, limit float64, ok bool) {
	for _, op := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if rest, found := strings.CutPrefix(content, op); found {
			limit, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
			return op, limit, err == nil
		}
	}
	return "", 0, false
}

func (s section) holds(v float64) bool {
	switch s.operator {
	case "<=":
		return v <= s.limit
	case ">=":
		return v >= s.limit
	case "<>":
		return v != s.limit
	case "<":
		return v < s.limit
	case ">":
		return v > s.limit
	case "=":
		return v == s.limit
	}
	return false
}

// of is the format of the section that a value takes. A text in the place of a
// zero, such as a dash, is a zero; in the place of another number it is no number.
func (f *numberFormat) of(v float64) Format {
	s, ok := f.sectionOf(v)
	switch {
	case !ok, s.isText() && v != 0:
		return Unclear
	case s.isText():
		return Plain
	}
	return s.format
}

// sectionOf is the section that a value takes; ok is false where programs differ
// in which, or where none takes it.
func (f *numberFormat) sectionOf(v float64) (s section, ok bool) {
	all := f.sections
	if !slices.ContainsFunc(all, func(s section) bool { return s.operator != "" }) {
		switch {
		case len(all) == 1 || v > 0 || v == 0 && len(all) == 2:
			return all[0], true
		case v < 0:
			return all[1], true
		}
		return all[2], true
	}
	for i, s := range all {
		if s.operator != "" && s.holds(v) {
			// A first section without a condition is for positive numbers to some.
			return s, i == 0 || all[0].operator != "" || v <= 0 || all[0].format == s.format
		}
	}
	// No condition holds: the only section without one takes the value. Where
	// there are more, programs differ, unless these look the same.
	rest := slices.DeleteFunc(slices.Clone(all), func(s section) bool { return s.operator != "" })
	if len(rest) == 0 || slices.ContainsFunc(rest, func(s section) bool { return s.format != rest[0].format || s.isText() != rest[0].isText() }) {
		return section{}, false
	}
	return rest[0], true
}
