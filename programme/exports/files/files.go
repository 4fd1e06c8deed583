// Package files finds the files that a pattern means, and reads the times in
// their names.
package files

import (
	"cmp"
	"errors"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tolokku/programme/exports/xlsx"
)

var (
	stampForm  = regexp.MustCompile(`[_\- ]?((?:19|20)\d{6})[-_T ]?(\d{6})?`)
	dottedForm = regexp.MustCompile(`(?:^|[^0-9.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})`)
	dateForm   = regexp.MustCompile(`((?:19|20)\d{2})-(\d{2})-(\d{2})`)
)

// Stamp reads the time in a file's name, as 14 digits, or as the eight of its day
// where no time of day stands; empty without one.
func Stamp(name string) string {
	best := ""
	for _, m := range stampForm.FindAllStringSubmatchIndex(name, -1) {
		// Digits on either side make it some other number.
		if m[0] > 0 && isDigit(name[m[0]]) && isDigit(name[m[0]-1]) || m[1] < len(name) && isDigit(name[m[1]]) {
			continue
		}
		day := name[m[2]:m[3]]
		if _, ok := xlsx.ParseDate(day[:4] + "-" + day[4:6] + "-" + day[6:]); !ok {
			continue
		}
		stamp := day
		if m[4] >= 0 {
			stamp = day + name[m[4]:m[5]]
		}
		best = max(best, stamp)
	}
	for _, m := range dateForm.FindAllStringSubmatch(name, -1) {
		if _, ok := xlsx.ParseDate(m[0]); ok {
			best = max(best, m[1]+m[2]+m[3])
		}
	}
	for _, m := range dottedForm.FindAllStringSubmatch(name, -1) {
		if day, ok := xlsx.ParseDate(m[1] + "." + m[2] + "." + m[3]); ok {
			best = max(best, day.Format("20060102"))
		}
	}
	return best
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// WithoutStamp takes the time out of a file's name, so that it is not taken for
// the year that the figures are from.
func WithoutStamp(name string) string {
	return dottedForm.ReplaceAllString(dateForm.ReplaceAllString(stampForm.ReplaceAllString(name, " "), " "), " ")
}

// mostFound is how many files, or folders on the way to them, a pattern may find:
// folders that link to themselves would make ever more of them.
const mostFound = 20_000

// ErrTooMany says that a pattern finds more than it can mean.
var ErrTooMany = errors.New("the pattern finds too many files")

// Match lists the files that a pattern finds under dir, by name, in rising
// order. Names compare in composed form, because macOS stores them decomposed.
// A run of any white space is one space, as people see it. Excel's lock files and
// hidden files, such as those that macOS leaves beside others, are skipped unless
// the pattern begins with a point itself.
func Match(dir, pattern string) ([]string, error) {
	pattern = path.Clean(strings.ReplaceAll(pattern, "\\", "/"))
	root, rest := cmp.Or(dir, "."), pattern
	prefix := ""
	if filepath.IsAbs(filepath.FromSlash(pattern)) {
		volume := filepath.VolumeName(filepath.FromSlash(pattern))
		root, prefix = volume+string(filepath.Separator), filepath.ToSlash(volume)+"/"
		rest = strings.TrimPrefix(pattern, prefix)
	}
	found := []string{""}
	// What a * finds may be a file beside the folders that are meant.
	open := false
	for segment := range strings.SplitSeq(rest, "/") {
		var next []string
		for _, base := range found {
			if info, err := os.Stat(filepath.Join(root, filepath.FromSlash(base))); open && err == nil && !info.IsDir() {
				continue
			}
			names, err := matchSegment(filepath.Join(root, filepath.FromSlash(base)), segment)
			if err != nil {
				return nil, err
			}
			for _, name := range names {
				next = append(next, path.Join(base, name))
			}
			if len(next) > mostFound {
				return nil, ErrTooMany
			}
		}
		found = next
		open = open || strings.ContainsAny(segment, "*?[")
	}
	var files []string
	for _, f := range found {
		if strings.HasPrefix(path.Base(f), "~$") {
			continue
		}
		files = append(files, prefix+f)
	}
	slices.Sort(files)
	return files, nil
}

func matchSegment(dir, segment string) ([]string, error) {
	if _, err := os.Lstat(filepath.Join(dir, segment)); err == nil {
		return []string{segment}, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		if os.IsNotExist(err) {
			return nil, nil
		}
		return nil, err
	}
	segment = xlsx.Normalise(segment)
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(segment, ".") {
			continue
		}
		name := xlsx.Normalise(e.Name())
		if ok, _ := path.Match(segment, name); ok || name == segment {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Shown is a file's name for a report, relative to dir where the file is under it:
// where a folder lies on somebody's machine is nobody else's business.
func Shown(dir, name string) string {
	if !filepath.IsAbs(filepath.FromSlash(name)) {
		return norm.NFC.String(name)
	}
	if base, err := filepath.Abs(cmp.Or(dir, ".")); err == nil {
		if inner, err := filepath.Rel(base, filepath.FromSlash(name)); err == nil && filepath.IsLocal(inner) {
			return norm.NFC.String(filepath.ToSlash(inner))
		}
	}
	return norm.NFC.String(path.Base(name))
}
