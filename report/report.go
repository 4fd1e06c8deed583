// Package report is the yearly report as plain data: numbers written in
// Finnish, counts, sentences. Pages, workbook and JSON are laid out from it
// and decide nothing themselves.
package report

import (
	"slices"

	"tolokku/programme"
	"tolokku/programme/assessment"
)

// Report is a programme's report for a year.
type Report struct {
	// Programme and Municipality are names; Document is the approved document, may be empty.
	Programme, Municipality, Document string
	// Start and End are the programme's first and last year.
	Start, End int
	// Year is the report year, Date the report's date YYYY-MM-DD, DateText the
	// same as Finnish writes it: 1.2.2024.
	Year           int
	Date, DateText string
	// Day is the day of judgement, YYYY-MM-DD.
	Day string
	// LastDay is the last day whose events count, YYYY-MM-DD.
	LastDay string
	// Final is set when incomplete years are not judged.
	Final bool
	// Command repeats the report: "tolokku report --year 2023 --date 2024-02-01".
	Command string
	// Version is the tool's version.
	Version string
	// ProgrammeFile is the programme file's base name, ProgrammeSHA256 its checksum.
	ProgrammeFile, ProgrammeSHA256 string

	// Proposal is what the council is asked to decide, in the programme's own
	// words; may be empty.
	Proposal string

	// Notices are shown on every page and every sheet: the sources' own notices.
	Notices []string
	// Notes concern the whole report: shortened wording, recomputed statuses,
	// the programme's own notes.
	Notes []string

	// Headline is the verdict: how many metrics stand where, and which way those
	// that are behind are going.
	Headline string
	Counts   Counts
	Themes   []*Theme
	// Metrics are in the programme's order.
	Metrics []*Metric
	// Behind are the metrics that are behind: the worsening first, then those that
	// stand still, the improving and those of unknown direction.
	Behind []*Metric
	// Met are the metrics whose target is met, Unassessed those that have a target
	// but no status.
	Met, Unassessed []*Metric
	// Unfinished are the metrics whose status rests on an incomplete year.
	Unfinished []*Metric
	// Differs are the metrics that an expert judged otherwise.
	Differs []*Metric
	// Changes since last year: statuses that differ, the worsened first, then the
	// improved, then those that were not judged in one of the years. A target that
	// was met and is only not met yet, because the year is unfinished, is none.
	Changes []Change
	// Since is what changed since an earlier report; nil where none was given.
	Since *Since
	// Gaps are the values that are missing for the year.
	Gaps []Gap
	// Unexplained are the metrics that are behind without a cause or an action.
	Unexplained []Unexplained
	// Provisional are the metrics whose year is incomplete, followed ones too.
	Provisional []*Metric
	// SharedNotes are those that three or more metrics have.
	SharedNotes []*SharedNote
	// Parties are the responsible parties by name, in Finnish alphabetical order.
	Parties []Party
	// Files are the workbooks that were read.
	Files []File
	// Rules are the status rules in words.
	Rules []Rule
	Guide Guide
}

// HasPrevious tells whether statuses of the year before could be computed.
func (r *Report) HasPrevious() bool {
	return slices.ContainsFunc(r.Metrics, func(m *Metric) bool { return m.PreviousStatus != "" })
}

// Counts counts metrics by status. Its JSON is part of the output's contract.
type Counts struct {
	Met       int `json:"met"`
	OnTrack   int `json:"on_track"`
	Behind    int `json:"behind"`
	NoData    int `json:"no_data"`
	Monitored int `json:"monitored"`
}

// Of returns the count of a status.
func (c Counts) Of(s assessment.Status) int {
	switch s {
	case assessment.Met:
		return c.Met
	case assessment.OnTrack:
		return c.OnTrack
	case assessment.Behind:
		return c.Behind
	case assessment.NoData:
		return c.NoData
	}
	return c.Monitored
}

// Judged is the number of metrics that have a target.
func (c Counts) Judged() int { return c.Met + c.OnTrack + c.Behind + c.NoData }

// Theme is a theme with its own verdict and counts.
type Theme struct {
	Number    int
	Name      string
	Headline  string
	Counts    Counts
	Lupaukset []*Lupaus
	Metrics   []*Metric
}

// Lupaus, Tavoite and Row mirror the programme; a Row is one row of measures.
type Lupaus struct {
	Name       string
	Tavoitteet []*Tavoite
}

// Tavoite is a goal.
type Tavoite struct {
	Name string
	Rows []*Row
}

// Row is a row of measures with its metrics.
type Row struct {
	Measures    []string
	Responsible []string
	Metrics     []*Metric
}

// Point is a yearly number; Known is false in a Figure for a missing year.
type Point struct {
	Year   int
	Figure Figure
	// Months of MonthsOf are covered; equal for a complete year.
	Months, MonthsOf int
	// NewSeries is set where a break stands between this year and the one before.
	NewSeries bool
}

// Metric is one metric of the report.
type Metric struct {
	// Number runs from 1 in the programme's order.
	Number         int
	ID, Name, Unit string
	// UnitShort is the unit where there is little room: "henk."
	UnitShort string
	// Short is the name for tables and headings; Name itself where the programme
	// gives no shorter one.
	Short                  string
	Theme, Lupaus, Tavoite string
	Measures, Responsible  []string
	// Giver is the party that gives the data.
	Giver string
	// Decimals is how many decimals the metric's figures have.
	Decimals int

	Status assessment.Status
	// StatusWord is "saavutettu", "aikataulussa", "jäljessä", "seurataan",
	// "tieto puuttuu" or "ei arvioitavissa"; lower case.
	StatusWord string
	// PreviousStatus is empty where last year is not after the base year.
	PreviousStatus     assessment.Status
	PreviousStatusWord string
	// PreviousBox is last year's ProvisionalBox.
	PreviousBox string
	// Direction is empty for none; DirectionWord is "paranee", "heikkenee" or
	// "ennallaan", without a target "kasvaa", "pienenee" or "ennallaan".
	Direction     assessment.Direction
	DirectionWord string
	// Reason is one sentence with the numbers that decided.
	Reason string
	// Peruste is the same with the calculation of the level.
	Peruste string
	// Comparison is the value, the level and the status without units: "5,6 ≤ 5,75:
	// aikataulussa"; empty where nothing was compared.
	Comparison string
	// Calculation is how the status was computed, a line for each step.
	Calculation []string

	BaselineYear int
	Baseline     Figure
	// BaselineMeasured is set where the baseline is taken from the data.
	BaselineMeasured bool
	// TargetText is the target in words: "enintään 4,0 % vuonna 2025"; for a
	// monitored metric "seurataan, ei tavoitetta".
	TargetText string
	// TargetShort is the same for a narrow column, without its year: "enint. 4".
	TargetShort string
	// PathText is what the value is held against in a narrow column: the planned
	// level, or the limit where there is no path: "40,35", "väh. 36". Empty for
	// stages and for what is only followed.
	PathText    string
	TargetLevel Figure
	Planned     Figure
	Value       Figure
	Previous    Figure
	// ValueText is what stands in a value's place: the number with unit, the
	// reached stage ("vaihe 1/3"), the groups' range, or "–".
	ValueText string
	// PreviousText is the same for last year's value.
	PreviousText string
	// Spread and PreviousSpread are the groups' ranges; unknown without groups.
	Spread, PreviousSpread Spread
	// Change is the change since last year, in percentage points for a percentage;
	// unknown where none can be given.
	Change Figure
	// ChangeText is the same in words ("−0,9 %-yks."); empty where none can be given.
	ChangeText string
	// ChangeYear is the year that Change counts from; 0 without one.
	ChangeYear int
	// Provisional is set for an incomplete year; ProvisionalText is "8/12 kk".
	Provisional     bool
	ProvisionalText string
	// ProvisionalBox is "alustava 8/12 kk" where the status rests on an incomplete
	// year; else empty.
	ProvisionalBox   string
	Months, MonthsOf int
	// RestsOnValue is unset where the status says nothing about the year's value:
	// then an incomplete year does not make it provisional.
	RestsOnValue bool
	Graphic      Graphic

	Groups []*Group
	// Weakest is the group that is furthest from the target; nil without groups or values.
	Weakest  *Group
	Stage    *Stage
	Verdict  *Verdict
	Original *Original
	Breaks   []programme.Break
	Comments []Comment
	// Explanations are what parties say of the metric in columns of their own.
	Explanations []Explanation
	// Answer sums the explanations and comments up for a row of a table.
	Answer Answer
	// Answers is a survey's number of answers; 0 when not given.
	Answers int
	// Notes are all notes; OwnNotes those that are not among the shared, SharedNotes
	// the numbers of those that are.
	Notes, OwnNotes []string
	SharedNotes     []int
	// Series are the years up to the report year that the data has, and the gaps between.
	Series []Point
	// Plan is the planned path, a point for each year; empty without one.
	Plan []Point
	// Sources of every shown year, by year, group and file.
	Sources []Source
	// SourceText is the report year's sources in one line: "T1: 12r5, solut
	// E476:E487, 12 kuukauden keskiarvo", or why there is none.
	SourceText string

	// Result is the assessment that all this is worded from.
	Result *assessment.Result
}

// Group is a part of a metric: an age group, a site, a survey.
type Group struct {
	Name           string
	Status         assessment.Status
	StatusWord     string
	PreviousStatus assessment.Status
	Direction      assessment.Direction
	DirectionWord  string
	Reason         string
	BaselineYear   int
	Baseline       Figure
	Planned        Figure
	Value          Figure
	Previous       Figure
	// Change, ChangeText, ChangeYear, PathText and ProvisionalBox are as a metric's.
	Change           Figure
	ChangeText       string
	ChangeYear       int
	PathText         string
	ProvisionalBox   string
	Months, MonthsOf int
	Provisional      bool
	Answers          int
	Series           []Point
	Plan             []Point
	Graphic          Graphic
	Result           *assessment.GroupResult
	// clause is the reason as it stands inside another sentence.
	clause string
}

// Stage is how far a milestone has come.
type Stage struct {
	// Reached of Of stages; Name is the reached one, empty for none.
	Reached, Of int
	Name        string
	// Date is the day of reaching, YYYY-MM-DD; DateText as Finnish writes it; empty for none.
	Date, DateText string
	// Stages are all of them with their deadlines.
	Stages []StageStep
}

// StageStep is one stage of a milestone.
type StageStep struct {
	Name string
	// DeadlineText is like "31.12.2025".
	Deadline, DeadlineText string
	Reached                bool
	// Date is the day on which the stage was reached, YYYY-MM-DD; empty where only a
	// later stage's entry tells that it was. Late is set where it is after the deadline.
	Date, DateText string
	Late           bool
}
