package exports

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"tolokku/programme/problem"
)

// The limits keep a small file that unpacks to an absurd size from filling the
// memory. Both are equal, because excelize writes a part over the second one
// to a temporary file that an interrupted run would leave behind.
const (
	unpackedLimit = 512 << 20
	fileLimit     = 256 << 20
)

// workbook is an opened file; its sheets are read when they are first asked for.
type workbook struct {
	// name is the file's name as the user knows it.
	name   string
	sha256 string
	file   *excelize.File
	// epoch1904 tells which of Excel's two calendars the date serials follow.
	epoch1904 bool
	sheets    []*sheet
	styles    map[int]style
	// updated is the footer's time of the last update, as written, once a sheet
	// that holds it has been looked at.
	updated string
}

// style is what a number format means for reading.
type style int

const (
	plain style = iota
	percent
	date
)

// openWorkbook reads the file once: for its checksum, for the look at its first
// bytes, and to unpack it. It returns a nil workbook with the reason.
func openWorkbook(file, name string) (*workbook, *problem.Problem) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, systemProblem(name, err)
	}
	if info.IsDir() {
		return nil, &problem.Problem{File: name, Cause: problem.System, Fact: "tämä on kansio, ei tiedosto", Hint: "anna kansiossa olevan Excel-työkirjan nimi"}
	}
	if info.Size() > fileLimit {
		return nil, &problem.Problem{File: name, Fact: "tiedosto on liian suuri luettavaksi", Hint: "rajaa lähteestä ladattavia tietoja ja lataa tiedosto uudelleen"}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, systemProblem(name, err)
	}
	if fact, hint, bad := refusal(data); bad {
		return nil, &problem.Problem{File: name, Fact: fact, Hint: hint}
	}
	sum := sha256.Sum256(data)
	book := &workbook{name: name, sha256: hex.EncodeToString(sum[:]), styles: map[int]style{}}
	if err := book.open(data); err != nil {
		if strings.Contains(err.Error(), "unzip size") {
			return nil, &problem.Problem{File: name, Fact: "tiedosto on purettuna liian suuri luettavaksi", Hint: "rajaa lähteestä ladattavia tietoja ja lataa tiedosto uudelleen"}
		}
		return nil, damaged(name, "")
	}
	return book, nil
}

func damaged(name, sheet string) *problem.Problem {
	return &problem.Problem{File: name, Sheet: sheet, Fact: "tiedosto on vaurioitunut eikä sitä voi lukea", Hint: "lataa tiedosto uudelleen, tai avaa se Excelissä, anna Excelin korjata se ja tallenna"}
}

func systemProblem(name string, err error) *problem.Problem {
	p := &problem.Problem{File: name, Cause: problem.System}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Fact, p.Hint = "tiedostoa ei ole", "tarkista tiedoston nimi ja kansio"
	case errors.Is(err, fs.ErrPermission):
		p.Fact, p.Hint = "tiedoston lukemiseen ei ole oikeutta", "tarkista tiedoston oikeudet, tai sulje se, jos se on auki toisessa ohjelmassa"
	default:
		var pathError *fs.PathError
		if errors.As(err, &pathError) {
			err = pathError.Err
		}
		p.Fact, p.Hint = fmt.Sprintf("tiedostoa ei voi lukea (%v)", err), "tarkista, että tiedosto on saatavilla eikä auki toisessa ohjelmassa"
	}
	return p
}

// open unpacks the workbook. excelize takes parts of hand-made files for granted
// and may panic on them, so a panic here means a damaged file.
func (b *workbook) open(data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("unpacking: %v", r)
		}
	}()
	b.file, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: unpackedLimit, UnzipXMLSizeLimit: unpackedLimit,
	})
	if err != nil {
		return err
	}
	if b.file.WorkBook == nil {
		return errors.New("no workbook part")
	}
	if properties := b.file.WorkBook.WorkbookPr; properties != nil {
		b.epoch1904 = properties.Date1904
	}
	parts := b.sheetParts()
	for _, s := range b.file.WorkBook.Sheets.Sheet {
		b.sheets = append(b.sheets, &sheet{
			book: b, name: s.Name, part: parts[s.ID],
			hidden: s.State == "hidden" || s.State == "veryHidden",
		})
	}
	if len(b.sheets) == 0 {
		return errors.New("no sheets")
	}
	return nil
}

// sheetParts maps the relationship id of each work sheet to its part's name;
// chart sheets have none.
func (b *workbook) sheetParts() map[string]string {
	parts := map[string]string{}
	b.file.Pkg.Range(func(key, content any) bool {
		name, ok := key.(string)
		if !ok || !strings.HasSuffix(strings.ToLower(name), "_rels/workbook.xml.rels") {
			return true
		}
		data, _ := content.([]byte)
		var relations struct {
			Relationship []struct {
				ID     string `xml:"Id,attr"`
				Type   string `xml:"Type,attr"`
				Target string `xml:"Target,attr"`
			}
		}
		if xml.Unmarshal(data, &relations) != nil {
			return true
		}
		folder := path.Dir(path.Dir(name))
		for _, r := range relations.Relationship {
			if !strings.HasSuffix(r.Type, "/worksheet") {
				continue
			}
			target := strings.ReplaceAll(r.Target, "\\", "/")
			if strings.HasPrefix(target, "/") {
				target = strings.TrimPrefix(target, "/")
			} else {
				target = path.Join(folder, target)
			}
			parts[r.ID] = target
		}
		return true
	})
	return parts
}

// close lets the unpacked parts go.
func (b *workbook) close() {
	if b.file != nil {
		_ = b.file.Close()
	}
}

// style tells what a cell style's number format means.
func (b *workbook) style(id int) style {
	if s, ok := b.styles[id]; ok {
		return s
	}
	s := plain
	if sheet := b.file.Styles; sheet != nil && sheet.CellXfs != nil && id >= 0 && id < len(sheet.CellXfs.Xf) {
		if format := sheet.CellXfs.Xf[id].NumFmtID; format != nil {
			s = builtInStyle(*format)
			if sheet.NumFmts != nil {
				for _, custom := range sheet.NumFmts.NumFmt {
					if custom.NumFmtID == *format {
						s = formatStyle(custom.FormatCode)
					}
				}
			}
		}
	}
	b.styles[id] = s
	return s
}

// builtInStyle follows the numbers that the file format reserves.
func builtInStyle(format int) style {
	switch {
	case format == 9 || format == 10:
		return percent
	case format >= 14 && format <= 22, format >= 27 && format <= 36, format >= 45 && format <= 47, format >= 50 && format <= 58:
		return date
	}
	return plain
}

// formatStyle looks at the first section of a number format, outside quoted
// and escaped text and brackets.
func formatStyle(code string) style {
	quoted, bracket, escaped := false, false, false
	isDate := false
	for _, r := range code {
		switch {
		case escaped:
			escaped = false
		case quoted:
			quoted = r != '"'
		case bracket:
			bracket = r != ']'
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case r == '"':
			quoted = true
		case r == '[':
			bracket = true
		case r == ';':
			if isDate {
				return date
			}
			return plain
		case r == '%':
			return percent
		case strings.ContainsRune("yYmMdDhHsS", r):
			isDate = true
		}
	}
	// "General" holds no date letter but for its spelling in other languages.
	if isDate && !strings.EqualFold(code, "standard") {
		return date
	}
	return plain
}
