package definition

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"tolokku/programme"
	"tolokku/programme/problem"
)

func (r *reader) sources(n *yaml.Node, p *programme.Programme) {
	r.sourcesByKey = map[string]*programme.Source{}
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
			r.sourcesByKey[key], r.sourceKeys = s, append(r.sourceKeys, key)
		}
	}
}

func (r *reader) source(key string, keyNode, n *yaml.Node) *programme.Source {
	f := r.fields(n, "lähde", "lähde "+key)
	if f == nil {
		return nil
	}
	s := &programme.Source{Key: key, At: position(keyNode), Extent: extentOf(f.node)}
	s.Extent.From = min(s.Extent.From, keyNode.Line)
	s.Name = f.text("nimi")
	s.Files = f.patterns("tiedostot")
	s.Pick = programme.Pick(f.choice("valinta"))
	s.Sheets = f.texts("välilehti")
	if f.get("muoto") != nil {
		s.Layout = programme.Layout(f.choice("muoto"))
	}
	s.Dimensions = f.texts("ulottuvuudet")
	s.RowLabels = f.texts("rivit")
	s.HeaderNames = f.texts("sarakkeet")
	s.Missing, s.Zero = f.texts("puuttuva"), f.texts("nolla")
	if !f.has("puuttuva") && s.Layout == programme.PxWeb {
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
	s.HandKept = f.choice("ylläpito") == "käsin"
	s.Notice = f.text("huomautus")
	r.header(f, s)
	r.layoutKeys(f, s)
	return s
}

// foreign are endings of files that are never workbooks, with what to do instead.
var foreign = map[string]string{
	".px": "lataa tilasto Excel-muodossa (xlsx)", ".csv": "avaa tiedosto Excelissä ja tallenna se xlsx-muodossa", ".tsv": "avaa tiedosto Excelissä ja tallenna se xlsx-muodossa",
	".ods": "tallenna tiedosto xlsx-muodossa", ".json": "lataa tilasto Excel-muodossa (xlsx)", ".pdf": "pyydä tiedot Excel-muodossa (xlsx)",
}

// patterns reads the patterns of a key's files as they are written: a name may
// have two spaces.
func (f *fields) patterns(name string) []string {
	f.key(name, someTexts)
	n := f.get(name)
	if n == nil {
		return nil
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		if items = n.Content; len(items) == 0 {
			f.r.fault(n, "kirjoita tiedoston nimi tai malli, esimerkiksi aineistot/*12r5*.xlsx", "luettelo %s on tyhjä", name)
		}
	}
	var all []string
	for _, item := range items {
		item = resolved(item)
		if item.Kind != yaml.ScalarNode {
			f.r.text(item, name)
			continue
		}
		pattern := strings.TrimSpace(norm.NFC.String(item.Value))
		if fact, hint := badPattern(pattern); fact != "" {
			f.r.fault(item, hint, "tiedostojen hakumalli %s: %s", `"`+problem.Short(pattern)+`"`, fact)
			continue
		}
		all = append(all, pattern)
	}
	return all
}

// badPattern tells what is wrong with a pattern of file names; empty for a good one.
func badPattern(pattern string) (fact, hint string) {
	if pattern == "" {
		return "malli on tyhjä", "kirjoita tiedoston nimi tai malli, esimerkiksi aineistot/*12r5*.xlsx"
	}
	if strings.Contains(pattern, "**") {
		return "kaksi tähteä peräkkäin ei hae alikansioista", "kirjoita jokaiselle kansiolle oma tähti: " + problem.Short(strings.ReplaceAll(pattern, "**", "*"))
	}
	if at := strings.IndexAny(pattern, "\"<>|"); at >= 0 {
		return fmt.Sprintf("tiedoston nimessä ei voi olla merkkiä %c", pattern[at]), "poista merkki; jos lainausmerkeistä puuttuu toinen, lisää se"
	}
	if _, err := path.Match(strings.ReplaceAll(pattern, "\\", "/"), ""); err != nil {
		return "hakasulkeelta puuttuu pari", "poista hakasulkeet tai lisää puuttuva hakasulje"
	}
	if instead := foreign[strings.ToLower(path.Ext(pattern))]; instead != "" {
		return "vain Excel-työkirjoja (xlsx) luetaan", instead
	}
	return "", ""
}

func (r *reader) header(f *fields, s *programme.Source) {
	s.Header = programme.Header{Row: 1, Depth: 1}
	if n := f.get("otsikkorivi"); n != nil {
		text := r.text(n, "otsikkorivi")
		row, err := strconv.Atoi(text)
		switch {
		case err == nil && (row < 1 || row > lastRow || text[0] == '0'):
			r.fault(n, "rivit numeroidaan ykkösestä, esimerkiksi 3", "otsikkorivi %s on mahdoton", text)
		case err == nil:
			s.Header.Row = row
		case strings.EqualFold(text, "ei") || n.Tag == "!!bool":
			s.Header = programme.Header{None: true}
		default:
			s.Header = programme.Header{Label: text, Depth: 1}
		}
	}
	s.Subheads = f.text("väliotsikot")
	s.SkipBlankRows = f.choice("tyhjät rivit") == "ohitetaan"
	if depth, ok := f.whole("otsikkorivejä"); ok {
		s.Header.Depth = depth
	}
}

// layoutKeys refuses keys that the layout does not use.
func (r *reader) layoutKeys(f *fields, s *programme.Source) {
	if s.Layout != "" {
		f.refuseBeside(string(s.Layout), func(*key) string { return "poista avain tai vaihda muoto" }, "avainta %s ei käytetä, kun muoto on %s")
	}
	if s.Layout == programme.Table && len(s.HeaderNames) > 0 && len(s.HeaderNames) != s.Header.Depth {
		r.fault(f.value["sarakkeet"], "anna jokaiselle otsikkoriville yksi nimi",
			"otsikkorivejä on %d, mutta niille on annettu nimiä %d", s.Header.Depth, len(s.HeaderNames))
	}
}

func (r *reader) comments(n *yaml.Node, p *programme.Programme) {
	f := r.fields(n, "kommentit", "kommentit")
	if f == nil {
		return
	}
	c := &programme.CommentMapping{At: position(n), ID: f.text("tunnus"), Year: f.text("vuosi"),
		Party: f.text("taho"), Text: f.text("kommentti"),
		Cause: f.text("syy"), Action: f.text("toimet"), Who: f.text("kuka"), Due: f.text("mennessä")}
	if n := f.get("lähde"); n != nil {
		c.Source = r.sourceNamed(n)
	}
	if c.Source != nil && c.Source.Layout != "" && c.Source.Layout != programme.Long {
		r.fault(f.value["lähde"], "anna lähteelle muoto: pitkä", "kommenttien lähteen %s muoto on %s", c.Source.Key, c.Source.Layout)
	}
	p.Comments = c
}

var cellReference = regexp.MustCompile(`^[A-Za-z]{1,3}[1-9][0-9]{0,6}$`)

func (r *reader) guardedCells(f *fields) []programme.GuardedCell {
	var cells []programme.GuardedCell
	for _, n := range f.list("solut") {
		f := r.fields(n, "solut", "solut")
		if f == nil {
			continue
		}
		c := programme.GuardedCell{Year: f.year("vuosi"), Cell: strings.ToUpper(f.text("solu")), At: position(f.node)}
		if c.Cell != "" && !cellReference.MatchString(c.Cell) {
			r.fault(f.value["solu"], "kirjoita solu muodossa D14", "solu %q ei ole solun osoite", c.Cell)
		}
		c.Guards = r.cellGuards(f, c.Cell)
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

// cellGuards reads vartija: cells and the texts that must stand in them.
func (r *reader) cellGuards(f *fields, cell string) []programme.Guard {
	f.key("vartija", guards)
	n := f.get("vartija")
	if n == nil {
		return nil
	}
	const form = "kirjoita muodossa vartija: {C14: Sotkamo, D3: 2023}: solut ja tekstit, joiden pitää olla niissä"
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		r.fault(n, form, "vartija on %s, mutta sen pitäisi olla soluja ja niiden tekstejä", kindText(n))
		return nil
	}
	var all []programme.Guard
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		g := programme.Guard{Cell: strings.ToUpper(normal(key.Value)), Label: r.text(n.Content[i+1], "vartija")}
		switch {
		case !cellReference.MatchString(g.Cell):
			r.fault(key, form, "vartijan solu %s ei ole solun osoite", g.Cell)
		case g.Cell == cell:
			r.fault(key, "anna vartijaksi toinen solu, esimerkiksi rivin nimi tai vuosi", "solu %s ei voi olla oma vartijansa", g.Cell)
		case slices.ContainsFunc(all, func(other programme.Guard) bool { return other.Cell == g.Cell }):
			r.fault(key, "poista toinen", "vartijana on solu %s kahteen kertaan", g.Cell)
		case g.Label == "":
			r.fault(key, "kirjoita teksti, jonka pitää olla solussa", "vartijalta %s puuttuu teksti", g.Cell)
		default:
			all = append(all, g)
		}
	}
	return all
}
