package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// archive is the parts of a file by name.
type archive struct {
	parts map[string]*zip.File
	// left is how many bytes may still be unpacked.
	left int64
	// size is the file's length in bytes.
	size int64
}

// openArchive reads a packed file's directory. Two parts of one name, or of
// names that differ only by case or by the kind of slash, are refused, because
// programs differ in which of them they read.
func openArchive(data []byte) (*archive, error) {
	// Each entry costs memory before the directory's own count can be trusted.
	if bytes.Count(data, []byte("PK\x01\x02")) > partLimit {
		return nil, errNested
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errMalformed
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File)), left: unpackedLimit, size: int64(len(data))}
	for _, f := range z.File {
		name := partName(f.Name)
		if strings.HasSuffix(name, "/") {
			continue
		}
		if a.parts[name] != nil {
			return nil, broken("siinä on kahdesti osa " + f.Name)
		}
		a.parts[name] = f
	}
	return a, nil
}

// partName makes part names comparable: they are the same whatever their case.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/"))+trailing(name), "/"))
}

func trailing(name string) string {
	if strings.HasSuffix(name, "/") || strings.HasSuffix(name, "\\") {
		return "/"
	}
	return ""
}

// scan hands a part's XML to read, and sees that the part was read to its end,
// where its checksum counts.
func (a *archive) scan(name string, limit int64, read func(*scanner) error) error {
	f := a.parts[name]
	if f == nil {
		return broken("siitä puuttuu osa " + name)
	}
	limit = min(limit, a.left)
	if f.UncompressedSize64 > uint64(limit) {
		return errUnpacked
	}
	// Packed data that goes on past the file's end is not all there.
	if at, err := f.DataOffset(); err != nil || f.CompressedSize64 > uint64(a.size-at) {
		return errCut
	}
	packed, err := f.Open()
	if err != nil {
		return err
	}
	defer packed.Close()
	counted := &countedReader{source: packed, left: limit, sum: crc32.NewIEEE()}
	defer func() { a.left -= limit - counted.left }()
	text, err := decoded(counted)
	if err != nil {
		return err
	}
	s := newScanner(text)
	defer s.close()
	if err := read(s); err != nil {
		return err
	}
	if err := s.finish(); err != nil {
		return err
	}
	// A checksum of zero looks unset to the library, which then trusts the part.
	if f.CRC32 == 0 && counted.sum.Sum32() != 0 {
		return errChecksum
	}
	return nil
}

// countedReader stops a part that unpacks to more than it may.
type countedReader struct {
	source io.Reader
	left   int64
	sum    hash.Hash32
}

func (c *countedReader) Read(b []byte) (int, error) {
	n, err := c.source.Read(b)
	if c.left -= int64(n); c.left < 0 {
		c.left = 0
		return 0, errUnpacked
	}
	c.sum.Write(b[:n]) // never fails
	return n, err
}

// decoded turns UTF-16 into UTF-8, with a byte order mark or without.
func decoded(r io.Reader) (io.Reader, error) {
	var head [4]byte
	n, err := io.ReadFull(r, head[:])
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, err
	}
	whole := io.MultiReader(bytes.NewReader(head[:n]), r)
	if err != nil {
		whole = bytes.NewReader(head[:n])
	}
	switch b := head[:n]; {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), bytes.HasPrefix(b, []byte{'<', 0}):
		return transform.NewReader(whole, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), nil
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}), bytes.HasPrefix(b, []byte{0, '<'}):
		return transform.NewReader(whole, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()), nil
	}
	return whole, nil
}

// relation leads from one part to another.
type relation struct{ kind, target string }

// relations reads where a part's relationships lead, by their ids; kind is the
// last word of the type, which is the same in both editions of the standard.
func (a *archive) relations(part string) (map[string]relation, error) {
	folder, file := path.Split(part)
	all := map[string]relation{}
	err := a.scan(folder+"_rels/"+file+".rels", smallLimit, func(s *scanner) error {
		if err := s.root("Relationships"); err != nil {
			return err
		}
		for {
			more, err := s.child()
			if err != nil || !more {
				return err
			}
			if s.main && string(s.name) == "Relationship" {
				id, errID := attributeText(s.get("Id"))
				kind, errKind := attributeText(s.get("Type"))
				target, errTarget := attributeText(s.get("Target"))
				if err := errors.Join(errID, errKind, errTarget); err != nil {
					return err
				}
				if _, twice := all[id]; twice || id == "" || len(all) == partLimit {
					return errMalformed
				}
				if string(s.get("TargetMode")) == "External" {
					kind = ""
				}
				all[id] = relation{kind[strings.LastIndexByte(kind, '/')+1:], resolve(folder, target)}
			}
			if err := s.skip(); err != nil {
				return err
			}
		}
	})
	return all, err
}

// resolve is the name of the part that a relationship's target means.
func resolve(folder, target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	target = strings.ReplaceAll(target, "\\", "/")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	return partName(target)
}
