package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// sources tell where each number came from, down to the cells. The long names
// and checksums stand once, in the table of files.
func (p *pages) sources() {
	r := p.r
	p.Place(p.appendix(5, "Lähteet", "lahteet"))
	if len(r.Files) == 0 {
		p.Paragraph(tagged.T("Raporttiin ei luettu yhtään tiedostoa."))
		return
	}
	p.Place(tagged.Heading{Level: 2, Text: "Tiedostot", NoContents: true})
	t := plainTable("Luetut tiedostot. Tarkistussummasta näkee, onko tiedosto sama, josta raportti tehtiin.",
		[]tagged.Column{{Width: 10}, {Width: fileColumn}, {Flex: 1}, {Width: 54}},
		"Nro", "Tiedosto ja lähde", "Päivitetty", "SHA-256")
	index := map[string]int{}
	for _, f := range r.Files {
		if _, ok := index[f.Name]; ok {
			continue
		}
		number := len(index) + 1
		index[f.Name] = number
		t.Body = append(t.Body, p.fileRow(number, f))
	}
	p.Place(t)
	p.cells(index)
}

// fileRow is a workbook; sources that read different sheets of it are named together.
func (p *pages) fileRow(number int, f report.File) tagged.Row {
	file := tagged.Style{Size: sizeFine, Leading: 1.28, Bold: true, After: 0.3}
	plain := tagged.Style{Size: sizeFine, Leading: 1.28, After: -1}
	var names []string
	seen := map[string]bool{}
	for _, g := range p.r.Files {
		if g.Name == f.Name && g.Source != "" && !seen[g.Source] {
			seen[g.Source] = true
			names = append(names, g.Source)
		}
	}
	blocks := []tagged.Block{tagged.Styled(file, p.fileName(f.Name, fileColumn-3)...)}
	if len(names) > 0 {
		blocks = append(blocks, tagged.Styled(plain, tagged.T(strings.Join(names, "; "))))
	}
	for _, text := range sentences([]string{f.Notice}) {
		notice := plain
		notice.Color = grey
		blocks = append(blocks, tagged.Styled(notice, tagged.T(text)))
	}
	row := tagged.Cells(
		tagged.HeaderCell(fileLabel(number)),
		tagged.Cell{Blocks: blocks},
		tagged.TextCell(orElse(f.Updated, dash)),
		tagged.Cell{Spans: checksum(f.SHA256)},
	)
	row.ID = fileDest(number)
	return row
}

// fileColumn is the width of the column of file names in mm.
const fileColumn = 80

// fileName starts the name of the file on a line of its own where the folder
// does not fit beside it: a name cut after any hyphen is hard to look up.
func (p *pages) fileName(name string, w float64) []tagged.Span {
	at := strings.LastIndexByte(name, '/') + 1
	if at == 0 || p.TextWidth(name, tagged.Style{Size: sizeFine, Bold: true}) <= w {
		return []tagged.Span{tagged.T(orElse(name, "tiedosto"))}
	}
	return []tagged.Span{tagged.T(name[:at]), {Text: name[at:], NewLine: true}}
}

func fileLabel(number int) string { return "T" + strconv.Itoa(number) }

func fileDest(number int) string { return "tiedosto-" + strconv.Itoa(number) }

// checksum is a SHA-256 in two lines of equal length, without a hyphen.
func checksum(sum string) []tagged.Span {
	if len(sum) != 64 {
		return []tagged.Span{tagged.T(orElse(sum, dash))}
	}
	return []tagged.Span{{Text: sum[:32], NoBreak: true}, {Text: sum[32:], NoBreak: true, NewLine: true}}
}

// cells lists each metric's sources. Years that were read from the same sheet
// in the same way share a row.
func (p *pages) cells(index map[string]int) {
	t := plainTable("Mittareiden luvut: tiedosto, välilehti, solut ja käsittely.",
		[]tagged.Column{{Width: 41}, {Width: 15}, {Width: 24}, {Flex: 1}, {Width: 39}},
		"Luku", "Tiedosto", "Välilehti", "Solut vuosittain", "Käsittely")
	t.Style.Size = sizeChart
	t.PadY = 0.5
	for _, m := range p.r.Metrics {
		var rows []readings
		for _, s := range m.Sources {
			rows = addReading(rows, orElse(s.Group, "arvo"), s)
		}
		for _, c := range m.Comments {
			if c.Source.File != "" {
				rows = addReading(rows, "kommentti, "+orElse(c.Party, "vastuutaho"), c.Source)
			}
		}
		if len(rows) == 0 {
			continue
		}
		t.Body = append(t.Body, groupRow(tagged.Span{Text: strconv.Itoa(m.Number) + " ", Color: grey}, metricLink(m)))
		for _, r := range rows {
			t.Body = append(t.Body, r.row(index))
		}
	}
	if len(t.Body) == 0 {
		return
	}
	p.Place(tagged.Heading{Level: 2, Text: "Solut mittareittain", NoContents: true}, t)
}

// readings are the years of one number that were read from one sheet in one way.
type readings struct {
	word  string
	first report.Source
	years []report.Source
}

func addReading(rows []readings, word string, s report.Source) []readings {
	for i := range rows {
		f := rows[i].first
		if rows[i].word == word && f.File == s.File && f.Sheet == s.Sheet && f.How == s.How {
			rows[i].years = append(rows[i].years, s)
			return rows
		}
	}
	// The same number read in another way stands below its other years.
	at := len(rows)
	for i := range rows {
		if rows[i].word == word {
			at = i + 1
		}
	}
	return slices.Insert(rows, at, readings{word, s, []report.Source{s}})
}

func (r readings) row(index map[string]int) tagged.Row {
	s := r.first
	file := tagged.TextCell(orElse(s.File, dash))
	if n := index[s.File]; n > 0 {
		file = tagged.Cell{Spans: []tagged.Span{tagged.LinkTo(fileDest(n), fileLabel(n))}}
	}
	var cells []string
	for _, y := range r.years {
		cells = append(cells, fmt.Sprintf("%d:%s%s", y.Year, nbsp, orElse(strings.Join(y.Cells, ", "), dash)))
	}
	return tagged.Cells(
		tagged.HeaderCell(r.word), file, tagged.TextCell(orElse(s.Sheet, dash)),
		tagged.TextCell(strings.Join(cells, "; ")), tagged.TextCell(orElse(s.How, dash)),
	)
}

// notes are the report's own notes.
func (p *pages) notes() {
	r := p.r
	p.Place(p.appendix(6, "Huomautukset ja raportin toistaminen", "huomautukset"))
	var l tagged.List
	for _, n := range append(sentences(r.Notices), r.Notes...) {
		l.Items = append(l.Items, tagged.Item{Spans: []tagged.Span{tagged.T(n)}})
	}
	for _, text := range sentences([]string{r.Document}) {
		l.Items = append(l.Items, tagged.Item{Spans: []tagged.Span{tagged.T("Ohjelma-asiakirja: " + text)}})
	}
	if len(l.Items) > 0 {
		p.Place(l)
	}
}

// repeat tells how to make the same report again.
func (p *pages) repeat() {
	r := p.r
	blocks := tagged.Keep{tagged.Heading{Level: 2, Text: "Näin raportin voi tehdä uudelleen", NoContents: true}}
	if r.Command != "" {
		blocks = append(blocks,
			tagged.Text(tagged.T("Sama raportti syntyy samoista tiedostoista komennolla:")),
			tagged.Box{Fill: tint, Pad: 2.2, Blocks: []tagged.Block{tagged.Styled(tagged.Style{Size: 9, Bold: true, After: -1}, tagged.T(r.Command))}},
		)
	}
	l := tagged.List{Style: small}
	add := func(word string, spans ...tagged.Span) {
		l.Items = append(l.Items, tagged.Item{Spans: append([]tagged.Span{tagged.B(word + ": ")}, spans...)})
	}
	if r.Version != "" {
		add("Työkalu", tagged.T("tolokku "+r.Version))
	}
	if r.ProgrammeFile != "" {
		add("Määrittelytiedosto", tagged.T(r.ProgrammeFile))
	}
	if r.ProgrammeSHA256 != "" {
		add("Määrittelytiedoston SHA-256", tagged.Span{Text: r.ProgrammeSHA256, NoBreak: true})
	}
	if len(l.Items) > 0 {
		blocks = append(blocks, l)
	}
	p.Place(blocks)
}
