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
	wordByGroup = "ryhmittäin"
	wordYes     = "kyllä"
	wordNo      = "ei"
	wordAgrees  = "täsmää"
	wordDiffers = "ei täsmää"
	noTarget    = "ei tavoitetta"
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

func figure(f report.Figure, unit, missing string) book.Cell {
	return number(f.Number, missing, book.NumberFormat(f.Decimals, unit))
}

// day is a date's cell with a true date, or the text where it is none.
func day(date string) book.Cell {
	serial, ok := book.Serial(date)
	if !ok {
		return orDash(date)
	}
	return book.Cell{Number: &serial, Style: book.Style{Format: book.Day, Right: true}}
}

func list(texts []string) string { return strings.Join(texts, ", ") }
