package programme

import "math/big"

// Layout is how a source's sheets are arranged.
type Layout string

// The layouts (muoto).
const (
	// PxWeb is a statistics agency's export: an optional title, heading rows,
	// stub columns on the left, footnotes below.
	PxWeb Layout = "pxweb"
	// Table has row labels in some columns and numbers under header rows; with
	// every column but the values' declared a row label it is a list too.
	Table Layout = "taulukko"
	// Long has one observation on each row.
	Long Layout = "pitkä"
	// Cells is single cells, each guarded by a label in another cell.
	Cells Layout = "solut"
)

// Pick says which of several matching files is read.
type Pick string

// The picks (valinta).
const (
	// Newest is by "Päivitetty viimeksi" where every file has it, else by the stamp
	// in the name where every file has one.
	Newest Pick = "uusin"
	// Every reads all matching files together.
	Every Pick = "kaikki"
)

// Names of dimensions that every layout has beside its own.
const (
	SheetDimension = "Välilehti"
	FileDimension  = "Tiedosto"
	// ColumnDimension is a table's header, where the file names it no other way.
	ColumnDimension = "Sarake"
)

// Source is a set of workbooks of one shape (an entry of lähteet).
type Source struct {
	// Key is the entry's name in the file, Name what the report calls it.
	Key, Name string
	// Files are patterns (tiedostot), relative to the data directory, with /.
	Files []string
	Pick  Pick
	// Sheets are sheet names or patterns with * (välilehti); empty means the
	// only visible sheet that holds data.
	Sheets []string
	Layout Layout
	// Dimensions are the names of a PxWeb sheet's dimensions (ulottuvuudet),
	// stub first, then heading; empty where the title tells them.
	Dimensions []string
	// SkipBlankRows reads past blank rows in a table (tyhjät rivit: ohitetaan).
	SkipBlankRows bool
	// Subheads is what a table's heading rows between the rows are called
	// (väliotsikot): a text alone on its row, which holds for the rows below it.
	// Empty where there are none.
	Subheads string
	// Header places a table's header rows.
	Header Header
	// RowLabels are the columns that label a table's rows (rivit), by header
	// text or by column letter; for Long every column is one.
	RowLabels []string
	// HeaderNames name the header rows of a table from the top (sarakkeet);
	// empty means ColumnDimension for a single row, "Sarake 1", "Sarake 2" … for several.
	HeaderNames []string
	// Missing are texts that mean "no value" (puuttuva), Zero texts that mean 0 (nolla).
	Missing, Zero []string
	// Notice is shown wherever the report shows the source's values (huomautus).
	Notice string
	// HandKept is a workbook that people fill in (ylläpito: käsin); "tolokku
	// collect" asks for its metrics.
	HandKept bool
	At       Position
	// Extent is the source's lines in the programme file.
	Extent Extent
}

// Header places header rows of a table (otsikkorivi, otsikkorivejä).
type Header struct {
	// Row is the number of the first header row, from 1; 0 where Label or None rules.
	Row int
	// Label is a text by which the first header row is found.
	Label string
	// None is a table without a header: columns are called by their letters.
	None bool
	// Depth is how many rows the header has, at least 1 unless None.
	Depth int
}

// Filter keeps the cells whose dimension has one of the labels (an entry of missä).
type Filter struct {
	Dimension string
	Labels    []string
	// Not keeps the cells that have none of the labels.
	Not bool
	// Codes matches the labels against codes instead of texts (KU765).
	Codes bool
	// DimensionAt is where the dimension is named, At where the labels are.
	DimensionAt, At Position
}

// Aggregate makes one number of a year out of several (yhdistä).
type Aggregate string

// The aggregates.
const (
	Mean  Aggregate = "keskiarvo"
	Sum   Aggregate = "summa"
	Last  Aggregate = "viimeinen"
	First Aggregate = "ensimmäinen"
	Max   Aggregate = "suurin"
	Min   Aggregate = "pienin"
	Count Aggregate = "lukumäärä"
	// Only demands exactly one value for the year; the default.
	Only Aggregate = "ainoa"
	// Quotient is no word of the file: a ratio that more periods move either way,
	// since both its parts grow with them, or its divisor alone, or neither. Where
	// only the numerator is made of periods a ratio has the numerator's aggregate.
	Quotient Aggregate = "osamäärä"
)

// Mapping says where a metric's values are and what is done to them (arvo).
type Mapping struct {
	// Source is nil only for a ratio.
	Source *Source
	Where  []Filter
	// Time is the dimension that holds years, months or other periods (aika).
	Time string
	// Year is the year of every value, where no dimension holds it (vuosi); else 0.
	Year int
	// Column is the value column of a Long source (luku).
	Column string
	// Cells are the guarded cells of a Cells source.
	Cells []GuardedCell
	// GroupBy is the dimension that holds groups (ryhmittely); empty without groups.
	GroupBy   string
	Aggregate Aggregate
	// Required is how many periods make a year complete (vaaditaan); 0 means by
	// the kind of period: 12 months, 4 quarters, 1 year.
	Required int
	// Accumulate sums the years since the programme's start (kertymä).
	Accumulate bool
	// Scale multiplies the value (kerroin); nil for none.
	Scale *big.Rat
	// Answers is the column (Long) that holds the number of answers (vastaajia).
	Answers string
	// Stage and Date are the columns of a Long source of milestone events
	// (vaihe, päivä); both set or both empty.
	Stage, Date string
	// Numerator and Denominator make a ratio (suhde: osoittaja, nimittäjä);
	// both nil otherwise. Scale applies to the ratio.
	Numerator, Denominator *Mapping
	At                     Position
}

// GuardedCell is a single cell and the labels that must stand in other cells.
type GuardedCell struct {
	Year int
	// Cell is like "D14".
	Cell string
	// Guards are in the order of the programme file.
	Guards []Guard
	At     Position
}

// Guard is a cell like "C14" and the label that is expected in it.
type Guard struct{ Cell, Label string }

// CommentMapping says where the responsible parties' comments are (kommentit):
// the columns of a Long source.
type CommentMapping struct {
	Source *Source
	// ID, Year, Party and Text are column headers; ID's cells hold tunnus or
	// the metric's name.
	ID, Year, Party, Text string
	// Cause, Action, Who and Due are the columns of explanations (syy, toimet, kuka,
	// mennessä); empty for none.
	Cause, Action, Who, Due string
	At                      Position
}
