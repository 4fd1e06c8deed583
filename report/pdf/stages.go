package pdf

import (
	"strconv"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

const stageRadius = 2.1

// stages is a milestone's path. A milestone of a single step has none: its row says how things stand.
func stages(r *report.Report, m *report.Metric) []tagged.Block {
	s := m.Stage
	if s.Of <= 1 {
		return nil
	}
	if len(s.Stages) > 4 {
		l := tagged.List{Indent: 6, After: 1, Style: bodyType}
		for i, step := range s.Stages {
			l.Items = append(l.Items, tagged.Item{
				Spans:    []tagged.Span{tagged.B(stageName(step) + " "), {Text: stageState(step, s), Size: smallest, Color: grey}},
				IconSize: 2 * stageRadius, Icon: func(c *tagged.Canvas) { stageMark(m, i).paint(c, 0, 0) },
			})
		}
		return []tagged.Block{l}
	}
	share := mainWidth / float64(len(s.Stages))
	path := tagged.Fixed{H: 2*stageRadius + 1.2, Draw: func(c *tagged.Canvas) {
		c.Artifact(func() {
			for i := range s.Stages {
				x := float64(i) * share
				stageMark(m, i).paint(c, x, 0)
				if i == len(s.Stages)-1 {
					break
				}
				line := tagged.Stroke{Color: ink, Width: 0.3, Dash: []float64{1, 0.8}}
				if s.Stages[i+1].Reached {
					line = tagged.Stroke{Color: ink, Width: 0.6}
				}
				c.Line(x+2*stageRadius+0.6, stageRadius, x+share-0.6, stageRadius, line)
			}
		})
	}}
	cols := tagged.Columns{List: true, After: 1}
	for _, step := range s.Stages {
		cols.Boxes = append(cols.Boxes, tagged.Box{Blocks: []tagged.Block{
			tagged.Styled(inBold(bodyType), tagged.T(stageName(step))),
			tagged.Styled(greyType, tagged.T(stageState(step, s))),
		}})
	}
	return []tagged.Block{path, cols}
}

func stageName(step report.StageStep) string { return finnish.Capital(orElse(step.Name, "valmis")) }

// stageMark is a stage's circle: filled with a check when reached, else with its number.
func stageMark(m *report.Metric, i int) picture {
	const r = stageRadius
	p := picture{w: 2 * r, h: 2 * r}
	step := m.Stage.Stages[i]
	if step.Reached {
		colour := colourOf(m.Status)
		p.inset(0, 0, icon(programme.Met, 2*r, false, colour, white))
		return p
	}
	p.disc(r, r, r-0.2, white, tagged.Stroke{Color: ink, Width: 0.35})
	p.label(r, r+1.1, strconv.Itoa(i+1), tagged.Style{Size: smallest, Bold: true, Color: ink, Align: tagged.Center})
	return p
}

// stageState says when a stage was reached, or by when it should be.
func stageState(step report.StageStep, s *report.Stage) string {
	if !step.Reached {
		return "määräaika " + orElse(step.DeadlineText, finnish.Dash)
	}
	if step.DateText == "" {
		return "saavutettu, päivää ei ole kirjattu"
	}
	text := "saavutettu " + step.DateText
	if step.Late {
		text += ", määräaika oli " + step.DeadlineText
	}
	return text
}
