package assessment

import "tolokku/programme"

// judgeBand holds the value against a band around the target.
func (s *series) judgeBand(t *programme.Target, out *Outcome) {
	x, can := out.Value.Number, s.bounds(s.year)
	low, high := BandOf(t)
	out.Reference, out.ReferenceHigh = out.share(low, nil), out.share(high, nil)
	out.markShare(out.Reference, out.ReferenceHigh)
	out.Why = WhyBand
	switch {
	case x.Cmp(out.Reference) < 0:
		out.Status = Behind
	case x.Cmp(out.ReferenceHigh) <= 0:
		out.Status = Met
	case t.ExceedingAllowed:
		out.Status = Met
		out.Why = WhyExceeds
	default:
		out.Status = Behind
	}
	kept := can.all(programme.AtLeast, low) && (t.ExceedingAllowed || can.all(programme.AtMost, high))
	lost := can.none(programme.AtLeast, low) || !t.ExceedingAllowed && can.none(programme.AtMost, high)
	out.settle(kept, lost)
	if out.Value.Incomplete() && out.Why == WhyExceeds && x.Cmp(high) <= 0 {
		// Above the share's band, yet not above the year's: the reason must not
		// say that the target was exceeded.
		out.Why = WhyBand
	}
}

// judgeFromBaseline holds the value against the baseline.
func (s *series) judgeFromBaseline(t *programme.Target, out *Outcome) {
	out.Why = WhyFromBaseline
	if !s.comparable(out, s.year) {
		return
	}
	op := programme.MoreThan
	if t.Op == programme.Shrinks {
		op = programme.LessThan
	}
	s.hold(op, s.base, out)
}

// comparable tells whether years up to last can be held against the baseline;
// if not, it sets the outcome.
func (s *series) comparable(out *Outcome, last int) bool {
	switch {
	case s.base == nil:
		out.Status, out.Why = NoData, WhyNoBaseline
	case last <= s.y0:
		out.Status, out.Why = NoData, WhyBaselineYear
	default:
		if out.Break = s.crossing(s.y0, last); out.Break == nil {
			return true
		}
		out.Status, out.Why = NoData, WhyBreak
	}
	return false
}

// judgeEachYear holds each year after the base year, up to the report year or
// the target year, against the one before it. usable tells whether the report
// year's own value may be held against last year's although its year is not
// complete. A failure that no further period can undo decides in any case;
// apart from that an incomplete earlier year says nothing.
func (s *series) judgeEachYear(t *programme.Target, out *Outcome, usable bool) {
	last := min(s.year, t.Year)
	out.Why = WhyEachYear
	if !s.comparable(out, last) {
		return
	}
	op := programme.LessThan
	if t.Op == programme.Rises {
		op = programme.MoreThan
	}
	kept := true
	for year := s.y0 + 1; year <= last; year++ {
		before, now := s.bounds(year-1), s.bounds(year)
		failed := neverBeyond(op, now, before)
		provisional := year == s.year && usable && !now.fixed()
		if year == s.year && usable && before.fixed() {
			out.Before = before.low
			out.Reference = out.share(before.low, nil)
			out.markShare(out.Reference, nil)
			failed = failed || !holds(op, out.Value.Number, out.Reference)
			kept = now.all(op, before.low)
		}
		if !now.fixed() && !provisional {
			out.MissingYears = append(out.MissingYears, year)
		}
		if failed && out.FailedYear == 0 {
			out.FailedYear = year
		}
	}
	switch {
	case out.FailedYear != 0:
		out.Status = Behind
	case len(out.MissingYears) > 0:
		out.Status, out.Why = NoData, WhyMissingYear
	case s.year >= t.Year && kept:
		out.Status = Met
	default:
		out.Status = OnTrack
	}
}

// neverBeyond tells whether the year's number cannot lie beyond the one before
// it, whatever the periods that are missing bring: below it for LessThan, above
// it for MoreThan.
func neverBeyond(op programme.Op, now, before bounds) bool {
	if op == programme.LessThan {
		return before.high != nil && now.none(op, before.high)
	}
	return before.low != nil && now.none(op, before.low)
}

// isTrend tells whether each year is held against the one before it.
func isTrend(t *programme.Target) bool {
	return t.Op == programme.Falls || t.Op == programme.Rises
}

// judgeTrend judges a series that must fall or rise each year. After the target
// year the years up to it decide, whatever came since; before that a year that
// failed decides also where the report year cannot be judged.
func (s *series) judgeTrend(t *programme.Target, out *Outcome) {
	why := s.unjudged(out)
	if why != "" {
		out.Share = nil
	}
	s.judgeEachYear(t, out, why == "")
	if s.year <= t.Year && why != "" && out.Status != Behind {
		out.Status, out.Why = NoData, why
	}
}
