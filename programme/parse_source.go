package programme

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

func (r *reader) sources(n *yaml.Node, p *Programme) {
	if n.Kind != yaml.MappingNode {
		r.fault(n, "anna jokaiselle lähteelle nimi: lähteet: {työnvälitys: {nimi: …}}", "kohdassa lähteet pitäisi olla lähteitä nimineen")
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := normal(n.Content[i].Value)
		if line, again := seen[key]; again {
			r.fault(n.Content[i], "anna lähteelle toinen nimi", "lähde %s on kahteen kertaan, ensin rivillä %d", key, line)
			continue
		}
		seen[key] = n.Content[i].Line
		if s := r.source(key, n.Content[i], resolved(n.Content[i+1])); s != nil {
			p.Sources = append(p.Sources, s)
		}
	}
}

func (r *reader) source(key string, keyNode, n *yaml.Node) *Source {
	f := r.fields(n, "lähde "+key, "nimi", "tiedostot", "valinta", "välilehti", "muoto", "ulottuvuudet",
		"otsikkorivi", "otsikkorivejä", "rivit", "sarakkeet", "puuttuva", "nolla", "ylläpito", "huomautus")
	if f == nil {
		return nil
	}
	s := &Source{Key: key, At: position(keyNode), extent: extentOf(f.node)}
	s.extent.from = min(s.extent.from, keyNode.Line)
	s.Name = f.text("nimi", true)
	s.Files = f.texts("tiedostot", true)
	for _, pattern := range s.Files {
		if _, err := path.Match(pattern, ""); err != nil {
			r.fault(f.value["tiedostot"], "poista hakasulkeet tai lisää puuttuva hakasulku", "tiedostojen hakumalli %q on virheellinen", pattern)
		}
	}
	s.Pick = Pick(f.choice("valinta", string(Newest), string(Every)))
	s.Sheets = f.texts("välilehti", false)
	if f.get("muoto", true) != nil {
		s.Layout = Layout(f.choice("muoto", string(PxWeb), string(Table), string(Long), string(Cells)))
	}
	s.Dimensions = f.texts("ulottuvuudet", false)
	s.RowLabels = f.texts("rivit", false)
	s.HeaderNames = f.texts("sarakkeet", false)
	s.Missing, s.Zero = f.texts("puuttuva", false), f.texts("nolla", false)
	if !f.has("puuttuva") && s.Layout == PxWeb {
		for _, symbol := range []string{".", "..", "..."} {
			if !slices.Contains(s.Zero, symbol) {
				s.Missing = append(s.Missing, symbol)
			}
		}
	}
	for _, symbol := range s.Missing {
		if slices.Contains(s.Zero, symbol) {
			r.fault(f.value["nolla"], "jätä merkki vain toiseen luetteloon", "merkki %q tarkoittaa sekä puuttuvaa että nollaa", symbol)
		}
	}
	s.HandKept = f.choice("ylläpito", "vienti", "käsin") == "käsin"
	s.Notice = f.text("huomautus", false)
	r.header(f, s)
	r.layoutKeys(f, s)
	return s
}

func (r *reader) header(f *fields, s *Source) {
	s.Header = Header{Row: 1, Depth: 1}
	if n := f.get("otsikkorivi", false); n != nil {
		text := r.text(n, "otsikkorivi")
		row, err := strconv.Atoi(text)
		switch {
		case err == nil && (row < 1 || row > 1<<20):
			r.fault(n, "rivit numeroidaan ykkösestä", "otsikkorivi %d on mahdoton", row)
		case err == nil:
			s.Header.Row = row
		case strings.EqualFold(text, "ei") || n.Tag == "!!bool":
			s.Header = Header{None: true}
		default:
			s.Header = Header{Label: text, Depth: 1}
		}
	}
	if depth, ok := f.whole("otsikkorivejä", 1, 20); ok {
		s.Header.Depth = depth
	}
}

// layoutKeys refuses keys that the layout does not use: they would be
// forgotten silently.
func (r *reader) layoutKeys(f *fields, s *Source) {
	unused := map[Layout][]string{
		PxWeb: {"otsikkorivi", "otsikkorivejä", "rivit", "sarakkeet"},
		Table: {"ulottuvuudet"},
		Long:  {"ulottuvuudet", "rivit", "sarakkeet", "otsikkorivejä"},
		Cells: {"ulottuvuudet", "otsikkorivi", "otsikkorivejä", "rivit", "sarakkeet"},
	}
	for _, key := range unused[s.Layout] {
		if f.has(key) {
			r.fault(f.keys[key], "poista avain tai vaihda muoto", "avainta %s ei käytetä, kun muoto on %s", key, s.Layout)
		}
	}
	if s.Layout == Table && len(s.HeaderNames) > 0 && len(s.HeaderNames) != s.Header.Depth {
		r.fault(f.value["sarakkeet"], "anna jokaiselle otsikkoriville yksi nimi",
			"otsikkorivejä on %d, mutta niille on annettu nimiä %d", s.Header.Depth, len(s.HeaderNames))
	}
}

func (r *reader) comments(n *yaml.Node, p *Programme) {
	f := r.fields(n, "kommentit", "lähde", "tunnus", "vuosi", "taho", "kommentti")
	if f == nil {
		return
	}
	c := &CommentMapping{At: position(n), ID: f.text("tunnus", true), Year: f.text("vuosi", true),
		Party: f.text("taho", true), Text: f.text("kommentti", true)}
	if n := f.get("lähde", true); n != nil {
		c.Source = r.sourceNamed(n, p)
	}
	if c.Source != nil && c.Source.Layout != "" && c.Source.Layout != Long {
		r.fault(f.value["lähde"], "anna lähteelle muoto: pitkä", "kommenttien lähteen %s muoto on %s", c.Source.Key, c.Source.Layout)
	}
	p.Comments = c
}

var cellReference = regexp.MustCompile(`^[A-Z]{1,3}[1-9][0-9]{0,6}$`)

func (r *reader) guardedCells(f *fields) []GuardedCell {
	var cells []GuardedCell
	for _, n := range f.list("solut", true) {
		f := r.fields(n, "solut", "vuosi", "solu", "vartija")
		if f == nil {
			continue
		}
		c := GuardedCell{Year: f.year("vuosi", true), Cell: strings.ToUpper(f.text("solu", true)), At: position(f.node)}
		if c.Cell != "" && !cellReference.MatchString(c.Cell) {
			r.fault(f.value["solu"], "kirjoita solu muodossa D14", "solu %q ei ole solun osoite", c.Cell)
		}
		if g := f.get("vartija", true); g != nil {
			if g.Kind != yaml.MappingNode || len(g.Content) != 2 || !cellReference.MatchString(strings.ToUpper(g.Content[0].Value)) {
				r.fault(g, "kirjoita muodossa vartija: {C14: Sotkamo}: teksti, jonka pitää olla solussa C14",
					"vartija on %s, mutta sen pitäisi olla yksi solu ja sen teksti", kindText(g))
			} else {
				c.GuardCell, c.Guard = strings.ToUpper(g.Content[0].Value), r.text(g.Content[1], "vartija")
			}
		}
		if c.Year != 0 {
			for _, other := range cells {
				if other.Year == c.Year {
					r.fault(f.value["vuosi"], "jätä jokaiselle vuodelle yksi solu", "vuodella %d on kaksi solua", c.Year)
				}
			}
		}
		cells = append(cells, c)
	}
	return cells
}
