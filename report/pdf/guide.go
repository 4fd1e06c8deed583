package pdf

import (
	"fmt"
	"math/big"

	"tolokku/programme"
	"tolokku/programme/assessment"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// contents lists the headings with their pages.
func (p *pages) contents() {
	p.NewPage()
	p.Place(
		tagged.Heading{Level: 1, Text: "Sisällys", NoContents: true},
		tagged.Contents{
			MaxLevel: 2, Indent: 6, After: 3,
			Style:    tagged.Style{Size: 10, Bold: true, Before: 1, After: 0.7},
			SubStyle: tagged.Style{Size: 9, After: 0.5},
		},
	)
}

// guide explains the signs and the charts by example.
func (p *pages) guide() {
	blocks := tagged.Keep{
		tagged.Heading{Level: 1, Text: "Näin luet raporttia", ID: "lukuohje", Style: tagged.Style{Size: 16, Before: 6}},
		tagged.Text(tagged.T("Tila kertoo, onko mittari tavoitteensa mukainen raporttivuonna. Se näkyy aina merkkinä ja sanana.")),
	}
	list := tagged.List{Style: small, Indent: 5.5, After: 3}
	for _, s := range assessment.Statuses {
		list.Items = append(list.Items, tagged.Item{
			Icon: iconPaint(s), IconSize: 3.2,
			Spans: []tagged.Span{{Text: finnish.Capital(legendWord(s)) + ": ", Bold: true, Color: colourOf(s)}, tagged.T(statusMeaning(s, p.r.Year))},
		})
	}
	blocks = append(blocks, list)
	p.Place(blocks)
	const w, h = 62, 15
	for _, e := range p.examples(w, h) {
		p.Place(tagged.Columns{
			Widths: []float64{w, p.Width() - w - 6}, Gap: 6, After: 3,
			Boxes: []tagged.Box{
				{Blocks: []tagged.Block{e.figure}},
				{Blocks: []tagged.Block{tagged.Styled(small, tagged.B(e.title+". "), tagged.T(e.text))}},
			},
		})
	}
	p.Place(tagged.Styled(small, tagged.T("Merkintä 8/12\u00a0kk tarkoittaa, että arvo kattaa kahdeksan kuukautta kahdestatoista. Tilan vieressä se tarkoittaa myös, että arvio on alustava. Kuviossa tällainen arvo on ontto, ja viiva siihen on katkonainen. Jos se on vajaan vuoden summa, katkoviivalla näytetään myös saman osuuden tavoitteesta tai suunnitellusta tasosta. Viiva (–) tarkoittaa, että arvoa ei ole.")))
}

func legendWord(s assessment.Status) string {
	if s == assessment.NoData {
		return "tieto puuttuu tai ei arvioitavissa"
	}
	return s.Word()
}

// statusMeaning is a status in a sentence; the appendix has the whole rules.
func statusMeaning(s assessment.Status, year int) string {
	switch s {
	case assessment.Met:
		return "tavoite täyttyy."
	case assessment.OnTrack:
		return "tavoitevuosi tai määräaika on edessä, ja arvo tai eteneminen on suunnitelman mukainen."
	case assessment.Behind:
		return "tavoite ei täyty ja arvo on suunniteltua huonompi, tai määräaika on ohi."
	case assessment.NoData:
		return fmt.Sprintf("vuodelta %d ei ole arvoa, tai arvoa ei voi verrata mihinkään.", year)
	}
	return "mittarilla ei ole tavoitetta, eikä sitä lasketa arvioitavien joukkoon."
}

// example is a chart with made-up numbers and its explanation.
type example struct {
	figure      tagged.Figure
	title, text string
}

func (p *pages) examples(w, h float64) []example {
	fig := func(n int64) report.Figure { return report.Figure{Number: big.NewRat(n, 1), Unit: "kpl"} }
	year := p.r.Year
	point := func(y int, n int64) report.Point { return report.Point{Year: y, Figure: fig(n)} }
	goal := &programme.Target{Op: programme.AtLeast, Value: big.NewRat(90, 1), Year: year + 2}
	rd := reading{
		unit: "kpl", year: year, status: assessment.OnTrack, target: goal, level: fig(90),
		targetText: fmt.Sprintf("vähintään 90\u00a0kpl vuonna %d", year+2), baselineYear: year - 2,
		baseline: fig(60), planned: fig(75), value: fig(80),
		graphic: report.Graphic{Kind: report.WayGraphic, Position: "Matkasta lähtötasosta tavoitteeseen on kuljettu 66\u00a0%."},
		series:  []report.Point{point(year-2, 60), point(year-1, 66), point(year, 80)},
		plan:    []report.Point{point(year-2, 60), point(year+2, 90)},
	}
	yearly := rd
	yearly.status = assessment.Behind
	yearly.target = &programme.Target{Op: programme.AtMost, Value: big.NewRat(80, 1), EveryYear: true}
	yearly.graphic = report.Graphic{Kind: report.LimitGraphic, Limit: fig(80), LowerIsBetter: true}
	yearly.level, yearly.value, yearly.targetText = fig(80), fig(84), "enintään 80\u00a0kpl joka vuosi"
	text := p.measure()
	return []example{
		{
			spark(rd, w, h, text).figure("Esimerkki: " + finnish.Small(altSpark(rd))), "Kehitys",
			"Viiva näyttää arvot vuosittain. Katkoviiva on suunnitelma lähtötasosta tavoitteeseen ja musta poikkiviiva tavoite. Viiva katkeaa, kun vuoden arvo puuttuu. Pystysuora pisteviiva erottaa luvut, joita ei voi verrata toisiinsa.",
		},
		{
			bullet(rd, w, h, text).figure("Esimerkki: " + finnish.Small(altBullet(rd))), "Lähtötasosta tavoitteeseen",
			"Oikealla on aina parempi. Ohut viiva on lähtötaso, paksu musta viiva tavoite. Tummempi harmaa alue ulottuu tasolle, jolla suunnitelman mukaan pitäisi olla nyt. Palkki on arvo; lähtötasoa huonompi arvo kulkee vasemmalle. Nuolenkärki kertoo, että arvo jatkuu asteikon ohi.",
		},
		{
			limit(yearly, w, h, text).figure("Esimerkki: " + finnish.Small(altLimit(yearly))), "Raja tai vaihteluväli",
			"Kun tavoite koskee joka vuotta, piste näyttää arvon ja musta viiva rajan. Tavoite täyttyy tummemman harmaalla alueella.",
		},
	}
}
