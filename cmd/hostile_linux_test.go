package cmd

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Whatever a workbook is made of, reading it takes no more than this.
const (
	mostMemory = 256 << 20
	mostCPU    = 10 * time.Second
)

// part is a part of a hostile workbook: before, then chunk so many times, then
// after. The chunk is packed once, so that gigabytes cost nothing to make.
type part struct {
	before, chunk string
	times         int
	after         string
	// change spoils the part's entry in the archive's directory.
	change func(*zip.FileHeader)
}

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	mainNS   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relsNS   = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relsType = `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	sheetXML = "xl/worksheets/sheet1.xml"
	oneRow   = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>`
)

func text(s string) part { return part{before: s} }

// hostileParts are the parts of a sound workbook, each with the changes given.
func hostileParts(change map[string]part) map[string]part {
	parts := map[string]part{
		"_rels/.rels":     text(xmlHead + `<Relationships ` + relsNS + `><Relationship Id="a" ` + relsType + `officeDocument" Target="xl/workbook.xml"/></Relationships>`),
		"xl/workbook.xml": text(xmlHead + `<workbook ` + mainNS + ` xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels": text(xmlHead + `<Relationships ` + relsNS + `><Relationship Id="a" ` + relsType + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" ` + relsType +
			`styles" Target="styles.xml"/><Relationship Id="c" ` + relsType + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`),
		"xl/styles.xml":        text(xmlHead + `<styleSheet ` + mainNS + `><cellXfs><xf/></cellXfs></styleSheet>`),
		"xl/sharedStrings.xml": text(xmlHead + `<sst ` + mainNS + `><si><t>Alue</t></si></sst>`),
		sheetXML:               text(xmlHead + `<worksheet ` + mainNS + `><sheetData>` + oneRow + `</sheetData></worksheet>`),
	}
	maps.Copy(parts, change)
	return parts
}

// pack packs parts; a chunk is repeated without packing it again.
func pack(t *testing.T, parts map[string]part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	deflated := func(s string, last bool) []byte {
		switch {
		case s == "" && last:
			return []byte{3, 0} // the end of packed data
		case s == "":
			return nil
		}
		var b bytes.Buffer
		f, _ := flate.NewWriter(&b, flate.BestSpeed)
		_, _ = f.Write([]byte(s))
		if last {
			f.Close()
		} else {
			f.Flush()
		}
		return b.Bytes()
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		p := parts[name]
		packed := slices.Concat(deflated(p.before, false), bytes.Repeat(deflated(p.chunk, false), p.times), deflated(p.after, true))
		sum, chunk := crc32.ChecksumIEEE([]byte(p.before)), []byte(p.chunk)
		for range p.times {
			sum = crc32.Update(sum, crc32.IEEETable, chunk)
		}
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.Update(sum, crc32.IEEETable, []byte(p.after)),
			CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(len(p.before) + p.times*len(p.chunk) + len(p.after))}
		if p.change != nil {
			p.change(header)
		}
		entry, err := w.CreateRaw(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write(packed); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// repeated is a chunk of about so many bytes, times so often that the whole has
// about total bytes.
func repeated(before, unit string, total int, after string) part {
	chunk := strings.Repeat(unit, max(1<<16/len(unit), 1))
	return part{before: before, chunk: chunk, times: max(total/len(chunk), 1), after: after}
}

// numbered is a part of numbered pieces, too many to repeat one.
func numbered(before, format string, n int, after string) part {
	var b strings.Builder
	b.WriteString(before)
	for i := range n {
		fmt.Fprintf(&b, format, i+1)
	}
	return text(b.String() + after)
}

// hostile makes the kinds of workbooks one by one.
func hostile(t *testing.T, write func(name string, data []byte)) {
	const mega = 1 << 20
	sheet := func(rest string) part { return text(xmlHead + `<worksheet ` + mainNS + `>` + rest + `</worksheet>`) }
	data := func(rows string) part { return sheet(`<sheetData>` + rows + `</sheetData>`) }
	open, end := xmlHead+`<worksheet `+mainNS+`><sheetData>`, `</sheetData></worksheet>`
	sst, sstEnd := xmlHead+`<sst `+mainNS+`>`, `</sst>`
	look, lookEnd := xmlHead+`<styleSheet `+mainNS+`>`, `</styleSheet>`
	wb, wbEnd := xmlHead+`<workbook `+mainNS+` xmlns:r="r"><sheets>`, `</sheets></workbook>`
	spoiled := func(change func(*zip.FileHeader)) part {
		p := data(oneRow)
		p.change = change
		return p
	}
	changed := map[string]map[string]part{
		"spaces between rows":              {sheetXML: repeated(open, " ", 3000*mega, end)},
		"spaces in a cell":                 {sheetXML: repeated(open+`<row r="1"><c r="A1" t="str"><v>`, " ", 400*mega, `</v></c></row>`+end)},
		"digits in a cell":                 {sheetXML: repeated(open+`<row r="1"><c r="A1"><v>`, "1", 400*mega, `</v></c></row>`+end)},
		"a long formula":                   {sheetXML: repeated(open+`<row r="1"><c r="A1"><f>`, "1+", 400*mega, `</f></c></row>`+end)},
		"very many cells":                  {sheetXML: repeated(open+`<row>`, `<c><v>1</v></c>`, 500*mega, `</row>`+end)},
		"very many rows":                   {sheetXML: repeated(open, `<row><c><v>1</v></c></row>`, 500*mega, end)},
		"rows of many cells":               {sheetXML: repeated(open, `<row>`+strings.Repeat(`<c><v>1</v></c>`, 200)+`</row>`, 500*mega, end)},
		"rows of texts":                    {sheetXML: repeated(open, `<row>`+strings.Repeat(`<c t="str"><v>kaksikymmentä merkkiä</v></c>`, 20)+`</row>`, 500*mega, end)},
		"rows of long texts":               {sheetXML: repeated(open, `<row><c t="str"><v>`+strings.Repeat("ä", 30_000)+`</v></c></row>`, 500*mega, end)},
		"rows at the far edge":             {sheetXML: numbered(open, `<row r="%[1]d"><c r="XFD%[1]d"><v>1</v></c></row>`, 100_000, end)},
		"empty rows":                       {sheetXML: repeated(open, `<row/>`, 500*mega, end)},
		"blank cells":                      {sheetXML: repeated(open+`<row>`, `<c/>`, 500*mega, `</row>`+end)},
		"one attribute":                    {sheetXML: repeated(open+`<row r="1"><c r="A1" x="`, "a", 400*mega, `"/></row>`+end)},
		"very many attributes":             {sheetXML: numbered(open+`<row r="1"><c r="A1"`, ` a%d="1"`, 200_000, `/></row>`+end)},
		"deep nesting":                     {sheetXML: repeated(open, "<a>", 100*mega, end)},
		"deep nesting beside the data":     {sheetXML: repeated(xmlHead+`<worksheet `+mainNS+`><extLst>`, "<a>", 100*mega, `</worksheet>`)},
		"a tag without an end":             {sheetXML: repeated(open+`<row `, "r", 100*mega, "")},
		"a comment without an end":         {sheetXML: repeated(open+`<!-- `, "-", 100*mega, "")},
		"a CDATA section":                  {sheetXML: repeated(open+`<row r="1"><c r="A1" t="str"><v><![CDATA[`, "a", 100*mega, `]]></v></c></row>`+end)},
		"an instruction":                   {sheetXML: repeated(open+`<?a `, "a", 100*mega, `?>`+end)},
		"declared namespaces":              {sheetXML: numbered(xmlHead+`<worksheet `+mainNS, ` xmlns:a%d="u"`, 100_000, `/>`)},
		"billion laughs":                   {sheetXML: text(`<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet ` + mainNS + `><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`)},
		"an external entity":               {sheetXML: text(`<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet ` + mainNS + `><sheetData><row r="1"><c r="A1" t="str"><v>&a;</v></c></row></sheetData></worksheet>`)},
		"merged areas":                     {sheetXML: numbered(xmlHead+`<worksheet `+mainNS+`><sheetData>`+oneRow+`</sheetData><mergeCells>`, `<mergeCell ref="A%[1]d:ALL%[1]d"/>`, 600_000, `</mergeCells></worksheet>`)},
		"merged squares":                   {sheetXML: repeated(xmlHead+`<worksheet `+mainNS+`><sheetData>`+oneRow+`</sheetData><mergeCells>`, `<mergeCell ref="A1:XFD16384"/>`, 10*mega, `</mergeCells></worksheet>`)},
		"text between rows":                {sheetXML: data(`7` + oneRow)},
		"a row twice":                      {sheetXML: data(oneRow + oneRow)},
		"a cell twice":                     {sheetXML: data(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`)},
		"a cell on another row":            {sheetXML: data(`<row r="1"><c r="A9"><v>1</v></c></row>`)},
		"a row past the end":               {sheetXML: data(`<row r="99999999999999999999"/>`)},
		"a text past the end":              {sheetXML: data(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`)},
		"a style past the end":             {sheetXML: data(`<row r="1"><c r="A1" s="7"><v>7</v></c></row>`)},
		"bytes that are no text":           {sheetXML: data("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xff\xfe\xfd</v></c></row>")},
		"half of UTF-16":                   {sheetXML: text("\xff\xfe<\x00w\x00o")},
		"another document":                 {sheetXML: text(`<html><body>luvut</body></html>`)},
		"nothing in the sheet":             {sheetXML: text("")},
		"zeros in the sheet":               {sheetXML: repeated("", "\x00", 100*mega, "")},
		"empty texts":                      {"xl/sharedStrings.xml": repeated(sst, `<si/>`, 500*mega, sstEnd)},
		"short texts":                      {"xl/sharedStrings.xml": repeated(sst, `<si><t>a</t></si>`, 500*mega, sstEnd)},
		"long texts":                       {"xl/sharedStrings.xml": repeated(sst, `<si><t>`+strings.Repeat("a", 30_000)+`</t></si>`, 500*mega, sstEnd)},
		"one text":                         {"xl/sharedStrings.xml": repeated(sst+`<si><t>`, "a", 500*mega, `</t></si>`+sstEnd)},
		"runs of a text":                   {"xl/sharedStrings.xml": repeated(sst+`<si>`, `<r><t>a</t></r>`, 500*mega, `</si>`+sstEnd)},
		"guides of a text":                 {"xl/sharedStrings.xml": repeated(sst+`<si>`, `<rPh sb="0" eb="1"><t>a</t></rPh>`, 600*mega, `</si>`+sstEnd)},
		"styles":                           {"xl/styles.xml": repeated(look+`<cellXfs>`, `<xf/>`, 30*mega, `</cellXfs>`+lookEnd)},
		"fonts":                            {"xl/styles.xml": repeated(look+`<fonts>`, `<font/>`, 30*mega, `</fonts>`+lookEnd)},
		"formats":                          {"xl/styles.xml": numbered(look+`<numFmts>`, `<numFmt numFmtId="%d" formatCode="0.0%%"/>`, 100_000, `</numFmts>`+lookEnd)},
		"a long format":                    {"xl/styles.xml": repeated(look+`<numFmts><numFmt numFmtId="170" formatCode="`, "0;", mega/8, `"/></numFmts>`+lookEnd)},
		"styles beyond measure":            {"xl/styles.xml": repeated(look+`<cellXfs>`, `<xf/>`, 500*mega, `</cellXfs>`+lookEnd)},
		"sheets":                           {"xl/workbook.xml": numbered(wb, `<sheet name="s%d" r:id="a"/>`, 100_000, wbEnd)},
		"two sheets of one name":           {"xl/workbook.xml": text(wb + `<sheet name="a" r:id="a"/><sheet name="A" r:id="a"/>` + wbEnd)},
		"no sheets":                        {"xl/workbook.xml": text(wb + wbEnd)},
		"a sheet that is nowhere":          {"xl/workbook.xml": text(wb + `<sheet name="a" r:id="q"/>` + wbEnd)},
		"relationships":                    {"xl/_rels/workbook.xml.rels": numbered(xmlHead+`<Relationships `+relsNS+`>`, `<Relationship Id="r%d" Type="/worksheet" Target="a.xml"/>`, 100_000, `</Relationships>`)},
		"a workbook that is its own sheet": {"xl/_rels/workbook.xml.rels": text(xmlHead + `<Relationships ` + relsNS + `><Relationship Id="a" ` + relsType + `worksheet" Target="workbook.xml"/></Relationships>`)},
		"a target outside":                 {"xl/_rels/workbook.xml.rels": text(xmlHead + `<Relationships ` + relsNS + `><Relationship Id="a" ` + relsType + `worksheet" Target="../../../../etc/passwd"/></Relationships>`)},
		"a part in other letters":          {"XL/worksheets/SHEET1.xml": data(oneRow)},
		"a part by another slash":          {`xl\worksheets\sheet1.xml`: data(oneRow)},
		"a wrong checksum":                 {sheetXML: spoiled(func(h *zip.FileHeader) { h.CRC32++ })},
		"a size that is too small":         {sheetXML: spoiled(func(h *zip.FileHeader) { h.UncompressedSize64 -= 5 })},
		"a size that is too large":         {sheetXML: spoiled(func(h *zip.FileHeader) { h.UncompressedSize64 += 5 })},
		"a size beyond measure":            {sheetXML: spoiled(func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 60 })},
		"a checksum of zero":               {sheetXML: spoiled(func(h *zip.FileHeader) { h.CRC32 = 0 })},
		"parts with a password":            {sheetXML: spoiled(func(h *zip.FileHeader) { h.Flags |= 1 })},
		"a long text in many cells":        {sheetXML: repeated(open, `<row><c t="s"><v>0</v></c><c><v>1</v></c></row>`, mega, end), "xl/sharedStrings.xml": text(sst + `<si><t>` + strings.Repeat("ä", 32_767) + `</t></si>` + sstEnd)},
		"marks apart in many cells":        {sheetXML: repeated(open, `<row><c t="s"><v>0</v></c><c><v>1</v></c></row>`, mega/32, end), "xl/sharedStrings.xml": text(sst + `<si><t>` + strings.Repeat("a\u0308", 16_000) + `</t></si>` + sstEnd)},
		"a long text merged down":          {sheetXML: repeated(open+`<row r="1"><c t="inlineStr"><is><t>`+strings.Repeat("ä", 32_767)+`</t></is></c></row>`, `<row><c/><c><v>1</v></c></row>`, 2*mega, `</sheetData><mergeCells><mergeCell ref="A1:A60000"/></mergeCells></worksheet>`)},
		"an unknown method":                {sheetXML: spoiled(func(h *zip.FileHeader) { h.Method = 99 })},
	}
	for name, c := range changed {
		write(name, pack(t, hostileParts(c)))
	}
	sound := pack(t, hostileParts(nil))
	many := hostileParts(nil)
	for i := range 50_000 {
		many[fmt.Sprintf("xl/media/%d", i)] = part{}
	}
	write("very many parts", pack(t, many))
	// The packed size in the directory, made longer than the file.
	past := slices.Clone(sound)
	past[bytes.LastIndex(past, []byte("PK\x01\x02"))+23] = 0x70
	write("a part past the end", past)
	write("half a file", sound[:len(sound)/2])
	write("no directory", sound[:bytes.Index(sound, []byte("PK\x01\x02"))])
	write("an empty file", nil)
	write("an empty archive", []byte("PK\x05\x06"+strings.Repeat("\x00", 18)))
	write("random bytes", bytes.Repeat([]byte{0x93, 0x00, 0x1f}, 100_000))
	write("an old workbook", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 4096)...))
	write("a web page", []byte("<!DOCTYPE html><table></table>"))
}

// TestHostileWorkbooks gives workbooks that nobody means well with to inspect
// and report: each ends in time and memory, with a message and without output.
func TestHostileWorkbooks(t *testing.T) {
	if testing.Short() {
		t.Skip("hostile workbooks take half a minute")
	}
	folder := t.TempDir()
	names := map[string]string{}
	hostile(t, func(name string, data []byte) {
		names[name] = filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".xlsx")
		if err := os.WriteFile(names[name], data, 0o644); err != nil {
			t.Fatal(err)
		}
	})
	special := func(name string, make func(file string) error) {
		names[name] = filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".xlsx")
		if err := make(names[name]); err != nil {
			t.Logf("no %s: %v", name, err)
			delete(names, name)
		}
	}
	special("a pipe", func(f string) error { return syscall.Mkfifo(f, 0o644) })
	special("a folder", func(f string) error { return os.Mkdir(f, 0o755) })
	special("a device", func(f string) error { return os.Symlink("/dev/zero", f) })
	special("a link to itself", func(f string) error { return os.Symlink(f, f) })
	special("a socket", func(f string) error {
		l, err := net.Listen("unix", f)
		if err == nil {
			t.Cleanup(func() { l.Close() })
		}
		return err
	})
	special("a hole of ten gigabytes", func(f string) error {
		if err := os.WriteFile(f, []byte("PK\x03\x04"), 0o644); err != nil {
			return err
		}
		return os.Truncate(f, 10<<30)
	})
	if len(names) < 60 {
		t.Errorf("only %d kinds", len(names))
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mustRefuse(t, "inspect", names[name])
			home := t.TempDir()
			programme := strings.ReplaceAll(hostileProgramme, "FILE", filepath.ToSlash(names[name]))
			if err := os.WriteFile(filepath.Join(home, "programme.yaml"), []byte(programme), 0o644); err != nil {
				t.Fatal(err)
			}
			mustRefuse(t, "report", "--year", "2023", "--programme", filepath.Join(home, "programme.yaml"), "-o", home)
			if entries, _ := os.ReadDir(home); len(entries) != 1 {
				t.Errorf("report left %v", entries)
			}
		})
	}
}

const hostileProgramme = `ohjelma: {nimi: Koe, kunta: Sotkamo, alkaa: 2022, päättyy: 2025, perusvuosi: 2021}
lähteet:
  t: {nimi: T, tiedostot: "FILE", muoto: taulukko}
teemat:
- teema: T
  lupaukset:
  - lupaus: L
    tavoitteet:
    - tavoite: G
      toimenpiteet:
      - toimenpide: [P]
        vastuutaho: [V]
        mittarit:
        - tunnus: m
          mittari: M
          yksikkö: kpl
          tavoitetaso: seurataan
          arvo: {lähde: t, missä: {A: Sotkamo}, aika: Sarake}
`

// mustRefuse runs the tool in a process of its own and checks what it says and takes.
func mustRefuse(t *testing.T, args ...string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	peak := filepath.Join(t.TempDir(), "peak")
	c := &exec.Cmd{Path: self, Args: append([]string{"tolokku"}, args...), Stdout: &stdout, Stderr: &stderr, Env: append(os.Environ(), peakFile+"="+peak)}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	// A process that waits for ever takes no time of the processor.
	stuck := time.AfterFunc(2*time.Minute, func() { _ = c.Process.Kill() })
	err = c.Wait()
	stuck.Stop()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitContent && exit.ExitCode() != exitSystem {
		t.Errorf("%s: %v\n%.2000s%.2000s", args[0], err, stdout.String(), stderr.String())
	}
	if stdout.Len() > 0 || !strings.Contains(stderr.String(), "virhe: ") || strings.Contains(stderr.String(), "goroutine") {
		t.Errorf("%s printed %.500q and told %.2000s", args[0], stdout.String(), stderr.String())
	}
	memory := peakMemory(t, peak)
	cpu := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if memory > mostMemory || cpu > mostCPU {
		t.Errorf("%s took %d MiB and %v", args[0], memory>>20, cpu)
	} else if memory > mostMemory/2 || cpu > mostCPU/4 {
		t.Logf("%s took %d MiB and %v", args[0], memory>>20, cpu)
	}
}
