package main

import "github.com/xuri/excelize/v2"

// office is a municipality's office in the pilot of 2021–2024; its figures go
// on after the services moved to the municipalities.
const office = "Sotkamo"

// customers are the office's clients at the end of each month, added up.
var customers = [5]int{4070, 5184, 4716, 4776, 3712}

// age is an age group: its activation rate in tenths, added up over the year's
// months, and its share of the clients in tenths of a per cent.
type age struct {
	name    string
	percent [5]int
	share   int
}

// In 2021 the rate of all is the programme's baseline, 36.7 % as a mean of ten
// months, and that of the youngest 31.2 %.
var ages = []age{
	{"Alle 25-vuotiaat", [5]int{3120, 5880, 6288, 6852, 4440}, 233},
	{"25–34-vuotiaat", [5]int{3840, 5052, 5556, 6072, 4176}, 197},
	{"35–54-vuotiaat", [5]int{3940, 4944, 5376, 5700, 3944}, 295},
	{"Yli 54-vuotiaat", [5]int{3720, 4848, 4980, 5268, 3568}, 275},
	{"Yhteensä", [5]int{3670, 5160, 5520, 5928, 4000}, 1000},
}

// activation is the pilot's activation rate by age group: offices and ages
// down, figures and months across in two heading rows.
func activation(file *excelize.File) error {
	months := monthsOf(pilotYears)
	codes := make([]string, len(months))
	for i, m := range months {
		codes[i] = m.code()
	}
	table := &pxweb{
		title:   "Asiakkaat ja aktivointiaste kuntakokeilussa muuttujina Kokeilutoimisto, Ikäryhmä, Tiedot ja Kuukausi",
		heading: [][]string{{"Asiakkaita kuukauden lopussa (lkm.)", "Aktivointiaste (%)"}, codes},
		footnotes: []string{
			notice + ".",
			"Kuntakokeilu alkoi 1.3.2021. Vuodesta 2025 luvut koskevat työllisyyspalvelujen asiakkaita, eivätkä ne ole vertailukelpoisia aiempien kanssa.",
		},
		updated:     "20250922 09:00",
		unit:        "lkm., %",
		stubWidths:  []float64{18, 20},
		columnWidth: 10,
	}
	for _, name := range []string{"Kajaani", office} {
		for i, a := range ages {
			row := pxwebRow{stub: []string{"", a.name}}
			if i == 0 {
				row.stub[0] = name
			}
			percent, size := a.percent, 1
			if name != office {
				// The other office is larger and a little behind.
				size = 4
				for y, p := range pilotYears {
					percent[y] -= 9 * p.months()
				}
			}
			for _, n := range spread(pilotYears, customers, unemployment, steady) {
				row.values = append(row.values, whole(share(n*size, 1000, a.share)))
			}
			for _, n := range spread(pilotYears, percent, flat, rising) {
				row.values = append(row.values, tenths(n))
			}
			table.rows = append(table.rows, row)
		}
	}
	s := firstSheet(file, "aktivointiaste")
	table.write(s)
	return s.err
}

// clients is the pilot's own statistics of its clients and officials, months
// down. The means of 2021 are the programme's baselines: 55.7 % and 8.
func clients(file *excelize.File) error {
	months := monthsOf(pilotYears)
	flow := spread(pilotYears, [5]int{5570, 5640, 5184, 4608, 3280}, flat, falling)
	// In November and December of 2023 no endings are known: 86 is over ten months.
	ended := spread([]period{{2021, 3, 12}, {2022, 1, 12}, {2023, 1, 10}, {2024, 1, 12}, {2025, 1, 8}}, [5]int{80, 111, 86, 95, 76}, endings, steady)
	atMonthsEnd := spread(pilotYears, customers, unemployment, steady)
	table := &pxweb{
		title: "Kuntakokeilun asiakkaat, virkailijat ja työnhaut muuttujina Kokeilutoimisto, Kuukausi ja Tiedot",
		heading: [][]string{{
			"Asiakkaita kuukauden lopussa (lkm.)",
			"Virkailijoita (htv)",
			"Asiakasvirta yli 3 kk työttömyyteen (%)",
			"Päättyneet työnhaut (lkm.)",
			"Työllistymiseen, yrittäjyyteen tai opiskeluun päättyneet työnhaut (lkm.)",
		}},
		footnotes: []string{
			notice + ".",
			"Kuntakokeilu alkoi 1.3.2021. Vuodesta 2025 luvut koskevat työllisyyspalvelujen asiakkaita, eivätkä ne ole vertailukelpoisia aiempien kanssa.",
			"Marras- ja joulukuun 2023 päättyneet työnhaut puuttuvat tietojärjestelmän vaihtumisen vuoksi.",
		},
		updated:     "20250922 09:00",
		unit:        "lkm., htv, %",
		stubWidths:  []float64{18, 12},
		columnWidth: 24,
	}
	for _, name := range []string{"Kajaani", office} {
		next := 0
		for i, m := range months {
			size := 1
			if name != office {
				size = 4
			}
			row := pxwebRow{stub: []string{"", m.code()}, values: []pxwebValue{
				whole(atMonthsEnd[i] * size), tenths(officials(m) * size), tenths(flow[i] + 15*(size-1)),
			}}
			if i == 0 {
				row.stub[0] = name
			}
			if m.year == 2023 && m.month > 10 {
				row.values = append(row.values, symbol(".."), symbol(".."))
			} else {
				row.values = append(row.values, whole(ended[next]*size*2+3), whole(ended[next]*size))
				next++
			}
			table.rows = append(table.rows, row)
		}
	}
	s := firstSheet(file, "kuntakokeilu")
	table.write(s)
	return s.err
}

// officials are the office's person-years in tenths.
func officials(m month) int {
	switch {
	case m.year == 2025:
		return 60
	case m.year == 2022 && m.month >= 5 && m.month <= 7:
		return 45
	case m.year == 2022 && m.month >= 10:
		return 55
	}
	return 50
}
