package values

import (
	"tolokku/programme"
	"tolokku/programme/exports/faults"
	"tolokku/programme/exports/xlsx"
	"tolokku/programme/problem"
)

// MetricCalled finds the metric by its ID or by its exact name; an unknown one
// is reported at the cell.
func MetricCalled(log *faults.Log, p *programme.Programme, s *xlsx.Sheet, at xlsx.Position, id string) *programme.Mittari {
	found := metricsNamed(p, id)
	switch len(found) {
	case 1:
		return found[0]
	case 0:
	default:
		log.Cell(nil, s, at, "mittareita nimeltä "+problem.Quote(id)+" on useita", "kirjoita soluun mittarin tunnus")
		return nil
	}
	fact := "ohjelmassa ei ole mittaria " + problem.Quote(id)
	if id == "" {
		fact = "mittarin tunnus puuttuu"
	}
	var names []string
	for _, m := range p.AllMittarit() {
		names = append(names, m.ID, m.Name)
	}
	hint := "kirjoita soluun mittarin tunnus tai nimi niin kuin se on ohjelmatiedostossa"
	if near := problem.Nearest(id, names, 1); len(near) > 0 && id != "" {
		hint = "tarkoititko " + problem.Quote(near[0]) + "?"
	}
	log.Cell(nil, s, at, fact, hint)
	return nil
}

// metricsNamed are the metric with the ID, or those with the exact name.
func metricsNamed(p *programme.Programme, id string) []*programme.Mittari {
	var found []*programme.Mittari
	for _, m := range p.AllMittarit() {
		switch {
		case id == "":
		case xlsx.Fold(m.ID) == xlsx.Fold(id):
			return []*programme.Mittari{m}
		case xlsx.Normalise(m.Name) == id:
			found = append(found, m)
		}
	}
	return found
}

// MetricNamed is the one metric that is called so; nil without a report.
func MetricNamed(p *programme.Programme, id string) *programme.Mittari {
	if found := metricsNamed(p, id); len(found) == 1 {
		return found[0]
	}
	return nil
}
