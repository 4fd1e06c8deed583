package xlsx

// The limits keep any file, however it was made, under 256 MiB of memory and ten
// seconds of processor time. An export of a statistics agency is far below all
// of them: the largest met has 2.6 MB, 600,000 cells and 300 columns.
const (
	// fileLimit is a packed file's greatest size in bytes; it is held in memory.
	fileLimit = 48 << 20
	// partLimit is how many parts a file may hold.
	partLimit = 10_000
	// unpackedLimit is how many bytes may be unpacked of one workbook in all.
	unpackedLimit = 512 << 20
	// smallLimit is the greatest unpacked size in bytes of a part that is no
	// sheet and no table of strings: relationships, styles, the workbook itself.
	smallLimit = 32 << 20
	// storeLimit is how many bytes the texts and cells of one workbook may take
	// as they are kept.
	storeLimit = 64 << 20
	// shownLimit is how many bytes of text the cells of one workbook may show in
	// all, a shared text counted in each cell: a short file may show one long text
	// in a million cells, and what looks at each of them has to end.
	// A text of shownFree bytes costs no more than any other cell.
	shownLimit = 48 << 20
	shownFree  = 32
	// cellLimit, rowLimit and stringLimit count what one workbook may hold.
	cellLimit   = 8_000_000
	rowLimit    = 1_000_000
	stringLimit = 2_000_000
	// widthLimit sums up the last columns of one sheet's rows: what looks at each
	// column of each row has to end.
	widthLimit = 50_000_000
	// sheetLimit is how many sheets a workbook may have.
	sheetLimit = 2_000
	// styleLimit is how many cell styles, fonts or number formats there may be;
	// Excel's own bound is 65,490.
	styleLimit = 65_536
	// formatLimit is a number format's greatest length in bytes.
	formatLimit = 2_048
	// mergedLimit is how many merged areas are kept, each counted by its shorter side.
	mergedLimit = 500_000
	// textLimit is a cell's longest text in bytes; Excel's own bound is 32,767
	// characters.
	textLimit = 4 * 32_767
	// struckLimit is how many struck-out cells of a sheet are listed.
	struckLimit = 1_000
	// depthLimit is how deep elements may nest, attributeLimit how many attributes
	// one may have.
	depthLimit     = 64
	attributeLimit = 128
	// bufferSize bounds a tag, a text and a comment: each has to fit.
	bufferSize = 256 << 10
	// The far corner of a sheet, XFD1048576.
	lastRow    = 1_048_576
	lastColumn = 16_384
)
