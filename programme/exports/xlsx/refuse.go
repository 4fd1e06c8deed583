package xlsx

import (
	"archive/zip"
	"bytes"
	"strings"
	"unicode/utf8"
)

// refusal tells, from a file's first bytes, why it can't be read as an Excel
// workbook and what to do about it; ok is false for a file worth opening.
func refusal(data []byte) (fact, hint string, ok bool) {
	const saveAs = "avaa tiedosto Excelissä ja tallenna se muodossa Excel-työkirja (.xlsx)"
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := bytes.ToLower(head)
	switch {
	case len(data) == 0:
		return "tiedosto on tyhjä", "lataa tiedosto uudelleen", true
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		// The stream names in an OLE container's directory are UTF-16.
		if bytes.Contains(data, utf16Name("EncryptedPackage")) {
			return "tiedosto on suojattu salasanalla", "avaa tiedosto Excelissä, poista salasana (Tiedosto > Tiedot > Suojaa työkirja) ja tallenna se", true
		}
		return "tiedosto on vanhaa Excel-muotoa (.xls), jota ei voi lukea", saveAs, true
	case bytes.HasPrefix(data, []byte{0x09, 0x08}), bytes.HasPrefix(data, []byte{0x09, 0x04}), bytes.HasPrefix(data, []byte{0x09, 0x02}), bytes.HasPrefix(data, []byte{0x09, 0x00, 0x04, 0x00}):
		return "tiedosto on hyvin vanhaa Excel-muotoa (.xls), jota ei voi lukea", saveAs, true
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return refuseZip(data)
	case bytes.HasPrefix(head, []byte("%PDF")):
		return "tiedosto on PDF, ei Excel-työkirja", "lataa luvut lähteestä Excel-tiedostona (.xlsx)", true
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<table")), bytes.HasPrefix(lower, []byte("<head")),
		bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")):
		return "tiedosto on verkkosivu (HTML), vaikka nimi lupaa muuta", saveAs, true
	case bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		return "tiedosto on vanha XML-laskentataulukko, jota ei voi lukea", saveAs, true
	case bytes.HasPrefix(lower, []byte("<?xml")), bytes.HasPrefix(head, []byte("<")):
		return "tiedosto on XML-tiedosto, ei Excel-työkirja", "lataa luvut lähteestä Excel-tiedostona (.xlsx)", true
	case looksLikeText(data):
		return "tiedosto on tekstiä (esimerkiksi CSV), ei Excel-työkirja", "lataa luvut lähteestä Excel-tiedostona, tai avaa tiedosto Excelissä (Tiedot > Tekstistä/CSV:stä), tarkista luvut ja tallenna se muodossa Excel-työkirja (.xlsx)", true
	}
	return "tiedosto ei ole Excel-työkirja (.xlsx)", saveAs, true
}

func refuseZip(data []byte) (fact, hint string, ok bool) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "tiedosto on vaurioitunut: siitä puuttuu osa", "lataa tiedosto uudelleen, tai avaa se Excelissä, anna Excelin korjata se ja tallenna", true
	}
	workbook := false
	const encrypted = 1
	for _, part := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(part.Name, "\\", "/"))
		switch {
		case part.Flags&encrypted != 0:
			return "tiedosto on suojattu salasanalla", "pura salasanalla suojattu paketti ja tallenna työkirja ilman salasanaa", true
		case name == "mimetype":
			return "tiedosto on OpenDocument-tiedosto (.ods), jota ei voi lukea", "avaa tiedosto LibreOfficessa tai Excelissä ja tallenna se muodossa Excel-työkirja (.xlsx)", true
		case strings.HasSuffix(name, "workbook.bin"):
			return "tiedosto on binaarimuotoinen työkirja (.xlsb), jota ei voi lukea", "avaa tiedosto Excelissä ja tallenna se muodossa Excel-työkirja (.xlsx)", true
		case strings.HasPrefix(name, "word/"):
			return "tiedosto on Word-asiakirja, ei Excel-työkirja", "siirrä luvut Excel-työkirjaan (.xlsx)", true
		case strings.HasSuffix(name, ".numbers") || strings.HasPrefix(name, "index/") && strings.HasSuffix(name, ".iwa"):
			return "tiedosto on Numbers-taulukko, jota ei voi lukea", "vie taulukko Numbersista Excel-muotoon (.xlsx)", true
		case strings.HasSuffix(name, "xl/workbook.xml"):
			workbook = true
		}
		// A part's content type can place the workbook elsewhere; excelize finds it.
		workbook = workbook || name == "[content_types].xml"
	}
	if !workbook {
		return "tiedosto on zip-paketti, ei Excel-työkirja", "pura paketti ja anna siinä oleva .xlsx-tiedosto", true
	}
	return "", "", false
}

func utf16Name(name string) []byte {
	var b []byte
	for _, r := range name {
		b = append(b, byte(r), 0)
	}
	return b
}

// looksLikeText accepts UTF-8 and single-byte text: no zero bytes and few control characters.
func looksLikeText(data []byte) bool {
	head := data[:min(len(data), 4096)]
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return true
	}
	odd := 0
	for _, b := range head {
		if b == 0 {
			return false
		}
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			odd++
		}
	}
	return odd == 0 || utf8.Valid(head) && odd < len(head)/100
}
