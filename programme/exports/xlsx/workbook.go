package xlsx

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"tolokku/programme/problem"
	system "tolokku/programme/problem/refusal"
)

// The limits keep a small file that unpacks to an absurd size from filling the
// memory. Both are equal, because excelize writes a part over the second one
// to a temporary file that an interrupted run would leave behind.
const (
	unpackedLimit = 512 << 20
	fileLimit     = 256 << 20
)

// Workbook is an opened file; its sheets are read when they are first asked for.
type Workbook struct {
	// Name is the file's name as the user knows it.
	Name   string
	SHA256 string
	file   *excelize.File
	// Epoch1904 tells which of Excel's two calendars the date serials follow.
	Epoch1904 bool
	Sheets    []*Sheet
	formats   map[int]Format
	// updated is the footer's time of the last update, as written, once a sheet
	// that holds it has been looked at.
	updated string
}

// Format is what a number format means for reading.
type Format uint8

const (
	Plain Format = iota
	Percent
	Date
)

// Open reads the file once: for its checksum, for the look at its first
// bytes, and to unpack it. It returns a nil workbook with the reason.
func Open(file, name string) (*Workbook, *problem.Problem) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, SystemProblem(name, err)
	}
	if info.IsDir() {
		return nil, &problem.Problem{File: name, Cause: problem.System, Fact: "tämä on kansio, ei tiedosto", Hint: "anna kansiossa olevan Excel-työkirjan nimi"}
	}
	if info.Size() > fileLimit {
		return nil, &problem.Problem{File: name, Fact: "tiedosto on liian suuri luettavaksi", Hint: "rajaa lähteestä ladattavia tietoja ja lataa tiedosto uudelleen"}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, SystemProblem(name, err)
	}
	if fact, hint, bad := refusal(data); bad {
		return nil, &problem.Problem{File: name, Fact: fact, Hint: hint}
	}
	sum := sha256.Sum256(data)
	book := &Workbook{Name: name, SHA256: hex.EncodeToString(sum[:]), formats: map[int]Format{}}
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

// SystemProblem tells a file that the system does not let us read.
func SystemProblem(name string, err error) *problem.Problem {
	why := system.Of(err)
	return &problem.Problem{File: name, Cause: problem.System, Fact: "tiedostoa ei voi lukea: " + why.Fact, Hint: why.Remedy}
}

// open unpacks the workbook. excelize takes parts of hand-made files for granted
// and may panic on them, so a panic here means a damaged file.
func (b *Workbook) open(data []byte) (err error) {
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
		b.Epoch1904 = properties.Date1904
	}
	parts := b.sheetParts()
	for _, s := range b.file.WorkBook.Sheets.Sheet {
		b.Sheets = append(b.Sheets, &Sheet{
			book: b, Name: s.Name, part: parts[s.ID],
			Hidden: s.State == "hidden" || s.State == "veryHidden",
		})
	}
	if len(b.Sheets) == 0 {
		return errors.New("no sheets")
	}
	return nil
}

// sheetParts maps the relationship id of each work sheet to its part's name;
// chart sheets have none.
func (b *Workbook) sheetParts() map[string]string {
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

// Close lets the unpacked parts go.
func (b *Workbook) Close() {
	if b.file != nil {
		_ = b.file.Close()
	}
}

// format tells what a cell style's number format means.
func (b *Workbook) format(id int) Format {
	if s, ok := b.formats[id]; ok {
		return s
	}
	s := Plain
	if sheet := b.file.Styles; sheet != nil && sheet.CellXfs != nil && id >= 0 && id < len(sheet.CellXfs.Xf) {
		if format := sheet.CellXfs.Xf[id].NumFmtID; format != nil {
			s = builtInFormat(*format)
			if sheet.NumFmts != nil {
				for _, custom := range sheet.NumFmts.NumFmt {
					if custom.NumFmtID == *format {
						s = formatOf(custom.FormatCode)
					}
				}
			}
		}
	}
	b.formats[id] = s
	return s
}

// builtInFormat follows the numbers that the file format reserves.
func builtInFormat(format int) Format {
	switch {
	case format == 9 || format == 10:
		return Percent
	case format >= 14 && format <= 22, format >= 27 && format <= 36, format >= 45 && format <= 47, format >= 50 && format <= 58:
		return Date
	}
	return Plain
}

// formatOf looks at the first section of a number format, outside quoted
// and escaped text and brackets.
func formatOf(code string) Format {
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
				return Date
			}
			return Plain
		case r == '%':
			return Percent
		case strings.ContainsRune("yYmMdDhHsS", r):
			isDate = true
		}
	}
	// "General" holds no date letter but for its spelling in other languages.
	if isDate && !strings.EqualFold(code, "standard") {
		return Date
	}
	return Plain
}
