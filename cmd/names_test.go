package cmd

import (
	"strings"
	"testing"

	"tolokku/programme"
)

// TestLongNames: check hints at each metric whose name is too long for a line and
// that has no short one, or one that is too long as well.
func TestLongNames(t *testing.T) {
	row := &programme.Toimenpide{}
	for id, names := range map[string][2]string{
		"sopiva": {strings.Repeat("ä", 32), ""}, "lyhennetty": {strings.Repeat("ä", 60), "Lyhyt"},
		"pitka": {strings.Repeat("ä", 33), ""}, "yha-pitka": {"Nimi", strings.Repeat("ä", 33)},
	} {
		row.Mittarit = append(row.Mittarit, &programme.Mittari{ID: id, Name: names[0], Short: names[1]})
	}
	p := &programme.Programme{Themes: []*programme.Theme{{Lupaukset: []*programme.Lupaus{{Tavoitteet: []*programme.Tavoite{{Toimenpiteet: []*programme.Toimenpide{row}}}}}}}}
	var facts []string
	for _, x := range longNames(p) {
		facts = append(facts, x.Fact)
	}
	all := strings.Join(facts, "\n")
	if len(facts) != 2 || !strings.Contains(all, "mittarin pitka nimessä on 33 merkkiä") || !strings.Contains(all, "mittarin yha-pitka lyhyessä nimessä on 33 merkkiä") {
		t.Errorf("told:\n%s", all)
	}
}
