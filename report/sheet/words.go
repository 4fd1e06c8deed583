package sheet

import (
	"math/big"
	"strings"

	"tolokku/programme"
	"tolokku/report"
	"tolokku/report/sheet/book"
)

// The words of the statuses, as in the report.
const (
	wordMet       = programme.WordMet
	wordOnTrack   = programme.WordOnTrack
	wordBehind    = programme.WordBehind
	wordNoValue   = programme.WordMissing
	wordUnjudged  = programme.WordUnjudged
	wordMonitored = programme.WordMonitored

	wordMissing = "puuttuu"
	wordNone    = "–"
	wordOpen    = "avoin"
	wordByGroup = "ryhmittäin"
	wordYes     = "kyllä"
	wordNo      = "ei"
	wordAgrees  = "täsmää"
	wordDiffers = "ei täsmää"
	noTarget    = "ei tavoitetta"
	// wordCheck stands in a status's place where a number's cell holds a text.
	wordCheck = "tarkista luvut"
)

var statusTints = []book.Tint{
	{Word: wordMet, Color: book.Blue, Fill: book.PaleBlue},
	{Word: wordOnTrack, Color: book.Green, Fill: book.PaleGreen},
	{Word: wordBehind, Color: book.Rust, Fill: book.PaleRust},
	{Word: wordNoValue, Color: book.Grey, Fill: book.PaleGrey},
	{Word: wordUnjudged, Color: book.Grey, Fill: book.PaleGrey},
	{Word: wordMonitored, Color: book.Grey, Fill: book.PaleGrey},
}

var agreementTints = []book.Tint{
	{Word: wordAgrees, Color: book.Green, Fill: book.PaleGreen},
	{Word: wordDiffers, Color: "FFFFFF", Fill: book.Rust},
}

var faultTint = book.Tint{Word: wordCheck, Color: "FFFFFF", Fill: book.Rust}

// kindWords name the kinds of targets.
var kindWords = map[programme.Op]string{
	programme.AtMost: "enintään", programme.LessThan: "alle", programme.AtLeast: "vähintään",
	programme.MoreThan: "yli", programme.Exactly: "tasan", programme.About: "noin",
	programme.Falls: "pienenee joka vuosi", programme.Rises: "kasvaa joka vuosi",
	programme.Grows: "suurempi kuin lähtötaso", programme.Shrinks: "pienempi kuin lähtötaso",
	programme.Done: "valmistuu",
}

func kindWord(t *programme.Target) string {
	switch {
	case t == nil:
		return "seurataan"
	case t.Op == programme.Done && len(t.Stages) > 1:
		return "etenee vaiheittain"
	}
	return kindWords[t.Op]
}

func text(s string) book.Cell { return book.Cell{Text: s} }

// orDash is the text, or a dash where there is none: no cell of a table is empty.
func orDash(s string) book.Cell {
	if strings.TrimSpace(s) == "" {
		s = wordNone
	}
	return text(s)
}

// right is a figure in words, which stands where numbers do.
func right(s string) book.Cell {
	c := orDash(s)
	c.Style.Right = true
	return c
}

func whole(n int) book.Cell {
	f := float64(n)
	return book.Cell{Number: &f, Style: book.Style{Format: book.Whole, Right: true}}
}

// number is a number's cell, or the word where there is none.
func number(r *big.Rat, missing, format string) book.Cell {
	if r == nil {
		return book.Cell{Text: missing, Style: book.Style{Right: true, Color: book.Grey}}
	}
	f := book.Float(r)
	return book.Cell{Number: &f, Style: book.Style{Format: format, Right: true}}
}

// figure is a figure's cell, empty for no number.
func figure(f report.Figure, unit string) book.Cell {
	return number(f.Number, "", book.NumberFormat(f.Decimals, unit))
}

// count is a number that is never 0, empty where there is none.
func count(n int) book.Cell {
	if n == 0 {
		return book.Cell{}
	}
	return whole(n)
}

// link leads to a place of the workbook; a dash where there is none.
func link(shown, place string) book.Cell {
	if place == "" {
		return orDash("")
	}
	return book.Cell{Text: shown, Target: place}
}

// day is a date's cell with a true date, or the text where it is none.
func day(date string) book.Cell {
	serial, ok := book.Serial(date)
	if !ok {
		return orDash(date)
	}
	return book.Cell{Number: &serial, Style: book.Style{Format: book.Day, Right: true}}
}

// dayOrNothing is a date's cell, empty for no date.
func dayOrNothing(date string) book.Cell {
	if date == "" {
		return book.Cell{}
	}
	return day(date)
}

func list(texts []string) string { return strings.Join(texts, ", ") }
