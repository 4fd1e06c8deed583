// Package assessment decides how each metric is doing in a year: met, on track,
// behind, not known, or only followed.
//
// It compares exact rationals, never rounded numbers, and it knows nothing of
// wording: an Outcome carries the rule that decided and the numbers it used.
package assessment

import (
	"math/big"
	"strconv"

	"tolokku/programme"
)

// Status is how a metric is doing.
type Status = programme.Status

// The statuses.
const (
	Met       = programme.Met
	OnTrack   = programme.OnTrack
	Behind    = programme.Behind
	NoData    = programme.NoData
	Monitored = programme.Monitored
)

// Statuses lists every status in the order of reports.
var Statuses = programme.Statuses

// Why names the rule that decided a status.
type Why string

// The rules.
const (
	// WhyMonitored: the metric has no target.
	WhyMonitored Why = "monitored"
	// WhyNoValue: no value for the year (no_data).
	WhyNoValue Why = "no value"
	// WhyNoNumber: the data has something, but no number follows from it (no_data).
	WhyNoNumber Why = "no number"
	// WhyUnfinished: the year is incomplete and only finished years are wanted (no_data).
	WhyUnfinished Why = "unfinished"
	// WhyTooEarly: no whole period of the year is over, and what is known does not
	// settle the target (no_data).
	WhyTooEarly Why = "too early"
	// WhyNoBaseline: the target needs a baseline that there is not (no_data).
	WhyNoBaseline Why = "no baseline"
	// WhyBaselineYear: the year is not after the baseline's, so nothing can be compared (no_data).
	WhyBaselineYear Why = "baseline year"
	// WhyBreak: the comparison would reach across a break in the series (no_data).
	WhyBreak Why = "break"
	// WhyMissingYear: a year that the comparison needs is missing or incomplete (no_data).
	WhyMissingYear Why = "missing year"
	// WhyTarget: the value was held against the target.
	WhyTarget Why = "target"
	// WhyPlan: the value was held against the planned level.
	WhyPlan Why = "plan"
	// WhyBand: the value was held against a band around the target.
	WhyBand Why = "band"
	// WhyExceeds: the value is above the band, which is allowed.
	WhyExceeds Why = "exceeds"
	// WhyEachYear: each year was held against the one before it.
	WhyEachYear Why = "each year"
	// WhyFromBaseline: the value was held against the baseline.
	WhyFromBaseline Why = "from baseline"
	// WhyStages: milestones were held against their deadlines.
	WhyStages Why = "stages"
	// WhyNoEvent: a milestone has no entry at all (no_data).
	WhyNoEvent Why = "no event"
	// WhyGroups: the groups decide together.
	WhyGroups Why = "groups"
)

// Options are what an assessment depends on beside the data.
type Options struct {
	// Year is the report year.
	Year int
	// Date is the report's date, YYYY-MM-DD.
	Date string
	// Final makes incomplete years no_data.
	Final bool
}

// JudgementDay is the day on which the year is judged: the earlier of the
// report's date and 1 January of the next year.
func (o Options) JudgementDay() string {
	return min(o.Date, strconv.Itoa(o.Year+1)+"-01-01")
}

// EventDay is the last day whose events count: the earlier of the report's date
// and 31 December of the year.
func (o Options) EventDay() string {
	return min(o.Date, strconv.Itoa(o.Year)+"-12-31")
}

// Outcome is a status with the rule that decided it and the numbers it used.
// A nil number was not used or does not exist.
type Outcome struct {
	Status Status
	Why    Why
	// Direction stands beside the status and never changes it.
	Direction Direction
	// Value is the year's value; nil where there is none.
	Value *programme.Value
	// Baseline, its year, and where it was measured; Measured is nil for a
	// declared baseline.
	Baseline     *big.Rat
	BaselineYear int
	Measured     *programme.Value
	// PartialBaseline is the data's value for the base year where it is a sum or a
	// count of a part of that year, which is no baseline; else nil.
	PartialBaseline *programme.Value
	// Now and Earlier are the numbers that direction and change compare; both nil
	// without a comparison.
	Now, Earlier *big.Rat
	// CanShrink tells of an incomplete sum that more periods can make smaller, since
	// some period up to the year was below zero.
	CanShrink bool
	// Interim are the interim targets that the path leads through: those of the
	// target but for what a group's measured baseline has passed.
	Interim []programme.Interim
	// Planned is the planned level of the year, Eased the level after the
	// declared tolerance (nil without one).
	Planned, Eased *big.Rat
	// Plan is the whole path from the baseline to the target, for charts;
	// empty without one.
	Plan []Level
	// PlanThen are the levels of earlier years in which another target was in
	// force, on the path of that one; a chart of today's target has none of them.
	PlanThen []Level
	// Share is the part of the year that an incomplete sum covers (n/12); nil
	// where values are compared as they are.
	Share *big.Rat
	// Reference is the level that the value was held against, after easing and
	// share; for a band its lower edge, and ReferenceHigh its upper edge.
	Reference, ReferenceHigh *big.Rat
	// Before is last year's number where each year is held against the one before.
	Before *big.Rat
	// LimitShare is the part of the limit (target, band's lower edge, baseline, last
	// year's number) that an incomplete sum is held against, LimitShareHigh that of
	// the band's upper edge, PlanShare that of the planned level where it decided.
	LimitShare, LimitShareHigh, PlanShare *big.Rat
	// MetIn is the latest earlier year in which the target was met, when it is
	// not met now; else 0.
	MetIn int
	// FailedYear is the first year that did not fall (rise) as it should.
	FailedYear int
	// MissingYears are the years that a comparison lacked.
	MissingYears []int
	// Break is the break that the comparison would cross; nil for none.
	Break *programme.Break
	// BaselineMeetsTarget is set where there is no path because the baseline
	// already meets the target.
	BaselineMeetsTarget bool

	// Stage is the number of the reached stage, Stages how many there are,
	// Event the entry that reached it (nil for stage 0), NextStage the first
	// unreached stage (nil when all are reached), Late whether the reached
	// stage came after its deadline.
	Stage, Stages int
	Event         *programme.Event
	NextStage     *programme.Stage
	Late          bool
	// StageEvents are the entries that reached each stage by itself, nil for one
	// that was only passed by a later stage's entry.
	StageEvents []*programme.Event

	// Decisive are the groups that decided, MissingGroups those without a status.
	Decisive, MissingGroups []string
}

// Provisional tells whether the outcome rests on an incomplete year.
func (o *Outcome) Provisional() bool { return o.Value != nil && o.Value.Incomplete() }

// Level is a number in a year.
type Level struct {
	Year  int
	Value *big.Rat
}

// Result is a metric's assessment for a year.
type Result struct {
	Mittari *programme.Mittari
	Year    int
	// Day is the day of judgement, YYYY-MM-DD.
	Day string
	// EventDay is the last day whose events count, YYYY-MM-DD.
	EventDay string
	// Target is the one in force; nil for a monitored metric.
	Target *programme.Target
	Outcome
	// Series are the values up to the year; empty for groups and milestones.
	Series []programme.Value
	// Groups are the metric's groups; empty without any.
	Groups []GroupResult
	// Previous is last year's outcome computed anew; nil where last year is not
	// after the base year.
	Previous *Outcome
	// PreviousPeriods of PreviousRequired are those of last year's least complete
	// value; both 0 without a value.
	PreviousPeriods, PreviousRequired int
	// Original is the original target where another is in force, OriginalStatus
	// the status under it.
	Original       *programme.Target
	OriginalStatus Status
	// Verdict is the expert's for the year; nil without one.
	Verdict *programme.Verdict
	// Provisional years: Periods of Required of the least complete value; both
	// 0 without a value.
	Periods, Required int
	Notes             []Note
}

// GroupResult is a group's assessment.
type GroupResult struct {
	Name string
	Outcome
	Series []programme.Value
	// Previous is the status of last year; empty where it is not after the base
	// year. PreviousOutcome is the whole of it, nil then.
	Previous        Status
	PreviousOutcome *Outcome
}

// NoteKind names a fact that a reader should know beside a status.
type NoteKind string

// The kinds of notes.
const (
	// NoteBaselineDiffers: the data's value for the base year is not the declared baseline.
	NoteBaselineDiffers NoteKind = "baseline differs"
	// NoteBaselineMeasured: the baseline is not declared but taken from the data.
	NoteBaselineMeasured NoteKind = "baseline measured"
	// NoteBaselineShared: the metric's baseline serves groups that have none of their own.
	NoteBaselineShared NoteKind = "baseline shared"
)

// Note is a fact with its numbers; Group is empty for the whole metric.
type Note struct {
	Kind     NoteKind
	Group    string
	Year     int
	Declared *big.Rat
	Measured *programme.Value
}
