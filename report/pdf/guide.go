package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"tolokku/programme"
	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// chapter begins a chapter of the back matter: below what is there, or on a page of its own where little room is left.
func (p *pages) chapter(title, dest string) {
	style := inBold(chapterType)
	if p.Room() < 0.45*p.BodyHeight() {
		p.NewPage()
	} else {
		style.Before = 9
	}
	style.After = 1.6
	p.Place(tagged.Heading{Level: 2, Text: title, ID: dest, Style: style})
}

// part is the heading of a part of a chapter.
func part(title string) tagged.Heading {
	return tagged.Heading{Level: 3, Spans: []tagged.Span{tagged.B(title)}, Style: spaced(sectionType, 4.6, 1.2)}
}

// backTable is the look of the back matter's tables.
func backTable(summary string, columns ...tagged.Column) tagged.Table {
	return tagged.Table{
		Summary: summary, Columns: columns, Style: tableType, HeadStyle: inGrey(smallType), HeadRule: headRule,
		PadX: -1, PadY: 0.8, After: -1,
	}
}

// heads is a header row in grey.
func heads(texts ...string) []tagged.Row {
	var row tagged.Row
	for _, text := range texts {
		row.Cells = append(row.Cells, tagged.Cell{Blocks: []tagged.Block{tagged.Styled(greyType, tagged.T(text))}})
	}
	return []tagged.Row{row}
}

func cell(spans ...tagged.Span) tagged.Cell { return tagged.Cell{Spans: spans} }

// guide says how the report is read and how a status is decided.
func (p *pages) guide() {
	p.NewPage()
	p.Begin(tagged.Sect)
	p.Place(tagged.Heading{Level: 2, Text: "Näin raporttia luetaan ja tila päätellään", ID: "lukuohje", Style: after(inBold(chapterType), 1)},
		tagged.Styled(after(bodyType, 2), tagged.T("Raportti laskee tilan aina samoilla säännöillä. Tila näkyy merkkinä ja sanana, ei pelkkänä värinä.")))
	p.Place(statusTable())
	if m := worked(p.r); m != nil {
		p.Place(p.example(m)...)
	}
	p.kinds()
	p.Place(part("Merkinnät"), p.marks())
	p.End()
}

// statusTexts say what each status means.
var statusTexts = map[programme.Status]string{
	programme.Met:       "Tavoite on täyttynyt, tai hanke tai sen viimeinen vaihe on valmis.",
	programme.OnTrack:   "Tavoitevuosi tai määräaika on vielä edessä, ja mittari etenee tavoiteuran mukaan tai nopeammin.",
	programme.Behind:    "Tavoite ei täyty, ja arvo on tavoiteuraa huonompi tai määräaika on ohi.",
	programme.NoData:    "Tieto puuttuu: vuodelta ei ole arvoa, eikä vanhempaa arvoa käytetä sen tilalla. Ei voi arvioida: arvo on saatu, mutta tilaa ei voi päätellä, esimerkiksi koska lähtötaso puuttuu. Yhdessä nämä ovat arvioimatta.",
	programme.Monitored: "Mittarilla ei ole tavoitetta, joten sitä ei arvioida.",
}

func statusTable() tagged.Table {
	t := backTable("Tilat ja niiden merkitys", tagged.Column{Width: 52}, tagged.Column{Width: 122})
	for _, s := range programme.Statuses {
		word := finnish.Capital(s.Word())
		if s == programme.NoData {
			word = finnish.Capital(programme.WordMissing) + ", " + programme.WordUnjudged
		}
		name := tagged.Cell{Header: true, Blocks: []tagged.Block{tagged.Styled(tableType, statusSpan(s, word, false, 3.4))}}
		t.Body = append(t.Body, tagged.Cells(name, cell(tagged.T(statusTexts[s]))))
	}
	return t
}

// worked is the metric whose path is the example: one that is behind, if any is.
func worked(r *report.Report) *report.Metric {
	var found *report.Metric
	for _, m := range r.Metrics {
		if m.Graphic.Kind != report.WayGraphic || !m.Planned.Known() || len(m.Groups) > 0 {
			continue
		}
		if m.Status == programme.Behind {
			return m
		}
		if found == nil {
			found = m
		}
	}
	return found
}

func (p *pages) example(m *report.Metric) []tagged.Block {
	s := subjectOf(p.r, m)
	picture, _ := chart(s, p.measure())
	text := []tagged.Block{
		tagged.Styled(after(bodyType, 1.6), tagged.T("Tavoiteura on suora viiva lähtötasosta tavoitteeseen. Raportti laskee sen; ohjelmassa ei ole vuosittaisia tavoitteita. Jos ohjelmassa on välitavoitteita, ura kulkee niiden kautta.")),
		tagged.Styled(after(bodyType, 1.6), tagged.T(fmt.Sprintf("Tavoiteura %d = lähtötaso + (tavoite − lähtötaso) × kuluneet vuodet / vuodet tavoitteeseen.", p.r.Year))),
		tagged.Styled(bodyType, tagged.T(fmt.Sprintf("Mittari%s%d: %s", finnish.NoBreak, m.Number, orElse(m.Peruste, m.Reason)))),
	}
	return []tagged.Block{tagged.Keep{part("Tavoiteura"), tagged.Grid{Cells: []tagged.GridCell{
		{W: chartWidth, Blocks: []tagged.Block{picture.figure("Esimerkki, mittari " + named(m) + ". " + altSeries(s))}},
		{X: chartWidth + 6, W: textWidth - chartWidth - 6, Blocks: text},
	}}}}
}

// kinds are the rules by kinds of targets.
func (p *pages) kinds() {
	t := backTable("Tavoitteiden lajit: sääntö, tämän vuoden esimerkki ja mittarit",
		tagged.Column{Width: 31}, tagged.Column{Gap: 2, Width: 79}, tagged.Column{Gap: 2, Width: 37}, tagged.Column{Gap: 2, Width: 21})
	t.Head = heads("Laji", "Sääntö", fmt.Sprintf("Vuonna %d", p.r.Year), "Mittarit")
	for _, k := range p.r.Kinds() {
		name := tagged.Cell{Header: true, Spans: []tagged.Span{tagged.B(k.Name)}}
		t.Body = append(t.Body, tagged.Cells(name, cell(tagged.T(k.Rule)), cell(tagged.T(orElse(k.Example, finnish.Dash))), cell(tagged.T(numbersOf(k.Metrics)))))
	}
	if len(t.Body) > 0 {
		p.Place(part("Tavoitteen laji ratkaisee vertailun"), t)
	}
}

// numbersOf lists metrics by number, runs of three or more as a range: "10, 11, 15–18".
func numbersOf(all []*report.Metric) string {
	var parts []string
	for i := 0; i < len(all); {
		end := i
		for end+1 < len(all) && all[end+1].Number == all[end].Number+1 {
			end++
		}
		if end-i >= 2 {
			parts = append(parts, finnish.Range(strconv.Itoa(all[i].Number), strconv.Itoa(all[end].Number)))
		} else {
			for _, m := range all[i : end+1] {
				parts = append(parts, strconv.Itoa(m.Number))
			}
		}
		i = end + 1
	}
	return strings.Join(parts, ", ")
}

// marks explains what else stands beside a status.
func (p *pages) marks() tagged.Table {
	t := backTable("Merkinnät ja niiden merkitys", tagged.Column{Width: 40}, tagged.Column{Gap: 4, Width: 130})
	add := func(name tagged.Cell, text string) {
		name.Header = true
		t.Body = append(t.Body, tagged.Cells(name, cell(tagged.T(text))))
	}
	way := func(word string, icon func(c *tagged.Canvas)) tagged.Block {
		return tagged.Styled(tableType, tagged.Span{Text: word, IconSize: 3, Icon: icon})
	}
	add(tagged.Cell{Blocks: []tagged.Block{
		way("paranee", arrowIcon("better", "")), way("heikkenee", arrowIcon("worse", "")), way("ennallaan", arrowIcon("same", "")),
	}}, fmt.Sprintf("Suunta vuodesta %d. Nuoli ylös tarkoittaa muutosta parempaan, vaikka luku pienenisi. Ilman tavoitetta sanotaan vain, kasvaako vai pieneneekö luku. Suuntaa ei kerrota, kun vuosi on kesken.", p.r.Year-1))
	add(cell(boxed("alustava 10/12"+finnish.NoBreak+"kk")), "Arvo kattaa kymmenen kuukautta: merkki on ontto ja viiva katkonainen. Summaa verrataan samaan osaan tavoitteesta tai tavoiteurasta, keskiarvoa sellaisenaan. Tila on saavutettu vain, jos puuttuvat kuukaudet eivät voi muuttaa sitä.")
	add(cell(tagged.Span{Text: "akselin katko", IconSize: 3.4, Icon: func(c *tagged.Canvas) {
		var z picture
		line := tagged.Stroke{Color: ink, Width: 0.35}
		z.line(line, at(1.6, 0), at(1.6, 0.9), at(0.7, 1.4), at(2.5, 2.2), at(1.6, 2.6), at(1.6, 3.4))
		z.paint(c, 0, 0)
	}}), "Kuvan pystyasteikko alkaa muusta kuin nollasta. Alin luku on asteikon vieressä.")
	add(tagged.TextCell("Asiantuntijan arvio"), "Asiantuntija voi arvioida tilan toisin. Arvio on lasketun tilan vieressä; kumpikaan ei korvaa toista.")
	add(tagged.TextCell("Katkos, muutettu tavoite"), "Katkoksen yli ei verrata; kuviossa se on pystysuora pisteviiva. Muutetuista tavoitteista ratkaisee vuoden lopussa voimassa oleva, ja tila alkuperäisen mukaan on vieressä.")
	add(tagged.TextCell("Pyöristys"), "Tilat lasketaan tarkoista luvuista. Luvuista näytetään niin monta desimaalia, että tilan voi tarkistaa.")
	return t
}
