package definition

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"tolokku/programme"
	"tolokku/programme/problem"
)

// What a programme file may take. A programme of a thousand metrics fits; the
// bounds are there so that no file takes more than a moment and some memory.
const (
	// MaxSize is how many bytes a programme file may have.
	MaxSize = 1 << 20
	// maxDepth is how deep lists and mappings may nest, maxEntries how many a
	// single one may have, maxNodes how many values there may be in all, each
	// alias counted as what it stands for.
	maxDepth   = 60
	maxEntries = 5_000
	maxNodes   = 100_000
	// maxFaults is how many faults are kept; the rest is counted.
	maxFaults = 200
)

// decoded turns a file into the text that is parsed and shown: UTF-8 or
// UTF-16 with a byte order mark, lines ending in \n. It reports what is no
// text, and characters that YAML does not allow, by their line; ok is false then.
func (r *reader) decoded(data []byte) (text string, ok bool) {
	whole := func(fact, hint string) (string, bool) {
		r.problems.Add(problem.Problem{File: r.file, Fact: fact, Hint: hint})
		return "", false
	}
	const save = "tallenna tiedosto UTF-8-muodossa, esimerkiksi Muistiossa: Tallenna nimellä, Koodaus UTF-8"
	switch {
	case len(data) > MaxSize:
		return whole(fmt.Sprintf("tiedosto on liian suuri: siinä on yli %d kilotavua", MaxSize>>10),
			"tarkista, että tiedosto on ohjelman YAML-tiedosto; jaa hyvin suuri ohjelma kahteen tiedostoon")
	case bytes.HasPrefix(data, []byte("PK")), bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return whole("tiedosto ei ole tekstiä vaan esimerkiksi Excel-työkirja", "anna ohjelman YAML-tiedosto valitsimella --programme")
	case bytes.HasPrefix(data, []byte("%PDF")):
		return whole("tiedosto ei ole tekstiä vaan PDF", "anna ohjelman YAML-tiedosto valitsimella --programme")
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return whole("tiedosto on UTF-32-muodossa", save)
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		text = utf16Text(data)
	case len(data) >= 4 && (data[0] == 0 && data[2] == 0 || data[1] == 0 && data[3] == 0):
		return whole("tiedosto on UTF-16-muodossa ilman merkkiä, joka kertoisi sen", save)
	default:
		text = string(bytes.TrimPrefix(data, []byte("\ufeff")))
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	r.lines = strings.Split(text, "\n")
	if n := len(r.lines); n > 1 && r.lines[n-1] == "" {
		r.lines = r.lines[:n-1]
	}
	for i, line := range r.lines {
		for at, c := range line {
			if c == '\t' || c >= ' ' && c < 0x7f {
				continue
			}
			where := func() programme.Position {
				return programme.Position{Line: i + 1, Column: utf8.RuneCountInString(line[:at]) + 1, Length: 1}
			}
			switch {
			case c == utf8.RuneError && strings.HasPrefix(line[at:], "\ufffd"):
				r.faultAt(where(), "kirjoita oikea merkki sen tilalle", "rivillä on merkki U+FFFD, joka on jäänyt jäljelle jonkin toisen merkin kadottua")
			case c == utf8.RuneError:
				r.faultAt(where(), save, "rivillä on tavu %02X, joka ei ole UTF-8-merkistön merkki", line[at])
			case (c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff):
				r.faultAt(where(), "poista merkki; se on voinut tulla tekstin liittämisestä toisesta ohjelmasta", "rivillä on näkymätön ohjausmerkki U+%04X", c)
			default:
				continue
			}
			break
		}
	}
	return text, !r.problems.HasErrors()
}

// utf16Text reads UTF-16 after its byte order mark.
func utf16Text(data []byte) string {
	big := data[0] == 0xfe
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		if big {
			units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
		} else {
			units = append(units, uint16(data[i+1])<<8|uint16(data[i]))
		}
	}
	return string(utf16.Decode(units))
}
