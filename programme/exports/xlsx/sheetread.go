package xlsx

import (
	"bytes"
	"cmp"
	"slices"
)

// sheetReader reads a sheet's part in one pass.
type sheetReader struct {
	*scanner
	sheet *Sheet
	book  *Workbook
	row   rowBuilder
	run   textRun
	// number and column are those of the last row and cell.
	number, column int
	// met has a bit for each row that the part has.
	met    []uint64
	sorted bool
	width  int
	// The markup around the value of a cell as most programs write it.
	value, inline markup
}

// markup is what stands before and behind a cell's value.
type markup struct{ before, after []byte }

// markupOf writes elements with the prefix that the part's root has; the last is
// the cell, which is open already.
func (r *sheetReader) markupOf(names ...string) (m markup) {
	prefix := string(r.rootPrefix)
	if prefix != "" {
		prefix += ":"
	}
	for i, n := range names {
		if i < len(names)-1 {
			m.before = append([]byte("<"+prefix+n+">"), m.before...)
		}
		m.after = append(m.after, "</"+prefix+n+">"...)
	}
	return m
}

// read reads the sheet's part, styles and texts of the workbook first.
func (s *Sheet) read() error {
	if s.part == "" {
		return nil
	}
	if err := s.book.prepare(); err != nil {
		return err
	}
	return s.book.archive.scan(s.part, unpackedLimit, s.readFrom)
}

// readFrom reads the sheet's XML.
func (s *Sheet) readFrom(sc *scanner) error {
	s.kept = store{left: &s.book.storeLeft}
	r := &sheetReader{scanner: sc, sheet: s, book: s.book, sorted: true}
	err := r.readSheet()
	s.kept.close()
	if !r.sorted {
		slices.SortFunc(s.entries, func(a, b rowEntry) int { return cmp.Compare(a.number, b.number) })
	}
	s.merged.sort()
	if err == nil {
		err = s.showMerged()
	}
	return err
}

func (r *sheetReader) readSheet() error {
	if err := r.root("worksheet"); err != nil {
		return err
	}
	r.value, r.inline = r.markupOf("v", "c"), r.markupOf("t", "is", "c")
	data := false
	return r.each(func() error {
		switch string(r.name) {
		case "sheetData":
			if data {
				return broken("sillä on kahdesti sama osa")
			}
			data = true
			return r.readRows()
		case "mergeCells":
			return r.each(func() error {
				if string(r.name) == "mergeCell" {
					// A single cell is no area.
					if a, ok := ParseArea(string(r.get("ref"))); ok {
						if err := r.sheet.merged.add(a); err != nil {
							return err
						}
					}
				}
				return r.skip()
			})
		}
		return r.skip()
	})
}

func (r *sheetReader) readRows() error {
	for {
		more, err := r.child()
		if err != nil {
			return at(err, r.number, 0)
		}
		if !more {
			return nil
		}
		if !r.main {
			if string(r.name) == "AlternateContent" {
				return errMalformed
			}
			if err := r.skip(); err != nil {
				return err
			}
			continue
		}
		if string(r.name) != "row" {
			return errMalformed
		}
		if err := r.readRow(); err != nil {
			return err
		}
	}
}

func (r *sheetReader) readRow() error {
	given := r.get("r")
	if given != nil {
		n, ok := number(given)
		if ok && n > lastRow {
			return errSheetSize
		}
		if !ok || n < 1 {
			return broken("siinä on rivi, jonka numero ei kelpaa")
		}
		r.begin(n)
	}
	previous := r.number
	if given == nil {
		r.number++
	}
	numbered := given != nil
	r.row.reset()
	r.column = 0
	for {
		more, err := r.child()
		if err != nil {
			return at(err, r.number, 0)
		}
		if !more {
			break
		}
		if !r.main || string(r.name) == "extLst" {
			if string(r.name) == "AlternateContent" {
				return at(errMalformed, r.number, 0)
			}
			if err := r.skip(); err != nil {
				return err
			}
			continue
		}
		if string(r.name) != "c" {
			return at(errMalformed, r.number, 0)
		}
		place := Position{r.number, r.column + 1}
		if reference := r.get("r"); reference != nil {
			p, ok := parseReference(reference)
			if !ok {
				return at(broken("siinä on solu, jonka osoite ei kelpaa"), r.number, 0)
			}
			if !numbered {
				// A row without a number is where its first cell says.
				r.number = p.Row
			}
			if p.Row != r.number {
				return at(broken("solu on siinä väärällä rivillä"), p.Row, p.Column)
			}
			place = p
		} else if place.Column > lastColumn {
			return at(errSheetSize, r.number, 0)
		}
		numbered = true
		r.column = place.Column
		if err := r.readCell(); err != nil {
			return at(err, r.number, r.column)
		}
	}
	if given == nil {
		n := r.number
		r.number = previous
		r.begin(n)
	}
	if r.number < 1 || r.number > lastRow {
		return errSheetSize
	}
	if word, bit := r.number/64, uint64(1)<<(r.number%64); true {
		for len(r.met) <= word {
			r.met = append(r.met, 0)
		}
		if r.met[word]&bit != 0 {
			return at(broken("rivi on siinä kahdesti"), r.number, 0)
		}
		r.met[word] |= bit
	}
	return r.keepRow()
}

// begin goes to a row by its number.
func (r *sheetReader) begin(n int) {
	if n <= r.number {
		r.sorted = false
	}
	r.number = n
}

func (r *sheetReader) keepRow() error {
	entry, count, last, twice := r.row.keep()
	switch {
	case twice > 0:
		return at(broken("solu on siinä kahdesti"), r.number, twice)
	case count == 0:
		return nil
	}
	if r.width += last; r.width > widthLimit {
		return errSheetSize
	}
	if r.book.rowsLeft--; r.book.rowsLeft < 0 {
		return errSheetSize
	}
	if r.book.cellsLeft -= count; r.book.cellsLeft < 0 {
		return errSheetSize
	}
	place, err := r.sheet.kept.add(entry)
	if err != nil {
		return err
	}
	r.sheet.entries = append(r.sheet.entries, rowEntry{number: uint32(r.number), count: uint32(count), last: uint32(last), place: place})
	return nil
}

// readCell reads a cell whose tag the scanner stands at.
func (r *sheetReader) readCell() error {
	var kind, styleID []byte
	for _, a := range r.attributes {
		switch string(a.name) {
		case "t":
			kind = a.value
		case "s":
			styleID = a.value
		}
	}
	c := pendingCell{column: r.column, start: len(r.row.values), end: len(r.row.values)}
	base, ok := kindOf(kind)
	if !ok {
		return broken("solun tyyppi ei kelpaa")
	}
	shared := len(kind) == 1 && kind[0] == 's'
	typed := string(kind) == "inlineStr"
	styled := 0
	if styleID != nil {
		if styled, ok = number(styleID); !ok {
			return broken("solun muotoilu ei kelpaa")
		}
	}
	var formula, stored, inline bool
	var text uint64 // the flags of an inline text
	whole := false
	if text, ok := r.plainContent(r.value.before, r.value.after); ok {
		whole, stored = true, true
		r.row.values = append(r.row.values, text...)
	} else if text, ok := r.plainContent(r.inline.before, r.inline.after); ok {
		whole, inline = true, true
		r.row.values = append(r.row.values, unescape(string(text))...)
	}
	for !whole {
		more, err := r.child()
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if !r.main {
			if string(r.name) == "AlternateContent" {
				return errMalformed
			}
			if err := r.skip(); err != nil {
				return err
			}
			continue
		}
		switch string(r.name) {
		case "v":
			if stored || inline {
				return errMalformed
			}
			stored = true
			if r.row.values, err = r.content(r.row.values); err != nil {
				return err
			}
		case "f":
			formula = true
			if err := r.skip(); err != nil {
				return err
			}
		case "is":
			if stored || inline {
				return errMalformed
			}
			inline = true
			if text, err = r.run.read(r.scanner); err != nil {
				return err
			}
			r.row.values = append(r.row.values, r.run.text...)
		case "extLst":
			if err := r.skip(); err != nil {
				return err
			}
		default:
			return errMalformed
		}
	}
	c.end = len(r.row.values)
	raw := r.row.values[c.start:c.end]
	switch {
	case inline && !typed:
		base, shared = Text, false
	case shared && len(bytes.TrimSpace(raw)) > 0:
		i, ok := number(bytes.TrimSpace(raw))
		if !ok || r.book.texts == nil || i >= len(r.book.texts.places) {
			return broken("solu viittaa tekstiin, jota tiedostossa ei ole")
		}
		c.index = uint64(i)
		c.head = sharedBit
		r.row.values, c.end = r.row.values[:c.start], c.start
		c.holds = r.book.texts.flags(c.index)&blankText == 0
		if c.holds {
			if err := r.book.show(r.book.texts.cost(c.index)); err != nil {
				return err
			}
		}
	default:
		shared = false
	}
	if !shared {
		c.holds = len(raw) > 0 && !isBlankBytes(raw)
	}
	// A formula's empty text is stored as an empty element, one that was never
	// worked out as none.
	if formula && len(raw) == 0 && (base != Text || !stored && !inline) {
		base, c.holds = Unsettled, true
	}
	if c.holds && base != Unsettled {
		if err := r.dress(&c, &base, raw, styled, text); err != nil {
			return err
		}
	}
	c.head |= byte(base)
	if base == Text && c.holds && len(r.sheet.struck) < struckLimit && r.isStruck(c) {
		r.sheet.struck = append(r.sheet.struck, Position{r.number, r.column})
	}
	r.row.add(c)
	return nil
}
