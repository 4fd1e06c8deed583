package main

import "github.com/xuri/excelize/v2"

// benefits is the municipalities' share of the labour market support, in euros:
// a row per municipality and year, a column per month and one for the year.
// Sotkamo's 2021 adds up to the programme's baseline of 430 000 euros.
func benefits(file *excelize.File) error {
	s := firstSheet(file, "Kuntaosuudet")
	s.format(1, 1, "Työmarkkinatuen kuntaosuudet kunnittain ja kuukausittain, euroa", bold)
	s.put(2, 1, notice)
	header := []string{
		"Kunta", "Vuosi", "Tammikuu", "Helmikuu", "Maaliskuu", "Huhtikuu", "Toukokuu", "Kesäkuu", "Heinäkuu",
		"Elokuu", "Syyskuu", "Lokakuu", "Marraskuu", "Joulukuu", "Yhteensä",
	}
	for i, label := range header {
		s.format(4, i+1, label, bold)
	}
	row := 5
	for _, m := range []struct {
		name  string
		cents [5]int
	}{
		{"Kajaani", [5]int{284016050, 265530475, 251224890, 248913305, 221047760}},
		{"Kuhmo", [5]int{61240000, 57315020, 55108035, 54400515, 41875540}},
		{"Sotkamo", [5]int{43000000, 40531240, 37195010, 35820455, 26248035}},
	} {
		amounts := spread(fullYears, m.cents, paid, falling)
		for i, p := range fullYears {
			// A label stands on every row here: each row is an observation.
			s.put(row, 1, m.name)
			s.number(row, 2, p.year, "0")
			for month := range p.months() {
				s.number(row, 3+month, float64(amounts[month])/100, "#,##0.00")
			}
			s.number(row, 15, float64(m.cents[i])/100, "#,##0.00")
			amounts = amounts[p.months():]
			row++
		}
	}
	s.freeze(5, 3)
	s.widths(12, 8, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 14)
	return s.err
}
