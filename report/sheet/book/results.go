package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
)

// storeResults puts the formulas' results into a sheet's XML. excelize writes
// a formula's cell as an empty text; a preview that does not compute would
// show nothing there.
func storeResults(content []byte, results map[string]string) ([]byte, error) {
	if len(results) == 0 {
		return content, nil
	}
	var out bytes.Buffer
	stored := 0
	for {
		end := bytes.Index(content, []byte("</f></c>"))
		if end < 0 {
			break
		}
		start := bytes.LastIndex(content[:end], []byte("<c "))
		if start < 0 {
			return nil, fmt.Errorf("kaavalla ei ole solua")
		}
		out.Write(content[:start])
		cell := content[start : end+len("</f>")]
		value, known := results[attribute(cell, "r")]
		if known {
			stored++
		}
		if _, err := strconv.ParseFloat(value, 64); err == nil {
			cell = bytes.Replace(cell, []byte(` t="str"`), nil, 1)
		}
		out.Write(cell)
		out.WriteString("<v>")
		if err := xml.EscapeText(&out, []byte(value)); err != nil {
			return nil, err
		}
		out.WriteString("</v></c>")
		content = content[end+len("</f></c>"):]
	}
	out.Write(content)
	if stored != len(results) {
		return nil, fmt.Errorf("kaavoja %d, tuloksia talletettu %d", len(results), stored)
	}
	return out.Bytes(), nil
}

// attribute reads an attribute of the first tag in the text.
func attribute(tag []byte, name string) string {
	key := []byte(" " + name + `="`)
	start := bytes.Index(tag, key)
	if start < 0 {
		return ""
	}
	rest := tag[start+len(key):]
	return string(rest[:bytes.IndexByte(rest, '"')])
}
