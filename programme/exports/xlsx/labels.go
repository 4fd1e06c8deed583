package xlsx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise makes texts comparable: composed characters, every run of white
// space (no-break, thin and narrow spaces too) one space, none at the ends,
// characters without width gone.
func Normalise(s string) string {
	if isNormal(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff' || r == '\u00ad':
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// isNormal tells whether a text is as Normalise would make it, in one look; of
// a text of seldom met characters it does not know.
func isNormal(s string) bool {
	space := true // a space would be one too many
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == ' ' && space, r < ' ', r >= 0x300, r >= 0x7f && r <= 0xa0, r == '\u00ad':
			// Below U+0300 nothing composes.
			return false
		}
		space = r == ' '
		i += size
	}
	return !space || s == ""
}

// Fold makes names comparable where upper and lower case mean the same.
func Fold(s string) string { return strings.ToLower(Normalise(s)) }

// StripMark takes the asterisks that mark a footnote or a preliminary figure off the end.
func StripMark(s string) string {
	return strings.TrimRight(strings.TrimRight(s, "*"), " ")
}

// SplitCode parts a label such as "KU765 Sotkamo" into code and text; ok is
// false where the label does not begin with something like a code.
func SplitCode(label string) (code, name string, ok bool) {
	code, name, ok = strings.Cut(label, " ")
	if !ok || !LooksLikeCode(code) {
		return "", "", false
	}
	return code, name, true
}

// LooksLikeCode accepts capital letters, digits and the marks between them;
// a code has a digit or is a few capitals (SSS, MK01, 765, 20-24).
func LooksLikeCode(s string) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	for _, r := range s {
		if !(r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-.+/", r)) {
			return false
		}
	}
	return strings.ContainsAny(s, "0123456789") || len(s) <= 5
}

// MatchLabel finds the label that is meant among those that exist. It is the
// same text after normalising; failing that the only one that differs by
// footnote asterisks, or the only one whose code in front is left out. Near
// twins never match.
func MatchLabel(wanted string, existing []string) (string, bool) {
	wanted = Normalise(wanted)
	if slices.Contains(existing, wanted) {
		return wanted, true
	}
	only := func(same func(string) bool) (string, bool) {
		found := ""
		for _, e := range existing {
			if same(e) {
				if found != "" {
					return "", false
				}
				found = e
			}
		}
		return found, found != ""
	}
	if wanted == "" {
		return "", false
	}
	if found, ok := only(func(e string) bool { return StripMark(e) == StripMark(wanted) }); ok {
		return found, true
	}
	return only(func(e string) bool {
		_, name, ok := SplitCode(e)
		return ok && name == wanted
	})
}
