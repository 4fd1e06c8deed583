package cmd

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// previousYear is the word for the year before the run's day, so that a yearly
// cron line needs no arithmetic.
const previousYear = "edellinen"

// yearFlag is a year, or the word for the one before.
type yearFlag struct {
	number   int
	previous bool
}

// given tells whether the user asked for a year.
func (y *yearFlag) given() bool { return y.previous || y.number != 0 }

// on is the year as seen from a day YYYY-MM-DD; 0 where none was asked for.
func (y *yearFlag) on(day string) int {
	if !y.previous {
		return y.number
	}
	t, _ := time.Parse(time.DateOnly, day)
	return t.Year() - 1
}

// Set, String and Type are those of a flag's value.
func (y *yearFlag) Set(text string) error {
	text = strings.TrimSpace(text)
	if strings.EqualFold(text, previousYear) {
		*y = yearFlag{previous: true}
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 9999 {
		return errors.New("no year")
	}
	*y = yearFlag{number: n}
	return nil
}

func (y *yearFlag) String() string {
	if y.previous {
		return previousYear
	}
	return strconv.Itoa(y.number)
}

func (*yearFlag) Type() string { return "year" }
