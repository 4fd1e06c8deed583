package assessment

import (
	"tolokku/programme"
)

// judgeStages holds milestone events against the deadlines of the target's
// stages on the day of judgement, YYYY-MM-DD.
func judgeStages(t *programme.Target, events []programme.Event, day string) Outcome {
	out := Outcome{Why: WhyStages, Stages: len(t.Stages)}
	if len(events) == 0 {
		out.Status, out.Why = NoData, WhyNoEvent
		out.NextStage = &t.Stages[0]
		return out
	}
	for i := range events {
		e := &events[i]
		// The first entry of the highest stage is the day on which it was reached.
		if e.Date <= day && e.Stage > out.Stage {
			out.Stage, out.Event = e.Stage, e
		}
	}
	if out.Stage > 0 {
		out.Late = out.Event.Date > t.Stages[out.Stage-1].Deadline
	}
	if out.Stage >= len(t.Stages) {
		out.Status = Met
		return out
	}
	out.NextStage = &t.Stages[out.Stage]
	out.Status = OnTrack
	for _, stage := range t.Stages[out.Stage:] {
		if stage.Deadline < day {
			out.Status = Behind
		}
	}
	return out
}
