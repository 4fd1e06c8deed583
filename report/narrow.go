package report

import (
	"tolokku/programme"
	"tolokku/programme/assessment"
)

// Texts for narrow columns, without units.

// opShort is the operator before a level.
func opShort(op programme.Op) string {
	if short := map[programme.Op]string{programme.AtMost: "enint.", programme.AtLeast: "väh."}[op]; short != "" {
		return short
	}
	return opWord(op)
}

func shortLevel(op programme.Op, level Figure) string { return opShort(op) + nbsp + level.Text() }

// targetShort is a target without its year; baseline is the level that grows
// and shrinks start from.
func targetShort(t *programme.Target, baseline Figure, share bool) string {
	return targetBy(t, baseline, share, opShort)
}

// TargetPlain is TargetShort with its operator written out: "enintään 4".
func (x *Metric) TargetPlain() string {
	if x.Result == nil {
		return dash
	}
	return targetBy(x.Result.Target, x.Baseline, isShare(x.Result.Mittari, x.Result), opWord)
}

// targetBy is a target without its year, its operator worded by word.
func targetBy(t *programme.Target, baseline Figure, share bool, word func(programme.Op) string) string {
	if t == nil {
		return dash
	}
	switch t.Op {
	case programme.Falls:
		return "pienenee"
	case programme.Rises:
		return "kasvaa"
	case programme.Grows, programme.Shrinks:
		op := programme.MoreThan
		if t.Op == programme.Shrinks {
			op = programme.LessThan
		}
		if !baseline.Known() {
			return opWord(op) + nbsp + "lähtötason"
		}
		return word(op) + nbsp + baseline.Text()
	case programme.Done:
		return "valmis"
	case programme.AtMost, programme.LessThan, programme.AtLeast, programme.MoreThan, programme.Exactly, programme.About:
		if utmost(t, share) {
			return declared(t.Value, "").Text()
		}
		return word(t.Op) + nbsp + declared(t.Value, "").Text()
	default:
		panic("no words for the target " + string(t.Op))
	}
}

// pathText is what the value is held against: the planned level, or the limit
// where the kind of target has no path.
func (w wording) pathText(o *assessment.Outcome) string {
	t := w.target
	switch {
	case t == nil, t.Op == programme.Done:
		return ""
	case o.Planned != nil:
		return w.levelFigure(o.Planned).Text()
	}
	switch t.Op {
	case programme.Falls, programme.Rises:
		if o.Before == nil {
			return ""
		}
		op := programme.LessThan
		if t.Op == programme.Rises {
			op = programme.MoreThan
		}
		return shortLevel(op, w.figure(o.Before))
	case programme.About:
		band := w.band(assessment.BandOf(t))
		if !t.ExceedingAllowed {
			return band.Text()
		}
		return shortLevel(programme.AtLeast, band.Low)
	case programme.Grows, programme.Shrinks, programme.AtMost, programme.LessThan, programme.AtLeast, programme.MoreThan, programme.Exactly:
		return targetShort(t, w.baseline(o), w.share)
	default:
		panic("nothing that a value is held against for the target " + string(t.Op))
	}
}
