package inspect

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// sourceYAML writes a source as an entry of lähteet.
func sourceYAML(s *programme.Source, namesKnown bool) string {
	var b strings.Builder
	b.WriteString("lähteet:\n  " + problem.YAML(s.Key) + ":\n")
	put := func(key, value string) { b.WriteString("    " + key + ": " + value + "\n") }
	put("nimi", problem.YAML(s.Name))
	put("tiedostot", problem.YAML(s.Files[0]))
	if s.Pick == programme.Every {
		put("valinta", string(s.Pick))
	}
	if len(s.Sheets) > 0 {
		put("välilehti", oneOrList(s.Sheets))
	}
	put("muoto", string(s.Layout))
	if s.Layout == programme.PxWeb && !namesKnown && len(s.Dimensions) > 0 {
		put("ulottuvuudet", problem.YAMLList(s.Dimensions))
	}
	if s.Layout == programme.Table || s.Layout == programme.Long {
		switch {
		case s.Header.None:
			put("otsikkorivi", "ei")
		case s.Header.Row != 1:
			put("otsikkorivi", strconv.Itoa(s.Header.Row))
		}
		if s.Header.Depth > 1 {
			put("otsikkorivejä", strconv.Itoa(s.Header.Depth))
		}
		if s.Layout == programme.Table {
			put("rivit", problem.YAMLList(s.RowLabels))
		}
		if s.SkipBlankRows {
			put("tyhjät rivit", "ohitetaan")
		}
		if s.Subheads != "" {
			put("väliotsikot", problem.YAML(s.Subheads))
		}
		if len(s.Missing) > 0 {
			put("puuttuva", problem.YAMLList(s.Missing))
		}
	}
	return b.String()
}

func oneOrList(names []string) string {
	if len(names) == 1 {
		return problem.YAML(names[0])
	}
	return problem.YAMLList(names)
}

// mappingYAML writes a mapping as a metric's arvo.
func mappingYAML(m *programme.Mapping) string {
	var b strings.Builder
	b.WriteString("arvo:\n  lähde: " + problem.YAML(m.Source.Key) + "\n")
	if len(m.Cells) > 0 {
		b.WriteString("  solut:\n")
		for _, c := range m.Cells {
			var guards []string
			for _, g := range c.Guards {
				guards = append(guards, g.Cell+": "+problem.YAML(g.Label))
			}
			fmt.Fprintf(&b, "  - {vuosi: %d, solu: %s, vartija: {%s}}\n", c.Year, c.Cell, strings.Join(guards, ", "))
		}
		return b.String()
	}
	if len(m.Where) > 0 {
		b.WriteString("  missä:\n")
		for _, f := range m.Where {
			labels := problem.YAML(f.Labels[0])
			if len(f.Labels) > 1 {
				labels = problem.YAMLList(f.Labels)
			}
			if f.Not {
				labels = "{ei: " + labels + "}"
			}
			b.WriteString("    " + problem.YAML(f.Dimension) + ": " + labels + "\n")
		}
	}
	if m.Column != "" {
		b.WriteString("  luku: " + problem.YAML(m.Column) + "\n")
	}
	if m.Answers != "" {
		b.WriteString("  vastaajia: " + problem.YAML(m.Answers) + "\n")
	}
	if m.Stage != "" {
		b.WriteString("  vaihe: " + problem.YAML(m.Stage) + "\n  päivä: " + problem.YAML(m.Date) + "\n")
		return b.String()
	}
	if m.Time != "" {
		b.WriteString("  aika: " + problem.YAML(m.Time) + "\n")
	} else {
		fmt.Fprintf(&b, "  vuosi: %d\n", m.Year)
	}
	if m.Aggregate != programme.Only {
		b.WriteString("  yhdistä: " + string(m.Aggregate) + "\n")
	}
	if m.Required > 0 {
		fmt.Fprintf(&b, "  vaaditaan: %d\n", m.Required)
	}
	return b.String()
}

// roundNumber is a number as the programme file has it, with two decimals at most.
func roundNumber(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) }
