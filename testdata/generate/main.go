// Command generate writes the example municipality's exports. Every figure in
// them is made up, but for the levels of 2021, which are the programme's own
// baselines. From the root of the repository:
//
//	go run ./testdata/generate
//
// writes testdata/aineistot anew. Two runs write the same bytes: nothing
// depends on chance or on the clock.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

// notice stands in a cell of every workbook.
const notice = "Esimerkkiaineisto: luvut ovat keksittyjä"

// workbooks are the exports in the shapes that real ones have.
var workbooks = []struct {
	// name ends in the stamp of the download, as a statistics agency's does.
	name  string
	write func(*excelize.File) error
}{
	{"statfin_tyonv_pxt_12r5_20250924-081500.xlsx", employment},
	{"kuntakokeilu_aktivointiaste_20250924-083000.xlsx", activation},
	{"kuntakokeilu_asiakkaat_20250924-083500.xlsx", clients},
	{"tyomarkkinatuki_kuntaosuudet_20250922-101500.xlsx", benefits},
	{"te-toimisto_paatokset_20250923-140000.xlsx", decisions},
	{"seuranta.xlsx", followUp},
}

func main() {
	dir := flag.String("o", filepath.Join("testdata", "aineistot"), "folder to write to")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, w := range workbooks {
		file := excelize.NewFile()
		if err := w.write(file); err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		if err := save(file, filepath.Join(dir, w.name)); err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
	}
	return nil
}
