package report

import (
	"tolokku/programme"
	"tolokku/programme/assessment"
)

// Verdict is the expert's own status.
type Verdict struct {
	Status         assessment.Status
	StatusWord     string
	By             string
	Date, DateText string
	Reason         string
}

// Original is the target that a revision replaced, and the status under it.
type Original struct {
	Target     *programme.Target
	TargetText string
	Status     assessment.Status
	StatusWord string
	// RevisedText is the day of the revision, "12.3.2024".
	RevisedText string
}

// Comment is a responsible party's comment.
type Comment struct {
	Party, Text string
	Source      Source
}

// Explanation is a party's own: why a metric stands where it does, what is done,
// who does it and by when. Each may be empty.
type Explanation struct {
	Party              string
	Cause, Action, Who string
	// Due is YYYY-MM-DD, DueText as Finnish writes it.
	Due, DueText string
	Sources      []Source
}

// Answer is what is known of a metric's cause and actions, for a table. A text
// that is missing says so, and its flag is unset.
type Answer struct {
	Cause, Action, Who, Due             string
	HasCause, HasAction, HasWho, HasDue bool
	// CauseIsComment is set where a comment stands for the cause that was not given.
	CauseIsComment bool
	// Missing says in a sentence what a metric that is behind lacks, and who should
	// tell it: "Selitystä ei ole saatu: Sivistyksen toimiala ym."; else empty.
	Missing string
}

// Unexplained is a metric that is behind without a cause or an action.
type Unexplained struct {
	Metric *Metric
	// Text says what is missing, Party who should tell it.
	Text, Party string
}

// SharedNote is a note that several metrics have.
type SharedNote struct {
	// Number runs from 1: H1, H2 …
	Number  int
	Text    string
	Metrics []*Metric
}

// Change is a status that differs from last year's.
type Change struct {
	Metric *Metric
	// Better is set for a better status, Worse for a worse one; neither where
	// one of the two years could not be judged.
	Better, Worse bool
	// Text is a sentence, Arrow the same beside the metric's name: "aikataulussa → jäljessä".
	Text, Arrow string
}

// Gap is a value that is missing for the year.
type Gap struct {
	Metric *Metric
	// Group is empty for the whole metric.
	Group string
	// Text says what is missing, Giver who gives it.
	Text, Giver string
}

// Party is a responsible party with its metrics.
type Party struct {
	Name    string
	Counts  Counts
	Metrics []*Metric
}

// Source is where a shown number came from.
type Source struct {
	Year int
	// Group is empty for the whole metric.
	Group string
	// Name is the source's name in the programme.
	Name string
	// File is relative to the data directory, with /.
	File, SHA256, Sheet string
	Cells               []string
	// Selection is which labels were chosen: "Alue: Sotkamo; Kuukausi: …"; may be empty.
	Selection string
	How       string
	// Table is the file's number: T1, T2 …; 0 where it is not among the files.
	Table int
}

// File is a workbook that was read.
type File struct {
	// Number runs from 1: T1, T2 …
	Number int
	// Sheets are those that the report uses, in the order of use.
	Sheets []string
	// Name is relative to the data directory; Source is the source's name, Updated the export's own date as written.
	Name, Source, SHA256, Updated string
	Notice                        string
	// Metrics that take values from it for this report.
	Metrics []*Metric
}

// Rule is one status rule in words.
type Rule struct{ Title, Text string }
