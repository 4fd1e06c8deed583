package pdf

import (
	"fmt"
	"path"
	"strings"

	"tolokku/programme/finnish"
	"tolokku/report"
	"tolokku/report/pdf/tagged"
)

// sources are the files that were read, and how to make the report again.
func (p *pages) sources() {
	r := p.r
	p.Begin(tagged.Sect)
	p.chapter("Lähteet ja raportin tekeminen uudelleen", "lähteet")
	if len(r.Files) > 0 {
		p.Place(p.files()...)
	}
	p.Place(part("Näin raportin voi tehdä uudelleen"),
		tagged.Styled(after(bodyType, 1.6), tagged.T("Samat tiedostot ja sama komento tuottavat saman raportin:")),
		tagged.Box{Fill: tint, Pad: 2.4, After: 1.6, Blocks: []tagged.Block{tagged.Styled(inBold(bodyType), tagged.T(orElse(r.Command, "tolokku report")))}})
	text := "Työkalu tolokku"
	if r.Version != "" {
		text += " " + r.Version
	}
	if r.ProgrammeFile != "" {
		text += ", ohjelmatiedosto " + r.ProgrammeFile
	}
	if r.ProgrammeSHA256 != "" {
		text += ", SHA-256 " + r.ProgrammeSHA256
	}
	p.Place(tagged.Styled(bodyType, tagged.T(text+".")))
	p.Place(part("Työkirjassa"), tagged.Styled(bodyType, tagged.T(fmt.Sprintf(
		"Tiedostossa seurantaraportti-%d.xlsx ovat mittarit vastuutahoittain, jokaisen vuoden arvot ja solut, laskelmat vaiheittain, kaikki kommentit sekä mittarien viralliset nimet. Rivien numerot ovat samat kuin tässä raportissa.", r.Year))))
	var notes []string
	for _, n := range visible(r.Notes) {
		notes = append(notes, finnish.Sentence(n))
	}
	if r.Document != "" {
		notes = append([]string{finnish.Sentence(r.Document)}, notes...)
	}
	if len(notes) > 0 {
		p.Place(part("Ohjelma-asiakirja"), tagged.Styled(bodyType, tagged.T(strings.Join(notes, " "))))
	}
	p.End()
}

func (p *pages) files() []tagged.Block {
	intro := "Jokaisen mittarin lopussa on rivi Lähde. Sen tunnus, esimerkiksi T1, on tässä taulukossa. Tarkistussummalla (SHA-256) voi varmistaa, että tiedosto on sama, josta raportti tehtiin."
	folder := commonFolder(p.r.Files)
	if folder != "" {
		intro += " Tiedostot ovat kansiossa " + folder + "."
	}
	t := backTable("Luetut tiedostot: tunnus, nimi, tarkistussumma, välilehdet ja päivitys", tagged.Column{Width: 8}, tagged.Column{Width: 122},
		tagged.Column{Gap: 2, Width: 23}, tagged.Column{Gap: 1, Width: 18})
	t.Head = heads("Nro", "Lähde, tiedosto ja tarkistussumma", "Välilehti", "Päivitetty")
	for _, f := range p.r.Files {
		name := strings.TrimPrefix(strings.TrimPrefix(f.Name, folder), "/")
		blocks := []tagged.Block{
			tagged.Styled(inBold(tableType), tagged.T(orElse(f.Source, name))),
			tagged.Styled(tableType, tagged.T(name)),
			tagged.Styled(greyType, tagged.T("SHA-256 "+f.SHA256)),
		}
		if f.Notice != "" && len(p.r.Notices) != 1 {
			blocks = append(blocks, tagged.Styled(greyType, tagged.T(finnish.Sentence(f.Notice))))
		}
		t.Body = append(t.Body, tagged.Cells(tagged.HeaderCell(fmt.Sprintf("T%d", f.Number)), tagged.Cell{Blocks: blocks},
			tagged.TextCell(orElse(strings.Join(f.Sheets, ", "), finnish.Dash)), tagged.TextCell(orElse(f.Updated, finnish.Dash))))
	}
	return []tagged.Block{tagged.Styled(after(bodyType, 2), tagged.T(intro)), t}
}

// commonFolder is the folder that all files lie in, empty for none.
func commonFolder(files []report.File) string {
	folder := ""
	for i, f := range files {
		dir := path.Dir(f.Name)
		if i > 0 && dir != folder || dir == "." {
			return ""
		}
		folder = dir
	}
	return folder
}
