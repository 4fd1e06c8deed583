package xlsx

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"tolokku/programme/problem"
	system "tolokku/programme/problem/refusal"
)

// Workbook is an opened file; its sheets are read when they are first asked for.
type Workbook struct {
	// Name is the file's name as the user knows it.
	Name   string
	SHA256 string
	// Epoch1904 tells which of Excel's two calendars the date serials follow.
	Epoch1904 bool
	Sheets    []*Sheet
	archive   *archive
	// textPart and stylePart are the parts' names, empty without one.
	textPart, stylePart string
	prepared            bool
	failure             error
	texts               *texts
	styles              []style
	// What may still be kept of the workbook's sheets.
	storeLeft, shownLeft, cellsLeft, rowsLeft int
	// updated is the footer's time of the last update, as written, once a sheet
	// that holds it has been looked at.
	updated string
	closed  bool
}

// Open reads the file once: for its checksum, for the look at its first
// bytes, and to list its parts. It returns a nil workbook with the reason.
func Open(file, name string) (*Workbook, *problem.Problem) {
	data, failure := readFile(file, name)
	if failure != nil {
		return nil, failure
	}
	if fact, hint, bad := refusal(data); bad {
		return nil, &problem.Problem{File: name, Fact: fact, Hint: hint}
	}
	sum := sha256.Sum256(data)
	book := &Workbook{Name: name, SHA256: hex.EncodeToString(sum[:]), storeLeft: storeLimit, shownLeft: shownLimit, cellsLeft: cellLimit, rowsLeft: rowLimit}
	if err := book.open(data); err != nil {
		return nil, asFault(err).problem(name, "")
	}
	return book, nil
}

// readFile reads a regular file whole. Anything else, such as a pipe, could
// keep the program waiting for ever.
func readFile(file, name string) ([]byte, *problem.Problem) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, SystemProblem(name, err)
	case info.IsDir():
		return nil, &problem.Problem{File: name, Cause: problem.System, Fact: "tämä on kansio, ei tiedosto", Hint: "anna kansiossa olevan Excel-työkirjan nimi"}
	case !info.Mode().IsRegular():
		return nil, &problem.Problem{File: name, Cause: problem.System, Fact: "tämä on laite, putki tai pistoke, ei tavallinen tiedosto", Hint: "anna Excel-työkirjan nimi"}
	}
	large := &problem.Problem{File: name, Fact: "tiedosto on liian suuri luettavaksi", Hint: largeHint}
	if info.Size() > fileLimit {
		return nil, large
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, SystemProblem(name, err)
	}
	defer f.Close()
	// The file may grow after its size was told.
	data := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, SystemProblem(name, err)
		case len(data) > fileLimit:
			return nil, large
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

// SystemProblem tells a file that the system does not let us read.
func SystemProblem(name string, err error) *problem.Problem {
	why := system.Of(err)
	return &problem.Problem{File: name, Cause: problem.System, Fact: "tiedostoa ei voi lukea: " + why.Fact, Hint: why.Remedy}
}

// open finds the workbook's parts by their relationships, whatever their names.
func (b *Workbook) open(data []byte) (err error) {
	if b.archive, err = openArchive(data); err != nil {
		return err
	}
	main, err := b.mainPart()
	if err != nil {
		return err
	}
	relations, err := b.archive.relations(main)
	if err != nil {
		return err
	}
	for _, r := range relations {
		var part *string
		switch r.kind {
		case "sharedStrings":
			part = &b.textPart
		case "styles":
			part = &b.stylePart
		default:
			continue
		}
		if *part != "" && *part != r.target {
			return broken("sillä on kahdesti sama osa")
		}
		*part = r.target
	}
	if err := b.archive.scan(main, smallLimit, func(s *scanner) error { return b.readMain(s, relations) }); err != nil {
		return err
	}
	if len(b.Sheets) == 0 {
		return broken("siinä ei ole yhtään välilehteä")
	}
	return nil
}

// mainPart is the name of the workbook's own part.
func (b *Workbook) mainPart() (string, error) {
	const usual = "xl/workbook.xml"
	if b.archive.parts["_rels/.rels"] == nil && b.archive.parts[usual] != nil {
		return usual, nil
	}
	relations, err := b.archive.relations("")
	if err != nil {
		return "", err
	}
	main := ""
	for _, r := range relations {
		if r.kind != "officeDocument" {
			continue
		}
		if main != "" && main != r.target {
			return "", broken("siinä on kaksi työkirjaa")
		}
		main = r.target
	}
	if main == "" {
		return "", broken("siinä ei ole työkirjaa")
	}
	return main, nil
}

func (b *Workbook) readMain(s *scanner, relations map[string]relation) error {
	if err := s.root("workbook"); err != nil {
		return err
	}
	names := map[string]bool{}
	return s.each(func() error {
		switch string(s.name) {
		case "workbookPr":
			b.Epoch1904 = isTrue(s.get("date1904"))
		case "sheets":
			return s.each(func() error {
				if string(s.name) == "sheet" {
					if err := b.addSheet(s, relations, names); err != nil {
						return err
					}
				}
				return s.skip()
			})
		}
		return s.skip()
	})
}

func (b *Workbook) addSheet(s *scanner, relations map[string]relation, names map[string]bool) error {
	name, err := attributeText(s.get("name"))
	if err != nil {
		return err
	}
	state := string(s.get("state"))
	sheet := &Sheet{book: b, Name: name, Hidden: state == "hidden" || state == "veryHidden"}
	if names[Fold(name)] {
		return broken("siinä on kahdesti välilehti " + name)
	}
	names[Fold(name)] = true
	if len(b.Sheets) == sheetLimit {
		return tooLarge("tiedostossa on liikaa välilehtiä luettavaksi")
	}
	b.Sheets = append(b.Sheets, sheet)
	id := ""
	for _, a := range s.attributes {
		if len(a.name) > 3 && string(a.name[len(a.name)-3:]) == ":id" {
			id = string(a.value)
		}
	}
	r, ok := relations[id]
	switch {
	case !ok || r.kind == "worksheet" && b.archive.parts[r.target] == nil:
		sheet.loaded = true
		sheet.failure = broken("siitä puuttuu tämä välilehti").problem(b.Name, name)
	case r.kind == "worksheet":
		sheet.part = r.target
	}
	return nil
}

// prepare reads what the sheets need: texts and styles.
func (b *Workbook) prepare() error {
	if b.prepared {
		return b.failure
	}
	b.prepared = true
	if b.stylePart != "" {
		b.failure = b.readStyles(b.stylePart)
	}
	if b.textPart != "" && b.failure == nil {
		b.failure = b.readTexts(b.textPart)
	}
	return b.failure
}

// show counts text that a cell shows and another holds.
func (b *Workbook) show(bytes int) error {
	if b.shownLeft -= bytes; b.shownLeft < 0 {
		return errShown
	}
	return nil
}

// Close lets the workbook's contents go. Its name, checksum and time of update
// stay told; whoever asks for a cell afterwards has a fault in the program.
func (b *Workbook) Close() {
	if b.closed {
		return
	}
	b.Updated(false)
	b.closed = true
	b.archive, b.texts, b.styles = nil, nil, nil
	for _, s := range b.Sheets {
		s.free()
	}
}
