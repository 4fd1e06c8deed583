package inspect

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tolokku/programme"
	"tolokku/programme/exports/files"
	"tolokku/programme/exports/xlsx"
)

// timeForm is what of a file's name changes from one download to the next: days
// and times in all their spellings, periods and years.
var timeForm = regexp.MustCompile(`(?i)\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|(?:19|20)\d{2}[-_.]?\d{2}[-_.]?\d{2}(?:[-_T ]{0,2}\d{2}[.:h-]?\d{2}(?:[.:-]?\d{2})?)?|(?:19|20)\d{2}(?:[-_ ]?[mkqv]\d{1,2}|[-_]\d{2})?`)

var openForm = regexp.MustCompile(`\*(?:[-_ .]*\*)+`)

// openName is a file's name with a * for each time in it, and the key words that
// are left; ok is false where nothing but times would tell the file from others.
func openName(base string) (open string, ok bool) {
	ext := path.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	var b strings.Builder
	at := 0
	for _, m := range timeForm.FindAllStringIndex(stem, -1) {
		// Digits on either side make it some other number.
		if m[0] > 0 && isDigit(stem[m[0]-1]) || m[1] < len(stem) && isDigit(stem[m[1]]) {
			continue
		}
		b.WriteString(stem[at:m[0]] + "*")
		at = m[1]
	}
	b.WriteString(stem[at:])
	open = openForm.ReplaceAllString(b.String(), "*")
	return open + ext, open != stem && strings.Trim(open, "*-_ .") != ""
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// pattern is the file's name with its times open, so that the next download is
// found too. It stays as it is where the open one would find other files now, or
// where the name tells the year.
func (d *Description) pattern(source *programme.Source) string {
	return d.placed(d.open(source))
}

// placed is a path as the programme file has it.
func (d *Description) placed(name string) string {
	if d.rebase != nil {
		name = d.rebase(name)
	}
	return norm.NFC.String(name)
}

func (d *Description) open(source *programme.Source) string {
	dir, base := path.Split(path.Clean(d.File))
	if strings.ContainsAny(base, "[]?*\\") {
		return dir + base
	}
	open, ok := openName(base)
	if !ok || source.Layout == programme.Cells {
		return dir + base
	}
	found, err := files.Match("", dir+open)
	if err != nil || len(found) == 0 {
		return dir + base
	}
	for _, other := range found {
		if o, _ := openName(path.Base(other)); norm.NFC.String(o) != norm.NFC.String(open) {
			return dir + base
		}
	}
	return dir + open
}

// closed is the file's own name: for a mapping that takes the year out of it.
func (d *Description) closed() string { return d.placed(path.Clean(d.File)) }

// nameYear is the year in the file's name, without its stamp.
func (d *Description) nameYear() (int, bool) {
	return xlsx.YearWithin(files.WithoutStamp(path.Base(d.File)))
}
