package xlsx

import (
	"cmp"
	"slices"
)

// rowEntry tells where a row's cells are kept. A row is kept as compact bytes,
// about seven for each number, and made into cells when somebody asks: most
// rows of a large table are never asked for. Every row has been read and checked
// all the same.
type rowEntry struct {
	number, count uint32
	last          uint32 // the last column that holds something
	place         uint64
}

// A kept cell is a head byte, the distance from the column before it unless
// that is one, and either the place of a shared text or a length and the value.
const (
	kindBits  = 3
	extraBits = 3
	sharedBit = 1 << 6
	stepBit   = 1 << 7
)

// What a text cell has in the place of a format.
const (
	ownFont     = iota
	partStruck  // some of an inline text is struck out, and left out
	struckFont  // the cell's font strikes the whole text out
	raisedFont  // the cell's font raises the whole text
	loweredFont // the cell's font lowers it
)

// pendingCell is a cell of the row that is being read.
type pendingCell struct {
	column     int
	head       byte
	index      uint64
	start, end int
	// holds is false for a blank cell, which is kept for the check of places.
	holds bool
}

// rowBuilder collects a row's cells.
type rowBuilder struct {
	cells  []pendingCell
	values []byte
	sorted bool
	entry  []byte
}

func (r *rowBuilder) reset() {
	r.cells, r.values, r.sorted = r.cells[:0], r.values[:0], true
}

func (r *rowBuilder) add(c pendingCell) {
	if n := len(r.cells); n > 0 && r.cells[n-1].column >= c.column {
		r.sorted = false
	}
	r.cells = append(r.cells, c)
}

// keep encodes the row's cells; twice is the column of a cell that stands twice.
func (r *rowBuilder) keep() (entry []byte, count, last, twice int) {
	if !r.sorted {
		slices.SortStableFunc(r.cells, func(a, b pendingCell) int { return cmp.Compare(a.column, b.column) })
		for i := 1; i < len(r.cells); i++ {
			if r.cells[i].column == r.cells[i-1].column {
				return nil, 0, 0, r.cells[i].column
			}
		}
	}
	entry = r.entry[:0]
	for i := range r.cells {
		c := &r.cells[i]
		if !c.holds {
			continue
		}
		if c.column == last+1 {
			entry = append(entry, c.head|stepBit)
		} else {
			entry = append(entry, c.head)
			entry = appendUvarint(entry, uint64(c.column-last))
		}
		last = c.column
		if c.head&sharedBit != 0 {
			entry = appendUvarint(entry, c.index)
		} else {
			entry = appendUvarint(entry, uint64(c.end-c.start))
			entry = append(entry, r.values[c.start:c.end]...)
		}
		count++
	}
	r.entry = entry
	return entry, count, last, 0
}

// cellReader goes through a kept row.
type cellReader struct {
	sheet  *Sheet
	bytes  string
	left   uint32
	column int

	head   byte
	shared uint64
	value  string
}

func (s *Sheet) reader(r rowEntry) cellReader {
	return cellReader{sheet: s, bytes: s.kept.from(r.place), left: r.count}
}

// next goes to the next cell without making it.
func (c *cellReader) next() bool {
	if c.left == 0 {
		return false
	}
	c.left--
	c.head = c.bytes[0]
	c.bytes = c.bytes[1:]
	if c.head&stepBit != 0 {
		c.column++
	} else {
		step, n := uvarint(c.bytes)
		c.column += int(step)
		c.bytes = c.bytes[n:]
	}
	size, n := uvarint(c.bytes)
	c.bytes = c.bytes[n:]
	if c.head&sharedBit != 0 {
		c.shared = size
		return true
	}
	c.value, c.bytes = c.bytes[:size], c.bytes[size:]
	return true
}

// kind is what the cell holds, as Cell tells it.
func (c *cellReader) kind() Kind { return Kind(c.head & (1<<kindBits - 1)) }

// cell makes the cell.
func (c *cellReader) cell() Cell {
	cell := Cell{Column: c.column, Kind: c.kind(), Raw: c.value}
	extra := c.head >> kindBits & (1<<extraBits - 1)
	if cell.Kind != Text {
		cell.Format = Format(extra)
		return cell
	}
	cell.Struck = extra == partStruck
	if c.head&sharedBit != 0 {
		var flags uint64
		cell.Raw, flags = c.sheet.book.texts.get(c.shared)
		cell.Struck = flags&struckText != 0
		if flags&richText != 0 {
			return cell
		}
	}
	switch extra {
	case struckFont:
		cell.Raw, cell.Struck = markStruck(cell.Raw), true
	case raisedFont:
		cell.Raw = raise(cell.Raw, 1)
	case loweredFont:
		cell.Raw = raise(cell.Raw, -1)
	}
	return cell
}
