package assessment

import (
	"strconv"

	"tolokku/programme"
)

// judgeStages holds milestone events against the deadlines of the target's
// stages: what was done by the last day whose events count stays done, and a
// deadline before the day of judgement is over.
func judgeStages(t *programme.Target, events []programme.Event, o Options) Outcome {
	out := Outcome{Why: WhyStages, Stages: len(t.Stages), StageEvents: make([]*programme.Event, len(t.Stages))}
	if len(events) == 0 {
		out.Status, out.Why = NoData, WhyNoEvent
		out.NextStage = &t.Stages[0]
		return out
	}
	out.Stage, out.Event = reached(events, o)
	for i := range events {
		if e := &events[i]; o.counts(e) && 0 < e.Stage && e.Stage <= len(t.Stages) && out.StageEvents[e.Stage-1] == nil {
			out.StageEvents[e.Stage-1] = e
		}
	}
	last := o
	last.Year--
	out.Direction = Same
	switch before, _ := reached(events, last); {
	case before >= len(t.Stages):
		out.Direction = ""
	case out.Stage > before:
		out.Direction = Better
	}
	if out.Stage > 0 {
		out.Late = late(out.Event, t.Stages[out.Stage-1].Deadline)
	}
	if out.Stage >= len(t.Stages) {
		out.Status = Met
		return out
	}
	out.NextStage = &t.Stages[out.Stage]
	out.Status = OnTrack
	for _, stage := range t.Stages[out.Stage:] {
		if stage.Deadline < o.JudgementDay() {
			out.Status = Behind
		}
	}
	return out
}

// reached is the highest stage by the last day whose events count, and its first
// entry.
func reached(events []programme.Event, o Options) (stage int, event *programme.Event) {
	for i := range events {
		if e := &events[i]; o.counts(e) && e.Stage > stage {
			stage, event = e.Stage, e
		}
	}
	return stage, event
}

// counts tells whether an event comes by the last day whose events count; one
// that is known by its year counts from that year's report.
func (o Options) counts(e *programme.Event) bool {
	if e.YearOnly {
		return e.Date[:4] <= strconv.Itoa(o.Year)
	}
	return e.Date <= o.EventDay()
}

// late tells whether an event came after the deadline; one that is known by its
// year only if its year did.
func late(e *programme.Event, deadline string) bool {
	if e.YearOnly {
		return e.Date[:4] > deadline[:4]
	}
	return e.Date > deadline
}
