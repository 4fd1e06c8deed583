package pdf

import (
	"flag"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

var update = flag.Bool("update", false, "write the golden files anew")

// about measures texts roughly as the font does, without the font.
func about(text string, s tagged.Style) float64 { return float64(len([]rune(text))) * s.Size * 0.19 }

func fig(number, unit string, decimals int) report.Figure {
	if number == "" {
		return report.Figure{}
	}
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		panic(number)
	}
	return report.Figure{Number: r, Decimals: decimals, Unit: unit}
}

func rat(number string) *big.Rat { return fig(number, "", 0).Number }

// pct makes a reading for 2023 of a metric in percent that starts in 2021.
func pct(op programme.Op, target, baseline, planned, value string, status assessment.Status) reading {
	rd := reading{
		unit: "%", decimals: 1, year: 2023, status: status, baselineYear: 2021,
		target: &programme.Target{Op: op, Value: rat(target), Year: 2025}, level: fig(target, "%", 1),
		targetText: "tavoitteen sanat",
		baseline:   fig(baseline, "%", 1), planned: fig(planned, "%", 2), value: fig(value, "%", 1), months: 12, monthsOf: 12,
	}
	if baseline != "" && target != "" {
		for i := range int64(5) {
			way := new(big.Rat).Sub(rd.level.Number, rd.baseline.Number)
			way.Mul(way, big.NewRat(i, 4)).Add(way, rd.baseline.Number)
			rd.plan = append(rd.plan, report.Point{Year: 2021 + int(i), Figure: fig(way.FloatString(6), "%", 1)})
		}
	}
	rd.graphic = graphicOf(rd)
	if value != "" {
		rd.series = []report.Point{{Year: 2022, Figure: fig("6.5", "%", 1)}, {Year: 2023, Figure: rd.value, Months: 12, MonthsOf: 12}}
	}
	return rd
}

// graphicOf settles what the report would: a path where there is a baseline and a
// level to reach by a year, else a limit.
func graphicOf(rd reading) report.Graphic {
	g := report.Graphic{Kind: report.LimitGraphic, Limit: rd.level, LowerIsBetter: rd.target.LowerIsBetter(rd.baseline.Number)}
	switch {
	case rd.target.Op == programme.Falls:
		g.Kind = report.YearsGraphic
	case !rd.level.Known():
		g.Limit = rd.baseline
	case rd.baseline.Known() && !rd.target.EveryYear:
		g.Kind = report.WayGraphic
	}
	return g
}

func everyYear(rd reading) reading {
	rd.target.EveryYear, rd.target.Year, rd.plan = true, 0, nil
	rd.graphic = graphicOf(rd)
	return rd
}

func incomplete(rd reading, n int64, sum bool) reading {
	rd.months = int(n)
	if sum {
		part := func(f report.Figure) *big.Rat {
			if !f.Known() {
				return nil
			}
			return new(big.Rat).Mul(f.Number, big.NewRat(n, 12))
		}
		rd.graphic.Share, rd.graphic.ShareHigh = part(rd.graphic.Limit), part(rd.graphic.LimitHigh)
		if rd.planned.Known() {
			rd.graphic.Share = part(rd.planned)
		}
	}
	for i := range rd.series {
		if rd.series[i].Year == rd.year {
			rd.series[i].Months = int(n)
		}
	}
	return rd
}

type chartCase struct {
	name string
	rd   reading
}

func chartCases() []chartCase {
	falls := pct(programme.Falls, "", "430", "", "400", assessment.OnTrack)
	falls.series = []report.Point{{Year: 2022, Figure: fig("410", "%", 1)}, {Year: 2023, Figure: fig("400", "%", 1)}}
	failed := pct(programme.Falls, "", "430", "", "440", assessment.Behind)
	failed.series = []report.Point{{Year: 2022, Figure: fig("410", "%", 1)}, {Year: 2023, Figure: fig("440", "%", 1)}}
	gap := pct(programme.Falls, "", "430", "", "440", assessment.NoData)
	gap.series = []report.Point{{Year: 2022}, {Year: 2023, Figure: fig("440", "%", 1)}}
	about40 := everyYear(pct(programme.About, "40", "", "", "36", assessment.Met))
	about40.target.Band, about40.target.ExceedingAllowed = big.NewRat(1, 10), true
	about40.graphic = report.Graphic{Kind: report.BandGraphic, Limit: fig("36", "%", 0), LimitHigh: fig("44", "%", 0)}
	broken := pct(programme.AtMost, "4", "7.5", "", "5", assessment.NoData)
	broken.graphic.Kind, broken.graphic.Limit = report.LimitGraphic, broken.level
	broken.plan = nil
	broken.series[1].NewSeries = true
	return []chartCase{
		{"falling to the target, better than planned", pct(programme.AtMost, "4", "7.5", "5.75", "5.1", assessment.OnTrack)},
		{"rising to the target, worse than planned", pct(programme.MoreThan, "50", "36.7", "43.35", "41.5", assessment.Behind)},
		{"worse than the baseline", pct(programme.AtMost, "4", "7.5", "5.75", "8.1", assessment.Behind)},
		{"far worse than the baseline", pct(programme.AtMost, "4", "7.5", "5.75", "80", assessment.Behind)},
		{"far beyond the target", pct(programme.AtLeast, "3", "0", "1.5", "30", assessment.Met)},
		{"the same as the baseline", pct(programme.Exactly, "0", "47", "23.5", "47", assessment.Behind)},
		{"no value", pct(programme.AtMost, "4", "7.5", "5.75", "", assessment.NoData)},
		{"an incomplete mean", incomplete(pct(programme.AtMost, "4", "7.5", "5.75", "5.1", assessment.OnTrack), 8, false)},
		{"an incomplete sum", incomplete(pct(programme.AtLeast, "100", "20", "60", "45", assessment.OnTrack), 8, true)},
		{"at most, every year", everyYear(pct(programme.AtMost, "80", "", "", "80.1", assessment.Behind))},
		{"at least, every year", everyYear(pct(programme.AtLeast, "100", "", "", "98", assessment.Behind))},
		{"at least, every year, no value", everyYear(pct(programme.AtLeast, "100", "", "", "", assessment.NoData))},
		{"at least without a baseline", pct(programme.AtLeast, "1", "", "", "0", assessment.NoData)},
		{"grows", everyYear(pct(programme.Grows, "", "8", "", "8.6", assessment.Met))},
		{"shrinks, incomplete", incomplete(everyYear(pct(programme.Shrinks, "", "8", "", "2", assessment.OnTrack)), 6, true)},
		{"about", about40},
		{"about, incomplete", incomplete(about40, 6, true)},
		{"falls every year", falls},
		{"did not fall", failed},
		{"falls, a year is missing", gap},
		{"a break", broken},
	}
}

// TestChartGeometry holds every kind of chart against its golden shapes.
func TestChartGeometry(t *testing.T) {
	var b strings.Builder
	for _, c := range chartCases() {
		fmt.Fprintf(&b, "== %s\n", c.name)
		if p, alt, ok := c.rd.chart(63, 17, about); ok {
			fmt.Fprintf(&b, "-- %s\n%s", alt, p)
			checkPicture(t, c.name, p, about)
		}
		p := spark(c.rd, 46, 17, about)
		fmt.Fprintf(&b, "-- %s\n%s", altSpark(c.rd), p)
		checkPicture(t, c.name+", sparkline", p, about)
	}
	counts := report.Counts{Met: 5, OnTrack: 8, Behind: 7, NoData: 4, Monitored: 1}
	fmt.Fprintf(&b, "== status bar\n-- %s\n%s", altStatusBar("Ohjelman mittarit", counts), statusBar(counts, 170, 8, false, about))
	stage := &report.Stage{Reached: 1, Of: 3, Stages: []report.StageStep{{Name: "kartoitus", Reached: true}, {Name: "suunnitelma"}, {Name: "toteutus"}}}
	fmt.Fprintf(&b, "== stages\n-- %s\n%s", altSteps(stage), steps(stage, 113, 3))
	for _, s := range assessment.Statuses {
		fmt.Fprintf(&b, "== icon %s\n%s", s, icon(s, 4, colourOf(s), white))
	}
	golden(t, "charts.txt", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) == got {
		return
	}
	w, g := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			t.Fatalf("%s:%d: want %s\n got %s\n(go test ./report/pdf -run ChartGeometry -update writes it anew)", file, i+1, w[i], g[i])
		}
	}
	t.Fatalf("%s has %d lines, want %d", file, len(g), len(w))
}

// checkPicture fails where a chart paints outside its size, or one text on another.
func checkPicture(t *testing.T, name string, p picture, text measure) {
	t.Helper()
	const slack = 0.7
	type box struct {
		x0, x1, y0, y1 float64
		text           string
	}
	var texts []box
	for _, s := range p.shapes {
		for _, q := range s.points {
			if !(q.X >= -slack && q.X <= p.w+slack && q.Y >= -slack && q.Y <= p.h+slack) {
				t.Errorf("%s: a point at (%.1f %.1f) lies outside %.1f × %.1f mm", name, q.X, q.Y, p.w, p.h)
			}
		}
		if s.text == "" {
			continue
		}
		width := text(s.text, s.style)
		x := s.points[0].X
		switch s.style.Align {
		case tagged.Right:
			x -= width
		case tagged.Center:
			x -= width / 2
		}
		y := s.points[0].Y
		b := box{x, x + width, y - s.style.Size*0.25, y, s.text}
		if b.x0 < -slack || b.x1 > p.w+slack {
			t.Errorf("%s: the text %q reaches from %.1f to %.1f on %.1f mm", name, s.text, b.x0, b.x1, p.w)
		}
		for _, o := range texts {
			if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
				t.Errorf("%s: %q and %q overlap", name, b.text, o.text)
			}
		}
		texts = append(texts, b)
	}
}

// TestChartsOfStressSet draws every chart of the stress set at both its sizes.
func TestChartsOfStressSet(t *testing.T) {
	drawn := 0
	for _, c := range stressSet() {
		r := stressReport(c.seed, c.metrics, c.empty, c.odd)
		for _, m := range r.Metrics {
			readings := append([]reading{readMetric(r, m)}, readGroups(r, m)...)
			name := fmt.Sprintf("%s, metric %d", c.name, m.Number)
			for _, rd := range readings {
				for _, size := range [][2]float64{{63, 17}, {50, 11.5}, {113, 21}} {
					p, alt, ok := rd.chart(size[0], size[1], about)
					if ok {
						drawn++
						checkPicture(t, name, p, about)
						checkAlt(t, name, alt)
					}
					checkPicture(t, name+", sparkline", spark(rd, size[0], size[1], about), about)
				}
				checkAlt(t, name, altSpark(rd))
			}
			if m.Stage != nil {
				checkPicture(t, name, steps(m.Stage, 113, 3), about)
				checkAlt(t, name, altSteps(m.Stage))
			}
		}
		checkPicture(t, c.name, statusBar(r.Counts, 170, 8, true, about), about)
	}
	if drawn < 1000 {
		t.Errorf("only %d charts were drawn", drawn)
	}
}

func checkAlt(t *testing.T, name, alt string) {
	t.Helper()
	if !strings.HasSuffix(alt, ".") || strings.Contains(alt, "%!") || strings.Contains(alt, "..") || strings.HasPrefix(alt, " ") {
		t.Errorf("%s: the description %q is no sentence", name, alt)
	}
}

// TestHigherIsHigher: whatever the size of a chart, a smaller number never
// stands above a larger one.
func TestHigherIsHigher(t *testing.T) {
	rd := chartCases()[17].rd
	for _, h := range []float64{9, 11.5, 16, 17, 21, 40} {
		for name, p := range map[string]picture{"years": years(rd, 60, h, about), "sparkline": spark(rd, 60, h, about)} {
			last := -1.0
			for _, s := range p.shapes {
				if s.r == 0 {
					continue
				}
				if s.points[0].Y <= last {
					t.Errorf("%s of %.1f mm: a falling row does not fall", name, h)
				}
				last = s.points[0].Y
			}
			if last < 0 {
				t.Errorf("%s of %.1f mm: no points", name, h)
			}
		}
	}
}

// TestGroupsShareAScale: groups under each other can be compared by eye.
func TestGroupsShareAScale(t *testing.T) {
	near := pct(programme.MoreThan, "50", "36.7", "43.35", "44", assessment.OnTrack)
	far := pct(programme.MoreThan, "50", "36.7", "43.35", "57", assessment.Met)
	near.siblings, far.siblings = []reading{far}, []reading{near}
	a, b := bullet(near, 50, 11.5, about), bullet(far, 50, 11.5, about)
	if target := func(p picture) shape { return p.shapes[5] }; target(a).points[0] != target(b).points[0] {
		t.Errorf("the targets stand at %v and %v", target(a).points[0], target(b).points[0])
	}
	c, d := everyYear(near), everyYear(far)
	c.siblings, d.siblings = []reading{d}, []reading{c}
	endsOf := func(p picture) (ends []string) {
		for _, s := range p.shapes {
			if s.text != "" {
				ends = append(ends, s.text)
			}
		}
		return ends
	}
	if e, f := endsOf(limit(c, 50, 11.5, about)), endsOf(limit(d, 50, 11.5, about)); fmt.Sprint(e) != fmt.Sprint(f) {
		t.Errorf("the scales say %q and %q", e, f)
	}
}
