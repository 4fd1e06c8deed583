package definition

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// bounded reports what of a file would take too much: nesting, entries, and
// values in all, aliases counted as what they stand for; and what would mean
// something else than it says. It is false where the file must not be read on.
func (r *reader) bounded(root *yaml.Node) bool {
	w := walker{r: r, sizes: map[*yaml.Node]int{}, open: map[*yaml.Node]bool{}}
	w.size(root, 0)
	if !w.refused && w.total > maxNodes {
		r.fault(root, "jaa ohjelma kahteen tiedostoon tai tarkista, onko samaa kohtaa monistettu",
			"tiedostossa on yli %d arvoa, kun viittaukset avataan", maxNodes)
		w.refused = true
	}
	return !w.refused
}

type walker struct {
	r       *reader
	sizes   map[*yaml.Node]int
	open    map[*yaml.Node]bool
	total   int
	refused bool
}

// size is how many values a node has, itself included, never far above maxNodes.
func (w *walker) size(n *yaml.Node, depth int) int {
	switch {
	case w.refused:
		return 0
	case n.Kind == yaml.AliasNode:
		if w.open[n.Alias] {
			w.refuse(n, "kirjoita kohta auki ilman viittausta", "viittaus *%s on sen kohdan sisällä, johon se viittaa", n.Value)
			return 0
		}
		size, depthBelow := w.sizes[n.Alias], depth
		if size == 0 {
			size = w.size(n.Alias, depthBelow)
		}
		if size > 1 && w.total+size > maxNodes {
			w.refuse(n, "kirjoita kohdat auki tai jätä turhat pois", "viittaukset * monistaisivat ohjelman yli %d arvoksi", maxNodes)
		}
		w.total += size
		return size
	case depth > maxDepth:
		w.refuse(n, "tarkista sulkeet ja sisennykset", "kohtia on sisäkkäin yli %d", maxDepth)
		return 0
	}
	if n.Style&yaml.TaggedStyle != 0 {
		w.r.fault(n, fmt.Sprintf("poista %s, tai jos se on tekstiä, kirjoita arvo lainausmerkkeihin", problemTag(n.Tag)), "arvon edessä on tyyppimerkintä %s, jota ohjelmatiedostossa ei käytetä", problemTag(n.Tag))
	}
	w.open[n] = true
	entries := len(n.Content)
	if n.Kind == yaml.MappingNode {
		entries /= 2
	}
	if entries > maxEntries {
		w.refuse(n, "jaa ohjelma kahteen tiedostoon", "kohdassa on %d kohtaa, mutta niitä voi olla enintään %d", entries, maxEntries)
	}
	size := 1
	w.total++
	for _, child := range n.Content {
		size = min(size+w.size(child, depth+1), maxNodes+1)
	}
	delete(w.open, n)
	w.sizes[n] = size
	return size
}

func (w *walker) refuse(n *yaml.Node, hint, fact string, args ...any) {
	if !w.refused {
		w.r.fault(n, hint, fact, args...)
	}
	w.refused = true
}

// problemTag is a tag as it is written in a file.
func problemTag(tag string) string {
	if strings.HasPrefix(tag, "!") {
		return tag
	}
	return "!<" + tag + ">"
}
