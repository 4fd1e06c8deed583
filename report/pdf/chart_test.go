package pdf

import (
	"math/big"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

func fig(text string) report.Figure {
	if text == "" {
		return report.Figure{}
	}
	x, _ := new(big.Rat).SetString(text)
	_, decimals, _ := strings.Cut(text, ".")
	return report.Figure{Number: x, Decimals: len(decimals)}
}

// byTarget is a subject with a path from 2021 to 2025.
func byTarget(status programme.Status, base, target string, values ...string) subject {
	b, t := fig(base), fig(target)
	s := subject{
		status: status, year: 2021 + len(values), last: 2025, baselineYear: 2021, baseline: b, level: t, targetText: "tavoite",
		target:  &programme.Target{Op: programme.AtMost, Value: t.Number, Year: 2025},
		graphic: report.Graphic{Kind: report.WayGraphic, LowerIsBetter: t.Number.Cmp(b.Number) < 0},
	}
	for i := range 5 {
		way := new(big.Rat).Sub(t.Number, b.Number)
		way.Mul(way, big.NewRat(int64(i), 4))
		s.plan = append(s.plan, report.Point{Year: 2021 + i, Figure: report.Figure{Number: way.Add(way, b.Number), Decimals: 2}})
	}
	for i, v := range values {
		s.series = append(s.series, report.Point{Year: 2022 + i, Figure: fig(v)})
	}
	s.value = fig(values[len(values)-1])
	s.planned = s.plan[len(values)].Figure
	s.span()
	return s
}

// byLimit is a subject that is held against one level every year.
func byLimit(status programme.Status, limit string, lower bool, values ...string) subject {
	l := fig(limit)
	s := subject{
		status: status, year: 2020 + len(values), last: 2025, level: l,
		target:  &programme.Target{Op: programme.AtLeast, Value: l.Number, EveryYear: true},
		graphic: report.Graphic{Kind: report.LimitGraphic, Limit: l, LowerIsBetter: lower},
	}
	for i, v := range values {
		s.series = append(s.series, report.Point{Year: 2021 + i, Figure: fig(v)})
	}
	s.value = fig(values[len(values)-1])
	s.span()
	return s
}

// sized measures texts roughly as the font does.
func sized(text string, s tagged.Style) float64 {
	return float64(len([]rune(text))) * 0.54 * s.Size * mmPerPt
}

// texts are a picture's labels.
func (p picture) texts() []string {
	var all []string
	for _, s := range p.shapes {
		if s.text != "" {
			all = append(all, s.text)
		}
	}
	return all
}

func TestScaleBeginsWhereItMay(t *testing.T) {
	for _, c := range []struct {
		name   string
		s      subject
		begins string // "" for zero
	}{
		{"far apart", byTarget(programme.OnTrack, "7.5", "4", "6.5", "5.6"), ""},
		{"close together", byLimit(programme.Met, "80", true, "81.4", "86.4", "78.6"), "70"},
		{"a small change does not look large", byLimit(programme.Met, "98", false, "98.6", "99.2"), "90"},
		{"large numbers", byLimit(programme.OnTrack, "430000", true, "430000", "405312", "371950"), "340\u00a0000"},
		{"below zero", byLimit(programme.Behind, "0", false, "-5", "-3"), ""},
		{"all zero", byLimit(programme.Met, "0", true, "0", "0"), ""},
	} {
		p, begins := chart(c.s, sized)
		if begins != c.begins {
			t.Errorf("%s: begins at %q, not %q", c.name, begins, c.begins)
		}
		for _, shape := range p.shapes {
			for _, q := range shape.points {
				if q.X < -0.3 || q.X > p.w+0.3 || q.Y < -0.3 || q.Y > p.h+0.3 {
					t.Errorf("%s: a point at %.1f, %.1f is outside of the picture", c.name, q.X, q.Y)
				}
			}
		}
	}
}

// TestChartsTellTheirNumbers: the target's, the report year's and the first year's, and every year.
func TestChartsTellTheirNumbers(t *testing.T) {
	p, _ := chart(byTarget(programme.Behind, "55.7", "25", "47.0", "43.2"), sized)
	all := strings.Join(p.texts(), "|")
	for _, want := range []string{"0", "2021", "2022", "2023", "2024", "2025", "25", "43,2", "55,7", "tavoiteura"} {
		if !strings.Contains("|"+all+"|", "|"+want+"|") {
			t.Errorf("%q is missing among %s", want, all)
		}
	}
}

// TestLabelsKeepOffLinesAndEachOther in charts of many shapes, but for those that must stand somewhere.
func TestLabelsKeepOffLinesAndEachOther(t *testing.T) {
	l := labels{p: &picture{w: 40, h: 20}, text: sized}
	l.lines = append(l.lines, []tagged.Point{at(0, 10), at(40, 10)})
	s := tagged.Style{Size: smallest}
	if !l.first("eka", s, false, at(2, 10.5), at(2, 8)) || l.p.shapes[0].points[0].Y != 8 {
		t.Error("a text stands on a line")
	}
	if !l.first("toka", s, false, at(3, 8), at(20, 8)) || l.p.shapes[1].points[0].X != 20 {
		t.Error("a text stands on another")
	}
	if l.first("kolmas", s, false, at(38, 8), at(2, 10.5)) || len(l.p.shapes) != 2 {
		t.Error("a text stands where it may not")
	}
	if !l.first("pakko", s, true, at(2, 10.5)) {
		t.Error("a text that must stand somewhere is lost")
	}
}

func TestCrossing(t *testing.T) {
	box := area{10, 10, 20, 15}
	for _, c := range []struct {
		a, b tagged.Point
		want bool
	}{
		{at(0, 12), at(30, 12), true}, {at(0, 0), at(30, 5), false}, {at(15, 0), at(15, 30), true}, {at(0, 20), at(12, 9), true},
		{at(12, 11), at(14, 12), true}, {at(0, 12), at(9, 12), false}, {at(21, 12), at(40, 12), false}, {at(9, 0), at(9, 30), false},
	} {
		if got := crosses(c.a, c.b, box); got != c.want {
			t.Errorf("%v–%v: %v", c.a, c.b, got)
		}
	}
}

// TestGaugeRightIsBetter whatever the number does, and keeps within its width.
func TestGaugeRightIsBetter(t *testing.T) {
	end := func(s subject) float64 { // how far the bar or the dot reaches
		p := gauge(s, nil, 4)
		x := -1.0
		for _, shape := range p.shapes {
			if shape.fill != colourOf(s.status) {
				continue
			}
			for _, q := range shape.points {
				x = max(x, q.X)
			}
		}
		if x < 0 || x > gaugeWidth {
			t.Errorf("a mark at %.1f of %.1f mm", x, gaugeWidth)
		}
		return x
	}
	for _, c := range []struct {
		name        string
		worse, best subject
	}{
		{"falling", byTarget(programme.Behind, "7.5", "4", "7.0"), byTarget(programme.Met, "7.5", "4", "4.5")},
		{"rising", byTarget(programme.Behind, "30", "100", "40"), byTarget(programme.OnTrack, "30", "100", "90")},
		{"past the target", byTarget(programme.Behind, "7.5", "4", "5"), byTarget(programme.Met, "7.5", "4", "-90")},
		{"below the baseline", byTarget(programme.Behind, "7.5", "4", "99"), byTarget(programme.OnTrack, "7.5", "4", "7")},
		{"at most", byLimit(programme.Behind, "80", true, "86"), byLimit(programme.Met, "80", true, "78")},
		{"at least", byLimit(programme.Behind, "80", false, "78"), byLimit(programme.Met, "80", false, "86")},
	} {
		if end(c.worse) >= end(c.best) {
			t.Errorf("%s: %.1f is not left of %.1f", c.name, end(c.worse), end(c.best))
		}
	}
	if len(gauge(subject{status: programme.Monitored}, nil, 4).shapes) != 0 {
		t.Error("something is drawn for a metric that is only followed")
	}
}

// TestBarIsInProportion: parts are as wide as their share, and each has its number.
func TestBarIsInProportion(t *testing.T) {
	for _, c := range []report.Counts{
		{Met: 5, OnTrack: 8, Behind: 7, NoData: 4, Monitored: 4}, {Met: 1, OnTrack: 200}, {NoData: 1}, {}, {Monitored: 3}, {Met: 97, OnTrack: 1, Behind: 1, NoData: 1},
	} {
		p := statusBar(c, textWidth, sized)
		all := strings.Join(p.texts(), "|")
		for _, s := range programme.Statuses {
			if n := c.Of(s); n > 0 && !strings.Contains(all, report.CountWord(s)) {
				t.Errorf("%+v: %s is not named", c, s)
			}
		}
		for _, shape := range p.shapes {
			for _, q := range shape.points {
				if q.X < 0 || q.X > textWidth+0.01 {
					t.Errorf("%+v: a point at %.1f mm", c, q.X)
				}
			}
		}
	}
	widths := shares([]programme.Status{programme.Met, programme.OnTrack}, report.Counts{Met: 1, OnTrack: 3}, 100, 4)
	if widths[0] != 25 || widths[1] != 75 {
		t.Errorf("widths %v", widths)
	}
}

// TestAltTexts tell the values, the target and, for an unfinished year, what it is held against, as the figures do.
func TestAltTexts(t *testing.T) {
	s := byTarget(programme.Behind, "0", "12", "2", "4", "8", "9")
	s.unit, s.hollow, s.targetText = "kpl", true, "vähintään 12 kpl vuonna 2025"
	for i := range s.series {
		s.series[i].Figure.Unit = "kpl"
	}
	s.series[3].Months, s.series[3].MonthsOf = 6, 12
	s.graphic.Share = big.NewRat(10, 1)
	s.graphic.Position = "Matkasta lähtötasosta tavoitteeseen on kuljettu 75 %."
	s.box = "alustava 6/12\u00a0kk"
	want := "Arvo oli 0 vuonna 2021, 2\u00a0kpl vuonna 2022, 4\u00a0kpl vuonna 2023, 8\u00a0kpl vuonna 2024 ja 9\u00a0kpl vuonna 2025 (6/12\u00a0kk). " +
		"Vajaan vuoden vertailuluku on 10\u00a0kpl. Tavoite on vähintään 12 kpl vuonna 2025. Mittari on jäljessä (alustava 6/12\u00a0kk). Matkasta lähtötasosta tavoitteeseen on kuljettu 75 %."
	if got := altSeries(s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	s.graphic.Share = big.NewRat(31, 3)
	if got := altSeries(s); !strings.Contains(got, "10,33\u00a0kpl") {
		t.Errorf("a share of a third: %s", got)
	}
}

// TestAltWords: every kind of target and every status makes a sentence.
func TestAltWords(t *testing.T) {
	for _, c := range []struct {
		op   programme.Op
		text string
		want string
	}{
		{programme.Falls, "pienenee joka vuosi vuoteen 2024", "Tavoite on, että arvo pienenee joka vuosi vuoteen 2024."},
		{programme.Grows, "suurempi kuin vuonna 2021 (8\u00a0kpl)", "Tavoite on, että arvo on suurempi kuin vuonna 2021 (8\u00a0kpl)."},
		{programme.About, "noin 40\u00a0kpl joka vuosi (vähintään 36\u00a0kpl)", "Tavoite on noin 40\u00a0kpl joka vuosi (vähintään 36\u00a0kpl)."},
	} {
		if got := altTarget(subject{target: &programme.Target{Op: c.op}, targetText: c.text}); got != c.want {
			t.Errorf("%s: %s", c.op, got)
		}
	}
	for _, c := range []struct {
		s    subject
		want string
	}{
		{subject{status: programme.Met, word: "saavutettu"}, "Tavoite on saavutettu."},
		{subject{status: programme.OnTrack, word: "aikataulussa", box: "alustava 8/12\u00a0kk"}, "Mittari on aikataulussa (alustava 8/12\u00a0kk)."},
		{subject{status: programme.NoData, word: programme.WordMissing}, "Tilaa ei voi päätellä, koska tieto puuttuu."},
		{subject{status: programme.NoData, word: programme.WordUnjudged}, "Tilaa ei voi päätellä."},
	} {
		if got := altStatus(c.s); got != c.want {
			t.Errorf("%+v: %s", c.s, got)
		}
	}
	missing := []report.Point{{Year: 2021, Figure: fig("5")}, {Year: 2022}, {Year: 2023}, {Year: 2024, Figure: fig("6"), NewSeries: true}}
	want := "Arvo oli 5 vuonna 2021 ja 6 vuonna 2024. Vuosien 2022 ja 2023 arvot puuttuvat. Vuonna 2024 alkoi uusi sarja, jota ei voi verrata aiempaan."
	if got := strings.Join(yearSentences(missing), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestBefore: last year's ring stands for a value of the same series only.
func TestBefore(t *testing.T) {
	s := subject{year: 2025, previous: fig("4.3"), series: []report.Point{{Year: 2024, Figure: fig("4.3")}, {Year: 2025, Figure: fig("3.9")}}}
	if !s.before().Known() {
		t.Error("no ring without a break")
	}
	s.series[1].NewSeries = true
	if s.before().Known() {
		t.Error("a ring across a break")
	}
}

// TestPathIsNamedBesideIt: the path's name does not stand nearer to the values than to the path.
func TestPathIsNamedBesideIt(t *testing.T) {
	for _, values := range [][]string{{"36.5", "31.3", "29.8"}, {"36.5", "31.3", "29.8", "33.5"}, {"20", "10", "8"}, {"47", "47", "47"}} {
		s := byTarget(programme.Behind, "47", "0", values...)
		p, _ := chart(s, sized)
		c := chartDrawing{s: s}
		c.x = axis{float64(s.first), float64(s.last), plotLeft + yearInset, plotRight - yearInset}
		var v scale
		v.read(s)
		c.y = v.axis(plotBottom, plotTop)
		for _, q := range s.points() {
			c.known = append(c.known, c.place(q.Year, q.Figure))
		}
		for _, shape := range p.shapes {
			if shape.text == "tavoiteura" && c.nearSeries(shape.points[0]) {
				t.Errorf("%v: the path's name at %v is nearer to the values", values, shape.points[0])
			}
		}
	}
}

// TestHollowIcons: what is provisional has a white body, so that it shows without colour.
func TestHollowIcons(t *testing.T) {
	for _, s := range []programme.Status{programme.Met, programme.OnTrack, programme.Behind} {
		full, hollow := sign(s, 4, false), sign(s, 4, true)
		if full.shapes[0].fill != colourOf(s) || hollow.shapes[0].fill != white || hollow.shapes[0].stroke.Color != colourOf(s) {
			t.Errorf("%s: %v\n%v", s, full, hollow)
		}
	}
}

func TestNumbersOf(t *testing.T) {
	for want, numbers := range map[string][]int{"": nil, "1": {1}, "1, 2": {1, 2}, "1–3, 7": {1, 2, 3, 7}, "10, 11, 15–18, 20": {10, 11, 15, 16, 17, 18, 20}} {
		var all []*report.Metric
		for _, n := range numbers {
			all = append(all, &report.Metric{Number: n})
		}
		if got := numbersOf(all); got != want {
			t.Errorf("%v: %q", numbers, got)
		}
	}
}
