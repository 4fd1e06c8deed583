package formula

import (
	"math"
	"strconv"
	"strings"
)

// Kind is what a value is.
type Kind uint8

// The kinds of values. A cell without content is Empty.
const (
	Empty Kind = iota
	Number
	Text
	Bool
	Error
)

// Value is a cell's content or a formula's result.
type Value struct {
	Kind   Kind
	Number float64
	// Text is the text, or an error's name: "#DIV/0!".
	Text string
	Bool bool
}

// Of is a number's value, Word a text's.
func Of(n float64) Value   { return Value{Kind: Number, Number: n} }
func Word(s string) Value  { return Value{Kind: Text, Text: s} }
func truth(b bool) Value   { return Value{Kind: Bool, Bool: b} }
func fault(s string) Value { return Value{Kind: Error, Text: s} }

var (
	notANumber   = fault("#VALUE!")
	divideByZero = fault("#DIV/0!")
)

// number is the value as arithmetic takes it; a text that is no number is an error.
func (v Value) number() (float64, Value) {
	switch v.Kind {
	case Number:
		return v.Number, Value{}
	case Bool:
		if v.Bool {
			return 1, Value{}
		}
		return 0, Value{}
	case Text:
		return 0, notANumber
	case Error:
		return 0, v
	}
	return 0, Value{}
}

// String is the value as it is joined to a text, and as a sheet stores it.
func (v Value) String() string {
	switch v.Kind {
	case Number:
		x := round15(v.Number)
		if size := math.Abs(x); size != 0 && (size < 1e-4 || size >= 1e15) {
			return strconv.FormatFloat(x, 'E', -1, 64)
		}
		return strconv.FormatFloat(x, 'f', -1, 64)
	case Bool:
		return strings.ToUpper(strconv.FormatBool(v.Bool))
	}
	return v.Text
}

// round15 keeps the 15 digits that a cell shows.
func round15(x float64) float64 {
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		return x
	}
	return short
}

// compare orders two values: numbers before texts before truths, texts without
// regard to case; nothing is 0 beside a number and "" beside a text.
func compare(a, b Value) int {
	a, b = beside(a, b), beside(b, a)
	if a.Kind != b.Kind {
		return int(a.Kind) - int(b.Kind)
	}
	switch a.Kind {
	case Number:
		switch {
		case a.Number < b.Number:
			return -1
		case a.Number > b.Number:
			return 1
		}
	case Text:
		return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text))
	case Bool:
		x, _ := a.number()
		y, _ := b.number()
		return int(x - y)
	}
	return 0
}

func beside(v, other Value) Value {
	if v.Kind != Empty {
		return v
	}
	switch other.Kind {
	case Text:
		return Word("")
	case Bool:
		return truth(false)
	}
	return Of(0)
}

// rounded rounds half away from zero, at the digits that the decimal number has.
func rounded(x float64, digits int) float64 {
	scale := math.Pow10(digits)
	scaled := x * scale
	if math.IsInf(scaled, 0) {
		return x
	}
	return math.Round(round15(scaled)) / scale
}
