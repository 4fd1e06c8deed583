package assessment

import (
	"math/big"

	"tolokku/programme"
)

// judgeBand holds the value against a band around the target.
func judgeBand(t *programme.Target, out *Outcome) {
	x := out.Value.Number
	low, high := BandOf(t)
	out.Reference, out.ReferenceHigh = share(out, low, nil), share(out, high, nil)
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
	settle(out, func(x *big.Rat) bool { return t.ExceedingAllowed && x.Cmp(low) >= 0 }, upward)
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
	out.Reference = share(out, s.base, nil)
	out.markShare(out.Reference, nil)
	out.Status = Behind
	if holds(op, out.Value.Number, out.Reference) {
		out.Status = Met
	}
	settle(out, func(x *big.Rat) bool { return holds(op, x, s.base) }, keptBy(op))
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

// failedAlready judges a falling (rising) series whose last year is missing: a
// year that failed before decides, and then it returns true.
func (s *series) failedAlready(t *programme.Target, out *Outcome) bool {
	s.judgeEachYear(t, out)
	return out.Status == Behind
}

// judgeEachYear holds each year after the base year, up to the report year or
// the target year, against the one before it.
func (s *series) judgeEachYear(t *programme.Target, out *Outcome) {
	last := min(s.year, t.Year)
	out.Why = WhyEachYear
	if !s.comparable(out, last) {
		return
	}
	op := programme.LessThan
	if t.Op == programme.Rises {
		op = programme.MoreThan
	}
	level := func(year int) *big.Rat {
		if year == s.y0 {
			return s.base
		}
		v := s.byYear[year]
		if v == nil || v.Number == nil || (v.Incomplete() && (isSum(v) || s.final)) {
			return nil
		}
		return v.Number
	}
	current := last == s.year && out.Value != nil && out.Value.Incomplete()
	for year := s.y0 + 1; year <= last; year++ {
		before, x := level(year-1), level(year)
		if year == s.year && out.Value != nil && out.Value.Number != nil {
			x = out.Value.Number
		}
		if x == nil {
			out.MissingYears = append(out.MissingYears, year)
		}
		if x == nil || before == nil {
			continue
		}
		reference := before
		if year == s.year {
			reference = share(out, before, nil)
			out.Reference, out.Before = reference, before
			out.markShare(reference, nil)
		}
		if !holds(op, x, reference) && out.FailedYear == 0 {
			out.FailedYear = year
		}
	}
	switch {
	case out.FailedYear != 0:
		out.Status = Behind
	case len(out.MissingYears) > 0:
		out.Status, out.Why = NoData, WhyMissingYear
	case s.year >= t.Year:
		out.Status = Met
		if current {
			settle(out, func(x *big.Rat) bool { return holds(op, x, level(last-1)) }, keptBy(op))
		}
	default:
		out.Status = OnTrack
	}
}
