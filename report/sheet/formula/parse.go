package formula

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cell is the place of a cell; column and row count from 1.
type Cell struct {
	Sheet       string
	Column, Row int
}

// Cells is what formulas refer to.
type Cells interface {
	// Value is what stands in a cell, computed.
	Value(Cell) (Value, error)
	// Named is the cell that a name stands for.
	Named(name string) (Cell, bool)
}

// Compute computes a formula that stands on a sheet, without its equals sign.
// An error means a formula outside the language; a result like #DIV/0! is a
// Value of the kind Error.
func Compute(text, sheet string, cells Cells) (Value, error) {
	p := &parser{text: text, sheet: sheet, cells: cells}
	v, err := p.comparison()
	if err == nil {
		if p.space(); p.at < len(p.text) {
			err = p.fail()
		}
	}
	if err != nil {
		return Value{}, fmt.Errorf("kaava %s: %w", text, err)
	}
	if v.Kind == Empty {
		// A formula that leads to an empty cell shows 0.
		v = Of(0)
	}
	return v, nil
}

// parser computes while it reads. Both branches of an IF are computed: no
// formula here is costly, and none has an effect.
type parser struct {
	text, sheet string
	at          int
	cells       Cells
}

func (p *parser) fail() error { return fmt.Errorf("kohta %d", p.at+1) }

func (p *parser) space() {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
}

// take reads the first of the words that stands next.
func (p *parser) take(words ...string) string {
	p.space()
	for _, w := range words {
		if strings.HasPrefix(p.text[p.at:], w) {
			p.at += len(w)
			return w
		}
	}
	return ""
}

// chain reads operands joined by operators of one rank, from the left.
func (p *parser) chain(operand func() (Value, error), apply func(op string, a, b Value) Value, ops ...string) (Value, error) {
	v, err := operand()
	for err == nil {
		op := p.take(ops...)
		if op == "" {
			break
		}
		var w Value
		if w, err = operand(); err == nil {
			v = apply(op, v, w)
		}
	}
	return v, err
}

func (p *parser) comparison() (Value, error) {
	return p.chain(p.joined, func(op string, a, b Value) Value {
		if a.Kind == Error {
			return a
		}
		if b.Kind == Error {
			return b
		}
		order := compare(a, b)
		switch op {
		case "<=":
			return truth(order <= 0)
		case ">=":
			return truth(order >= 0)
		case "<>":
			return truth(order != 0)
		case "<":
			return truth(order < 0)
		case ">":
			return truth(order > 0)
		}
		return truth(order == 0)
	}, "<=", ">=", "<>", "<", ">", "=")
}

func (p *parser) joined() (Value, error) {
	return p.chain(p.sum, func(_ string, a, b Value) Value {
		if a.Kind == Error {
			return a
		}
		if b.Kind == Error {
			return b
		}
		return Word(a.String() + b.String())
	}, "&")
}

func (p *parser) sum() (Value, error) { return p.chain(p.product, arithmetic, "+", "-") }

func (p *parser) product() (Value, error) { return p.chain(p.signed, arithmetic, "*", "/") }

func arithmetic(op string, a, b Value) Value {
	x, fault := a.number()
	if fault.Kind == Error {
		return fault
	}
	y, fault := b.number()
	if fault.Kind == Error {
		return fault
	}
	switch op {
	case "+":
		return Of(x + y)
	case "-":
		return Of(x - y)
	case "*":
		return Of(x * y)
	}
	if y == 0 {
		return divideByZero
	}
	return Of(x / y)
}

func (p *parser) signed() (Value, error) {
	if p.take("-") == "" {
		return p.operand()
	}
	v, err := p.signed()
	if err != nil {
		return v, err
	}
	return arithmetic("-", Of(0), v), nil
}

func (p *parser) operand() (Value, error) {
	p.space()
	rest := p.text[p.at:]
	switch {
	case rest == "":
		return Value{}, p.fail()
	case p.take("(") != "":
		v, err := p.comparison()
		if err == nil && p.take(")") == "" {
			err = p.fail()
		}
		return v, err
	case rest[0] == '"':
		return p.quoted()
	case rest[0] >= '0' && rest[0] <= '9':
		end := strings.IndexFunc(rest, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
		if end < 0 {
			end = len(rest)
		}
		n, err := strconv.ParseFloat(rest[:end], 64)
		p.at += end
		return Of(n), err
	}
	values, err := p.reference()
	if err == nil && len(values) != 1 {
		err = p.fail()
	}
	if err != nil {
		return Value{}, err
	}
	return values[0], nil
}

// reference reads a function's call, a cell, a range or a name, and gives the
// values of what it refers to.
func (p *parser) reference() ([]Value, error) {
	p.space()
	sheet := p.sheet
	if p.take("'") != "" {
		var name strings.Builder
		for {
			end := strings.IndexByte(p.text[p.at:], '\'')
			if end < 0 {
				return nil, p.fail()
			}
			name.WriteString(p.text[p.at : p.at+end])
			p.at += end + 1
			if p.at == len(p.text) || p.text[p.at] != '\'' {
				break
			}
			name.WriteByte('\'')
			p.at++
		}
		sheet = name.String()
		if p.take("!") == "" {
			return nil, p.fail()
		}
	}
	word := p.word()
	switch {
	case word == "":
		return nil, p.fail()
	case p.take("(") != "":
		v, err := p.call(word)
		return []Value{v}, err
	case p.take("!") != "":
		sheet, word = word, p.word()
	}
	from, ok := cellOf(sheet, word)
	if !ok {
		if from, ok = p.cells.Named(word); !ok {
			return nil, fmt.Errorf("tuntematon nimi %s", word)
		}
	}
	if p.take(":") == "" {
		v, err := p.cells.Value(from)
		return []Value{v}, err
	}
	to, ok := cellOf(sheet, p.word())
	if !ok {
		return nil, p.fail()
	}
	var all []Value
	for row := from.Row; row <= to.Row; row++ {
		for column := from.Column; column <= to.Column; column++ {
			v, err := p.cells.Value(Cell{sheet, column, row})
			if err != nil {
				return nil, err
			}
			all = append(all, v)
		}
	}
	return all, nil
}

// word reads letters, digits and dollar signs.
func (p *parser) word() string {
	start := p.at
	for _, r := range p.text[start:] {
		if r != '$' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		p.at += utf8.RuneLen(r)
	}
	return p.text[start:p.at]
}

// cellOf reads the name of a cell: "B12", "$B$12".
func cellOf(sheet, word string) (Cell, bool) {
	c := Cell{Sheet: sheet}
	for _, r := range strings.ReplaceAll(word, "$", "") {
		switch {
		case r >= 'A' && r <= 'Z' && c.Row == 0 && c.Column < 26*27*27:
			c.Column = c.Column*26 + int(r-'A') + 1
		case r >= '0' && r <= '9' && c.Column > 0 && c.Row < 1_000_000:
			c.Row = c.Row*10 + int(r-'0')
		default:
			return Cell{}, false
		}
	}
	return c, c.Column > 0 && c.Row > 0
}

func (p *parser) quoted() (Value, error) {
	var out strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		if p.text[p.at] != '"' {
			out.WriteByte(p.text[p.at])
			continue
		}
		if !strings.HasPrefix(p.text[p.at:], `""`) {
			p.at++
			return Word(out.String()), nil
		}
		out.WriteByte('"')
		p.at++
	}
	return Value{}, p.fail()
}
