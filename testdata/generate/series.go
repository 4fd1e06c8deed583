package main

import (
	"fmt"
	"math"
)

// period is a year's run of months that a statistic covers.
type period struct {
	year, first, last int
}

func (p period) months() int { return p.last - p.first + 1 }

// The statistics end in August of the programme's last year; the pilot's own
// begin with the pilot, in March of 2021.
var (
	fullYears  = []period{{2021, 1, 12}, {2022, 1, 12}, {2023, 1, 12}, {2024, 1, 12}, {2025, 1, 8}}
	pilotYears = []period{{2021, 3, 12}, {2022, 1, 12}, {2023, 1, 12}, {2024, 1, 12}, {2025, 1, 8}}
)

// month is one month of a statistic.
type month struct{ year, month int }

// code is the month as a statistics agency writes it.
func (m month) code() string { return fmt.Sprintf("%dM%02d", m.year, m.month) }

func monthsOf(years []period) []month {
	var months []month
	for _, p := range years {
		for m := p.first; m <= p.last; m++ {
			months = append(months, month{p.year, m})
		}
	}
	return months
}

// profile is how a year's months usually differ, 100 being the year's mean.
type profile [12]float64

var (
	flat         = profile{100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100}
	unemployment = profile{108, 104, 101, 97, 92, 104, 107, 98, 92, 94, 99, 104}
	youth        = profile{104, 100, 96, 92, 94, 118, 121, 104, 90, 88, 94, 99}
	endings      = profile{88, 90, 100, 104, 116, 112, 78, 128, 118, 92, 88, 86}
	paid         = profile{106, 99, 108, 101, 97, 95, 98, 96, 94, 99, 101, 106}
	granted      = profile{110, 80, 130, 100, 150, 90, 40, 90, 140, 110, 100, 60}
)

// trend is the change over a year as a share of the year's mean.
type trend [5]float64

var (
	steady  = trend{}
	falling = trend{-0.16, -0.15, -0.12, -0.04, 0.06}
	rising  = trend{0.10, 0.09, 0.07, 0.06, 0.02}
)

// spread gives each month its share of the year's total, so that the months of
// a year add up to exactly that total: what the yearly figure is made of.
func spread(years []period, totals [5]int, shape profile, slope trend) []int {
	var all []int
	for i, p := range years {
		weights := make([]float64, 0, 12)
		sum := 0.0
		for m := p.first; m <= p.last; m++ {
			w := shape[m-1] * (1 + slope[i]*(float64(m)-6.5)/12)
			weights = append(weights, w)
			sum += w
		}
		// The running total is rounded, so that no month is off by more than one.
		run, given := 0.0, 0
		for _, w := range weights {
			run += w
			upTo := int(math.Round(float64(totals[i]) * run / sum))
			all = append(all, upTo-given)
			given = upTo
		}
	}
	return all
}
