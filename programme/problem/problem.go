// Package problem holds what a run finds wrong: each problem names the place,
// the fact and the remedy, and all problems of a run are printed at once.
//
// Facts and hints are in Finnish, because the reader is the employment expert.
package problem

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Severity tells whether a problem stops the run.
type Severity int

const (
	// Error stops the run: nothing is written.
	Error Severity = iota
	// Warning is told, but the report is written.
	Warning
)

// Cause decides the exit code of a run that a problem stops.
type Cause int

const (
	// Content is a fault in the programme or in the data: exit code 1.
	Content Cause = iota
	// System is a refused read or write, or a pattern that finds no file: exit
	// code 3, which wins over 1.
	System
)

// Problem is one finding.
type Problem struct {
	Severity Severity
	Cause    Cause

	// File is the file's name as the user knows it; empty when no file is concerned.
	File string
	// Line and Column count from 1, Column in characters; 0 when unknown.
	Line, Column int
	// Length is how many characters of Snippet are underlined; 0 means one.
	Length int
	// Snippet is the line of the programme file that Line names.
	Snippet string
	// Sheet and Cell place a problem in a workbook; Cell is like "D14".
	Sheet, Cell string

	// Fact says what is wrong, without a capital and without a full stop.
	Fact string
	// Hint says what to do about it; may be empty only for warnings that need no act.
	Hint string

	// Others is for a problem that stands for so many more of the same file,
	// which were not kept.
	Others int
}

// Place returns the problem's place as it is printed: "programme.yaml:14:21" or
// "aineistot/seuranta.xlsx: 'Työttömät 2023'!D14".
func (p Problem) Place() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", p.Line, max(p.Column, 1))
	}
	if p.Sheet != "" {
		if b.Len() > 0 {
			b.WriteString(": ")
		}
		b.WriteString(CellName(p.Sheet, p.Cell))
	}
	return b.String()
}

// CellName writes a sheet and a cell the way a spreadsheet program does:
// 'Työttömät 2023'!D14. Without a cell it is the sheet's name in quotes.
func CellName(sheet, cell string) string {
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	if cell == "" {
		return quoted
	}
	return quoted + "!" + cell
}

// String is the problem as it is printed, over several lines, with a newline at
// the end. What the inputs bring along cannot forge a line or steer a terminal.
func (p Problem) String() string { return p.text(colours{}) }

func (p Problem) text(c colours) string {
	var b strings.Builder
	if place := p.Place(); place != "" {
		b.WriteString(c.paint(c.place, Visible(place)) + ": ")
	}
	word, colour := "virhe", c.fault
	if p.Severity == Warning {
		word, colour = "varoitus", c.warning
	}
	b.WriteString(c.paint(colour, word) + ": " + Visible(p.Fact) + "\n")
	if p.Snippet != "" && p.Line > 0 {
		text, column := window(p.Snippet, p.Column)
		fmt.Fprintf(&b, "%5d | %s\n", p.Line, text)
		width := utf8.RuneCountInString(text)
		column = min(max(column, 1), width+1)
		length := max(min(p.Length, width-column+1), 1)
		fmt.Fprintf(&b, "      | %s%s\n", strings.Repeat(" ", column-1), c.paint(colour, "^"+strings.Repeat("~", length-1)))
	}
	if p.Hint != "" {
		b.WriteString("  " + c.paint(c.hint, "vihje") + ": " + Visible(p.Hint) + "\n")
	}
	return b.String()
}

// window is the part of a line around a column that fits a screen, and the
// column in it. What is no printable character shows as a dot, so that columns stay.
func window(line string, column int) (string, int) {
	const most, before = 160, 60
	text := []rune(strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case !shows(r):
			return '·'
		}
		return r
	}, strings.TrimRight(line, " \t\r\n")))
	if len(text) <= most {
		return string(text), column
	}
	start := min(max(column-1-before, 0), len(text)-1)
	end := min(start+most, len(text))
	shown := string(text[start:end])
	column -= start
	if start > 0 {
		shown, column = "…"+shown, column+1
	}
	if end < len(text) {
		shown += "…"
	}
	return shown, column
}

// List is the problems of a run. The zero value is empty and ready to use.
type List []Problem

// Add appends problems.
func (l *List) Add(p ...Problem) { *l = append(*l, p...) }

// HasErrors tells whether any problem stops the run.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(p Problem) bool { return p.Severity == Error })
}

// ExitCode is 0 without errors, 3 when the system refused something, else 1.
func (l List) ExitCode() int {
	code := 0
	for _, p := range l {
		if p.Severity != Error {
			continue
		}
		if p.Cause == System {
			return 3
		}
		code = 1
	}
	return code
}

// Sorted returns the problems by file, place and fact, without repetitions.
func (l List) Sorted() List {
	s := slices.Clone(l)
	slices.SortStableFunc(s, func(a, b Problem) int {
		ac, ar := cellOrder(a.Cell)
		bc, br := cellOrder(b.Cell)
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Sheet, b.Sheet),
			cmp.Compare(ar, br),
			cmp.Compare(ac, bc),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Fact, b.Fact),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	return slices.CompactFunc(s, func(a, b Problem) bool { return a == b })
}

// Print writes the sorted problems to w, at most a screenful: errors go before
// warnings where there are more. Where quiet is set, warnings are left out.
func (l List) Print(w io.Writer, quiet bool) {
	const screenful = 40
	var all List
	var left [2]int
	for _, p := range l.Sorted() {
		switch {
		case quiet && p.Severity == Warning:
		case p.Others > 0:
			left[p.Severity] += p.Others
		default:
			all = append(all, p)
		}
	}
	rest := screenful
	for _, severity := range []Severity{Error, Warning} {
		shown := 0
		all = slices.DeleteFunc(all, func(p Problem) bool {
			if p.Severity != severity {
				return false
			}
			shown++
			return shown > rest
		})
		left[severity] += max(shown-rest, 0)
		rest = max(rest-shown, 0)
	}
	for _, p := range all {
		fmt.Fprint(w, p.text(coloursOf(w)))
	}
	var more []string
	for severity, words := range [][2]string{{"virhe", "virhettä"}, {"varoitus", "varoitusta"}} {
		switch n := left[severity]; {
		case n == 1:
			more = append(more, "1 muu "+words[0])
		case n > 1:
			more = append(more, grouped(n)+" muuta "+words[1])
		}
	}
	if len(more) > 0 {
		fmt.Fprintf(w, "… ja %s; korjaa ensin nämä ja kokeile uudestaan\n", strings.Join(more, " ja "))
	}
}

// grouped writes a number with a no-break space between thousands.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u00a0" + digits[i:]
	}
	return digits
}

// cellOrder turns "AB12" into column 28 and row 12, so that D2 sorts before D14.
func cellOrder(cell string) (column, row int) {
	for _, r := range cell {
		switch {
		case r >= 'A' && r <= 'Z':
			column = column*26 + int(r-'A') + 1
		case r >= '0' && r <= '9':
			row = row*10 + int(r-'0')
		default:
			return column, row
		}
	}
	return column, row
}
