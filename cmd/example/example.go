// Package example is the programme that a new user starts from: a programme
// file with a worked metric of each common kind, and a small made-up workbook
// of each layout that it reads.
package example

import (
	_ "embed"

	"tolokku/programme/definition"
)

//go:embed programme.yaml
var programme []byte

// Year is a year for which the example's report shows statuses of every kind.
const Year = 2024

// SchemaName is the file of the JSON Schema that the first line of a programme
// file points its editor to.
const SchemaName = "ohjelma.schema.json"

// File is a file of the example by its name below the folder, with /.
type File struct {
	Name    string
	Content []byte
}

// Files are the example: the programme, its schema and the workbooks. The bytes
// are the same in every run.
func Files() ([]File, error) {
	files := []File{{"programme.yaml", programme}, Schema()}
	for _, b := range workbooks {
		content, err := b.content()
		if err != nil {
			return nil, err
		}
		files = append(files, File{b.name, content})
	}
	return files, nil
}

// Schema is the schema's file.
func Schema() File { return File{SchemaName, definition.Schema()} }
