package formula

import (
	"fmt"
	"math"
	"strings"
)

// call reads a function's arguments up to the closing bracket and computes it.
// An argument is a list of values: a range has many.
func (p *parser) call(name string) (Value, error) {
	var arguments [][]Value
	for p.take(")") == "" {
		if len(arguments) > 0 && p.take(",") == "" {
			return Value{}, p.fail()
		}
		values, err := p.argument()
		if err != nil {
			return Value{}, err
		}
		arguments = append(arguments, values)
	}
	f, ok := functions[name]
	if !ok || len(arguments) < f.least || f.most >= 0 && len(arguments) > f.most {
		return Value{}, fmt.Errorf("tuntematon funktio %s, jolla on %d argumenttia", name, len(arguments))
	}
	return f.compute(arguments), nil
}

// argument reads a range, or else an expression.
func (p *parser) argument() ([]Value, error) {
	rest := p.text[p.at:]
	if end := strings.IndexAny(rest, "(,)\""); end >= 0 && strings.Contains(rest[:end], ":") {
		return p.reference()
	}
	v, err := p.comparison()
	return []Value{v}, err
}

type function struct {
	// least and most are how many arguments it takes; most is -1 for any number.
	least, most int
	compute     func([][]Value) Value
}

var functions = map[string]function{
	"IF":       {2, 3, choose},
	"AND":      {1, -1, func(a [][]Value) Value { return all(a, true) }},
	"OR":       {1, -1, func(a [][]Value) Value { return all(a, false) }},
	"NOT":      {1, 1, func(a [][]Value) Value { return not(a[0][0]) }},
	"TRUE":     {0, 0, func([][]Value) Value { return truth(true) }},
	"FALSE":    {0, 0, func([][]Value) Value { return truth(false) }},
	"ISNUMBER": {1, 1, func(a [][]Value) Value { return truth(a[0][0].Kind == Number) }},
	"ISTEXT":   {1, 1, func(a [][]Value) Value { return truth(a[0][0].Kind == Text) }},
	"ISBLANK":  {1, 1, func(a [][]Value) Value { return truth(a[0][0].Kind == Empty) }},
	"N":        {1, 1, func(a [][]Value) Value { return plainNumber(a[0][0]) }},
	"ABS":      {1, 1, func(a [][]Value) Value { return withNumber(a[0][0], math.Abs) }},
	"ROUND": {2, 2, func(a [][]Value) Value {
		return withNumber(a[0][0], func(x float64) float64 { return rounded(x, int(a[1][0].Number)) })
	}},
	"MIN":     {1, -1, func(a [][]Value) Value { return fold(a, math.Min) }},
	"MAX":     {1, -1, func(a [][]Value) Value { return fold(a, math.Max) }},
	"SUM":     {1, -1, func(a [][]Value) Value { return fold(a, func(x, y float64) float64 { return x + y }) }},
	"COUNT":   {1, -1, func(a [][]Value) Value { return count(a, func(v Value) bool { return v.Kind == Number }) }},
	"COUNTIF": {2, 2, func(a [][]Value) Value { return count(a[:1], func(v Value) bool { return matches(v, a[1][0]) }) }},
}

func choose(a [][]Value) Value {
	condition, fault := a[0][0].number()
	switch {
	case fault.Kind == Error:
		return fault
	case condition != 0:
		return a[1][0]
	case len(a) == 3:
		return a[2][0]
	}
	return truth(false)
}

// all tells whether all arguments are true, or for false whether any is.
func all(arguments [][]Value, wanted bool) Value {
	result := wanted
	for _, values := range arguments {
		for _, v := range values {
			x, fault := v.number()
			if fault.Kind == Error {
				return fault
			}
			if (x != 0) != wanted {
				result = !wanted
			}
		}
	}
	return truth(result)
}

func not(v Value) Value {
	x, fault := v.number()
	if fault.Kind == Error {
		return fault
	}
	return truth(x == 0)
}

// plainNumber is a number or truth as a number, and 0 for anything else.
func plainNumber(v Value) Value {
	if v.Kind == Error {
		return v
	}
	x, _ := v.number()
	return Of(x)
}

func withNumber(v Value, f func(float64) float64) Value {
	x, fault := v.number()
	if fault.Kind == Error {
		return fault
	}
	return Of(f(x))
}

// fold joins the numbers among the values; there are none without any.
func fold(arguments [][]Value, join func(x, y float64) float64) Value {
	result, any := 0.0, false
	for _, values := range arguments {
		for _, v := range values {
			switch {
			case v.Kind == Error:
				return v
			case v.Kind != Number:
				continue
			case !any:
				result, any = v.Number, true
			default:
				result = join(result, v.Number)
			}
		}
	}
	return Of(result)
}

func count(arguments [][]Value, counts func(Value) bool) Value {
	n := 0
	for _, values := range arguments {
		for _, v := range values {
			if counts(v) {
				n++
			}
		}
	}
	return Of(float64(n))
}

// matches is COUNTIF's test for a word or a number; a test with an operator or
// a wildcard is not used.
func matches(v, wanted Value) bool { return v.Kind == wanted.Kind && compare(v, wanted) == 0 }
