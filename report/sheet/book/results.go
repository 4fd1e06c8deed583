package book

import (
	"fmt"

	"tolokku/report/sheet/formula"
)

// values are the book's cells, each formula computed once.
type values struct {
	book   *Book
	sheets map[string]*Sheet
	done   map[formula.Cell]formula.Value
}

func (b *Book) values() *values {
	v := &values{book: b, sheets: map[string]*Sheet{}, done: map[formula.Cell]formula.Value{}}
	for _, s := range b.sheets {
		v.sheets[s.Name] = s
	}
	return v
}

// Value is what stands in a cell, computed.
func (v *values) Value(at formula.Cell) (formula.Value, error) {
	s := v.sheets[at.Sheet]
	if s == nil {
		return formula.Value{}, fmt.Errorf("tuntematon välilehti %s", at.Sheet)
	}
	cell := s.at(at.Row, at.Column)
	switch {
	case cell.Formula != "":
		if known, ok := v.done[at]; ok {
			return known, nil
		}
		// A formula that leads back to itself ends here.
		v.done[at] = formula.Value{Kind: formula.Error, Text: "#REF!"}
		value, err := formula.Compute(cell.Formula, at.Sheet, v)
		v.done[at] = value
		return value, err
	case cell.Number != nil:
		return formula.Of(*cell.Number), nil
	case cell.Text != "":
		return formula.Word(cell.Text), nil
	}
	return formula.Value{}, nil
}

// Named is the cell that a name stands for.
func (v *values) Named(name string) (formula.Cell, bool) {
	cell, ok := v.book.names[name]
	return cell, ok
}
