package assessment

import (
	"math/big"
	"testing"

	"tolokku/programme"
)

// TestShareMarks: charts mark the share that the status used. An accumulated sum
// covers the earlier years whole, so that half of 2025 takes it from 8 to 10.
func TestShareMarks(t *testing.T) {
	keys := "tavoitetaso: {vähintään: 12, vuonna: 2025, välitavoitteet: {2024: 8}}"
	for _, c := range []struct{ keys, values, mark, plan string }{
		{keys, "2025: 9 6/12 sum accumulated", "10", ""},
		{keys, "2025: 9 6/12 sum", "6", ""},
		{keys, "2025: 9 6/12 mean", "", ""},
		{"tavoitetaso: {vähintään: 12, vuonna: 2025}\nlähtötaso: {arvo: 0, vuosi: 2021}", "2023: 4 6/12 sum accumulated", "7.5", "4.5"},
		{"tavoitetaso: {vähintään: 12, joka vuosi: kyllä}", "2025: 5 6/12 sum", "6", ""},
		{"tavoitetaso: {noin: 40, joka vuosi: kyllä}", "2025: 18 6/12 sum", "18", ""},
		{"tavoitetaso: {laskee: joka vuosi, vuonna: 2025}\nlähtötaso: {arvo: 30, vuosi: 2024}", "2025: 14 6/12 sum", "15", ""},
		{"tavoitetaso: {kasvaa: lähtötasosta}\nlähtötaso: {arvo: 8, vuosi: 2021}", "2025: 5 6/12 sum", "4", ""},
	} {
		p, m := metricOf(t, c.keys)
		values := numbers(t, c.values)
		r := Assess(p, m, &programme.Measured{Values: values}, Options{Year: values[0].Year, Date: "2026-02-01"})
		got := [2]string{}
		if r.LimitShare != nil {
			got[0] = r.LimitShare.RatString()
		}
		if r.PlanShare != nil {
			got[1] = r.PlanShare.RatString()
		}
		if want := [2]string{rational(t, c.mark), rational(t, c.plan)}; got != want {
			t.Errorf("%s, %s: marks %q, want %q", c.keys, c.values, got, want)
		}
	}
}

// TestBandShare: the band shrinks at both edges.
func TestBandShare(t *testing.T) {
	p, m := metricOf(t, forty)
	r := Assess(p, m, &programme.Measured{Values: numbers(t, "2025: 18 6/12 sum")}, Options{Year: 2025, Date: "2025-07-01"})
	if r.LimitShare.RatString() != "18" || r.LimitShareHigh.RatString() != "22" {
		t.Errorf("the half year's band is %s–%s", r.LimitShare, r.LimitShareHigh)
	}
}

// TestRestsOnValue: after the target's year a falling series is judged without the year's value.
func TestRestsOnValue(t *testing.T) {
	for _, c := range []struct {
		keys string
		year int
		want bool
	}{{falling, 2024, true}, {falling, 2025, false}, {lessThanFour, 2025, true}, {"tavoitetaso: seurataan", 2025, false}} {
		p, m := metricOf(t, c.keys)
		r := Assess(p, m, nil, Options{Year: c.year, Date: "2026-02-01"})
		if got := r.RestsOnValue(); got != c.want {
			t.Errorf("%s in %d: %t", c.keys, c.year, got)
		}
	}
}

func rational(t *testing.T, text string) string {
	t.Helper()
	if text == "" {
		return ""
	}
	x := numbers(t, "2000: "+text)
	return x[0].Number.RatString()
}

// TestBounds: what a year's number can still become is open at the end to
// which missing periods can move it.
func TestBounds(t *testing.T) {
	text := func(low, high *big.Rat) string {
		end := func(x *big.Rat) string {
			if x == nil {
				return "…"
			}
			return x.RatString()
		}
		return end(low) + " " + end(high)
	}
	for values, want := range map[string]string{
		"2023: 5": "5 5", "2023: 5 6/12 min": "… 5", "2023: 5 6/12 max": "5 …", "2023: 5 6/12 sum": "5 …",
		"2023: 5 6/12 sum negative": "… …", "2023: 5 6/12 mean": "… …", "2022: 5": "… …",
	} {
		if got := text(Bounds(numbers(t, values), 2023)); got != want {
			t.Errorf("%s: %s, want %s", values, got, want)
		}
	}
}
