package book

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"tolokku/report/sheet/formula"
)

// results returns each formula's result by the part that holds its sheet and
// by cell.
func (b *Book) results() (map[string]map[string]formula.Value, error) {
	known := &values{book: b, sheets: map[string]*Sheet{}, done: map[formula.Cell]formula.Value{}}
	for _, s := range b.sheets {
		known.sheets[s.Name] = s
	}
	results := map[string]map[string]formula.Value{}
	for i, s := range b.sheets {
		if len(s.formulas) == 0 {
			continue
		}
		part := map[string]formula.Value{}
		for _, cell := range s.formulas {
			value, err := known.Value(cell)
			if err != nil {
				return nil, fmt.Errorf("'%s'!%s: %w", s.Name, At(cell.Column-1, cell.Row), err)
			}
			part[At(cell.Column-1, cell.Row)] = value
		}
		results["xl/worksheets/sheet"+itoa(i+1)+".xml"] = part
	}
	return results, nil
}

// values are the book's cells, each formula computed once.
type values struct {
	book   *Book
	sheets map[string]*Sheet
	done   map[formula.Cell]formula.Value
}

// Value is what stands in a cell, computed.
func (v *values) Value(at formula.Cell) (formula.Value, error) {
	s := v.sheets[at.Sheet]
	if s == nil {
		return formula.Value{}, fmt.Errorf("tuntematon välilehti %s", at.Sheet)
	}
	row := s.cells[at.Row]
	if at.Column > len(row) {
		return formula.Value{}, nil
	}
	cell := row[at.Column-1]
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
		return formula.Word(Clean(cell.Text)), nil
	}
	return formula.Value{}, nil
}

// Named is the cell that a name stands for.
func (v *values) Named(name string) (formula.Cell, bool) {
	cell, ok := v.book.names[name]
	return cell, ok
}

// types are how a sheet's XML marks the kinds of results; a number has no mark.
var types = map[formula.Kind]string{formula.Text: ` t="str"`, formula.Bool: ` t="b"`, formula.Error: ` t="e"`}

// storeResults puts the formulas' results into a sheet's XML. excelize writes
// a formula's cell as an empty text; a preview that does not compute would
// show nothing there.
func storeResults(content []byte, results map[string]formula.Value) ([]byte, error) {
	if len(results) == 0 {
		return content, nil
	}
	var out bytes.Buffer
	out.Grow(len(content) + 32*len(results))
	stored := 0
	for {
		end := bytes.Index(content, []byte("</f></c>"))
		if end < 0 {
			break
		}
		start := bytes.LastIndex(content[:end], []byte("<c "))
		if start < 0 {
			return nil, fmt.Errorf("kaavalla ei ole solua")
		}
		out.Write(content[:start])
		cell := content[start : end+len("</f>")]
		value, known := results[attribute(cell, "r")]
		if known {
			stored++
		}
		out.Write(bytes.Replace(cell, []byte(types[formula.Text]), []byte(types[value.Kind]), 1))
		out.WriteString("<v>")
		if err := xml.EscapeText(&out, []byte(shownAs(value))); err != nil {
			return nil, err
		}
		out.WriteString("</v></c>")
		content = content[end+len("</f></c>"):]
	}
	out.Write(content)
	if stored != len(results) {
		return nil, fmt.Errorf("kaavoja %d, tuloksia talletettu %d", len(results), stored)
	}
	return out.Bytes(), nil
}

// shownAs is a result as a sheet stores it.
func shownAs(v formula.Value) string {
	if v.Kind == formula.Bool {
		return map[bool]string{false: "0", true: "1"}[v.Bool]
	}
	return v.String()
}

// attribute reads an attribute of the first tag in the text.
func attribute(tag []byte, name string) string {
	key := []byte(" " + name + `="`)
	start := bytes.Index(tag, key)
	if start < 0 {
		return ""
	}
	rest := tag[start+len(key):]
	return string(rest[:bytes.IndexByte(rest, '"')])
}
