package programme

import (
	"cmp"
	"math/big"
)

// Position is a place in the programme file; lines and columns count from 1,
// columns in characters.
type Position struct{ Line, Column, Length int }

// Programme is a municipality's programme as its YAML file defines it.
type Programme struct {
	// File is the programme file's name as it was given.
	File string
	// Name is the programme's name, Municipality the municipality's.
	Name, Municipality string
	// Document is the approved document that the programme is read from; may be empty.
	Document string
	// Proposal (päätösehdotus) is the proposed decision for the agenda item, paragraphs
	// parted by an empty line; may be empty.
	Proposal string
	// Start and End are the first and last year that can be reported, BaseYear
	// the year that measurement starts from where a metric says nothing else.
	Start, End, BaseYear int
	// Notes reach the report's front matter.
	Notes []string
	// Sources are in the file's order.
	Sources []*Source
	// Comments says where the responsible parties' comments are; nil when nowhere.
	Comments *CommentMapping
	// Collected are the patterns of workbooks filled in from "tolokku collect";
	// no match is no error.
	Collected   []string
	CollectedAt Position
	// PoliticalBodies are responsible parties that give no data themselves.
	PoliticalBodies []string
	Themes          []*Theme
	// Lines are the programme file's own, for messages.
	Lines []string
}

// Extent is from a YAML entry's first line to its last.
type Extent struct{ From, To int }

// Theme is one of the programme's themes (teema).
type Theme struct {
	Name      string
	Lupaukset []*Lupaus
}

// Lupaus is a promise of the programme.
type Lupaus struct {
	Name       string
	Tavoitteet []*Tavoite
}

// Tavoite is a goal under a lupaus.
type Tavoite struct {
	Name         string
	Toimenpiteet []*Toimenpide
}

// Toimenpide is a row of measures with the metrics that follow it and the
// parties responsible for it.
type Toimenpide struct {
	// Measures are the row's measures, at least one.
	Measures []string
	// Responsible are the row's vastuutahot, at least one.
	Responsible []string
	Mittarit    []*Mittari
}

// Mittari is a metric.
type Mittari struct {
	// ID (tunnus) is unique in the programme.
	ID, Name string
	// Short (lyhyt) is the name in tables and on the front page; empty for none.
	Short string
	// Unit is as printed after a number: "%", "€", "henkilöä"; may be empty.
	Unit string
	// Baseline is nil where none is declared.
	Baseline *Baseline
	// Targets are in the order of their decisions, the original first; empty
	// for a metric that is only followed.
	Targets []*Target
	// Mapping says where the values are; nil for a metric that only
	// "tolokku collect" asks for.
	Mapping *Mapping
	// Groups are listed age groups, sites or surveys in which a target must
	// hold each; empty where there are none or they are found from the data.
	Groups []*Group
	// Breaks are the years whose values do not compare with earlier ones.
	Breaks []Break
	// Verdicts are the expert's own, one a year at the most.
	Verdicts []Verdict
	// Notes reach the report beside the metric.
	Notes []string
	// Giver is the party that gives the metric's data (tiedon antaja); empty
	// means the first responsible party that is no political body.
	Giver string
	// Decimals is how many decimals the report shows, -1 for as many as needed.
	Decimals int
	At       Position

	// Theme, Lupaus, Tavoite and Toimenpide are the metric's place in the programme.
	Theme      *Theme
	Lupaus     *Lupaus
	Tavoite    *Tavoite
	Toimenpide *Toimenpide

	// Extent is the metric's lines in the programme file.
	Extent Extent
}

// ShortName is the name for tables: the short one, or else the whole.
func (m *Mittari) ShortName() string { return cmp.Or(m.Short, m.Name) }

// Baseline is a level that the metric starts from.
type Baseline struct {
	Value *big.Rat
	Year  int
	At    Position
}

// Group is one part of a metric.
type Group struct {
	// Name is what the report calls the group, Label what the data calls it.
	Name, Label string
	// Where are the group's own filters, added to the mapping's; may be empty.
	Where    []Filter
	Baseline *Baseline
	Breaks   []Break
	At       Position
}

// Break says that a series starts anew: no comparison reaches over the turn
// from Year-1 to Year.
type Break struct {
	Year   int
	Reason string
}

// Verdict is the expert's status for a year, shown beside the computed one.
type Verdict struct {
	Year int
	// Status is never Monitored.
	Status Status
	By     string
	// Date is YYYY-MM-DD.
	Date   string
	Reason string
	At     Position
}

// AllMittarit returns the metrics in the programme's order.
func (p *Programme) AllMittarit() []*Mittari {
	var all []*Mittari
	for _, theme := range p.Themes {
		for _, lupaus := range theme.Lupaukset {
			for _, tavoite := range lupaus.Tavoitteet {
				for _, row := range tavoite.Toimenpiteet {
					all = append(all, row.Mittarit...)
				}
			}
		}
	}
	return all
}

// DataGiver is the party that is asked for the metric's values: the declared
// one, else the first responsible party that is no political body, else the
// first responsible party.
func (p *Programme) DataGiver(m *Mittari) string {
	if m.Giver != "" {
		return m.Giver
	}
	for _, party := range m.Toimenpide.Responsible {
		if !p.isPolitical(party) {
			return party
		}
	}
	return m.Toimenpide.Responsible[0]
}

func (p *Programme) isPolitical(party string) bool {
	for _, body := range p.PoliticalBodies {
		if body == party {
			return true
		}
	}
	return false
}

// Line returns the text of a line of the programme file, for messages.
func (p *Programme) Line(n int) string {
	if n < 1 || n > len(p.Lines) {
		return ""
	}
	return p.Lines[n-1]
}
