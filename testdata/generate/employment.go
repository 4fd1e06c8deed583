package main

import (
	"math"

	"github.com/xuri/excelize/v2"
)

// region is a municipality in the monthly employment export. Totals are over
// the months of a year that the export covers: percentages in tenths.
type region struct {
	name                          string
	labourForce                   [5]int
	percent, longTerm, underYouth [5]int
}

// Sotkamo's totals of 2021 make the programme's baselines: 7.5 %, 63 and 47 as
// means of twelve months.
var regions = []region{
	{"Hyrynsalmi", [5]int{890, 880, 870, 862, 855}, [5]int{1500, 1344, 1296, 1308, 920}, [5]int{384, 348, 330, 336, 232}, [5]int{132, 120, 108, 108, 76}},
	{"Kajaani", [5]int{16350, 16400, 16380, 16350, 16300}, [5]int{1308, 1140, 1104, 1128, 824}, [5]int{6240, 5400, 4980, 5220, 3720}, [5]int{3180, 2700, 2580, 2640, 1920}},
	{"Kuhmo", [5]int{3340, 3310, 3270, 3240, 3210}, [5]int{1416, 1272, 1224, 1248, 872}, [5]int{1440, 1260, 1176, 1212, 848}, [5]int{492, 432, 408, 420, 296}},
	{"Paltamo", [5]int{1380, 1370, 1360, 1350, 1340}, [5]int{1272, 1128, 1092, 1104, 784}, [5]int{516, 456, 432, 444, 312}, [5]int{216, 192, 180, 192, 132}},
	{"Puolanka", [5]int{1060, 1045, 1035, 1020, 1010}, [5]int{1344, 1200, 1176, 1188, 832}, [5]int{432, 384, 372, 372, 256}, [5]int{156, 132, 132, 120, 88}},
	{"Ristijärvi", [5]int{520, 515, 510, 505, 500}, [5]int{1188, 1056, 1032, 1044, 744}, [5]int{156, 132, 132, 120, 88}, [5]int{60, 48, 48, 48, 32}},
	{"Sotkamo", [5]int{4690, 4670, 4660, 4655, 4640}, [5]int{900, 780, 672, 583, 434}, [5]int{756, 627, 555, 582, 412}, [5]int{564, 438, 375, 357, 268}},
	{"Suomussalmi", [5]int{3270, 3230, 3195, 3160, 3130}, [5]int{1452, 1296, 1260, 1272, 888}, [5]int{1440, 1284, 1200, 1224, 856}, [5]int{468, 420, 396, 396, 280}},
}

// employmentMonth is a row's figures.
type employmentMonth struct {
	labourForce, jobSeekers, unemployed, percent int
	under20, under25, over50, longTerm           int
}

func (m *employmentMonth) add(other employmentMonth) {
	m.labourForce += other.labourForce
	m.jobSeekers += other.jobSeekers
	m.unemployed += other.unemployed
	m.under20 += other.under20
	m.under25 += other.under25
	m.over50 += other.over50
	m.longTerm += other.longTerm
}

// share is part of a whole, rounded, in units of 1/scale.
func share(part, whole, scale int) int {
	return int(math.Round(float64(part) * float64(scale) / float64(whole)))
}

func (r region) months() []employmentMonth {
	percent := spread(fullYears, r.percent, unemployment, falling)
	longTerm := spread(fullYears, r.longTerm, flat, falling)
	under25 := spread(fullYears, r.underYouth, youth, falling)
	months := make([]employmentMonth, len(percent))
	for i, m := range monthsOf(fullYears) {
		force := r.labourForce[m.year-2021]
		unemployed := share(percent[i], 1000, force)
		months[i] = employmentMonth{
			labourForce: force,
			jobSeekers:  share(unemployed, 100, 172),
			unemployed:  unemployed,
			percent:     percent[i],
			under20:     share(under25[i], 100, 22),
			under25:     under25[i],
			over50:      share(unemployed, 100, 41),
			longTerm:    longTerm[i],
		}
	}
	return months
}

// employment is the monthly export of unemployed job seekers by municipality,
// in the shape of table 12r5: municipalities and months down, figures across.
// Some labels are near twins, and counts under five are hidden.
func employment(file *excelize.File) error {
	table := &pxweb{
		title: "Työttömät työnhakijat ja työvoima kunnittain muuttujina Alue, Kuukausi ja Tiedot",
		heading: [][]string{{
			"Työnhakijoita laskentapäivänä (lkm.)",
			"Työttömät työnhakijat laskentapäivänä (lkm.)",
			"Työttömien työnhakijoiden %-osuus työvoimasta (%)",
			"Alle 20-v. työttömät työnhakijat (lkm.)",
			"Alle 25-v. työttömät työnhakijat (lkm.)",
			"Yli 50-v. työttömät työnhakijat (lkm.)",
			"Pitkäaikaistyöttömät (lkm.)",
			"Pitkäaikaistyöttömien %-osuus työttömistä (%)",
			"Työvoima (lkm.)",
		}},
		footnotes: []string{
			notice + ", eivätkä ne ole virallista tilastoa.",
			"Alle viiden henkilön luvut on peitetty (...).",
		},
		updated:     "20250923 08:00",
		unit:        "lkm., %",
		stubWidths:  []float64{20, 12},
		columnWidth: 22,
	}
	months := monthsOf(fullYears)
	kainuu := make([]employmentMonth, len(months))
	for _, r := range regions {
		for i, m := range r.months() {
			kainuu[i].add(m)
		}
	}
	country := make([]employmentMonth, len(months))
	for i := range months {
		for range 83 {
			country[i].add(kainuu[i])
		}
		kainuu[i].percent = share(kainuu[i].unemployed, kainuu[i].labourForce, 1000)
		country[i].percent = share(country[i].unemployed, country[i].labourForce, 1000)
	}
	block := func(name string, figures []employmentMonth) {
		for i, m := range figures {
			row := pxwebRow{stub: []string{"", months[i].code()}, values: []pxwebValue{
				whole(m.jobSeekers), whole(m.unemployed), tenths(m.percent), hidden(m.under20), whole(m.under25),
				whole(m.over50), whole(m.longTerm), tenths(share(m.longTerm, m.unemployed, 1000)), whole(m.labourForce),
			}}
			if i == 0 {
				row.stub[0] = name
			}
			table.rows = append(table.rows, row)
		}
	}
	block("KOKO MAA", country)
	block("Kainuu", kainuu)
	for _, r := range regions {
		block(r.name, r.months())
	}
	s := firstSheet(file, "12r5")
	table.write(s)
	return s.err
}

// hidden is a count that is not shown under five.
func hidden(n int) pxwebValue {
	if n < 5 {
		return symbol("...")
	}
	return whole(n)
}
