package definition

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"tolokku/programme"
)

// ops are the kinds of targets by the key that gives them.
var ops = map[string]programme.Op{
	"enintään": programme.AtMost, "alle": programme.LessThan, "vähintään": programme.AtLeast, "yli": programme.MoreThan, "tasan": programme.Exactly,
	"noin": programme.About, "laskee": programme.Falls, "nousee": programme.Rises, "kasvaa": programme.Grows, "vähenee": programme.Shrinks,
	"valmis": programme.Done, "vaiheet": programme.Done,
}

// targets reads tavoitetaso: "seurataan", a target, or a list of them by
// their decisions.
func (r *reader) targets(n *yaml.Node) []*programme.Target {
	n = resolved(n)
	if n.Kind == yaml.ScalarNode {
		if normal(n.Value) != programme.Monitored.Word() {
			r.fault(n, "kirjoita esimerkiksi {enintään: 4, vuonna: 2025}, tai seurataan, jos tavoitetta ei ole",
				"tavoitetaso %q ei kerro, miten arvoa verrataan siihen", n.Value)
		}
		return nil
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var targets []*programme.Target
	for i, item := range items {
		t := r.target(item)
		if t == nil {
			continue
		}
		if i > 0 {
			r.revision(item, t, targets)
		}
		targets = append(targets, t)
	}
	return targets
}

// revision checks a later target of a list against the one before it.
func (r *reader) revision(n *yaml.Node, t *programme.Target, earlier []*programme.Target) {
	if t.Decided == "" {
		r.fault(n, "lisää päätetty: päivä, jona tavoitetta muutettiin", "muutetulta tavoitetasolta puuttuu avain päätetty")
		return
	}
	if len(earlier) == 0 {
		return
	}
	last := earlier[len(earlier)-1]
	if t.Decided <= last.Decided {
		r.faultAt(t.At, "luettele tavoitetasot päätösten järjestyksessä", "päätös %s ei ole edellisen päätöksen %s jälkeen", t.Decided, last.Decided)
	}
	if (t.Op == programme.Done) != (last.Op == programme.Done) {
		r.faultAt(t.At, "tee uudesta tavoitteesta oma mittari", "virstanpylvästä ei voi vaihtaa lukutavoitteeksi eikä päinvastoin")
		return
	}
	same := slices.EqualFunc(t.Stages, last.Stages, func(a, b programme.Stage) bool { return a.Name == b.Name })
	if t.Op == programme.Done && !same {
		r.faultAt(t.At, "muuta vain määräaikoja", "muutetulla tavoitteella on eri vaiheet kuin alkuperäisellä")
	}
}

func (r *reader) target(n *yaml.Node) *programme.Target {
	f := r.fields(n, "tavoitetaso", "tavoitetaso")
	if f == nil {
		return nil
	}
	kinds := f.place.kinds()
	var given []string
	for _, kind := range kinds {
		if f.value[kind] != nil {
			given = append(given, kind)
		}
		if f.meant[kind] {
			return nil
		}
	}
	if len(given) != 1 {
		fact := "tavoitetasosta puuttuu tieto siitä, miten arvoa verrataan siihen"
		if len(given) > 1 {
			fact = "tavoitetasossa on yhtä aikaa " + strings.Join(given, " ja ")
		}
		r.fault(f.node, "anna täsmälleen yksi näistä: "+strings.Join(kinds, ", "), "%s", fact)
		return nil
	}
	kind := given[0]
	t := &programme.Target{Op: ops[kind], At: position(f.value[kind])}
	if n := f.get("päätetty"); n != nil {
		t.Decided = r.day(n, "päätetty", false)
	}
	var ok bool
	switch kind {
	case "noin":
		ok = r.about(f, t)
	case "laskee", "nousee", "kasvaa", "vähenee":
		ok = r.movement(f, t, kind)
	case "valmis", "vaiheet":
		ok = r.stages(f, t, kind)
	default:
		ok = r.level(f, t, kind)
	}
	if !ok {
		return nil
	}
	return t
}

// only refuses keys that do not belong to the kind of target.
func (f *fields) only(kind string) {
	f.refuseBeside(kind, func(*key) string { return "poista avain" }, "avain %s ei sovi tavoitteeseen %s")
}

func (r *reader) targetNumber(f *fields, kind string) *big.Rat {
	n := f.need(kind)
	if n == nil {
		return nil
	}
	return r.number(n, "tavoitetaso")
}

func (r *reader) level(f *fields, t *programme.Target, kind string) bool {
	t.Value = r.targetNumber(f, kind)
	if f.has("joka vuosi") && f.yes("joka vuosi") {
		f.only(kind + everyYear)
		t.EveryYear = true
		return t.Value != nil
	}
	f.only(kind)
	if f.get("vuonna") == nil {
		r.fault(f.node, "lisää vuonna: 2025 tai joka vuosi: kyllä", "tavoitetasosta puuttuu vuosi")
		return false
	}
	t.Year = f.year("vuonna")
	if n := f.get("välitavoitteet"); n != nil {
		t.Interim = r.interim(n)
	}
	t.Tolerance = f.percentage("jousto", true)
	return t.Value != nil && t.Year != 0
}

func (r *reader) interim(n *yaml.Node) []programme.Interim {
	if n.Kind != yaml.MappingNode {
		r.fault(n, "kirjoita muodossa välitavoitteet: {2023: 5.5}", "välitavoitteissa pitäisi olla vuosia ja lukuja, mutta niissä on %s", kindText(n))
		return nil
	}
	var all []programme.Interim
	for i := 0; i+1 < len(n.Content); i += 2 {
		year, value := r.year(n.Content[i], "välitavoitteen vuosi"), r.number(n.Content[i+1], "välitavoite")
		if year == 0 || value == nil {
			continue
		}
		if slices.ContainsFunc(all, func(other programme.Interim) bool { return other.Year == year }) {
			r.fault(n.Content[i], "jätä vuodelle yksi välitavoite", "vuodella %d on kaksi välitavoitetta", year)
			continue
		}
		all = append(all, programme.Interim{Year: year, Value: value, At: position(n.Content[i])})
	}
	slices.SortFunc(all, func(a, b programme.Interim) int { return a.Year - b.Year })
	return all
}

func (r *reader) about(f *fields, t *programme.Target) bool {
	f.only("noin")
	t.EveryYear, t.Value = true, r.targetNumber(f, "noin")
	if f.has("joka vuosi") && !f.yes("joka vuosi") || !f.has("joka vuosi") {
		r.fault(f.node, "lisää joka vuosi: kyllä; tavoite noin arvioidaan joka vuosi erikseen", "tavoitteelta noin puuttuu avain joka vuosi")
	}
	if t.Value != nil && t.Value.Sign() <= 0 {
		r.fault(f.value["noin"], "käytä tavoitetta tasan tai enintään", "tavoite noin %s on mahdoton: vaihteluväli on osuus tavoitteesta, joten tavoitteen pitää olla suurempi kuin 0", f.value["noin"].Value)
		return false
	}
	t.Band = big.NewRat(1, 10)
	if band := f.percentage("vaihtelu", false); band != nil {
		t.Band = band
	}
	t.ExceedingAllowed = f.choice("ylitys") == "sallittu"
	return t.Value != nil
}

func (r *reader) movement(f *fields, t *programme.Target, kind string) bool {
	f.only(kind)
	f.choice(kind)
	if t.Op == programme.Falls || t.Op == programme.Rises {
		if n := f.need("vuonna"); n != nil {
			t.Year = r.year(n, "vuonna")
		}
		return t.Year != 0
	}
	t.EveryYear = true
	return true
}

// stages reads valmis (one stage) or vaiheet (several).
func (r *reader) stages(f *fields, t *programme.Target, kind string) bool {
	f.only(kind)
	if kind == "valmis" {
		n := f.need("valmis")
		if n == nil {
			return false
		}
		day := r.day(n, "valmis", true)
		t.Stages = []programme.Stage{{Name: "valmis", Deadline: day, At: position(n)}}
		t.Year = yearOf(day)
		return day != ""
	}
	last := ""
	if n := f.get("vuonna"); n != nil {
		last = r.day(n, "vuonna", true)
	}
	list := f.need("vaiheet")
	if list == nil {
		return false
	}
	if list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		r.fault(list, "kirjoita vaiheet järjestyksessä: [pilotointi käynnissä, malli käytössä]", "vaiheiden pitäisi olla luettelo")
		return false
	}
	for _, n := range list.Content {
		if s, ok := r.stage(resolved(n), last); ok {
			if i := len(t.Stages) - 1; i >= 0 && t.Stages[i].Deadline > s.Deadline {
				r.fault(n, "luettele vaiheet määräaikojen järjestyksessä; vaiheella, jolla ei ole omaa määräaikaa, on koko tavoitteen määräaika", "vaiheen %s määräaika on ennen edellisen vaiheen määräaikaa", s.Name)
			}
			if slices.ContainsFunc(t.Stages, func(other programme.Stage) bool { return other.Name == s.Name }) {
				r.fault(n, "anna jokaiselle vaiheelle oma nimi", "vaihe %s on kahteen kertaan", s.Name)
			}
			t.Stages = append(t.Stages, s)
		}
	}
	if len(t.Stages) == 0 {
		return false
	}
	t.Year = yearOf(t.Stages[len(t.Stages)-1].Deadline)
	return true
}

func (r *reader) stage(n *yaml.Node, last string) (programme.Stage, bool) {
	s := programme.Stage{Deadline: last, At: position(n)}
	if n.Kind == yaml.ScalarNode {
		s.Name = r.text(n, "vaiheet")
	} else {
		f := r.fields(n, "vaihe", "vaihe")
		if f == nil {
			return s, false
		}
		s.Name = f.text("vaihe")
		if d := f.get("viimeistään"); d != nil {
			if s.Deadline = r.day(d, "viimeistään", true); s.Deadline == "" {
				return s, false
			}
		}
	}
	if s.Name == "" {
		return s, false
	}
	if s.Deadline == "" {
		r.fault(n, "lisää vaiheelle viimeistään: 2025 tai koko tavoitteelle vuonna: 2025", "vaiheelta %s puuttuu määräaika", s.Name)
		return s, false
	}
	return s, true
}

func yearOf(day string) int {
	year, _ := strconv.Atoi(strings.SplitN(day, "-", 2)[0])
	return year
}
