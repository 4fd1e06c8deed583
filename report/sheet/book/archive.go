package book

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
)

func itoa(n int) string { return strconv.Itoa(n) }

const contentTypes = "[Content_Types].xml"

// archive collects the parts of a workbook and writes them in a fixed order
// with a fixed time: excelize lists chart parts in the order of a map.
type archive struct {
	out    *zip.Writer
	date   time.Time
	change func(part string, content []byte) ([]byte, error)
	parts  map[string]*bytes.Buffer
}

func newArchive(date string, change func(string, []byte) ([]byte, error)) *archive {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return &archive{date: day, change: change, parts: map[string]*bytes.Buffer{}}
}

func (a *archive) writer(w io.Writer) excelize.ZipWriter {
	a.out = zip.NewWriter(w)
	return a
}

// Create begins a part.
func (a *archive) Create(name string) (io.Writer, error) {
	part := &bytes.Buffer{}
	a.parts[name] = part
	return part, nil
}

// AddFS is not needed to write a workbook.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the parts.
func (a *archive) Close() error {
	names := make([]string, 0, len(a.parts))
	for name := range a.parts {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		// Readers that look at the start of a file find its kind there.
		if first := names[i] == contentTypes; first || names[j] == contentTypes {
			return first && names[j] != contentTypes
		}
		return names[i] < names[j]
	})
	for _, name := range names {
		content := a.parts[name].Bytes()
		var err error
		if name == contentTypes {
			content, err = sortTypes(content)
		} else {
			content, err = a.change(name, content)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		part, err := a.out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.date})
		if err != nil {
			return err
		}
		if _, err := part.Write(content); err != nil {
			return err
		}
	}
	return a.out.Close()
}

type partType struct {
	Extension   string `xml:",attr"`
	PartName    string `xml:",attr"`
	ContentType string `xml:",attr"`
}

// sortTypes rewrites the list of parts in a fixed order. It is written by hand
// since encoding/xml would take the entries out of the list's namespace.
func sortTypes(content []byte) ([]byte, error) {
	var read struct {
		Default  []partType
		Override []partType
	}
	if err := xml.Unmarshal(content, &read); err != nil {
		return nil, err
	}
	sort.Slice(read.Default, func(i, j int) bool { return read.Default[i].Extension < read.Default[j].Extension })
	sort.Slice(read.Override, func(i, j int) bool { return read.Override[i].PartName < read.Override[j].PartName })
	var out bytes.Buffer
	out.WriteString(xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, d := range read.Default {
		fmt.Fprintf(&out, `<Default Extension="%s" ContentType="%s"/>`, d.Extension, d.ContentType)
	}
	for _, o := range read.Override {
		fmt.Fprintf(&out, `<Override PartName="%s" ContentType="%s"/>`, o.PartName, o.ContentType)
	}
	out.WriteString("</Types>")
	return out.Bytes(), nil
}
