package table

import (
	"strings"

	"tolokku/programme/exports/xlsx"
)

// titleMarkers part a title's contents from its dimensions, and the word
// before the last dimension, language by language.
var titleMarkers = []struct{ marker, and string }{
	{" muuttujina ", " ja "}, {" efter ", " och "}, {" by ", " and "}, {" etter ", " og "},
}

// titleNames returns the lists of dimension names that the title may mean,
// since names may hold commas and the word "ja" themselves.
func titleNames(title string) [][]string {
	var all [][]string
	title = xlsx.Normalise(title)
	for _, language := range titleMarkers {
		rest := title
		for {
			i := strings.Index(rest, language.marker)
			if i < 0 {
				break
			}
			rest = rest[i+len(language.marker):]
			list := strings.TrimRight(rest, ". ")
			var names []string
			if j := strings.LastIndex(list, language.and); j >= 0 {
				names = append(strings.Split(strings.TrimSuffix(list[:j], ","), ", "), list[j+len(language.and):])
			} else {
				names = strings.Split(list, ", ")
			}
			all = append(all, names)
			// The last name may itself have the word in it: try the earlier ones.
			for j := strings.LastIndex(list, language.and); j >= 0; j = strings.LastIndex(list[:j], language.and) {
				all = append(all, append(strings.Split(list[:j], ", "), list[j+len(language.and):]))
			}
			all = append(all, strings.Split(list, ", "))
		}
	}
	return all
}

// TitleSubject is a title without its list of dimensions.
func TitleSubject(title string) string {
	title = xlsx.Normalise(title)
	for _, language := range titleMarkers {
		title, _, _ = strings.Cut(title, language.marker)
	}
	return strings.TrimRight(title, ", ")
}
