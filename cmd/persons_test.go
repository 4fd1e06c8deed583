package cmd

import (
	"math/big"
	"strings"
	"testing"

	"tolokku/programme"
)

// TestFewPersons: check warns of each count of one to four persons that the report
// would print, and of nothing else.
func TestFewPersons(t *testing.T) {
	value := func(year int, number string) programme.Value {
		x, _ := new(big.Rat).SetString(number)
		return programme.Value{Year: year, Number: x, Origins: []programme.Origin{{File: "a.xlsx", Sheet: "T", Cells: []string{"B2"}}}}
	}
	metric := func(unit string) *programme.Mittari { return &programme.Mittari{ID: "m", Unit: unit} }
	for name, c := range map[string]struct {
		m    *programme.Mittari
		d    programme.Measured
		want string
	}{
		"three persons":      {metric("henkilöä"), programme.Measured{Values: []programme.Value{value(2022, "3"), value(2023, "5"), value(2024, "9/2")}}, "mittarin m luku on vuosina 2022 ja 2024 alle viisi henkilöä"},
		"none, and many":     {metric("henkilöä"), programme.Measured{Values: []programme.Value{value(2022, "0"), value(2023, "5")}}, ""},
		"a later year":       {metric("henkilöä"), programme.Measured{Values: []programme.Value{value(2025, "2")}}, ""},
		"a group":            {metric("asiakasta"), programme.Measured{Groups: []programme.GroupValues{{Name: "alle 25", Values: []programme.Value{value(2023, "1")}}}}, "mittarin m (alle 25) luku on vuonna 2023"},
		"things":             {metric("kpl"), programme.Measured{Values: []programme.Value{value(2022, "3")}}, ""},
		"persons to a clerk": {metric("asiakasta/virkailija"), programme.Measured{Values: []programme.Value{value(2022, "3")}}, ""},
	} {
		p := &programme.Programme{Themes: []*programme.Theme{{Lupaukset: []*programme.Lupaus{{Tavoitteet: []*programme.Tavoite{{Toimenpiteet: []*programme.Toimenpide{{Mittarit: []*programme.Mittari{c.m}}}}}}}}}}
		var facts []string
		for _, x := range fewPersons(p, &programme.Data{Measured: map[string]*programme.Measured{"m": &c.d}}, 2024) {
			facts = append(facts, x.Fact+x.Hint)
		}
		if got := strings.Join(facts, "\n"); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: told %q", name, got)
		}
	}
}
