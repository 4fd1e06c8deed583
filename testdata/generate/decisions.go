package main

import "github.com/xuri/excelize/v2"

// decisions are the grants by municipality, month and kind, one a row.
func decisions(file *excelize.File) error {
	s := firstSheet(file, "Päätökset")
	for i, label := range []string{"Kunta", "Kuukausi", "Päätös", "Saaja", "Päätöksiä"} {
		s.format(1, i+1, label, bold)
	}
	row := 2
	for _, kind := range []struct {
		municipality, decision, receiver string
		totals                           [5]int
	}{
		{"Kajaani", "Palkkatuki", "Yritys", [5]int{152, 149, 138, 161, 98}},
		{"Kajaani", "Starttiraha", "Henkilö", [5]int{61, 58, 63, 55, 37}},
		{"Sotkamo", "Palkkatuki", "Yritys", [5]int{39, 37, 33, 52, 27}},
		{"Sotkamo", "Palkkatuki", "Kunta", [5]int{15, 18, 22, 20, 9}},
		{"Sotkamo", "Palkkatuki", "Yhdistys", [5]int{24, 22, 19, 12, 5}},
		{"Sotkamo", "Starttiraha", "Henkilö", [5]int{13, 12, 14, 11, 7}},
	} {
		counts := spread(fullYears, kind.totals, granted, steady)
		for i, m := range monthsOf(fullYears) {
			s.put(row, 1, kind.municipality)
			s.put(row, 2, m.code())
			s.put(row, 3, kind.decision)
			s.put(row, 4, kind.receiver)
			s.number(row, 5, counts[i], "0")
			row++
		}
	}
	s.freeze(2, 1)
	s.widths(12, 12, 14, 12, 12)

	about := s.another("Tietoja")
	about.put(1, 1, notice)
	about.put(2, 1, "Palkkatuki- ja starttirahapäätökset kunnittain ja kuukausittain, tammikuu 2021–elokuu 2025.")
	about.widths(90)
	return about.err
}
