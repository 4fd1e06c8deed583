package programme

import "math/big"

// Data is what the exports give for a programme.
type Data struct {
	// Measured is by the metric's ID; a metric without values has no entry or an empty one.
	Measured map[string]*Measured
	// Comments are in the order of the programme's metrics, then year, party.
	Comments []Comment
	// Explanations are in the same order.
	Explanations []Explanation
	// Files are the files that were read, by source and name.
	Files []File
	// Faulty are the IDs of metrics that had an error while reading, so that
	// nobody is told on top of it that their values are missing.
	Faulty map[string]bool
	// YearsWithValues are the years for which any metric has a number, rising. An
	// entry of a milestone tells how it was in every year of the programme, so it
	// counts for each.
	YearsWithValues []int
}

// File is a workbook that was read.
type File struct {
	Source *Source // nil for a collected workbook
	// Name is relative to the data directory, with /.
	Name string
	// SHA256 is in lower-case hexadecimal.
	SHA256 string
	// Updated is the export's own "Päivitetty viimeksi", as written; may be empty.
	Updated string
}

// Measured are the values of one metric.
type Measured struct {
	// Values are by rising year, at most one a year; empty for a grouped metric.
	Values []Value
	// Groups are in the programme's order, then as the data has them.
	Groups []GroupValues
	// Events are the milestone events by rising date, those of later years too.
	Events []Event
}

// GroupValues are the values of one group.
type GroupValues struct {
	Name   string
	Values []Value
}

// Value is a metric's number for a year.
type Value struct {
	Year int
	// Number is nil where no number can be given although the data has
	// something for the year; Missing then says why, in Finnish.
	Number  *big.Rat
	Missing string
	// Periods of Required have a value; both 1 for a value that is not made of
	// periods. The rows of a dated list are no periods: for them Periods are the
	// whole months up to the last day whose events count, of 12, while the year is
	// not over, and Number rests on the rows up to that day. Periods is then 0 in
	// January, though there may be a Number.
	Periods, Required int
	// Aggregate tells how more periods can change the number. For a ratio it is
	// the numerator's, or Quotient.
	Aggregate Aggregate
	// Negative is set where a period of the year is below zero, so that more
	// periods can make a sum smaller, too.
	Negative bool
	// Accumulated is set for a sum over the programme's years.
	Accumulated bool
	// Answers is the number of answers of a survey, 0 when not given.
	Answers int
	Origins []Origin
}

// ValueOf is the value of a year, nil where there is none.
func ValueOf(values []Value, year int) *Value {
	for i := range values {
		if values[i].Year == year {
			return &values[i]
		}
	}
	return nil
}

// NumberOf is the number of a year, nil where there is none.
func NumberOf(values []Value, year int) *big.Rat {
	if v := ValueOf(values, year); v != nil {
		return v.Number
	}
	return nil
}

// Incomplete tells whether periods of the year are missing.
func (v Value) Incomplete() bool { return v.Periods < v.Required }

// Origin is where a number came from and what was done to it.
type Origin struct {
	Source *Source // nil for a collected workbook
	// File is relative to the data directory, with /.
	File, SHA256, Sheet string
	// Cells are single cells and ranges in reading order: "D14", "E14:G14".
	Cells []string
	// How is in Finnish, without a full stop: "12 kuukauden keskiarvo".
	How string
}

// Event is a milestone entry.
type Event struct {
	// Stage is the reached stage's number from 1; 0 for "not started" or "not done".
	Stage int
	// Text is the entry as written.
	Text string
	// Date is YYYY-MM-DD; for a bare year its 31 December, and then YearOnly is set.
	Date     string
	YearOnly bool
	Origin   Origin
}

// Comment is a responsible party's comment on a metric in a year.
type Comment struct {
	Mittari *Mittari
	Year    int
	Party   string
	Text    string
	Origin  Origin
}

// Explanation is what a responsible party says of a metric in a year: why it
// stands where it does, what is done, who does it and by when. Each may be
// empty, not all of them.
type Explanation struct {
	Mittari            *Mittari
	Year               int
	Party              string
	Cause, Action, Who string
	// Due is YYYY-MM-DD.
	Due     string
	Origins []Origin
}
