package inspect

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/exports/table"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// metricYAML writes a whole metric around a mapping, at the indentation where it
// belongs under mittarit; what only a person knows is there to be filled in.
func metricYAML(m *programme.Mapping, name string, groups []string, figure *Figure) string {
	return metricFrom(name, "seurataan   # tai esimerkiksi {enintään: "+roundNumber(figure.Number)+", vuonna: "+strconv.Itoa(figure.Year+2)+"}", mappingYAML(m), groups)
}

// metricFrom writes a metric with its target and the YAML of its mapping.
func metricFrom(name, target, mapping string, groups []string) string {
	var b strings.Builder
	b.WriteString("- tunnus: " + problem.YAML(slug(name)) + "   # pieniä kirjaimia, numeroita ja yhdysmerkkejä\n")
	b.WriteString("  mittari: " + problem.YAML(name) + "   # mittarin nimi niin kuin se on ohjelmassa\n")
	if unit := unitIn(name); unit != "" {
		b.WriteString("  yksikkö: " + problem.YAML(unit) + "\n")
	}
	b.WriteString("  tavoitetaso: " + target + "\n")
	b.WriteString(indented(mapping, "  "))
	for _, dim := range groups {
		b.WriteString("    # ryhmittely: " + problem.YAML(dim) + "   # jokainen ryhmä erikseen: poista silloin " + dim + " kohdasta missä\n")
	}
	return indented(b.String(), "        ")
}

func indented(text, by string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(by + line)
	}
	return b.String()
}

// measureOf is the label that says what is measured: the header of a list's
// column; else the longest of the labels that are no periods and no areas or
// groups; else what the title says.
func measureOf(c table.Cell, title string) string {
	measure, other := "", ""
	time, parts := timeOf(c)
	for _, dim := range c.Table.Dimensions {
		if dim.Place == table.OnWhole || c.Table.HasFigures(dim) && dim.Index != c.Column || time != nil && dim == *time || parts != nil && dim == *parts {
			continue
		}
		label := c.In(dim).Text
		if c.Table.Observations && dim.Index == c.Column && dim.Place == table.OnRows {
			if label = dim.Name; !slices.Contains(valueNames, xlsx.Fold(label)) {
				return label
			}
		}
		best := &measure
		if tellsWhose(dim.Name) {
			best = &other
		}
		if len(label) > len(*best) && !xlsx.IsAmount(label) {
			*best = label
		}
	}
	return cmp.Or(measure, table.TitleSubject(title), other, "Mittarin nimi")
}

// valueNames are headers of figures that do not say what is measured.
var valueNames = []string{"arvo", "luku", "lkm", "määrä", "lukumäärä", "tulos", "value"}

// tellsWhose tells whether a dimension's labels are areas or groups.
func tellsWhose(name string) bool {
	name = xlsx.Fold(name)
	return isGroupName(name) || slices.ContainsFunc([]string{"alue", "kunta", "maakunta", "region", "seutu"}, func(word string) bool { return strings.Contains(name, word) })
}

func isGroupName(folded string) bool {
	return slices.ContainsFunc([]string{"ikä", "sukupuoli", "ryhmä", "toimipaikka", "toimipiste", "yksikkö", "age", "sex", "kön", "ålder"},
		func(word string) bool { return strings.Contains(folded, word) })
}

// unitIn is the unit that a measure's name tells.
func unitIn(text string) string {
	switch {
	case strings.Contains(text, "%"):
		return "%"
	case strings.Contains(text, "€"), strings.Contains(xlsx.Fold(text), "euroa"):
		return "€"
	}
	return ""
}

const longestSlug = 30

var slugRest = regexp.MustCompile(`[^a-z0-9]+`)

func slug(name string) string {
	s := strings.NewReplacer("ä", "a", "ö", "o", "å", "a").Replace(xlsx.Fold(name))
	s = strings.Trim(slugRest.ReplaceAllString(s, "-"), "-")
	for len(s) > longestSlug {
		// Whole words: a cut one looks like a mistake.
		i := strings.LastIndexByte(s, '-')
		if i < 0 {
			i = longestSlug
		}
		s = s[:i]
	}
	if s == "" || s[0] >= '0' && s[0] <= '9' {
		s = "mittari-" + s
	}
	return strings.TrimRight(s, "-")
}

// groupDimensions are the dimensions of which a metric may want each label for
// itself: ages, sexes, sites.
func groupDimensions(c table.Cell, m *programme.Mapping) []string {
	var names []string
	for _, f := range m.Where {
		d, ok := c.Table.Dimension(f.Dimension)
		if !ok || f.Not || len(f.Labels) != 1 || len(c.Table.Labels(d)) > 12 {
			continue
		}
		if isGroupName(xlsx.Fold(d.Name)) {
			names = append(names, d.Name)
		}
	}
	return names
}
